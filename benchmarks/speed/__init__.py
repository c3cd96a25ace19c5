"""How fast items are read, whole and by stage, as a share of the language model's time in the same run."""
