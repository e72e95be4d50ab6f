//! Random plans: events of every kind that may or may not fit, and copies of a plan that are edited apart. What is random
//! follows from one number, so that a suite that uses proptest can make a failing case small.

use std::collections::HashSet;

use serde_json::{Value, json};
use therapy_goals::goal::Status;
use therapy_goals::plan::{Event, Kind, Person, Plan, lifecycle};
use therapy_goals::scalar::Code;

/// A source of numbers that look random.
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// A source that begins with this number.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below this one.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % (end.max(1) as u64)).unwrap_or_default()
    }

    /// One of these.
    pub fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    /// True so many times of a hundred.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// A day, some of them at the ends of the calendar.
    pub fn day(&mut self) -> String {
        match self.below(40) {
            0 => "1000-01-01".to_owned(),
            1 => "9999-12-31".to_owned(),
            _ => format!("2026-{:02}-{:02}", 1 + self.below(12), 1 + self.below(28)),
        }
    }
}

/// What events have begun so far, wherever: what the next ones may be about.
#[derive(Debug, Default)]
pub struct World {
    known: Vec<(&'static str, String)>,
    /// The events that the copy has to which the next event is put.
    there: HashSet<String>,
    events: usize,
}

impl World {
    /// The id of something of this kind: mostly of one that is there.
    fn some(&self, dice: &mut Dice, what: &'static str) -> String {
        let is_there = |id: &String| {
            let event = id.rsplit_once("marker").map_or(id.as_str(), |(_, event)| event);
            self.there.contains(event) || what == "retiring"
        };
        let all: Vec<&String> =
            self.known.iter().filter(|(known, id)| *known == what && is_there(id)).map(|(_, id)| id).collect();
        if all.is_empty() || dice.chance(3) { format!("no-{what}") } else { (*dice.one_of(&all)).clone() }
    }

    /// A new id, or rarely an old one.
    fn new_id(&mut self, dice: &mut Dice, what: &'static str, marker: &str) -> String {
        if dice.chance(5) {
            return self.some(dice, what);
        }
        let id = format!("{what}-{marker}");
        self.known.push((what, id.clone()));
        id
    }

    /// An event that may or may not fit; in all its texts and ids stands its marker, see [`marker`].
    pub fn event(&mut self, dice: &mut Dice) -> Value {
        let kind = match dice.below(100) {
            // Goals have to move for anything else to have a meaning.
            0..=9 => Kind::GoalAdded,
            10..=19 => Kind::GoalProposed,
            20..=33 => Kind::AgreementGiven,
            34..=43 => Kind::GoalActivated,
            44..=49 => Kind::ConflictResolved,
            50..=72 => *dice.one_of(&[
                Kind::GoalHeld,
                Kind::GoalHeld,
                Kind::GoalResumed,
                Kind::GoalResumed,
                Kind::GoalResumed,
                Kind::MeasurePlanned,
                Kind::MeasureStopped,
                Kind::ReviewOpened,
                Kind::GoalDecided,
                Kind::GoalDecided,
                Kind::FlagOpened,
                Kind::FlagClosed,
                Kind::ScoreRecorded,
                Kind::AlertAnswered,
                Kind::GoalRetired,
                Kind::LadderSet,
                Kind::LevelRated,
                Kind::StepAdded,
                Kind::StepDone,
                Kind::CheckIn,
                Kind::CheckIn,
            ]),
            _ => *dice.one_of(Kind::ALL),
        };
        // A closed plan takes little more.
        let kind = if kind == Kind::PlanClosed && dice.chance(80) { Kind::PlanReopened } else { kind };
        let id = format!("e{:03}", self.events);
        self.events += 1;
        let marker = marker(&id);
        let data = self.data(dice, kind, &marker);
        // Most come one after the other.
        let entered = if dice.chance(85) {
            format!("2026-{:02}-{:02}", 1 + self.events / 28 % 12, 1 + self.events % 28)
        } else {
            dice.day()
        };
        let happened = if dice.chance(80) { entered.clone() } else { dice.day() };
        let role = *dice.one_of(&["client", "therapist", "therapist", "therapist", "parent", "teacher"]);
        let mut event = json!({
            "id": id, "kind": kind.code(), "by": { "role": role, "id": format!("by-{marker}") }, "entered": entered,
            "happened": happened, "data": data,
        });
        if dice.chance(60) {
            event["why"] = format!("why {marker}").into();
        }
        if dice.chance(20) {
            event["time"] = "09:30".into();
        }
        if kind.may_be_restricted() && dice.chance(40) {
            event["visible_to"] = dice
                .one_of(&[json!(["therapist"]), json!(["therapist", "client"]), json!(["client"]), json!(["teacher"])])
                .clone();
        }
        self.known.push(("event", id));
        if kind == Kind::ScoreRecorded {
            self.known.push(("score", event["id"].as_str().unwrap_or_default().to_owned()));
        }
        event
    }

    fn goal(&mut self, dice: &mut Dice, marker: &str) -> Value {
        let id = self.new_id(dice, "goal", marker);
        let mut goal = json!({
            "id": id, "title": format!("title {marker}"), "horizon": *dice.one_of(&["short", "long"]), "why": format!("because {marker}"),
        });
        if dice.chance(30) {
            goal["tier"] = (*dice.one_of(&["safety", "standard"])).into();
        }
        if dice.chance(20) {
            goal["answers_flags"] = json!(["self_harm"]);
        }
        goal
    }

    fn session(&self, dice: &mut Dice) -> Value {
        if dice.chance(50) { self.some(dice, "session").into() } else { Value::Null }
    }

    #[allow(clippy::too_many_lines, reason = "one arm for each kind")]
    fn data(&mut self, dice: &mut Dice, kind: Kind, marker: &str) -> Value {
        let text = format!("text {marker}");
        let goal = self.some(dice, "goal");
        let rater = *dice.one_of(&["client", "parent", "therapist"]);
        match kind {
            Kind::ExplorationAnswered => json!({ "question": "miracle", "text": text, "value": 3 }),
            Kind::BaselineRecorded => json!({ "measure": text, "value": 0, "goal": goal, "source": text }),
            Kind::StrengthRecorded => json!({ "kind": "challenge", "text": text }),
            Kind::PriorTherapyRecorded => json!({ "worked": text, "did_not": text, "do_differently": text }),
            Kind::ValuesSorted => json!({ "very_important": [text], "important": [], "not_important": [text] }),
            Kind::ProblemRecorded => {
                json!({ "problem": self.new_id(dice, "problem", marker), "text": text, "goals": [goal] })
            }
            Kind::GoalAdded => json!({ "goal": self.goal(dice, marker) }),
            Kind::GoalChanged => {
                let set = [
                    json!({ "title": text }),
                    json!({ "tier": "safety" }),
                    json!({ "tier": "standard", "dissent": text }),
                    json!({ "parent": self.some(dice, "goal") }),
                    json!({ "answers_flags": ["self_harm"], "due": "2026-12-24" }),
                ];
                let clear = if dice.chance(20) { json!(["rationale"]) } else { json!([]) };
                json!({ "goal": goal, "set": dice.one_of(&set), "clear": clear })
            }
            Kind::GoalLinked => {
                let other = self.some(dice, "goal");
                let removed = dice.chance(30);
                if dice.chance(50) {
                    json!({ "before": { "first": goal, "then": other, "agreed": dice.chance(50) }, "removed": removed })
                } else {
                    json!({ "arrow": { "from": goal, "to": other, "sign": "helps", "strength": 2 },
                            "removed": removed })
                }
            }
            Kind::GoalRated => {
                json!({ "goal": goal, "rater": rater, "urgency": 1 + dice.below(5), "readiness": 1 + dice.below(5) })
            }
            Kind::GoalProposed | Kind::GoalActivated | Kind::GoalHeld | Kind::GoalResumed => json!({ "goal": goal }),
            Kind::GoalAchieved => {
                json!({ "goal": goal, "record": { "kind": "certificate", "first": 1.5, "last": 8, "text": text } })
            }
            Kind::GoalRetired => json!({ "goal": self.some(dice, "retiring"), "reason": "done", "text": text }),
            Kind::GoalDropped => {
                json!({ "goal": goal, "reason": *dice.one_of(&["other", "not_important"]), "text": text })
            }
            Kind::GoalReopened => json!({ "goal": goal, "reason": "relapse", "text": text }),
            Kind::GoalMerged => json!({ "goals": [goal], "into": self.some(dice, "goal") }),
            Kind::GoalSplit => json!({ "goal": goal, "into": [self.goal(dice, marker)] }),
            Kind::LadderSet => {
                let levels =
                    [-2, -1, 0, 1, 2].map(|score| json!({ "score": score, "text": format!("{text} {score}") }));
                json!({ "ladder": { "goal": goal, "baseline": -1, "levels": levels } })
            }
            Kind::LevelRated => {
                json!({ "goal": goal, "rater": rater, "score": dice.below(4), "session": self.session(dice) })
            }
            Kind::AgreementGiven => {
                json!({ "version": 1 + dice.below(4), "party": *dice.one_of(&["client", "therapist"]), "how": "signed" })
            }
            Kind::AgreementDeclined => {
                json!({ "party": "client", "goals": if dice.chance(50) { json!([goal]) } else { json!([]) }, "text": text })
            }
            Kind::StepAdded => {
                json!({ "goal": goal, "step": self.new_id(dice, "step", marker), "text": text, "due": "2026-12-01" })
            }
            Kind::StepDone => json!({ "goal": goal, "step": self.some(dice, "step") }),
            Kind::BarrierRecorded => json!({ "goal": goal, "text": text, "plan": text }),
            Kind::SessionRecorded => json!({
                "session": self.new_id(dice, "session", marker), "kind": *dice.one_of(&["individual", "skills_group", "phone"]),
                "attendance": *dice.one_of(&["attended", "late", "missed", "cancelled"]), "scheduled": "2026-03-01",
                "cancelled_by": "client", "minutes": 50,
            }),
            Kind::CheckIn => json!({
                "goal": goal, "rater": rater, "value": dice.below(11), "session": self.session(dice), "order": 1 + dice.below(2),
            }),
            Kind::HomeworkSet => json!({
                "homework": self.new_id(dice, "homework", marker), "text": text, "goal": goal, "session": self.session(dice), "due": "2026-05-01",
            }),
            Kind::HomeworkReviewed => {
                json!({ "homework": self.some(dice, "homework"), "outcome": "partly", "text": text })
            }
            Kind::DiaryDay => json!({
                "lines": [{ "target": "self_harm", "kind": "urge", "value": 3 }, { "target": "self_harm", "kind": "act", "value": 0 }],
                "skills": ["tipp"], "text": text,
            }),
            Kind::LogEntry => json!({ "log": "sleep", "value": 6.5, "text": text, "goal": goal, "order": 1 }),
            Kind::ChainRecorded => json!({
                "chain": self.new_id(dice, "chain", marker), "target": "self_harm", "links": [{ "kind": "prompting_event", "text": text }],
                "solutions": [text], "repair": [text], "goal": goal, "session": self.session(dice),
            }),
            Kind::NoteAdded => json!({
                "text": text, "session": self.session(dice), "goal": goal, "problem": self.some(dice, "problem"), "intervention": "exposure",
            }),
            Kind::MeasurePlanned => {
                let every = [
                    json!({ "anchor": "each_session", "kinds": [] }),
                    json!({ "anchor": "every_sessions", "sessions": 4, "kinds": ["individual"] }),
                    json!({ "anchor": "every_days", "days": 7, "start": "2026-01-05", "from_last": dice.chance(50) }),
                    json!({ "anchor": "start" }),
                    json!({ "anchor": "review_due" }),
                    json!({ "anchor": "end" }),
                ];
                json!({
                    "item": self.new_id(dice, "item", marker), "instrument": "phq-9", "for": "client", "every": dice.one_of(&every),
                    "before": 1, "after": 2, "early_counts": true, "essential": dice.chance(50), "burden": 9,
                })
            }
            Kind::MeasureStopped => json!({ "item": self.some(dice, "item") }),
            Kind::MeasureSnoozed => json!({ "item": self.some(dice, "item"), "until": "2027-01-01" }),
            Kind::MeasureDeclined => json!({ "item": self.some(dice, "item"), "text": text }),
            Kind::ScoreRecorded => {
                let responses: serde_json::Map<String, Value> = (1..=9)
                    .map(|item| (item.to_string(), if dice.chance(5) { Value::Null } else { dice.below(4).into() }))
                    .collect();
                json!({ "instrument": "phq-9", "rater": rater, "responses": responses, "age": 40, "session": self.session(dice), "order": 1 })
            }
            Kind::AlertAnswered => {
                let how = *dice.one_of(&["no_flag_needed", "flag_opened"]);
                json!({ "score": self.some(dice, "score"), "alert": "self_harm_item", "how": how, "flag": self.some(dice, "flag"), "text": text })
            }
            Kind::FlagOpened => {
                json!({ "flag": self.new_id(dice, "flag", marker), "kind": "self_harm", "raised_to": "safety", "text": text })
            }
            Kind::FlagClosed => json!({ "flag": self.some(dice, "flag"), "text": text }),
            Kind::SignalSeen => {
                json!({ "signal": "not_on_track", "key": self.new_id(dice, "signal", marker), "cleared": dice.chance(30) })
            }
            Kind::ConcernOpened => json!({
                "concern": self.new_id(dice, "concern", marker), "domain": "alliance", "signal": self.some(dice, "signal"), "goal": goal,
                "items": ["1"], "hypothesis": text,
            }),
            Kind::ConcernUpdated => {
                json!({ "concern": self.some(dice, "concern"), "hypothesis": text, "planned": text, "done": text, "outcome": text })
            }
            Kind::ConcernClosed => json!({ "concern": self.some(dice, "concern"), "outcome": text }),
            Kind::ReviewOpened => {
                json!({ "review": self.new_id(dice, "review", marker), "session": self.session(dice) })
            }
            Kind::GoalDecided => {
                let decision = *dice.one_of(&["continue", "modify", "retire", "retire"]);
                if decision == "retire" {
                    self.known.push(("retiring", goal.clone()));
                }
                let review = self.some(dice, "review");
                json!({ "review": review, "goal": goal, "decision": decision, "fit": "too_easy", "text": text })
            }
            Kind::ReviewClosed => json!({ "review": self.some(dice, "review"), "helps": text, "otherwise": text }),
            Kind::RankingSeen => {
                json!({ "digest": "0123456789abcdef", "chosen": [goal], "deferred": [{ "goal": self.some(dice, "goal"), "revisit_at": "2026-12-24" }] })
            }
            Kind::LifeEvent => {
                json!({ "event": "planned_break", "from": "2026-08-01", "until": "2026-08-15", "text": text })
            }
            Kind::ContingencyAgreed => {
                json!({ "contingency": self.new_id(dice, "contingency", marker), "when": text, "goal": goal })
            }
            Kind::ContingencyInvoked => {
                json!({ "contingency": self.some(dice, "contingency"), "over": dice.chance(30) })
            }
            Kind::ResistanceRecorded => json!({ "reason": "fear_of_failure", "goal": goal, "text": text }),
            Kind::ProfileChosen => json!({ "profile": "dbt" }),
            Kind::EventCorrected => json!({ "event": self.some(dice, "event"), "data": { "text": text } }),
            Kind::EventWithdrawn => json!({ "event": self.some(dice, "event") }),
            Kind::PlanClosed => json!({ "reason": "completed", "text": text }),
            // The conflict is put in by whoever knows the plan.
            Kind::ConflictResolved => json!({ "conflict": "none", "value": text }),
            _ => json!({}),
        }
    }
}

/// The text that stands wherever an event of this id says something of its own.
#[must_use]
pub fn marker(id: &str) -> String {
    format!("marker{id}")
}

/// Copies of one plan that are edited apart.
#[derive(Debug)]
pub struct Replicas {
    /// The copies.
    pub plans: Vec<Plan>,
    /// What events have begun.
    pub world: World,
    /// How many events were refused.
    pub refused: usize,
}

impl Replicas {
    /// So many copies after so many steps: events, exchanges, and where asked for, exports and erasures.
    ///
    /// # Panics
    /// Where a copy cannot be merged, or a refused event changes something.
    #[must_use]
    pub fn after(dice: &mut Dice, copies: usize, steps: usize, hiding: bool) -> Self {
        let empty = Plan::new("plan-1".parse().unwrap(), Some("c-17".parse().unwrap()), None).unwrap();
        let mut all = Self { plans: vec![empty; copies], world: World::default(), refused: 0 };
        for _ in 0..steps {
            let at = dice.below(copies);
            match dice.below(100) {
                0..=11 => {
                    let other = dice.below(copies);
                    all.plans[at] = all.plans[at].merge(&all.plans[other]).unwrap();
                }
                12..=13 if hiding => all.plans[at] = all.plans[at].export(&role(dice)).plan,
                14 if hiding => all.plans[at] = erased(dice, &all.plans[at]),
                _ => all.enter(dice, at),
            }
        }
        all
    }

    fn enter(&mut self, dice: &mut Dice, at: usize) {
        let plan = &self.plans[at];
        self.world.there = plan.events().map(|event| event.id().to_string()).collect();
        let mut event = self.world.event(dice);
        if event["kind"] == "conflict_resolved"
            && let Some(conflict) = plan.state(None, None).conflicts.first()
        {
            event["data"] = json!({ "conflict": conflict.id, "keep": conflict.sides.first().map(|side| &side.event) });
        }
        if event["kind"] == "agreement_given" && dice.chance(90) {
            let version = plan.state(None, None).agreement.map_or(1, |agreement| agreement.version + 1);
            event["data"]["version"] = version.into();
        }
        if event["data"]["goal"].is_string()
            && event["data"]["review"].is_null()
            && event["kind"] != "goal_retired"
            && dice.chance(70)
        {
            fitting(dice, plan, &mut event);
        }
        if event["kind"] == "event_corrected" {
            correct(plan, &mut event);
        }
        let event = Event::from_json(&event.to_string()).unwrap_or_else(|error| panic!("{event}: {error}"));
        match plan.apply(event) {
            Ok(next) => self.plans[at] = next,
            Err(error) => {
                assert!(!error.to_string().contains("marker"), "{error}");
                self.refused += 1;
            }
        }
    }

    /// All copies as one, merged from this one on.
    ///
    /// # Panics
    /// Where they cannot be merged.
    #[must_use]
    pub fn merged(&self, from: usize) -> Plan {
        let count = self.plans.len();
        let order = (0..count).map(|step| &self.plans[(from + step) % count]);
        order.fold(self.plans[from].clone(), |merged, plan| merged.merge(plan).unwrap())
    }
}

/// Makes an event about a goal that it moves.
fn fitting(dice: &mut Dice, plan: &Plan, event: &mut Value) {
    let rows = lifecycle();
    let row = rows.iter().filter(|row| event["kind"] == row.event.code());
    let from: Vec<Status> = row.flat_map(|row| row.from.clone()).collect();
    let state = plan.state(None, None);
    let goals = state.goals.iter().filter(|(_, goal)| from.contains(&goal.status));
    let goals: Vec<String> = goals.map(|(id, _)| id.to_string()).collect();
    if !goals.is_empty() {
        event["data"]["goal"] = dice.one_of(&goals).clone().into();
    }
}

/// Corrects the data of an event that is there: its own text is put into it.
fn correct(plan: &Plan, event: &mut Value) {
    let target = event["data"]["event"].as_str().unwrap_or_default().to_owned();
    let Some(known) = plan.events().find(|known| known.id().as_str() == target) else { return };
    let written = serde_json::to_value(known).unwrap_or_default();
    let mut data = written["data"].clone();
    if data.is_null() {
        return;
    }
    if data["text"].is_string() {
        data["text"] = event["data"]["data"]["text"].clone();
    }
    if data["value"].is_number() {
        data["value"] = 7.into();
    }
    event["data"]["data"] = data;
    event["visible_to"] = written["visible_to"].clone();
}

/// A role that gets a copy.
///
/// # Panics
/// Never: the roles are codes.
pub fn role(dice: &mut Dice) -> Code {
    dice.one_of(&["client", "parent", "teacher", "therapist", "supervisor"]).parse().unwrap()
}

fn erased(dice: &mut Dice, plan: &Plan) -> Plan {
    let ids: Vec<_> = plan.events().map(|event| event.id().clone()).collect();
    if ids.is_empty() {
        return plan.clone();
    }
    let by = Person::new("therapist").unwrap();
    let day = dice.day().parse().unwrap();
    // What is open about safety is not erased.
    plan.redact([dice.one_of(&ids).clone()], by, day, None).unwrap_or_else(|_| plan.clone())
}
