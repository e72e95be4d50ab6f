//! Whether anything about safety is open on a plan.

use std::collections::HashSet;

use therapy_goals_derive::Record;

use crate::document::Document;
use crate::goal::Status;
use crate::plan::decide::event::is_closed;
use crate::plan::event::kind::Kind;
use crate::plan::event::record::Event;
use crate::plan::event::scored::is_guarded;
use crate::plan::fold::finding::Finding;
use crate::plan::fold::goals::Clash;
use crate::plan::fold::whole::View;
use crate::plan::history::log::Place;
use crate::plan::living::plan::Plan;
use crate::plan::ranking::situation::{flag, has_tier, open_flags, situation};
use crate::plan::state::clashes::{clashes, links};
use crate::plan::state::erased::{erased, stubs};
use crate::plan::state::goals::told;
use crate::plan::state::record::PlanFlag;
use crate::plan::state::safety::unanswered_alerts_of_safety;
use crate::priority::hierarchy::definition::Hierarchy;
use crate::priority::model::flags::Flags;
use crate::priority::situation::facts::Situation;
use crate::scalar::{Date, GoalId, Id};
use crate::sort;

/// Whether a plan is ready: nothing about safety waits for an answer.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer)]
pub struct Ready {
    /// Whether it is; none where that cannot be known, as part of the plan is withheld or not understood here.
    pub ready: Option<bool>,
    /// What speaks against it, or is not known.
    pub findings: Vec<Finding>,
}

impl Plan {
    /// Whether the plan is ready on a day. It is not while an open flag is answered by no goal of its tier or a higher one, or
    /// only by one that is on hold, an alert of safety has no answer, or a conflict touches safety. Where an event is withheld, not
    /// understood, waits for another one, or stood in a line that was left out when the plan was read, it is never ready: that
    /// is not known.
    ///
    /// Flags and alerts count whatever day they bear, what was done about them from its day on: a mistyped year hides
    /// nothing. For a day that is past, ask [the plan as it was known then](Plan::as_known).
    ///
    /// ```
    /// use therapy_goals::plan::{Event, Finding, Plan};
    ///
    /// let plan = Plan::new("plan-1".parse()?, None, None)?;
    /// assert_eq!(plan.ready("2026-11-02".parse()?).ready, Some(true));
    /// let plan = plan.apply(Event::from_json(
    ///     r#"{ "id": "e1", "kind": "flag_opened", "by": { "role": "therapist" }, "entered": "2026-11-02",
    ///          "happened": "2026-11-02", "data": { "flag": "f1", "kind": "self_harm" } }"#,
    /// )?)?;
    /// let ready = plan.ready("2026-11-02".parse()?);
    /// assert_eq!(ready.ready, Some(false));
    /// assert_eq!(ready.findings, [Finding::UnansweredFlag { flag: "f1".parse()? }]);
    /// # Ok::<(), therapy_goals::Error>(())
    /// ```
    #[must_use]
    pub fn ready(&self, on: Date) -> Ready {
        self.cautiously(on, |view, known| ready(view, known, on))
    }
}

fn ready(view: View<'_>, known: View<'_>, on: Date) -> Ready {
    let flags = unanswered_flags(view, known, on).into_iter().map(|flag| Finding::UnansweredFlag { flag: flag.flag });
    let alerts = unanswered_alerts_of_safety(known, on).into_iter();
    let alerts = alerts.map(|alert| Finding::UnansweredAlert { score: alert.score, alert: alert.alert });
    let conflicts = apart(view, known).into_iter().map(|conflict| Finding::InConflict { conflict });
    let mut findings: Vec<Finding> = alerts.chain(flags).chain(conflicts).collect();
    let against = !findings.is_empty();
    let unknown = unknown(known);
    let whole = unknown.is_empty();
    findings.extend(unknown);
    Ready { ready: if against { Some(false) } else { whole.then_some(true) }, findings }
}

/// The conflicts that touch safety on a day: what is dated to a later one ends none of them, and may open some.
fn apart(view: View<'_>, known: View<'_>) -> Vec<Id> {
    let other = [known].into_iter().chain(known.ahead()).filter(|other| !std::ptr::eq(other.fold, view.fold));
    sort::distinct([view].into_iter().chain(other).flat_map(touching_safety))
}

/// Whether nothing of the plan is withheld, not understood, or waiting for another event, and its copies agree about safety.
pub(crate) fn is_known(view: View<'_>, known: View<'_>) -> bool {
    unknown(known).is_empty() && apart(view, known).is_empty()
}

/// What is not known of the plan here, also by what amends it on a day to come.
fn unknown(known: View<'_>) -> Vec<Finding> {
    let mut all = unknown_in(known);
    for finding in known.ahead().into_iter().flat_map(unknown_in) {
        if !all.contains(&finding) {
            all.push(finding);
        }
    }
    all
}

fn unknown_in(view: View<'_>) -> Vec<Finding> {
    let not_understood = view.fold.not_understood.iter().filter_map(|place| view.past.id(*place));
    let not_understood = not_understood.map(|event| Finding::NotUnderstood { event: event.clone() });
    let waiting = view.past.log.waiting().iter().map(|line| Finding::ParentMissing { event: line.event.id.clone() });
    // A form without a score may raise an alert.
    let unscored = view.fold.misfits.iter().filter(|finding| matches!(finding, Finding::NotScored { .. })).cloned();
    let of_safety = |place: Place| view.past.event(place).and_then(Event::data).is_some_and(is_guarded);
    let events = view.fold.withheld;
    let withheld = (events > 0).then_some(Finding::Withheld { events });
    let lines = view.fold.left_out;
    let left_out = (lines > 0).then_some(Finding::LinesLeftOut { lines });
    let mut corrected: Vec<Place> = view.past.amendments.not_understood().filter(|place| of_safety(*place)).collect();
    corrected.sort_unstable();
    let corrected = corrected.into_iter().filter_map(|place| view.past.id(place));
    let corrected = corrected.map(|event| Finding::CorrectionNotUnderstood { event: event.clone() });
    let not_understood = not_understood.chain(corrected);
    not_understood.chain(waiting).chain(unscored).chain(erased(view)).chain(left_out).chain(withheld).collect()
}

/// The open flags that no goal answers in their tier or a higher one.
pub(crate) fn unanswered_flags(view: View<'_>, known: View<'_>, on: Date) -> Vec<PlanFlag> {
    let open = open_flags(known, on);
    let answered = answered_flags(view, known, on, &open);
    open.into_iter().zip(answered).filter(|(_, answered)| !answered).map(|(flag, _)| flag).collect()
}

/// Of each of these flags whether a goal answers it on a day.
pub(crate) fn answered_flags(view: View<'_>, known: View<'_>, on: Date, flags: &[PlanFlag]) -> Vec<bool> {
    if flags.is_empty() {
        return Vec::new();
    }
    let mut whole = situation(view, known, on);
    let moved: HashSet<&Id> = stubs(view).flat_map(|(_, erased)| &erased.was.moved).collect();
    let added = |goal: &GoalId| view.fold.goal(goal).map(|writes| writes.added.as_slice()).unwrap_or_default();
    // What another addition of it said, unless somebody who knew of that added it anew.
    let erased: Vec<(Place, &GoalId)> =
        stubs(view).flat_map(|(place, erased)| erased.was.goals.iter().map(move |goal| (place, goal))).collect();
    let is_added_anew =
        |goal: &GoalId, erased: Place| added(goal).iter().all(|place| view.past.log.knows(*place, erased));
    // Without an agreement, what moved a goal later may fit no more.
    let agreed = stubs(view).any(|(_, erased)| erased.was.is(Kind::AgreementGiven));
    let misfits = view.fold.misfits.iter().filter_map(|finding| match finding {
        Finding::MoveDoesNotFit { goal, .. } => Some(goal),
        _ => None,
    });
    let unfit: HashSet<&GoalId> = misfits.filter(|_| agreed).collect();
    let is_whole = |goal: &GoalId| {
        let ids = added(goal).iter().filter_map(|place| view.past.id(*place));
        !ids.into_iter().any(|id| moved.contains(id))
            && !unfit.contains(goal)
            && erased.iter().filter(|(_, other)| *other == goal).all(|(place, _)| is_added_anew(goal, *place))
    };
    // A goal on hold answers nothing, nor one whose moves are not all known; once the plan is closed nobody works on any.
    let closed = is_closed(view) || closing_erased(view);
    whole.goals.retain(|goal| !closed && goal.status != Status::OnHold && is_whole(&goal.id));
    let hierarchy = whole.policy.hierarchy.hierarchy().unwrap_or_else(|_| view.rules.hierarchy.clone());
    flags.iter().map(|flag| is_answered(&whole, &hierarchy, flag)).collect()
}

/// Whether what closed the plan was erased, and nobody who knew of that has reopened it since.
fn closing_erased(view: View<'_>) -> bool {
    let erased = stubs(view).filter(|(_, erased)| erased.was.is(Kind::PlanReopened)).map(|(place, _)| place);
    let reopened: Vec<Place> = view.fold.of_kind(Kind::PlanReopened).iter().copied().chain(erased).collect();
    let mut closings = stubs(view).filter(|(_, erased)| erased.was.closed);
    closings.any(|(closed, _)| !reopened.iter().any(|reopened| view.past.log.knows(*reopened, closed)))
}

/// As a ranking judges it, each flag on its own. One that has no tier in this hierarchy is answered by nothing.
fn is_answered(whole: &Situation, hierarchy: &Hierarchy, open: &PlanFlag) -> bool {
    let Some(flag) = flag(open, hierarchy) else { return false };
    if flag.raised_to.is_none() && !has_tier(flag.kind, hierarchy) {
        return false;
    }
    let alone = Situation { flags: vec![flag], ..whole.clone() };
    Flags::new(&alone, hierarchy).unanswered().next().is_none()
}

/// The conflicts that touch a flag, a tier, or a goal that answers a flag or stands in a safety tier.
fn touching_safety(view: View<'_>) -> Vec<Id> {
    // Where each knew of the one before, nothing is said apart.
    if !view.past.log.is_forked() {
        return Vec::new();
    }
    let mut all = clashes(view);
    all.extend(links(view).clashes);
    let forked = view.fold.in_order().filter(|writes| writes.is_forked(view.past.log));
    all.extend(forked.filter_map(|writes| told(view, writes)).flat_map(|(_, of_goal)| of_goal));
    let is_guarded = |subject: &Id| {
        let goal = GoalId::new(subject.as_str()).ok().and_then(|goal| view.goal(view.fold.goal(&goal)?));
        let of_goal = |clash: &&Clash| clash.subject == *subject;
        goal.is_some_and(|goal| view.rules.is_guarded(&goal))
            || all.iter().filter(of_goal).any(|clash| makes_guarded(view, clash))
    };
    let about = |clash: &Clash| {
        let of_goal = ["tier", "answers_flags"].contains(&clash.field.as_str()) || is_guarded(&clash.subject);
        of_goal || is_safety_event(view, &clash.subject)
    };
    let mut ids: Vec<Id> = all.iter().filter(|clash| about(clash)).map(|clash| clash.conflict.clone()).collect();
    ids.sort();
    ids.dedup();
    ids
}

/// Whether one side of a conflict puts the goal into a safety tier, or lets it answer a flag.
fn makes_guarded(view: View<'_>, clash: &Clash) -> bool {
    clash.sides.iter().any(|(_, value)| match (clash.field.as_str(), value) {
        ("tier", Document::Text(tier)) => view.rules.hierarchy.is_safety(tier),
        ("answers_flags", Document::List(kinds)) => !kinds.is_empty(),
        _ => false,
    })
}

/// Whether a conflict is about what an event about safety says.
fn is_safety_event(view: View<'_>, subject: &Id) -> bool {
    let kind = view.past.log.place(subject).and_then(|place| view.past.event(place)).and_then(Event::kind);
    matches!(kind, Some(Kind::FlagOpened | Kind::FlagClosed | Kind::AlertAnswered | Kind::ScoreRecorded))
}
