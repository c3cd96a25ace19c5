"""One file a format: bytes of that format in, items out."""
