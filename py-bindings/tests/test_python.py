"""What only Python has: its own types, copies, pickles, docstrings, hashes."""

from __future__ import annotations

import copy
import dataclasses
import datetime
import doctest
import fractions
import html
import math
import pickle
import types
from typing import Any, Literal, Union, get_origin

import pytest
import therapy_goals as tg
from therapy_goals import _native, attainment, change, goal, priority

ANSWERS = [2, 2, 2, 2, 1, 1, 2, 0, 0]


def fault(call: Any) -> tuple[str, str]:
    with pytest.raises(tg.TherapyGoalsError) as caught:
        call()
    return caught.value.code, caught.value.path


def test_score_has_the_fixed_surface() -> None:
    score = tg.instrument("pcl-5").score([None] + [2] * 19)
    assert (score.status, score.total, score.bounds, score.band) == ("incomplete", None, (38.0, 42.0), None)
    assert set(score.subscales) == {"b", "c", "d", "e"}
    assert isinstance(score.subscales["b"], tg.Score)
    assert score.classifications == {"provisional_dsm5": "met", "cutoff": "at_or_above"}
    alerts = tg.instrument("phq-9").score(ANSWERS).alerts
    assert alerts == [tg.Alert("self_harm_item", "not_raised")]
    assert [(alert.code, alert.state) for alert in alerts] == [("self_harm_item", "not_raised")]


@pytest.mark.parametrize(
    "value",
    [
        tg.instrument("phq-9").score(ANSWERS),
        tg.instrument("pcl-5").score([None] * 20).subscales["b"],
        tg.instrument("phq-9"),
        tg.instrument("pcl-5").with_rules({"cutoff": "at_31"}),
        tg.Alert("self_harm_item", "raised"),
        tg.Undecided("missing_items", ["met", "not_met"]),
        goal.Goal(id="a", title="t", horizon="short", ratings=goal.Ratings(goal.CriterionRatings(1, 2, 3))),
        change.reliable_change(16, 10, "published", instrument="phq-9", threshold="nhs_talking_therapies"),
        priority.rank([{"id": "a", "title": "t", "horizon": "short"}]),
    ],
    ids=lambda value: type(value).__name__,
)
def test_values_are_frozen_equal_copied_and_pickled(value: Any) -> None:
    for twin in (pickle.loads(pickle.dumps(value)), copy.copy(value), copy.deepcopy(value)):
        assert twin == value
        assert not twin != value
        assert repr(twin) == repr(value)
    assert value != "something else"
    assert repr(value).startswith(type(value).__name__ + "(")
    with pytest.raises((AttributeError, dataclasses.FrozenInstanceError)):
        setattr(value, dir(value)[-1], None)


def test_equal_values_have_equal_hashes() -> None:
    for make in (lambda: tg.instrument("phq-9"), lambda: tg.instrument("phq-9").score(ANSWERS)):
        assert hash(make()) == hash(make())
        assert len({make(), make()}) == 1


def test_a_score_is_stored_and_read() -> None:
    score = tg.instrument("gad-7").score([1, 2, 1, None, 2, 0, 1])
    assert tg.Score.from_json(score.to_json()) == score
    assert score.to_dict()["schema_version"] == "1.0"
    assert fault(lambda: tg.Score.from_json("{")) == ("invalid_json", "")


GOALS = [
    {"id": id, "title": f"<b>{id}</b>", "horizon": "short", "ratings": {"client": dict(
        zip(("urgency", "importance", "readiness"), ratings, strict=True))}}
    for id, ratings in {"sleep": (3, 3, 5), "worry": (4, 4, 3)}.items()
]


def test_a_ranking_is_stored_compared_explained_and_drawn() -> None:
    arrows = [priority.Arrow("sleep", "worry")]
    ranking = priority.rank(GOALS, arrows=arrows)
    assert priority.Ranking.from_dict(ranking.to_dict()) == ranking
    later = priority.rank(priority_goals_with_urgent_sleep(), arrows=arrows)
    compared = priority.compare(ranking, later)
    assert compared.difference.top == priority.GoalShift("worry", "sleep")
    assert [fact.code for fact in compared.facts] == ["set_rating"]
    explained = priority.explain(ranking)
    assert [place.goal for place in explained.places] == ["worry", "sleep"]
    assert explained.places[0].reasons[-1] == ranking.places[0].reasons[-1].sentence(ranking.titles())
    assert priority.to_dot(ranking).startswith("digraph") and priority.to_mermaid(ranking).startswith("flowchart")


def priority_goals_with_urgent_sleep() -> list[dict[str, Any]]:
    goals = copy.deepcopy(GOALS)
    goals[0]["ratings"]["client"]["urgency"] = 5  # type: ignore[index]
    return goals


def test_an_id_that_is_no_text_is_refused() -> None:
    assert fault(lambda: tg.instrument(5)) == ("wrong_type", "instrument")  # type: ignore[arg-type]


def test_an_error_can_be_pickled() -> None:
    with pytest.raises(tg.TherapyGoalsError) as caught:
        tg.instrument("phq-9").score([9] * 9)
    twin = pickle.loads(pickle.dumps(caught.value))
    assert (twin.code, twin.path, twin.faults) == (caught.value.code, caught.value.path, caught.value.faults)
    assert isinstance(twin, ValueError)


@pytest.mark.parametrize("wrong", [True, "2", b"2", object(), 1j, [1], {1}, datetime.date(2026, 1, 1)])
def test_what_is_no_number_is_refused(wrong: Any) -> None:
    assert fault(lambda: tg.instrument("phq-9").score([wrong] + [0] * 8)) == ("wrong_type", "responses.1")
    assert fault(lambda: tg.instrument("phq-9").score({"3": wrong})) == ("wrong_type", "responses.3")


@pytest.mark.parametrize("value", [10**400, -(10**400), math.inf])
def test_numbers_out_of_all_bounds_are_refused(value: float) -> None:
    assert fault(lambda: tg.instrument("phq-9").score([value] + [0] * 8))[1] == "responses.1"


def test_real_numbers_of_other_kinds_are_accepted() -> None:
    score = tg.instrument("phq-9").score([fractions.Fraction(2)] + [0] * 8)
    assert score.total == 2


def test_lists_of_other_kinds_are_accepted() -> None:
    class Array:
        def tolist(self) -> list[int]:
            return ANSWERS

    phq9 = tg.instrument("phq-9")
    assert phq9.score(tuple(ANSWERS)) == phq9.score(ANSWERS)
    assert phq9.score(Array()) == phq9.score(ANSWERS)
    by_item = types.MappingProxyType({str(item): answer for item, answer in enumerate(ANSWERS, 1)})
    assert phq9.score(by_item) == phq9.score(ANSWERS)
    assert fault(lambda: phq9.score(None)) == ("wrong_type", "responses")  # type: ignore[call-overload]
    assert fault(lambda: phq9.score("222211200")) == ("wrong_type", "responses")  # type: ignore[arg-type]


def test_a_list_that_holds_itself_is_refused() -> None:
    endless: list[Any] = []
    endless.append(endless)
    assert fault(lambda: goal.Goal.from_dict({"id": endless}))[0] == "too_deep"


def test_a_date_is_a_day_and_no_moment() -> None:
    made = goal.Goal(id="a", title="t", horizon="short", due=datetime.date(2026, 12, 31))
    assert made.to_dict()["due"] == "2026-12-31"
    moment = datetime.datetime(2026, 12, 31, 23, 59)
    assert fault(lambda: goal.Goal(id="a", title="t", horizon="short", due=moment)) == ("wrong_type", "due")
    assert goal.Goal.from_dict(made.to_dict()) == made


def test_a_goal_survives_a_round_trip() -> None:
    made = goal.Goal.from_dict(
        {"id": "a", "title": "t", "horizon": "short", "measures": [
            {"name": "m", "better": "lower", "baseline": {"value": 8}, "target": {"change_percent": -20}}]})
    assert goal.Goal.from_dict(made.to_dict()) == made
    assert made.measures[0].target == goal.Target(change_percent=-20)


def test_no_error_repeats_what_was_written() -> None:
    secret: Any = "Jane Doe, 12 Elm Street"
    calls: list[Any] = [
        lambda: tg.instrument(secret),
        lambda: tg.instrument("phq-9").score({secret: 1}),
        lambda: tg.instrument("phq-9").score([secret] * 9),
        lambda: tg.instrument("phq-9").score([0] * 9, sex=secret),
        lambda: tg.instrument("phq-9").with_rules({secret: secret}),
        lambda: tg.Instrument({secret: secret}),
        lambda: tg.Instrument.from_json('{"id": "' + secret),
        lambda: goal.Goal.from_dict({secret: secret, "horizon": secret}),
        lambda: priority.rank([{"id": secret, "title": secret, "horizon": "short"}] * 2),
        lambda: attainment.t_score([secret]),
        lambda: change.reliable_change(secret, 1, secret),
    ]
    for call in calls:
        with pytest.raises(tg.TherapyGoalsError) as caught:
            call()
        assert "Jane" not in str(caught.value) + repr(caught.value.faults), call


def _documented() -> list[tuple[str, str]]:
    found = [("TherapyGoalsError", tg.TherapyGoalsError.__doc__ or "")]
    for name in dir(_native):
        value = getattr(_native, name)
        found.append((name, value.__doc__ or ""))
        if isinstance(value, type):
            members = vars(value).items()
            found += [(f"{name}.{member}", entry.__doc__ or "") for member, entry in members if member[0] != "_"]
    return [(name, text) for name, text in found if ">>>" in text]


@pytest.mark.parametrize(("name", "text"), _documented(), ids=[name for name, _ in _documented()])
def test_examples_in_docstrings(name: str, text: str) -> None:
    test = doctest.DocTestParser().get_doctest(text, {}, name, None, None)
    failed, tried = doctest.DocTestRunner().run(test)
    assert tried and not failed


def test_every_public_name_has_documentation() -> None:
    for name in tg.__all__:
        # A union says nothing itself, nor does a set of codes.
        kind = getattr(tg, name)
        assert name == "__version__" or get_origin(kind) in (Union, Literal) or kind.__doc__, name


def test_an_instrument_and_a_score_show_themselves_as_tables() -> None:
    shown = tg.instrument("pcl-5")._repr_html_()
    assert shown.startswith("<table><caption>") and "provisional_dsm5" in shown and "cutoff: at_33" in shown
    sheet = [4] * 19 + [None]
    shown = tg.instrument("pcl-5").score(sheet)._repr_html_()
    assert "<td>incomplete, 19 of 20 answered</td><td></td><td>76 to 80</td>" in shown
    assert "<td>cutoff</td><td>at or above</td><td>at_33</td>" in shown
    shown = tg.instrument("phq-9").score([0, 0, 0, 0, 0, 0, 0, 0, 1])._repr_html_()
    assert "<td>self harm item</td><td>raised</td><td>Item 9 was answered above zero" in shown
    assert "suicide items" in tg.instrument("c-ssrs-screener").score([0, 0, None, None, None, 0, None])._repr_html_()
    hostile = tg.instrument("gad-2").definition | {"title": "<script>☠</script>", "measures": '"><img src=x>'}
    shown = tg.Instrument(hostile)._repr_html_()
    assert "<script>" not in shown and "<img" not in shown and "&lt;script&gt;" in shown


def test_search_takes_each_part() -> None:
    found = tg.search(domain="sleep", age=40, who="client", wording_may_ship=False, maximum_items=10, words="insomnia")
    assert [entry.id for entry in found] == ["isi"]
    assert len(tg.search()) == len(tg.instruments())
    assert "sleep" in tg.domains()
    with pytest.raises(tg.TherapyGoalsError) as caught:
        tg.search(domain="Jane")
    assert (caught.value.code, caught.value.path) == ("unknown_code", "domain") and "Jane" not in str(caught.value)


def test_a_callers_own_rule_for_missing_items() -> None:
    plain, own = tg.instrument("pcl-5"), tg.instrument("pcl-5").with_maximum_missing(2)
    assert own.rules["prorating"] == "caller:2" == own.rules["b.prorating"]
    answers = [None] + [1] * 19
    score = own.score(answers)
    assert (plain.score(answers).total, score.total, score.status) == (None, 20.0, "prorated")
    assert tg.Score.from_json(score.to_json()) == score and copy.deepcopy(own).rules == own.rules
    assert pickle.loads(pickle.dumps(own)).score(answers) == score
    # It is compared only with its like.
    options: Any = {"method": "jacobson_truax", "standard_deviation": 10.0, "reliability": 0.9}
    assert change.reliable_change(score, own.score([None] + [3] * 19), **options).difference == 40
    assert fault(lambda: change.reliable_change(score, plain.score([1] * 20), **options))[0] == "scale_mismatch"
    for most in (0, 20, 300, -1, 2**70):
        assert fault(lambda most=most: plain.with_maximum_missing(most))[1] == "maximum_missing"
    # Every score of the PHQ-9 has a published rule.
    assert fault(lambda: tg.instrument("phq-9").with_maximum_missing(2)) == ("unknown_rule", "maximum_missing")


def test_a_sheet_that_arrives_coded_otherwise() -> None:
    gad7 = tg.instrument("gad-7")
    coding = tg.Coding(lowest=1, missing=(999, "-"), texts=True)
    # Of 1 to 4 each is one too high; of two missing answers the mean of the others stands for them.
    assert gad7.score([1, 2, 4, 1, 1, "3", 999], coding=coding).total == 7
    assert gad7.score([1, 2, 4, 1, 1, "3", "-"], coding=coding.to_dict()).total == 7
    row = {"gad7_1": "Several days", "gad7_2": None, "id": "x"} | {f"gad7_{item}": "Not at all" for item in range(3, 8)}
    assert gad7.score(row, coding=tg.Coding(labels=True, columns="gad7_{item}")).total == 7 / 6
    assert gad7.score([math.nan] + [0] * 6, coding=tg.Coding()).status == "prorated"
    assert fault(lambda: gad7.score([math.inf] + [0] * 6, coding=tg.Coding())) == ("infinite", "responses.1")
    with pytest.raises(tg.TherapyGoalsError, match="lowest = 1"):
        gad7.score([1, 2, 4, 1, 1, 3, 4], coding=tg.Coding())
    assert fault(lambda: gad7.score([0] * 7, coding={"lowst": 1}))[0] == "unknown_key"
    assert fault(lambda: gad7.score([0] * 7, coding=tg.Coding(missing=(0,))))[1] == "coding.missing[0].1"
    for again in (pickle.loads(pickle.dumps(coding)), copy.deepcopy(coding), tg.Coding.from_json(coding.to_json())):
        assert again == coding and hash(again) == hash(coding)


def test_a_stored_score_of_a_later_release_is_pickled_and_written_again() -> None:
    stored = tg.instrument("phq-9").score([2] * 9).to_dict()
    stored |= {"schema_version": "1.9", "findings": [{"code": "of_tomorrow", "scale": "total"}]}
    score = tg.Score.from_dict(stored)
    assert score.to_dict() == stored
    assert pickle.loads(pickle.dumps(score)) == score
    (finding,) = score.findings
    assert isinstance(finding, tg.Unrecognised)
    assert "of_tomorrow" in finding.sentence()
    assert "of_tomorrow" in score._repr_html_()


def test_a_score_shows_what_to_look_at() -> None:
    score = tg.instrument("audit").score([0] + [4] * 9)
    assert "answered_though_not_asked" in repr(score)
    (finding,) = score.findings
    assert html.escape(finding.sentence()) in score._repr_html_()
    # Item 9 is blank: nobody can say that it was answered above zero.
    unknown = tg.instrument("phq-9").score([1] * 8 + [None])._repr_html_()
    assert "was answered above zero" not in unknown
    assert "could raise it" in unknown


def test_with_a_coding_too_all_faults_come_at_once() -> None:
    phq9 = tg.instrument("phq-9")
    told = []
    for coding in (None, tg.Coding()):
        with pytest.raises(tg.TherapyGoalsError) as caught:
            phq9.score(["x"] * 9, age=-1, coding=coding)
        told.append([(fault["code"], fault["path"]) for fault in caught.value.faults])
    assert told[0] == told[1]
    assert len(told[0]) == 10


def test_a_score_equals_and_hashes_as_itself_in_whatever_order_its_entries_come_back() -> None:
    score = tg.instrument("pcl-5").score([1] * 20)
    stored = score.to_dict()
    other = {name: dict(reversed(value.items())) if isinstance(value, dict) else value for name, value in reversed(stored.items())}
    assert list(other["subscales"]) != list(stored["subscales"])
    assert tg.Score.from_dict(other) == score
    assert hash(tg.Score.from_dict(other)) == hash(score)


def _of_two() -> tg.Instrument:
    """A form made of the PHQ-2 and the GAD-2."""
    parts = ("phq-2", "gad-2")
    known = {"source": "own", "status": "confirmed"}
    items = {part: [f"{part}.1", f"{part}.2"] for part in parts}
    return tg.Instrument({
        "schema_version": "1.0", "id": "of-two", "version": "1", "title": "Of two", "short_title": "Two",
        "measures": "distress", "domains": ["distress"], "respondent": {"who": "client"},
        "answers": {"kind": "scores"}, "licence": {"wording_may_ship": False, "terms": "ours", "source": "own"},
        "sources": [{"id": "own", "citation": "Our clinic"}],
        "response_scales": [{"id": "days", "options": [{"value": value} for value in range(4)]}],
        "items": [{"id": item, "tag": "an item", "response_scale": "days"} for part in parts for item in items[part]],
        "parts": list(parts),
        "subscales": [{"id": part, "method": "sum", "items": items[part], **known} for part in parts],
        "total": {"id": "total", "method": "combination", "parts": [{"subscale": part} for part in parts], **known},
    })  # fmt: skip


def test_a_score_over_two_instruments_takes_what_python_holds() -> None:
    both, phq2, gad2 = _of_two(), tg.instrument("phq-2"), tg.instrument("gad-2")
    about: dict[str, Any] = {"client": "c-17", "rater": "client", "date": "2026-11-26"}
    mood = phq2.record([2, 1], id="m", **about)
    worry = gad2.record([1, 1], id="w", **about)
    for given in (
        {"phq-2": mood, "gad-2": worry},
        {"phq-2": phq2.score([2, 1]), "gad-2": gad2.score([1, 1])},
        {"phq-2": phq2.score([2, 1]).to_dict(), "gad-2": (1, 1)},
        {"phq-2": {1: 2, 2: 1}, "gad-2": [1, 1]},
    ):
        score = both.score(given)
        assert (score.total, score.reason, score.missing) == (5.0, None, [])
    for other, field in (({"date": "2026-11-27"}, "date"), ({"rater": "parent"}, "rater"), ({"client": "c"}, "client")):
        later = gad2.record([1, 1], id="w", **(about | other))
        assert fault(lambda later=later: both.score({"phq-2": mood, "gad-2": later})) == (
            "inconsistent",
            f"responses.gad-2.{field}",
        )
    assert both.score({"phq-2": mood}).total is None
    with pytest.raises(tg.TherapyGoalsError):
        phq2.score({"phq-2": [1, 2]})
