"""Change between scores: objects of this package go straight to the engine, and all else through the door."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from typing import Any

import pytest
import therapy_goals as tg
from therapy_goals import change

PHQ9 = tg.instrument("phq-9")
SIXTEEN, NINE = [2] * 8 + [0], [1] * 9
RULE: dict[str, Any] = {"method": "published", "threshold": "nhs_talking_therapies"}
NUMBERS: dict[str, Any] = {"standard_deviation": 5.0, "reliability": 0.8}


def stricter() -> tg.Instrument:
    """A copy of the shipped form with a threshold of 9 points instead of 6."""
    definition = PHQ9.definition
    definition["reliable_change"][0]["value"] = 9
    return tg.Instrument(definition)


def told(call: Callable[[], Any]) -> Any:
    """The answer, or every fault."""
    try:
        return call()
    except tg.TherapyGoalsError as error:
        return str(error), error.faults


GBO = tg.instrument("gbo")
PCL5 = tg.instrument("pcl-5")
OWN = stricter()
SCORES: list[Any] = [
    PHQ9.score(SIXTEEN), PHQ9.score(NINE), PHQ9.score([None] * 9), OWN.score(SIXTEEN), GBO.score([2, 3, 4]),
    GBO.score([2, 3, 4]).subscales["goal_1"], PCL5.score([2] * 20).subscales["b"],
    16, 9.5, float("nan"), float("inf"), 10**400, True, None, "16", [],
]
OPTIONS: list[dict[str, Any]] = [
    {}, NUMBERS, RULE, {"method": "published"}, NUMBERS | {"better": "higher"}, NUMBERS | {"better": "up"},
    NUMBERS | {"better": 1}, NUMBERS | {"standard_deviation": float("nan")}, NUMBERS | {"reliability": True},
    NUMBERS | {"critical_value": 0}, NUMBERS | {"standard_deviation": "5"}, {"method": "publised"}, {"method": None},
    RULE | {"instrument": "phq-9"}, RULE | {"instrument": "phq9"}, RULE | {"threshold": "Jane Doe"},
    RULE | {"threshold": "jane"}, RULE | {"instrument": {}}, RULE | {"instrument": 5},
]


def test_the_direct_way_answers_as_the_door_does() -> None:
    """A score as a dictionary goes through the door; the same score as an object does not."""
    def as_data(value: Any) -> Any:
        return value.to_dict() if isinstance(value, tg.Score) else value

    seen = set()
    for pre in SCORES:
        for post in SCORES:
            for options in OPTIONS:
                direct = told(lambda: change.reliable_change(pre, post, **options))  # noqa: B023
                if isinstance(pre, tg.Score) or isinstance(post, tg.Score):
                    door = told(lambda: change.reliable_change(as_data(pre), as_data(post), **options))  # noqa: B023
                    assert direct == door, (pre, post, options)
                seen.add(direct.label if isinstance(direct, change.ReliableChange) else direct[1][0]["code"])
                assert "Jane" not in str(direct) and "jane" not in str(direct)
    assert seen >= {"improved", "unchanged", "deteriorated", "incomplete", "scale_mismatch", "wrong_type", "missing"}


def test_an_instrument_is_the_same_as_its_definition() -> None:
    for instrument in (PHQ9, OWN, PHQ9.with_rules({"prorating": "cms_minimum_data_set"})):
        pre, post = instrument.score(SIXTEEN), instrument.score(NINE)
        for options in (RULE, NUMBERS):
            found = change.reliable_change(pre, post, instrument=instrument, **options)
            definition: Any = instrument.definition
            assert found == change.reliable_change(pre, post, instrument=definition, **options)
            # What is wrong with another argument goes through the door, and the instrument with it.
            with pytest.raises(tg.TherapyGoalsError) as caught:
                change.reliable_change(pre, post, instrument=instrument, **options | {"better": "up"})
            assert [fault["path"] for fault in caught.value.faults] == ["better"]


def test_an_edited_copy_is_not_the_original() -> None:
    assert PHQ9.score(NINE) != OWN.score(NINE)
    assert PHQ9.definition_digest != OWN.definition_digest
    assert (PHQ9.version, PHQ9.score(NINE).scale_digest) == (OWN.version, OWN.score(NINE).scale_digest)
    pre, post = OWN.score(SIXTEEN), OWN.score(NINE)
    with pytest.raises(tg.TherapyGoalsError) as caught:
        change.reliable_change(pre, post, **RULE)
    assert (caught.value.code, caught.value.path) == ("scale_mismatch", "instrument")
    own = change.reliable_change(pre, post, instrument=OWN, **RULE)
    assert (own.label, own.threshold, own.other_definition) == ("unchanged", 9, False)
    original = change.reliable_change(pre, post, instrument="phq-9", **RULE)
    assert (original.label, original.threshold, original.other_definition) == ("improved", 6, True)


def test_a_score_knows_its_direction_in_store_too() -> None:
    definition = PHQ9.definition | {"id": "clinic-mood"}
    definition["total"]["better"] = "higher"
    own = tg.Instrument(definition)
    pre, post = own.score(SIXTEEN), own.score(NINE)
    assert (pre.better, GBO.score([1, 2, 3]).better) == ("higher", None)
    assert change.reliable_change(pre, post, **NUMBERS).label == "deteriorated"
    pre, post = (tg.Score.from_json(score.to_json()) for score in (pre, post))
    assert change.reliable_change(pre, post, **NUMBERS).label == "deteriorated"


def test_a_score_stored_before_there_were_digests_is_read() -> None:
    stored = PHQ9.score(NINE).to_dict()
    for name in ("definition_digest", "scale_digest", "better"):
        del stored[name]
    old = tg.Score.from_json(json.dumps(stored))
    assert (old.definition_digest, old.scale_digest, old.better) == (None, None, None)
    assert old != PHQ9.score(NINE)
    assert change.reliable_change(PHQ9.score(SIXTEEN), old, **RULE).label == "improved"


def test_parts_are_named_where_there_is_no_total() -> None:
    with pytest.raises(tg.TherapyGoalsError, match="take one of its subscales: goal_1, goal_2, goal_3") as caught:
        change.reliable_change(GBO.score([2, 3, 4]), GBO.score([5, 6, 8]), **NUMBERS)
    assert [(fault["code"], fault["path"]) for fault in caught.value.faults] == [
        ("incomplete", "pre"), ("incomplete", "post")]


def test_a_change_shows_itself_as_a_table() -> None:
    found = change.reliable_change(PHQ9.score(SIXTEEN), PHQ9.score(NINE), instrument=OWN, **RULE)
    shown = found._repr_html_()
    for text in ("unchanged (published)", "-7", "phq-9, version 1.0.1: nhs_talking_therapies", "at least</td><td>9",
                 "not the definition that made the later score"):
        assert text in shown, text
    index = change.reliable_change(32.5, 47.5, standard_deviation=7.5, reliability=0.8, better="higher")
    for text in ("improved (jacobson truax)", "+15", "above</td><td>9.2", "3.16", "4.74", "1.96", "Jacobson NS"):
        assert text in index._repr_html_(), text
    hostile = dataclasses.replace(found, source="<b>&", rule="<script>")
    assert "&lt;b&gt;&amp;" in hostile._repr_html_() and "<script>" not in hostile._repr_html_()


def test_the_methods_name_their_sources() -> None:
    index, published = change.methods()
    assert index.critical_value is not None
    assert (index.id, index.critical_value.value, index.critical_value.source) == ("jacobson_truax", 1.96, index.source)
    found = change.reliable_change(32.5, 47.5, standard_deviation=7.5, reliability=0.8, better="higher")
    cited = {source.id: source.citation for source in index.sources}
    assert cited[index.source or ""] == found.source and found.critical_value == index.critical_value.value
    assert (published.id, published.source, published.critical_value, published.sources) == ("published", None, None, ())
    assert change.MethodDefinition.from_dict(index.to_dict()) == index
