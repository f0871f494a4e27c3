from __future__ import annotations

from starlette.testclient import TestClient

from tests.search.served import LAID_OUT, LAID_OUT_NAMES, LED, LED_NAMES, REPRINT, SAFETY, UNDATED, identity, mentions
from tests.search.web.pages import get, said


def test_every_mention_is_marked_and_links_to_its_page(client: TestClient) -> None:
    page = get(client, f"/articles/{identity(LED)}")
    marks = page.xpath("//article//a[contains(@class, 'mention')]")
    assert [mark.text for mark in marks] == [mention.text for mention in mentions(LED, LED_NAMES)]
    assert all(client.get(mark.get("href")).status_code == 200 for mark in marks)


def test_each_type_of_mention_can_be_switched_off(client: TestClient) -> None:
    page = get(client, f"/articles/{identity(LED)}")
    assert page.xpath("//fieldset//input[@checked]/@id") == [
        "show-per",
        "show-org",
        "show-loc",
        "show-doc",
        "show-date",
    ]


def test_a_date_says_its_value_and_leads_to_its_days(client: TestClient) -> None:
    (mark,) = get(client, f"/articles/{identity(LED)}").xpath("//article//a[contains(@class, 'date')]")
    assert mark.get("title") == "Thời gian: 14/05/2024"
    assert mark.get("href") == "/calendar?day=2024-05-14"


def test_its_origin_is_told(client: TestClient) -> None:
    origin = get(client, f"/articles/{identity(LED)}").xpath("//section[contains(@class, 'origin')]")[0]
    told = " ".join(origin.text_content().split())
    assert "tệp newscrawl-20240601.warc.gz, từ byte 0, dài 900 byte" in told
    assert "03:30 02/06/2024 (giờ Việt Nam)" in told
    assert f"sha256:{0:064x}" in told
    assert "tiêu đề: dữ liệu JSON-LD của trang" in told


def test_the_live_page_is_told_nothing_of_its_reader(client: TestClient) -> None:
    links = get(client, f"/articles/{identity(LED)}").xpath(f"//a[@href='{LED.url}']/@rel")
    assert links
    assert all("noreferrer" in rel for rel in links)


def test_what_a_revision_changed_is_shown(client: TestClient) -> None:
    page = get(client, f"/articles/{identity(SAFETY)}")
    assert said(page, "//del") == ["bỏ: cháy."]
    assert said(page, "//ins") == ["thêm: cháy và kiểm tra máy móc trước ngày 20/5/2022."]


def test_reprints_are_listed(client: TestClient) -> None:
    page = get(client, f"/articles/{identity(LED)}")
    assert f"/articles/{identity(REPRINT)}" in page.xpath("//section[h2[@id='reprints']]//a/@href")


def test_a_missing_date_is_said_to_be_missing(client: TestClient) -> None:
    assert "không rõ ngày" in said(get(client, f"/articles/{identity(UNDATED)}"), "//p[@class='facts']")[0]


def test_an_unknown_article_is_a_readable_404(client: TestClient) -> None:
    answer = client.get("/articles/ffffffffffffffffffff")
    assert answer.status_code == 404
    assert "Không có trang này" in answer.text


def test_items_are_a_list_and_rows_a_table(laid_out_client: TestClient) -> None:
    page = get(laid_out_client, f"/articles/{identity(LAID_OUT)}")
    items = [block.text for block in LAID_OUT.blocks if block.form == "item"]
    rows = [block.text for block in LAID_OUT.blocks if block.form == "row"]
    assert said(page, "//div[@class='body']/ul/li") == items
    assert [" | ".join(said(row, "td")) for row in page.xpath("//article//table/tr")] == rows
    assert page.xpath("//article//table/tr[1]/td/@colspan") == ["4"]


def test_names_in_items_and_cells_are_marked(laid_out_client: TestClient) -> None:
    page = get(laid_out_client, f"/articles/{identity(LAID_OUT)}")
    marks = page.xpath("//article//a[contains(@class, 'mention')]")
    assert [mark.text for mark in marks] == [mention.text for mention in mentions(LAID_OUT, LAID_OUT_NAMES)]
    assert said(page, "//article//td/a") == ["ngày 12/1", "Lò Thị Mận", "Mường Khoang", "Giàng A Phềnh", "Vừ Minh Khôi"]


def test_a_caption_leads_to_its_picture_and_loads_none(laid_out_client: TestClient) -> None:
    page = get(laid_out_client, f"/articles/{identity(LAID_OUT)}")
    (link,) = page.xpath("//article//p[@class='caption']/a[@class='picture']")
    assert link.get("href") == "https://songvang.example/anh/2024/qua-tet.jpg"
    assert "noreferrer" in link.get("rel")
    assert page.xpath("//main//img") == []


def test_other_dates_of_the_page_are_told_beside_how_fields_were_found(laid_out_client: TestClient) -> None:
    page = get(laid_out_client, f"/articles/{identity(LAID_OUT)}")
    (told,) = said(page, "//dt[.='Trang còn ghi ngày khác']/following-sibling::dd[1]")
    assert told == "08:05 14/01/2024: thẻ meta của trang; 12/01/2024: dòng ngày trên trang"


def test_an_article_whose_dates_agree_tells_of_no_other(client: TestClient) -> None:
    assert "ghi ngày khác" not in client.get(f"/articles/{identity(LED)}").text


def test_the_forms_of_an_article_are_told_in_english_too(laid_out_client: TestClient) -> None:
    text = laid_out_client.get(f"/articles/{identity(LAID_OUT)}?lang=en").text
    assert all(words in text for words in ("The page also states", "Table in the article", "Picture on the original"))


def test_the_time_of_a_change_stands_beside_the_publication(laid_out_client: TestClient) -> None:
    facts = get(laid_out_client, f"/articles/{identity(LAID_OUT)}").xpath("//p[@class='facts']")[0]
    assert "sửa: 08:15 03/07/2024" in " ".join(facts.text_content().split())
