"""From a YAML file of the codebook to a frozen dataclass: types are checked, unknown and missing keys are errors."""

from __future__ import annotations

import hashlib
from dataclasses import fields, is_dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_type_hints

import msgspec
import yaml

from twosource.errors import ConfigError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

Shape = TypeVar("Shape")
FOLDER = "twosource.codebook"
SAFE_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml, where the wheel has it, is ten times faster


def vocabulary_names() -> list[str]:
    """List the vocabularies that ship, sorted, by file name without `.yaml`."""
    return sorted(entry.name.removesuffix(".yaml") for entry in files(FOLDER).iterdir() if entry.name.endswith(".yaml"))


def load_vocabulary(name: str, shape: type[Shape]) -> Shape:
    """Read `codebook/<name>.yaml` as `shape`, a frozen dataclass whose fields are its keys.

    Raises:
        ConfigError: the file is missing, is not YAML, has a key that `shape` does not name, or a value of another
        type.
    """
    source = files(FOLDER) / f"{name}.yaml"
    written = parse_yaml(source, name)
    refuse_unknown_keys(written, shape, name)
    try:
        return msgspec.convert(written, type=shape, strict=True)
    except msgspec.ValidationError as error:
        msg = f"codebook/{name}.yaml: {error}; correct the file"
        raise ConfigError(msg) from error


def parse_yaml(source: Traversable, name: str) -> object:
    """Parse one file of the codebook, safely."""
    try:
        return yaml.load(source.read_text(encoding="utf-8"), Loader=SAFE_LOADER)  # noqa: S506 - both are safe loaders
    except FileNotFoundError as error:
        msg = f"codebook/{name}.yaml: no such vocabulary; there are {', '.join(vocabulary_names())}"
        raise ConfigError(msg) from error
    except yaml.YAMLError as error:
        msg = f"codebook/{name}.yaml: not YAML: {' '.join(str(error).split())}"
        raise ConfigError(msg) from error


def refuse_unknown_keys(written: object, shape: Any, path: str) -> None:  # noqa: ANN401 - no type for a type form
    """Walk value and shape side by side and raise ConfigError at the first key that the shape does not name."""
    if is_dataclass(shape) and isinstance(written, dict):
        hints = _hints_of(shape)  # type: ignore[arg-type]  # a class is hashable
        named = {field.name for field in fields(shape)}
        for key, value in written.items():
            if key not in named:
                msg = f"codebook/{path}: unknown key {key!r}; it knows {', '.join(sorted(named))}"
                raise ConfigError(msg)
            refuse_unknown_keys(value, hints[key], f"{path}.{key}")
        return
    inner = [form for form in get_args(shape) if form is not Ellipsis]
    if isinstance(written, list) and inner:
        for number, value in enumerate(written):
            refuse_unknown_keys(value, inner[0], f"{path}[{number}]")
    elif isinstance(written, dict) and inner:
        for key, value in written.items():
            refuse_unknown_keys(value, inner[-1], f"{path}.{key}")


@lru_cache(maxsize=256)
def _hints_of(shape: Any) -> dict[str, Any]:  # noqa: ANN401 - no type for a type form
    """Resolve the types of a shape's fields once, not at each of a thousand rows."""
    return get_type_hints(shape)


@lru_cache(maxsize=1)
def codebook_digest() -> str:
    """Give `sha256:…` over all vocabularies by name: what is stamped on everything they coded."""
    whole = hashlib.sha256()
    for name in vocabulary_names():
        whole.update(name.encode())
        whole.update((files(FOLDER) / f"{name}.yaml").read_bytes())
    return "sha256:" + whole.hexdigest()
