# SPDX-License-Identifier: Apache-2.0
"""The decision graph, and one case's way through it."""

from typing import Any, Dict, List
from xml.etree import ElementTree

import pytest

import hjemmel
from hjemmel.graph import path_of

from conftest import DAY


def test_a_picture(version: hjemmel.Version) -> None:
    graph = version.graph("visitationsgruppe")
    assert ElementTree.fromstring(graph).tag.endswith("svg")
    assert str(graph) in graph._repr_html_() and "<script" not in graph
    dot = version.graph("visitationsgruppe", format="dot")
    assert dot.startswith("digraph") and "<pre>" in dot._repr_html_()


def test_a_cases_way(version: hjemmel.Version, citizen: Dict[str, Any]) -> None:
    outcome = version.evaluate(citizen, "visitationsgruppe", on=DAY)
    path = path_of(outcome)
    assert "borger.vurderet_maalgruppe" in path and "borger.visitationsgruppe" in path
    # The rows before it did not fit, and those after it were not reached.
    assert "borger.lang_straf" not in path and "borger.projektet_forladt" not in path
    marked = version.graph("visitationsgruppe", case=citizen, on=DAY)
    assert marked == version.graph("visitationsgruppe", marked=path)
    assert marked == version.graph(case=outcome)
    assert marked == version.graph(case=version.explain(citizen, "visitationsgruppe", on=DAY))
    assert marked != version.graph("visitationsgruppe")


def test_requirements_on_the_way(version: hjemmel.Version, citizen: Dict[str, Any]) -> None:
    met = path_of(version.evaluate(citizen, "aktiv_sag", on=DAY))
    assert {"borger.afgang", "borger.modtager_ydelse", "borger.ydelsesperioder"} <= set(met)
    citizen["afgang"] = {"aarsag": "doed", "dato": "2018-02-01"}
    unmet = path_of(version.evaluate(citizen, "aktiv_sag", on=DAY))
    assert "borger.afgang" in unmet and "borger.modtager_ydelse" not in unmet
    del citizen["afgang"]
    assert "borger.modtager_ydelse" not in path_of(version.evaluate(citizen, "aktiv_sag", on=DAY))


def test_a_case_needs_a_decision_and_a_day(
    version: hjemmel.Version, citizen: Dict[str, Any]
) -> None:
    with pytest.raises(TypeError, match="on="):
        version.graph("visitationsgruppe", case=citizen)
    with pytest.raises(TypeError, match="decision"):
        version.graph(case=citizen, on=DAY)


def test_choices_that_there_are_not(version: hjemmel.Version) -> None:
    choices: List[Dict[str, Any]] = [{"format": "png"}, {"parameters": "some"}, {"depth": -1}]
    for wrong in choices:
        with pytest.raises(hjemmel.UsageError) as caught:
            version.graph(**wrong)
        assert caught.value.code == "wrong-argument" and caught.value.hint
    with pytest.raises(hjemmel.UsageError, match="'fr'"):
        hjemmel.show(version, "fr")
