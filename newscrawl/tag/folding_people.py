"""People by the last syllables of their names: "ông Hải" after "ông Nguyễn Văn Hải"."""

from __future__ import annotations

from newscrawl.tag.named import Named, only


def people_resolved(text: str, named: list[Named]) -> list[Named]:
    """A short name is the one full name of the article that ends so; where two do, it stays.

    A name alone on its line is the author's: it neither is short for another nor has a short form.
    """
    people = {index for index, mention in enumerate(named) if mention.type == "PER" and not _is_byline(text, mention)}
    full = _full_names({named[index].name for index in people})
    return [
        mention.called(full.get(mention.name, mention.name)) if index in people else mention
        for index, mention in enumerate(named)
    ]


def _full_names(names: set[str]) -> dict[str, str]:
    """The one full name for each short name that has only one."""
    longer: dict[str, set[str]] = {}
    for name in names:
        for ending in _endings(name):
            if ending in names:
                longer.setdefault(ending, set()).add(name)
    return {short: full for short, found in longer.items() if (full := only(found - longer.keys())) is not None}


def _endings(name: str) -> list[str]:
    words = name.split(" ")
    return [" ".join(words[start:]) for start in range(1, len(words))]


def _is_byline(text: str, mention: Named) -> bool:
    start = text.rfind("\n", 0, mention.start) + 1
    end = text.find("\n", mention.end)
    before, after = text[start : mention.start], text[mention.end : len(text) if end < 0 else end]
    return start > 0 and not before.strip() and not after.strip(" .")
