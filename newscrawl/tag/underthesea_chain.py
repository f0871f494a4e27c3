"""underthesea's chain (words, parts of speech, chunks, named entities) over one sentence: its tags, at our speed.

Each stage takes what the ones before it gave, and loads its own model at its first call.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newscrawl.tag.underthesea_labels import chunk_labeller, entity_labeller, part_of_speech_labeller
from newscrawl.tag.underthesea_segments import segmenter
from newscrawl.tag.underthesea_tokens import tokens


class Words(NamedTuple):
    """The words of a sentence: as underthesea spells them, and where they lie in the sentence as it was given."""

    texts: list[str]
    starts: list[int]
    ends: list[int]


def words(sentence: str) -> Words:
    """The words in order; they do not overlap, and hold every character but white space."""
    found = tokens(sentence)
    segmented = Words([], [], [])
    for text, start, end, goes_on in zip(*found, segmenter().goes_on(found.texts), strict=True):
        if goes_on and segmented.texts:
            segmented.texts[-1] += f" {text}"
            segmented.ends[-1] = end
        else:
            segmented.texts.append(text)
            segmented.starts.append(start)
            segmented.ends.append(end)
    return segmented


def parts_of_speech(words: Sequence[str]) -> list[str]:
    """underthesea's tag of each word ("N", "V", "Np" a proper noun)."""
    return part_of_speech_labeller().labels(words)


def chunks(words: Sequence[str], parts_of_speech: Sequence[str]) -> list[str]:
    """underthesea's chunk tag of each word ("B-NP", "I-NP", "B-VP", "O")."""
    return chunk_labeller().labels(words, parts_of_speech)


def named_entities(words: Sequence[str], parts_of_speech: Sequence[str]) -> list[str]:
    """underthesea's entity tag of each word ("B-PER", "I-ORG", "O")."""
    return entity_labeller().labels(words, parts_of_speech)
