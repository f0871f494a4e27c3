"""A model of names as small as can be: learnt from invented sentences in a second."""

from __future__ import annotations

from pathlib import Path

from evaluation.marked import read_marked
from newscrawl.tag.lexicon import Lexicon
from newscrawl.tag.name_model import LEXICON, RECORD, VERSION, WEIGHTS, Sentence, digest_of, sentences_of
from newscrawl.tag.spans import Span
from training.gold import GoldArticle
from training.names import Trainer

WORDS = Lexicon(
    clusters={"họp": (1, 1), "dự": (1, 1), "quận": (2, 2), "huyện": (2, 2), "9": (3, 3)},
    capitals={"lđlđ": 4, "họp": 0, "dự": 0, "quận": 1, "vân": 4, "trì": 4, "miên": 4},
    evidence={"vân trì": "L3", "lê thùy miên": "P3"},
)

PEOPLE = ("Lê Thùy Miên", "Trần Hữu Đạm", "Quách Văn Khiêm", "Phí Hồng Vân", "Mẫn Thị Bích")
DISTRICTS = ("Vân Trì", "Phú Giang", "Ngọc Lam", "Hưng Lãng", "Tây Lý")
MARKED = (
    "Ông ⟦PER|{person}⟧ dự hội nghị của ⟦ORG|LĐLĐ quận {district}⟧.",
    "⟦ORG|LĐLĐ huyện {district}⟧ họp tại ⟦LOC|phường {district}⟧ ngày 20/10.",
    "Bà ⟦PER|{person}⟧ cùng các công đoàn cơ sở thăm ⟦LOC|xã {district}⟧.",
    "Nhiều đoàn viên nhận quà của công đoàn.",
)


def article(name: str, *marked: str) -> GoldArticle:
    """An article of marked paragraphs."""
    text, mentions = read_marked("\n".join(marked))
    spans = tuple(Span(mention.type, mention.start, mention.end, mention.value) for mention in mentions)
    return GoldArticle(name, None, text, spans)


def articles() -> list[GoldArticle]:
    """Five articles about as many people and districts."""
    return [
        article(f"a{number}", *(line.format(person=person, district=district) for line in MARKED))
        for number, (person, district) in enumerate(zip(PEOPLE, DISTRICTS, strict=True), 1)
    ]


def write_model(folder: Path) -> Path:
    """The model of all five with its lexicon and its record, as `make train` leaves it."""
    folder.mkdir()
    WORDS.write(folder / LEXICON)
    trainer = Trainer(WORDS)
    trainer.train([example for one in articles() for example in trainer.examples(one)], folder / WEIGHTS)
    write_record(folder)
    return folder


def write_record(folder: Path, version: int = VERSION) -> None:
    """A record that fits the files, at that version."""
    sums = "".join(f'"{name}" = "{digest_of(folder / name)}"\n' for name in (WEIGHTS, LEXICON))
    (folder / RECORD).write_text(f"version = {version}\n\n[sha256]\n{sums}", encoding="utf-8")


def sentence(text: str) -> Sentence:
    """The text's only sentence, without dates and numbers."""
    [only] = sentences_of(text, ())
    return only
