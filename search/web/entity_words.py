"""What types, kinds and levels of entities are called in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from newscrawl.tag.entity import EntityType
from search.web.texts import Texts


def type_names(texts: Texts) -> Mapping[EntityType, str]:
    """The types, as headings of many names."""
    _ = texts.translations.gettext
    return {"PER": _("Người"), "ORG": _("Tổ chức"), "LOC": _("Địa danh"), "DOC": _("Văn bản")}


def type_name(type_: EntityType, texts: Texts) -> str:
    """What one entity is."""
    _ = texts.translations.gettext
    return {"PER": _("người"), "ORG": _("tổ chức"), "LOC": _("địa danh"), "DOC": _("văn bản")}[type_]


def kind_names(texts: Texts) -> Mapping[str, str]:
    """The kinds of organisations (`newscrawl/tag/kinds.toml`)."""
    _ = texts.translations.gettext
    return {
        "federation": _("Liên đoàn Lao động"),
        "sector-union": _("Công đoàn ngành"),
        "upper-union": _("Công đoàn cấp trên trực tiếp cơ sở"),
        "base-union": _("Công đoàn cơ sở"),
        "party": _("Đảng"),
        "state": _("Cơ quan nhà nước"),
        "front": _("Mặt trận và đoàn thể"),
        "company": _("Doanh nghiệp"),
        "school": _("Trường học"),
        "hospital": _("Y tế"),
        "media": _("Báo chí"),
        "court": _("Tòa án, kiểm sát"),
        "police": _("Công an"),
        "army": _("Quân đội"),
        "international": _("Tổ chức quốc tế, nước ngoài"),
        "other": _("Tổ chức khác"),
    }


def level_names(texts: Texts) -> Mapping[str, str]:
    """The levels of organisations."""
    _ = texts.translations.gettext
    return {
        "national": _("cấp trung ương"),
        "province": _("cấp tỉnh, thành phố"),
        "district": _("cấp quận, huyện"),
        "commune": _("cấp xã, phường"),
    }
