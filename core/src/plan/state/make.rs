//! The state of a plan, made from what its events leave behind.

use crate::document::{Document, Kept};
use crate::goal::Goal;
use crate::plan::decide::event::{is_closed, review_closed, undecided};
use crate::plan::event::kind::{Data, Kind};
use crate::plan::event::steering::Deferred;
use crate::plan::fold::finding::Finding;
use crate::plan::fold::goals::Clash;
use crate::plan::fold::whole::{Version, View};
use crate::plan::history::log::Place;
use crate::plan::state::clashes::{Links, clashes, links};
use crate::plan::state::findings::{findings, parents, without_circles};
use crate::plan::state::goals::told;
use crate::plan::state::record::{
    Agreement, AgreementChanges, AgreementParty, Concern, ConcernNote, Conflict, ConflictSide, PlanContingency,
    PlanGoal, PlanHomework, PlanMeasure, PlanReview, PlanSession, PlanSignal, PlanState,
};
use crate::plan::state::safety::{alerts, flags, when};
use crate::scalar::{Code, Date, GoalId, Id};
use crate::sort;

/// The state as a record.
pub(crate) fn state(view: View<'_>, plan: Option<&Id>, client: Option<&Id>) -> PlanState {
    let mut clashing = Vec::new();
    let mut goals: Vec<(GoalId, PlanGoal)> = Vec::new();
    for writes in view.fold.in_order() {
        if let Some((goal, of_goal)) = told(view, writes) {
            clashing.extend(of_goal);
            goals.push((writes.id.clone(), goal));
        }
    }
    let Links { arrows, before, clashes: of_links } = links(view);
    clashing.extend(of_links);
    clashing.extend(clashes(view));
    sort::by(&mut clashing, |one, other| one.conflict.cmp(&other.conflict));
    let (before, circles) = without_circles(view, before);
    let mut worded: Vec<(GoalId, Goal)> = goals.iter().map(|(id, goal)| (id.clone(), goal.goal.clone())).collect();
    let circles_of_parents = parents(view, &mut worded);
    for ((_, goal), (_, worded)) in goals.iter_mut().zip(&worded) {
        goal.goal.parent.clone_from(&worded.parent);
    }
    let mut found = findings(view, &worded);
    found.extend(circles);
    found.extend(circles_of_parents);
    found.extend(clashing.iter().map(|clash| Finding::InConflict { conflict: clash.conflict.clone() }));
    PlanState {
        schema_version: Code::known(PlanState::SCHEMA_VERSION),
        plan: plan.cloned(),
        client: client.cloned(),
        as_known: view.past.when.known,
        as_true: view.past.when.true_on,
        closed: is_closed(view),
        goals: goals.into(),
        arrows: arrows.into_iter().map(|(_, arrow)| arrow).collect(),
        before,
        flags: flags(view, None),
        alerts: alerts(view, None),
        agreement: agreement(view),
        agreeing: agreeing(view),
        sessions: sessions(view),
        homework: homework(view),
        measures: measures(view),
        reviews: reviews(view),
        concerns: concerns(view),
        signals: signals(view),
        contingencies: contingencies(view),
        deferred: deferred(view),
        profile: profile(view),
        findings: found,
        conflicts: clashing.into_iter().map(|clash| conflict(view, clash)).collect(),
        not_understood: view.fold.not_understood.iter().filter_map(|place| view.past.id(*place).cloned()).collect(),
        withheld: view.fold.withheld,
        erased: view.fold.erased,
        kept: Kept::default(),
    }
}

fn conflict(view: View<'_>, clash: Clash) -> Conflict {
    let said = |value: Document| (value != Document::Null).then(|| value.into());
    let side = |(place, value): (Place, Document)| {
        Some(ConflictSide { event: view.past.id(place)?.clone(), value: said(value) })
    };
    Conflict {
        id: clash.conflict,
        subject: clash.subject,
        field: Code::new(&clash.field).unwrap_or_else(|_| Code::known("data")),
        sides: clash.sides.into_iter().filter_map(side).collect(),
        in_force: said(clash.in_force),
    }
}

fn party(view: View<'_>, place: Place) -> Option<AgreementParty> {
    let Some(Data::AgreementGiven(given)) = view.data(place) else { return None };
    let (on, entered_by) = when(view, place)?;
    Some(AgreementParty { party: given.party.clone(), how: given.how, on, entered_by })
}

/// The version that holds: where two of one number were agreed apart, the one before.
pub(crate) fn agreed(view: View<'_>) -> Option<&Version> {
    let last = view.version()?;
    let apart: Vec<&Version> = view.fold.versions.iter().filter(|other| other.number == last.number).collect();
    if apart.len() < 2 || apart.iter().all(|version| version.goals == last.goals) {
        return Some(last);
    }
    let sides: Vec<Place> = apart.iter().map(|version| version.place).collect();
    let conflict = crate::plan::history::past::conflict_id(&["agreement", &last.number.to_string()]);
    match view.past.amendments.resolution(view.past.log, &conflict, &sides) {
        Some(crate::plan::history::past::Resolution::Keep(place)) => {
            apart.into_iter().find(|version| version.place == place)
        }
        _ => view.fold.versions.iter().rev().find(|other| other.number < last.number),
    }
}

/// The last day on which a version holds.
pub(crate) fn expiry(view: View<'_>, version: &Version) -> Option<Date> {
    let days = view.rules.policy.agreement_days?;
    view.past.happened(version.place)?.plus_days(i64::from(days.get()))
}

fn agreement(view: View<'_>) -> Option<Agreement> {
    let version = agreed(view)?;
    let before = view.fold.versions.iter().rev().find(|other| other.number < version.number);
    let earlier = before.map(|before| &*before.goals).unwrap_or_default();
    let has = |goals: &[(GoalId, crate::instrument::Digest)], id: &GoalId| goals.iter().any(|(known, _)| known == id);
    let ids = |goals: Vec<&(GoalId, crate::instrument::Digest)>| -> Vec<GoalId> {
        goals.into_iter().map(|(id, _)| id.clone()).collect()
    };
    let added = ids(version.goals.iter().filter(|(id, _)| !has(earlier, id)).collect());
    let removed = ids(earlier.iter().filter(|(id, _)| !has(&version.goals, id)).collect());
    let changed = ids(version.goals.iter().filter(|goal| has(earlier, &goal.0) && !earlier.contains(goal)).collect());
    let digest =
        |(id, digest): &(GoalId, crate::instrument::Digest)| Some((id.clone(), Code::new(&digest.to_string()).ok()?));
    Some(Agreement {
        version: version.number,
        on: view.past.happened(version.place)?,
        by: version.givings.iter().filter_map(|place| party(view, *place)).collect(),
        goals: version.goals.iter().filter_map(digest).collect(),
        changes: AgreementChanges { added, changed, removed },
        expires_on: expiry(view, version),
    })
}

fn agreeing(view: View<'_>) -> Vec<AgreementParty> {
    let next = view.version().map_or(1, |version| version.number.saturating_add(1));
    let givings = view.fold.givings.iter().filter(|giving| giving.version == next);
    givings.filter_map(|giving| party(view, giving.place)).collect()
}

/// The sessions by day, and of a day in the order in which they were recorded.
pub(crate) fn sessions(view: View<'_>) -> Vec<PlanSession> {
    let told = |place: &Place| match view.data(*place)? {
        Data::SessionRecorded(session) => Some(PlanSession {
            session: session.session.clone(),
            kind: session.kind.clone(),
            on: view.past.happened(*place)?,
            attendance: session.attendance,
            cancelled_by: session.cancelled_by.clone(),
        }),
        _ => None,
    };
    let mut all: Vec<PlanSession> = view.fold.of_kind(Kind::SessionRecorded).iter().filter_map(told).collect();
    sort::by_key(&mut all, |session| session.on);
    all
}

pub(crate) fn homework(view: View<'_>) -> Vec<PlanHomework> {
    let told = |place: &Place| {
        let Some(Data::HomeworkSet(set)) = view.data(*place) else { return None };
        let reviewed =
            view.fold.of_kind(Kind::HomeworkReviewed).iter().rev().find_map(|place| match view.data(*place)? {
                Data::HomeworkReviewed(reviewed) if reviewed.homework == set.homework => Some((*place, reviewed)),
                _ => None,
            });
        Some(PlanHomework {
            homework: set.homework.clone(),
            text: set.text.clone(),
            goal: set.goal.clone(),
            set_on: view.past.happened(*place)?,
            due: set.due,
            outcome: reviewed.map(|(_, reviewed)| reviewed.outcome),
            reviewed_on: reviewed.and_then(|(place, _)| view.past.happened(place)),
        })
    };
    view.fold.of_kind(Kind::HomeworkSet).iter().filter_map(told).collect()
}

/// What is measured: planned, and not stopped.
pub(crate) fn measures(view: View<'_>) -> Vec<PlanMeasure> {
    let stopped = |item: &Id| {
        view.fold
            .of_kind(Kind::MeasureStopped)
            .iter()
            .any(|place| matches!(view.data(*place), Some(Data::MeasureStopped(stopped)) if stopped.item == *item))
    };
    let told = |place: &Place| match view.data(*place)? {
        Data::MeasurePlanned(planned) if !stopped(&planned.item) => {
            Some(PlanMeasure { planned: planned.clone(), since: view.past.happened(*place)? })
        }
        _ => None,
    };
    view.fold.of_kind(Kind::MeasurePlanned).iter().filter_map(told).collect()
}

fn reviews(view: View<'_>) -> Vec<PlanReview> {
    let told = |place: &Place| {
        let Some(Data::ReviewOpened(opened)) = view.data(*place) else { return None };
        let closed_on = view.fold.of_kind(Kind::ReviewClosed).iter().find_map(|place| match view.data(*place)? {
            Data::ReviewClosed(closed) if closed.review == opened.review => view.past.happened(*place),
            _ => None,
        });
        let mut decisions: Vec<(GoalId, _)> = Vec::new();
        for place in view.fold.of_kind(Kind::GoalDecided) {
            let Some(Data::GoalDecided(decided)) = view.data(*place) else { continue };
            if decided.review != opened.review {
                continue;
            }
            match decisions.iter_mut().find(|(goal, _)| *goal == decided.goal) {
                Some((_, decision)) => *decision = decided.decision,
                None => decisions.push((decided.goal.clone(), decided.decision)),
            }
        }
        let closed = review_closed(view, &opened.review);
        Some(PlanReview {
            review: opened.review.clone(),
            opened_on: view.past.happened(*place)?,
            closed_on,
            decisions: decisions.into(),
            undecided: if closed { Vec::new() } else { undecided(view, &opened.review) },
        })
    };
    view.fold.of_kind(Kind::ReviewOpened).iter().filter_map(told).collect()
}

/// The concerns, in the order in which they were opened.
pub(crate) fn concerns(view: View<'_>) -> Vec<Concern> {
    let told = |place: &Place| {
        let Some(Data::ConcernOpened(opened)) = view.data(*place) else { return None };
        let opened_on = view.past.happened(*place)?;
        let mut notes = Vec::new();
        if let Some(hypothesis) = &opened.hypothesis {
            let hypothesis = Some(hypothesis.clone());
            notes.push(ConcernNote { on: opened_on, hypothesis, planned: None, done: None, outcome: None });
        }
        let (mut planned, mut done) = (None, None);
        for place in view.fold.of_kind(Kind::ConcernUpdated) {
            let Some(Data::ConcernUpdated(updated)) = view.data(*place) else { continue };
            if updated.concern != opened.concern {
                continue;
            }
            let Some(on) = view.past.happened(*place) else { continue };
            planned = updated.planned.as_ref().map(|_| *place).or(planned);
            done = updated.done.as_ref().map(|_| *place).or(done);
            notes.push(ConcernNote {
                on,
                hypothesis: updated.hypothesis.clone(),
                planned: updated.planned.clone(),
                done: updated.done.clone(),
                outcome: updated.outcome.clone(),
            });
        }
        let mut closed_on = None;
        for place in view.fold.of_kind(Kind::ConcernClosed) {
            let Some(Data::ConcernClosed(closed)) = view.data(*place) else { continue };
            if closed.concern == opened.concern {
                closed_on = view.past.happened(*place);
                if let (Some(on), Some(outcome)) = (closed_on, &closed.outcome) {
                    let outcome = Some(outcome.clone());
                    notes.push(ConcernNote { on, hypothesis: None, planned: None, done: None, outcome });
                }
            }
        }
        Some(Concern {
            concern: opened.concern.clone(),
            domain: opened.domain.clone(),
            opened_on,
            closed_on,
            signal: opened.signal.clone(),
            goal: opened.goal.clone(),
            notes,
            has_next_step: planned > done,
        })
    };
    view.fold.of_kind(Kind::ConcernOpened).iter().filter_map(told).collect()
}

/// The signals by key: the same key is the same signal until it clears.
pub(crate) fn signals(view: View<'_>) -> Vec<PlanSignal> {
    let mut all: Vec<PlanSignal> = Vec::new();
    for place in view.fold.of_kind(Kind::SignalSeen) {
        let (Some(Data::SignalSeen(seen)), Some((on, by))) = (view.data(*place), when(view, *place)) else { continue };
        let known = all.iter_mut().rev().find(|signal| signal.key == seen.key && signal.cleared_on.is_none());
        match known {
            Some(signal) => {
                if seen.cleared {
                    signal.cleared_on = Some(on);
                }
            }
            None => all.push(PlanSignal {
                signal: seen.signal.clone(),
                key: seen.key.clone(),
                seen_on: on,
                seen_by: by,
                cleared_on: seen.cleared.then_some(on),
                concern: None,
            }),
        }
    }
    for place in view.fold.of_kind(Kind::ConcernOpened) {
        let Some(Data::ConcernOpened(opened)) = view.data(*place) else { continue };
        let Some(key) = &opened.signal else { continue };
        if let Some(signal) = all.iter_mut().rev().find(|signal| signal.key == *key) {
            signal.concern = Some(opened.concern.clone());
        }
    }
    all
}

/// What is agreed for certain cases.
pub(crate) fn contingencies(view: View<'_>) -> Vec<PlanContingency> {
    let told = |place: &Place| {
        let Some(Data::ContingencyAgreed(agreed)) = view.data(*place) else { return None };
        let last =
            view.fold.of_kind(Kind::ContingencyInvoked).iter().rev().find_map(|place| match view.data(*place)? {
                Data::ContingencyInvoked(invoked) if invoked.contingency == agreed.contingency => {
                    Some((*place, invoked))
                }
                _ => None,
            });
        Some(PlanContingency {
            contingency: agreed.contingency.clone(),
            when: agreed.when.clone(),
            goal: agreed.goal.clone(),
            invoked_on: last.filter(|(_, invoked)| !invoked.over).and_then(|(place, _)| view.past.happened(place)),
        })
    };
    view.fold.of_kind(Kind::ContingencyAgreed).iter().filter_map(told).collect()
}

/// The goals that wait, as the last ranking that was looked at leaves them.
pub(crate) fn deferred(view: View<'_>) -> Vec<Deferred> {
    match view.fold.of_kind(Kind::RankingSeen).last().and_then(|place| view.data(*place)) {
        Some(Data::RankingSeen(seen)) => seen.deferred.clone(),
        _ => Vec::new(),
    }
}

fn profile(view: View<'_>) -> Option<Code> {
    match view.data(*view.fold.of_kind(Kind::ProfileChosen).last()?)? {
        Data::ProfileChosen(chosen) => Some(chosen.profile.clone()),
        _ => None,
    }
}
