"""The count of articles that have the words of a question side by side."""

from __future__ import annotations

from concurrent.futures import Future

import pytest

from search.query import Together
from search.request import BackendDownError, RequestError, SearchRequest
from search.services import Services
from search.web.address import Address
from search.web.side_by_side import Counting, side_by_side

HERE = Address("/search", (("q", "cong nhan"),))
ASKED = SearchRequest(q="cong nhan")


def test_it_is_told_with_its_count_and_where_it_leads(served: Services) -> None:
    counting = side_by_side(served, ASKED)
    assert counting is not None
    said = counting.told(HERE, served.backend.search(ASKED))
    assert said is not None
    assert (said.words, said.query, said.total) == (("cong", "nhan"), '"cong nhan"', 2)
    assert str(said.href) == "/search?q=%22cong+nhan%22"


@pytest.mark.parametrize("failure", [BackendDownError("gone"), RequestError("q", "too long")])
def test_a_count_that_fails_costs_nothing_else(served: Services, failure: Exception) -> None:
    total: Future[int] = Future()
    total.set_exception(failure)
    counting = Counting(Together(("cong", "nhan"), '"cong nhan"'), total)
    assert counting.told(HERE, served.backend.search(ASKED)) is None


@pytest.mark.parametrize("q", ["", "công", '"công nhân"', "công OR nhân"])
def test_where_no_words_were_typed_beside_each_other_nothing_is_counted(served: Services, q: str) -> None:
    assert side_by_side(served, SearchRequest(q=q)) is None
