# SPDX-License-Identifier: Apache-2.0
"""tools/summary.py counts what ran, and never takes a crash or an empty run for success."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

SCRIPT = pathlib.Path(__file__).resolve().parents[2] / "tools" / "summary.py"
CASES = "[doctest] test cases:  {} |  {} passed | {} failed | 0 skipped"

# The tests of a run as (ctest's status, what the test printed), and the closing line.
RUNS = [
    ([("run", "")], "1 passed, 0 failed", 0),
    ([("run", CASES.format(7, 7, 0)), ("run", "")], "8 passed, 0 failed", 0),
    ([("fail", CASES.format(7, 5, 2))], "5 passed, 2 failed", 1),
    ([("fail", "segmentation fault")], "0 passed, 1 failed", 1),
    ([("fail", CASES.format(7, 7, 0)), ("run", "")], "8 passed, 1 failed", 1),
    ([("notrun", "")], "0 passed, 1 failed", 1),
    ([], "0 passed, 0 failed", 1),
]


SKIPPED = (
    '<testcase name="t" status="notrun"><skipped message="{}"/>'
    "<system-out>why</system-out></testcase>"
)


class Summary(unittest.TestCase):
    def summed_up(self, cases):
        with tempfile.TemporaryDirectory() as folder:
            report = pathlib.Path(folder, "report.xml")
            report.write_text(f"<testsuite>{cases}</testsuite>", encoding="utf-8")
            command = [sys.executable, str(SCRIPT), str(report)]
            ran = subprocess.run(command, capture_output=True, text=True, check=False)
            return ran.stdout.splitlines(), ran.returncode

    def test_skipped(self):
        passing = '<testcase status="run"/>'
        lines, status = self.summed_up(passing + SKIPPED.format("SKIP_RETURN_CODE=77"))
        self.assertEqual((lines, status), (["t: why", "1 passed, 0 failed"], 0))
        lines, status = self.summed_up(passing + SKIPPED.format("Unable to find executable"))
        self.assertEqual((lines, status), (["1 passed, 1 failed"], 1))

    def test_closing_line(self):
        for tests, line, status in RUNS:
            with self.subTest(tests=tests):
                cases = "".join(
                    f'<testcase status="{state}"><system-out>{printed}</system-out></testcase>'
                    for state, printed in tests
                )
                lines, code = self.summed_up(cases)
                self.assertEqual((lines[-1], code), (line, status))


if __name__ == "__main__":
    unittest.main()
