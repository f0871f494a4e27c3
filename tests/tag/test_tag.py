"""The tagger as a whole: offsets, order, what each mention carries."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.tag import TAGGER_VERSION, tag

PUBLISHED = date(2024, 5, 16)

TEXT = (
    "Liên đoàn Lao động quận Vân Trì: Chăm lo đoàn viên\n"
    "Sáng 14/5, LĐLĐ quận Vân Trì tổ chức hội nghị triển khai Nghị quyết số 14/NQ-LĐLĐ, ngày 29/2/2024. "
    "Ông Trần Hữu Đạm, Chủ tịch Công đoàn Công ty TNHH Dệt Sông Lam, dự tại TP. Hà Nội.\n"
    "Thu Trang"
)


def test_article_has_its_mentions_in_order() -> None:
    assert [(mention.type, mention.text) for mention in tag(TEXT, PUBLISHED)] == [
        ("ORG", "Liên đoàn Lao động quận Vân Trì"),
        ("DATE", "Sáng 14/5"),
        ("ORG", "LĐLĐ quận Vân Trì"),
        ("DOC", "14/NQ-LĐLĐ"),
        ("DATE", "ngày 29/2/2024"),
        ("PER", "Trần Hữu Đạm"),
        ("ORG", "Công đoàn Công ty TNHH Dệt Sông Lam"),
        ("LOC", "TP. Hà Nội"),
        ("PER", "Thu Trang"),
    ]


def test_dates_carry_values_and_all_others_entities() -> None:
    for mention in tag(TEXT, PUBLISHED):
        assert (mention.value is not None) == (mention.type == "DATE")
        assert (mention.entity is None) == (mention.type == "DATE")


def test_short_and_long_form_share_the_entity() -> None:
    entities = {mention.entity for mention in tag(TEXT, PUBLISHED) if mention.text.endswith("Vân Trì")}
    assert entities == {"Liên đoàn Lao động quận Vân Trì"}


def test_year_inside_a_document_number_is_no_date() -> None:
    assert [mention.type for mention in tag("Nghị định 22/2021/NĐ-CP", PUBLISHED)] == ["DOC"]


def test_same_text_gives_the_same_mentions() -> None:
    assert tag(TEXT, PUBLISHED) == tag(TEXT, PUBLISHED)


def test_empty_text_has_none() -> None:
    assert tag("", None) == ()


def test_version_is_stated() -> None:
    assert TAGGER_VERSION


def test_import_leaves_the_models_unloaded() -> None:
    code = "import sys, newscrawl.tag; sys.exit('underthesea' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


NEWS = (
    "LĐLĐ quận Long Biên TP. Hà Nội ông Nguyễn Văn Hải, Công ty TNHH Đảng Q.9 T.Ư Bà Rịa-Vũng Tàu A.B hoà thuỷ ngày "
    "14/NQ-LĐLĐ 5/6/2021 20/10 hôm nay Ban Chấp hành BCH và Sở ( ) “ ” - – . … 🙂 é e\u0301 ß \n \t \u00a0"
)
PIECES = st.sampled_from(NEWS.split(" "))
TEXTS = st.lists(PIECES, max_size=20).map(" ".join) | st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=60)


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.sampled_from([None, PUBLISHED]))
def test_any_text_gives_ordered_separate_spans_of_itself(text: str, published: date | None) -> None:
    end = 0
    for mention in tag(text, published):
        assert text[mention.start : mention.end] == mention.text
        assert end <= mention.start < mention.end
        assert mention.text[0].isalnum()
        assert not mention.text[-1].isspace()
        end = mention.end
