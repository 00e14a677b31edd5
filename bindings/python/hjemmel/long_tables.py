# SPDX-License-Identifier: Apache-2.0
"""Long tables, as registers deliver them, as a column of lists: a row a period, joined by id."""

from __future__ import annotations

from typing import Any

from .kinds import arrow, fact_error
from .messages import Bilingual

_KEY = "sags_id"


def attach_long_table(cases: Any, fact: str, rows: Any, absent: bool = False) -> Any:
    """Give a table of cases one more column: the rows of a long table that have each case's id.

    Rows keep their order. A case without rows has an empty list where gaps are absent; else it has
    a gap, of which `complete` may tell that it is an empty list, too. A long table of one column
    beside the id gives lists of its values, else lists of contexts.
    """
    import numpy

    pa = arrow()
    compute = __import__("pyarrow.compute").compute
    _demand_keys(cases, fact, rows)
    ids = cases.column(_KEY).cast(pa.large_string()).combine_chunks()
    if compute.count_distinct(ids).as_py() != len(ids) or ids.null_count:
        raise fact_error(
            "duplicate-case",
            Bilingual(f"{_KEY} er tom eller findes flere gange blandt sagerne.",
                      f"{_KEY} is empty or stands twice among the cases."),
        )
    places = compute.index_in(rows.column(_KEY).cast(pa.large_string()), value_set=ids)
    places = places.combine_chunks()
    if places.null_count:
        first = rows.column(_KEY).filter(places.is_null())[0].as_py()
        raise fact_error(
            "related-unknown-key",
            Bilingual(f"{places.null_count} rækker i {fact} hører til ingen sag.",
                      f"{places.null_count} rows of {fact} belong to no case."),
            Bilingual(f"Den første har {_KEY} {first}.", f"The first has {_KEY} {first}."),
        )
    at = places.to_numpy(zero_copy_only=False)
    order = numpy.argsort(at, kind="stable")
    counts = numpy.bincount(at, minlength=len(ids))
    offsets = numpy.concatenate(([0], numpy.cumsum(counts))).astype("int64")
    names = [name for name in rows.column_names if name != _KEY]
    if not names:
        raise fact_error(
            "unknown-column",
            Bilingual(f"Tabellen {fact} har kun kolonnen {_KEY}.",
                      f"The table {fact} has the column {_KEY} alone."),
        )
    sorted_rows = _plain_texts(rows.select(names)).take(pa.array(order))
    columns = [sorted_rows.column(name).combine_chunks() for name in names]
    items = columns[0] if len(names) == 1 else pa.StructArray.from_arrays(columns, names)
    lists = pa.LargeListArray.from_arrays(
        pa.array(offsets), items, mask=None if absent else pa.array(counts == 0)
    )
    if fact in cases.column_names:
        raise fact_error(
            "duplicate-column",
            Bilingual(f"{fact} er både en kolonne og en tabel.",
                      f"{fact} is both a column and a table."),
        )
    return cases.append_column(fact, lists)


def rows_of(case: Any, fact: str, rows: Any) -> Any:
    """The rows of a long table that belong to the only case of a table."""
    from pyarrow import compute

    pa = arrow()
    _demand_keys(case, fact, rows)
    wanted = case.column(_KEY)[0].cast(pa.large_string())
    mine = compute.equal(rows.column(_KEY).cast(pa.large_string()), wanted)
    return _plain_texts(rows).filter(mine)


def _demand_keys(cases: Any, fact: str, rows: Any) -> None:
    """Refuse tables that lack the column that joins them."""
    for table, which in ((cases, "cases"), (rows, fact)):
        if _KEY not in table.column_names:
            raise fact_error(
                "unknown-column",
                Bilingual(f"Tabellen {which} har ingen kolonne {_KEY}.",
                          f"The table {which} has no column {_KEY}."),
            )


def _plain_texts(rows: Any) -> Any:
    """The columns with texts of the layout that Arrow can sort, which those of Polars lack."""
    pa = arrow()
    views = [one.name for one in rows.schema if str(one.type) == "string_view"]
    for name in views:
        at = rows.column_names.index(name)
        rows = rows.set_column(at, name, rows.column(at).cast(pa.large_string()))
    return rows
