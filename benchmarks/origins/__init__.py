"""Echoes and independent origins in posts of breaking events, beside counting and known edges only."""
