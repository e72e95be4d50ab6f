"""What the types accept, all of which runs, and what they refuse. `test_types.py` has both checked and run."""

from __future__ import annotations

import array
import datetime
import json
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import therapy_goals as tg
from therapy_goals import attainment, change, definition, goal, priority

ANSWERS = [2, 2, 2, 2, 1, 1, 2, 0, 0]
DAY = datetime.date(2026, 11, 26)


def accepted() -> None:
    """Lists, arrays, Series and dates, wherever they run."""
    phq9 = tg.instrument("phq-9")
    ors = tg.instrument("ors")
    phq9.score(ANSWERS, age=34, sex="female")
    phq9.score(tuple(ANSWERS), age=np.int64(34), sex="other")
    phq9.score(ANSWERS, sex="unknown")
    phq9.score([None, *ANSWERS[1:]])
    phq9.score(np.array(ANSWERS))
    phq9.score(np.array(ANSWERS, dtype=np.float64))
    phq9.score([np.int8(1)] * 9)
    phq9.score(array.array("i", ANSWERS))
    phq9.score(pd.Series(ANSWERS))
    phq9.score(pl.Series(ANSWERS))
    phq9.score({"1": 3, "2": None})
    scales: list[definition.ResponseScale] = phq9.definition["response_scales"]
    own: definition.Definition = {**phq9.definition, "id": "own", "title": scales[0]["id"]}
    own["total"]["better"] = "lower"
    tg.Instrument(own).definition["total"]["method"]
    tg.Instrument(json.loads(phq9.to_json()))
    phq9.score({1: 3})
    ors.score(np.array([6.1, 6.2, 5.3, 7.7], dtype=np.float32))
    ors.score([Decimal("6.1"), Fraction(62, 10), np.float32(5.3), 7.7])

    attainment.t_score(np.array([0, 1, -1]), weights=pd.Series([1, 1, 1]), rho=np.float64(0.3))
    attainment.t_score(pl.Series([0, 1, -1]), scale=(-2, -1, 0, 1, 2))
    levels = tuple(attainment.Level(score, f"level {score}") for score in (-2, -1, 0, 1, 2))
    ladder = attainment.Ladder("walk", levels, baseline=-1)
    for day in ("2026-11-26", DAY, datetime.datetime(2026, 11, 26), pd.Timestamp("2026-11-26")):
        rating = attainment.LevelRating("walk", 1, date=day, rater="client")
        attainment.attain([ladder], [rating], missing="drop")
        made = goal.Goal(id="a", title="Walk", horizon="short", due=day, status="active")
        priority.rank([made], today=day)
        goal.Baseline(1, day)
        priority.Flag("self_harm", day, "therapist")
        priority.DiaryDay(day, {"urge": 1})
    change.reliable_change(16, 10, "published", instrument="phq-9", threshold="nhs_talking_therapies")
    pre, post, spread = np.float64(32.5), np.float64(47.5), Decimal("7.5")
    change.reliable_change(pre, post, standard_deviation=spread, reliability=0.8, better="higher")
    priority.dbt_hierarchy("stage_1", "skills_group")
    tg.search(who="client", maximum_items=9)


def refused() -> list[Callable[[], Any]]:
    """Misspelt codes and wrong types: an error of the types, and of the engine."""
    levels = (attainment.Level(-1, "a"), attainment.Level(0, "b"), attainment.Level(1, "c"))
    ladder = attainment.Ladder("a", levels, -1)
    return [
        lambda: change.reliable_change(1, 2, "publised"),  # type: ignore[arg-type]
        lambda: change.reliable_change(1, 2, standard_deviation=1, reliability=0, better="up"),  # type: ignore[arg-type]
        lambda: tg.instrument("phq-9").score(ANSWERS, sex="M"),  # type: ignore[call-overload]
        lambda: tg.instrument("phq-9").score(["x"] * 9),  # type: ignore[list-item]
        lambda: tg.instrument("phq-9").score(5),  # type: ignore[call-overload]
        lambda: tg.search(who="parent"),  # type: ignore[arg-type]
        lambda: goal.Goal(id="a", title="t", horizon="medium"),  # type: ignore[arg-type]
        lambda: goal.Goal(id="a", title="t", horizon="short", due=5),  # type: ignore[arg-type]
        lambda: goal.Goal(id="a", title="t", horizon="short", stage="acting"),  # type: ignore[arg-type]
        lambda: attainment.attain([ladder], [], missing="ignore"),  # type: ignore[arg-type]
        lambda: attainment.t_score("012"),  # type: ignore[arg-type]
        lambda: attainment.LevelRating("a", 1, date=20261126),  # type: ignore[arg-type]
        lambda: priority.rank([], today=20261126),  # type: ignore[arg-type]
        lambda: priority.rank([], policy=priority.Policy(order="matrx")),  # type: ignore[arg-type]
        lambda: priority.dbt_hierarchy("stage_9"),  # type: ignore[arg-type]
    ]
