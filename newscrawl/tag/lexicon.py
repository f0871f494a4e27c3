"""What the model of names knows of words from unlabelled news: clusters, how often they are capitals, what names are.

The lists are learnt by `training.lexicon` and shipped with the model.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from pathlib import Path
from typing import Self


@dataclass(frozen=True)
class Lexicon:
    """`clusters`: coarse and fine cluster of a word in small letters. `capitals`: how often a token in small letters
    begins with a capital within sentences, 0 (never) to 4 (always). `evidence`: what a name's surroundings say of it
    elsewhere ("P2": mostly a person), names in small letters, tokens parted by spaces."""

    clusters: dict[str, tuple[int, int]]
    capitals: dict[str, int]
    evidence: dict[str, str]

    @classmethod
    def read(cls, file: Path) -> Self:
        """The lexicon in a file that `write` made. Raises OSError for one that is missing or no gzip file."""
        lexicon = cls({}, {}, {})
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                kind, word, *values = line.rstrip("\n").split("\t")
                if kind == "cluster":
                    lexicon.clusters[word] = (int(values[0]), int(values[1]))
                elif kind == "capital":
                    lexicon.capitals[word] = int(values[0])
                else:
                    lexicon.evidence[word] = values[0]
        return lexicon

    def write(self, file: Path) -> None:
        """The same bytes for the same lists."""
        rows = [f"cluster\t{word}\t{coarse}\t{fine}" for word, (coarse, fine) in sorted(self.clusters.items())]
        rows += [f"capital\t{word}\t{level}" for word, level in sorted(self.capitals.items())]
        rows += [f"evidence\t{name}\t{code}" for name, code in sorted(self.evidence.items())]
        file.write_bytes(gzip.compress("\n".join(rows).encode() + b"\n", mtime=0))


def cluster_key(word: str) -> str:
    """The word that stands for a word in `clusters`: numbers by their length."""
    return "9" * min(3, len(word)) if word[:1].isdigit() else word
