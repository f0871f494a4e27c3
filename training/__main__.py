"""`make train`: lexicon and weights of the model of names, from the annotated articles and the corpus.

    python -m training [--shared DIR] [--folder DIR]

The model that comes with the package is made without options.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from newscrawl.tag.lexicon import Lexicon
from newscrawl.tag.name_model import FOLDER, LEXICON, RECORD, VERSION, WEIGHTS, digest_of
from training.corpus import paragraphs
from training.gold import GoldArticle, read_folder
from training.lexicon import learn
from training.marks import marked_articles, marked_ids
from training.names import Trainer
from training.written import written_articles

#: Files that features are made of: a change of theirs asks for a new training (`tests/tag/test_name_model.py`).
INGREDIENTS = ("type_words.toml", "units.csv", "former_units.csv")


def annotated(shared: Path) -> tuple[list[GoldArticle], list[GoldArticle]]:
    """The gold articles, and what is trained on beside them: marked articles of the corpus and our own."""
    marked = marked_articles(shared)
    if lacking := len(marked_ids()) - len(marked):
        print(f"the corpus in {shared} lacks {lacking} of the marked articles")
    return read_folder(shared / "gold" / "train"), [*marked, *written_articles()]


def learn_lexicon(shared: Path, gold: Sequence[GoldArticle]) -> Lexicon:
    """From the corpus without every annotated article, so that cross-validation stays honest."""
    return learn(paragraphs(shared, but={article.id for article in gold} | marked_ids()))


def main(arguments: Sequence[str] | None = None) -> None:
    """Train and write the model's folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    beside = Path(__file__).parents[2] / "shared"
    parser.add_argument("--shared", type=Path, default=beside, help="where gold/ and corpus/ lie")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where the model goes")
    options = parser.parse_args(arguments)
    for part in ("gold", "corpus"):
        if not (options.shared / part).is_dir():
            parser.error(f"no {part}/ in {options.shared}: name its folder with --shared")
    gold, others = annotated(options.shared)
    print(f"{len(gold)} gold articles, {len(others)} others; learning words", flush=True)
    lexicon = learn_lexicon(options.shared, gold)
    print("training", flush=True)
    trainer = Trainer(lexicon)
    examples = [example for article in (*gold, *others) for example in trainer.examples(article)]
    with TemporaryDirectory() as made:  # the model that is in use stays whole until there is another
        made_in = Path(made)
        lexicon.write(made_in / LEXICON)
        trainer.train(examples, made_in / WEIGHTS)
        (made_in / RECORD).write_text(_record(made_in, len(gold), len(others)), encoding="utf-8")
        size = sum(file.stat().st_size for file in made_in.iterdir())
        options.folder.mkdir(parents=True, exist_ok=True)
        for name in (WEIGHTS, LEXICON, RECORD):
            shutil.copyfile(made_in / name, options.folder / name)
    print(f"{options.folder}: {size / 1e6:.1f} MB")


def _record(folder: Path, gold: int, others: int) -> str:
    lines = [
        "# Written by `make train`; the card is docs/model-card.md.",
        f"version = {VERSION}",
        f"trained = {datetime.now(UTC).date()}",
        f"gold_articles = {gold}",
        f"other_articles = {others}",
        "",
        "[sha256]",
        *(f'"{name}" = "{digest_of(folder / name)}"' for name in (WEIGHTS, LEXICON)),
        "",
        "[ingredients]",
        *(f'"{name}" = "{digest_of(FOLDER.parent / name)}"' for name in INGREDIENTS),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
