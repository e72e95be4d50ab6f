# SPDX-License-Identifier: MIT OR Apache-2.0
"""The plain scorer of forms for emotion regulation, anxiety, trauma, values and national services.

As in instruments.py: one small function for each form, written from its source and not from its file.
`make_vectors.py` takes the tables at the end.
"""

import random

from instruments import (
    above, at_least, at_or_above, band, by_items, by_score, chosen, items, pick, result, score, state, total_score,
    turned,
)


def numbers(*parts):
    """Numbers of items, where a pair stands for all from the one to the other."""
    found = []
    for part in parts:
        found += range(part[0], part[1] + 1) if isinstance(part, tuple) else [part]
    return found


def mean_of(answers, options, allowed=0, factor=1):
    """The mean of the answered items times a factor, where at most `allowed` are missing."""

    def prorated(sheet):
        given = [answer for answer in sheet if answer is not None]
        return sum(given) * factor / len(given)

    return score(answers, options, lambda full: sum(full) * factor / len(full), allowed, prorated)


def mean_of_items(answers, options, key, allowed=0, factor=1):
    """The same of the items with these numbers."""
    return mean_of(pick(answers, key), pick(options, key), allowed, factor)


def sums_of(answers, options, keys):
    """A sum for each list of items."""
    return {name: total_score(pick(answers, key), pick(options, key)) for name, key in keys.items()}


# ---------------------------------------------------------------------------------------------
# Borderline symptoms, coping, emotion regulation
# ---------------------------------------------------------------------------------------------


def bsl23(answers, rules=None, age=None, sex=None):
    """Kleindienst 2020 (Borderline Personal Disord Emot Dysregul 7:11): mean of 23; grades, and 1.5.

    Named: 61 points in suicidal adolescents (PMC10411024).
    """
    options = ANSWERS["bsl-23"]
    total = mean_of(answers, options)
    begins = [0, 0.28, 1.07, 1.87, 2.67, 3.47]
    band(total, list(zip(begins, ["none_or_low", "mild", "moderate", "high", "very_high", "extremely_high"])))
    points = (lambda mean: mean * 23 > 60.5) if (rules or {}).get("cutoff") == "suicidal_adolescents" else (
        lambda mean: mean >= 1.5)
    return result(
        total,
        classifications={"cutoff": by_score(total, lambda mean: "at_or_above" if points(mean) else "below")},
        alerts={
            "self_harm_item": state(answers, options, lambda full: full[4] > 0),
            "suicide_items": state(answers, options, lambda full: full[6] > 0 or full[17] > 0),
        },
    )


def dbt_wccl(answers, rules=None, age=None, sex=None):
    """Scoring description of the authors: means of 38, 15 and 6 items."""
    dysfunctional = [3, 5, 8, 12, 14, 17, 20, 25, 32, 37, 41, 45, 46, 52, 55]
    blaming = [7, 15, 24, 28, 30, 48]
    skills = [number for number in range(1, 60) if number not in dysfunctional + blaming]
    keys = {"skills": skills, "dysfunctional": dysfunctional, "blaming": blaming}
    return result(subscales={name: mean_of_items(answers, ANSWERS["dbt-wccl"], key) for name, key in keys.items()})


# The scale of each item of the DERS, in its order; small letters where the item is reversed.
DERS = "c a I C C a c a C a N N G I S S a G I g N s N i N G I S N S S I G a S S".split()
DERS_NAMES = {"N": "nonacceptance", "G": "goals", "I": "impulse", "A": "awareness", "S": "strategies", "C": "clarity"}


def ders_of(instrument, scales, answers):
    """The sums of a form whose items belong to these scales."""
    options = ANSWERS[instrument]
    points = turned(answers, options, [number for number, scale in enumerate(scales, 1) if scale.islower()])
    keys = {
        name: [number for number, scale in enumerate(scales, 1) if scale.upper() == letter]
        for letter, name in DERS_NAMES.items()
    }
    return result(total_score(points, options), sums_of(points, options, {name: key for name, key in keys.items() if key}))


def ders(answers, rules=None, age=None, sex=None):
    """Gratz and Roemer 2004 (J Psychopathol Behav Assess 26:41), scoring sheet."""
    return ders_of("ders", DERS, answers)


def ders16(answers, rules=None, age=None, sex=None):
    """Bjureberg 2016 (J Psychopathol Behav Assess 38:284): these sixteen items of the DERS, in their order."""
    kept = [5, 9, 13, 14, 15, 16, 18, 19, 21, 23, 27, 28, 29, 30, 33, 36]
    return ders_of("ders-16", pick(DERS, kept), answers)


def ders18(answers, rules=None, age=None, sex=None):
    """Victor and Klonsky 2016 (J Psychopathol Behav Assess 38:582): these eighteen items, in their order."""
    kept = [2, 4, 5, 6, 9, 10, 12, 13, 14, 15, 16, 18, 21, 25, 26, 27, 31, 32]
    return ders_of("ders-18", pick(DERS, kept), answers)


# ---------------------------------------------------------------------------------------------
# Anxiety
# ---------------------------------------------------------------------------------------------


def spin(answers, rules=None, age=None, sex=None):
    """Connor 2000 (Br J Psychiatry 176:379): 19. Named bands: more than 20, 30, 40, 50 (Cambio)."""
    total = total_score(answers, ANSWERS["spin"])
    named = [(0, "none"), (21, "mild"), (31, "moderate"), (41, "severe"), (51, "very_severe")]
    band(total, chosen(rules, "bands", None, {"cambio": named}))
    return result(total, classifications={"cutoff": by_score(total, at_or_above(19))})


def oci_r(answers, rules=None, age=None, sex=None):
    """Foa 2002 (Psychol Assess 14:485): every sixth item, 21; hoarding 6. Named: 17 (Veale 2016)."""
    options = ANSWERS["oci-r"]
    names = ["hoarding", "checking", "ordering", "neutralizing", "washing", "obsessing"]
    total = total_score(answers, options)
    subscales = {name: total_score(answers[place::6], options[place::6]) for place, name in enumerate(names)}
    cutoff = chosen(rules, "cutoff", "at_21", {"at_21": 21, "at_17": 17})
    return result(total, subscales, {
        "cutoff": by_score(total, at_or_above(cutoff)),
        "hoarding_cutoff": by_score(subscales["hoarding"], at_or_above(6)),
    })


def shai14(answers, rules=None, age=None, sex=None):
    """Osterman 2022 (BMC Psychiatry 22): 28 and 33; named cutoffs 18, 22, 29."""
    total = total_score(answers, ANSWERS["shai-14"])
    band(total, [(0, "none_or_mild"), (28, "moderate"), (33, "substantial")])
    cutoff = chosen(rules, "cutoff", None, {"at_18": 18, "at_22": 22, "at_29": 29})
    return result(total, classifications={"cutoff": by_score(total, at_or_above(cutoff)) if cutoff else None})


def shai18(answers, rules=None, age=None, sex=None):
    """Salkovskis 2002 (Psychol Med 32:843): 14 and 4 items. Named: 15 (Zhang 2015)."""
    options = ANSWERS["shai-18"]
    total = total_score(answers, options)
    cutoff = chosen(rules, "cutoff", None, {"chinese_students": 15})
    return result(
        total,
        sums_of(answers, options, {"main_section": numbers((1, 14)), "negative_consequences": numbers((15, 18))}),
        {"cutoff": by_score(total, at_or_above(cutoff)) if cutoff else None},
    )


def mobility_inventory(answers, rules=None, age=None, sex=None):
    """NHS Data Dictionary: mean of what was not skipped, at most five skipped; above 2.3. Named: 1.61 (Chambless 2011)."""
    total = mean_of(answers, ANSWERS["mobility-inventory"], 5)
    rule = chosen(rules, "cutoff", "above_2_3", {"above_2_3": above(2.3, "above", "at_or_below"), "at_1_61": at_or_above(1.61)})
    return result(total, classifications={"cutoff": by_score(total, rule)})


# ---------------------------------------------------------------------------------------------
# Trauma, values, services
# ---------------------------------------------------------------------------------------------


def itq(answers, rules=None, age=None, sex=None):
    """Cloitre 2018 (Acta Psychiatr Scand 138:536), as in the comorbidity guidelines: pairs, then three effects on life."""

    def met(nine):
        clusters = [nine[0:2], nine[2:4], nine[4:6], nine[6:9]]
        return all(max(cluster) >= 2 for cluster in clusters)

    def rule(full):
        return "none" if not met(full[:9]) else "cptsd" if met(full[9:]) else "ptsd"

    return result(
        status="incomplete" if None in answers else "complete",
        classifications={"diagnosis_rule": by_items(answers, ANSWERS["itq"], rule)},
    )


def aaq2(answers, rules=None, age=None, sex=None):
    """Bond 2011 (Behav Ther 42:676), Hayes: the sum; about 24 to 28."""
    total = total_score(answers, ANSWERS["aaq-2"])

    def place(points):
        return "below_the_range" if points < 24 else "in_the_range" if points <= 28 else "above_the_range"

    return result(total, classifications={"distress_range": by_score(total, place)})


def vq(answers, rules=None, age=None, sex=None):
    """Smout 2014 (J Contextual Behav Sci 3:164), keys as NovoPsych prints them."""
    keys = {"progress": [3, 4, 5, 7, 9], "obstruction": [1, 2, 6, 8, 10]}
    return result(subscales=sums_of(answers, ANSWERS["vq"], keys))


def dialog(answers, rules=None, age=None, sex=None):
    """dialog.elft.nhs.uk: means of eight and of three items; four is neutral."""
    options = ANSWERS["dialog"]
    keys = {"quality_of_life": numbers((1, 8)), "treatment_satisfaction": [9, 10, 11]}
    subscales = {name: mean_of_items(answers, options, key) for name, key in keys.items()}

    def side(mean):
        return "neutral" if mean == 4 else "satisfied" if mean > 4 else "dissatisfied"

    return result(subscales=subscales, classifications={
        f"{name}_side": by_score(part, side) for name, part in subscales.items()
    })


def core_om(answers, rules=None, age=None, sex=None):
    """Evans 2002 (Br J Psychiatry 180:51), printed scores: means times ten; 10 (Connell 2007).

    Missing: three in all and without risk, one of problems and of functioning (CORE System Trust).
    """
    options = ANSWERS["core-om"]
    # The letters that the form prints beside its items: well-being, problems, functioning, risk.
    letters = "F P F W P R F P R F P F P W P R W P F P F R P R F F P P F P W F F R"
    key = {letter: [number for number, one in enumerate(letters.split(), 1) if one == letter] for letter in "WPFR"}
    total = mean_of(answers, options, 3, 10)
    return result(
        total,
        {
            "wellbeing": mean_of_items(answers, options, key["W"], 0, 10),
            "problems": mean_of_items(answers, options, key["P"], 1, 10),
            "functioning": mean_of_items(answers, options, key["F"], 1, 10),
            "risk": mean_of_items(answers, options, key["R"], 0, 10),
            "non_risk": mean_of_items(answers, options, sorted(key["W"] + key["P"] + key["F"]), 3, 10),
        },
        {"clinical_range": by_score(total, at_least(10, "clinical", "non_clinical"))},
        {
            "self_harm_items": state(answers, options, lambda full: max(pick(full, [9, 16, 24, 34])) > 0),
            "harm_to_others_items": state(answers, options, lambda full: max(pick(full, [6, 22])) > 0),
        },
    )


def yp_core(answers, rules=None, age=None, sex=None):
    """Twigg 2009, printed scores: the mean of the answered ones times ten, one missing (CORE System Trust)."""
    options = ANSWERS["yp-core"]
    return result(
        total_score(answers, options, 1), alerts={"self_harm_item": state(answers, options, lambda full: full[3] > 0)},
    )


def phq_ads(answers, rules=None, age=None, sex=None):
    """Kroenke 2016 (Psychosom Med 78:716): PHQ-9 plus GAD-7, each with its own rule for two missing; 10, 20, 30."""
    parts = {"phq-9": total_score(answers[:9], items(9, range(4)), 2), "gad-7": total_score(answers[9:], items(7, range(4)), 2)}
    both = list(parts.values())
    status = max((part["status"] for part in both), key=["complete", "prorated", "incomplete"].index)
    total = {
        "status": status,
        "total": None if status == "incomplete" else sum(part["total"] for part in both),
        "bounds": [sum(part["bounds"][end] for part in both) for end in (0, 1)],
        "band": None,
    }
    band(total, [(0, "minimal"), (10, "mild"), (20, "moderate"), (30, "severe")])
    return result(
        total, parts, alerts={"self_harm_item": state(answers, ANSWERS["phq-ads"], lambda full: full[8] >= 1)},
    )


def brs(answers, rules=None, age=None, sex=None):
    """Smith 2008 (Int J Behav Med 15:194): items 2, 4, 6 turned, the mean; 3.00 and 4.31.

    Named: the sum divided by the number of questions answered, as the form says.
    """
    options = ANSWERS["brs"]
    allowed = 5 if (rules or {}).get("prorating") == "answered_questions" else 0
    total = mean_of(turned(answers, options, [2, 4, 6]), options, allowed)
    return result(band(total, [(1, "low"), (3, "normal"), (4.31, "high")]))


ANSWERS = {
    "bsl-23": items(23, range(5)), "dbt-wccl": items(59, range(4)), "ders": items(36, range(1, 6)),
    "ders-16": items(16, range(1, 6)), "ders-18": items(18, range(1, 6)), "spin": items(17, range(5)),
    "oci-r": items(18, range(5)), "shai-14": items(14, range(4)), "shai-18": items(18, range(4)),
    "mobility-inventory": items(26, range(1, 6)), "itq": items(18, range(5)), "aaq-2": items(7, range(1, 8)),
    "vq": items(10, range(7)), "dialog": items(11, range(1, 8)), "core-om": items(34, range(5)),
    "yp-core": items(10, range(5)), "brs": items(6, range(1, 6)), "phq-ads": items(16, range(4)),
}

SCORERS = {
    "bsl-23": bsl23, "dbt-wccl": dbt_wccl, "ders": ders, "ders-16": ders16, "ders-18": ders18, "spin": spin,
    "oci-r": oci_r, "shai-14": shai14, "shai-18": shai18, "mobility-inventory": mobility_inventory, "itq": itq,
    "aaq-2": aaq2, "vq": vq, "dialog": dialog, "core-om": core_om, "yp-core": yp_core, "brs": brs,
    "phq-ads": phq_ads,
}


def spread(count, points, low, high):
    """A sheet of so many items whose answers add up to these points."""
    chance = random.Random(f"{count} {points}")
    sheet = [low] * count
    while sum(sheet) < points:
        place = chance.randrange(count)
        sheet[place] += sheet[place] < high
    return sheet


def sums(count, low, high, *points):
    return [(f"{number} points", spread(count, number, low, high)) for number in points]


def with_answers(count, fill, given):
    """A sheet with one answer everywhere but for the items named."""
    return [given.get(number, fill) for number in range(1, count + 1)]


def itq_sheet(**given):
    """A sheet of the ITQ with zeros everywhere but for the items named."""
    names = [f"{letter}{number}" for letter in "PC" for number in range(1, 10)]
    return [given.get(name, 0) for name in names]


# What make_vectors.py looks at beside random sheets: as its own tables of these names.
EDGES = {name: {} for name in SCORERS} | {
    "spin": {"total": [19, 21, 31, 41, 51]},
    "oci-r": {"total": [17, 21], "hoarding": [6]},
    "shai-14": {"total": [18, 22, 28, 29, 33]},
    "shai-18": {"total": [15]},
    "aaq-2": {"total": [24, 29]},
    "phq-ads": {"total": [10, 20, 30]},
}

RULES = {
    "bsl-23": [{"cutoff": "suicidal_adolescents"}],
    "spin": [{"bands": "cambio"}],
    "oci-r": [{"cutoff": "at_17"}],
    "shai-14": [{"cutoff": "at_18"}, {"cutoff": "at_22"}, {"cutoff": "at_29"}],
    "shai-18": [{"cutoff": "chinese_students"}],
    "mobility-inventory": [{"cutoff": "at_1_61"}],
    "brs": [{"prorating": "answered_questions"}],
}

PTSD = {"P2": 2, "P3": 3, "P6": 2, "P9": 4}
DSO = {"C1": 2, "C4": 2, "C5": 3, "C7": 2}

SPECIAL = {
    "bsl-23": sums(23, 0, 4, 6, 7, 24, 25, 34, 35, 43, 44, 60, 61, 62, 79, 80) + [
        ("item 5 alone", with_answers(23, 0, {5: 1})),
        ("item 7 alone", with_answers(23, 0, {7: 1})),
        ("item 18 alone", with_answers(23, 0, {18: 4})),
        ("item 12 alone raises nothing", with_answers(23, 0, {12: 4})),
        ("item 5 empty", with_answers(23, 0, {5: None})),
        ("item 7 empty, item 18 above zero", with_answers(23, 0, {7: None, 18: 1})),
    ],
    "ders": [("always at 3", [3] * 36), ("clear and attentive", with_answers(36, 1, {n: 5 for n in (1, 2, 6, 7, 8, 10, 17, 20, 22, 24, 34)}))],
    "ders-18": [("attentive", with_answers(18, 1, {1: 5, 4: 5, 6: 5}))],
    "mobility-inventory": sums(26, 1, 5, 41, 42, 59, 60, 61) + [
        ("five skipped", [None] * 5 + [2, 3, 2] * 7),
        ("five skipped, high", [None, 4] * 5 + [3] * 16),
        ("six skipped", [None] * 6 + [5] * 20),
    ],
    "itq": [
        ("all of PTSD at 2, one effect on life", itq_sheet(**PTSD)),
        ("the complex disorder", itq_sheet(**PTSD, **DSO)),
        ("disturbances without PTSD", itq_sheet(**DSO)),
        ("no effect on life", itq_sheet(P1=4, P2=4, P3=4, P4=4, P5=4, P6=4)),
        ("one pair at 1", itq_sheet(**(PTSD | {"P3": 1, "P4": 1}))),
        ("effects of the disturbances at 1", itq_sheet(**PTSD, **(DSO | {"C7": 1, "C8": 1, "C9": 1}))),
        ("no effect on life of the disturbances, all else high", [4] * 15 + [0, 0, 0]),
        ("one of a pair empty, the other met", itq_sheet(**PTSD, P1=None)),
        ("one of a pair empty, the other not met", itq_sheet(**(PTSD | {"P2": 1, "P1": None}))),
        ("PTSD met, a disturbance empty", itq_sheet(**PTSD, **(DSO | {"C4": None}))),
        ("PTSD met, the disturbances cannot be", itq_sheet(**PTSD, C4=None)),
        ("PTSD open, the disturbances cannot be", itq_sheet(**(PTSD | {"P9": None}))),
    ],
    "dialog": [
        ("exactly the middle", [4] * 11),
        ("one above, one below", [3, 5] + [4] * 6 + [4, 4, 4]),
        ("a little above and below", [4] * 7 + [5] + [4, 4, 3]),
        ("medication does not apply", [5] * 8 + [None, 5, 5]),
    ],
    "core-om": sums(34, 0, 4, 33, 34, 35) + [
        ("the worked example of socasresourcehub.com: 56 points are 1.64 as a mean", spread(34, 56, 0, 4)),
        ("item 34 alone", with_answers(34, 0, {34: 1})),
        ("item 22 alone", with_answers(34, 0, {22: 1})),
        ("item 6 empty", with_answers(34, 0, {6: None})),
        ("one of problems and of functioning empty", with_answers(34, 2, {5: None, 10: None})),
        ("two of problems empty", with_answers(34, 2, {5: None, 8: None})),
        ("one of well-being empty", with_answers(34, 2, {14: None})),
        ("three of risk empty", with_answers(34, 1, {6: None, 9: None, 16: None})),
        ("four empty", with_answers(34, 1, {1: None, 2: None, 3: None, 4: None})),
    ],
    "yp-core": [("item 4 alone", with_answers(10, 0, {4: 1})), ("item 4 empty", with_answers(10, 1, {4: None}))],
    "phq-ads": [
        ("item 9 alone", with_answers(16, 0, {9: 1})),
        ("item 9 empty", with_answers(16, 1, {9: None})),
        ("two of each empty", with_answers(16, 1, {1: None, 9: None, 10: None, 16: None})),
        ("three of the GAD-7 empty", with_answers(16, 1, {10: None, 11: None, 16: None})),
        ("three of the PHQ-9 empty", with_answers(16, 3, {1: None, 2: None, 3: None})),
        ("no GAD-7", [2] * 9 + [None] * 7),
    ],
    "brs": [
        ("2.83", [3, 3, 3, 3, 2, 3]), ("3.00", [3] * 6), ("4.17", [4, 2, 4, 2, 5, 2]), ("4.33", [5, 2, 4, 2, 5, 2]),
        ("agrees with all", [5] * 6), ("items 2 and 5 empty", [5, None, 4, 2, None, 1]),
    ],
}
