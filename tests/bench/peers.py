#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""One table of 10 rows over 3 numbers, the first row that is met: ZEN (PyPI: zen-engine) beside
hjemmel, both from Python, the same table, the same cases, the same answers, in turns.

Usage: peers.py, in a Python that has hjemmel, zen-engine and pyarrow. Prints microseconds a case,
the median of nine runs.
"""

import json
import random
import statistics
import sys
import time

try:
    import pyarrow
    import zen

    import hjemmel
except ImportError as missing:
    sys.exit(f"peers: install {missing.name} in this Python")

ROWS, COLUMNS, CASES = 10, 3, 20_000
DAY = "2018-03-02"


def make_table(chance):
    """By row and column a range, both ends included, or None for any number."""
    rows = []
    for row in range(ROWS):
        ranges = [None] * COLUMNS
        for column in range(COLUMNS):
            if column == row % COLUMNS or chance.random() < 0.5:
                low = chance.randrange(800)
                ranges[column] = (low, low + chance.randrange(100, 400))
        rows.append(ranges)
    return rows


def hjemmel_rules(table):
    facts = "".join(f"  tal{c}: {{type: {{type: number, integer: true}}}}\n"
                    for c in range(COLUMNS))
    rows = "".join(
        "        - {when: {" + ", ".join(f'tal{c}: "[{one[0]}..{one[1]}]"'
                                         for c, one in enumerate(ranges) if one)
        + f"}}, then: {number}}}\n" for number, ranges in enumerate(table, 1))
    return ("hjemmel: 1\nruleset: tabel\nfacts:\n" + facts
            + "decisions:\n  svar:\n    type: {type: number, integer: true}\n    table:\n"
              "      hit_policy: FIRST\n      default: 0\n      rows:\n" + rows + "end: tabel\n")


def zen_engine(table):
    """An engine that gets the decision ready made from its loader, which is ZEN's fastest way."""
    inputs = [{"id": f"i{c}", "name": f"tal{c}", "type": "expression", "field": f"tal{c}"}
              for c in range(COLUMNS)]
    rules = [{"_id": f"r{number}", "o": str(number),
              **{f"i{c}": f"[{one[0]}..{one[1]}]" if one else "" for c, one in enumerate(ranges)}}
             for number, ranges in enumerate(table, 1)]
    rules.append({"_id": "r0", "o": "0", **{f"i{c}": "" for c in range(COLUMNS)}})
    content = {"hitPolicy": "first", "inputs": inputs, "rules": rules,
               "outputs": [{"id": "o", "name": "svar", "type": "expression", "field": "svar"}]}
    nodes = [{"id": "in", "name": "in", "type": "inputNode", "position": {"x": 0, "y": 0}},
             {"id": "table", "name": "table", "type": "decisionTableNode", "content": content,
              "position": {"x": 1, "y": 0}},
             {"id": "out", "name": "out", "type": "outputNode", "position": {"x": 2, "y": 0}}]
    edges = [{"id": "e1", "sourceId": "in", "targetId": "table", "type": "edge"},
             {"id": "e2", "sourceId": "table", "targetId": "out", "type": "edge"}]
    content = zen.ZenDecisionContent(json.dumps({"nodes": nodes, "edges": edges}))
    return zen.ZenEngine({"loader": lambda key: content})


def main():
    chance = random.Random(11)
    table = make_table(chance)
    cases = [{f"tal{c}": chance.randrange(1200) for c in range(COLUMNS)} for _ in range(CASES)]
    columns = pyarrow.Table.from_pylist(cases)
    rules = hjemmel.from_memory({"tabel.yaml": hjemmel_rules(table)})
    version = rules.versions("tabel")[0]
    engine = zen_engine(table)
    requests = [{"key": "tabel", "context": one} for one in cases]
    ways = {
        "ZEN, a case a call":
            lambda: [engine.evaluate("tabel", one)["result"]["svar"] for one in cases],
        "ZEN, one call":
            lambda: [one["data"]["result"]["svar"] for one in engine.evaluate_batch(requests)],
        "hjemmel, a case a call":
            lambda: [version.evaluate(one, "svar", on=DAY).value for one in cases],
        "hjemmel, one call":
            lambda: version.evaluate(columns, "svar", on=DAY).column("svar").to_pylist(),
    }
    taken = {way: [] for way in ways}
    answers = {}
    for _ in range(9):
        for way, run in ways.items():
            begin = time.perf_counter()
            answers[way] = [int(one) for one in run()]
            taken[way].append((time.perf_counter() - begin) / CASES * 1e6)
    if len({tuple(one) for one in answers.values()}) != 1:
        sys.exit("peers: not the same answers")
    print(f"{'10 x 3 table':<28}{'us a case':>12}")
    for way, all_runs in taken.items():
        print(f"{way:<28}{statistics.median(all_runs):>12.2f}")


if __name__ == "__main__":
    main()
