"""Hypothesis strategies for every value of the model, built from the types of its fields."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any, Literal, cast, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from twosource.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = st.text(max_size=30)
NUMBERS = st.integers(-(2**53), 2**53)


def values_of(shape: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - no type for a type form
    """Give values of a dataclass of the model, or of the type of one of its fields."""
    if shape is Span:
        return st.builds(Span, NUMBERS, NUMBERS)
    if is_dataclass(shape):
        hints = get_type_hints(shape)
        made = cast("Callable[..., Any]", shape)
        return st.builds(made, **{field.name: values_of(hints[field.name]) for field in fields(shape)})
    if shape in PLAIN:
        return PLAIN[shape]
    return values_of_generic(shape)


PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXT,
    int: NUMBERS,
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    type(None): st.none(),
}


def values_of_generic(shape: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - no type for a type form
    arguments = get_args(shape)
    if get_origin(shape) is Literal:
        return st.sampled_from(arguments)
    if get_origin(shape) is tuple:
        if arguments[-1] is Ellipsis:
            return st.lists(values_of(arguments[0]), max_size=2).map(tuple)
        return st.tuples(*map(values_of, arguments))
    return st.one_of(*map(values_of, arguments))
