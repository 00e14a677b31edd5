# SPDX-License-Identifier: Apache-2.0
"""Whole tables: every kind in and the same kind out, with the answers of one case at a time."""

import datetime
import signal
import threading
import os
import warnings
from decimal import Decimal
from typing import Any, Callable, Dict, List

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import hjemmel
from hjemmel import Months, UndecidedWarning

DAY = "2018-03-02"
DECISIONS = ["maalgruppe", "visitationsgruppe"]
Case = Dict[str, Any]


def typed(case: Case, number: Any = float) -> Case:
    """The citizen with dates instead of texts, and numbers of one type."""

    def convert(value: Any) -> Any:
        if isinstance(value, list):
            return [convert(one) for one in value]
        if isinstance(value, dict):
            return {name: convert(one) for name, one in value.items()}
        if isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-":
            return datetime.date.fromisoformat(value)
        exact = isinstance(value, (int, Decimal)) and not isinstance(value, bool)
        return number(value) if exact else value

    return {name: convert(value) for name, value in case.items()}


@pytest.fixture(scope="session")
def arrow_table(citizens: List[Case]) -> pa.Table:
    return pa.Table.from_pylist([typed(one) for one in citizens])


@pytest.fixture(scope="session")
def answers(version: hjemmel.Version, citizens: List[Case]) -> List[Any]:
    """Each citizen's group, decided alone, a null where the table has a gap."""
    gaps = [{k: hjemmel.MISSING if v is None else v for k, v in one.items()} for one in citizens]
    return [version.evaluate(one, "visitationsgruppe", on=DAY) for one in gaps]


def expected(answers: List[Any]) -> List[Any]:
    return [one.value if one.status == "known" else None for one in answers]


@pytest.mark.filterwarnings("ignore::hjemmel.UndecidedWarning")
def test_arrow(version: hjemmel.Version, arrow_table: pa.Table, answers: List[Any]) -> None:
    out = version.evaluate(arrow_table, DECISIONS, on=DAY)
    assert isinstance(out, pa.Table) and out.num_rows == arrow_table.num_rows
    assert out.column("visitationsgruppe").to_pylist() == expected(answers)
    assert out.column("sags_id").to_pylist() == arrow_table.column("sags_id").to_pylist()
    batch = arrow_table.to_batches()[0]
    assert isinstance(version.evaluate(batch, DECISIONS, on=DAY), pa.RecordBatch)


@pytest.mark.filterwarnings("ignore::hjemmel.UndecidedWarning")
def test_pandas(version: hjemmel.Version, citizens: List[Case], answers: List[Any]) -> None:
    frame = pd.DataFrame([typed(one, Decimal) for one in citizens])
    frame.index = pd.Index(range(10, 10 + len(frame)), name="nr")
    out = version.evaluate(frame, DECISIONS, on=DAY)
    assert isinstance(out, pd.DataFrame) and out.index.equals(frame.index)
    values = [None if pd.isna(one) else one for one in out["visitationsgruppe"]]
    assert values == expected(answers)
    assert out["maalgruppe"].dtype == "boolean"
    assert out["visitationsgruppe"].value_counts(dropna=False).sum() == len(frame)
    both = version.evaluate(frame, DECISIONS, on=DAY, join=True)
    assert list(both.columns[: len(frame.columns)]) == list(frame.columns)
    assert both["visitationsgruppe"].equals(out["visitationsgruppe"])
    shown = version.explain(frame.iloc[17], "visitationsgruppe", on=DAY)
    assert shown.outcome.status == answers[17].status
    assert shown.outcome.value == answers[17].value


@pytest.mark.filterwarnings("ignore::hjemmel.UndecidedWarning")
def test_polars(version: hjemmel.Version, citizens: List[Case], answers: List[Any]) -> None:
    frame = pl.DataFrame([typed(one) for one in citizens], infer_schema_length=None)
    out = version.evaluate(frame, DECISIONS, on=DAY)
    assert isinstance(out, pl.DataFrame)
    assert out["visitationsgruppe"].to_list() == expected(answers)
    one_row = version.explain(frame[17], "visitationsgruppe", on=DAY).outcome
    assert one_row.value == answers[17].value


def test_numpy(echo: hjemmel.Version) -> None:
    kind = [("sags_id", "U8"), ("antal", "i4"), ("dag", "datetime64[D]"), ("tal", "f8")]
    rows = np.array([("a", 7, "2018-01-31", 0.1), ("b", 3, "2018-02-28", 2)], dtype=kind)
    out = echo.evaluate(rows, ["stor", "antal_igen", "dag_igen", "tal_igen"], on=DAY)
    assert isinstance(out, np.ndarray) and out.dtype.names is not None
    assert out["stor"].tolist() == [True, False] and out["stor"].dtype == bool
    assert out["antal_igen"].tolist() == [8, 4]
    assert out["dag_igen"].tolist() == [datetime.date(2018, 1, 31), datetime.date(2018, 2, 28)]
    assert out["tal_igen"].tolist() == [Decimal("0.1"), Decimal("2.0")]
    assert echo.explain(rows[0], "stor", on=DAY).outcome.value is True


class Capsule:
    """A table that has nothing but Arrow's interface."""

    shape = (0, 0)

    def __init__(self, table: pa.Table) -> None:
        self._table = table

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        return self._table.__arrow_c_stream__(requested_schema)


def test_anything_with_capsules(echo: hjemmel.Version) -> None:
    out: Any = echo.evaluate(Capsule(pa.table({"antal": [7, 3]})), "stor", on=DAY)
    assert out.column("stor").to_pylist() == [True, False]


def test_types_of_columns(echo: hjemmel.Version) -> None:
    frame = pd.DataFrame(
        {
            "tal": [Decimal("1.25"), Decimal("3")],
            "dag": pd.to_datetime(["2018-01-31", "2018-02-28"]),
            "dage": pd.to_timedelta([1, 2], unit="D"),
            "maaneder": [Months(14), Months(3)],
            "fritekst": ["a", "b"],
            "ord": pd.Categorical(["ja", "nej"]),
        }
    )
    names = ["tal_igen", "dag_igen", "dage_igen", "maaneder_igen", "fritekst_igen", "ord_igen"]
    out = echo.evaluate(frame, names, on=DAY)
    assert out["tal_igen"].tolist() == [Decimal("1.25"), Decimal("3")]
    assert out["dag_igen"].tolist() == frame["dag"].tolist()
    assert out["dage_igen"].tolist() == frame["dage"].tolist()
    assert out["maaneder_igen"].tolist() == [14, 3]
    assert out["ord_igen"].tolist() == ["ja", "nej"]
    same = echo.evaluate(pl.from_pandas(frame.drop(columns="maaneder")), names[:3], on=DAY,
                         status=True)
    assert same["tal_igen"].to_list() == [Decimal("1.25"), Decimal("3")]
    assert same["dag_igen"].to_list() == [datetime.date(2018, 1, 31), datetime.date(2018, 2, 28)]
    assert same["tal_igen_status"].to_list() == ["known", "known"]


def test_rows_that_are_not_known(echo: hjemmel.Version) -> None:
    frame = pd.DataFrame({"antal": [7.0, float("nan"), 99.0]})
    with pytest.warns(UndecidedWarning) as told:
        out = echo.evaluate(frame, "stor", on=DAY, missing=True, diagnostics=True, possible=True,
                            reasons=True)
    assert "2 of 3 rows (1 undetermined, 1 refused)" in str(told[0].message)
    assert told[0].filename == __file__
    assert out["stor_status"].tolist() == ["known", "undetermined", "refused"]
    assert list(out["stor_missing"].iloc[1]) == ["antal"]
    assert "antal" in out["stor_diagnostics"].iloc[2][0]
    known = echo.evaluate(frame.iloc[:1], "stor", on=DAY)
    assert list(known.columns) == ["stor"]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UndecidedWarning)
        absent = echo.evaluate(pd.DataFrame({"tal": [None]}), "tal_igen", on=DAY, nulls="absent",
                               status=True)
        assert absent["tal_igen_status"].tolist() == ["known"]


def test_marks(version: hjemmel.Version, arrow_table: pa.Table) -> None:
    kinds: List[Any] = [arrow_table, arrow_table.to_pandas(), pl.from_arrow(arrow_table)]
    for kind in kinds:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UndecidedWarning)
            out = version.evaluate(kind, DECISIONS, on=DAY, marks=True, status=True)
        table: Any = pa.Table.from_pandas(out) if isinstance(out, pd.DataFrame) else out
        table = table.to_arrow() if isinstance(table, pl.DataFrame) else table
        rows = table.to_pylist()
        for row in rows:
            if row["maalgruppe_status"] != "known":
                continue
            contributed = row["maalgruppe_marks"]
            assert contributed["bruttomaalgruppe"] == ("met" if row["maalgruppe"] else "not_met")
            assert all(1 <= one <= 12 for one in row["visitationsgruppe_marks"])
        assert any(row["maalgruppe"] for row in rows)


def test_a_column_of_dates(echo: hjemmel.Version) -> None:
    frame = pd.DataFrame({"den": pd.to_datetime(pd.Series(["2018-01-31", "1999-01-01", None]))})
    with pytest.warns(UndecidedWarning, match="1 outside_validity, 1 refused"):
        out = echo.evaluate(frame, "hvornaar", on="den")
    assert out["hvornaar"].iloc[0] == pd.Timestamp("2018-01-31")
    assert out["hvornaar_status"].tolist() == ["known", "outside_validity", "refused"]
    with pytest.raises(hjemmel.UsageError) as caught:
        echo.evaluate(frame, "hvornaar", on="denn")
    assert caught.value.code == "unknown-column" and "den" in caught.value.hint


def test_columns_that_are_no_facts(echo: hjemmel.Version) -> None:
    frame = pd.DataFrame({"antal": [7], "farve": ["rød"], 5: [1]})
    assert echo.evaluate(frame, "stor", on=DAY)["stor"].tolist() == [True]
    misspelt = pd.DataFrame({"antal": [7], "fritekst_": ["rød"]})
    with pytest.warns(UndecidedWarning, match="'fritekst_' is no fact.*'fritekst'"):
        echo.evaluate(misspelt, "stor", on=DAY)


PERIODS = {
    "sags_id": ["b", "a", "b", "c"],
    "fra": [datetime.date(2018, 1, 1), datetime.date(2017, 1, 1), datetime.date(2019, 1, 1),
            datetime.date(2016, 1, 1)],
    "til": [datetime.date(2018, 2, 1), None, None, datetime.date(2016, 2, 1)],
}


@pytest.mark.parametrize("make", [pa.table, pd.DataFrame, pl.DataFrame])
def test_long_tables(echo: hjemmel.Version, make: Callable[[Any], Any]) -> None:
    cases = make({"sags_id": ["a", "b", "c", "d"]})
    with pytest.warns(UndecidedWarning, match="1 of 4 rows"):
        out: Any = echo.evaluate(cases, "perioder_igen", on=DAY, tables={"perioder": make(PERIODS)})
    rows = pa.table(out).column("perioder_igen").to_pylist()
    assert [None if one is None else len(one) for one in rows] == [1, 2, 1, None]
    assert rows[1][0]["til"] == datetime.date(2018, 2, 1) and rows[1][1]["til"] is None
    whole: Any = echo.evaluate(cases, "perioder_igen", on=DAY, tables={"perioder": make(PERIODS)},
                               complete=["perioder"])
    assert pa.table(whole).column("perioder_igen").to_pylist()[3] == []


def test_long_tables_that_do_not_fit(echo: hjemmel.Version) -> None:
    def evaluate(cases: Any, tables: Any) -> str:
        with pytest.raises(hjemmel.Error) as caught:
            echo.evaluate(pa.table(cases), "perioder_igen", on=DAY,
                          tables={name: pa.table(one) for name, one in tables.items()})
        return caught.value.code

    assert evaluate({"sags_id": ["a"]}, {"perioder": PERIODS}) == "related-unknown-key"
    assert evaluate({"antal": [1]}, {"perioder": PERIODS}) == "unknown-column"
    assert evaluate({"sags_id": ["a", "a"]}, {"perioder": PERIODS}) == "duplicate-case"
    assert evaluate({"sags_id": ["a"]}, {"periode": PERIODS}) == "unknown-table"


def test_related_tables(echo: hjemmel.Version) -> None:
    kommuner = pd.DataFrame({"kommunekode": ["851", "101"]})
    borgere = pd.DataFrame({"kommunekode": ["851", "101", "851"], "antal": [7, 8, 9]})
    out = echo.evaluate(kommuner, "store", on=DAY, tables={"borgere": borgere})
    assert out["store"].tolist() == [2, 1]
    lost = pd.DataFrame({"kommunekode": ["999"], "antal": [7]})
    with pytest.warns(UndecidedWarning, match="related rows were refused"):
        echo.evaluate(kommuner, "store", on=DAY, tables={"borgere": lost})


def test_chunks(echo: hjemmel.Version) -> None:
    table = pa.concat_tables([pa.table({"antal": [i % 10]}) for i in range(20)])
    out = echo.evaluate(table, "stor", on=DAY)
    assert out.column("stor").to_pylist() == [i % 10 > 5 for i in range(20)]
    cases = pa.concat_tables([pa.table({"kommunekode": [str(i)]}) for i in range(4)])
    related = {"borger": pa.table({"kommunekode": ["2", "3"], "antal": [7, 2]})}
    counted = echo.evaluate(cases, "store", on=DAY, tables=related)
    assert counted.column("store").to_pylist() == [0, 0, 1, 0]


@pytest.mark.parametrize(
    "empty",
    [
        pd.DataFrame({"antal": pd.Series([], dtype="int64")}),
        pl.DataFrame({"antal": []}, schema={"antal": pl.Int64}),
        pa.table({"antal": pa.array([], pa.int64())}),
        np.array([], dtype=[("antal", "i8")]),
    ],
    ids=lambda one: type(one).__module__,
)
def test_empty_tables(echo: hjemmel.Version, empty: Any) -> None:
    out = echo.evaluate(empty, "stor", on=DAY)
    assert type(out) is type(empty) and len(out) == 0


def test_primitive_columns_are_not_copied(echo: hjemmel.Version) -> None:
    numbers = np.zeros(4_000_000, dtype="int64")
    frame = pd.DataFrame({"antal": numbers})
    before = pa.total_allocated_bytes()
    from hjemmel.kinds import kind_of

    table = kind_of(frame).select(["antal"])
    assert pa.total_allocated_bytes() == before
    buffer = table.column("antal").chunk(0).buffers()[1]
    assert buffer.address == frame["antal"].to_numpy().ctypes.data


class Bar:
    """What tqdm looks like to its callers."""

    made: List["Bar"] = []

    def __init__(self, total: int, unit: str) -> None:
        self.total, self.done, self.closed = total, 0, False
        Bar.made.append(self)

    def update(self, more: int) -> None:
        self.done += more

    def close(self) -> None:
        self.closed = True


def test_progress(echo: hjemmel.Version) -> None:
    table = pa.table({"antal": [1] * 5000})
    echo.evaluate(table, "stor", on=DAY, progress=Bar)
    assert Bar.made[-1].done == Bar.made[-1].total == 5000 and Bar.made[-1].closed
    echo.evaluate(table, "stor", on=DAY, progress=True)

    class Broken(Bar):
        def update(self, more: int) -> None:
            raise RuntimeError("broken")

    with pytest.raises(RuntimeError, match="broken"):
        echo.evaluate(table, "stor", on=DAY, progress=Broken)
    assert Bar.made[-1].closed


def test_threads(echo: hjemmel.Version) -> None:
    table = pa.table({"antal": [1, 2, None, 4] * 1000})
    with pytest.warns(hjemmel.UndecidedWarning):
        alone = echo.evaluate(table, "stor", on=DAY)
    for threads in (1, 2, 5, 10**9):
        with pytest.warns(hjemmel.UndecidedWarning):
            assert echo.evaluate(table, "stor", on=DAY, threads=threads) == alone
    with pytest.raises(ValueError, match="threads"):
        echo.evaluate(table, "stor", on=DAY, threads=0)
    with pytest.raises(TypeError, match="threads"):
        echo.evaluate(table, "stor", on=DAY, threads=2.0)  # type: ignore[call-overload]


def test_an_interrupt_stops_a_batch(echo: hjemmel.Version) -> None:
    table = pa.table({"antal": np.ones(20_000_000, dtype="int64")})  # of more than a second
    timer = threading.Timer(0.05, lambda: os.kill(os.getpid(), signal.SIGINT))
    timer.start()
    try:
        with pytest.raises(KeyboardInterrupt):
            echo.evaluate(table, "stor", on=DAY)
    finally:
        timer.cancel()


def test_other_threads_run_meanwhile(echo: hjemmel.Version) -> None:
    table = pa.table({"antal": np.ones(5_000_000, dtype="int64")})
    turns = 0
    worker = threading.Thread(target=lambda: echo.evaluate(table, "stor", on=DAY))
    worker.start()
    while worker.is_alive():
        turns += 1
        worker.join(0.001)
    assert turns > 3


@pytest.mark.parametrize("what", [5, "borgere", [1, 2], None, object()])
def test_what_is_no_table(echo: hjemmel.Version, what: Any) -> None:
    with pytest.raises(hjemmel.FactError) as caught:
        echo.evaluate(what, "stor", on=DAY)
    assert caught.value.code == "wrong-type"


def test_columns_that_cannot_be_read(echo: hjemmel.Version) -> None:
    mixed = pd.DataFrame({"antal": [1, "to"]})
    with pytest.raises(hjemmel.FactError, match="antal") as caught:
        echo.evaluate(mixed, "stor", on=DAY)
    assert caught.value.code == "arrow-type"
    with pytest.raises(hjemmel.FactError) as caught:
        echo.evaluate(pa.table({"antal": [b"abc"]}), "stor", on=DAY)
    assert caught.value.code == "arrow-type"
    twice = pd.DataFrame([[1, 2]], columns=["antal", "antal"])
    with pytest.raises(hjemmel.FactError) as caught:
        echo.evaluate(twice, "stor", on=DAY)
    assert caught.value.code == "duplicate-column"


def loop() -> List[Any]:
    endless: List[Any] = []
    endless.append(endless)
    return endless


def test_values_that_are_none(echo: hjemmel.Version) -> None:
    def code(values: List[Any], fact: str) -> str:
        with pytest.raises(hjemmel.FactError) as caught:
            echo.evaluate(pd.DataFrame({fact: pd.Series(values, dtype=object)}), "stor", on=DAY)
        return caught.value.code

    assert code([loop()], "tekster") == "limit-depth"
    assert code(["\ud800"], "fritekst") == "arrow-type"
    assert code([object()], "svar") == "arrow-type"
    with pytest.raises(hjemmel.FactError) as caught:
        echo.evaluate(pl.Series([1, 2]), "stor", on=DAY)
    assert caught.value.code == "arrow-layout"
    with pytest.raises(TypeError, match="texts"):
        echo.evaluate(pa.table({"antal": [1]}), [1], on=DAY)  # type: ignore[list-item]


@pytest.mark.parametrize("make", [pa.table, pd.DataFrame, pl.DataFrame])
@pytest.mark.filterwarnings("ignore::hjemmel.UndecidedWarning")
def test_tables_without_facts(echo: hjemmel.Version, make: Callable[[Any], Any]) -> None:
    out: Any = echo.evaluate(make({"farve": ["rød", "blå"]}), "stor", on=DAY)
    assert list(out["stor_status"].to_pylist() if make is pa.table else out["stor_status"]) == [
        "undetermined", "undetermined"
    ]


def test_gaps_of_rows_are_those_of_tables(echo: hjemmel.Version) -> None:
    periods = [{"fra": datetime.date(2018, 1, 1), "til": None}, {"fra": None, "til": None}]
    frame = pd.DataFrame({"perioder": [periods], "antal": [float("nan")]})
    outcome = echo.explain(frame.iloc[0], "perioder_igen", on=DAY).outcome
    assert [one.path for one in outcome.missing] == ["perioder[2].fra"]
    assert outcome.value[0] == periods[0]
    with pytest.warns(UndecidedWarning):
        out = echo.evaluate(frame, "perioder_igen", on=DAY, missing=True)
    assert list(out["perioder_igen_missing"].iloc[0]) == ["perioder[2].fra"]
    assert echo.explain(frame.iloc[0], "stor", on=DAY).outcome.missing[0].path == "antal"


def test_options_of_the_other_kind(echo: hjemmel.Version) -> None:
    with pytest.raises(TypeError, match="one case"):
        echo.evaluate({}, "stor", on=DAY, missing=True)  # type: ignore[call-overload]
    with pytest.raises(TypeError, match="one case"):
        preset = {"stor": (True, "x")}
        echo.evaluate(pa.table({"antal": [1]}), "stor", on=DAY, presets=preset)


SCALES = """\
hjemmel: 1
ruleset: skala
entities:
  borger: {plural: borgere}
facts:
  borger:
    tal: {type: {type: number, scale: 3, min: -100}}
decisions:
  beloeb: {entity: borger, type: {type: number, scale: 2}, value: 2 * tal}
  dele: {entity: borger, type: {list: {type: number, scale: 4}}, value: "[tal, tal / 2]"}
  antal: {entity: borger, type: {type: number, scale: 0}, value: floor(tal)}
end: skala
"""


@pytest.fixture(scope="module")
def scales() -> hjemmel.Version:
    return hjemmel.from_memory({"skala.yaml": SCALES}).in_force("skala", DAY)


def test_a_scale_makes_decimals(scales: hjemmel.Version) -> None:
    given = [Decimal("12.125"), Decimal("-0.005"), Decimal(3)]
    twice = [Decimal("24.25"), Decimal("-0.01"), Decimal(6)]
    halves = [[one, one / 2] for one in given]
    table = pa.table({"tal": pa.array(given, pa.decimal128(9, 3))})
    out = scales.evaluate(table, ["beloeb", "dele", "antal"], on=DAY)
    assert out.schema.field("beloeb").type == pa.decimal128(38, 2)
    assert out.schema.field("dele").type.value_type == pa.decimal128(38, 4)
    assert out.schema.field("antal").type == pa.int64()
    assert out.column("beloeb").to_pylist() == twice
    assert out.column("dele").to_pylist() == halves
    assert out.column("antal").to_pylist() == [12, -1, 3]
    # What came out may go in again.
    back = scales.evaluate(out.rename_columns(["tal", "dele", "antal"]), "beloeb", on=DAY)
    assert back.column("beloeb").to_pylist() == [2 * one for one in twice]

    frame = scales.evaluate(pd.DataFrame({"tal": given}), ["beloeb", "dele"], on=DAY)
    assert frame["beloeb"].tolist() == twice
    assert [list(one) for one in frame["dele"]] == halves
    polars = scales.evaluate(pl.DataFrame({"tal": given}), "beloeb", on=DAY)
    assert polars["beloeb"].dtype == pl.Decimal(38, 2)
    assert polars["beloeb"].to_list() == twice
    alone = scales.evaluate({"tal": given[0]}, "beloeb", on=DAY)
    assert alone.value == twice[0]


@pytest.mark.filterwarnings("ignore::hjemmel.UndecidedWarning")
def test_too_many_decimals(scales: hjemmel.Version) -> None:
    table = pa.table({"tal": pa.array([Decimal("0.001"), Decimal("0.0001"), Decimal(1)])})
    out = scales.evaluate(table, "beloeb", on=DAY, status=True, diagnostics=True)
    assert out.column("beloeb").to_pylist() == [None, None, Decimal(2)]
    assert out.column("beloeb_status").to_pylist() == ["failed", "refused", "known"]
    assert "value-not-allowed" in out.column("beloeb_diagnostics")[0][0].as_py()
    refused = scales.evaluate({"tal": Decimal("0.0001")}, "beloeb", on=DAY)
    assert refused.status == "refused"
    assert "med højst 3 decimaler" in str(refused.diagnostics[0].hint)


def test_a_scale_is_told(scales: hjemmel.Version) -> None:
    assert scales.facts["tal"].scale == 3 and not scales.facts["tal"].integer
    assert scales.decisions["beloeb"].scale == 2
    assert scales.decisions["antal"].scale == 0 and scales.decisions["antal"].integer
    assert scales.decisions["dele"].scale is None
