"""The documents say what the program has: every command, outcome, setting and source field, and none besides."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.main import get_command

from newscrawl.cli import app
from newscrawl.config import Config
from newscrawl.models import Outcome
from newscrawl.sources import Source
from newscrawl.sources.source import ArticleUrls, Politeness
from search.api import articles, counting, entities, exporting, feeding, operation, searching
from search.fields import FILTERS
from search.web.pages import page_routes

ROOT = Path(__file__).parent.parent


def first_cells(page: str, heading: str = "") -> set[str]:
    """Words in code type in the first column of a page's tables, or of those under one heading."""
    text = (ROOT / page).read_text(encoding="utf-8")
    part = text.split(f"## {heading}\n")[1].split("\n## ")[0] if heading else text
    rows = re.findall(r"^\| (`[^|]*`)[^|]*\|", part, re.MULTILINE)
    return {word for row in rows for word in re.findall(r"`([^`]+)`", row)}


def test_readme_lists_every_command() -> None:
    commands = get_command(app).commands  # type: ignore[attr-defined]
    assert first_cells("README.md") == {f"newscrawl {name}" for name in commands}


def test_outcomes_page_lists_every_outcome() -> None:
    assert first_cells("docs/outcomes.md") == {outcome.value for outcome in Outcome}


def test_operating_page_lists_every_setting() -> None:
    settings = {word for word in first_cells("docs/operating.md") if word.startswith("NEWSCRAWL_")}
    assert settings == {f"NEWSCRAWL_{name.upper()}" for name in Config.model_fields}


def test_searching_page_lists_every_filter() -> None:
    days = {f"{what}_{end}" for what in ("published", "mentioned") for end in ("from", "to")}
    assert first_cells("docs/searching.md", "Filters") == set(FILTERS) | days


def test_searching_page_lists_every_path_of_the_api() -> None:
    routers = (searching, counting, entities, articles, feeding, exporting, operation)
    paths = {str(route.path) for part in routers for route in part.router.routes}  # type: ignore[attr-defined]
    said = {path.replace("article_id", "id").replace(":path", "") for path in paths}
    assert first_cells("docs/searching.md", "API") == {f"GET {path}" for path in said}


def test_pages_page_lists_every_page() -> None:
    paths = {str(route.path) for route in page_routes()}  # type: ignore[attr-defined]
    pieces = {"/suggest", "/articles/{article_id}/archived/raw", "/trends.svg", "/trends.png", "/trends.csv"}
    said = {path.replace(":path", "") for path in paths} - pieces
    assert first_cells("docs/pages.md") == said | {"/docs"}


def test_sources_page_lists_every_field() -> None:
    nested = {"article": ArticleUrls, "politeness": Politeness}
    fields = set(Source.model_fields) - set(nested)
    fields |= {f"{name}.{field}" for name, table in nested.items() for field in table.model_fields}
    assert first_cells("docs/sources.md") == fields


def test_sources_page_example_is_a_source(tmp_path: Path) -> None:
    from newscrawl.sources import load_source

    page = (ROOT / "docs/sources.md").read_text(encoding="utf-8")
    example = tmp_path / "example.toml"
    example.write_text(page.split("```toml\n")[1].split("```")[0], encoding="utf-8")
    assert load_source(example).is_article_url("https://congdoan.example.vn/tin-tuc/hoi-nghi-12.html")


def test_architecture_page_names_files_that_exist_and_at_most_eight_hops() -> None:
    page = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| [a-z ]+ \| `([a-z_/]+\.py)`", page, re.MULTILINE)
    assert 0 < len(rows) <= 8
    assert [path for path in rows if not (ROOT / path).exists()] == []


@pytest.mark.parametrize(
    ("part", "package", "no_modules"), [("reader", "extract", {"conflicts"}), ("tagger", "tag", set())]
)
def test_architecture_page_maps_every_module(part: str, package: str, no_modules: set[str]) -> None:
    page = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    section = page.split(f"## Inside the {part}\n")[1].split("\n## ")[0]
    modules = {path.stem for path in (ROOT / "newscrawl" / package).glob("[a-z]*.py")}
    assert set(re.findall(r"`([a-z_]+)`", section)) - no_modules == modules


@pytest.mark.parametrize(
    "page", sorted(str(path.relative_to(ROOT)) for path in [ROOT / "README.md", *ROOT.glob("docs/**/*.md")])
)
def test_links_between_documents_lead_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)", text) if "://" not in link]
    assert [link for link in links if not ((ROOT / page).parent / link).exists()] == []
