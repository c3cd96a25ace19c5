"""Posts against checked claims (Snopes), beside plain BM25."""
