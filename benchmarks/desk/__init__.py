"""How long the desk takes to answer on a large case."""
