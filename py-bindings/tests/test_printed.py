"""Records of each form, as they are printed: what the type checker knows of them, and how they are made and read."""

from __future__ import annotations

import dataclasses
import pickle
from typing import Any, assert_never

import pytest
import therapy_goals as tg
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


def test_fields_are_given_in_their_order_or_by_name() -> None:
    plate = Plate("lunch", 3, "2026-11-26", eaten=0.5)
    assert plate == Plate(kind="lunch", eaten=0.5, hunger_before=3, date="2026-11-26", grams={}, planned=True)
    swap = Swap(plate)
    assert swap.end is None and swap.to_dict()["from"] == plate.to_dict() and Swap.from_dict(swap.to_dict()) == swap
    with pytest.raises(dataclasses.FrozenInstanceError):
        swap.start = plate  # type: ignore[misc]
    assert not hasattr(swap, "__dict__") and hash(swap) == hash(Swap(plate))
