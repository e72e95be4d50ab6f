"""Versions of a definition: what each changed, past ones, and what kept answers say by both."""

from __future__ import annotations

from pathlib import Path

import pytest
import therapy_goals as tg
from therapy_goals import change

FOLDER = Path(__file__).parents[2] / "core" / "instruments" / "past"


def record(instrument: tg.Instrument, id: str, answers: list[int]) -> tg.AnswersRecord:
    return instrument.record(answers, id=id, client=f"client-of-{id}", rater="client", date="2026-11-24")


def test_every_past_definition_is_had_by_id_and_version() -> None:
    files = sorted(FOLDER.glob("*.json"))
    assert len(files) > 10
    for file in files:
        id, version = file.stem.split("@")
        past = tg.instrument(id, version=version)
        assert (past.id, past.version) == (id, version)
        assert past == tg.Instrument.from_json(file.read_text(encoding="utf-8"))
    today = tg.instrument("ies-r")
    assert tg.instrument("IES R", version=today.version) == today
    assert tg.instrument("phq-9", version="1.0.1", language="de").texts.language == "de"


@pytest.mark.parametrize(
    ("id", "version", "code", "expected"),
    [
        ("ies-r", "0.9", "unknown_code", "one of: 1.1.0, 1.0.0"),
        ("wsas", "1.1", "unknown_code", "one of: 1.1.1, 1.1.0, 1.0.0"),
        ("ies-r", 1, "wrong_type", "the version of a definition"),
    ],
)
def test_a_version_that_there_is_not_is_told(id: str, version: str, code: str, expected: str) -> None:
    with pytest.raises(tg.TherapyGoalsError) as refused:
        tg.instrument(id, version=version)
    assert (refused.value.code, refused.value.path, refused.value.expected) == (code, "version", expected)


def test_every_version_of_a_history_is_had() -> None:
    for id in tg.instruments():
        today = tg.instrument(id)
        history = [revision["version"] for revision in today.definition.get("history", ())]
        assert tg.versions(id) == [today.version, *history[1:]]
        for version in tg.versions(id):
            # Where nothing that makes or judges numbers changed, the version after it.
            assert tg.versions(id).index(tg.instrument(id, version=version).version) <= tg.versions(id).index(version)
    said = [tg.instrument("wsas", version=version).version for version in ("1.1.1", "1.1.0", "1.0.0")]
    assert said == ["1.1.1", "1.1.1", "1.0.0"]
    with pytest.raises(tg.TherapyGoalsError) as refused:
        tg.versions("ies")
    assert refused.value.code == "unknown_instrument"


def test_a_definition_tells_what_its_versions_changed() -> None:
    history = tg.instrument("ies-r").definition["history"]
    assert [revision["version"] for revision in history] == ["1.1.0", "1.0.0"]
    assert [change["what"] for change in history[0]["changes"]][:2] == ["scoring", "cutoffs"]
    assert tg.Instrument(tg.instrument("ies-r").definition).definition["history"] == history


def test_kept_answers_say_for_whom_a_number_changed() -> None:
    before, today = tg.instrument("ies-r", version="1.0.0"), tg.instrument("ies-r")
    alone = [4 if item == 14 else 0 for item in range(1, 23)]
    rescored = today.rescore([record(before, "same", [2] * 22), record(before, "alone", alone)], before)
    assert (rescored.unchanged, rescored.refused) == (0, ())
    moved = {"subscales.intrusion.total", "subscales.hyperarousal.total"}
    assert [(changed.id, changed.client, moved & {*changed.differs}) for changed in rescored.changed] == [
        ("same", "client-of-same", set()),
        ("alone", "client-of-alone", moved),
    ]
    part = [1, 1, None, 1, 1, 1, 1, 1, None, 1, 1, 1, 1, 1, 1]
    before, today = tg.instrument("gds-15", version="1.0.0"), tg.instrument("gds-15")
    (changed,) = today.rescore([before.record(part, id="r", client="c", rater="client", date="2026-11-24")], before).changed
    # Items 1, 5, 7, 11 and 13 count a no: 8 points in thirteen answers, and 2 × 8/13 is 1.23.
    assert (changed.total_before, changed.total_after) == (None, 9)


def test_scores_of_two_versions_are_told_what_changed() -> None:
    pre = tg.instrument("ies-r", version="1.0.0").score([2] * 22).subscales["intrusion"]
    post = tg.instrument("ies-r").score([1] * 22).subscales["intrusion"]
    with pytest.raises(tg.TherapyGoalsError) as refused:
        change.reliable_change(pre, post, standard_deviation=0.9, reliability=0.9)
    assert (refused.value.code, refused.value.path) == ("scale_mismatch", "post")
    assert "; version 1.1.0 changed scoring, cutoffs; answers that were kept can be scored again" in refused.value.expected
