"""The findings beside a score, as records."""

from typing import Any

from ._printed import ScoreFinding
from ._records import trusted


def score_findings(data: list[dict[str, Any]]) -> list[ScoreFinding]:
    """What the engine found."""
    return [*trusted(tuple[ScoreFinding, ...], data)]
