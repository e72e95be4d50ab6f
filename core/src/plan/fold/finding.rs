//! What is to be looked at on a plan: facts and questions, as codes.

use therapy_goals_derive::Record;

use crate::document::Unrecognised;
use crate::plan::event::kind::Kind;
use crate::scalar::{Code, Date, GoalId, Id};

/// Something on a plan to know or to talk about. None of them changes anything.
#[derive(Debug, Clone, PartialEq, Record)]
#[record(tag = "code", answer, open, name = "PlanFinding")]
pub enum Finding {
    /// An event moves a goal that is not in a state from which it leads somewhere: it is without effect.
    MoveDoesNotFit {
        /// The event.
        event: Id,
        /// Its kind.
        kind: Kind,
        /// The goal.
        goal: GoalId,
    },
    /// An event is about something that is not on the plan, or not on it on that day.
    SubjectMissing {
        /// The event.
        event: Id,
        /// Its kind.
        kind: Kind,
        /// What is missing, by its id.
        subject: Id,
    },
    /// Two events begin something under one id, as where two copies made it up: only the first one counts.
    SameId {
        /// The event that does not count.
        event: Id,
        /// Its kind.
        kind: Kind,
        /// The id.
        subject: Id,
        /// The event that keeps the id.
        first: Id,
    },
    /// An event is for a role that nobody on the plan has: is it mistyped?
    UnknownRole {
        /// The event.
        event: Id,
        /// The role.
        role: Code,
    },
    /// A party agreed that the policy does not name: for this policy that counts for nothing.
    UnknownParty {
        /// The event.
        event: Id,
        /// The party.
        party: Code,
    },
    /// Sessions of a kind that the policy does not know count for no review, and nothing is asked for at them.
    UnknownSessionKind {
        /// The kind of session.
        kind: Code,
        /// How many.
        sessions: u32,
    },
    /// Lines were left out when the plan was read, as nobody could read them: what they told is not known.
    LinesLeftOut {
        /// How many.
        lines: u32,
    },
    /// What was said of a flag or an alert was erased on one copy while another went on with what belongs to it, or by
    /// somebody who is not of the care team or did not say what he knew: whether something is open nobody can tell.
    ErasedSafety {
        /// The event of which that is left.
        event: Id,
    },
    /// Part of the plan is withheld here.
    Withheld {
        /// How many events.
        events: u32,
    },
    /// Two entries are of one rater and day, and nothing says which comes first: only the last one counts.
    SameDay {
        /// The event that does not count.
        event: Id,
        /// The event that counts in its place.
        instead: Id,
    },
    /// A step of an active goal is not done, and its day has passed.
    StepOverdue {
        /// The goal.
        goal: GoalId,
        /// The step.
        step: Id,
        /// Its day.
        due: Date,
    },
    /// An active goal was to be reached by a day that has passed.
    GoalOverdue {
        /// The goal.
        goal: GoalId,
        /// Its day.
        due: Date,
    },
    /// A form is planned that does not ship, and no score of it was ever brought: is its id mistyped?
    UnknownInstrument {
        /// The event that planned it.
        event: Id,
        /// The instrument.
        instrument: Code,
    },
    /// Only the care team closes a flag, answers an alert, or amends what is said of them: this has no effect.
    NotPermitted {
        /// The event.
        event: Id,
        /// Its kind.
        kind: Kind,
    },
    /// Something was recorded on a goal that had ended.
    RecordAfterEnd {
        /// The event.
        event: Id,
        /// The goal.
        goal: GoalId,
    },
    /// A correction or a withdrawal of an event that it did not know of, or that is not there.
    AmendsNothing {
        /// The event.
        event: Id,
    },
    /// A correction that is no data of that kind.
    CorrectionNotUnderstood {
        /// The event that was to be corrected.
        event: Id,
    },
    /// An event of a kind that this release does not know.
    NotUnderstood {
        /// The event.
        event: Id,
    },
    /// An event of which a parent is not there: it is kept aside until that comes.
    ParentMissing {
        /// The event.
        event: Id,
    },
    /// An event was entered before one of its parents, by its date: clocks differ, or a year was mistyped.
    EnteredBeforeParent {
        /// The event.
        event: Id,
        /// The parent.
        parent: Id,
    },
    /// A score could not be made of the answers.
    NotScored {
        /// The event.
        event: Id,
        /// The instrument.
        instrument: Code,
        /// The code of the error.
        error: Code,
    },
    /// Two goals that have not ended have one title.
    SameTitle {
        /// The goals, by id.
        goals: Vec<GoalId>,
    },
    /// More goals are active than the policy has room for.
    CapExceeded {
        /// The horizon, `short` or `long`.
        horizon: Code,
        /// The goals, by id.
        goals: Vec<GoalId>,
        /// The cap.
        cap: u32,
    },
    /// A link closes a circle: the one that was entered last is ignored.
    LinkIgnored {
        /// The event.
        event: Id,
        /// What would be in a circle.
        goals: Vec<GoalId>,
    },
    /// A review was closed while a goal had no decision.
    ReviewWithoutGoal {
        /// The review.
        review: Id,
        /// The goal.
        goal: GoalId,
    },
    /// A party agreed to another wording than the others.
    AgreementDiffers {
        /// The version.
        version: u32,
        /// The goals that were not the same for all parties.
        goals: Vec<GoalId>,
    },
    /// An agreement to a version that all had agreed before.
    AgreementAfterwards {
        /// The event.
        event: Id,
        /// The version.
        version: u32,
    },
    /// Sessions of a kind were missed or cancelled in a run.
    MissedRun {
        /// The kind of session.
        kind: Code,
        /// How many in a row.
        sessions: u32,
        /// The first of them.
        since: Date,
    },
    /// The agreement has expired.
    AgreementExpired {
        /// The version.
        version: u32,
        /// The last day on which it held.
        on: Date,
    },
    /// More is due for one person on one day than the policy has room for: these could wait.
    BurdenExceeded {
        /// For whom.
        person: Code,
        /// What is due, in the unit of the burden.
        burden: u32,
        /// The cap.
        cap: u32,
        /// What could wait, by item.
        could_wait: Vec<Id>,
    },
    /// An active goal has no step to do.
    NoStep {
        /// The goal.
        goal: GoalId,
    },
    /// An open flag is answered by no goal.
    UnansweredFlag {
        /// The flag.
        flag: Id,
    },
    /// An alert has no answer.
    UnansweredAlert {
        /// The event that recorded the score.
        score: Id,
        /// The alert.
        alert: Code,
    },
    /// Something is in conflict.
    InConflict {
        /// The conflict.
        conflict: Id,
    },
    /// A finding of a later release.
    Unrecognised(Unrecognised),
}
