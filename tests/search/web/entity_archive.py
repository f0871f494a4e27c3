"""Articles about a union that does not exist: federations at three levels, a person, a document. All invented."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from newscrawl.models import VIETNAM_TIME, Article, Block
from tests.search.served import Fetched, Named

NATIONAL = "Tổng Liên đoàn Lao động Việt Nam"
PROVINCE = "Liên đoàn Lao động tỉnh Sông Vàng"
ZONES = "Công đoàn các khu công nghiệp tỉnh Sông Vàng"
COMPANY = "Công ty May Hoa Gạo"
BASE = "Công đoàn Công ty May Hoa Gạo"
CHAIR = "Lò Thị Mận"
WORKER = "Giàng A Phềnh"
PLAN = "27/KH-LĐLĐ"
HOSTILE = '<b onclick="alert(1)">Công ty</b> \u202eJavaScript'

_CHAIR: Named = ("PER", CHAIR, CHAIR)
_PROVINCE: Named = ("ORG", "LĐLĐ tỉnh Sông Vàng", PROVINCE)
_PLAN: Named = ("DOC", PLAN, PLAN)


def told(number: int, text: str, names: Sequence[Named], source: str = "bachdinh") -> Fetched:
    published = datetime(2023, 1, 9, 8, tzinfo=VIETNAM_TIME) + timedelta(days=40 * number)
    blocks = (
        Block("paragraph", text),
        Block("paragraph", f"Chuyện thứ {number} trong đợt {number * 17} ở kho {number * 7}."),
    )
    url = f"https://{source}.example/ten-{number}.html"
    return Fetched(Article("", url, source, f"Tin số {number}", None, blocks, published=published), names)


ARTICLES = (
    told(
        0,
        "Hội nghị đã bế mạc. Bà Lò Thị Mận, Chủ tịch LĐLĐ tỉnh Sông Vàng, ký Kế hoạch 27/KH-LĐLĐ. Mọi người ra về.",
        (_CHAIR, _PROVINCE, _PLAN),
    ),
    told(
        1,
        "Theo Kế hoạch 27/KH-LĐLĐ, Công đoàn các khu công nghiệp tỉnh Sông Vàng tập huấn cho 300 đoàn viên.",
        (_PLAN, ("ORG", ZONES, ZONES)),
        "songvang",
    ),
    told(
        2,
        "Bà Lò Thị Mận và ông Giàng A Phềnh thăm Công ty May Hoa Gạo.",
        (_CHAIR, ("PER", WORKER, WORKER), ("ORG", COMPANY, COMPANY)),
    ),
    told(
        3,
        "Bà Lò Thị Mận cùng ông Giàng A Phềnh trao quà của Tổng Liên đoàn Lao động Việt Nam "
        "cho Công đoàn Công ty May Hoa Gạo.",
        (_CHAIR, ("PER", WORKER, WORKER), ("ORG", NATIONAL, NATIONAL), ("ORG", BASE, BASE)),
    ),
    told(4, f"Thư ký tên {HOSTILE} không rõ từ đâu.", (("ORG", HOSTILE, HOSTILE),)),
    *(
        told(number, "Thời tiết thuận lợi cho vụ mùa ở Mường Khoang.", (("LOC", "Mường Khoang", "Mường Khoang"),))
        for number in range(5, 30)
    ),
)
