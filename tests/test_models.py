"""The vocabulary's types: what they write, they read."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.models import (
    VIETNAM_TIME,
    Article,
    Block,
    Mention,
    Page,
    article_from_json,
    article_to_json,
    from_iso,
    iso,
    payload_digest,
)

TEXTS = st.text(min_size=1, max_size=20)
MOMENTS = st.one_of(
    st.none(),
    st.dates(),
    st.datetimes(timezones=st.sampled_from([UTC, VIETNAM_TIME, timezone(timedelta(hours=-3, minutes=-30))])),
)
ARTICLES = st.builds(
    Article,
    id=TEXTS,
    url=TEXTS,
    source=st.none() | TEXTS,
    title=TEXTS,
    lead=st.none() | TEXTS,
    blocks=st.lists(st.builds(Block, st.sampled_from(["paragraph", "heading", "caption"]), TEXTS)).map(tuple),
    author=st.none() | TEXTS,
    section=st.none() | TEXTS,
    tags=st.lists(TEXTS).map(tuple),
    published=MOMENTS,
    modified=MOMENTS,
    language=st.none() | TEXTS,
    canonical_url=st.none() | TEXTS,
    found_by=st.dictionaries(TEXTS, TEXTS),
)


def article(**fields: object) -> Article:
    plain = {"id": "a1", "url": "u", "source": None, "title": "Tựa", "lead": None, "blocks": ()}
    return Article(**(plain | fields))  # type: ignore[arg-type]


@given(ARTICLES)
def test_article_comes_back_from_json_as_it_was(written: Article) -> None:
    assert article_from_json(json.loads(json.dumps(article_to_json(written)))) == written


def test_text_is_title_lead_and_blocks_in_order() -> None:
    whole = article(lead="Sapo", blocks=(Block("paragraph", "Một"), Block("caption", "Ảnh"), Block("heading", "Hai")))
    assert whole.text == "Tựa\nSapo\nMột\nẢnh\nHai"


def test_text_without_a_lead_has_no_empty_line() -> None:
    assert article(blocks=(Block("paragraph", "Một"),)).text == "Tựa\nMột"


def test_absent_values_are_null_in_json() -> None:
    row = article_to_json(article())
    absent = ("lead", "author", "section", "published", "modified", "language", "canonical_url", "source")
    assert [row[name] for name in absent] == [None] * len(absent)


@given(MOMENTS)
def test_time_comes_back_from_iso_as_it_was(moment: datetime | date | None) -> None:
    assert from_iso(iso(moment)) == moment


def test_day_stays_a_day() -> None:
    assert from_iso("2024-05-02") == date(2024, 5, 2)
    assert not isinstance(from_iso("2024-05-02"), datetime)


@pytest.mark.parametrize("text", ["2024-05-02T08:00:00", "hôm qua", "", "02/05/2024"])
def test_time_without_offset_or_of_another_form_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"time without offset|Invalid isoformat"):
        from_iso(text)


@pytest.mark.parametrize(
    ("mention", "tail"),
    [
        (Mention("DATE", 0, 4, "20/7", value="2024-07-20"), {"value": "2024-07-20"}),
        (Mention("DATE", 0, 4, "xưa"), {"value": ""}),
        (Mention("ORG", 0, 4, "LĐLĐ", entity="Liên đoàn Lao động"), {"entity": "Liên đoàn Lao động"}),
        (Mention("PER", 0, 4, "Lan"), {"entity": "Lan"}),
    ],
)
def test_mention_is_written_as_the_contract_says(mention: Mention, tail: dict[str, str]) -> None:
    head = {"type": mention.type, "start": 0, "end": 4, "text": mention.text}
    assert mention.to_json() == head | tail


def test_header_is_found_in_any_case_the_first_of_several() -> None:
    page = Page("u", "u", 200, (("ETAG", '"1"'), ("etag", '"2"')), b"", datetime.now(UTC))
    assert (page.header("ETag"), page.header("Location")) == ('"1"', None)


def test_payload_digest_is_as_warc_writes_it() -> None:
    assert payload_digest(b"") == "sha256:4OYMIQUY7QOBJGX36TEJS35ZEQT24QPEMSNZGTFESWMRW6CSXBKQ===="
