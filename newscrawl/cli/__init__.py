"""The command line. Exit 0: done; 1: it ran, but something failed; 2: wrong usage or configuration, in one line."""

from __future__ import annotations

import sys

import typer
from typer.exceptions import Exit, TyperException
from typer.main import get_command

from newscrawl.cli import crawling, keeping, reporting, searching, serving, streaming
from newscrawl.cli.output import OutputError, drop_output, watch_output
from newscrawl.errors import OperationError, UsageError
from search.request import BackendDownError, RequestError

app = typer.Typer(
    name="newscrawl",
    help="An archive of Vietnamese trade-union news: crawl, keep, search.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for part in (crawling, searching, reporting, keeping, streaming, serving):
    part.register(app)


def main() -> None:
    """Run a command and leave with its exit code; errors that a user can mend take one line and no traceback."""
    watch_output()
    try:
        code = get_command(app)(sys.argv[1:] or ["--help"], standalone_mode=False)
    except Exit as leave:
        code = leave.exit_code
    except TyperException as error:
        code = _say(f"{error.format_message()} (newscrawl --help lists what there is)", error.exit_code)
    except (UsageError, RequestError) as error:
        code = _say(_reason(error), 2)
    except (OperationError, BackendDownError) as error:
        code = _say(str(error), 1)
    except OutputError as error:
        drop_output()
        code = _say(f"standard output cannot be written: {error.strerror}", 1)
    except SystemExit as leave:
        code = leave.code
        if isinstance(leave.__context__, BrokenPipeError):  # typer's 1: whoever read our output has read enough
            drop_output()
            code = 0
    except KeyboardInterrupt:
        code = 130
    sys.exit(code if isinstance(code, int) else 0)


def _reason(error: Exception) -> str:
    return f"{error.parameter}: {error}" if isinstance(error, RequestError) else str(error)


def _say(message: str, code: int) -> int:
    one_line = " ".join(message.split())
    sys.stderr.write(f"newscrawl: {one_line}\n")
    return code
