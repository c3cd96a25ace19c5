"""Pairs worth a look, and the groups that judged pairs make; stories and claims both group by it."""
