"""A search's answer on a terminal, or as the API gives it."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.text import Text

from newscrawl.archive.records import Reprint
from search.result import Hit, SearchResult, Snippet


def print_json(result: SearchResult, reprints: Mapping[str, Sequence[Reprint]]) -> None:
    """The answer in the API's shape; `reprints` by the hits' ids."""
    from search.api.answers.searching import SearchAnswer

    sys.stdout.write(SearchAnswer.of(result, reprints).model_dump_json(indent=2) + "\n")
    sys.stdout.flush()


def print_answer(result: SearchResult) -> None:
    """Hits with marked words, then what is left."""
    console = Console(highlight=False)
    for hit in result.hits:
        console.print(_title(hit))
        console.print(Text(f"  {hit.published or 'no date'} · {hit.source} · {hit.url}", style="dim"))
        for snippet in hit.snippets:
            console.print(_marked(snippet))
    shown = len(result.hits)
    more = f"; more: --cursor {result.cursor}" if result.cursor else ""
    console.print(f"{result.total} articles, {shown} shown{more}", soft_wrap=True)


def _title(hit: Hit) -> Text:
    title = Text(hit.title, style="bold")
    for start, end in hit.title_marks:
        title.stylize("reverse", start, end)
    return title


def _marked(snippet: Snippet) -> Text:
    text = Text("  " + snippet.text)
    for start, end in snippet.marks:
        text.stylize("bold yellow", start + 2, end + 2)
    return text
