"""The pages of people, organisations, places and documents, over an archive of invented ones."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from search.api.app import create_app
from search.services import Services
from search.web.links import entity_link
from tests.search.served import archive
from tests.search.web import entity_archive as named
from tests.search.web.pages import get, said

TREE = "//section[@aria-labelledby='union']"


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    with archive(tmp_path_factory.mktemp("entities"), named.ARTICLES) as made:
        yield made


@pytest.fixture(scope="module")
def client(services: Services) -> TestClient:
    return TestClient(create_app(services.catalogue, services.backend, services.sources))


def person(name: str = named.CHAIR) -> str:
    return str(entity_link("PER", name))


class TestBrowsing:
    def test_the_most_frequent_names_of_each_type_come_first(self, client: TestClient) -> None:
        page = get(client, "/entities")
        assert said(page, "//section[h2='Người']//li") == ["Lò Thị Mận 3 bài", "Giàng A Phềnh 2 bài"]
        assert said(page, "//section[h2='Văn bản']//li") == ["27/KH-LĐLĐ 2 bài"]

    def test_tabs_count_the_names(self, client: TestClient) -> None:
        assert said(get(client, "/entities"), "//nav[@class='tabs']//a") == [
            "Tất cả", "Người 2", "Tổ chức 6", "Địa danh 1", "Văn bản 1",
        ]  # fmt: skip

    @pytest.mark.parametrize(
        "prefix", ["Liên đoàn Lao động tỉnh", "lien doan lao dong t", "LĐLĐ tỉnh", "ldld tinh", "sông"]
    )
    def test_a_name_is_found_by_how_it_begins(self, client: TestClient, prefix: str) -> None:
        page = get(client, f"/entities?prefix={quote(prefix)}&type=ORG")
        assert named.PROVINCE in said(page, "//ol[@class='names']//bdi")

    def test_a_prefix_that_nothing_has_offers_what_is_spelled_nearly_so(self, client: TestClient) -> None:
        page = get(client, "/entities?prefix=Lo+Thi+Mam")
        assert said(page, "//ol[@class='names']//bdi") == [named.CHAIR]

    def test_names_are_listed_page_by_page(self, client: TestClient) -> None:
        page = get(client, "/entities?type=PER&from=1")
        assert said(page, "//ol[@class='names']//bdi") == [named.WORKER]
        assert page.xpath("//ol[@class='names']/@start") == ["2"]

    @pytest.mark.parametrize("query", ["type=x", "type=ORG&kind=x", "type=PER&kind=party", "type=PER&from=9", "size=0"])
    def test_what_cannot_be_browsed_is_refused(self, client: TestClient, query: str) -> None:
        assert client.get(f"/entities?{query}").status_code == 422

    def test_what_others_hang_on_to_the_address_does_no_harm(self, client: TestClient) -> None:
        assert client.get("/entities?fbclid=x").status_code == 200

    def test_an_archive_without_names_says_so(self, tmp_path_factory: pytest.TempPathFactory) -> None:
        with archive(tmp_path_factory.mktemp("empty"), ()) as served:
            client = TestClient(create_app(served.catalogue, served.backend, served.sources))
            assert "Chưa có bài nào" in client.get("/entities").text
            assert client.get("/entities?type=ORG").status_code == 200
            assert client.get("/entities?type=PER").status_code == 200


class TestTree:
    def test_it_goes_from_the_top_to_the_unions_of_a_province(self, client: TestClient) -> None:
        page = get(client, "/entities?type=ORG")
        path = f"{TREE}/ul/li[div/a='{named.NATIONAL}']/details/ul/li[div/a='{named.PROVINCE}']/details/ul/li/div"
        assert said(page, path) == [f"{named.ZONES} 1 bài"]

    def test_it_says_how_many_are_below(self, client: TestClient) -> None:
        page = get(client, "/entities?type=ORG")
        assert said(page, f"{TREE}/ul/li[1]/details/summary") == [f"2 tổ chức bên dưới: {named.NATIONAL}"]

    def test_what_its_name_does_not_place_stands_apart(self, client: TestClient) -> None:
        page = get(client, "/entities?type=ORG")
        assert said(page, "//section[@aria-labelledby='unplaced']//bdi") == [named.BASE]

    def test_other_organisations_are_told_by_kind(self, client: TestClient) -> None:
        page = get(client, "/entities?type=ORG")
        (link,) = page.xpath("//ul[@class='kinds']//a[.='Doanh nghiệp']/@href")
        assert said(get(client, link), "//ol[@class='names']//bdi") == [named.COMPANY]

    def test_a_branch_has_a_page_of_its_own(self, client: TestClient) -> None:
        page = get(client, f"/entities?type=ORG&under={quote(named.PROVINCE)}")
        assert said(page, "//nav[@class='above']//li") == ["Cây tổ chức công đoàn", named.NATIONAL]
        assert said(page, "//ul[@class='tree']//bdi") == [named.ZONES]

    def test_a_branch_that_is_not_there_is_a_404(self, client: TestClient) -> None:
        assert client.get("/entities?type=ORG&under=x").status_code == 404

    def test_each_organisation_can_be_linked_to(self, client: TestClient) -> None:
        ids = get(client, "/entities?type=ORG").xpath("//ul[@class='tree']//li/@id")
        assert named.PROVINCE.replace(" ", "-") in ids
        assert len(ids) == len(set(ids))


class TestOne:
    def test_it_says_when_and_how_often(self, client: TestClient) -> None:
        page = get(client, person())
        assert said(page, "//dl[@class='figures']//dt") == [
            "tin trong 30 tin",
            "được nhắc lần đầu",
            "được nhắc gần nhất",
        ]
        assert said(page, "//dl[@class='figures']//dd") == ["3", "09/01/2023", "09/05/2023"]

    def test_each_article_has_the_sentence_that_names_it(self, client: TestClient) -> None:
        tellings = said(get(client, person()), "//p[@class='telling']")
        assert tellings[-1] == "Bà Lò Thị Mận, Chủ tịch LĐLĐ tỉnh Sông Vàng, ký Kế hoạch 27/KH-LĐLĐ."
        assert len(tellings) == 3

    def test_the_name_is_marked_in_it(self, client: TestClient) -> None:
        assert set(said(get(client, person()), "//p[@class='telling']/mark")) == {named.CHAIR}

    def test_people_of_one_name_are_said_to_be_one(self, client: TestClient) -> None:
        assert "trùng họ tên" in client.get(person()).text
        assert "trùng họ tên" not in client.get(str(entity_link("ORG", named.PROVINCE))).text

    def test_a_persons_posts_lead_to_the_organisations(self, client: TestClient) -> None:
        page = get(client, person())
        assert page.xpath("//section[h2='Chức vụ']//a/@href") == [str(entity_link("ORG", named.PROVINCE))]

    def test_what_is_above_an_organisation_stands_above_it(self, client: TestClient) -> None:
        page = get(client, str(entity_link("ORG", named.ZONES)))
        assert said(page, "//nav[@class='above']//li") == [named.NATIONAL, named.PROVINCE]

    def test_neighbours_have_a_table_and_lists(self, client: TestClient) -> None:
        page = get(client, person())
        assert said(page, "//section[@class='neighbours']//li") == [f"{named.WORKER} 2 bài trên 2"]

    def test_one_mention_is_told_in_the_singular_in_english(self, services: Services) -> None:
        reader = TestClient(create_app(services.catalogue, services.backend, services.sources))
        page = get(reader, f"{entity_link('ORG', named.BASE)}?lang=en")
        assert said(page, "//ul[@class='counted']//span[@lang='en']") == ["1 time, 1 article"]

    def test_bars_lead_to_the_search_of_their_month(self, client: TestClient) -> None:
        bar = get(client, person()).xpath("//svg/a/@href")[0]
        assert said(get(client, bar), "//ol[@class='hits']//h2") == ["Tin số 0"]

    def test_all_articles_are_as_many_as_it_says(self, client: TestClient) -> None:
        link = get(client, person()).xpath("//a[.='Tất cả bài']/@href")[0]
        assert len(get(client, link).xpath("//ol[@class='hits']/li")) == 3

    def test_first_to_last_begins_with_the_first(self, client: TestClient) -> None:
        link = get(client, person()).xpath("//a[.='Đọc từ bài đầu đến bài cuối']/@href")[0]
        assert said(get(client, link), "//ol[@class='hits']//h2")[0] == "Tin số 0"

    def test_the_feed_is_of_the_same_articles(self, client: TestClient) -> None:
        link = get(client, person()).xpath("//link[@type='application/atom+xml']/@href")[0]
        assert client.get(link).text.count("<entry>") == 3

    @pytest.mark.parametrize("type_", ["ORG", "organisation"])
    def test_any_spelling_leads_to_the_page(self, client: TestClient, type_: str) -> None:
        answer = client.get(f"/entities/{type_}/{quote('ldld tinh song vang')}", follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (302, str(entity_link("ORG", named.PROVINCE)))

    def test_the_choice_of_what_is_counted_is_kept(self, client: TestClient) -> None:
        answer = client.get(f"/entities/person/{quote(named.CHAIR)}?reprints=show", follow_redirects=False)
        assert answer.headers["location"] == f"{person()}?reprints=show"
        assert "bài trong 30 bài" in client.get(f"{person()}?reprints=show").text

    def test_what_is_counted_can_be_chosen(self, client: TestClient) -> None:
        path = str(entity_link("DOC", named.PLAN))
        (link,) = get(client, path).xpath("//a[.='Đếm từng bài']/@href")
        assert link == f"{path}?reprints=show"
        assert get(client, link).xpath("//a[.='Gộp các bài đăng lại']/@href") == [path]

    def test_a_name_that_nothing_has_offers_the_nearest(self, client: TestClient) -> None:
        answer = client.get(person("Lò Thị Mậm"))
        assert answer.status_code == 404
        assert f'href="{person()}"' in answer.text

    @pytest.mark.parametrize(
        "path", ["/entities/PER/x", "/entities/DATE/2024", "/entities/XYZ/a", "/entities/PER/" + "x" * 3000]
    )
    def test_what_is_not_there_is_a_404(self, client: TestClient, path: str) -> None:
        assert client.get(path).status_code == 404

    def test_markup_in_a_name_stays_text(self, client: TestClient) -> None:
        for path in (
            "/entities",
            "/entities?type=ORG",
            "/entities?type=ORG&kind=other",
            str(entity_link("ORG", named.HOSTILE)),
        ):
            text = client.get(path).text
            assert "<b onclick" not in text
        assert said(get(client, str(entity_link("ORG", named.HOSTILE))), "//h1/bdi") == [named.HOSTILE]


class TestJourneys:
    def test_a_person_is_followed_from_article_to_article(self, client: TestClient) -> None:
        first = get(client, person()).xpath("//section[@aria-labelledby='articles']//h3/a/@href")[0]
        other = get(client, first).xpath(f"//a[contains(@class, 'mention')][.='{named.WORKER}']/@href")[0]
        assert said(get(client, other), "//h1") == [named.WORKER]

    def test_a_decree_leads_to_the_sentences_that_cite_it_and_their_export(self, client: TestClient) -> None:
        link = get(client, f"/entities?prefix={quote(named.PLAN, safe='')}").xpath("//ol[@class='names']//a/@href")[0]
        page = get(client, link)
        assert all(named.PLAN in text for text in said(page, "//p[@class='telling']"))
        assert len(page.xpath("//p[@class='telling']")) == 2
        for form in ("CSV", "BibTeX"):
            (export,) = page.xpath(f"//a[.='{form}']/@href")
            assert client.get(export).text.count("bachdinh.example/ten-0.html") >= 1
