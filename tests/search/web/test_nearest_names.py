"""Names that are spelled nearly like what was typed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.services import Services
from search.web.nearest_names import nearest_names
from tests.search.served import archive
from tests.search.web import entity_archive as named


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    with archive(tmp_path_factory.mktemp("nearest"), named.ARTICLES) as made:
        yield made


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Lò Thị Mậm", named.CHAIR),
        ("lo thi mam", named.CHAIR),
        ("Giang A Phênh", named.WORKER),
        ("LĐLĐ tỉnh Sông Vang", named.PROVINCE),
        ("lien doan lao dong tinh song vagn", named.PROVINCE),
        ("Sông Vàn", named.PROVINCE),
        ("27/KH-LDL", named.PLAN),
    ],
)
def test_a_slip_finds_the_name_that_was_meant(services: Services, typed: str, name: str) -> None:
    assert nearest_names(services.catalogue, services.backend, typed)[0].name == name


@pytest.mark.parametrize("typed", ["", "a", "!!!", "xyz abc", "x" * 10_000, "Trần Văn Khác Hẳn"])
def test_what_is_like_no_name_finds_none(services: Services, typed: str) -> None:
    assert nearest_names(services.catalogue, services.backend, typed) == ()


def test_types_bound_it(services: Services) -> None:
    assert nearest_names(services.catalogue, services.backend, "Lò Thị Mậm", ("ORG", "LOC")) == ()


def test_the_articles_are_counted(services: Services) -> None:
    assert nearest_names(services.catalogue, services.backend, "Lò Thị Mậm")[0].articles == 3


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=60))
def test_any_text_may_be_typed(services: Services, typed: str) -> None:
    assert len(nearest_names(services.catalogue, services.backend, typed, size=3)) <= 3
