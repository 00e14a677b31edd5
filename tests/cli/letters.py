#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Letters on the command line: a table of command lines -> exit status, what the output holds.

Usage: letters.py PROGRAM
"""

import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent

RULES = """\
hjemmel: 1
ruleset: proeve
valid: {from: 2018-01-01, to: 2018-12-31}
title: {da: "Prøve", en: "Trial"}
sources:
  lov: {title: "En lov"}
facts:
  alder: {type: number, unit: "år", label: {da: "Alder", en: "Age"}}
  loen_oere: {type: number, label: {da: "Løn", en: "Pay"}}
  navn:
    type: string
    label: {da: "Navn", en: "Name"}
    optional: true
  timer:
    type: number
    label: {da: "Timer", en: "Hours"}
    text: {da: "Viser, hvor meget der arbejdes.", en: "Shows how much work there is."}
decisions:
  myndig:
    label: {da: "Myndig", en: "Of age"}
    all:
      - id: alder
        text: {da: "Er fyldt 18 år", en: "Is at least 18"}
        when: alder >= 18
        source: lov
  ydelse:
    label: {da: "Ydelse", en: "Benefit"}
    unit: øre
    value: loen_oere * 2
  uge:
    label: {da: "Ugens løn", en: "The week's pay"}
    value: loen_oere * timer
  art:
    label: {da: "Art", en: "Kind"}
    values: [stor, lille]
    value: if loen_oere > 100 then "stor" else "lille"
words:
  stor: {da: "stor ydelse", en: "large benefit"}
letters:
  svar:
    decision: myndig
    title: {da: "Svar om {{label}}", en: "Answer: {{label}}"}
    known:
      da: "Svaret er {{result}} ({{fact:alder}})."
      en: "The answer is {{result}} ({{fact:alder}})."
    undetermined: {da: "Vi mangler oplysninger.", en: "Facts are missing."}
    appeal: {da: "Du kan klage inden 4 uger.", en: "You can complain within 4 weeks."}
  adresse:
    decision: myndig
    title: "Til {{fact:navn}}, sag {{id}}"
    text: |
      Alder {{fact:alder}}, løn {{fact:loen_oere}}.

      {{answer}}

      {{version}}
    outside: "Prøven fandtes ikke den {{date}}."
  notat:
    decisions: [myndig, ydelse]
    known: "Notat: {{result}}."
end: proeve
"""

OWN = """\
hjemmel: 1
letters_of: proeve
letters:
  svar:
    appeal: "Skriv til borgmesteren."
  eget:
    decision: ydelse
    known: "Ydelsen er {{result}}."
end: proeve
"""

FILES = {
    "rules/proeve/2018-01-01.yaml": RULES,
    "bad/proeve/2018-01-01.yaml": RULES.replace("Svaret er {{result}}", "Svaret er {{reslt}}"),
    "unguarded/proeve/2018-01-01.yaml": RULES.replace(
        "Vi mangler oplysninger.", "Svaret er {{result}}."),
    "strict/proeve/2018-01-01.yaml": RULES.replace(
        ', en: "You can complain within 4 weeks."', ""),
    "own.yaml": OWN,
    "wrong.yaml": OWN.replace("eget:", "svr:").replace("    decision: ydelse\n", ""),
    "other.yaml": OWN.replace("proeve", "andet"),
    "one.json": '{"sags_id": "A {{advice}}", "alder": 47, "loen_oere": 1174900050}',
    "doubts.json": """{"foedselsdato": "1990-02-28", "ydelsesperioder": [
        {"ydelse": "kontanthjaelp", "fra": "2010-01-01", "til": "2013-05-01"},
        {"ydelse": "kontanthjaelp", "fra": "2013-04-01", "til": null},
        {"ydelse": "kontanthjaelp", "fra": "1980-04-01", "til": "1980-05-01"}]}""",
    "reversed.json": """{"foedselsdato": "1990-02-30", "ydelsesperioder": [
        {"ydelse": "kontanthjaelp", "fra": "2010-01-01", "til": "2009-05-01"}]}""",
    "open.json": """{"foedselsdato": "1990-05-02", "ydelsesperioder": [
        {"ydelse": "kontanthjaelp", "fra": "2010-01-01"}]}""",
    "kommune.json": '{"kommunekode": "851"}',
    "none.json": '{"sags_id": "B"}',
    "steering.json":
        '{"sags_id": "D\\u001b[31m", "alder": 47, "loen_oere": 1, "navn": "a\\u001b[2Jb"}',
    "faulty.json": '{"sags_id": "C", "alder": "x"}',
}

FSM = ["evaluate", str(ROOT / "rules" / "flere-skal-med"), "--on", "2018-03-02", "--letter"]
AT = ["evaluate", "rules", "--on", "2018-03-02"]
ADVICE = "Vurderingen er vejledende, indtil en sagsbehandler har taget stilling til sagen"

# arguments, exit status, what standard output holds, what it must not hold, what messages hold
TABLE = [
    ([*AT, "--letter=svar", "one.json"], 0,
     ["Svar om Myndig\n\nSvaret er ja (47 år).\n", ADVICE, "Er fyldt 18 år", "inden 4 uger",
      "efter regelsættet »Prøve«", "[1] En lov"], ["Ydelse"], []),
    ([*AT, "--letter=svar", "--lang", "en", "one.json"], 0,
     ["Answer: Of age\n\nThe answer is yes (47 years).\n", "advice only"], [], []),
    ([*AT, "--letter=svar", "none.json"], 0,
     ["Vi mangler oplysninger.", "- Alder\n"
      "  Så længe det ikke er oplyst, er dette uafklaret: »Er fyldt 18 år«."],
     ["klage", "Svaret"], []),
    # facts are told as they were given, also where nothing was decided
    ([*AT, "--letter=adresse", "faulty.json"], 1,
     ["Alder oplyst med fejl, løn ikke oplyst."], ["Alder ikke oplyst"], []),
    (["evaluate", "rules", "--on", "2019-03-02", "--letter=adresse", "one.json"], 0,
     ["Alder 47 år, løn 11.749.000,50 kr.", "Prøven fandtes ikke den 2. marts 2019.",
      "Regelsæt: »Prøve«."], ["Det er ikke det samme", "løn ikke oplyst"], []),
    # nothing from the facts steers a terminal
    ([*AT, "--letter=adresse", "steering.json"], 0, ["Til a␛[2Jb, sag D␛[31m"], ["\x1b"], []),
    ([*AT, "--decision", "myndig", "steering.json"], 0, ["D␛[31m\n"], ["\x1b"], []),
    ([*AT, "--letter=svar", "faulty.json"], 1, ["Myndig: kan ikke opgøres", ADVICE], ["klage"], []),
    (["evaluate", "rules", "--on", "2019-03-02", "--letter=svar", "one.json"], 0,
     ["Det er ikke det samme som et nej.", "regelsættet »Prøve« gælder", "Svar om Myndig", ADVICE],
     ["Svaret er", "»proeve«"], []),
    ([*AT, "--letter", "one.json"], 0,
     ["Svaret er ja", "Notat: 23.498.001 kr.", "Vejledende vurdering: Art", "Art: stor ydelse"],
     ["{{"], []),
    ([*AT, "--letter", "--decision", "ydelse", "none.json"], 0,
     ["Ydelse: uafklaret", "- Løn\n"], ["Notat:", "loen_oere"], []),
    ([*AT, "--letter=notat", "one.json"], 0, ["Notat: ja.", "Notat: 23.498.001 kr."], [], []),
    # a fact's own text tells why it matters where no requirement does
    ([*AT, "--letter", "--decision", "uge", "none.json"], 0,
     ["- Timer\n  Viser, hvor meget der arbejdes.\n"], [], []),
    # labels, never names of the rule file
    ([*FSM, "--decision", "maalgruppe", "doubts.json"], 1,
     ["- Nogle perioder i »Ydelsesperioder« dækker de samme dage.",
      "- Datoen »Ydelsesperioder, periode 3: slutdato« ligger før »Fødselsdato«.",
      "efter regelsættet »Flere skal med«"], ["ydelsesperioder", "foedselsdato", "overlapper"], []),
    ([*FSM, "--decision", "maalgruppe", "--lang", "en", "reversed.json"], 1,
     ["- The fact “Date of birth” is a day",
      "- “Benefit periods, period 1” ends before it begins."],
     ["ydelsesperioder", "foedselsdato"], []),
    ([*FSM, "--decision", "visitationsgruppe", "open.json"], 0,
     ["- Ydelsesperioder, periode 1: slutdato\n", "uden for\nmålgruppen, udgået eller udskudt "
      "visitation; måske kan det ikke opgøres.", "»udgået«: Har forladt projektet"],
     ["blive: kan ikke opgøres", "(forladt)"], []),
    ([*FSM, "--entity", "kommune", "--decision", "tilskud", "kommune.json"], 0,
     ["- Kommunens borgere\n"
      "  Så længe det ikke er oplyst, er dette uafklaret: »Anden rate«"], [], []),
    # a municipality's own
    ([*AT, "--letters", "own.yaml", "one.json"], 0,
     ["Svaret er ja", "Skriv til borgmesteren.", "Notat: 23.498.001 kr."], ["klage"], []),
    ([*AT, "--letters", "own.yaml", "--letter=eget", "one.json"], 0,
     ["Ydelsen er 23.498.001 kr."], ["Svaret"], []),
    ([*AT, "--letters", "wrong.yaml", "one.json"], 1, [], [], ["unknown-letter", "svar"]),
    ([*AT, "--letters", "nowhere.yaml", "one.json"], 2, [], [], ["nowhere.yaml"]),
    # wrong use
    ([*AT, "--letter=svr", "one.json"], 2, [], [], ["Skriv »svar«"]),
    ([*AT, "--letter=svar", "--decision", "ydelse", "one.json"], 2, [], [], ["er ikke om ydelse"]),
    ([*AT, "--letter", "--format", "json", "one.json"], 2, [], [], ["--format"]),
    # check
    (["check", "rules"], 0, ["0 fejl"], [], []),
    (["check", "rules", "--letters", "own.yaml"], 0, ["0 fejl"], [], []),
    (["check", "bad"], 1, ["unknown-placeholder", "result"], [], []),
    (["check", "unguarded"], 1, ["unguarded-result", "known"], [], []),
    (["check", "strict", "--strict"], 1, ["Brevet »svar« har kun tekst på ét sprog."], [], []),
    (["check", "rules", "--letters", "wrong.yaml"], 1, ["unknown-letter"], [], []),
    (["check", "rules", "--letters", "other.yaml"], 1, ["unknown-ruleset"], [], []),
    (["check", "rules", "--letters", "nowhere.yaml"], 2, ["unreadable"], [], []),
    (["check", "rules", "--letters", "empty"], 2, ["ingen brevfiler"], ["regelsættenes"], []),
    (["check", "rules", "--letters", "rules"], 1, ["ikke breve", "1 fejl"], [], []),
]


def run(program, arguments, folder):
    return subprocess.run([program, *arguments], cwd=folder, capture_output=True, timeout=60,
                          encoding="utf-8", env={**os.environ, "NO_COLOR": "1"})


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    faults = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for path, text in FILES.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
        (folder / "empty").mkdir()
        for arguments, status, said, unsaid, told in TABLE:
            ran = run(program, arguments, folder)
            right = (ran.returncode == status and all(text in ran.stdout for text in said)
                     and not any(text in ran.stdout for text in unsaid)
                     and all(text in ran.stderr for text in told))
            if not right:
                faults += 1
                print(" ".join(arguments), f"-> {ran.returncode}", ran.stdout, ran.stderr, sep="\n")
    print(f"letters: {len(TABLE)} command lines, {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
