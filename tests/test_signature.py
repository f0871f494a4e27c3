"""The signature of an article's text: what it keeps through another newspaper's hands, and what it leaves out."""

from __future__ import annotations

import pickle

import pytest

from newscrawl.models import Article, Block, Signature
from newscrawl.signature import SIGNATURE_VERSION, sign

LEAD = "Sáng 12/5, Liên đoàn Lao động huyện Mỹ Lâm khai mạc hội thao công nhân lần thứ VII tại sân vận động."
BODY = "Hội thao có 640 vận động viên của 38 công đoàn cơ sở, tranh tài ở sáu môn trong ba ngày cuối tuần."
CAPTION = "Đội bóng chuyền nữ của Công ty May Thiên Hương bước vào sân trong tiếng trống của cả nhà máy."


def signed(*paragraphs: str, lead: str | None = None, captions: tuple[str, ...] = ()) -> Signature:
    blocks = [Block("paragraph", text) for text in paragraphs] + [Block("caption", text) for text in captions]
    return sign(Article("a1", "https://congdoan.example/1", "congdoan", "Khai mạc", lead, tuple(blocks)))


def test_same_text_has_the_same_signature() -> None:
    assert signed(LEAD, BODY) == signed(LEAD, BODY)


def test_version_is_part_of_it() -> None:
    assert signed(LEAD).version == SIGNATURE_VERSION


@pytest.mark.parametrize(
    "other",
    [
        signed(BODY, lead=LEAD),
        signed("(CĐML) - " + LEAD, BODY),
        signed("CĐML – " + LEAD, BODY),
        signed(LEAD, BODY, "Theo Báo Người Thợ"),
        signed(LEAD, BODY, captions=(CAPTION,)),
        signed(LEAD.replace(",", " ,").replace("/", "-"), BODY.upper()),
        signed(f"{LEAD} {BODY}"),
    ],
    ids=["lead", "sign", "sign of letters", "line of origin", "caption", "typography", "joined"],
)
def test_what_a_newspaper_changes_around_a_text_leaves_its_shingles_alone(other: Signature) -> None:
    assert other.shingles == signed(LEAD, BODY).shingles


def test_breaking_lines_anew_keeps_the_keys() -> None:
    assert signed(f"{LEAD} {BODY}").keys == signed(LEAD, BODY).keys


@pytest.mark.parametrize(("one", "other"), [("hoà", "hòa"), ("HOÀ", "hòa")])
def test_tone_placement_makes_no_difference(one: str, other: str) -> None:
    assert signed(f"{LEAD} {one} bình").shingles == signed(f"{LEAD} {other} bình").shingles


def test_photo_series_is_signed_by_its_captions() -> None:
    assert signed("Chùm ảnh", captions=(CAPTION,)).shingles == signed(CAPTION).shingles


def test_short_text_is_one_shingle() -> None:
    assert len(signed("Sáng nay, công đoàn họp.").shingles) == 1


def test_page_without_text_has_nothing_to_be_found_by() -> None:
    nothing = signed()
    assert (nothing.words, nothing.keys, nothing.shingles) == (0, (), frozenset())


def test_figures_and_names_are_those_of_the_text() -> None:
    found = signed(LEAD, BODY)  # 12 5, 5 Liên, 640 vận, 38 công; Mỹ Lâm
    assert (len(found.figures), len(found.names)) == (4, 1)


def test_signature_can_be_sent_between_processes() -> None:
    assert pickle.loads(pickle.dumps(signed(LEAD, BODY))) == signed(LEAD, BODY)
