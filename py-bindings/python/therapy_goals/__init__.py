"""Therapy goals: define, prioritise, measure and revise them, with scored questionnaires.

>>> import therapy_goals as tg
>>> score = tg.instrument("phq-9").score([2, 2, 2, 2, 1, 1, 2, 0, 0])
>>> score.total, score.band, score.alerts
(12.0, 'moderate', [Alert(code='self_harm_item', state='not_raised')])

It supports decisions; it never diagnoses, scores risk or changes a plan by itself.
"""

from . import attainment, change, definition, goal, priority, progress
from ._catalogue import domains, search
from ._native import (
    Alert,
    Instrument,
    Score,
    TherapyGoalsError,
    Undecided,
    __version__,
    instrument,
    instruments,
    languages,
    versions,
)
from ._printed import (
    AgeOutsideRangeScoreFinding,
    AlertTexts,
    AnsweredThoughNotAskedScoreFinding,
    AnswersRecord,
    ChooseOneOfScoreFinding,
    ClassificationTexts,
    CodeTexts,
    Coding,
    Entry,
    ItemTexts,
    NearBorderScoreFinding,
    OptionTexts,
    OtherCategory,
    OtherScore,
    RefusedRecord,
    Rescored,
    RescoredRecord,
    SameAnswerThroughoutScoreFinding,
    ScoreFinding,
    ScoreTexts,
    Texts,
    Verdict,
    Verification,
)
from ._records import Unrecognised

__all__ = [
    "AgeOutsideRangeScoreFinding",
    "Alert",
    "AlertTexts",
    "AnsweredThoughNotAskedScoreFinding",
    "AnswersRecord",
    "ChooseOneOfScoreFinding",
    "ClassificationTexts",
    "CodeTexts",
    "Coding",
    "Entry",
    "Instrument",
    "ItemTexts",
    "NearBorderScoreFinding",
    "OptionTexts",
    "OtherCategory",
    "OtherScore",
    "RefusedRecord",
    "Rescored",
    "RescoredRecord",
    "SameAnswerThroughoutScoreFinding",
    "Score",
    "ScoreFinding",
    "ScoreTexts",
    "Texts",
    "TherapyGoalsError",
    "Undecided",
    "Unrecognised",
    "Verdict",
    "Verification",
    "__version__",
    "attainment",
    "change",
    "definition",
    "domains",
    "goal",
    "instrument",
    "instruments",
    "languages",
    "priority",
    "progress",
    "search",
    "versions",
]


def __dir__() -> list[str]:
    return sorted(__all__)
