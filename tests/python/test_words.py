# SPDX-License-Identifier: Apache-2.0
"""Values as people write them."""

import datetime
from decimal import Decimal
from typing import Any

import pytest

from hjemmel import Anything, Between, Bilingual, Maybe, Months, OneOf, Range
from hjemmel.words import Speaker, masked

DAY = datetime.date(2018, 3, 2)
WORDS = {"gruppe_1": Bilingual("gruppe 1", "group 1"), "beloeb_oere": Bilingual("beløb", "amount")}


@pytest.mark.parametrize(
    "value, name, da, en",
    [
        (True, "", "ja", "yes"),
        (None, "", "ingen", "none"),
        (Decimal("11749000.5"), "", "11.749.000,5", "11,749,000.5"),
        (Decimal("11749000"), "beloeb_oere", "117.490 kr.", "DKK 117,490"),
        (Decimal("5"), "beloeb_oere", "0,05 kr.", "DKK 0.05"),
        ("gruppe_1", "", "gruppe 1", "group 1"),
        ("andet", "", "andet", "andet"),
        (DAY, "", "2. marts 2018", "2 March 2018"),
        (datetime.timedelta(days=1), "", "1 dag", "1 day"),
        (datetime.timedelta(days=28), "", "28 dage", "28 days"),
        (Months(60), "", "5 år", "5 years"),
        (Months(13), "", "1 år og 1 måned", "1 year and 1 month"),
        (Months(0), "", "0 måneder", "0 months"),
        ([], "", "ingen", "none"),
        (["gruppe_1", "b"], "", "gruppe 1, b", "group 1, b"),
        ({"fra": DAY, "til": None}, "", "siden 2. marts 2018", "since 2 March 2018"),
        ({"x": "a", "beloeb_oere": 100}, "", "x: a, beløb: 1 kr.", "x: a, amount: DKK 1"),
        (OneOf(["gruppe_1", "b"]), "", "uafklaret: gruppe 1 eller b",
         "undetermined: group 1 or b"),
        (OneOf([True, False]), "", "uafklaret", "undetermined"),
        (OneOf(["a", None]), "", "uafklaret: a eller ingen", "undetermined: a or none"),
        (Between(Decimal(1), Decimal(3)), "", "uafklaret: fra 1 til 3",
         "undetermined: from 1 to 3"),
        (Between(None, Decimal(3), True), "", "uafklaret: højst 3 eller ingen",
         "undetermined: at most 3 or none"),
        (Anything("date"), "", "uafklaret", "undetermined"),
        (Maybe("b"), "", "måske b", "perhaps b"),
        (Range(Decimal(1), None), "", "mindst 1", "at least 1"),
    ],
)
def test_values(value: Any, name: str, da: str, en: str) -> None:
    assert Speaker(WORDS, "da").value(value, name) == da
    assert Speaker(WORDS, "en").value(value, name) == en


def test_units() -> None:
    assert Speaker({}, "da").value(Decimal(3), "", "timer") == "3 timer"
    assert Speaker({}, "da").value(Decimal(300), "", "øre") == "3 kr."


def test_cpr_numbers_are_hidden() -> None:
    assert masked("a 010203-4567, 0102034567, 7102034567") == "a 010203-xxxx, 010203-xxxx, " \
        "710203-xxxx"
    assert masked("9902034567 01020345678") == "9902034567 01020345678"
