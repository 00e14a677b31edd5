# SPDX-License-Identifier: Apache-2.0
"""The kinds of tables that can be evaluated: how each gives its columns, and gets outcomes back."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Dict, List, Sequence, Tuple

from . import _hjemmel
from .messages import Bilingual, FactError, made_diagnostic
from .values import MISSING, Months

_MOST_DIGITS = 38  # of a decimal in Polars
_DEEPEST = 32  # lists and contexts inside of each other


class Kind:
    """One table of cases, of some kind."""

    def __init__(self, table: Any) -> None:
        self.table = table

    def columns(self) -> List[str]:
        """The names of the columns."""
        raise NotImplementedError

    def rows(self) -> int:
        """How many rows there are."""
        return len(self.table)

    def select(self, names: Sequence[str]) -> Any:
        """These columns as something with Arrow's PyCapsule interface."""
        raise NotImplementedError

    def give_back(
        self, out: _hjemmel.Chunks, dropped: Sequence[str], numbers: Sequence[str], join: bool
    ) -> Any:
        """Outcomes as a table of the same kind, `numbers` as decimals; after the columns of the
        cases where they are joined."""
        raise NotImplementedError

    def without(self, names: Sequence[str]) -> Kind:
        """The same table without these columns, of which it may have some."""
        kept = [name for name in self.columns() if name not in names]
        return type(self)(self.select(kept)) if len(kept) < len(self.columns()) else self


def kind_of(table: Any) -> Kind:
    """Tell what kind of table something is; raises FactError where it is none."""
    module = type(table).__module__.partition(".")[0]
    name = type(table).__name__
    if module == "pandas" and hasattr(table, "iloc") and hasattr(table, "columns"):
        return PandasKind(table)
    if module == "polars" and name == "DataFrame":
        return PolarsKind(table)
    if module == "pyarrow" and name in ("Table", "RecordBatch"):
        return ArrowKind(table)
    if getattr(getattr(table, "dtype", None), "names", None):
        return NumpyKind(table)
    capsules = hasattr(table, "__arrow_c_stream__") or hasattr(table, "__arrow_c_array__")
    if capsules and (module, name) != ("pandas", "Series"):
        return CapsuleKind(table)
    raise fact_error(
        "wrong-type",
        Bilingual(f"En værdi af typen {name} er hverken en sag eller en tabel.",
                  f"A value of type {name} is neither a case nor a table."),
        _instead(name),
    )


def _instead(name: str) -> Bilingual:
    """What to give instead of something that is no table."""
    if name == "Series":
        return Bilingual("En række forklares med explain(row, ...); som tabel er den frame[17:18].",
                         "A row is explained by explain(row, ...); as a table it is frame[17:18].")
    if name == "LazyFrame":
        return Bilingual("Skriv .collect().", "Write .collect().")
    return Bilingual("Brug dict, en dataramme fra pandas eller Polars, en tabel fra Arrow eller et "
                     "struktureret array fra NumPy.",
                     "Use a dict, a data frame of pandas or Polars, an Arrow table, or a "
                     "structured array of NumPy.")


def _demand_once(names: Sequence[str], among: Sequence[Any]) -> None:
    """Refuse a column that is wanted and stands twice."""
    twice = next((name for name in names if list(among).count(name) > 1), None)
    if twice is not None:
        raise fact_error("duplicate-column",
                         Bilingual(f"Kolonnen {twice} findes flere gange.",
                                   f"There are several columns {twice}."))


def fact_error(code: str, text: Bilingual, hint: Bilingual = Bilingual()) -> FactError:
    """Make a FactError of one diagnostic."""
    return FactError(made_diagnostic(code, text, hint))


def arrow() -> Any:
    """The module pyarrow; raises ImportError with what to do."""
    try:
        import pyarrow
    except ImportError:
        raise ImportError("these tables need pyarrow: pip install 'hjemmel[frames]'") from None
    return pyarrow


def as_arrow(table: Any) -> Any:
    """A table with the PyCapsule interface as a pyarrow.Table, without copying."""
    pa = arrow()
    if isinstance(table, pa.Table):
        return table
    try:
        if hasattr(table, "__arrow_c_stream__"):
            return pa.RecordBatchReader.from_stream(table).read_all()
        return pa.Table.from_batches([pa.record_batch(table)])
    except (pa.ArrowException, TypeError, ValueError) as why:
        raise fact_error(
            "arrow-layout",
            Bilingual(f"Tabellen kan ikke læses: {why}", f"The table cannot be read: {why}"),
        ) from None


def empty_batch(table: Any) -> Any:
    """A table without rows as one batch, since a stream of it may have none."""
    pa = arrow()
    schema = as_arrow(table).schema
    return pa.record_batch([pa.array([], type=one.type) for one in schema], schema=schema)


def _digits(column: Any) -> Tuple[int, int]:
    """The most digits before and after the point among exact numbers that are plainly written."""
    from pyarrow import compute

    length = compute.utf8_length(column)
    point = compute.find_substring(column, ".")
    whole = compute.if_else(compute.less(point, 0), length, point)
    fraction = compute.subtract(compute.subtract(length, whole), 1)
    most = (compute.max(one).as_py() for one in (whole, fraction))
    before, after = (max(number or 0, 0) for number in most)
    return before, after


def _with_decimals(table: Any, numbers: Sequence[str]) -> Any:
    """Columns of exact numbers as decimals; those that no decimal type holds stay texts."""
    pa = arrow()
    for name in numbers:
        at = table.column_names.index(name)
        column = table.column(at)
        whole, scale = _digits(column)
        if whole + scale <= 38:
            column = column.cast(pa.string()).cast(pa.decimal128(38, scale))
        elif whole + scale <= 76:
            column = column.cast(pa.string()).cast(pa.decimal256(76, scale))
        table = table.set_column(at, name, column)
    return table


def _outcomes(out: Any, dropped: Sequence[str], numbers: Sequence[str]) -> Any:
    return _with_decimals(as_arrow(out).drop_columns(list(dropped)), numbers)


def _beside(table: Any, out: Any) -> Any:
    """A pyarrow.Table with the columns of outcomes after its own."""
    for name in out.column_names:
        if name not in table.column_names:
            table = table.append_column(name, out.column(name))
    return table


class ArrowKind(Kind):
    """A pyarrow.Table or pyarrow.RecordBatch."""

    def columns(self) -> List[str]:
        return list(self.table.schema.names)

    def select(self, names: Sequence[str]) -> Any:
        _demand_once(names, self.columns())
        return self.table.select(list(names))

    def give_back(
        self, out: _hjemmel.Chunks, dropped: Sequence[str], numbers: Sequence[str], join: bool
    ) -> Any:
        made = _outcomes(out, dropped, numbers)
        if join:
            made = _beside(as_arrow(self.table), made)
        if type(self.table).__name__ == "Table":
            return made
        batches = made.combine_chunks().to_batches()
        return batches[0] if batches else empty_batch(made)


class CapsuleKind(Kind):
    """Anything else with the PyCapsule interface; outcomes are a pyarrow.Table."""

    def __init__(self, table: Any) -> None:
        super().__init__(as_arrow(table))

    def columns(self) -> List[str]:
        return list(self.table.schema.names)

    def select(self, names: Sequence[str]) -> Any:
        _demand_once(names, self.columns())
        return self.table.select(list(names))

    def give_back(
        self, out: _hjemmel.Chunks, dropped: Sequence[str], numbers: Sequence[str], join: bool
    ) -> Any:
        made = _outcomes(out, dropped, numbers)
        return _beside(self.table, made) if join else made


class PandasKind(Kind):
    """A pandas.DataFrame; outcomes have its index."""

    def without(self, names: Sequence[str]) -> Kind:
        return PandasKind(self.table.drop(columns=list(names), errors="ignore"))

    def columns(self) -> List[str]:
        return [name for name in self.table.columns if isinstance(name, str)]

    def select(self, names: Sequence[str]) -> Any:
        pa = arrow()
        _demand_once(names, self.table.columns)
        return pa.table({name: _array(name, self.table[name]) for name in names})

    def give_back(
        self, out: _hjemmel.Chunks, dropped: Sequence[str], numbers: Sequence[str], join: bool
    ) -> Any:
        import pandas

        pa = arrow()
        nullable = {
            pa.bool_(): pandas.BooleanDtype(),
            pa.int64(): pandas.Int64Dtype(),
            pa.int32(): pandas.Int32Dtype(),
        }
        table = _outcomes(out, dropped, numbers)
        for at, field in enumerate(table.schema):
            if pa.types.is_date32(field.type):
                dates = table.column(at).cast(pa.timestamp("s"))
                table = table.set_column(at, field.name, dates)
        made = table.to_pandas(types_mapper=nullable.get)
        made.index = self.table.index
        if not join:
            return made
        new = [name for name in made.columns if name not in self.table.columns]
        return pandas.concat([self.table, made[new]], axis=1)


def _array(name: str, column: Any) -> Any:
    """One column of pandas or NumPy; values of ours as texts."""
    pa = arrow()
    if getattr(column, "dtype", None) == object:
        _demand_depth(name, column)
    try:
        return pa.array(column, from_pandas=True)
    except (pa.ArrowException, TypeError, ValueError, OverflowError) as why:
        first = str(why)
    try:
        values = [_plain(one) for one in column]
        return pa.array(values, type=_decimal_type(values), from_pandas=True)
    except (pa.ArrowException, TypeError, ValueError, OverflowError):
        raise fact_error(
            "arrow-type",
            Bilingual(f"Kolonnen {name} kan ikke læses: {first}",
                      f"The column {name} cannot be read: {first}"),
            Bilingual("Giv alle dens værdier samme type.", "Give all its values one type."),
        ) from None


def _demand_depth(name: str, column: Any) -> None:
    """Refuse values that contain themselves, on which Arrow's own conversion has no limit."""

    def walk(values: Any, depth: int) -> None:
        if depth > _DEEPEST:
            raise fact_error(
                "limit-depth",
                Bilingual(f"En værdi i kolonnen {name} er indlejret mere end 32 gange.",
                          f"A value in the column {name} nests deeper than 32."),
                Bilingual("Se efter en liste, der indeholder sig selv.",
                          "Look for a list that contains itself."),
            )
        for one in values:
            if isinstance(one, dict):
                walk(one.values(), depth + 1)
            elif isinstance(one, (list, tuple)):
                walk(one, depth + 1)

    walk(column, 0)


def _plain(value: Any) -> Any:
    """Values of ours in a column, as Arrow knows them."""
    if isinstance(value, Months):
        return str(value)
    if value is MISSING:
        return None
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items() if one is not MISSING}
    return value


def _decimal_type(values: Any) -> Any:
    """The type of values that have decimals of several lengths inside, which Arrow cannot tell."""
    pa = arrow()
    scales: List[int] = []

    def as_float(value: Any) -> Any:
        if isinstance(value, Decimal):
            exponent = value.as_tuple().exponent
            scales.append(-exponent if isinstance(exponent, int) else 0)
            return float(value)
        if isinstance(value, list):
            return [as_float(one) for one in value]
        if isinstance(value, dict):
            return {name: as_float(one) for name, one in value.items()}
        return value

    def as_decimal(kind: Any) -> Any:
        if pa.types.is_float64(kind):
            return pa.decimal128(38, max(scales, default=0))
        if pa.types.is_list(kind):
            return pa.list_(as_decimal(kind.value_type))
        if pa.types.is_struct(kind):
            fields = [kind.field(i) for i in range(kind.num_fields)]
            return pa.struct([(one.name, as_decimal(one.type)) for one in fields])
        return kind

    inferred = pa.array([as_float(one) for one in values], from_pandas=True).type
    return as_decimal(inferred) if scales else inferred


class NumpyKind(Kind):
    """A structured array of NumPy."""

    def columns(self) -> List[str]:
        return list(self.table.dtype.names)

    def without(self, names: Sequence[str]) -> Kind:
        return NumpyKind(self.table[[name for name in self.columns() if name not in names]])

    def rows(self) -> int:
        return int(self.table.size)

    def select(self, names: Sequence[str]) -> Any:
        rows = self.table.reshape(-1)
        return arrow().table({name: _array(name, rows[name]) for name in names})

    def give_back(
        self, out: _hjemmel.Chunks, dropped: Sequence[str], numbers: Sequence[str], join: bool
    ) -> Any:
        import numpy

        made = _outcomes(out, dropped, numbers)
        arrays: Dict[str, Any] = {}
        if join:
            arrays = {name: self.table[name].reshape(-1) for name in self.table.dtype.names}
        for name in made.column_names:
            arrays.setdefault(name, _numpy_column(made.column(name)))
        result = numpy.empty(len(made), dtype=[(name, one.dtype) for name, one in arrays.items()])
        for name, one in arrays.items():
            result[name] = one
        return result.reshape(self.table.shape)


def _numpy_column(column: Any) -> Any:
    """A column as an array: plain where every row has a value, else of objects and None."""
    import numpy

    pa = arrow()
    plain = pa.types.is_boolean(column.type) or pa.types.is_integer(column.type)
    dated = pa.types.is_date(column.type) or pa.types.is_duration(column.type)
    if column.null_count == 0 and (plain or dated):
        return column.to_numpy()
    values = numpy.empty(len(column), dtype=object)
    values[:] = column.to_pylist()
    return values


class PolarsKind(Kind):
    """A polars.DataFrame."""

    def columns(self) -> List[str]:
        return list(self.table.columns)

    def select(self, names: Sequence[str]) -> Any:
        chosen = self.table.select(list(names))
        typed = {name: _with_type(kind) for name, kind in chosen.schema.items()}
        return chosen.cast({name: kind for name, kind in typed.items()
                            if kind != chosen.schema[name]})

    def give_back(
        self, out: _hjemmel.Chunks, dropped: Sequence[str], numbers: Sequence[str], join: bool
    ) -> Any:
        import polars

        made = polars.DataFrame(out).drop(list(dropped))
        for name in numbers:
            parts = [one.partition(".") for one in made[name].to_list() if one]
            scale = max((len(one[2]) for one in parts), default=0)
            if max((len(one[0]) for one in parts), default=0) + scale <= _MOST_DIGITS:
                made = made.with_columns(made[name].cast(polars.Decimal(_MOST_DIGITS, scale)))
        if not join:
            return made
        new = [name for name in made.columns if name not in self.table.columns]
        return self.table.hstack(made.select(new))


def _with_type(kind: Any) -> Any:
    """A type of Polars, some other one where it is that of values that are all missing."""
    import polars

    if kind == polars.Null:
        return polars.Boolean()
    if isinstance(kind, polars.List):
        return polars.List(_with_type(kind.inner))
    if isinstance(kind, polars.Struct):
        return polars.Struct({one.name: _with_type(one.dtype) for one in kind.fields})
    return kind


def polars_days(frame: Any, name: str) -> Any:
    """A frame of Polars whose column of ISO texts, if it is one, has dates; others are gaps."""
    import polars

    if frame.schema[name] != polars.String:
        return frame
    iso = polars.col(name).str.extract(r"^(\d{4}-\d{2}-\d{2})$")
    return frame.with_columns(iso.str.to_date("%Y-%m-%d", strict=False))
