"""A small archive to serve: a real catalogue and a real embedded index. Every name in its articles is invented."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from newscrawl.archive.catalogue import Catalogue
from newscrawl.archive.pages import ArchivedPage
from newscrawl.archive.records import WarcPosition
from newscrawl.models import (
    VIETNAM_TIME,
    Article,
    Block,
    Conflict,
    Digest,
    Mention,
    MentionType,
    Outcome,
    Page,
    Role,
    Versions,
)
from newscrawl.signature import sign
from newscrawl.sources import Source, Sources, article_id, url_key
from search.backends.embedded import EmbeddedBackend
from search.delivery import deliver
from search.services import Services

FETCHED = datetime(2024, 6, 1, 20, 30, tzinfo=UTC)
VERSIONS = Versions("reader-1", "tagger-1")
SOURCES = Sources(
    Source.model_validate(
        {
            "key": key,
            "name": {"vi": vi, "en": en},
            "hosts": [f"{key}.example"],
            "feeds": [f"https://{key}.example/rss"],
            "article": {"pattern": r"\.html$"},
        }
    )
    for key, vi, en in (
        ("bachdinh", "Công đoàn Bạch Đinh", "Bach Dinh Trade Union"),
        ("songvang", "Báo Lao động Sông Vàng", "Song Vang Labour News"),
    )
)

Named = tuple[MentionType, str, str]

LED = Article(
    id="",
    url="https://bachdinh.example/doi-thoai.html",
    source="bachdinh",
    title="LĐLĐ huyện Bạch Đinh đối thoại với công nhân Công ty May Hoa Gạo",
    lead="Sáng 14/5, hơn 200 công nhân đã nêu ý kiến về tiền lương và bữa ăn ca.",
    blocks=(
        Block(
            "paragraph",
            "Bà Lò Thị Mận, Chủ tịch LĐLĐ huyện Bạch Đinh, chủ trì buổi đối thoại theo Kế hoạch 27/KH-LĐLĐ.",
        ),
        Block("heading", "Bữa ăn ca từ 25.000 đồng"),
        Block("paragraph", "Công ty May Hoa Gạo cam kết nâng mức ăn ca và ký lại thỏa ước lao động tập thể."),
        Block("caption", "Công nhân nêu câu hỏi tại buổi đối thoại. Ảnh: Vừ Minh Khôi"),
    ),
    author="Vừ Minh Khôi",
    section="Hoạt động công đoàn",
    tags=("đối thoại", "tiền lương"),
    published=datetime(2024, 5, 14, 9, 30, tzinfo=VIETNAM_TIME),
    language="vi",
    found_by={"title": "json-ld", "published": "meta", "blocks": "selector"},
)
LED_NAMES: tuple[Named, ...] = (
    ("ORG", "LĐLĐ huyện Bạch Đinh", "Liên đoàn Lao động huyện Bạch Đinh"),
    ("ORG", "Công ty May Hoa Gạo", "Công ty May Hoa Gạo"),
    ("DATE", "Sáng 14/5", "2024-05-14"),
    ("PER", "Lò Thị Mận", "Lò Thị Mận"),
    ("DOC", "27/KH-LĐLĐ", "27/KH-LĐLĐ"),
    ("PER", "Vừ Minh Khôi", "Vừ Minh Khôi"),
)


@dataclass(frozen=True, slots=True)
class Fetched:
    """An article, the names in its text (type, spelling, entity or value), and when it was fetched."""

    article: Article
    names: Sequence[Named] = ()
    fetched: datetime = FETCHED


def _plain(url: str, title: str, text: str, published: datetime | date | None, section: str | None = None) -> Article:
    source = url.split("//")[1].split(".")[0]
    return Article(
        id="", url=url, source=source, title=title, lead=None, blocks=(Block("paragraph", text),), section=section,
        published=published, language="vi",
    )  # fmt: skip


REPRINT = replace(LED, url="https://songvang.example/doi-thoai-bach-dinh.html", source="songvang", section="Lao động")
HOSTILE = _plain(
    "https://songvang.example/hop-thu.html",
    'Bạn đọc hỏi: <script>alert("xin chào")</script> có phải thỏa ước?',
    'Câu hỏi gửi kèm đoạn mã <img src=x onerror="alert(1)"> và dấu & trong thư.',
    date(2023, 11, 2),
    "<b>Hộp thư</b>",
)
UNDATED = _plain(
    "https://bachdinh.example/gioi-thieu-nha-van-hoa.html",
    "Nhà văn hóa lao động Bạch Đinh mở cửa phục vụ đoàn viên",
    "Nhà văn hóa có phòng đọc và sân bóng dành cho đoàn viên ở xã Nậm Sen.",
    None,
)
SAFETY = _plain(
    "https://songvang.example/an-toan.html",
    "Tháng hành động về an toàn vệ sinh lao động ở Khu công nghiệp Đồng Sim",
    "Các doanh nghiệp ở Khu công nghiệp Đồng Sim diễn tập chữa cháy và kiểm tra máy móc trước ngày 20/5/2022.",
    datetime(2022, 5, 3, 7, 0, tzinfo=VIETNAM_TIME),
    "Lao động",
)
FIRST_TEXT = replace(
    SAFETY, blocks=(Block("paragraph", "Các doanh nghiệp ở Khu công nghiệp Đồng Sim diễn tập chữa cháy."),)
)
SHELTER = _plain(
    "https://bachdinh.example/mai-am.html",
    "Trao nhà Mái ấm Công đoàn cho đoàn viên ở xã Nậm Sen",
    "Ông Giàng A Phềnh nhận nhà Mái ấm Công đoàn trị giá 50 triệu đồng.",
    datetime(2023, 8, 19, 16, 45, tzinfo=VIETNAM_TIME),
    "Hoạt động công đoàn",
)

#: All forms that a text may have; served apart.
LAID_OUT = Article(
    id="",
    url="https://songvang.example/qua-tet-vung-cao.html",
    source="songvang",
    title="Sông Vàng trao 640 suất quà Tết cho đoàn viên vùng cao",
    lead="Từ ngày 5 đến 12/1, các đoàn công tác của LĐLĐ tỉnh Sông Vàng đến bốn huyện vùng cao.",
    blocks=(
        Block("paragraph", "Mức hỗ trợ năm nay theo Kế hoạch 08/KH-LĐLĐ gồm:"),
        Block("paragraph", "Một triệu đồng cho đoàn viên mắc bệnh hiểm nghèo, do LĐLĐ tỉnh Sông Vàng chi trả.", "item"),
        Block("paragraph", "Năm trăm nghìn đồng cho đoàn viên bị giảm giờ làm.", "item"),
        Block("paragraph", "Vé xe về quê cho công nhân ở lại làm việc qua ngày 5/1.", "item"),
        Block("heading", "Số suất quà theo huyện"),
        Block("paragraph", "Kết quả đến hết ngày 12/1", "row"),
        Block("paragraph", "Huyện | Trưởng đoàn | Số suất | Kinh phí", "row"),
        Block("paragraph", "Nậm Sen | Lò Thị Mận | 210 | 147.000.000 đồng", "row"),
        Block("paragraph", "Mường Khoang | Giàng A Phềnh | 180 | 126.500.000 đồng", "row"),
        Block("paragraph", "Pắc Lừ và các xã biên giới | Vừ Minh Khôi | 250 | 171.250.000 đồng", "row"),
        Block(
            "caption",
            "Bà Lò Thị Mận trao quà cho đoàn viên xã Nậm Sen. Ảnh: Hà Kiều",
            picture="https://songvang.example/anh/2024/qua-tet.jpg",
        ),
        Block("caption", "Chuyến xe đưa công nhân về quê.", picture="javascript:alert(1)"),
        Block("paragraph", "Đợt trao quà tiếp theo diễn ra sau rằm tháng Giêng."),
    ),
    author="Hà Kiều",
    section="Lao động",
    published=datetime(2024, 1, 13, 8, 5, tzinfo=VIETNAM_TIME),
    modified=datetime(2024, 7, 3, 8, 15, tzinfo=VIETNAM_TIME),
    language="vi",
    found_by={"title": "selector", "lead": "general", "author": "general", "published": "json-ld"},
    conflicts=(
        Conflict("published", "2024-01-14T08:05:00+07:00", "meta"),
        Conflict("published", "2024-01-12", "date-line"),
    ),
)
LAID_OUT_NAMES: tuple[Named, ...] = (
    ("ORG", "LĐLĐ tỉnh Sông Vàng", "Liên đoàn Lao động tỉnh Sông Vàng"),
    ("DOC", "08/KH-LĐLĐ", "08/KH-LĐLĐ"),
    ("DATE", "ngày 5/1", "2024-01-05"),
    ("DATE", "ngày 12/1", "2024-01-12"),
    ("LOC", "Mường Khoang", "Mường Khoang"),
    ("PER", "Lò Thị Mận", "Lò Thị Mận"),
    ("PER", "Giàng A Phềnh", "Giàng A Phềnh"),
    ("PER", "Vừ Minh Khôi", "Vừ Minh Khôi"),
)

ARTICLES = (
    Fetched(LED, LED_NAMES),
    Fetched(REPRINT, LED_NAMES),
    Fetched(HOSTILE),
    Fetched(UNDATED, (("LOC", "xã Nậm Sen", "xã Nậm Sen"),)),
    Fetched(FIRST_TEXT, (), FETCHED - timedelta(days=30)),
    Fetched(
        SAFETY,
        (("LOC", "Khu công nghiệp Đồng Sim", "Khu công nghiệp Đồng Sim"), ("DATE", "ngày 20/5/2022", "2022-05-20")),
    ),
    Fetched(SHELTER, (("LOC", "xã Nậm Sen", "xã Nậm Sen"), ("PER", "Giàng A Phềnh", "Giàng A Phềnh"))),
)
#: Articles in the archive: two of the fetched ones are one article's two texts.
COUNT = 6


def identity(article: Article) -> str:
    """The id that the catalogue knows the article by."""
    return article_id(url_key(article.url, SOURCES.owner(article.url)))


def mentions(article: Article, names: Sequence[Named]) -> tuple[Mention, ...]:
    """Every place where the text has these spellings."""
    found = []
    for kind, spelling, means in names:
        start = article.text.find(spelling)
        while start >= 0:
            value, entity = (means, None) if kind == "DATE" else (None, means)
            found.append(Mention(kind, start, start + len(spelling), spelling, value, entity))
            start = article.text.find(spelling, start + len(spelling))
    return tuple(sorted(found, key=lambda mention: mention.start))


def fill(catalogue: Catalogue, fetched: Sequence[Fetched] = ARTICLES) -> None:
    """One run for each source, with these articles and a page that is not there."""
    runs = {key: catalogue.start_run(key, "crawl", FETCHED, f"{key}-20240601T203000-0000") for key in SOURCES.by_key}
    for number, item in enumerate(fetched):
        _publish(catalogue, item, runs[item.article.source or ""], number)
    gone = _archived(runs["songvang"], "songvang", "https://songvang.example/da-go.html", 404, FETCHED, 999)
    catalogue.record_page(gone, Outcome.NOT_FOUND)
    for run in runs.values():
        catalogue.finish_run(run, "finished")


def _publish(catalogue: Catalogue, item: Fetched, run: str, number: int) -> None:
    article = replace(item.article, id=identity(item.article))
    page = catalogue.record_page(_archived(run, article.source or "", article.url, 200, item.fetched, number), None)
    digest = Digest(article, mentions(article, item.names), page.payload_digest, VERSIONS, 0.1, sign(article))
    catalogue.publish(page, digest)


def _archived(run: str, source: str, url: str, status: int, fetched: datetime, number: int) -> ArchivedPage:
    return ArchivedPage(
        page=Page(url, url, status, (), b"<html></html>", fetched, source, Role.ARTICLE),
        run_id=run,
        source=source,
        url_key=url_key(url, SOURCES.owner(url)),
        warc=WarcPosition("newscrawl-20240601.warc.gz", number * 1000, 900),
        payload_digest=f"sha256:{number:064x}",
    )


@contextmanager
def archive(folder: Path, fetched: Sequence[Fetched] = ARTICLES) -> Iterator[Services]:
    """Catalogue and index in this folder, filled with these articles."""
    catalogue = Catalogue.open(f"sqlite:///{folder / 'catalogue.sqlite'}")
    backend = EmbeddedBackend(folder / "index")
    try:
        backend.prepare()
        if fetched:
            fill(catalogue, fetched)
            deliver(catalogue, backend)
        yield Services(catalogue, backend, SOURCES)
    finally:
        backend.close()
        catalogue.close()
