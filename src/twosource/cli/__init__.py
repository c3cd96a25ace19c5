"""The command line: one file a verb group, and the only room that prints."""
