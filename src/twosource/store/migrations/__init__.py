"""The steps from one version of a case's tables to the next; each is kept as it was released."""
