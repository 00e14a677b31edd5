#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The JSON Schema of the file formats takes what the loader takes, and refuses what has its faults.

Usage: schema.py PROGRAM
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

try:
    import jsonschema
    import yaml
except ImportError:  # Debian's packages serve Debian's interpreter
    if sys.executable == "/usr/bin/python3":
        raise
    os.execv("/usr/bin/python3", ["/usr/bin/python3", *sys.argv])

ROOT = pathlib.Path(__file__).resolve().parents[2]


class AsText(yaml.BaseLoader):
    """All scalars are texts, as for the loader."""


class AsEditors(yaml.SafeLoader):
    """Scalars as YAML 1.2 and editors read them; keys are texts."""

    yaml_implicit_resolvers = {}

    def construct_mapping(self, node, deep=False):
        return {key.value: self.construct_object(value, deep=True) for key, value in node.value}


for tag, pattern, first in (
        ("bool", r"true|false", "tf"),
        ("null", r"~|null|", ["~", "n", ""]),
        ("int", r"[-+]?[0-9]+", "-+0123456789"),
        ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789")):
    AsEditors.add_implicit_resolver("tag:yaml.org,2002:" + tag,
                                    yaml.resolver.re.compile(f"^(?:{pattern})$"), list(first))
AsEditors.add_constructor("tag:yaml.org,2002:map", AsEditors.construct_mapping)

WHOLE = """hjemmel: 1
ruleset: r
valid: {from: 2018-01-01, to: unknown}
title: 2018
sources:
  s: {title: {da: A, en: B}, date: 2018-03-02, reference: 894}
entities:
  borger: {plural: borgere, begin: foedt}
  kommune: {has: borgere, key: nr, label: true}
types:
  art: {type: string, values: [a, b]}
  periode: {context: {fra: date, til: date}, optional: [til]}
  liste: {list: periode, optional: [til]}
  f: {function: {parameters: [number], result: art}}
  r: {range: number}
  pct: {type: number, scale: "1", integer: false}
  frit: {fra: date, antal: {type: number, min: 0, integer: true, allowed: ">= 0"}}
parameters:
  a: {type: number, value: 5, source: s}
  b: {type: number, dated: [{value: 1}, {from: 2018-02-01, value: "2"}], source: [s]}
  c: {value: x, readings: {x: {}, y: {source: {s: "1. afsnit"}, interpretation: true}}}
facts:
  borger:
    nr: {type: string, optional: "true", unit: kr.}
    foedt: {type: date, min: 1900-01-01, otherwise: null}
    t: {type: {list: {fra: date, til: date}, optional: [til]}, allowed: "count(?) > 0"}
  kommune:
    nr: {type: string, values: [1, true, null]}
functions:
  g: {parameters: {x: number}, result: number, value: 2}
services:
  s: {inputs: [t], outputs: [d1], label: S}
  t: {entity: borger, inputs: [], outputs: [d1]}
decisions:
  d1: {entity: borger, value: 5}
  d2: {entity: borger, value: "5", helper: false}
  d3:
    entity: borger
    all:
      - {id: 1, when: true, text: 7}
      - {id: x, none: [{id: y, when: nr = "1", source: s}]}
  d4:
    entity: borger
    table:
      hit_policy: COLLECT
      aggregation: SUM
      inputs: {d1: {values: [1, 2], label: L}}
      outputs: {n: {type: number, default: 0}}
      default: {n: 1}
      rows:
        - {id: a, when: {d1: 5}, then: 1.5}
        - {when: {d1: , d2: "-"}, then: {n: null}}
        - {when: {}, then: {n: 2}}
  d5:
    entity: borger
    context: {a: 1, b: {if: a > 0, then: {list: [1, {value: a}]}, else: "[]"}}
    return: {for: x, in: b, return: x}
  d6: {entity: borger, relation: {columns: [a, b], rows: [[1, 2], [x, {type: number, value: 1}]]}}
  d7: {entity: borger, filter: d6, match: {some: x, in: d6, satisfies: x.a = 1}}
  d8: {entity: borger, call: g, with: {x: 1}}
  d9: {entity: borger, function: {x: number}, return: x}
end: r
"""

EXAMPLES = """examples_of: r
on: 2019-01-01
entity: borger
facts: {nr: 1, foedt: null}
examples:
  - id: 1
    text: {da: A, en: A}
    note: N
    on: 2019-02-01
    entity: borger
    facts: {t: [{fra: 2018-01-01, til: null}], borgere: [{repeat: 30, nr: 5}]}
    missing: nr
    set: {c: y, a: 7}
    nulls: absent
    complete: [t]
    presets: {d1: {value: 5, reason: R}}
    expect: {d1: 5, d5: [1], d6: {a: true}}
    undetermined: {d2: {possible: [1, 2], missing: [nr], exact: true}, d3: {},
                   d4: {possible: {from: 1, to: 2}}}
    failed: {d7: some-code}
    outside_validity: [d8]
    reasons: {d3: {1: met, x: not_met}}
  - {id: x, refused: [invalid-date], warnings: [w]}
unreachable:
  - {decision: d3, requirement: x, seen: undecided, text: T}
  - {function: g, threshold: x > 5, seen: [below, at], version: 2018-01-01, text: T}
  - {decision: d4, row: a, bound: low, text: T}
end: r
"""

LETTERS = """hjemmel: 1
letters_of: r
letters:
  brev: {title: T, known: {da: "{{result}}", en: "{{result}}"}, appeal: A}
  nyt: {decisions: [d1, d2], text: "{{answer}}"}
  andet: {decision: d3, undetermined: U, failed: F, outside: O}
end: r
"""

# What is changed in WHOLE, EXAMPLES or LETTERS so that the schema must complain.
BROKEN = [
    ("hjemmel: 1", "hjemmel: 2"),
    ("hjemmel: 1\n", ""),
    ("ruleset: r\n", ""),
    ("ruleset: r\n", "ruleset: r r\n"),
    ("ruleset: r\n", "ruleset: r\nregler: x\n"),
    ("from: 2018-01-01, to", "from: 2018-1-1, to"),
    ("to: unknown", "to: ukendt"),
    ("to: unknown", "til: unknown"),
    ("title: {da: A, en: B}, ", ""),
    ("{da: A, en: B}", "{da: A, de: B}"),
    ("has: borgere", "har: borgere"),
    ("integer: true", "integer: ja"),
    ('scale: "1"', "scale: 19"),
    ('scale: "1"', "scale: -1"),
    ('scale: "1"', "scale: 1.5"),
    ("optional: [til]}\n  f:", "valgfri: [til]}\n  f:"),
    ("parameters: [number]", "parametre: [number]"),
    ("a: {type: number, value: 5, source: s}", "a: {value: 5}"),
    ("value: 5, source: s", "value: 5, dated: [{value: 1}]"),
    ("{value: 1}, {from", "{from: 2018-01-01}, {from"),
    ("dated: [{value: 1}, {from: 2018-02-01, value: \"2\"}]", "dated: []"),
    ("nr: {type: string, optional: \"true\", unit: kr.}", "nr: {unit: kr.}"),
    ("optional: \"true\"", "optional: ja"),
    ("  kommune:\n    nr: {type: string, values: [1, true, null]}", "  kommune: number"),
    ("outputs: [d1]", "outputs: d1"),
    ("d1: {entity: borger, value: 5}", "d1: {entity: borger}"),
    ("d1: {entity: borger, value: 5}", "d1: {entity: borger, value: 5, list: [1]}"),
    ("d1: {entity: borger, value: 5}", "d1: {entity: borger, value: 5, match: x}"),
    ("d1: {entity: borger, value: 5}", "d1: {entity: borger, value: [1, 2]}"),
    ("when: true, text: 7", "text: 7"),
    ("{id: 1, when", "{when"),
    ("hit_policy: COLLECT", "hit_policy: SAMLET"),
    ("aggregation: SUM", "aggregation: sum"),
    ("inputs: {d1: {values: [1, 2], label: L}}", "inputs: {d1: {vaerdier: [1]}}"),
    ("when: {}, then: {n: 2}", "when: {}"),
    ("columns: [a, b], ", ""),
    ("then: {list: [1, {value: a}]}, ", ""),
    ("return: {for: x, in: b, return: x}", "return: {for: x, return: x}"),
    ("return: {for: x, in: b, return: x}", "with: {x: 1}"),
    ("satisfies: x.a = 1", "match: x.a = 1"),
    ("end: r\n", "slut: r\n"),
    ("on: 2019-01-01", "on: 1/1 2019"),
    ("nulls: absent", "nulls: tom"),
    ("id: 1\n    text", "text"),
    ("value: 5, reason: R", "value: 5"),
    ("exact: true", "exact: måske"),
    ("seen: undecided", "seen: usikker"),
    ("requirement: x, seen: undecided, text: T", "requirement: x, seen: undecided"),
    ("{function: g, threshold", "{threshold"),
    ("not_met}}", "nej}}"),
    ("{from: 1, to: 2}", "{fra: 1, to: 2}"),
    ("title: T, known", "titel: T, known"),
    ("letters:\n", "breve:\n"),
]


# The file of the loader's tests that shows the whole format.
GOOD = ROOT / "tests/language/loader/good/whole_format.yaml"


def readings(text):
    loaders = {"as text": AsText, "as editors read it": AsEditors}
    return [(how, yaml.load(text, loader)) for how, loader in loaders.items()]


def shipped():
    """Every rule and examples file of the project, by its path."""
    for folder in ("rules", "tests/dmn/models", "examples"):
        for path in sorted((ROOT / folder).rglob("*.yaml")):
            yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")


def from_pages():
    """The examples on the pages that are whole files, or parts of one."""
    for page in sorted((ROOT / "docs").rglob("*.md")):
        text = page.read_text(encoding="utf-8")
        for number, block in enumerate(text.split("\n```yaml\n")[1:], 1):
            block = block.split("\n```")[0] + "\n"
            keys = list(yaml.load(block, AsText) or {}) if ": " in block else []
            if {"hjemmel", "examples_of", "letters_of"} & set(keys):
                yield f"{page.name} {number}", block
            elif set(keys) & {"decisions", "parameters"} and "..." not in block:
                yield f"{page.name} {number}", f"hjemmel: 1\nruleset: r\n{block}end: r\n"


def faults(program):
    made = {}
    for lang in ("da", "en"):
        done = subprocess.run([program, "schema", "--lang", lang], capture_output=True, check=True)
        made[lang] = json.loads(done.stdout)
        jsonschema.Draft7Validator.check_schema(made[lang])
    if made["da"] == made["en"]:
        yield "the texts are the same in both languages"
    schema = jsonschema.Draft7Validator(made["da"])
    own = [("WHOLE", WHOLE), ("EXAMPLES", EXAMPLES), ("LETTERS", LETTERS),
           (GOOD.name, GOOD.read_text(encoding="utf-8"))]
    files = [*own, *shipped(), *from_pages()]
    for name, text in files:
        for how, content in readings(text):
            for fault in list(schema.iter_errors(content))[:2]:
                where = "/".join(str(step) for step in fault.absolute_path)
                yield f"{name}, {how}: {where}: {fault.message[:300]}"
    for old, new in BROKEN:
        whole = next((one for one in (WHOLE, EXAMPLES, LETTERS) if old in one), WHOLE)
        if whole.count(old) < 1:
            yield f"{old!r} is not there to be broken"
        for how, content in readings(whole.replace(old, new, 1)):
            if schema.is_valid(content):
                yield f"{new!r} for {old!r}, {how}, is valid"
    yield from loader_faults(program)
    whole = GOOD.read_text(encoding="utf-8")
    for root, text in (("file", whole), ("examples", EXAMPLES), ("letters", LETTERS)):
        yield from absent_keys(made["da"], root, yaml.load(text, AsText))
    print(f"{len(files)} files, {len(BROKEN)} broken ones")


def absent_keys(schema, root, content):
    """Keys that a file of this kind may have and that the content does not show in their place."""
    offered, shown = set(), set()
    offered_keys(schema, {"$ref": "#/definitions/" + root}, "", offered, set())
    shown_keys(schema, {"$ref": "#/definitions/" + root}, "", content, shown)
    # Forms of logic stand in decisions, in functions and in each other: each form once is enough.
    forms = {key for place, key in offered if place == "logic"}
    met = {key for place, key in shown if place in ("decision", "function", "logic")}
    for place, key in sorted(offered - shown):
        if place not in ("decision", "function", "logic") or key not in forms & met:
            yield f"the whole {root} shows no `{key}` of {place}"


def parts(schema, rule, place):
    """The rule that a reference leads to, and the name of its definition."""
    if "$ref" in rule:
        place = rule["$ref"].rsplit("/", 1)[1]
        rule = schema["definitions"][place]
    return rule, place


def offered_keys(schema, rule, place, found, visited):
    rule, place = parts(schema, rule, place)
    if id(rule) in visited:
        return
    visited.add(id(rule))
    found.update((place, key) for key in rule.get("properties", {}))
    below = [*rule.get("properties", {}).values(), rule.get("additionalProperties"),
             rule.get("items"), rule.get("then"), rule.get("else"),
             *rule.get("allOf", []), *rule.get("anyOf", [])]
    for one in below:
        if isinstance(one, dict):
            offered_keys(schema, one, place, found, visited)


def shown_keys(schema, rule, place, content, found):
    rule, place = parts(schema, rule, place)

    def fits(one):
        whole = {**one, "definitions": schema["definitions"]}
        return jsonschema.Draft7Validator(whole).is_valid(content)

    chosen = [*rule.get("allOf", []), *(one for one in rule.get("anyOf", []) if fits(one))]
    if "if" in rule:
        chosen.append(rule.get("then" if fits(rule["if"]) else "else", {}))
    for one in chosen:
        shown_keys(schema, one, place, content, found)
    if isinstance(content, dict):
        own = rule.get("properties", {})
        other = rule.get("additionalProperties")
        for key, value in content.items():
            if key in own:
                found.add((place, key))
            below = own.get(key, other)
            if isinstance(below, dict):
                shown_keys(schema, below, place, value, found)
    elif isinstance(content, list) and "items" in rule:
        for value in content:
            shown_keys(schema, rule["items"], place, value, found)


def loader_faults(program):
    """What the schema is tried with is what the loader takes."""
    with tempfile.TemporaryDirectory() as folder:
        good = pathlib.Path(folder, "2017-08-01.yaml")
        good.write_bytes(GOOD.read_bytes())
        done = subprocess.run([program, "check", str(good), "--lang", "en"],
                              capture_output=True, text=True, check=False)
        if done.returncode != 0:
            yield f"{GOOD.name}: {done.stdout[:600]}"
        path = pathlib.Path(folder, "2018-01-01.yaml")
        path.write_text(WHOLE, encoding="utf-8")
        done = subprocess.run([program, "check", str(path), "--format", "json"],
                              capture_output=True, check=False)
        form = {"unknown-key", "wrong-shape", "missing-key", "missing-value", "conflicting-keys",
                "invalid-boolean", "invalid-date", "unknown-word", "quote-needed"}
        for one in json.loads(done.stdout):
            if one.get("code") in form:
                yield f"the loader refuses WHOLE: {one}"


def main():
    found = list(faults(str(pathlib.Path(sys.argv[1]).resolve())))
    for fault in found:
        print(fault)
    print(f"{len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
