"""From GeoNames' towns and divisions, as two packages carry them, to the two files in which the reader looks."""
