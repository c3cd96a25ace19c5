"""The examples in the docstrings of gather and store are true."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import twosource.gather
import twosource.store

NAMES = [
    found.name
    for package in (twosource.gather, twosource.store)
    for found in pkgutil.walk_packages(package.__path__, package.__name__ + ".")
    if "migrations" not in found.name
]


@pytest.mark.parametrize("name", NAMES)
def test_examples_are_true(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
