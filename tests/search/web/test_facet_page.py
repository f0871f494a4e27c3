from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tests.search.web.pages import get, said


@pytest.mark.parametrize("containing", ["phềnh", "phenh", "giang a"])
def test_values_are_found_by_their_words(client: TestClient, containing: str) -> None:
    assert said(get(client, f"/facets/person?containing={containing}"), "//div[@id='values']//li/a[1]") == [
        "Giàng A Phềnh"
    ]


def test_a_value_narrows_the_question_that_it_came_from(client: TestClient) -> None:
    page = get(client, "/facets/person?q=doan+vien&containing=giang")
    assert page.xpath("//div[@id='values']//li/a/@href") == [
        "/search?q=doan+vien&person=Gi%C3%A0ng+A+Ph%E1%BB%81nh",
        "/search?q=doan+vien&person=-Gi%C3%A0ng+A+Ph%E1%BB%81nh",
    ]
    assert page.xpath("//main/p/a/@href") == ["/search?q=doan+vien"]


def test_sources_have_names(client: TestClient) -> None:
    assert said(get(client, "/facets/source"), "//div[@id='values']//li/a[1]") == [
        "Công đoàn Bạch Đinh",
        "Báo Lao động Sông Vàng",
    ]


def test_no_value_says_so(client: TestClient) -> None:
    assert "Không có mục nào khớp" in get(client, "/facets/person?containing=zzz").text_content()


def test_an_unknown_facet_is_a_404(client: TestClient) -> None:
    assert client.get("/facets/colour").status_code == 404
