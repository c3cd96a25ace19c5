"""Processes do lists in order, whatever becomes of one of them; little is taken ahead of what is given back."""

from __future__ import annotations

import os
import signal
from functools import partial
from typing import TYPE_CHECKING

import pytest

from twosource.run.crew import AHEAD, Crew

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def double(numbers: list[int]) -> list[int]:
    return [2 * number for number in numbers]


def die_at(deadly: int, numbers: list[int]) -> list[int]:
    if deadly in numbers:
        os.kill(os.getpid(), signal.SIGKILL)
    return double(numbers)


def die_once(mark: Path, numbers: list[int]) -> list[int]:
    if 5 in numbers and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return double(numbers)


def refuse(numbers: list[int]) -> list[int]:
    msg = f"no {numbers}"
    raise ValueError(msg)


def minus_one(_: int) -> int:
    return -1


LISTS = [(name, [3 * place, 3 * place + 1, 3 * place + 2]) for place, name in enumerate("abcdefgh")]


def test_results_come_in_order_with_their_tags() -> None:
    assert list(Crew(double, minus_one, 2).run(LISTS)) == [(name, double(numbers)) for name, numbers in LISTS]


def test_no_more_is_taken_than_the_processes_need() -> None:
    taken: list[str] = []

    def lists() -> Iterator[tuple[str, list[int]]]:
        for name, numbers in LISTS:
            taken.append(name)
            yield name, numbers

    running = Crew(double, minus_one, 1).run(lists())
    next(running)
    assert len(taken) == AHEAD
    running.close()


def test_a_killed_process_costs_nothing(tmp_path: Path) -> None:
    crew = Crew(partial(die_once, tmp_path / "mark"), minus_one, 2)
    assert list(crew.run(LISTS)) == [(name, double(numbers)) for name, numbers in LISTS]
    assert (tmp_path / "mark").exists()


def test_a_deadly_piece_is_lost_alone() -> None:
    done = dict(Crew(partial(die_at, 4), minus_one, 2).run(LISTS))
    assert done["b"] == [6, -1, 10]
    assert {name: results for name, results in done.items() if name != "b"} == {
        name: double(numbers) for name, numbers in LISTS if name != "b"
    }


def test_what_the_work_raises_is_raised_here() -> None:
    with pytest.raises(ValueError, match=r"no \[0, 1, 2\]"):
        list(Crew(refuse, minus_one, 1).run(LISTS))
