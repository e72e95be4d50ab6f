//! The plan: all its events, and what they leave behind.

use std::sync::Arc;

use crate::error::{Error, ErrorKind, Fault};
use crate::plan::decide::event::{as_stored, decide};
use crate::plan::event::kind::{Data, Kind};
use crate::plan::event::record::Event;
use crate::plan::fold::goals::Clash;
use crate::plan::fold::whole::{Fold, Rules, View};
use crate::plan::history::log::{Line, Log, Place, length};
use crate::plan::history::past::{Amendments, Past, When};
use crate::plan::policy::PlanPolicy;
use crate::plan::state::clashes::{clashes, links};
use crate::plan::state::goals::told;
use crate::plan::state::make::state;
use crate::plan::state::record::PlanState;
use crate::scalar::{Date, Id};

/// The most events of a plan: more than anybody enters in a life.
pub const MAXIMUM_EVENTS: usize = 100_000;

/// The most bytes of the lines of a plan: more than the longest needs.
pub const MAXIMUM_PLAN_BYTES: usize = 32_000_000;

/// A plan that client and therapist live with. It is its history: events are added, and nothing is taken away.
///
/// A plan is a value: an event makes another plan, and the old one stays what it was.
///
/// ```
/// use therapy_goals::goal::Status;
/// use therapy_goals::plan::{Event, Plan};
///
/// let plan = Plan::new("plan-1".parse()?, Some("c-17".parse()?), None)?;
/// let event = Event::from_json(
///     r#"{ "id": "e1", "kind": "goal_added", "by": { "role": "therapist", "id": "t-3" },
///          "entered": "2026-11-02", "happened": "2026-11-02",
///          "data": { "goal": { "id": "g1", "title": "Sleep", "horizon": "short" } } }"#,
/// )?;
/// let plan = plan.apply(event)?;
/// assert_eq!(plan.state(None, None).goal("g1").map(|goal| goal.status), Some(Status::Draft));
/// assert_eq!(plan.heads()[0].as_str(), "e1");
/// # Ok::<(), therapy_goals::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Plan(Arc<Inner>);

#[derive(Debug, Clone)]
struct Inner {
    id: Option<Id>,
    client: Option<Id>,
    rules: Arc<Rules>,
    log: Log,
    amendments: Arc<Amendments>,
    fold: Fold,
}

/// Two plans are equal where they hold the same events, read under the same policy, with as many lines left out: their
/// folds follow.
impl PartialEq for Plan {
    fn eq(&self, other: &Self) -> bool {
        let same = self.0.id == other.0.id && self.0.client == other.0.client && self.left_out() == other.left_out();
        same && self.policy() == other.policy() && self.to_jsonl() == other.to_jsonl()
    }
}

impl Rules {
    /// # Errors
    /// Where the hierarchy of the policy is none.
    pub(crate) fn of(policy: PlanPolicy) -> Result<Self, Error> {
        let hierarchy = policy.ranking.hierarchy.hierarchy().map_err(|error| error.at("ranking.hierarchy"))?;
        let hierarchy = hierarchy.judge().clone();
        Ok(Self { policy, hierarchy })
    }
}

impl Plan {
    /// A plan without events, with the policy that ships unless one is given.
    ///
    /// # Errors
    /// Where the hierarchy of the policy is not known.
    pub fn new(id: Id, client: Option<Id>, policy: Option<PlanPolicy>) -> Result<Self, Error> {
        let rules = Arc::new(Rules::of(policy.unwrap_or_default())?);
        Ok(Self::of(Some(id), client, rules, 0, Log::default()))
    }

    /// The same events under another policy.
    ///
    /// # Errors
    /// Where its hierarchy is not known.
    pub fn with_policy(&self, policy: PlanPolicy) -> Result<Self, Error> {
        let rules = Arc::new(Rules::of(policy)?);
        Ok(Self::of(self.0.id.clone(), self.0.client.clone(), rules, self.left_out(), self.0.log.clone()))
    }

    /// A plan of these events, where so many lines were left out that nobody could read.
    pub(crate) fn of(id: Option<Id>, client: Option<Id>, rules: Arc<Rules>, left_out: u32, log: Log) -> Self {
        let (amendments, mut fold) = fold(&log, When::default(), &rules);
        fold.left_out = left_out;
        Self(Arc::new(Inner { id, client, rules, log, amendments: Arc::new(amendments), fold }))
    }

    /// The same plan with another history.
    pub(crate) fn with_log(&self, log: Log) -> Self {
        Self::of(self.0.id.clone(), self.0.client.clone(), Arc::clone(&self.0.rules), self.left_out(), log)
    }

    /// How many lines were left out when it was read, as nobody could read them: with any, it is never ready. No line says
    /// it; a host that stores the plan stores this beside it, and gives it to [`Plan::with_left_out`].
    #[must_use]
    pub fn left_out(&self) -> u32 {
        self.0.fold.left_out
    }

    /// The same plan, of which so many lines were left out when it was read before.
    #[must_use]
    pub fn with_left_out(&self, lines: u32) -> Self {
        let mut plan = self.clone();
        if lines != plan.left_out() {
            Arc::make_mut(&mut plan.0).fold.left_out = lines;
        }
        plan
    }

    /// Its id, where the host gave one.
    #[must_use]
    pub fn id(&self) -> Option<&Id> {
        self.0.id.as_ref()
    }

    /// The client's pseudonym.
    #[must_use]
    pub fn client(&self) -> Option<&Id> {
        self.0.client.as_ref()
    }

    /// The policy.
    #[must_use]
    pub fn policy(&self) -> &PlanPolicy {
        &self.0.rules.policy
    }

    pub(crate) fn rules(&self) -> &Arc<Rules> {
        &self.0.rules
    }

    pub(crate) fn log(&self) -> &Log {
        &self.0.log
    }

    /// The events in causal order.
    pub fn events(&self) -> impl ExactSizeIterator<Item = &Event> {
        self.0.log.entries().iter().map(|entry| &*entry.event)
    }

    /// The events that wait for a parent which is not there.
    pub fn waiting(&self) -> impl ExactSizeIterator<Item = &Event> {
        self.0.log.waiting().iter().map(|line| &*line.event)
    }

    /// The events without a child, by id: what the next event comes after.
    #[must_use]
    pub fn heads(&self) -> Vec<Id> {
        self.0.log.heads()
    }

    /// The plan with one more event, which stands after all that are there unless it names its parents.
    ///
    /// # Errors
    /// All that speaks against it, each with its path in the event: then nothing is changed. `duplicate_id` at `id` for
    /// an event whose id is taken by another one; the very same event again changes nothing and is no error. `too_many`
    /// and `too_long` where the plan would have more than [`MAXIMUM_EVENTS`] events or [`MAXIMUM_PLAN_BYTES`] bytes.
    pub fn apply(&self, event: Event) -> Result<Self, Error> {
        let mut plan = self.clone();
        plan.take(event)?;
        Ok(plan)
    }

    fn take(&mut self, event: Event) -> Result<(), Error> {
        let kind_of = |id: &Id| self.0.log.find(id).and_then(Event::kind);
        let event = as_stored(event, kind_of);
        if let Some(known) = self.0.log.find(&event.id) {
            let same =
                known.content == event.content && event.parents.as_ref().is_none_or(|_| event.parents == known.parents);
            if same {
                return Ok(());
            }
            return Err(Error::new(ErrorKind::DuplicateId, "id", "an id that no event of the plan has yet"));
        }
        if self.0.log.entries().len() >= MAXIMUM_EVENTS {
            return Err(Error::new(ErrorKind::TooMany, "", format!("at most {MAXIMUM_EVENTS} events in a plan")));
        }
        let heads = self.heads();
        let mut event = event;
        let parents = event.parents.get_or_insert_with(|| heads.clone());
        parents.sort();
        parents.dedup();
        let mut faults = Vec::new();
        for (number, parent) in parents.iter().enumerate() {
            if self.0.log.place(parent).is_none() {
                let path = format!("parents[{number}]");
                faults.push(Fault::new(ErrorKind::UnknownEvent, path, "the id of an event of the plan"));
            }
        }
        Error::from_faults(faults).map_or(Ok(()), Err)?;
        if *parents == heads {
            decide(self.view(), &self.clashes_for(&event), &event)?;
        } else {
            let before = self.with_log(self.0.log.up_to(parents));
            decide(before.view(), &before.clashes_for(&event), &event)?;
        }
        let text = event.line();
        not_too_long(self.0.log.bytes().saturating_add(length(&text)))?;
        self.add(Line { event: Arc::new(event), text });
        Ok(())
    }

    /// The plan with all these events in turn, as [`Plan::apply`] each; quicker where there are many.
    ///
    /// # Errors
    /// Those of the first event that is refused, at `[3]` for the fourth: then nothing is changed.
    pub fn apply_all(&self, events: impl IntoIterator<Item = Event>) -> Result<Self, Error> {
        let mut plan = self.clone();
        for (number, event) in events.into_iter().enumerate() {
            plan.take(event).map_err(|error| error.at(&format!("[{number}]")))?;
        }
        Ok(plan)
    }

    /// The conflicts, where an event is about one.
    fn clashes_for(&self, event: &Event) -> Vec<Clash> {
        if event.kind() == Some(Kind::ConflictResolved) { self.clashes() } else { Vec::new() }
    }

    fn clashes(&self) -> Vec<Clash> {
        let view = self.view();
        let mut all = clashes(view);
        all.extend(links(view).clashes);
        all.extend(view.fold.in_order().filter_map(|writes| told(view, writes)).flat_map(|(_, clashes)| clashes));
        all
    }

    /// Takes an event that was checked.
    fn add(&mut self, line: Line) {
        let amends = matches!(
            line.event.data(),
            Some(Data::EventCorrected(_) | Data::EventWithdrawn(_) | Data::ConflictResolved(_))
        );
        // Whoever else has the plan keeps it as it was.
        let inner = Arc::make_mut(&mut self.0);
        let last = inner.log.add(line);
        if amends || !last {
            let log = std::mem::take(&mut inner.log);
            *self = self.with_log(log);
            return;
        }
        let past = Past { log: &inner.log, amendments: &inner.amendments, when: When::default() };
        inner.fold.evolve(past, past.last(), &inner.rules);
    }

    pub(crate) fn view(&self) -> View<'_> {
        let past = Past { log: &self.0.log, amendments: &self.0.amendments, when: When::default() };
        View::new(past, &self.0.fold, &self.0.rules)
    }

    /// What there is on a day: as it was known, as it was, or both; all that is known now, without a day. It never fails.
    #[must_use]
    pub fn state(&self, as_known: Option<Date>, as_true: Option<Date>) -> PlanState {
        self.at(When { known: as_known, true_on: as_true, amended: None }, |view| state(view, self.id(), self.client()))
    }

    /// The plan as it was known on a day: the events that were entered up to it, with all that these knew of. What is
    /// asked of it, such as [`Plan::situation`], is what it would have said then.
    ///
    /// ```
    /// use therapy_goals::plan::{Event, Plan};
    ///
    /// let plan = Plan::new("plan-1".parse()?, None, None)?.apply(Event::from_json(
    ///     r#"{ "id": "e1", "kind": "flag_opened", "by": { "role": "therapist" }, "entered": "2026-11-02",
    ///          "happened": "2026-11-02", "data": { "flag": "f1", "kind": "self_harm" } }"#,
    /// )?)?;
    /// let before = "2026-11-01".parse()?;
    /// assert_eq!(plan.as_known(before).ready(before).ready, Some(true));
    /// # Ok::<(), therapy_goals::Error>(())
    /// ```
    #[must_use]
    pub fn as_known(&self, day: Date) -> Self {
        let when = When { known: Some(day), ..When::default() };
        let all = (0..).zip(self.0.log.entries());
        let known: Vec<Place> = all.filter(|(_, entry)| when.includes(&entry.event)).map(|(place, _)| place).collect();
        let ends = self.0.log.live(&known);
        let ends: Vec<Id> = ends.into_iter().filter_map(|end| Some(self.0.log.event(end)?.id.clone())).collect();
        let waiting = self.0.log.waiting().iter().filter(|line| when.includes(&line.event)).cloned();
        let lines: Vec<Line> = self.0.log.up_to(&ends).lines().chain(waiting).collect();
        self.with_log(Log::of(&lines))
    }

    /// Something that is asked of the plan on a day, with all that is known beside it: what is open about safety is
    /// looked for there, whatever day it bears, as it was amended up to that day.
    pub(crate) fn on<T>(&self, day: Date, ask: impl FnOnce(View<'_>, View<'_>) -> T) -> T {
        self.at(When::on(day), |view| self.amended(day, |known| ask(view, known)))
    }

    /// The same of what is about safety alone: nothing is amended by what is dated to a day to come.
    pub(crate) fn cautiously<T>(&self, day: Date, ask: impl FnOnce(View<'_>, View<'_>) -> T) -> T {
        let when = When { amended: Some(day), ..When::on(day) };
        self.at(when, |view| self.amended(day, |known| ask(view, known)))
    }

    /// Something that is asked of all that is known, as it was amended up to a day: what is amended later may open
    /// something, and ends nothing.
    pub(crate) fn amended<T>(&self, day: Date, ask: impl FnOnce(View<'_>) -> T) -> T {
        self.at(When { amended: Some(day), ..When::default() }, ask)
    }

    /// Something that is asked of the plan on a day.
    pub(crate) fn at<T>(&self, when: When, ask: impl FnOnce(View<'_>) -> T) -> T {
        let all = self.0.log.entries().iter().all(|entry| when.includes(&entry.event));
        if all {
            let mut view = self.view();
            view.past.when = when;
            return ask(view);
        }
        let (amendments, mut fold) = fold(&self.0.log, when, &self.0.rules);
        fold.left_out = self.left_out();
        let past = Past { log: &self.0.log, amendments: &amendments, when };
        let ahead = when.amended.map(|_| (&*self.0.amendments, &self.0.fold));
        ask(View { ahead, ..View::new(past, &fold, &self.0.rules) })
    }

    /// All events, one a line of JSON.
    #[must_use]
    pub fn to_jsonl(&self) -> String {
        let mut text = String::new();
        for line in self.0.log.lines() {
            text.push_str(&line.text);
            text.push('\n');
        }
        text
    }
}

/// What was written can be read.
///
/// # Errors
/// `too_long` for lines of so many bytes.
pub(crate) fn not_too_long(bytes: usize) -> Result<(), Error> {
    if bytes <= MAXIMUM_PLAN_BYTES {
        return Ok(());
    }
    Err(Error::new(ErrorKind::TooLong, "", format!("a plan of at most {MAXIMUM_PLAN_BYTES} bytes as lines of JSON")))
}

/// What the events of a log leave behind on a day.
fn fold(log: &Log, when: When, rules: &Rules) -> (Amendments, Fold) {
    let amendments = Amendments::of(log, when, &|role| rules.policy.is_care_team(role));
    let fold = Fold::of(Past { log, amendments: &amendments, when }, rules);
    (amendments, fold)
}
