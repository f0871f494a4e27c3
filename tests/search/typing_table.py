"""How Vietnamese is written and how it is typed: one table for everything that reads or finds words."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple


class Typed(NamedTuple):
    """Words in an article, what a person types, and whether that must find them."""

    written: str
    typed: str
    finds: bool


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


TABLE = (
    Typed("Liên đoàn", "liên đoàn", True),
    Typed("Liên đoàn", "LIÊN ĐOÀN", True),
    Typed("Liên đoàn", _decomposed("liên đoàn"), True),
    Typed(_decomposed("Liên đoàn"), "liên đoàn", True),
    Typed(_decomposed("Liên đoàn"), "lien doan", True),
    Typed("Liên đoàn", "lien doan", True),
    Typed("Liên đoàn", "LIEN DOAN", True),
    Typed("Liên đoàn", "liên doan", True),
    Typed("Liên đoàn", "liến đoàn", False),
    Typed("lien doan", "liên đoàn", False),
    Typed("hoà giải", "hòa giải", True),
    Typed("hòa giải", "hoà giải", True),
    Typed("HOÀ GIẢI", "hòa giải", True),
    Typed("hòa giải", _decomposed("hoà giải"), True),
    Typed("hòa giải", "hoa giai", True),
    Typed("hòa giải", "hóa giải", False),
    Typed("kỹ sư", "kĩ sư", True),
    Typed("kĩ sư", "kỹ sư", True),
    Typed("kỹ sư", "ky su", True),
    Typed("kỹ sư", "kí sư", False),
    Typed("quản lý", "quản lí", True),
    Typed("QUẢN LÝ", "quan li", True),
    Typed("Mỹ Lý", _decomposed("mĩ lí"), True),
    Typed("quý", "quí", False),
    Typed("Vy", "vi", False),
    Typed("hội nghị", '"hội nghi"', True),
    Typed("hôi nghị", '"hội nghi"', False),
    Typed("hội thảo, hội nghị", '"hội thảo nghị"', False),
    Typed("hội thảo, hội nghị", '"hội thảo nghị"~1', True),
    Typed("hội nghị", '"nghị hội"~5', False),
    Typed("đình công", "đình*", True),
    Typed("đình công", "di* co*", True),
    Typed("định công", "đình*", False),
    Typed("hoàn thành", "hoà*", True),
    Typed("Lyon", "ly*", True),
    Typed("Lý", "ly*", True),
    Typed("Liên", "ly*", False),
    Typed("thuỷ thủ", "thủy thủ", True),
    Typed("khoẻ mạnh", "khỏe mạnh", True),
    Typed("đoàn", "đòan", False),
    Typed("toàn", "toàn", True),
    Typed("đình công", "dinh cong", True),
    Typed("Đình công", "đình công", True),
    Typed("dinh dưỡng", "đinh dưỡng", False),
    Typed("LĐLĐ", "lđlđ", True),
    Typed("LĐLĐ", "ldld", True),
    Typed("LDLD", "lđlđ", False),
    Typed("ma tuý", "ma túy", True),
    Typed("quý IV", "quy iv", True),
    Typed("quý IV", "quý IV", True),
    Typed("Ưu đãi", "uu dai", True),
    Typed("14/NQ-LĐLĐ", "14/NQ-LĐLĐ", True),
    Typed("14/NQ-LĐLĐ", "14/nq-ldld", True),
    Typed("14/NQ-LĐLĐ", "nq", True),
    Typed("ngày 26/3", "26/3", True),
    Typed("2.500 suất quà", "2.500", True),
    Typed("thi đua_khen thưởng", "đua", True),
    Typed("“Mái ấm Công đoàn”", '"mái ấm công đoàn"', True),
    Typed("“Mái ấm Công đoàn”", "“mai am cong doan”", True),
    Typed("ca 3,công nhân", "công nhân", True),
)
