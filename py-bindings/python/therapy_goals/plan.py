"""The living plan: what client and therapist agreed, did and changed, as a history of events.

>>> from therapy_goals import plan
>>> p = plan.new("plan-1", client="c-17")
>>> p = p.apply({
...     "id": "e1", "kind": "goal_added", "by": {"role": "therapist", "id": "t-3"},
...     "entered": "2026-11-02", "happened": "2026-11-02",
...     "data": {"goal": {"id": "g1", "title": "Sleep", "horizon": "short"}},
... })
>>> p.state().goals["g1"].status
'draft'

An event is a dictionary; a class such as `GoalAdded` may stand in it as its `data`. Its fields:

- `id`: from whoever makes it, one that no other event has.
- `kind`: one of `KINDS`.
- `by`: who entered it, a `role` and an `id` where there is one; never a name.
- `entered`, `happened`: two days.
- `data`: what it says, as the class of its kind has it: of `goal_added` that is `GoalAdded`.
- `parents`: the events that whoever entered it knew of last; all that have no child, where nothing is said.
- `time`, `why`, `visible_to`: the time of the day, the reason, and the roles that may see it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, TypeAlias, TypeVar

from ._native import Plan as _Plan
from ._native import refuse
from ._printed import (
    AchievementKind,
    AchievementRecord,
    AgreementAfterwardsPlanFinding,
    AgreementChanges,
    AgreementDeclined,
    AgreementDiffersPlanFinding,
    AgreementExpiredPlanFinding,
    AgreementGiven,
    AgreementHow,
    AgreementParty,
    AlertAnswer,
    AlertAnswered,
    AlertScriptLine,
    AlertState,
    AmendsNothingPlanFinding,
    Attendance,
    BarrierRecorded,
    BaselineRecorded,
    Basis,
    BurdenExceededPlanFinding,
    CapExceededPlanFinding,
    CaseloadReason,
    CaseloadRow,
    ChainLink,
    ChainLinkKind,
    ChainRecorded,
    CheckIn,
    Concern,
    ConcernClosed,
    ConcernDomain,
    ConcernNote,
    ConcernOpened,
    ConcernUpdated,
    ConflictResolved,
    ConflictSide,
    ContingencyAgreed,
    ContingencyInvoked,
    CorrectionNotUnderstoodPlanFinding,
    Decision,
    Deferred,
    DiaryEntry,
    DiaryLine,
    DiaryLineKind,
    DomainForm,
    DropReason,
    Due,
    DueReason,
    DueState,
    EachSessionSchedule,
    EndSchedule,
    EnteredBeforeParentPlanFinding,
    EventCorrected,
    EventKind,
    EventWithdrawn,
    EveryDaysSchedule,
    EverySessionsSchedule,
    ExplorationAnswered,
    FlagClosed,
    FlagOpened,
    FlagScriptLine,
    GoalAchieved,
    GoalAdded,
    GoalChanged,
    GoalCheckIn,
    GoalDecided,
    GoalDropped,
    GoalField,
    GoalFields,
    GoalFit,
    GoalLevel,
    GoalLinked,
    GoalMerged,
    GoalMoved,
    GoalRated,
    GoalReopened,
    GoalRetired,
    GoalScriptLine,
    GoalSplit,
    GoalTheme,
    HomeworkOutcome,
    HomeworkReviewed,
    HomeworkScriptLine,
    HomeworkSet,
    InConflictPlanFinding,
    LadderSet,
    LevelRated,
    LifeEvent,
    LinkIgnoredPlanFinding,
    LogEntry,
    MeasureDeclined,
    MeasurePlanned,
    MeasureScriptLine,
    MeasureSnoozed,
    MeasureStopped,
    MeasurementParameter,
    MeasurementPlan,
    MissedRunPlanFinding,
    MoveDoesNotFitPlanFinding,
    Need,
    NoStepPlanFinding,
    NotScoredPlanFinding,
    NotUnderstoodPlanFinding,
    NoteAdded,
    ParentMissingPlanFinding,
    Person,
    PlanAgreement,
    PlanAlert,
    PlanClosed,
    PlanConflict,
    PlanContingency,
    PlanFinding,
    PlanFlag,
    PlanGoal,
    PlanHomework,
    PlanMeasure,
    PlanPolicy,
    PlanReopened,
    PlanReview,
    PlanSeries,
    PlanSession,
    PlanSignal,
    PlanState,
    PlanStep,
    PlanSummary,
    PriorTherapyRecorded,
    ProblemRecorded,
    ProfileChosen,
    Ranking,
    RankingSeen,
    RaterOrder,
    Ready,
    RecordAfterEndPlanFinding,
    ResistanceReason,
    ResistanceRecorded,
    ReviewClosed,
    ReviewDueSchedule,
    ReviewOpened,
    ReviewScriptLine,
    ReviewState,
    ReviewStatus,
    ReviewWithoutGoalPlanFinding,
    RevisitScriptLine,
    SameTitlePlanFinding,
    Schedule,
    ScoreRecorded,
    ScriptAnswer,
    ScriptLine,
    ScriptQuestion,
    ScriptSubject,
    SessionRecorded,
    SessionScript,
    ShippedMeasurementPlan,
    SignalSeen,
    StartSchedule,
    StepAdded,
    StepDone,
    StrengthKind,
    StrengthRecorded,
    SubjectMissingPlanFinding,
    SummaryBreak,
    SummaryFlag,
    SummaryMeasure,
    SummarySignal,
    Transition,
    UnansweredAlertPlanFinding,
    UnansweredFlagPlanFinding,
    ValuesSorted,
    WithheldPlanFinding,
)
from ._records import build, call, listed, trusted
from ._types import Day, Number, Whole

__all__ = [
    "AchievementKind",
    "AchievementRecord",
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
    "AmendsNothingPlanFinding",
    "Attendance",
    "BarrierRecorded",
    "BaselineRecorded",
    "Basis",
    "BurdenExceededPlanFinding",
    "CapExceededPlanFinding",
    "CaseloadReason",
    "CaseloadRow",
    "ChainLink",
    "ChainLinkKind",
    "ChainRecorded",
    "CheckIn",
    "Concern",
    "ConcernClosed",
    "ConcernDomain",
    "ConcernNote",
    "ConcernOpened",
    "ConcernUpdated",
    "ConflictResolved",
    "ConflictSide",
    "ContingencyAgreed",
    "ContingencyInvoked",
    "CorrectionNotUnderstoodPlanFinding",
    "Decision",
    "Deferred",
    "DiaryEntry",
    "DiaryLine",
    "DiaryLineKind",
    "DomainForm",
    "DropReason",
    "Due",
    "DueReason",
    "DueState",
    "EachSessionSchedule",
    "EndSchedule",
    "EnteredBeforeParentPlanFinding",
    "Event",
    "EventCorrected",
    "EventKind",
    "EventWithdrawn",
    "EveryDaysSchedule",
    "EverySessionsSchedule",
    "ExplorationAnswered",
    "FlagClosed",
    "FlagOpened",
    "FlagScriptLine",
    "GoalAchieved",
    "GoalAdded",
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
    "GoalRated",
    "GoalReopened",
    "GoalRetired",
    "GoalScriptLine",
    "GoalSplit",
    "GoalTheme",
    "HomeworkOutcome",
    "HomeworkReviewed",
    "HomeworkScriptLine",
    "HomeworkSet",
    "InConflictPlanFinding",
    "KINDS",
    "LIFECYCLE",
    "LadderSet",
    "LevelRated",
    "LifeEvent",
    "LinkIgnoredPlanFinding",
    "LogEntry",
    "MeasureDeclined",
    "MeasurePlanned",
    "MeasureScriptLine",
    "MeasureSnoozed",
    "MeasureStopped",
    "MeasurementParameter",
    "MeasurementPlan",
    "MissedRunPlanFinding",
    "MoveDoesNotFitPlanFinding",
    "Need",
    "NoStepPlanFinding",
    "NotScoredPlanFinding",
    "NotUnderstoodPlanFinding",
    "NoteAdded",
    "ParentMissingPlanFinding",
    "Person",
    "Plan",
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
    "PriorTherapyRecorded",
    "Problem",
    "ProblemRecorded",
    "ProfileChosen",
    "RankingSeen",
    "RaterOrder",
    "ReadPlan",
    "Ready",
    "RecordAfterEndPlanFinding",
    "ResistanceReason",
    "ResistanceRecorded",
    "ReviewClosed",
    "ReviewDueSchedule",
    "ReviewOpened",
    "ReviewScriptLine",
    "ReviewState",
    "ReviewStatus",
    "ReviewWithoutGoalPlanFinding",
    "RevisitScriptLine",
    "SameTitlePlanFinding",
    "Schedule",
    "ScoreRecorded",
    "ScriptAnswer",
    "ScriptLine",
    "ScriptQuestion",
    "ScriptSubject",
    "SessionRecorded",
    "SessionScript",
    "ShippedMeasurementPlan",
    "SignalSeen",
    "StartSchedule",
    "StepAdded",
    "StepDone",
    "StrengthKind",
    "StrengthRecorded",
    "SubjectMissingPlanFinding",
    "SummaryBreak",
    "SummaryFlag",
    "SummaryMeasure",
    "SummarySignal",
    "Transition",
    "UnansweredAlertPlanFinding",
    "UnansweredFlagPlanFinding",
    "ValuesSorted",
    "WithheldPlanFinding",
    "caseload",
    "concern_domains",
    "measurement_parameters",
    "measurement_plan",
    "measurement_plans",
    "merge",
    "new",
    "ranking_digest",
    "read",
    "session_script",
    "themes",
]

_Kind = TypeVar("_Kind")

#: An event: a dictionary, as the page of this module says. Nothing that is given is changed.
Event: TypeAlias = Mapping[str, Any]

#: The kinds of event.
KINDS: frozenset[EventKind] = frozenset(call("plan.kinds"))

#: The life of a goal as a table: which event leads from which states to which, and what it needs.
LIFECYCLE: tuple[Transition, ...] = tuple(build(Transition, row) for row in call("plan.lifecycle"))


def __dir__() -> list[str]:
    return sorted(__all__)


def new(id: str, *, client: str | None = None, policy: PlanPolicy | Mapping[str, Any] | None = None) -> Plan:
    """A plan without events. It makes up nothing: ids and days come from you.

    Raises:
        TherapyGoalsError: with every fault of the policy; of the id, where it is none.
    """
    return Plan(_Plan({"id": id, "client": client, "policy": policy}))


class Plan:
    """A plan: its history, and what it leaves behind. `new` and `read` make it.

    A plan is a value: an event makes another plan, and this one stays what it was. It can be compared, copied and
    pickled.

    >>> from therapy_goals import plan
    >>> event = {
    ...     "id": "e1", "kind": "flag_opened", "by": {"role": "therapist"}, "entered": "2026-11-02",
    ...     "happened": "2026-11-02", "data": plan.FlagOpened("f1", kind="self_harm"),
    ... }
    >>> one = plan.new("plan-1").apply(event)
    >>> one.heads, one.state().flags[0].open
    (('e1',), True)
    >>> plan.read(one.to_jsonl(), id="plan-1").plan == one
    True
    """

    __slots__ = ("_engine",)

    def __init__(self, engine: _Plan, /) -> None:
        self._engine = engine

    @property
    def id(self) -> str | None:
        """Its id, where it has one: no line says it."""
        return self._engine.id

    @property
    def client(self) -> str | None:
        """The client's pseudonym."""
        return self._engine.client

    @property
    def policy(self) -> PlanPolicy:
        """What the service decided about its plans."""
        return build(PlanPolicy, self._ask("policy"))

    @property
    def events(self) -> tuple[dict[str, Any], ...]:
        """The events in causal order, each a new dictionary as it is stored."""
        return tuple(self._ask("events"))

    @property
    def waiting(self) -> tuple[dict[str, Any], ...]:
        """The events that wait for a parent which is not there."""
        return tuple(self._ask("waiting"))

    @property
    def heads(self) -> tuple[str, ...]:
        """The events without a child, by id: what the next event comes after."""
        return tuple(self._ask("heads"))

    @property
    def withheld(self) -> int:
        """How many events are kept from whoever has this copy: see `export`."""
        withheld: int = self._ask("withheld")
        return withheld

    @property
    def left_out(self) -> int:
        """How many lines were left out when it was read, as nobody could read them: with any, it is never ready. No line
        says it: store it beside them, and give it to `read`."""
        left_out: int = self._ask("left_out")
        return left_out

    def apply(self, event: Event) -> Plan:
        """The plan with one more event, which stands after all that are there unless it names its `parents`.

        The very same event again changes nothing.

        Raises:
            TherapyGoalsError: with all that speaks against it, each with its path in the event; `duplicate_id` for an
                id that another event has. Then nothing is changed.
        """
        return Plan(self._engine.apply(event))

    def apply_all(self, events: Iterable[Event]) -> Plan:
        """The plan with all these events in turn; quicker where there are many.

        Raises:
            TherapyGoalsError: those of the first event that is refused, at `[3]` for the fourth. Then nothing is changed.
        """
        return Plan(self._engine.apply_all(listed(events)))

    def state(self, as_known: Day | None = None, as_true: Day | None = None) -> PlanState:
        """What there is on a day, all that is known now without one. It never fails.

        `as_known` takes the events that were entered up to that day, and so leaves later corrections out; `as_true` takes
        all events, corrected, that happened up to that day.
        """
        return build(PlanState, self._ask("state", {"as_known": as_known, "as_true": as_true}))

    def as_known(self, day: Day) -> Plan:
        """The plan as it was known on a day: the events that were entered up to it, with all that these knew of. What is
        asked of it, such as `situation`, is what it would have said then.

        >>> from therapy_goals import plan
        >>> flag = {
        ...     "id": "e1", "kind": "flag_opened", "by": {"role": "therapist"}, "entered": "2026-11-02",
        ...     "happened": "2026-11-02", "data": {"flag": "f1", "kind": "self_harm"},
        ... }
        >>> one = plan.new("plan-1").apply(flag)
        >>> len(one.as_known("2026-11-01")), one.as_known("2026-11-02") == one
        (0, True)
        """
        return Plan(self._engine.as_known(day))

    def findings(self, on: Day) -> tuple[PlanFinding, ...]:
        """What is to be looked at on a day, beside the findings of the state: what only a day has."""
        found: tuple[PlanFinding, ...] = trusted(tuple[PlanFinding, ...], self._ask("findings", {"on": on}))
        return found

    def ready(self, on: Day) -> Ready:
        """Whether nothing about safety waits for an answer; `ready` is None where that cannot be known here.

        Flags and alerts count whatever day they bear, what was done about them from its day on: a mistyped year hides
        nothing. For a day that is past, ask the plan `as_known` then.

        >>> from therapy_goals import plan
        >>> flag = {
        ...     "id": "e1", "kind": "flag_opened", "by": {"role": "therapist"}, "entered": "2026-11-02",
        ...     "happened": "2026-11-02", "data": {"flag": "f1", "kind": "self_harm"},
        ... }
        >>> ready = plan.new("plan-1").apply(flag).ready("2026-11-02")
        >>> ready.ready, ready.findings[0].code
        (False, 'unanswered_flag')
        """
        return build(Ready, self._ask("ready", {"on": on}))

    def due(self, on: Day) -> tuple[Due, ...]:
        """What is to be filled in on a day, and what comes next; before all that, the alerts that nobody has answered."""
        return self._each(Due, "due", on)

    def occurrences(self, on: Day) -> tuple[Due, ...]:
        """All that was to be filled in up to a day, and of each item what comes next."""
        return self._each(Due, "occurrences", on)

    def review(self, on: Day) -> ReviewStatus:
        """Whether a review is due, and which goals it has to decide about."""
        return build(ReviewStatus, self._ask("review", {"on": on}))

    def situation(self, on: Day) -> dict[str, Any]:
        """What is ranked on a day, as the arguments of `priority.rank`: `rank(**plan.situation(on))`."""
        situation: dict[str, Any] = self._ask("situation", {"on": on})
        return situation

    def revisit(self, on: Day) -> tuple[Deferred, ...]:
        """The goals that were put off until a day which has come."""
        return self._each(Deferred, "revisit", on)

    def raters(self, on: Day) -> tuple[RaterOrder, ...]:
        """The orders of all raters beside the main one and the therapist, each against the main rater's."""
        return self._each(RaterOrder, "raters", on)

    def series(
        self,
        *,
        goal: str | None = None,
        instrument: str | None = None,
        score: str = "total",
        rater: str = "client",
        on: Day | None = None,
        reliable: Number | None = None,
        threshold: str | None = None,
        window: Whole | None = None,
        baseline: Number | None = None,
    ) -> tuple[PlanSeries, ...]:
        """The check-ins of a goal, or the scores of an instrument, as series with where they stand; several, where the goal
        was merged or split, its ladder changed, or the scale of the scores is another one."""
        given = {
            "goal": goal, "instrument": instrument, "score": score, "rater": rater, "on": on, "reliable": reliable,
            "threshold": threshold, "window": window, "baseline": baseline,
        }
        return tuple(build(PlanSeries, entry) for entry in self._ask("series", given))

    def thread(self, *, goal: str | None = None, problem: str | None = None, on: Day | None = None) -> tuple[str, ...]:
        """The events that belong to a goal, or to a problem and the goals that are to help, in causal order."""
        return tuple(self._ask("thread", {"goal": goal, "problem": problem, "on": on}))

    def script(self, on: Day) -> tuple[ScriptLine, ...]:
        """What the first minutes of a session look at: what is asked about each, `session_script` says."""
        lines: tuple[ScriptLine, ...] = trusted(tuple[ScriptLine, ...], self._ask("script", {"on": on}))
        return lines

    def summary(self) -> PlanSummary:
        """The plan in a few days and codes, for `caseload`: days and no answers, to be stored beside it."""
        return build(PlanSummary, self._ask("summary"))

    def to_jsonl(self) -> str:
        """All events, one a line of JSON. `read` reads them; lines of several copies may be joined."""
        return self._engine.to_jsonl()

    def export(self, audience: str) -> Plan:
        """A copy for one role: of the events that are not for it, only a place is left, which says nothing but its id and
        its parents. `withheld` counts them. What is written on the copy merges back.

        >>> from therapy_goals import plan
        >>> note = {
        ...     "id": "e1", "kind": "note_added", "by": {"role": "therapist"}, "entered": "2026-11-02",
        ...     "happened": "2026-11-02", "visible_to": ["therapist"], "data": {"text": "a thought"},
        ... }
        >>> whole = plan.new("plan-1").apply(note)
        >>> copy = whole.export("client")
        >>> copy.withheld, plan.merge(whole, copy) == whole
        (1, True)
        """
        return Plan(self._engine.export(audience))

    def redact(self, ids: Iterable[str], *, by: Person | Mapping[str, Any], entered: Day, why: str | None = None) -> Plan:
        """The plan without what these events say, for erasure by law: their ids and parents stay, with who erased them,
        when and why. In every merge the erasure wins. What is open about safety cannot be erased: a flag is closed or
        withdrawn first, an alert answered.

        Raises:
            TherapyGoalsError: `unknown_event` at `ids[2]` where the plan has no event of the third id; `not_permitted` at
                `by.role` for a role that is not of the care team; `illegal_transition` at `ids[2]` where an open flag or an
                alert without an answer would be gone with the third one.
        """
        return Plan(self._engine.redact({"ids": listed(ids), "by": by, "entered": entered, "why": why}))

    def _ask(self, question: str, input: Mapping[str, Any] | None = None) -> Any:
        return json.loads(self._engine.ask(question, input))

    def _each(self, record: type[_Kind], question: str, on: Day) -> tuple[_Kind, ...]:
        return tuple(build(record, entry) for entry in self._ask(question, {"on": on}))

    def __len__(self) -> int:
        return len(self._engine)

    def __bool__(self) -> bool:
        return True

    def __eq__(self, other: object) -> bool:
        return self._engine == other._engine if isinstance(other, Plan) else NotImplemented

    def __hash__(self) -> int:
        return hash((self.id, self.client, self.heads))

    def __repr__(self) -> str:
        """The number of its events: what they say is for nobody's log."""
        return f"<Plan of {len(self)} events>"

    def __reduce__(self) -> tuple[Any, ...]:
        policy = self._ask("policy")
        given = {"id": self.id, "client": self.client, "policy": policy, "salvage": False, "left_out": self.left_out}
        return _restored, (self.to_jsonl(), given)

    def __copy__(self) -> Plan:
        return self

    def __deepcopy__(self, memo: Any) -> Plan:
        return self


def _restored(lines: str, input: Mapping[str, Any]) -> Plan:
    return Plan(_Plan.read(lines, input)[0])


class _LineAndCode(NamedTuple):
    line: int
    code: str


class Problem(_LineAndCode):
    """What is wrong in a line that was left out when a plan was read: `line, code = problem`.

    - `line`: the number of the line; the first one is 1.
    - `code`: `torn_line` for a last line that was not written to its end, else the code of the error.
    - `offset`: where the line begins, in bytes.
    - `fault`: what is wrong in it: its code, its path in the line, and what would have been accepted; nothing for a torn
      one.
    """

    offset: int
    fault: Mapping[str, str] | None

    def __new__(cls, line: int, code: str, offset: int = 0, fault: Mapping[str, str] | None = None) -> Problem:
        made = super().__new__(cls, line, code)
        made.offset = offset
        made.fault = fault
        return made


class ReadPlan(NamedTuple):
    """A plan that was read, and what was wrong in the lines that were left out."""

    plan: Plan
    problems: tuple[Problem, ...]


def read(
    lines: str | bytes | bytearray | memoryview,
    salvage: bool = False,
    *,
    id: str | None = None,
    client: str | None = None,
    policy: PlanPolicy | Mapping[str, Any] | None = None,
    left_out: int = 0,
) -> ReadPlan:
    """Reads a plan from lines of JSON, one event a line; no line says the `id` of the plan or the `client`.

    A last line that was torn is left out, and told. Any other bad line refuses the whole, unless `salvage` says to keep
    the rest. Whatever was stored is taken: what does not fit becomes a finding of the state. Where lines were left out when
    it was read before, `left_out` says how many: see `Plan.left_out`.

    >>> from therapy_goals import plan
    >>> line = '{"id":"e1","kind":"note_added","by":{"role":"client"},"entered":"2026-11-02",' \\
    ...     '"happened":"2026-11-02","data":{"text":"a note"}}'
    >>> found = plan.read(line + "\\n" + line[:40])
    >>> found.plan.heads, found.problems
    (('e1',), (Problem(line=2, code='torn_line'),))

    Raises:
        TherapyGoalsError: all faults of all lines, at `lines[3].data.goal` for the fourth line.
    """
    if isinstance(lines, bytearray | memoryview):
        lines = bytes(lines)
    given = {"salvage": salvage, "id": id, "client": client, "policy": policy, "left_out": left_out}
    engine, problems = _Plan.read(lines, given)
    return ReadPlan(Plan(engine), tuple(Problem(**problem) for problem in json.loads(problems)))


def merge(plan: Plan, other: Plan) -> Plan:
    """All events of two copies of a plan. What they say differently is a conflict of the state, with one value in force
    until a person resolves it; the order of merging makes no difference.

    Raises:
        TherapyGoalsError: `inconsistent` where the two are of different plans or clients; `duplicate_id` where the other
            copy says something else under an id of this one.
    """
    return Plan(_engine_of(plan, "plan").merge(_engine_of(other, "other")))


def _engine_of(plan: Plan, name: str) -> _Plan:
    if not isinstance(plan, Plan):
        refuse([("wrong_type", name, "a plan")])
    return plan._engine


def caseload(
    rows: Iterable[Plan | PlanSummary | Mapping[str, Any]], *, on: Day, not_seen_days: Whole | None = None
) -> tuple[CaseloadRow, ...]:
    """Plans in the order in which they need somebody: by the most pressing reason, by how long it waits, by id.

    The plans are given as summaries, which can be stored, or themselves. A row of a caseload has codes and days, and no
    text.

    >>> from therapy_goals import plan
    >>> rows = [plan.new("a").summary(), plan.PlanSummary("1.0", plan="b", alerts=("2026-11-29",))]
    >>> [(row.plan, row.reasons) for row in plan.caseload(rows, on="2026-12-01")]
    [('b', ('unanswered_alert',)), ('a', ())]
    """
    given = listed(rows)
    if isinstance(given, list | tuple):
        given = [row.summary() if isinstance(row, Plan) else row for row in given]
    given = {"rows": given, "on": on, "not_seen_days": not_seen_days}
    return tuple(build(CaseloadRow, row) for row in call("plan.caseload", given))


def ranking_digest(ranking: Ranking) -> str:
    """The digest of a ranking, for the event `ranking_seen`."""
    digest: str = call("plan.ranking_digest", ranking)
    return digest


def measurement_plans() -> tuple[ShippedMeasurementPlan, ...]:
    """The measurement plans that ship, by their ids."""
    return tuple(call("plan.measurement_plans"))


def measurement_parameters(id: ShippedMeasurementPlan) -> tuple[MeasurementParameter, ...]:
    """The numbers that have to be stated for a measurement plan that ships."""
    return tuple(build(MeasurementParameter, entry) for entry in call("plan.measurement_parameters", id))


def measurement_plan(id: ShippedMeasurementPlan, parameters: Mapping[str, Number] | None = None) -> MeasurementPlan:
    """A measurement plan that ships, with its numbers: each item is the data of an event `measure_planned`.

    >>> from therapy_goals import plan
    >>> [item.instrument for item in plan.measurement_plan("feedback_informed").items]
    ['ors', 'srs']

    Raises:
        TherapyGoalsError: `missing`, `out_of_range` or `unknown_key` at `parameters` and its name.
    """
    return build(MeasurementPlan, call("plan.measurement_plan", {"id": id, "parameters": parameters}))


def concern_domains() -> tuple[ConcernDomain, ...]:
    """What a concern may be about: a list to choose from, which a service may leave or add to."""
    return tuple(build(ConcernDomain, entry) for entry in call("plan.concern_domains"))


def themes() -> tuple[GoalTheme, ...]:
    """Themes of goals, and what could measure them. The list is short on purpose: no row was guessed."""
    return tuple(build(GoalTheme, entry) for entry in call("plan.themes"))


def session_script() -> SessionScript:
    """The first minutes of a session: what is asked, in which order."""
    return build(SessionScript, call("plan.session_script"))
