# SPDX-License-Identifier: Apache-2.0
"""Two versions on the same cases."""

import datetime
from typing import Any, Callable, Dict, List

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import hjemmel
from hjemmel import Status

DAY = "2018-03-02"


@pytest.fixture(scope="module")
def younger(echo: hjemmel.Version) -> hjemmel.Version:
    return echo.with_parameters(graense=15)


def test_a_list_of_cases(echo: hjemmel.Version, younger: hjemmel.Version) -> None:
    cases: List[Dict[str, Any]] = [{"sags_id": str(i), "tal": i} for i in range(10, 20)]
    cases.append({"sags_id": "open"})
    found = hjemmel.compare(echo, younger, cases, "voksen", on=DAY)
    assert found.changed == (5, 6, 7) and found.count == 11
    assert found.counts == {
        ("False", "True"): 3, ("False", "False"): 5, ("True", "True"): 2,
        ("undetermined", "undetermined"): 1,
    }
    first = found.transitions[0]
    assert first.changed and (first.before, first.after) == (False, True)
    assert [one.id for one in found.examples] == ["15", "16", "17"]
    example = found.examples[0]
    assert example.before.value is False and example.after.value is True
    assert example.after.changed == {"graense": 15} and example.before.reasons("da")
    assert "3 of 11 outcomes change" in str(found)
    assert found.transitions[-1].after is Status.UNDETERMINED


@pytest.mark.parametrize("make", [pa.table, pd.DataFrame, pl.DataFrame])
def test_tables(
    echo: hjemmel.Version, younger: hjemmel.Version, make: Callable[[Any], Any]
) -> None:
    cases = make({"sags_id": ["a", "b", "c"], "tal": [16, None, 20]})
    found = hjemmel.compare(echo, younger, cases, "voksen", on=DAY, examples=1)
    assert found.changed == (0,) and found.examples[0].id == "a"
    assert found.examples[0].after.value is True


def test_long_and_related_tables(echo: hjemmel.Version) -> None:
    later = echo.with_parameters(frist="P6Y")
    cases = pa.table({"sags_id": ["a"], "dag": [datetime.date(2018, 1, 1)]})
    rows = pa.table({"sags_id": ["a"], "fra": [datetime.date(2018, 1, 1)], "til": [None]})
    found = hjemmel.compare(
        echo, later, cases, "senere", on=DAY, tables={"perioder": rows}
    )
    assert found.examples[0].after.value == datetime.date(2024, 1, 1)
    kommuner = pa.table({"kommunekode": ["851"]})
    borgere = pa.table({"kommunekode": ["851", "851", "101"], "antal": [7, 8, 9]})
    with pytest.warns(hjemmel.UndecidedWarning, match="related"):
        echo.evaluate(kommuner, "store", on=DAY, tables={"borgere": borgere})
    other = hjemmel.from_memory({"ekko.yaml": changed(echo)}).in_force("ekko", DAY)
    found = hjemmel.compare(echo, other, kommuner, "store", on=DAY, tables={"borgere": borgere})
    assert found.examples[0].before.value == 2 and found.examples[0].after.value == 1


def test_examples_agree_with_the_tables(version: hjemmel.Version, citizens: List[Any]) -> None:
    """Rows without a key belong to the only municipality, and their gaps are as asked for."""
    kommune = pd.DataFrame({"sags_id": ["aalborg"], "kommunekode": ["851"],
                            "tilsagn_oere": [1174900000], "tilsagn_dato": ["2017-06-30"]})
    tables = {"borgere": pd.DataFrame(citizens)}
    rate = hjemmel.compare(version, version.with_parameters(ydelsesophoer="udgaar"), kommune,
                           "rate_3", on=DAY, nulls="absent", tables=tables)
    for told, example in ((rate.transitions[0].before, rate.examples[0].before),
                          (rate.transitions[0].after, rate.examples[0].after)):
        assert told["taeller"] == str(example.value["taeller"]) != "0"
    shown = version.explain(kommune.iloc[0], "tilskud", on=DAY, nulls="absent", tables=tables)
    whole = version.evaluate(kommune, "tilskud", on=DAY, nulls="absent", tables=tables)
    assert shown.outcome.value == whole["tilskud"][0]


def test_a_case_below_the_only_one_above_it() -> None:
    from conftest import ECHO

    above = "  kommune:\n    kommunekode: {type: string}\n    rig: {type: boolean}\n"
    text = ECHO.replace("  kommune:\n    kommunekode: {type: string}\n", above)
    text = text.replace("  omraade:", "  rig: {entity: borger, type: boolean, "
                        "value: kommune.rig and tal >= graense}\n  omraade:")
    echo = hjemmel.from_memory({"ekko.yaml": text}).in_force("ekko", DAY)
    kommuner = pd.DataFrame({"kommunekode": ["1", "2"], "rig": [True, False]})
    for borger, table in (({"tal": 20}, kommuner[:1]), ({"tal": 20, "kommunekode": "1"}, kommuner)):
        frame = pd.DataFrame([borger])
        out = echo.evaluate(frame, "rig", on=DAY, tables={"kommune": table})
        shown = echo.explain(frame.iloc[0], "rig", on=DAY, tables={"kommune": table})
        assert out["rig"].tolist() == [True] == [shown.outcome.value]


def changed(echo: hjemmel.Version) -> str:
    from conftest import ECHO

    return ECHO.replace("antal > 5", "antal > 7")


def test_a_column_of_dates(echo: hjemmel.Version, younger: hjemmel.Version) -> None:
    days = [datetime.date(2018, 1, 1), datetime.date(1999, 1, 1)]
    cases = pa.table({"tal": [16, 16], "den": days})
    found = hjemmel.compare(echo, younger, cases, "voksen", on="den")
    assert found.changed == (0,) and found.examples[0].after.date == datetime.date(2018, 1, 1)
    assert found.transitions[-1].before is Status.OUTSIDE_VALIDITY


def test_the_whole_caseload(version: hjemmel.Version, citizens: List[Dict[str, Any]]) -> None:
    what_if = version.with_parameters(mindste_varighed="P15Y")
    found = hjemmel.compare(version, what_if, citizens, "maalgruppe", on=DAY, examples=1)
    assert found.count == len(citizens) and found.changed
    assert found.examples[0].after.changed
