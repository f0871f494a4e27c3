"""Puts nodes together so that a tree has one form: nothing doubly nested, nothing empty, exclusions in one place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from search.query.tree import And, Everything, Node, Not, Or


def all_of(nodes: Iterable[Node]) -> Node:
    """What matches all nodes. Exclusions stand in an And with something that they are taken from."""
    flat: list[Node] = []
    for node in nodes:
        flat += node.nodes if isinstance(node, And) else [node]
    kept = [node for node in flat if not isinstance(node, Everything)]
    if kept and all(isinstance(node, Not) for node in kept):
        return And((Everything(), *kept))
    return _joined(And, kept)


def any_of(nodes: Iterable[Node]) -> Node:
    """What matches one of the nodes, each of which counts once."""
    flat: list[Node] = []
    for node in nodes:
        flat += node.nodes if isinstance(node, Or) else [all_of([node])]
    return _joined(Or, [node for node in dict.fromkeys(flat) if not isinstance(node, Everything)])


def none_of(node: Node) -> Node:
    """What the node does not match; an exclusion of an exclusion is what it excludes, and nothing excludes nothing."""
    match node:
        case Not(inside):
            return inside
        case Everything():
            return node
        case And((Everything(), Not(inside))):
            return inside
        case _:
            return Not(node)


def _joined(kind: type[And] | type[Or], nodes: Sequence[Node]) -> Node:
    if not nodes:
        return Everything()
    return nodes[0] if len(nodes) == 1 else kind(tuple(nodes))
