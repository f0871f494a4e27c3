from __future__ import annotations

import pytest

from evaluation.marked import read_marked
from newscrawl.tag.article_entities import entities_of
from newscrawl.tag.entity import Entity
from newscrawl.tag.sameness import sameness

LONG_BIEN = "⟦ORG|LĐLĐ quận Long Biên⟧"
CASES = [
    ("⟦PER|Trần Hữu Đạm⟧", "⟦PER|Trần Hữu Đạm⟧", "not known"),
    ("⟦PER|Trần Hữu Đạm⟧", "⟦PER|Trần Hữu Đãm⟧", "not the same"),
    (f"⟦PER|Lê Miên⟧, Chủ tịch {LONG_BIEN}", "Chủ tịch ⟦ORG|LĐLĐ Q. Long Biên⟧ ⟦PER|Lê Miên⟧", "same"),
    (f"⟦PER|Lê Miên⟧, Chủ tịch {LONG_BIEN}", "⟦PER|Lê Miên⟧, Ủy viên ⟦ORG|BCH LĐLĐ quận Long Biên⟧", "same"),
    (f"⟦PER|Lê Miên⟧, Chủ tịch {LONG_BIEN}", "⟦PER|Lê Miên⟧, Chủ tịch ⟦ORG|LĐLĐ huyện Ba Vì⟧", "not known"),
    ("⟦PER|Lê Miên⟧, Bí thư ⟦ORG|Quận ủy⟧", "⟦PER|Lê Miên⟧, Bí thư ⟦ORG|Quận ủy⟧", "not known"),
    (LONG_BIEN, "⟦ORG|Liên đoàn Lao động quận Long Biên⟧", "same"),
    ("⟦ORG|LĐLĐ quận⟧", "⟦ORG|LĐLĐ quận⟧", "not known"),
    ("⟦ORG|BCH⟧", "⟦ORG|BCH⟧", "not known"),
    ("⟦ORG|LĐLĐ huyện Châu Thành⟧, ⟦LOC|Bến Tre⟧", "⟦ORG|LĐLĐ huyện Châu Thành⟧, ⟦LOC|Sóc Trăng⟧", "not the same"),
    ("⟦ORG|LĐLĐ huyện Châu Thành⟧, ⟦LOC|Bến Tre⟧", "⟦ORG|LĐLĐ huyện Châu Thành⟧", "not known"),
    ("⟦LOC|quận Long Biên⟧", "⟦LOC|Q. Long Biên⟧", "same"),
    ("⟦LOC|huyện Châu Thành⟧", "⟦LOC|huyện Châu Thành⟧", "not known"),
    ("⟦LOC|Hà Nội⟧", "⟦LOC|TP Hà Nội⟧", "same"),
    ("⟦DOC|22/2021/NĐ-CP⟧", "⟦DOC|22/2021/ND-CP⟧", "same"),
    ("⟦DOC|14/NQ-LĐLĐ⟧", "⟦DOC|14/NQ-LĐLĐ⟧", "not known"),
    (f"⟦DOC|14/NQ-LĐLĐ⟧ của {LONG_BIEN}", f"⟦DOC|14/NQ-LĐLĐ⟧ của {LONG_BIEN}", "same"),
    (f"⟦DOC|14/NQ-LĐLĐ⟧ của {LONG_BIEN}", "⟦DOC|14/NQ-LĐLĐ⟧ của ⟦ORG|LĐLĐ huyện Ba Vì⟧", "not the same"),
    (
        f"⟦DOC|14/NQ-LĐLĐ⟧ ⟦DATE|ngày 1/2/2021|2021-02-01⟧ của {LONG_BIEN}",
        f"⟦DOC|14/NQ-LĐLĐ⟧ ⟦DATE|ngày 3/2/2023|2023-02-03⟧ của {LONG_BIEN}",
        "not the same",
    ),
]


def _compared(marked: str) -> Entity:
    """The person of the text, else its first entity."""
    entities = entities_of(*read_marked(marked))
    return next((entity for entity in entities if entity.type == "PER"), entities[0])


@pytest.mark.parametrize(("one", "other", "answer"), CASES)
def test_entities_of_two_articles_are_compared(one: str, other: str, answer: str) -> None:
    here, there = _compared(one), _compared(other)
    assert sameness(here, there) == answer
