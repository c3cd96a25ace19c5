"""A process that follows a feed into a case for one round and relates it; run, and killed, by test_following.py.

`python following.py LOCATION ADDRESS`: as `twosource watch --once`, but without the seconds between two requests.
"""

from __future__ import annotations

import sys

from twosource.cli.watch import look
from twosource.gather.watching import Pace, WatchOptions
from twosource.read.language import load_language
from twosource.read.places import load_gazetteer
from twosource.read.reader import Reader
from twosource.run.reading import Readers
from twosource.store import open_case


def main() -> int:
    location, address = sys.argv[1:3]
    case = open_case(location)
    case.follow(address)
    status = look(case, WatchOptions(pace=Pace(gap=0.0)), Readers(Reader(load_language(), load_gazetteer())))
    case.close()
    return status


if __name__ == "__main__":
    sys.exit(main())
