"""The archived copy: what was fetched, shown where it can do nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from newscrawl.archive.catalogue import Catalogue
from newscrawl.archive.pages import ArchivedPage
from newscrawl.archive.warc import Capture, WarcWriter
from newscrawl.demo.vietnamese1258 import encode_windows_1258
from newscrawl.models import Digest, Page, Role, payload_digest
from newscrawl.signature import sign
from newscrawl.sources import url_key
from search.api.app import create_app
from tests.search.served import FETCHED, FIRST_TEXT, SAFETY, SOURCES, VERSIONS, archive, identity
from tests.search.web.pages import get, said

#: The same letters in the charset of old sites, with what an evil page would try.
BODY = "<html><title>An toàn</title><script>alert(1)</script><p>Lần {number}: diễn tập chữa cháy</p></html>"
PATH = f"/articles/{identity(SAFETY)}/archived"


def publish(catalogue: Catalogue, warc: WarcWriter, run: str, number: int) -> None:
    """The article's text of that number, from a page in a real WARC file."""
    article = replace((FIRST_TEXT, SAFETY)[number - 1], id=identity(SAFETY))
    text = BODY.format(number=number)
    body = encode_windows_1258(text) if number == 1 else text.encode()
    headers = (("Content-Type", "text/html"), ("Set-Cookie", "site=1"))
    page = Page(
        article.url, article.url, 200, headers, body, FETCHED + timedelta(days=number), "songvang", Role.ARTICLE
    )
    position = warc.write(Capture(page, run, "songvang", ()))
    key = url_key(article.url, SOURCES.owner(article.url))
    fetched = catalogue.record_page(ArchivedPage(page, run, "songvang", key, position, payload_digest(body)), None)
    catalogue.publish(fetched, Digest(article, (), fetched.payload_digest, VERSIONS, 0.1, sign(article)))


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("archived")
    (folder / "archive").mkdir()
    with archive(folder, ()) as services:
        run = services.catalogue.start_run("songvang", "crawl", FETCHED)
        warc = WarcWriter(folder / "archive", 1_000_000)
        for number in (1, 2):
            publish(services.catalogue, warc, run, number)
        warc.close()
        yield TestClient(
            create_app(services.catalogue, services.backend, services.sources, archive_folder=folder / "archive")
        )


def test_the_page_is_shown_in_a_sandbox(reader: TestClient) -> None:
    (frame,) = get(reader, PATH).xpath("//iframe")
    assert (frame.get("sandbox"), frame.get("src")) == ("", f"{PATH}/raw")


def test_nothing_of_it_may_run_load_or_frame_elsewhere(reader: TestClient) -> None:
    headers = reader.get(f"{PATH}/raw").headers
    policy = [part.strip() for part in headers["Content-Security-Policy"].split(";")]
    assert "sandbox" in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'self'" in policy
    assert not any(part.startswith("script-src") for part in policy)
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in headers


@pytest.mark.parametrize(("query", "number"), [("", 2), ("?revision=1", 1), ("?revision=2", 2)])
def test_each_revision_has_its_page(reader: TestClient, query: str, number: int) -> None:
    assert f"Lần {number}: diễn tập chữa cháy" in reader.get(f"{PATH}/raw{query}").content.decode("utf-8")


def test_the_revisions_are_told(reader: TestClient) -> None:
    shown = get(reader, f"{PATH}?revision=1")
    assert said(shown, "//nav//a[@aria-current]") == ["Bản 1, 03:30 03/06/2024"]
    assert shown.xpath("//iframe/@src") == [f"{PATH}/raw?revision=1"]


@pytest.mark.parametrize("revision", ["3", "0", "x"])
def test_a_revision_that_is_not_there_is_a_wrong_request(reader: TestClient, revision: str) -> None:
    assert reader.get(f"{PATH}?revision={revision}").status_code == 422
    assert reader.get(f"{PATH}/raw?revision={revision}").status_code == 422


def test_a_record_that_cannot_be_read_is_said_to_be_so(served_client: TestClient, tmp_path: Path) -> None:
    page = get(served_client, PATH)
    assert page.xpath("//iframe") == []
    assert "không đọc được bản ghi WARC" in page.text_content()
    assert served_client.get(f"{PATH}/raw").status_code == 404


def test_an_archive_without_its_files_is_said_to_be_so(reader: TestClient, tmp_path: Path) -> None:
    served = reader.app.state.services  # type: ignore[attr-defined]
    bare = TestClient(create_app(served.catalogue, served.backend, served.sources, archive_folder=tmp_path))
    assert get(bare, PATH).xpath("//iframe") == []


def test_an_unknown_article_has_no_copy(reader: TestClient) -> None:
    assert reader.get("/articles/none/archived").status_code == 404
