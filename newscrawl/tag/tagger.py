"""From a text to its mentions: documents, dates, then people, organisations and places in what is left."""

from __future__ import annotations

from datetime import date, datetime

from newscrawl.models import Mention
from newscrawl.tag.dates import find_dates
from newscrawl.tag.documents import find_documents
from newscrawl.tag.entities import find_entities
from newscrawl.tag.folding import folded_names
from newscrawl.tag.name_model import VERSION as MODEL_VERSION
from newscrawl.tag.spans import Span, beside

#: Part of every article's versions: raise it whenever the same text may get other mentions.
TAGGER_VERSION = f"underthesea-9.5+names-{MODEL_VERSION}+rules-3"


def tag(text: str, published: datetime | date | None) -> tuple[Mention, ...]:
    """The mentions of the text, sorted, without overlaps; offsets are into the very text given.

    `published` resolves dates that leave something out; with None they get no value. Pure: neither network nor
    database; the models come with underthesea and are loaded at the first call.
    """
    documents = find_documents(text)
    fixed = sorted([*documents, *beside(find_dates(text, published), documents)], key=lambda span: span.start)
    spans = sorted([*fixed, *beside(find_entities(text, fixed), fixed)], key=lambda span: span.start)
    names = folded_names(text, spans)
    return tuple(_mention(text, span, name) for span, name in zip(spans, names, strict=True))


def _mention(text: str, span: Span, name: str | None) -> Mention:
    return Mention(span.type, span.start, span.end, text[span.start : span.end], value=span.value, entity=name)
