"""The examples in the desk's docstrings run."""

from __future__ import annotations

import doctest
from importlib import import_module
from pkgutil import walk_packages

import twosource.desk


def test_every_example_of_the_desk_gives_what_it_says() -> None:
    names = [found.name for found in walk_packages(twosource.desk.__path__, "twosource.desk.")]
    results = {name: doctest.testmod(import_module(name)) for name in names}
    assert sum(result.attempted for result in results.values()) >= 10
    assert {name: result.failed for name, result in results.items() if result.failed} == {}
