"""What tantivy cannot do, said so that a person can mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from search.backends.embedded_folder import MEND
from search.request import BackendDownError


@contextmanager
def as_down(trouble: str, mend: Callable[[], str] = lambda: MEND) -> Iterator[None]:
    """tantivy reports damage, a full disk and missing files as ValueError or OSError."""
    try:
        yield
    except (ValueError, OSError) as error:
        raise BackendDownError(f"{trouble} ({error}); {mend()}") from error
