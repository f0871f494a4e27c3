"""PER and LOC spans by what stands before a run of capitals: "ông Hải", "xã Hoàn Sơn", "Nguyễn Văn Ngàng"."""

from __future__ import annotations

from collections.abc import Sequence

from newscrawl.tag.spans import Span
from newscrawl.tag.syllables import Syllable, is_shouted
from newscrawl.tag.vocabulary import vocabulary

_LONGEST_NAME = 5


class PeopleAndPlaces:
    """The people and places of one sentence that its words give away; organisations have been taken out before."""

    def __init__(self, text: str, row: Sequence[Syllable], taken: Sequence[Span]) -> None:
        self._text = text
        self._row = row
        self._taken = taken
        self._shouted = is_shouted(row)
        self._words = vocabulary()

    def spans(self) -> list[Span]:
        """In order, without overlaps."""
        spans, position = [], 0
        for index, syllable in enumerate(self._row):
            if syllable.start < position:
                continue
            span = self._known_person(index) or self._place(index) or self._addressed(index) or self._full_name(index)
            if span is None or any(span.overlaps(other) for other in self._taken):
                continue
            spans.append(span)
            position = span.end
        return spans

    def _known_person(self, index: int) -> Span | None:
        known = self._words.people.match(self._text, self._row[index].start)
        return Span("PER", known.start(), known.end()) if known else None

    def _run(self, index: int, longest: int = _LONGEST_NAME) -> int:
        """How many capitalised syllables follow each other from here, only white space between them."""
        length, longest = 0, min(longest, 3) if self._shouted else longest
        while index + length < len(self._row) and length < longest and self._is_name_syllable(index + length, length):
            length += 1
        return length

    def _is_name_syllable(self, index: int, length: int) -> bool:
        syllable = self._row[index]
        if not syllable.text.isalpha() or not syllable.capital or (len(syllable.text) > 7 and syllable.text.isupper()):
            return False
        return length == 0 or self._text[self._row[index - 1].end : syllable.start].isspace()

    def _at(self, position: int, index: int) -> int | None:
        while index < len(self._row) and self._row[index].start < position:
            index += 1
        return index if index < len(self._row) else None

    def _place(self, index: int) -> Span | None:
        start = self._row[index].start
        if (named := self._words.place_names.match(self._text, start)) and self._stands_free(index, named.end()):
            return Span("LOC", start, named.end())
        match = self._words.place_types.match(self._text, start) if self._row[index].opens else None
        if match is not None and match[0][0].isupper() and match[0].lower() in self._words.small_only_places:
            match = None
        following = self._at(match.end(), index) if match else None
        if match is None or following is None or "\n" in self._text[match.end() : self._row[following].start]:
            return None
        if self._row[following].number and match[0].lower().rstrip(".") in ("quận", "q", "phường", "p", "tp"):
            return Span("LOC", start, self._row[following].end)
        name = self._words.place_names.match(self._text, self._row[following].start)
        if name is not None:
            return Span("LOC", start, name.end())
        length = self._run(following, 2 if self._shouted else 4)
        acronym = self._row[following].text.isupper() and len(self._row[following].text) > 2
        if not length or acronym or self._words.not_inside.match(self._text, self._row[following].start):
            return None
        return Span("LOC", start, self._row[following + length - 1].end)

    def _stands_free(self, index: int, end: int) -> bool:
        """A short name (Đức, Mỹ, Nga) is a country only with no capital beside it: not in "Chương Mỹ", "Pháp luật"."""
        row, following = self._row, self._at(end, index)
        if end - row[index].start > 4:
            return True
        before_is_name = index > 0 and (row[index - 1].capital or row[index - 1].text in ("la", "Mẹ"))
        behind = row[following] if following is not None else None
        after_is_name = (
            behind is not None and (behind.capital or behind.inner) and self._text[end : behind.start] == " "
        )
        return (
            not before_is_name and not after_is_name and self._text[end : end + 1] != "-" and row[index].text[-1] != "-"
        )

    def _addressed(self, index: int) -> Span | None:
        start = self._row[index].start
        for pattern, least in ((self._words.address, 1), (self._words.jobs, 2)):
            match = pattern.match(self._text, start)
            following = self._at(match.end(), index) if match else None
            if match is None or following is None:
                continue
            if match[0][0].isupper() and index and self._row[index - 1].capital:
                continue
            length = self._run(following)
            if length < least or not self._is_person(following):
                continue
            return Span("PER", self._row[following].start, self._tail(following + length - 1))
        return None

    def _is_person(self, index: int) -> bool:
        first = self._row[index]
        place = self._words.place_names.match(self._text, first.start)
        if (place and " " in place[0]) or self._words.not_inside.match(self._text, first.start):
            return False
        return not (first.text.isupper() and 1 < len(first.text) < 4 and self._run(index) == 1)

    def _tail(self, index: int) -> int:
        """The end of a name at its last syllable, "Kim Hyung-sik" included."""
        end = self._row[index].end
        if index + 2 < len(self._row) and self._row[index + 1].text == "-" and self._row[index + 1].start == end:
            last = self._row[index + 2]
            if last.text.islower() and last.start == end + 1:
                return last.end
        return end

    def _full_name(self, index: int) -> Span | None:
        first = self._row[index]
        if first.text not in self._words.surnames:
            return None
        length = self._run(index)
        sure = first.text in self._words.sure_surnames
        if length < (2 if sure else 3):
            return None
        before = self._text[max(0, first.start - 20) : first.start]
        if self._words.not_a_person_after.search(before) or before.rstrip()[-1:].isdigit():
            return None
        return Span("PER", first.start, self._tail(index + length - 1))
