#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs `hjemmel test` and what `hjemmel check` says of examples, with wrong input on purpose.

Usage: test.py PROGRAM
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

PROGRAM = ""

RULES = """hjemmel: 1
ruleset: kursus
valid: {from: 2019-01-01, to: 2019-12-31}
facts: {alder: {type: number}}
decisions:
  voksen:
    all: [{id: alder, when: "alder >= 18"}]
  pris:
    table:
      hit_policy: FIRST
      rows: [{id: barn, when: {voksen: false}, then: 50}]
      default: 100
end: kursus
"""

HEAD = "examples_of: kursus\non: 2019-06-01\n"
END = "end: kursus\n"

ALL = """examples:
  - {id: a, facts: {alder: 18}, expect: {voksen: true, pris: 100}}
  - {id: b, facts: {alder: 17}, expect: {voksen: false, pris: 50}}
  - {id: c, facts: {alder: 19}, expect: {voksen: true}}
  - {id: d, undetermined: {voksen: {missing: [alder]}}}
"""


def run(*words):
    """Exit status, standard output and standard error."""
    done = subprocess.run([PROGRAM, *words], capture_output=True, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


class Examples(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = pathlib.Path(self.folder.name)
        (self.path / "2019-01-01.yaml").write_text(RULES, encoding="utf-8")

    def write(self, body, head=HEAD, end=END, name="eksempler.yaml"):
        (self.path / name).write_text(head + body + end, encoding="utf-8")

    def ran(self, *words):
        return run("test", str(self.path), "--lang", "en", *words)

    def test_all_pass_and_cover(self):
        self.write(ALL)
        status, out, err = self.ran("--strict")
        self.assertEqual((status, err), (0, ""))
        self.assertEqual(
            out,
            "kursus 2019-01-01: 4 of 4 examples passed\n"
            "  covered: requirements 3/3, rows 2/2, thresholds 3/3\n",
        )

    def test_danish_is_the_default(self):
        self.write(ALL)
        _, out, _ = run("test", str(self.path))
        self.assertIn("4 af 4 eksempler bestået", out)
        self.assertIn("dækket: betingelser 3/3, rækker 2/2, grænser 3/3", out)

    def test_a_failure_is_told_with_its_reasons(self):
        self.write("examples:\n  - {id: a, facts: {alder: 17}, expect: {voksen: true}}\n")
        status, out, _ = self.ran()
        self.assertEqual(status, 1)
        for text in (
            "eksempler.yaml:4: failed: kursus a",
            "expected: true",
            "actual:   false",
            "the reasons for voksen",
            "Not met",
            "0 of 1 examples passed",
        ):
            self.assertIn(text, out)

    def test_incomplete_coverage_is_a_fault_only_with_strict(self):
        self.write("examples:\n  - {id: a, facts: {alder: 30}, expect: {voksen: true}}\n")
        status, out, _ = self.ran()
        self.assertEqual(status, 0)
        self.assertIn("voksen, the requirement alder: not met, undecided", out)
        self.assertIn("»alder >= 18« in alder (18): just below, at, just above", out)
        self.assertEqual(self.ran("--strict")[0], 1)

    def test_no_examples_at_all(self):
        status, out, _ = self.ran()
        self.assertEqual(status, 0)
        self.assertIn("no examples", out)
        self.assertEqual(self.ran("--strict")[0], 1)

    def test_suggestions_can_be_pasted(self):
        first = "examples:\n  - {id: a, facts: {alder: 30}, expect: {voksen: true, pris: 100}}\n"
        self.write(first)
        status, out, _ = self.ran("--suggest")
        self.assertEqual(status, 0)
        lines = out.splitlines(keepends=True)
        begin = next(i for i, line in enumerate(lines) if line.startswith("  - id: suggestion-1"))
        self.write(first + "".join(lines[begin:]))
        status, out, err = self.ran("--strict", "--suggest")
        self.assertEqual((status, err), (0, ""))
        self.assertIn("no suggestions", out)

    def test_json(self):
        self.write("examples:\n  - {id: a, facts: {alder: 17}, expect: {voksen: true}}\n")
        status, out, _ = self.ran("--format", "json", "--suggest")
        self.assertEqual(status, 1)
        found = json.loads(out)
        one = found["examples"][0]
        self.assertEqual((one["id"], one["line"], one["passed"]), ("a", 4, False))
        self.assertEqual(one["wrong"][0]["expected"], "true")
        goals = found["coverage"][0]["goals"]
        self.assertEqual(goals[0]["seen"], ["not_met"])
        self.assertIn("id: a", found["suggestions"][0]["yaml"])

    def test_ruleset_chosen(self):
        self.write(ALL)
        self.assertEqual(self.ran("--ruleset", "kursus")[0], 0)
        status, _, err = self.ran("--ruleset", "kurser")
        self.assertEqual(status, 2)
        self.assertIn("Write `kursus`", err)

    def test_wrong_use(self):
        self.assertEqual(run("test")[0], 2)
        for words in ((), ("--strict",), ("--suggest",)):
            status, _, err = run("test", str(self.path / "none"), *words)
            self.assertEqual(status, 2)
            self.assertIn("[unreadable]", err)
        self.assertEqual(self.ran("--format", "csv")[0], 2)

    def test_faults_of_examples_are_told_by_check_and_test(self):
        cases = [
            ("exampels: []\n", "unknown-key"),
            ("examples: [{id: a, expect: {voksn: true}}]\n", "unknown-decision"),
            ("examples: [{id: a, expect: {voksen: ja}}]\n", "wrong-type"),
            ("examples: [{id: a, expect: {pris: 1}, facts: {alder: atten}}]\n", "wrong-type"),
            ("examples: [{id: a, expect: {pris: 1}, facts: {aldr: 18}}]\n", "unknown-fact"),
            ("examples: [{id: a, id: b, refused: x}]\n", "duplicate-key"),
            ("examples: [{id: a, refused: x}, {id: a, refused: x}]\n", "duplicate-example"),
            ("unreachable: [{decision: pris, row: voksen, text: t}]\n", "unknown-goal"),
            ("examples: [{id: a}]\n", "missing-key"),
        ]
        for body, code in cases:
            with self.subTest(code=code, body=body):
                self.write(body)
                status, out, _ = run("check", str(self.path), "--lang", "en")
                self.assertEqual(status, 1)
                self.assertIn(f"[{code}]", out)
                status, _, err = self.ran()
                self.assertEqual(status, 1)
                self.assertIn(f"[{code}]", err)

    def test_all_faults_of_examples_are_told_in_one_run(self):
        self.write("exampels: []\nexamples: [{id: a}]\n", name="form.yaml")
        self.write(
            "examples:\n"
            "  - {id: a, expect: {voksn: true, pris: x}, facts: {aldr: 1}, set: {x: 1}}\n"
            "  - {id: a, entity: ny, expect: {voksen: 7}, complete: [aldre], facts: {alder: ti}}\n"
            "unreachable: [{decision: pris, row: ingen, text: t}]\n"
        )
        status, out, _ = run("check", str(self.path), "--strict", "--lang", "en")
        self.assertEqual(status, 1)
        for text in ("`exampels`", "expects nothing", "`voksn`", "aldr:", "parameter x", "`ny`",
                     "eksempler.yaml:4:41", "eksempler.yaml:5:42", "`aldre`", "alder must be",
                     "`ingen`", "exists already", "[strict-source]", "[strict-text]"):
            with self.subTest(text=text):
                self.assertIn(text, out)

    def test_faults_of_versions_leave_other_rulesets_examples_checked(self):
        other = self.path / "andet"
        other.mkdir()
        (other / "2019-01-01.yaml").write_text(
            RULES.replace("kursus", "andet").replace("alder >=", "aldr >="), encoding="utf-8")
        self.write("examples: [{id: a, expect: {voksn: true}}]\n")
        _, out, _ = run("check", str(self.path), "--lang", "en")
        self.assertIn("[unknown-name]", out)
        self.assertIn("[unknown-decision]", out)
        self.assertNotIn("[unknown-ruleset]", out)

    def test_a_file_cut_short_or_of_another_ruleset(self):
        self.write(ALL, end="")
        self.assertIn("[missing-end]", run("check", str(self.path))[1])
        self.write(ALL, head="examples_of: kurser\non: 2019-06-01\n", end="end: kurser\n")
        self.assertIn("[unknown-ruleset]", run("check", str(self.path))[1])

    def test_check_refutes_what_is_said_to_be_out_of_reach(self):
        body = "examples: [{id: a, facts: {alder: 30}, expect: {pris: 100}}]\n"
        entry = "unreachable: [{decision: pris, row: barn, text: t}]\n"
        self.write(body + entry)
        self.assertEqual(self.ran()[0], 0)
        status, out, _ = run("check", str(self.path), "--lang", "en")
        self.assertEqual(status, 1)
        self.assertIn("A case does reach it: the example a (alder: 17)", out)
        self.assertIn("[reached]", out)
        self.write(ALL + entry)
        status, out, _ = self.ran()
        self.assertEqual(status, 1)
        self.assertIn("[reached]", out)


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main()
