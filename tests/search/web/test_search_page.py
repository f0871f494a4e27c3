from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tests.search.served import COUNT
from tests.search.web.pages import get, said


def test_words_asked_for_are_marked(client: TestClient) -> None:
    page = get(client, "/search?q=doi+thoai&source=bachdinh")
    assert set(said(page, "//ol[@class='hits']//mark")) == {"đối thoại"}


def test_a_facet_narrows_and_its_chip_takes_it_back(client: TestClient) -> None:
    link = get(client, "/search?q=doan+vien").xpath("//section[h3='Người']//li/a[1]/@href")[0]
    narrowed = get(client, link)
    assert said(narrowed, "//h1") == ["1 bài cho doan vien"]
    assert said(narrowed, "//ul[@class='chips']//strong") == ["Giàng A Phềnh"]
    assert narrowed.xpath("//ul[@class='chips']/li[1]/a/@href") == ["/search?q=doan+vien"]


def test_a_facet_excludes(client: TestClient) -> None:
    link = get(client, "/search").xpath("//section[h3='Nguồn']//li/a[@class='out']/@href")[0]
    assert said(get(client, link), "//h1") == ["3 bài"]


def test_a_bar_narrows_to_its_month(client: TestClient) -> None:
    bars = get(client, "/search").xpath("//svg/a")
    assert [bar.get("aria-label") for bar in bars][:2] == [
        "tháng 5 năm 2022: 1 trên 1 bài, 100,0\xa0%; thiếu 98,4\xa0% số ngày thu thập",
        "tháng 8 năm 2023: 1 trên 1 bài, 100,0\xa0%; thiếu 98,4\xa0% số ngày thu thập",
    ]
    assert said(get(client, bars[0].get("href")), "//h1") == ["1 bài"]


def test_the_table_has_the_charts_numbers(client: TestClient) -> None:
    rows = get(client, "/search?q=doi+thoai").xpath("//section[@class='timeline']//tbody/tr[td[1]!='0']/*")
    assert [cell.text_content() for cell in rows] == ["05/2024", "2", "2", "100,0\xa0%", "60 (96,8\xa0%)"]


def test_articles_without_a_date_are_counted_beside_the_chart(client: TestClient) -> None:
    assert "1 bài không rõ ngày đăng" in get(client, "/search").text_content()


def test_the_form_keeps_the_filters(client: TestClient) -> None:
    page = get(client, "/search?q=a&source=bachdinh&sort=newest")
    hidden = [(field.get("name"), field.get("value")) for field in page.xpath("//form[@role='search']/input")]
    assert ("source", "bachdinh") in hidden
    assert ("sort", "newest") in hidden


def test_more_leads_through_all_articles(client: TestClient) -> None:
    path, seen = "/search?size=4", []
    while path:
        page = get(client, path)
        seen += page.xpath("//ol[@class='hits']//h2/a/@href")
        path = next(iter(page.xpath("//a[@rel='next']/@href")), "")
    assert len(seen) == len(set(seen)) == COUNT


FORMATS = ("jsonl", "csv", "parquet", "bibtex", "ris")


def test_the_export_is_of_the_same_question(client: TestClient) -> None:
    page = get(client, "/search?q=doi+thoai&source=-songvang&size=1")
    links = page.xpath("//span[@class='formats']/a/@href")
    assert links == [f"/api/export?q=doi+thoai&source=-songvang&format={form}" for form in FORMATS]
    assert all(client.get(link).status_code == 200 for link in links)


def test_nothing_found_says_what_to_try(client: TestClient) -> None:
    page = get(client, '/search?q="khong+co"&source=bachdinh')
    assert said(page, "//main//section/h2") == ["Không có bài nào khớp"]
    assert "/search?source=bachdinh&q=khong+co" in page.xpath("//a/@href")


def test_a_backend_that_is_down_is_a_readable_503(down: TestClient) -> None:
    answer = down.get("/search")
    assert (answer.status_code, "Retry-After" in answer.headers) == (503, True)
    assert answer.headers["content-type"].startswith("text/html")


def test_a_wrong_address_names_its_part(client: TestClient) -> None:
    answer = client.get("/search?published_from=abc")
    assert answer.status_code == 422
    assert "published_from" in answer.text


def test_without_one_of_the_filters_something_is_found(client: TestClient) -> None:
    page = get(client, "/search?q=mái+ấm&source=songvang&published_from=2023-01-01")
    offers = page.xpath("//section[h2='Không có bài nào khớp']//li[span]")
    assert [" ".join(offer.text_content().split()) for offer in offers] == [
        "Bỏ lọc Nguồn: Báo Lao động Sông Vàng 1 bài",
        "Bỏ mọi bộ lọc và tìm lại 1 bài",
    ]
    assert said(get(client, offers[0].xpath("a/@href")[0]), "//h1") == ["1 bài cho mái ấm"]


def test_exact_diacritics_that_find_nothing_offer_any(client: TestClient) -> None:
    page = get(client, "/search?q=mài+âm&diacritics=exact")
    assert "/search?q=m%C3%A0i+%C3%A2m&diacritics=ignore" in page.xpath("//main//section//a/@href")


def test_bars_may_show_shares(client: TestClient) -> None:
    page = get(client, "/search?q=doi+thoai&bars=share")
    assert said(page, "//section[@class='timeline']/h2") == ["Tỷ lệ trong mọi bài của tháng (cao nhất 100,0 %)"]
    assert "bars=share" not in page.xpath("//ol[@class='hits']//h2/a/@href")[0]


def test_a_height_that_is_none_names_its_parameter(client: TestClient) -> None:
    answer = client.get("/search?bars=volume")
    assert (answer.status_code, "bars" in answer.text) == (422, True)


def test_a_cited_result_says_whether_it_may_differ(client: TestClient) -> None:
    page = get(client, "/search?q=doi+thoai")
    (link,) = page.xpath("//section[@class='take']//a[contains(@href, 'as_of')]/@href")
    assert "từ đó đến nay chỉ mục không đổi" in get(client, link).text_content()
    before = get(client, "/search?q=doi+thoai&as_of=2024-01-01T00:00:00Z")
    assert f"đã nhận {COUNT} bài mới hoặc sửa" in before.text_content()


def test_the_question_can_be_taken_elsewhere(client: TestClient) -> None:
    links = get(client, "/search?q=doi+thoai&sort=newest&size=5").xpath("//section[@class='take']//a/@href")
    assert {"/trends?q=doi+thoai", "/calendar?q=doi+thoai", "/feed.atom?q=doi+thoai"} <= set(links)


@pytest.mark.parametrize("typed", ["Lò Thị Mậm", '"lo thi mann"'])
def test_a_name_that_was_mistyped_is_suggested(client: TestClient, typed: str) -> None:
    page = get(client, f"/search?q={typed}")
    assert "/entities/PER/L%C3%B2%20Th%E1%BB%8B%20M%E1%BA%ADn" in page.xpath("//main//section//li/a/@href")


def test_words_that_never_stand_together_may_stand_alone(client: TestClient) -> None:
    page = get(client, "/search?q=thoại+khongcogi")
    (link,) = page.xpath("//li/a[.='Tìm bài có một trong các từ này']/@href")
    assert said(get(client, link), "//h1") == ["2 bài cho thoại OR khongcogi"]


def test_what_leads_nowhere_is_not_offered(client: TestClient) -> None:
    page = get(client, "/search?q=khongcogi+khacnua&source=songvang&published_from=2023-01-01")
    assert said(page, "//section[h2='Không có bài nào khớp']//li")[0].startswith("Thử ít từ hơn")


def test_a_hit_of_a_filter_shows_the_sentence_with_the_name(client: TestClient) -> None:
    page = get(client, "/search?person=Lò+Thị+Mận")
    assert said(page, "//ol[@class='hits']/li[1]//mark") == ["Lò Thị Mận"]
    assert said(page, "//ol[@class='hits']/li[1]//p[mark]") == [
        "Bà Lò Thị Mận, Chủ tịch LĐLĐ huyện Bạch Đinh, chủ trì buổi đối thoại theo Kế hoạch 27/KH-LĐLĐ."
    ]


def test_words_that_stand_apart_are_told_from_those_side_by_side(client: TestClient) -> None:
    page = get(client, "/search?q=thoai+doi")
    [line] = said(page, "//ul[@class='read-as']/li")
    assert line == "Các từ thoai, doi có thể đứng ở bất cứ đâu trong bài. Không bài nào có các từ này đứng liền nhau."


def test_words_side_by_side_are_offered_with_their_count(client: TestClient) -> None:
    [line] = [line for line in said(get(client, "/search?q=cong+nhan"), "//ul[@class='read-as']/li") if "liền" in line]
    assert line.endswith('Chỉ tìm khi đứng liền nhau: "cong nhan" 2 bài')


def test_a_phrase_has_no_other_reading(client: TestClient) -> None:
    assert "liền nhau" not in client.get("/search?q=%22cong+nhan%22").text
