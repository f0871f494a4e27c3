"""ORG spans by type word: "LĐLĐ quận Long Biên", "Ban Thường vụ Huyện ủy Phú Xuyên", "Công ty TNHH Canon Việt Nam".

A name begins with a type word of `vocabulary.toml` and goes on over capitals, place types and the small-letter words
that are usual inside names. Generic words ("công đoàn cơ sở", "các công ty") have no capital behind them and give none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newscrawl.tag.spans import Span
from newscrawl.tag.syllables import Syllable, is_shouted
from newscrawl.tag.vocabulary import vocabulary

#: Small-letter words in a row that may wait for the next capital ("đầu tư thương mại xốp nhựa Tiến Đạt").
_MOST_PENDING = 7
_PARTY = re.compile(r"Đảng(?!\s+(?:viên|bộ|ủy|uỷ|phí|kỳ|đoàn|tịch|Cộng))(?!\w)")
_MINISTRY = re.compile(r"Lao động\s*[,–-]\s*Thương binh\s*(?:và|,|-|–|&)\s*Xã hội", re.IGNORECASE)
_SHORT_FORM = re.compile(r"\((?:[A-ZĐ]{2,7})\)\s+(?=\w)")
_ENTERPRISE = re.compile(r"(?:[Cc]ông ty|[Cc]ty|TCty|TCT)$", re.IGNORECASE)
_FORM = re.compile(r"(?:TNHH|CP|MTV|[Cc]ổ phần|thành viên)")
_DASHES = "-–&"


@dataclass(frozen=True, slots=True)
class _Head:
    end: int
    kind: str


class Organisations:
    """The organisations of one sentence."""

    def __init__(self, text: str, row: Sequence[Syllable]) -> None:
        self._text = text
        self._row = row
        self._words = vocabulary()
        self._shouted = is_shouted(row)

    def spans(self) -> list[Span]:
        """In order, without overlaps."""
        spans, position = [], 0
        for index, syllable in enumerate(self._row):
            if syllable.start < position or not (end := self._organisation(index)):
                continue
            spans.append(Span("ORG", syllable.start, end))
            position = end
        return spans

    def _organisation(self, index: int) -> int | None:
        """The end of the organisation that begins at a syllable, if one does."""
        head = self._head(index)
        if head is None:
            return None
        if head.kind in ("whole", "party"):
            return head.end
        end = self._name(self._after(index, head.end), head)
        if end is None:
            return head.end if head.kind in ("definite", "body") and self._row[index].capital else None
        start = self._row[index].start
        if head.kind in ("named", "of_a_place") and self._words.plural_before.search(
            self._text, max(0, start - 12), start
        ):
            return None
        return end if self._is_named(index, head, end) else None

    def _is_named(self, index: int, head: _Head, end: int) -> bool:
        """Whether more than forms of enterprise ("Cty TNHH"), or after a small letter a place, makes up the name."""
        if head.kind != "named":
            return True
        rest = self._words.no_name.sub("", self._text[head.end : end])
        if not self._row[index].capital:
            rest = self._words.place_names.sub("", rest)
        return any(letter.isupper() for letter in rest)

    def _head(self, index: int) -> _Head | None:
        start = self._row[index].start
        if (
            self._row[index].inner
            or not self._row[index].text[0].isalpha()
            or self._words.place_names.match(self._text, start)
        ):
            return None
        if not self._row[index].opens and not self._row[index].capital:
            return None
        for kind in ("whole", "definite", "of_a_place", "body", "named"):
            pattern: re.Pattern[str] = getattr(self._words, kind)
            match = pattern.match(self._text, start)
            if match is None or self._is_common(match[0]):
                continue
            if self._words.generic_after.match(self._text, match.end() + 1):
                return None
            return _Head(match.end(), kind)
        party = _PARTY.match(self._text, start)
        return _Head(party.end(), "party") if party else None

    def _is_common(self, word: str) -> bool:
        return not word[0].isupper() and word[0].upper() + word[1:] in self._words.capital_only

    def _after(self, index: int, position: int) -> int:
        while index < len(self._row) and self._row[index].start < position:
            index += 1
        return index

    def _name(self, index: int, head: _Head) -> int | None:
        """Where the name behind a head ends; None where there is none."""
        if self._shouted:
            return self._shouted_place(index)
        end, pending, first = None, 0, index
        while index < len(self._row) and pending <= _MOST_PENDING:
            syllable = self._row[index]
            if nested := self._nested(index, head, end):
                return nested
            if self._stops(index, end, head):
                break
            if ministry := _MINISTRY.match(self._text, syllable.start):
                end, index, pending = ministry.end(), self._after(index, ministry.end()), 0
                continue
            if place := self._place_type(index, first, head):
                end, index, pending = place, self._after(index, place), 0
                continue
            if syllable.capital or (syllable.inner and end) or self._is_number(index, end, head):
                end, index, pending = syllable.end, index + 1, 0
                continue
            following = self._may_wait(index, head, end)
            if following is None:
                break
            index, pending = following, pending + 1
        return end

    def _shouted_place(self, index: int) -> int | None:
        """In a headline of capitals: "LĐLĐ [QUẬN LONG BIÊN] TỔ CHỨC", for most names of places have two syllables."""
        if index >= len(self._row):
            return None
        match = self._words.place_types.match(self._text, self._row[index].start)
        last = self._after(index, match.end()) + 1 if match else len(self._row)
        return self._row[last].end if last < len(self._row) else None

    def _stops(self, index: int, end: int | None, head: _Head) -> bool:
        syllable = self._row[index]
        if not syllable.capital or self._words.place_names.match(self._text, syllable.start):
            return False
        if self._words.not_inside.match(self._text, syllable.start):
            return True
        return (end is not None or head.kind != "named") and self._is_person(index)

    def _is_person(self, index: int) -> bool:
        """A surname and what makes a full name of it, behind another name: "LĐLĐ TP [Nguyễn Văn Nam]"."""
        row = self._row
        behind = row[index - 1].capital or row[index - 1].inner or not row[index].opens or row[index - 1].text.islower()
        capitals = 1
        while index + capitals < len(row) and row[index + capitals].capital:
            capitals += 1
        least = 2 if row[index].text in self._words.sure_surnames else 3
        return behind and row[index].text in self._words.surnames and least <= capitals <= 4

    def _nested(self, index: int, head: _Head, end: int | None) -> int | None:
        """An organisation inside the name: "Ban Thường vụ [Huyện ủy Phú Xuyên]", "CĐ [Công ty May Quảng Việt]"."""
        if end is not None and head.kind == "of_a_place":
            return None
        inner = self._head(index)
        if inner is None or (inner.kind == "named" and not self._row[index].capital and head.kind == "named" and end):
            return None
        return self._organisation(index)

    def _place_type(self, index: int, first: int, head: _Head) -> int | None:
        """The end of "quận Long Biên", "Q.2", "Bà Rịa - Vũng Tàu", or right behind a head of "quận" alone."""
        start = self._row[index].start
        if named := self._words.place_names.match(self._text, start):
            return named.end()
        match = self._words.place_types.match(self._text, start)
        if match is not None:
            following = self._after(index, match.end())
            if following < len(self._row):
                name = self._row[following]
                if known := self._words.place_names.match(self._text, name.start):
                    return known.end()
                if name.number or (name.capital and not self._stops(following, None, head)):
                    return name.end
        definite = self._words.after_head.match(self._text, start)
        if definite is not None and index == first and (head.kind in ("of_a_place", "body") or definite[0] == "ngành"):
            return definite.end()
        return None

    def _is_number(self, index: int, end: int | None, head: _Head) -> bool:
        row = self._row
        if not row[index].number or len(row[index].text) > 3 or head.kind != "named" or row[index - 1].text in ",.(/":
            return False
        if end is None and index and not row[index - 1].text.islower():
            return False
        following = row[index + 1] if index + 1 < len(row) else None
        if following is None or not following.text.isalpha():
            return following is None or following.text not in "/%.-"
        return following.pos in ("R", "V", "E", "C", "CH")

    def _may_wait(self, index: int, head: _Head, end: int | None) -> int | None:
        """The syllable after a small word, dash or short form in brackets that a capital may follow; None otherwise."""
        syllable = self._row[index]
        if bracket := _SHORT_FORM.match(self._text, syllable.start):
            return self._after(index, bracket.end())
        if syllable.text in _DASHES:
            return index + 1 if self._dash_joins(index, head, end) else None
        if syllable.text == "và":
            joins = (
                end and self._row[index - 1].inner and self._is_compound(index + 1) and self._head(index + 1) is None
            )
            return index + 1 if joins else None
        if self._in_enterprise(index, head, end):
            return index + 1
        inside = self._words.inside.match(self._text, syllable.start) if head.kind in ("named", "body") else None
        return self._after(index, inside.end()) if inside else None

    def _in_enterprise(self, index: int, head: _Head, end: int | None) -> bool:
        """Behind the form of an enterprise any noun or verb may wait for its name: "Cty TNHH tư vấn [Đông Cường]"."""
        written = self._text[head.end : self._row[index].start]
        return (
            _ENTERPRISE.search(self._text, max(0, head.end - 12), head.end) is not None
            and _FORM.search(written) is not None
            and (end is None or _FORM.search(written[: end - head.end][-5:]) is not None)
            and self._row[index].pos in ("N", "V", "A", "M")
            and self._row[index].text.isalpha()
        )

    def _dash_joins(self, index: int, head: _Head, end: int | None) -> bool:
        if end is None or index + 1 >= len(self._row):
            return False
        following, before = self._row[index + 1], self._row[index - 1]
        tight = following.start == self._row[index].end and before.end == self._row[index].start
        surname = following.text in self._words.surnames
        place = self._words.place_names.match(self._text, following.start) or self._words.place_types.match(
            self._text, following.start
        )
        if self._words.not_inside.match(self._text, following.start):
            return False
        return following.capital and (
            tight or (place is None and head.kind == "named" and not surname and self._head(index + 1) is None)
        )

    def _is_compound(self, index: int) -> bool:
        return index + 1 < len(self._row) and self._row[index].capital and self._row[index + 1].inner
