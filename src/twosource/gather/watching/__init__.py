"""From a list of feeds and pages to what is new in them: politely, resumably, one round after the other."""

from twosource.gather.watching.pacing import Pace
from twosource.gather.watching.watch import WatchOptions, seconds_to_next, watch_round

__all__ = ["Pace", "WatchOptions", "seconds_to_next", "watch_round"]
