# SPDX-License-Identifier: Apache-2.0
"""One row of a table as the facts of one case."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Dict, Iterable, Mapping, Tuple

from .messages import Bilingual, FactError, made_diagnostic
from .values import GAP, MISSING

if TYPE_CHECKING:
    from .version import Version


def case_of_row(
    version: Version, decision: str, row: Any, nulls: str = "missing"
) -> Dict[str, Any]:
    """Read a row of a table as `Version.evaluate` reads a table's rows.

    Columns that are no facts are left out; gaps are missing or absent, as `nulls` says; floats are
    the numbers that they are written as.
    """
    known = _names(version, decision)
    return {
        name: cell(value, MISSING if nulls == "missing" else None)
        for name, value in _items(row)
        if name in known
    }


def related_cases(
    version: Version,
    entity: str,
    case: Dict[str, Any],
    tables: Mapping[str, Any],
    absent: bool,
    alone: bool,
) -> Dict[str, Any]:
    """What belongs to a case in tables of related cases, joined by the declared key.

    As in whole tables, rows without a key belong to the only case where there is one (`alone`),
    and a case without a key to the only row above it. `absent` tells what gaps are.
    """
    found: Dict[str, Any] = {}
    about = version.entities[entity]
    for name, table in tables.items():
        other = next(one for one in version.entities if name in (one.name, one.plural))
        below = other.name == about.child
        key = about.key if below else other.key
        wanted = _key_text(case.get(key))
        all_rows = table.to_pylist()
        keyless = alone if below else not wanted and len(all_rows) == 1
        rows = [row for row in all_rows if _belongs(_key_text(row.get(key)), wanted, keyless)]
        gap = None if absent else MISSING
        cases = [{k: cell(v, gap) for k, v in row.items()} for row in rows]
        lower = other.name if below else entity
        if not any((one.entity, one.name) == (lower, key) for one in version.facts):
            for one in cases if below else [case]:
                one.pop(key, None)
        if below:
            found[other.plural] = cases
        elif cases:
            found[other.name] = cases[0]
    return found


def _key_text(key: Any) -> str:
    return "" if key is None or key is MISSING or key != key else str(key)


def _belongs(key: str, wanted: str, keyless: bool) -> bool:
    return key == wanted if key and wanted else keyless


def _names(version: Version, decision: str) -> Tuple[str, ...]:
    entity = version.decisions[decision].entity
    about = version.entities[entity] if entity else None
    related = (about.parent, about.child) if about else ()
    names = [one.name for one in version.facts if one.entity == entity]
    for other in filter(None, related):
        names += [version.entities[other].name, version.entities[other].plural]
        names.append(version.entities[other].key)
    return ("sags_id", *names)


def _items(row: Any) -> Iterable[Tuple[str, Any]]:
    """The columns of a row and its values: of pandas, NumPy, Arrow, or anything like a mapping."""
    if hasattr(row, "to_pylist") and hasattr(row, "column_names"):
        rows = row.slice(0, 2).to_pylist()
        if len(rows) != 1:
            raise _no_row(f"{len(row)} rows")
        return list(rows[0].items())
    if hasattr(row, "to_dicts") and hasattr(row, "height"):
        if row.height != 1:
            raise _no_row(f"{row.height} rows")
        return list(row.to_dicts()[0].items())
    if type(row).__name__ == "DataFrame" and hasattr(row, "iloc"):
        if len(row) != 1:
            raise _no_row(f"{len(row)} rows")
        row = row.iloc[0]
    names = getattr(getattr(row, "dtype", None), "names", None)
    if names and getattr(row, "shape", None) == ():
        return [(name, row[name]) for name in names]
    if hasattr(row, "keys") and hasattr(row, "__getitem__"):
        return [(str(name), row[name]) for name in row.keys()]
    raise _no_row(f"a value of type {type(row).__name__}")


def _no_row(what: str) -> FactError:
    return FactError(
        made_diagnostic(
            "wrong-type",
            Bilingual(f"Dette er ikke én række: {what}.", f"This is not one row: {what}."),
            Bilingual("Skriv frame.iloc[17] i pandas, frame[17] i Polars.",
                      "Write frame.iloc[17] in pandas, frame[17] in Polars."),
        )
    )


def cell(value: Any, gap: Any) -> Any:
    """A value in Python's own types; `gap` where there is none."""
    value = _plain(value)
    if value is None or value is MISSING:
        return gap
    if isinstance(value, float):
        return gap if value != value else Decimal(repr(value))
    if isinstance(value, datetime.datetime) and value != value:  # NaT of pandas
        return gap
    if isinstance(value, (list, tuple)):
        return [cell(one, None) for one in value]
    if isinstance(value, dict):
        return {name: cell(one, GAP) for name, one in value.items()}
    return value


def _plain(value: Any) -> Any:
    """NumPy's values and arrays, and pandas' NA, as Python's own."""
    if type(value).__name__ == "NAType":
        return None
    if hasattr(value, "to_pytimedelta"):
        return None if value != value else value.to_pytimedelta()
    if hasattr(value, "as_py"):
        return value.as_py()
    if hasattr(value, "dtype") and hasattr(value, "tolist"):
        if value.dtype.kind in "mM" and value.dtype.str.endswith("[ns]"):
            value = value.astype(value.dtype.str.replace("[ns]", "[us]"))
        return value.tolist()
    if hasattr(value, "to_list"):
        return value.to_list()
    return value
