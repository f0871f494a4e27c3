"""Reads model files of CRFsuite, whose weights then need neither its library nor another's.

The format is CRFsuite's own (a header, the features, two string tables); underthesea's models are kept in it.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

from newscrawl.errors import UsageError

_HEADER = struct.Struct("<4sI4s9I")
_FEATURE = struct.Struct("<IIId")
_STRINGS = struct.Struct("<4s5I")
_STATE = 0


@dataclass(frozen=True, slots=True)
class CrfFile:
    """What a model holds. Labels and attributes are named by their places in the two tuples.

    `states` are (attribute, label, weight), `transitions` (label before, label, weight); a pair that is missing
    weighs 0.
    """

    labels: tuple[str, ...]
    attributes: tuple[str, ...]
    states: tuple[tuple[int, int, float], ...]
    transitions: tuple[tuple[int, int, float], ...]


def read_crf_file(path: Path) -> CrfFile:
    """The model in a file.

    Raises:
        UsageError: the file is missing or no such model.
    """
    try:
        return _read(path.read_bytes())
    except OSError as error:
        raise UsageError(f"the model {path} cannot be read ({error.strerror}); install the project again") from error
    except (struct.error, ValueError) as error:
        raise UsageError(f"{path} is no CRFsuite model ({error}); install the project again") from error


def _read(data: bytes) -> CrfFile:
    magic, size, kind, _, _, _, _, features, labels, attributes, _, _ = _HEADER.unpack_from(data)
    if (magic, kind) != (b"lCRF", b"FOMC"):
        raise ValueError("its first bytes are others")
    if len(data) < size:
        raise ValueError(f"{len(data)} of its {size} bytes are there")
    _, _, count = struct.unpack_from("<4s2I", data, features)
    first = features + 12
    rows = list(_FEATURE.iter_unpack(data[first : first + count * _FEATURE.size]))
    return CrfFile(
        labels=_strings(data, labels),
        attributes=_strings(data, attributes),
        states=tuple((source, target, weight) for type_, source, target, weight in rows if type_ == _STATE),
        transitions=tuple((source, target, weight) for type_, source, target, weight in rows if type_ != _STATE),
    )


def _strings(data: bytes, start: int) -> tuple[str, ...]:
    """A string table, by its list of offsets; a string ends in a zero byte, and its length counts it."""
    magic, _, _, _, count, offsets = _STRINGS.unpack_from(data, start)
    if magic != b"CQDB":
        raise ValueError("a string table is missing")
    strings = []
    for offset in struct.unpack_from(f"<{count}I", data, start + offsets):
        _, size = struct.unpack_from("<2I", data, start + offset)
        strings.append(data[start + offset + 8 : start + offset + 7 + size].decode())
    return tuple(strings)
