"""Names to browse: found by how they begin, the most frequent ones, page by page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from newscrawl.tag.entity import EntityType
from search.entity_names import ENTITY_FIELDS, MOST_NAMES, EntityName, lookup
from search.request import Reprints, RequestError
from search.services import Services
from search.web.address import Address
from search.web.entity_addresses import counting
from search.web.entity_directory import Directory, directory
from search.web.entity_words import kind_names, type_names
from search.web.links import ENTITIES
from search.web.nearest_names import nearest_names
from search.web.texts import Texts

#: Names of each type where all four are shown.
OF_EACH = 12
#: Names of a page of a list.
PAGE = 100
#: Names offered where none begins so.
OFFERED = 10
#: As a kind: unions that their names do not place.
UNPLACED = "unplaced"


@dataclass(frozen=True, slots=True)
class Tab:
    """A way to look at the names: a type, or all; `count` of its names, and whether there are `more` than that."""

    label: str
    href: Address
    current: bool
    count: int | None = None
    more: bool = False


@dataclass(frozen=True, slots=True)
class FoundNames:
    """Names that begin as asked, by type; `more` shows more of them, by type. `near`: what is spelled nearly so."""

    names: Mapping[EntityType, Sequence[EntityName]]
    more: Mapping[EntityType, Address]
    near: Sequence[EntityName]


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of a list, the most frequent names first; `of` all of the list."""

    title: str
    names: Sequence[tuple[str, int]]
    first: int
    of: int
    complete: bool
    previous: Address | None
    next: Address | None


@dataclass(frozen=True)
class Browse:
    """Browses the archive of `served`; `reprints` says what is counted."""

    served: Services
    texts: Texts
    reprints: Reprints
    directory: Directory = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "directory", directory(self.served, self.reprints))

    @property
    def _start(self) -> Address:
        return counting(ENTITIES, self.reprints)

    def tabs(self, current: EntityType | None, prefix: str) -> list[Tab]:
        """All types, and each; a prefix stays."""
        _ = self.texts.translations.gettext
        start = self._start.setting(prefix=prefix) if prefix else self._start
        found = [Tab(_("Tất cả"), start, current is None)]
        for type_, label in type_names(self.texts).items():
            count, more = len(self.directory.names[type_]), not self.directory.complete(type_)
            found.append(Tab(label, start.setting(type=type_), current == type_, None if prefix else count, more))
        return found

    def looked_up(self, prefix: str, type_: EntityType | None, size: int) -> FoundNames:
        """Names that begin so; of all types fewer of each."""
        types = tuple(ENTITY_FIELDS) if type_ is None else (type_,)
        each = OF_EACH if type_ is None else size
        start = self._start.setting(prefix=prefix)
        names: dict[EntityType, Sequence[EntityName]] = {}
        more: dict[EntityType, Address] = {}
        for of in types:
            found = lookup(
                self.served.catalogue, self.served.backend, prefix, (of,), min(each + 1, MOST_NAMES), self.reprints
            )
            if found:
                names[of] = found[:each]
            if len(found) > each:
                more[of] = start.setting(type=of) if type_ is None else start.setting(type=of, size=str(MOST_NAMES))
        near = () if names else nearest_names(self.served.catalogue, self.served.backend, prefix, types, OFFERED)
        return FoundNames(names, more, near)

    def most_frequent(self) -> Mapping[EntityType, Sequence[tuple[str, int]]]:
        """The names of each type that most articles have."""
        return {type_: list(names.items())[:OF_EACH] for type_, names in self.directory.names.items() if names}

    def listed(self, type_: EntityType, kind: str, first: int) -> Listed:
        """A page of all names of a type, or of all organisations of a kind."""
        names = list((self._of_kind(kind) if kind else self.directory.names[type_]).items())
        if first and first >= len(names):
            raise RequestError("from", f"there are {len(names)}")
        start = self._start.setting(type=type_, **({"kind": kind} if kind else {}))
        return Listed(
            title=self._title(type_, kind),
            names=names[first : first + PAGE],
            first=first,
            of=len(names),
            complete=self.directory.complete(type_),
            previous=start.setting(**{"from": str(max(0, first - PAGE))}) if first else None,
            next=start.setting(**{"from": str(first + PAGE)}) if first + PAGE < len(names) else None,
        )

    def _of_kind(self, kind: str) -> Mapping[str, int]:
        union = self.directory.union
        if kind == UNPLACED:
            return {name: articles for name in union.unplaced if (articles := union.units[name].articles)}
        if kind not in kind_names(self.texts):
            raise RequestError("kind", f"one of {', '.join((*kind_names(self.texts), UNPLACED))}")
        of_union = {name: unit.articles for name, unit in union.units.items() if unit.kind == kind and unit.articles}
        found = self.directory.by_kind.get(kind, of_union)
        return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))

    def _title(self, type_: EntityType, kind: str) -> str:
        _ = self.texts.translations.gettext
        if kind == UNPLACED:
            return _("Tổ chức công đoàn chưa xếp được vào cây")
        return kind_names(self.texts)[kind] if kind else type_names(self.texts)[type_]
