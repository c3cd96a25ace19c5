"""The line that names the rooms in order: gather, read, store, relate."""
