"""What an operator is shown of a crawl, and what can be taken out of it."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from newscrawl.archive.catalogue import Catalogue
from tests.command import exported_articles, newscrawl
from tests.crawl.conftest import SampleCrawl


@pytest.mark.parametrize("command", ["status", "runs", "sources"])
def test_report_names_every_source(first_crawl: SampleCrawl, command: str) -> None:
    printed = newscrawl(command, data=first_crawl.data).stdout
    assert [key for key in first_crawl.keys if key not in printed] == []


def test_runs_of_one_source_are_those_alone(first_crawl: SampleCrawl) -> None:
    printed = newscrawl("runs", "--source", "mau_quan", data=first_crawl.data).stdout
    assert "mau_quan-" in printed
    assert "mau_thudo-" not in printed


def test_a_url_that_was_never_met_is_said_to_be_unknown(first_crawl: SampleCrawl) -> None:
    done = newscrawl("trace", "http://127.0.0.1:1/nowhere", data=first_crawl.data, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert "nothing is known of http://127.0.0.1:1/nowhere" in done.stderr


def test_jsonl_export_holds_every_article_in_the_contracts_fields(
    first_crawl: SampleCrawl, catalogue: Catalogue, tmp_path: Path
) -> None:
    newscrawl("export", "-o", tmp_path / "all.jsonl", data=first_crawl.data)
    rows = [json.loads(line) for line in (tmp_path / "all.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {row["id"] for row in rows} == set(catalogue.article_ids())
    fields = "id url source title lead text blocks author section tags published modified language outcome"
    extra = "fetched mentions entities story reprints revisions canonical_url export"
    assert {frozenset(row) for row in rows} == {frozenset([*fields.split(), *extra.split()])}


def test_csv_export_of_a_filtered_query_holds_what_matches(first_crawl: SampleCrawl, catalogue: Catalogue) -> None:
    printed = newscrawl("export", "--source", "mau_khac", "--format", "csv", data=first_crawl.data).stdout
    rows = list(csv.DictReader(printed.removeprefix("\ufeff").splitlines()))
    assert {row["source"] for row in rows if row["source"]} >= {"mau_khac"}
    assert len({row["id"] for row in rows} & set(catalogue.article_ids())) == len(
        list(catalogue.article_ids("mau_khac"))
    )


def test_a_backup_restored_elsewhere_is_the_same_archive(first_crawl: SampleCrawl, tmp_path: Path) -> None:
    newscrawl("backup", tmp_path / "copy", data=first_crawl.data)
    newscrawl("restore", tmp_path / "copy", data=tmp_path / "again")
    assert newscrawl("verify", data=tmp_path / "again").stdout == "archive, catalogue and index agree\n"
    assert exported_articles(first_crawl.data) == exported_articles(tmp_path / "again")
