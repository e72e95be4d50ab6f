"""The types: what they accept runs, what they refuse is refused, and their codes are those of the engine."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest
import therapy_goals as tg
from therapy_goals import _printed, _types, attainment, change, definition, goal, plan, priority, progress

HERE = Path(__file__).parent


def examples() -> Any:
    for name in ("numpy", "pandas", "polars"):
        pytest.importorskip(name)
    import typed_examples

    return typed_examples


def test_what_the_types_accept_runs() -> None:
    examples().accepted()


def test_what_the_types_refuse_is_refused() -> None:
    for number, call in enumerate(examples().refused()):
        with pytest.raises(tg.TherapyGoalsError):
            call()
            pytest.fail(f"case {number} was taken")


def test_pyright_agrees(tmp_path: Path) -> None:
    """mypy checks the examples with all tests; each ignored line must have something to ignore."""
    pytest.importorskip("pyright")
    examples()
    settings = {
        "include": [str(HERE / "typed_examples.py")],
        "extraPaths": [str(HERE.parent / "python")],
        "typeCheckingMode": "standard",
        "reportUnnecessaryTypeIgnoreComment": "error",
        "reportMissingModuleSource": "none",
        "pythonVersion": "3.11",
    }
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    command = [sys.executable, "-m", "pyright", "--outputjson", "--pythonpath", sys.executable, "-p", str(tmp_path)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    if not ran.stdout.startswith("{"):
        pytest.skip("pyright could not be set up")
    found = json.loads(ran.stdout)["generalDiagnostics"]
    assert not [(entry["range"]["start"]["line"] + 1, entry["message"]) for entry in found]


def codes(call: Callable[[str], Any]) -> set[str]:
    """The codes that the engine says it accepts."""
    with pytest.raises(tg.TherapyGoalsError) as caught:
        call("")
    return set(caught.value.expected.removeprefix("one of: ").split(", "))


GOAL: dict[str, Any] = {"id": "a", "title": "t", "horizon": "short"}
READ = goal.Goal.from_dict
LINE: dict[str, Any] = {"id": "a", "title": "t", "scale": {"minimum": 0, "maximum": 1}}
PHQ9: Any = tg.instrument("phq-9").definition
DAYS: Any = {"first_day": "2026-11-26", "last_day": "2026-11-26"}


def event(kind: str, data: Any) -> Any:
    entered = {"id": "e1", "by": {"role": "therapist"}, "entered": "2026-11-26", "happened": "2026-11-26"}
    return plan.new("plan-1").apply(entered | {"kind": kind, "data": data})


DOORS: dict[str, Callable[[Any], Any]] = {
    "Better": lambda code: READ(GOAL | {"measures": [{"name": "m", "better": code}]}),
    "Rater": lambda code: attainment.attain([], [attainment.LevelRating("a", 1, rater=code)]),
    "Criterion": lambda code: priority.what_if(
        [GOAL], [{"code": "set_rating", "goal": "a", "rater": "client", "criterion": code}]),
    "Horizon": lambda code: READ(GOAL | {"horizon": code}),
    "Focus": lambda code: READ(GOAL | {"focus": code}),
    "Category": lambda code: READ(GOAL | {"category": code}),
    "GoalStatus": lambda code: READ(GOAL | {"status": code}),
    "Stage": lambda code: READ(GOAL | {"stage": code}),
    "Intensity": lambda code: READ(GOAL | {"intensity": code}),
    "SecondaryTarget": lambda code: READ(GOAL | {"secondary_targets": [code]}),
    "FlagKind": lambda code: READ(GOAL | {"answers_flags": [code]}),
    "Sign": lambda code: priority.rank([GOAL], arrows=[{"from": "a", "to": "b", "sign": code}]),
    "OrderBy": lambda code: priority.rank([], policy={"order": code}),
    "ShippedHierarchy": lambda code: priority.rank([], policy={"hierarchy": code}),
    "SafetyPolicy": lambda code: priority.rank([], policy={"safety": code}),
    "DbtStage": priority.dbt_hierarchy,
    "DbtMode": lambda code: priority.dbt_hierarchy("stage_1", code),
    "LifeThreatening": lambda code: priority.agenda([LINE | {"behaviour": code}], [], **DAYS),
    "ChangeMethod": lambda code: change.reliable_change(1, 2, code),
    "Missing": lambda code: attainment.attain([], [], missing=code),
    "Who": lambda code: tg.search(who=code),
    "DecimalSign": lambda code: tg.instrument("phq-9").score([0] * 9, coding={"decimal": code}),
    "SourceKind": lambda code: tg.Instrument(
        PHQ9 | {"sources": [source | {"kind": code} for source in PHQ9["sources"][:1]] + PHQ9["sources"][1:]}),
    "EventKind": lambda code: event(code, {}),
    "GoalField": lambda code: event("goal_changed", {"goal": "a", "clear": [code]}),
    "DropReason": lambda code: event("goal_dropped", {"goal": "a", "reason": code}),
    "AchievementKind": lambda code: event("goal_achieved", {"goal": "a", "record": {"kind": code}}),
    "StrengthKind": lambda code: event("strength_recorded", {"kind": code, "text": "a"}),
    "ResistanceReason": lambda code: event("resistance_recorded", {"reason": code}),
    "AlertAnswer": lambda code: event("alert_answered", {"score": "a", "alert": "a", "how": code}),
    "Attendance": lambda code: event("session_recorded", {"session": "a", "kind": "a", "attendance": code}),
    "HomeworkOutcome": lambda code: event("homework_reviewed", {"homework": "a", "outcome": code}),
    "DiaryLineKind": lambda code: event("diary_day", {"lines": [{"target": "a", "kind": code, "value": 1}]}),
    "ChainLinkKind": lambda code: event(
        "chain_recorded", {"chain": "a", "target": "a", "links": [{"kind": code, "text": "a"}]}),
    "AgreementHow": lambda code: event("agreement_given", {"version": 1, "party": "a", "how": code}),
    "Decision": lambda code: event("goal_decided", {"review": "a", "goal": "a", "decision": code}),
    "GoalFit": lambda code: event("goal_decided", {"review": "a", "goal": "a", "decision": "retire", "fit": code}),
    "ShippedMeasurementPlan": plan.measurement_plan,
    "Sex": lambda code: tg.instrument("phq-9").score([0] * 9, sex=code),
}

#: Codes that only the engine says: no door refuses another one.
ANSWERED = {
    "AlertState", "Barrier", "Basis", "CaseloadReason", "ChangeLabel", "ChoiceKey", "DueReason", "DueState", "Effect",
    "LeftOutReason", "Need", "NoAgreement", "NoProbabilities", "NotRanking", "OrderKey", "Reference", "ReviewState",
    "RiskUnknown", "ScriptAnswer", "ScriptSubject", "StageNote", "Status", "Trend", "Verdict", "Win",
}


def test_the_codes_of_the_types_are_those_of_the_engine() -> None:
    stated: dict[str, set[str]] = {}
    for module in (_types, _printed):
        text = Path(str(module.__file__)).read_text(encoding="utf-8")
        names = re.findall(r"^(\w+): TypeAlias = Literal", text, re.MULTILINE)
        stated |= {name: set(get_args(getattr(module, name))) for name in names}
    assert set(DOORS) == set(stated) - ANSWERED
    for name, call in DOORS.items():
        assert codes(call) == stated[name], name


PUBLIC = [tg, attainment, change, definition, goal, plan, priority, progress]


@pytest.mark.parametrize("module", PUBLIC, ids=lambda module: module.__name__)
def test_only_what_is_public_stands_in_a_completion(module: Any) -> None:
    assert dir(module) == sorted(module.__all__)
    for name in module.__all__:
        value = getattr(module, name)
        if isinstance(value, type) and not issubclass(value, dict):
            assert not [member for member in dir(value) if member[0] != "_" and not described(value, member)], name


def described(kind: type, member: str) -> bool:
    """Whether a member of a class is a field, or has documentation."""
    fields = getattr(kind, "__dataclass_fields__", {})
    return member in fields or hasattr(BaseException, member) or bool(getattr(kind, member).__doc__)


def test_all_public_modules_are_known() -> None:
    folder = Path(tg.__file__).parent
    assert {file.stem for file in folder.glob("[a-z]*.py")} == {module.__name__.split(".")[-1] for module in PUBLIC[1:]}
