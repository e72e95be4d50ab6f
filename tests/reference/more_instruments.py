# SPDX-License-Identifier: MIT OR Apache-2.0
"""The plain scorer of further instruments: interviews and screeners of depression, outcome, functioning, trauma.

Written from the published rules as `instruments.py` is, and by the same means. Each function has its source beside
it; below them stand the answers that each form takes, the borders worth a case, and the named rules.
"""

from instruments import (
    YES_NO,
    above,
    at_least,
    at_or_above,
    band,
    by_items,
    by_score,
    chosen,
    items,
    mean_score,
    pick,
    result,
    score,
    state,
    total_score,
    turned,
)


def phq_a(answers, rules=None, age=None, sex=None):
    """APA 2013, PHQ-9 modified for adolescents: bands of the PHQ-9; one or two missing, rounded. 11 (Richardson 2010)."""
    options = ANSWERS["phq-a"]
    total = total_score(answers, options, 2, "half_up")
    band(total, [(0, "minimal"), (5, "mild"), (10, "moderate"), (15, "moderately_severe"), (20, "severe")])
    return result(
        total,
        classifications={"positive_screen": by_score(total, at_least(11))},
        alerts={"self_harm_item": state(answers, options, lambda full: full[8] > 0)},
    )


def remission(cutoff):
    return lambda total: "remission" if total <= cutoff else "no_remission"


def madrs(answers, rules=None, age=None, sex=None):
    """Snaith 1986 as told by McDowell 2006: 7, 20, 35; named 12, 24, 35. Severe: 35 (Mueller 2000), 31 (2003).

    Remission, by name: 9 or less, 4 or less (Zimmerman 2004), 10 or less (Zimmerman 2004, J Psychiatr Res).
    """
    options = ANSWERS["madrs"]
    total = total_score(answers, options)
    begins = chosen(rules, "bands", "snaith_1986", {"snaith_1986": [0, 7, 20, 35], "other_borders": [0, 12, 24, 35]})
    band(total, list(zip(begins, ["none", "mild", "moderate", "severe"])))
    severe = chosen(rules, "severe", "at_35", {"at_35": 35, "at_31": 31})
    border = chosen(rules, "remission", None, {"at_9": 9, "at_4": 4, "at_10": 10})
    return result(
        total,
        classifications={
            "severe": by_score(total, at_or_above(severe)),
            "remission": None if border is None else by_score(total, remission(border)),
        },
        alerts={"suicide_item": state(answers, options, lambda full: full[9] > 0)},
    )


def ham_d(answers, rules=None, age=None, sex=None):
    """Hamilton 1960, 17 items; remission at 7 or less (Zimmerman 2004; ids-qids.org).

    Bands by name: traditional, Zimmerman 2013 (17 and 24), Rush 2003 (ids-qids.org: 14, 20 and 26).
    """
    options = ANSWERS["ham-d"]
    names = ["normal", "mild", "moderate", "severe", "very_severe"]
    begins = chosen(rules, "bands", None, {
        "traditional": [0, 8, 14, 19, 23], "zimmerman_2013": [0, 8, 17, 24], "rush_2003": [0, 8, 14, 20, 26],
    })
    total = band(total_score(answers, options), list(zip(begins, names)) if begins else None)
    return result(
        total,
        classifications={"remission": by_score(total, remission(7))},
        alerts={"suicide_item": state(answers, options, lambda full: full[2] > 0)},
    )


def qids_sr16(answers, rules=None, age=None, sex=None):
    """ids-qids.org, Rush 2003: nine domains, the highest of 1 to 4, 6 to 9, 15 and 16; 6, 11, 16, 21; remission to 5.

    Of 6 to 9 two answers are enough, one on appetite and one on weight.
    """
    options = ANSWERS["qids-sr-16"]
    domains = [answers[:4], answers[5:9], answers[14:]] + [[answers[place]] for place in (4, 9, 10, 11, 12, 13)]
    low = high = 0
    known = True
    for place, domain in enumerate(domains):
        given = [answer for answer in domain if answer is not None]
        best = max(given, default=0)
        enough = len(given) >= 2 if place == 1 else len(given) == len(domain) or best == 3
        known = known and enough
        low += best
        high += best if enough else 3
    total = {
        "status": "complete" if known else "incomplete", "total": low if known else None,
        "bounds": [low, high], "band": None,
    }
    band(total, [(0, "none"), (6, "mild"), (11, "moderate"), (16, "severe"), (21, "very_severe")])
    return result(
        total,
        classifications={"remission": by_score(total, remission(5))},
        alerts={"suicide_item": state(answers, options, lambda full: full[11] > 0)},
    )


def oq45(answers, rules=None, age=None, sex=None):
    """Wikipedia after Lambert 2004: 25, 11 and 9 items, 0 never to 4 almost always; key of a public program.

    Reversed: what is good to have. Alerts: items 8 and 44 above never (named: 44 from sometimes), the three on
    substances from sometimes.
    """
    options = ANSWERS["oq-45"]
    good = {
        1: "getting along", 12: "satisfying work", 13: "happy", 20: "loved", 21: "leisure", 24: "likes self",
        31: "satisfied", 37: "full relationships", 43: "satisfying relationships",
    }
    points = turned(answers, options, list(good))
    relations = [1, 7] + list(range(16, 21)) + [26, 30, 37, 43]
    role = [4, 12, 14, 21, 28, 32, 38, 39, 44]
    keys = {
        "symptom_distress": [number for number in range(1, 46) if number not in relations and number not in role],
        "interpersonal_relations": relations,
        "social_role": role,
    }
    parts = {name: total_score(pick(points, key), items(len(key), range(5))) for name, key in keys.items()}
    angry = chosen(rules, "harm_to_others_item", "item_44_above_never", {
        "item_44_above_never": 1, "item_44_from_sometimes": 2,
    })
    return result(total_score(points, options), parts, alerts={
        "suicide_item": state(answers, options, lambda full: full[7] > 0),
        "harm_to_others_item": state(answers, options, lambda full: full[43] >= angry),
        "substance_items": state(answers, options, lambda full: max(full[10], full[25], full[31]) >= 2),
    })


def reqol10(answers, rules=None, age=None, sex=None):
    """Franklin 2021, table of measures: 0 worst to 4 best, 0 to 40. General population from 25 (NHS England), named 24."""
    options = ANSWERS["reqol-10"]
    total = total_score(answers, options)
    cutoff = chosen(rules, "clinical_range", "at_25", {"at_25": 25, "at_24": 24})
    return result(
        total,
        classifications={"clinical_range": by_score(total, at_least(cutoff, "non_clinical", "clinical"))},
        alerts={"life_not_worth_living_item": state(answers, options, lambda full: full[5] < 4)},
    )


def whodas12(answers, rules=None, age=None, sex=None):
    """Andrews 2009 (PLoS One 4:e8343): 0 to 48; who.int, summary scores: 12 to 60. Both simple."""
    options = ANSWERS["whodas-12"]
    total = score(answers, options, lambda full: sum(answer - 1 for answer in full))
    return result(total, {"sum_12_to_60": total_score(answers, options)})


def asrs6(answers, rules=None, age=None, sex=None):
    """Form of the WHO: four or more in the shaded boxes, 1 to 3 from sometimes, 4 to 6 from often; 0 to 24 (Kessler 2007)."""
    options = ANSWERS["asrs-6"]

    def shaded(full):
        return sum(answer in (2, 3, 4) for answer in full[:3]) + sum(answer in (3, 4) for answer in full[3:])

    count = score(answers, options, shaded)
    return result(total_score(answers, options), {"shaded": count}, {"positive_screen": by_score(count, at_least(4))})


def mdq(answers, rules=None, age=None, sex=None):
    """Hirschfeld 2000 (Am J Psychiatry 157:1873): 7 of 13; with several at a time and a moderate problem, the screen.

    Named: 5 (Wang 2020, Korean version).
    """
    options = ANSWERS["mdq"]
    total = total_score(answers[:13], options[:13])
    cutoff = chosen(rules, "seven_items", "at_7", {"at_7": 7, "at_5": 5})

    def three_parts(full):
        return "positive" if sum(full[:13]) >= 7 and full[13] == 1 and full[14] >= 2 else "negative"

    return result(total, classifications={
        "seven_items": by_score(total, at_or_above(cutoff)),
        "positive_screen": by_items(answers, options, three_parts),
    })


def des2(answers, rules=None, age=None, sex=None):
    """Carlson and Putnam 1993: mean of 28 percentages. 30 (Carlson 1993), named 20 and 12 (Mueller-Pfeiffer 2013)."""
    total = mean_score(answers, ANSWERS["des-2"])
    cutoff = chosen(rules, "positive_screen", "at_30", {"at_30": 30, "at_20": 20, "at_12": 12})
    return result(total, classifications={"positive_screen": by_score(total, at_least(cutoff))})


def dar5(answers, rules=None, age=None, sex=None):
    """Forbes 2014 (Depress Anxiety 31:166): 12. Named: above 8 (Portuguese version, 2021)."""
    options = ANSWERS["dar-5"]
    total = total_score(answers, options)
    screen = chosen(rules, "positive_screen", "at_12", {"at_12": at_least(12), "above_8": above(8)})
    return result(
        total,
        classifications={"positive_screen": by_score(total, screen)},
        alerts={"harm_to_others_item": state(answers, options, lambda full: full[3] > 1)},
    )


def lpfs_bf(answers, rules=None, age=None, sex=None):
    """Weekers 2019 (Personal Ment Health 13:3): a total and two halves, self and interpersonal; no cutoffs."""
    options = ANSWERS["lpfs-bf"]
    return result(total_score(answers, options), {
        "self": total_score(answers[:6], options[:6]),
        "interpersonal": total_score(answers[6:], options[6:]),
    })


def rcads(answers, rules=None, age=None, sex=None):
    """User's guide, 2020: six sums, all of them, and all but depression. Key: carepatron.com; depression: BMC Psychiatry 20:47."""
    options = ANSWERS["rcads"]
    letters = "GDPSAD" "SSAODS" "GPDOAA" "DSDGOP" "DPGPDS" "OSAPGP" "GSPDPO" "SOAAD"  # the scale of each item, 1 to 47
    names = {
        "A": "separation_anxiety", "S": "social_phobia", "G": "generalized_anxiety", "P": "panic",
        "O": "obsessive_compulsive", "D": "depression",
    }

    def of(scales):
        places = [place for place, letter in enumerate(letters) if letter in scales]
        return total_score([answers[place] for place in places], [options[place] for place in places])

    return result(
        total_score(answers, options),
        {name: of(letter) for letter, name in names.items()} | {"total_anxiety": of("ASGPO")},
        alerts={"death_item": state(answers, options, lambda full: full[36] > 0)},
    )


def hamilton_options():
    """Nine items to 4, eight to 2: three on sleep, two of the body, sexual symptoms, weight, insight."""
    short = {4, 5, 6, 12, 13, 14, 16, 17}
    return [list(range(3 if number in short else 5)) for number in range(1, 18)]


def percentages(points):
    """28 answers with this sum."""
    return [100] * (points // 100) + [points % 100] + [0] * (27 - points // 100)


ANSWERS = {
    "phq-a": items(9, range(4)), "madrs": items(10, range(7)), "ham-d": hamilton_options(),
    "qids-sr-16": items(16, range(4)), "oq-45": items(45, range(5)), "reqol-10": items(10, range(5)), "whodas-12": items(12, range(1, 6)),
    "asrs-6": items(6, range(5)), "mdq": items(14, YES_NO) + items(1, range(4)),
    "des-2": items(28, range(0, 101, 10)), "dar-5": items(5, range(1, 6)), "lpfs-bf": items(12, range(1, 5)),
    "rcads": items(47, range(4)),
}

SCORERS = {
    "phq-a": phq_a, "madrs": madrs, "ham-d": ham_d, "qids-sr-16": qids_sr16, "oq-45": oq45, "reqol-10": reqol10, "whodas-12": whodas12,
    "asrs-6": asrs6, "mdq": mdq, "des-2": des2, "dar-5": dar5, "lpfs-bf": lpfs_bf,
    "rcads": rcads,
}

# The lowest score on the far side of each band and cutoff: of the total, or of a subscale.
EDGES = {
    "phq-a": {"total": [5, 10, 11, 15, 20]},
    "madrs": {"total": [5, 7, 10, 11, 12, 20, 24, 31, 35]},
    "ham-d": {"total": [8, 14, 17, 19, 20, 23, 24, 26]},
    "qids-sr-16": {"total": [6, 11, 16, 21]},
    "oq-45": {"total": [56, 64], "symptom_distress": [36], "interpersonal_relations": [15], "social_role": [12]},
    "reqol-10": {"total": [24, 25]},
    "whodas-12": {},
    "asrs-6": {"shaded": [4]},
    "mdq": {"total": [5, 7]},
    "des-2": {},
    "dar-5": {"total": [9, 12]},
    "lpfs-bf": {},
    "rcads": {},
}

# The named rules of each instrument beside its defaults.
RULES = {
    "madrs": [{"bands": "other_borders", "severe": "at_31"}, {"remission": "at_9"}, {"remission": "at_4"},
              {"remission": "at_10"}],
    "ham-d": [{"bands": "traditional"}, {"bands": "zimmerman_2013"}, {"bands": "rush_2003"}],
    "oq-45": [{"harm_to_others_item": "item_44_from_sometimes"}],
    "reqol-10": [{"clinical_range": "at_24"}],
    "mdq": [{"seven_items": "at_5"}],
    "des-2": [{"positive_screen": "at_20"}, {"positive_screen": "at_12"}],
    "dar-5": [{"positive_screen": "above_8"}],
}

# Forms that are worth a look by themselves.
SPECIAL = {
    "phq-a": [
        ("a prorated tie, 4 on eight items", [1, 1, 1, 1, 0, 0, 0, 0, None]),
        ("three of nine missing", [1, None, 1, None, 0, 0, 0, None, 1]),
        ("item 9 alone", [0, 0, 0, 0, 0, 0, 0, 0, 1]),
        ("item 9 empty", [1, 1, 1, 1, 1, 1, 1, 1, None]),
    ],
    "madrs": [
        ("item 10 alone", [0, 0, 0, 0, 0, 0, 0, 0, 0, 1]),
        ("item 10 empty", [2, 2, 2, 2, 2, 2, 2, 2, 2, None]),
    ],
    "ham-d": [
        ("item 3 alone", [0, 0, 1] + [0] * 14),
        ("item 3 empty", [1, 1, None] + [1] * 14),
        ("52, the highest", [max(options) for options in hamilton_options()]),
    ],
    "qids-sr-16": [
        ("one of appetite, one of weight", [1, 2, 0, 0, 1, 2, None, None, 1, 1, 1, 0, 1, 1, 1, 0]),
        ("none of weight", [1, 2, 0, 0, 1, 2, None, None, None, 1, 1, 0, 1, 1, 1, 0]),
        ("none of appetite and weight", [1, 2, 0, 0, 1, None, None, None, None, 1, 1, 0, 1, 1, 1, 0]),
        ("the highest of sleep known, others empty", [3, None, None, None, 1, 2, 0, 0, 0, 1, 1, 0, 1, 1, 1, 0]),
        ("the highest of sleep not known", [2, None, 1, 0, 1, 2, 0, 0, 0, 1, 1, 0, 1, 1, 1, 0]),
        ("48 points make 27", [3] * 16),
        ("item 12 alone", [1 if number == 12 else 0 for number in range(1, 17)]),
        ("item 12 empty", [None if number == 12 else 0 for number in range(1, 17)]),
    ],
    "oq-45": [
        ("never throughout", [0] * 45),
        ("no distress", [4 if number in (1, 12, 13, 20, 21, 24, 31, 37, 43) else 0 for number in range(1, 46)]),
        ("item 8 rarely", [1 if number == 8 else 0 for number in range(1, 46)]),
        ("items 44 and 11 rarely", [1 if number in (11, 44) else 0 for number in range(1, 46)]),
        ("items 44 and 32 sometimes", [2 if number in (32, 44) else 0 for number in range(1, 46)]),
        ("item 26 empty", [None if number == 26 else 1 for number in range(1, 46)]),
    ],
    "reqol-10": [
        # A sheet of True Colours with its total of 24.
        ("the sheet of a service, 24", [3, 2, 1, 2, 4, 2, 3, 3, 2, 2]),
        ("item 6 below the best alone", [4, 4, 4, 4, 4, 3, 4, 4, 4, 4]),
        ("item 6 empty", [4, 4, 4, 4, 4, None, 4, 4, 4, 4]),
    ],
    "whodas-12": [("moderate throughout, 24", [3] * 12)],
    "asrs-6": [
        ("sometimes throughout", [2] * 6),
        ("often on the last three", [0, 0, 0, 3, 3, 3]),
        ("sometimes on three, often on one", [2, 2, 2, 3, 2, 2]),
        ("three shaded, one of the last empty", [2, 2, 2, None, 0, 0]),
    ],
    "mdq": [
        ("seven, at one time, moderate", [1] * 7 + [0] * 6 + [1, 2]),
        ("seven, at one time, minor", [1] * 7 + [0] * 6 + [1, 1]),
        ("seven, not at one time", [1] * 7 + [0] * 6 + [0, 3]),
        ("six, at one time, serious", [1] * 6 + [0] * 7 + [1, 3]),
        ("six, the problem empty", [1] * 6 + [0] * 7 + [1, None]),
        ("seven, the problem empty", [1] * 7 + [0] * 6 + [1, None]),
        ("thirteen, one time empty", [1] * 13 + [None, 3]),
    ],
    "des-2": [(f"{points / 28:.2f}", percentages(points)) for points in (330, 340, 550, 560, 830, 840)],
    "dar-5": [("item 4 alone", [1, 1, 1, 2, 1]), ("item 4 empty", [3, 3, 3, None, 3])],
    "lpfs-bf": [("the self alone", [4] * 6 + [1] * 6)],
    "rcads": [
        ("item 37 sometimes, alone", [1 if number == 37 else 0 for number in range(1, 48)]),
        ("item 37 empty", [None if number == 37 else 1 for number in range(1, 48)]),
        ("always, depression alone", [3 if number in (2, 6, 11, 15, 19, 21, 25, 29, 40, 47) else 0 for number in range(1, 48)]),
    ],
}
