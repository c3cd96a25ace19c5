"""Room 3: Readings go in, stories, claims, origins and status come out; pure, candidates are passed in."""
