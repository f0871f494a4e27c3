"""What the contract is tested on: some 230 articles about invented people and places, made to be easy to miss."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from newscrawl.archive.records import Reprint, StoredArticle
from newscrawl.models import VIETNAM_TIME
from search.document import Document, build_document, build_story
from tests.search.stored import stored

SOURCES = ("bachdinh", "songvang", "namsen", "laodongmoi")
SECTIONS = ("Hoạt động công đoàn", "Hoạt động Công đoàn", "Đời sống", "Pháp luật", None)
PEOPLE = (
    "Lò Thị Mận",
    "Vừ Minh Khôi",
    "Giàng A Phềnh",
    "Lý Thuý Kỳ",
    "Hoàng Thuỷ Trúc",
    "Kiều Mỹ Tý",
    "Đặng Đình Đạt",
    "Đoàn Toàn Hoà",
    "Trang Hoài Anh",
    "Ngô Quý Quỳ",
)
PLACES = ("Bạch Đinh", "Nậm Sen", "Mường Khoang", "Pắc Lừ", "Hoà Khê Thượng", "Đồng Sim", "Thuỷ Tiên Hạ")
COMPANIES = ("Công ty May Hoa Gạo", "Công ty Giày Suối Tía", "Công ty Điện tử Sao Khuê", "Nhà máy Xi măng Đá Chẹt")
DOCUMENTS = ("14/NQ-LĐLĐ", "27/KH-LĐLĐ", "08/KH-LĐLĐ", "191/2013/NĐ-CP", "43/2024/QH15", "3089/HD-TLĐ")
#: What meetings are about: written with old and new tone placement, i and y, abbreviated and in full.
TOPICS = (
    "ký thỏa ước lao động tập thể",
    "ký thoả ước lao động tập thể ngành may",
    "hoà giải tranh chấp lao động",
    "hòa giải viên lao động cơ sở",
    "khỏe để lao động",
    "thi đua lao động giỏi",
    "kỷ niệm ngày thành lập Công đoàn",
    "kĩ năng thương lượng",
    "kỹ năng đối thoại",
    "tổng kết phong trào công nhân viên chức lao động",
    "bữa ăn ca của công nhân lao động",
    "tập huấn ATVSLĐ",
    "an toàn vệ sinh lao động ở khu công nghiệp",
    "đóng BHXH cho NLĐ",
    "bảo hiểm xã hội cho người lao động",
    "đình công và ngừng việc tập thể",
    "trao nhà Mái ấm Công đoàn",
    "hội nghị Ban chấp hành mở rộng",
    "họp BCH",
    "đại hội CĐCS nhiệm kỳ 2023 - 2028",
    "đại hội công đoàn cơ sở nhiệm kỳ 2023-2028",
    "tuý và ma tuý học đường",
    "quý IV và quí I",
)
_OPENINGS = (
    "Sáng {day}, {organisation} tổ chức {topic} với sự tham gia của đoàn viên xã {place}.",
    "Chiều {day}, tại {place}, {organisation} đã {topic}.",
    "Ngày {day}, bà {person} thay mặt {organisation} dự buổi {topic}.",
)
_MORE = (
    "Ông {person} cho biết công đoàn sẽ tiếp tục {topic} trong năm {year}.",
    "Theo {document}, các đơn vị ở {place} phải báo cáo trước ngày {day}.",
    "{company} cam kết nâng mức ăn ca lên 25.000 đồng và giữ lời hứa với công nhân.",
    "Hội trường kín chỗ; nhiều ý kiến nói về nghị quyết, về hội phí và về nghị lực của người thợ.",
    "Đoàn công tác đi toàn huyện; đoàn viên nào cũng có quà.",
    "Kết quả: 97,5% phiếu tán thành; 3 chị em được khen thưởng lúc 17:30.",
)


def articles() -> list[StoredArticle]:
    """All articles; those of stories come in `stories`."""
    return [*_written(), *_made(190)]


def stories() -> list[tuple[StoredArticle, ...]]:
    """Stories with reprints, first publication first."""
    first = stored(
        "r1a",
        "Công nhân Suối Tía trở lại làm việc sau ba ngày ngừng việc",
        (
            "Hơn 400 công nhân đã trở lại dây chuyền sau khi công ty đồng ý trả đủ tiền phép.",
            "Buổi hòa giải do LĐLĐ huyện Mường Khoang chủ trì.",
        ),
        source="songvang",
        section="Đời sống",
        published=datetime(2023, 3, 31, 23, 30, tzinfo=VIETNAM_TIME),
        entities={"ORG": ["Liên đoàn Lao động huyện Mường Khoang"], "LOC": ["Mường Khoang"]},
        dates=["2023-03-28/2023-03-30"],
    )
    second = replace(
        first,
        article=replace(
            first.article,
            id="r1b",
            url="https://namsen.example/r1b.html",
            source="namsen",
            section="Pháp luật",
            title="Suối Tía: công nhân đi làm lại",
            published=datetime(2023, 4, 1, 7, 0, tzinfo=VIETNAM_TIME),
        ),
    )
    third = replace(
        first,
        article=replace(
            first.article,
            id="r1c",
            url="https://bachdinh.example/r1c.html",
            source="bachdinh",
            section=None,
            published=None,
        ),
    )
    ours = stored(
        "r2a",
        "Mở lớp học đàn môi cho con công nhân",
        ("Lớp học đàn môi mở vào tối thứ Bảy ở nhà văn hoá Pắc Lừ.",),
        source="laodongmoi",
        published=date(2022, 7, 9),
        entities={"LOC": ["Pắc Lừ"]},
    )
    again = replace(
        ours,
        article=replace(ours.article, id="r2b", url="https://laodongmoi.example/r2b.html", published=date(2022, 7, 12)),
    )
    return [(first, second, third), (ours, again)]


def all_documents() -> list[Document]:
    """The documents of everything."""
    made = [build_document(article) for article in articles()]
    for members in stories():
        reprints = [_reprint(member) for member in members]
        for number, member in enumerate(members):
            made.append(build_document(member, reprints[:number] + reprints[number + 1 :]))
        made.append(build_story(members[0].article.id, members, reprints[1:]))
    return made


def _reprint(member: StoredArticle) -> Reprint:
    article = member.article
    published = article.published.isoformat() if article.published else None
    return Reprint(article.id, article.url, article.source or "", article.title, published)


def _written() -> Iterator[StoredArticle]:
    """Each for one way of missing it."""
    at = datetime(2021, 12, 31, 23, 59, 59, tzinfo=VIETNAM_TIME)
    yield stored("w01", "Hội nghị cán bộ công đoàn", ("Hội nghị bàn về quỹ hội.",), published=date(2020, 2, 29))
    yield stored(
        "w02", "Hội thao và nghị lực", ("Hội thao của những người giàu nghị lực.",), published=date(2020, 3, 1)
    )
    yield stored("w03", "Nghị quyết của hội", ("Nghị quyết này do hội thông qua, hội nghị không họp.",), published=at)
    yield stored(
        "w04", "Đoan Trang hát", ("Cô Đoan Trang hát cho đoàn viên nghe.",), published=at + timedelta(seconds=1)
    )
    yield stored("w05", "Dinh dưỡng cho công nhân", ("Dinh dưỡng là gốc; đình làng là chỗ họp.",), section="Đời sống")
    yield stored(
        "w06", "Hoá chất trong xưởng", ("Hóa chất phải để riêng. Hòa bình, hoà thuận, hoa gạo, hỏa hoạn, hoả tốc.",)
    )
    yield stored("w07", "Quy chế mới", ("Qui chế và quy chế là một; quý vị, quí vị; thuỷ, thủy; thúy; thuý.",))
    yield stored(
        "w08", "Mỹ thuật của thợ", ("Mĩ thuật, mỹ nghệ, lý lịch, lí do, tỷ lệ, tỉ lệ, hy vọng, hi vọng, bác sỹ.",)
    )
    yield stored(
        "w09", "Covid-19 và công nhân", ("Sau Covid-19, 1.250 người mất việc; covid còn để lại nợ.",), dates=["2020"]
    )
    yield stored("w10", "THÔNG BÁO SỐ 12/TB-CĐCS", ("CĐCS THÔNG BÁO LỊCH HỌP 26/3.",), entities={"DOC": ["12/TB-CĐCS"]})
    yield stored("w11", "Lương tháng 13", ("Thưởng Tết", "Bính Ngọ", "chưa chốt"), dates=["2026-Q1", "2025-12"])
    yield stored("w12", "Một dòng", ("công", "đoàn", "viên"), source="namsen")
    yield stored("w13", "Lặp lại", ("công đoàn công đoàn công đoàn cơ sở công đoàn",), source="namsen")
    yield stored(
        "w14", "Tên người trong văn bản", ("Bà Lý nói với ông Lí.",), entities={"PER": ["Lý Thuý Kỳ", "Lí Văn Tỷ"]}
    )
    yield stored("w15", "Cà phê sáng", ("Ba mươi người uống cà phê; cà tím; phê bình.",), tags=("cà phê", "sáng"))
    yield stored("w16", "Không dấu", ("Lien doan Lao dong huyen Bach Dinh thong bao lich hop.",), author="Ban Bien tap")
    yield stored("w17", "Dấu rời", ("Cộng hoà xã hội; thỏa ước lao động.",))
    yield stored(
        "w18", "Năm tháng được nhắc", ("Nhiệm kỳ 2018 - 2023 và năm 1975.",), dates=["2018/2023", "1975", "2023-05"]
    )
    yield stored(
        "w19",
        "Một ngày",
        ("Ngày 14/5/2023.",),
        dates=["2023-05-14"],
        published=datetime(2023, 5, 14, 0, 0, tzinfo=VIETNAM_TIME),
    )
    yield stored(
        "w20",
        "Cuối ngày",
        ("Ngày 14/5/2023, cuối giờ.",),
        dates=["2023-05-14T17:30"],
        published=datetime(2023, 5, 14, 23, 59, tzinfo=VIETNAM_TIME),
    )
    yield stored(
        "w21",
        "Ở múi giờ khác",
        ("Tin gửi từ nước ngoài.",),
        published=datetime.fromisoformat("2023-05-14T20:00:00+00:00"),
    )
    yield stored(
        "w22", "Chữ lạ: Straße, Ελλάδα, 北京, naïve, São", ("Œuvre và Ægir; Ðà là chữ lạ; ﬁn.",), source="laodongmoi"
    )
    yield stored("w23", "Emoji 👷 và gạch_dưới", ("👷 thợ_hàn làm_việc; #congdoan @ld",), source="laodongmoi")
    yield stored(
        "w24",
        "Hai đoàn",
        ("Đoàn A và đoàn B gặp nhau; đoàn thanh niên, đoàn viên công đoàn.",),
        entities={"ORG": ["Đoàn Thanh niên", "Công đoàn"]},
    )
    yield stored("w25", "", (), source="namsen")
    yield stored(
        "w26", "Tổ chức có ngoặc", ("…",), entities={"ORG": ['Công ty "Hoa Gạo" (Bạch Đinh)', "-Tổ tự quản số 5"]}
    )
    yield stored("w27", "Rất dài", ("lao động " * 300,), source="songvang", published=date(1999, 1, 1))
    yield stored(
        "w28", "LĐLĐ quận", ("LĐLĐ quận và Liên đoàn Lao động thành phố; TLĐ; Tổng Liên đoàn.",), section="Pháp luật"
    )
    yield stored("w29", "Thỏa ước", ("Thỏa ước; TƯLĐTT; thỏa thuận ước chừng.",), entities={"DOC": ["3089/HD-TLĐ"]})
    yield stored("w30", "Công của đoàn", ("Công việc của đoàn; công sức, đoàn kết.",), published=date(2024, 1, 1))


def _made(number: int) -> Iterator[StoredArticle]:
    chance = random.Random(6)
    for count in range(number):
        day = date(2019, 1, 1) + timedelta(days=chance.randrange(2100))
        filled = {
            "day": f"{day.day}/{day.month}",
            "year": day.year,
            "topic": chance.choice(TOPICS),
            "place": chance.choice(PLACES),
            "person": chance.choice(PEOPLE),
            "company": chance.choice(COMPANIES),
            "document": chance.choice(DOCUMENTS),
        }
        level = chance.choice(("LĐLĐ huyện", "Liên đoàn Lao động huyện", "Công đoàn cơ sở xã"))
        filled["organisation"] = f"{level} {filled['place']}"
        body = [chance.choice(_OPENINGS), *chance.sample(_MORE, chance.randint(1, 4))]
        published = (None, day, datetime(day.year, day.month, day.day, chance.randrange(24), tzinfo=VIETNAM_TIME))
        yield stored(
            f"m{count:03}",
            f"{filled['organisation']} {filled['topic']}"[: chance.randint(30, 90)].strip(),
            [line.format(**filled) for line in body],
            source=chance.choice(SOURCES),
            section=chance.choice(SECTIONS),
            author=chance.choice((filled["person"], None)),
            tags=tuple(chance.sample(("thi đua", "lương", "ăn ca"), 2)),
            published=chance.choice((*published, *published[1:] * 4)),
            entities={
                "ORG": [f"Liên đoàn Lao động huyện {filled['place']}"],
                "PER": [filled["person"]],
                "LOC": [filled["place"], chance.choice(PLACES)],
                "DOC": [filled["document"]],
            },
            dates=[day.isoformat(), f"{day.year}-{day.month:02}", str(day.year)][chance.randrange(3) :],
        )
