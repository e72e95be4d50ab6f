//! Findings in sentences: facts, and questions to talk about. They name things by their ids and repeat nobody's words.

use crate::plan::event::kind::Kind;
use crate::plan::fold::finding::Finding;
use crate::scalar::{GoalId, Id};

/// A kind of event in words.
fn kind_words(kind: Kind) -> String {
    kind.code().replace('_', " ")
}

/// Ids in a row: "a, b and c".
fn row<T: AsRef<str>>(ids: &[T]) -> String {
    match ids {
        [] => "nothing".to_owned(),
        [one] => one.as_ref().to_owned(),
        [most @ .., last] => {
            let most: Vec<&str> = most.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", most.join(", "), last.as_ref())
        }
    }
}

fn goals(ids: &[GoalId]) -> String {
    let word = if ids.len() == 1 { "goal" } else { "goals" };
    format!("{word} {}", row(ids))
}

fn event(id: &Id) -> String {
    format!("Event {id}")
}

impl Finding {
    /// The finding as a sentence: a fact, or a question.
    #[must_use]
    #[expect(clippy::too_many_lines, reason = "one sentence for each")]
    pub fn sentence(&self) -> String {
        match self {
            Self::MoveDoesNotFit { event: id, kind, goal } => format!(
                "{} ({}) does not lead on from where goal {goal} was: it has no effect.",
                event(id),
                kind_words(*kind)
            ),
            Self::SubjectMissing { event: id, kind, subject } => {
                format!("{} ({}) is about {subject}, which is not on the plan.", event(id), kind_words(*kind))
            }
            Self::SameId { event: id, kind, subject, first } => format!(
                "{} ({}) begins {subject}, as event {first} does: only that one counts. Is one of them to be entered anew?",
                event(id),
                kind_words(*kind)
            ),
            Self::UnknownRole { event: id, role } => {
                format!("{} is for the role {role}, which nobody here has: is it mistyped?", event(id))
            }
            Self::UnknownParty { event: id, party } => format!(
                "{} is the agreement of {party}, who is no party by the policy in use: is it the policy of this plan?",
                event(id)
            ),
            Self::UnknownSessionKind { kind, sessions } => {
                let kind = kind.as_str().replace('_', " ");
                let word = if *sessions == 1 { "session" } else { "sessions" };
                format!(
                    "{sessions} {word} of the kind {kind} count for no review and ask for nothing: the policy does not know it."
                )
            }
            Self::ErasedSafety { event: id } => format!(
                "{} was about a flag or an alert and is erased, while what belongs to it went on elsewhere, or by somebody who \
                 cannot say so: nobody can tell whether something is open.",
                event(id)
            ),
            Self::LinesLeftOut { lines } => {
                let (number, word) = if *lines == 1 { ("One", "line was") } else { ("Several", "lines were") };
                format!("{number} {word} left out when the plan was read ({lines}): what they told is not known.")
            }
            Self::Withheld { events } => {
                let (number, word) = if *events == 1 { ("One", "event is") } else { ("Several", "events are") };
                format!("{number} {word} withheld here ({events}): what they tell is not known.")
            }
            Self::SameDay { event: id, instead } => format!(
                "{} and event {instead} are of one rater and day: only {instead} counts. Scores and check-ins count both where \
                 each has an order.",
                event(id)
            ),
            Self::StepOverdue { goal, step, due } => {
                format!("Step {step} of goal {goal} was to be done by {due}: what has become of it?")
            }
            Self::GoalOverdue { goal, due } => {
                format!("Goal {goal} was to be reached by {due}: is the day still right?")
            }
            Self::UnknownInstrument { event: id, instrument } => {
                format!("{} plans {instrument}, which is not among the forms that ship: is it mistyped?", event(id))
            }
            Self::NotPermitted { event: id, kind } => {
                format!("{} ({}) is for the care team to say: it has no effect.", event(id), kind_words(*kind))
            }
            Self::RecordAfterEnd { event: id, goal } => {
                format!("{} was recorded on goal {goal}, which had ended elsewhere: does it still count?", event(id))
            }
            Self::AmendsNothing { event: id } => {
                format!("{} amends an event that is not there, or that it could not know of.", event(id))
            }
            Self::CorrectionNotUnderstood { event: id } => {
                format!("The correction of event {id} is no data of its kind: the event says what it said.")
            }
            Self::NotUnderstood { event: id } => {
                format!("{} is of a kind that a later release of this software knows: it is kept as it is.", event(id))
            }
            Self::ParentMissing { event: id } => {
                format!("{} comes after an event that is not here: it is kept aside until that comes.", event(id))
            }
            Self::EnteredBeforeParent { event: id, parent } => {
                format!("{} is dated before event {parent}, which it comes after: is a date mistyped?", event(id))
            }
            Self::NotScored { event: id, instrument, error } => {
                format!("The answers to {instrument} in event {id} could not be scored ({error}).")
            }
            Self::SameTitle { goals: ids } => format!("The {} have one title: are they one goal?", goals(ids)),
            Self::CapExceeded { horizon, goals: ids, cap } => format!(
                "{} {horizon}-term goals are active where {cap} are planned for: {}. Which can wait?",
                ids.len(),
                row(ids)
            ),
            Self::LinkIgnored { event: id, goals: ids } => {
                format!("The link of event {id} would close a circle of {}: it is ignored.", goals(ids))
            }
            Self::ReviewWithoutGoal { review, goal } => {
                format!("Review {review} was closed without a decision about goal {goal}, which was added elsewhere.")
            }
            Self::AgreementDiffers { version, goals: ids } => {
                format!("For version {version} the parties did not agree to the same wording of {}.", goals(ids))
            }
            Self::AgreementAfterwards { event: id, version } => {
                format!("{} agrees to version {version}, which all had agreed to before.", event(id))
            }
            Self::MissedRun { kind, sessions, since } => {
                let kind = kind.as_str().replace('_', " ");
                format!(
                    "{sessions} planned sessions of the kind {kind} in a row did not take place, since {since}: what keeps it from happening?"
                )
            }
            Self::AgreementExpired { version, on } => {
                format!("Version {version} of the agreement held until {on}: is it still what everybody wants?")
            }
            Self::BurdenExceeded { person, burden, cap, could_wait } => {
                let wait = if could_wait.is_empty() {
                    "none of it can wait by itself".to_owned()
                } else {
                    format!("{} could wait", row(could_wait))
                };
                format!("What is due for {person} asks for {burden} where {cap} are planned for: {wait}.")
            }
            Self::NoStep { goal } => format!("Goal {goal} is active and has no step to do: what comes next?"),
            Self::UnansweredFlag { flag } => format!("No goal answers the open flag {flag}."),
            Self::UnansweredAlert { score, alert } => {
                format!("Nobody has recorded what was done about the alert {alert} of the score in event {score}.")
            }
            Self::InConflict { conflict } => {
                format!("Copies of the plan differ ({conflict}): one value is in force until a person decides.")
            }
            Self::Unrecognised(other) => other.sentence(),
        }
    }
}
