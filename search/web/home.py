"""The front page: what is in the archive, and what to ask it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from newscrawl.tag.entity import EntityType
from search.collected import timeline_missing
from search.entity_names import ENTITY_FIELDS
from search.request import BackendDownError, SearchRequest
from search.result import SearchResult
from search.services import Services, services
from search.web.address import Address
from search.web.entity_words import type_names
from search.web.hits import shown_hits
from search.web.links import SEARCH
from search.web.rendering import page, source_name, texts_for
from search.web.timeline import chart

#: Articles shown.
LATEST = 6
#: Questions worth asking an archive of union news; those that find nothing are not shown.
QUESTIONS = (
    "thỏa ước lao động tập thể",
    '"đối thoại" -"hội nghị"',
    "an toàn vệ sinh lao động",
    "Tháng Công nhân",
    "tiêu đề:đại hội",
    "nha o cong nhan",
    '"đình công" OR "ngừng việc"',
)
MOST_QUESTIONS = 5
#: Types of names of which the most frequent are shown, and how many of each.
_NAMED: tuple[EntityType, ...] = ("PER", "ORG", "LOC")
MOST_NAMES = 5


@dataclass(frozen=True, slots=True)
class Archive:
    """What is in the archive; `sources` are those with articles."""

    articles: int
    sources: int
    first_year: str | None
    last_year: str | None
    last_crawl: datetime | None


def routes() -> list[BaseRoute]:
    """The route of this page."""
    return [Route("/", home)]


def home(request: Request) -> Response:
    """The front page; it stands without the backend as well."""
    served, texts = services(request), texts_for(request)
    held = archive(served)
    try:
        asked = SearchRequest(sort="newest", size=LATEST, facets=tuple(ENTITY_FIELDS[type_].name for type_ in _NAMED))
        result = served.backend.search(asked)
        questions = [q for q in QUESTIONS if served.totals.of(q)][:MOST_QUESTIONS]
    except BackendDownError:
        return page(request, "home.html", archive=held, down=True)

    def name(key: str) -> str:
        return source_name(served.sources, key, texts.language)

    return page(
        request,
        "home.html",
        archive=held,
        down=False,
        result=result,
        latest=shown_hits(result.hits, name, (("sort", "newest"),)),
        types=type_names(texts),
        named=[(type_, names) for type_ in _NAMED if (names := _most_named(result, type_))],
        questions=[(q, SEARCH.setting(q=q)) for q in questions],
        chart=chart(result.timeline, timeline_missing(served.collected, asked, result)),
        timeline_base=Address(SEARCH.path, (("sort", "newest"),)),
    )


def _most_named(result: SearchResult, type_: EntityType) -> list[str]:
    return [each.value for each in result.facets.get(ENTITY_FIELDS[type_].name, ())[:MOST_NAMES]]


def archive(served: Services) -> Archive:
    """The figures of the front page."""
    statuses = served.catalogue.source_statuses()
    started = [status.last_run.started for status in statuses if status.last_run]
    firsts = [status.first_published[:4] for status in statuses if status.first_published]
    lasts = [status.last_published[:4] for status in statuses if status.last_published]
    return Archive(
        articles=sum(status.articles for status in statuses),
        sources=sum(1 for status in statuses if status.articles),
        first_year=min(firsts, default=None),
        last_year=max(lasts, default=None),
        last_crawl=max(started, default=None),
    )
