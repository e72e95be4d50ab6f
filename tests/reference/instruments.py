# SPDX-License-Identifier: MIT OR Apache-2.0
"""A second, plain scorer of every instrument, written from the published rules.

It reads no definition file and shares no code with the engine: each instrument is one small
function, with its source beside it. It is slow and simple on purpose, so that it can be checked by
eye. `make_vectors.py` uses it to write the cases that all faces of the library must agree with.

Each function takes a list of answers to the scored items in form order (None where there is no
answer) and returns a dict of status, total, bounds, band, subscales, classifications and alerts.
Bounds come from filling in the missing answers, not from a formula.
"""

from fractions import Fraction
from itertools import product

# ---------------------------------------------------------------------------------------------
# What all instruments share
# ---------------------------------------------------------------------------------------------


def pick(answers, numbers):
    """The answers to the items with these numbers on the form."""
    return [answers[number - 1] for number in numbers]


def fill(answers, options):
    """The ways to fill in the missing answers with the lowest or the highest one.

    All of them for up to ten missing answers, otherwise all lowest and all highest.
    """
    missing = [place for place, answer in enumerate(answers) if answer is None]
    ends = [(min(options[place]), max(options[place])) for place in missing]
    choices = product(*ends) if len(missing) <= 10 else zip(*ends)
    for choice in choices:
        full = list(answers)
        for place, answer in zip(missing, choice):
            full[place] = answer
        yield full


def ends(answers, options, rule):
    """The lowest and the highest score that the answers allow."""
    if sum(answer is None for answer in answers) <= 10:
        scores = [rule(full) for full in fill(answers, options)]
        return min(scores), max(scores)
    # Too many to try all: one item after the other, which is exact where each item counts by itself.
    found = []
    for best in (min, max):
        full = [min(options[place]) if answer is None else answer for place, answer in enumerate(answers)]
        for place, answer in enumerate(answers):
            if answer is None:
                tries = [full[:place] + [end] + full[place + 1:] for end in (min(options[place]), max(options[place]))]
                full = best(tries, key=rule)
        found.append(rule(full))
    return found[0], found[1]


def score(answers, options, rule, allowed=0, prorated=None):
    """One score: complete, prorated where at most `allowed` are missing, or incomplete.

    `prorated` gives the score of the answered ones; it is asked only where there is one.
    """
    missing = sum(answer is None for answer in answers)
    low, high = ends(answers, options, rule)
    if missing == 0:
        return {"status": "complete", "total": low, "bounds": [low, high], "band": None}
    if missing <= allowed and missing < len(answers):
        return {"status": "prorated", "total": prorated(answers), "bounds": [low, high], "band": None}
    return {"status": "incomplete", "total": None, "bounds": [low, high], "band": None}


def total_score(answers, options, allowed=0, rounding=None):
    """A sum; prorated, the mean of the answered items times the number of items."""

    def prorated(sheet):
        given = [answer for answer in sheet if answer is not None]
        exact = Fraction(sum(given) * len(sheet), len(given))
        if rounding == "half_up":
            return int(exact + Fraction(1, 2))
        return float(exact)

    return score(answers, options, sum, allowed, prorated)


def mean_score(answers, options):
    """A mean of all items."""
    return score(answers, options, lambda full: sum(full) / len(full))


def turned(answers, options, numbers):
    """The answers with some items turned round: lowest plus highest answer, minus the answer."""
    result = list(answers)
    for number in numbers:
        if result[number - 1] is not None:
            result[number - 1] = min(options[number - 1]) + max(options[number - 1]) - result[number - 1]
    return result


def band(part, table):
    """The last band of the table, lowest score first, that begins at or below the score."""
    if part["total"] is not None and table is not None:
        part["band"] = [code for begins, code in table if begins <= part["total"]][-1]
    return part


def by_score(part, rule):
    """A category by score: of the score, or of both bounds where they agree."""
    if part["total"] is not None:
        return rule(part["total"])
    low, high = (rule(bound) for bound in part["bounds"])
    return low if low == high else None


def by_items(answers, options, rule):
    """A category by items: where all ways to fill in the missing answers agree."""
    found = {rule(full) for full in fill(answers, options)}
    return found.pop() if len(found) == 1 else None


def state(answers, options, rule):
    """The state of an alert."""
    return {True: "raised", False: "not_raised", None: "unknown"}[by_items(answers, options, rule)]


def at_least(cutoff, yes="positive", no="negative"):
    return lambda total: yes if total >= cutoff else no


def above(cutoff, yes="positive", no="negative"):
    return lambda total: yes if total > cutoff else no


def at_or_above(cutoff):
    return at_least(cutoff, "at_or_above", "below")


def result(total=None, subscales=None, classifications=None, alerts=None, status=None):
    subscales = subscales or {}
    if total is None:
        order = ["complete", "prorated", "incomplete"]
        worst = max((part["status"] for part in subscales.values()), key=order.index, default="complete")
        total = {"status": status or worst, "total": None, "bounds": None, "band": None}
    return {
        "status": total["status"],
        "total": total["total"],
        "bounds": total["bounds"],
        "band": total["band"],
        "subscales": {
            name: {"status": part["status"], "total": part["total"], "band": part["band"]}
            for name, part in subscales.items()
        },
        "classifications": classifications or {},
        "alerts": [{"code": code, "state": state} for code, state in (alerts or {}).items()],
    }


def chosen(rules, place, default, table):
    """What a named rule says; the default where none is named, nothing where there is no default."""
    return table.get((rules or {}).get(place, default))


YES_NO = [0, 1]


def items(count, options):
    return [list(options)] * count


# ---------------------------------------------------------------------------------------------
# Depression, anxiety, distress, well-being
# ---------------------------------------------------------------------------------------------

PHQ_BANDS = [(0, "minimal"), (5, "mild"), (10, "moderate"), (15, "moderately_severe"), (20, "severe")]


def phq9(answers, rules=None, age=None, sex=None):
    """Kroenke 2001 (J Gen Intern Med 16:606); algorithm Spitzer 1999; missing items: NHS Data Dictionary.

    Named: the Minimum Data Set of the Centers for Medicare and Medicaid Services rounds the prorated total.
    """
    options = ANSWERS["phq-9"]
    rounding = {"cms_minimum_data_set": "half_up"}.get((rules or {}).get("prorating"))
    total = band(total_score(answers, options, 2, rounding), PHQ_BANDS)

    def dsm(full):
        symptoms = sum(answer >= 2 for answer in full[:8]) + (full[8] >= 1)
        if full[0] < 2 and full[1] < 2 or symptoms < 2:
            return "none"
        return "major" if symptoms >= 5 else "other"

    return result(
        total,
        classifications={"dsm": by_items(answers, options, dsm)},
        alerts={"self_harm_item": state(answers, options, lambda full: full[8] >= 1)},
    )


def phq8(answers, rules=None, age=None, sex=None):
    """Kroenke 2009 (J Affect Disord 114:163); algorithm Dhingra 2011 (Popul Health Metr 9:11): 2 for every item.

    Named: NIH HEAL, no score with more than one missing; what the one counts is not said there, here the mean.
    """
    options = ANSWERS["phq-8"]
    total = band(total_score(answers, options, 1 if (rules or {}).get("prorating") == "nih_heal" else 0), PHQ_BANDS)

    def dsm(full):
        symptoms = sum(answer >= 2 for answer in full)
        if max(full[0], full[1]) < 2 or symptoms < 2:
            return "none"
        return "major" if symptoms >= 5 else "other"

    return result(
        total,
        classifications={"dsm": by_items(answers, options, dsm), "cutoff": by_score(total, at_or_above(10))},
    )


def phq2(answers, rules=None, age=None, sex=None):
    """Kroenke 2003 (Med Care 41:1284): 3; Arroll 2010 (Ann Fam Med 8:348): 2."""
    total = total_score(answers, ANSWERS["phq-2"])
    cutoff = chosen(rules, "positive_screen", "at_3", {"at_3": 3, "at_2": 2})
    return result(total, classifications={"positive_screen": by_score(total, at_least(cutoff))})


def phq4(answers, rules=None, age=None, sex=None):
    """Kroenke 2009 (Psychosomatics 50:613); anxiety first; 0-2, 3-5, 6-8, 9-12; each pair positive from 3."""
    options = ANSWERS["phq-4"]
    total = band(total_score(answers, options), [(0, "none"), (3, "mild"), (6, "moderate"), (9, "severe")])
    anxiety = total_score(answers[:2], options[:2])
    depression = total_score(answers[2:], options[2:])
    return result(
        total,
        {"anxiety": anxiety, "depression": depression},
        {
            "anxiety_screen": by_score(anxiety, at_least(3)),
            "depression_screen": by_score(depression, at_least(3)),
        },
    )


def phq15(answers, rules=None, age=None, sex=None):
    """Kroenke 2002 (Psychosom Med 64:258): 5, 10, 15. Item 4 is for women only.

    Three symptoms at 2: van Ravesteijn 2009 (Ann Fam Med 7:232). Named rule: DSM-5 Level 2, up to
    three missing, rounded.
    """
    options = ANSWERS["phq-15"]
    asked, of_these = answers, options
    if sex == "male":
        asked, of_these = answers[:3] + answers[4:], options[:3] + options[4:]
    if sex == "male" and answers[3] is None:
        answers, options = asked, of_these
    allowed = 3 if (rules or {}).get("prorating") == "dsm5_level2" else 0
    total = total_score(asked, of_these, allowed, "half_up")
    band(total, [(0, "minimal"), (5, "low"), (10, "medium"), (15, "high")])
    # The rule names the items, so it hears each answer that was given.
    severe = by_items(answers, options, lambda full: "positive" if full.count(2) >= 3 else "negative")
    return result(total, classifications={"severe_symptoms": severe})


def gad7(answers, rules=None, age=None, sex=None):
    """Spitzer 2006 (Arch Intern Med 166:1092); missing items: NHS Data Dictionary."""
    total = total_score(answers, ANSWERS["gad-7"], 2)
    return result(band(total, [(0, "minimal"), (5, "mild"), (10, "moderate"), (15, "severe")]))


def gad2(answers, rules=None, age=None, sex=None):
    """Kroenke 2007 (Ann Intern Med 146:317), Plummer 2016: 3."""
    total = total_score(answers, ANSWERS["gad-2"])
    return result(total, classifications={"positive_screen": by_score(total, at_least(3))})


def dass21(answers, rules=None, age=None, sex=None):
    """Lovibond and Lovibond 1995: sums of seven items, doubled, then the bands of the manual."""
    keys = {
        "depression": ([3, 5, 10, 13, 16, 17, 21], [0, 10, 14, 21, 28]),
        "anxiety": ([2, 4, 7, 9, 15, 19, 20], [0, 8, 10, 15, 20]),
        "stress": ([1, 6, 8, 11, 12, 14, 18], [0, 15, 19, 26, 34]),
    }
    names = ["normal", "mild", "moderate", "severe", "extremely_severe"]
    subscales = {}
    for name, (numbers, begins) in keys.items():
        part = score(pick(answers, numbers), items(7, range(4)), lambda full: 2 * sum(full))
        subscales[name] = band(part, list(zip(begins, names)))
    return result(subscales=subscales)


def k10(answers, rules=None, age=None, sex=None):
    """Kessler 2002 (Psychol Med 32:959), coded 1 to 5; one missing item: PMHC-MDS, rounded.

    Bands by name: CRUfAD (20, 25, 30) or Australian Bureau of Statistics (16, 22, 30).
    """
    total = total_score(answers, ANSWERS["k10"], 1, "half_up")
    table = chosen(rules, "bands", None, {
        "crufad": [(10, "likely_well"), (20, "mild"), (25, "moderate"), (30, "severe")],
        "abs": [(10, "low"), (16, "moderate"), (22, "high"), (30, "very_high")],
    })
    return result(band(total, table))


def k6(answers, rules=None, age=None, sex=None):
    """Kessler 2010, Prochaska 2012, coded 0 to 4: 13 serious, 5 moderate; one missing item: ACT Health."""
    total = total_score(answers, ANSWERS["k6"], 1)

    def distress(points):
        return "serious" if points >= 13 else "moderate" if points >= 5 else "low"

    return result(total, classifications={"distress": by_score(total, distress)})


def epds(answers, rules=None, age=None, sex=None):
    """Cox 1987 (Br J Psychiatry 150:782), printed scores: 10 possible, 13 probable; item 10 above 0.

    Named: 11 (Levis 2020, BMJ 371:m4022).
    """
    options = ANSWERS["epds"]
    total = total_score(answers, options)

    def screen(points):
        return "probable" if points >= 13 else "possible" if points >= 10 else "below"

    return result(
        total,
        classifications={"depression_screen": by_score(
            total, at_or_above(11) if (rules or {}).get("depression_screen") == "at_11" else screen,
        )},
        alerts={"self_harm_item": state(answers, options, lambda full: full[9] > 0)},
    )


def cesd(answers, rules=None, age=None, sex=None):
    """Radloff 1977 (Appl Psychol Meas 1:385): items 4, 8, 12 and 16 turned; 16, named 27."""
    options = ANSWERS["ces-d"]
    total = total_score(turned(answers, options, [4, 8, 12, 16]), options)
    cutoff = chosen(rules, "cutoff", "at_16", {"at_16": 16, "at_27": 27})
    return result(total, classifications={"cutoff": by_score(total, at_or_above(cutoff))})


def who5(answers, rules=None, age=None, sex=None):
    """Topp 2015 (Psychother Psychosom 84:167): sum times 4; poor well-being at 50 or less.

    Named, after the manual: a raw sum below 13, or any item answered 0 or 1.
    """
    options = ANSWERS["who-5"]
    total = score(answers, options, lambda full: 4 * sum(full))
    if (rules or {}).get("cutoff") == "below_13_or_any_item_0_or_1":
        def either(full):
            return "positive" if sum(full) < 13 or min(full) <= 1 else "negative"

        return result(total, classifications={"cutoff": by_items(answers, options, either)})
    category = by_score(total, lambda points: "at_or_below" if points <= 50 else "above")
    return result(total, classifications={"cutoff": category})


def ghq12(answers, rules=None, age=None, sex=None):
    """Goldberg and Williams 1988, positions 0 to 3 in form order: Likert sum, and 0-0-1-1.

    C-GHQ (Donath 2001, Aust N Z J Psychiatry 35:231): 0-1-1-1 for the negatively worded items.
    """
    options = ANSWERS["ghq-12"]
    counted = score(answers, options, lambda full: sum(answer >= 2 for answer in full))
    negative = [2, 5, 6, 9, 10, 11]

    def chronic(full):
        return sum(answer >= (1 if number in negative else 2) for number, answer in enumerate(full, 1))

    cutoff = chosen(rules, "positive_screen", None, {"at_4": 4, "at_3": 3, "at_2": 2})
    category = by_score(counted, at_least(cutoff)) if cutoff else None
    parts = {"ghq_scoring": counted, "c_ghq_scoring": score(answers, options, chronic)}
    return result(total_score(answers, options), parts, {"positive_screen": category})


def hads(answers, rules=None, age=None, sex=None):
    """Zigmond and Snaith 1983 (Acta Psychiatr Scand 67:361), printed scores: odd anxiety, even depression.

    Named: the finer bands, the half rule of Bell 2016 (BMC Res Notes 9:479), and for the sum of all items 13
    (Singer 2009, Br J Cancer 100:908) and 15 (Walker 2007 as 14/15; Vodermaier 2011).
    """
    subscales = {}
    for name, part in (("anxiety", answers[0::2]), ("depression", answers[1::2])):
        allowed = 3 if (rules or {}).get(f"{name}.prorating") == "half_answered" else 0
        table = chosen(rules, f"{name}.bands", "zigmond_1983", {
            "zigmond_1983": [(0, "normal"), (8, "borderline"), (11, "case")],
            "snaith_1994": [(0, "normal"), (8, "mild"), (11, "moderate"), (15, "severe")],
        })
        subscales[name] = band(total_score(part, items(7, range(4)), allowed), table)
    total = total_score(answers, ANSWERS["hads"])
    cutoff = chosen(rules, "cutoff", None, {"at_13": 13, "at_15": 15})
    return result(total, subscales, {"cutoff": by_score(total, at_or_above(cutoff)) if cutoff else None})


def pswq(answers, rules=None, age=None, sex=None):
    """Meyer 1990 (Behav Res Ther 28:487): items 1, 3, 8, 10 and 11 turned.

    Named: 45 and 62 (Behar 2003), 65 (Fresco 2003); bands of Korte 2016.
    """
    options = ANSWERS["pswq"]
    total = total_score(turned(answers, options, [1, 3, 8, 10, 11]), options)
    band(total, chosen(rules, "bands", None, {"korte_2016": [(16, "low"), (39, "moderate"), (54, "high")]}))
    cutoff = chosen(rules, "cutoff", None, {"at_45": 45, "at_62": 62, "at_65": 65})
    return result(total, classifications={"cutoff": by_score(total, at_or_above(cutoff)) if cutoff else None})


def pss10(answers, rules=None, age=None, sex=None):
    """Cohen 1983 (J Health Soc Behav 24:385): items 4, 5, 7 and 8 turned; no cutoffs."""
    options = ANSWERS["pss-10"]
    points = turned(answers, options, [4, 5, 7, 8])
    parts = {"helplessness": [1, 2, 3, 6, 9, 10], "self_efficacy": [4, 5, 7, 8]}
    return result(
        total_score(points, options),
        {name: total_score(pick(points, numbers), pick(options, numbers)) for name, numbers in parts.items()},
    )


def swls(answers, rules=None, age=None, sex=None):
    """Diener 1985 (J Pers Assess 49:71); bands Diener and Biswas-Diener 2008, named Diener 2006."""
    low = [(5, "extremely_dissatisfied"), (10, "dissatisfied")]
    table = chosen(rules, "bands", "pavot_diener", {
        "pavot_diener": low + [(15, "slightly_dissatisfied"), (20, "neutral"), (21, "slightly_satisfied"),
                               (26, "satisfied"), (31, "extremely_satisfied")],
        "diener_2006": low + [(15, "slightly_below_average"), (20, "average"), (25, "high"), (30, "very_high")],
    })
    return result(band(total_score(answers, ANSWERS["swls"]), table))


def rses(answers, rules=None, age=None, sex=None):
    """Rosenberg 1965 in the common order, 0 to 3: items 2, 5, 6, 8 and 9 turned."""
    options = ANSWERS["rses"]
    return result(total_score(turned(answers, options, [2, 5, 6, 8, 9]), options))


def panas(answers, rules=None, age=None, sex=None):
    """Watson 1988 (J Pers Soc Psychol 54:1063): two sums of ten, no total."""
    positive = [1, 3, 5, 9, 10, 12, 14, 16, 17, 19]
    negative = [2, 4, 6, 7, 8, 11, 13, 15, 18, 20]
    options = items(10, range(1, 6))
    return result(subscales={
        "positive_affect": total_score(pick(answers, positive), options),
        "negative_affect": total_score(pick(answers, negative), options),
    })


def wemwbs(answers, rules=None, age=None, sex=None):
    """Tennant 2007 (Health Qual Life Outcomes 5:63): sum of 14. Named: 40 and 44 (smartclinic.com)."""
    total = total_score(answers, ANSWERS["wemwbs"])
    category = None
    if (rules or {}).get("depression_screen") == "smartclinic":
        def screen(points):
            return "probable" if points <= 40 else "possible" if points <= 44 else "above"

        category = by_score(total, screen)
    return result(total, classifications={"depression_screen": category})


# Warwick Medical School, raw 7 to 35, as printed in three public code bases.
SWEMWBS_METRIC = [
    7.00, 9.51, 11.25, 12.40, 13.33, 14.08, 14.75, 15.32, 15.84, 16.36, 16.88, 17.43, 17.98, 18.59, 19.25, 19.98,
    20.73, 21.54, 22.35, 23.21, 24.11, 25.03, 26.02, 27.03, 28.13, 29.31, 30.70, 32.55, 35.00,
]


def swemwbs(answers, rules=None, age=None, sex=None):
    """Stewart-Brown 2009 (Health Qual Life Outcomes 7:15): complete raw sums of seven, converted."""
    return result(score(answers, ANSWERS["swemwbs"], lambda full: SWEMWBS_METRIC[sum(full) - 7]))


# ---------------------------------------------------------------------------------------------
# Trauma
# ---------------------------------------------------------------------------------------------


def pcl5(answers, rules=None, age=None, sex=None):
    """Weathers 2013: clusters B 1-5, C 6-7, D 8-14, E 15-20; symptom at 2; 1, 1, 2, 2; cutoffs 31 to 33, 34."""
    options = ANSWERS["pcl-5"]
    clusters = {"b": (0, 5, 1), "c": (5, 7, 1), "d": (7, 14, 2), "e": (14, 20, 2)}
    subscales = {name: total_score(answers[a:b], options[a:b]) for name, (a, b, _) in clusters.items()}
    total = total_score(answers, options)

    def criteria(full):
        met = all(sum(answer >= 2 for answer in full[a:b]) >= needed for a, b, needed in clusters.values())
        return "met" if met else "not_met"

    cutoff = chosen(rules, "cutoff", "at_33", {"at_33": 33, "at_32": 32, "at_31": 31, "at_34": 34})
    return result(total, subscales, {
        "provisional_dsm5": by_items(answers, options, criteria),
        "cutoff": by_score(total, at_or_above(cutoff)),
    }, {
        "harm_to_others_item": state(answers, options, lambda full: full[14] >= 2),
        "harm_to_oneself_item": state(answers, options, lambda full: full[15] >= 2),
    })


def pcptsd5(answers, rules=None, age=None, sex=None):
    """Prins 2016 (J Gen Intern Med 31:1206): no exposure scores 0; else the number of yes answers.

    4 (Bovin 2021, JAMA Netw Open 4:e2036733), named 3 (Prins 2016) and 4 for men, 3 for women.
    """
    options = ANSWERS["pc-ptsd-5"]

    def points(full):
        return sum(full[1:]) if full[0] == 1 else 0

    total = score([0] * 6 if answers[0] == 0 else answers, options, points)
    cutoff = chosen(rules, "positive_screen", "at_4", {
        "at_4": 4, "at_3": 3, "bovin_2021_by_sex": {"male": 4, "female": 3}.get(sex),
    })
    category = by_score(total, at_least(cutoff)) if cutoff else None
    return result(total, classifications={"positive_screen": category})


def iesr(answers, rules=None, age=None, sex=None):
    """Weiss and Marmar 1997 as told by clintools.com and yume-clinic.com: means of 8, 8 and 6; sum: 33 (Creamer 2003).

    Named cutoffs: 25 (Asukai 2002: 24/25), 34 (Morina 2013), 46 (Murphy 2017). The second key has item 14 under
    hyperarousal, as CamCOPS does.
    """
    options = ANSWERS["ies-r"]
    keys = {
        "avoidance": [5, 7, 8, 11, 12, 13, 17, 22],
        "intrusion": [1, 2, 3, 6, 9, 14, 16, 20],
        "hyperarousal": [4, 10, 15, 18, 19, 21],
        "intrusion_camcops": [1, 2, 3, 6, 9, 16, 20],
        "hyperarousal_camcops": [4, 10, 14, 15, 18, 19, 21],
    }
    total = total_score(answers, options)
    cutoff = chosen(rules, "cutoff", "at_33", {"at_33": 33, "at_34": 34, "at_25": 25, "at_46": 46})
    return result(
        total,
        {name: mean_score(pick(answers, numbers), pick(options, numbers)) for name, numbers in keys.items()},
        {"cutoff": by_score(total, at_or_above(cutoff))},
    )


# ---------------------------------------------------------------------------------------------
# Session by session, alliance, goals
# ---------------------------------------------------------------------------------------------


def line_score(answers, options):
    """A sum of lines read in tenths, exact."""
    return score(answers, options, lambda full: sum(round(10 * answer) for answer in full) / 10)


def ors(answers, rules=None, age=None, sex=None):
    """Miller 2003, OpenFIT: 25 from 18 years, 28 from 13 to 17, 32 from 6 to 12; the cutoff itself is disputed."""
    total = line_score(answers, ANSWERS["ors"])
    cutoff = None
    if age is not None and age >= 6:
        cutoff = 25 if age >= 18 else 28 if age >= 13 else 32
    clinical_at = (rules or {}).get("clinical_range", "at_cutoff_is_clinical") == "at_cutoff_is_clinical"

    def clinical(points):
        return "clinical" if points < cutoff or (clinical_at and points == cutoff) else "non_clinical"

    return result(total, classifications={"clinical_range": None if cutoff is None else by_score(total, clinical)})


def srs(answers, rules=None, age=None, sex=None):
    """Duncan 2003; alert at a total of 36 or less (named: below 36) or any item below 9."""
    options = ANSWERS["srs"]
    strict = (rules or {}).get("alliance") == "below_36"

    def low(full):
        points = sum(round(10 * answer) for answer in full)
        return points < 360 or (points == 360 and not strict) or min(full) < 9

    return result(line_score(answers, options), alerts={"alliance": state(answers, options, low)})


def waisr(answers, rules=None, age=None, sex=None):
    """Hatcher and Gillaspy 2006; keys at docs.getrivet.ca: sums of four and of twelve."""
    options = ANSWERS["wai-sr"]
    keys = {"task": [1, 2, 10, 12], "goal": [4, 6, 8, 11], "bond": [3, 5, 7, 9]}
    return result(
        total_score(answers, options),
        {name: total_score(pick(answers, numbers), pick(options, numbers)) for name, numbers in keys.items()},
    )


def core10(answers, rules=None, age=None, sex=None):
    """Barkham 2013 (Couns Psychother Res 13:3), printed scores: 11; one missing item: CORE System Trust."""
    options = ANSWERS["core-10"]
    total = total_score(answers, options, 1)
    band(total, [(0, "healthy"), (6, "low"), (11, "mild"), (15, "moderate"), (20, "moderately_severe"), (25, "severe")])
    depression = chosen(rules, "depression_cutoff", None, {
        "at_13": at_or_above(13), "above_13": above(13, "above", "at_or_below"),
    })
    return result(
        total,
        classifications={
            "clinical_range": by_score(total, at_least(11, "clinical", "non_clinical")),
            "depression_cutoff": by_score(total, depression) if depression else None,
        },
        alerts={"self_harm_item": state(answers, options, lambda full: full[5] > 0)},
    )


def wsas(answers, rules=None, age=None, sex=None):
    """Mundt 2002 (Br J Psychiatry 180:461): below 10, 10 to 20, above 20. Named: NHS, one missing item."""
    allowed = 1 if (rules or {}).get("prorating") == "nhs_one_missing" else 0
    total = total_score(answers, ANSWERS["wsas"], allowed)
    if total["total"] is not None:
        points = total["total"]
        total["band"] = ("subclinical" if points < 10 else "significant" if points <= 20
                         else "moderately_severe_or_worse")
    # CamCOPS: who does not work has the four other items, 0 to 32, never scaled up.
    return result(total, {"without_work": total_score(answers[1:], ANSWERS["wsas"][1:])})


def gbo(answers, rules=None, age=None, sex=None):
    """Law 2019: each goal by itself, 0 counts; a goal that was not set is not missing."""
    subscales = {
        f"goal_{number}": {"status": "incomplete" if answer is None else "complete", "total": answer, "band": None}
        for number, answer in enumerate(answers, 1)
    }
    rated = any(answer is not None for answer in answers)
    return result(subscales=subscales, status="complete" if rated else "incomplete")


def psychlops(answers, rules=None, age=None, sex=None):
    """psychlops.info, score sheet: mean of the problems (the second may be absent), function, well-being."""
    options = ANSWERS["psychlops"]
    problems = answers[:1] if answers[1] is None else answers[:2]
    sheet = problems + answers[2:]

    def points(full):
        return sum(full[:-2]) / len(full[:-2]) + full[-2] + full[-1]

    return result(score(sheet, items(len(sheet), range(6)), points), {
        "problem": mean_score(problems, options[:len(problems)]),
        "function": total_score(answers[2:3], options[2:3]),
        "wellbeing": total_score(answers[3:4], options[3:4]),
    })


# ---------------------------------------------------------------------------------------------
# Values and change
# ---------------------------------------------------------------------------------------------


def vlq(answers, rules=None, age=None, sex=None):
    """Wilson 2010 (Psychol Rec 60:249): twenty ratings; the composite was not seen in the paper, so no score."""
    return result(status="incomplete" if None in answers else "complete")


def urica(answers, rules=None, age=None, sex=None):
    """vcu.edu/vattc and habitslab.umbc.edu: means of seven; readiness = C + A + M - PC.

    The answers are the 28 scored items: all but 4, 9, 20 and 31.
    """
    numbers = [number for number in range(1, 33) if number not in (4, 9, 20, 31)]
    form = dict(zip(numbers, answers))
    keys = {
        "precontemplation": [1, 5, 11, 13, 23, 26, 29],
        "contemplation": [2, 8, 12, 15, 19, 21, 24],
        "action": [3, 7, 10, 14, 17, 25, 30],
        "maintenance": [6, 16, 18, 22, 27, 28, 32],
    }

    def readiness(full):
        sheet = dict(zip(numbers, full))
        total = {name: sum(sheet[number] for number in key) for name, key in keys.items()}
        return (total["contemplation"] + total["action"] + total["maintenance"] - total["precontemplation"]) / 7

    return result(
        score(answers, ANSWERS["urica"], readiness),
        {name: mean_score([form[number] for number in key], items(7, range(1, 6))) for name, key in keys.items()},
    )


def readiness_ruler(answers, rules=None, age=None, sex=None):
    """Case Western Reserve University: three rulers, each by itself."""
    names = ["importance", "confidence", "readiness"]
    return result(subscales={
        name: total_score([answer], items(1, range(11))) for name, answer in zip(names, answers)
    })


# ---------------------------------------------------------------------------------------------
# Substances, sleep, obsessions, panic, risk
# ---------------------------------------------------------------------------------------------


def audit(answers, rules=None, age=None, sex=None):
    """Babor 2001 (WHO): skip lines after items 1 and 3; zones 8, 16, 20; cutoff 8, named 10 and 7.

    The named 7 is for all women and for men over 65; for others it stays 8.
    """
    options = ANSWERS["audit"]
    answers = list(answers)
    # What the lines skip counts nothing, whatever stands there.
    if answers[0] == 0:
        answers[1:3] = [0, 0]
    if answers[1] == 0 and answers[2] == 0:
        answers[3:8] = [0] * 5
    total = total_score(answers, options)
    band(total, [(0, "low_risk"), (8, "hazardous"), (16, "harmful"), (20, "possible_dependence")])
    parts = {"consumption": (0, 3), "dependence": (3, 6), "problems": (6, 10)}
    subscales = {name: total_score(answers[a:b], options[a:b]) for name, (a, b) in parts.items()}
    rule = (rules or {}).get("cutoff", "at_8")
    if rule == "at_7_for_women_and_over_65":
        sexes = [sex] if sex else ["female", "male"]
        ages = [age] if age is not None else [40, 70]
        found = {
            by_score(total, at_or_above(7 if one == "female" or years > 65 else 8)) for one in sexes for years in ages
        }
        category = found.pop() if len(found) == 1 else None
    else:
        category = by_score(total, at_or_above({"at_8": 8, "at_10": 10}[rule]))
    return result(total, subscales, {
        "cutoff": category,
        "dependence_cutoff": by_score(subscales["dependence"], at_or_above(4)),
    })


def auditc(answers, rules=None, age=None, sex=None):
    """Delaney 2014 (Addict Sci Clin Pract 9), Kinder 2009: 4 for men, 3 for women. Named: 5 (England).

    Named for 12 to 17 years: 3 (Liskola 2018: 12 to 19; Coulton 2018: 10 to 17).
    """
    total = total_score(answers, ANSWERS["audit-c"])
    young = age is not None and 12 <= age <= 17
    named = {"by_sex": {"male": 4, "female": 3}.get(sex), "at_5": 5, "adolescents": 3 if young else None}
    cutoff = chosen(rules, "positive_screen", "by_sex", named)
    return result(total, classifications={"positive_screen": by_score(total, at_least(cutoff)) if cutoff else None})


def dast10(answers, rules=None, age=None, sex=None):
    """Skinner 1982 (Addict Behav 7:363): a no to item 3 scores; levels 1, 3, 6, 9; positive from 3."""
    options = ANSWERS["dast-10"]
    total = total_score(turned(answers, options, [3]), options)
    band(total, [(0, "none"), (1, "low"), (3, "moderate"), (6, "substantial"), (9, "severe")])
    return result(total, classifications={"positive_screen": by_score(total, at_least(3))})


def dast28(answers, rules=None, age=None, sex=None):
    """Skinner 1982, key as in CamCOPS: a no to items 4, 5 and 7 scores; 6, named 11 (Staley 1990)."""
    options = ANSWERS["dast-28"]
    total = total_score(turned(answers, options, [4, 5, 7]), options)
    cutoff = chosen(rules, "cutoff", "at_6", {"at_6": 6, "at_11": 11})
    return result(total, classifications={"cutoff": by_score(total, at_or_above(cutoff))})


def cage(answers, rules=None, age=None, sex=None):
    """Ewing 1984 (JAMA 252:1905): 2. Named: 1 for women (Bradley 1998), 1 from 60 years (Buchsbaum 1992)."""
    total = total_score(answers, ANSWERS["cage"])
    cutoff = chosen(rules, "positive_screen", "at_2", {
        "at_2": 2,
        "bradley_1998_by_sex": {"female": 1, "male": 2}.get(sex),
        "buchsbaum_1992_by_age": None if age is None else 1 if age >= 60 else 2,
    })
    return result(total, classifications={"positive_screen": by_score(total, at_least(cutoff)) if cutoff else None})


def isi(answers, rules=None, age=None, sex=None):
    """Form of the Department of Veterans Affairs: 8, 15, 22.

    Named: 10 (Morin 2011), 14 (Gagnon 2013), 8 (Emert 2024).
    """
    total = total_score(answers, ANSWERS["isi"])
    band(total, [(0, "none"), (8, "subthreshold"), (15, "moderate"), (22, "severe")])
    cutoff = chosen(rules, "cutoff", None, {"at_10": 10, "at_14": 14, "at_8": 8})
    return result(total, classifications={"cutoff": by_score(total, at_or_above(cutoff)) if cutoff else None})


def ybocs(answers, rules=None, age=None, sex=None):
    """Goodman 1989 (Arch Gen Psychiatry 46:1006): items 1 to 10. Bands by name: traditional, or Storch 2015."""
    options = ANSWERS["y-bocs"]
    table = chosen(rules, "bands", None, {
        "traditional": [(0, "subclinical"), (8, "mild"), (16, "moderate"), (24, "severe"), (32, "extreme")],
        "storch_2015": [(0, "mild"), (14, "moderate"), (26, "moderately_severe"), (35, "severe")],
    })
    return result(band(total_score(answers, options), table), {
        "obsessions": total_score(answers[:5], options[:5]),
        "compulsions": total_score(answers[5:], options[5:]),
    })


def pdss(answers, rules=None, age=None, sex=None):
    """Shear 1997, interview; bands and remission (5 or less) Furukawa 2009 (Depress Anxiety 26:922).

    8 (Shear 2001, J Psychiatr Res 35:293), named 7 (Monkul 2004, Depress Anxiety 20:8: 6/7).
    """
    total = total_score(answers, ANSWERS["pdss"])
    names = ["normal", "borderline", "slightly_ill", "moderately_ill", "markedly_ill"]
    begins = chosen(rules, "bands", None, {
        "without_agoraphobia": [0, 2, 6, 10, 14], "with_agoraphobia": [0, 3, 8, 11, 16],
    })
    band(total, list(zip(begins, names)) if begins else None)
    cutoff = chosen(rules, "positive_screen", "at_8", {"at_8": 8, "at_7": 7})
    return result(total, classifications={
        "remission": by_score(total, lambda points: "remission" if points <= 5 else "no_remission"),
        "positive_screen": by_score(total, at_least(cutoff)),
    })


def pdss_sr(answers, rules=None, age=None, sex=None):
    """measurely.com.au after Houck 2002: sum of seven, none with a missing answer.

    Named: 4 (Liu 2020), 8 (measurely.com.au), 9 (Roberge 2022); no bands of its own.
    """
    total = total_score(answers, ANSWERS["pdss-sr"])
    cutoff = chosen(rules, "positive_screen", None, {"at_4": 4, "at_8": 8, "at_9": 9})
    return result(total, classifications={
        "positive_screen": by_score(total, at_least(cutoff)) if cutoff else None,
    })


def cssrs(answers, rules=None, age=None, sex=None):
    """Screener triage: items 3 to 5 after a yes to 2, the past 3 months after a yes to a lifetime.

    High: 4, 5 or the past 3 months (cssrs.columbia.edu). Moderate: 3 or a lifetime. Low: 1 or 2
    (triage forms). What was not asked is a no; what was refused is missing.
    """
    answers = list(answers)
    if answers[1] == 0:
        for place in (2, 3, 4):
            answers[place] = 0 if answers[place] is None else answers[place]
    if answers[5] == 0 and answers[6] is None:
        answers[6] = 0
    options = ANSWERS["c-ssrs-screener"]

    def level(full):
        if full[3] or full[4] or full[6]:
            return "high"
        if full[2] or full[5]:
            return "moderate"
        return "low" if full[0] or full[1] else "none"

    worst = (rules or {}).get("suicide_items") == "most_worrisome"

    def raised(full):
        return bool(full[3] or full[4] or full[6]) if worst else any(full)

    return result(
        status="incomplete" if None in answers else "complete",
        classifications={"triage": by_items(answers, options, level)},
        alerts={"suicide_items": state(answers, options, raised)},
    )


def scared(answers, rules=None, age=None, sex=None):
    """Birmaher 1999; scoring sheet: 25 (named above 30), and five subscales with cutoffs 7, 9, 5, 8, 3."""
    options = ANSWERS["scared"]
    keys = {
        "panic_somatic": ([1, 6, 9, 12, 15, 18, 19, 22, 24, 27, 30, 34, 38], 7),
        "generalized": ([5, 7, 14, 21, 23, 28, 33, 35, 37], 9),
        "separation": ([4, 8, 13, 16, 20, 25, 29, 31], 5),
        "social": ([3, 10, 26, 32, 39, 40, 41], 8),
        "school_avoidance": ([2, 11, 17, 36], 3),
    }
    total = total_score(answers, options)
    subscales = {name: total_score(pick(answers, key), pick(options, key)) for name, (key, _) in keys.items()}
    screen = chosen(rules, "positive_screen", "at_25", {"at_25": at_least(25), "above_30": above(30)})
    classifications = {"positive_screen": by_score(total, screen)}
    for name, (_, cutoff) in keys.items():
        classifications[f"{name}_screen"] = by_score(subscales[name], at_least(cutoff))
    return result(total, subscales, classifications)


def gds15(answers, rules=None, age=None, sex=None):
    """Sheikh and Yesavage 1986: a no to 1, 5, 7, 11, 13 scores; above 5, and 10 or more (MSD Manual); bands 5, 9, 12.

    Up to three missing (NACC, form B6): sum plus sum / answered x missing, half up. Named: 5 (Nyunt 2009).
    """
    options = ANSWERS["gds-15"]

    def nacc(sheet):
        given = [answer for answer in sheet if answer is not None]
        return int(sum(given) + Fraction(sum(given), len(given)) * (15 - len(given)) + Fraction(1, 2))

    total = score(turned(answers, options, [1, 5, 7, 11, 13]), options, sum, 3, nacc)
    band(total, [(0, "normal"), (5, "mild"), (9, "moderate"), (12, "severe")])
    screen = chosen(rules, "depression_screen", "above_5", {"above_5": above(5), "at_5": at_least(5)})
    likely = chosen(rules, "depression_likely", "at_10", {
        "at_10": at_or_above(10), "above_10": above(10, "above", "at_or_below"),
    })
    return result(total, classifications={
        "depression_screen": by_score(total, screen),
        "depression_likely": by_score(total, likely),
    })


# The answers that each scored item of a form takes.
ANSWERS = {
    "phq-9": items(9, range(4)), "phq-8": items(8, range(4)), "phq-2": items(2, range(4)),
    "phq-4": items(4, range(4)), "phq-15": items(15, range(3)), "gad-7": items(7, range(4)),
    "gad-2": items(2, range(4)), "dass-21": items(21, range(4)), "k10": items(10, range(1, 6)),
    "k6": items(6, range(5)), "epds": items(10, range(4)), "ces-d": items(20, range(4)),
    "who-5": items(5, range(6)), "ghq-12": items(12, range(4)), "hads": items(14, range(4)),
    "pswq": items(16, range(1, 6)), "pss-10": items(10, range(5)), "swls": items(5, range(1, 8)),
    "rses": items(10, range(4)), "panas": items(20, range(1, 6)), "wemwbs": items(14, range(1, 6)),
    "swemwbs": items(7, range(1, 6)), "pcl-5": items(20, range(5)), "pc-ptsd-5": items(6, YES_NO),
    "ies-r": items(22, range(5)), "ors": items(4, [tenths / 10 for tenths in range(101)]),
    "srs": items(4, [tenths / 10 for tenths in range(101)]), "wai-sr": items(12, range(1, 6)),
    "core-10": items(10, range(5)), "wsas": items(5, range(9)), "gbo": items(3, range(11)),
    "psychlops": items(4, range(6)), "vlq": items(20, range(1, 11)), "urica": items(28, range(1, 6)),
    "readiness-ruler": items(3, range(11)), "audit": items(8, range(5)) + items(2, [0, 2, 4]),
    "audit-c": items(3, range(5)), "dast-10": items(10, YES_NO), "dast-28": items(28, YES_NO),
    "cage": items(4, YES_NO), "isi": items(7, range(5)), "y-bocs": items(10, range(5)),
    "pdss": items(7, range(5)), "pdss-sr": items(7, range(5)), "c-ssrs-screener": items(7, YES_NO),
    "scared": items(41, range(3)), "gds-15": items(15, YES_NO),
}

SCORERS = {
    "phq-9": phq9, "phq-8": phq8, "phq-2": phq2, "phq-4": phq4, "phq-15": phq15, "gad-7": gad7, "gad-2": gad2,
    "dass-21": dass21, "k10": k10, "k6": k6, "epds": epds, "ces-d": cesd, "who-5": who5, "ghq-12": ghq12,
    "hads": hads, "pswq": pswq, "pss-10": pss10, "swls": swls, "rses": rses, "panas": panas, "wemwbs": wemwbs,
    "swemwbs": swemwbs, "pcl-5": pcl5, "pc-ptsd-5": pcptsd5, "ies-r": iesr, "ors": ors, "srs": srs, "wai-sr": waisr,
    "core-10": core10, "wsas": wsas, "gbo": gbo, "psychlops": psychlops, "vlq": vlq, "urica": urica,
    "readiness-ruler": readiness_ruler, "audit": audit, "audit-c": auditc, "dast-10": dast10, "dast-28": dast28,
    "cage": cage, "isi": isi, "y-bocs": ybocs, "pdss": pdss, "pdss-sr": pdss_sr, "c-ssrs-screener": cssrs,
    "scared": scared, "gds-15": gds15,
}


def score_sheet(instrument, answers, rules=None, age=None, sex=None):
    """Scores one answer sheet of the instrument with this id."""
    if len(answers) != len(ANSWERS[instrument]):
        raise ValueError(f"{instrument} has {len(ANSWERS[instrument])} scored items")
    for number, (answer, options) in enumerate(zip(answers, ANSWERS[instrument]), 1):
        if answer is not None and answer not in options:
            raise ValueError(f"{instrument}: answer {number} is not one of the options")
    return SCORERS[instrument](list(answers), rules, age, sex)
