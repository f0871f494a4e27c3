"""Abbreviations and full forms that mean the same in union news, read from a file that people keep."""

from __future__ import annotations

import logging
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from search.analysis import spellings
from search.query.tree import Word

logger = logging.getLogger(__name__)

_FILE = Path(__file__).with_name("vocabulary.toml")
_KEYS = {"short", "full", "plain"}
_PLAIN = ("any", "capitals")


class VocabularyError(ValueError):
    """A file of vocabulary cannot be used; one sentence names the file, the group and what is wrong."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write it: `name` as people read it, `words` as `spellings` gives them.

    `loud`: typed without diacritics it counts only in capitals, for in small letters it may be another word.
    """

    name: str
    words: tuple[tuple[str, str], ...]
    loud: bool

    def fits(self, typed: Sequence[Word], capitals: Set[str]) -> bool:
        """Were the words typed as this form, each with or without its diacritics?"""
        return len(typed) == len(self.words) and all(
            word.text == exact if word.accented else word.text == folded and (not self.loud or folded in capitals)
            for word, (exact, folded) in zip(typed, self.words, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Group:
    """Forms that mean the same."""

    short: tuple[Form, ...]
    full: tuple[Form, ...]

    @property
    def forms(self) -> tuple[Form, ...]:
        """All forms, abbreviations first."""
        return self.short + self.full


class Vocabulary:
    """Groups of forms, ready to be looked up; never changes, so one may be kept for a whole request."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self.groups = tuple(groups)
        found: dict[tuple[str, ...], list[tuple[Form, Group]]] = defaultdict(list)
        for group in self.groups:
            for form in group.forms:
                found[tuple(folded for _, folded in form.words)].append((form, group))
        self._forms: Mapping[tuple[str, ...], list[tuple[Form, Group]]] = found
        self._longest = max(map(len, found), default=0)

    def at_start(self, typed: Sequence[Word], capitals: Set[str]) -> tuple[int, tuple[Form, ...]]:
        """How many of the words, from the first on, are the longest form known, and the other forms of its groups.

        0 and nothing where no form begins there.
        """
        folded = tuple(spellings(word.text)[0][1] for word in typed[: self._longest])
        for length in range(len(folded), 0, -1):
            words = typed[:length]
            fitting = [
                (form, group) for form, group in self._forms.get(folded[:length], ()) if form.fits(words, capitals)
            ]
            if fitting:
                said = {form.words for form, _ in fitting}
                others = [form for _, group in fitting for form in group.forms if form.words not in said]
                return length, _widest(others)
        return 0, ()


class VocabularyFiles:
    """The vocabulary that comes with the package and the operator's own, read again when a file's time stamp changes.

    A group of the own file takes the place of every group that has one of its abbreviations, else it comes beside them;
    with no full form it only takes away.
    """

    def __init__(self, own: Path | None = None) -> None:
        """Read both files. Raises VocabularyError."""
        self._own = own
        self._stamps = self._stamped()
        self._vocabulary = load(own)

    def current(self) -> Vocabulary:
        """The vocabulary of now. A file that has become wrong is logged; what was read before stays in force."""
        stamps = self._stamped()
        if stamps != self._stamps:
            self._stamps = stamps
            try:
                self._vocabulary = load(self._own)
            except VocabularyError as error:
                logger.error("%s The vocabulary stays as it was.", error)
        return self._vocabulary

    def fingerprint(self) -> str:
        """Changes with the files: the same question may be answered otherwise then."""
        return str(self._stamped())

    def _stamped(self) -> tuple[tuple[int, int] | None, ...]:
        return tuple(_stamp(path) for path in (_FILE, self._own) if path is not None)


def load(own: Path | None = None) -> Vocabulary:
    """The package's groups with those of the operator's own file. Raises VocabularyError."""
    ours = _groups(_FILE)
    theirs = () if own is None or not own.exists() else _groups(own)
    taken = {form.words for group in theirs for form in group.short}
    kept = [group for group in ours if not any(form.words in taken for form in group.short)]
    return Vocabulary([*kept, *theirs])


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def _groups(path: Path) -> tuple[Group, ...]:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise VocabularyError(f"{path}: {error}.") from error
    rows = data.pop("group", [])
    if data or not isinstance(rows, list):
        raise VocabularyError(f"{path}: holds [[group]] tables only, not {', '.join(data) or 'group = …'}.")
    return tuple(_group(f"{path}, group {number}", row) for number, row in enumerate(rows, 1))


def _group(where: str, row: Any) -> Group:
    if not isinstance(row, dict):
        raise VocabularyError(f"{where}: must be a [[group]] table.")
    short = row.get("short")
    if isinstance(short, list) and short:
        where += f" ({short[0]})"
    if unknown := sorted(set(row) - _KEYS):
        raise VocabularyError(f"{where}: unknown key {', '.join(unknown)}; there are short, full and plain.")
    plain = row.get("plain", "any")
    if plain not in _PLAIN:
        raise VocabularyError(f'{where}: plain must be "any" or "capitals".')
    loud = plain == "capitals"
    forms = _forms(where, "short", row.get("short", []), loud=loud)
    if not forms:
        raise VocabularyError(f"{where}: short must hold an abbreviation.")
    return Group(forms, _forms(where, "full", row.get("full", []), loud=False))


def _forms(where: str, key: str, names: Any, *, loud: bool) -> tuple[Form, ...]:
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise VocabularyError(f"{where}: {key} must be a list of texts.")
    forms = tuple(Form(name, tuple(spellings(name)), loud) for name in names)
    for form in forms:
        if not form.words:
            raise VocabularyError(f"{where}: {key} has a text without a word: “{form.name}”.")
    return forms


def _widest(forms: Sequence[Form]) -> tuple[Form, ...]:
    """Each form once, without those that hold another one as a part: what finds the part finds them too."""
    unique = tuple({form.words: form for form in forms}.values())
    return tuple(form for form in unique if not any(other is not form and _holds(form, other) for other in unique))


def _holds(form: Form, part: Form) -> bool:
    size = len(part.words)
    return any(form.words[at : at + size] == part.words for at in range(len(form.words) - size + 1))
