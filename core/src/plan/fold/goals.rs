//! One goal as its events leave it: fields, state, ratings, ladder, each with the events that wrote it.

use std::sync::Arc;

use crate::document::{Document, Naming, to_json};
use crate::goal::{CriterionRatings, Goal, Status};
use crate::plan::event::goals::{GoalChanged, GoalField, GoalFields, GoalSplit};
use crate::plan::event::kind::Data;
use crate::plan::fold::lifecycle::caution;
use crate::plan::history::log::Place;
use crate::plan::history::past::{Past, Resolution, conflict_id};
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

impl GoalFields {
    /// All fields of a goal.
    pub(crate) fn of(goal: &Goal) -> Self {
        let goal = goal.clone();
        Self {
            title: Some(goal.title),
            horizon: Some(goal.horizon),
            focus: goal.focus,
            category: goal.category,
            secondary_categories: goal.secondary_categories,
            values: goal.values,
            why: goal.why,
            measures: goal.measures,
            client_rank: goal.client_rank,
            due: goal.due,
            tier: goal.tier,
            sub_rank: goal.sub_rank,
            answers_flags: goal.answers_flags,
            stage: goal.stage,
            intensity: goal.intensity,
            parent: goal.parent,
            gentler_twin_of: goal.gentler_twin_of,
            secondary_targets: goal.secondary_targets,
            dissent: goal.dissent,
            rationale: goal.rationale,
        }
    }

    /// Puts one field into a goal.
    pub(crate) fn put(&self, field: GoalField, goal: &mut Goal) {
        match field {
            GoalField::Title => {
                if let Some(title) = &self.title {
                    goal.title = title.clone();
                }
            }
            GoalField::Horizon => goal.horizon = self.horizon.unwrap_or(goal.horizon),
            GoalField::Focus => goal.focus = self.focus,
            GoalField::Category => goal.category = self.category,
            GoalField::SecondaryCategories => goal.secondary_categories.clone_from(&self.secondary_categories),
            GoalField::Values => goal.values.clone_from(&self.values),
            GoalField::Reason => goal.why.clone_from(&self.why),
            GoalField::Measures => goal.measures.clone_from(&self.measures),
            GoalField::ClientRank => goal.client_rank = self.client_rank,
            GoalField::Due => goal.due = self.due,
            GoalField::Tier => goal.tier.clone_from(&self.tier),
            GoalField::SubRank => goal.sub_rank = self.sub_rank,
            GoalField::AnswersFlags => goal.answers_flags.clone_from(&self.answers_flags),
            GoalField::Stage => goal.stage = self.stage,
            GoalField::Intensity => goal.intensity = self.intensity,
            GoalField::Parent => goal.parent.clone_from(&self.parent),
            GoalField::GentlerTwinOf => goal.gentler_twin_of.clone_from(&self.gentler_twin_of),
            GoalField::SecondaryTargets => goal.secondary_targets.clone_from(&self.secondary_targets),
            GoalField::Dissent => goal.dissent.clone_from(&self.dissent),
            GoalField::Rationale => goal.rationale.clone_from(&self.rationale),
        }
    }

    /// One field as a plain value; null where it is empty.
    pub(crate) fn plain(&self, field: GoalField) -> Document {
        let whole = to_json(self, Naming::SnakeCase).and_then(|text| Document::from_json(&text));
        let Ok(Document::Object(entries)) = whole else { return Document::Null };
        let name = field.code();
        entries.into_iter().find(|(known, _)| known == name).map_or(Document::Null, |(_, value)| value)
    }

    /// The fields with this value in one of them, where it is a value of it.
    pub(crate) fn with_plain(field: GoalField, value: &Document) -> Option<Self> {
        Document::object([(field.code(), value.clone())]).read().ok()
    }

    /// The fields that are given.
    pub(crate) fn given(&self) -> Vec<GoalField> {
        let lists = [
            (GoalField::SecondaryCategories, self.secondary_categories.is_empty()),
            (GoalField::Values, self.values.is_empty()),
            (GoalField::Measures, self.measures.is_empty()),
            (GoalField::AnswersFlags, self.answers_flags.is_empty()),
            (GoalField::SecondaryTargets, self.secondary_targets.is_empty()),
            (GoalField::Title, self.title.is_none()),
            (GoalField::Horizon, self.horizon.is_none()),
            (GoalField::Focus, self.focus.is_none()),
            (GoalField::Category, self.category.is_none()),
            (GoalField::Reason, self.why.is_none()),
            (GoalField::ClientRank, self.client_rank.is_none()),
            (GoalField::Due, self.due.is_none()),
            (GoalField::Tier, self.tier.is_none()),
            (GoalField::SubRank, self.sub_rank.is_none()),
            (GoalField::Stage, self.stage.is_none()),
            (GoalField::Intensity, self.intensity.is_none()),
            (GoalField::Parent, self.parent.is_none()),
            (GoalField::GentlerTwinOf, self.gentler_twin_of.is_none()),
            (GoalField::Dissent, self.dissent.is_none()),
            (GoalField::Rationale, self.rationale.is_none()),
        ];
        let mut given: Vec<GoalField> =
            lists.into_iter().filter(|(_, absent)| !absent).map(|(field, _)| field).collect();
        given.sort_unstable();
        given
    }
}

impl GoalChanged {
    /// The fields that it writes.
    pub(crate) fn fields(&self) -> Vec<GoalField> {
        let mut fields = self.set.given();
        fields.extend(&self.clear);
        fields.sort_unstable();
        fields.dedup();
        fields
    }
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
        }
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
                let third = GoalFields::with_plain(field, document);
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

    /// The state of the goal, as whoever entered the event at `seen` knew it, or as it is. `guarded` is whether the
    /// more cautious side of a conflict is in force.
    pub(crate) fn status(&self, past: Past<'_>, seen: Option<Place>, guarded: bool) -> Settled<Status> {
        let known = |place: Place| seen.is_none_or(|seen| past.log.knows(seen, place));
        let moves: Vec<(Place, Status)> = self.moves.iter().copied().filter(|(place, _)| known(*place)).collect();
        let writes: Vec<Place> = moves.iter().map(|(place, _)| *place).collect();
        let state = |place: Place| moves.iter().rev().find(|(at, _)| *at == place).map(|(_, status)| *status);
        let live = past.log.live(&writes);
        let states: Vec<Status> = live.iter().filter_map(|place| state(*place)).collect();
        let settled = |value| Settled { value, clash: None };
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
            if guarded { states.iter().copied().max_by_key(|status| caution(*status)).unwrap_or(both) } else { both };
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
                    let given = CriterionRatings {
                        urgency: rated.urgency,
                        importance: rated.importance,
                        readiness: rated.readiness,
                    };
                    let (Some(_), Some(day)) = (given.get(*criterion), past.happened(*place)) else { continue };
                    if rated.rater != rater {
                        continue;
                    }
                    match days.iter_mut().find(|(known, _)| *known == day) {
                        Some((_, places)) => places.push(*place),
                        None => days.push((day, vec![*place])),
                    }
                }
                days.sort_by_key(|(day, _)| *day);
                let value = |place: Place| match past.data(place)? {
                    Data::GoalRated(rated) => CriterionRatings {
                        urgency: rated.urgency,
                        importance: rated.importance,
                        readiness: rated.readiness,
                    }
                    .get(*criterion),
                    _ => None,
                };
                let mut last = None;
                for (day, writes) in &days {
                    let day = day.to_string();
                    let parts = ["goal", self.id.as_str(), "rating", rater.as_str(), criterion.code(), &day];
                    let plain = |place: Place| value(place).map(|rating| Document::Number(rating.get().into()));
                    let (kept, clash) = self.one_of(past, &parts, criterion.code(), writes, &plain);
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

    /// What the goal says, as a text of which a digest is made: its fields and its ladder.
    pub(crate) fn wording(&self, past: Past<'_>, seen: Option<Place>, cautious: &dyn Cautious) -> Option<String> {
        let (goal, _) = self.goal(past, seen, cautious)?;
        let known = |place: &&Place| seen.is_none_or(|seen| past.log.knows(seen, **place));
        let ladder = self.ladders.iter().rev().find(known).and_then(|place| match past.data(*place)? {
            Data::LadderSet(set) => Some(&set.ladder),
            _ => None,
        });
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
