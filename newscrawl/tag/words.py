"""Words of a text as underthesea segments and tags them, at their places in the text as it was given."""

from __future__ import annotations

from dataclasses import dataclass

from newscrawl.tag.sentences import sentences


@dataclass(frozen=True, slots=True)
class TaggedWord:
    """A word ("Liên đoàn", "quận"): its place, and its part of speech after underthesea (Np is a proper noun)."""

    text: str
    start: int
    end: int
    pos: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()


def tagged_sentences(text: str) -> list[list[TaggedWord]]:
    """The words of each sentence. A sentence whose words cannot be found again in the text is left out."""
    return [words for start, end in sentences(text) if (words := _words(text, start, end))]


def _words(text: str, start: int, end: int) -> list[TaggedWord]:
    # Loads the models (half a second): only when something is tagged. Not `ner`: in union news its labels are right
    # in one of five (F1 .15 on the gold set, 2026-11-22), added nothing to the rules (.818 without, .810 with), and
    # cost three quarters of the time.
    from underthesea import pos_tag

    words, position = [], start
    for word, pos in pos_tag(text[start:end]):
        place = _place(text, word, position, end)
        if place is None:
            return []
        words.append(TaggedWord(text[place[0] : place[1]], *place, pos))
        position = place[1]
    return words


def _place(text: str, word: str, position: int, end: int) -> tuple[int, int] | None:
    """Where a word stands. Its syllables are followed one by one, for the tokeniser joins them with single spaces
    and respells some (hoà as hòa) in the same number of characters."""
    first = None
    for syllable in word.split():
        while position < end and text[position].isspace():
            position += 1
        if not text.startswith(syllable, position):
            exact = text.find(syllable, position, min(end, position + 3 * len(syllable) + 3))
            position = exact if exact >= 0 else position
        first = position if first is None else first
        position += len(syllable)
    return (first, position) if first is not None and position <= end else None
