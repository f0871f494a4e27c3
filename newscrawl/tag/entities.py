"""PER, ORG and LOC of a text: what the model of names finds, and the same names met again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newscrawl.tag.echoes import echoes
from newscrawl.tag.name_model import NameModel, name_model, sentences_of
from newscrawl.tag.spans import Span, outermost

#: Behind these a person's name is part of the name of something that is nobody (docs/annotation.md, people).
_NAMED_AFTER_SOMEBODY = re.compile(
    r"\b(?:tư tưởng|đạo đức|phong cách|chủ nghĩa|giải thưởng|giải|học bổng|huân chương|huy hiệu|đường mòn|chiến dịch)"
    r"\s$",
    re.IGNORECASE,
)
_LONGEST_BEFORE = 24
#: A year of the lunar calendar is no name, alone or behind "Tết"; nor does a name hold what is left of markup.
_LUNAR_YEAR = re.compile(
    r"(?:(?:Tết|Xuân|Năm|năm)\s)*(?:Giáp|Ất|Bính|Đinh|Mậu|Kỷ|Canh|Tân|Nhâm|Quý)\s"
    r"(?:Tý|Sửu|Dần|Mão|Thìn|Tỵ|Tị|Ngọ|Mùi|Thân|Dậu|Tuất|Hợi)"
)
_MARKUP = re.compile(r"[<>{}\[\]|]")


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
    trimmed = [span for span in (_trimmed(text, span) for span in spans) if span is not None]
    return outermost(span for span in trimmed if not _is_no_name(text, span))


def _is_no_name(text: str, span: Span) -> bool:
    written = text[span.start : span.end]
    if _LUNAR_YEAR.fullmatch(written) or _MARKUP.search(written):
        return True
    before = text[max(0, span.start - _LONGEST_BEFORE) : span.start]
    return span.type != "ORG" and _NAMED_AFTER_SOMEBODY.search(before) is not None


def _trimmed(text: str, span: Span) -> Span | None:
    """Without white space and punctuation at its edges; None where nothing is left."""
    start, end = span.start, span.end
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return Span(span.type, start, end) if start < end else None
