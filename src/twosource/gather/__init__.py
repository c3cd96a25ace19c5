"""Room 1: the world goes in, Items come out; the only room that touches the network."""
