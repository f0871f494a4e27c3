"""The page that compares queries over time."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from lxml import html
from starlette.testclient import TestClient

from search.comparison import MOST_QUERIES
from tests.search.web.pages import get, said

TWO = "/trends?q=doi+thoai&q=an+toan&interval=year"


def test_without_a_query_it_explains_and_gives_examples_that_work(client: TestClient) -> None:
    page = get(client, "/trends")
    examples = page.xpath("//ul[@class='examples']//a/@href")
    assert len(examples) == 3
    assert all(client.get(link).status_code == 200 for link in examples)


def test_each_query_is_in_the_legend_and_leads_to_its_search(client: TestClient) -> None:
    page = get(client, TWO)
    assert said(page, "//ul[@class='trend-legend']/li") == ["doi thoai 2 bài", "an toan 1 bài"]
    link = page.xpath("//ul[@class='trend-legend']//a/@href")[0]
    assert said(get(client, link), "//h1") == ["2 bài cho doi thoai"]


def test_a_point_leads_to_the_articles_of_its_query_and_period(client: TestClient) -> None:
    points = get(client, TWO).xpath("//svg[@class='plot']/a")
    found = [each for each in points if "2024: 2 trên" in each.get("aria-label")]
    assert said(get(client, found[0].get("href")), "//h1") == ["2 bài cho doi thoai"]
    assert dict(parse_qsl(urlsplit(found[0].get("href")).query))["published_from"] == "2024-01-01"


def test_a_point_links_no_day_outside_of_those_chosen(client: TestClient) -> None:
    page = get(client, f"{TWO}&published_from=2022-05-02&published_to=2024-12-31")
    link = page.xpath("//svg[@class='plot']/a/@href")[0]
    assert dict(parse_qsl(urlsplit(link).query))["published_from"] == "2022-05-02"


def test_the_table_has_the_numbers_with_interval_and_missing_days(client: TestClient) -> None:
    row = get(client, TWO).xpath("//div[@class='trend-table']//tbody/tr[3]/*")
    assert [cell.text_content() for cell in row][:5] == ["doi thoai", "2024", "2", "2", "100,0\xa0%"]
    assert row[5].text_content() == "34,2\xa0% – 100,0\xa0%"
    assert row[6].text_content() == "730 (99,7\xa0%)"


def test_shares_have_their_intervals_drawn_and_explained(client: TestClient) -> None:
    page = get(client, f"{TWO}&show=share")
    assert page.xpath("//svg[@class='plot']//path[contains(@class, 'band')]")
    assert "khoảng tin cậy 95 %" in said(page, "//figcaption")[0]


def test_gaps_are_shaded_and_explained(client: TestClient) -> None:
    page = get(client, TWO)
    assert set(page.xpath("//rect[@class='gap']/@fill")) == {"url(#hatch-most)"}
    assert "Gạch dày: thiếu hơn 90 %" in said(page, "//figcaption")[0]


def test_points_of_many_periods_have_no_mark_on_zero(client: TestClient) -> None:
    drawn = get(client, "/trends?q=doi+thoai&published_from=2021-01-01&published_to=2024-12-31")
    points = drawn.xpath("//svg[@class='plot']/a")
    assert len(points) == 48
    assert [
        each.get("aria-label") for each in points if ": 0 trên" in each.get("aria-label") and each.xpath("use")
    ] == []
    assert drawn.xpath("//svg[@class='plot']/a/use")


def test_lines_differ_in_mark_and_dash_not_in_colour_alone(client: TestClient) -> None:
    legend = get(client, TWO).xpath("//ul[@class='trend-legend']//svg")
    marks = [sample.xpath(".//path/@d") for sample in legend]
    dashes = [sample.xpath(".//line/@stroke-dasharray") for sample in legend]
    assert marks[0] != marks[1]
    assert dashes[0] != dashes[1]


def test_a_query_without_hits_says_so(client: TestClient) -> None:
    assert "không có bài nào khớp" in said(get(client, "/trends?q=khongco"), "//ul[@class='trend-legend']")[0]


def test_undated_articles_are_told(client: TestClient) -> None:
    assert "1 bài không rõ ngày đăng" in get(client, "/trends?q=nha+van+hoa").text_content()


def test_it_tells_how_a_query_was_read(client: TestClient) -> None:
    assert "Liên đoàn Lao động" in said(get(client, "/trends?q=LĐLĐ"), "//ul[@class='read-as']")[0]


def test_the_form_has_fields_for_more_queries(client: TestClient) -> None:
    fields = get(client, "/trends?q=a&q=b&q=c").xpath("//input[@name='q']/@value")
    assert fields == ["a", "b", "c", ""]


def test_ten_queries_leave_no_field_empty(client: TestClient) -> None:
    ten = urlencode([("q", f"từ {number}") for number in range(MOST_QUERIES)])
    assert len(get(client, f"/trends?{ten}").xpath("//input[@name='q']")) == MOST_QUERIES


def test_filters_stay_in_the_form_and_are_chips(client: TestClient) -> None:
    page = get(client, f"{TWO}&source=bachdinh")
    assert page.xpath("//form//input[@type='hidden' and @name='source']/@value") == ["bachdinh"]
    assert said(page, "//ul[@class='chips']//strong") == ["Công đoàn Bạch Đinh"]
    assert page.xpath("//ul[@class='chips']/li[1]/a/@href") == [TWO]


def test_what_hangs_on_to_a_shared_address_is_passed_over(client: TestClient) -> None:
    assert client.get(f"{TWO}&fbclid=x").status_code == 200


@pytest.mark.parametrize(
    "wrong", ["interval=week", "show=bars", "published_from=2024-13-01", "numbers=x", "as_of=now", "q=a%0Bb"]
)
def test_a_wrong_value_is_an_error_that_names_it(client: TestClient, wrong: str) -> None:
    answer = client.get(f"{TWO.split('&interval')[0]}&{wrong}")
    assert answer.status_code == 422
    assert wrong.split("=")[0] in answer.text


def test_eleven_queries_are_too_many(client: TestClient) -> None:
    eleven = urlencode([("q", f"từ {number}") for number in range(11)])
    assert client.get(f"/trends?{eleven}").status_code == 422


def test_the_permalink_is_sorted_and_keeps_the_order_of_the_queries(client: TestClient) -> None:
    link = get(client, "/trends?show=share&q=b&source=bachdinh&q=a").xpath("//*[@data-copy]")[0].text_content()
    items = parse_qsl(urlsplit(link).query)
    assert items[:-1] == [("q", "b"), ("q", "a"), ("show", "share"), ("source", "bachdinh")]
    assert items[-1][0] == "as_of"


def test_a_permalink_says_whether_the_result_may_have_changed(client: TestClient) -> None:
    page = get(client, f"{TWO}&as_of=2099-01-01T00:00:00Z")
    assert "được trích dẫn lúc" in said(page, "//div[@role='status']")[0]


def test_a_page_with_very_many_points_stays_small(client: TestClient) -> None:
    ten = urlencode([("q", f"liên đoàn lao động {number}") for number in range(9)] + [("q", "doi thoai")])
    answer = client.get(f"/trends?{ten}&show=share&published_from=2000-01-01&published_to=2024-12-31")
    assert len(answer.content) <= 150_000
    assert "<a href" not in answer.text.split('class="plot"')[1].split("</figure>")[0]


def test_long_queries_make_no_page_large(client: TestClient) -> None:
    long = urlencode([("q", f"thỏa ước lao động tập thể {number} " * 30) for number in range(3)] + [("q", "doi thoai")])
    answer = client.get(f"/trends?{long}&published_from=2020-01-01&published_to=2024-12-31")
    assert len(answer.content) <= 150_000


def test_the_table_of_many_points_shows_one_query_and_leads_to_the_others(client: TestClient) -> None:
    wide = "/trends?q=doi+thoai&q=an+toan&published_from=2014-01-01&published_to=2024-12-31"
    page = get(client, wide)
    assert set(said(page, "//div[@class='trend-table']//tbody/tr/td[1]")) == {"doi thoai"}
    other = get(client, page.xpath("//ul[contains(@class, 'which')]//a/@href")[1])
    assert set(said(other, "//div[@class='trend-table']//tbody/tr/td[1]")) == {"an toan"}


def test_markup_in_a_query_is_text(client: TestClient) -> None:
    answer = client.get("/trends", params={"q": '</title><script>alert("x")</script>'})
    assert "<script>alert" not in answer.text


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("path", ["/trends", TWO, f"{TWO}&show=share&source=bachdinh", "/trends?q=khongco"])
def test_it_is_well_made(client: TestClient, path: str, language: str) -> None:
    page = html.fromstring(client.get(path, headers={"Cookie": f"lang={language}"}).text)
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert len(page.xpath("//h1")) == 1
    assert page.xpath("//*[@style] | //script[not(@src)]") == []
    assert {
        each.get("id") for each in page.xpath("//form//*[self::input[not(@type='hidden')] or self::select]")
    } <= set(page.xpath("//label/@for"))
