//! Evolve: what each event leaves behind. It never fails.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::goal::Status;
use crate::instrument::{AlertState, Digest};
use crate::plan::event::kind::{Data, Kind};
use crate::plan::event::measures::ScoreRecorded;
use crate::plan::event::record::Content;
use crate::plan::event::scored::{raised, score_of};
use crate::plan::fold::finding::Finding;
use crate::plan::fold::goals::GoalWrites;
use crate::plan::fold::lifecycle::{Need, step};
use crate::plan::fold::whole::{AlertRaised, Fold, Giving, Rules, Version, View};
use crate::plan::history::log::Place;
use crate::plan::history::past::Past;
use crate::scalar::{Code, GoalId, Id};

impl Fold {
    /// All events of a past.
    pub(crate) fn of(past: Past<'_>, rules: &Rules) -> Self {
        let mut fold = Self::default();
        for (place, _) in (0..).zip(past.log.entries()) {
            fold.evolve(past, place, rules);
        }
        fold
    }

    /// One event more, which stands at this place.
    pub(crate) fn evolve(&mut self, past: Past<'_>, place: Place, rules: &Rules) {
        let Some(event) = past.event(place) else { return };
        match &event.content {
            Content::Withheld => self.withheld += 1,
            Content::Erased(_) if past.includes(place) => self.erased += 1,
            Content::NotUnderstood(_) if past.includes(place) => self.not_understood.push(place),
            _ => {}
        }
        let Some(data) = past.data(place) else { return };
        let kind = data.kind();
        self.push(kind, place);
        if let Some(begun) = begins(data) {
            // Of two that begin something of one id, the first keeps it. A flag may be opened again.
            let first = *self.subjects.entry((kind, begun.clone())).or_insert(place);
            if let (Some(event), Some(first)) = (past.id(place), past.id(first))
                && kind != Kind::FlagOpened
                && event != first
            {
                let (event, first) = (event.clone(), first.clone());
                self.misfits.push(Finding::SameId { event, kind, subject: begun, first });
            }
        }
        match data {
            Data::GoalAdded(added) => self.add_goal(&added.goal.id, place),
            Data::GoalSplit(split) => {
                for part in &split.into {
                    self.add_goal(&part.id, place);
                }
                self.move_goal(past, place, &split.goal, kind, rules);
            }
            Data::GoalMerged(merged) => {
                for goal in &merged.goals {
                    self.move_goal(past, place, goal, kind, rules);
                }
                self.about(past, place, kind, &merged.into);
            }
            Data::GoalAchieved(moved) => self.move_goal(past, place, &moved.goal, kind, rules),
            Data::GoalRetired(moved) => self.move_goal(past, place, &moved.goal, kind, rules),
            Data::GoalDropped(moved) => self.move_goal(past, place, &moved.goal, kind, rules),
            Data::GoalReopened(moved) => self.move_goal(past, place, &moved.goal, kind, rules),
            Data::GoalProposed(moved)
            | Data::GoalActivated(moved)
            | Data::GoalHeld(moved)
            | Data::GoalResumed(moved) => self.move_goal(past, place, &moved.goal, kind, rules),
            Data::AgreementDeclined(declined) => {
                let all: Vec<GoalId> =
                    if declined.goals.is_empty() { self.proposed(past, place, rules) } else { declined.goals.clone() };
                for goal in &all {
                    self.move_goal(past, place, goal, kind, rules);
                }
            }
            Data::AgreementGiven(given) => {
                let (version, party) = (given.version, given.party.clone());
                self.agree(past, place, version, party, rules);
            }
            Data::ScoreRecorded(recorded) => self.score(past, place, recorded),
            Data::GoalLinked(linked) => {
                let arrow = linked.arrow.iter().flat_map(|arrow| [&arrow.from, &arrow.to]);
                let before = linked.before.iter().flat_map(|before| [&before.first, &before.then]);
                for goal in arrow.chain(before) {
                    self.about(past, place, kind, goal);
                }
            }
            _ => self.write(past, place, data),
        }
        self.check_subjects(past, place, data);
    }

    fn add_goal(&mut self, id: &GoalId, place: Place) {
        if !self.goals.contains_key(id) {
            self.order.push(id.clone());
            self.goals.insert(id.clone(), Arc::new(GoalWrites::new(id.clone())));
        }
        if let Some(goal) = self.goal_mut(id)
            && goal.added.last() != Some(&place)
        {
            goal.added.push(place);
        }
    }

    /// The goal that an event is about; a finding where there is none.
    fn about(&mut self, past: Past<'_>, place: Place, kind: Kind, id: &GoalId) -> Option<&mut GoalWrites> {
        if !self.goals.contains_key(id) {
            self.missing(past, place, kind, Id::known(id.as_str()));
            return None;
        }
        self.goal_mut(id)
    }

    fn missing(&mut self, past: Past<'_>, place: Place, kind: Kind, subject: Id) {
        if let Some(event) = past.id(place) {
            self.misfits.push(Finding::SubjectMissing { event: event.clone(), kind, subject });
        }
    }

    /// An event of the life of a goal: it leads on from the state that its author knew.
    fn move_goal(&mut self, past: Past<'_>, place: Place, id: &GoalId, kind: Kind, rules: &Rules) {
        if self.about(past, place, kind, id).is_none() {
            return;
        }
        let view = View::new(past, self, rules);
        let writes = self.goal(id);
        let from = writes.and_then(|writes| view.status_seen(writes, Some(place))).unwrap_or(Status::Draft);
        let seen = || writes.and_then(|writes| view.goal_seen(writes, Some(place)));
        let is_safety = || seen().is_some_and(|goal| rules.is_safety(&goal));
        // A goal that nobody agreed to begins in a safety tier alone: there the row is another one.
        let fits = |(_, needs): &(Status, &[Need])| !needs.contains(&Need::SafetyTier) || is_safety();
        let Some((to, _)) = step(from, kind).filter(fits) else {
            if let Some(event) = past.id(place) {
                self.misfits.push(Finding::MoveDoesNotFit { event: event.clone(), kind, goal: id.clone() });
            }
            return;
        };
        if let Some(goal) = self.goal_mut(id) {
            goal.moves.push((place, to));
            if matches!(kind, Kind::GoalMerged | Kind::GoalSplit) {
                goal.became.push(place);
            }
        }
    }

    /// The goals that are proposed, as the author of an event knew them.
    fn proposed(&self, past: Past<'_>, place: Place, rules: &Rules) -> Vec<GoalId> {
        let view = View::new(past, self, rules);
        let is = |writes: &&GoalWrites| view.status_seen(writes, Some(place)) == Some(Status::Proposed);
        self.in_order().filter(is).map(|writes| writes.id.clone()).collect()
    }

    /// A party agrees: with the last one the version is complete, and what all agreed to alike is agreed.
    fn agree(&mut self, past: Past<'_>, place: Place, number: u32, party: Code, rules: &Rules) {
        let goals: Arc<[_]> = View::new(past, self, rules).digests(Some(place)).into();
        for (goal, digest) in goals.iter() {
            if self.goal(goal).is_some_and(|writes| !writes.remembers(*digest))
                && let Some(writes) = self.goal_mut(goal)
            {
                writes.remember(past, place, *digest);
            }
        }
        self.givings.push(Giving { place, version: number, party, goals });
        let known = |other: Place| other == place || past.log.knows(place, other);
        let before = self.versions.iter().filter(|version| version.number == number);
        let (mut done, mut superseded) = (false, false);
        for version in before {
            done = true;
            superseded |= known(version.place);
        }
        if superseded {
            if let Some(event) = past.id(place) {
                self.misfits.push(Finding::AgreementAfterwards { event: event.clone(), version: number });
            }
            return;
        }
        let giving = |party: &Code, everywhere: bool| {
            let of = |giving: &&Giving| {
                let counts = giving.version == number && giving.party == *party && (everywhere || known(giving.place));
                counts && View::new(past, self, rules).stands(giving)
            };
            self.givings.iter().rev().find(of)
        };
        let all = |everywhere: bool| -> Option<Vec<&Giving>> {
            rules.policy.parties.iter().map(|party| giving(party, everywhere)).collect()
        };
        // Parties that agree at two places agree together, where not all of them did at this one; but what is already
        // complete is not made again by half.
        let Some(last) = all(false).or_else(|| all(true).filter(|_| !done)) else { return };
        let by_goal = |giving: &&'_ Giving| giving.goals.iter().cloned().collect::<HashMap<GoalId, Digest>>();
        let sides: Vec<HashMap<GoalId, Digest>> = last.iter().map(by_goal).collect();
        let (mut alike, mut differing, mut seen) = (Vec::new(), Vec::new(), HashSet::new());
        for (goal, digest) in last.iter().flat_map(|giving| giving.goals.iter()) {
            if !seen.insert(goal) {
                continue;
            }
            if sides.iter().all(|side| side.get(goal) == Some(digest)) {
                alike.push((goal.clone(), *digest));
            } else {
                differing.push(goal.clone());
            }
        }
        let givings: Vec<Place> = last.iter().map(|giving| giving.place).collect();
        if !differing.is_empty() {
            self.misfits.push(Finding::AgreementDiffers { version: number, goals: differing });
        }
        self.versions.push(Version { number, place, givings, goals: alike.clone().into() });
        for (goal, _) in &alike {
            let proposed = {
                let view = View::new(past, self, rules);
                let status = self.goal(goal).and_then(|writes| view.status_seen(writes, Some(place)));
                status == Some(Status::Proposed)
            };
            if let Some(writes) = self.goal_mut(goal) {
                if proposed {
                    writes.moves.push((place, Status::Agreed));
                }
                writes.agreed = Some(place);
                // What was written elsewhere, and nobody who agreed knew of, is a change.
                let mut written = writes.changed.iter().chain(&writes.ladders);
                writes.changed_since = written.any(|write| !past.log.knows(place, *write));
            }
        }
    }

    /// A form was filled in: its score, and the alerts that it raises.
    fn score(&mut self, past: Past<'_>, place: Place, recorded: &ScoreRecorded) {
        match score_of(recorded) {
            Ok(score) => {
                for (code, state) in raised(recorded, &score) {
                    self.alerts.push(AlertRaised { score: place, code, state });
                }
                self.scores.push((place, Arc::new(score)));
                self.alerts_apart(past, place);
            }
            Err(error) => {
                let (Some(event), Ok(code)) = (past.id(place), Code::new(error.code())) else { return };
                self.misfits.push(Finding::NotScored {
                    event: event.clone(),
                    instrument: recorded.instrument.clone(),
                    error: code,
                });
            }
        }
    }

    /// Where copies say different things of a score, an alert that any of them raises is raised.
    fn alerts_apart(&mut self, past: Past<'_>, place: Place) {
        for side in past.amendments.apart(past.log, place) {
            let Data::ScoreRecorded(recorded) = side else { continue };
            let Ok(score) = score_of(&recorded) else { continue };
            for (code, state) in raised(&recorded, &score) {
                let known = self.alerts.iter_mut().find(|known| known.score == place && known.code == code);
                if let Some(known) = known {
                    if state == AlertState::Raised {
                        known.state = AlertState::Raised;
                    }
                } else {
                    self.alerts.push(AlertRaised { score: place, code, state });
                }
            }
        }
    }

    /// What is written about one goal.
    fn write(&mut self, past: Past<'_>, place: Place, data: &Data) {
        let kind = data.kind();
        match data {
            Data::GoalChanged(changed) => {
                if let Some(goal) = self.about(past, place, kind, &changed.goal) {
                    goal.changed.push(place);
                    goal.changed_since |= goal.agreed.is_some();
                }
            }
            Data::LadderSet(set) => {
                if let Some(goal) = self.about(past, place, kind, &set.ladder.goal) {
                    goal.ladders.push(place);
                    goal.changed_since |= goal.agreed.is_some();
                }
            }
            Data::GoalRated(rated) => {
                if let Some(goal) = self.about(past, place, kind, &rated.goal) {
                    goal.rated.push(place);
                }
            }
            Data::LevelRated(rated) => {
                if let Some(goal) = self.about(past, place, kind, &rated.goal) {
                    goal.levels.push(place);
                }
            }
            Data::CheckIn(check_in) => {
                if let Some(goal) = self.about(past, place, kind, &check_in.goal) {
                    goal.check_ins.push(place);
                }
            }
            Data::StepAdded(step) => {
                if let Some(goal) = self.about(past, place, kind, &step.goal) {
                    goal.steps.push(place);
                }
            }
            Data::StepDone(step) => {
                if let Some(goal) = self.about(past, place, kind, &step.goal) {
                    goal.steps_done.push(place);
                }
            }
            _ => {
                for goal in refers(data) {
                    self.about(past, place, kind, goal);
                }
            }
        }
    }

    /// What an event refers to, and is not there.
    fn check_subjects(&mut self, past: Past<'_>, place: Place, data: &Data) {
        for (kind, subject) in needs(data) {
            if !self.subjects.contains_key(&(kind, subject.clone())) {
                self.missing(past, place, data.kind(), subject.clone());
            }
        }
    }
}

impl<'a> View<'a> {
    /// The events of a kind by what they go on with, each list in order.
    pub(crate) fn about(self, kind: Kind) -> HashMap<&'a Id, Vec<Place>> {
        let mut all: HashMap<&'a Id, Vec<Place>> = HashMap::new();
        for place in self.fold.of_kind(kind) {
            for (_, subject) in self.data(*place).map(needs).unwrap_or_default() {
                all.entry(subject).or_default().push(*place);
            }
        }
        all
    }
}

/// Those that go on with one of these.
pub(crate) fn of<'p>(all: &'p HashMap<&Id, Vec<Place>>, subject: &Id) -> &'p [Place] {
    all.get(subject).map(Vec::as_slice).unwrap_or_default()
}

/// The id of what an event begins.
pub(crate) fn begins(data: &Data) -> Option<Id> {
    Some(match data {
        Data::SessionRecorded(session) => session.session.clone(),
        Data::FlagOpened(flag) => flag.flag.clone(),
        Data::ConcernOpened(concern) => concern.concern.clone(),
        Data::ReviewOpened(review) => review.review.clone(),
        Data::MeasurePlanned(planned) => planned.item.clone(),
        Data::HomeworkSet(homework) => homework.homework.clone(),
        Data::ContingencyAgreed(contingency) => contingency.contingency.clone(),
        Data::ProblemRecorded(problem) => problem.problem.clone(),
        Data::ChainRecorded(chain) => chain.chain.clone(),
        Data::StepAdded(step) => step.step.clone(),
        _ => return None,
    })
}

/// What an event goes on with, by the kind of the event that began it.
pub(crate) fn needs(data: &Data) -> Vec<(Kind, &Id)> {
    match data {
        Data::FlagClosed(closed) => vec![(Kind::FlagOpened, &closed.flag)],
        Data::ConcernUpdated(updated) => vec![(Kind::ConcernOpened, &updated.concern)],
        Data::ConcernClosed(closed) => vec![(Kind::ConcernOpened, &closed.concern)],
        Data::GoalDecided(decided) => vec![(Kind::ReviewOpened, &decided.review)],
        Data::ReviewClosed(closed) => vec![(Kind::ReviewOpened, &closed.review)],
        Data::MeasureStopped(stopped) => vec![(Kind::MeasurePlanned, &stopped.item)],
        Data::MeasureSnoozed(snoozed) => vec![(Kind::MeasurePlanned, &snoozed.item)],
        Data::MeasureDeclined(declined) => vec![(Kind::MeasurePlanned, &declined.item)],
        Data::HomeworkReviewed(reviewed) => vec![(Kind::HomeworkSet, &reviewed.homework)],
        Data::ContingencyInvoked(invoked) => vec![(Kind::ContingencyAgreed, &invoked.contingency)],
        Data::StepDone(done) => vec![(Kind::StepAdded, &done.step)],
        _ => Vec::new(),
    }
}

/// The field of an event in which the goals of [`refers`] stand.
pub(crate) fn field_of_goal(data: &Data, number: usize) -> String {
    match data {
        Data::ProblemRecorded(_) => format!("data.goals[{number}]"),
        Data::MeasurePlanned(_) => "data.check_in".to_owned(),
        Data::RankingSeen(seen) => match number.checked_sub(seen.chosen.len()) {
            None => format!("data.chosen[{number}]"),
            Some(deferred) => format!("data.deferred[{deferred}].goal"),
        },
        _ => "data.goal".to_owned(),
    }
}

/// The goals that an event names beside the one that it writes.
pub(crate) fn refers(data: &Data) -> Vec<&GoalId> {
    let one = |goal| Option::into_iter(goal).collect();
    match data {
        Data::ExplorationAnswered(answered) => one(answered.goal.as_ref()),
        Data::BaselineRecorded(baseline) => one(baseline.goal.as_ref()),
        Data::BarrierRecorded(barrier) => one(barrier.goal.as_ref()),
        Data::ProblemRecorded(problem) => problem.goals.iter().collect(),
        Data::HomeworkSet(homework) => one(homework.goal.as_ref()),
        Data::LogEntry(entry) => one(entry.goal.as_ref()),
        Data::ChainRecorded(chain) => one(chain.goal.as_ref()),
        Data::NoteAdded(note) => one(note.goal.as_ref()),
        Data::MeasurePlanned(planned) => one(planned.check_in.as_ref()),
        Data::ConcernOpened(concern) => one(concern.goal.as_ref()),
        Data::GoalDecided(decided) => vec![&decided.goal],
        Data::ContingencyAgreed(contingency) => vec![&contingency.goal],
        Data::ResistanceRecorded(resistance) => one(resistance.goal.as_ref()),
        Data::RankingSeen(seen) => {
            seen.chosen.iter().chain(seen.deferred.iter().map(|deferred| &deferred.goal)).collect()
        }
        _ => Vec::new(),
    }
}
