#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Files of many cases: what is decided in columns is what each case gives by itself, and memory
does not grow with the file.

Usage: files.py PROGRAM
"""

import csv
import io
import json
import os
import pathlib
import random
import resource
import select
import subprocess
import sys
import tempfile
import time

RULES = """\
hjemmel: 1
ruleset: prøve
valid: {from: 2018-01-01, to: 2018-12-31}
entities:
  borger: {plural: borgere}
  kommune: {has: borgere, key: kommunekode}
parameters:
  graense: {type: number, value: 18}
facts:
  borger:
    navn: {type: string}
    alder: {type: {type: number, integer: true, min: 0, max: 130}}
    beloeb: {type: number, optional: true}
    aktiv: {type: boolean}
    dato: {type: date, optional: true}
    art: {type: {type: string, values: [a, b, æ]}}
    frist: {type: days and time duration, optional: true}
    perioder: {type: {list: {fra: date, til: date, art: string}, optional: [til]}}
  kommune:
    kommunekode: {type: string}
decisions:
  myndig:
    entity: borger
    value: alder >= graense
  sum:
    entity: borger
    value: beloeb * 3 + 0.05
  tekst:
    entity: borger
    value: 'if aktiv then navn else "x;" + art'
  begyndt:
    entity: borger
    value: min(perioder.fra)
  sats:
    entity: borger
    table:
      hit_policy: FIRST
      default: 0
      rows:
        - {when: {art: '"a"', beloeb: "< 100"}, then: 1.5}
        - {when: {aktiv: "true", alder: "< 30"}, then: 20}
        - {when: {dato: '< @"2018-02-01"'}, then: -3}
  oplyst:
    entity: borger
    helper: true
    warns: true
    all:
      - {id: fra_foer, when: every p in perioder satisfies p.fra < @"2018-02-25"}
end: prøve
"""

NAMES = ["Bo", "Åse", "x,y", "\"q\"", "a;b", "", " ", "=1+1", "linje\nto", "p" * 300, "1010101234"]
NUMBERS = ["0", "-7", "1200", "12.5", "0.05", "-3.25", "100.000", "0.1234567", "1e3",
           "12345678901234567890", "0007"]
BAD_NUMBERS = ["x", "1,5", "--1", "1.", "+3", "NaN"]
DAYS = ["2018-01-05", "2017-12-31", "2018-02-28", "0044-03-15"]
BAD_DAYS = ["2018-02-30", "i går", "2018-1-5"]


def period(chance):
    first = chance.randrange(1, 28)
    out = {"fra": f"2018-02-{first:02}", "til": chance.choice([None, "2018-03-01", "2018-02-03"]),
           "art": chance.choice(["a", "b"])}
    if chance.random() < 0.1:
        del out[chance.choice(list(out))]
    if chance.random() < 0.03:
        out["ukendt"] = 1
    return out


def some_case(chance, number):
    odd = chance.random() < 0.15
    out = {"sags_id": f"B-{number}", "navn": chance.choice(NAMES),
           "alder": chance.choice(NUMBERS[:3] + (BAD_NUMBERS if odd else [])),
           "beloeb": chance.choice(NUMBERS), "aktiv": chance.choice(["true", "false"]),
           "dato": chance.choice(DAYS + (BAD_DAYS if odd else [])),
           "art": chance.choice(["a", "b", "æ"] + (["c"] if odd else [])),
           "frist": chance.choice(["P2D", "PT5H", "P1DT1S"] + (["P1Y"] if odd else [])),
           "perioder": [period(chance) for _ in range(chance.randrange(3))]}
    for name in list(out)[1:]:
        if chance.random() < 0.06:
            del out[name]
    return out


def as_table(cases, separator):
    names = ["alder", "sags_id", "navn", "beloeb", "aktiv", "dato", "art", "frist", "perioder",
             "kommunekode"]
    out = io.StringIO()
    rows = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    rows.writerow(names)
    for number, one in enumerate(cases):
        if number % 97 == 50:
            out.write(["B,1\r\n", "\r\n", "B,\"1\r\n", "\"a\"b,c\r\n"][number % 4])
        rows.writerow([json.dumps(one[name], ensure_ascii=False)
                       if isinstance(one.get(name), list) else one.get(name, "")
                       for name in names])
    return out.getvalue().encode()


def as_json(one, chance):
    out = {}
    for name, what in one.items():
        if name in ("alder", "beloeb") and what not in BAD_NUMBERS and what != "0007":
            what = f"#{what}#"
        elif name == "aktiv":
            what = what == "true"
        if name in ("beloeb", "dato", "navn") and chance.random() < 0.1:
            what = None
        out[name] = what
    text = json.dumps(out, ensure_ascii=chance.random() < 0.5)
    return text.replace('"#', "").replace('#"', "")


def as_lines(cases, chance):
    lines = []
    for number, one in enumerate(cases):
        lines.append(as_json(one, chance))
        if number % 89 == 40:
            bad = ['{"alder": 1', "3", "", '{"alder": 1, "alder": 2}', '{"x": 1}']
            lines.append(bad[number % 5])
    return ("\n".join(lines) + "\n").encode()


def as_array(cases, chance):
    return ("[" + ", ".join(as_json(one, chance) for one in cases) + "]").encode()


class Tests:
    def __init__(self, program, folder):
        self.program = program
        self.folder = folder
        self.runs = 0
        self.faults = 0

    def fail(self, what):
        self.faults += 1
        print("FAILED:", what)

    def run(self, arguments, given=None, format="jsonl"):
        self.runs += 1
        day = [] if "--on" in arguments else ["--on", "2018-03-02"]
        done = subprocess.run(
            [self.program, "evaluate", "2018-01-01.yaml", "--entity", "borger", "--format", format]
            + day + arguments, cwd=self.folder, input=given, capture_output=True)
        return done.returncode, done.stdout, done.stderr.decode()

    def write(self, name, content):
        (self.folder / name).write_bytes(content)
        return name

    def same(self, name, options):
        """Without reasons, against each case by itself, which reasons need."""
        status, out, told = self.run([name] + options)
        by_case = self.run([name, "--reasons"] + options)
        lines = [json.loads(line) for line in by_case[1].splitlines()]
        for one in lines:
            del one["reasons"]
        if [json.loads(line) for line in out.splitlines()] != lines:
            self.fail(f"{name} {options}: other outcomes than case by case")
        if (status, told) != (by_case[0], by_case[2]):
            self.fail(f"{name} {options}: status {status} for {by_case[0]}, or other messages")
        whole = self.run([name] + options, format="json")
        if whole[1].decode() != "[\n" + ",\n".join(out.decode().splitlines()) + "\n]\n":
            self.fail(f"{name} {options}: an array of other outcomes than the lines")
        table = self.run([name] + options, format="csv")
        if whole[0::2] != (status, told) or table[0::2] != (status, told):
            self.fail(f"{name} {options}: other messages with another format")
        self.same_table(name, options, table[1], lines)
        return lines

    def same_table(self, name, options, table, lines):
        rows = list(csv.DictReader(io.StringIO(table.decode(), newline="")))
        if len(rows) != len(lines):
            self.fail(f"{name} {options}: {len(rows)} rows, {len(lines)} lines")
        for row, line in zip(rows, lines):
            said = line["value"]
            told = [row[key] for key in ("id", "decision", "status", "missing")]
            whole = [line["id"], line["decision"], line["status"], " ".join(line["missing"])]
            plain = isinstance(said, str) or said is None
            if told != whole or (row["value"] != (said or "") if plain else
                                 json.loads(row["value"]) != said):
                return self.fail(f"{name} {options}: {row} and {line}")

    def mixed_files(self):
        chance = random.Random(4)
        cases = [some_case(chance, number) for number in range(1400)]
        names = [self.write("komma.csv", as_table(cases, ",")),
                 self.write("semikolon.csv", as_table(cases, ";")),
                 self.write("linjer.jsonl", as_lines(cases, chance)),
                 self.write("liste.json", as_array(cases[:1100], chance))]
        for name in names:
            lines = self.same(name, [])
            seen = {one["status"] for one in lines}
            if not {"known", "undetermined", "refused"} <= seen:
                self.fail(f"{name}: only {seen}")
        for options in [["--nulls", "absent"], ["--complete", "perioder", "--complete", "dato"],
                        ["--set", "graense=50"],
                        ["--decision", "sats", "--decision", "oplyst", "--decision", "sats"],
                        ["--on", "2019-01-01"]]:
            self.same("komma.csv", options)
            self.same("linjer.jsonl", options)
        self.same("ukendt.csv", [])

    def slowly(self):
        """What stands there is answered, though more may come."""
        content = (self.folder / "linjer.jsonl").read_bytes()
        whole = self.run(["linjer.jsonl"])
        named = self.run(["-"], given=content)[1].replace(b'"file":"stdin"',
                                                          b'"file":"linjer.jsonl"')
        if named != whole[1]:
            self.fail("standard input: other outcomes than the file")
        table = [b"sags_id,al", b"der\nA,1\n", b"B,", b"2\n", b"C,3"]
        seen = self.answered("csv", table)
        if [line.split(b",")[0] for line in seen] != [b"id", b"A", b"B", b"C"]:
            self.fail(f"a slow stream: {seen}")
        lines = [b'{"sags_id": "A", ', b'"alder": 1}\n', b'{"sags_id": ', b'"B"}\n{',
                 b'"alder": 3}']
        seen = self.answered("jsonl", lines)
        if [json.loads(line)["id"] for line in seen] != ["A", "B", ""]:
            self.fail(f"a slow stream: {seen}")

    def answered(self, format, parts):
        """What is answered to parts that come one at a time."""
        with subprocess.Popen(
                [self.program, "evaluate", "2018-01-01.yaml", "--on", "2018-03-02", "--decision",
                 "myndig", "--format", format, "-"], cwd=self.folder, stdin=subprocess.PIPE,
                stdout=subprocess.PIPE) as running:
            seen = b""
            lines = 0  # as many as are written are answered, the header by one of its own
            for part in parts:
                running.stdin.write(part)
                running.stdin.flush()
                time.sleep(0.1)  # so that it is read by itself
                lines += part.count(b"\n")
                while seen.count(b"\n") < lines and select.select([running.stdout], [], [], 60)[0]:
                    seen += os.read(running.stdout.fileno(), 4096)
                if seen.count(b"\n") < lines:
                    self.fail(f"a slow stream: {seen} for {lines} lines")
            running.stdin.close()
            seen += running.stdout.read()
        return seen.splitlines()

    def memory(self):
        """Free texts are numbered, and forgotten again."""
        most = []
        known = os.environ.get("ASAN_OPTIONS", "")
        for rows in (20_000, 240_000):
            with open(self.folder / "mange.csv", "w", encoding="utf-8") as table:
                table.write("sags_id,navn,aktiv,art\n")
                for n in range(rows):
                    table.write(f"{n},Borger nummer {n} af dem alle i denne fil,true,a\n")
            # Nothing of it is held here: a process begins with the memory of who starts it.
            # AddressSanitizer, where the program has it, keeps what was freed.
            status = subprocess.run(
                [self.program, "evaluate", "2018-01-01.yaml", "--on", "2018-03-02", "--decision",
                 "tekst", "--format", "csv", "mange.csv"],
                cwd=self.folder, stdout=subprocess.DEVNULL,
                env={**os.environ, "ASAN_OPTIONS": known + ":quarantine_size_mb=1"}).returncode
            if status != 0:
                self.fail(f"{rows} rows: status {status}")
            most.append(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
        if most[1] - most[0] > 8 * 1024:
            self.fail(f"memory grows with the file: {most} KiB")


def main(program):
    with tempfile.TemporaryDirectory() as folder:
        tests = Tests(os.path.abspath(program), pathlib.Path(folder))
        tests.write("2018-01-01.yaml", RULES.encode())
        tests.write("ukendt.csv", b"sags_id,alder,ukendt\n" + b"A,3,1\n" * 3)
        tests.memory()
        tests.mixed_files()
        tests.slowly()
    print(f"files: {tests.runs} runs, {tests.faults} faults")
    return 1 if tests.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
