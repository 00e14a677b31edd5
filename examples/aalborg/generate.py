#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes Aalborg's caseload of Flere skal med on 2 March 2018 out of nothing but its counts.

Usage: generate.py [FOLDER]     writes borgere.jsonl and kommune.json there (default: here)

Every citizen is invented. What is real is how many there are of each kind: the counts that Aalborg
Kommune published (case 2018-011471) stand in CASELOAD and LEFT. All else is drawn by a small random
number generator of its own with a fixed seed, so that the files are the same to the byte with every
Python from 3.9 on. The tests hold that.
"""

import datetime
import json
import pathlib
import sys

SEED = 20180302
COUNTED = datetime.date(2018, 3, 2)  # the day of the published counts
POPULATION = datetime.date(2016, 12, 31)
MUNICIPALITY = "851"
GRANT_OERE = 1174900000

# Active cases: house -> group -> citizens. The houses' totals (716, 199, 54), the groups' totals
# (473, 293, 143, 50, 10) and the 147 in group 2 are published; the other cells are chosen.
CASELOAD = {
    "Job- og Aktivhuset": {
        "gruppe_1": 402, "gruppe_2": 138, "gruppe_3": 127, "udskudt": 41, "ikke_visiteret": 8},
    "Job- og Integrationshuset": {
        "gruppe_1": 35, "gruppe_2": 147, "gruppe_3": 10, "udskudt": 5, "ikke_visiteret": 2},
    "Uddannelseshuset": {
        "gruppe_1": 36, "gruppe_2": 8, "gruppe_3": 6, "udskudt": 4, "ikke_visiteret": 0},
}

# Those who have left: reason -> group at that time -> citizens. The reasons' totals are published;
# in which group they were placed before they left is chosen (STAR goes on counting them there).
LEFT = {
    "arbejde_uddannelse": {"gruppe_1": 13, "ikke_visiteret": 9},
    "ikke_berettiget": {"gruppe_1": 2, "gruppe_3": 1, "ikke_visiteret": 4},
    "doed": {"gruppe_3": 2, "ikke_visiteret": 6},
    "folkepension": {"gruppe_1": 2, "gruppe_2": 3, "ikke_visiteret": 8},
    "fraflyttet": {"gruppe_1": 5, "gruppe_2": 3, "ikke_visiteret": 8},
    "foertidspension": {"gruppe_2": 52, "ikke_visiteret": 23},
    "fleksjob_ledighedsydelse": {"gruppe_1": 4, "gruppe_2": 20, "ikke_visiteret": 5},
    "ressourceforloeb": {"gruppe_2": 61, "ikke_visiteret": 14},
    "revalidering": {"gruppe_1": 3, "ikke_visiteret": 3},
}

NEXT_BENEFIT = {
    "folkepension": ["folkepension"],
    "foertidspension": ["foertidspension"],
    "fleksjob_ledighedsydelse": ["ledighedsydelse", "fleksloentilskud"],
    "ressourceforloeb": ["ressourceforloebsydelse"],
    "revalidering": ["revalideringsydelse"],
}

ASSESSED_AS = {
    "gruppe_1": ["virksomhedsrettet"],
    "gruppe_2": ["ressourceforloeb", "ressourceforloeb", "fleksjob", "foertidspension"],
    "gruppe_3": ["ude_af_stand"],
}

REASONS = {
    "virksomhedsrettet": [
        "Borgeren har et jobmål og kan deltage i praktik nogle timer om ugen.",
        "Borgeren ønsker at arbejde og har tidligere haft ordinære timer.",
        "Helbredet er stabilt; en virksomhed med skånehensyn vurderes realistisk.",
    ],
    "ressourceforloeb": [
        "Flere samtidige problemer kræver en længere, tværfaglig indsats.",
        "Behandling og afklaring må gå forud for en indsats i en virksomhed.",
    ],
    "fleksjob": ["Arbejdsevnen er varigt nedsat, men kan bruges på særlige vilkår."],
    "foertidspension": ["Arbejdsevnen vurderes varigt og væsentligt nedsat i ethvert erhverv."],
    "ude_af_stand": [
        "Borgeren kan ikke deltage i en indsats på grund af alvorlige sociale problemer.",
        "Helbredet gør det ikke muligt at deltage i en beskæftigelsesrettet indsats.",
    ],
}


class Draw:
    """Random numbers that no Python version can change: SplitMix64."""

    def __init__(self, seed):
        self.state = seed

    def bits(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) % 2**64
        z = self.state
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 % 2**64
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB % 2**64
        return z ^ (z >> 31)

    def whole(self, low, high):
        """A whole number from low to high, both included."""
        return low + self.bits() % (high - low + 1)

    def chance(self, percent):
        return self.whole(1, 100) <= percent

    def one_of(self, choices):
        return choices[self.whole(0, len(choices) - 1)]

    def day(self, first, last):
        """A day from first to last, both included."""
        return first + days(self.whole(0, (last - first).days))

    def shuffle(self, items):
        for last in range(len(items) - 1, 0, -1):
            other = self.whole(0, last)
            items[last], items[other] = items[other], items[last]


def days(number):
    return datetime.timedelta(days=number)


def date(year, month, day):
    return datetime.date(year, month, day)


def workday(day):
    """The day itself, or the next one outside Christmas and weekends."""
    while day.weekday() > 4 or (day.month, day.day) >= (12, 23) or (day.month, day.day) == (1, 1):
        day += days(1)
    return day


def not_later(day):
    return day if day <= COUNTED else None


def benefit(kind, first, last):
    return {"ydelse": kind, "fra": first, "til": last}


# --- Benefit histories: each meets the criteria of December 2016 ---------------------------------


def history_of(draw, house):
    """Benefit periods, open-ended, and integration programmes."""
    if house == "Job- og Integrationshuset" and draw.chance(70):
        return history_after_programme(draw)
    if house == "Uddannelseshuset":
        start = draw.day(date(2009, 8, 1), date(2011, 12, 31))
        return [benefit("kontanthjaelp", start, date(2013, 12, 31)),
                benefit("uddannelseshjaelp", date(2014, 1, 1), None)], []
    start = draw.day(date(1999, 1, 1), date(2011, 12, 31))
    if draw.chance(4):
        start = date(2011, 12, 31)  # five years to the day
    return with_earlier_spell(draw, [benefit("kontanthjaelp", start, None)]), []


def history_after_programme(draw):
    arrival = draw.day(date(2002, 7, 1), date(2008, 12, 1))
    ended = date(arrival.year + 3, arrival.month, min(arrival.day, 28)) - days(1)
    first = draw.one_of(["starthjaelp", "kontanthjaelp_integrationsloven"])
    periods = [benefit(first, arrival, ended), benefit("kontanthjaelp", ended + days(1), None)]
    if draw.chance(40):
        periods[-1]["til"] = date(2016, 6, 30)
        periods.append(benefit("integrationsydelse", date(2016, 7, 1), None))
    programme = {"program": "introduktion", "fra": arrival, "til": ended, "afsluttet": True}
    return periods, [programme]


def with_earlier_spell(draw, periods):
    """Some had an earlier spell that a break of more than four weeks parts from the present one."""
    start = periods[0]["fra"]
    if not draw.chance(15):
        return periods
    last = start - days(draw.whole(29, 400) + 1)
    earlier = [benefit("kontanthjaelp", last - days(draw.whole(120, 1500)), last)]
    if draw.chance(40):
        kind = draw.one_of(["sygedagpenge", "dagpenge"])
        earlier.append(benefit(kind, last + days(1), start - days(1)))
    return earlier + periods


def with_short_breaks(draw, periods):
    """Breaks of at most four weeks: odd jobs, a late application."""
    for _ in range(draw.one_of([0, 0, 1, 1, 2, 3])):
        at = draw.whole(0, len(periods) - 1)
        whole = periods[at]
        last = min(whole["til"] or date(2016, 10, 1), date(2016, 10, 1))
        if (last - whole["fra"]).days < 250:
            continue
        cut = draw.day(whole["fra"] + days(90), last - days(90))
        again = cut + days(draw.one_of([3, 7, 14, 20, 28, 28]) + 1)
        rest = benefit(whole["ydelse"], again, whole["til"])
        whole["til"] = cut
        periods.insert(at + 1, rest)
    return periods


def categories_of(draw, house):
    """The classification exists from 2014 on."""
    reform = date(2014, 1, 1)
    if not draw.chance(18):
        return [{"kategori": "aktivitetsparat", "fra": reform, "til": None}]
    until = draw.day(date(2014, 6, 1), date(2016, 9, 30))
    first = "uddannelsesparat" if house == "Uddannelseshuset" else "jobparat"
    return [{"kategori": first, "fra": reform, "til": until},
            {"kategori": "aktivitetsparat", "fra": until + days(1), "til": None}]


# --- What happened in the project ----------------------------------------------------------------


def leave(draw, citizen, reason):
    """Ends the case some day before the count; assessed citizens left after their assessment."""
    assessed = citizen["visitationssamtale_dato"]
    earliest, latest = (assessed + days(7), date(2018, 2, 28)) if assessed else (
        date(2017, 1, 9), date(2017, 9, 30))
    day = draw.day(earliest, latest)
    citizen["afgang"] = {"aarsag": reason, "dato": day}
    if reason == "fraflyttet":
        citizen["kommune_perioder"][-1]["til"] = day - days(1)
        elsewhere = draw.one_of(["101", "461", "615", "657", "751", "791", "820", "860"])
        citizen["kommune_perioder"].append(
            {"kommunekode": elsewhere, "fra": day, "til": None})
        if draw.chance(50):
            return  # goes on receiving the benefit, from the new municipality
    citizen["ydelsesperioder"][-1]["til"] = day - days(1)
    citizen["visitation_perioder"][-1]["til"] = day - days(1)
    if citizen["gruppe_historik"]:
        citizen["gruppe_historik"][-1]["til"] = day - days(1)
    citizen["aktiviteter"] = [ended(one, day) for one in citizen["aktiviteter"] if one["fra"] < day]
    if reason in NEXT_BENEFIT:
        citizen["ydelsesperioder"].append(benefit(draw.one_of(NEXT_BENEFIT[reason]), day, None))
    if reason == "arbejde_uddannelse":
        citizen["aktiviteter"].append(
            activity("ordinaer_uddannelse", day, None, su=True) if draw.chance(25)
            else activity("ordinaere_timer", day, None, hours=draw.one_of([15, 20, 25, 37])))
    if reason == "fleksjob_ledighedsydelse" and draw.chance(60):
        citizen["aktiviteter"].append(activity("fleksjob", day, None, hours=draw.whole(2, 18)))


def ended(period, day):
    """The period, over before the day at the latest."""
    last = day - days(1)
    return {**period, "til": min(period["til"] or last, last)}


def activity(kind, first, last, hours=None, su=None):
    paid = True if kind in ("ordinaere_timer", "fleksjob", "loentilskud") else None
    return {"type": kind, "fra": first, "til": last, "timer_pr_uge": hours,
            "su_berettiget": su, "med_loen": paid}


def assess(draw, citizen, group, leaves):
    last = date(2017, 12, 20) if leaves else date(2018, 2, 27)
    day = workday(draw.day(date(2017, 8, 21), last))
    kind = draw.one_of(ASSESSED_AS[group])
    citizen["visitationssamtale_dato"] = day
    citizen["vurderet_maalgruppe"] = kind
    citizen["vurdering_begrundelse"] = draw.one_of(REASONS[kind])
    history = citizen["gruppe_historik"]
    if group == "gruppe_2" and (day - date(2017, 8, 21)).days > 60 and draw.chance(10):
        history.append({"gruppe": "gruppe_1", "fra": date(2017, 8, 21), "til": day - days(1)})
    history.append({"gruppe": group, "fra": day, "til": None})
    {"gruppe_1": begin_effort, "gruppe_2": prepare_case, "gruppe_3": notify}[group](
        draw, citizen, day)


def begin_effort(draw, citizen, assessed):
    citizen["plan_dato"] = not_later(workday(assessed + days(draw.whole(0, 40))))
    if draw.chance(85):
        citizen["cv_dato"] = not_later(workday(assessed + days(draw.whole(0, 60))))
    if draw.chance(92):
        attached = not_later(workday(assessed + days(draw.whole(0, 30))))
        citizen["jobformidler_tilknyttet_dato"] = attached
        contact = workday(attached + days(draw.whole(5, 29))) if attached else None
        while contact and contact <= COUNTED:
            citizen["jobformidler_kontakter"].append(contact)
            contact = workday(contact + days(draw.whole(18, 34)))
    if draw.chance(15):
        other = draw.one_of(["mentor", "snusepraktik", "nytteindsats"])
        citizen["aktiviteter"].append(activity(other, assessed, None))
    if draw.chance(56):
        first = not_later(workday(assessed + days(draw.whole(10, 60))))
        if not first:
            return
        kind = draw.one_of(["virksomhedspraktik"] * 6 + ["loentilskud"] +
                           ["ordinaere_timer"] * 3 + ["ordinaer_uddannelse"])
        last = first + days(draw.one_of([27, 55, 90, 90, 120, 181]))
        hours = draw.one_of([2, 3.5, 5, 7.5, 10, 15]) if kind == "ordinaere_timer" else None
        citizen["aktiviteter"].append(activity(kind, first, last, hours))


def prepare_case(draw, citizen, assessed):
    if draw.chance(45):
        presented = not_later(workday(assessed + days(draw.whole(30, 150))))
        citizen["rehab_forelagt_dato"] = presented
        if presented and draw.chance(60):
            citizen["rehab_behandlet_dato"] = not_later(
                workday(presented + days(draw.whole(14, 42))))


def notify(draw, citizen, assessed):
    if draw.chance(70):
        citizen["socialforvaltning_underrettet_dato"] = not_later(
            workday(assessed + days(draw.whole(0, 30))))


def defer(draw, citizen):
    reason = draw.one_of(["barsel"] * 5 + ["faengselsstraf"] * 3 + ["andet"] * 2)
    first = draw.day(date(2017, 8, 1), date(2018, 2, 20))
    months = draw.whole(3, 20) if reason == "faengselsstraf" else None
    last = None if reason == "andet" else COUNTED + days(draw.whole(5, 200))
    citizen["udskydelser"].append(
        {"aarsag": reason, "fra": first, "til": last, "straf_laengde_maaneder": months})


# --- Everybody -----------------------------------------------------------------------------------


def citizen_of(draw, house, group, reason):
    periods, programmes = history_of(draw, house)
    came = periods[0]["fra"] - days(0 if programmes else draw.whole(0, 2000))
    citizen = {
        "sags_id": None,
        "jobcenterhus": house,
        "ydelsesperioder": with_short_breaks(draw, periods),
        "visitation_perioder": categories_of(draw, house),
        "integrationsprogram_perioder": programmes,
        "kommune_perioder": [{"kommunekode": MUNICIPALITY, "fra": came, "til": None}],
        "afgang": None,
        "visitationssamtale_dato": None,
        "vurderet_maalgruppe": None,
        "vurdering_begrundelse": None,
        "gruppe_historik": [],
        "udskydelser": [],
        "plan_dato": None,
        "cv_dato": None,
        "jobformidler_tilknyttet_dato": None,
        "jobformidler_kontakter": [],
        "rehab_forelagt_dato": None,
        "rehab_behandlet_dato": None,
        "socialforvaltning_underrettet_dato": None,
        "aktiviteter": [],
    }
    if group == "udskudt":
        defer(draw, citizen)
    elif group != "ikke_visiteret":
        assess(draw, citizen, group, leaves=reason is not None)
    if reason:
        leave(draw, citizen, reason)
    return citizen


def caseload():
    draw = Draw(SEED)
    kinds = [(house, group, None) for house, groups in CASELOAD.items()
             for group, number in groups.items() for _ in range(number)]
    for reason, groups in LEFT.items():
        for group, number in groups.items():
            kinds += [(draw.one_of(list(CASELOAD)[:2]), group, reason) for _ in range(number)]
    draw.shuffle(kinds)
    citizens = [citizen_of(draw, *kind) for kind in kinds]
    for number, citizen in enumerate(citizens, 1):
        citizen["sags_id"] = f"aalborg-{number:04}"
    return citizens


def write(folder):
    municipality = {"sags_id": "aalborg", "kommunekode": MUNICIPALITY, "tilsagn_oere": GRANT_OERE,
                    "tilsagn_dato": date(2017, 6, 30)}
    with open(folder / "borgere.jsonl", "w", encoding="utf-8", newline="\n") as out:
        for citizen in caseload():
            out.write(json.dumps(citizen, ensure_ascii=False, default=str) + "\n")
    with open(folder / "kommune.json", "w", encoding="utf-8", newline="\n") as out:
        out.write(json.dumps(municipality, ensure_ascii=False, default=str, indent=2) + "\n")


if __name__ == "__main__":
    write(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent))
