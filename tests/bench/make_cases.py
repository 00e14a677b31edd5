#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes made-up files of cases for the measurements of files, the same every time.

Usage: make_cases.py rules             a small ruleset about plain facts
       make_cases.py table ROWS        its cases as CSV
       make_cases.py caseload ROWS     citizens of Flere skal med as JSON lines, ten benefits each
"""

import datetime
import json
import random
import sys

RULES = """\
hjemmel: 1
ruleset: tilskud
facts:
  alder: {type: {type: number, integer: true, min: 0, max: 130}}
  indtaegt: {type: number}
  ansoegt: {type: date}
  kommune: {type: string}
  ordning: {type: {type: string, values: [bolig, flytning, uddannelse]}}
  enlig: {type: boolean}
decisions:
  berettiget:
    type: boolean
    value: alder >= 18 and indtaegt < 300000 and ansoegt >= date("2017-01-01")
  sats:
    type: number
    table:
      hit_policy: FIRST
      default: 0
      rows:
        - {when: {berettiget: "false"}, then: 0}
        - {when: {ordning: '"bolig"', indtaegt: "< 150000", enlig: "true"}, then: 4125.50}
        - {when: {ordning: '"bolig"', indtaegt: "< 150000"}, then: 3100}
        - {when: {ordning: '"bolig"', kommune: '"101", "147", "157"'}, then: 2500}
        - {when: {ordning: '"flytning"', alder: "< 30"}, then: 1800}
        - {when: {ordning: '"flytning"'}, then: 1200}
        - {when: {ordning: '"uddannelse"', ansoegt: '< @"2017-07-01"'}, then: 950.25}
end: tilskud
"""

BEGUN = {"uddannelseshjaelp": "2014-01-01", "integrationsydelse": "2015-09-01"}
BENEFITS = ["kontanthjaelp", "uddannelseshjaelp", "integrationsydelse", "sygedagpenge"]
ASSESSED = ["virksomhedsrettet", "ressourceforloeb", "fleksjob", "foertidspension", None]


def day(chance, first, last):
    span = datetime.date.fromisoformat(last) - datetime.date.fromisoformat(first)
    return datetime.date.fromisoformat(first) + datetime.timedelta(chance.randrange(span.days))


def table_rows(rows):
    chance = random.Random(3)
    yield "sags_id,alder,indtaegt,ansoegt,kommune,ordning,enlig"
    for number in range(rows):
        yield ",".join([
            f"B-{number}", str(chance.randrange(15, 95)),
            f"{chance.randrange(50_000_00, 500_000_00) / 100:.2f}",
            day(chance, "2016-09-01", "2018-03-01").isoformat(), str(chance.randrange(101, 199)),
            chance.choice(["bolig", "flytning", "uddannelse"]), chance.choice(["true", "false"])])


def benefits(chance):
    out = []
    begin = day(chance, "2006-01-01", "2010-01-01")
    for number in range(10):
        end = begin + datetime.timedelta(chance.randrange(200, 500))
        is_open = number == 9 and chance.random() < 0.7
        known = [one for one in BENEFITS if BEGUN.get(one, "") <= begin.isoformat()]
        out.append({"ydelse": chance.choice(known), "fra": begin.isoformat(),
                    "til": None if is_open else end.isoformat()})
        begin = end + datetime.timedelta(chance.randrange(1, 40))
    return out


def citizen(chance, number):
    home = str(chance.randrange(101, 199))
    return {
        "sags_id": f"B-{number}",
        "foedselsdato": day(chance, "1950-01-01", "1990-01-01").isoformat(),
        "ydelsesperioder": benefits(chance),
        "visitation_perioder": [{"kategori": chance.choice(["jobparat", "aktivitetsparat"]),
                                 "fra": "2014-01-01", "til": None}],
        "integrationsprogram_perioder": [],
        "kommune_perioder": [{"kommunekode": home, "fra": "2010-01-01", "til": None}],
        "afgang": None,
        "visitationssamtale_dato": None,
        "vurderet_maalgruppe": chance.choice(ASSESSED),
        "udskydelser": [],
    }


def caseload_lines(rows):
    chance = random.Random(5)
    for number in range(rows):
        yield json.dumps(citizen(chance, number), ensure_ascii=False)


def main(arguments):
    if arguments == ["rules"]:
        sys.stdout.write(RULES)
    elif len(arguments) == 2 and arguments[0] in ("table", "caseload"):
        made = table_rows if arguments[0] == "table" else caseload_lines
        for line in made(int(arguments[1])):
            sys.stdout.write(line + "\n")
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
