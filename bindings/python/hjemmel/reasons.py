# SPDX-License-Identifier: Apache-2.0
"""The reasons of an outcome as a tree, with facts and sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, Iterator, Tuple

from .messages import Bilingual


@dataclass(frozen=True)
class Source:
    """A document that rules rest on, and the place in it.

    Attributes
    ----------
    id : str
        Its name in the rule file.
    title, where : Bilingual
        Its title, and the place in it.
    issuer, reference, published, url : str
        Who issued it, under which number, on which day (ISO), and where it can be read; empty where
        the rule file does not say.
    """

    id: str
    title: Bilingual
    issuer: str = ""
    reference: str = ""
    published: str = ""
    url: str = ""
    where: Bilingual = Bilingual()


@dataclass(frozen=True)
class MissingFact:
    """A fact that can still change an outcome.

    Attributes
    ----------
    path : str
        ``'afgang'``, ``'ydelsesperioder[2].til'``, ``'borgere[sag-17].afgang'``.
    name, entity, id : str
        The fact, what it is a fact of, and the id of the case that lacks it.
    label : Bilingual
        The fact's name for people.
    """

    path: str
    name: str
    entity: str
    id: str
    label: Bilingual

    def __str__(self) -> str:
        return self.path


@dataclass(frozen=True)
class Used:
    """A fact, parameter or decision that a condition read.

    Attributes
    ----------
    kind : {'fact', 'stand_in', 'parameter', 'decision', 'related'}
        What it is. ``'stand_in'``: a fact that was not supplied; a part of the tree tells what took
        its place. ``'related'``: entities that the case has many of; ``value`` counts them.
    name : str
        Its name in the rule file.
    label : Bilingual
        Its name for people.
    value : object
        Its value.
    unit : str
        The unit that the rule file gives.
    changed : bool
        Whether it is a parameter that was set otherwise than the file says.
    interpretation : bool
        Whether a parameter's value is a reading of the rule authors' own.
    text : Bilingual
        What the file says of a parameter's value.
    sources : tuple of Source
        What a parameter's value rests on.
    judgement : str
        The fact for which this one is the caseworker's own reason.
    """

    kind: str
    name: str
    label: Bilingual
    value: Any
    unit: str = ""
    changed: bool = False
    interpretation: bool = False
    text: Bilingual = Bilingual()
    sources: Tuple[Source, ...] = ()
    judgement: str = ""


@dataclass(frozen=True)
class Reason:
    """One node of the tree of reasons.

    Attributes
    ----------
    kind : {'decision', 'group', 'requirement', 'row', 'cell', 'stand_in'}
        What it is.
    mark : {'met', 'not_met', 'undecided', 'failed', 'not_reached'}
        What it contributed. A decision's: met for a known value, not_met for false.
    id : str
        The decision's name, the requirement's or row's id, the column's expression.
    text : Bilingual
        The sentence that a person reads; a cell's test.
    label : Bilingual
        The name for people of a decision, a fact or a column.
    unit : str
        Of its value.
    interpretation : bool
        Whether it is a reading of the rule authors' own, not a source's words.
    brief : bool
        Whether it is only named here: its parts stand elsewhere in the tree.
    sources : tuple of Source
        What it rests on.
    facts : tuple of Used
        What decided here.
    missing : tuple of str
        Paths of facts that can still change it.
    value : object
        A decision's value, a requirement's condition, a row's answer.
    combination : {'', 'all', 'any', 'none'}
        How a group's parts are combined.
    parts : tuple of Reason
        What is under it.
    """

    kind: str
    mark: str
    id: str
    text: Bilingual
    label: Bilingual = Bilingual()
    unit: str = ""
    interpretation: bool = False
    brief: bool = False
    sources: Tuple[Source, ...] = ()
    facts: Tuple[Used, ...] = ()
    missing: Tuple[str, ...] = ()
    value: Any = None
    combination: str = ""
    parts: Tuple[Reason, ...] = ()

    def walk(self) -> Iterator[Reason]:
        """Go through this node and all under it, from the top.

        Yields
        ------
        Reason
            Each node.
        """
        yield self
        for part in self.parts:
            yield from part.walk()

    def all_sources(self) -> Tuple[Source, ...]:
        """Give what the whole tree rests on, each source and place once.

        Returns
        -------
        tuple of Source
            In the order of the tree.
        """
        found: Dict[Tuple[str, Bilingual], Source] = {}
        for node in self.walk():
            for source in node.sources + tuple(s for used in node.facts for s in used.sources):
                found.setdefault((source.id, source.where), source)
        return tuple(found.values())

    def _repr_html_(self) -> str:
        from .html.outcomes import reason_html

        return reason_html(self, {})
