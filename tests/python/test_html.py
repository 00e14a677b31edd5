# SPDX-License-Identifier: Apache-2.0
"""What notebooks show of outcomes, reasons, versions, tables, diagnostics and catalogs."""

import html.parser
from typing import Any, Dict, List, Optional, Tuple

import pytest

import hjemmel
from hjemmel import Bilingual, Diagnostic, Reason, Source

from conftest import DAY, ECHO

# Elements that have no end, and the attributes that are used at all.
_VOID = {"br"}
_ATTRIBUTES = {"class", "role", "title", "aria-label", "open", "href", "rel"}


class Checker(html.parser.HTMLParser):
    """Holds that elements are closed in order, and that nothing runs or is fetched."""

    def __init__(self) -> None:
        super().__init__()
        self.open: List[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: List[Tuple[str, Optional[str]]]) -> None:
        assert tag not in ("script", "img", "iframe", "object", "link", "form", "input")
        assert {name for name, _ in attrs} <= _ATTRIBUTES
        for name, value in attrs:
            assert name != "href" or (value or "").startswith(("https://", "http://"))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += f" {data}"


def text_of(thing: Any, language: str = "da") -> str:
    """The text that a person reads, of HTML that is sound."""
    checker = Checker()
    checker.feed(hjemmel.show(thing, language))
    assert checker.open == []
    return " ".join(checker.text.split())


def test_several_outcomes(version: hjemmel.Version, citizen: Dict[str, Any]) -> None:
    outcomes = version.evaluate(citizen, ["visitationsgruppe", "maalgruppe"], on=DAY)
    assert isinstance(outcomes, dict) and list(outcomes) == ["visitationsgruppe", "maalgruppe"]
    assert outcomes._repr_html_() == hjemmel.show(outcomes)
    assert "Visitationsgruppe: gruppe 2" in text_of(outcomes)


def test_one_declaration(echo: hjemmel.Version) -> None:
    for one, told in ((echo.parameters["graense"], "18"), (echo.facts["tal"], "Tal"),
                      (echo.decisions["stor"], "boolean"), (echo.entities["borger"], "borger")):
        assert told in text_of(one) and "Name" in text_of(one, "en")
        assert one._repr_html_() == hjemmel.show(one)


def test_an_outcome(version: hjemmel.Version, citizen: Dict[str, Any]) -> None:
    outcome = version.evaluate(citizen, "visitationsgruppe", on=DAY)
    text = text_of(outcome)
    assert "Visitationsgruppe: gruppe 2" in text and "sag sag-17" in text
    assert "Rækker, der ikke passer (6)" in text and "Kilder" in text
    assert text_of(version.explain(citizen, "visitationsgruppe", on=DAY)) == text
    english = text_of(outcome, "en")
    assert "group 2" in english and "Sources" in english and "as of 2 March 2018" in english
    assert outcome._repr_html_() == hjemmel.show(outcome)
    assert text_of(outcome.reason_tree).startswith("Visitationsgruppe: gruppe_2")
    assert text_of({"a": outcome, "b": outcome}).count("sag sag-17") == 2


def test_what_is_missing(version: hjemmel.Version, citizen: Dict[str, Any]) -> None:
    del citizen["afgang"]
    text = text_of(version.evaluate(citizen, "visitationsgruppe", on=DAY))
    assert "uafklaret: gruppe 2 eller udgået" in text
    assert "Disse oplysninger kan stadig ændre svaret: Afgang afgang" in text


def test_contexts_are_tables(version: hjemmel.Version, citizen: Dict[str, Any]) -> None:
    citizen["plan_dato"] = "2018-02-15"
    citizen["vurderet_maalgruppe"] = "virksomhedsrettet"
    tasks = version.evaluate(citizen, "opgaver", on=DAY)
    text = text_of(tasks)
    assert "<table>" in tasks._repr_html_() and "Kommunens opgaver:" in text
    assert "CV: ikke oplyst" in text and "plan ingen opfyldt" in text


def test_what_was_changed(version: hjemmel.Version, citizen: Dict[str, Any]) -> None:
    changed = version.with_parameters(mindste_varighed="P3Y")
    text = text_of(changed.evaluate(citizen, "visitationsgruppe", on=DAY))
    assert "Ændret i forhold til reglerne: mindste_varighed = 3 år" in text
    assert "Ændret: mindste_varighed = 3 år" in text_of(changed)


def test_other_statuses(version: hjemmel.Version, citizen: Dict[str, Any]) -> None:
    late = version.evaluate(citizen, "maalgruppe", on="2031-01-01")
    assert late.text() in text_of(late)
    citizen["vurderet_maalgruppe"] = "<b>0102034567</b>"
    refused = text_of(version.evaluate(citizen, "maalgruppe", on=DAY))
    assert "fejl" in refused and "0102034567" not in refused and "010203-xxxx" in refused


def test_all_is_escaped() -> None:
    bad = "<script>alert('x')</script>"
    source = Source(bad, Bilingual(bad), bad, bad, bad, "javascript:alert(1)", Bilingual(bad))
    leaf = Reason("requirement", "met", bad, Bilingual(bad), sources=(source,), value=bad)
    tree = Reason("decision", "met", bad, Bilingual(bad), combination="all", parts=(leaf,))
    assert bad in text_of(tree)
    place = hjemmel.Place(bad, 1, 1, 1)
    report = Bilingual(f"{bad}\n    {bad}\n    ^")
    told = Diagnostic(bad, "error", Bilingual(bad), Bilingual(bad), place, bad, bad, bad, report)
    assert text_of(told).count(bad) == 8
    assert bad in text_of(hjemmel.UsageError(told))


def test_a_version(version: hjemmel.Version, catalog: hjemmel.Catalog) -> None:
    text = text_of(version)
    assert "gælder 1. august 2017 – 31. august 2019" in text and version.digest[:12] in text
    assert "mindste_varighed" in text and "Orientering om status" in text
    assert "Mindste varighed" in text_of(version.parameters)
    assert "5 years" in text_of(version.parameters, "en")
    assert "borger" in text_of(version.entities) and "afgang" in text_of(version.facts)
    assert "udsatteaftalen" in text_of(catalog) and "Aftale om udsatte" in text_of(catalog)


def test_logic(version: hjemmel.Version) -> None:
    table = version.logic("visitationsgruppe")
    assert isinstance(table.form, hjemmel.DecisionTable)
    assert table.form.hit_policy == "FIRST" and len(table.form.rows) == 12
    assert table.form.rows[0].then and table.form.rows[0].sources
    text = text_of(table)
    assert "Den første række, der passer, gælder." in text and "Målgruppe: nej" in text
    needed = version.logic("opfylder_kriterierne")
    assert isinstance(needed.form, hjemmel.Requirements)
    assert needed.form.combination == "all" and needed.form.parts[0].when
    assert "covers(projektydelser, opgoerelsesdato)" in text_of(needed)
    plain = version.logic("gruppe_2_siden")
    assert isinstance(plain.form, hjemmel.Expression)
    assert "seneste_periode" in text_of(plain)
    with pytest.raises(hjemmel.UsageError) as caught:
        version.logic("visitationsgrupe")
    assert "visitationsgruppe" in caught.value.hint


def test_every_decision_of_every_ruleset(catalog: hjemmel.Catalog) -> None:
    for ruleset in catalog.rulesets:
        for version in catalog.versions(ruleset):
            assert text_of(version)
            for one in version.decisions:
                assert text_of(version.logic(f"{one.entity}.{one.name}"))


def test_a_fault_in_a_file() -> None:
    with pytest.raises(hjemmel.RuleError) as caught:
        hjemmel.from_memory({"ekko.yaml": ECHO.replace("value: tal >= graense", "value: tall")})
    text = text_of(caught.value)
    assert "ekko.yaml:" in text and "^^^^" in text and "Forslag:" in text


def test_what_has_no_html() -> None:
    with pytest.raises(TypeError, match="int"):
        hjemmel.show(17)


def test_a_comparison(version: hjemmel.Version, citizens: List[Dict[str, Any]]) -> None:
    changed = version.with_parameters(mindste_varighed="P10Y")
    found = hjemmel.compare(version, changed, citizens[:40], "maalgruppe", on=DAY)
    text = text_of(found)
    assert f"Målgruppe: {len(found.changed)} af 40 udfald ændrer sig" in text
    assert "mindste_varighed = 10 år" in text and found.examples[0].id in text
    assert "ja → nej" in text and "outcomes change" in text_of(found, "en")
