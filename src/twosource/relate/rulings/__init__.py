"""What people ruled, respected whenever the program relates anew: readings corrected, claims merged and split."""
