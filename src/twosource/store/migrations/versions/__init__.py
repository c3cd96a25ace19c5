"""One file a step, numbered; later steps may add, never forget."""
