"""How fast archives are read on each engine, whether all write the same, what a kill costs, what it scales to."""
