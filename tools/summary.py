# SPDX-License-Identifier: Apache-2.0
"""Sums up what ctest ran: 'N passed, N failed' as the last line.

Usage: summary.py RESULTS.xml...

The files are ctest's JUnit reports. A test that is a doctest program counts as the test cases it
reports; a crash in one counts as one failure more, since what it would have reported is unknown.
A test that skipped itself, by its exit status, counts as neither; its own words are shown.
"""

import re
import sys
import xml.etree.ElementTree as xml

CASES = re.compile(
    r"test cases: +\d+ \| +(\d+) passed \| +(\d+) failed \| +(\d+) skipped", re.MULTILINE
)


def count(case):
    """(passed, failed) of one <testcase>."""
    held = case.get("status") == "run"
    report = CASES.findall(case.findtext("system-out") or "")
    if not report:
        return (1, 0) if held else (0, 1)
    passed, failed, _ = map(int, report[-1])
    return passed, failed if held else max(failed, 1)


def skipped_itself(case):
    """Whether a test ran and said that it has nothing to test here."""
    skipped = case.find("skipped")
    return skipped is not None and skipped.get("message", "").startswith("SKIP_RETURN_CODE=")


def main():
    passed = failed = 0
    for path in sys.argv[1:]:
        for case in xml.parse(path).getroot().iter("testcase"):
            if skipped_itself(case):
                print(f"{case.get('name')}: {(case.findtext('system-out') or '').strip()}")
                continue
            more_passed, more_failed = count(case)
            passed += more_passed
            failed += more_failed
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
