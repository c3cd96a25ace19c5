"""Who stands behind a text: outlets, credits, chains, and how many independent origins at least and at most."""
