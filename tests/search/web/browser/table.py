"""Every page of the site in each of its states, over the archive of the story: what each gate is held against."""

from __future__ import annotations

from urllib.parse import quote

from tests.search.web.browser.hostile import CROWDED, ENDLESS, MARKUP, RIGHT_TO_LEFT, TRAP
from tests.search.web.browser.story import DECREE, FEDERATION, PERSON, REPRINT, REVISED, STORY, UNDATED

_FEDERATION, _PERSON, _DECREE = (quote(name, safe="") for name in (FEDERATION, PERSON, DECREE))

PAGES: dict[str, str] = {
    "home": "/",
    "results": "/search?q=hoi+nghi",
    "every article": "/search",
    "filtered": f"/search?q=hoi+nghi&organisation={_FEDERATION}&source=-bachdinh&published_from=2022-01-01&bars=share",
    "nothing found": "/search?q=khongco&source=bachdinh",
    "wrong request": "/search?size=x",
    "facet": "/facets/organisation?q=cong+doan",
    "article": f"/articles/{STORY[0].id}",
    "revised article": f"/articles/{REVISED.id}",
    "reprint": f"/articles/{REPRINT.id}",
    "undated article": f"/articles/{UNDATED.id}",
    "archived copy": f"/articles/{REVISED.id}/archived",
    "first archived copy": f"/articles/{REVISED.id}/archived?revision=1",
    "trends": "/trends",
    "two trends": f"/trends?q={quote('hội nghị')}&q={quote('tiền lương')}",
    "entities": "/entities",
    "people": "/entities?type=PER",
    "entities found": "/entities?prefix=song+vang",
    "union": "/entities?type=ORG",
    "person": f"/entities/PER/{_PERSON}",
    "federation": f"/entities/ORG/{_FEDERATION}",
    "decree": f"/entities/DOC/{_DECREE}",
    "unknown entity": "/entities/PER/Khong-co",
    "calendar": "/calendar",
    "month": "/calendar?month=2022-07",
    "day": "/calendar?day=2023-05-14",
    "sources": "/sources",
    "source": "/sources/songvang",
    "help": "/help",
    "API": "/docs",
    "missing": "/missing",
}
#: Where hostile content comes up.
HOSTILE_PAGES: dict[str, str] = {
    "hostile results": "/search?q=cong+doan&published_from=2023-11-01&published_to=2023-11-30",
    "hostile facet": "/facets/section",
    "markup": f"/articles/{MARKUP.id}",
    "markup asked": f"/search?q={quote(MARKUP.title, safe='')}",
    "right to left": f"/articles/{RIGHT_TO_LEFT.id}",
    "endless word": f"/articles/{ENDLESS.id}",
    "crowded": f"/articles/{CROWDED.id}",
    "trap": f"/articles/{TRAP.id}",
    "archived trap": f"/articles/{TRAP.id}/archived",
    "hostile organisations": "/entities?type=ORG",
    "hostile name": f"/entities/ORG/{quote('<script>alert(1)</script>', safe='')}",
    "hostile month": "/calendar?month=2023-11",
    "hostile day": "/calendar?day=2023-11-04",
    "hostile trends": f"/trends?q={quote('<img src=x onerror=alert(1)>', safe='')}&q={'dai' * 300}",
}
EVERYTHING = PAGES | HOSTILE_PAGES
