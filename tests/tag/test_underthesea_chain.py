"""Our chain gives what underthesea's own gives, word for word and tag for tag. `-m slow` compares thousands."""

from __future__ import annotations

import json
import lzma
import subprocess
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.demo.texts import load_articles
from newscrawl.errors import UsageError
from newscrawl.tag import underthesea_chain, underthesea_package
from newscrawl.tag.sentences import sentences
from newscrawl.tag.underthesea_labels import Labeller
from tests.shared import SHARED

FIXTURES = Path(__file__).parents[1] / "extract" / "fixtures"
CORPUS = SHARED / "corpus" / "news.jsonl.xz"

HOSTILE = {
    "nothing": "",
    "one word": "Họp",
    "two words": "Quận họp",
    "a stop": ".",
    "old tone marks": "Chị Hoà khoẻ, thuỷ thủ quí mến Uỷ ban",
    "misspelt": "nghành nghề, nghành dệt, baì hát",
    "eth for đ": "Ðảng bộ và ðoàn viên",
    "decomposed": "Co\u0302ng \u0111oa\u0300n qua\u0323\u0302n",
    "capitals": "LIÊN ĐOÀN LAO ĐỘNG QUẬN VÂN TRÌ TỔ CHỨC HỘI NGHỊ",
    "addresses": "Xem https://congdoan.example.vn/tin?id=1&x=(2), www.example.vn, gửi lan.anh@example.vn.",
    "emoji": "Vui quá 🙂🎉 👩‍🏭 :)) :D <3 ♥‿♥",
    "smile at the end": "Đạo diễn :D",
    "numbers": "Tổng 1.200.000đ, 3,5%, +5, -7, 4K, 5/6/2021, 17:30:00, 03-5730-2357",
    "numbers at the end of what counts as one": "2147483647 2147483648 -2147483649 00000000000000000001 999999999999",
    "abbreviations": "TP.HCM T.Ư Th.S PGS.TS. v.v... H'Mông H&M 43H-0530 NĐ-CP A.",
    "brackets": "((( [ { « “ ” » } ] )))",
    "dashes": "Lao động - Thương binh – Xã hội -- 5-10 -> => ==>",
    "other scripts": "Москва 東京 서울 ไทย العربية Ελλάς İstanbul Straße ﬁ",
    "no letters": "… – … — ! ? ... /./",
    "edges of the model": "BOS EOS X True False BOS",
    "control": "a\x00b\x07c \u200b\ufeffd",
    "very long": "Công đoàn quận Vân Trì tặng quà cho đoàn viên khó khăn, " * 20,
    "no space": "đoànviên" * 40,
}

#: Two taggings weigh the same to the last digit: which one comes depends on the order in which weights are summed.
TIES = [
    "Chế biến gỗ | 7,4 | 7,6 | 2,7%",
    "Chiếc hộp cao 1.760 mm, dài 755 mm và rộng 1.010 mm.",
    "Các anh Lolo, Miguel Flano, Sisi, Anthony Annan và Nino đều dự.",
    "Gồm Thế Thanh, Bích Ngọc, Thanh Phúc, Huỳnh Hoa, Thế Phương, Nguyễn Vinh, Bá Nghị, Thu Hương.",
]


def _theirs(sentence: str) -> list[tuple[str, str, str, str]]:
    from underthesea import ner

    tags: list[tuple[str, str, str, str]] = ner(sentence)
    return tags


def _ours(sentence: str) -> list[tuple[str, str, str, str]]:
    words = underthesea_chain.words(sentence).texts
    tags = underthesea_chain.parts_of_speech(words)
    entities = underthesea_chain.named_entities(words, tags)
    return list(zip(words, tags, underthesea_chain.chunks(words, tags), entities, strict=True))


def _demo_sentences() -> list[str]:
    articles = load_articles()
    return _sentences(
        text
        for article in articles
        for text in (article.head.title, article.lead, *(block.text for block in article.blocks))
    )


def _fixture_sentences() -> list[str]:
    records: Iterator[dict[str, Any]] = (
        json.loads(path.read_text("utf-8")) for path in sorted(FIXTURES.glob("*.json"))
    )
    return _sentences(block["text"] for record in records for block in record.get("blocks") or [])


def _sentences(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(text[start:end] for text in texts for start, end in sentences(text)))


@pytest.mark.parametrize("sentence", HOSTILE.values(), ids=HOSTILE)
def test_hostile_sentence_gets_the_same_tags(sentence: str) -> None:
    assert _ours(sentence.strip()) == _theirs(sentence.strip())


@pytest.mark.parametrize("sentence", TIES)
def test_tie_is_broken_in_the_same_way(sentence: str) -> None:
    assert _ours(sentence) == _theirs(sentence)


def test_sample_sentences_get_the_same_tags() -> None:
    assert [sentence for sentence in _demo_sentences()[::25] if _ours(sentence) != _theirs(sentence)] == []


PIECES = [piece for sentence in [*HOSTILE.values(), *TIES] for piece in sentence.split()[:12]]


@settings(max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join) | st.text(max_size=25))
def test_any_sentence_gets_the_same_tags(text: str) -> None:
    assert _ours(text.strip()) == _theirs(text.strip())


@pytest.mark.slow
def test_1000_sentences_of_ours_get_the_same_tags() -> None:
    demo, fixtures = _demo_sentences(), _fixture_sentences()
    ours = [*demo, *fixtures, *(sentence.upper() for sentence in demo[:100])]
    assert len(ours) >= 1_000
    assert [sentence for sentence in ours if _ours(sentence) != _theirs(sentence)] == []


@pytest.mark.slow
@pytest.mark.skipif(not CORPUS.is_file(), reason=f"no corpus in {SHARED} (set NEWSCRAWL_TEST_SHARED)")
def test_1000_sentences_of_real_news_get_the_same_tags() -> None:
    with lzma.open(CORPUS, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in islice(lines, 5, 3_000, 55)]
    real = _sentences(texts)[:1_000]
    assert len(real) == 1_000
    assert [sentence for sentence in real if _ours(sentence) != _theirs(sentence)] == []


@pytest.mark.parametrize(
    ("calls", "unloaded"),
    [
        ("words('Quận họp')", "pos_tag.model_crf.CRFPOSTagPredictor"),
        ("parts_of_speech(words('Quận họp').texts)", "chunking.model_crf.CRFChunkingPredictor"),
        ("chunks(['Quận', 'họp'], ['N', 'V'])", "ner.model_crf.CRFNERPredictor"),
    ],
)
def test_stage_loads_no_later_one(calls: str, unloaded: str) -> None:
    code = (
        f"import sys, underthesea; from newscrawl.tag.underthesea_chain import *; {calls}\n"
        f"sys.exit(hasattr(underthesea.pipeline.{unloaded}, '_instance'))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


class _Crf:
    def tag(self, features: list[list[str]], /) -> list[str]:
        return ["|".join(row) for row in features]


def _labeller(templates: list[str], known: list[str], open_column: int = 1) -> Labeller:
    return Labeller(_Crf(), templates, known, open_column, str.istitle)


def test_features_are_those_that_the_model_knows_in_the_order_of_the_templates() -> None:
    labeller = _labeller(["T[0]", "T[-1,0]", "T[1].lower"], ["T[1].lower=họp", "T[0]=Quận", "T[-1,0]=BOS", "T[1]=Họp"])
    assert labeller.labels(["Quận", "Họp"]) == ["T[0]=Quận|T[-1,0]=BOS|T[1].lower=họp", ""]


@pytest.mark.parametrize("template", ["T[0].isallcap", "T[0,2]", "T[4]", "T[0][3]", "T[0,1].lower", "W[0]"])
def test_template_that_is_not_understood_is_refused(template: str) -> None:
    with pytest.raises(UsageError, match="underthesea has changed"):
        _labeller([template], [])


def test_labeller_of_chunks_takes_two_columns() -> None:
    with pytest.raises(ValueError, match="1 columns"):
        _labeller(["T[0]"], [], open_column=2).labels(["Quận"])


def test_other_version_is_refused_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(underthesea_package, "version", lambda _: "10.0.1")
    with pytest.raises(UsageError, match=r"underthesea 10\.0\.1 is installed, the tagger needs 9\.5"):
        underthesea_package.module("pipeline.ner")
