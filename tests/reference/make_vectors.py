# SPDX-License-Identifier: MIT OR Apache-2.0
"""Writes tests/vectors/catalogue.json: cases for every instrument, answered by the plain scorer.

    python3 tests/reference/make_vectors.py

The cases are the same each time. For each instrument: a blank form, all lowest and all highest
answers, both sides of every band and cutoff, one, two and many missing answers, forms with the
named rules and the ages and sexes on which a rule depends, and random forms.
"""

import json
import random
from pathlib import Path

import more_instruments
import second_wave
from instruments import ANSWERS, SCORERS, score_sheet

TARGET = Path(__file__).resolve().parent.parent / "vectors" / "catalogue.json"

# The lowest score on the far side of each band and cutoff: of the total, or of a subscale.
EDGES = {
    "phq-9": {"total": [5, 10, 15, 20]},
    "phq-8": {"total": [5, 10, 15, 20]},
    "phq-2": {"total": [2, 3]},
    "phq-4": {"total": [3, 6, 9], "anxiety": [3], "depression": [3]},
    "phq-15": {"total": [5, 10, 15]},
    "gad-7": {"total": [5, 10, 15]},
    "gad-2": {"total": [3]},
    "dass-21": {"depression": [10, 14, 22, 28], "anxiety": [8, 10, 16, 20], "stress": [16, 20, 26, 34]},
    "k10": {"total": [16, 20, 22, 25, 30]},
    "k6": {"total": [5, 13]},
    "epds": {"total": [10, 11, 13]},
    "ces-d": {"total": [16, 27]},
    "who-5": {"total": [52]},
    "ghq-12": {"ghq_scoring": [2, 3, 4], "c_ghq_scoring": [4]},
    "hads": {"anxiety": [8, 11, 15], "depression": [8, 11, 15], "total": [13, 15]},
    "pswq": {"total": [39, 45, 54, 62, 65]},
    "pss-10": {},
    "swls": {"total": [10, 15, 20, 21, 25, 26, 30, 31]},
    "rses": {},
    "panas": {},
    "wemwbs": {"total": [41, 45]},
    "swemwbs": {},
    "pcl-5": {"total": [31, 32, 33, 34]},
    "pc-ptsd-5": {"total": [3, 4]},
    "ies-r": {"total": [25, 33, 34, 46]},
    "ors": {"total": [25, 28, 32]},
    "srs": {"total": [36]},
    "wai-sr": {},
    "core-10": {"total": [6, 11, 13, 14, 15, 20, 25]},
    "wsas": {"total": [10, 21]},
    "gbo": {},
    "psychlops": {},
    "vlq": {},
    "urica": {},
    "readiness-ruler": {},
    "audit": {"total": [7, 8, 10, 16, 20], "dependence": [4]},
    "audit-c": {"total": [3, 4, 5]},
    "dast-10": {"total": [1, 3, 6, 9]},
    "dast-28": {"total": [6, 11]},
    "cage": {"total": [1, 2]},
    "isi": {"total": [8, 10, 14, 15, 22]},
    "y-bocs": {"total": [8, 14, 16, 24, 26, 32, 35]},
    "pdss": {"total": [2, 3, 6, 7, 8, 10, 11, 14, 16]},
    "pdss-sr": {"total": [4, 8, 9]},
    "c-ssrs-screener": {},
    "scared": {"total": [25, 31], "panic_somatic": [7], "generalized": [9], "separation": [5], "social": [8],
               "school_avoidance": [3]},
    "gds-15": {"total": [5, 6, 9, 10, 11, 12]},
}

# The named rules of each instrument beside its defaults.
RULES = {
    "phq-9": [{"prorating": "cms_minimum_data_set"}],
    "phq-8": [{"prorating": "nih_heal"}],
    "phq-2": [{"positive_screen": "at_2"}],
    "phq-15": [{"prorating": "dsm5_level2"}],
    "epds": [{"depression_screen": "at_11"}],
    "who-5": [{"cutoff": "below_13_or_any_item_0_or_1"}],
    "k10": [{"bands": "crufad"}, {"bands": "abs"}],
    "ces-d": [{"cutoff": "at_27"}],
    "ghq-12": [{"positive_screen": "at_2"}, {"positive_screen": "at_3"}, {"positive_screen": "at_4"}],
    "hads": [
        {"anxiety.bands": "snaith_1994", "depression.bands": "snaith_1994"},
        {"anxiety.prorating": "half_answered", "depression.prorating": "half_answered"},
        {"cutoff": "at_13"}, {"cutoff": "at_15"},
    ],
    "pswq": [{"cutoff": "at_45"}, {"cutoff": "at_62"}, {"cutoff": "at_65"}, {"bands": "korte_2016"}],
    "swls": [{"bands": "diener_2006"}],
    "wemwbs": [{"depression_screen": "smartclinic"}],
    "pcl-5": [{"cutoff": "at_31"}, {"cutoff": "at_32"}, {"cutoff": "at_34"}],
    "pc-ptsd-5": [{"positive_screen": "at_3"}, {"positive_screen": "bovin_2021_by_sex"}],
    "ies-r": [{"cutoff": "at_34"}, {"cutoff": "at_25"}, {"cutoff": "at_46"}],
    "ors": [{"clinical_range": "at_cutoff_is_non_clinical"}],
    "srs": [{"alliance": "below_36"}],
    "core-10": [{"depression_cutoff": "at_13"}, {"depression_cutoff": "above_13"}],
    "wsas": [{"prorating": "nhs_one_missing"}],
    "audit": [{"cutoff": "at_10"}, {"cutoff": "at_7_for_women_and_over_65"}],
    "audit-c": [{"positive_screen": "at_5"}, {"positive_screen": "adolescents"}],
    "dast-28": [{"cutoff": "at_11"}],
    "cage": [{"positive_screen": "bradley_1998_by_sex"}, {"positive_screen": "buchsbaum_1992_by_age"}],
    "isi": [{"cutoff": "at_8"}, {"cutoff": "at_10"}, {"cutoff": "at_14"}],
    "y-bocs": [{"bands": "traditional"}, {"bands": "storch_2015"}],
    "pdss": [{"bands": "without_agoraphobia"}, {"bands": "with_agoraphobia", "positive_screen": "at_7"}],
    "pdss-sr": [{"positive_screen": "at_4"}, {"positive_screen": "at_8"}, {"positive_screen": "at_9"}],
    "c-ssrs-screener": [{"suicide_items": "most_worrisome"}],
    "scared": [{"positive_screen": "above_30"}],
    "gds-15": [{"depression_screen": "at_5"}, {"depression_likely": "above_10"}],
}

# On whom a rule of the instrument depends.
PEOPLE = {
    "ors": [(45, None), (15, None), (9, None), (4, None), (18, None), (17, None), (13, None), (12, None)],
    "phq-15": [(None, "male"), (None, "female")],
    "pc-ptsd-5": [(None, "male"), (None, "female")],
    "audit": [(None, "female"), (40, "male"), (66, "male"), (65, "male"), (None, "male"), (30, None)],
    "audit-c": [(None, "male"), (None, "female"), (11, None), (12, "male"), (17, "female"), (18, None)],
    "cage": [(None, "female"), (None, "male"), (60, None), (59, None)],
}

# Where even the default rule depends on the person.
DEFAULT_DEPENDS = {"ors", "phq-15", "audit-c"}

# Forms that are worth a look by themselves.
SPECIAL = {
    "phq-9": [
        ("item 9 alone counts from 1 on", [2, 0, 2, 2, 2, 0, 0, 0, 1]),
        ("five symptoms without a core one", [1, 1, 2, 2, 2, 2, 2, 0, 0]),
        ("a prorated tie, 4 on eight items", [1, 1, 1, 1, 0, 0, 0, 0, None]),
        ("a prorated 14.625", [2, 2, 2, 2, 2, 1, 1, 1, None]),
    ],
    "phq-8": [("five symptoms, all at 2", [2, 0, 2, 2, 2, 2, 0, 0]), ("no core symptom", [1, 1, 3, 3, 3, 3, 3, 3])],
    "phq-15": [
        ("item 4 empty", [1, 1, 1, None, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]),
        ("item 4 and another empty", [1, 1, 1, None, None, 2, 1, 1, 1, 1, 2, 1, 1, 1, 1]),
        ("item 4 and three others empty", [1, 1, 1, None, None, 2, 1, 1, None, 1, 2, None, 1, 1, 1]),
        ("three symptoms at 2", [2, 0, 0, 0, 2, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0]),
        ("two symptoms at 2, one empty", [2, 0, 0, 0, 2, 0, 0, None, 0, 0, 0, 0, 0, 0, 0]),
    ],
    "dass-21": [("anxiety raw 5", [0, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0])],
    "k10": [("one missing, no whole number", [3, 2, None, 4, 1, 2, 3, 1, 2, 2])],
    "k6": [("one missing, 13.2", [2, 2, 2, 2, 3, None]), ("one missing, 12", [2, 2, 2, 2, None, 2])],
    "epds": [("item 10 empty at a high total", [3, 3, 3, 3, 3, 0, 0, 0, 0, None])],
    "core-10": [
        ("one answer of 4 only", [4] + [None] * 9),
        ("prorated between bands", [2, 2, 2, 2, 1, 1, 1, 1, 1, None]),
        ("prorated, 9 on nine items", [1, 1, 1, 1, 1, 0, None, 2, 1, 1]),
        ("item 6 empty", [0, 0, 0, 0, 0, None, 0, 0, 0, 0]),
        ("item 6 alone", [0, 0, 0, 0, 0, 1, 0, 0, 0, 0]),
    ],
    "wsas": [
        ("no work item", [None, 4, 4, 4, 4]),
        ("no work item, 17", [None, 4, 4, 4, 5]),
        ("no other item", [2, 2, None, 2, 2]),
    ],
    "pcl-5": [
        ("criteria met at a low total", [2, 0, 0, 0, 0, 2, 0, 2, 2, 0, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0]),
        ("criteria not met at a high total", [4] * 5 + [1, 1] + [4] * 13),
        ("criteria met whatever is missing", [2, 0, 0, 0, None, 2, None, 2, 2, None, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0]),
        ("one cluster empty", [1, 1, 1, 1, 1, None, None] + [1] * 13),
        ("items 15 and 16 from moderately", [0] * 14 + [2, 2, 0, 0, 0, 0]),
        ("item 15 a little, item 16 empty", [0] * 14 + [1, None, 0, 0, 0, 0]),
    ],
    "pc-ptsd-5": [
        ("no exposure", [0, None, None, None, None, None]),
        ("no exposure, though all others are yes", [0, 1, 1, 1, 1, 1]),
        ("exposure not answered", [None, 1, 1, 1, 1, 1]),
        ("exposure, nothing else answered", [1, None, None, None, None, None]),
        ("four yes, one missing", [1, 1, 1, 1, 1, None]),
        ("three yes, one missing", [1, 1, 1, 1, 0, None]),
    ],
    "ors": [
        ("0.1 + 0.2 + 0.3 + 0.4", [0.1, 0.2, 0.3, 0.4]),
        ("exactly 25", [6.2, 6.3, 6.2, 6.3]),
        ("exactly 28", [7.0, 7.0, 7.0, 7.0]),
        ("exactly 32", [8.1, 7.9, 8.3, 7.7]),
        ("a tenth above 25", [6.2, 6.3, 6.3, 6.3]),
    ],
    "srs": [
        ("exactly 36, no item below 9", [9.0, 9.0, 9.0, 9.0]),
        ("a tenth above 36", [9.0, 9.0, 9.0, 9.1]),
        ("one item below 9", [8.9, 10.0, 10.0, 10.0]),
        ("one item empty, none below 9", [9.5, 9.5, 9.5, None]),
        ("one item empty, one below 9", [8.0, 9.5, 9.5, None]),
    ],
    "gbo": [
        ("one goal at 0", [0, None, None]),
        ("two goals", [3, 7, None]),
        ("the third goal alone", [None, None, 10]),
    ],
    "psychlops": [
        ("no second problem", [4, None, 3, 5]),
        ("two problems", [4, 3, 3, 5]),
        ("no first problem", [None, 4, 3, 5]),
        ("no function", [4, None, None, 5]),
    ],
    "urica": [("half of it", [1, 2, 3, 4, 5, 1, 2] * 4)],
    "audit": [
        ("never drinks, skipped", [0, None, None, None, None, None, None, None, 0, 0]),
        ("never drinks, item 10 not answered", [0, None, None, None, None, None, None, None, 2, None]),
        ("little and never much, skipped", [2, 0, 0, None, None, None, None, None, 0, 4]),
        ("skipped without a reason", [2, 1, 0, None, None, None, None, None, 0, 4]),
        ("item 3 not answered", [2, 0, None, None, None, None, None, None, 0, 0]),
        ("item 1 not answered", [None, 0, 0, None, None, None, None, None, 2, 2]),
        ("never drinks, and answers what is not asked", [0, 2, 3, 4, 4, 0, 0, 0, 0, 0]),
        ("never drinks, and answers all", [0, 4, 4, 4, 4, 4, 4, 4, 2, 4]),
        ("little and never much, and answers what is not asked", [2, 0, 0, 1, 2, 3, 4, 1, 0, 2]),
        ("exactly 7", [3, 1, 1, 0, 0, 0, 0, 0, 2, 0]),
        ("7, one missing", [3, 1, 1, 0, 0, 0, 0, None, 2, 0]),
    ],
    "audit-c": [("all points from item 1", [4, 0, 0]), ("never, the others empty", [0, None, None])],
    "dast-10": [("no to everything", [0] * 10), ("a non-user by the form", [0, 0, 1, 0, 0, 0, 0, 0, 0, 0])],
    "dast-28": [("no to everything", [0] * 28), ("yes to everything", [1] * 28)],
    "cage": [("two yes, two missing", [1, None, 1, None]), ("one yes, one missing", [1, 0, 0, None])],
    "c-ssrs-screener": [
        ("all asked items no", [0, 0, None, None, None, 0, None]),
        ("a wish only", [1, 0, None, None, None, 0, None]),
        ("thoughts, no more", [1, 1, 0, 0, 0, 0, None]),
        ("a method", [1, 1, 1, 0, 0, 0, None]),
        ("intent", [1, 1, 0, 1, 0, 0, None]),
        ("a plan", [1, 1, 0, 0, 1, 0, None]),
        ("behaviour long ago", [0, 0, None, None, None, 1, 0]),
        ("behaviour of late", [0, 0, None, None, None, 1, 1]),
        ("item 2 refused", [1, None, None, None, None, 0, None]),
        ("item 4 refused", [0, 1, 0, None, 0, 0, None]),
        ("item 6 refused", [0, 0, None, None, None, None, None]),
        ("the past three months refused", [0, 0, None, None, None, 1, None]),
        ("item 1 refused, intent", [None, 1, 0, 1, 0, 0, None]),
        ("all refused but a plan", [None, None, None, None, 1, None, None]),
    ],
    "who-5": [
        ("one item at 1, 17 in all", [4, 4, 4, 4, 1]),
        ("two items at 0 and 1, 15 in all", [5, 5, 4, 1, 0]),
        ("no item below 2, 13 in all", [2, 2, 3, 3, 3]),
        ("no item below 2, 12 in all", [2, 2, 2, 3, 3]),
        ("one item empty, one at 1", [None, 5, 5, 5, 1]),
        ("one item empty, none low", [None, 5, 5, 5, 5]),
    ],
    "gds-15": [
        ("no to everything", [0] * 15),
        ("yes to everything", [1] * 15),
        ("twelve answered, 5 of them, 6.25", [1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 1, 0, None, None, None]),
        ("twelve answered, 6 of them, 7.5", [1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 0, None, None, None]),
        ("eleven answered", [1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, None, None, None, None]),
    ],
    "ghq-12": [
        ("no more than usual throughout", [1] * 12),
        ("no more than usual on the negative items alone", [0, 1, 0, 0, 1, 1, 0, 0, 1, 1, 1, 0]),
        ("no more than usual on the positive items alone", [1, 0, 1, 1, 0, 0, 1, 1, 0, 0, 0, 1]),
    ],
    "ies-r": [("item 14 alone", [4 if number == 14 else 0 for number in range(1, 23)])],
    "hads": [
        ("three of anxiety empty", [None, 1, None, 1, None, 1, 2, 1, 2, 1, 2, 1, 2, 1]),
        ("four of anxiety empty", [None, 1, None, 1, None, 1, None, 1, 2, 1, 2, 1, 2, 1]),
        ("one of depression empty", [1, 2, 1, None, 1, 2, 1, 2, 1, 0, 1, 2, 1, 2]),
    ],
    "scared": [("school avoidance alone", [2 if number in (2, 11) else 0 for number in range(1, 42)])],
}


for module in (second_wave, more_instruments):
    for own, further in ((ANSWERS, module.ANSWERS), (SCORERS, module.SCORERS), (EDGES, module.EDGES),
                         (RULES, module.RULES), (SPECIAL, module.SPECIAL)):
        own.update(further)


def points_of(instrument, answers, scale):
    result = score_sheet(instrument, answers)
    return result["total"] if scale == "total" else result["subscales"][scale]["total"]


def sheet_with(instrument, scale, points, chance):
    """A sheet with these points on the scale: answers go up, in a random order, while there is room."""
    options = ANSWERS[instrument]
    sheet = [options[place][0] for place in range(len(options))]
    # What is asked only of some is asked.
    for place, answer in {"pc-ptsd-5": {0: 1}, "audit": {0: 1, 1: 1}}.get(instrument, {}).items():
        sheet[place] = answer
    places = list(range(len(options)))
    # Items that score in reverse begin at their other end.
    for place in places:
        other = sheet[:place] + [options[place][-1]] + sheet[place + 1:]
        if points_of(instrument, other, scale) < points_of(instrument, sheet, scale):
            sheet = other
    chance.shuffle(places)
    for place in places:
        for answer in chance.sample(options[place], len(options[place])):
            trial = sheet[:place] + [answer] + sheet[place + 1:]
            if points_of(instrument, sheet, scale) < points_of(instrument, trial, scale) <= points + 1e-9:
                sheet = trial
    return sheet if abs(points_of(instrument, sheet, scale) - points) < 1e-9 else None


def random_sheet(instrument, chance, missing=0):
    sheet = [chance.choice(options) for options in ANSWERS[instrument]]
    for place in chance.sample(range(len(sheet)), min(missing, len(sheet))):
        sheet[place] = None
    return sheet


def forms(instrument, chance):
    """The names and sheets of an instrument."""
    options = ANSWERS[instrument]
    count = len(options)
    yield "blank", [None] * count
    yield "all lowest", [min(answers) for answers in options]
    yield "all highest", [max(answers) for answers in options]
    for scale, edges in EDGES[instrument].items():
        step = {"ors": 0.1, "srs": 0.1, "who-5": 4, "dass-21": 2}.get(instrument, 1)
        for points in sorted({round(edge + change, 1) for edge in edges for change in (-step, 0)}):
            sheet = sheet_with(instrument, scale, points, chance)
            if sheet is None:
                raise RuntimeError(f"{instrument}: no sheet with {points} on {scale}")
            yield f"{points} on {scale}", sheet
    yield from SPECIAL.get(instrument, [])
    yield "one missing", random_sheet(instrument, chance, 1)
    yield "first missing", [None] + random_sheet(instrument, chance)[1:]
    if count > 2:
        yield "last missing", random_sheet(instrument, chance)[:-1] + [None]
        yield "two missing", random_sheet(instrument, chance, 2)
    if count > 3:
        for number in range(1, 4):
            yield f"some missing {number}", random_sheet(instrument, chance, chance.randint(1, count - 1))
        yield "three missing", random_sheet(instrument, chance, 3)
        yield "half missing", random_sheet(instrument, chance, count // 2)
        yield "one answered", random_sheet(instrument, chance, count - 1)
    for number in range(1, 12):
        yield f"random {number}", random_sheet(instrument, chance)


def cases(instrument):
    chance = random.Random(f"catalogue {instrument}")
    source = SCORERS[instrument].__doc__.strip().split("\n")[0]
    sheets = list(forms(instrument, chance))
    people = [(None, None)] + PEOPLE.get(instrument, [])
    seen = set()

    def case(name, sheet, rules, age, sex):
        key = json.dumps([sheet, rules, age, sex])
        if key in seen:
            return None
        seen.add(key)
        form = {"instrument": instrument, "responses": sheet, "age": age, "sex": sex}
        if rules:
            form["rules"] = rules
        return {
            "name": f"{instrument}: {name}",
            "source": source,
            "call": "instrument.score",
            "input": form,
            "expect": score_sheet(instrument, sheet, rules, age, sex),
        }

    for name, sheet in sheets:
        yield case(name, sheet, None, None, None)
    special = {name for name, _ in SPECIAL.get(instrument, [])}
    edges = [(name, sheet) for name, sheet in sheets if " on " in name or name in special]
    worth = edges or sheets[:3]
    for age, sex in people[1:] if instrument in DEFAULT_DEPENDS else []:
        who = ", ".join(str(part) for part in (age, sex) if part is not None)
        for name, sheet in worth:
            yield case(f"{name} ({who})", sheet, None, age, sex)
    missing = [(name, sheet) for name, sheet in sheets if "missing" in name]
    for rules in RULES.get(instrument, []):
        named = " ".join(rules.values())
        for name, sheet in edges + (missing if "prorating" in " ".join(rules) else []):
            yield case(f"{name} ({named})", sheet, rules, None, None)
        if any("by_" in rule or "women" in rule or rule == "adolescents" for rule in rules.values()):
            for age, sex in people[1:]:
                who = ", ".join(str(part) for part in (age, sex) if part is not None)
                for name, sheet in edges:
                    yield case(f"{name} ({named}; {who})", sheet, rules, age, sex)
    if instrument == "phq-15":
        for name, sheet in SPECIAL[instrument]:
            yield case(f"{name} (dsm5_level2; male)", sheet, {"prorating": "dsm5_level2"}, None, "male")


def main():
    lines = []
    for instrument in sorted(SCORERS):
        for case in filter(None, cases(instrument)):
            lines.append(json.dumps(case, separators=(",", ":")))
    description = "Answer sheets of every instrument of the catalogue, scored by tests/reference/instruments.py."
    text = '{"description":' + json.dumps(description) + ',"cases":[\n' + ",\n".join(lines) + "\n]}\n"
    TARGET.write_text(text)
    print(f"{len(lines)} cases")


if __name__ == "__main__":
    main()
