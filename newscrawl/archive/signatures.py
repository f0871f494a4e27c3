"""Signatures in the catalogue, and which articles share their text: written when an article is."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator

from sqlalchemy import delete, func, insert, or_, select
from sqlalchemy.orm import Session

from newscrawl.archive.schema import SharedTextRow, SignatureKeyRow, SignatureRow
from newscrawl.models import Signature
from newscrawl.reprints import ONE_KEY_IN, Overlap, overlap


def signature_version(session: Session, article_id: str) -> str | None:
    """The version of an article's signature; None where it has none."""
    return session.scalar(select(SignatureRow.version).where(SignatureRow.article_id == article_id))


def forget_signature(session: Session, article_id: str) -> set[str]:
    """Take an article's signature out, and all that it shares; gives the articles that it shared its text with."""
    row = session.execute(
        delete(SignatureRow)
        .where(SignatureRow.article_id == article_id)
        .returning(SignatureRow.number, SignatureRow.keys)
    ).one_or_none()
    if row is not None:
        keys = SignatureKeyRow.key.in_(_unpacked("q", row.keys))
        session.execute(delete(SignatureKeyRow).where(keys, SignatureKeyRow.signature == row.number))
    shared = set(neighbours(session, [article_id])) - {article_id}
    own = or_(SharedTextRow.first == article_id, SharedTextRow.second == article_id)
    session.execute(delete(SharedTextRow).where(own))
    return shared


def write_signature(session: Session, article_id: str, signature: Signature) -> set[str]:
    """Take an article's signature in; gives the articles that it shares its text with, and writes that they do."""
    found = dict(_sharing(session, signature))
    values = {
        "article_id": article_id, "version": signature.version, "words": signature.words,
        "keys": _packed("q", signature.keys), "shingles": _packed("I", sorted(signature.shingles)),
        "figures": _packed("I", sorted(signature.figures)), "names": _packed("I", sorted(signature.names)),
    }  # fmt: skip
    number = session.scalar(insert(SignatureRow).values(values).returning(SignatureRow.number))
    if signature.keys:
        of = len(signature.keys)
        keys = [{"key": key, "signature": number, "of": of} for key in signature.keys]
        session.execute(insert(SignatureKeyRow), keys)
    if found:
        session.execute(insert(SharedTextRow), [_shared_row(article_id, *item) for item in sorted(found.items())])
    return set(found)


def neighbours(session: Session, article_ids: Iterable[str]) -> set[str]:
    """The articles that share their text with one of these, these not left out where they do so with each other."""
    ids = sorted(article_ids)
    ahead = select(SharedTextRow.second).where(SharedTextRow.first.in_(ids))
    behind = select(SharedTextRow.first).where(SharedTextRow.second.in_(ids))
    return {*session.scalars(ahead), *session.scalars(behind)}


def _sharing(session: Session, signature: Signature) -> Iterator[tuple[str, Overlap]]:
    for row in _candidates(session, signature):
        shared = overlap(signature, _signature(row))
        if shared is not None:
            yield row.article_id, shared


def _candidates(session: Session, signature: Signature) -> list[SignatureRow]:
    """Those with enough keys in common."""
    common = func.count() * ONE_KEY_IN
    enough = or_(common >= len(signature.keys), common >= func.max(SignatureKeyRow.of))
    of_a_key = select(SignatureKeyRow.signature).where(SignatureKeyRow.key.in_(signature.keys))
    found = list(session.scalars(of_a_key.group_by(SignatureKeyRow.signature).having(enough)))
    if not found:
        return []
    return list(session.scalars(select(SignatureRow).where(SignatureRow.number.in_(found))))


def _signature(row: SignatureRow) -> Signature:
    sets = (frozenset(_unpacked("I", data)) for data in (row.shingles, row.figures, row.names))
    return Signature(row.version, row.words, _unpacked("q", row.keys), *sets)


def _shared_row(article_id: str, other: str, shared: Overlap) -> dict[str, str | bool]:
    first, second = sorted((article_id, other))
    return {"first": first, "second": second, "whole": shared.is_whole}


def _packed(kind: str, numbers: Iterable[int]) -> bytes:
    """Little-endian on every machine: a catalogue may be moved."""
    values = tuple(numbers)
    return struct.pack(f"<{len(values)}{kind}", *values)


def _unpacked(kind: str, data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // struct.calcsize('<' + kind)}{kind}", data)
