"""How the heads that find statements are made: our own marked texts in, heads on the frozen language model out."""
