"""The date grammar, as a table: text, publication, span, value."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.tag.dates import find_dates

PUBLISHED = date(2024, 5, 16)  # a Thursday

#: The shape of every value that is not empty: year, quarter, month, day, minute, or two of them.
VALUE = re.compile(r"(\d{4}(-(\d\d|Q[1-4])(-\d\d(T\d\d:\d\d)?)?)?)(/\d{4}(-(\d\d|Q[1-4])(-\d\d(T\d\d:\d\d)?)?)?)?")

DAYS = [
    ("Ngày 14/3/2023, tại hội trường", "Ngày 14/3/2023", "2023-03-14"),
    ("Sáng 9/5, Công đoàn", "Sáng 9/5", "2024-05-09"),
    ("tối ngày 2-5-2024 tại", "tối ngày 2-5-2024", "2024-05-02"),
    ("ngày 5 /4/2024 vừa rồi", "ngày 5 /4/2024", "2024-04-05"),
    ("ngày 05.6.2021 có", "ngày 05.6.2021", "2021-06-05"),
    ("ngày 8 tháng 3 năm 2022 tại", "ngày 8 tháng 3 năm 2022", "2022-03-08"),
    ("ngày 28 tháng 4 vừa qua", "ngày 28 tháng 4", "2024-04-28"),
    ("Thứ Bảy, ngày 11/5/2024,", "Thứ Bảy, ngày 11/5/2024", "2024-05-11"),
    ("hôm thứ Hai (13/5) đã", "hôm thứ Hai (13/5)", "2024-05-13"),
    ("hôm 12/5 cho biết", "hôm 12/5", "2024-05-12"),
    ("trước ngày 30/4/2020 phải", "ngày 30/4/2020", "2020-04-30"),
    ("17h30 ngày 5/6 tại", "17h30 ngày 5/6", "2024-06-05T17:30"),
    ("8 giờ 15 phút ngày 5/6/2023,", "8 giờ 15 phút ngày 5/6/2023", "2023-06-05T08:15"),
    ("lúc 3 giờ chiều ngày 5/6/2023,", "3 giờ chiều ngày 5/6/2023", "2023-06-05T15:00"),
    ("khai mạc 19:45 ngày 5/6/2023", "19:45 ngày 5/6/2023", "2023-06-05T19:45"),
    ("ký 12/01/2023 giữa hai bên", "12/01/2023", "2023-01-12"),
    ("Ảnh: Hạ QuyênNgày 3/5, đoàn", "Ngày 3/5", "2024-05-03"),
    ("có hiệu lực từ 1/7 tới đây", "1/7", "2024-07-01"),
    ("hội thao (4.5) có", "4.5", "2024-05-04"),
    ("kỷ niệm Ngày Quốc tế Phụ nữ 8/3, nhà máy", "8/3", "2024-03-08"),
    ("Ngày 28/12, công đoàn tặng quà", "Ngày 28/12", "2023-12-28"),
]

RANGES = [
    ("trong 2 ngày 11-12/4/2024, hội thi", "ngày 11-12/4/2024", "2024-04-11/2024-04-12"),
    ("từ ngày 1 đến 3/12/2023 tại", "ngày 1 đến 3/12/2023", "2023-12-01/2023-12-03"),
    ("ngày 21 và 22/3, lớp học", "ngày 21 và 22/3", "2024-03-21/2024-03-22"),
    ("từ ngày 15 đến ngày 20/4/2024 sẽ", "ngày 15 đến ngày 20/4/2024", "2024-04-15/2024-04-20"),
    ("từ 28/4 đến hết tháng 6/2024.", "28/4 đến hết tháng 6/2024", "2024-04-28/2024-06"),
    ("từ ngày 25/12 đến 5/1/2024 nghỉ", "ngày 25/12 đến 5/1/2024", "2023-12-25/2024-01-05"),
    ("tháng 5-6/2023 sẽ", "tháng 5-6/2023", "2023-05/2023-06"),
    ("nhiệm kỳ 2023-2028 gồm", "nhiệm kỳ 2023-2028", "2023/2028"),
    ("Giai đoạn 2015 – 2020, quận", "Giai đoạn 2015 – 2020", "2015/2020"),
    ("năm học 2022-2023 của", "năm học 2022-2023", "2022/2023"),
    ("9 tháng đầu năm 2021 đã", "9 tháng đầu năm 2021", "2021-01/2021-09"),
    ("Trong 6 tháng đầu năm, các", "6 tháng đầu năm", "2024-01/2024-06"),
    ("ba tháng cuối năm 2023,", "ba tháng cuối năm 2023", "2023-10/2023-12"),
    ("nửa đầu năm 2022 là", "nửa đầu năm 2022", "2022-01/2022-06"),
    ("trong các năm 2019, 2020, 2021 đều", "các năm 2019, 2020, 2021", "2019/2021"),
    ("tuần trước, đoàn", "tuần trước", "2024-05-06/2024-05-12"),
    ("cuối tuần qua tại", "cuối tuần qua", "2024-05-11/2024-05-12"),
]

MONTHS_AND_YEARS = [
    ("tháng 7 năm 2022 có", "tháng 7 năm 2022", "2022-07"),
    ("Tháng 7/2022, đơn vị", "Tháng 7/2022", "2022-07"),
    ("cuối tháng 6, nhà máy", "cuối tháng 6", "2024-06"),
    ("hồi tháng Tư, xưởng", "tháng Tư", "2024-04"),
    ("cuối tháng 7 năm nay sẽ", "cuối tháng 7 năm nay", "2024-07"),
    ("quý IV/2021 đạt", "quý IV/2021", "2021-Q4"),
    ("quý I năm 2022 tăng", "quý I năm 2022", "2022-Q1"),
    ("trong quý II sẽ", "quý II", "2024-Q2"),
    ("năm 2023 có", "năm 2023", "2023"),
    ("đầu năm 2023 đã", "đầu năm 2023", "2023"),
    ("Luật Công đoàn 2024, có", "2024", "2024"),
    ("chị Hòa (SN 1991) quê", "1991", "1991"),
    ("Tết Nguyên đán 2023, công đoàn", "2023", "2023"),
]

RELATIVE = [
    ("Hôm nay (16/5), quận", "Hôm nay (16/5)", "2024-05-16"),
    ("Sáng nay, 16/5, tại", "Sáng nay, 16/5", "2024-05-16"),
    ("hôm qua, tại", "hôm qua", "2024-05-15"),
    ("chiều mai sẽ họp", "chiều mai", "2024-05-17"),
    ("sáng nay tại", "sáng nay", "2024-05-16"),
    ("năm nay tăng", "năm nay", "2024"),
    ("cuối năm ngoái đã", "cuối năm ngoái", "2023"),
    ("tháng trước giảm", "tháng trước", "2024-04"),
    ("quý này tăng", "quý này", "2024-Q2"),
    ("so với cùng kỳ năm trước tăng", "năm trước", "2023"),
    ("từ đầu năm đến nay", "đầu năm", "2024"),
    ("thứ Năm tuần trước, đoàn", "thứ Năm tuần trước", "2024-05-09"),
    ("Chủ nhật tuần này sẽ", "Chủ nhật tuần này", "2024-05-19"),
    ("sáu tháng trước, xưởng", "sáu tháng trước", "2023-11"),
]

VALUELESS = [
    ("Tháng 6 hằng năm là dịp", "Tháng 6 hằng năm"),
    ("đến giữa thế kỷ XXI, nước ta", "giữa thế kỷ XXI"),
]

NO_DATES = [
    "đạt 25/25 chỉ tiêu",
    "đến 19/12 Công đoàn cơ sở đã xong",
    "Điều 14 và khoản 3/4 của quy chế",
    "làm việc 10 năm tại xưởng",
    "tập huấn trong 2 ngày",
    "chị Hạnh, 35 tuổi",
    "thương tật từ 4-8% mỗi ca",
    "trong 5 năm qua đã kết nạp",
    "những năm trước đây khó khăn",
    "hằng tuần, mỗi tháng một lần",
    "gọi số 0912.345.678 hoặc 024-3857-2024",
    "giá 2.024 đồng, hơn 2024 người dự",
    "Cách mạng Tháng Tám thành công",
    "xếp thứ hai toàn đoàn",
    "số nhà 12/4 đường Bến Trăng",
    "lương tháng 13 cho công nhân",
]


@pytest.mark.parametrize(("text", "span", "value"), DAYS + RANGES + MONTHS_AND_YEARS + RELATIVE)
def test_expression_has_span_and_value(text: str, span: str, value: str) -> None:
    found = find_dates(text, PUBLISHED)
    assert [(text[date_.start : date_.end], date_.value) for date_ in found] == [(span, value)]


@pytest.mark.parametrize(("text", "span"), VALUELESS)
def test_expression_without_a_calendar_value_is_marked_with_an_empty_one(text: str, span: str) -> None:
    assert [(text[found.start : found.end], found.value) for found in find_dates(text, PUBLISHED)] == [(span, "")]


@pytest.mark.parametrize("text", NO_DATES)
def test_number_that_is_no_date_is_not_marked(text: str) -> None:
    assert find_dates(text, PUBLISHED) == []


@pytest.mark.parametrize("text", ["hôm qua", "chiều 20/10", "năm nay", "6 tháng đầu năm", "tháng 5", "tuần trước"])
def test_value_is_empty_when_publication_is_unknown(text: str) -> None:
    assert [found.value for found in find_dates(text, None)] == [""]


def test_full_date_needs_no_publication() -> None:
    assert [found.value for found in find_dates("ngày 14/3/2023", None)] == ["2023-03-14"]


def test_day_that_the_calendar_lacks_is_not_marked() -> None:
    assert find_dates("ngày 31/6/2023", PUBLISHED) == []


def test_same_day_refers_to_the_day_named_last() -> None:
    found = find_dates("Ngày 3/5, khai mạc; bế mạc chiều cùng ngày.", PUBLISHED)
    assert [date_.value for date_ in found] == ["2024-05-03", "2024-05-03"]


def test_years_that_are_no_row_are_dates_of_their_own() -> None:
    found = find_dates("Hiến pháp các năm 1946, 1959 và 1980.", PUBLISHED)
    assert [date_.value for date_ in found] == ["1946", "1959", "1980"]


def test_publication_is_taken_as_the_day_in_vietnam() -> None:
    late = datetime(2024, 5, 15, 20, 0, tzinfo=UTC)  # 03:00 on the 16th in Hà Nội
    assert [found.value for found in find_dates("sáng nay", late)] == ["2024-05-16"]


CALENDAR = (
    "ngày tháng năm quý tuần hôm sáng chiều nay qua trước đến từ và đầu cuối hằng nhiệm kỳ giai đoạn thứ hai mười một "
    "1 2 5/6 31/12 2023 20/10/2021 12-13/7 - – , ( ) / . h 17h30 III Q 0 99 1999-2005"
)
WORDS = st.sampled_from(CALENDAR.split(" "))


@given(st.lists(WORDS, max_size=14), st.sampled_from([None, PUBLISHED, date(2024, 2, 29)]))
def test_any_text_gives_valid_values_and_separate_spans(words: list[str], published: date | None) -> None:
    text = " ".join(words)
    end = 0
    for found in find_dates(text, published):
        assert end <= found.start < found.end <= len(text)
        assert found.value == "" or VALUE.fullmatch(found.value or "")
        end = found.end
