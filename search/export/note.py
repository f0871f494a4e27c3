"""Where an export comes from: the question, the time, the state of the index. Every format carries it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from newscrawl import __version__
from newscrawl.archive.records import IndexState
from newscrawl.models import VIETNAM_TIME, iso
from search.fields import MAPPING_VERSION
from search.permalink import permalink, question_items
from search.request import SearchRequest


@dataclass(frozen=True, slots=True)
class ExportNote:
    """The provenance of an export.

    `asked` are the parameters of the question (`permalink.question_items`), `read_as` is its query in canonical form,
    `folded` says that it found nothing as typed and was asked without diacritics. `index` is the index' state when the
    export began, `base` the address of the server that made it, "" on a command line.
    """

    asked: tuple[tuple[str, str], ...]
    read_as: str
    folded: bool
    reprints: str
    sort: str
    exported: datetime
    index: IndexState
    permalink: str
    base: str = ""
    index_version: str = MAPPING_VERSION
    program: str = f"newscrawl {__version__}"

    @property
    def query(self) -> str:
        """The query as typed."""
        return dict(self.asked).get("q", "")

    @property
    def question(self) -> str:
        """The whole question in one line: "q=thỏa ước; source=laodong"."""
        return "; ".join(f"{name}={value}" for name, value in self.asked) or "(everything)"

    @property
    def moment(self) -> str:
        """When, to the second, in Vietnam's time."""
        return self.exported.astimezone(VIETNAM_TIME).isoformat(timespec="seconds")

    @property
    def sentence(self) -> str:
        """All of it for a reader, in one line."""
        return f"{self.program}, index {self.index_version}, exported {self.moment}: {self.question} <{self.permalink}>"

    def brief(self) -> dict[str, str]:
        """What each line of a line format says."""
        return {
            "query": self.query,
            "exported": self.moment,
            "index_version": self.index_version,
            "permalink": self.permalink,
        }

    def to_json(self) -> dict[str, Any]:
        """All of it."""
        return {
            "query": self.query,
            "read_as": self.read_as,
            "folded": self.folded,
            "parameters": [list(item) for item in self.asked],
            "reprints": self.reprints,
            "sort": self.sort,
            "exported": self.moment,
            "index_version": self.index_version,
            "index_articles": self.index.articles,
            "index_changed": iso(self.index.changed),
            "program": self.program,
            "permalink": self.permalink,
        }


def export_note(
    request: SearchRequest, *, read_as: str, folded: bool, index: IndexState, moment: datetime, base: str = ""
) -> ExportNote:
    """The note of a request's export at a moment."""
    return ExportNote(
        asked=question_items(request),
        read_as=read_as,
        folded=folded,
        reprints=request.reprints,
        sort=request.sort,
        exported=moment,
        index=index,
        permalink=permalink(request, moment, base),
        base=base,
    )


def article_note(article_id: str, *, index: IndexState, moment: datetime, base: str = "") -> ExportNote:
    """The note of one article that is cited by itself, found by no question."""
    return ExportNote(
        asked=(("article", article_id),),
        read_as="",
        folded=False,
        reprints="show",
        sort="newest",
        exported=moment,
        index=index,
        permalink=f"{base}/articles/{article_id}",
        base=base,
    )
