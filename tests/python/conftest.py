# SPDX-License-Identifier: Apache-2.0
"""The shipped rules, and citizens and facts that several tests use."""

import datetime
import json
import pathlib
from decimal import Decimal
from typing import Any, Dict, List

import pytest

import hjemmel

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
DAY = "2018-03-02"

# A fact of each type, and decisions that give it back.
ECHO = """\
hjemmel: 1
ruleset: ekko
valid: {from: 2017-01-01, to: 2019-12-31}
title: {da: Ekko, en: Echo}
sources:
  lov: {title: Loven, issuer: Folketinget}
entities:
  borger: {plural: borgere}
  kommune: {has: borgere, key: kommunekode}
types:
  periode: {context: {fra: date, til: date}, optional: [til]}
parameters:
  graense: {type: number, value: 18, source: lov}
  frist: {type: years and months duration, value: P5Y}
  metode: {value: enkelt, readings: {enkelt: {text: En}, dobbelt: {text: To}}}
facts:
  borger:
    tal: {type: number, label: {da: Tal, en: Number}, unit: kr, optional: true}
    antal: {type: {type: number, integer: true, min: 0, max: 10}}
    svar: {type: boolean}
    ord: {type: string, values: [ja, nej, æøå]}
    fritekst: {type: string}
    dag: {type: date}
    klokken: {type: time}
    tidspunkt: {type: date and time}
    dage: {type: days and time duration}
    maaneder: {type: years and months duration}
    perioder: {type: {list: periode}}
    tekster: {type: {list: string}}
  kommune:
    kommunekode: {type: string}
decisions:
  tal_igen: {entity: borger, type: number, value: tal}
  antal_igen: {entity: borger, type: {type: number, integer: true}, value: antal + 1}
  svar_igen: {entity: borger, type: boolean, value: svar}
  ord_igen: {entity: borger, type: string, value: ord}
  fritekst_igen: {entity: borger, type: string, value: fritekst}
  dag_igen: {entity: borger, type: date, value: dag}
  klokken_igen: {entity: borger, type: time, value: klokken}
  tidspunkt_igen: {entity: borger, type: date and time, value: tidspunkt}
  dage_igen: {entity: borger, type: days and time duration, value: dage}
  maaneder_igen: {entity: borger, type: years and months duration, value: maaneder}
  perioder_igen: {entity: borger, type: {list: periode}, value: perioder}
  omraade: {entity: borger, type: {range: number}, value: "[1..10)"}
  stor:
    entity: borger
    all:
      - {id: over, text: {da: Det er stort, en: It is large}, when: antal > 5, source: lov}
  voksen: {entity: borger, type: boolean, value: tal >= graense}
  senere: {entity: borger, type: date, value: dag + frist}
  hvornaar: {entity: borger, type: date, value: "today()"}
  store: {entity: kommune, type: {type: number, integer: true}, value: "count(borgere[stor])"}
end: ekko
"""


@pytest.fixture(scope="session")
def echo() -> hjemmel.Version:
    return hjemmel.from_memory({"ekko.yaml": ECHO}).in_force("ekko", DAY)


@pytest.fixture(scope="session")
def catalog() -> hjemmel.Catalog:
    return hjemmel.load(ROOT / "rules")


@pytest.fixture(scope="session")
def version(catalog: hjemmel.Catalog) -> hjemmel.Version:
    return catalog.in_force("flere-skal-med", DAY)


@pytest.fixture(scope="session")
def citizens() -> List[Dict[str, Any]]:
    """Aalborg's citizens as the example has them: dates are texts."""
    lines = (ROOT / "examples" / "aalborg" / "borgere.jsonl").read_text(encoding="utf-8")
    return [json.loads(line, parse_float=Decimal) for line in lines.splitlines()]


@pytest.fixture
def citizen() -> Dict[str, Any]:
    """A citizen in Python's own types, whose group is known."""
    day = datetime.date
    return {
        "sags_id": "sag-17",
        "i_bruttomaalgruppe": True,
        "visitationssamtale_dato": day(2018, 2, 9),
        "vurderet_maalgruppe": "fleksjob",
        "udskydelser": [],
        "afgang": None,
        "ydelsesperioder": [{"ydelse": "kontanthjaelp", "fra": day(2012, 8, 12), "til": None}],
        "kommune_perioder": [{"kommunekode": "851", "fra": day(2012, 8, 12), "til": None}],
    }
