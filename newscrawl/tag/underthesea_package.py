"""What is taken from underthesea: its token pattern, its lists, its models. Loaded when first asked for, once.

Its `__init__` imports everything it has (half a second), so nothing of it is imported before. What is computed here
in its place (`underthesea_segments`, `underthesea_labels`) is written for one version: another one is refused.
"""

from __future__ import annotations

import importlib
import pickle
import re
import threading
from collections.abc import Callable, Iterable
from functools import cache, wraps
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import ModuleType
from typing import TypeVar

from newscrawl.errors import UsageError

T = TypeVar("T")

#: The version whose tags ours were compared with (tests/tag/test_underthesea_chain.py).
VERSION = "9.5"

#: The folder of its segmentation, in its pipeline.
SEGMENTATION = "word_tokenize/models/ws_crf_vlsp2013_20230727"

_loading = threading.RLock()


def loaded_once(load: Callable[[], T]) -> Callable[[], T]:
    """Calls a function at the first use only; threads that come meanwhile wait for its result.

    One lock for all: underthesea's modules import each other in a circle, which two threads must not enter at once.
    """
    cached = cache(load)

    @wraps(load)
    def locked() -> T:
        with _loading:
            return cached()

    return locked


@loaded_once
def token_pattern() -> re.Pattern[str]:
    """The pattern whose matches are the tokens."""
    pattern: re.Pattern[str] = module("pipeline.word_tokenize.regex_tokenize").patterns
    return pattern


@loaded_once
def respelled_characters() -> dict[int, str]:
    """For `str.translate`: what is written otherwise before tokens are looked for, one for one ("Ð", eth, as "Đ")."""
    respelled: dict[str, str] = module("pipeline.text_normalize.text_normalizer").character_map
    if any(len(written) != 1 or len(standard) != 1 for written, standard in respelled.items()):
        raise changed("respells strings, not characters")
    return {ord(written): standard for written, standard in respelled.items()}


@loaded_once
def respelled_tokens() -> dict[str, str]:
    """Tokens that are written otherwise ("hoà" as "hòa")."""
    respelled: dict[str, str] = module("pipeline.text_normalize.text_normalizer").token_map
    return respelled


@loaded_once
def dictionary() -> frozenset[str]:
    """The Vietnamese word list of its segmentation, in lower case."""
    return frozenset(_stored(folder(SEGMENTATION) / "dictionary.bin"))


def segmentation_templates() -> list[str]:
    """The templates of the features that segmentation goes by."""
    return list(_stored(folder(SEGMENTATION) / "features.bin"))


def module(name: str) -> ModuleType:
    """One of its modules.

    Raises:
        UsageError: another version is installed, or none.
    """
    installed = _installed()
    if not installed.startswith(f"{VERSION}."):
        raise UsageError(
            f"underthesea {installed} is installed, the tagger needs {VERSION}: install it as pyproject.toml says"
        )
    with _loading:
        importlib.import_module("underthesea")  # first: an import that was interrupted leaves parts that need the whole
        return importlib.import_module(f"underthesea.{name}")


def _installed() -> str:
    try:
        return version("underthesea")
    except PackageNotFoundError:
        return "(none)"


def folder(name: str) -> Path:
    """A folder of its pipeline."""
    return Path(str(module("pipeline").__file__)).parent / name


def changed(how: str) -> UsageError:
    """The error for an underthesea that is not what the tagger was written for."""
    return UsageError(f"underthesea has changed: it {how}; install version {VERSION} as pyproject.toml says")


def _stored(path: Path) -> Iterable[str]:
    with path.open("rb") as file:
        stored: Iterable[str] = pickle.load(file)
    return stored
