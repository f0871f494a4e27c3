from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from starlette.testclient import TestClient

from search.export.citation import citations
from search.export.reference import Reference
from tests.search.served import LED, identity
from tests.search.web.pages import get, said

CITED = Reference(
    id="a1", title="Bữa ăn ca từ 25.000 đồng", authors=("Vừ Minh Khôi",), source="Báo Lao động Sông Vàng",
    section=None, published=date(2024, 5, 14), url="https://songvang.example/an-ca.html", accessed=date(2024, 6, 2),
    lead=None, keywords=(), language="vi", archived="", record="https://kho.example/articles/a1",
)  # fmt: skip


def printed(cited: Reference, language: str) -> list[str]:
    return [each.text for each in citations(cited, "vi" if language == "vi" else "en")]


def test_apa_and_chicago_in_vietnamese() -> None:
    assert printed(CITED, "vi") == [
        "Vừ Minh Khôi. (2024, 14 tháng 5). Bữa ăn ca từ 25.000 đồng. Báo Lao động Sông Vàng. "
        "https://songvang.example/an-ca.html (Lưu trữ ngày 2/6/2024, https://kho.example/articles/a1)",
        "Vừ Minh Khôi. “Bữa ăn ca từ 25.000 đồng.” Báo Lao động Sông Vàng, 14/5/2024. "
        "https://songvang.example/an-ca.html. Lưu trữ ngày 2/6/2024, https://kho.example/articles/a1.",
    ]


def test_apa_and_chicago_in_english() -> None:
    assert printed(CITED, "en") == [
        "Vừ Minh Khôi. (2024, May 14). Bữa ăn ca từ 25.000 đồng. Báo Lao động Sông Vàng. "
        "https://songvang.example/an-ca.html (Archived June 2, 2024, https://kho.example/articles/a1)",
        "Vừ Minh Khôi. “Bữa ăn ca từ 25.000 đồng.” Báo Lao động Sông Vàng, May 14, 2024. "
        "https://songvang.example/an-ca.html. Archived June 2, 2024, https://kho.example/articles/a1.",
    ]


def test_the_source_speaks_for_an_article_without_author_once() -> None:
    apa, chicago = printed(replace(CITED, authors=(), published=None), "en")
    assert apa.startswith("Báo Lao động Sông Vàng. (n.d.). Bữa ăn ca từ 25.000 đồng. https://")
    assert chicago.startswith("“Bữa ăn ca từ 25.000 đồng.” Báo Lao động Sông Vàng. https://")


def test_several_authors_are_joined_and_a_question_keeps_its_mark() -> None:
    apa, chicago = printed(replace(CITED, authors=("Hà Kiều", "Lan Chi", "Vừ Khôi"), title="Ai trả lời?"), "en")
    assert apa.startswith("Hà Kiều, Lan Chi, & Vừ Khôi. (2024, May 14). Ai trả lời? Báo")
    assert chicago.startswith("Hà Kiều, Lan Chi, and Vừ Khôi. “Ai trả lời?” Báo")


def test_two_authors_are_joined_as_each_style_has_it() -> None:
    apa, chicago = printed(replace(CITED, authors=("Hà Kiều", "Lan Chi")), "en")
    assert (apa[:20], chicago[:21]) == ("Hà Kiều, & Lan Chi. ", "Hà Kiều and Lan Chi. ")


def test_vietnamese_has_no_comma_before_the_last_author() -> None:
    apa, chicago = printed(replace(CITED, authors=("Hà Kiều", "Lan Chi", "Vừ Khôi")), "vi")
    assert apa.startswith("Hà Kiều, Lan Chi & Vừ Khôi. ")
    assert chicago.startswith("Hà Kiều, Lan Chi và Vừ Khôi. ")


@pytest.mark.parametrize(
    ("title", "apa", "chicago"),
    [
        ('Hỏi: "Lương bao nhiêu?"', 'Hỏi: "Lương bao nhiêu?" Báo', "“Hỏi: ‘Lương bao nhiêu?’” Báo"),
        ("Chị nói: “Tôi ở lại!”", "Chị nói: “Tôi ở lại!” Báo", "“Chị nói: ‘Tôi ở lại!’” Báo"),
        ("Chương trình “Tết sum vầy”", "Chương trình “Tết sum vầy.” Báo", "“Chương trình ‘Tết sum vầy.’” Báo"),
        ('"Tết sum vầy" ở xã', '"Tết sum vầy" ở xã. Báo', "“‘Tết sum vầy’ ở xã.” Báo"),
        ("Còn nữa…", "Còn nữa… Báo", "“Còn nữa…” Báo"),
    ],
)  # fmt: skip
def test_quotation_marks_inside_a_title(title: str, apa: str, chicago: str) -> None:
    made = printed(replace(CITED, title=title), "en")
    assert apa in made[0]
    assert chicago in made[1]


def test_italics_are_the_title_in_apa_and_the_source_in_chicago() -> None:
    italic = [[run.text for run in each.runs if run.italic] for each in citations(CITED, "en")]
    assert italic == [[CITED.title], [CITED.source]]


def test_the_page_has_both(client: TestClient) -> None:
    shown = said(get(client, f"/articles/{identity(LED)}"), "//p[@class='citation']")
    assert len(shown) == 2
    assert all(LED.url in each and f"/articles/{identity(LED)}" in each for each in shown)


@pytest.mark.parametrize(("extension", "begins"), [("bib", "@online{newscrawl-"), ("ris", "TY  - NEWS")])
def test_a_reference_is_a_file_for_reference_managers(client: TestClient, extension: str, begins: str) -> None:
    answer = client.get(f"/articles/{identity(LED)}/cite.{extension}")
    assert begins in answer.text
    assert answer.text.count(LED.url) == 1
    assert f'filename="newscrawl-{identity(LED)}.{extension}"' in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("path", [f"/articles/{identity(LED)}/cite.docx", "/articles/none/cite.bib"])
def test_what_is_not_there_is_a_404(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404
