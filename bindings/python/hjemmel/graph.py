# SPDX-License-Identifier: Apache-2.0
"""The decision graph as a picture, and which of its boxes one case went through."""

from __future__ import annotations

from typing import Dict, List, Set, Tuple

from .outcome import Outcome
from .reasons import Reason, Used


class Graph(str):
    """A picture as text: SVG, or Graphviz's language. A notebook shows SVG as a picture.

    It is a plain ``str`` otherwise, to be written to a file as it stands.
    """

    def _repr_html_(self) -> str:
        from .html.parts import element, escaped, page

        if not self.startswith("<svg"):
            return page(element("pre", escaped(self)), wide=True)
        return page(element("div", str(self), "graph"), wide=True)


def path_of(outcome: Outcome) -> Tuple[str, ...]:
    """Give the boxes of a graph that decided a case.

    Of a table these are what the row that fits has read, of requirements those that settled the
    matter: all where all had to be met and were, else the ones that were not.

    Parameters
    ----------
    outcome : Outcome
        The case's outcome.

    Returns
    -------
    tuple of str
        Ids as the graph has them, sorted.
    """
    tree = outcome.reason_tree
    told = {one.id: one for one in tree.walk() if one.kind == "decision" and not one.brief}
    found: Set[str] = set()
    _decision(tree, outcome.entity, told, found)
    return tuple(sorted(found))


def _decision(node: Reason, entity: str, told: Dict[str, Reason], found: Set[str]) -> None:
    """Mark a decision, or a fact that was worked out, and what settled it."""
    found.add(f"{entity}.{node.id}")
    _parts(node, entity, told, found)


def _parts(node: Reason, entity: str, told: Dict[str, Reason], found: Set[str]) -> None:
    for used in node.facts:
        _read(used, entity, told, found)
    for part in _settling(node):
        _parts(part, entity, told, found)
    for part in node.parts:
        if part.kind == "stand_in":
            _decision(part, entity, told, found)


def _settling(node: Reason) -> List[Reason]:
    """The rows, cells or requirements that made the node what it is."""
    parts = [one for one in node.parts if one.kind not in ("decision", "stand_in")]
    rows = [one for one in parts if one.kind == "row" and one.mark in ("met", "undecided")]
    if any(one.kind == "row" for one in parts):
        return rows
    wanted = {"all": "not_met", "any": "met", "none": "met"}.get(node.combination, "")
    open_ones = [one for one in parts if one.mark in ("undecided", "failed")]
    settling = [one for one in parts if one.mark == wanted]
    if node.mark in ("undecided", "failed"):
        return open_ones or parts
    return settling or parts


def _read(used: Used, entity: str, told: Dict[str, Reason], found: Set[str]) -> None:
    if used.kind == "parameter":
        found.add(f"parameter:{used.name}")
        return
    name = used.name if "." in used.name else f"{entity}.{used.name}"
    if name in found:
        return
    found.add(name)
    if used.kind == "decision" and used.name in told:
        _parts(told[used.name], entity, told, found)
