"""PER, ORG and LOC of a text: what the model of names finds, and the same names met again."""

from __future__ import annotations

from collections.abc import Sequence

from newscrawl.tag.borders import mended
from newscrawl.tag.echoes import echoes
from newscrawl.tag.name_model import NameModel, name_model, sentences_of
from newscrawl.tag.spans import Span, outermost


def find_entities(text: str, fixed: Sequence[Span] = (), model: NameModel | None = None) -> list[Span]:
    """The PER, ORG and LOC spans of the text in order, without overlaps among themselves.

    `fixed` are its dates and document numbers, in order: no name, though a name may hold one ("Công ty 20/10"). The
    model is the one that comes with the package, unless another is given.

    Raises:
        UsageError: the model is missing or of another version.
    """
    sentences = sentences_of(text, fixed)
    spans = (model or name_model()).spans(sentences)
    spans += echoes(text, sentences, spans)
    return outermost(span for span in (mended(text, span) for span in spans) if span is not None)
