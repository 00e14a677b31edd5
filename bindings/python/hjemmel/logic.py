# SPDX-License-Identifier: Apache-2.0
"""How a decision is stated in its rule file: as a table, requirements, or an expression."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Dict, Mapping, Optional, Tuple, Union

from .messages import Bilingual
from .reasons import Source


@dataclass(frozen=True)
class Column:
    """A column of a decision table.

    Attributes
    ----------
    name : str
        An input's expression, or an output's name; a single output may have none.
    label : Bilingual
        Its name for people.
    """

    name: str
    label: Bilingual


@dataclass(frozen=True)
class Row:
    """A row of a decision table.

    Attributes
    ----------
    id : str
        Its id in the file; empty: its number names it.
    when, then : tuple of str
        Its tests and its answers as the file writes them, in the order of the columns; an empty
        test is met by everything.
    text : Bilingual
        The sentence that a person reads.
    sources : tuple of Source
        What it rests on.
    interpretation : bool
        Whether it is a reading of the rule authors' own.
    """

    id: str
    when: Tuple[str, ...]
    then: Tuple[str, ...]
    text: Bilingual = Bilingual()
    sources: Tuple[Source, ...] = ()
    interpretation: bool = False


@dataclass(frozen=True)
class DecisionTable:
    """A decision table.

    Attributes
    ----------
    hit_policy : str
        Which of the rows that fit give the answer: ``'FIRST'``, ``'UNIQUE'`` and so on, as in DMN.
    aggregation : {'', 'SUM', 'MIN', 'MAX', 'COUNT'}
        What is made of all answers where they are collected.
    inputs, outputs : tuple of Column
        Its columns.
    rows : tuple of Row
        Its rows, in the order of the file.
    """

    hit_policy: str
    aggregation: str
    inputs: Tuple[Column, ...]
    outputs: Tuple[Column, ...]
    rows: Tuple[Row, ...]


@dataclass(frozen=True)
class Requirement:
    """One requirement, or a nested group of them.

    Attributes
    ----------
    id : str
        Its id in the file.
    when : str
        Its condition as the file writes it; empty for a group.
    text : Bilingual
        The sentence that a person reads.
    sources : tuple of Source
        What it rests on.
    interpretation : bool
        Whether it is a reading of the rule authors' own.
    group : Requirements or None
        The group that it is.
    """

    id: str
    when: str
    text: Bilingual = Bilingual()
    sources: Tuple[Source, ...] = ()
    interpretation: bool = False
    group: Optional[Requirements] = None


@dataclass(frozen=True)
class Requirements:
    """Requirements of which all, any or none must hold.

    Attributes
    ----------
    combination : {'all', 'any', 'none'}
        How they are combined.
    parts : tuple of Requirement
        The requirements, in the order of the file.
    """

    combination: str
    parts: Tuple[Requirement, ...]


@dataclass(frozen=True)
class Expression:
    """A decision that is one FEEL expression.

    Attributes
    ----------
    text : str
        The expression as the file writes it.
    """

    text: str


@dataclass(frozen=True)
class Boxed:
    """A decision made of parts that are logic themselves.

    Attributes
    ----------
    tables : tuple of DecisionTable
        The tables among them.
    """

    tables: Tuple[DecisionTable, ...]


Form = Union[DecisionTable, Requirements, Expression, Boxed]


@dataclass(frozen=True)
class Logic:
    """How a version states one decision; a notebook shows it with its sources.

    Attributes
    ----------
    decision, entity : str
        The decision, and what it is about.
    label : Bilingual
        Its name for people.
    form : DecisionTable, Requirements, Expression or Boxed
        The logic itself.
    sources : tuple of Source
        What the decision as a whole rests on.
    words : mapping of str to Bilingual
        What the file calls values in texts for people.
    """

    decision: str
    entity: str
    label: Bilingual
    form: Form
    sources: Tuple[Source, ...] = ()
    words: Mapping[str, Bilingual] = field(default_factory=dict, repr=False)

    def _repr_html_(self) -> str:
        from .html.rules import logic_html

        return logic_html(self)


def form_of(told: Dict[str, Any], labels: Mapping[str, Bilingual]) -> Form:
    """Make the classes above of what the extension tells; labels are those of what is named."""
    kind = told["kind"]
    if kind == "expression":
        return Expression(told["expression"])
    if kind == "requirements":
        return _requirements(told)
    if kind == "boxed":
        return Boxed(tuple(_table(one, labels) for one in told["tables"]))
    return _table(told, labels)


def _table(told: Dict[str, Any], labels: Mapping[str, Bilingual]) -> DecisionTable:
    return DecisionTable(
        told["hit_policy"],
        told["aggregation"],
        tuple(Column(name, label or labels.get(name, label)) for name, label in told["inputs"]),
        tuple(Column(*one) for one in told["outputs"]),
        tuple(Row(**one) for one in told["rows"]),
    )


def _requirements(told: Dict[str, Any]) -> Requirements:
    parts = []
    for one in told["parts"]:
        group = one["group"]
        parts.append(Requirement(**dict(one, group=_requirements(group) if group else None)))
    return Requirements(told["combination"], tuple(parts))
