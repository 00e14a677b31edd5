#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the built program: a table of command lines -> exit status, standard output, messages.

Usage: run.py PROGRAM
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

RULES = """\
hjemmel: 1
ruleset: prøve
valid: {from: 2018-01-01, to: 2018-12-31}
title: {da: "Prøve", en: "Trial"}
sources:
  lov: {title: "En lov"}
entities:
  borger: {plural: borgere}
  kommune: {has: borgere, key: kommunekode}
parameters:
  graense: {type: number, value: 18, source: lov, text: {da: "myndig", en: "of age"}}
facts:
  borger:
    alder: {type: number, label: {da: "Alder", en: "Age"}}
    aktiv: {type: boolean, label: {da: "Aktiv", en: "Active"}}
    perioder: {type: {list: {fra: date, til: date}, optional: [til]}, label: {da: "P", en: "P"}}
  kommune:
    kommunekode: {type: string, label: {da: "Kommunekode", en: "Municipality"}}
decisions:
  myndig:
    entity: borger
    label: {da: "Myndig", en: "Of age"}
    value: alder >= graense
  antal_myndige:
    entity: kommune
    label: {da: "Antal myndige", en: "Number of age"}
    value: count(borgere[myndig])
end: prøve
"""

NO_VALUE = """\
hjemmel: 1
ruleset: tom
facts:
  n: {type: number, min: 0, max: 100, label: n}
  tal: {type: number, min: 0, max: 100, optional: true, label: tal}
decisions:
  sikker: {value: n, label: sikker}
  hoejst: {value: tal, label: hoejst}
  over: {value: tal > n, label: over}
end: tom
"""

FILES = {
    "tom/tom.yaml": NO_VALUE,
    "none.json": "{}",
    "rules/proeve/2018-01-01.yaml": RULES.replace("prøve", "proeve"),
    "strict/proeve/2018-01-01.yaml": RULES.replace("prøve", "proeve").replace(
        '{da: "Myndig", en: "Of age"}', '"Myndig"'),
    "bad/proeve/2018-01-01.yaml": RULES.replace("prøve", "proeve").replace(
        "alder >= graense", "aldr >= graense"),
    "one.json": '{"sags_id": "A", "alder": 47}',
    "many.jsonl": '{"sags_id": "A", "alder": 47}\n{"sags_id": "B"}\n{"sags_id": "C", "alder": \n'
                  '{"sags_id": "D", "aldr": 1}\n{"sags_id": "E", "alder": 12}\n',
    "cpr.jsonl": '{"sags_id": "010170-1234", "alder": "010170-1234", "x 0101701234": 1}\n',
    "twice.jsonl": '{"sags_id": "A", "alder": 1, "alder": 2}\n',
    "table.csv": "sags_id;alder;aktiv\r\nA;47;true\r\nB;;\r\nC;37,5;ja\r\n",
    "unknown.csv": "sags_id,aldr\nA,1\nB,2\n",
    "broken.json": '[{"sags_id": "A", "alder": 1}, {"sags_id": "B" ',
    "kommune.json": '{"sags_id": "K", "kommunekode": "851"}',
    "kommuner.csv": "sags_id,kommunekode\nK,851\nL,101\n",
    "borgere.csv": "sags_id,kommunekode,alder\n1,851,47\n2,851,12\n3,101,20\n",
    "other.csv": "sags_id,kommunekode,alder\n1,999,47\n",
    "empty.jsonl": "",
}

AT = ["--on", "2018-03-02"]
CITIZEN = ["evaluate", "rules", *AT, "--decision", "myndig"]
EITHER = ["evaluate", "tom", *AT]
COUNT = ["evaluate", "rules", *AT, "--decision", "antal_myndige"]

# arguments, exit status, what standard output holds, what standard error holds
TABLE = [
    (["--version"], 0, ["hjemmel 0."], []),
    (["--help"], 0, ["evaluate", "check", "Exit status"], []),
    (["evaluate", "--help"], 0, ["--reasons", "--table"], []),
    ([], 2, [], ["kommando"]),
    (["nothing"], 2, [], []),
    (["evaluate", "rules", "one.json"], 2, [], ["--on"]),
    ([*CITIZEN, "one.json", "--format", "xml"], 2, [], ["--format"]),
    # names and dates
    (["evaluate", "nowhere", *AT, "one.json"], 2, [], ["nowhere"]),
    (["evaluate", "bad", *AT, "one.json"], 1, [], ["aldr", "2018-01-01.yaml:"]),
    (["evaluate", "rules", "--on", "2.3.2018", "one.json"], 2, [], ["--on 2018-03-02"]),
    (["evaluate", "rules", "--on", "31-02-2018", "one.json"], 2, [], ["er ingen dato"]),
    ([*CITIZEN, "one.json", "--ruleset", "proev"], 2, [], ["Skriv »proeve«"]),
    ([*CITIZEN, "one.json", "--ruleset", "proev", "--lang", "en"], 2, [], ["Write `proeve`"]),
    (["evaluate", "rules", *AT, "--decision", "mydig", "one.json"], 2, [], ["Skriv »myndig«"]),
    (["evaluate", "rules", *AT, "--decision", "myndig", "--decision", "antal_myndige", "one.json"],
     2, [], ["ikke til samme entitet"]),
    ([*CITIZEN, "--entity", "borgr", "one.json"], 2, [], ["Skriv »borger«"]),
    ([*CITIZEN, "--entity", "kommune", "one.json"], 2, [], ["antal_myndige"]),
    ([*CITIZEN, "--complete", "periodr", "one.json"], 2, [], ["Mente du perioder?"]),
    ([*CITIZEN, "--set", "graense", "one.json"], 2, [], ["NAVN=VÆRDI"]),
    ([*CITIZEN, "--set", "graens=1", "one.json"], 2, [], ["graens"]),
    ([*CITIZEN, "nowhere.json"], 2, [], ["nowhere.json"]),
    ([*CITIZEN, "rules"], 2, [], ["rules"]),
    (CITIZEN, 2, [], ["-"]),
    ([*CITIZEN, "-", "-"], 2, [], ["flere gange"]),
    # one case
    ([*CITIZEN, "one.json"], 0, ["A\n", "myndig", "ja"], []),
    ([*CITIZEN, "one.json", "--lang", "en"], 0, ["yes"], []),
    ([*CITIZEN, "one.json", "--reasons"], 0, ["Alder: 47"], []),
    ([*CITIZEN, "one.json", "--set", "graense=50", "--format", "jsonl"], 0,
     ['"value":false', '"changed":{"graense":50}'], []),
    (["evaluate", "rules", *AT, "one.json", "--format", "jsonl"], 0, ['"decision":"myndig"'], []),
    (["evaluate", "rules", *AT, "kommune.json", "--format", "jsonl"], 0,
     ['"decision":"antal_myndige"'], []),
    (["evaluate", "rules", *AT, "table.csv"], 2, [], ["--entity"]),
    (["evaluate", "rules", "--on", "2019-01-01", "one.json", "--format", "csv"], 0,
     ["outside_validity"], []),
    ([*CITIZEN, "empty.jsonl", "--format", "json"], 0, ["[]\n"], []),
    # no value is possible, too
    ([*EITHER, "none.json"], 0, ["hoejst  uafklaret: uafklaret (fra 0 til 100) eller ingen værdi;",
                                 "over    uafklaret eller ingen værdi;",
                                 "sikker  uafklaret: uafklaret (fra 0 til 100);"], []),
    ([*EITHER, "none.json", "--lang", "en"], 0, ["or no value; lacks "], []),
    ([*EITHER, "none.json", "--format", "jsonl"], 0, ['"or_null":true'], []),
    # many cases
    ([*CITIZEN, "many.jsonl", "--format", "csv"], 1,
     ["id,ruleset,version,date,decision,status,value,possible,missing\n",
      "A,proeve,2018-01-01,2018-03-02,myndig,known,true,,\n", "myndig,undetermined,,", "alder\n",
      ",refused,,,\n", "E,proeve,2018-01-01,2018-03-02,myndig,known,false,,\n"],
     ["many.jsonl:3:", "json-cut", "D: "]),
    ([*CITIZEN, "many.jsonl", "--id", "E"], 0, ["E\n", "nej"], []),
    ([*CITIZEN, "many.jsonl", "--id", "X"], 2, [], ["Ingen sag har id »X«"]),
    ([*CITIZEN, "cpr.jsonl"], 1, [], ["010170-xxxx"]),
    ([*CITIZEN, "twice.jsonl"], 1, ["afvist"], ["twice.jsonl:1:", "duplicate-key"]),
    ([*CITIZEN, "broken.json", "--format", "jsonl"], 2, ['"id":"A"', '"status":"refused"'],
     ["resten af filen er ikke læst"]),
    ([*CITIZEN, "table.csv", "--format", "csv"], 1, [",known,true", ",undetermined", ",refused"],
     ["table.csv:4:", "decimaltal med punktum", "true for ja"]),
    ([*CITIZEN, "table.csv", "--nulls", "absent", "--format", "jsonl"], 1, ['"nulls":"absent"'],
     []),
    ([*CITIZEN, "unknown.csv"], 1, ["A\n", "B\n", "afvist"], ["Skriv »alder«"]),
    # related tables
    ([*COUNT, "kommuner.csv", "--table", "borger=borgere.csv", "--format", "csv"], 0,
     ["K,proeve,2018-01-01,2018-03-02,antal_myndige,known,1,,\n",
      "L,proeve,2018-01-01,2018-03-02,antal_myndige,known,1,,\n"], []),
    ([*COUNT, "--table", "borgere=many.jsonl"], 1, ["afvist"], ["json-cut"]),
    ([*COUNT, "kommune.json", "--table", "borger=other.csv"], 1, ["0"], ["related-unknown-key"]),
    ([*CITIZEN, "borgere.csv", "--table", "kommune=kommuner.csv", "--format", "csv"], 0,
     ["1,proeve,2018-01-01,2018-03-02,myndig,known,true"], []),
    ([*CITIZEN, "borgere.csv", "--format", "csv"], 0, ["known,true"], []),
    ([*CITIZEN, "one.json", "--table", "by=borgere.csv"], 2, [], ["kommune"]),
    ([*CITIZEN, "one.json", "--table", "kommune"], 2, [], ["borger=FIL"]),
    # check
    (["check", "rules"], 0, ["0 fejl, 0 advarsler"], []),
    (["check", "rules", "--strict"], 0, ["0 fejl"], []),
    (["check", "strict"], 0, ["0 fejl"], []),
    (["check", "strict", "--strict", "--lang", "en"], 1, ["strict-language", "1 error"], []),
    (["check", "bad"], 1, ["2018-01-01.yaml:", "aldr", "^", "1 fejl"], []),
    (["check", "bad", "--format", "json"], 1, ['"severity":"error"', '"line":'], []),
    (["check", "bad", "--format", "sarif"], 1, ['"version": "2.1.0"', '"startLine"'], []),
    (["check", "nowhere"], 2, ["nowhere"], []),
]


def run(program, arguments, **how):
    return subprocess.run([program, *arguments], capture_output=True, check=False,
                          stdin=how.pop("stdin", subprocess.DEVNULL), **how)


def table_faults(program):
    for arguments, status, out, err in TABLE:
        done = run(program, arguments)
        texts = {"standard output": (done.stdout.decode(), out),
                 "standard error": (done.stderr.decode(), err)}
        line = " ".join(arguments)
        if done.returncode != status:
            yield f"{line}: status {done.returncode}, not {status}\n{done.stderr.decode()}"
        for where, (text, parts) in texts.items():
            yield from (f"{line}: no {part!r} on {where}:\n{text}"
                        for part in parts if part not in text)
            if "\x1b" in text:
                yield f"{line}: colours on {where}, which is no terminal"
            if "1234" in text and where == "standard error":
                yield f"{line}: a value on standard error"
        if status == 2 and not out and done.stdout:
            yield f"{line}: something on standard output"


def form_faults(program):
    """JSON is JSON, each line of JSON lines too, and the same run gives the same bytes."""
    arguments = [*CITIZEN, "many.jsonl", "table.csv", "--reasons"]
    whole = run(program, [*arguments, "--format", "json"]).stdout
    lines = run(program, [*arguments, "--format", "jsonl"]).stdout
    if json.loads(whole) != [json.loads(line) for line in lines.splitlines()]:
        yield "json and jsonl differ"
    if len(lines.splitlines()) != 8:
        yield f"{len(lines.splitlines())} outcomes of 8 cases"
    if run(program, [*arguments, "--format", "json"]).stdout != whole:
        yield "two runs differ"
    json.loads(run(program, ["check", "bad", "--format", "json"]).stdout)
    log = json.loads(run(program, ["check", "bad", "--format", "sarif"]).stdout)
    results = log["runs"][0]["results"]
    if log["version"] != "2.1.0" or not all(one["message"]["text"] for one in results):
        yield "no valid SARIF"


def stream_faults(program):
    """Standard input, closed pipes and full disks."""
    with open("many.jsonl", "rb") as file:
        done = run(program, [*CITIZEN, "-", "--format", "csv"], stdin=file)
    if done.stdout != run(program, [*CITIZEN, "many.jsonl", "--format", "csv"]).stdout:
        yield "standard input gives another result than the file"
    with open("table.csv", "rb") as file:
        done = run(program, [*CITIZEN, "-", "--format", "csv"], stdin=file)
    if b",known,true" not in done.stdout:
        yield "a table on standard input is not read"
    with open("large.jsonl", "w", encoding="utf-8") as file:
        file.writelines(f'{{"sags_id": {i}, "alder": {i % 90}}}\n' for i in range(20_000))
    with subprocess.Popen([program, *CITIZEN, "large.jsonl", "--format", "jsonl"],
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE) as going:
        going.stdout.readline()
        going.stdout.close()
        said = going.stderr.read()
        if going.wait() != 0 or said:
            yield f"a closed pipe: status {going.returncode}, {said!r}"
    if os.path.exists("/dev/full"):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([program, *CITIZEN, "one.json"], stdout=full,
                                  stderr=subprocess.PIPE, check=False)
        if done.returncode != 2 or not done.stderr:
            yield f"a full disk: status {done.returncode}"
    many = run(program, [*CITIZEN, "large.jsonl", "--format", "jsonl"])
    if many.returncode != 0 or len(many.stdout.splitlines()) != 20_000:
        yield "cases are lost in a long run"


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for name, text in FILES.items():
            path = pathlib.Path(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        found = [*table_faults(program), *form_faults(program), *stream_faults(program)]
        os.chdir("/")
    for fault in found:
        print(fault)
    print(f"{len(TABLE)} command lines, {len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
