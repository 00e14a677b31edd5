# SPDX-License-Identifier: Apache-2.0
"""Catalogs and what versions declare; rules that have faults."""

import datetime
import pathlib
from typing import Any

import pytest

import hjemmel
from hjemmel import Months

from conftest import ECHO


def test_a_catalog(catalog: hjemmel.Catalog) -> None:
    assert "flere-skal-med" in catalog.rulesets
    older, newer = catalog.versions("flere-skal-med-2")
    assert older.valid_to is not None and newer.valid_from is not None
    assert older.valid_to < newer.valid_from
    assert catalog.in_force("flere-skal-med-2", datetime.date(2020, 2, 1)) is newer
    assert "flere-skal-med" in repr(catalog)


def test_a_version(version: hjemmel.Version) -> None:
    assert version.ruleset == "flere-skal-med" and version.id == "2017-08-01"
    assert version.valid_from == datetime.date(2017, 8, 1)
    assert version.title.da == "Flere skal med" and "people" in version.title.text("en")
    assert len(version.digest) == 64
    assert version.sources[0].id == "opslag"
    assert version.entities.names == ("borger", "kommune")
    assert version.entities["kommune"].child == "borger"
    assert version.entities["kommune"].key == "kommunekode"
    assert "2017-08-01" in repr(version)
    assert version.in_force_on("2018-03-02") and not version.in_force_on("1999-01-01")


def test_declarations(version: hjemmel.Version) -> None:
    fact = version.facts["kommune_perioder"]
    assert fact.entity == "borger" and fact.label.da == "Bopælskommune" and fact.is_list
    assert version.facts["borger.afgang"].optional
    assert "gruppe_1" in version.decisions["visitationsgruppe"].values
    assert version.decisions["visitationsgruppe"].needs
    parameter = version.parameters["mindste_varighed"]
    assert parameter.value() == Months(60) and parameter.sources
    with pytest.raises(hjemmel.UsageError) as caught:
        version.facts["kommune_periode"]
    assert caught.value.code == "unknown-fact" and "kommune_perioder" in caught.value.hint
    assert "afgang" in version.facts.names and version.facts[0] in version.facts
    facts: Any = version.facts
    assert "afgang" in facts and "borger.afgang" in facts
    assert "afgan" not in facts and version.entities[0] not in facts
    assert len(version.facts[:3]) == 3


def test_readings(echo: hjemmel.Version) -> None:
    assert set(echo.parameters["metode"].readings) == {"enkelt", "dobbelt"}
    assert echo.parameters["graense"].value(datetime.date(2018, 1, 1)) == 18
    by_day = hjemmel.Parameter("sats", hjemmel.Bilingual(), "number", (
        (datetime.date(2017, 1, 1), 1), (datetime.date(2018, 1, 1), 2)))
    assert (by_day.value("2017-12-31"), by_day.value("2018-01-01"), by_day.value()) == (1, 2, 2)
    assert echo.with_parameters(metode="dobbelt").changed == {"metode": "dobbelt"}


def test_graphs(version: hjemmel.Version) -> None:
    assert version.graph("visitationsgruppe", depth=1).startswith("<svg")
    assert version.graph("visitationsgruppe", format="dot").startswith("digraph")
    with pytest.raises(hjemmel.UsageError) as caught:
        version.graph("visitationsgrupe")
    assert "visitationsgruppe" in caught.value.hint


def test_rules_with_faults(tmp_path: pathlib.Path) -> None:
    broken = ECHO.replace("value: tal >= graense", "value: tall >= graense")
    (tmp_path / "2017-01-01.yaml").write_text(broken, encoding="utf-8")
    with pytest.raises(hjemmel.RuleError) as caught:
        hjemmel.load(tmp_path)
    error = caught.value
    assert error.code == "unknown-name" and "tal" in error.hint
    assert error.place is not None and error.place.line == broken[: broken.index("tall")].count(
        "\n"
    ) + 1
    assert "^" in str(error) and "fejl" in error.text("da")


def test_what_cannot_be_loaded(tmp_path: pathlib.Path) -> None:
    for path in (tmp_path / "intet", tmp_path):
        with pytest.raises(hjemmel.RuleError):
            hjemmel.load(path)
    with pytest.raises(hjemmel.RuleError):
        hjemmel.from_memory({"a.yaml": "["})
