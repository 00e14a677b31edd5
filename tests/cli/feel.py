#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs `hjemmel feel`: one expression, and JSON lines.

Usage: feel.py PROGRAM
"""

import json
import subprocess
import sys

ON = ["--on", "2018-03-02"]

# arguments, standard input, exit status, standard output, what standard error holds
TABLE = [
    (["1 + 2"], "", 0, "3\n", []),
    (["-5 + 2"], "", 0, "-3\n", []),
    (["-"], "1 +\n 2\n", 0, "3\n", []),
    (['"Hej " + "Åse"'], "", 0, '"Hej Åse"\n', []),
    (['{a: [1..3], b: @"P1D"}'], "", 0, '{a: [1..3], b: @"P1D"}\n', []),
    (["for i in 1..3 return i * 2"], "", 0, "[2, 4, 6]\n", []),
    (["function(x) x"], "", 0, "function\n", []),
    # what fails is null, and said
    (['"a" + 1'], "", 1, "null\n", ["expression:1:1:", "operand-kinds", "fejl"]),
    (['"a" + 1', "--lang", "en"], "", 1, "null\n", ["error: "]),
    (["[1, 1 / 0]"], "", 1, "[1, null]\n", ["expression:1:5:", "division-by-zero"]),
    (["nothing"], "", 1, "null\n", ["unknown-name"]),
    (["1 +"], "", 1, "", ["unexpected-token", "^"]),
    (["-"], "", 1, "", ["unexpected-token"]),
    (["count(for i in 1..100000, j in 1..100000 return i)"], "", 1, "null\n", ["limit-"]),
    (["1" * 9000], "", 1, "", ["expression-too-long"]),
    # the date
    (["today()", *ON], "", 0, '@"2018-03-02"\n', []),
    (["today()"], "", 1, "null\n", ["no-date", "--on 2018-03-02"]),
    (["today()", "--on", "2.3.2018"], "", 2, "", ["--on 2018-03-02"]),
    (["now()"], "", 1, "null\n", ["no-clock"]),
    # what begins with a minus stands behind --
    (["--", "-abs(2)"], "", 0, "-2\n", []),
    (["--", "-x"], "", 1, "null\n", ["expression:1:2:", "unknown-name"]),
    (["--on", "2018-03-02", "--", "-today().year"], "", 0, "-2018\n", []),
    (["function(a, a) a"], "", 1, "", ["expression:1:13:", "duplicate-name"]),
    # wrong use
    ([], "", 2, "", ["hjemmel feel '1 + 2'"]),
    (["1", "--jsonl"], "", 2, "", ["--jsonl"]),
    (["--jsonl"], "", 0, "", []),
    (["--jsonl", "-"], "", 0, "", []),
]

NUMBER = {"type": "number", "value": "2"}
TEXT = {"type": "string", "value": "x"}
NULL = {"type": "null"}

# what is asked (without its id), the value, codes of the diagnostics
LINES = [
    ({"expression": "1 + a", "context": {"a": NUMBER}}, {"type": "number", "value": "3"}, []),
    ({"expression": "a.full name + 1",
      "context": {"a": {"type": "context", "value": {"full name": NUMBER}}}},
     {"type": "number", "value": "3"}, []),
    ({"expression": "🐎 + Grund beløb", "context": {"🐎": NUMBER, "Grund beløb": NUMBER}},
     {"type": "number", "value": "4"}, []),
    ({"expression": "[1..a)", "context": {"a": NUMBER}},
     {"type": "range", "value": "[1..2)"}, []),
    ({"expression": "[a]", "context": {"a": TEXT}, "resultType": "string"}, TEXT, []),
    ({"expression": "1 + 1", "resultType": "string"}, NULL, ["wrong-type"]),
    ({"expression": "a", "context": {"a": TEXT}, "inputTypes": {"a": "number"}}, NULL,
     ["wrong-type"]),
    ({"expression": "a", "context": {"a": {"type": "list", "value": [NUMBER]}},
      "inputTypes": {"a": "number"}}, NUMBER, []),
    ({"expression": "a = null", "inputTypes": {"a": "number"}},
     {"type": "boolean", "value": True}, []),
    ({"expression": "today()"}, NULL, ["no-date"]),
    ({"expression": "1 +"}, NULL, ["unexpected-token"]),
]

# lines that ask nothing, and the code that says so
BAD_LINES = [
    ('{"id": "a", "expression": ', "json-cut"),
    ("[1]", "not-an-object"),
    ('{"id": "b"}', "bad-feel-line"),
    ('{"id": "c", "expression": 1}', "bad-feel-line"),
    ('{"id": "d", "expression": "1", "expression": "2"}', "duplicate-key"),
    ('{"id": "e", "expression": "a", "context": {"a": 1}}', "bad-typed-value"),
    ('{"id": "f", "expression": "a", "resultType": {"liste": "number"}}', "bad-typed-value"),
    ('{"id": "g", "expression": "a", "context": {"a": ' + "[" * 70 + "]" * 70 + "}}",
     "limit-depth"),
    ('{"id": "h", "expression": "' + "1" * (3 << 20) + '"}', "limit-bytes"),
]


def run(program, arguments, text=""):
    return subprocess.run([program, "feel", *arguments], input=text.encode(), check=False,
                          capture_output=True)


def table_faults(program):
    for arguments, text, status, out, err in TABLE:
        done = run(program, arguments, text)
        line = " ".join(arguments)[:60]
        if done.returncode != status:
            yield f"{line}: status {done.returncode}, not {status}\n{done.stderr.decode()}"
        if done.stdout.decode() != out:
            yield f"{line}: {done.stdout.decode()!r}, not {out!r}"
        said = done.stderr.decode()
        yield from (f"{line}: no {part!r} in {said!r}" for part in err if part not in said)
        if not err and said:
            yield f"{line}: {said!r} on standard error"


def answers(done):
    return [json.loads(line) for line in done.stdout.splitlines()]


def line_faults(program):
    asked = [{"id": number, **what} for number, (what, _, _) in enumerate(LINES)]
    done = run(program, ["--jsonl"], "".join(json.dumps(one) + "\n" for one in asked))
    if done.returncode != 0 or done.stderr:
        yield f"lines: status {done.returncode}, {done.stderr.decode()!r}"
    found = answers(done)
    if len(found) != len(LINES):
        yield f"{len(found)} answers to {len(LINES)} lines"
    for number, (answer, (what, value, codes)) in enumerate(zip(found, LINES)):
        told = [one["code"] for one in answer["diagnostics"]]
        if (answer["id"], answer["value"], told) != (number, value, codes):
            yield f"{what}: {answer}"
    again = run(program, ["--jsonl"], "".join(json.dumps(one) + "\n" for one in asked))
    if again.stdout != done.stdout:
        yield "two runs differ"


def bad_line_faults(program):
    """A bad line is answered, and the next one follows."""
    good = '{"id": "good", "expression": "1"}'
    text = "".join(f"{bad}\n{good}\n" for bad, _ in BAD_LINES)
    done = run(program, ["--jsonl"], text)
    if done.returncode != 1:
        yield f"bad lines: status {done.returncode}"
    found = answers(done)
    if len(found) != 2 * len(BAD_LINES):
        yield f"bad lines: {len(found)} answers to {2 * len(BAD_LINES)} lines"
        return
    for number, (bad, code) in enumerate(BAD_LINES):
        answer = found[2 * number]
        told = [one["code"] for one in answer["diagnostics"]]
        if answer["value"] != NULL or code not in told:
            yield f"{bad[:80]}: {answer}"
        if found[2 * number + 1]["id"] != "good":
            yield f"{bad[:80]}: the next line is lost"


# what the checker warns of and evaluation finds is told once, with its code
ONCE = [
    ("{a: 1}.b", "no-part"),
    ("[1..3].x", "no-part"),
    ("abs(b: 1)", "wrong-arguments"),
    ("date(1, 2)", "wrong-arguments"),
    ('sum("a")', "wrong-type"),
    ("some x in [1] satisfies 3", "operand-kinds"),
    ('"a" and true', "operand-kinds"),
    ('for x in 1.."a" return x', "bad-range"),
    ('1 < "a"', "operand-kinds"),
    ("nothing", "unknown-name"),
    ('("a" - 1) + 2', "operand-kinds"),
]


def twice_told(program):
    for expression, code in ONCE:
        found = answers(run(program, ["--jsonl"], json.dumps({"expression": expression})))
        told = [one["code"] for one in found[0]["diagnostics"]]
        if told != [code]:
            yield f"{expression}: {told}, not {code} alone"


def empty_line_faults(program):
    done = run(program, ["--jsonl"], '\n\n{"id": 1, "expression": "1"}\n  \t\n\r\n'
                                     '{"id": 2, "expression": "2"}\n\n')
    if [one["id"] for one in answers(done)] != [1, 2] or done.returncode != 0:
        yield f"empty lines: {done.stdout.decode()!r}, status {done.returncode}"


def main():
    program = sys.argv[1]
    found = [*table_faults(program), *line_faults(program), *bad_line_faults(program),
             *twice_told(program), *empty_line_faults(program)]
    for fault in found:
        print(fault)
    print(f"{len(TABLE)} command lines, {len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
