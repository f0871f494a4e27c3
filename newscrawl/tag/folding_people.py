"""People by the last syllables of their names: "ông Hải" after "ông Nguyễn Văn Hải"."""

from __future__ import annotations

from newscrawl.tag.named import Named, only


def people_resolved(text: str, named: list[Named]) -> list[Named]:
    """A short name is the one full name of the article that ends so; where two do, it stays.

    A name alone on its line is the author's: it neither is short for another nor has a short form.
    """
    people = [mention for mention in named if mention.type == "PER" and not _is_byline(text, mention)]
    names = {mention.name for mention in people}
    longest = {name for name in names if not any(other.endswith(f" {name}") for other in names)}
    meant = {name: only({full for full in longest if full.endswith(f" {name}")}) for name in names - longest}
    known = set(map(id, people))
    return [
        mention.called(meant.get(mention.name) or mention.name) if id(mention) in known else mention
        for mention in named
    ]


def _is_byline(text: str, mention: Named) -> bool:
    before, after = text[: mention.start].rpartition("\n")[2], text[mention.end :].partition("\n")[0]
    return "\n" in text[: mention.start] and not before.strip() and not after.strip(" .")
