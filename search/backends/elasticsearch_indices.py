"""The indices behind the aliases: one for each mapping version serves, the next one is filled beside it.

An index `name-VERSION-N` serves when the alias `name-VERSION` points at it. The alias `name`, for people, points there
too. So a process of an older version goes on with its own index until the new one can stand for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from elasticsearch import BadRequestError, NotFoundError

from search.backends.base import Rejection
from search.backends.elasticsearch_bulk import Bulk
from search.backends.elasticsearch_mapping import SERVED, mapping, settings
from search.backends.elasticsearch_query import selected
from search.backends.elasticsearch_server import Server
from search.conditions import Selection, units
from search.document import Document
from search.fields import MAPPING_VERSION
from search.query import Everything

Action = dict[str, dict[str, Any]]


class Indices:
    """The indices of an archive's `name`."""

    def __init__(self, server: Server, name: str) -> None:
        self._server = server
        self.name = name
        self.alias = f"{name}-{MAPPING_VERSION}"
        self._ours = re.compile(rf"{re.escape(self.alias)}-(\d+)")
        # Before November 2026 an index had no number.
        self._of_any_version = re.compile(rf"{re.escape(name)}-[0-9a-f]{{12}}(-\d+)?")

    def prepare(self) -> bool:
        """Make the index that serves if there is none; drop those of other versions once it holds as much."""
        held = self.held()
        serving = self._serving(held)
        others = self._others(held)
        if not serving:
            return self._make([self.alias] if others else [self.alias, self.name], loading=False, held=held) is not None
        if others and self._documents(serving) >= max(map(self._documents, others)):
            self._swap(serving[0], [], others)
        return False

    def begin(self) -> Successor:
        """The next index, of which nobody knows yet; one that another process left half-built goes."""
        held = self.held()
        serving = self._serving(held)
        self.drop([index for index in held if self._ours.fullmatch(index) and index not in serving])
        index = self._make([], loading=True, held=held)
        if index is None:
            raise self._server.down(f"another process began to rebuild {self.name} at this moment")
        return Successor(self._server, self, index)

    def take_over(self, index: str) -> None:
        """Let an index serve, in one step, and drop all others."""
        self._server.merge(index)
        with self._server.as_down():
            self._server.writing.indices.put_settings(index=index, settings={"number_of_replicas": None} | SERVED)
            self._server.writing.indices.refresh(index=index)
        held = self.held()
        self._swap(index, self._serving(held), self._others(held))

    def drop(self, indices: Sequence[str]) -> None:
        """Delete indices; those that are gone are no error."""
        if indices:
            with self._server.as_down():
                self._server.writing.indices.delete(index=",".join(indices), ignore_unavailable=True)

    def articles(self) -> int:
        """How many articles the index that serves holds."""
        articles = selected(Selection(Everything(), (units("show"),)))
        with self._server.as_down():
            try:
                return int(self._server.client.count(index=self.alias, query=articles)["count"])
            except NotFoundError as error:
                raise self._server.down(self.missing()) from error

    def missing(self) -> str:
        """Why there is nothing to ask: a sentence."""
        others = self._others(self.held())
        held = f"is of another version ({', '.join(others)})" if others else "is missing"
        return f"the search index {self.name} {held}, there is no such index as {self.alias}"

    def building_alias(self, index: str) -> str:
        """What the process that builds an index writes to: gone with the index, so that no other is made by writing."""
        return f"{index}-building"

    def held(self) -> dict[str, set[str]]:
        """All indices of the name, each with its aliases."""
        with self._server.as_down():
            said = self._server.client.indices.get_alias(
                index=f"{self.name},{self.name}-*", ignore_unavailable=True, allow_no_indices=True
            )
        held = {index: set(each["aliases"]) for index, each in said.body.items()}
        if self.name in held:
            raise self._server.down(f"{self.name} is an index, not an alias; choose another name or delete it")
        return held

    def _serving(self, held: dict[str, set[str]]) -> list[str]:
        return [index for index, aliases in held.items() if self.alias in aliases]

    def _others(self, held: dict[str, set[str]]) -> list[str]:
        """Indices of other mapping versions."""
        return [
            index
            for index, aliases in held.items()
            if (self.name in aliases or self._of_any_version.fullmatch(index))
            and self.alias not in aliases
            and not self._ours.fullmatch(index)
        ]

    def _documents(self, index: Sequence[str] | str) -> int:
        with self._server.as_down():
            return int(self._server.client.count(index=index, ignore_unavailable=True)["count"])

    def _make(self, aliases: Sequence[str], *, loading: bool, held: Iterable[str]) -> str | None:
        """The name of a new index; None where another process has just made it."""
        numbers = [int(found[1]) for index in held if (found := self._ours.fullmatch(index))]
        index = f"{self.alias}-{max(numbers, default=0) + 1}"
        named = aliases or [self.building_alias(index)]
        with self._server.as_down():
            try:
                self._server.writing.indices.create(
                    index=index,
                    mappings=mapping(),
                    settings=settings(loading=loading),
                    aliases={alias: {} for alias in named},
                )
            except BadRequestError as error:
                if "resource_already_exists" not in error.message:
                    raise
                return None
        return index

    def _swap(self, index: str, serving: Sequence[str], others: Sequence[str]) -> None:
        old = [each for each in (*serving, *others) if each != index]
        actions: list[Action] = [{"add": {"index": index, "alias": alias}} for alias in (self.alias, self.name)]
        building = self.building_alias(index)
        actions.append({"remove": {"index": index, "alias": building, "must_exist": False}})
        for each in old:
            for alias in (self.alias, self.name):
                actions.append({"remove": {"index": each, "alias": alias, "must_exist": False}})
        with self._server.as_down():
            self._server.writing.indices.update_aliases(actions=actions)
        self.drop(old)


class Successor:
    """An index that is being filled; see `base.Rebuilding`."""

    def __init__(self, server: Server, indices: Indices, index: str) -> None:
        self._indices = indices
        self._index = index
        self._bulk = Bulk(server, indices.building_alias(index))

    def send(self, documents: Sequence[Document]) -> None:
        """Write documents; see `base.Rebuilding`."""
        self._bulk.write(documents)

    def settled(self) -> list[Rejection]:
        """Wait for what was sent; see `base.Rebuilding`."""
        return self._bulk.settled()

    def remove(self, ids: Sequence[str]) -> None:
        """Take documents out; see `base.Rebuilding`."""
        self._bulk.take_out(ids)

    def take_over(self) -> None:
        """Serve from now on; see `base.Rebuilding`."""
        self._bulk.settled()
        self._bulk.close()
        self._indices.take_over(self._index)

    def abandon(self) -> None:
        """Drop it; see `base.Rebuilding`."""
        self._bulk.close()
        self._indices.drop([self._index])
