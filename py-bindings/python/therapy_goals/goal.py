"""What a person wants from therapy, with what is needed to order and measure it.

A goal that exists is valid: the engine checks it as it is made, and a `TherapyGoalsError` tells every fault at once.

>>> from therapy_goals.goal import CriterionRatings, Goal, Ratings
>>> goal = Goal(
...     id="bed-by-eleven",
...     title="In bed by eleven on weekdays",
...     horizon="short",
...     ratings=Ratings(client=CriterionRatings(urgency=3, importance=3, readiness=5)),
... )
>>> goal.status
'agreed'
"""

from ._printed import (
    Baseline,
    Better,
    Category,
    CriterionRatings,
    FlagKind,
    Focus,
    Goal,
    GoalStatus,
    Horizon,
    Intensity,
    Measure,
    Ratings,
    SecondaryTarget,
    Stage,
    Target,
)

__all__ = [
    "Baseline",
    "Better",
    "Category",
    "CriterionRatings",
    "FlagKind",
    "Focus",
    "Goal",
    "GoalStatus",
    "Horizon",
    "Intensity",
    "Measure",
    "Ratings",
    "SecondaryTarget",
    "Stage",
    "Target",
]


def __dir__() -> list[str]:
    return sorted(__all__)
