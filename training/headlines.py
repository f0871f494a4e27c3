"""Headlines in capitals, as district portals set them: made of the articles' own, which rarely are."""

from __future__ import annotations

from newscrawl.tag.spans import Span
from training.gold import GoldArticle


def shouted(article: GoldArticle) -> GoldArticle:
    """The article's first two lines (title and lead) in capitals, with their mentions."""
    end = article.text.find("\n", article.text.find("\n") + 1)
    text = article.text if end < 0 else article.text[:end]
    capitals = "".join(letter.upper() if len(letter.upper()) == 1 else letter for letter in text)
    mentions: tuple[Span, ...] = tuple(span for span in article.mentions if span.end <= len(text))
    return GoldArticle(f"{article.id}-shouted", article.published, capitals, mentions)
