//! The state of a plan, made from what its events leave behind.

use std::collections::HashMap;

use crate::document::{Document, Kept};
use crate::goal::Goal;
use crate::plan::decide::event::is_closed;
use crate::plan::decide::reviews::{decided, undecided};
use crate::plan::event::kind::{Data, Kind};
use crate::plan::event::record::Event;
use crate::plan::event::steering::Deferred;
use crate::plan::fold::evolve::of;
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
    let conflict = crate::plan::history::conflict::conflict_id(&["agreement", &last.number.to_string()]);
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
    let by_goal = |goals: &[(GoalId, crate::instrument::Digest)]| -> HashMap<GoalId, crate::instrument::Digest> {
        goals.iter().cloned().collect()
    };
    let (known, now) = (by_goal(earlier), by_goal(&version.goals));
    let ids = |goals: Vec<&(GoalId, crate::instrument::Digest)>| -> Vec<GoalId> {
        goals.into_iter().map(|(id, _)| id.clone()).collect()
    };
    let added = ids(version.goals.iter().filter(|(id, _)| !known.contains_key(id)).collect());
    let removed = ids(earlier.iter().filter(|(id, _)| !now.contains_key(id)).collect());
    let changed =
        ids(version.goals.iter().filter(|(id, digest)| known.get(id).is_some_and(|known| known != digest)).collect());
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
    let givings = view.fold.givings.iter().filter(|giving| giving.version == next && view.stands(giving));
    givings.filter_map(|giving| party(view, giving.place)).collect()
}

/// The sessions by day and time, and where there is none in the order in which they were recorded.
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
    // Of one day the later time comes later.
    let mut places = view.fold.of_kind(Kind::SessionRecorded).to_vec();
    places.sort_by_key(|place| (view.past.event(*place).and_then(Event::time), *place));
    let mut all: Vec<PlanSession> = places.iter().filter_map(told).collect();
    sort::by_key(&mut all, |session| session.on);
    all
}

pub(crate) fn homework(view: View<'_>) -> Vec<PlanHomework> {
    let reviewing = view.about(Kind::HomeworkReviewed);
    let told = |place: &Place| {
        let Some(Data::HomeworkSet(set)) = view.data(*place) else { return None };
        let last = of(&reviewing, &set.homework).last().copied();
        let reviewed = last.and_then(|place| match view.data(place)? {
            Data::HomeworkReviewed(reviewed) => Some((place, reviewed)),
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
    let stops = view.about(Kind::MeasureStopped);
    let stopped = |item: &Id| !of(&stops, item).is_empty();
    let told = |place: &Place| match view.data(*place)? {
        Data::MeasurePlanned(planned) if !stopped(&planned.item) => {
            Some(PlanMeasure { planned: planned.clone(), since: view.past.happened(*place)? })
        }
        _ => None,
    };
    view.fold.of_kind(Kind::MeasurePlanned).iter().filter_map(told).collect()
}

fn reviews(view: View<'_>) -> Vec<PlanReview> {
    let (closing, deciding) = (view.about(Kind::ReviewClosed), view.about(Kind::GoalDecided));
    let told = |place: &Place| {
        let Some(Data::ReviewOpened(opened)) = view.data(*place) else { return None };
        let closings = of(&closing, &opened.review);
        let closed_on = closings.iter().find_map(|place| view.past.happened(*place));
        let decisions = decided(view, &opened.review, of(&deciding, &opened.review));
        let decisions: Vec<(GoalId, _)> = decisions.into_iter().map(|(goal, told)| (goal.clone(), told)).collect();
        let closed = !closings.is_empty();
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
    let (updating, closing) = (view.about(Kind::ConcernUpdated), view.about(Kind::ConcernClosed));
    let told = |place: &Place| {
        let Some(Data::ConcernOpened(opened)) = view.data(*place) else { return None };
        let opened_on = view.past.happened(*place)?;
        let mut notes = Vec::new();
        if let Some(hypothesis) = &opened.hypothesis {
            let hypothesis = Some(hypothesis.clone());
            notes.push(ConcernNote { on: opened_on, hypothesis, planned: None, done: None, outcome: None });
        }
        let (mut planned, mut done) = (None, None);
        for place in of(&updating, &opened.concern) {
            let Some(Data::ConcernUpdated(updated)) = view.data(*place) else { continue };
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
        for place in of(&closing, &opened.concern) {
            let Some(Data::ConcernClosed(closed)) = view.data(*place) else { continue };
            closed_on = view.past.happened(*place);
            if let (Some(on), Some(outcome)) = (closed_on, &closed.outcome) {
                let outcome = Some(outcome.clone());
                notes.push(ConcernNote { on, hypothesis: None, planned: None, done: None, outcome });
            }
        }
        sort::by_key(&mut notes, |note| note.on);
        Some(Concern {
            concern: opened.concern.clone(),
            domain: opened.domain.clone(),
            opened_on,
            closed_on,
            signal: opened.signal.clone(),
            goal: opened.goal.clone(),
            notes,
            has_next_step: planned.is_some() && planned >= done,
        })
    };
    view.fold.of_kind(Kind::ConcernOpened).iter().filter_map(told).collect()
}

/// The signals by key: the same key is the same signal until it clears.
pub(crate) fn signals(view: View<'_>) -> Vec<PlanSignal> {
    let mut all: Vec<PlanSignal> = Vec::new();
    let mut last: HashMap<&Id, usize> = HashMap::new();
    // Where each began, by key.
    let mut begun: HashMap<&Id, Vec<(Place, usize)>> = HashMap::new();
    for place in view.fold.of_kind(Kind::SignalSeen) {
        let (Some(Data::SignalSeen(seen)), Some((on, by))) = (view.data(*place), when(view, *place)) else { continue };
        // All before the last one of a key have cleared.
        let known = last.get(&seen.key).and_then(|known| all.get_mut(*known));
        if let Some(signal) = known.filter(|signal| signal.cleared_on.is_none()) {
            if seen.cleared {
                signal.cleared_on = Some(on);
            }
            continue;
        }
        last.insert(&seen.key, all.len());
        begun.entry(&seen.key).or_default().push((*place, all.len()));
        all.push(PlanSignal {
            signal: seen.signal.clone(),
            key: seen.key.clone(),
            seen_on: on,
            seen_by: by,
            cleared_on: seen.cleared.then_some(on),
            concern: None,
        });
    }
    for place in view.fold.of_kind(Kind::ConcernOpened) {
        let Some(Data::ConcernOpened(opened)) = view.data(*place) else { continue };
        let Some(key) = &opened.signal else { continue };
        // The one that was there when it was opened; else the first that comes.
        let begun = begun.get(key).map(Vec::as_slice).unwrap_or_default();
        let known = begun.iter().rev().find(|(start, _)| start < place).or(begun.first());
        if let Some(signal) = known.and_then(|(_, known)| all.get_mut(*known)) {
            signal.concern = Some(opened.concern.clone());
        }
    }
    all
}

/// What is agreed for certain cases.
pub(crate) fn contingencies(view: View<'_>) -> Vec<PlanContingency> {
    let invoking = view.about(Kind::ContingencyInvoked);
    let told = |place: &Place| {
        let Some(Data::ContingencyAgreed(agreed)) = view.data(*place) else { return None };
        // The first time since it was over.
        let mut invoked_on = None;
        for place in of(&invoking, &agreed.contingency) {
            if let Some(Data::ContingencyInvoked(invoked)) = view.data(*place) {
                let day = view.past.happened(*place);
                invoked_on = if invoked.over { None } else { invoked_on.or(day) };
            }
        }
        Some(PlanContingency {
            contingency: agreed.contingency.clone(),
            when: agreed.when.clone(),
            goal: agreed.goal.clone(),
            invoked_on,
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
