//! One goal as its events leave it: fields, state, ratings, ladder, each with the events that wrote it.

use std::sync::Arc;

use crate::attainment::Ladder;
use crate::document::{Document, Naming, to_json};
use crate::goal::{CriterionRatings, Goal, Status};
use crate::instrument::Digest;
use crate::plan::event::goals::{GoalField, GoalFields, GoalSplit};
use crate::plan::event::kind::Data;
use crate::plan::event::record::Event;
use crate::plan::fold::lifecycle::caution;
use crate::plan::history::conflict::conflict_id;
use crate::plan::history::log::{Log, Place};
use crate::plan::history::past::{Past, Resolution};
use crate::scalar::{Code, Date, GoalId, Id};

/// The events about one goal.
#[derive(Debug, Clone)]
pub(crate) struct GoalWrites {
    pub(crate) id: GoalId,
    /// Those that added it: more than one, where two copies did.
    pub(crate) added: Vec<Place>,
    /// Those that changed its fields.
    pub(crate) changed: Vec<Place>,
    /// Those that moved it, each with the state that it led to.
    pub(crate) moves: Vec<(Place, Status)>,
    /// Those that rated it.
    pub(crate) rated: Vec<Place>,
    pub(crate) ladders: Vec<Place>,
    pub(crate) levels: Vec<Place>,
    pub(crate) check_ins: Vec<Place>,
    pub(crate) steps: Vec<Place>,
    pub(crate) steps_done: Vec<Place>,
    /// The last agreement that covers it.
    pub(crate) agreed: Option<Place>,
    /// Whether it was changed since.
    pub(crate) changed_since: bool,
    /// Where it was merged or split.
    pub(crate) became: Vec<Place>,
    /// The digest of its wording, and how many events had worded it then.
    digest: Option<(usize, Digest)>,
}

/// Several values where one is expected.
#[derive(Debug, Clone)]
pub(crate) struct Clash {
    pub(crate) conflict: Id,
    pub(crate) subject: Id,
    pub(crate) field: String,
    pub(crate) sides: Vec<(Place, Document)>,
    pub(crate) in_force: Document,
}

/// A field of a goal where several events wrote it.
pub(crate) struct Settled<T> {
    pub(crate) value: T,
    pub(crate) clash: Option<Clash>,
}

impl GoalWrites {
    pub(crate) fn new(id: GoalId) -> Self {
        Self {
            id,
            added: Vec::new(),
            changed: Vec::new(),
            moves: Vec::new(),
            rated: Vec::new(),
            ladders: Vec::new(),
            levels: Vec::new(),
            check_ins: Vec::new(),
            steps: Vec::new(),
            steps_done: Vec::new(),
            agreed: None,
            changed_since: false,
            became: Vec::new(),
            digest: None,
        }
    }

    /// Whether some of the events about it did not know of each other: else nothing is said of it apart.
    pub(crate) fn is_forked(&self, log: &Log) -> bool {
        let moves = self.moves.iter().map(|(place, _)| place);
        let said =
            [&self.added, &self.changed, &self.rated, &self.ladders, &self.levels, &self.check_ins, &self.became];
        let mut places: Vec<Place> = said.into_iter().flatten().chain(moves).copied().collect();
        places.sort_unstable();
        places.dedup();
        places.windows(2).any(|pair| matches!(pair, [before, after] if !log.knows(*after, *before)))
    }

    /// The goal as an event that adds it says it.
    fn worded<'a>(&self, past: Past<'a>, place: Place) -> Option<&'a Goal> {
        match past.data(place)? {
            Data::GoalAdded(added) => Some(&added.goal),
            Data::GoalSplit(GoalSplit { into, .. }) => into.iter().find(|goal| goal.id == self.id),
            _ => None,
        }
    }

    /// What an event says of a field; nothing where it does not write it.
    fn written(&self, past: Past<'_>, place: Place, field: GoalField) -> Option<GoalFields> {
        if let Data::GoalChanged(changed) = past.data(place)? {
            return changed.fields().contains(&field).then(|| changed.set.clone());
        }
        self.worded(past, place).map(GoalFields::of)
    }

    /// The goal with all its fields, as those knew it who entered the event at `seen`, or as it is; without its state and
    /// its ratings. `cautious` is how a tier, a flag and a day are settled where two sides differ.
    pub(crate) fn goal(
        &self,
        past: Past<'_>,
        seen: Option<Place>,
        cautious: &dyn Cautious,
    ) -> Option<(Goal, Vec<Clash>)> {
        let known = |place: &Place| seen.is_none_or(|seen| *place == seen || past.log.knows(seen, *place));
        let added: Vec<Place> = self.added.iter().copied().filter(known).collect();
        let mut goal = added.iter().find_map(|place| self.worded(past, *place))?.clone();
        goal.status = Status::Draft;
        goal.ratings = crate::goal::Ratings::default();
        let changes: Vec<Place> = self.changed.iter().copied().filter(known).collect();
        if changes.is_empty() && added.len() < 2 {
            return Some((goal, Vec::new()));
        }
        let mut clashes = Vec::new();
        let mut fields: Vec<GoalField> = if added.len() > 1 { GoalField::ALL.to_vec() } else { Vec::new() };
        for place in &changes {
            if let Some(Data::GoalChanged(changed)) = past.data(*place) {
                fields.extend(changed.fields());
            }
        }
        fields.sort_unstable();
        fields.dedup();
        for field in fields {
            let mut writes: Vec<Place> = added.iter().chain(&changes).copied().collect();
            writes.retain(|place| self.written(past, *place, field).is_some());
            writes.sort_unstable();
            let settled = self.settle(past, field, &writes, cautious);
            if let Some(value) = settled.value {
                value.put(field, &mut goal);
            }
            clashes.extend(settled.clash);
        }
        Some((goal, clashes))
    }

    fn settle(
        &self,
        past: Past<'_>,
        field: GoalField,
        writes: &[Place],
        cautious: &dyn Cautious,
    ) -> Settled<Option<GoalFields>> {
        let live = past.log.live(writes);
        let value = |place: Place| self.written(past, place, field);
        let (Some(&last), true) = (live.last(), live.len() > 1) else {
            return Settled { value: live.first().and_then(|place| value(*place)), clash: None };
        };
        let sides: Vec<(Place, Document)> =
            live.iter().filter_map(|place| Some((*place, value(*place)?.plain(field)))).collect();
        let alike = sides.windows(2).all(|pair| matches!(pair, [(_, one), (_, other)] if one == other));
        if alike {
            return Settled { value: value(last), clash: None };
        }
        let conflict = conflict_id(&["goal", self.id.as_str(), field.code()]);
        match past.amendments.resolution(past.log, &conflict, &live) {
            Some(Resolution::Keep(place)) => return Settled { value: value(place), clash: None },
            Some(Resolution::Value(document)) => {
                let third = GoalFields::with_plain(field, document, Naming::SnakeCase);
                if third.is_some() {
                    return Settled { value: third, clash: None };
                }
            }
            None => {}
        }
        let both = past.log.common(writes, &live).or_else(|| live.first().copied()).and_then(value);
        let candidates: Vec<GoalFields> = live.iter().filter_map(|place| value(*place)).chain(both.clone()).collect();
        let in_force = cautious.field(field, &candidates).or(both);
        let clash = Clash {
            conflict,
            subject: Id::known(self.id.as_str()),
            field: field.code().to_owned(),
            sides,
            in_force: in_force.as_ref().map_or(Document::Null, |fields| fields.plain(field)),
        };
        Settled { value: in_force, clash: Some(clash) }
    }

    /// Whether an event has added it of which whoever entered the event at `seen` knew.
    pub(crate) fn is_there(&self, past: Past<'_>, seen: Option<Place>) -> bool {
        let known = |place: Place| seen.is_none_or(|seen| place == seen || past.log.knows(seen, place));
        self.added.iter().any(|place| known(*place) && self.worded(past, *place).is_some())
    }

    /// The state of the goal, as whoever entered the event at `seen` knew it, or as it is. `guarded` is whether the
    /// more cautious side of a conflict is in force: asked only where there is one.
    pub(crate) fn status(&self, past: Past<'_>, seen: Option<Place>, guarded: &dyn Fn() -> bool) -> Settled<Status> {
        let known = |place: Place| seen.is_none_or(|seen| past.log.knows(seen, place));
        let settled = |value| Settled { value, clash: None };
        let mut latest = self.moves.iter().rev().filter(|(place, _)| known(*place));
        let Some(&(last, status)) = latest.next() else { return settled(Status::Draft) };
        // Most are moved by one after the other.
        if latest.all(|(place, _)| *place == last || past.log.knows(last, *place)) {
            return settled(status);
        }
        let moves: Vec<(Place, Status)> = self.moves.iter().copied().filter(|(place, _)| known(*place)).collect();
        let writes: Vec<Place> = moves.iter().map(|(place, _)| *place).collect();
        let state = |place: Place| moves.iter().rev().find(|(at, _)| *at == place).map(|(_, status)| *status);
        let live = past.log.live(&writes);
        let states: Vec<Status> = live.iter().filter_map(|place| state(*place)).collect();
        let Some(&first) = states.first() else { return settled(Status::Draft) };
        if states.iter().all(|status| *status == first) {
            return settled(first);
        }
        let conflict = conflict_id(&["goal", self.id.as_str(), "status"]);
        match past.amendments.resolution(past.log, &conflict, &live) {
            Some(Resolution::Keep(place)) if state(place).is_some() => {
                return settled(state(place).unwrap_or(first));
            }
            Some(Resolution::Value(Document::Text(code))) => {
                if let Some(status) = Status::ALL.iter().find(|status| status.code() == code) {
                    return settled(*status);
                }
            }
            _ => {}
        }
        let both = past.log.common(&writes, &live).and_then(state).unwrap_or(Status::Draft);
        let in_force =
            if guarded() { states.iter().copied().max_by_key(|status| caution(*status)).unwrap_or(both) } else { both };
        let plain = |status: Status| Document::Text(status.code().to_owned());
        let sides = live.iter().filter_map(|place| Some((*place, plain(state(*place)?)))).collect();
        let subject = Id::known(self.id.as_str());
        let clash = Clash { conflict, subject, field: "status".to_owned(), sides, in_force: plain(in_force) };
        Settled { value: in_force, clash: Some(clash) }
    }

    /// The ratings of each rater: of each criterion the one of the latest day.
    pub(crate) fn ratings(&self, past: Past<'_>) -> (Vec<(Code, CriterionRatings)>, Vec<Clash>) {
        let mut raters: Vec<Code> = Vec::new();
        for place in &self.rated {
            if let Some(Data::GoalRated(rated)) = past.data(*place)
                && !raters.contains(&rated.rater)
            {
                raters.push(rated.rater.clone());
            }
        }
        let (mut all, mut clashes) = (Vec::new(), Vec::new());
        for rater in raters {
            let mut ratings = CriterionRatings::default();
            for criterion in crate::goal::Criterion::ALL {
                let mut days: Vec<(Date, Vec<Place>)> = Vec::new();
                for place in &self.rated {
                    let Some(Data::GoalRated(rated)) = past.data(*place) else { continue };
                    let given = rated.ratings().get(*criterion);
                    let (Some(_), Some(day)) = (given, past.happened(*place)) else { continue };
                    if rated.rater != rater {
                        continue;
                    }
                    match days.binary_search_by_key(&day, |(known, _)| *known) {
                        Ok(at) => {
                            if let Some((_, places)) = days.get_mut(at) {
                                places.push(*place);
                            }
                        }
                        // Mostly the last.
                        Err(at) => days.insert(at, (day, vec![*place])),
                    }
                }
                let value = |place: Place| match past.data(place)? {
                    Data::GoalRated(rated) => rated.ratings().get(*criterion),
                    _ => None,
                };
                let mut last = None;
                for (day, writes) in &days {
                    let day = day.to_string();
                    let parts = ["goal", self.id.as_str(), "rating", rater.as_str(), criterion.code(), &day];
                    let plain = |place: Place| value(place).map(|rating| Document::Number(rating.get().into()));
                    let (kept, clash) = self.one_of_day(past, &parts, criterion.code(), writes, &plain);
                    // Where nothing of that day was known to all, the rating of the day before stays.
                    last = kept.and_then(value).or(last);
                    let in_force = last.map_or(Document::Null, |rating| Document::Number(rating.get().into()));
                    clashes.extend(clash.map(|clash| Clash { in_force, ..clash }));
                }
                ratings.set(*criterion, last);
            }
            all.push((rater, ratings));
        }
        (all, clashes)
    }

    /// Which of several writes of one value is in force: the last, or where sides differ, what all knew.
    pub(crate) fn one_of(
        &self,
        past: Past<'_>,
        parts: &[&str],
        field: &str,
        writes: &[Place],
        plain: &dyn Fn(Place) -> Option<Document>,
    ) -> (Option<Place>, Option<Clash>) {
        let live = past.log.live(writes);
        let sides: Vec<(Place, Document)> = live.iter().filter_map(|place| Some((*place, plain(*place)?))).collect();
        if sides.windows(2).all(|pair| matches!(pair, [(_, one), (_, other)] if one == other)) {
            return (live.last().copied(), None);
        }
        let conflict = conflict_id(parts);
        if let Some(Resolution::Keep(place)) = past.amendments.resolution(past.log, &conflict, &live) {
            return (Some(place), None);
        }
        let common = past.log.common(writes, &live);
        let in_force = common.and_then(plain).unwrap_or(Document::Null);
        let subject = Id::known(self.id.as_str());
        (common, Some(Clash { conflict, subject, field: field.to_owned(), sides, in_force }))
    }

    /// The same of what was given on one day: where each knew of those before it, the one of the latest time, and of one
    /// time the last.
    pub(crate) fn one_of_day(
        &self,
        past: Past<'_>,
        parts: &[&str],
        field: &str,
        writes: &[Place],
        plain: &dyn Fn(Place) -> Option<Document>,
    ) -> (Option<Place>, Option<Clash>) {
        if past.log.live(writes).len() > 1 {
            return self.one_of(past, parts, field, writes, plain);
        }
        let time = |place: &Place| (past.event(*place).and_then(Event::time), *place);
        (writes.iter().copied().max_by_key(time), None)
    }

    /// The digest of what the goal says, as whoever entered the event at `seen` knew it.
    pub(crate) fn digest(&self, past: Past<'_>, seen: Option<Place>, cautious: &dyn Cautious) -> Option<Digest> {
        if let Some((count, digest)) = self.digest
            && Some(count) == self.all_worded(past, seen)
        {
            return Some(digest);
        }
        self.wording(past, seen, cautious).map(|wording| Digest::of(&wording))
    }

    /// Keeps the digest that was made as the event at `seen` saw the goal, where it saw all that is there; it is made again
    /// only where something is written.
    pub(crate) fn remember(&mut self, past: Past<'_>, seen: Place, digest: Digest) {
        self.digest = self.all_worded(past, Some(seen)).map(|count| (count, digest)).or(self.digest);
    }

    /// Whether what there is was remembered.
    pub(crate) fn remembers(&self, digest: Digest) -> bool {
        let count = self.added.len() + self.changed.len() + self.ladders.len();
        self.digest == Some((count, digest))
    }

    /// How many events say what the goal says, where whoever entered the event at `seen` knew of all of them.
    fn all_worded(&self, past: Past<'_>, seen: Option<Place>) -> Option<usize> {
        let worded = || self.added.iter().chain(&self.changed).chain(&self.ladders);
        let known = |place: &Place| seen.is_none_or(|seen| past.log.knows(seen, *place));
        worded().all(known).then(|| worded().count())
    }

    /// The ladder that is in force, as whoever entered the event at `seen` knew it, or as it is.
    pub(crate) fn ladder<'a>(&self, past: Past<'a>, seen: Option<Place>) -> (Option<&'a Ladder>, Option<Clash>) {
        let ladder = |place: Place| match past.data(place)? {
            Data::LadderSet(set) => Some(&set.ladder),
            _ => None,
        };
        let plain = |place: Place| {
            let text = to_json(ladder(place)?, Naming::SnakeCase).ok()?;
            Document::from_json(&text).ok()
        };
        let known = |place: &Place| seen.is_none_or(|seen| past.log.knows(seen, *place));
        let writes: Vec<Place> = self.ladders.iter().copied().filter(known).collect();
        let parts = ["goal", self.id.as_str(), "ladder"];
        let (place, clash) = self.one_of(past, &parts, "ladder", &writes, &plain);
        (place.and_then(ladder), clash)
    }

    /// What the goal says, as a text of which a digest is made: its fields and its ladder.
    fn wording(&self, past: Past<'_>, seen: Option<Place>, cautious: &dyn Cautious) -> Option<String> {
        let (goal, _) = self.goal(past, seen, cautious)?;
        let (ladder, _) = self.ladder(past, seen);
        let fields = to_json(&GoalFields::of(&goal), Naming::SnakeCase).ok()?;
        let ladder = ladder.and_then(|ladder| to_json(ladder, Naming::SnakeCase).ok()).unwrap_or_default();
        Some(format!("{fields}{ladder}"))
    }
}

/// How a field is settled with caution where two sides differ; nothing, where caution does not say.
pub(crate) trait Cautious {
    /// The most cautious of these values of a field.
    fn field(&self, field: GoalField, candidates: &[GoalFields]) -> Option<GoalFields>;
}

/// A goal in an `Arc`, so that a plan with one more event shares all others.
pub(crate) type SharedWrites = Arc<GoalWrites>;
