//! What the first minutes of a session look at.

use therapy_goals_derive::Record;

use crate::document::Unrecognised;
use crate::goal::Status;
use crate::plan::due::ask::due;
use crate::plan::due::record::DueState;
use crate::plan::fold::whole::View;
use crate::plan::living::plan::Plan;
use crate::plan::ranking::situation::revisit;
use crate::plan::readiness::check::unanswered_flags;
use crate::plan::review::status::{ReviewState, review};
use crate::plan::state::make::homework;
use crate::plan::state::safety::unanswered_alerts;
use crate::scalar::{Code, Date, GoalId, Id};

/// Something to look at when a session begins; what is asked about it stands in `session_script`.
#[derive(Debug, Clone, PartialEq, Record)]
#[record(tag = "code", answer, open)]
pub enum ScriptLine {
    /// An alert that has no answer.
    Alert {
        /// The event that recorded the score.
        score: Id,
        /// The alert.
        alert: Code,
    },
    /// An open flag that no goal answers.
    Flag {
        /// The flag.
        flag: Id,
    },
    /// Homework that nobody has looked at.
    Homework {
        /// The homework.
        homework: Id,
    },
    /// An active goal to check in on.
    Goal {
        /// The goal.
        goal: GoalId,
    },
    /// Something to be filled in.
    Measure {
        /// The item of the measurement plan.
        item: Id,
        /// Who fills it in.
        r#for: Code,
    },
    /// A review that is due.
    Review {
        /// Whether it is due or overdue.
        state: ReviewState,
    },
    /// A goal that was put off until now.
    Revisit {
        /// The goal.
        goal: GoalId,
    },
    /// What a later release wrote, and this one does not know: it is kept as it is.
    Unrecognised(Unrecognised),
}

impl Plan {
    /// What the first minutes of a session look at on a day, in this order: alerts, flags, homework, the active goals,
    /// what is to be filled in, the review, what was put off until now. What is asked about each, the script says.
    #[must_use]
    pub fn script(&self, on: Date) -> Vec<ScriptLine> {
        self.on(on, |view, known| script(view, known, on))
    }
}

fn script(view: View<'_>, known: View<'_>, on: Date) -> Vec<ScriptLine> {
    let mut lines: Vec<ScriptLine> = Vec::new();
    lines.extend(
        unanswered_alerts(known, on)
            .into_iter()
            .map(|alert| ScriptLine::Alert { score: alert.score, alert: alert.alert }),
    );
    lines.extend(unanswered_flags(view, known, on).into_iter().map(|flag| ScriptLine::Flag { flag: flag.flag }));
    let unseen = homework(view).into_iter().filter(|homework| homework.outcome.is_none());
    lines.extend(unseen.map(|homework| ScriptLine::Homework { homework: homework.homework }));
    let active = view.fold.in_order().filter(|writes| view.status(writes) == Status::Active);
    lines.extend(active.map(|writes| ScriptLine::Goal { goal: writes.id.clone() }));
    let mut asked: Vec<Id> = Vec::new();
    for due in due(view, on) {
        if matches!(due.state, DueState::Due | DueState::Overdue) && !asked.contains(&due.item) {
            asked.push(due.item.clone());
            lines.push(ScriptLine::Measure { item: due.item, r#for: due.r#for });
        }
    }
    let state = review(view, on).state;
    lines.extend((state != ReviewState::NotDue).then_some(ScriptLine::Review { state }));
    lines.extend(revisit(view, on).into_iter().map(|deferred| ScriptLine::Revisit { goal: deferred.goal }));
    lines
}
