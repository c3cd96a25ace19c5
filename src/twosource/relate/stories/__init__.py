"""Items go in one at a time and are gathered into stories, which a repair pass splits and merges."""
