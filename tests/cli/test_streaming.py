"""`extract` and `tag`: each line one answer in order, and a line that cannot be used costs itself only."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Done, Run
from tests.command import clean_environment

SENTENCES = (
    "Sáng nay, Liên đoàn Lao động huyện Vân Sơn tổ chức hội nghị tổng kết công tác năm.",
    "Dự hội nghị có đại diện 42 công đoàn cơ sở trên địa bàn huyện.",
    "Trong năm, các cấp công đoàn đã thăm hỏi và tặng quà hơn 1.200 đoàn viên gặp khó khăn.",
    "Ông Lường Văn Tiệp, Chủ tịch Liên đoàn Lao động huyện, cho biết năm tới sẽ thành lập mới năm công đoàn cơ sở.",
)
BODY = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
HTML = f"<html><head><title>Hội nghị tổng kết</title></head><body><h1>Hội nghị tổng kết</h1>{BODY}</body></html>"
GOOD = {"url": "http://a.vn/1", "html": HTML}


def lines(*rows: object) -> str:
    return "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows)


def answered(done: Done) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_extract_gives_an_article_or_a_refusal_a_line_in_order(run: Run) -> None:
    rows = [{"url": f"http://a.vn/{n}", "html": HTML if n % 3 else "<html></html>"} for n in range(20)]
    done = run("extract", stdin=lines(*rows))
    answers = answered(done)
    assert [answer["url"] for answer in answers] == [row["url"] for row in rows]
    assert [answer["outcome"] for answer in answers] == ["indexed" if n % 3 else "not-an-article" for n in range(20)]
    assert (answers[1]["title"], answers[1]["published"]) == ("Hội nghị tổng kết", None)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("{", "no JSON: "),
        ("[]", "no JSON object"),
        ("[" * 100_000, "no JSON: "),
        ('{"url": NaN}', "no JSON: NaN is no finite number"),
        ('{"url": -1e999}', "no JSON: -1e999 is no finite number"),
        ({"url": 1, "html": HTML}, "url is no string"),
        ({"url": "http://a.vn/"}, "needs html or body_base64"),
        ({"url": "http://a.vn/", "html": ["x"]}, "html is no string"),
        ({"url": "http://a.vn/", "body_base64": "%%"}, "body_base64: "),
        ({"url": "http://a.vn/", "body_base64": "ă"}, "body_base64: "),
        ({"url": "http://a.vn/", "body_base64": "", "headers": "x"}, "headers are neither"),
        ({"url": "http://a.vn/", "html": HTML, "status": "ok"}, "status is no HTTP status: ok"),
        (
            {"url": "http://a.vn/", "html": HTML, "fetched": "2024-05-01T10:00"},
            "fetched is no day (2024-05-16) and no time with offset",
        ),
        ({"url": "http://a.vn/", "html": HTML, "fetched": "2024-05-01"}, "fetched: a day without time"),
        (
            {"url": "http://a.vn/", "html": HTML, "fetched": 1717200000},
            "fetched is no day (2024-05-16) and no time with offset",
        ),
        ({"url": "http://a.vn/", "html": HTML, "source": "nosuch"}, "unknown source 'nosuch'"),
    ],
)
def test_extract_answers_a_line_that_it_cannot_use_in_its_place(row: object, reason: str, run: Run) -> None:
    done = run("extract", stdin="\n" + lines(row, GOOD))
    wrong, right = answered(done)
    assert wrong["reason"].startswith(reason)
    assert (wrong["outcome"], wrong["line"], right["outcome"]) == ("failed", 2, "indexed")
    assert done.returncode == 1
    (said,) = done.stderr.splitlines()
    assert said.startswith(
        f"newscrawl: 1 of 2 lines failed; each has its reason in its place, the first: line 2: {reason}"
    )


def test_extract_takes_bytes_with_the_headers_that_came_with_them(run: Run) -> None:
    body = base64.b64encode(HTML.encode("utf-16")).decode()
    rows = [
        {"url": "http://a.vn/1", "body_base64": body, "headers": {"content-type": "text/html; charset=utf-16"}},
        {"url": "http://a.vn/2", "body_base64": body, "headers": [["Content-Type", "image/png"]]},
    ]
    assert [row["outcome"] for row in answered(run("extract", stdin=lines(*rows)))] == ["indexed", "not-an-article"]


def test_extract_takes_status_time_and_source_of_a_fetch(run: Run) -> None:
    dated = HTML.replace("<h1>", '<meta property="article:published_time" content="2024-05-14T09:30:00+07:00"><h1>')
    rows = [
        {**GOOD, "status": 404},
        {**GOOD, "source": "laodongthudo"},
        {"url": GOOD["url"], "html": dated, "fetched": "2024-06-01T00:00:00+07:00"},
        {"url": GOOD["url"], "html": dated, "fetched": "2024-05-01T00:00:00+07:00"},
    ]
    missing, known, later, before = answered(run("extract", stdin=lines(*rows)))
    assert missing["outcome"] == "not-found"
    assert known["source"] == "laodongthudo"
    assert later["published"] == "2024-05-14T09:30:00+07:00"
    assert before["published"] is None


def test_extract_writes_half_a_surrogate_pair_back_as_it_came(run: Run) -> None:
    (answer,) = answered(run("extract", stdin=lines({"url": "http://a.vn/\ud800", "html": HTML})))
    assert (answer["url"], answer["outcome"]) == ("http://a.vn/\ud800", "failed")


def test_extract_of_nothing_gives_nothing(run: Run) -> None:
    assert run("extract") == Done(0, "", "")


def test_tag_gives_mentions_that_are_spans_of_the_text(run: Run) -> None:
    text = "Ngày 24/3/2023, LĐLĐ huyện Vân Sơn ban hành Kế hoạch số 12/KH-LĐLĐ."
    done = run("tag", stdin=lines({"id": "a", "text": text, "published": "2023-03-25"}))
    mentions = json.loads(done.stdout)["mentions"]
    assert {found["type"]: found.get("value", found.get("entity")) for found in mentions} == {
        "DATE": "2023-03-24",
        "DOC": "12/KH-LĐLĐ",
        "ORG": "Liên đoàn Lao động huyện Vân Sơn",
    }
    assert all(text[found["start"] : found["end"]] == found["text"] for found in mentions)


def test_tag_gives_the_entities_that_the_mentions_name(run: Run) -> None:
    text = "LĐLĐ huyện Phú Xuyên họp sáng nay. Chủ tịch LĐLĐ huyện Trần Hữu Đạm phát biểu."
    done = run("tag", stdin=lines({"id": "a", "text": text, "published": "2023-03-25"}))
    entities = {entity["name"]: entity for entity in json.loads(done.stdout)["entities"]}
    federation = entities["Liên đoàn Lao động huyện Phú Xuyên"]
    assert (federation["level"], federation["parent"]) == ("district", "Liên đoàn Lao động thành phố Hà Nội")
    assert {variant["text"] for variant in federation["variants"]} == {"LĐLĐ huyện Phú Xuyên", "LĐLĐ huyện"}


def test_tag_answers_lines_that_it_cannot_use_in_their_place(run: Run) -> None:
    wrong = ["{", {"id": "b"}, {"id": "c", "text": 1}, {"id": "d", "text": "Tin.", "published": "hôm qua"}]
    done = run("tag", stdin=lines(*wrong, {"id": "e", "text": "Tin."}))
    *failed, right = answered(done)
    assert [(row["id"], row["line"]) for row in failed] == [(None, 1), ("b", 2), ("c", 3), ("d", 4)]
    assert [row["error"] for row in failed][1:3] == ["needs a text", "text is no string"]
    assert right == {"id": "e", "mentions": [], "entities": []}
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)


@pytest.mark.parametrize("published", ["20240516", "2024-05-16T08:00", "", "16/05/2024", 20240516])
def test_tag_says_which_forms_of_published_it_takes(published: object, run: Run) -> None:
    (row,) = answered(run("tag", stdin=lines({"id": "a", "text": "Tin.", "published": published})))
    forms = "published is no day (2024-05-16) and no time with offset (2024-05-16T08:00:00+07:00)"
    assert row["error"] == f"{forms}: {str(published)!r}"


@pytest.mark.parametrize("published", [{}, {"published": None}, {"published": "2024-05-16T08:00:00+07:00"}])
def test_tag_takes_a_text_with_or_without_its_time(published: dict[str, object], run: Run) -> None:
    assert run("tag", stdin=lines({"id": "a", "text": "Tin.", **published})).returncode == 0


def test_line_cut_short_is_said_to_be_so(run: Run) -> None:
    (row,) = answered(run("tag", stdin='{"id": "b1", "text": "abc\n'))
    assert row["error"].startswith("no JSON: Unterminated string")


@contextmanager
def started(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """`newscrawl extract` with its standard input held open."""
    with subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "newscrawl", "extract"],
        cwd=tmp_path, env=clean_environment(), text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        yield process


@pytest.mark.slow
def test_an_answer_comes_while_input_goes_on(tmp_path: Path) -> None:
    with started(tmp_path) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number in range(3):
            process.stdin.write(lines({**GOOD, "url": f"http://a.vn/{number}"}))
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["url"] == f"http://a.vn/{number}"
        _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (0, "")


@pytest.mark.slow
def test_a_reader_that_goes_away_ends_the_command_silently(tmp_path: Path) -> None:
    with started(tmp_path) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(lines(*[GOOD] * 3))
        process.stdin.flush()
        process.stdout.readline()
        process.stdout.close()
        process.stdin.write(lines(*[GOOD] * 3))
        process.stdin.flush()
        assert process.wait(timeout=60) == 0  # standard input is still open
        assert process.stderr.read() == ""
        process.stdin.close()
