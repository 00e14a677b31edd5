#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measures `hjemmel evaluate` over made-up files and prints one table: microseconds a case and the
most memory, with few and with many rows, and beside it case by case, as text is written. Each is
the least of three runs.

Usage: files.py BUILD-FOLDER
"""

import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
RULES = HERE.parent.parent / "rules"
DAY = ["--on", "2018-03-02"]
CITIZENS = ["--entity", "borger", "--decision", "maalgruppe", "--decision", "visitationsgruppe"]


def made(folder, *words):
    """A file that make_cases.py writes; nothing of it is held here."""
    path = folder / "-".join(words)
    with open(path, "wb") as into:
        subprocess.run([sys.executable, HERE / "make_cases.py", *words], stdout=into, check=True)
    return path


def measured(arguments):
    """Seconds of the processor, and mebibytes."""
    runs = []
    for _ in range(3):
        running = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, _, used = os.wait4(running.pid, 0)
        runs.append((used.ru_utime + used.ru_stime, used.ru_maxrss / 1024))
    return min(runs)


def main(build):
    program = os.path.join(build, "hjemmel")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        rules = made(folder, "rules").rename(folder / "tilskud.yaml")
        table = [program, "evaluate", rules, *DAY]
        caseload = [program, "evaluate", RULES / "flere-skal-med", *DAY, *CITIZENS]
        work = [
            ("table as CSV, to CSV", [*table, "--format", "csv"], "table", (100_000, 1_000_000)),
            ("table as CSV, to JSON", [*table, "--format", "jsonl"], "table", (100_000, 1_000_000)),
            ("table as CSV, by case", [*table, "--format", "text"], "table", (100_000,)),
            ("caseload as JSON lines, to JSON", [*caseload, "--format", "jsonl"], "caseload",
             (100_000, 300_000)),
            ("caseload as JSON lines, by case", [*caseload, "--format", "text"], "caseload",
             (10_000,)),
        ]
        print(f"{'file':<34}{'rows':>10}{'us a case':>12}{'MiB':>8}")
        for what, arguments, kind, sizes in work:
            for rows in sizes:
                path = made(folder, kind, str(rows))
                seconds, memory = measured([*arguments, path])
                print(f"{what:<34}{rows:>10,}{seconds / rows * 1e6:>12.2f}{memory:>8.0f}")
                path.unlink()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
