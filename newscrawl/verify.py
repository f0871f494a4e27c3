"""The archive against the catalogue against the index: what is missing, damaged or left over."""

from __future__ import annotations

from collections.abc import Iterator

from newscrawl.archive.catalogue import Catalogue
from newscrawl.archive.records import FetchedPage
from newscrawl.archive.warc import OPEN_SUFFIX, ArchiveError
from newscrawl.archive.warc_reader import WarcResponse, responses, warc_files, warc_path
from newscrawl.config import Config
from newscrawl.models import payload_digest
from search.backends.base import Backend


def verify(config: Config, catalogue: Catalogue, backend: Backend) -> Iterator[str]:
    """Every disagreement as a sentence that says what to do; none means that all three agree.

    Raises:
        BackendDownError: the index cannot be asked.
    """
    yield from _archive_and_catalogue(config, catalogue)
    yield from _catalogue(catalogue)
    yield from _catalogue_and_index(catalogue, backend)


def _archive_and_catalogue(config: Config, catalogue: Catalogue) -> Iterator[str]:
    """Reads every byte of the archive once. The catalogue is asked first: a crawl that goes on writes it last."""
    known = {(page.warc.file, page.warc.offset): page for page in catalogue.all_pages()}
    for path in warc_files(config.archive_folder):
        name = path.name.removesuffix(OPEN_SUFFIX)
        is_open = path.name.endswith(OPEN_SUFFIX)
        if is_open:
            yield f"{path.name} is still open (a crawl is running, or the next one will recover it)"
        try:
            for response in responses(warc_path(config.archive_folder, name)):
                page = known.pop((name, response.position.offset), None)
                if page is not None or not is_open:
                    yield from _response_and_page(response, page)
        except ArchiveError as error:
            if not is_open:
                yield f"{error}; restore the file from a backup"
    for page in known.values():
        yield f"page {page.id} ({page.final_url}): its record is not in {page.warc.file}; restore it from a backup"


def _response_and_page(response: WarcResponse, page: FetchedPage | None) -> Iterator[str]:
    where = f"{response.position.file} at {response.position.offset}"
    digest = payload_digest(response.page.body)
    if response.stated_digest not in (None, digest):
        yield f"{where}: damaged, restore the file from a backup"
    if page is None:
        yield f"{where}: the catalogue does not know this response; newscrawl rebuild reads it back"
    elif digest != page.payload_digest:
        yield f"page {page.id} ({page.final_url}): the archive holds other bytes than the catalogue says"


def _catalogue(catalogue: Catalogue) -> Iterator[str]:
    running = set(catalogue.running_runs())
    for run in catalogue.runs(limit=1_000_000):
        if run.undecided and run.id not in running:
            yield f"run {run.id}: {run.undecided} pages without an outcome; the next newscrawl crawl decides them"
    if unsigned := catalogue.unsigned_count():
        yield f"{unsigned} articles were read before reprints were told as now; newscrawl rebuild reads them again"


def _catalogue_and_index(catalogue: Catalogue, backend: Backend) -> Iterator[str]:
    articles = set(catalogue.article_ids())
    indexed = set(backend.ids())
    waiting = {item.article_id for item in catalogue.waiting(limit=len(articles) + len(indexed) + 1)}
    for article_id in sorted(articles - indexed - waiting):
        yield f"article {article_id} is not in the index; newscrawl index --all sends everything again"
    for article_id in sorted(indexed - articles - waiting):
        yield f"the index holds {article_id}, which the catalogue does not; newscrawl index --all makes it anew"
    if waiting:
        yield f"{len(waiting)} articles wait for the index; newscrawl index sends them"
