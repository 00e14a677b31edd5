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


class Summary(unittest.TestCase):
    def test_closing_line(self):
        for tests, line, status in RUNS:
            with self.subTest(tests=tests), tempfile.TemporaryDirectory() as folder:
                report = pathlib.Path(folder, "report.xml")
                cases = "".join(
                    f'<testcase status="{state}"><system-out>{printed}</system-out></testcase>'
                    for state, printed in tests
                )
                report.write_text(f"<testsuite>{cases}</testsuite>", encoding="utf-8")
                command = [sys.executable, str(SCRIPT), str(report)]
                ran = subprocess.run(command, capture_output=True, text=True, check=False)
                self.assertEqual((ran.stdout.splitlines()[-1], ran.returncode), (line, status))


if __name__ == "__main__":
    unittest.main()
