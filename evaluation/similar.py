"""How well similar articles are found: `python -m evaluation.similar`.

`similar_texts.toml` has families of six articles about one matter. Of the first five articles that are similar to
one, all five could be of its family: the share of those that are.
"""

from __future__ import annotations

import tempfile
import tomllib
from collections.abc import Sequence
from pathlib import Path

from newscrawl.models import Article, Block
from search.backends.base import Backend
from search.backends.embedded import EmbeddedBackend
from search.document import Document
from search.fields import SOURCE, TEXT, TITLE, URL
from search.similar import about

TEXTS = Path(__file__).with_name("similar_texts.toml")
#: Articles that are looked at, of those similar to one.
ASKED = 5


def families() -> dict[str, list[Article]]:
    """The made set: articles by family, each as title and one paragraph."""
    rows = tomllib.loads(TEXTS.read_text(encoding="utf-8"))["family"]
    return {
        row["name"]: [
            Article(f"{place}-{number}", "https://mau.example/", "mau", title, None, (Block("paragraph", text),))
            for number, (title, text) in enumerate(row["articles"])
        ]
        for place, row in enumerate(rows)
    }


def send(backend: Backend, articles: Sequence[Article]) -> None:
    """Have an index hold these articles, by their texts alone."""
    backend.send(
        [
            Document(
                article.id,
                {
                    URL.name: article.url,
                    SOURCE.name: article.source,
                    TITLE.name: (article.title,),
                    TEXT.name: tuple(article.text.split("\n")),
                },
            )
            for article in articles
        ]
    )


def share_found(backend: Backend) -> dict[str, float]:
    """By family, the share of the first articles found that are of the family of the article asked about."""
    held = families()
    send(backend, [article for articles in held.values() for article in articles])
    return {name: _share(backend, articles) for name, articles in held.items()}


def _share(backend: Backend, family: Sequence[Article]) -> float:
    own = {article.id for article in family}
    good = 0
    for article in family:
        query = about(article)
        hits = backend.ranked(query, ASKED + 1) if query is not None else ()
        good += sum(hit.id in own for hit in [hit for hit in hits if hit.id != article.id][:ASKED])
    return good / (ASKED * len(family))


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        backend = EmbeddedBackend(Path(folder))
        backend.prepare()
        shares = share_found(backend)
        backend.close()
    for name, share in shares.items():
        print(f"{name:20} {share:.2f}")
    print(f"{'all':20} {sum(shares.values()) / len(shares):.2f}")


if __name__ == "__main__":
    main()
