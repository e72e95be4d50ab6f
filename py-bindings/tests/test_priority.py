"""What only Python has of prioritisation: typed records in and out, dates, tables for notebooks."""

from __future__ import annotations

import copy
import dataclasses
import datetime
import json
import math
import pickle
import re
from typing import Any, assert_never, get_args

import pytest
import therapy_goals as tg
from therapy_goals import priority
from therapy_goals.goal import CriterionRatings, Goal, Ratings

HOSTILE = '"><script>alert(1)</script></td>\n<img src=x onerror=y> & co'
TODAY = datetime.date(2026, 11, 23)


def goal(id: str, urgency: int, importance: int, readiness: int, **more: Any) -> Goal:
    ratings = Ratings(client=CriterionRatings(urgency, importance, readiness))
    return Goal(id=id, title=more.pop("title", id), horizon=more.pop("horizon", "short"), ratings=ratings, **more)


def test_records_and_dates_are_taken_as_they_are() -> None:
    opened = priority.Flag("self_harm", TODAY, "therapist")
    closed = priority.Flag("acute_trauma", TODAY, "therapist", closed_on=TODAY, closed_by="both")
    own = priority.HierarchyDefinition(
        id="clinic", title="A clinic's own", levels=(("red",), ("green",)), safety=("red",),
        flag_tiers={"self_harm": "red", "acute_trauma": "green"})
    assert priority.hierarchy(own) == own
    goals = [goal("walk", 5, 5, 5, tier="green", due=TODAY), goal("safe", 1, 1, 1, tier="red")]
    ranking = priority.rank(goals, flags=[opened, closed], today=TODAY, policy={"hierarchy": own})
    assert ranking.orders.matrix == ("safe", "walk")
    assert not ranking.plan_ready and ranking.findings[0].code == "unanswered_flag"
    answered = [goals[0], goal("safe", 1, 1, 1, tier="red", answers_flags=("self_harm",), dissent="no need")]
    later = priority.rank(answered, flags=[opened, closed], today=TODAY, policy={"hierarchy": own})
    assert later.plan_ready
    assert later.disagreement.statements == (priority.Statement("safe", dissent="no need"),)
    compared = priority.compare(ranking, later)
    assert [fact.code for fact in compared.facts] == ["set_answers_flags"]
    shut = priority.Flag("self_harm", TODAY, "therapist", closed_on="2026-11-30", closed_by="client")
    compared = priority.compare(later, priority.rank(answered, flags=[shut], today=TODAY, policy={"hierarchy": own}))
    assert compared.facts == (priority.CloseFlagChange("self_harm", "2026-11-30", "client"),)


def test_every_shipped_hierarchy_is_a_record() -> None:
    for id in priority.hierarchies():
        shipped = priority.hierarchy(id)
        assert shipped.id == id and shipped.levels
    for mode in ("individual", "skills_group", "phone_coaching"):
        found = priority.dbt_hierarchy("stage_1", mode)
        assert found is not None and found in priority.hierarchies()


def test_goals_under_way_stay_where_the_policy_says_so() -> None:
    goals = [goal("a", 3, 3, 5), *(goal(id, 3, 3, r, status="active") for id, r in (("b", 4), ("c", 3), ("d", 2)))]
    assert priority.rank(goals).active_set.goals == ("a", "b", "c")
    kept = priority.rank(goals, policy={"hysteresis_margin": 30}).active_set
    assert kept.kept and kept.goals == ("b", "c", "d")


def test_what_makes_no_sense_is_refused_together() -> None:
    goals = [{"id": id, "title": id, "horizon": "short"} for id in ("a", "b", "a")]
    goals.append({"id": "c", "title": "c", "horizon": "short", "ratings": {"neighbour": {}}})  # type: ignore[dict-item]
    flag = priority.Flag("suicidality", TODAY, "therapist")
    with pytest.raises(tg.TherapyGoalsError) as raised:
        priority.rank(
            goals,
            arrows=[priority.Arrow("a", "nowhere"), priority.Arrow("b", "b")],
            before=[priority.Before("a", "b"), priority.Before("b", "a")],
            flags=[flag, flag],
        )
    assert [(fault["code"], fault["path"]) for fault in raised.value.faults] == [
        ("unknown_key", "goals[3].ratings.<entry 1>"),
        ("duplicate_id", "goals[2].id"),
        ("unknown_goal", "arrows[0].to"),
        ("self_reference", "arrows[1].to"),
        ("cycle", "before[0]"),
        ("flag_opened_twice", "flags[1].kind"),
    ]


def test_a_ranking_shows_itself_as_a_table_and_escapes_every_text() -> None:
    goals = [
        goal("a", 5, 5, 5, title=HOSTILE, tier="safety", status="draft", dissent=HOSTILE),
        goal("b", 1, 1, 1, title=HOSTILE, due=TODAY - datetime.timedelta(3)),
        goal("c", 5, 4, 3, stage="contemplation", intensity="act"),
        goal(HOSTILE.replace("\n", " "), 2, 2, 2, intensity="explore", gentler_twin_of="c"),
    ]
    flag = priority.Flag("acute_trauma", TODAY, HOSTILE)
    ranking = priority.rank(goals, flags=[flag], today=TODAY, before=[priority.Before("b", "c")])
    table = ranking._repr_html_()
    assert table.startswith("<p><strong>The plan is not ready: ") and "<td>proposed</td>" in table
    assert "not proposed: it asks for more than its stage of change leaves room for" in table
    assert "held_by" not in table
    assert "is 3 days overdue" in table and "A flag for acute trauma is open" in table
    assert "Its gentler twin fits" in table and "The client objects" in table
    bare = table
    for tag in ("table", "thead", "tbody", "tr", "th", "td", "ul", "li", "br", "p", "em", "strong"):
        bare = bare.replace(f"<{tag}>", "").replace(f"</{tag}>", "")
    assert "<" not in bare and ">" not in bare and '"' not in bare, bare
    assert priority.Ranking.from_dict(json.loads(json.dumps(ranking.to_dict()))) == ranking


def test_an_agenda_is_stored_shown_and_changes_nothing() -> None:
    lines = [
        priority.DiaryTarget(id="urge", title=HOSTILE, tier="life_threatening", scale=priority.DiaryScale(0, 10)),
        priority.DiaryTarget(id="joy", title="Joy", scale=priority.DiaryScale(0, 5)),
    ]
    days = [priority.DiaryDay(TODAY, {"urge": 2, "joy": None})]
    found = priority.agenda(lines, days, first_day=TODAY, last_day=TODAY + datetime.timedelta(1))
    assert found.first == "urge" and [finding.code for finding in found.findings] == ["ask_present_risk", "blank"]
    assert priority.Agenda.from_dict(json.loads(json.dumps(found.to_dict()))) == found
    assert len(priority.explain_agenda(found)) == 3 and priority.explain_agenda(found)[0].endswith("?")
    shown = found._repr_html_()
    assert shown.startswith("<ul><li>") and "<script>" not in shown and "<img" not in shown


def test_a_safety_goal_keeps_its_place_whatever_its_tags() -> None:
    tags: tuple[Any, ...] = ("emotional_vulnerability", "self_invalidation", "active_passivity", "apparent_competence",
            "unrelenting_crises", "inhibited_grieving")
    goals = [goal("validate", 5, 5, 5, secondary_targets=tags), goal("safe", 1, 1, 1, tier="safety")]
    ranking = priority.rank(goals)
    assert ranking.orders.matrix == ("safe", "validate")
    for tag in tags:
        assert priority.with_secondary_target(ranking, [tag]) == ("validate",)


def accepted(call: Any) -> set[str]:
    """The codes that the engine says it accepts."""
    with pytest.raises(tg.TherapyGoalsError) as raised:
        call()
    return set(raised.value.faults[0]["expected"].removeprefix("one of: ").split(", "))


def named(documented: object) -> set[str]:
    """What the documentation of something puts in quotes or backticks."""
    return set(re.findall(r'["`](\w+)["`]', documented.__doc__ or ""))


def test_the_documentation_names_every_code() -> None:
    changes = accepted(lambda: priority.what_if([], [{"code": ""}]))
    assert {kind.__dataclass_fields__["code"].default for kind in get_args(priority.Change)} == changes
    assert accepted(lambda: priority.rank([], flags=[{"kind": ""}])) <= named(priority.Flag)
    policy = priority.rank([]).to_dict()["basis"]["policy"]
    assert set(policy) == set(priority.Policy.__annotations__) and set(policy) <= named(priority.Policy)
    assert {field.name for field in dataclasses.fields(Goal)} <= named(Goal)
    for field in ("horizon", "status", "stage", "intensity", "category", "focus"):
        valid = {"id": "a", "title": "a", "horizon": "short", field: ""}
        assert accepted(lambda valid=valid: Goal.from_dict(valid)) <= named(Goal), field


def test_a_ranking_is_stored_as_text() -> None:
    ranking = priority.rank([goal("walk", 3, 3, 3, title="W\u00e4lk", due=TODAY)], today=TODAY)
    text = ranking.to_json()
    assert json.loads(text) == ranking.to_dict() and priority.Ranking.from_json(text) == ranking
    with pytest.raises(tg.TherapyGoalsError):
        priority.Ranking.from_json(text[:-1])
    with pytest.raises(tg.TherapyGoalsError) as raised:
        priority.Ranking.from_json(text.replace('"schema_version":"1', '"schema_version":"9', 1))
    assert raised.value.code == "unsupported_version"


def asked(finding: priority.AgendaFinding) -> str:
    """Each form has its case: mypy refuses this without one of them."""
    match finding:
        case priority.AskPresentRiskAgendaFinding(because=because):
            return because
        case priority.OffAgendaAgendaFinding(tier=tier):
            return tier
        case priority.BlankAgendaFinding(days=days):
            return str(days)
        case priority.NothingSeenAgendaFinding():
            return ""
        case priority.Unrecognised():
            return finding.code
        case _:
            assert_never(finding)


def test_what_a_later_release_wrote_is_kept() -> None:
    stored = priority.rank([goal("walk", 3, 3, 3)]).to_dict()
    new = {"code": "of_tomorrow", "goal": "walk", "some_count": 3, "inner": {"so_it_is": [True, None]}}
    stored["places"][0]["reasons"].append(new)
    stored["findings"] = [new]
    with pytest.raises(tg.TherapyGoalsError) as raised:
        priority.Ranking.from_dict(stored)
    assert raised.value.code == "unknown_code"
    stored["schema_version"] = "1.1"
    ranking = priority.Ranking.from_dict(stored)
    other = ranking.places[0].reasons[-1]
    assert isinstance(other, priority.Unrecognised) and other.details["inner"] == {"so_it_is": [True, None]}
    assert "`of_tomorrow`" in other.sentence() and priority.explain(ranking).findings == (other.sentence(),)
    assert ranking.to_dict() == stored and priority.Ranking.from_json(ranking.to_json()) == ranking
    assert pickle.loads(pickle.dumps(ranking)) == ranking and ranking._repr_html_()
    assert priority.compare(ranking, ranking).movers == ()
    found = priority.compare(priority.rank([goal("walk", 3, 3, 3)]), ranking).difference
    assert found.findings_added == (other,) and priority.explain_difference(found)
    assert asked(priority.AgendaFinding.__args__[-1]("later")) == "later"  # type: ignore[attr-defined]


def test_a_prepared_ranking_can_be_asked_kept_and_sent() -> None:
    goals = [goal("sleep", 3, 3, 5), goal("worry", 4, 4, 3)]
    arrows = [priority.Arrow("sleep", "worry")]
    prepared = priority.prepare(goals, arrows=arrows, today=TODAY)
    assert prepared.ranking() == priority.rank(goals, arrows=arrows, today=TODAY)
    change = priority.SetRatingChange("sleep", rater="client", criterion="urgency", to=5)
    for changes in ([change], (change for _ in range(1)), [change.to_dict()]):
        assert prepared.what_if(changes) == priority.what_if(goals, [change], arrows=arrows, today=TODAY)
    later = prepared.with_changes([change])
    assert prepared.ranking().top == "worry" and later.ranking().top == "sleep"
    assert prepared.compare(later.ranking()) == priority.compare(prepared.ranking(), later.ranking())
    for again in (pickle.loads(pickle.dumps(later)), copy.copy(later), copy.deepcopy(later)):
        assert isinstance(again, priority.Prepared) and again.ranking() == later.ranking()
    for ask in (prepared.what_if, prepared.with_changes):
        with pytest.raises(tg.TherapyGoalsError) as error:
            ask([priority.RemoveGoalChange("work")])
        assert (error.value.code, error.value.path) == ("unknown_goal", "changes[0].goal")
    with pytest.raises(tg.TherapyGoalsError) as error:
        prepared.compare({"top": 1})  # type: ignore[arg-type]
    assert {fault["path"].split(".")[0] for fault in error.value.faults} == {"later"}


def of_tomorrow(datum: object) -> priority.Ranking:
    """A ranking of a later release with a finding that has this beside its code."""
    stored = priority.rank([goal("walk", 3, 3, 3)]).to_dict()
    stored["schema_version"] = "1.1"
    stored["findings"] = [{"code": "of_tomorrow", "datum": datum}]
    return priority.Ranking.from_dict(stored)


def datum_of(ranking: priority.Ranking) -> object:
    (finding,) = ranking.findings
    assert isinstance(finding, priority.Unrecognised)
    return finding.details["datum"]


def nested(levels: int) -> object:
    inner: object = None
    for level in range(levels):
        inner = {"a": inner} if level % 2 else [inner]
    return inner


@pytest.mark.parametrize(
    "datum",
    [
        *(-0.0, 0, 2**53 - 1, 2**53 + 2, 2**63, 1e300, 5e-324),
        *("\0\x1b\u2028☠𝒳e\u0301", {"": 1, "\0": 2, "camelCase": 3}, nested(48)),
    ],
)
def test_what_a_later_release_wrote_is_kept_to_the_last_bit(datum: object) -> None:
    ranking = of_tomorrow(datum)
    written = priority.Ranking.from_json(ranking.to_json())
    made = priority.Unrecognised("of_tomorrow", {"datum": datum})
    assert made == ranking.findings[0] and repr(made.details["datum"]) == repr(datum_of(ranking))
    for kept in (datum_of(ranking), datum_of(written)):
        # Minus zero equals zero; what is shown does not. A large whole number may come back as the same float.
        assert kept == datum and (isinstance(kept, float) or repr(kept) == repr(datum))
        assert str(kept).startswith("-") == str(datum).startswith("-")


@pytest.mark.parametrize(
    ("datum", "code"),
    [
        (math.nan, "not_a_number"),
        (-math.inf, "infinite"),
        (datetime.date(2026, 11, 26), "wrong_type"),
        (datetime.datetime(2026, 11, 26, 12, 0), "wrong_type"),
        (object(), "wrong_type"),
        (b"a", "wrong_type"),
        ({1, 2}, "wrong_type"),
        ("\ud800", "wrong_type"),
        (nested(49), "too_deep"),
    ],
)
def test_what_cannot_be_kept_of_a_later_release_is_refused_at_its_place(datum: object, code: str) -> None:
    for given, path in ((datum, "findings[0].<entry 2>"), ([None, {"a": datum}], "findings[0].<entry 2>[1].<entry 1>")):
        with pytest.raises(tg.TherapyGoalsError) as raised:
            of_tomorrow(given)
        assert raised.value.code == code and raised.value.path.startswith(path)
