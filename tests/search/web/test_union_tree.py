"""The tree of the union is made of names alone; what they do not tell stays unplaced."""

from __future__ import annotations

import pytest

from newscrawl.tag.federations import NATIONAL
from search.web.union_tree import UnionTree, branch, union_tree

PROVINCE = "Liên đoàn Lao động tỉnh Sông Vàng"  # a province by its type word, though there is none
CITY = "Liên đoàn Lao động thành phố Hà Nội"
DISTRICT = "Liên đoàn Lao động quận Long Biên"
ZONES = "Công đoàn các khu công nghiệp tỉnh Sông Vàng"
NATIONAL_SECTOR = "Công đoàn Y tế Việt Nam"
BODY = "Ban Nữ công Liên đoàn Lao động tỉnh Sông Vàng"
BASE = "Công đoàn Công ty May Hoa Gạo"
ARTICLES = {
    DISTRICT: 9,
    NATIONAL: 8,
    PROVINCE: 5,
    BODY: 4,
    NATIONAL_SECTOR: 3,
    ZONES: 2,
    BASE: 1,
    "Công ty May Hoa Gạo": 7,
}


@pytest.fixture(scope="module")
def tree() -> UnionTree:
    return union_tree(ARTICLES)


@pytest.mark.parametrize(
    ("name", "parent"),
    [
        (PROVINCE, NATIONAL),
        (CITY, NATIONAL),
        (DISTRICT, CITY),
        (ZONES, PROVINCE),
        (NATIONAL_SECTOR, NATIONAL),
        (BODY, PROVINCE),
        (NATIONAL, None),
        (BASE, None),
    ],
)
def test_each_stands_below_the_union_of_its_place(tree: UnionTree, name: str, parent: str | None) -> None:
    assert tree.units[name].parent == parent


def test_what_is_above_comes_from_the_top_down(tree: UnionTree) -> None:
    assert [unit.name for unit in tree.above(DISTRICT)] == [NATIONAL, CITY]


def test_nothing_is_above_a_name_that_is_not_in_the_tree(tree: UnionTree) -> None:
    assert tree.above("Công ty May Hoa Gạo") == ()


def test_a_federation_that_no_article_names_stands_above_those_that_are(tree: UnionTree) -> None:
    assert (tree.units[CITY].articles, tree.units[CITY].below) == (0, 1)


def test_only_what_articles_name_is_counted_below(tree: UnionTree) -> None:
    assert tree.units[NATIONAL].below == len([PROVINCE, DISTRICT, ZONES, NATIONAL_SECTOR, BODY])


def test_children_are_federations_first_the_most_frequent_first(tree: UnionTree) -> None:
    assert tree.units[NATIONAL].children == (PROVINCE, CITY, NATIONAL_SECTOR)
    assert tree.units[PROVINCE].children == (ZONES, BODY)


def test_what_is_not_of_the_union_is_not_in_the_tree(tree: UnionTree) -> None:
    assert "Công ty May Hoa Gạo" not in tree.units


def test_what_names_no_place_is_not_placed(tree: UnionTree) -> None:
    assert tree.unplaced == (BASE,)


def test_a_district_of_which_two_provinces_have_one_is_not_placed() -> None:
    name = "Liên đoàn Lao động huyện Châu Thành"
    assert union_tree({name: 3}).unplaced == (name,)


@pytest.mark.parametrize(("named", "parent"), [((), None), (("Công đoàn xã Nậm Sen",), "Công đoàn xã Nậm Sen")])
def test_a_communes_union_is_above_only_where_articles_name_one(named: tuple[str, ...], parent: str | None) -> None:
    name = "Công đoàn Trường Tiểu học xã Nậm Sen"
    assert union_tree(dict.fromkeys((name, *named), 1)).units[name].parent == parent


def test_an_archive_without_the_union_has_its_top_alone() -> None:
    tree = union_tree({})
    assert (tree.tops, tree.unplaced, tree.units[NATIONAL].below) == ((NATIONAL,), (), 0)


def test_a_branch_shows_so_many_rows_and_says_what_it_hides(tree: UnionTree) -> None:
    shown = branch(tree, NATIONAL, 2)
    assert ([each.unit.name for each in shown.children], shown.hidden) == ([PROVINCE, CITY], 1)
    assert [(len(each.children), each.hidden) for each in shown.children] == [(0, 2), (0, 1)]


def test_rows_that_are_left_are_shared_by_the_branches(tree: UnionTree) -> None:
    shown = branch(tree, NATIONAL, 5)
    assert [(len(each.children), each.hidden) for each in shown.children] == [(1, 1), (1, 0), (0, 0)]
