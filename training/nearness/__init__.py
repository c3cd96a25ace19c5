"""Makes the table of near words that relating ships."""
