"""How fast a large case answers and takes things in, on both databases."""
