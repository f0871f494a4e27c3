"""What the journeys walk through: an invented federation, its meetings, its people and its decree, over four years."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.search.served import FETCHED
from tests.search.web.browser.written import Written, day

FEDERATION = "Liên đoàn Lao động tỉnh Sông Vàng"
OTHER = "Liên đoàn Lao động tỉnh Bạch Đinh"
PERSON = "Lò Thị Mận"
DECREE = "152/2021/NĐ-CP"

#: Month of each meeting of the federation in 2022.
MEETINGS_2022 = (1, 4, 7, 10)


#: No two meetings of one federation speak of the same: they would pass for reprints of each other.
AGENDAS = (
    "Hội nghị bàn về tiền lương, bữa ăn ca và nhà ở cho công nhân ở các khu công nghiệp, rồi bầu thêm hai ủy viên.",
    "Nhiều ý kiến nói về tuyên truyền pháp luật ở các xưởng gỗ, nơi phần đông công nhân đến từ vùng cao.",
    "Các đại biểu nghe báo cáo tài chính và thống nhất dành một phần cho quỹ thăm hỏi người bị tai nạn.",
    "Hội thao của công nhân được dời sang mùa thu vì sân vận động đang sửa; sáu môn thi đấu được giữ.",
    "Phần lớn thời gian dành cho việc thành lập công đoàn ở các hợp tác xã trồng chè và trồng hồi.",
    "Mười hai mỏ đá đã được kiểm tra an toàn; ba mỏ phải làm lại đường thoát hiểm trước mùa mưa.",
    "Nội dung chính là lớp học buổi tối cho con em đoàn viên: thầy cô, sách vở và xe đón sau ca muộn.",
    "Một tổ công tác sẽ gặp chủ các nhà trọ để thỏa thuận giá điện, giá nước và giờ đóng cổng.",
    "Các trạm y tế đề nghị xét lại phụ cấp trực đêm; thường trực hứa trả lời từng trạm bằng văn bản.",
    "Cuộc họp thông qua quy chế của đội văn nghệ và giao từng cơ sở tập một tiết mục cho liên hoan.",
)


def _meeting(year: int, month: int, federation: str = FEDERATION, source: str = "songvang") -> Written:
    return Written(
        path=f"hoi-nghi-{source}-{year}-{month}",
        title=f"{federation} tổ chức hội nghị ban chấp hành tháng {month} năm {year}",
        paragraphs=(
            f"Ngày {month + 3}/{month}/{year}, hội nghị họp tại hội trường thành phố, do bà {PERSON} chủ trì.",
            f"Bà {PERSON} là Chủ tịch {federation}.",
            AGENDAS[(5 * year + 2 * month) % len(AGENDAS)],
        ),
        published=day(year, month, month + 5),
        source=source,
        author="Hà Kiều",
    )


def _strike(year: int, month: int, number: int) -> Written:
    return Written(
        path=f"doi-thoai-{year}-{month}-{number}",
        title=f"Đối thoại lần thứ {number} tại Công ty May Hoa Gạo trong tháng {month}/{year}",
        paragraphs=(
            f"Hơn {number * 110} công nhân Công ty May Hoa Gạo đối thoại với ban giám đốc về tiền lương.",
            f"Ông Giàng A Phềnh, Chủ tịch công đoàn công ty, dẫn Nghị định số {DECREE} về mức lương tối thiểu.",
            f"Đại diện {OTHER} đề nghị công ty trả lời bằng văn bản trước ngày 28/{month}/{year}.",
        ),
        published=day(year, month, 10 + number),
        source="bachdinh",
        section="Đời sống công nhân",
    )


REVISED = Written(
    path="ho-tro-doan-vien",
    title="Sông Vàng hỗ trợ đoàn viên bị giảm giờ làm",
    paragraphs=(
        "Sáng 14/5/2023, LĐLĐ tỉnh Sông Vàng trao tiền hỗ trợ cho 320 đoàn viên bị giảm giờ làm.",
        f"Mỗi người nhận hai triệu đồng theo Nghị định số {DECREE}. Bà {PERSON} đã đến dự.",
    ),
    published=day(2023, 5, 15),
    fetched=FETCHED + timedelta(days=3),
)
FIRST_TEXT = replace(
    REVISED,
    paragraphs=(
        "Sáng 14/5/2023, LĐLĐ tỉnh Sông Vàng trao tiền hỗ trợ cho 230 đoàn viên bị giảm giờ làm.",
        REVISED.paragraphs[1],
    ),
    fetched=FETCHED,
)
NEWEST_MEETING = _meeting(2024, 3)
_ORIGINAL = _meeting(2023, 9)
REPRINT = replace(_ORIGINAL, path="dang-lai-hoi-nghi", source="bachdinh", section="Tin các nơi")
UNDATED = Written(
    path="gioi-thieu-nha-van-hoa",
    title="Nhà văn hóa lao động Sông Vàng phục vụ đoàn viên",
    paragraphs=(
        "Nhà văn hóa có phòng đọc, sân bóng và lớp dạy nghề dành cho đoàn viên công đoàn cùng con em trong tỉnh.",
        "Phòng đọc mở cửa các ngày trong tuần, kể cả buổi tối, để công nhân tan ca có thể đến.",
    ),
    published=None,
    section=None,
)

STORY: tuple[Written, ...] = (
    *(_meeting(2022, month) for month in MEETINGS_2022),
    *(_meeting(year, month) for year, month in ((2021, 3), (2021, 11), (2023, 2))),
    NEWEST_MEETING,
    *(_meeting(2022, month, OTHER, "bachdinh") for month in (2, 5)),
    *(_strike(year, month, number) for year in (2021, 2022, 2023) for month, number in ((3, 1), (6, 2), (8, 3))),
    FIRST_TEXT,
    REVISED,
    _ORIGINAL,
    REPRINT,
    UNDATED,
)
