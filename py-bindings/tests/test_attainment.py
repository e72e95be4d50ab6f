"""Ladders from a table, several raters and days, names of forms, and how the answers show themselves."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
import therapy_goals as tg
from therapy_goals.attainment import Ladder, Level, LevelRating, attain, attain_by_rater, t_score

numpy = pytest.importorskip("numpy")
pandas = pytest.importorskip("pandas")

DAY = datetime.date(2026, 3, 2)
LADDERS = [Ladder("walk", baseline=-1), Ladder("sleep <b>", baseline=-2)]
RATINGS = [
    LevelRating("walk", 0, DAY, "client"),
    LevelRating("walk", 1, DAY, "therapist"),
    LevelRating("sleep <b>", 1, DAY, "therapist"),
]


def test_a_long_table_needs_no_texts() -> None:
    table = pandas.DataFrame(
        {"client": [1, 1, 2], "goal": ["a", "b", "a"], "baseline": [-1, -1, -2], "level": [0, 1, numpy.nan]}
    )
    changes = {}
    for client, rows in table.groupby("client"):
        ladders = [Ladder(goal, baseline=start) for goal, start in zip(rows["goal"], rows["baseline"], strict=True)]
        rated = rows.dropna(subset="level")
        ratings = [LevelRating(goal, level) for goal, level in zip(rated["goal"], rated["level"], strict=True)]
        changes[client] = attain(ladders, ratings, missing="drop").change
    # Two goals, three steps: 3 * 6.202. The second client was not rated: no answer, and no error.
    assert changes[1] == pytest.approx(18.605, abs=5e-4) and changes[2] is None


def test_a_ladder_without_baseline_is_refused_where_it_is_used() -> None:
    with pytest.raises(tg.TherapyGoalsError) as caught:
        attain([LADDERS[0], Ladder("b")], [])
    assert (caught.value.code, caught.value.path) == ("missing", "ladders[1].baseline")


def test_levels_may_have_texts_or_none() -> None:
    levels = (Level(-3), Level(-2), Level(-1), Level(0, "walks daily"), Level(1))
    assert attain([Ladder("walk", levels, -3)], [LevelRating("walk", 0)]).change == 30


def test_raters_stand_side_by_side() -> None:
    seen = attain_by_rater(LADDERS, RATINGS, missing="drop")
    assert [(view.rater, view.date, view.used) for view in seen] == [
        ("client", "2026-03-02", 1),
        ("therapist", "2026-03-02", 2),
    ]
    assert attain(LADDERS, RATINGS, rater="therapist", on=DAY) == seen[1]
    with pytest.raises(tg.TherapyGoalsError) as caught:
        attain(LADDERS, RATINGS, missing="drop")
    assert (caught.value.path, caught.value.expected) == ("rater", "one of the raters: client, therapist")


def test_days_are_named() -> None:
    ratings = [LevelRating("walk", level, DAY + datetime.timedelta(7 * week)) for week, level in enumerate([-1, 0, 1])]
    with pytest.raises(tg.TherapyGoalsError) as caught:
        attain(LADDERS[:1], ratings)
    assert caught.value.path == "on"
    assert caught.value.expected == "one of the days of the ratings: 2026-03-02, 2026-03-09, 2026-03-16"
    course = [attain(LADDERS[:1], ratings, on=rating.date).current for rating in ratings]
    assert course == [40, 50, 60]
    many = [LevelRating("walk", 0, DAY + datetime.timedelta(day)) for day in range(20)]
    with pytest.raises(tg.TherapyGoalsError) as caught:
        attain(LADDERS[:1], many)
    assert caught.value.expected == "one of the 20 days of the ratings, from 2026-03-02 to 2026-03-21"


def test_t_scores_of_arrays() -> None:
    assert t_score(numpy.array([1, 0, -1]), pandas.Series([1.0, 1.0, 1.0]), scale=numpy.arange(-2, 3)) == 50


def shown(answer: Any) -> str:
    """What a notebook shows."""
    html: str = answer._repr_html_()
    return html


def cells(html: str) -> list[list[str]]:
    """The rows of the body, cell by cell."""
    body = html.split("<tbody>")[1]
    return [[cell.split("</td>")[0] for cell in row.split("<td>")[1:]] for row in body.split("<tr>")[1:]]


def test_attainments_are_tables() -> None:
    html = shown(attain_by_rater(LADDERS, RATINGS, missing="drop"))
    assert "<caption>Goal attainment 2026-03-02</caption>" in html
    assert "<th>goal</th><th>baseline</th><th>client</th><th>therapist</th>" in html
    assert cells(html) == [
        ["walk", "-1", "+0", "+1"],
        ["sleep &lt;b&gt;", "-2", "not rated", "+1"],
        ["T-score at baseline", "", "40.0", "31.4"],
        ["T-score", "", "50.0", "62.4"],
        ["change", "", "+10.0", "+31.0"],
        ["goals used", "", "1", "2"],
        ["at or above expected", "", "1", "2"],
    ]
    alone = shown(attain(LADDERS, [], missing="drop"))
    assert cells(alone)[:3] == [
        ["walk", "", "not rated"],
        ["sleep &lt;b&gt;", "", "not rated"],
        ["T-score at baseline", "", ""],
    ]


def test_what_is_found_is_a_list_and_a_table() -> None:
    found = tg.search(words="PHQ 8")
    assert isinstance(found, list) and found == [tg.search(words="phq-8")[0]]
    html = shown(found)
    assert cells(html)[0][:2] == ["phq-8", "PHQ-8"] and "1 instrument" in html
    assert tg.search(maximum_items=1) == []


@pytest.mark.parametrize("name", ["PHQ-9", "phq9", "PHQ 9", "phq_9", "PHQ\u20139", "PHQ IX"])
def test_a_form_is_found_by_its_name(name: str) -> None:
    assert tg.instrument(name) == tg.instrument("phq-9")
    pre: Any = {"method": "published", "threshold": "nhs_talking_therapies", "instrument": name}
    assert tg.change.reliable_change(16, 10, **pre).instrument == "phq-9"


def test_a_slip_is_told_the_nearest_name() -> None:
    with pytest.raises(tg.TherapyGoalsError) as caught:
        tg.instrument("phqq9")
    assert caught.value.expected.startswith("phq-9 (the nearest), or one of: aaq-2, ")
