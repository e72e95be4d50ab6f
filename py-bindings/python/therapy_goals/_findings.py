"""What is said of a score and of an instrument, as records."""

from typing import Any

from ._printed import AnswersRecord, Rescored, ScoreFinding, Texts, Verification
from ._records import build, trusted


def score_findings(data: list[dict[str, Any]]) -> list[ScoreFinding]:
    """What the engine found."""
    return [*trusted(tuple[ScoreFinding, ...], data)]


def verification(data: dict[str, Any]) -> Verification:
    """What the engine compared."""
    return build(Verification, data)


def texts(data: dict[str, Any]) -> Texts:
    """What a person reads of an instrument."""
    return build(Texts, data)


def answers_record(data: dict[str, Any]) -> AnswersRecord:
    """What was answered."""
    return build(AnswersRecord, data)


def rescored(data: dict[str, Any]) -> Rescored:
    """What other scores there are."""
    return build(Rescored, data)
