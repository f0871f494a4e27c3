"""What to try when nothing is found: without one of the filters, other readings, names that are spelt nearly so."""

from __future__ import annotations

from dataclasses import dataclass, replace

from search.entity_names import EntityName, with_names_resolved
from search.parameters import QUESTION, read_request
from search.request import RequestError, SearchRequest
from search.services import Services
from search.web.address import Address
from search.web.nearest_names import nearest_names
from search.web.refine import Chip, Shown, chips, unfiltered
from search.web.texts import Texts

#: Filters that are tried without, one at a time; each is a question to the index.
MOST_TRIED = 6
#: Names that are offered.
MOST_NAMES = 5


@dataclass(frozen=True, slots=True)
class Without:
    """A filter, and how many articles there are without it."""

    chip: Chip
    total: int


@dataclass(frozen=True, slots=True)
class WaysOut:
    """What gives something: the question without one filter or any, with any diacritics, with any one of its words,
    and names spelt nearly as typed. Numbers are articles, 0 where the way leads nowhere.

    `empty`: the archive has no article to be found by any question.
    """

    empty: bool
    without: tuple[Without, ...]
    unfiltered: int
    folded: int
    any_word: Address | None
    names: tuple[EntityName, ...]


def ways_out(served: Services, texts: Texts, here: Address, asked: SearchRequest, shown: Shown) -> WaysOut:
    """Each way is tried: only those that give something are offered."""
    tried = chips(here, shown, texts)[:MOST_TRIED]
    without = (Without(chip, _total(served, chip.href)) for chip in tried)
    bare = _total(served, unfiltered(here)) if len(tried) > 1 else 0
    folded = _total(served, here.setting(diacritics="ignore")) if asked.diacritics == "exact" else 0
    return WaysOut(
        not served.totals.of(""),
        tuple(each for each in without if each.total),
        bare,
        folded,
        _any_word(served, here, asked.q),
        _names(served, asked.q),
    )


def _any_word(served: Services, here: Address, q: str) -> Address | None:
    """Words alone: in quotation marks, fields and operators a person has said how they belong together."""
    words = q.split()
    if len(words) < 2 or not all(word.isalnum() and word not in ("AND", "OR", "NOT") for word in words):
        return None
    address = here.setting(q=" OR ".join(words))
    return address if _total(served, address) else None


def _total(served: Services, address: Address) -> int:
    known = {parameter.name for parameter in QUESTION}
    items = [item for item in address.items if item[0] in known]
    try:
        request = replace(read_request(items, QUESTION), size=0, facets=())
        return served.backend.search(with_names_resolved(served.catalogue, request)).total
    except RequestError:
        return 0


def _names(served: Services, q: str) -> tuple[EntityName, ...]:
    """Of a query in words alone: what stands in quotation marks, fields and operators is asked for as it is."""
    plain = q.replace('"', " ")
    if not plain.strip() or ":" in plain:
        return ()
    return nearest_names(served.catalogue, served.backend, plain, size=MOST_NAMES)
