"""The parameters of a search as options of a command: declared once, in `search.parameters`."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from operator import getitem
from typing import Annotated, Any, Literal

import typer

from search.parameters import Parameter, Q, read_request

Command = Callable[..., None]


def asking(command: Command, parameters: Sequence[Parameter], **defaults: str) -> Command:
    """The command with an option for each parameter; its first argument becomes the request that they ask.

    The query is no option, but what stands behind the command. `defaults` are this command's own.
    """
    options = {each.name: _option(each, defaults.get(each.name)) for each in parameters}
    own = [*inspect.signature(command, eval_str=True).parameters.values()][1:]

    def run(**given: Any) -> None:
        items = [(name, text) for name in options for text in _texts(given.pop(name))]
        command(read_request(items, parameters), **given)

    run.__name__, run.__doc__ = command.__name__, command.__doc__
    # Typer makes its options of what `inspect` says.
    run.__signature__ = inspect.Signature([*options.values(), *own])  # type: ignore[attr-defined]
    return run


def _option(parameter: Parameter, default: str | None) -> inspect.Parameter:
    kind, absent = _type(parameter), default or parameter.schema.get("default")
    metavar = "YYYY-MM-DD" if parameter.schema.get("format") == "date" else None
    said: Any
    if parameter is Q:
        said, absent = typer.Argument(help=parameter.description), ""
    else:
        said = typer.Option(f"--{parameter.name.replace('_', '-')}", help=parameter.description, metavar=metavar)
    return inspect.Parameter(
        parameter.name, inspect.Parameter.POSITIONAL_OR_KEYWORD, default=absent, annotation=Annotated[kind, said]
    )


def _type(parameter: Parameter) -> Any:
    schema = parameter.schema
    if parameter.repeatable:
        return list[str] | None
    if "enum" in schema:
        return getitem(Literal, tuple(schema["enum"]))
    return int if schema["type"] == "integer" else str | None


def _texts(value: Any) -> list[str]:
    """The values of an option as a query string has them."""
    if value is None:
        return []
    return value if isinstance(value, list) else [str(value)]
