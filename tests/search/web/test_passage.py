"""From hit to hit."""

from __future__ import annotations

from starlette.testclient import TestClient

from tests.search.served import COUNT, LED, SAFETY, SHELTER, identity
from tests.search.web.pages import get, said


def hits(client: TestClient, path: str) -> list[str]:
    return get(client, path).xpath("//ol[@class='hits']//h2/a/@href")


def test_each_hit_leads_to_the_next_through_the_whole_result(client: TestClient) -> None:
    path, seen = hits(client, "/search?sort=oldest&size=2")[0], []
    while path:
        seen.append(path)
        path = next(iter(get(client, path).xpath("//nav[@class='passage']/a[@rel='next']/@href")), "")
    assert len(set(seen)) == COUNT
    assert seen == hits(client, "/search?sort=oldest")


def test_the_way_back_is_the_one_before(client: TestClient) -> None:
    first, second = hits(client, "/search?sort=newest")[:2]
    page = get(client, second)
    assert page.xpath("//nav[@class='passage']/a[@rel='prev']/@href") == [first]
    assert said(page, "//nav[@class='passage']/span") == [f"bài 2 trong {COUNT} bài"]


def test_the_results_are_a_click_away(client: TestClient) -> None:
    (path,) = hits(client, "/search?q=mái+ấm&utm_source=x")
    assert get(client, path).xpath("//nav[@class='passage']/a[1]/@href") == ["/search?q=m%C3%A1i+%E1%BA%A5m"]


def test_an_article_that_no_question_led_to_has_no_passage(client: TestClient) -> None:
    assert get(client, f"/articles/{identity(LED)}").xpath("//nav[@class='passage']") == []


def test_an_article_outside_of_the_result_has_no_passage(client: TestClient) -> None:
    assert get(client, f"/articles/{identity(SHELTER)}?q=chữa+cháy").xpath("//nav[@class='passage']") == []


def test_a_question_that_cannot_be_read_does_not_hide_the_article(client: TestClient) -> None:
    answer = client.get(f"/articles/{identity(SAFETY)}?published_from=gestern")
    assert answer.status_code == 200


def test_an_article_can_be_read_while_search_is_down(down: TestClient) -> None:
    assert down.get(f"/articles/{identity(SAFETY)}?sort=newest").status_code == 200
