# SPDX-License-Identifier: Apache-2.0
"""Whole tables of cases: data frames, Arrow tables and structured arrays, in and out."""

from __future__ import annotations

import difflib
import warnings
from typing import TYPE_CHECKING, Any, Callable, Dict, List, Mapping, Optional, Protocol, Sequence
from typing import Set, Tuple, Union

from . import _hjemmel
from .days import is_day, iso_day, number_of
from .kinds import Kind, arrow, as_arrow, empty_batch, kind_of, polars_days
from .long_tables import attach_long_table, rows_of
from .messages import Bilingual, UndecidedWarning, usage_error
from .rows import cell, related_cases

if TYPE_CHECKING:
    from .version import Version

Progress = Union[bool, Callable[..., Any]]

_NEAR = 0.85  # how alike a column must be to a fact that it may be meant to be
_ENDS = ("", "_status", "_possible", "_missing", "_reasons", "_diagnostics", "_marks")
_MOST_THREADS = 256
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
    absent: bool = False,
    status: bool = False,
    possible: bool = False,
    missing: bool = False,
    reasons: bool = False,
    diagnostics: bool = False,
    marks: bool = False,
    join: bool = False,
    language: str = "da",
    progress: Progress = False,
    threads: int = 1,
) -> Any:
    """Decide every row of a table; `Version.evaluate` says how."""
    kind = kind_of(table)
    day_column = on if isinstance(on, str) and not is_day(on) else ""
    _demand_column(kind, day_column)
    if not isinstance(tables, Mapping):
        raise TypeError("tables= takes a mapping of names to tables")
    related, long = sort_tables(version, with_.entity(), tables)
    names = known_columns(version, with_.entity(), kind, day_column)
    if names:
        cases = _chunks(kind, names, long, bool(related), absent, day_column)
    else:
        cases = _hjemmel.Chunks(_gaps(version, with_.entity(), kind))
    columns = {"possible": possible, "missing": missing, "reasons": reasons,
               "diagnostics": diagnostics, "marks": marks, "language": language}
    joined = {name: _chunks(one, one.columns(), {}, True) for name, one in related.items()}
    bar = _Bar(progress, cases.rows())
    try:
        day = 0 if day_column else number_of(on)
        out, refused, counts = with_.batch(
            cases, joined, day, day_column, columns, bar.told, _number_of_threads(threads))
    finally:
        bar.close()
    _warn(counts, refused, diagnostics)
    known = {name for name, by_status in counts.items() if set(by_status) <= {"known"}}
    dropped = [] if status else [f"{name}_status" for name in with_.decisions() if name in known]
    decided = {one.name: one for one in version.decisions if one.entity == with_.entity()}
    numbers = [
        name for name in with_.decisions()
        if decided[name].type == "number" and decided[name].scale is None
    ]
    if join:
        earlier = {f"{name}{end}" for name in with_.decisions() for end in _ENDS}
        kind = kind.without(sorted(earlier - set(names)))
    return kind.give_back(out, dropped, numbers, join)


def _number_of_threads(threads: int) -> int:
    if isinstance(threads, bool) or not isinstance(threads, int):
        raise TypeError("threads= takes a whole number")
    if threads < 1:
        raise ValueError("threads= takes 1 or more")
    return min(threads, _MOST_THREADS)


def table_of_cases(
    version: Version, entity: str, kind: Kind, tables: Mapping[str, Any], absent: bool, day: str
) -> Tuple[Dict[str, Any], Any]:
    """Tables of related cases, and the cases with their long tables as lists, all of pyarrow.

    The cases have the columns that are facts, and the one called `day`, if any.
    """
    related, long = sort_tables(version, entity, tables)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UndecidedWarning)
        names = known_columns(version, entity, kind, day)
    table = as_arrow(kind.select(names) if names else _gaps(version, entity, kind))
    for name, rows in long.items():
        table = attach_long_table(table, name, as_arrow(rows.select(rows.columns())), absent)
    return {name: as_arrow(one.select(one.columns())) for name, one in related.items()}, table


def with_tables(
    version: Version, decision: str, case: Mapping[str, Any], tables: Mapping[str, Any],
    absent: bool,
) -> Dict[str, Any]:
    """One case with what related and long tables have of it."""
    entity = version.decisions[decision].entity
    related, long = sort_tables(version, entity, tables)
    whole = dict(case)
    if long:
        pa = arrow()
        ids = [] if whole.get("sags_id") is None else [whole["sags_id"]]
        alone = pa.table({"sags_id": pa.array(ids).cast(pa.string())} if ids else {})
        for name, rows in long.items():
            own = rows_of(alone, name, as_arrow(rows.select(rows.columns())))
            listed = attach_long_table(alone, name, own, absent).column(name)[0].as_py()
            if listed is not None:
                whole[name] = cell(listed, None)
    found = {name: as_arrow(one.select(one.columns())) for name, one in related.items()}
    whole.update(related_cases(version, entity, whole, found, absent, alone=True))
    return whole


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


def sort_tables(
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


def known_columns(version: Version, entity: str, kind: Kind, day_column: str) -> List[str]:
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
    kind: Kind, names: Sequence[str], long: Dict[str, Kind], whole: bool,
    absent: bool = False, day_column: str = "",
) -> _hjemmel.Chunks:
    """The columns as tables that the engine reads, in one piece where it must be."""
    table = kind.select(names)
    if long:
        table = as_arrow(table)
        for name, rows in long.items():
            table = attach_long_table(table, name, as_arrow(rows.select(rows.columns())), absent)
    if day_column:
        table = _with_days(table, day_column)
    chunks = _hjemmel.Chunks(table)
    if len(chunks) == 0:
        again = table if long or day_column else kind.select(names)
        return _hjemmel.Chunks(empty_batch(again))
    if whole and len(chunks) > 1:
        return _hjemmel.Chunks(as_arrow(table).combine_chunks())
    return chunks


def _with_days(table: Any, name: str) -> Any:
    """The column of evaluation dates as dates where it is of ISO texts; others become gaps."""
    if type(table).__module__.startswith("polars"):
        return polars_days(table, name)
    pa = arrow()
    table = as_arrow(table)
    at = table.column_names.index(name)
    kind = table.schema.field(at).type
    if str(kind) not in ("string", "large_string", "string_view"):
        return table
    # Arrow's own reader takes 31 February for 3 March.
    days = [iso_day(one) for one in table.column(at).to_pylist()]
    return table.set_column(at, name, pa.array(days, pa.date32()))


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
