from __future__ import annotations

import pytest

from evaluation.marked import read_marked
from newscrawl.models import Mention
from newscrawl.tag.article_entities import entities_of
from newscrawl.tag.entity import Entity, Post, Variant


def _entities(marked: str) -> dict[str, Entity]:
    return {entity.name: entity for entity in entities_of(*read_marked(marked))}


def test_variants_are_counted_the_commonest_first() -> None:
    (found,) = entities_of(*read_marked("⟦ORG|LĐLĐ quận Long Biên⟧, ⟦ORG|LĐLĐ quận⟧, ⟦ORG|LĐLĐ quận⟧"))
    assert found.variants == (Variant("LĐLĐ quận", 2), Variant("LĐLĐ quận Long Biên", 1))


def test_federation_has_kind_level_and_parent() -> None:
    (found,) = entities_of(*read_marked("⟦ORG|LĐLĐ quận Long Biên⟧"))
    assert (found.kind, found.level, found.parent) == ("federation", "district", "Liên đoàn Lao động thành phố Hà Nội")


def test_province_behind_a_district_tells_which_is_meant() -> None:
    found = _entities("⟦ORG|LĐLĐ huyện Châu Thành⟧, ⟦LOC|tỉnh Bến Tre⟧ và ⟦LOC|tỉnh Tiền Giang⟧")
    assert found["Liên đoàn Lao động huyện Châu Thành"].parent == "Liên đoàn Lao động tỉnh Bến Tre"


@pytest.mark.parametrize(
    ("written", "kind", "level", "parent"),
    [
        ("quận Long Biên", "quận", "district", "Hà Nội"),
        ("tỉnh Sơn La", "tỉnh", "province", None),
        ("TP Sơn La", "thành phố", "district", "Sơn La"),
        ("TPHCM", "thành phố", "province", None),
        ("sông Thao", None, None, None),
    ],
)
def test_place_has_type_level_and_province(
    written: str, kind: str | None, level: str | None, parent: str | None
) -> None:
    (found,) = entities_of(*read_marked(f"⟦LOC|{written}⟧"))
    assert (found.kind, found.level, found.parent) == (kind, level, parent)


def test_document_has_kind_day_and_the_issuer_that_the_text_names() -> None:
    marked = "Nghị quyết số ⟦DOC|14/NQ-LĐLĐ⟧, ⟦DATE|ngày 29/2/2024|2024-02-29⟧ của ⟦ORG|LĐLĐ quận Long Biên⟧"
    found = _entities(marked)["14/NQ-LĐLĐ"]
    assert (found.kind, found.issued, found.year) == ("nghị quyết", "2024-02-29", 2024)
    assert found.issuer == "Liên đoàn Lao động quận Long Biên"


@pytest.mark.parametrize(
    ("marked", "kind", "issuer"),
    [
        ("Quy định số ⟦DOC|37-QĐ/TW⟧", "quy định", "Ban Chấp hành Trung ương Đảng"),
        ("Quyết định ⟦DOC|37-QĐ/TW⟧", "quyết định", "Ban Chấp hành Trung ương Đảng"),
        ("Bộ luật Lao động số ⟦DOC|45/2019/QH14⟧", "bộ luật", "Quốc hội"),
        ("Nghị quyết ⟦DOC|98/2023/QH15⟧", "nghị quyết", "Quốc hội"),
        ("⟦DOC|243/LĐLĐ⟧", "công văn", "Liên đoàn Lao động"),
        ("Văn bản số ⟦DOC|243/LĐLĐ⟧", "văn bản", "Liên đoàn Lao động"),
    ],
)
def test_word_in_front_decides_where_the_code_does_not(marked: str, kind: str, issuer: str) -> None:
    (found,) = entities_of(*read_marked(marked))
    assert (found.kind, found.issuer) == (kind, issuer)


def test_names_that_mentions_have_already_are_kept() -> None:
    text = "LĐLĐ quận"
    (found,) = entities_of(text, [Mention("ORG", 0, len(text), text, entity="Liên đoàn Lao động quận Vân Trì")])
    assert found.name == "Liên đoàn Lao động quận Vân Trì"


def test_dates_are_no_entities() -> None:
    assert entities_of(*read_marked("⟦DATE|hôm nay|2024-05-16⟧")) == ()


def test_json_leaves_out_what_is_not_known() -> None:
    person = Entity("PER", "Trần Hữu Đạm", (Variant("Đạm", 1),), posts=(Post("Chủ tịch", "Quận ủy Vân Trì"),))
    assert person.to_json() == {
        "type": "PER",
        "name": "Trần Hữu Đạm",
        "variants": [{"text": "Đạm", "count": 1}],
        "posts": [{"title": "Chủ tịch", "organisation": "Quận ủy Vân Trì"}],
    }
