# SPDX-License-Identifier: Apache-2.0
"""Whole tables of cases: data frames, Arrow tables and structured arrays, in and out."""

from __future__ import annotations

import difflib
import warnings
from typing import TYPE_CHECKING, Any, Callable, Dict, List, Mapping, Optional, Protocol, Sequence
from typing import Set, Tuple, Union

from . import _hjemmel
from .days import is_day, number_of
from .kinds import Kind, arrow, as_arrow, empty_batch, kind_of
from .long_tables import attach_long_table
from .messages import Bilingual, UndecidedWarning, usage_error

if TYPE_CHECKING:
    from .version import Version

Progress = Union[bool, Callable[..., Any]]

_NEAR = 0.85  # how alike a column must be to a fact that it may be meant to be
_CALLER = 4  # frames between what warns here and the caller of Version.evaluate


class Tabular(Protocol):
    """What the tables have in common that can be evaluated: rows and columns."""

    @property
    def shape(self) -> Any: ...


def evaluate_table(
    version: Version,
    with_: _hjemmel.Evaluation,
    table: Any,
    on: Any,
    tables: Mapping[str, Any],
    *,
    status: bool = False,
    possible: bool = False,
    missing: bool = False,
    reasons: bool = False,
    diagnostics: bool = False,
    join: bool = False,
    language: str = "da",
    progress: Progress = False,
) -> Any:
    """Decide every row of a table; `Version.evaluate` says how."""
    kind = kind_of(table)
    day_column = on if isinstance(on, str) and not is_day(on) else ""
    _demand_column(kind, day_column)
    if not isinstance(tables, Mapping):
        raise TypeError("tables= takes a mapping of names to tables")
    related, long = _sort_tables(version, with_.entity(), tables)
    names = _columns(version, with_.entity(), kind, day_column)
    if names:
        cases = _chunks(kind, names, long, whole=bool(related))
    else:
        cases = _hjemmel.Chunks(_gaps(version, with_.entity(), kind))
    columns = {"possible": possible, "missing": missing, "reasons": reasons,
               "diagnostics": diagnostics, "language": language}
    joined = {name: _chunks(one, one.columns(), {}, whole=True) for name, one in related.items()}
    bar = _Bar(progress, cases.rows())
    try:
        day = 0 if day_column else number_of(on)
        out, refused, counts = with_.batch(cases, joined, day, day_column, columns, bar.told)
    finally:
        bar.close()
    _warn(counts, refused, diagnostics)
    known = {name for name, by_status in counts.items() if set(by_status) <= {"known"}}
    dropped = [] if status else [f"{name}_status" for name in with_.decisions() if name in known]
    decided = {one.name: one for one in version.decisions if one.entity == with_.entity()}
    numbers = [
        name for name in with_.decisions()
        if decided[name].type == "number" and not decided[name].integer
    ]
    return kind.give_back(out, dropped, numbers, join)


def table_of_cases(
    version: Version, entity: str, kind: Kind, tables: Mapping[str, Any]
) -> Tuple[Dict[str, Any], Any]:
    """Tables of related cases, and the cases with their long tables as lists, all of pyarrow."""
    related, long = _sort_tables(version, entity, tables)
    table = as_arrow(kind.select(kind.columns()))
    for name, rows in long.items():
        table = attach_long_table(table, name, as_arrow(rows.select(rows.columns())))
    return {name: as_arrow(one.select(one.columns())) for name, one in related.items()}, table


def _demand_column(kind: Kind, name: str) -> None:
    if not name or name in kind.columns():
        return
    near = difflib.get_close_matches(name, kind.columns(), 1)
    raise usage_error(
        "unknown-column",
        Bilingual(f"{name!r} er hverken en dato eller en kolonne.",
                  f"{name!r} is neither a date nor a column."),
        Bilingual(f"Mente du {near[0]}?", f"Did you mean {near[0]}?") if near
        else Bilingual('Skriv "2018-03-02" eller navnet på en kolonne.',
                       'Write "2018-03-02" or the name of a column.'),
    )


def _related(version: Version, entity: str) -> List[Any]:
    about = next((one for one in version.entities if one.name == entity), None)
    names = [name for name in (about.parent, about.child) if name] if about else []
    return [version.entities[name] for name in names]


def _sort_tables(
    version: Version, entity: str, tables: Mapping[str, Any]
) -> Tuple[Dict[str, Kind], Dict[str, Kind]]:
    """Related cases, which the engine joins, and long tables, which become lists."""
    lists = [one.name for one in version.facts if one.entity == entity and one.is_list]
    above = [name for one in _related(version, entity) for name in (one.name, one.plural) if name]
    related: Dict[str, Kind] = {}
    long: Dict[str, Kind] = {}
    for name, table in tables.items():
        if name in above:
            related[name] = kind_of(table)
        elif name in lists:
            long[name] = kind_of(table)
        else:
            near = difflib.get_close_matches(name, [*above, *lists], 1)
            raise usage_error(
                "unknown-table",
                Bilingual(f"{name} er hverken en beslægtet entitet eller en liste.",
                          f"{name} is neither a related entity nor a list."),
                Bilingual(f"Mente du {near[0]}?", f"Did you mean {near[0]}?") if near
                else Bilingual(),
            )
    return related, long


def _columns(version: Version, entity: str, kind: Kind, day_column: str) -> List[str]:
    """The columns that the rules know; warns of others that look like one of them."""
    known: Set[str] = {one.name for one in version.facts if one.entity == entity}
    known |= {"sags_id", day_column}
    for other in _related(version, entity):
        known |= {other.name, other.plural, other.key}
    known.discard("")
    taken = [name for name in kind.columns() if name in known]
    for name in kind.columns():
        if name in known:
            continue
        near = difflib.get_close_matches(name, known - set(taken), 1, _NEAR)
        if near:
            warnings.warn(
                f"the column {name!r} is no fact and was not used; did you mean {near[0]!r}?",
                UndecidedWarning,
                stacklevel=_CALLER,
            )
    return taken


def _chunks(
    kind: Kind, names: Sequence[str], long: Dict[str, Kind], whole: bool
) -> _hjemmel.Chunks:
    """The columns as tables that the engine reads, in one piece where it must be."""
    table = kind.select(names)
    if long:
        table = as_arrow(table)
        for name, rows in long.items():
            table = attach_long_table(table, name, as_arrow(rows.select(rows.columns())))
    chunks = _hjemmel.Chunks(table)
    if len(chunks) == 0:
        return _hjemmel.Chunks(empty_batch(kind.select(names) if not long else table))
    if whole and len(chunks) > 1:
        return _hjemmel.Chunks(as_arrow(table).combine_chunks())
    return chunks


def _gaps(version: Version, entity: str, kind: Kind) -> Any:
    """As many rows as the table has, which know nothing: a table without columns has none."""
    fact = next(one.name for one in version.facts if one.entity == entity)
    return arrow().record_batch({fact: arrow().nulls(kind.rows())})


def _warn(counts: Dict[str, Dict[str, int]], refused: Sequence[Any], told: bool) -> None:
    """Say how many rows are not known, and which related rows were refused."""
    for name, by_status in counts.items():
        rows = sum(by_status.values())
        others = {what: n for what, n in by_status.items() if what != "known"}
        if not others:
            continue
        parts = ", ".join(f"{n:,} {what}" for what, n in others.items())
        more = "" if told or not {"refused", "failed"} & set(others) else (
            "; diagnostics=True tells why")
        warnings.warn(
            f"{name} is not known in {sum(others.values()):,} of {rows:,} rows ({parts}); "
            f"see the column {name}_status{more}",
            UndecidedWarning,
            stacklevel=_CALLER,
        )
    if refused:
        warnings.warn(
            f"{len(refused)} related rows were refused; the first: {refused[0].text.en} "
            f"[{refused[0].code}]",
            UndecidedWarning,
            stacklevel=_CALLER,
        )


class _Bar:
    """A bar in tqdm's protocol, or none."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._bar: Any = None
        self._done = 0
        self.told: Optional[Callable[[int], None]] = None
        if progress is False or progress is None:
            return
        if progress is True:
            from tqdm.auto import tqdm

            self._bar = tqdm(total=total, unit=" cases")
        else:
            self._bar = progress(total=total, unit=" cases")
        self.told = self._move

    def _move(self, done: int) -> None:
        self._bar.update(done - self._done)
        self._done = done

    def close(self) -> None:
        if self._bar is not None:
            self._bar.close()
