"""Who appears with whom, as a table."""

from __future__ import annotations

from search.significance import Association
from search.web.neighbours import MOST, SHADES, Neighbour, matrix, strongest

MAN, PHENH, SEN = Neighbour("PER", "Lò Thị Mận"), Neighbour("PER", "Giàng A Phềnh"), Neighbour("LOC", "Nậm Sen")


def beside(named: Neighbour, together: int, score: float) -> Association:
    return Association(named.name, together, together * 2, 0.5, score)


NEIGHBOURS = [(MAN, beside(MAN, 8, 40.0)), (PHENH, beside(PHENH, 4, 30.0)), (SEN, beside(SEN, 2, 20.0))]
TOGETHER = [{MAN: 16, PHENH: 4, SEN: 0}, {MAN: 4, PHENH: 8, SEN: 1}, {MAN: 0, PHENH: 1, SEN: 4}]


def test_the_strongest_of_all_types_come_first() -> None:
    found = strongest({"LOC": [NEIGHBOURS[2][1]], "PER": [NEIGHBOURS[0][1], NEIGHBOURS[1][1]]})
    assert [named for named, _ in found] == [MAN, PHENH, SEN]


def test_no_more_are_taken_than_can_be_read() -> None:
    many = [beside(Neighbour("PER", f"Người {number}"), 3, 20.0) for number in range(MOST + 5)]
    assert len(strongest({"PER": many})) == MOST


def test_each_row_has_the_counts_of_its_name_with_every_other() -> None:
    rows = matrix(NEIGHBOURS, TOGETHER)
    assert [[cell.articles for cell in row.cells] for row in rows] == [[None, 4, 0], [4, None, 1], [0, 1, None]]
    assert [(row.together, row.articles) for row in rows] == [(8, 16), (4, 8), (2, 4)]


def test_the_most_frequent_pair_is_shaded_most_and_none_not_at_all() -> None:
    rows = matrix(NEIGHBOURS, TOGETHER)
    assert [[cell.shade for cell in row.cells] for row in rows] == [[0, SHADES, 0], [SHADES, 0, 2], [0, 2, 0]]


def test_names_that_never_meet_are_not_shaded() -> None:
    rows = matrix(NEIGHBOURS[:2], [{MAN: 3, PHENH: 0}, {MAN: 0, PHENH: 3}])
    assert {cell.shade for row in rows for cell in row.cells} == {0}


def test_nobody_beside_gives_no_table() -> None:
    assert matrix([], []) == ()
