"""Instruments in other languages: what a person reads, and nothing of what a score says."""

from __future__ import annotations

import copy
import json
import pickle
from pathlib import Path
from typing import Any

import pytest
import therapy_goals as tg

FILES = Path(__file__).parents[2] / "core" / "languages"


def german() -> dict[str, Any]:
    data: dict[str, Any] = json.loads((FILES / "phq-9.de.json").read_text(encoding="utf-8"))
    return data


def test_the_languages_are_those_of_the_files() -> None:
    shipped = sorted(path.stem.split(".") for path in FILES.glob("*.json"))
    listed = [[id, language] for id in tg.instruments() for language in tg.languages(id) if language != "en"]
    assert listed == shipped
    assert tg.languages("swls") == ["en"]
    with pytest.raises(tg.TherapyGoalsError) as refused:
        tg.languages("phq-99")
    assert refused.value.code == "unknown_instrument"


def test_the_texts_are_in_the_language() -> None:
    texts = tg.instrument("PHQ 9", language="de").texts
    assert (texts.language, texts.untranslated, texts.unnamed) == ("de", (), ())
    assert texts.items[8].text == german()["items"]["9"]["text"]
    assert [option.label for option in texts.items[0].options] == list(
        german()["response_scales"]["frequency"]["labels"].values()
    )
    assert [band.label for band in texts.scores[0].bands][3] == "ausgeprägt"
    assert tg.instrument("phq-9").texts.language == "en"
    assert tg.instrument("phq-9", language="de").with_language("en").texts == tg.instrument("phq-9").texts


def test_a_score_does_not_depend_on_the_language() -> None:
    english, other = tg.instrument("phq-9"), tg.instrument("phq-9", language="de")
    answers = [1, 2, None, 3, 0, 1, 2, 0, 1]
    assert english.score(answers) == other.score(answers)
    assert english.score(answers).to_json() == other.score(answers).to_json()
    assert english == other
    assert hash(english) == hash(other)


def test_a_translation_of_ones_own_falls_back_and_is_told() -> None:
    part = german()
    del part["items"]["9"]["text"], part["scores"]
    own = tg.instrument("phq-9").with_translation(part)
    assert own.texts.untranslated[0] == "items.9.text"
    assert own.texts.items[8].text == tg.instrument("phq-9").texts.items[8].text
    assert "scores.total.bands.mild" in own.texts.unnamed
    for copied in (copy.deepcopy(own), pickle.loads(pickle.dumps(own))):
        assert (copied, copied.texts, copied.translation) == (own, own.texts, part)
    part["items"]["10"] = {"tag": "geheim"}
    part["made_for"] = {}
    with pytest.raises(tg.TherapyGoalsError) as refused:
        tg.instrument("phq-9").with_translation(part)
    assert {fault["path"] for fault in refused.value.faults} == {"made_for.total", "items.<entry 11>"}
    assert "geheim" not in str(refused.value)


def test_a_coding_reads_the_labels_of_the_language() -> None:
    gad7 = tg.instrument("gad-7", language="de")
    sheet = ["Überhaupt nicht", "an einzelnen Tagen", "Beinahe jeden Tag", None, "An mehr als der Hälfte der Tage", 0, 0]
    score = gad7.score(sheet, coding=tg.Coding(labels=True, language="de"))
    assert score == gad7.score([0, 1, 3, None, 2, 0, 0])
    assert score == gad7.score(sheet, coding=tg.Coding(labels=True, language="de-AT"))
    for coding in (tg.Coding(labels=True), tg.Coding(labels=True, language="fr")):
        with pytest.raises(tg.TherapyGoalsError):
            gad7.score(sheet, coding=coding)
    with pytest.raises(tg.TherapyGoalsError, match="en; the labels of another language are read once") as refused:
        tg.instrument("gad-7").score(sheet, coding=tg.Coding(labels=True, language="de"))
    assert (refused.value.code, refused.value.path) == ("unknown_code", "coding.language")


@pytest.mark.parametrize("language", ["de-AT", "de-DE", "DE-at", "de-Latn-AT", "de-x-leichte-sprache"])
def test_a_narrower_language_is_had_in_the_wider_one(language: str) -> None:
    assert tg.instrument("phq-9", language=language).texts == tg.instrument("phq-9", language="de").texts
    assert tg.instrument("phq-9").with_language(language).texts.language == "de"
    assert tg.instrument("phq-9", language="en-GB").texts == tg.instrument("phq-9").texts


@pytest.mark.parametrize(
    ("language", "code"),
    [("fr", "unknown_code"), ("nds", "unknown_code"), ("de_AT", "unknown_code"), ("de-", "unknown_code"), (7, "wrong_type")],
)
def test_a_language_that_there_is_not_is_refused(language: Any, code: str) -> None:
    with pytest.raises(tg.TherapyGoalsError) as refused:
        tg.instrument("phq-9", language=language)
    assert (refused.value.code, refused.value.path) == (code, "language")
