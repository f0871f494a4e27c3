"""Date lines in the forms that Vietnamese sites print, and what machines are told."""

from __future__ import annotations

from datetime import date

import pytest

from newscrawl.extract.date_line import is_date_line, reads_with_company
from newscrawl.extract.dates import first_stamp, parse_stated, stamps
from newscrawl.models import iso
from tests.extract.pages import article


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("08:05 | 21/10/2021", "2021-10-21T08:05:00+07:00"),
        ("09:00 10/03/2021", "2021-03-10T09:00:00+07:00"),
        ("Ngày đăng 25/03/2023 | 17:24\xa0 | Lượt xem: 244", "2023-03-25T17:24:00+07:00"),
        ("(12:55 01/04/2020)", "2020-04-01T12:55:00+07:00"),
        ("18:32 18-07-22", "2022-07-18T18:32:00+07:00"),
        ("Cập nhật lúc 03:36 ngày 10/10/2015", "2015-10-10T03:36:00+07:00"),
        ("Thứ sáu, 01/04/2022 15:02 (GMT+7)", "2022-04-01T15:02:00+07:00"),
        ("Thứ năm, 01/01/2026 21:59 (GMT+7)", "2026-01-01T21:59:00+07:00"),
        ("19:07 | 25/05/2022", "2022-05-25T19:07:00+07:00"),
        ("Hoạt động 23/11/2024 18:16", "2024-11-23T18:16:00+07:00"),
        ("19:20 | 23/11/2024 Chia sẻ", "2024-11-23T19:20:00+07:00"),
        ("Thứ Ba, 25/12/2012 - 10:03", "2012-12-25T10:03:00+07:00"),
        ("23/03/2015 08:06 GMT+7", "2015-03-23T08:06:00+07:00"),
        ("Thứ hai, 18/2/2019, 17:34 (GMT+7)", "2019-02-18T17:34:00+07:00"),
        ("07/03/2026 \xa0 08:52 (GMT+07:00)", "2026-03-07T08:52:00+07:00"),
        ("07/03/2026 00:01 AM", "2026-03-07T00:01:00+07:00"),
        ("07/03/2026 13:00 PM", "2026-03-07T13:00:00+07:00"),
        ("07/03/2026 1:05 PM", "2026-03-07T13:05:00+07:00"),
        ("07/03/2026 12:05 AM", "2026-03-07T00:05:00+07:00"),
        ("07/03/2026 12:05 PM", "2026-03-07T12:05:00+07:00"),
        ("24/12/12 11:05 tối", "2012-12-24T23:05:00+07:00"),
        ("24/12/2012 2:05 CH", "2012-12-24T14:05:00+07:00"),
        ("24/12/2012 9:05 SA", "2012-12-24T09:05:00+07:00"),
        ("24/12/2012 1:30 trưa", "2012-12-24T13:30:00+07:00"),
        ("24/12/2012 11:30 trưa", "2012-12-24T11:30:00+07:00"),
        ("17h30 ngày 5/6/2021", "2021-06-05T17:30:00+07:00"),
        ("17 giờ 05, ngày 5.6.2021", "2021-06-05T17:05:00+07:00"),
        ("Ngày 10 tháng 10 năm 2015 lúc 7:45", "2015-10-10T07:45:00+07:00"),
        ("Chủ nhật, ngày 7 tháng 3, 2021", "2021-03-07"),
        ("07/03/2026 08:52 (GMT+9)", "2026-03-07T08:52:00+09:00"),
        ("25/03/2023", "2023-03-25"),
        ("01-02-2023", "2023-02-01"),
        ("Tháng Ba 12, 2019", "2019-03-12"),
        ("12 Tháng Mười Hai, 2019 08:15", "2019-12-12T08:15:00+07:00"),
        ("Tuesday, March 12, 2019 8:15 PM", "2019-03-12T20:15:00+07:00"),
        ("03/05/2024 | 08:05 (CH)", "2024-05-03T20:05:00+07:00"),
        ("8 giờ 05 phút sáng ngày 03/05/2024", "2024-05-03T08:05:00+07:00"),
        ("18h ngày 03/05/2024", "2024-05-03T18:00:00+07:00"),
        ("18:32' - 03/05/2024", "2024-05-03T18:32:00+07:00"),
        ("Thứ năm, 27 09 2018", "2018-09-27"),
        ("18:32 12-07-98", "1998-07-12T18:32:00+07:00"),
        ("14/10/2019 10:9", "2019-10-14T10:09:00+07:00"),
    ],
)
def test_date_line_gives_day_before_month_in_vietnam(line: str, value: str) -> None:
    stamp = first_stamp(line)
    assert stamp is not None
    assert iso(stamp.value) == value


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Nghị định số 22/2021/NĐ-CP",
        "25/25 công đoàn cơ sở",
        "31/02/2023",
        "10/21/2021",
        "ngày 5/6",
        "132/2003/NĐ-CP",
        "1.2.3.2021",
    ],
)
def test_what_is_no_full_date_gives_none(line: str) -> None:
    assert first_stamp(line) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-11-23T19:20:00+07:00", "2024-11-23T19:20:00+07:00"),
        ("2026-03-07T08:52:11.000 +07:00", "2026-03-07T08:52:11+07:00"),
        ("2015-03-23 08:06 +07:00", "2015-03-23T08:06:00+07:00"),
        ("2019-02-18T17:34:20+0800", "2019-02-18T17:34:20+08:00"),
        ("2019-02-18T10:34:20Z", "2019-02-18T10:34:20+00:00"),
        ("2019-02-18T10:34:20", "2019-02-18T10:34:20+07:00"),
        ("2012-12-25", "2012-12-25"),
        ("Thu, 21 Oct 2021 08:05:00 +0700", "2021-10-21T08:05:00+07:00"),
        ("25/12/2012 10:03", "2012-12-25T10:03:00+07:00"),
        ("20150323T081500Z", "2015-03-23T08:15:00+00:00"),
        ("20150323", "2015-03-23"),
        ("5/3/2024 6:32:00 PM", "2024-05-03T18:32:00+07:00"),  # what .NET writes where nobody set a culture
    ],
)
def test_stated_time_is_read_in_each_spelling(value: str, expected: str) -> None:
    stamp = parse_stated(value)
    assert stamp is not None
    assert iso(stamp.value) == expected


@pytest.mark.parametrize("value", ["", "hôm qua", "0000-00-00", "1550497208", "Thu, 99 Oct 2021"])
def test_stated_nonsense_gives_none(value: str) -> None:
    assert parse_stated(value) is None


def test_each_date_of_a_line_keeps_its_own_time() -> None:
    found = [stamp.value for stamp in stamps("10:10 02/04/2020, 11:10 03/04/2020, 04/04/2020")]
    assert [iso(value) for value in found] == ["2020-04-02T10:10:00+07:00", "2020-04-03T11:10:00+07:00", "2020-04-04"]
    assert found[2] == date(2020, 4, 4)


@pytest.mark.parametrize(
    "line",
    [
        "Nguyễn Minh Trí 10/10/2015 08:00",
        "Thời sự | 10/10/2015 08:00",
        "Ngày đăng: 18/12/2023 08:40 Lượt xem: 1180 Mục: Lao động - Việc làm",
        "Lời: Giàng Thị Vân · Cập nhật: 13h45, ngày 23/9/2019",
        "Đăng bởi: Lê Hoa - 05/06/2021 10:00",
    ],
)
def test_line_with_name_or_section_beside_its_time_is_a_date_line(line: str) -> None:
    assert reads_with_company(line)
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "Hạn nộp hồ sơ: 30/05/2024",
        "Thời gian diễn ra: 08:00 12/01/2024",
        "Thời gian: 08h00, ngày 15/04/2024",
        "Ngày ban hành: 12/01/2024",
        "Ảnh chụp 10:00 ngày 03/05/2024",
        "Hà Nội, ngày 02 tháng 3 năm 2024",
        "Tỷ giá ngày 20/06/2024 08:30",
        "(Nguồn: laodong.vn, 08:00 ngày 02/05/2024)",
        "Từ 10/06/2024 đến 14/06/2024",
        "Trang chủ > Tin tức > Kỳ họp 12/04/2024",
        "Hotline: 03.05.2022 - 0912 345 678",
        "08:00 ngày 25/04/2024 khai mạc hội thi tay nghề",
    ],
)
def test_line_whose_words_tell_of_another_date_is_none(line: str) -> None:
    assert not reads_with_company(line)


PROSE = "".join(
    f"<p>Tổ {name} đã họp với công đoàn cơ sở về thang lương mới và thời giờ nghỉ giữa ca của người lao động.</p>"
    for name in ("cắt", "may", "là", "đóng gói")
)
TITLE = "Công đoàn họp bàn thang lương mới"
LINE = "<p>10/03/2021 09:00 (GMT+7)</p>"
NINE = "2021-03-10T09:00:00+07:00"
OTHER_LINK = "<div><a href=/b>Trao quà cho công nhân khó khăn dịp Tết</a> <span>10/03/2021 07:30</span></div>"
MENU = "<ul>" + "".join(f"<li><a href=/{n}>Mục số {n}</a></li>" for n in range(12)) + "</ul>"
OTHER_NEWS = "<ul><li><a href=/b>Trao quà cho công nhân khó khăn dịp Tết</a> 23/11/2024 18:16</li></ul>"
SCRIPTED = "<p><script>document.write(new Date())</script></p><script>var publishDate = '2021-03-10 09:00';</script>"


def _meta(content: str, name: str = 'property="article:published_time"') -> str:
    return f'<meta {name} content="{content}">'


def _dated(head: str = "", above: str = "", below: str = "", after: str = "") -> str:
    return (
        f"<html><head><title>{TITLE}</title>{head}</head><body>{above}"
        f"<main><h1>{TITLE}</h1>{below}<div class=body>{PROSE}</div></main>{after}</body></html>"
    )


@pytest.mark.parametrize(
    ("html", "published", "found_by"),
    [
        pytest.param(_dated(below=LINE), NINE, "date-line", id="line under the title"),
        pytest.param(_dated(above=f"<div>{LINE}</div>"), NINE, "date-line", id="line over the title"),
        pytest.param(_dated(below="<p>10/03/2021</p>"), "2021-03-10", "date-line", id="a day is no midnight"),
        pytest.param(
            _dated(above="<div>24/11/2026 03:00</div>", below=LINE), NINE, "date-line", id="clock over the line"
        ),
        pytest.param(_dated(above=f"<div>24/11/2026 03:00</div>{MENU}"), None, None, id="clock over the menu"),
        pytest.param(_dated(above="<div class=today>24/11/2026 03:00</div>"), None, None, id="clock by its class"),
        pytest.param(_dated(above="<div>Hôm nay, 24/11/2026</div>"), None, None, id="today in words"),
        pytest.param(_dated(after="<footer>ngày 30/10/2012</footer>"), None, None, id="date in the footer"),
        pytest.param(_dated(after="<div>Giấy phép số 9/GP, 30/10/2012</div>"), None, None, id="licence anywhere"),
        pytest.param(_dated(after=OTHER_NEWS), None, None, id="list of other news"),
        pytest.param(_dated(_meta("2021-03-10T09:00:31+07:00")), NINE, "meta", id="meta to the minute"),
        pytest.param(_dated(_meta("2021-03-10T09:00:00")), NINE, "meta", id="meta without offset"),
        pytest.param(_dated(_meta("2021-03-10T09:00:00+08:00"), below=LINE), NINE, "date-line", id="false offset"),
        pytest.param(_dated(_meta("2021-03-10T09:00:00Z"), below=LINE), NINE, "date-line", id="false zone"),
        pytest.param(_dated(_meta("2021-03-10T02:00:00Z"), below=LINE), NINE, "meta", id="another zone"),
        pytest.param(_dated(_meta("2021-03-10"), below=LINE), NINE, "date-line", id="day in the meta"),
        pytest.param(_dated(_meta("2021-03-10T00:00:00"), below=LINE), NINE, "date-line", id="midnight in the meta"),
        pytest.param(_dated(_meta("2021-03-10T00:00:00")), "2021-03-10", "meta", id="midnight is a day"),
        pytest.param(_dated(_meta(""), below=LINE), NINE, "date-line", id="empty meta"),
        pytest.param(_dated(_meta("2031-03-10T09:00:00+07:00")), None, None, id="never later than the fetch"),
        pytest.param(_dated(below="<p>10/03/2031</p>"), None, None, id="line later than the fetch"),
        pytest.param(_dated(below=SCRIPTED), NINE, "general", id="written by a script only"),
        pytest.param(_dated(below="<i>09:00</i> | <b>10/03/2021</b>"), NINE, "date-line", id="in two elements"),
        pytest.param(_dated(below=f'<time datetime="{NINE}">4 năm trước</time>'), NINE, "date-line", id="time element"),
        pytest.param(_dated(_meta("1970-01-01T00:00:00Z")), None, None, id="nothing was set"),
        pytest.param(_dated(below="<p>Hạn nộp: 08:00 10/03/2021</p>"), None, None, id="another date by its label"),
        pytest.param(_dated(below="<p>Hạn nộp: 1/1/2020</p>" + LINE), NINE, "date-line", id="label and line"),
        pytest.param(_dated(below=OTHER_LINK), None, None, id="another article's time under the title"),
        pytest.param(_dated(_meta("2021-03-08T09:00:00"), below=LINE), "2021-03-08T09:00:00+07:00", "meta", id="later"),
        pytest.param(_dated(_meta("2023-01-01T02:11:00"), below=LINE), NINE, "date-line", id="articles were moved"),
        pytest.param(
            _dated(_meta("2021-03-10T09:00:00"), below="<p>Cập nhật: 12/03/2021 07:00</p>"), NINE, "meta", id="changed"
        ),
        pytest.param(_dated(_meta("3/10/2021 9:00:00 AM")), NINE, "meta", id="American order of .NET"),
        pytest.param(_dated(), None, None, id="no date at all"),
    ],
)
def test_publication_is_what_the_page_states_of_this_article(
    html: str, published: str | None, found_by: str | None
) -> None:
    found = article(html)
    assert iso(found.published) == published
    assert found.found_by.get("published") == found_by


def test_title_with_a_day_in_it_does_not_date_the_article() -> None:
    title = "Lịch cúp nước 08:00 15/04/2024 tại khu nhà trọ công nhân"
    assert article(f"<title>{title}</title><h1>{title}</h1><div class=body>{PROSE}</div>").published is None


def test_date_behind_the_title_is_no_part_of_it() -> None:
    found = article(f"<title>Báo</title><div class=title>{TITLE} <i>(09:00 10/03/2021)</i></div><div>{PROSE}</div>")
    assert (found.title, iso(found.published)) == (TITLE, NINE)


def test_false_offset_of_the_publication_is_false_for_the_change_too() -> None:
    head = _meta("2021-03-10T09:00:00Z") + _meta("2021-03-10T11:00:00Z", 'property="article:modified_time"')
    found = article(_dated(head, below=LINE))
    assert (iso(found.modified), found.conflicts) == ("2021-03-10T11:00:00+07:00", ())


def test_time_that_was_not_taken_is_kept_as_a_conflict() -> None:
    found = article(_dated(_meta("2023-01-01T02:11:00+07:00"), below=LINE))
    assert [(c.value, c.found_by) for c in found.conflicts] == [("2023-01-01T02:11:00+07:00", "meta")]


def test_line_tells_publication_from_change() -> None:
    found = article(_dated(below="<p>Ngày đăng: 10/03/2021 09:00 | Cập nhật: 12/03/2021 07:00</p>"))
    assert (iso(found.published), iso(found.modified)) == (NINE, "2021-03-12T07:00:00+07:00")
