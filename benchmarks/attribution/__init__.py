"""Measures who says what on PolNeAR and on chains of voices, beside peers run on the same trees."""
