"""From the catalogue's queue to the index. Idempotent: what was sent twice stands there once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import islice

from newscrawl.archive.catalogue import Catalogue
from newscrawl.archive.records import StoredArticle, Waiting
from search.backends.base import Backend, Rebuilding, Rejection
from search.document import STORY_PREFIX, Document, build_document, build_story, story_document_id
from search.fields import MAPPING_VERSION
from search.request import BackendDownError

#: Told how many articles of how many are done.
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class DeliveryReport:
    """What a delivery did, in articles. `waiting` is what remains queued, `rejected` of it what the index refused.

    `error` says why the delivery ended early; None when it did not.
    """

    delivered: int
    rejected: int
    waiting: int
    error: str | None

    @property
    def problem(self) -> str | None:
        """What waits, why, and what to do about it; None where nothing does."""
        if not self.waiting:
            return None
        reason = self.error or "the index refused them"
        return f"{self.waiting} articles wait for the index ({reason}); send them: newscrawl index"


#: Articles sent at once. The embedded index took 460 articles/s in batches of 200 and 720 in batches of 1,000 (corpus
#: of 2013, November 2026): each batch costs it a commit and its share of merging. A batch is held in memory.
BATCH = 500

#: Clocks of two machines that write one catalogue may differ by so much: what was delivered then is sent again.
_CLOCKS_DIFFER = timedelta(minutes=1)


def deliver(
    catalogue: Catalogue, backend: Backend, batch: int = BATCH, progress: Progress | None = None
) -> DeliveryReport:
    """Send what waits, `batch` articles at a time, until nothing is left that the index takes.

    Where there is no index of this version, or an empty one, it is built from the whole catalogue. A rejected article
    goes on waiting with the reason and is tried again by the next delivery. An index that is down ends this one;
    nothing is lost. Never raises BackendDownError.
    """
    if _lacks_articles(catalogue, backend):
        return build_index(catalogue, backend, progress, batch)
    return _deliver_waiting(catalogue, backend, batch)


def build_index(
    catalogue: Catalogue, backend: Backend, progress: Progress | None = None, batch: int = BATCH
) -> DeliveryReport:
    """Send every article to a new index beside the one that serves, then have it take over.

    Crawls go on meanwhile and deliver to the old index: what they brought is sent to the new one as well before and
    after it takes over. Where another process builds already, nothing is done. Never raises BackendDownError.
    """
    with catalogue.rebuilding_index() as mine:
        if not mine:
            return DeliveryReport(0, 0, catalogue.waiting_count(), "another process builds the index")
        moment = datetime.now(UTC) - _CLOCKS_DIFFER
        begun = catalogue.begin_index()
        try:
            building = backend.rebuild()
            try:
                sent, refused = _send_all(catalogue, building, progress, batch)
                changed = catalogue.delivered_since(moment)
                refused |= _send_ids(catalogue, building, changed, batch)
                building.remove(sorted(sent - set(catalogue.article_ids())))
                building.take_over()
            except BaseException:
                # Also when told to end: half an index would stay beside the one that serves. What was raised goes on.
                building.abandon()
                raise
        except BackendDownError as down:
            return DeliveryReport(0, 0, catalogue.waiting_count(), str(down))
        again = catalogue.mark_all_delivered(begun, moment, MAPPING_VERSION)
        catalogue.requeue(refused)
    rest = _deliver_waiting(catalogue, backend, batch)
    return replace(rest, delivered=len(sent) - len(refused) + max(0, rest.delivered - again))


def documents(catalogue: Catalogue, articles: Sequence[StoredArticle]) -> list[Document]:
    """The documents of articles, and those of the stories with reprints that they belong to."""
    stories = catalogue.stories([stored.article.id for stored in articles])
    known = {stored.article.id: stored for stored in articles}
    united = {story.id: story for story in stories.values() if len(story.members) > 1}
    missing = {member.id for story in united.values() for member in story.members} - known.keys()
    known |= {stored.article.id: stored for stored in catalogue.articles(sorted(missing))}
    made = [build_document(stored, stories[stored.article.id].others(stored.article.id)) for stored in articles]
    for story in united.values():
        members = [known[member.id] for member in story.members if member.id in known]
        made.append(build_story(story.id, members, story.members[1:]))
    return made


def _deliver_waiting(catalogue: Catalogue, backend: Backend, batch: int) -> DeliveryReport:
    delivered = 0
    refused: set[str] = set()
    error = None
    try:
        backend.prepare()
        while waiting := _untried(catalogue, refused, batch):
            rejected = _send(catalogue, backend, waiting)
            refused |= rejected
            delivered += len(waiting) - len(rejected)
    except BackendDownError as down:
        error = str(down)
    return DeliveryReport(delivered, len(refused), catalogue.waiting_count(), error)


def _lacks_articles(catalogue: Catalogue, backend: Backend) -> bool:
    """The index is missing or empty and the catalogue is not: the process that made it may have died at once."""
    health = backend.health()
    return not (health.reachable and health.documents) and next(catalogue.article_ids(), None) is not None


def _send_all(
    catalogue: Catalogue, building: Rebuilding, progress: Progress | None, batch: int
) -> tuple[set[str], set[str]]:
    """Ids of all articles sent, and of those that were refused."""
    ids = list(catalogue.article_ids())
    for done, part in enumerate(_parts(ids, batch)):
        building.send(documents(catalogue, catalogue.articles(part)))
        if progress is not None:
            progress(done * batch + len(part), len(ids))
    return set(ids), _refused(building)


def _send_ids(catalogue: Catalogue, building: Rebuilding, ids: Iterable[str], batch: int) -> set[str]:
    for part in _parts(ids, batch):
        building.send(documents(catalogue, catalogue.articles(part)))
    return _refused(building)


def _refused(building: Rebuilding) -> set[str]:
    return set(_reasons(building.settled()))


def _parts(ids: Iterable[str], size: int) -> Iterator[list[str]]:
    rest = iter(ids)
    while part := list(islice(rest, size)):
        yield part


def _untried(catalogue: Catalogue, refused: set[str], batch: int) -> list[Waiting]:
    waiting = catalogue.waiting(batch + len(refused))
    return [item for item in waiting if item.ticket not in refused][:batch]


def _send(catalogue: Catalogue, backend: Backend, waiting: Sequence[Waiting]) -> set[str]:
    """Send and remove; gives the tickets that were refused. Raises BackendDownError, noted with each article."""
    articles = catalogue.articles([item.article_id for item in waiting if not item.withdrawn])
    revisions = {stored.article.id: stored.revision for stored in articles}
    # An article that is gone from the catalogue must go from the index as well.
    items = [item if item.article_id in revisions else replace(item, withdrawn=True) for item in waiting]
    try:
        made = documents(catalogue, articles)
        reasons = _reasons(backend.send(made))
        backend.remove(_outdated(items, made))
    except BackendDownError as down:
        catalogue.mark_undelivered(items, str(down))
        raise
    taken = [item for item in items if item.article_id not in reasons]
    catalogue.mark_delivered(taken, revisions, MAPPING_VERSION)
    for item in items:
        if item.article_id in reasons:
            catalogue.mark_undelivered([item], reasons[item.article_id])
    return {item.ticket for item in items if item.article_id in reasons}


def _reasons(rejections: Iterable[Rejection]) -> dict[str, str]:
    """Why articles were refused; a story's document is its first article's concern."""
    return {rejection.id.removeprefix(STORY_PREFIX): rejection.reason for rejection in rejections}


def _outdated(items: Sequence[Waiting], made: Sequence[Document]) -> list[str]:
    """Withdrawn articles, and documents of stories that begin with another article by now, or have one member.

    A story bears its first article's name, and all of its articles wait when it changes.
    """
    present = {document.id for document in made}
    stories = (story_document_id(item.article_id) for item in items)
    return [
        *(item.article_id for item in items if item.withdrawn),
        *(story for story in stories if story not in present),
    ]
