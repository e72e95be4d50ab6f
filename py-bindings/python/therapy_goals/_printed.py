"""The records that the functions take and give.

Printed from the core: see CONTRIBUTING.md.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any, ClassVar, Literal, TypeAlias, Union

from ._mixins import AgendaMixin, StoredMixin, AttainmentMixin, StoredMixin, ConflictSideMixin, FindingMixin, GoalMixin, PlanFindingMixin, StoredMixin, StoredMixin, RankingMixin, ReasonMixin, ReliableChangeMixin, ScoreFindingMixin, TargetMixin
from ._native import Score
from ._records import Record, Unrecognised
from ._types import Day

__all__ = [
    "AchievementKind",
    "AchievementRecord",
    "ActiveSet",
    "ActiveSetNotSearchedFinding",
    "AddGoalChange",
    "AgeOutsideRangeScoreFinding",
    "Agenda",
    "AgendaFinding",
    "AgendaItem",
    "AgendaReason",
    "Agreement",
    "AgreementAfterwardsPlanFinding",
    "AgreementChanges",
    "AgreementDeclined",
    "AgreementDiffersPlanFinding",
    "AgreementExpiredPlanFinding",
    "AgreementGiven",
    "AgreementHow",
    "AgreementParty",
    "AlertAnswer",
    "AlertAnswered",
    "AlertScriptLine",
    "AlertState",
    "AlertTexts",
    "AmendsNothingPlanFinding",
    "AnsweredThoughNotAskedScoreFinding",
    "AnswersRecord",
    "Arrow",
    "AskPresentRiskAgendaFinding",
    "Attainment",
    "Attendance",
    "BarredByExclusiveReason",
    "BarredGoal",
    "Barrier",
    "BarrierRecorded",
    "Baseline",
    "BaselineRecorded",
    "Basis",
    "Before",
    "BehaviourAgendaReason",
    "Better",
    "BlankAgendaFinding",
    "BurdenExceededPlanFinding",
    "CapExceededPlanFinding",
    "CapReachedReason",
    "CaseloadReason",
    "CaseloadRow",
    "Category",
    "ChainLink",
    "ChainLinkKind",
    "ChainRecorded",
    "Change",
    "ChangeLabel",
    "ChangeMethod",
    "ChangesNotTriedFinding",
    "CheckIn",
    "ChoiceKey",
    "ChooseOneOfScoreFinding",
    "ClassificationTexts",
    "CloseFlagChange",
    "ClosedAfterTodayFinding",
    "CodeTexts",
    "Coding",
    "Comparison",
    "Concern",
    "ConcernClosed",
    "ConcernDomain",
    "ConcernNote",
    "ConcernOpened",
    "ConcernUpdated",
    "Conflict",
    "ConflictResolved",
    "ConflictSide",
    "ContingencyAgreed",
    "ContingencyInvoked",
    "ContingencyReason",
    "CorrectFlagChange",
    "CorrectionNotUnderstoodPlanFinding",
    "Criterion",
    "CriterionRatings",
    "CriticalValue",
    "DbtMode",
    "DbtStage",
    "Deadline",
    "DeadlineRaisedReason",
    "DecimalSign",
    "Decision",
    "Deferral",
    "Deferred",
    "DiaryDay",
    "DiaryEntry",
    "DiaryLine",
    "DiaryLineKind",
    "DiaryScale",
    "DiaryTarget",
    "Difference",
    "Disagreement",
    "Dispute",
    "DomainForm",
    "DropReason",
    "Due",
    "DueFarAheadFinding",
    "DueReason",
    "DueState",
    "EachSessionSchedule",
    "Effect",
    "EndSchedule",
    "EnteredBeforeParentPlanFinding",
    "Entry",
    "ErasedSafetyPlanFinding",
    "EventCorrected",
    "EventKind",
    "EventWithdrawn",
    "EveryDaysSchedule",
    "EverySessionsSchedule",
    "ExplainedPlace",
    "Explanation",
    "ExplorationAnswered",
    "Finding",
    "Flag",
    "FlagClosed",
    "FlagKind",
    "FlagOpened",
    "FlagScriptLine",
    "Focus",
    "Goal",
    "GoalAchieved",
    "GoalAdded",
    "GoalAttainment",
    "GoalChanged",
    "GoalCheckIn",
    "GoalDecided",
    "GoalDropped",
    "GoalField",
    "GoalFields",
    "GoalFit",
    "GoalLevel",
    "GoalLinked",
    "GoalMerged",
    "GoalMoved",
    "GoalOverduePlanFinding",
    "GoalProbability",
    "GoalRated",
    "GoalReopened",
    "GoalRetired",
    "GoalScriptLine",
    "GoalShift",
    "GoalSplit",
    "GoalStatus",
    "GoalTheme",
    "HeldByPrerequisiteReason",
    "HeldByReadinessReason",
    "HierarchyChoice",
    "HierarchyDefinition",
    "HomeworkOutcome",
    "HomeworkReviewed",
    "HomeworkScriptLine",
    "HomeworkSet",
    "Horizon",
    "InConflictPlanFinding",
    "Influence",
    "Intensity",
    "IntensityAdviceReason",
    "ItemTexts",
    "Ladder",
    "LadderSet",
    "LeftOut",
    "LeftOutReason",
    "Level",
    "LevelProbabilities",
    "LevelRated",
    "LevelRating",
    "LeverageReason",
    "LifeEvent",
    "LifeThreatening",
    "LinesLeftOutPlanFinding",
    "LinkIgnoredPlanFinding",
    "LogEntry",
    "LogValue",
    "Measure",
    "MeasureDeclined",
    "MeasurePlanned",
    "MeasureScriptLine",
    "MeasureSnoozed",
    "MeasureStopped",
    "MeasurementParameter",
    "MeasurementPlan",
    "MethodDefinition",
    "MissedRunPlanFinding",
    "Missing",
    "MissingRatingReason",
    "Move",
    "MoveDoesNotFitPlanFinding",
    "Mover",
    "NearBorderScoreFinding",
    "Need",
    "NeedsFirstStepFinding",
    "NextReviewRevisitAt",
    "NoAgreement",
    "NoProbabilities",
    "NoStepPlanFinding",
    "NoneActiveFinding",
    "NotChosen",
    "NotChosenReason",
    "NotPermittedPlanFinding",
    "NotRanking",
    "NotScoredPlanFinding",
    "NotUnderstoodPlanFinding",
    "NotYetAgreedReason",
    "NoteAdded",
    "NothingSeenAgendaFinding",
    "OffAgendaAgendaFinding",
    "OnHoldReason",
    "OnceAttainedRevisitAt",
    "OpenFlagChange",
    "OpenedAfterTodayFinding",
    "OptionTexts",
    "OrderBy",
    "OrderKey",
    "Orders",
    "OrphanReason",
    "OtherCategory",
    "OtherScore",
    "OverdueFinding",
    "OverdueReason",
    "ParentMissingPlanFinding",
    "PathsLeftOutFinding",
    "Person",
    "Place",
    "PlanAgreement",
    "PlanAlert",
    "PlanClosed",
    "PlanConflict",
    "PlanContingency",
    "PlanFinding",
    "PlanFlag",
    "PlanGoal",
    "PlanHomework",
    "PlanMeasure",
    "PlanPolicy",
    "PlanReopened",
    "PlanReview",
    "PlanSeries",
    "PlanSession",
    "PlanSignal",
    "PlanState",
    "PlanStep",
    "PlanSummary",
    "Point",
    "Policy",
    "PrerequisiteBelowTierFinding",
    "PrerequisiteDroppedFinding",
    "PrerequisiteOpenInSafetyTierFinding",
    "PrerequisiteRetiredFinding",
    "PriorTherapyRecorded",
    "ProbabilitiesNotComputedFinding",
    "Probability",
    "ProblemRecorded",
    "ProfileChosen",
    "RaiseFlagChange",
    "Ranking",
    "RankingSeen",
    "Rated",
    "Rater",
    "RaterOrder",
    "RatingChange",
    "Ratings",
    "Ready",
    "Reason",
    "RecordAfterEndPlanFinding",
    "Reference",
    "RefusedRecord",
    "ReliableChange",
    "RemoveGoalChange",
    "Rescored",
    "RescoredRecord",
    "ResistanceReason",
    "ResistanceRecorded",
    "ReviewClosed",
    "ReviewDueSchedule",
    "ReviewOpened",
    "ReviewScriptLine",
    "ReviewState",
    "ReviewStatus",
    "ReviewWithoutGoalPlanFinding",
    "RevisitAt",
    "RevisitScriptLine",
    "RipplePath",
    "RippleReason",
    "RiskUnknown",
    "Robustness",
    "RunnerUp",
    "SafetyPolicy",
    "SameAnswerThroughoutScoreFinding",
    "SameDayPlanFinding",
    "SameIdPlanFinding",
    "SameTitlePlanFinding",
    "Schedule",
    "ScoreFinding",
    "ScoreReason",
    "ScoreRecorded",
    "ScoreTexts",
    "ScriptAnswer",
    "ScriptLine",
    "ScriptQuestion",
    "ScriptSubject",
    "SecondaryTarget",
    "SeenAgendaReason",
    "Sensitivity",
    "Sequence",
    "SequencesNotSearchedFinding",
    "Series",
    "SeriesStatus",
    "SessionRecorded",
    "SessionScript",
    "SetAnswersFlagsChange",
    "SetArrowChange",
    "SetBeforeChange",
    "SetClientRankChange",
    "SetContingencyChange",
    "SetDueChange",
    "SetGentlerTwinOfChange",
    "SetHorizonChange",
    "SetIntensityChange",
    "SetKeys",
    "SetParentChange",
    "SetPolicyChange",
    "SetRatingChange",
    "SetStageChange",
    "SetStatusChange",
    "SetSubRankChange",
    "SetTierChange",
    "SetTodayChange",
    "Settlement",
    "Sex",
    "ShippedHierarchy",
    "ShippedMeasurementPlan",
    "Sign",
    "SignalSeen",
    "Situation",
    "Source",
    "SourceKind",
    "Stage",
    "StageNote",
    "StageReadinessDisagreeFinding",
    "StageReading",
    "StartSchedule",
    "Statement",
    "Status",
    "StepAdded",
    "StepDone",
    "StepOverduePlanFinding",
    "SteppingStoneOfReason",
    "StrengthKind",
    "StrengthRecorded",
    "SubRankReason",
    "SubjectMissingPlanFinding",
    "SummaryAlert",
    "SummaryBreak",
    "SummaryFlag",
    "SummaryMeasure",
    "SummarySignal",
    "Target",
    "Texts",
    "TherapistPlace",
    "TherapistRatingOnlyReason",
    "TieBrokenReason",
    "TierAgendaReason",
    "TierNotSetFinding",
    "TierReason",
    "TodayNeededFinding",
    "TooCloseToCallFinding",
    "Transition",
    "Trend",
    "UnansweredAlertPlanFinding",
    "UnansweredFlagFinding",
    "UnansweredFlagPlanFinding",
    "UnknownInstrumentPlanFinding",
    "UnknownPartyPlanFinding",
    "UnknownRolePlanFinding",
    "UnknownSessionKindPlanFinding",
    "UnrankedGoal",
    "ValuesSorted",
    "Verdict",
    "Verification",
    "Week",
    "Who",
    "Win",
    "WithheldPlanFinding",
]


def __dir__() -> list[str]:
    return sorted(__all__)


# instrument

#: The sex of the respondent, where a published norm depends on it: the four codes that records systems exchange (HL7
#: administrative gender).
#:
#: - `female`: Female norms apply.
#: - `male`: Male norms apply.
#: - `other`: Neither: no published norm by sex applies.
#: - `unknown`: The same as not given.
Sex: TypeAlias = Literal["female", "male", "other", "unknown"]

#: What stands between the whole digits of a number and the others.
#:
#: - `.`: A point, as in 6.5.
#: - `,`: A comma, as in 6,5.
DecimalSign: TypeAlias = Literal[".", ","]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Coding(Record):
    """How a sheet is coded that arrives otherwise than the form says. Nothing is guessed: without a word here a
    text, a boolean or a number that is no option is refused.

    Each cell is read in this order: what is missing; a label, a boolean or digits; `lowest`; `reversed`; then
    the checks of every answer, and the scoring with its own reversing and recoding.

    - `missing`: What stands for a missing answer, as it arrives: the number 999 and the text `999` are two.
      Nothing, NaN and NA are always missing, infinity never. What the sheet uses for an answer is refused.
    - `labels`: Which texts are answers: none (false), the labels of the form (true), its LOINC answer codes
      (`loinc`), or these, each with its number. Case and blanks at the ends do not matter.
    - `language`: The language of the form's labels: English, `en`, unless it is said here, or that of the
      instrument.
    - `lowest`: The number of the lowest answer, where that is not the form's: 1 for a sheet from 1 to 4 of a
      form from 0 to 3. From -1000000 to 1000000.
    - `reversed`: Which items arrive reversed already, of those that scoring reverses: none (false), all (true),
      or these.
    - `decimal`: What stands between the digits of a text. One of `.`, `,`.
    - `booleans`: Whether true is 1 and false is 0, of items whose options are 0 and 1.
    - `texts`: Whether a text of digits is a number.
    - `columns`: Where the answers stand in a row of a table: the name of a column with `{item}` for the id of
      the item, such as `phq9_{item}`, or the names of the columns of the scored items in form order. Other
      columns are not looked at; a column that is not there is refused.
    """

    missing: tuple[float | str, ...] = ()
    labels: bool | Literal["loinc"] | Mapping[str, float] = dataclasses.field(default=False, hash=False)
    language: str | None = None
    lowest: int | None = None
    reversed: bool | tuple[str | int, ...] = False
    decimal: DecimalSign = "."
    booleans: bool = False
    texts: bool = False
    columns: str | tuple[str, ...] | None = None


#: Who fills in the form.
#:
#: - `client`: The client.
#: - `clinician`: A clinician, from an interview.
#: - `caretaker`: Somebody who cares for the client.
Who: TypeAlias = Literal["client", "clinician", "caretaker"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Entry(Record):
    """One instrument in a list: what helps to choose.

    - `id`: Its id, such as `phq-9`.
    - `title`: The published title.
    - `short_title`: The usual abbreviation.
    - `measures`: What it measures, in a phrase.
    - `domains`: What it is about.
    - `who`: Who fills in the form. One of `client`, `clinician`, `caretaker`.
    - `youngest`: The youngest age in years that it was made for; none where none is stated. From 0 to 130.
    - `oldest`: The oldest age in years that it was made for; none where none is stated. From 0 to 130.
    - `items`: How many scored items it has. From 0 to 1000.
    - `wording_may_ship`: Whether the wording of the items may be shipped.
    - `terms`: The terms of use, in a sentence.
    - `version`: The version of the definition.
    """

    id: str
    title: str
    short_title: str
    measures: str
    domains: tuple[str, ...]
    who: Who
    youngest: int | None
    oldest: int | None
    items: int
    wording_may_ship: bool
    terms: str
    version: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class OptionTexts(Record):
    """What a person reads of an answer.

    - `value`: The stored number. From -1000000 to 1000000.
    - `label`: The label; none where it may not ship.
    """

    value: float
    label: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ItemTexts(Record):
    """What a person reads of an item.

    - `id`: The id of the item.
    - `tag`: What it is about, in neutral words.
    - `text`: The wording; none where it may not ship.
    - `options`: The answers; empty where any number of a range is one.
    """

    id: str
    tag: str
    text: str | None
    options: tuple[OptionTexts, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class CodeTexts(Record):
    """What a person reads of a band or a category.

    - `code`: The code.
    - `label`: The name.
    """

    code: str
    label: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ScoreTexts(Record):
    """What a person reads of a score.

    - `id`: The id: `total`, or that of a subscale.
    - `title`: What it is called, where it has a name.
    - `bands`: The bands of the chosen set, lowest first.
    """

    id: str
    title: str | None
    bands: tuple[CodeTexts, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ClassificationTexts(Record):
    """What a person reads of a classification.

    - `id`: The id.
    - `title`: What it says, in a phrase.
    - `categories`: The categories of the chosen rule.
    """

    id: str
    title: str
    categories: tuple[CodeTexts, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class AlertTexts(Record):
    """What a person reads of an alert.

    - `id`: The id.
    - `question`: The question to ask.
    """

    id: str
    question: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Texts(Record):
    """What a person reads of an instrument with its chosen rules, in its language.

    - `language`: The language, as a tag of BCP 47.
    - `title`: The title.
    - `short_title`: The usual abbreviation.
    - `measures`: What it measures, in a phrase.
    - `time_frame`: The time that the questions ask about.
    - `stem`: The sentence above the items; none where the wording may not ship.
    - `items`: The items in form order.
    - `scores`: The total, where there is one, then the subscales.
    - `classifications`: The classifications.
    - `alerts`: The alerts.
    - `untranslated`: The texts that are shown in English because the translation has none: where they would
      stand in it, such as `items.9.text` or `scores.total.bands.mild`.
    - `unnamed`: The names that are made of a code, with blanks, because nobody gave one: their places, in the
      same way.
    """

    language: str
    title: str
    short_title: str
    measures: str
    time_frame: str | None
    stem: str | None
    items: tuple[ItemTexts, ...]
    scores: tuple[ScoreTexts, ...]
    classifications: tuple[ClassificationTexts, ...]
    alerts: tuple[AlertTexts, ...]
    untranslated: tuple[str, ...]
    unnamed: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class OtherScore(Record):
    """A score as it would be.

    - `scale`: The score: `total` or a subscale.
    - `total`: Its value; none where it would be incomplete.
    - `band`: Its band.
    """

    scale: str
    total: float | None = None
    band: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class OtherCategory(Record):
    """A classification as it would be.

    - `id`: The classification.
    - `category`: Its category; none where it would not be decided.
    """

    id: str
    category: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ChooseOneOfScoreFinding(ScoreFindingMixin):
    """Rules are published for this place and none is the default: until one is chosen, there is no band or
    category here, or nothing stands in for missing items.

    - `place`: The place: a classification, `bands` or `prorating` of the total, or of a subscale, such as
      `depression.bands`.
    - `rules`: The rules to choose from.
    """

    code: Literal["choose_one_of"] = dataclasses.field(default="choose_one_of", init=False)
    place: str
    rules: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class AnsweredThoughNotAskedScoreFinding(ScoreFindingMixin):
    """Items were answered which the form says are not asked, as other answers or the respondent's sex tell. Their
    answers do not count in scores; where they did, this is what would be another one.

    - `items`: The items.
    - `scores`: The scores that would be others.
    - `classifications`: The classifications that would be others.
    """

    code: Literal["answered_though_not_asked"] = dataclasses.field(default="answered_though_not_asked", init=False)
    items: tuple[str, ...]
    scores: tuple[OtherScore, ...]
    classifications: tuple[OtherCategory, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class AgeOutsideRangeScoreFinding(ScoreFindingMixin):
    """The respondent's age is none of those for which the form was made or tried.

    - `start`: The youngest age of the form. From 0 to 130.
    - `end`: The oldest age of the form. From 0 to 130.
    """

    _renamed: ClassVar = {"from": "start", "to": "end"}

    code: Literal["age_outside_range"] = dataclasses.field(default="age_outside_range", init=False)
    start: int | None = None
    end: int | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SameAnswerThroughoutScoreFinding(ScoreFindingMixin):
    """All items have the same answer, though some of them ask for the opposite of the others.

    - `scale`: The score whose items contradict each other.
    """

    code: Literal["same_answer_throughout"] = dataclasses.field(default="same_answer_throughout", init=False)
    scale: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class NearBorderScoreFinding(ScoreFindingMixin):
    """The next higher or lower answer to one item (a tenth away on a line) would take a prorated score across a
    border.

    - `scale`: The score.
    - `place`: Whose border it is: a classification, `bands` of the total, or those of a subscale, such as
      `depression.bands`.
    - `border`: The border, in points.
    """

    code: Literal["near_border"] = dataclasses.field(default="near_border", init=False)
    scale: str
    place: str
    border: float


#: Something to look at before a score is used. None of them changes the score, and none is an error.
ScoreFinding: TypeAlias = Union[
    ChooseOneOfScoreFinding,
    AnsweredThoughNotAskedScoreFinding,
    AgeOutsideRangeScoreFinding,
    SameAnswerThroughoutScoreFinding,
    NearBorderScoreFinding,
    Unrecognised,
]

#: Whether a score fits a definition.
#:
#: - `consistent`: The definition made it, and could have said all that it says.
#: - `inconsistent`: The definition made it, and cannot have said what it says.
#: - `cannot_say`: Another definition made it, or nobody knows which.
Verdict: TypeAlias = Literal["consistent", "inconsistent", "cannot_say"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Verification(Record):
    """Whether what a score says fits the definition that made it.

    - `verdict`: Whether it does. One of `consistent`, `inconsistent`, `cannot_say`.
    - `differs`: Where it does not: `version`, `rules`, `band`, `subscales.b.band`, `classifications.cutoff`,
      `alerts.self_harm_item` and the like.
    """

    verdict: Verdict
    differs: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class AnswersRecord(StoredMixin):
    """The answers of one person to one form on one day, as they are kept: a score keeps none. They are those of
    the form, decoded; scoring them again needs no coding.

    - `schema_version`: The version of the form in which this is stored.
    - `id`: The id of this record.
    - `client`: The client's pseudonym.
    - `rater`: Who answered.
    - `by`: Who entered the answers, where that is somebody else.
    - `date`: The day on which they were given.
    - `time`: The time of that day.
    - `instrument`: The instrument.
    - `version`: The version of its definition.
    - `definition_digest`: The digest of that definition.
    - `rules`: The rule that was chosen at each place.
    - `language`: The language of the form.
    - `age`: The client's age in completed years on that day. From 0 to 130.
    - `sex`: The sex of the client. One of `female`, `male`, `other`, `unknown`.
    - `responses`: Each item of the form with its answer, in the definition's own values; null is missing. Items
      that count in no score are among them, and answers to what was not asked.
    - `coding`: How the sheet was coded that they came from. It is kept to be looked up and is never applied
      again.
    """

    schema_version: str
    id: str
    client: str
    rater: str
    by: str | None
    date: str
    time: str | None
    instrument: str
    version: str
    definition_digest: str
    rules: Mapping[str, str] = dataclasses.field(hash=False)
    language: str | None
    age: int | None
    sex: Sex | None
    responses: Mapping[str, float | None] = dataclasses.field(hash=False)
    coding: Coding | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class RescoredRecord(Record):
    """A record that says something else.

    - `id`: The id of the record.
    - `client`: The client's pseudonym.
    - `date`: The day of the answers.
    - `differs`: What differs: `total`, `status`, `band`, `subscales.b.total`, `classifications.cutoff`,
      `alerts.self_harm_item`.
    - `total_before`: The total before.
    - `total_after`: The total after.
    - `band_before`: The band before.
    - `band_after`: The band after.
    """

    id: str
    client: str
    date: str
    differs: tuple[str, ...]
    total_before: float | None = None
    total_after: float | None = None
    band_before: str | None = None
    band_after: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class RefusedRecord(Record):
    """A record that cannot be scored.

    - `id`: The id of the record.
    - `client`: The client's pseudonym.
    - `code`: The code of the first fault.
    - `path`: Its path.
    """

    id: str
    client: str
    code: str
    path: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Rescored(Record):
    """What kept answers say by another definition.

    - `unchanged`: How many records say the same by both. From 0 to 1000000000.
    - `changed`: The records that say something else, in the order in which they were given.
    - `refused`: The records that one of the two cannot score.
    """

    unchanged: int
    changed: tuple[RescoredRecord, ...]
    refused: tuple[RefusedRecord, ...]


# goal

#: How soon a goal is to be reached.
#:
#: - `short`: A few sessions.
#: - `long`: Months or years.
Horizon: TypeAlias = Literal["short", "long"]

#: What a goal is about: the doing, or what comes of it.
#:
#: - `process`: Something one does.
#: - `outcome`: Something that results.
Focus: TypeAlias = Literal["process", "outcome"]

#: The area of life or therapy that a goal belongs to.
#:
#: - `symptom`: Fewer or weaker symptoms.
#: - `skill`: Coping, communication, emotion regulation.
#: - `relationship`: Partner, family, friends, support.
#: - `self_understanding`: Insight into patterns.
#: - `meaning`: Values, life goals, spirituality.
#: - `lifestyle`: Sleep, exercise, food, routines.
#: - `other`: Something else.
Category: TypeAlias = Literal[
    "symptom",
    "skill",
    "relationship",
    "self_understanding",
    "meaning",
    "lifestyle",
    "other",
]

#: Which direction of a measure is better for the client.
#:
#: - `lower`: A lower value is better, as for most symptom scales.
#: - `higher`: A higher value is better, as for well-being.
Better: TypeAlias = Literal["lower", "higher"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Baseline(Record):
    """Where a measure started. Zero is a value.

    - `value`: The value.
    - `date`: The day it was taken.
    - `source`: Where it comes from.
    """

    value: float
    date: Day | None = None
    source: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Target(TargetMixin):
    """Where a measure is to go.

    - `value`: To this value.
    - `change_percent`: By this many per cent of the baseline: −20 is a fifth less.
    """

    value: float | None = None
    change_percent: float | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Measure(Record):
    """One measure of a goal, with its scale, its baseline and its target.

    - `name`: What is measured.
    - `better`: Whether lower or higher is better. One of `lower`, `higher`.
    - `focus`: Whether it measures the doing or the result. One of `process`, `outcome`.
    - `unit`: The unit, such as `times a week`.
    - `minimum`: The lowest value of the scale.
    - `maximum`: The highest value of the scale.
    - `baseline`: Where it started.
    - `target`: Where it is to go.
    """

    name: str
    better: Better
    focus: Focus | None = None
    unit: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    baseline: Baseline | None = None
    target: Target | None = None


#: Where a goal stands in its life.
#:
#: - `draft`: Being worded.
#: - `proposed`: Wished by one party.
#: - `agreed`: Agreed by both.
#: - `active`: Being worked on.
#: - `on_hold`: Set aside for now, by a person.
#: - `achieved`: Reached.
#: - `retired`: Ended by a review.
#: - `dropped`: Given up, with a reason.
GoalStatus: TypeAlias = Literal["draft", "proposed", "agreed", "active", "on_hold", "achieved", "retired", "dropped"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class CriterionRatings(Record):
    """One person's ratings of a goal, each from 1 to 5. A missing rating is not a low one.

    - `urgency`: How soon it must be tackled. From 1 to 5.
    - `importance`: How much it matters. From 1 to 5.
    - `readiness`: How ready the client is. From 1 to 5.
    """

    urgency: int | None = None
    importance: int | None = None
    readiness: int | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Ratings(Record):
    """The ratings of a goal by client and therapist.

    - `client`: The client's ratings.
    - `therapist`: The therapist's ratings.
    """

    client: CriterionRatings | None = None
    therapist: CriterionRatings | None = None


#: What a safety flag is about. Only people open and close flags.
#:
#: - `suicidality`: Thoughts, plans or acts of suicide.
#: - `self_harm`: Harm to oneself without the wish to die.
#: - `severe_substance_use`: Substance use that endangers health.
#: - `acute_trauma`: Acute symptoms after trauma.
#: - `harm_to_others`: Danger to other people.
#: - `safeguarding`: A child or a dependent adult is at risk.
FlagKind: TypeAlias = Literal[
    "suicidality",
    "self_harm",
    "severe_substance_use",
    "acute_trauma",
    "harm_to_others",
    "safeguarding",
]

#: The stage of change for one behaviour (Prochaska & `DiClemente` 1983, J Consult Clin Psychol).
#:
#: - `precontemplation`: No intention within six months.
#: - `contemplation`: Intends to change within six months.
#: - `preparation`: Intends to change within thirty days and has taken a step.
#: - `action`: Changed, less than six months ago.
#: - `maintenance`: Changed, six months ago or longer.
#: - `termination`: No temptation and full confidence, stated by a person.
Stage: TypeAlias = Literal["precontemplation", "contemplation", "preparation", "action", "maintenance", "termination"]

#: How much a goal asks of the person.
#:
#: - `explore`: Awareness, ambivalence, pros and cons.
#: - `prepare`: A plan, a small trial.
#: - `act`: Doing it.
#: - `sustain`: Keeping it up, preventing relapse.
Intensity: TypeAlias = Literal["explore", "prepare", "act", "sustain"]

#: A secondary target of dialectical behaviour therapy: one pole of a dialectical dilemma, in which a person swings
#: from one extreme to the other (Linehan 1993).
#:
#: - `emotional_vulnerability`: Intense emotions that last; against self-invalidation.
#: - `self_invalidation`: Denying or judging one's own emotions; against emotional vulnerability.
#: - `active_passivity`: Waiting for others to solve what one could tackle; against apparent competence.
#: - `apparent_competence`: Seeming to cope when one does not; against active passivity.
#: - `unrelenting_crises`: One crisis after the other; against inhibited grieving.
#: - `inhibited_grieving`: Keeping pain and loss from being felt; against unrelenting crises.
SecondaryTarget: TypeAlias = Literal[
    "emotional_vulnerability",
    "self_invalidation",
    "active_passivity",
    "apparent_competence",
    "unrelenting_crises",
    "inhibited_grieving",
]


@dataclasses.dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Goal(GoalMixin):
    """A goal: what a person wants from therapy, with what is needed to order and measure it.

    - `id`: The id, given by the host, by which other entries refer to it.
    - `title`: The goal in the client's words.
    - `horizon`: Short for a few sessions, long for months or years. One of `short`, `long`.
    - `focus`: What one does, or what comes of it. One of `process`, `outcome`.
    - `category`: What it is mainly about. One of `symptom`, `skill`, `relationship`, `self_understanding`,
      `meaning`, `lifestyle`, `other`.
    - `secondary_categories`: What else it is about. Each of `symptom`, `skill`, `relationship`,
      `self_understanding`, `meaning`, `lifestyle`, `other`.
    - `values`: The values that it serves.
    - `why`: Why it matters, in the client's words.
    - `measures`: How progress is measured.
    - `status`: Where it stands in its life. Default: `agreed`. One of `draft`, `proposed`, `agreed`, `active`,
      `on_hold`, `achieved`, `retired`, `dropped`.
    - `ratings`: How client and therapist rate it.
    - `client_rank`: The client's own order of preference; 1 is the dearest. It breaks ties. From 1 to 10000.
    - `due`: The day by which it must be done.
    - `tier`: The tier of the hierarchy, set by a person; without it, the hierarchy's last tier.
    - `sub_rank`: The order inside a safety tier, set by a person, before any score; 1 comes first. From 1 to
      10000.
    - `answers_flags`: The kinds of safety flag that it answers. Each of `suicidality`, `self_harm`,
      `severe_substance_use`, `acute_trauma`, `harm_to_others`, `safeguarding`.
    - `stage`: The stage of change for the behaviour that it is about. One of `precontemplation`,
      `contemplation`, `preparation`, `action`, `maintenance`, `termination`.
    - `intensity`: How much it asks of the person; a goal that asks for more than its stage carries is held. One
      of `explore`, `prepare`, `act`, `sustain`.
    - `parent`: The long-term goal that this short-term goal is a step towards.
    - `gentler_twin_of`: The goal of which this one is a gentler twin: the same aim, asking for less. Both have
      an intensity, this one's is lower.
    - `secondary_targets`: The secondary targets of dialectical behaviour therapy that it is about: tags to
      filter by. They never come before a primary target, which is the goal's tier. Each of
      `emotional_vulnerability`, `self_invalidation`, `active_passivity`, `apparent_competence`,
      `unrelenting_crises`, `inhibited_grieving`.
    - `dissent`: The client's objection, where the goal stands against their wish.
    - `rationale`: The therapist's reasons for it.
    """

    id: str
    title: str
    horizon: Horizon
    focus: Focus | None = None
    category: Category | None = None
    secondary_categories: tuple[Category, ...] = ()
    values: tuple[str, ...] = ()
    why: str | None = None
    measures: tuple[Measure, ...] = ()
    status: GoalStatus = "agreed"
    ratings: Ratings | None = None
    client_rank: int | None = None
    due: Day | None = None
    tier: str | None = None
    sub_rank: int | None = None
    answers_flags: tuple[FlagKind, ...] = ()
    stage: Stage | None = None
    intensity: Intensity | None = None
    parent: str | None = None
    gentler_twin_of: str | None = None
    secondary_targets: tuple[SecondaryTarget, ...] = ()
    dissent: str | None = None
    rationale: str | None = None


# attainment


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Level(Record):
    """One level of a ladder.

    - `score`: The score, such as −2 or 0. From -1000000 to 1000000.
    - `text`: What is seen at this level; a table of goals and scores has no texts.
    - `anchor`: The number that marks the level, where it has one.
    """

    score: float
    text: str | None = None
    anchor: float | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Ladder(Record):
    """The levels of one goal, from the lowest to the highest, written before treatment.

    The usual ladder has five levels from −2 to +2 with the expected one at 0; others (a sixth level −3 for
    worsening, −0.5 for partly achieved) are the same type with other scores.

    - `goal`: The goal.
    - `levels`: The levels, lowest first: 3 to 100. Where none are said, the usual five without texts.
    - `baseline`: The score of the level at the start, which has to be stated.
    - `expected`: The score of the expected level; 0 by convention.
    - `weight`: The weight; 1 by default, 0 leaves the goal out. Importance times difficulty, each 0 to 3, is
      another convention. From 0 to 1000000.
    """

    goal: str
    levels: tuple[Level, ...] | None = None
    baseline: float = None  # type: ignore[assignment]
    expected: float = 0.0
    weight: float = 1.0


#: Who says it: the two raters of a plan.
#:
#: - `client`: The client.
#: - `therapist`: The therapist.
Rater: TypeAlias = Literal["client", "therapist"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class LevelRating(Record):
    """One rating of a goal on its ladder: one for each goal, rater and day. One that does not say its day or its
    rater is of the only one that the others say.

    - `goal`: The goal.
    - `score`: The score of the level reached.
    - `date`: The day.
    - `rater`: Who rated. One of `client`, `therapist`.
    """

    goal: str
    score: float
    date: Day | None = None
    rater: Rater | None = None


#: What to do with a goal that has no rating.
#:
#: - `refuse`: Refuse to compute.
#: - `drop`: Drop the goal from both times, and say so.
Missing: TypeAlias = Literal["refuse", "drop"]

#: Why a goal does not count in a T-score.
#:
#: - `zero_weight`: Its weight is zero.
#: - `not_rated`: It was not rated, and the caller asked to drop such goals from both times.
LeftOutReason: TypeAlias = Literal["zero_weight", "not_rated"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class LeftOut(Record):
    """A goal that does not count, and why.

    - `goal`: The goal.
    - `reason`: Why. One of `zero_weight`, `not_rated`.
    """

    goal: str
    reason: LeftOutReason


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class GoalAttainment(Record):
    """One goal used: the scores of its baseline level and of the level reached, and its weight.

    - `goal`: The goal.
    - `baseline`: The score of its baseline level.
    - `current`: The score of the level reached.
    - `weight`: Its weight.
    """

    goal: str
    baseline: float
    current: float
    weight: float


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Attainment(AttainmentMixin):
    """What the goals reached, together, as one rater sees it: the T-score of the day, the one of the baseline, the
    change. Without a goal that counts there are none of the three, and `left_out` says why.

    A T-score is 50 where all goals stand at their expected level. Its range depends on the number of goals and
    their weights, so only scores of the same goals and weights compare; levels come first.

    - `schema_version`: The version of the form in which this is stored.
    - `baseline`: The T-score of the baseline levels, over the goals used; none where none is.
    - `current`: The T-score of the ratings, over the goals used; none where none is.
    - `change`: The current T-score minus the baseline, over the same goals.
    - `used`: How many goals were used. From 0 to 65535.
    - `at_or_above_expected`: How many of them stand at their expected level or above. From 0 to 65535.
    - `left_out`: The goals that do not count, and why.
    - `rho`: The assumed correlation between goals.
    - `goals`: Each goal used: where it started, where it stands.
    - `rater`: Who rated, where it is said. One of `client`, `therapist`.
    - `date`: The day of the ratings, where it is said.
    """

    schema_version: str
    baseline: float | None
    current: float | None
    change: float | None
    used: int
    at_or_above_expected: int
    left_out: tuple[LeftOut, ...]
    rho: float
    goals: tuple[GoalAttainment, ...]
    rater: Rater | None = None
    date: str | None = None


# change

#: How reliable change is found.
#:
#: - `jacobson_truax`: The difference over its standard error (Jacobson & Truax 1991).
#: - `published`: A published smallest difference, at or above which a change is reliable.
ChangeMethod: TypeAlias = Literal["jacobson_truax", "published"]

#: What a change is called.
#:
#: - `improved`: Better, by more than measurement error.
#: - `unchanged`: Within measurement error.
#: - `deteriorated`: Worse, by more than measurement error.
ChangeLabel: TypeAlias = Literal["improved", "unchanged", "deteriorated"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ReliableChange(ReliableChangeMixin):
    """The change between two scores of one person, with the numbers that made its label and the source of the
    threshold.

    - `schema_version`: The version of the form in which this is stored.
    - `label`: What the change is called. One of `improved`, `unchanged`, `deteriorated`.
    - `method`: How it was found. One of `jacobson_truax`, `published`.
    - `difference`: The later score minus the earlier one, in points, rounded to nine decimals.
    - `improvement`: The same, positive where it is for the better.
    - `better`: Whether lower or higher is better. One of `lower`, `higher`.
    - `threshold`: The smallest difference, in points, that is reliable: for a published threshold at it, for
      Jacobson & Truax above it.
    - `source`: The publication.
    - `index`: The reliable change index: the difference over its standard error.
    - `standard_error`: The standard error of the difference, in points.
    - `critical_value`: The index above which a change is reliable.
    - `instrument`: The instrument, where a published threshold was used.
    - `version`: The version of its definition.
    - `rule`: The id of the threshold.
    - `other_definition`: Whether the threshold comes from another definition than the one that made the later
      score: one that makes the same number and was given by the caller.
    """

    schema_version: str
    label: ChangeLabel
    method: ChangeMethod
    difference: float
    improvement: float
    better: Better
    threshold: float
    source: str
    index: float | None = None
    standard_error: float | None = None
    critical_value: float | None = None
    instrument: str | None = None
    version: str | None = None
    rule: str | None = None
    other_definition: bool = False


#: How well a number is known.
#:
#: - `confirmed`: Read in the publication or an official text.
#: - `secondary`: Read in secondary sources only.
#: - `disputed`: Sources disagree.
Status: TypeAlias = Literal["confirmed", "secondary", "disputed"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class CriticalValue(Record):
    """The size of an index above which a change is reliable, and where it comes from.

    - `value`: The value. From 0 to 100.
    - `source`: The id of the publication.
    - `status`: How well it is known. One of `confirmed`, `secondary`, `disputed`.
    - `notes`: What to know about it.
    """

    value: float
    source: str
    status: Status
    notes: str | None = None


#: What kind of text a number was read in. A program of others is a lead, and confirms nothing.
#:
#: - `publication`: A paper, a chapter or a book, or its abstract.
#: - `author`: A page or a letter of the authors of the form.
#: - `manual`: The manual of the form.
#: - `form`: A copy of the form itself, with what is printed on it.
#: - `guideline`: What a health service or a society tells its people to do.
#: - `dataset`: The description of a data set.
#: - `page`: A page of others about the form.
#: - `program`: A program of others that scores the form.
SourceKind: TypeAlias = Literal["publication", "author", "manual", "form", "guideline", "dataset", "page", "program"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Source(Record):
    """A publication, or another text that numbers come from.

    - `id`: The id by which numbers name it.
    - `citation`: Authors, year, title or journal.
    - `doi`: The digital object identifier.
    - `kind`: What kind of text it is. One of `publication`, `author`, `manual`, `form`, `guideline`, `dataset`,
      `page`, `program`.
    """

    id: str
    citation: str
    doi: str | None = None
    kind: SourceKind | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class MethodDefinition(Record):
    """A method of change, with its numbers and their sources.

    - `id`: The method. One of `jacobson_truax`, `published`.
    - `title`: What it is called.
    - `rule`: When a change is reliable by it.
    - `sources`: The publications.
    - `source`: The id of the publication that a change by this method names; none where each threshold has its
      own.
    - `critical_value`: The critical value that counts unless another one is stated, where the method has one.
    """

    id: ChangeMethod
    title: str
    rule: str
    sources: tuple[Source, ...]
    source: str | None = None
    critical_value: CriticalValue | None = None


# priority

#: What an arrow does.
#:
#: - `helps`: Progress here helps there.
#: - `interferes`: Progress here gets in the way there: time, energy, or the aims themselves conflict.
Sign: TypeAlias = Literal["helps", "interferes"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Arrow(Record):
    """An arrow of the ripple map: what progress on one goal does to another.

    The arrows of Riediger & Freund 2004, Pers Soc Psychol Bull 30:1511-1523 (facilitation and interference
    between goals), as drawn in perceived causal networks.

    - `start`: The goal on which progress is made.
    - `end`: The goal that feels it.
    - `sign`: Whether it helps or interferes; a plain arrow helps. One of `helps`, `interferes`.
    - `strength`: How strongly; a plain arrow counts as 2. From 1 to 3.
    """

    _renamed: ClassVar = {"from": "start", "to": "end"}

    start: str
    end: str
    sign: Sign = "helps"
    strength: int = 2


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Before(Record):
    """One goal comes before another: the other waits until it is done.

    - `first`: The goal that comes first.
    - `then`: The goal that waits.
    - `agreed`: Whether client and therapist agreed on it. Only agreed links bind a compromise; any link keeps
      the goal that waits out of the active set.
    """

    first: str
    then: str
    agreed: bool = False


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Flag(Record):
    """A safety flag. Only people open and close flags; nothing infers them.

    - `kind`: What it is about. One of `suicidality`, `self_harm`, `severe_substance_use`, `acute_trauma`,
      `harm_to_others`, `safeguarding`.
    - `opened_on`: The day it was opened.
    - `opened_by`: Who opened it.
    - `closed_on`: The day it was closed; absent while it is open. A day after today closes nothing yet.
    - `closed_by`: Who closed it.
    - `raised_to`: The tier to which a person has raised it; one below the hierarchy's own has no effect.
    """

    kind: FlagKind
    opened_on: Day
    opened_by: str
    closed_on: Day | None = None
    closed_by: str | None = None
    raised_to: str | None = None


#: The hierarchies that are shipped: one data file each.
#:
#: - `generic`: Safety first, then everything else.
#: - `dbt_individual`: DBT, individual therapy, stage 1: life-threatening, therapy-interfering, quality of life,
#:   skills. Stages 2 to 4 have no published table; a clinic may bring its own.
#: - `dbt_pretreatment`: DBT, pretreatment: life-threatening, commitment, the rest.
#: - `dbt_skills_group`: DBT, skills group: what destroys therapy, skills, other therapy-interfering behaviour.
#: - `dbt_phone_coaching`: DBT, phone coaching: life-threatening, skills in daily life, conflict with the therapist or
#:   distance.
ShippedHierarchy: TypeAlias = Literal[
    "generic",
    "dbt_individual",
    "dbt_pretreatment",
    "dbt_skills_group",
    "dbt_phone_coaching",
]


@dataclasses.dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class HierarchyDefinition(Record):
    """A hierarchy of tiers as data, which come before any score. Whether its parts fit together is checked where
    it is used.

    - `id`: The id, such as `dbt_individual`.
    - `title`: The name for people.
    - `levels`: The tiers, highest first; those of one level rank as equals. At most 25 levels, and at most 100
      tiers in all.
    - `source`: Where it is published, and what in it is not.
    - `safety`: The tiers that are about safety: whole levels, before all others.
    - `sub_ranked`: The tiers inside which a goal's sub-rank comes before its score.
    - `flag_tiers`: The tier in which a goal must stand that answers a flag of this kind.
    - `counted_levels`: How many levels the active set fills before anything else counts; absent for all. From 1
      to 1000.
    - `allowed_when_exclusive`: The tiers, beside the safety tiers, that stay open under the exclusive safety
      policy.
    - `judged_by`: The shipped hierarchy by which flags are judged; absent where it is this one.
    - `judged_as`: What a tier of this hierarchy is called in the one that judges flags.
    """

    id: str
    title: str
    levels: tuple[tuple[str, ...], ...]
    source: str | None = None
    safety: tuple[str, ...] = ()
    sub_ranked: tuple[str, ...] = ()
    flag_tiers: Mapping[FlagKind, str] = dataclasses.field(default_factory=dict, hash=False)
    counted_levels: int | None = None
    allowed_when_exclusive: tuple[str, ...] = ()
    judged_by: str | None = None
    judged_as: Mapping[str, str] = dataclasses.field(default_factory=dict, hash=False)


#: A hierarchy: the code of a shipped one, or a definition of one's own.
HierarchyChoice: TypeAlias = Union[ShippedHierarchy, HierarchyDefinition]

#: Which score orders the goals of a tier.
#:
#: - `matrix`: Urgency × importance × readiness.
#: - `leverage`: The same, with the importance of what a goal helps added to its own.
OrderBy: TypeAlias = Literal["matrix", "leverage"]

#: What an open safety flag means for other goals.
#:
#: - `first_slot`: Safety goals come first and take no other goal's place.
#: - `exclusive`: While a flag of a safety tier is open, only safety goals, goals that directly help them, goals that
#:   answer an open flag, and the tiers that the hierarchy names are worked on.
SafetyPolicy: TypeAlias = Literal["first_slot", "exclusive"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Deadline(Record):
    """One step of the table of deadlines.

    - `within_days`: The step holds up to this many days before the due date, the last one included. From 0 to
      10000.
    - `urgency`: The urgency that it gives at least. From 1 to 5.
    """

    within_days: int
    urgency: int


@dataclasses.dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Policy(Record):
    """How goals are ordered and chosen: every number that is not a fact about the client. What is left out has its
    default. The guide to situations, `core/hierarchies/README.md`, shows the defaults with the source of each;
    where none is named they are the working assumptions of this library, and a clinic may have its own.

    - `hierarchy`: The hierarchy of tiers, which come before any score. Default: safety first, then the rest.
    - `order`: Which score orders the goals of a tier. Default: `matrix`. One of `matrix`, `leverage`.
    - `safety`: What an open safety flag means for other goals. Default: `first_slot`. One of `first_slot`,
      `exclusive`.
    - `cap_short`: The most short-term goals to work on at a time, safety goals not counted. From 0 to 10.
      Default: 3.
    - `cap_long`: The most long-term goals to work on at a time, safety goals not counted. From 0 to 10.
      Default: 2.
    - `deadlines`: The urgency that a deadline gives at least; a goal that is overdue has the highest.
    - `intensities`: The highest intensity that each stage of change carries.
    - `dispute_gap`: The difference between two ratings, in points, from which they count as disputed. From 1 to
      4. Default: 2.
    - `too_close`: The probability of coming first below which the first place is too close to call. From 0 to
      1. Default: 0.5.
    - `top_k`: How many of the first goals of each order to compare. From 1 to 100. Default: 3.
    - `rbo_persistence`: The persistence of rank-biased overlap (Webber, Moffat & Zobel 2010, ACM Trans Inf Syst
      28:20), 0.01 to 0.99; absent by default, as it flatters on few goals.
    - `hysteresis_margin`: The gain, in points of the score, below which the goals under way stay; absent by
      default, and then they have no privilege. From 0 to 1000000000.
    """

    hierarchy: HierarchyChoice = "generic"
    order: OrderBy = "matrix"
    safety: SafetyPolicy = "first_slot"
    cap_short: int = 3
    cap_long: int = 2
    deadlines: tuple[Deadline, ...] | None = None
    intensities: Mapping[Stage, Intensity] | None = dataclasses.field(default=None, hash=False)
    dispute_gap: int = 2
    too_close: float = 0.5
    top_k: int = 3
    rbo_persistence: float | None = None
    hysteresis_margin: float | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Situation(Record):
    """Everything that is known when goals are put in order.

    - `goals`: The goals, at most 2,000. Which of them rank depends on status and tier.
    - `arrows`: What helps and what interferes, at most 20,000; one arrow for each pair and sign.
    - `before`: What must come before what; without loops.
    - `flags`: The safety flags, open and closed; each kind is open at most once.
    - `contingency`: The goal agreed in advance to come first in a case that has now happened.
    - `today`: The day for which deadlines are counted and flags are looked at; required where a goal has a due
      date. Without it a flag that was ever closed counts as closed, and a finding asks for the day.
    - `policy`: How to decide.
    """

    goals: tuple[Goal, ...]
    arrows: tuple[Arrow, ...] = ()
    before: tuple[Before, ...] = ()
    flags: tuple[Flag, ...] = ()
    contingency: str | None = None
    today: Day | None = None
    policy: Policy | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Rated(Record):
    """Ratings as used: the client's, the therapist's where the client gave none.

    - `urgency`: How soon it must be tackled. From 1 to 5.
    - `importance`: How much it matters. From 1 to 5.
    - `readiness`: How ready the client is. From 1 to 5.
    """

    urgency: int | None = None
    importance: int | None = None
    readiness: int | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class RipplePath(Record):
    """The best way in which progress on a goal reaches another one.

    - `goals`: The goals along the way, from this one to the one that is helped.
    - `share`: The share of progress that arrives: the product of the shares of the arrows, below 1.
    """

    goals: tuple[str, ...]
    share: float


#: What keeps a goal from being worked on.
#:
#: - `held_by_readiness`: It asks for more than the stage of change carries.
#: - `on_hold`: A person set it aside.
#: - `no_score`: A rating is missing.
#: - `held_by_prerequisite`: A goal that comes before it is not done.
#: - `barred_by_exclusive`: The exclusive safety policy keeps it for later.
Barrier: TypeAlias = Literal[
    "held_by_readiness",
    "on_hold",
    "no_score",
    "held_by_prerequisite",
    "barred_by_exclusive",
]

#: A criterion of the decision matrix.
#:
#: - `urgency`: How soon it must be tackled.
#: - `importance`: How much it matters.
#: - `readiness`: How ready the client is.
Criterion: TypeAlias = Literal["urgency", "importance", "readiness"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Influence(Record):
    """How much of the progress on one goal arrives at another.

    - `goal`: The goal that is helped.
    - `share`: The share of progress that arrives, below 1.
    """

    goal: str
    share: float


#: The key by which one goal stands before another.
#:
#: - `tier`: A higher level of the hierarchy, or a contingency in force.
#: - `scored`: It has a score, and the other has none.
#: - `sub_rank`: The place inside the tier that a person gave it.
#: - `score`: The higher score.
#: - `ripple`: The larger ripple.
#: - `urgency`: The higher urgency, deadlines included.
#: - `client_rank`: The client's own order of preference.
#: - `id`: The smaller id, for want of anything else.
OrderKey: TypeAlias = Literal["tier", "scored", "sub_rank", "score", "ripple", "urgency", "client_rank", "id"]

#: The keys by which active sets compare, the first one that differs decides.
#:
#: - `tier_vector`: More goals of the highest tiers.
#: - `orphans`: Fewer long-term goals without an active step towards them.
#: - `interfering`: Fewer pairs of goals that interfere with each other.
#: - `score_sum`: The larger sum of scores.
#: - `off_path`: Fewer short-term goals that lead to no active long-term goal.
#: - `ids`: The smaller list of ids, for want of anything else.
#: - `hysteresis`: The goals under way stay, as the gain is below the margin.
#: - `cap`: The policy allows no goal of this horizon.
ChoiceKey: TypeAlias = Literal[
    "tier_vector",
    "orphans",
    "interfering",
    "score_sum",
    "off_path",
    "ids",
    "hysteresis",
    "cap",
]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class TierReason(ReasonMixin):
    """The tier, which comes before any score.

    - `tier`: The tier.
    - `safety`: Whether it is about safety.
    """

    code: Literal["tier"] = dataclasses.field(default="tier", init=False)
    tier: str
    safety: bool


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ContingencyReason(ReasonMixin):
    """Agreed in advance to come first in a case that has happened; only safety comes before it."""

    code: Literal["contingency"] = dataclasses.field(default="contingency", init=False)


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class NotYetAgreedReason(ReasonMixin):
    """A safety goal that is not agreed yet ranks all the same.

    - `status`: Draft or proposed. One of `draft`, `proposed`, `agreed`, `active`, `on_hold`, `achieved`,
      `retired`, `dropped`.
    - `dissent`: The client's objection, where they made one.
    """

    code: Literal["not_yet_agreed"] = dataclasses.field(default="not_yet_agreed", init=False)
    status: GoalStatus
    dissent: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class TherapistRatingOnlyReason(ReasonMixin):
    """Only the therapist rated these criteria, so those ratings are used.

    - `criteria`: The criteria. Each of `urgency`, `importance`, `readiness`.
    """

    code: Literal["therapist_rating_only"] = dataclasses.field(default="therapist_rating_only", init=False)
    criteria: tuple[Criterion, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class MissingRatingReason(ReasonMixin):
    """Nobody rated these criteria, so there is no score; the goal comes after the rated ones.

    - `criteria`: The criteria. Each of `urgency`, `importance`, `readiness`.
    """

    code: Literal["missing_rating"] = dataclasses.field(default="missing_rating", init=False)
    criteria: tuple[Criterion, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class DeadlineRaisedReason(ReasonMixin):
    """The due date is near enough to lift the urgency.

    - `old`: The rated urgency. From 1 to 5.
    - `new`: The urgency that counts. From 1 to 5.
    - `days`: The days to the due date; negative where it has passed.
    """

    _renamed: ClassVar = {"from": "old", "to": "new"}

    code: Literal["deadline_raised"] = dataclasses.field(default="deadline_raised", init=False)
    old: int
    new: int
    days: int


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class OverdueReason(ReasonMixin):
    """The due date has passed.

    - `days_overdue`: By how many days.
    """

    code: Literal["overdue"] = dataclasses.field(default="overdue", init=False)
    days_overdue: int


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SubRankReason(ReasonMixin):
    """A person gave the goal this place inside its tier, before any score.

    - `sub_rank`: The place; 1 comes first. From 1 to 10000.
    """

    code: Literal["sub_rank"] = dataclasses.field(default="sub_rank", init=False)
    sub_rank: int


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ScoreReason(ReasonMixin):
    """The score of the decision matrix, with the urgency that counts.

    - `urgency`: The urgency that counts. From 1 to 5.
    - `importance`: The importance. From 1 to 5.
    - `readiness`: The readiness. From 1 to 5.
    - `score`: Their product, 1 to 125.
    """

    code: Literal["score"] = dataclasses.field(default="score", init=False)
    urgency: int
    importance: int
    readiness: int
    score: int


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class LeverageReason(ReasonMixin):
    """The score that orders under the leverage policy.

    - `urgency`: The urgency that counts. From 1 to 5.
    - `leverage`: Importance plus ripple.
    - `readiness`: The readiness. From 1 to 5.
    - `score`: Their product.
    """

    code: Literal["leverage"] = dataclasses.field(default="leverage", init=False)
    urgency: int
    leverage: float
    readiness: int
    score: float


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class RippleReason(ReasonMixin):
    """What progress here does for other goals.

    - `ripple`: The sum of importance times share over all goals reached.
    - `reach`: How many goals are reached.
    - `targets`: Those helped most, at most 3, by importance times share.
    """

    code: Literal["ripple"] = dataclasses.field(default="ripple", init=False)
    ripple: float
    reach: int
    targets: tuple[Influence, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class TieBrokenReason(ReasonMixin):
    """The score is level with that of the next goal; this key decided.

    - `goal`: The goal that comes next.
    - `key`: The key. One of `tier`, `scored`, `sub_rank`, `score`, `ripple`, `urgency`, `client_rank`, `id`.
    """

    code: Literal["tie_broken"] = dataclasses.field(default="tie_broken", init=False)
    goal: str
    key: OrderKey


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class HeldByReadinessReason(ReasonMixin):
    """The goal asks for more than the stage of change carries: held, visible, not deleted. A gentler twin of at
    most this intensity would fit.

    - `stage`: The stage. One of `precontemplation`, `contemplation`, `preparation`, `action`, `maintenance`,
      `termination`.
    - `intensity`: What the goal asks for. One of `explore`, `prepare`, `act`, `sustain`.
    - `max`: The highest intensity that fits. One of `explore`, `prepare`, `act`, `sustain`.
    - `twin`: The open goal that is its gentler twin and fits; absent where there is none yet.
    """

    code: Literal["held_by_readiness"] = dataclasses.field(default="held_by_readiness", init=False)
    stage: Stage
    intensity: Intensity
    max: Intensity
    twin: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class IntensityAdviceReason(ReasonMixin):
    """The same for a safety goal, which is never held: advice on how to work on it.

    - `stage`: The stage. One of `precontemplation`, `contemplation`, `preparation`, `action`, `maintenance`,
      `termination`.
    - `intensity`: What the goal asks for. One of `explore`, `prepare`, `act`, `sustain`.
    - `max`: The highest intensity that fits. One of `explore`, `prepare`, `act`, `sustain`.
    - `twin`: The open goal that is its gentler twin and fits; absent where there is none yet.
    """

    code: Literal["intensity_advice"] = dataclasses.field(default="intensity_advice", init=False)
    stage: Stage
    intensity: Intensity
    max: Intensity
    twin: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class OnHoldReason(ReasonMixin):
    """A person set the goal aside; it ranks but is not proposed."""

    code: Literal["on_hold"] = dataclasses.field(default="on_hold", init=False)


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class HeldByPrerequisiteReason(ReasonMixin):
    """Goals that come before this one are not done.

    - `goals`: These goals.
    """

    code: Literal["held_by_prerequisite"] = dataclasses.field(default="held_by_prerequisite", init=False)
    goals: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class BarredByExclusiveReason(ReasonMixin):
    """While a safety flag is open, the exclusive policy keeps this goal for later."""

    code: Literal["barred_by_exclusive"] = dataclasses.field(default="barred_by_exclusive", init=False)


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class CapReachedReason(ReasonMixin):
    """As many goals of this horizon are proposed as the policy allows.

    - `horizon`: The horizon. One of `short`, `long`.
    - `cap`: The most goals of this horizon at a time.
    """

    code: Literal["cap_reached"] = dataclasses.field(default="cap_reached", init=False)
    horizon: Horizon
    cap: int


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class NotChosenReason(ReasonMixin):
    """The goal could be worked on, but a better set leaves it out.

    - `key`: The key that decided. One of `tier_vector`, `orphans`, `interfering`, `score_sum`, `off_path`,
      `ids`, `hysteresis`, `cap`.
    - `interferes_with`: The goals of the set with which it interferes, in either direction, where that is the
      reason.
    """

    code: Literal["not_chosen"] = dataclasses.field(default="not_chosen", init=False)
    key: ChoiceKey
    interferes_with: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SteppingStoneOfReason(ReasonMixin):
    """Proposed as a step towards a long-term goal that is proposed too.

    - `goal`: The long-term goal.
    """

    code: Literal["stepping_stone_of"] = dataclasses.field(default="stepping_stone_of", init=False)
    goal: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class OrphanReason(ReasonMixin):
    """Proposed although no proposed short-term goal is a step towards it."""

    code: Literal["orphan"] = dataclasses.field(default="orphan", init=False)


#: One reason for a goal's place, for its being held, or for its being proposed or not.
Reason: TypeAlias = Union[
    TierReason,
    ContingencyReason,
    NotYetAgreedReason,
    TherapistRatingOnlyReason,
    MissingRatingReason,
    DeadlineRaisedReason,
    OverdueReason,
    SubRankReason,
    ScoreReason,
    LeverageReason,
    RippleReason,
    TieBrokenReason,
    HeldByReadinessReason,
    IntensityAdviceReason,
    OnHoldReason,
    HeldByPrerequisiteReason,
    BarredByExclusiveReason,
    CapReachedReason,
    NotChosenReason,
    SteppingStoneOfReason,
    OrphanReason,
    Unrecognised,
]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Place(Record):
    """The place of one goal.

    - `goal`: The goal.
    - `title`: Its title.
    - `rank`: The place; 1 comes first.
    - `horizon`: Its horizon. One of `short`, `long`.
    - `status`: Where it stands in its life. One of `draft`, `proposed`, `agreed`, `active`, `on_hold`,
      `achieved`, `retired`, `dropped`.
    - `tier`: Its tier.
    - `secondary_targets`: Its tags of secondary targets: to filter by, never to order by. Each of
      `emotional_vulnerability`, `self_invalidation`, `active_passivity`, `apparent_competence`,
      `unrelenting_crises`, `inhibited_grieving`.
    - `rated`: The ratings used: the client's, the therapist's where the client gave none.
    - `matrix_score`: Urgency × importance × readiness as rated, 1 to 125, unaltered; none where one is missing.
    - `urgency`: The urgency that counts: as rated, or lifted by a deadline. From 1 to 5.
    - `ordering_score`: The score by which the policy ordered.
    - `matrix_ordering_score`: Urgency that counts × importance × readiness.
    - `leverage_ordering_score`: Urgency that counts × leverage × readiness.
    - `leverage`: Importance plus ripple; none where importance was not rated.
    - `ripple`: The importance of the goals that progress here helps, each times the share that arrives.
    - `out_degree`: How many goals it helps directly.
    - `reach`: How many goals it helps at all.
    - `paths`: The best path to each goal that it helps, by id; listed up to a stated number of goals.
    - `held`: Whether readiness holds it.
    - `eligible`: Whether it can be worked on: nothing bars it.
    - `barriers`: What bars it. Each of `held_by_readiness`, `on_hold`, `no_score`, `held_by_prerequisite`,
      `barred_by_exclusive`.
    - `active`: Whether it is proposed to be worked on now.
    - `reasons`: Why it stands here, and why it is proposed or not.
    """

    goal: str
    title: str
    rank: int
    horizon: Horizon
    status: GoalStatus
    tier: str
    secondary_targets: tuple[SecondaryTarget, ...]
    rated: Rated
    matrix_score: int | None
    urgency: int | None
    ordering_score: float | None
    matrix_ordering_score: int | None
    leverage_ordering_score: float | None
    leverage: float | None
    ripple: float
    out_degree: int
    reach: int
    paths: tuple[RipplePath, ...]
    held: bool
    eligible: bool
    barriers: tuple[Barrier, ...]
    active: bool
    reasons: tuple[Reason, ...]


#: Why a goal does not rank.
#:
#: - `not_agreed`: It is not agreed, and its tier is not about safety.
#: - `done`: It is achieved, retired or dropped.
#: - `off_agenda`: Its tier is no part of this mode's agenda.
NotRanking: TypeAlias = Literal["not_agreed", "done", "off_agenda"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class UnrankedGoal(Record):
    """A goal that does not rank.

    - `goal`: The goal.
    - `reason`: Why. One of `not_agreed`, `done`, `off_agenda`.
    """

    goal: str
    reason: NotRanking


#: Why tau-b has no value.
#:
#: - `no_pairs`: No two goals of one level have both scores.
#: - `all_tied`: One of the scores is the same for every pair.
NoAgreement: TypeAlias = Literal["no_pairs", "all_tied"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Agreement(Record):
    """How far two scores of the same goals agree, by pairs of goals of one level of the hierarchy: what tiers
    decide is no agreement.

    Kendall 1945, Biometrika 33:239-251 (tau-b). It runs on the scores, so a tie counts as a tie.

    - `goals`: The goals that have both scores.
    - `pairs`: Their pairs of one level.
    - `concordant`: The pairs that both scores order in the same way.
    - `discordant`: The pairs that they order in opposite ways.
    - `tied_first`: The pairs that are tied in the first score.
    - `tied_second`: The pairs that are tied in the second score.
    - `tau_b`: Tau-b, from −1 (reversed) to 1 (the same order).
    - `reason`: Why there is none. One of `no_pairs`, `all_tied`.
    """

    goals: int
    pairs: int
    concordant: int
    discordant: int
    tied_first: int
    tied_second: int
    tau_b: float | None = None
    reason: NoAgreement | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Orders(Record):
    """The goals that rank, in both orders.

    - `matrix`: By urgency × importance × readiness.
    - `leverage`: By urgency × leverage × readiness.
    - `agreement`: How far the two scores agree.
    """

    matrix: tuple[str, ...]
    leverage: tuple[str, ...]
    agreement: Agreement


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class BarredGoal(Record):
    """A goal that ranks and cannot be worked on.

    - `goal`: The goal.
    - `barriers`: What bars it. Each of `held_by_readiness`, `on_hold`, `no_score`, `held_by_prerequisite`,
      `barred_by_exclusive`.
    """

    goal: str
    barriers: tuple[Barrier, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class UnansweredFlagFinding(FindingMixin):
    """No open goal answers this open flag in its tier or a higher one; the plan is not ready.

    - `kind`: The kind of flag. One of `suicidality`, `self_harm`, `severe_substance_use`, `acute_trauma`,
      `harm_to_others`, `safeguarding`.
    - `tier`: The tier in which a goal must answer it, or a higher one.
    - `goals`: The goals that are not done and name this kind of flag, but stand in a lower tier, by id.
    """

    code: Literal["unanswered_flag"] = dataclasses.field(default="unanswered_flag", init=False)
    kind: FlagKind
    tier: str
    goals: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ClosedAfterTodayFinding(FindingMixin):
    """The day on which a flag was closed is still to come, so the flag counts as open: is it a slip of the pen?

    - `path`: Where the day stands in the situation, such as `flags[0].closed_on`.
    - `kind`: The kind of flag. One of `suicidality`, `self_harm`, `severe_substance_use`, `acute_trauma`,
      `harm_to_others`, `safeguarding`.
    - `closed_on`: The day.
    """

    code: Literal["closed_after_today"] = dataclasses.field(default="closed_after_today", init=False)
    path: str
    kind: FlagKind
    closed_on: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class OpenedAfterTodayFinding(FindingMixin):
    """The day on which a flag was opened is still to come; the flag counts as open all the same.

    - `path`: Where the day stands in the situation, such as `flags[0].opened_on`.
    - `kind`: The kind of flag. One of `suicidality`, `self_harm`, `severe_substance_use`, `acute_trauma`,
      `harm_to_others`, `safeguarding`.
    - `opened_on`: The day.
    """

    code: Literal["opened_after_today"] = dataclasses.field(default="opened_after_today", init=False)
    path: str
    kind: FlagKind
    opened_on: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class TodayNeededFinding(FindingMixin):
    """Nobody says which day it is, so it cannot be seen whether these days have come: they are taken to have.

    - `paths`: Where they stand in the situation, such as `flags[0].closed_on`.
    """

    code: Literal["today_needed"] = dataclasses.field(default="today_needed", init=False)
    paths: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class OverdueFinding(FindingMixin):
    """A due date has passed.

    - `goal`: The goal.
    - `days_overdue`: By how many days.
    """

    code: Literal["overdue"] = dataclasses.field(default="overdue", init=False)
    goal: str
    days_overdue: int


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class DueFarAheadFinding(FindingMixin):
    """A due date is so far ahead for the goal's horizon, a year for a short-term goal and ten for a long-term one,
    that the year may be a slip of the pen.

    - `goal`: The goal.
    - `days`: The days to the due date.
    """

    code: Literal["due_far_ahead"] = dataclasses.field(default="due_far_ahead", init=False)
    goal: str
    days: int


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class StageReadinessDisagreeFinding(FindingMixin):
    """The stage of change and the rating of readiness say opposite things.

    - `goal`: The goal.
    - `stage`: The stage. One of `precontemplation`, `contemplation`, `preparation`, `action`, `maintenance`,
      `termination`.
    - `readiness`: The readiness. From 1 to 5.
    """

    code: Literal["stage_readiness_disagree"] = dataclasses.field(default="stage_readiness_disagree", init=False)
    goal: str
    stage: Stage
    readiness: int


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class TierNotSetFinding(FindingMixin):
    """Nobody has set the tier of these goals, and the hierarchy has several beside safety: they count as of the
    last one, which may be far too low.

    - `goals`: The goals, by id; those still to be agreed on included.
    - `tier`: The tier of which they count.
    """

    code: Literal["tier_not_set"] = dataclasses.field(default="tier_not_set", init=False)
    goals: tuple[str, ...]
    tier: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class PrerequisiteBelowTierFinding(FindingMixin):
    """A goal of a lower tier is to come before one of a higher tier: the link is ignored.

    - `first`: The goal that was to come first.
    - `then`: The goal that was to wait.
    """

    code: Literal["prerequisite_below_tier"] = dataclasses.field(default="prerequisite_below_tier", init=False)
    first: str
    then: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class PrerequisiteRetiredFinding(FindingMixin):
    """A goal that was to come first was retired: does the other one still make sense?

    - `first`: The goal that was to come first.
    - `then`: The goal that waited.
    """

    code: Literal["prerequisite_retired"] = dataclasses.field(default="prerequisite_retired", init=False)
    first: str
    then: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class PrerequisiteDroppedFinding(FindingMixin):
    """A goal that was to come first was dropped: does the other one still make sense?

    - `first`: The goal that was to come first.
    - `then`: The goal that waited.
    """

    code: Literal["prerequisite_dropped"] = dataclasses.field(default="prerequisite_dropped", init=False)
    first: str
    then: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class PrerequisiteOpenInSafetyTierFinding(FindingMixin):
    """A safety goal does not wait for the goal that was to come first.

    - `first`: The goal that was to come first.
    - `then`: The safety goal.
    """

    code: Literal["prerequisite_open_in_safety_tier"] = dataclasses.field(default="prerequisite_open_in_safety_tier", init=False)
    first: str
    then: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class NoneActiveFinding(FindingMixin):
    """No goal of this horizon is proposed outside the safety tiers, for none is eligible.

    - `horizon`: The horizon. One of `short`, `long`.
    - `barred`: Those that are there, with what bars them; empty where there is none to choose from.
    """

    code: Literal["none_active"] = dataclasses.field(default="none_active", init=False)
    horizon: Horizon
    barred: tuple[BarredGoal, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class NeedsFirstStepFinding(FindingMixin):
    """A long-term goal is not proposed for want of a first step.

    - `goal`: The goal.
    """

    code: Literal["needs_first_step"] = dataclasses.field(default="needs_first_step", init=False)
    goal: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class TooCloseToCallFinding(FindingMixin):
    """If every rating may be off by one, the first of the matrix order is not likely to be first.

    - `goal`: The first of the matrix order.
    - `probability`: The probability that it comes first in its tier.
    - `limit`: The policy's limit.
    """

    code: Literal["too_close_to_call"] = dataclasses.field(default="too_close_to_call", init=False)
    goal: str
    probability: float
    limit: float


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class PathsLeftOutFinding(FindingMixin):
    """Beyond a stated size, paths are not listed; ripple and reach are exact all the same.

    - `goals`: The goals that rank.
    - `limit`: Up to how many goals paths are listed.
    """

    code: Literal["paths_left_out"] = dataclasses.field(default="paths_left_out", init=False)
    goals: int
    limit: int


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ActiveSetNotSearchedFinding(FindingMixin):
    """There are too many possible active sets to try them all, so none is proposed.

    - `sets`: The number of sets, as a decimal number.
    - `limit`: Up to how many sets are tried.
    """

    code: Literal["active_set_not_searched"] = dataclasses.field(default="active_set_not_searched", init=False)
    sets: float
    limit: int


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SequencesNotSearchedFinding(FindingMixin):
    """The two orders leave too many sequences to try them all: the client's order is kept.

    - `goals`: The goals in the sequence.
    - `limit`: Up to how many partial sequences are looked at.
    """

    code: Literal["sequences_not_searched"] = dataclasses.field(default="sequences_not_searched", init=False)
    goals: int
    limit: int


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ProbabilitiesNotComputedFinding(FindingMixin):
    """The goals of a level are too many for exact probabilities.

    - `tiers`: The tiers of the level.
    - `goals`: The rated goals of the level.
    - `limit`: Up to how many goals probabilities are computed.
    """

    code: Literal["probabilities_not_computed"] = dataclasses.field(default="probabilities_not_computed", init=False)
    tiers: tuple[str, ...]
    goals: int
    limit: int


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ChangesNotTriedFinding(FindingMixin):
    """There are too many goals to try every single change of a rating.

    - `goals`: The goals that rank.
    - `limit`: Up to how many goals changes are tried.
    """

    code: Literal["changes_not_tried"] = dataclasses.field(default="changes_not_tried", init=False)
    goals: int
    limit: int


#: Something to know or to talk about: a fact, or a question. None of them changes anything.
Finding: TypeAlias = Union[
    UnansweredFlagFinding,
    ClosedAfterTodayFinding,
    OpenedAfterTodayFinding,
    TodayNeededFinding,
    OverdueFinding,
    DueFarAheadFinding,
    StageReadinessDisagreeFinding,
    TierNotSetFinding,
    PrerequisiteBelowTierFinding,
    PrerequisiteRetiredFinding,
    PrerequisiteDroppedFinding,
    PrerequisiteOpenInSafetyTierFinding,
    NoneActiveFinding,
    NeedsFirstStepFinding,
    TooCloseToCallFinding,
    PathsLeftOutFinding,
    ActiveSetNotSearchedFinding,
    SequencesNotSearchedFinding,
    ProbabilitiesNotComputedFinding,
    ChangesNotTriedFinding,
    Unrecognised,
]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Conflict(Record):
    """An arrow that interferes, between two goals that rank.

    - `start`: The goal on which progress is made.
    - `end`: The goal that it gets in the way of.
    - `strength`: How strongly. From 1 to 3.
    """

    _renamed: ClassVar = {"from": "start", "to": "end"}

    start: str
    end: str
    strength: int


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SetKeys(Record):
    """What a set is worth, in the order in which the keys decide: sets compare by the first that differs.

    - `tier_vector`: Its goals on each counted level of the hierarchy, the highest first; more is better.
    - `orphans`: Its long-term goals without a short-term goal in it that is a step towards them.
    - `interfering`: Its pairs of goals that interfere with each other.
    - `score_sum`: The sum of its scores outside the safety tiers, whose goals are in every set.
    - `off_path`: Its short-term goals that lead to no long-term goal in it.
    """

    tier_vector: tuple[int, ...]
    orphans: int
    interfering: int
    score_sum: float
    off_path: int


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class RunnerUp(Record):
    """The best of the sets that were not chosen.

    - `goals`: Its goals, in the order of the ranking.
    - `keys`: What it is worth.
    - `lost_on`: The first key on which it is worse. One of `tier_vector`, `orphans`, `interfering`,
      `score_sum`, `off_path`, `ids`, `hysteresis`, `cap`.
    """

    goals: tuple[str, ...]
    keys: SetKeys
    lost_on: ChoiceKey


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class NotChosen(Record):
    """A goal that could be worked on and is left out.

    - `goal`: The goal.
    - `key`: The first key on which the best set with it is worse than the one chosen. But `interfering` where a
      set with it would be better if goals that interfere with each other did not count. One of `tier_vector`,
      `orphans`, `interfering`, `score_sum`, `off_path`, `ids`, `hysteresis`, `cap`.
    - `cap_reached`: Whether as many goals of its horizon are in the set as the policy allows.
    """

    goal: str
    key: ChoiceKey
    cap_reached: bool


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ActiveSet(Record):
    """The set of goals that is proposed to be worked on at a time. A proposal: it changes nothing.

    - `goals`: The goals, in the order of the ranking.
    - `safety`: Those of them in safety tiers: all that can be worked on, beyond any cap.
    - `keys`: What the set is worth, key by key.
    - `runner_up`: The best of the other sets.
    - `kept`: Whether the goals under way stay, although another set is better by less than the margin.
    - `not_chosen`: The goals that could be worked on and are left out, by id, with the reason.
    - `exclusive`: Whether the exclusive safety policy is in force: while a flag of a safety tier is open.
    - `searched`: Whether the sets were tried; where they are too many, only safety goals are proposed.
    - `sets`: How many sets were tried, all of them.
    """

    goals: tuple[str, ...]
    safety: tuple[str, ...]
    keys: SetKeys
    runner_up: RunnerUp | None
    kept: bool
    not_chosen: tuple[NotChosen, ...]
    exclusive: bool
    searched: bool
    sets: int


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Statement(Record):
    """What was said about a goal that ranks; at least one of the two.

    - `goal`: The goal.
    - `dissent`: The client's objection, where the goal stands against their wish.
    - `rationale`: The therapist's reasons for it.
    """

    goal: str
    dissent: str | None = None
    rationale: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Dispute(Record):
    """Two ratings of one criterion that differ by the policy's gap or more.

    - `goal`: The goal.
    - `criterion`: The criterion. One of `urgency`, `importance`, `readiness`.
    - `client`: The client's rating. From 1 to 5.
    - `therapist`: The therapist's rating. From 1 to 5.
    """

    goal: str
    criterion: Criterion
    client: int
    therapist: int


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class TherapistPlace(Record):
    """A goal in the therapist's order.

    - `goal`: The goal.
    - `matrix_ordering_score`: Urgency that counts × importance × readiness, by the therapist's urgency and
      importance.
    - `leverage_ordering_score`: Urgency that counts × leverage × readiness, likewise.
    - `ripple`: The ripple by the therapist's ratings of importance.
    """

    goal: str
    matrix_ordering_score: int
    leverage_ordering_score: float
    ripple: float


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Sequence(Record):
    """An order of goals with its distance from the two orders.

    - `goals`: The rated goals.
    - `client`: The pairs that the client's order puts the other way round.
    - `therapist`: The pairs that the therapist's order puts the other way round.
    """

    goals: tuple[str, ...]
    client: int
    therapist: int


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class NextReviewRevisitAt(Record):
    """At the next review."""

    code: Literal["next_review"] = dataclasses.field(default="next_review", init=False)


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class OnceAttainedRevisitAt(Record):
    """Once the goals that were agreed to come first are attained: a goal attainment level of 0 or better. At the
    next review in any case.

    - `goals`: These goals.
    """

    code: Literal["once_attained"] = dataclasses.field(default="once_attained", init=False)
    goals: tuple[str, ...]


#: When to come back to a goal that was put off.
RevisitAt: TypeAlias = Union[NextReviewRevisitAt, OnceAttainedRevisitAt, Unrecognised]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Deferral(Record):
    """A goal that matters to the therapist and is put off.

    - `goal`: The goal.
    - `revisit_at`: When to come back to it.
    - `rationale`: The therapist's reasons for it.
    """

    goal: str
    revisit_at: RevisitAt
    rationale: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Settlement(Record):
    """A sequence to settle on, with what it puts off.

    - `goals`: The rated goals.
    - `client`: The pairs that the client's order puts the other way round.
    - `therapist`: The pairs that the therapist's order puts the other way round.
    - `deferred`: The first goals of the therapist's order that this sequence puts off.
    """

    goals: tuple[str, ...]
    client: int
    therapist: int
    deferred: tuple[Deferral, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Disagreement(Record):
    """Where client and therapist differ, and what they could settle on.

    - `statements`: What each of them had to say about a goal: the client's objection, the therapist's reasons.
    - `disputes`: The ratings that differ by the policy's gap or more, by goal.
    - `therapist_order`: The goals that the therapist rated, in the therapist's order.
    - `shared`: The goals of which both rated urgency and importance, by id: agreement is about these.
    - `agreement`: How far the scores agree over the shared goals.
    - `discordant_pairs`: The pairs of shared goals that the two orders put the other way round.
    - `top_k`: How many of the first goals of each order were compared.
    - `top_k_overlap`: How many of these are the same.
    - `rbo`: Rank-biased overlap, extrapolated, from 0 to 1; only where the policy asks for it.
    - `pareto`: The sequences that keep tiers and agreed links and are not worse for both than another one, from
      the one closest to the client's order on.
    - `client_first`: The default: closest to the client's order, then to the therapist's.
    - `compromise`: The sequence whose larger number of discordant pairs is least, ties to the client; none
      where there is nothing to trade.
    - `searched`: Whether all sequences were searched; where they are too many, the client's order is kept, as
      far as agreed links allow.
    """

    statements: tuple[Statement, ...]
    disputes: tuple[Dispute, ...]
    therapist_order: tuple[TherapistPlace, ...]
    shared: tuple[str, ...]
    agreement: Agreement
    discordant_pairs: int
    top_k: int
    top_k_overlap: int
    rbo: float | None
    pareto: tuple[Sequence, ...]
    client_first: Settlement | None
    compromise: Settlement | None
    searched: bool


#: What a change does to the first place.
#:
#: - `unseats`: Another goal comes first, by its score or by the keys that break ties.
#: - `ties`: The first goal stays first only by the keys that break ties.
Effect: TypeAlias = Literal["unseats", "ties"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class RatingChange(Record):
    """A change of one rating that shakes the first place.

    - `goal`: The goal of which a rating changes.
    - `criterion`: Which rating. One of `urgency`, `importance`, `readiness`.
    - `old`: The rating in use. From 1 to 5.
    - `new`: One less, or one more. From 1 to 5.
    - `effect`: What it does. One of `unseats`, `ties`.
    - `first`: The first goal after the change.
    - `ties`: The goals that are now level with the goal that was first and were not before.
    """

    _renamed: ClassVar = {"from": "old", "to": "new"}

    goal: str
    criterion: Criterion
    old: int
    new: int
    effect: Effect
    first: str
    ties: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Sensitivity(Record):
    """What every single change of a rating by one does to the first place.

    - `top`: The first goal of the order.
    - `cases`: How many changes were tried: all that stay within 1 to 5; 0 beyond a stated number of goals.
    - `changes`: Those that unseat the first goal or make another one level with it.
    """

    top: str | None
    cases: int
    changes: tuple[RatingChange, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Probability(Record):
    """An exact probability.

    - `numerator`: The numerator in lowest terms, as text: it may be too large for a number.
    - `denominator`: The denominator in lowest terms, as text: it may be too large for a number.
    - `value`: The probability as a number, rounded. From 0 to 1.
    """

    numerator: str
    denominator: str
    value: float


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class GoalProbability(Record):
    """The probability of one goal.

    - `goal`: The goal.
    - `probability`: How likely it comes first among the rated goals of its level, when every rating may be off
      by one.
    """

    goal: str
    probability: Probability


#: Why the probabilities of a level are not given.
#:
#: - `sub_ranked`: People gave places inside the level, so scores alone do not decide.
#: - `too_many_goals`: There are too many goals.
NoProbabilities: TypeAlias = Literal["sub_ranked", "too_many_goals"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class LevelProbabilities(Record):
    """The probabilities of one level of the hierarchy.

    - `tiers`: The tiers of the level.
    - `goals`: Each rated goal with the probability that it comes first among them, by id.
    - `reason`: Why there are none. One of `sub_ranked`, `too_many_goals`.
    """

    tiers: tuple[str, ...]
    goals: tuple[GoalProbability, ...]
    reason: NoProbabilities | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Robustness(Record):
    """How firm the first place is.

    - `matrix`: What single changes do to the matrix order.
    - `leverage`: What single changes do to the leverage order.
    - `probabilities`: How likely each goal comes first on its level by the matrix order, when every rating may
      be off by one.
    - `too_close_to_call`: Whether the first of the matrix order is likely to come first in less than the
      policy's share of cases; none where its probability is not given, or where a contingency puts it first.
    """

    matrix: Sensitivity
    leverage: Sensitivity
    probabilities: tuple[LevelProbabilities, ...]
    too_close_to_call: bool | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Ranking(RankingMixin):
    """Goals in order, with the reasons for each place.

    - `schema_version`: The version of the form in which this is stored.
    - `order`: Which score ordered the goals inside a level. One of `matrix`, `leverage`.
    - `places`: The goals that rank, in order.
    - `not_ranking`: The goals that do not, by id.
    - `orders`: Both orders, whatever the policy, and how far they agree.
    - `plan_ready`: Whether every open safety flag is answered by an open goal.
    - `findings`: What to know or to talk about.
    - `top`: The first goal of the order, held or not.
    - `first_eligible`: The first goal of the order that can be worked on.
    - `loops`: Sets of goals that all help each other, in turn.
    - `conflicts`: The arrows that interfere.
    - `active_set`: What to work on now.
    - `disagreement`: Where client and therapist differ, and what they could settle on.
    - `robustness`: How firm the first place is.
    - `basis`: What the ranking was made from, without what has no bearing on it.
    """

    schema_version: str
    order: OrderBy
    places: tuple[Place, ...]
    not_ranking: tuple[UnrankedGoal, ...]
    orders: Orders
    plan_ready: bool
    findings: tuple[Finding, ...]
    top: str | None
    first_eligible: str | None
    loops: tuple[tuple[str, ...], ...]
    conflicts: tuple[Conflict, ...]
    active_set: ActiveSet
    disagreement: Disagreement
    robustness: Robustness
    basis: Situation


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SetRatingChange(Record):
    """A rating; absent to take it back.

    - `goal`: The goal.
    - `rater`: Whose rating. One of `client`, `therapist`.
    - `criterion`: Which rating. One of `urgency`, `importance`, `readiness`.
    - `to`: The new rating; absent to take it back. From 1 to 5.
    """

    code: Literal["set_rating"] = dataclasses.field(default="set_rating", init=False)
    goal: str
    rater: Rater
    criterion: Criterion
    to: int | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SetDueChange(Record):
    """The due date.

    - `goal`: The goal.
    - `to`: The new date; absent for none.
    """

    code: Literal["set_due"] = dataclasses.field(default="set_due", init=False)
    goal: str
    to: Day | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SetStageChange(Record):
    """The stage of change.

    - `goal`: The goal.
    - `to`: The new stage; absent for none. One of `precontemplation`, `contemplation`, `preparation`, `action`,
      `maintenance`, `termination`.
    """

    code: Literal["set_stage"] = dataclasses.field(default="set_stage", init=False)
    goal: str
    to: Stage | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SetIntensityChange(Record):
    """How much the goal asks for.

    - `goal`: The goal.
    - `to`: The new intensity; absent for none. One of `explore`, `prepare`, `act`, `sustain`.
    """

    code: Literal["set_intensity"] = dataclasses.field(default="set_intensity", init=False)
    goal: str
    to: Intensity | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SetStatusChange(Record):
    """Where the goal stands in its life.

    - `goal`: The goal.
    - `to`: The new status. One of `draft`, `proposed`, `agreed`, `active`, `on_hold`, `achieved`, `retired`,
      `dropped`.
    """

    code: Literal["set_status"] = dataclasses.field(default="set_status", init=False)
    goal: str
    to: GoalStatus


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SetHorizonChange(Record):
    """The horizon.

    - `goal`: The goal.
    - `to`: The new horizon. One of `short`, `long`.
    """

    code: Literal["set_horizon"] = dataclasses.field(default="set_horizon", init=False)
    goal: str
    to: Horizon


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SetTierChange(Record):
    """The tier.

    - `goal`: The goal.
    - `to`: The new tier; absent for the last.
    """

    code: Literal["set_tier"] = dataclasses.field(default="set_tier", init=False)
    goal: str
    to: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SetSubRankChange(Record):
    """The place inside a tier that the hierarchy lists in `sub_ranked`; 1 comes first.

    - `goal`: The goal.
    - `to`: The new place; absent for none. From 1 to 10000.
    """

    code: Literal["set_sub_rank"] = dataclasses.field(default="set_sub_rank", init=False)
    goal: str
    to: int | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SetClientRankChange(Record):
    """The client's own order of preference; 1 is the dearest.

    - `goal`: The goal.
    - `to`: The new place; absent for none. From 1 to 10000.
    """

    code: Literal["set_client_rank"] = dataclasses.field(default="set_client_rank", init=False)
    goal: str
    to: int | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SetParentChange(Record):
    """The long-term goal towards which it is a step.

    - `goal`: The goal.
    - `to`: The long-term goal; absent for none.
    """

    code: Literal["set_parent"] = dataclasses.field(default="set_parent", init=False)
    goal: str
    to: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SetGentlerTwinOfChange(Record):
    """The goal of which it is a gentler twin.

    - `goal`: The goal.
    - `to`: The goal that asks for more; absent for none.
    """

    code: Literal["set_gentler_twin_of"] = dataclasses.field(default="set_gentler_twin_of", init=False)
    goal: str
    to: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SetAnswersFlagsChange(Record):
    """The kinds of flag that it answers.

    - `goal`: The goal.
    - `to`: The kinds, all of them; absent for none. Each of `suicidality`, `self_harm`, `severe_substance_use`,
      `acute_trauma`, `harm_to_others`, `safeguarding`.
    """

    code: Literal["set_answers_flags"] = dataclasses.field(default="set_answers_flags", init=False)
    goal: str
    to: tuple[FlagKind, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class AddGoalChange(Record):
    """A goal that was not there.

    - `goal`: The goal.
    """

    code: Literal["add_goal"] = dataclasses.field(default="add_goal", init=False)
    goal: Goal


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class RemoveGoalChange(Record):
    """A goal that is no longer there, with all that refers to it.

    - `goal`: The goal.
    """

    code: Literal["remove_goal"] = dataclasses.field(default="remove_goal", init=False)
    goal: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SetArrowChange(Record):
    """An arrow: drawn, of another strength, or taken away.

    - `start`: Where it starts.
    - `end`: Where it leads.
    - `sign`: What it does. Default: `helps`. One of `helps`, `interferes`.
    - `strength`: The new strength. Absent it takes the arrow away: here it has no default, as it has in a
      situation. From 1 to 3.
    """

    _renamed: ClassVar = {"from": "start", "to": "end"}

    code: Literal["set_arrow"] = dataclasses.field(default="set_arrow", init=False)
    start: str
    end: str
    sign: Sign = "helps"
    strength: int | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SetBeforeChange(Record):
    """A link of what comes before what: made, changed, or taken away.

    - `first`: The goal that comes first.
    - `then`: The goal that waits.
    - `agreed`: Whether both agree on it. Absent it takes the link away: here it has no default, as it has in a
      situation.
    """

    code: Literal["set_before"] = dataclasses.field(default="set_before", init=False)
    first: str
    then: str
    agreed: bool | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class OpenFlagChange(Record):
    """A safety flag is opened.

    - `flag`: The flag.
    """

    code: Literal["open_flag"] = dataclasses.field(default="open_flag", init=False)
    flag: Flag


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class RaiseFlagChange(Record):
    """The tier to which an open flag was raised.

    - `kind`: The kind of flag. One of `suicidality`, `self_harm`, `severe_substance_use`, `acute_trauma`,
      `harm_to_others`, `safeguarding`.
    - `to`: The tier; absent for the hierarchy's own.
    """

    code: Literal["raise_flag"] = dataclasses.field(default="raise_flag", init=False)
    kind: FlagKind
    to: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class CloseFlagChange(Record):
    """An open safety flag is closed. Day and person are given together, or left out together where one only asks
    what if. A day after `today` closes nothing yet.

    - `kind`: The kind of flag. One of `suicidality`, `self_harm`, `severe_substance_use`, `acute_trauma`,
      `harm_to_others`, `safeguarding`.
    - `closed_on`: The day it was closed.
    - `closed_by`: Who closed it.
    """

    code: Literal["close_flag"] = dataclasses.field(default="close_flag", init=False)
    kind: FlagKind
    closed_on: Day | None = None
    closed_by: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class CorrectFlagChange(Record):
    """What was said of an open safety flag was wrong, such as a year: it is written anew, whole.

    - `flag`: The flag as it is.
    """

    code: Literal["correct_flag"] = dataclasses.field(default="correct_flag", init=False)
    flag: Flag


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SetContingencyChange(Record):
    """The goal that comes first by contingency.

    - `to`: The goal; absent for none.
    """

    code: Literal["set_contingency"] = dataclasses.field(default="set_contingency", init=False)
    to: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SetTodayChange(Record):
    """The day for which deadlines are counted.

    - `to`: The day; absent for none.
    """

    code: Literal["set_today"] = dataclasses.field(default="set_today", init=False)
    to: Day | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SetPolicyChange(Record):
    """The policy, all of it: what the new one leaves out has its default, the hierarchy included.

    - `to`: The new policy.
    """

    code: Literal["set_policy"] = dataclasses.field(default="set_policy", init=False)
    to: Policy


#: A fact of a situation, changed. A `to` that is left out takes the fact back.
Change: TypeAlias = Union[
    SetRatingChange,
    SetDueChange,
    SetStageChange,
    SetIntensityChange,
    SetStatusChange,
    SetHorizonChange,
    SetTierChange,
    SetSubRankChange,
    SetClientRankChange,
    SetParentChange,
    SetGentlerTwinOfChange,
    SetAnswersFlagsChange,
    AddGoalChange,
    RemoveGoalChange,
    SetArrowChange,
    SetBeforeChange,
    OpenFlagChange,
    RaiseFlagChange,
    CloseFlagChange,
    CorrectFlagChange,
    SetContingencyChange,
    SetTodayChange,
    SetPolicyChange,
]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Move(Record):
    """A goal whose place or score differs.

    - `goal`: The goal.
    - `rank_from`: Its place before; none where it did not rank.
    - `rank_to`: Its place now; none where it does not rank.
    - `score_from`: The score by which it was ordered.
    - `score_to`: The score by which it is ordered.
    """

    goal: str
    rank_from: int | None = None
    rank_to: int | None = None
    score_from: float | None = None
    score_to: float | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class GoalShift(Record):
    """The goal that stands at a place: before, and now.

    - `old`: Before; none where there was none.
    - `new`: Now; none where there is none.
    """

    _renamed: ClassVar = {"from": "old", "to": "new"}

    old: str | None = None
    new: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Difference(Record):
    """What differs between two rankings.

    - `moves`: The goals whose place or score differs, in the later order; those that rank no more, at the end.
    - `top`: The first goal of the order.
    - `first_eligible`: The first goal that can be worked on.
    - `freed`: The goals that can be worked on now and could not before.
    - `barred`: The goals that could be worked on before and cannot now.
    - `activated`: The goals that are proposed now and were not.
    - `deactivated`: The goals that were proposed and are not now.
    - `plan_ready_before`: Whether every open flag was answered.
    - `plan_ready_after`: Whether every open flag is answered now.
    - `findings_added`: What there was not to talk about before.
    - `findings_gone`: What there was to talk about, and is no longer.
    """

    moves: tuple[Move, ...]
    top: GoalShift
    first_eligible: GoalShift
    freed: tuple[str, ...]
    barred: tuple[str, ...]
    activated: tuple[str, ...]
    deactivated: tuple[str, ...]
    plan_ready_before: bool
    plan_ready_after: bool
    findings_added: tuple[Finding, ...]
    findings_gone: tuple[Finding, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Mover(Record):
    """A goal whose place changed.

    - `goal`: The goal.
    - `rank_from`: Its place before; none where it did not rank.
    - `rank_to`: Its place now; none where it does not rank.
    - `because`: The facts, by their places in the list, that move it in this direction: each one alone in the
      earlier situation, or by being taken out of the later one. Where only several together do, all.
    - `jointly`: Whether no single fact does it, but several together.
    """

    goal: str
    rank_from: int | None
    rank_to: int | None
    because: tuple[int, ...]
    jointly: bool


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Comparison(StoredMixin):
    """How an earlier ranking of a client became a later one.

    - `schema_version`: The version of the form in which this is stored.
    - `difference`: What differs between the rankings.
    - `facts`: The facts that changed in between; applied in this order they turn the earlier situation into the
      later one.
    - `movers`: The goals whose place changed, in the later order, each with the facts that moved it.
    - `searched`: Whether it was searched which fact moved whom: not where that would take too long, and then no
      goal that moved names facts.
    """

    schema_version: str
    difference: Difference
    facts: tuple[Change, ...]
    movers: tuple[Mover, ...]
    searched: bool


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ExplainedPlace(Record):
    """Why a goal stands where it stands, in sentences.

    - `goal`: The goal.
    - `title`: Its title.
    - `rank`: Its place; 1 comes first.
    - `now`: Whether it is proposed to be worked on now, or why not, in a few words.
    - `reasons`: The reasons.
    """

    goal: str
    title: str
    rank: int
    now: str
    reasons: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Explanation(Record):
    """A ranking in sentences, goals named by their titles.

    - `places`: The goals in order.
    - `findings`: What to know or to talk about.
    - `not_ready`: Why the plan is not ready; none where it is.
    - `orders`: What counting in the goals that each one helps does to the order; empty where no goal helps
      another.
    - `loops`: The goals that help each other, in turn.
    - `conflicts`: The goals that get in each other's way.
    - `disagreement`: What client and therapist said, where they differ, what they could settle on, and what is
      put off.
    - `robustness`: How firm the first place is.
    """

    places: tuple[ExplainedPlace, ...]
    findings: tuple[str, ...]
    not_ready: str | None
    orders: tuple[str, ...]
    loops: tuple[str, ...]
    conflicts: tuple[str, ...]
    disagreement: tuple[str, ...]
    robustness: tuple[str, ...]


#: What is worth knowing about how a stage was read.
#:
#: - `intent_without_step`: The person intends to change within thirty days, but has taken no step: by the strict rule
#:   that is contemplation, not preparation.
StageNote: TypeAlias = Literal["intent_without_step"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class StageReading(Record):
    """The stage that the facts define.

    - `stage`: The stage. Termination is never derived: a person states it. One of `precontemplation`,
      `contemplation`, `preparation`, `action`, `maintenance`, `termination`.
    - `note`: What is worth knowing about how it was read. One of `intent_without_step`.
    """

    stage: Stage
    note: StageNote | None = None


#: The stage of a dialectical behaviour therapy (Linehan 1993; Swales & Heard).
#:
#: Only pretreatment and stage 1 are published in enough detail for a table of tiers; the others are labels.
#:
#: - `pretreatment`: Orientation and commitment.
#: - `stage_1`: From loss of control to behavioural control.
#: - `stage_2`: From quiet desperation to emotional experiencing.
#: - `stage_3`: Ordinary problems in living, self-respect.
#: - `stage_4`: From incompleteness to the capacity for joy.
DbtStage: TypeAlias = Literal["pretreatment", "stage_1", "stage_2", "stage_3", "stage_4"]

#: The mode of a dialectical behaviour therapy: each has a hierarchy of its own.
#:
#: - `individual`: Individual therapy.
#: - `skills_group`: The skills group, whose agenda is skills. What is life-threatening is met in individual therapy,
#:   by whose hierarchy flags are judged.
#: - `phone_coaching`: Phone coaching between sessions. Flags are judged by the hierarchy of individual therapy here
#:   too.
DbtMode: TypeAlias = Literal["individual", "skills_group", "phone_coaching"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class DiaryScale(Record):
    """The scale of a line: 0 to 5, 0 to 10, 0 to 1 for no and yes, or what the card has.

    - `minimum`: The lowest entry.
    - `maximum`: The highest entry.
    """

    minimum: float
    maximum: float


#: A kind of life-threatening behaviour, the most pressing first.
#:
#: The order is taught with the hierarchy of Linehan 1993; it was not confirmed in a source that could be read, so a
#: card may leave the kind out.
#:
#: - `crisis_behaviour`: A suicide crisis, an attempt.
#: - `self_injury`: Harm to oneself without the wish to die.
#: - `urge_or_communication`: Urges, and telling others of them.
#: - `ideation_or_belief`: Thoughts, images, expectations and beliefs.
LifeThreatening: TypeAlias = Literal["crisis_behaviour", "self_injury", "urge_or_communication", "ideation_or_belief"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class DiaryTarget(Record):
    """One line of a diary card: a behaviour, an urge, an emotion, the use of a skill.

    - `id`: Its id on the card.
    - `title`: What stands on the card.
    - `scale`: The scale of its entries.
    - `tier`: Its tier, set by a person; absent for what is only recorded and never on the agenda.
    - `at_least`: An entry of at least this much counts as seen. Where neither bound is given, anything above
      the lowest value does.
    - `at_most`: An entry of at most this much counts as seen, as for skills that were not used.
    - `behaviour`: What kind of life-threatening behaviour it is, which orders inside such a tier. One of
      `crisis_behaviour`, `self_injury`, `urge_or_communication`, `ideation_or_belief`.
    """

    id: str
    title: str
    scale: DiaryScale
    tier: str | None = None
    at_least: float | None = None
    at_most: float | None = None
    behaviour: LifeThreatening | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class DiaryDay(Record):
    """What was entered for one day.

    - `date`: The day.
    - `entries`: The entries by line; what is absent or none was left blank, which is not a zero.
    """

    date: Day
    entries: Mapping[str, float | None] = dataclasses.field(hash=False)


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class TierAgendaReason(Record):
    """Its tier, which comes first.

    - `tier`: The tier.
    - `safety`: Whether it is about safety.
    """

    code: Literal["tier"] = dataclasses.field(default="tier", init=False)
    tier: str
    safety: bool


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class BehaviourAgendaReason(Record):
    """The kind of life-threatening behaviour, which orders inside its tier.

    - `behaviour`: The kind. One of `crisis_behaviour`, `self_injury`, `urge_or_communication`,
      `ideation_or_belief`.
    """

    code: Literal["behaviour"] = dataclasses.field(default="behaviour", init=False)
    behaviour: LifeThreatening


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SeenAgendaReason(Record):
    """How often it was seen; inside a tier, more days come first, then the order of the card.

    - `days`: The days on which it was seen.
    - `entered`: The days with an entry.
    - `last_on`: The last day on which it was seen.
    - `furthest`: The entry that went furthest: the highest, or the lowest where little is what counts.
    """

    code: Literal["seen"] = dataclasses.field(default="seen", init=False)
    days: int
    entered: int
    last_on: str
    furthest: float


#: Why a target stands where it does on the agenda.
AgendaReason: TypeAlias = Union[TierAgendaReason, BehaviourAgendaReason, SeenAgendaReason, Unrecognised]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class AgendaItem(Record):
    """A target that was seen on the card.

    - `target`: The line of the card.
    - `title`: What stands on the card.
    - `rank`: The place on the agenda; 1 comes first.
    - `tier`: Its tier.
    - `reasons`: Why it stands here.
    """

    target: str
    title: str
    rank: int
    tier: str
    reasons: tuple[AgendaReason, ...]


#: Why one asks about present risk, the first that holds.
#:
#: - `seen`: A safety target was seen on the card.
#: - `blank`: A safety target has days without an entry.
#: - `not_on_card`: No line of the card belongs to a safety tier.
RiskUnknown: TypeAlias = Literal["seen", "blank", "not_on_card"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class AskPresentRiskAgendaFinding(Record):
    """A question, before everything else: is there risk now or ahead? The card tells the past only, and present
    and upcoming risk comes before past behaviour and urges.

    - `because`: Why it is asked. One of `seen`, `blank`, `not_on_card`.
    """

    code: Literal["ask_present_risk"] = dataclasses.field(default="ask_present_risk", init=False)
    because: RiskUnknown


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class OffAgendaAgendaFinding(Record):
    """A fact: the target was seen, but its tier is no part of this mode's agenda.

    - `target`: The line of the card.
    - `title`: What stands on the card.
    - `tier`: Its tier.
    """

    code: Literal["off_agenda"] = dataclasses.field(default="off_agenda", init=False)
    target: str
    title: str
    tier: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class BlankAgendaFinding(Record):
    """A question: was it not there on these days, or not written down?

    - `target`: The line of the card.
    - `title`: What stands on the card.
    - `days`: The days without an entry.
    - `of`: The days that the card covers.
    """

    code: Literal["blank"] = dataclasses.field(default="blank", init=False)
    target: str
    title: str
    days: int
    of: int


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class NothingSeenAgendaFinding(Record):
    """A question: no target was seen, so what is there to work on?"""

    code: Literal["nothing_seen"] = dataclasses.field(default="nothing_seen", init=False)


#: What to ask or to know before the agenda is agreed. None of it changes anything.
AgendaFinding: TypeAlias = Union[
    AskPresentRiskAgendaFinding,
    OffAgendaAgendaFinding,
    BlankAgendaFinding,
    NothingSeenAgendaFinding,
    Unrecognised,
]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Agenda(AgendaMixin):
    """What to talk about, in order, by a diary card. A proposal: it changes no plan.

    - `schema_version`: The version of the form in which this is stored.
    - `first`: The first target, which sets the agenda; none where none was seen.
    - `items`: The targets that were seen, in order.
    - `findings`: What to ask and to know, the question about present risk first.
    """

    schema_version: str
    first: str | None
    items: tuple[AgendaItem, ...]
    findings: tuple[AgendaFinding, ...]


# progress


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Point(Record):
    """One point of a series.

    - `date`: The day.
    - `value`: The value; null, or absent, for a measurement that gave none, such as an incomplete form. It is
      counted, never filled.
    - `order`: Where several are of one day, which comes first: 1, 2 and so on, from 1 to 1,000. From 1 to 1000.
    """

    date: Day
    value: float | None = None
    order: int | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Series(Record):
    """One thing of one person, measured again and again by one rater: the total of a questionnaire, a check-in on
    a goal.

    A changed questionnaire, ladder or goal is another series.

    - `points`: The points in any order, at most 10,000. Of one day there is one, unless each has its `order`.
    - `better`: Whether lower or higher is better. One of `lower`, `higher`.
    - `reliable`: The least difference that is reliable, in points, such as the published threshold of the
      questionnaire; above 0. Without it nothing is said of a plateau, of worsening or of what is maintained.
    - `window`: How many of the last points a plateau is made of; 4 unless stated, from 2 to 100.
    - `baseline`: The value from which change is counted; the first point's unless stated.
    """

    points: tuple[Point, ...]
    better: Better
    reliable: float | None = None
    window: int = 4
    baseline: float | None = None


#: What the last points of a series do. Each is a question to people, none a judgement.
#:
#: - `no_values`: There is no value.
#: - `not_known`: It is not known what difference is reliable.
#: - `worsening`: The last value is reliably worse than the baseline, or than the best one so far.
#: - `too_few`: There are fewer points than a window has, and no reliable change in them.
#: - `maintaining`: Reliably better than the baseline, and the last points are within the reliable difference of each
#:   other: a gain that is held, not a plateau.
#: - `plateau`: The last points are within the reliable difference of each other, and there is no reliable gain.
#: - `improving`: Reliably better than at the first point of the window, or, with fewer points than that, than at the
#:   baseline.
#: - `unsettled`: The last points differ by more than error and lead nowhere yet.
Trend: TypeAlias = Literal[
    "no_values",
    "not_known",
    "worsening",
    "too_few",
    "maintaining",
    "plateau",
    "improving",
    "unsettled",
] | str

#: What a value is compared with.
#:
#: - `baseline`: The baseline.
#: - `best`: The best value before.
Reference: TypeAlias = Literal["baseline", "best"]

#: A small win, found in the last point.
#:
#: - `first_move`: The first value that is better than the baseline.
#: - `best_so_far`: Better than every value before.
#: - `first_reliable_gain`: Reliably better than the baseline for the first time.
Win: TypeAlias = Literal["first_move", "best_so_far", "first_reliable_gain"] | str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SeriesStatus(Record):
    """Where a series stands: its numbers, its trend by the reliable difference, and what may be found in it.

    - `trend`: What its last points do. One of `no_values`, `not_known`, `worsening`, `too_few`, `maintaining`,
      `plateau`, `improving`, `unsettled`, or of a later release.
    - `points`: How many points have a value.
    - `without_value`: How many have none.
    - `baseline`: The value from which change is counted.
    - `latest`: The last value.
    - `best`: The best value.
    - `difference`: The last value minus the baseline.
    - `improvement`: The same, positive where it is for the better.
    - `start`: The day of the first value.
    - `end`: The day of the last one.
    - `days`: The days between the two. From 0 to 3652058.
    - `since`: The day of the first point of the window: since when nothing has moved, where that is the trend.
    - `worse_than`: What the last value is reliably worse than. Each of `baseline`, `best`.
    - `wins`: What is worth a word: small wins. Each of `first_move`, `best_so_far`, `first_reliable_gain`, or
      of a later release.
    """

    _renamed: ClassVar = {"from": "start", "to": "end"}

    trend: Trend
    points: int
    without_value: int
    baseline: float | None
    latest: float | None
    best: float | None
    difference: float | None
    improvement: float | None
    start: str | None
    end: str | None
    days: int | None
    since: str | None
    worse_than: tuple[Reference, ...]
    wins: tuple[Win, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class LogValue(Record):
    """One line of a self-monitoring log: a rating, a count, minutes, or yes (1) and no (0).

    - `date`: The day of which it tells.
    - `value`: The value.
    - `entered`: The day on which it was written, where that is a later one.
    """

    date: Day
    value: float
    entered: Day | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Week(Record):
    """A week of a log. Days without an entry stay without: nothing is filled, and `days` says how many there are.

    - `start`: Its first day.
    - `end`: Its last day.
    - `days`: On how many of its seven days something is logged. From 0 to 7.
    - `entries`: How many entries it has.
    - `late`: How many of them were written on a later day.
    - `total`: Their sum.
    - `mean`: Their mean, over entries; none without any.
    - `lowest`: The lowest of them.
    - `highest`: The highest of them.
    """

    _renamed: ClassVar = {"from": "start", "to": "end"}

    start: str
    end: str
    days: int
    entries: int
    late: int
    total: float
    mean: float | None = None
    lowest: float | None = None
    highest: float | None = None


# plan


@dataclasses.dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class PlanPolicy(Record):
    """What a service decides about its plans: roles, reviews, caps, days. What is left out has its default;
    `core/plans/policy.json` names the source of each.

    - `parties`: Who must agree before a goal is agreed, at least one.
    - `guardians`: The roles that may act for the client.
    - `care_team`: The roles that treat the client, or supervise those who do, at least one. Flags and alerts
      are never hidden from them.
    - `counted_sessions`: The kinds of session that count for reviews, and for what is measured at each session.
    - `other_sessions`: Other kinds of session that the service has, and that do not count.
    - `session_alerts`: The alerts that ask about a session, such as `alliance` of the SRS, and about nobody's
      safety: they wait for an answer as any other, while `ready` and the first place of a caseload are not
      theirs.
    - `review_due`: After how many attended sessions a review is due. From 1 to 1000. Default: 4.
    - `review_overdue`: The most sessions without a review: with more it is overdue. No fewer than `review_due`.
      From 1 to 1000. Default: 6.
    - `agreement_days`: After how many days an agreement expires; none by default. From 0 to 10000.
    - `missed_run`: How many weeks in a row without a planned session of one kind are a finding. From 1 to 100.
      Default: 3.
    - `burden`: The most burden for one person on one day, counted as the measurement plan counts it: 1 to
      10,000. From 1 to 10000. Default: 60.
    - `not_seen_days`: After how many days without a session it is said that the client was not seen. From 0 to
      10000. Default: 30.
    - `main_rater`: Whose ratings are the client's in a ranking: another one than the client where a parent
      speaks for a child.
    - `ranking`: How the goals of the plan are ranked. Its caps and its hierarchy are those of the plan.
    """

    parties: tuple[str, ...] = ("client", "therapist", )
    guardians: tuple[str, ...] = ("guardian", "parent", )
    care_team: tuple[str, ...] = ("therapist", "clinician", "care_team", "supervisor", )
    counted_sessions: tuple[str, ...] = ("individual", "skills_group", "group", "couple", "family", "review", )
    other_sessions: tuple[str, ...] = ("phone", )
    session_alerts: tuple[str, ...] = ("alliance", )
    review_due: int = 4
    review_overdue: int = 6
    agreement_days: int | None = None
    missed_run: int = 3
    burden: int = 60
    not_seen_days: int = 30
    main_rater: str = "client"
    ranking: Policy | None = None


#: What an event says.
#:
#: - `exploration_answered`: An answer on the way from a wish to a goal.
#: - `baseline_recorded`: Where a measure stood at the beginning.
#: - `strength_recorded`: A strength, or something in the surroundings.
#: - `prior_therapy_recorded`: A therapy that was tried before.
#: - `values_sorted`: A sorting of value cards.
#: - `problem_recorded`: A problem that the client brings.
#: - `goal_added`: A goal is worded.
#: - `goal_changed`: Fields of a goal are changed.
#: - `goal_linked`: An arrow between two goals, or which comes first.
#: - `goal_rated`: A goal is rated by the three criteria.
#: - `goal_proposed`: A goal is proposed.
#: - `goal_activated`: Work on a goal begins.
#: - `goal_held`: A goal is set aside for now.
#: - `goal_resumed`: Work on it goes on.
#: - `goal_achieved`: A goal is reached.
#: - `goal_retired`: A goal is ended by a review.
#: - `goal_dropped`: A goal is given up.
#: - `goal_reopened`: A goal that had ended is taken up again.
#: - `goal_merged`: Goals become one.
#: - `goal_split`: A goal becomes several.
#: - `ladder_set`: The ladder of a goal is written.
#: - `level_rated`: A goal is rated on its ladder.
#: - `agreement_given`: A party agrees.
#: - `agreement_declined`: A party does not agree.
#: - `step_added`: A step towards a goal.
#: - `step_done`: A step is done.
#: - `barrier_recorded`: What stands in the way.
#: - `session_recorded`: A session.
#: - `check_in`: A rating of progress towards a goal.
#: - `homework_set`: Something to do until the next session.
#: - `homework_reviewed`: What became of it.
#: - `diary_day`: A diary card, for a day or for an entry of it.
#: - `log_entry`: An entry of self-monitoring.
#: - `chain_recorded`: A chain analysis.
#: - `note_added`: A note.
#: - `measure_planned`: Something is to be measured.
#: - `measure_stopped`: Something is no longer measured.
#: - `measure_snoozed`: What is due is hidden until a day.
#: - `measure_declined`: Somebody does not want to fill it in.
#: - `score_recorded`: A form was filled in.
#: - `alert_answered`: What was done about an alert.
#: - `flag_opened`: A safety flag is opened.
#: - `flag_closed`: A safety flag is closed.
#: - `signal_seen`: A signal was seen.
#: - `concern_opened`: A concern is opened.
#: - `concern_updated`: A concern goes on.
#: - `concern_closed`: A concern is closed.
#: - `review_opened`: A review begins.
#: - `goal_decided`: A review decides about a goal.
#: - `review_closed`: A review ends.
#: - `ranking_seen`: A ranking was looked at.
#: - `life_event`: Something happened in the client's life.
#: - `contingency_agreed`: Which goal comes first in a certain case.
#: - `contingency_invoked`: The case has happened.
#: - `resistance_recorded`: What makes it hard to want a goal.
#: - `profile_chosen`: A profile is chosen.
#: - `event_corrected`: The data of an event is corrected.
#: - `event_withdrawn`: An event was entered in error.
#: - `conflict_resolved`: A conflict is resolved.
#: - `plan_closed`: The plan is closed.
#: - `plan_reopened`: The plan goes on.
EventKind: TypeAlias = Literal[
    "exploration_answered",
    "baseline_recorded",
    "strength_recorded",
    "prior_therapy_recorded",
    "values_sorted",
    "problem_recorded",
    "goal_added",
    "goal_changed",
    "goal_linked",
    "goal_rated",
    "goal_proposed",
    "goal_activated",
    "goal_held",
    "goal_resumed",
    "goal_achieved",
    "goal_retired",
    "goal_dropped",
    "goal_reopened",
    "goal_merged",
    "goal_split",
    "ladder_set",
    "level_rated",
    "agreement_given",
    "agreement_declined",
    "step_added",
    "step_done",
    "barrier_recorded",
    "session_recorded",
    "check_in",
    "homework_set",
    "homework_reviewed",
    "diary_day",
    "log_entry",
    "chain_recorded",
    "note_added",
    "measure_planned",
    "measure_stopped",
    "measure_snoozed",
    "measure_declined",
    "score_recorded",
    "alert_answered",
    "flag_opened",
    "flag_closed",
    "signal_seen",
    "concern_opened",
    "concern_updated",
    "concern_closed",
    "review_opened",
    "goal_decided",
    "review_closed",
    "ranking_seen",
    "life_event",
    "contingency_agreed",
    "contingency_invoked",
    "resistance_recorded",
    "profile_chosen",
    "event_corrected",
    "event_withdrawn",
    "conflict_resolved",
    "plan_closed",
    "plan_reopened",
]

#: What an event in the life of a goal needs.
#:
#: - `all_parties`: Every party that the policy names has agreed.
#: - `caps`: Room under the caps of the policy, or a reason to go beyond them.
#: - `why`: A reason in the event's `why`.
#: - `safety_tier`: A goal of a safety tier.
#: - `achievement_record`: The record of the achievement.
#: - `review_decision`: The decision of a review to retire it.
#: - `both_sides`: The goals of both sides.
#: - `reason_code`: A reason code, and words where it is `other`.
Need: TypeAlias = Literal[
    "all_parties",
    "caps",
    "why",
    "safety_tier",
    "achievement_record",
    "review_decision",
    "both_sides",
    "reason_code",
]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Transition(Record):
    """One row of the table: from which states an event leads where, and what it needs.

    - `from_`: The states in which the goal may be; none, where it is not on the plan yet. Each of `draft`,
      `proposed`, `agreed`, `active`, `on_hold`, `achieved`, `retired`, `dropped`.
    - `event`: The event. One of `exploration_answered`, `baseline_recorded`, `strength_recorded`,
      `prior_therapy_recorded`, `values_sorted`, `problem_recorded`, `goal_added`, `goal_changed`,
      `goal_linked`, `goal_rated`, `goal_proposed`, `goal_activated`, `goal_held`, `goal_resumed`,
      `goal_achieved`, `goal_retired`, `goal_dropped`, `goal_reopened`, `goal_merged`, `goal_split`,
      `ladder_set`, `level_rated`, `agreement_given`, `agreement_declined`, `step_added`, `step_done`,
      `barrier_recorded`, `session_recorded`, `check_in`, `homework_set`, `homework_reviewed`, `diary_day`,
      `log_entry`, `chain_recorded`, `note_added`, `measure_planned`, `measure_stopped`, `measure_snoozed`,
      `measure_declined`, `score_recorded`, `alert_answered`, `flag_opened`, `flag_closed`, `signal_seen`,
      `concern_opened`, `concern_updated`, `concern_closed`, `review_opened`, `goal_decided`, `review_closed`,
      `ranking_seen`, `life_event`, `contingency_agreed`, `contingency_invoked`, `resistance_recorded`,
      `profile_chosen`, `event_corrected`, `event_withdrawn`, `conflict_resolved`, `plan_closed`,
      `plan_reopened`.
    - `to`: The state to which it leads. An agreement leads there when the last party has agreed. One of
      `draft`, `proposed`, `agreed`, `active`, `on_hold`, `achieved`, `retired`, `dropped`.
    - `needs`: What it needs. Each of `all_parties`, `caps`, `why`, `safety_tier`, `achievement_record`,
      `review_decision`, `both_sides`, `reason_code`.
    """

    _renamed: ClassVar = {"from": "from_"}

    from_: tuple[GoalStatus, ...]
    event: EventKind
    to: GoalStatus
    needs: tuple[Need, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class GoalLevel(Record):
    """A rating on a ladder.

    - `on`: The day.
    - `rater`: Who rated.
    - `score`: The score of the level.
    - `event`: The event.
    """

    on: str
    rater: str
    score: float
    event: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class GoalCheckIn(Record):
    """A rating of progress.

    - `on`: The day.
    - `rater`: Who rated.
    - `value`: The rating, 0 to 10.
    - `order`: Which of that day, where several are.
    - `event`: The event.
    """

    on: str
    rater: str
    value: float
    order: int | None
    event: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class PlanStep(Record):
    """A step towards a goal.

    - `step`: The step.
    - `text`: What is done.
    - `due`: The day by which.
    - `done_on`: The day on which it was done.
    """

    step: str
    text: str
    due: str | None = None
    done_on: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class PlanGoal(Record):
    """A goal of a plan.

    - `goal`: The goal as it is worded and rated now, with its state.
    - `status`: Its state. One of `draft`, `proposed`, `agreed`, `active`, `on_hold`, `achieved`, `retired`,
      `dropped`.
    - `changed_since_agreed`: Whether it was changed since it was agreed.
    - `added_on`: The day on which it was added.
    - `moved_on`: The day of its last move.
    - `raters`: The ratings of everybody, by rater.
    - `ladder`: The ladder.
    - `levels`: The ratings on this ladder, by day.
    - `check_ins`: The ratings of progress, by day.
    - `steps`: The steps.
    - `became`: The goals that it became when it was merged or split.
    """

    goal: Goal
    status: GoalStatus
    changed_since_agreed: bool
    added_on: str
    moved_on: str | None
    raters: Mapping[str, CriterionRatings] = dataclasses.field(hash=False)
    ladder: Ladder | None
    levels: tuple[GoalLevel, ...]
    check_ins: tuple[GoalCheckIn, ...]
    steps: tuple[PlanStep, ...]
    became: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class PlanFlag(Record):
    """A safety flag of a plan.

    - `flag`: The flag.
    - `kind`: What it is about. One of `suicidality`, `self_harm`, `severe_substance_use`, `acute_trauma`,
      `harm_to_others`, `safeguarding`.
    - `open`: Whether it is open.
    - `opened_on`: The day on which it was opened first.
    - `opened_by`: The role that opened it.
    - `closed_on`: The day from which it is closed.
    - `closed_by`: The role that closed it.
    - `raised_to`: The tier to which a person raised it.
    """

    flag: str
    kind: FlagKind
    open: bool
    opened_on: str
    opened_by: str
    closed_on: str | None = None
    closed_by: str | None = None
    raised_to: str | None = None


#: What is known of an alert.
#:
#: - `raised`: It is raised, whatever the missing answers are.
#: - `not_raised`: It is not raised, whatever the missing answers are.
#: - `unknown`: Missing answers could raise it.
AlertState: TypeAlias = Literal["raised", "not_raised", "unknown"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class PlanAlert(Record):
    """An alert of a score: on the list until a person records what was done.

    - `score`: The event that recorded the score.
    - `instrument`: The instrument.
    - `alert`: The alert.
    - `state`: Whether it is raised, or not known because an answer is missing. One of `raised`, `not_raised`,
      `unknown`.
    - `on`: The day of the score.
    - `answered`: Whether it is answered.
    - `answer`: The event that answered it.
    - `answered_on`: The day of the answer.
    - `of_session`: Whether it asks about a session, and not about somebody's safety: the policy says which.
    """

    score: str
    instrument: str
    alert: str
    state: AlertState
    on: str
    answered: bool
    answer: str | None = None
    answered_on: str | None = None
    of_session: bool = False


#: How a party agreed.
#:
#: - `said`: In words.
#: - `signed`: By signature.
#: - `remote`: At a distance.
AgreementHow: TypeAlias = Literal["said", "signed", "remote"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class AgreementParty(Record):
    """A party that agreed.

    - `party`: The party.
    - `how`: How it agreed. One of `said`, `signed`, `remote`.
    - `on`: The day.
    - `entered_by`: The role of whoever entered it.
    """

    party: str
    how: AgreementHow
    on: str
    entered_by: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class AgreementChanges(Record):
    """What is other than in the version before.

    - `added`: Goals that are new.
    - `changed`: Goals that are worded otherwise.
    - `removed`: Goals that are no longer in it.
    """

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class PlanAgreement(Record):
    """A version of the plan that all parties agreed.

    - `version`: Its number, from 1.
    - `on`: The day on which the last party agreed.
    - `by`: Who agreed, and how.
    - `goals`: The digest of each goal in it.
    - `changes`: What is other than in the version before.
    - `expires_on`: The last day on which it holds, where the policy sets one.
    """

    version: int
    on: str
    by: tuple[AgreementParty, ...]
    goals: Mapping[str, str] = dataclasses.field(hash=False)
    changes: AgreementChanges
    expires_on: str | None = None


#: Whether a session took place.
#:
#: - `attended`: The client was there.
#: - `late`: The client came late; it counts as attended.
#: - `missed`: The client did not come.
#: - `cancelled`: It was called off.
Attendance: TypeAlias = Literal["attended", "late", "missed", "cancelled"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class PlanSession(Record):
    """A session of a plan.

    - `session`: The session.
    - `kind`: Its kind.
    - `on`: The day.
    - `attendance`: Whether it took place. One of `attended`, `late`, `missed`, `cancelled`.
    - `cancelled_by`: The role that cancelled it.
    """

    session: str
    kind: str
    on: str
    attendance: Attendance
    cancelled_by: str | None = None


#: How much of the homework was done.
#:
#: - `done`: All of it.
#: - `partly`: Some of it.
#: - `not_done`: None of it.
HomeworkOutcome: TypeAlias = Literal["done", "partly", "not_done"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class PlanHomework(Record):
    """Homework of a plan.

    - `homework`: The homework.
    - `text`: What is to be done.
    - `goal`: The goal that it serves.
    - `set_on`: The day on which it was set.
    - `due`: The day by which.
    - `outcome`: How much of it was done, once somebody looked. One of `done`, `partly`, `not_done`.
    - `reviewed_on`: The day on which somebody looked.
    """

    homework: str
    text: str
    goal: str | None
    set_on: str
    due: str | None = None
    outcome: HomeworkOutcome | None = None
    reviewed_on: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class EachSessionSchedule(Record):
    """At each session that takes place.

    - `kinds`: The kinds of session; those that the policy counts, where none is given.
    """

    anchor: Literal["each_session"] = dataclasses.field(default="each_session", init=False)
    kinds: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class EverySessionsSchedule(Record):
    """At every so many sessions that take place, beginning with the first.

    - `sessions`: Every so many, 1 to 1,000. From 1 to 1000.
    - `kinds`: The kinds of session; those that the policy counts, where none is given.
    """

    anchor: Literal["every_sessions"] = dataclasses.field(default="every_sessions", init=False)
    sessions: int
    kinds: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class EveryDaysSchedule(Record):
    """Every so many days, on a fixed grid.

    - `days`: Every so many, 1 to 3,650. From 1 to 3650.
    - `start`: The first day of the grid; the day on which it was planned, unless stated.
    - `from_last`: Whether the days are counted from the last time that it was filled in, and not on a grid.
    """

    anchor: Literal["every_days"] = dataclasses.field(default="every_days", init=False)
    days: int
    start: Day | None = None
    from_last: bool = False


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class StartSchedule(Record):
    """Once, at the start: on the day on which it was planned."""

    anchor: Literal["start"] = dataclasses.field(default="start", init=False)


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ReviewDueSchedule(Record):
    """Whenever a review is due."""

    anchor: Literal["review_due"] = dataclasses.field(default="review_due", init=False)


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class EndSchedule(Record):
    """Once, when the plan is closed."""

    anchor: Literal["end"] = dataclasses.field(default="end", init=False)


#: When something is measured: the days from which its windows are counted.
Schedule: TypeAlias = Union[
    EachSessionSchedule,
    EverySessionsSchedule,
    EveryDaysSchedule,
    StartSchedule,
    ReviewDueSchedule,
    EndSchedule,
]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class MeasurePlanned(Record):
    """Something is to be measured again and again.

    - `item`: The id of the item of the measurement plan.
    - `every`: When.
    - `instrument`: The questionnaire, by its id.
    - `check_in`: The goal whose progress is rated.
    - `form`: What else is filled in, as a code of the host, such as `diary_card`.
    - `for_`: Who fills it in, such as `client`, `parent` or `clinician`.
    - `before`: How many days before its day it may be filled in, 0 to 3,650. From 0 to 3650.
    - `after`: How many days after its day it may be filled in, 0 to 3,650. From 0 to 3650.
    - `early_counts`: Whether what is filled in before the window counts.
    - `essential`: Whether it is never proposed to wait where much is due on one day.
    - `burden`: How many minutes, or items, it asks of the person: what the burden of a day is counted in. 0 to
      1,000. From 0 to 1000.
    """

    _renamed: ClassVar = {"for": "for_"}

    item: str
    every: Schedule
    instrument: str | None = None
    check_in: str | None = None
    form: str | None = None
    for_: str = "client"
    before: int = 0
    after: int = 0
    early_counts: bool = False
    essential: bool = False
    burden: int | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class PlanMeasure(Record):
    """An item of the measurement plan.

    - `planned`: What is planned.
    - `since`: The day from which.
    """

    planned: MeasurePlanned
    since: str


#: What a review decides about a goal.
#:
#: - `continue`: It goes on.
#: - `modify`: It is changed.
#: - `retire`: It ends.
Decision: TypeAlias = Literal["continue", "modify", "retire"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class PlanReview(Record):
    """A review of a plan.

    - `review`: The review.
    - `opened_on`: The day on which it began.
    - `closed_on`: The day on which it ended.
    - `decisions`: What was decided, by goal.
    - `undecided`: The goals that still need a decision.
    """

    review: str
    opened_on: str
    closed_on: str | None
    decisions: Mapping[str, Decision] = dataclasses.field(hash=False)
    undecided: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ConcernNote(Record):
    """What was said of a concern on a day.

    - `on`: The day.
    - `hypothesis`: What may be behind it.
    - `planned`: What is planned.
    - `done`: What was done.
    - `outcome`: What came of it.
    """

    on: str
    hypothesis: str | None = None
    planned: str | None = None
    done: str | None = None
    outcome: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Concern(Record):
    """A concern of a plan.

    - `concern`: The concern.
    - `domain`: What it may be about.
    - `opened_on`: The day on which it was opened.
    - `closed_on`: The day on which it was closed.
    - `signal`: The key of the signal that led to it.
    - `goal`: The goal that it is about.
    - `notes`: What was thought, planned, done, and what came of it, by day.
    - `has_next_step`: Whether something is planned.
    """

    concern: str
    domain: str
    opened_on: str
    closed_on: str | None
    signal: str | None
    goal: str | None
    notes: tuple[ConcernNote, ...]
    has_next_step: bool


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class PlanSignal(Record):
    """A signal that somebody saw.

    - `signal`: The signal.
    - `key`: Its key.
    - `seen_on`: The day on which it was seen first.
    - `seen_by`: The role that saw it.
    - `cleared_on`: The day on which it cleared.
    - `concern`: The concern that answers it.
    """

    signal: str
    key: str
    seen_on: str
    seen_by: str
    cleared_on: str | None = None
    concern: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class PlanContingency(Record):
    """What is agreed for a certain case.

    - `contingency`: The contingency.
    - `when`: The case.
    - `goal`: The goal that then comes first.
    - `invoked_on`: The day since which the case is there.
    """

    contingency: str
    when: str
    goal: str
    invoked_on: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Deferred(Record):
    """A goal that waits.

    - `goal`: The goal.
    - `revisit_at`: The day on which it is looked at again.
    """

    goal: str
    revisit_at: Day


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class MoveDoesNotFitPlanFinding(PlanFindingMixin):
    """An event moves a goal that is not in a state from which it leads somewhere: it is without effect.

    - `event`: The event.
    - `kind`: Its kind. One of `exploration_answered`, `baseline_recorded`, `strength_recorded`,
      `prior_therapy_recorded`, `values_sorted`, `problem_recorded`, `goal_added`, `goal_changed`,
      `goal_linked`, `goal_rated`, `goal_proposed`, `goal_activated`, `goal_held`, `goal_resumed`,
      `goal_achieved`, `goal_retired`, `goal_dropped`, `goal_reopened`, `goal_merged`, `goal_split`,
      `ladder_set`, `level_rated`, `agreement_given`, `agreement_declined`, `step_added`, `step_done`,
      `barrier_recorded`, `session_recorded`, `check_in`, `homework_set`, `homework_reviewed`, `diary_day`,
      `log_entry`, `chain_recorded`, `note_added`, `measure_planned`, `measure_stopped`, `measure_snoozed`,
      `measure_declined`, `score_recorded`, `alert_answered`, `flag_opened`, `flag_closed`, `signal_seen`,
      `concern_opened`, `concern_updated`, `concern_closed`, `review_opened`, `goal_decided`, `review_closed`,
      `ranking_seen`, `life_event`, `contingency_agreed`, `contingency_invoked`, `resistance_recorded`,
      `profile_chosen`, `event_corrected`, `event_withdrawn`, `conflict_resolved`, `plan_closed`,
      `plan_reopened`.
    - `goal`: The goal.
    """

    code: Literal["move_does_not_fit"] = dataclasses.field(default="move_does_not_fit", init=False)
    event: str
    kind: EventKind
    goal: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SubjectMissingPlanFinding(PlanFindingMixin):
    """An event is about something that is not on the plan, or not on it on that day.

    - `event`: The event.
    - `kind`: Its kind. One of `exploration_answered`, `baseline_recorded`, `strength_recorded`,
      `prior_therapy_recorded`, `values_sorted`, `problem_recorded`, `goal_added`, `goal_changed`,
      `goal_linked`, `goal_rated`, `goal_proposed`, `goal_activated`, `goal_held`, `goal_resumed`,
      `goal_achieved`, `goal_retired`, `goal_dropped`, `goal_reopened`, `goal_merged`, `goal_split`,
      `ladder_set`, `level_rated`, `agreement_given`, `agreement_declined`, `step_added`, `step_done`,
      `barrier_recorded`, `session_recorded`, `check_in`, `homework_set`, `homework_reviewed`, `diary_day`,
      `log_entry`, `chain_recorded`, `note_added`, `measure_planned`, `measure_stopped`, `measure_snoozed`,
      `measure_declined`, `score_recorded`, `alert_answered`, `flag_opened`, `flag_closed`, `signal_seen`,
      `concern_opened`, `concern_updated`, `concern_closed`, `review_opened`, `goal_decided`, `review_closed`,
      `ranking_seen`, `life_event`, `contingency_agreed`, `contingency_invoked`, `resistance_recorded`,
      `profile_chosen`, `event_corrected`, `event_withdrawn`, `conflict_resolved`, `plan_closed`,
      `plan_reopened`.
    - `subject`: What is missing, by its id.
    """

    code: Literal["subject_missing"] = dataclasses.field(default="subject_missing", init=False)
    event: str
    kind: EventKind
    subject: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SameIdPlanFinding(PlanFindingMixin):
    """Two events begin something under one id, as where two copies made it up: only the first one counts.

    - `event`: The event that does not count.
    - `kind`: Its kind. One of `exploration_answered`, `baseline_recorded`, `strength_recorded`,
      `prior_therapy_recorded`, `values_sorted`, `problem_recorded`, `goal_added`, `goal_changed`,
      `goal_linked`, `goal_rated`, `goal_proposed`, `goal_activated`, `goal_held`, `goal_resumed`,
      `goal_achieved`, `goal_retired`, `goal_dropped`, `goal_reopened`, `goal_merged`, `goal_split`,
      `ladder_set`, `level_rated`, `agreement_given`, `agreement_declined`, `step_added`, `step_done`,
      `barrier_recorded`, `session_recorded`, `check_in`, `homework_set`, `homework_reviewed`, `diary_day`,
      `log_entry`, `chain_recorded`, `note_added`, `measure_planned`, `measure_stopped`, `measure_snoozed`,
      `measure_declined`, `score_recorded`, `alert_answered`, `flag_opened`, `flag_closed`, `signal_seen`,
      `concern_opened`, `concern_updated`, `concern_closed`, `review_opened`, `goal_decided`, `review_closed`,
      `ranking_seen`, `life_event`, `contingency_agreed`, `contingency_invoked`, `resistance_recorded`,
      `profile_chosen`, `event_corrected`, `event_withdrawn`, `conflict_resolved`, `plan_closed`,
      `plan_reopened`.
    - `subject`: The id.
    - `first`: The event that keeps the id.
    """

    code: Literal["same_id"] = dataclasses.field(default="same_id", init=False)
    event: str
    kind: EventKind
    subject: str
    first: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class UnknownRolePlanFinding(PlanFindingMixin):
    """An event is for a role that nobody on the plan has: is it mistyped?

    - `event`: The event.
    - `role`: The role.
    """

    code: Literal["unknown_role"] = dataclasses.field(default="unknown_role", init=False)
    event: str
    role: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class UnknownPartyPlanFinding(PlanFindingMixin):
    """A party agreed that the policy does not name: for this policy that counts for nothing.

    - `event`: The event.
    - `party`: The party.
    """

    code: Literal["unknown_party"] = dataclasses.field(default="unknown_party", init=False)
    event: str
    party: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class UnknownSessionKindPlanFinding(PlanFindingMixin):
    """Sessions of a kind that the policy does not know count for no review, and nothing is asked for at them.

    - `kind`: The kind of session.
    - `sessions`: How many.
    """

    code: Literal["unknown_session_kind"] = dataclasses.field(default="unknown_session_kind", init=False)
    kind: str
    sessions: int


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class LinesLeftOutPlanFinding(PlanFindingMixin):
    """Lines were left out when the plan was read, as nobody could read them: what they told is not known.

    - `lines`: How many.
    """

    code: Literal["lines_left_out"] = dataclasses.field(default="lines_left_out", init=False)
    lines: int


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ErasedSafetyPlanFinding(PlanFindingMixin):
    """What was said of a flag or an alert was erased on one copy while another went on with what belongs to it, or
    by somebody who is not of the care team or did not say what he knew: whether something is open nobody can
    tell.

    - `event`: The event of which that is left.
    """

    code: Literal["erased_safety"] = dataclasses.field(default="erased_safety", init=False)
    event: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class WithheldPlanFinding(PlanFindingMixin):
    """Part of the plan is withheld here.

    - `events`: How many events.
    """

    code: Literal["withheld"] = dataclasses.field(default="withheld", init=False)
    events: int


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SameDayPlanFinding(PlanFindingMixin):
    """Two entries are of one rater and day, and nothing says which comes first: only the last one counts.

    - `event`: The event that does not count.
    - `instead`: The event that counts in its place.
    """

    code: Literal["same_day"] = dataclasses.field(default="same_day", init=False)
    event: str
    instead: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class StepOverduePlanFinding(PlanFindingMixin):
    """A step of an active goal is not done, and its day has passed.

    - `goal`: The goal.
    - `step`: The step.
    - `due`: Its day.
    """

    code: Literal["step_overdue"] = dataclasses.field(default="step_overdue", init=False)
    goal: str
    step: str
    due: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class GoalOverduePlanFinding(PlanFindingMixin):
    """An active goal was to be reached by a day that has passed.

    - `goal`: The goal.
    - `due`: Its day.
    """

    code: Literal["goal_overdue"] = dataclasses.field(default="goal_overdue", init=False)
    goal: str
    due: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class UnknownInstrumentPlanFinding(PlanFindingMixin):
    """A form is planned that does not ship, and no score of it was ever brought: is its id mistyped?

    - `event`: The event that planned it.
    - `instrument`: The instrument.
    """

    code: Literal["unknown_instrument"] = dataclasses.field(default="unknown_instrument", init=False)
    event: str
    instrument: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class NotPermittedPlanFinding(PlanFindingMixin):
    """Only the care team closes a flag, answers an alert, or amends what is said of them: this has no effect.

    - `event`: The event.
    - `kind`: Its kind. One of `exploration_answered`, `baseline_recorded`, `strength_recorded`,
      `prior_therapy_recorded`, `values_sorted`, `problem_recorded`, `goal_added`, `goal_changed`,
      `goal_linked`, `goal_rated`, `goal_proposed`, `goal_activated`, `goal_held`, `goal_resumed`,
      `goal_achieved`, `goal_retired`, `goal_dropped`, `goal_reopened`, `goal_merged`, `goal_split`,
      `ladder_set`, `level_rated`, `agreement_given`, `agreement_declined`, `step_added`, `step_done`,
      `barrier_recorded`, `session_recorded`, `check_in`, `homework_set`, `homework_reviewed`, `diary_day`,
      `log_entry`, `chain_recorded`, `note_added`, `measure_planned`, `measure_stopped`, `measure_snoozed`,
      `measure_declined`, `score_recorded`, `alert_answered`, `flag_opened`, `flag_closed`, `signal_seen`,
      `concern_opened`, `concern_updated`, `concern_closed`, `review_opened`, `goal_decided`, `review_closed`,
      `ranking_seen`, `life_event`, `contingency_agreed`, `contingency_invoked`, `resistance_recorded`,
      `profile_chosen`, `event_corrected`, `event_withdrawn`, `conflict_resolved`, `plan_closed`,
      `plan_reopened`.
    """

    code: Literal["not_permitted"] = dataclasses.field(default="not_permitted", init=False)
    event: str
    kind: EventKind


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class RecordAfterEndPlanFinding(PlanFindingMixin):
    """Something was recorded on a goal that had ended.

    - `event`: The event.
    - `goal`: The goal.
    """

    code: Literal["record_after_end"] = dataclasses.field(default="record_after_end", init=False)
    event: str
    goal: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class AmendsNothingPlanFinding(PlanFindingMixin):
    """A correction or a withdrawal of an event that it did not know of, or that is not there.

    - `event`: The event.
    """

    code: Literal["amends_nothing"] = dataclasses.field(default="amends_nothing", init=False)
    event: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class CorrectionNotUnderstoodPlanFinding(PlanFindingMixin):
    """A correction that is no data of that kind.

    - `event`: The event that was to be corrected.
    """

    code: Literal["correction_not_understood"] = dataclasses.field(default="correction_not_understood", init=False)
    event: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class NotUnderstoodPlanFinding(PlanFindingMixin):
    """An event of a kind that this release does not know.

    - `event`: The event.
    """

    code: Literal["not_understood"] = dataclasses.field(default="not_understood", init=False)
    event: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ParentMissingPlanFinding(PlanFindingMixin):
    """An event of which a parent is not there: it is kept aside until that comes.

    - `event`: The event.
    """

    code: Literal["parent_missing"] = dataclasses.field(default="parent_missing", init=False)
    event: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class EnteredBeforeParentPlanFinding(PlanFindingMixin):
    """An event was entered before one of its parents, by its date: clocks differ, or a year was mistyped.

    - `event`: The event.
    - `parent`: The parent.
    """

    code: Literal["entered_before_parent"] = dataclasses.field(default="entered_before_parent", init=False)
    event: str
    parent: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class NotScoredPlanFinding(PlanFindingMixin):
    """A score could not be made of the answers.

    - `event`: The event.
    - `instrument`: The instrument.
    - `error`: The code of the error.
    """

    code: Literal["not_scored"] = dataclasses.field(default="not_scored", init=False)
    event: str
    instrument: str
    error: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SameTitlePlanFinding(PlanFindingMixin):
    """Two goals that have not ended have one title.

    - `goals`: The goals, by id.
    """

    code: Literal["same_title"] = dataclasses.field(default="same_title", init=False)
    goals: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class CapExceededPlanFinding(PlanFindingMixin):
    """More goals are active than the policy has room for.

    - `horizon`: The horizon, `short` or `long`.
    - `goals`: The goals, by id.
    - `cap`: The cap.
    """

    code: Literal["cap_exceeded"] = dataclasses.field(default="cap_exceeded", init=False)
    horizon: str
    goals: tuple[str, ...]
    cap: int


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class LinkIgnoredPlanFinding(PlanFindingMixin):
    """A link closes a circle: the one that was entered last is ignored.

    - `event`: The event.
    - `goals`: What would be in a circle.
    """

    code: Literal["link_ignored"] = dataclasses.field(default="link_ignored", init=False)
    event: str
    goals: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ReviewWithoutGoalPlanFinding(PlanFindingMixin):
    """A review was closed while a goal had no decision.

    - `review`: The review.
    - `goal`: The goal.
    """

    code: Literal["review_without_goal"] = dataclasses.field(default="review_without_goal", init=False)
    review: str
    goal: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class AgreementDiffersPlanFinding(PlanFindingMixin):
    """A party agreed to another wording than the others.

    - `version`: The version.
    - `goals`: The goals that were not the same for all parties.
    """

    code: Literal["agreement_differs"] = dataclasses.field(default="agreement_differs", init=False)
    version: int
    goals: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class AgreementAfterwardsPlanFinding(PlanFindingMixin):
    """An agreement to a version that all had agreed before.

    - `event`: The event.
    - `version`: The version.
    """

    code: Literal["agreement_afterwards"] = dataclasses.field(default="agreement_afterwards", init=False)
    event: str
    version: int


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class MissedRunPlanFinding(PlanFindingMixin):
    """Sessions of a kind were missed or cancelled in a run.

    - `kind`: The kind of session.
    - `sessions`: How many in a row.
    - `since`: The first of them.
    """

    code: Literal["missed_run"] = dataclasses.field(default="missed_run", init=False)
    kind: str
    sessions: int
    since: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class AgreementExpiredPlanFinding(PlanFindingMixin):
    """The agreement has expired.

    - `version`: The version.
    - `on`: The last day on which it held.
    """

    code: Literal["agreement_expired"] = dataclasses.field(default="agreement_expired", init=False)
    version: int
    on: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class BurdenExceededPlanFinding(PlanFindingMixin):
    """More is due for one person on one day than the policy has room for: these could wait.

    - `person`: For whom.
    - `burden`: What is due, in the unit of the burden.
    - `cap`: The cap.
    - `could_wait`: What could wait, by item.
    """

    code: Literal["burden_exceeded"] = dataclasses.field(default="burden_exceeded", init=False)
    person: str
    burden: int
    cap: int
    could_wait: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class NoStepPlanFinding(PlanFindingMixin):
    """An active goal has no step to do.

    - `goal`: The goal.
    """

    code: Literal["no_step"] = dataclasses.field(default="no_step", init=False)
    goal: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class UnansweredFlagPlanFinding(PlanFindingMixin):
    """An open flag is answered by no goal.

    - `flag`: The flag.
    """

    code: Literal["unanswered_flag"] = dataclasses.field(default="unanswered_flag", init=False)
    flag: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class UnansweredAlertPlanFinding(PlanFindingMixin):
    """An alert has no answer.

    - `score`: The event that recorded the score.
    - `alert`: The alert.
    """

    code: Literal["unanswered_alert"] = dataclasses.field(default="unanswered_alert", init=False)
    score: str
    alert: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class InConflictPlanFinding(PlanFindingMixin):
    """Something is in conflict.

    - `conflict`: The conflict.
    """

    code: Literal["in_conflict"] = dataclasses.field(default="in_conflict", init=False)
    conflict: str


#: Something on a plan to know or to talk about. None of them changes anything.
PlanFinding: TypeAlias = Union[
    MoveDoesNotFitPlanFinding,
    SubjectMissingPlanFinding,
    SameIdPlanFinding,
    UnknownRolePlanFinding,
    UnknownPartyPlanFinding,
    UnknownSessionKindPlanFinding,
    LinesLeftOutPlanFinding,
    ErasedSafetyPlanFinding,
    WithheldPlanFinding,
    SameDayPlanFinding,
    StepOverduePlanFinding,
    GoalOverduePlanFinding,
    UnknownInstrumentPlanFinding,
    NotPermittedPlanFinding,
    RecordAfterEndPlanFinding,
    AmendsNothingPlanFinding,
    CorrectionNotUnderstoodPlanFinding,
    NotUnderstoodPlanFinding,
    ParentMissingPlanFinding,
    EnteredBeforeParentPlanFinding,
    NotScoredPlanFinding,
    SameTitlePlanFinding,
    CapExceededPlanFinding,
    LinkIgnoredPlanFinding,
    ReviewWithoutGoalPlanFinding,
    AgreementDiffersPlanFinding,
    AgreementAfterwardsPlanFinding,
    MissedRunPlanFinding,
    AgreementExpiredPlanFinding,
    BurdenExceededPlanFinding,
    NoStepPlanFinding,
    UnansweredFlagPlanFinding,
    UnansweredAlertPlanFinding,
    InConflictPlanFinding,
    Unrecognised,
]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ConflictSide(ConflictSideMixin):
    """One side of a conflict.

    - `event`: The event.
    - `value`: What it says; none, where it takes the value out.
    """

    event: str
    value: Any | None = dataclasses.field(default=None, hash=False)


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class PlanConflict(Record):
    """A conflict: copies that were edited apart say different things. Until a person resolves it, one value is in
    force.

    - `id`: Its id: the same on every copy.
    - `subject`: What it is about: the id of a goal, a flag, a review, an event.
    - `field`: The field.
    - `sides`: What each side says.
    - `in_force`: The value in force meanwhile; none, where that is to have none.
    """

    id: str
    subject: str
    field: str
    sides: tuple[ConflictSide, ...]
    in_force: Any | None = dataclasses.field(default=None, hash=False)


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class PlanState(StoredMixin):
    """A plan on a day: what its events leave behind.

    - `schema_version`: The version of the form in which this is stored.
    - `plan`: The plan.
    - `client`: The client's pseudonym.
    - `as_known`: The day up to which events were entered; all, where there is none.
    - `as_true`: The day up to which events happened; all, where there is none.
    - `closed`: Whether the plan is closed.
    - `goals`: The goals by id, in the order in which they were added.
    - `arrows`: The arrows of the ripple map.
    - `before`: What comes before what.
    - `flags`: The safety flags, open and closed.
    - `alerts`: The alerts of scores, answered or not.
    - `agreement`: The version that all parties agreed last.
    - `agreeing`: The parties that have agreed to the version that is next.
    - `sessions`: The sessions, by day.
    - `homework`: The homework.
    - `measures`: The measurement plan: what is measured now.
    - `reviews`: The reviews.
    - `concerns`: The concerns.
    - `signals`: The signals that somebody saw.
    - `contingencies`: What is agreed for certain cases.
    - `deferred`: The goals that wait for a day.
    - `profile`: The profile.
    - `findings`: What is to be looked at.
    - `conflicts`: Where copies differ.
    - `not_understood`: Events of kinds that this release does not know.
    - `withheld`: How many events are kept from this audience.
    - `erased`: How many events were erased.
    """

    schema_version: str
    plan: str | None
    client: str | None
    as_known: str | None
    as_true: str | None
    closed: bool
    goals: Mapping[str, PlanGoal] = dataclasses.field(hash=False)
    arrows: tuple[Arrow, ...]
    before: tuple[Before, ...]
    flags: tuple[PlanFlag, ...]
    alerts: tuple[PlanAlert, ...]
    agreement: PlanAgreement | None
    agreeing: tuple[AgreementParty, ...]
    sessions: tuple[PlanSession, ...]
    homework: tuple[PlanHomework, ...]
    measures: tuple[PlanMeasure, ...]
    reviews: tuple[PlanReview, ...]
    concerns: tuple[Concern, ...]
    signals: tuple[PlanSignal, ...]
    contingencies: tuple[PlanContingency, ...]
    deferred: tuple[Deferred, ...]
    profile: str | None
    findings: tuple[PlanFinding, ...]
    conflicts: tuple[PlanConflict, ...]
    not_understood: tuple[str, ...]
    withheld: int
    erased: int


#: Where something stands that is to be filled in.
#:
#: - `overdue`: Its window has closed, and the next one is not open.
#: - `due`: Its window is open.
#: - `upcoming`: Its window is still to come.
#: - `done`: It was filled in within its window.
#: - `done_late`: It was filled in after its window.
#: - `done_early`: It was filled in before its window, which counts.
#: - `missed`: It was not filled in before the next one, or before the plan was closed.
#: - `declined`: Who was to fill it in did not want to.
#: - `suspended`: It is not asked for: a planned break, or the plan was closed.
DueState: TypeAlias = Literal[
    "overdue",
    "due",
    "upcoming",
    "done",
    "done_late",
    "done_early",
    "missed",
    "declined",
    "suspended",
]

#: Why something stands where it stands.
#:
#: - `incomplete`: It was filled in, but not wholly: there may be no score.
#: - `not_scored`: It was filled in, and no score could be made of it.
#: - `next_open`: The next one was open.
#: - `planned_break`: A planned break.
#: - `plan_closed`: The plan was closed.
#: - `stopped`: It was taken off the measurement plan.
#: - `unanswered_alert`: An alert that has no answer.
DueReason: TypeAlias = Literal[
    "incomplete",
    "not_scored",
    "next_open",
    "planned_break",
    "plan_closed",
    "stopped",
    "unanswered_alert",
] | str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Due(Record):
    """Something to be filled in once, or an alert to be answered: its day, its window, and what became of it up to
    the day that is asked for.

    - `item`: The item of the measurement plan; of an alert that has no answer, the event that recorded the
      score.
    - `for_`: Who fills it in, or answers: of the care team the role that the policy names first.
    - `state`: Where it stands. One of `overdue`, `due`, `upcoming`, `done`, `done_late`, `done_early`,
      `missed`, `declined`, `suspended`.
    - `anchor`: Its day: that of the session, of the grid, of the start, of the review, of the end.
    - `opens`: The first day of its window.
    - `closes`: The last day of its window; none while the next session is not known.
    - `reason`: Why it stands there, or what is to be known of what was filled in. One of `incomplete`,
      `not_scored`, `next_open`, `planned_break`, `plan_closed`, `stopped`, `unanswered_alert`, or of a later
      release.
    - `snoozed_until`: The day until which it is hidden.
    - `event`: The event by which it was filled in or declined.
    """

    _renamed: ClassVar = {"for": "for_"}

    item: str
    for_: str
    state: DueState
    anchor: str
    opens: str
    closes: str | None = None
    reason: DueReason | None = None
    snoozed_until: str | None = None
    event: str | None = None


#: Whether a review is due.
#:
#: - `not_due`: Not yet, or never: the plan is closed.
#: - `due`: It is.
#: - `overdue`: It has been for too many sessions.
ReviewState: TypeAlias = Literal["not_due", "due", "overdue"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ReviewStatus(Record):
    """Whether a review is due, and what it has to decide.

    - `state`: Whether it is due. One of `not_due`, `due`, `overdue`.
    - `sessions`: How many sessions that count took place since the last review was closed.
    - `since`: The day on which the last review was closed.
    - `due_on`: The day since which a review is due.
    - `overdue_on`: The day since which it is overdue.
    - `expired`: Whether the agreement has come to its last day since the last review.
    - `open`: The review that is open.
    - `undecided`: The goals that need a decision: those that are agreed, active or on hold, and have none in
      the open review.
    - `drafts`: The drafts and proposals, which need none and are listed.
    """

    state: ReviewState
    sessions: int
    since: str | None
    due_on: str | None
    overdue_on: str | None
    expired: bool
    open: str | None
    undecided: tuple[str, ...]
    drafts: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Ready(Record):
    """Whether a plan is ready: nothing about safety waits for an answer.

    - `ready`: Whether it is; none where that cannot be known, as part of the plan is withheld or not understood
      here.
    - `findings`: What speaks against it, or is not known.
    """

    ready: bool | None
    findings: tuple[PlanFinding, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class RaterOrder(Record):
    """The order of one rater beside client and therapist.

    - `rater`: The rater.
    - `order`: The goals that this rater rated, in the order that follows from it.
    - `disagreement`: Where it differs from the client's: what is said there of the therapist is this rater's.
    """

    rater: str
    order: tuple[str, ...]
    disagreement: Disagreement


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class PlanSeries(Record):
    """A series of a plan, with where it stands.

    - `goal`: The goal.
    - `instrument`: The instrument.
    - `score`: The score of it.
    - `scale`: The digest of the scale: all points of one series are on one scale.
    - `rater`: Who rated, or filled it in.
    - `events`: The event of each point.
    - `ended_by`: What ended it: the goal was merged or split, or its ladder was changed. What came later is
      another series. One of `exploration_answered`, `baseline_recorded`, `strength_recorded`,
      `prior_therapy_recorded`, `values_sorted`, `problem_recorded`, `goal_added`, `goal_changed`,
      `goal_linked`, `goal_rated`, `goal_proposed`, `goal_activated`, `goal_held`, `goal_resumed`,
      `goal_achieved`, `goal_retired`, `goal_dropped`, `goal_reopened`, `goal_merged`, `goal_split`,
      `ladder_set`, `level_rated`, `agreement_given`, `agreement_declined`, `step_added`, `step_done`,
      `barrier_recorded`, `session_recorded`, `check_in`, `homework_set`, `homework_reviewed`, `diary_day`,
      `log_entry`, `chain_recorded`, `note_added`, `measure_planned`, `measure_stopped`, `measure_snoozed`,
      `measure_declined`, `score_recorded`, `alert_answered`, `flag_opened`, `flag_closed`, `signal_seen`,
      `concern_opened`, `concern_updated`, `concern_closed`, `review_opened`, `goal_decided`, `review_closed`,
      `ranking_seen`, `life_event`, `contingency_agreed`, `contingency_invoked`, `resistance_recorded`,
      `profile_chosen`, `event_corrected`, `event_withdrawn`, `conflict_resolved`, `plan_closed`,
      `plan_reopened`.
    - `series`: The points, by day.
    - `status`: Where it stands: its trend, and what is worth a word.
    """

    goal: str | None
    instrument: str | None
    score: str | None
    scale: str | None
    rater: str
    events: tuple[str, ...]
    ended_by: EventKind | None
    series: Series
    status: SeriesStatus


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class AlertScriptLine(Record):
    """An alert that has no answer.

    - `score`: The event that recorded the score.
    - `alert`: The alert.
    """

    code: Literal["alert"] = dataclasses.field(default="alert", init=False)
    score: str
    alert: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class FlagScriptLine(Record):
    """An open flag.

    - `flag`: The flag.
    """

    code: Literal["flag"] = dataclasses.field(default="flag", init=False)
    flag: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class HomeworkScriptLine(Record):
    """Homework that nobody has looked at.

    - `homework`: The homework.
    """

    code: Literal["homework"] = dataclasses.field(default="homework", init=False)
    homework: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class GoalScriptLine(Record):
    """An active goal to check in on.

    - `goal`: The goal.
    """

    code: Literal["goal"] = dataclasses.field(default="goal", init=False)
    goal: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class MeasureScriptLine(Record):
    """Something to be filled in.

    - `item`: The item of the measurement plan.
    - `for_`: Who fills it in.
    """

    _renamed: ClassVar = {"for": "for_"}

    code: Literal["measure"] = dataclasses.field(default="measure", init=False)
    item: str
    for_: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ReviewScriptLine(Record):
    """A review that is due.

    - `state`: Whether it is due or overdue. One of `not_due`, `due`, `overdue`.
    """

    code: Literal["review"] = dataclasses.field(default="review", init=False)
    state: ReviewState


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class RevisitScriptLine(Record):
    """A goal that was put off until now.

    - `goal`: The goal.
    """

    code: Literal["revisit"] = dataclasses.field(default="revisit", init=False)
    goal: str


#: Something to look at when a session begins; what is asked about it stands in `session_script`.
ScriptLine: TypeAlias = Union[
    AlertScriptLine,
    FlagScriptLine,
    HomeworkScriptLine,
    GoalScriptLine,
    MeasureScriptLine,
    ReviewScriptLine,
    RevisitScriptLine,
    Unrecognised,
]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SummaryAlert(Record):
    """An alert of a summary that waits for some days only.

    - `raised_on`: The day of the score.
    - `start`: The day from which it waits, where it did not from the first.
    - `answered_on`: The day from which it is answered, or gone.
    - `of_session`: Whether it asks about a session, and not about safety.
    """

    _renamed: ClassVar = {"from": "start"}

    raised_on: Day
    start: Day | None = None
    answered_on: Day | None = None
    of_session: bool = False


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SummaryFlag(Record):
    """A safety flag of a summary.

    - `opened_on`: The day on which it was opened.
    - `start`: The day from which it is open, where it was not from the first: before it was closed, or another
      one.
    - `closed_on`: The day from which it is closed.
    - `answered`: Whether a goal answers it.
    """

    _renamed: ClassVar = {"from": "start"}

    opened_on: Day
    start: Day | None = None
    closed_on: Day | None = None
    answered: bool = False


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SummarySignal(Record):
    """A signal of a summary.

    - `signal`: The signal, as a code of whoever computes it.
    - `since`: The day since which it is there.
    """

    signal: str
    since: Day


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SummaryBreak(Record):
    """A planned break of a summary.

    - `start`: The first day.
    - `until`: The last day.
    """

    _renamed: ClassVar = {"from": "start"}

    start: Day
    until: Day


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SummaryMeasure(Record):
    """What is to be filled in, of a summary.

    - `anchor`: The day from which the window is counted.
    - `opens`: The first day of its window.
    - `closes`: The last day of its window.
    - `next_opens`: The first day of the next window: from then on this one is missed and no longer waited for.
    - `every_days`: After how many days it comes again, where that does not depend on a session. From 1 to 3650.
    - `of_session`: Whether it is counted from a session: one that took place in a planned break is one all the
      same.
    """

    anchor: Day
    opens: Day
    closes: Day
    next_opens: Day | None = None
    every_days: int | None = None
    of_session: bool = False


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class PlanSummary(StoredMixin):
    """A plan in a few days and codes, to be stored beside it. It holds days and no answers, so that it can be
    asked about any day from that of its last event on.

    - `schema_version`: The version of the form in which this is stored.
    - `plan`: The plan.
    - `client`: The client's pseudonym.
    - `started_on`: The day of the first event.
    - `last_seen`: The day of the last session that took place.
    - `seen_before`: The days of the two before it: where the last one is mistyped and lies ahead, they are not
      forgotten.
    - `closed_on`: The day since which the plan is closed.
    - `alerts`: The days of the alerts of safety that have no answer.
    - `session_alerts`: The days of those that ask about a session.
    - `answered`: The alerts that wait for some days only: until their answer, or what amends their score.
    - `flags`: The safety flags.
    - `signals`: The signals that nobody has seen, such as `deteriorated`. A host may add its own.
    - `concerns`: The days on which the concerns were opened that are open and have no next step.
    - `missed_runs`: The first days of the runs of weeks with missed sessions.
    - `breaks`: The planned breaks.
    - `agreement_until`: The last day of the agreement.
    - `review_due`: The day since which the review is due.
    - `review_overdue`: The day since which the review is overdue.
    - `measures`: What is to be filled in next, or should have been: of each item the windows that nobody has
      filled in.
    - `without_step`: The days since which active goals are without a step.
    - `not_known_until`: The day before which nobody can tell, where that is known from then on: copies differed
      about safety until somebody decided, or so many days are ahead on which something else waits that only the
      last ones are here.
    - `not_known`: Whether part of the plan is not known here: withheld, of a kind that this release does not
      understand, waiting for another event, left out or erased so that nobody can tell what is open; or whether
      copies differ about safety.
    """

    schema_version: str
    plan: str | None = None
    client: str | None = None
    started_on: Day | None = None
    last_seen: Day | None = None
    seen_before: tuple[Day, ...] = ()
    closed_on: Day | None = None
    alerts: tuple[Day, ...] = ()
    session_alerts: tuple[Day, ...] = ()
    answered: tuple[SummaryAlert, ...] = ()
    flags: tuple[SummaryFlag, ...] = ()
    signals: tuple[SummarySignal, ...] = ()
    concerns: tuple[Day, ...] = ()
    missed_runs: tuple[Day, ...] = ()
    breaks: tuple[SummaryBreak, ...] = ()
    agreement_until: Day | None = None
    review_due: Day | None = None
    review_overdue: Day | None = None
    measures: tuple[SummaryMeasure, ...] = ()
    without_step: tuple[Day, ...] = ()
    not_known_until: Day | None = None
    not_known: bool = False


#: Why a plan needs somebody, the most pressing first.
#:
#: - `unanswered_alert`: An alert of safety has no answer.
#: - `unanswered_flag`: A flag is open that no goal answers.
#: - `open_flag`: A flag is open that a goal answers.
#: - `unanswered_session_alert`: An alert that asks about a session has no answer.
#: - `signal_unseen`: It has got worse, or is off its way, and nobody has seen it.
#: - `concern_without_step`: A concern has no next step.
#: - `missed_run`: Sessions were missed week after week.
#: - `not_seen`: The client was not seen for so many days.
#: - `agreement_expired`: The agreement has expired.
#: - `review_overdue`: The review is overdue.
#: - `measure_overdue`: Something should have been filled in.
#: - `no_step`: An active goal has no step to do.
#: - `not_known`: Part of the plan is not known here, or copies differ about safety: whether something is open nobody
#:   can tell.
CaseloadReason: TypeAlias = Literal[
    "unanswered_alert",
    "unanswered_flag",
    "open_flag",
    "unanswered_session_alert",
    "signal_unseen",
    "concern_without_step",
    "missed_run",
    "not_seen",
    "agreement_expired",
    "review_overdue",
    "measure_overdue",
    "no_step",
    "not_known",
] | str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class CaseloadRow(Record):
    """A plan in a caseload.

    - `plan`: The plan.
    - `reasons`: Why it needs somebody, the most pressing first; none where nothing waits. Each of
      `unanswered_alert`, `unanswered_flag`, `open_flag`, `unanswered_session_alert`, `signal_unseen`,
      `concern_without_step`, `missed_run`, `not_seen`, `agreement_expired`, `review_overdue`,
      `measure_overdue`, `no_step`, `not_known`, or of a later release.
    - `since`: The day since which the first of them waits.
    """

    plan: str | None
    reasons: tuple[CaseloadReason, ...]
    since: str | None = None


#: The measurement plans that ship: one data file each.
#:
#: - `feedback_informed`: Feedback-informed treatment: the Outcome Rating Scale and the Session Rating Scale at each
#:   session.
#: - `nhs_talking_therapies`: The session measures of NHS Talking Therapies.
#: - `ichom_depression_anxiety`: The set of ICHOM for depression and anxiety, whose intervals have to be stated.
#: - `dbt_week`: A week of dialectical behaviour therapy; a design of this library.
ShippedMeasurementPlan: TypeAlias = Literal[
    "feedback_informed",
    "nhs_talking_therapies",
    "ichom_depression_anxiety",
    "dbt_week",
]

#: What a row of the data of plans rests on.
#:
#: - `confirmed`: Read in the publication, in its abstract, or in an official text.
#: - `secondary`: Read in secondary sources only.
#: - `own`: A design of this library: nobody has published it.
Basis: TypeAlias = Literal["confirmed", "secondary", "own"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class MeasurementPlan(Record):
    """A measurement plan that is ready to use: each item is the data of an event `measure_planned`.

    - `id`: Which one it is. One of `feedback_informed`, `nhs_talking_therapies`, `ichom_depression_anxiety`,
      `dbt_week`.
    - `title`: What it is called.
    - `basis`: What it rests on. One of `confirmed`, `secondary`, `own`.
    - `source`: Where it was read.
    - `notes`: What to know about it.
    - `items`: What is measured.
    """

    id: ShippedMeasurementPlan
    title: str
    basis: Basis
    source: str
    notes: str
    items: tuple[MeasurePlanned, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class MeasurementParameter(Record):
    """A number of a measurement plan that has to be stated, as no source that could be read says it.

    - `id`: Its id.
    - `text`: What it is.
    - `minimum`: The lowest that it can be. From 0 to 10000.
    - `maximum`: The highest. From 0 to 10000.
    """

    id: str
    text: str
    minimum: int
    maximum: int


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class DomainForm(Record):
    """The items of a form that ask about a domain.

    - `instrument`: The instrument, by its id.
    - `items`: The items, by their ids; the form as a whole, where none is given.
    - `basis`: What it rests on that these ask about the domain. One of `confirmed`, `secondary`, `own`.
    """

    instrument: str
    items: tuple[str, ...]
    basis: Basis


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ConcernDomain(Record):
    """What a concern may be about, where somebody does not do as well as hoped.

    - `domain`: The domain, as in `concern_opened`.
    - `basis`: What the list rests on. One of `confirmed`, `secondary`, `own`.
    - `source`: Where it was read.
    - `forms`: The forms that ship and ask about it.
    """

    domain: str
    basis: Basis
    source: str
    forms: tuple[DomainForm, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class GoalTheme(Record):
    """What a goal may be about, and which items of a form ask about the same.

    - `theme`: The theme.
    - `instrument`: The instrument, by its id; none where no form asks about it: then the rating of the goal
      itself is the measure.
    - `items`: Its items, by their ids; the form as a whole, where none is given.
    - `population`: For whom.
    - `basis`: What the row rests on. One of `confirmed`, `secondary`, `own`.
    - `source`: Where it was read.
    """

    theme: str
    instrument: str | None
    items: tuple[str, ...]
    population: str
    basis: Basis
    source: str


#: What a question of the script is asked about.
#:
#: - `week`: The time since the last session.
#: - `homework`: Each homework that is open.
#: - `goal`: Each goal that is active.
ScriptSubject: TypeAlias = Literal["week", "homework", "goal"]

#: How a question of the script is answered.
#:
#: - `rating`: By a number from 0 to 10. Zero is a rating.
#: - `words`: In words.
ScriptAnswer: TypeAlias = Literal["rating", "words"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ScriptQuestion(Record):
    """A question of the script.

    - `id`: Its id.
    - `text`: What is asked.
    - `about`: What it is asked about. One of `week`, `homework`, `goal`.
    - `answer`: How it is answered. One of `rating`, `words`.
    - `follows`: The question whose rating it follows up.
    - `above`: It is asked where that rating is above this one.
    - `below`: It is asked where that rating is below this one.
    """

    id: str
    text: str
    about: ScriptSubject
    answer: ScriptAnswer
    follows: str | None = None
    above: float | None = None
    below: float | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SessionScript(Record):
    """The first minutes of a session: what is asked, in which order.

    - `minutes`: How many minutes it is meant to take. From 1 to 60.
    - `basis`: What it rests on. One of `confirmed`, `secondary`, `own`.
    - `source`: Where it was read.
    - `questions`: The questions, in their order.
    """

    minutes: int
    basis: Basis
    source: str
    questions: tuple[ScriptQuestion, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Person(Record):
    """Who enters an event, or takes part in one: the role, and an id where the host has one; never a name.

    - `role`: The role, such as `client`, `guardian`, `therapist` or `teacher`. Which roles are a care team, the
      policy says.
    - `id`: The pseudonym of the person.
    """

    role: str
    id: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ExplorationAnswered(Record):
    """An answer on the way from a wish to a goal.

    - `question`: The question, by its id.
    - `text`: The answer in words.
    - `value`: The answer as a number, such as where one stands from 0 to 10.
    - `goal`: The goal that came of it.
    """

    question: str
    text: str | None = None
    value: float | None = None
    goal: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class BaselineRecorded(Record):
    """Where a measure stood at the beginning.

    - `measure`: The measure, in words, as in the goal.
    - `value`: The value. Zero is one.
    - `goal`: The goal that it belongs to.
    - `source`: Where it comes from.
    """

    measure: str
    value: float
    goal: str | None = None
    source: str | None = None


#: What is told beside the problems.
#:
#: - `strength`: A strength.
#: - `challenge`: Something that is hard.
#: - `social_context`: The people and the life around.
StrengthKind: TypeAlias = Literal["strength", "challenge", "social_context"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class StrengthRecorded(Record):
    """A strength, or something in the surroundings that helps or hinders.

    - `text`: In words.
    - `kind`: What it is. Default: `strength`. One of `strength`, `challenge`, `social_context`.
    """

    text: str
    kind: StrengthKind = "strength"


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class PriorTherapyRecorded(Record):
    """A therapy that was tried before.

    - `worked`: What helped.
    - `did_not`: What did not.
    - `do_differently`: What should be otherwise this time.
    """

    worked: str | None = None
    did_not: str | None = None
    do_differently: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ValuesSorted(Record):
    """A sorting of value cards.

    - `very_important`: The most important ones, the dearest first.
    - `important`: The important ones.
    - `not_important`: The others.
    """

    very_important: tuple[str, ...] = ()
    important: tuple[str, ...] = ()
    not_important: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ProblemRecorded(Record):
    """A problem that the client brings.

    - `problem`: The id of the problem.
    - `text`: In the client's words.
    - `goals`: The goals that are to help.
    """

    problem: str
    text: str
    goals: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class GoalAdded(Record):
    """A goal is worded: it begins as a draft.

    - `goal`: The goal. Its status and its ratings are those of the plan, so they stay out.
    """

    goal: Goal


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class GoalFields(Record):
    """New values of some fields of a goal.

    - `title`: The goal in the client's words.
    - `horizon`: Short for a few sessions, long for months or years. One of `short`, `long`.
    - `focus`: What one does, or what comes of it. One of `process`, `outcome`.
    - `category`: What it is mainly about. One of `symptom`, `skill`, `relationship`, `self_understanding`,
      `meaning`, `lifestyle`, `other`.
    - `secondary_categories`: What else it is about. Each of `symptom`, `skill`, `relationship`,
      `self_understanding`, `meaning`, `lifestyle`, `other`.
    - `values`: The values that it serves.
    - `why`: Why it matters, in the client's words.
    - `measures`: How progress is measured.
    - `client_rank`: The client's own order of preference; 1 is the dearest. From 1 to 10000.
    - `due`: The day by which it must be done.
    - `tier`: The tier of the hierarchy, set by a person.
    - `sub_rank`: The order inside a safety tier; 1 comes first. From 1 to 10000.
    - `answers_flags`: The kinds of safety flag that it answers. Each of `suicidality`, `self_harm`,
      `severe_substance_use`, `acute_trauma`, `harm_to_others`, `safeguarding`.
    - `stage`: The stage of change for the behaviour that it is about. One of `precontemplation`,
      `contemplation`, `preparation`, `action`, `maintenance`, `termination`.
    - `intensity`: How much it asks of the person. One of `explore`, `prepare`, `act`, `sustain`.
    - `parent`: The long-term goal that it is a step towards.
    - `gentler_twin_of`: The goal of which it is a gentler twin.
    - `secondary_targets`: The secondary targets of dialectical behaviour therapy that it is about. Each of
      `emotional_vulnerability`, `self_invalidation`, `active_passivity`, `apparent_competence`,
      `unrelenting_crises`, `inhibited_grieving`.
    - `dissent`: The client's objection.
    - `rationale`: The therapist's reasons.
    """

    title: str | None = None
    horizon: Horizon | None = None
    focus: Focus | None = None
    category: Category | None = None
    secondary_categories: tuple[Category, ...] = ()
    values: tuple[str, ...] = ()
    why: str | None = None
    measures: tuple[Measure, ...] = ()
    client_rank: int | None = None
    due: Day | None = None
    tier: str | None = None
    sub_rank: int | None = None
    answers_flags: tuple[FlagKind, ...] = ()
    stage: Stage | None = None
    intensity: Intensity | None = None
    parent: str | None = None
    gentler_twin_of: str | None = None
    secondary_targets: tuple[SecondaryTarget, ...] = ()
    dissent: str | None = None
    rationale: str | None = None


#: A field of a goal that can be changed.
#:
#: - `title`: The wording.
#: - `horizon`: Short or long.
#: - `focus`: What one does, or what comes of it.
#: - `category`: What it is mainly about.
#: - `secondary_categories`: What else it is about.
#: - `values`: The values that it serves.
#: - `why`: Why it matters.
#: - `measures`: How progress is measured, with the targets.
#: - `client_rank`: The client's own order of preference.
#: - `due`: The day by which it must be done.
#: - `tier`: The tier of the hierarchy.
#: - `sub_rank`: The order inside a safety tier.
#: - `answers_flags`: The kinds of safety flag that it answers.
#: - `stage`: The stage of change.
#: - `intensity`: How much it asks of the person.
#: - `parent`: The long-term goal that it is a step towards.
#: - `gentler_twin_of`: The goal of which it is a gentler twin.
#: - `secondary_targets`: The secondary targets.
#: - `dissent`: The client's objection.
#: - `rationale`: The therapist's reasons.
GoalField: TypeAlias = Literal[
    "title",
    "horizon",
    "focus",
    "category",
    "secondary_categories",
    "values",
    "why",
    "measures",
    "client_rank",
    "due",
    "tier",
    "sub_rank",
    "answers_flags",
    "stage",
    "intensity",
    "parent",
    "gentler_twin_of",
    "secondary_targets",
    "dissent",
    "rationale",
]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class GoalChanged(Record):
    """A goal is changed: what it becomes, and what is taken out.

    - `goal`: The goal.
    - `set`: The new values; a field that is not here stays.
    - `clear`: The fields that are emptied. The title and the horizon cannot be. Each of `title`, `horizon`,
      `focus`, `category`, `secondary_categories`, `values`, `why`, `measures`, `client_rank`, `due`, `tier`,
      `sub_rank`, `answers_flags`, `stage`, `intensity`, `parent`, `gentler_twin_of`, `secondary_targets`,
      `dissent`, `rationale`.
    """

    goal: str
    set: GoalFields | None = None
    clear: tuple[GoalField, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class GoalLinked(Record):
    """What links two goals: an arrow, or that one comes before the other.

    - `arrow`: An arrow of the ripple map.
    - `before`: What comes before what.
    - `removed`: Whether the link is taken away.
    """

    arrow: Arrow | None = None
    before: Before | None = None
    removed: bool = False


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class GoalRated(Record):
    """A person rates a goal by the three criteria; what is not given is left as it was.

    - `goal`: The goal.
    - `rater`: Who rates, such as `client`, `therapist` or `parent`.
    - `urgency`: How soon it must be tackled, 1 to 5.
    - `importance`: How much it matters, 1 to 5.
    - `readiness`: How ready the client is, 1 to 5.
    """

    goal: str
    rater: str
    urgency: int | None = None
    importance: int | None = None
    readiness: int | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class GoalMoved(Record):
    """A goal moves on; the event's `why` is the reason where one is needed.

    - `goal`: The goal.
    """

    goal: str


#: How a goal that was reached is celebrated.
#:
#: - `summary`: A written summary.
#: - `certificate`: A certificate.
#: - `verbal`: A word.
AchievementKind: TypeAlias = Literal["summary", "certificate", "verbal"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class AchievementRecord(Record):
    """What is kept of a goal that was reached.

    - `kind`: How it is celebrated. Default: `summary`. One of `summary`, `certificate`, `verbal`.
    - `first`: The first value of its measure.
    - `last`: The last value of its measure.
    - `level`: The level that was reached on its ladder.
    - `text`: What the client says of it.
    """

    kind: AchievementKind = "summary"
    first: float | None = None
    last: float | None = None
    level: float | None = None
    text: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class GoalAchieved(Record):
    """A goal is reached.

    - `goal`: The goal.
    - `record`: What is kept of it.
    """

    goal: str
    record: AchievementRecord


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class GoalRetired(Record):
    """A goal is ended by a review.

    - `goal`: The goal.
    - `reason`: The reason, as a code of the host.
    - `text`: More about it.
    """

    goal: str
    reason: str | None = None
    text: str | None = None


#: Why a goal is given up.
#:
#: - `not_important`: It matters no longer.
#: - `circumstances_changed`: Life has changed.
#: - `other`: Another reason, in words.
DropReason: TypeAlias = Literal["not_important", "circumstances_changed", "other"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class GoalDropped(Record):
    """A goal is given up.

    - `goal`: The goal.
    - `reason`: The reason. One of `not_important`, `circumstances_changed`, `other`.
    - `text`: More about it; needed where the reason is `other`.
    """

    goal: str
    reason: DropReason
    text: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class GoalReopened(Record):
    """A goal that had ended is taken up again.

    - `goal`: The goal.
    - `reason`: The reason, as a code of the host, such as `relapse`.
    - `text`: More about it.
    """

    goal: str
    reason: str
    text: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class GoalMerged(Record):
    """Goals become one: they end, their histories stay under their ids.

    - `goals`: The goals that end, at least one.
    - `into`: The goal that goes on, which is on the plan.
    """

    goals: tuple[str, ...]
    into: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class GoalSplit(Record):
    """A goal becomes several: it ends, its parts begin as drafts.

    - `goal`: The goal that ends.
    - `into`: The parts, at least one: new goals, or drafts that are on the plan with the same id.
    """

    goal: str
    into: tuple[Goal, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class LadderSet(Record):
    """The ladder of a goal is written, or written anew: then its ratings begin anew.

    - `ladder`: The ladder, with its goal.
    """

    ladder: Ladder


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class LevelRated(Record):
    """A goal is rated on its ladder.

    - `goal`: The goal.
    - `rater`: Who rates.
    - `score`: The score of the level reached.
    - `session`: The session in which it was rated.
    """

    goal: str
    rater: str
    score: float
    session: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class AgreementGiven(Record):
    """A party agrees to the plan as it stands: to every goal that is proposed, and to what changed since.

    - `version`: The number of the version that is agreed: one more than the last that all agreed. From 1 to
      100000.
    - `party`: The party that agrees, such as `client`, `therapist` or `guardian`.
    - `how`: How it agreed. One of `said`, `signed`, `remote`.
    """

    version: int
    party: str
    how: AgreementHow


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class AgreementDeclined(Record):
    """A party does not agree: what was proposed is a draft again.

    - `party`: The party.
    - `goals`: The goals; all that are proposed, where none is given.
    - `text`: Why, in their words.
    """

    party: str
    goals: tuple[str, ...] = ()
    text: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class StepAdded(Record):
    """A step towards a goal.

    - `goal`: The goal.
    - `step`: The id of the step.
    - `text`: What is done.
    - `due`: The day by which.
    """

    goal: str
    step: str
    text: str
    due: Day | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class StepDone(Record):
    """A step is done.

    - `goal`: The goal.
    - `step`: The step.
    """

    goal: str
    step: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class BarrierRecorded(Record):
    """What stands in the way of a goal.

    - `text`: What stands in the way.
    - `goal`: The goal.
    - `plan`: What is planned for then.
    """

    text: str
    goal: str | None = None
    plan: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SessionRecorded(Record):
    """A session, on the day on which it happened or was to happen.

    - `session`: The id of the session.
    - `kind`: Its kind, such as `individual`, `skills_group`, `phone`, `family` or `review`.
    - `attendance`: Whether it took place. One of `attended`, `late`, `missed`, `cancelled`.
    - `scheduled`: The day for which it was scheduled, where that is another one.
    - `cancelled_by`: The role that cancelled it.
    - `minutes`: Its length in minutes, 1 to 1,440. From 1 to 1440.
    """

    session: str
    kind: str
    attendance: Attendance
    scheduled: Day | None = None
    cancelled_by: str | None = None
    minutes: int | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class CheckIn(Record):
    """A rating of progress towards a goal, 0 to 10. Zero is a rating.

    - `goal`: The goal.
    - `rater`: Who rates.
    - `value`: The rating, from 0 to 10.
    - `session`: The session in which it was rated.
    - `order`: Where several are of one day, which comes first: 1, 2 and so on. From 1 to 1000.
    """

    goal: str
    rater: str
    value: float
    session: str | None = None
    order: int | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class HomeworkSet(Record):
    """Something to do until the next session.

    - `homework`: The id of the homework.
    - `text`: What is to be done.
    - `goal`: The goal that it serves.
    - `session`: The session in which it was set.
    - `due`: The day by which.
    """

    homework: str
    text: str
    goal: str | None = None
    session: str | None = None
    due: Day | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class HomeworkReviewed(Record):
    """What became of homework.

    - `homework`: The homework.
    - `outcome`: How much of it was done. One of `done`, `partly`, `not_done`.
    - `text`: What the client says of it.
    - `session`: The session in which it was looked at.
    """

    homework: str
    outcome: HomeworkOutcome
    text: str | None = None
    session: str | None = None


#: What a line of a diary card says of its target.
#:
#: - `urge`: How strong the urge was.
#: - `act`: Whether, or how often, it was done.
#: - `other`: Anything else, such as an emotion.
DiaryLineKind: TypeAlias = Literal["urge", "act", "other"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class DiaryLine(Record):
    """One line of a diary card. The urge and the act are two lines of one target.

    - `target`: The target, by its id on the card.
    - `value`: The entry, on the scale of the card; 1 and 0 for yes and no.
    - `kind`: The urge, the act, or neither. Default: `other`. One of `urge`, `act`, `other`.
    """

    target: str
    value: float
    kind: DiaryLineKind = "other"


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class DiaryEntry(Record):
    """A diary card for one day, or for one entry of a day.

    - `lines`: The lines that were filled in; what was left blank is not here, and is no zero.
    - `skills`: The skills that were used.
    - `text`: What the client wrote.
    """

    lines: tuple[DiaryLine, ...] = ()
    skills: tuple[str, ...] = ()
    text: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class LogEntry(Record):
    """An entry of self-monitoring. Several may be of one day; one that is entered late keeps both dates.

    - `log`: What is watched, by an id of the host.
    - `value`: The value: 0 to 10, a count, minutes, or 1 and 0 for yes and no.
    - `text`: What the client wrote.
    - `goal`: The goal that it belongs to.
    - `order`: Where several are of one day, which comes first: 1, 2 and so on. From 1 to 1000.
    """

    log: str
    value: float | None = None
    text: str | None = None
    goal: str | None = None
    order: int | None = None


#: What a link of a chain is.
#:
#: - `vulnerability`: What made the person vulnerable.
#: - `prompting_event`: What set it off.
#: - `link`: A thought, a feeling, a sensation, an event on the way.
#: - `act`: The act itself.
#: - `consequence`: What came of it.
ChainLinkKind: TypeAlias = Literal["vulnerability", "prompting_event", "link", "act", "consequence"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ChainLink(Record):
    """One link of a chain.

    - `kind`: What kind of link it is. One of `vulnerability`, `prompting_event`, `link`, `act`, `consequence`.
    - `text`: What happened.
    """

    kind: ChainLinkKind
    text: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ChainRecorded(Record):
    """A chain analysis: what led to an act, link by link.

    - `chain`: The id of the chain.
    - `target`: The target whose act is looked at, by its id on the diary card.
    - `links`: The links, from first to last.
    - `solutions`: What could be done otherwise, and at which link.
    - `repair`: How harm is made good.
    - `goal`: The goal that it belongs to.
    - `session`: The session in which it was made.
    """

    chain: str
    target: str
    links: tuple[ChainLink, ...]
    solutions: tuple[str, ...] = ()
    repair: tuple[str, ...] = ()
    goal: str | None = None
    session: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class NoteAdded(Record):
    """A note.

    - `text`: The text.
    - `session`: The session that it is about.
    - `goal`: The goal that it is about.
    - `problem`: The problem that it is about.
    - `intervention`: The intervention that it tells of, as a code of the host, such as `exposure`.
    """

    text: str
    session: str | None = None
    goal: str | None = None
    problem: str | None = None
    intervention: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class MeasureStopped(Record):
    """Something is no longer measured.

    - `item`: The item of the measurement plan.
    """

    item: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class MeasureSnoozed(Record):
    """What is due is hidden until a day. That moves no window.

    - `item`: The item of the measurement plan.
    - `until`: The day from which it is shown again, inside the window.
    """

    item: str
    until: Day


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class MeasureDeclined(Record):
    """Who was to fill it in does not want to, this time.

    - `item`: The item of the measurement plan.
    - `text`: Why, in their words.
    """

    item: str
    text: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ScoreRecorded(Record):
    """A form was filled in: its answers, or the score where the answers are kept elsewhere.

    - `instrument`: The instrument, by its id.
    - `rater`: Who filled it in.
    - `responses`: The answers by item id; null is missing. They are scored by the definition that ships.
    - `answers`: The answers as a record, which names its definition.
    - `score`: The score.
    - `age`: The client's age in completed years on that day, 0 to 130, for norms that depend on it.
    - `session`: The session in which it was filled in.
    - `order`: Where several are of one day, which comes first: 1, 2 and so on. From 1 to 1000.
    """

    instrument: str
    rater: str
    responses: Mapping[str, float | None] = dataclasses.field(default_factory=dict, hash=False)
    answers: AnswersRecord | None = None
    score: Score | None = None
    age: int | None = None
    session: str | None = None
    order: int | None = None


#: What was done about an alert.
#:
#: - `flag_opened`: A safety flag was opened.
#: - `no_flag_needed`: It was talked about, and no flag was needed: the reason is given.
AlertAnswer: TypeAlias = Literal["flag_opened", "no_flag_needed"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class AlertAnswered(Record):
    """What was done about an alert of a score.

    - `score`: The event that recorded the score.
    - `alert`: The alert, by its code in the instrument.
    - `how`: What was done. One of `flag_opened`, `no_flag_needed`.
    - `flag`: The flag that was opened.
    - `text`: Why none was needed, or what else was done.
    """

    score: str
    alert: str
    how: AlertAnswer
    flag: str | None = None
    text: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class FlagOpened(Record):
    """A person opens a safety flag. It is open from then on, also where the day is still to come.

    - `flag`: The id of the flag.
    - `kind`: What it is about. One of `suicidality`, `self_harm`, `severe_substance_use`, `acute_trauma`,
      `harm_to_others`, `safeguarding`.
    - `raised_to`: The tier to which a person raises it.
    - `text`: What led to it.
    """

    flag: str
    kind: FlagKind
    raised_to: str | None = None
    text: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class FlagClosed(Record):
    """A person closes a safety flag, from the day on which it happened.

    - `flag`: The flag.
    - `text`: Why it could be closed.
    """

    flag: str
    text: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SignalSeen(Record):
    """Somebody has seen a signal, which is not yet an answer to it.

    - `signal`: The signal, as a code of whoever computes it, such as `not_on_track` or `deteriorated`.
    - `key`: Its key: rule, series, and the first score that raised it. The same key is the same signal.
    - `cleared`: Whether it has cleared.
    """

    signal: str
    key: str
    cleared: bool = False


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ConcernOpened(Record):
    """A concern: somebody, or a signal, says that it does not go as hoped.

    - `concern`: The id of the concern.
    - `domain`: What it may be about, such as `alliance` or `motivation`; `concern_domains` lists those that
      ship.
    - `signal`: The key of the signal that led to it.
    - `goal`: The goal that it is about.
    - `items`: The items of a form that speak for it.
    - `hypothesis`: What may be behind it.
    """

    concern: str
    domain: str
    signal: str | None = None
    goal: str | None = None
    items: tuple[str, ...] = ()
    hypothesis: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ConcernUpdated(Record):
    """A concern goes on: what is thought, planned, done, and what came of it.

    - `concern`: The concern.
    - `hypothesis`: What may be behind it.
    - `planned`: What is planned.
    - `done`: What was done.
    - `outcome`: What came of it.
    """

    concern: str
    hypothesis: str | None = None
    planned: str | None = None
    done: str | None = None
    outcome: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ConcernClosed(Record):
    """A concern is closed by somebody.

    - `concern`: The concern.
    - `outcome`: What came of it.
    """

    concern: str
    outcome: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ReviewOpened(Record):
    """A review begins.

    - `review`: The id of the review.
    - `session`: The session in which it is held.
    """

    review: str
    session: str | None = None


#: Whether a goal fitted.
#:
#: - `too_easy`: It asked too little.
#: - `right`: It asked about right.
#: - `too_hard`: It asked too much.
GoalFit: TypeAlias = Literal["too_easy", "right", "too_hard"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class GoalDecided(Record):
    """A review decides about a goal.

    - `review`: The review.
    - `goal`: The goal.
    - `decision`: What is decided. One of `continue`, `modify`, `retire`.
    - `fit`: Whether it asked too little or too much. One of `too_easy`, `right`, `too_hard`.
    - `text`: More about it.
    """

    review: str
    goal: str
    decision: Decision
    fit: GoalFit | None = None
    text: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ReviewClosed(Record):
    """A review ends.

    - `review`: The review.
    - `helps`: What helps.
    - `otherwise`: What should be otherwise.
    """

    review: str
    helps: str | None = None
    otherwise: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class RankingSeen(Record):
    """A ranking was looked at, and people decided.

    - `digest`: The digest of the ranking.
    - `chosen`: The goals that people decided to work on, the first one first.
    - `deferred`: The goals that wait, each until a day.
    """

    digest: str
    chosen: tuple[str, ...] = ()
    deferred: tuple[Deferred, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class LifeEvent(Record):
    """Something happened in the client's life.

    - `event`: What it is, as a code of the host; `planned_break` is a break of the therapy that was planned,
      from `from` to `until`.
    - `start`: The first day, where it lasts.
    - `until`: The last day, where it lasts.
    - `text`: More about it.
    """

    _renamed: ClassVar = {"from": "start"}

    event: str
    start: Day | None = None
    until: Day | None = None
    text: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ContingencyAgreed(Record):
    """It is agreed beforehand which goal comes first in a certain case.

    - `contingency`: The id of the contingency.
    - `when`: The case.
    - `goal`: The goal that then comes first.
    """

    contingency: str
    when: str
    goal: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ContingencyInvoked(Record):
    """The case has happened, or is over.

    - `contingency`: The contingency.
    - `over`: Whether the case is over.
    """

    contingency: str
    over: bool = False


#: What may be behind resistance.
#:
#: - `fear_of_failure`: To fail.
#: - `past_disappointment`: To be disappointed again.
#: - `wants_therapist_to_fix`: The therapist is to mend it.
#: - `other`: Another one, in words.
ResistanceReason: TypeAlias = Literal["fear_of_failure", "past_disappointment", "wants_therapist_to_fix", "other"]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ResistanceRecorded(Record):
    """What makes it hard to want a goal.

    - `reason`: What is behind it. One of `fear_of_failure`, `past_disappointment`, `wants_therapist_to_fix`,
      `other`.
    - `goal`: The goal.
    - `text`: In the client's words.
    """

    reason: ResistanceReason
    goal: str | None = None
    text: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ProfileChosen(Record):
    """The profile of a school of therapy is chosen.

    - `profile`: The profile, by its id.
    """

    profile: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class EventCorrected(Record):
    """The data of an event is corrected: the old one stays in the history.

    - `event`: The event.
    - `data`: Its new data, whole, of the same kind.
    """

    event: str
    data: Any = dataclasses.field(hash=False)


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class EventWithdrawn(Record):
    """An event was entered in error. To withdraw a withdrawal is to undo it.

    - `event`: The event.
    """

    event: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ConflictResolved(Record):
    """A conflict is resolved; the event's `why` says why.

    - `conflict`: The conflict, by its id.
    - `keep`: The event whose value is kept.
    - `value`: A third value.
    """

    conflict: str
    keep: str | None = None
    value: Any | None = dataclasses.field(default=None, hash=False)


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class PlanClosed(Record):
    """The plan is closed.

    - `reason`: The reason, as a code of the host, such as `completed` or `dropped_out`.
    - `text`: More about it.
    """

    reason: str | None = None
    text: str | None = None


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class PlanReopened(Record):
    """The plan goes on; the event's `why` says why."""
