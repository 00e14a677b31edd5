# SPDX-License-Identifier: Apache-2.0
"""One case at a time: types in and out, statuses, reasons, and what is refused."""

import datetime
import threading
import zoneinfo
from decimal import Decimal
from typing import Any, Dict, List

import pytest

import hjemmel
from hjemmel import MISSING, Anything, Between, Months, OneOf, Range, Status

DAY = "2018-03-02"
Case = Dict[str, Any]


def echoed(version: hjemmel.Version, fact: str, value: Any) -> Any:
    outcome = version.evaluate({fact: value}, f"{fact}_igen", on=DAY)
    assert outcome.status is Status.KNOWN, outcome
    return outcome.value


@pytest.mark.parametrize(
    "fact, value",
    [
        ("tal", Decimal("37.5")),
        ("tal", Decimal("1234567890123456789012345678901234")),
        ("tal", Decimal("1E+40")),
        ("tal", 10**40),
        ("tal", -(2**63)),
        ("tal", 2**63),
        ("tal", None),
        ("svar", True),
        ("ord", "æøå"),
        ("dag", datetime.date(2018, 3, 2)),
        ("klokken", datetime.time(10, 30, 0, 500000)),
        ("tidspunkt", datetime.datetime(2018, 3, 2, 10, 30)),
        (
            "tidspunkt",
            datetime.datetime(2018, 7, 2, 10, 30, tzinfo=zoneinfo.ZoneInfo("Europe/Copenhagen")),
        ),
        (
            "tidspunkt",
            datetime.datetime(
                2018, 3, 2, 10, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=2))
            ),
        ),
        ("dage", datetime.timedelta(days=28)),
        ("dage", datetime.timedelta(days=-1, seconds=5, microseconds=7)),
        ("maaneder", Months(14)),
        ("perioder", [{"fra": datetime.date(2018, 1, 1), "til": None}]),
        ("perioder", []),
    ],
)
def test_values_come_back(echo: hjemmel.Version, fact: str, value: Any) -> None:
    answer = echoed(echo, fact, value)
    assert answer == value
    assert isinstance(answer, Decimal) if isinstance(value, int) and value is not True else True


def test_numbers_are_decimals(echo: hjemmel.Version) -> None:
    assert isinstance(echoed(echo, "tal", 5), Decimal)


def test_texts_are_read_as_their_type(echo: hjemmel.Version) -> None:
    assert echoed(echo, "dag", "2018-03-02") == datetime.date(2018, 3, 2)
    assert echoed(echo, "maaneder", "P1Y2M") == Months(14)
    assert echoed(echo, "dage", "P2D") == datetime.timedelta(days=2)
    assert echoed(echo, "dag", datetime.datetime(2018, 3, 2)) == datetime.date(2018, 3, 2)


def test_what_python_cannot_hold_is_text(echo: hjemmel.Version) -> None:
    assert echoed(echo, "dag", "12018-03-02") == "12018-03-02"
    assert echoed(echo, "klokken", "10:30:00.000000001") == "10:30:00.000000001"


def test_ranges(echo: hjemmel.Version) -> None:
    outcome = echo.evaluate({}, "omraade", on=DAY)
    assert outcome.value == Range(1, 10, high_included=False)
    assert 9 in outcome.value and 10 not in outcome.value
    assert str(outcome.value) == "[1..10)"


def test_months() -> None:
    assert str(Months(14)) == "P1Y2M" and str(Months(-48)) == "-P4Y" and str(Months(0)) == "P0M"
    assert Months.parse("-P4Y") == Months(-48)
    assert Months(3) < Months(4)
    with pytest.raises(ValueError, match="P1Y2M"):
        Months.parse("P1D")


def test_a_known_outcome(version: hjemmel.Version, citizen: Case) -> None:
    outcome = version.evaluate(citizen, "visitationsgruppe", on=DAY)
    assert outcome.status == "known" and outcome.value == "gruppe_2"
    assert outcome.possible is None and outcome.missing == () and outcome.exact
    assert outcome.id == "sag-17" and outcome.entity == "borger"
    assert outcome.ruleset == "flere-skal-med" and outcome.version == "2017-08-01"
    assert outcome.date == datetime.date(2018, 3, 2) and outcome.digest == version.digest
    assert "gruppe_2" in repr(outcome)
    assert "2018" in outcome.reasons("da") and outcome.reasons("en") != outcome.reasons("da")
    assert outcome.letter("da").strip()
    tree = outcome.reason_tree
    assert tree.kind == "decision" and tree.id == "visitationsgruppe" and tree.mark == "met"
    met = [node.id for node in tree.walk() if node.kind == "row" and node.mark == "met"]
    assert "gruppe_2" in met
    assert any("Indhold" in str(source.where) for source in tree.all_sources())
    assert outcome.to_dict(reasons=True)["value"] == "gruppe_2"


def test_an_open_outcome(version: hjemmel.Version, citizen: Case) -> None:
    citizen["kommune_perioder"] = MISSING
    outcome = version.evaluate(citizen, "visitationsgruppe", on=DAY)
    assert outcome.status is Status.UNDETERMINED
    assert outcome.possible == OneOf(["gruppe_2", "udgaaet"])
    assert list(outcome.possible) == ["gruppe_2", "udgaaet"]
    assert [one.path for one in outcome.missing] == ["kommune_perioder"]
    assert outcome.missing[0].label.da == "Bopælskommune"
    with pytest.raises(TypeError, match="neither true nor false"):
        bool(outcome.value)
    assert "gruppe_2" in outcome.text("da")


def test_what_is_open_in_other_ways(echo: hjemmel.Version) -> None:
    anything = echo.evaluate({}, "antal_igen", on=DAY).possible
    assert anything == Anything("number", or_none=True)
    citizens = [{"sags_id": f"{i}"} for i in range(100)]
    count = echo.evaluate({"kommunekode": "851", "borgere": citizens}, "store", on=DAY).possible
    assert count == Between(0, 100) and 50 in count and 101 not in count
    with pytest.raises(TypeError):
        bool(count)


def test_parts_that_are_open(echo: hjemmel.Version) -> None:
    given = [{"fra": "2018-01-01", "til": None}, {"til": None}]
    outcome = echo.evaluate({"perioder": given}, "perioder_igen", on=DAY)
    (part,) = outcome.open_parts
    assert part.path == "[2].fra" and part.missing == ("perioder[2].fra",)
    assert part.possible is outcome.value[1]["fra"]
    (whole,) = echo.evaluate({}, "stor", on=DAY).open_parts
    assert whole.path == "" and whole.missing == ("antal",)
    assert whole.possible == OneOf([False, True])
    assert echo.evaluate({"antal": 1}, "stor", on=DAY).open_parts == ()


def test_missing_is_neither_true_nor_false() -> None:
    with pytest.raises(TypeError):
        bool(MISSING)
    assert repr(MISSING) == "hjemmel.MISSING"


def test_several_decisions(echo: hjemmel.Version) -> None:
    outcomes = echo.evaluate({"tal": 5, "svar": True}, ["tal_igen", "svar_igen"], on=DAY)
    assert {name: one.value for name, one in outcomes.items()} == {"tal_igen": 5, "svar_igen": True}
    everything = echo.evaluate({}, on=DAY, entity="borger")
    assert set(everything) == {one.name for one in echo.decisions if one.entity == "borger"}


def test_faulty_facts_are_refused_not_raised(echo: hjemmel.Version) -> None:
    outcome = echo.evaluate({"antal": 11}, "antal_igen", on=DAY)
    assert outcome.status is Status.REFUSED and outcome.value is None
    assert outcome.diagnostics[0].fact == "antal"
    outcome = echo.evaluate({"antl": 1}, "antal_igen", on=DAY)
    assert outcome.diagnostics[0].code == "unknown-fact"
    assert "antal" in outcome.diagnostics[0].hint.en


def test_outside_validity(catalog: hjemmel.Catalog, citizen: Case) -> None:
    outcome = catalog.evaluate("flere-skal-med", "1999-01-01", "visitationsgruppe", citizen)
    assert outcome.status is Status.OUTSIDE_VALIDITY
    with pytest.raises(hjemmel.UsageError) as caught:
        catalog.in_force("flere-skal-med", "1999-01-01")
    assert caught.value.code == "outside-validity" and "2017-08-01" in caught.value.hint


def loop() -> List[Any]:
    endless: List[Any] = []
    endless.append(endless)
    return endless


@pytest.mark.parametrize(
    "fact, value, code, hint",
    [
        ("tal", 0.1, "wrong-type", "Decimal"),
        ("tal", float("nan"), "wrong-type", "MISSING"),
        ("tal", Decimal("NaN"), "number-range", "None"),
        ("tal", Decimal("Infinity"), "number-range", ""),
        ("tal", Decimal("1E+7000"), "number-range", ""),
        ("tal", Decimal("1E-7000"), "number-range", ""),
        ("tal", 10**7000, "number-range", ""),
        ("tal", 2**200000, "number-range", ""),
        ("tal", 2**200 + 1, "number-digits", ""),
        ("tal", Decimal("0." + "1" * 35), "number-digits", ""),
        ("fritekst", "\ud800", "lone-surrogate", ""),
        ("fritekst", "a\0b", "null-character", ""),
        ("fritekst", "x" * (2 << 20), "limit-text", ""),
        ("fritekst", b"abc", "wrong-type", "decode"),
        ("tekster", {"a", "b"}, "wrong-type", "list"),
        ("tekster", ["a", MISSING], "wrong-type", "field"),
        ("tekster", loop(), "limit-depth", "itself"),
        ("perioder", [{1: 2}], "wrong-type", ""),
        ("svar", object(), "wrong-type", "bool"),
        ("sags_id", 1.5, "case-id", ""),
        ("\ud800", 1, "lone-surrogate", ""),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_is_no_value(
    echo: hjemmel.Version, fact: str, value: Any, code: str, hint: str
) -> None:
    with pytest.raises(hjemmel.FactError) as caught:
        echo.evaluate({fact: value}, "tal_igen", on=DAY)
    error = caught.value
    assert error.code == code and hint in error.hint
    assert isinstance(error, ValueError) and error.text("da") != error.text("en")


def test_a_fault_tells_the_path(echo: hjemmel.Version) -> None:
    with pytest.raises(hjemmel.FactError) as caught:
        echo.evaluate({"perioder": [{"fra": "2018-01-01"}, {"fra": 0.5}]}, "tal_igen", on=DAY)
    assert caught.value.diagnostics[0].fact == "perioder[2].fra"


def test_names_that_do_not_exist(catalog: hjemmel.Catalog, echo: hjemmel.Version) -> None:
    with pytest.raises(hjemmel.UsageError) as caught:
        echo.evaluate({}, "tal_egen", on=DAY)
    assert caught.value.code == "unknown-decision" and "tal_igen" in caught.value.hint
    with pytest.raises(hjemmel.UsageError) as caught:
        catalog.versions("flere-skal-mad")
    assert caught.value.code == "unknown-ruleset" and "flere-skal-med" in caught.value.hint
    with pytest.raises(hjemmel.UsageError) as caught:
        echo.evaluate({}, "tal_igen", on=DAY, complete=["perioderne"])
    assert caught.value.code == "unknown-fact"
    with pytest.raises(hjemmel.UsageError, match="nulls"):
        echo.evaluate({}, "tal_igen", on=DAY, nulls="none")
    with pytest.raises(TypeError, match="list of names"):
        echo.evaluate({}, "tal_igen", on=DAY, complete="perioder")
    with pytest.raises(hjemmel.UsageError):
        echo.evaluate({"tal": 1}, "tal_igen", on=DAY).reasons("de")


@pytest.mark.parametrize("on", ["2018-02-30", "i dag", "20180302", 5, None, ""])
def test_dates_that_are_none(echo: hjemmel.Version, on: Any) -> None:
    with pytest.raises(hjemmel.UsageError) as caught:
        echo.evaluate({}, "tal_igen", on=on)
    assert caught.value.code == "invalid-date"


def test_complete_registers(version: hjemmel.Version, citizen: Case) -> None:
    del citizen["udskydelser"]
    whole = version.evaluate(citizen, "visitationsgruppe", on=DAY, complete=["udskydelser"])
    assert whole.status is Status.KNOWN and whole.complete == ("udskydelser",)


def test_presets(echo: hjemmel.Version) -> None:
    preset = {"stor": (True, "skøn")}
    outcome = echo.evaluate({}, "stor", on=DAY, presets=preset)
    assert outcome.value is True and outcome.presets == {"stor": "skøn"}
    with pytest.raises(hjemmel.FactError) as caught:
        echo.evaluate({}, "stor", on=DAY, presets={"stor": True})  # type: ignore[dict-item]
    assert caught.value.code == "preset-reason"


def test_what_if(version: hjemmel.Version, citizen: Case) -> None:
    changed = version.with_parameters(mindste_varighed="P4Y")
    assert changed.changed == {"mindste_varighed": Months(48)}
    assert changed.digest != version.digest and changed.file_digest == version.digest
    outcome = changed.evaluate(citizen, "visitationsgruppe", on=DAY)
    assert outcome.changed == {"mindste_varighed": Months(48)}
    assert version.with_parameters(mindste_varighed=Months(48)).changed == changed.changed
    assert version.with_parameters({"mindste_varighed": "P4Y"}).digest == changed.digest
    assert version.changed == {}
    with pytest.raises(hjemmel.UsageError) as caught:
        version.with_parameters(mindste_varigheed="P4Y")
    assert caught.value.code == "unknown-parameter" and "mindste_varighed" in caught.value.hint
    with pytest.raises(hjemmel.UsageError) as caught:
        version.with_parameters(mindste_varighed="fire år")
    assert caught.value.code == "bad-setting"
    with pytest.raises(hjemmel.UsageError) as caught:
        version.with_parameters(mindste_varighed=[1])
    assert caught.value.code == "bad-setting"


def test_explain(version: hjemmel.Version, citizen: Case) -> None:
    shown = version.explain(citizen, "visitationsgruppe", on=DAY)
    assert str(shown) == shown.outcome.reasons("da") and shown.tree.parts
    assert "case" in str(version.explain(citizen, "visitationsgruppe", on=DAY, language="en"))


def test_a_municipality_with_citizens(echo: hjemmel.Version) -> None:
    citizens = [{"sags_id": f"{i}", "antal": i} for i in range(10)]
    outcome = echo.evaluate({"kommunekode": "851", "borgere": citizens}, "store", on=DAY)
    assert outcome.value == 4
    citizens[9]["antal"] = MISSING
    outcome = echo.evaluate({"kommunekode": "851", "borgere": citizens}, "store", on=DAY)
    assert outcome.missing[0].path == "borgere[9].antal"


def test_threads_share_a_catalog(version: hjemmel.Version, citizens: List[Case]) -> None:
    alone = [version.evaluate(one, "visitationsgruppe", on=DAY).value for one in citizens[:100]]
    answers: Dict[int, List[Any]] = {}

    def decide(number: int) -> None:
        answers[number] = [
            version.evaluate(one, "visitationsgruppe", on=DAY).value for one in citizens[:100]
        ]

    threads = [threading.Thread(target=decide, args=(i,)) for i in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert [answers[i] for i in range(8)] == [alone] * 8
