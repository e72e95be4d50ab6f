"""Records of each form, as they are printed: what the type checker knows of them, and how they are made and read."""

from __future__ import annotations

import dataclasses
import inspect
import pickle
from typing import Any, assert_never

import pytest
import therapy_goals as tg
from therapy_goals import attainment, change, goal
from therapy_goals._records import Unrecognised, build
from toys import Diary, LeftOutReason, NoPlanReason, Plate, Reason, Swap

STORED: dict[str, Any] = {
    "best": None,
    "reasons": [
        {"code": "no_plan"},
        {"code": "left_out", "meal": "lunch", "days_ago": 3, "other_meals": ["brunch"]},
        {"code": "too_late", "hour": 23},
    ],
    "counts": {"lunch": 2},
}


def told(reason: Reason) -> str:
    """Each form has its case, and the type checker knows the fields: mypy refuses this without one of the three."""
    match reason:
        case NoPlanReason():
            return "no plan"
        case LeftOutReason(meal=meal, days_ago=days):
            return f"{meal}, {days} days ago"
        case Unrecognised():
            return reason.code
        case _:
            assert_never(reason)


@pytest.mark.parametrize("read", [Diary.from_dict, lambda data: build(Diary, data)], ids=["given", "of the engine"])
def test_codes_with_fields_are_records_of_their_own(read: Any) -> None:
    diary = read(STORED)
    assert [told(reason) for reason in diary.reasons] == ["no plan", "lunch, 3 days ago", "too_late"]
    left = LeftOutReason("lunch", 3, ("brunch",))
    assert diary.reasons == (NoPlanReason(), left, Unrecognised("too_late", {"hour": 23}))
    assert diary.to_dict() == STORED and pickle.loads(pickle.dumps(diary)) == diary
    assert left.code == "left_out" and len({left, diary, diary}) == 2


def faults(call: Any) -> list[tuple[str, str]]:
    with pytest.raises(tg.TherapyGoalsError) as caught:
        call()
    return [(fault["code"], fault["path"]) for fault in caught.value.faults]


def test_what_is_wrong_with_one_of_several_is_told() -> None:
    wrong = [{"code": "left_out", "meal": 1}, {}, 5, {"code": 7}]
    assert faults(lambda: Diary.from_dict({"reasons": wrong, "counts": {}})) == [
        ("wrong_type", "reasons[0].meal"),
        ("missing", "reasons[0].other_meals"),
        ("missing", "reasons[1].code"),
        ("wrong_type", "reasons[2]"),
        ("wrong_type", "reasons[3].code"),
    ]
    assert faults(lambda: NoPlanReason.from_dict({"code": "left_out"})) == [("unknown_code", "code")]
    assert faults(lambda: Diary(best=None, reasons=("no_plan",), counts={})) == [  # type: ignore[arg-type]
        ("wrong_type", "reasons[0]")
    ]


#: The order of arguments is public: whoever gives them by place relies on it.
PLACES: dict[Any, str] = {
    goal.CriterionRatings: "urgency=, importance=, readiness=",
    goal.Ratings: "client=, therapist=",
    goal.Baseline: "value, date=, source=",
    goal.Target: "value=, change_percent=",
    goal.Measure: "name, better, focus=, unit=, minimum=, maximum=, baseline=, target=",
    attainment.Level: "score, text=, anchor=",
    attainment.Ladder: "goal, levels=, baseline=, expected=, weight=",
    attainment.LevelRating: "goal, score, date=, rater=",
    attainment.LeftOut: "goal, reason",
    attainment.GoalAttainment: "goal, baseline, current, weight",
    attainment.Attainment: "schema_version, baseline, current, change, used, at_or_above_expected, left_out, rho, goals, "
    "rater=, date=",
    change.ReliableChange: "schema_version, label, method, difference, improvement, better, threshold, source, index=, "
    "standard_error=, critical_value=, instrument=, version=, rule=, other_definition=",
}


@pytest.mark.parametrize("kind", PLACES, ids=lambda kind: kind.__name__)
def test_arguments_have_their_places(kind: Any) -> None:
    given = inspect.signature(kind).parameters.values()
    assert all(entry.kind is entry.POSITIONAL_OR_KEYWORD for entry in given)
    assert ", ".join(entry.name + "=" * (entry.default is not entry.empty) for entry in given) == PLACES[kind]


def test_a_goal_is_made_by_names() -> None:
    assert all(entry.kind is entry.KEYWORD_ONLY for entry in inspect.signature(goal.Goal).parameters.values())


def test_help_tells_each_field_with_its_codes() -> None:
    text = inspect.getdoc(Plate) or ""
    assert "- `kind`: Which meal. One of `breakfast`, `lunch`, or of a later release." in text.splitlines()
    assert "Each of `symptom`, `skill`" in " ".join((goal.Goal.__doc__ or "").split())
    for kind in (*PLACES, goal.Goal, tg.Entry):
        assert all(f"\n    - `{field.name}`: " in kind.__doc__ for field in dataclasses.fields(kind)), kind


def test_fields_are_given_in_their_order_or_by_name() -> None:
    plate = Plate("lunch", 0.5, 3, "2026-11-26")
    assert plate == Plate(kind="lunch", eaten=0.5, hunger_before=3, date="2026-11-26", grams={}, planned=True)
    swap = Swap(plate)
    assert swap.end is None and swap.to_dict()["from"] == plate.to_dict() and Swap.from_dict(swap.to_dict()) == swap
    with pytest.raises(dataclasses.FrozenInstanceError):
        swap.start = plate  # type: ignore[misc]
    assert not hasattr(swap, "__dict__") and hash(swap) == hash(Swap(plate))
