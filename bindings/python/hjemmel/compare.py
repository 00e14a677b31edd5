# SPDX-License-Identifier: Apache-2.0
"""Two versions on the same cases: whose outcome changes, from what to what, and why."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple

from .days import Day
from .frames import Progress, evaluate_table, known_columns, table_of_cases
from .kinds import Kind, as_arrow, kind_of
from .messages import UndecidedWarning
from .outcome import Outcome, Status
from .rows import case_of_row, related_cases
from .version import Version


@dataclass(frozen=True)
class Example:
    """One case whose outcome changes.

    Attributes
    ----------
    row : int
        The case's number, from 0.
    id : str
        Its ``sags_id``; empty where it has none.
    before, after : Outcome
        Its outcome under each version, with reasons.
    """

    row: int
    id: str
    before: Outcome
    after: Outcome


@dataclass(frozen=True)
class Transition:
    """The cases that go from one answer to another.

    Attributes
    ----------
    before, after : object
        The answer where it is known, else the `Status`.
    rows : tuple of int
        The numbers of the cases, from 0.
    examples : tuple of Example
        The first of them, where the answer changes.
    """

    before: Any
    after: Any
    rows: Tuple[int, ...]
    examples: Tuple[Example, ...] = ()

    @property
    def count(self) -> int:
        """How many cases there are."""
        return len(self.rows)

    @property
    def changed(self) -> bool:
        """Whether the two answers differ."""
        return bool(type(self.before) is not type(self.after) or self.before != self.after)


@dataclass(frozen=True)
class Comparison:
    """What two versions make of the same cases.

    Attributes
    ----------
    a, b : Version
        The versions.
    decision : str
        The decision.
    transitions : tuple of Transition
        All pairs of answers, those that change and the most frequent ones first.
    """

    a: Version
    b: Version
    decision: str
    transitions: Tuple[Transition, ...]

    @property
    def count(self) -> int:
        """How many cases were compared."""
        return sum(one.count for one in self.transitions)

    @property
    def changed(self) -> Tuple[int, ...]:
        """The numbers of the cases whose outcome changes, from 0, in order."""
        return tuple(
            sorted(row for one in self.transitions if one.changed for row in one.rows)
        )

    @property
    def counts(self) -> Dict[Tuple[str, str], int]:
        """How many cases go from which answer to which, as texts."""
        return {(str(one.before), str(one.after)): one.count for one in self.transitions}

    @property
    def examples(self) -> Tuple[Example, ...]:
        """Cases whose outcome changes, some for each transition."""
        return tuple(example for one in self.transitions for example in one.examples)

    def _repr_html_(self) -> str:
        from .html.comparisons import comparison_html

        return comparison_html(self)

    def __str__(self) -> str:
        lines = [f"{self.decision}: {len(self.changed):,} of {self.count:,} outcomes change"]
        for one in self.transitions:
            mark = "" if one.changed else "  (unchanged)"
            lines.append(f"{one.count:>9,}  {one.before} -> {one.after}{mark}")
        return "\n".join(lines)

    __repr__ = __str__


def compare(
    a: Version,
    b: Version,
    cases: Any,
    decision: str,
    *,
    on: Day,
    entity: str = "",
    nulls: str = "missing",
    complete: Sequence[str] = (),
    tables: Optional[Mapping[str, Any]] = None,
    examples: int = 3,
    progress: Progress = False,
) -> Comparison:
    """Decide the same cases by two versions, and tell whose outcome changes.

    Parameters
    ----------
    a, b : Version
        The versions: two of a ruleset, or one and what `Version.with_parameters` makes of it.
    cases : sequence of mappings, or a table
        The cases, as `Version.evaluate` takes them.
    decision : str
        The decision.
    on : datetime.date or str
        The evaluation date; for tables also the name of a column.
    entity, nulls, complete, tables, progress
        As in `Version.evaluate`.
    examples : int
        How many cases with their reasons are kept for each transition.

    Returns
    -------
    Comparison
        Counts by transition, the rows that change, and examples.
    """
    if not isinstance(decision, str):
        raise TypeError("compare takes the name of one decision")
    options: Dict[str, Any] = {"entity": entity, "nulls": nulls, "complete": complete}
    if isinstance(cases, (list, tuple)):
        if tables:
            raise TypeError("tables= is for tables, not for a list of cases")
        before = [a.evaluate(one, decision, on=on, **options) for one in cases]
        after = [b.evaluate(one, decision, on=on, **options) for one in cases]
        answers = [_answers(before), _answers(after)]

        def example(row: int) -> Example:
            return Example(row, before[row].id, before[row], after[row])

    else:
        table = _Table(kind_of(cases), decision, on, options, tables or {})
        answers = [table.answers(a, progress), table.answers(b, progress)]

        def example(row: int) -> Example:
            first, second = table.outcome(a, row), table.outcome(b, row)
            return Example(row, first.id, first, second)

    found: Dict[Tuple[str, str], List[int]] = {}
    for row, pair in enumerate(zip(*answers)):
        found.setdefault((repr(pair[0]), repr(pair[1])), []).append(row)
    made = []
    for rows in found.values():
        plain = Transition(answers[0][rows[0]], answers[1][rows[0]], tuple(rows))
        shown = tuple(example(row) for row in rows[:examples]) if plain.changed else ()
        made.append(Transition(plain.before, plain.after, plain.rows, shown))
    made.sort(key=lambda one: (not one.changed, -one.count))
    return Comparison(a, b, decision, tuple(made))


def _answers(outcomes: Sequence[Outcome]) -> List[Any]:
    return [one.value if one.status is Status.KNOWN else one.status for one in outcomes]


class _Table:
    """A table of cases that several versions decide."""

    def __init__(
        self, kind: Kind, decision: str, on: Any, options: Dict[str, Any], tables: Mapping[str, Any]
    ) -> None:
        self.kind = kind
        self.decision = decision
        self.on = on
        self.options = options
        self.tables = tables
        self._whole: Dict[str, Tuple[Dict[str, Any], Any]] = {}

    def answers(self, version: Version, progress: Progress) -> List[Any]:
        with_ = version._prepare(
            self.decision, self.options["entity"], self.options["nulls"], self.options["complete"]
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UndecidedWarning)
            day = self.on if self.on in self.kind.columns() else ""
            known = known_columns(version, with_.entity(), self.kind, day)
            # What Arrow cannot say of no columns: how many rows there are.
            table = as_arrow(self.kind.select(known)) if known else self.kind.table
            out = evaluate_table(
                version, with_, table, self.on, self.tables, status=True, progress=progress,
                absent=self.options["nulls"] == "absent",
            )
            if not known:
                out = as_arrow(kind_of(out).select([self.decision, f"{self.decision}_status"]))
        statuses = out.column(f"{self.decision}_status").to_pylist()
        values = out.column(self.decision).to_pylist()
        return [
            value if status == "known" else Status(status)
            for value, status in zip(values, statuses)
        ]

    def outcome(self, version: Version, row: int) -> Outcome:
        """One row decided by itself, for its reasons."""
        entity = version.decisions[self.decision].entity
        if entity not in self._whole:
            day = self.on if self.on in self.kind.columns() else ""
            absent = self.options["nulls"] == "absent"
            self._whole[entity] = table_of_cases(
                version, entity, self.kind, self.tables, absent, day
            )
        related, table = self._whole[entity]
        one = table.slice(row, 1)
        case = case_of_row(version, self.decision, one, self.options["nulls"])
        absent, alone = self.options["nulls"] == "absent", table.num_rows == 1
        case.update(related_cases(version, entity, case, related, absent, alone))
        on = one.column(self.on)[0].as_py() if self.on in one.column_names else self.on
        outcome = version.evaluate(case, self.decision, on=on, **self.options)
        assert isinstance(outcome, Outcome)
        return outcome
