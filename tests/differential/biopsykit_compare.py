# SPDX-License-Identifier: MIT OR Apache-2.0
"""Compares scores with BioPsyKit, an independent package (MIT), on thousands of random sheets.

    make differential

Every score that both have is computed twice from the same answers: once as they stand, once as the
other package wants them where its input contract is another one. A score must agree on every sheet,
or its departure stands in `SCORES` with a reason and agrees on every sheet once that reason is undone.
A departure without reason, and a reason without departure, end the run with 1.

The sheets are the same each time: all lowest, all highest, then random ones.
"""

import random
import sys
from dataclasses import dataclass, field

import pandas as pd
import therapy_goals as tg
from biopsykit.questionnaires import ads_l, cesd, ghq, hads, panas, phq, pss, rse, swls

SHEETS = 3000
SEED = 20240229
NEAR = 1e-9


@dataclass(frozen=True)
class Compared:
    """One score of ours and the column of theirs that should be equal."""

    instrument: str
    scale: str
    function: object
    column: str
    # Why the two differ on the same sheet; empty where they must not.
    reason: str = ""
    # Items whose answers the other package wants turned round.
    turned: tuple = ()
    # What their value is multiplied with to become ours.
    times: float = 1.0


AGREEMENT = "they take answers by agreement and turn items 1, 3, 4, 7, 8, 12; ours are in form order already"
PRINTED = "they take the position on the form and turn items 2, 4, 6, 7, 12, 14; ours are the printed scores"
MEANS = "they report the mean of ten items, the publication the sum"

SCORES = [
    Compared("phq-9", "total", phq, "PHQ9"),
    Compared("pss-10", "total", pss, "PSS_Total"),
    Compared("pss-10", "helplessness", pss, "PSS_Helpless"),
    Compared("pss-10", "self_efficacy", pss, "PSS_SelfEff"),
    Compared("ces-d", "total", cesd, "CESD"),
    Compared("ces-d", "total", ads_l, "ADS_L"),
    Compared("swls", "total", swls, "SWLS"),
    Compared("rses", "total", rse, "RSE"),
    Compared("ghq-12", "total", ghq, "GHQ", AGREEMENT, turned=(1, 3, 4, 7, 8, 12)),
    Compared("hads", "anxiety", hads, "HADS_Anxiety", PRINTED, turned=(2, 4, 6, 7, 12, 14)),
    Compared("hads", "depression", hads, "HADS_Depression", PRINTED, turned=(2, 4, 6, 7, 12, 14)),
    Compared("hads", "total", hads, "HADS", PRINTED, turned=(2, 4, 6, 7, 12, 14)),
    Compared("panas", "positive_affect", panas, "PANAS_PositiveAffect", MEANS, times=10.0),
    Compared("panas", "negative_affect", panas, "PANAS_NegativeAffect", MEANS, times=10.0),
]

# What they compute and we do not ship.
ONLY_THEIRS = {
    ("panas", "PANAS_Total"): "a mean over both affects, which the publication keeps apart",
}

# The lowest and the highest answer of each form.
ANSWERS = {
    "phq-9": (9, 0, 3), "pss-10": (10, 0, 4), "ces-d": (20, 0, 3), "swls": (5, 1, 7), "rses": (10, 0, 3),
    "ghq-12": (12, 0, 3), "hads": (14, 0, 3), "panas": (20, 1, 5),
}


@dataclass
class Report:
    """The rows to print and the departures that nothing explains."""

    rows: list = field(default_factory=list)
    faults: list = field(default_factory=list)

    def row(self, *cells):
        self.rows.append([str(cell) for cell in cells])

    def print(self):
        head = ["score", "theirs", "sheets", "equal as given", "equal explained", "reason"]
        widths = [max(len(row[place]) for row in [head, *self.rows]) for place in range(len(head))]
        for row in [head, *self.rows]:
            print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())


def frame(sheets):
    return pd.DataFrame(sheets, columns=[f"item_{number:02}" for number in range(1, len(sheets[0]) + 1)])


def sheets_of(instrument):
    count, low, high = ANSWERS[instrument]
    chance = random.Random(f"{SEED} {instrument}")
    drawn = [[chance.randint(low, high) for _ in range(count)] for _ in range(SHEETS - 2)]
    return [[low] * count, [high] * count, *drawn]


def turn(sheets, instrument, numbers):
    _, low, high = ANSWERS[instrument]
    return [
        [low + high - answer if place in numbers else answer for place, answer in enumerate(sheet, 1)]
        for sheet in sheets
    ]


def ours(instrument, scale, sheets):
    scorer = tg.instrument(instrument)
    scores = [scorer.score(sheet) for sheet in sheets]
    return [score.total if scale == "total" else score.subscales[scale].total for score in scores]


def equal(one, other):
    return sum(a is not None and abs(a - b) < NEAR for a, b in zip(one, other))


def compare(entry, report):
    """Complete sheets: equal as given, or equal once the reason is undone."""
    sheets = sheets_of(entry.instrument)
    mine = ours(entry.instrument, entry.scale, sheets)
    as_given = equal(mine, entry.function(frame(sheets))[entry.column])
    theirs = entry.function(frame(turn(sheets, entry.instrument, entry.turned)))[entry.column] * entry.times
    explained = equal(mine, theirs)
    name = f"{entry.instrument} {entry.scale}"
    report.row(name, entry.column, SHEETS, as_given, explained, entry.reason or "-")
    if explained != SHEETS:
        report.faults.append(f"{name}: {SHEETS - explained} sheets differ and nothing explains it")
    if entry.reason and as_given == SHEETS:
        report.faults.append(f"{name}: a reason stands here, but the two agree")


def compare_missing(report):
    """Missing answers: they count nothing for them, a blank sheet included; we never do."""
    for instrument, function, column in [
        ("phq-9", phq, "PHQ9"), ("pss-10", pss, "PSS_Total"), ("ces-d", cesd, "CESD"), ("swls", swls, "SWLS"),
        ("rses", rse, "RSE"),
    ]:
        chance = random.Random(f"{SEED} missing {instrument}")
        sheets = [list(sheet) for sheet in sheets_of(instrument)]
        sheets[0] = [None] * len(sheets[0])
        for sheet in sheets:
            for place in chance.sample(range(len(sheet)), chance.randint(1, len(sheet))):
                sheet[place] = None
        theirs = list(function(frame(sheets).astype(float))[column])
        scorer = tg.instrument(instrument)
        scores = [scorer.score(sheet) for sheet in sheets]
        # Their sum of the answered items is the lowest total that our bounds allow; on a form whose lowest
        # answer is 1 it lies below even that.
        _, lowest, _ = ANSWERS[instrument]
        floors = [score.bounds[0] - lowest * len(score.missing) for score in scores]
        explained = equal(floors, theirs)
        same = equal([score.total for score in scores], theirs)
        reason = "a missing answer counts nothing with them, a blank sheet is 0; ours is incomplete or prorated"
        report.row(f"{instrument}, answers missing", column, len(sheets), same, explained, reason)
        if explained != len(sheets) or scores[0].total is not None or theirs[0] != 0:
            report.faults.append(f"{instrument}: answers missing, and nothing explains it")


def compare_refusals(report):
    """Sheets of the wrong length and answers out of range are refused by both."""
    refused = wrong = 0
    for entry in SCORES:
        count, low, high = ANSWERS[entry.instrument]
        lengths = [[low] * (count - 1), [low] * (count + 1)]
        for sheet in [*lengths, [high + 1] + [low] * (count - 1), [low - 1] * count]:
            answers = []
            for call in (tg.instrument(entry.instrument).score, lambda sheet: entry.function(frame([sheet]))):
                try:
                    call(sheet)
                    answers.append(False)
                except Exception:  # noqa: BLE001 - whatever they raise is a refusal
                    answers.append(True)
            refused += all(answers)
            wrong += not all(answers)
    report.row("sheets that fit no form", "-", refused + wrong, refused, refused, "both refuse")
    if wrong:
        report.faults.append(f"{wrong} sheets that fit no form were taken by one of the two")


def compare_columns(report):
    """Every column of theirs is compared or named as theirs alone."""
    known = {(entry.instrument, entry.column) for entry in SCORES} | set(ONLY_THEIRS)
    for instrument, function in {(entry.instrument, entry.function) for entry in SCORES}:
        for column in function(frame(sheets_of(instrument)[:2])).columns:
            if (instrument, column) not in known:
                report.faults.append(f"{instrument}: their column {column} is not compared")
    for (instrument, column), reason in ONLY_THEIRS.items():
        report.row(instrument, column, "-", "-", "-", f"theirs alone: {reason}")


def main():
    report = Report()
    for entry in SCORES:
        compare(entry, report)
    compare_missing(report)
    compare_refusals(report)
    compare_columns(report)
    report.print()
    for fault in report.faults:
        print(f"UNEXPLAINED {fault}", file=sys.stderr)
    return 1 if report.faults else 0


if __name__ == "__main__":
    sys.exit(main())
