"""Facts of a claim go in; its status by rule, the argument for it and the reference page of the rules come out."""
