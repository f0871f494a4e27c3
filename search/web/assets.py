"""Sheets and scripts: where they are, and how long a browser may keep them."""

from __future__ import annotations

import hashlib
import os
from functools import cache
from importlib.resources import files
from pathlib import Path

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

STATIC = Path(__file__).parent / "static"
#: htmx, as the package that carries it has it.
_HTMX_PACKAGE, _HTMX_FOLDER = "js_lib_htmx", "static/htmx"
_HTMX = Path(str(files(_HTMX_PACKAGE))) / _HTMX_FOLDER
#: A year: an address that names its file's digest never shows another file.
_KEPT = "public, max-age=31536000, immutable"


@cache
def asset(name: str) -> str:
    """The address of a sheet or script; it changes with the file: no browser shows new pages in an old dress."""
    path = next(folder / name for folder in (STATIC, _HTMX) if (folder / name).exists())
    return f"/static/{name}?{_digest(path)}"


@cache
def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


class Assets(StaticFiles):
    """The files of `asset` addresses."""

    def __init__(self) -> None:
        super().__init__(directory=STATIC, packages=[(_HTMX_PACKAGE, _HTMX_FOLDER)])

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        """The file; kept for good where the address has its digest."""
        answer = super().file_response(full_path, stat_result, scope, status_code)
        if scope["query_string"].decode("latin-1") == _digest(Path(full_path)):
            answer.headers["Cache-Control"] = _KEPT
        return answer
