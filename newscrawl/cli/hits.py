"""A search's answer on a terminal, or as the API gives it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from search.request import SearchRequest
from search.result import Hit, SearchResult, Snippet

if TYPE_CHECKING:
    from newscrawl.archive.catalogue import Catalogue


def print_json(request: SearchRequest, result: SearchResult, catalogue: Catalogue) -> None:
    """The answer in the API's shape."""
    import orjson

    from search.api.answers.searching import search_answer
    from search.collected import Collected

    answer = search_answer(request, result, Collected(catalogue), catalogue.index_changed())
    sys.stdout.write(orjson.dumps(answer, option=orjson.OPT_INDENT_2).decode() + "\n")
    sys.stdout.flush()


def print_answer(request: SearchRequest, result: SearchResult) -> None:
    """Hits with marked words, the facets that were asked for, then what is left."""
    console = Console(highlight=False)
    for hit in result.hits:
        console.print(_title(hit))
        console.print(Text(f"  {hit.published or 'no date'} · {hit.source} · {hit.url}", style="dim"), soft_wrap=True)
        if hit.reprints:
            sources = ", ".join(sorted({reprint.source for reprint in hit.reprints}))
            console.print(Text(f"  reprints: {len(hit.reprints)} ({sources})", style="dim"))
        for snippet in hit.snippets:
            console.print(_marked(snippet))
        for part in hit.explanation:
            console.print(Text(f"  {part.score:8.3f} {part.kind} {part.words}", style="dim"))
    for name, values in result.facets.items():
        console.print(Text(f"{name}:", style="bold"))
        for each in values:
            console.print(f"  {each.count:7} {each.value}", markup=False, soft_wrap=True)
    shown = len(result.hits)
    counted = "stories" if request.reprints == "collapse" else "articles"
    more = f"; more: --cursor {result.cursor}" if result.cursor else ""
    console.print(f"{result.total} {counted}, {shown} shown{more}", soft_wrap=True)


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
