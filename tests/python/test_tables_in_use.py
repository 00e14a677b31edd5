# SPDX-License-Identifier: Apache-2.0
"""Tables as notebooks have them: read anew, joined twice, with gaps, texts and other columns."""

import datetime
import sys
from decimal import Decimal
from typing import Any, Callable, Dict, List

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import hjemmel

DAY = "2018-03-02"


def test_polars_columns_without_any_value(echo: hjemmel.Version) -> None:
    day = datetime.date(2018, 1, 1)
    frame = pl.DataFrame({"antal": [7], "tal": [None], "perioder": [[{"fra": day, "til": None}]]})
    assert frame.schema["tal"] == pl.Null
    out = echo.evaluate(frame, ["stor", "perioder_igen"], on=DAY)
    assert out["stor"].to_list() == [True]
    assert out["perioder_igen"].to_list() == [[{"fra": day, "til": None}]]
    with pytest.warns(hjemmel.UndecidedWarning, match="1 undetermined"):
        assert echo.evaluate(frame, "tal_igen", on=DAY)["tal_igen"].to_list() == [None]
    assert len(echo.evaluate(pl.DataFrame({"tal": []}), "tal_igen", on=DAY)) == 0


@pytest.mark.parametrize("make", [pa.table, pd.DataFrame, pl.DataFrame])
def test_outcomes_of_an_earlier_call_are_replaced(
    echo: hjemmel.Version, make: Callable[[Any], Any]
) -> None:
    cases = make({"tal": [17, 18], "voksen": ["x", "y"], "voksen_status": ["x", "y"],
                  "farve": ["rød", "blå"]})
    out: Any = pa.table(echo.evaluate(cases, "voksen", on=DAY, join=True))
    assert out.column_names == ["tal", "farve", "voksen"]
    assert out.column("voksen").to_pylist() == [False, True]


def test_outcomes_of_an_earlier_call_are_replaced_in_arrays(echo: hjemmel.Version) -> None:
    cases = np.array([(17, "x"), (18, "y")], dtype=[("tal", "i8"), ("voksen", "U1")])
    out: Any = echo.evaluate(cases, "voksen", on=DAY, join=True)
    assert out.dtype.names == ("tal", "voksen") and out["voksen"].tolist() == [False, True]


@pytest.mark.parametrize("make", [pa.table, pd.DataFrame, pl.DataFrame])
@pytest.mark.filterwarnings("ignore::hjemmel.UndecidedWarning")
def test_long_tables_with_texts(
    version: hjemmel.Version, citizens: List[Dict[str, Any]], make: Callable[[Any], Any]
) -> None:
    names = ["ydelse", "fra", "til"]
    rows = [(one["sags_id"], *(period.get(name) for name in names))
            for one in citizens for period in one["ydelsesperioder"]]
    long = make(dict(zip(["sags_id", *names], map(list, zip(*rows)))))
    lists = pd.DataFrame(citizens)
    cases = lists.drop(columns="ydelsesperioder")
    whole = version.evaluate(lists, "visitationsgruppe", on=DAY, nulls="absent")
    out = version.evaluate(cases, "visitationsgruppe", on=DAY, nulls="absent",
                           tables={"ydelsesperioder": long})
    assert out["visitationsgruppe"].equals(whole["visitationsgruppe"])
    row = out["visitationsgruppe"].notna().tolist().index(True)
    shown = version.explain(cases.iloc[row], "visitationsgruppe", on=DAY, nulls="absent",
                            tables={"ydelsesperioder": long})
    assert shown.outcome.value == out["visitationsgruppe"][row] is not None


def test_cases_without_rows_in_a_long_table(echo: hjemmel.Version) -> None:
    cases = pd.DataFrame({"sags_id": ["a", "b"]})
    long = pd.DataFrame({"sags_id": ["b"], "fra": [datetime.date(2018, 1, 1)], "til": [None]})
    out = echo.evaluate(cases, "perioder_igen", on=DAY, nulls="absent", tables={"perioder": long})
    assert [len(one) for one in out["perioder_igen"]] == [0, 1]
    with pytest.warns(hjemmel.UndecidedWarning, match="1 of 2"):
        echo.evaluate(cases, "perioder_igen", on=DAY, tables={"perioder": long})
    for nulls, status in (("absent", "known"), ("missing", "undetermined")):
        shown = echo.explain(cases.iloc[0], "perioder_igen", on=DAY, nulls=nulls,
                             tables={"perioder": long})
        assert shown.outcome.status == status
    with pytest.raises(hjemmel.FactError, match="sags_id alone"):
        echo.evaluate(cases, "perioder_igen", on=DAY, tables={"perioder": cases})
    with pytest.raises(hjemmel.FactError, match="no column sags_id"):
        echo.explain({}, "perioder_igen", on=DAY, tables={"perioder": long})


def test_a_municipality_explained_with_its_citizens(echo: hjemmel.Version) -> None:
    borgere = pd.DataFrame({"kommunekode": ["851", "851", "101"], "antal": [7, 8, 9]})
    kommune = {"kommunekode": "851"}
    shown = echo.explain(kommune, "store", on=DAY, tables={"borgere": borgere})
    assert shown.outcome.value == 2 and kommune == {"kommunekode": "851"}


@pytest.mark.parametrize("make", [pa.table, pd.DataFrame, pl.DataFrame])
def test_evaluation_dates_as_texts(echo: hjemmel.Version, make: Callable[[Any], Any]) -> None:
    cases = make({"antal": [7, 7, 7], "den": ["2018-03-02", "2018-02-31", None]})
    with pytest.warns(hjemmel.UndecidedWarning, match="2 refused"):
        out: Any = echo.evaluate(cases, "hvornaar", on="den")
    days = pa.table(out).column("hvornaar").cast(pa.date32()).to_pylist()
    assert days == [datetime.date(2018, 3, 2), None, None]


def test_polars_needs_no_arrow_for_plain_tables(
    echo: hjemmel.Version, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    cases = pl.DataFrame({"antal": [7, 3], "den": ["2018-03-02", "2018-03-03"]})
    for dates in (cases, cases.with_columns(pl.col("den").str.to_date())):
        assert echo.evaluate(dates, "stor", on="den")["stor"].to_list() == [True, False]
    assert echo.explain(cases[0], "stor", on=DAY).outcome.value is True
    with pytest.raises(ImportError, match=r"hjemmel\[frames\]"):
        hjemmel.compare(echo, echo, cases, "stor", on=DAY)


def test_columns_that_matter_to_nobody(echo: hjemmel.Version) -> None:
    mixed = pd.DataFrame([[16, 1, "x"], [20, "y", 2]], columns=["tal", "andet", "andet"])
    assert echo.evaluate(mixed, "voksen", on=DAY)["voksen"].tolist() == [False, True]
    found = hjemmel.compare(echo, echo.with_parameters(graense=15), mixed, "voksen", on=DAY)
    assert found.changed == (0,) and found.examples[0].after.value is True
    nothing = hjemmel.compare(echo, echo, pd.DataFrame({"farve": ["rød"]}), "voksen", on=DAY)
    assert nothing.count == 1 and not nothing.changed
    twice = pa.table([[1], [2]], names=["tal", "tal"])
    with pytest.raises(hjemmel.FactError) as caught:
        echo.evaluate(twice, "voksen", on=DAY)
    assert caught.value.code == "duplicate-column"


def test_rows_and_lazy_frames(echo: hjemmel.Version) -> None:
    frame = pd.DataFrame({"antal": [7]})
    lazy: Any = pl.from_pandas(frame).lazy()
    wrong: List[Any] = [(frame.iloc[0], "explain"), (lazy, "collect")]
    for what, hint in wrong:
        with pytest.raises(hjemmel.FactError) as caught:
            echo.evaluate(what, "stor", on=DAY)
        assert caught.value.code == "wrong-type" and hint in caught.value.hint
    # A dictionary is a case: its None is no gap.
    row = pl.DataFrame({"tal": [None]}, schema={"tal": pl.Int64})
    assert echo.explain(row[0], "tal_igen", on=DAY).outcome.status == "undetermined"
    assert echo.explain(row.row(0, named=True), "tal_igen", on=DAY).outcome.value is None


def test_numbers_that_no_decimal_of_polars_holds(echo: hjemmel.Version) -> None:
    out = echo.evaluate(pl.DataFrame({"tal": [1e30, 1.5e-10]}), "tal_igen", on=DAY)
    assert [Decimal(one) for one in out["tal_igen"]] == [Decimal(10) ** 30, Decimal("1.5e-10")]


def test_one_decision_is_a_name(echo: hjemmel.Version) -> None:
    what: Any = ["stor"]
    with pytest.raises(TypeError, match="one decision"):
        echo.explain({}, what, on=DAY)
    with pytest.raises(TypeError, match="one decision"):
        hjemmel.compare(echo, echo, [{}], what, on=DAY)
    number: Any = 5
    with pytest.raises(TypeError, match="texts"):
        echo.evaluate({}, number, on=DAY)
