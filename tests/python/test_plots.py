# SPDX-License-Identifier: Apache-2.0
"""Pictures of caseloads: what is drawn and written in them."""

import builtins
import datetime
import sys
from decimal import Decimal
from typing import Any, Dict, Iterator, List

import matplotlib
import pytest

matplotlib.use("Agg")

import matplotlib.pyplot as pyplot  # noqa: E402
import pandas as pd  # noqa: E402
import pyarrow as pa  # noqa: E402
from matplotlib.axes import Axes  # noqa: E402
from matplotlib.patches import Rectangle  # noqa: E402

import hjemmel  # noqa: E402
from hjemmel import plots  # noqa: E402

from conftest import DAY  # noqa: E402


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    yield
    pyplot.close("all")


def texts(axes: Axes) -> List[str]:
    return [one.get_text() for one in axes.texts]


def bars(axes: Axes) -> List[Rectangle]:
    return [one for one in axes.patches if isinstance(one, Rectangle)]


def test_groups(version: hjemmel.Version) -> None:
    answers = ["gruppe_1"] * 3 + ["gruppe_2"] * 996 + [None]
    axes = plots.groups(answers, version, title="Aalborg")
    assert texts(axes) == ["996 (100 %)", "3 (0,3 %)", "1 (0,1 %)"]
    assert [one.get_text() for one in axes.get_yticklabels()] == [
        "gruppe 2", "gruppe 1", "uafklaret"]
    assert axes.get_title("left") == "Aalborg"
    _, own = pyplot.subplots()
    same = plots.groups({"a": 1000, "b": 3000}, order=["a", "b", "c"], language="en", axes=own)
    assert same is own and texts(own) == ["1,000 (25 %)", "3,000 (75 %)", "0 (0 %)"]
    assert texts(plots.groups(pd.Series(["a", None]))) == ["1 (50 %)", "1 (50 %)"]
    assert texts(plots.groups([])) == []


def test_months() -> None:
    rows: List[Dict[str, Any]] = [
        {"maaned": "2017-12", "taeller": Decimal(189), "naevner": Decimal(473)},
        {"maaned": "2018-01", "taeller": Decimal(190), "naevner": Decimal(473)},
        {"maaned": "2018-02", "taeller": None, "naevner": Decimal(473)},
        {"maaned": "2018-03", "taeller": Decimal(0), "naevner": Decimal(0)},
    ]
    axes = plots.months(rows)
    assert texts(axes) == ["40,0 %\n189 / 473", "40,2 %\n190 / 473", "?", "?", "krav 40 %"]
    below, above, *_ = [one.get_facecolor() for one in bars(axes)]
    assert below != above
    assert texts(plots.months(rows[:1], Decimal("32.5"), language="en"))[-1] == "required 32.5 %"


def test_waiting() -> None:
    day = datetime.date
    since = [day(2017, 6, 1), "2017-06-02", day(2017, 5, 31), None, float("nan"), pd.NaT,
             day(2018, 3, 3)]
    axes = plots.waiting(since, DAY)
    _, labels = axes.get_legend_handles_labels()
    # Nine months from 2 June are full on 2 March: not yet more than nine.
    assert labels == ["højst 9 måneder: 1", "mere end 9 måneder: 2"]
    english = plots.waiting([day(2017, 1, 31)], "2017-02-28", warned_after=hjemmel.Months(1),
                            language="en")
    assert english.get_legend_handles_labels()[1][0] == "at most 1 months: 1"
    assert [one.get_height() for one in bars(english)][:2] == [0, 1]


def test_columns_as_tables_give_them() -> None:
    truths = pd.Series([True, None, True], dtype="boolean")
    assert texts(plots.groups(truths)) == ["2 (67 %)", "1 (33 %)"]
    with pytest.raises(TypeError, match="field"):
        plots.groups([[1], [2]])
    days = [datetime.date(2017, 6, 1), None]
    for since in (pa.chunked_array([days]), pd.Series(pd.to_datetime(pd.Series(days)))):
        labels = plots.waiting(since, DAY, warned_after="P8M").get_legend_handles_labels()[1]
        assert labels == ["højst 8 måneder: 0", "mere end 8 måneder: 1"]
    rows: List[Dict[str, Any]] = [{"maaned": "2018-01", "taeller": 1.0, "naevner": 4},
                                  {"maaned": "2018-02", "taeller": float("nan"), "naevner": 4}]
    assert texts(plots.months(pd.DataFrame(rows)))[1] == "?"
    assert texts(plots.months(pa.Table.from_pylist(rows)))[1] == "?"
    assert texts(plots.months([{"maaned": "2018-03"}]))[0] == "?"


def test_what_if(version: hjemmel.Version, citizens: List[Dict[str, Any]]) -> None:
    frame = pd.DataFrame(citizens[:60])
    axes = plots.what_if(version, frame, "maalgruppe", on=DAY, parameter="mindste_varighed",
                         values=["P5Y", hjemmel.Months(120)], nulls="absent")
    assert [one.get_text() for one in axes.get_xticklabels()] == ["5 år\n(reglerne)", "10 år"]
    assert axes.get_title("left") == "Mindste varighed"
    heights = [one.get_height() for one in bars(axes)]
    assert heights[0] == 60 and heights[1] + heights[3] == 60 and heights[3] > 0


def test_matplotlib_is_optional(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name.startswith("matplotlib"):
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    for name in [one for one in sys.modules if one.startswith("matplotlib")]:
        monkeypatch.delitem(sys.modules, name)
    with pytest.raises(ImportError, match=r"pip install 'hjemmel\[plots\]'"):
        plots.groups(["a"])
