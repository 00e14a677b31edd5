#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reports on the command line: a table of command lines -> exit status, what the output holds.

Usage: report.py PROGRAM
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent

RULES = """\
hjemmel: 1
ruleset: proeve
valid: {from: 2018-01-01, to: 2018-12-31}
title: {da: "Prøve", en: "Trial"}
entities:
  borger: {plural: borgere}
  kommune: {has: borgere, key: kommunekode, label: {da: "Kommune", en: "Municipality"}}
parameters:
  diskretion: {type: number, value: 3}
facts:
  borger:
    hus: {type: string, optional: true}
    siden: {type: date}
    ude: {type: boolean}
  kommune:
    kommunekode: {type: string}
decisions:
  med: {entity: borger, value: siden <= today()}
  aktiv: {entity: borger, value: not(ude)}
reports:
  huse:
    entity: borger
    label: {da: "Huse", en: "Houses"}
    rows: hus
    columns: med
    threshold: diskretion
    counts:
      alle: {}
      aktive_sager: {filter: aktiv}
end: proeve
"""

CITIZENS = "sags_id,kommunekode,hus,siden,ude\n" + "".join(
    f"{i},{851 if i < 12 else 101},{'Vest' if i % 2 else 'Øst'},2018-0{1 + i % 4}-10,"
    f"{'true' if i % 3 == 0 else 'false'}\n" for i in range(24))

FILES = {
    "rules/proeve/2018-01-01.yaml": RULES,
    "bad/proeve/2018-01-01.yaml": RULES.replace("columns: med", "columns: mdd"),
    "borgere.csv": CITIZENS,
    "kommuner.csv": "sags_id,kommunekode\nK,851\nL,101\n",
    "nested.json": json.dumps({"sags_id": "K", "kommunekode": "851", "borgere": [
        {"sags_id": str(i), "hus": "Vest", "siden": "2018-01-01", "ude": False}
        for i in range(7)]}),
    "torn.json": '[{"hus": "Vest", "siden": "2018-01-01", "ude": false}, {"hus": ',
    "torn.jsonl": '{"hus": "Vest", "siden": "2018-01-01", "ude": false}\n{"hus": \n{"hus": 7}\n',
}

AT = ["report", "rules", "--report", "huse", "--on", "2018-03-20"]

# arguments, exit status, what standard output holds, what messages hold
TABLE = [
    (["report", "--help"], 0, ["--from"], []),
    ([*AT, "nested.json"], 0,
     ["Huse\nPrøve\n", "Kommune 851, opgjort pr. 20. marts 2018\n", "alle (alle)",
      "aktive_sager (aktive_sager)", "antal under 3", "Ikke dækket:"], []),
    ([*AT, "nested.json", "--lang", "en"], 0, ["Municipality 851", "Not covered:"], []),
    ([*AT, "borgere.csv"], 0, ["Kommune 101", "Kommune 851"], []),
    ([*AT, "borgere.csv", "--table", "kommune=kommuner.csv"], 0, ["Kommune 101", "Kommune 851"],
     []),
    ([*AT, "kommuner.csv", "--table", "borger=borgere.csv"], 0, ["Kommune 101", "Kommune 851"], []),
    ([*AT, "nested.json", "--set", "diskretion=8"], 0, ["antal under 8"], []),
    ([*AT, "borgere.csv", "--from", "2018-01"], 0,
     ["Sagernes oplysninger er de samme i alle måneder",
      "januar 2018, opgjort pr. 31. januar 2018", "februar 2018, opgjort pr. 28. februar 2018",
      "marts 2018, opgjort pr. 20. marts 2018"], []),
    ([*AT, "torn.jsonl"], 1, ["Afviste sager, som ikke er talt med: 2"], ["torn.jsonl:2:"]),
    ([*AT, "borgere.csv", "--to", "2018-04"], 2, [], ["måneder"]),
    ([*AT, "borgere.csv", "--from", "2018-1"], 2, [], ["måneder"]),
    (["report", "rules", "--report", "huse", "--on", "2019-01-01", "borgere.csv"], 2, [],
     ["Ingen version"]),
    (["report", "rules", "--report", "hus", "--on", "2018-03-20", "borgere.csv"], 2, [],
     ["Skriv »huse«"]),
    # A torn line costs one case, a torn list the rest of the file.
    ([*AT, "torn.json"], 2, ["Afviste sager, som ikke er talt med: 1"], ["json-torn"]),
    ([*AT, "borgere.csv", "--set", "diskretion=0"], 0,
     ["Ændret i forhold til regelsættet: »diskretion« er sat til 0.", "Ingen tal er skjult"], []),
    (["report", "rules", "--report", "huse", "--on", "2018-01-20", "--from", "2017-12",
      "borgere.csv"], 0, ["December 2017: uden for regelsættets gyldighed", "januar 2018"], []),
    (["report", "rules", "--report", "huse", "--on", "2017-12-20", "--from", "2017-11",
      "borgere.csv"], 2, [], ["fra 2017-11-30 til 2017-12-20", "gælder fra 2018-01-01 til"]),
    # What is not there is told before an option that is missing.
    (["report", "nofile"], 2, [], ["»nofile« kan ikke læses"]),
    (["report", "rules", "nofile"], 2, [], ["»nofile« kan ikke læses"]),
    (["evaluate", "nofile"], 2, [], ["»nofile« kan ikke læses"]),
    (["report", "rules", "borgere.csv"], 2, [], ["--on"]),
    (["report", "rules", "--on", "2018-03-20", "borgere.csv"], 2, [], ["--report"]),
    (["report", "bad", "--report", "huse", "--on", "2018-03-20", "borgere.csv"], 1, [], ["med"]),
]


def run(program, arguments, folder):
    return subprocess.run([program, *arguments], cwd=folder, capture_output=True, timeout=120,
                          encoding="utf-8", env={**os.environ, "NO_COLOR": "1"})


def same_counts(program, folder):
    """However the cases are given, the report is the same."""
    forms = [["borgere.csv"], ["borgere.csv", "--table", "kommune=kommuner.csv"],
             ["kommuner.csv", "--table", "borger=borgere.csv"]]
    said = {run(program, [*AT, "--format", "csv", *form], folder).stdout for form in forms}
    return len(said) == 1


def aalborg(program):
    """Aalborg's own table: the active cases of the two large groups by job centre."""
    cases = ROOT / "examples" / "aalborg"
    ran = run(program, ["report", str(ROOT / "rules" / "flere-skal-med"), "--report", "visitation",
                        "--on", "2018-03-02", "--format", "json", "--table",
                        f"borger={cases / 'borgere.jsonl'}", str(cases / "kommune.json")], ROOT)
    sheets = {sheet["count"]: sheet for sheet in json.loads(ran.stdout)["sheets"]}
    if set(sheets) != {"alle", "aktive_sager"}:
        return False
    totals = {name: sheet["counts"][-1] for name, sheet in sheets.items()}
    return (totals["alle"][-1] == 1220 and totals["aktive_sager"][-1] == 969
            and totals["aktive_sager"][:4] == [473, 293, 143, 50])


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    faults = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for path, text in FILES.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
        for arguments, status, said, told in TABLE:
            ran = run(program, arguments, folder)
            right = (ran.returncode == status and all(text in ran.stdout for text in said)
                     and all(text in ran.stderr for text in told))
            if not right:
                faults += 1
                print(" ".join(arguments), f"-> {ran.returncode}", ran.stdout, ran.stderr, sep="\n")
        for check in (same_counts(program, folder), aalborg(program)):
            faults += 0 if check else 1
    print(f"report: {len(TABLE) + 2} checks, {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
