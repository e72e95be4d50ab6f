//! What a face exports for a plan: a plan is a handle, so that one more event does not cross as the whole history.
//!
//! ```
//! use therapy_goals::call::plan;
//! use therapy_goals::document::{Document, Naming};
//!
//! let new = Document::from_json(r#"{ "id": "plan-1", "client": "c-17" }"#)?;
//! let empty = plan::new(&new, Naming::SnakeCase)?;
//! let event = Document::from_json(
//!     r#"{ "id": "e1", "kind": "goal_added", "by": { "role": "therapist" }, "entered": "2026-11-02",
//!          "happened": "2026-11-02", "data": { "goal": { "id": "g1", "title": "Sleep", "horizon": "short" } } }"#,
//! )?;
//! let one = plan::apply(&empty, &event, Naming::SnakeCase)?;
//! assert_eq!(plan::ask(&one, "heads", &Document::Null, Naming::SnakeCase)?, r#"["e1"]"#);
//! # Ok::<(), therapy_goals::Error>(())
//! ```

use therapy_goals_derive::Record;

use super::Takes::{Arguments, Value};
use super::{Given, Takes};
use crate::document::{Document, Naming, to_json};
use crate::error::{Error, ErrorKind};
use crate::plan::{Event, LineProblem, Person, Plan, PlanPolicy, ReadPlan, SeriesInput, ThreadInput};
use crate::scalar::{Code, Date, Id, Text};

/// What a plan begins with.
#[derive(Debug, Clone, PartialEq, Record)]
struct Beginning {
    /// Its id.
    id: Id,
    /// The client's pseudonym.
    client: Option<Id>,
    /// The policy; that which ships where there is none.
    policy: Option<PlanPolicy>,
}

/// The days of a state.
#[derive(Debug, Clone, PartialEq, Record)]
struct Days {
    /// The day up to which events were entered.
    as_known: Option<Date>,
    /// The day up to which events happened.
    as_true: Option<Date>,
}

/// How a plan is read.
#[derive(Debug, Clone, PartialEq, Record)]
struct Reading {
    /// Whether a bad line is left out.
    #[read(default)]
    salvage: bool,
    /// The plan's id, which no line says.
    id: Option<Id>,
    /// The client's pseudonym.
    client: Option<Id>,
    /// The policy; that which ships where there is none.
    policy: Option<PlanPolicy>,
    /// How many lines of it were left out when it was read before.
    #[read(default)]
    left_out: u32,
}

/// What is erased, by whom, when and why.
#[derive(Debug, Clone, PartialEq, Record)]
struct Erasure {
    /// The events.
    #[read(required)]
    ids: Vec<Id>,
    /// Who erases them.
    by: Person,
    /// The day.
    entered: Date,
    /// The reason.
    why: Option<Text>,
}

/// A day.
#[derive(Debug, Clone, PartialEq, Record)]
struct Asked {
    /// The day that is asked for.
    on: Date,
}

/// A question about a plan: what it takes, and what answers.
struct Question {
    name: &'static str,
    takes: Takes,
    answer: fn(&Plan, &Given<'_>) -> Result<String, Error>,
}

const fn question(
    name: &'static str,
    takes: Takes,
    answer: fn(&Plan, &Given<'_>) -> Result<String, Error>,
) -> Question {
    Question { name, takes, answer }
}

/// What can be asked of a plan.
static QUESTIONS: &[Question] = &[
    question("policy", Arguments(&[]), |plan, given| given.answer(plan.policy())),
    question("events", Arguments(&[]), |plan, given| given.answer(&plan.events().collect::<Vec<_>>())),
    question("waiting", Arguments(&[]), |plan, given| given.answer(&plan.waiting().collect::<Vec<_>>())),
    question("withheld", Arguments(&[]), |plan, given| given.answer(&plan.state(None, None).withheld)),
    question("left_out", Arguments(&[]), |plan, given| given.answer(&plan.left_out())),
    question("heads", Arguments(&[]), |plan, given| given.answer(&plan.heads())),
    question("state", Value, |plan, given| {
        let Days { as_known, as_true } = given.whole()?;
        given.answer(&plan.state(as_known, as_true))
    }),
    question("findings", Value, |plan, given| given.answer(&plan.findings(given.whole::<Asked>()?.on))),
    question("ready", Value, |plan, given| given.answer(&plan.ready(given.whole::<Asked>()?.on))),
    question("review", Value, |plan, given| given.answer(&plan.review(given.whole::<Asked>()?.on))),
    question("due", Value, |plan, given| given.answer(&plan.due(given.whole::<Asked>()?.on))),
    question("occurrences", Value, |plan, given| given.answer(&plan.occurrences(given.whole::<Asked>()?.on))),
    question("situation", Value, |plan, given| given.answer(&plan.situation(given.whole::<Asked>()?.on))),
    question("revisit", Value, |plan, given| given.answer(&plan.revisit(given.whole::<Asked>()?.on))),
    question("raters", Value, |plan, given| given.checked(plan.raters(given.whole::<Asked>()?.on))),
    question("series", Value, |plan, given| given.checked(plan.series(&given.whole::<SeriesInput>()?))),
    question("thread", Value, |plan, given| given.checked(plan.thread(&given.whole::<ThreadInput>()?))),
    question("script", Value, |plan, given| given.answer(&plan.script(given.whole::<Asked>()?.on))),
    question("summary", Arguments(&[]), |plan, given| given.answer(&plan.summary())),
];

/// The names of all questions, in the order of the work.
pub fn questions() -> impl Iterator<Item = &'static str> {
    QUESTIONS.iter().map(|question| question.name)
}

/// A plan without events, from an object with its `id`, and with `client` and `policy` where there are any.
///
/// # Errors
/// The faults of these.
pub fn new(input: &Document, naming: Naming) -> Result<Plan, Error> {
    let Beginning { id, client, policy } = input.read_named(naming)?;
    Plan::new(id, client, policy).map_err(|error| named(error, naming))
}

/// The plan with one more event.
///
/// # Errors
/// All that speaks against it, each with its path in the event.
pub fn apply(plan: &Plan, event: &Document, naming: Naming) -> Result<Plan, Error> {
    plan.apply(event.read_named::<Event>(naming)?).map_err(|error| named(error, naming))
}

/// The plan with all these events in turn.
///
/// # Errors
/// Those of the first event that is refused, at `[3]` for the fourth.
pub fn apply_all(plan: &Plan, events: &Document, naming: Naming) -> Result<Plan, Error> {
    plan.apply_all(events.read_named::<Vec<Event>>(naming)?).map_err(|error| named(error, naming))
}

/// Reads a plan from its lines; the input says whether a bad line is left out (`salvage`), and `id`, `client` and `policy`,
/// which no line says, and how many lines were `left_out` of it before. With it, what is wrong in the lines that were left out.
///
/// # Errors
/// As [`Plan::read`], and the faults of the input; `missing` at `id` for a client without a plan.
pub fn read(lines: &[u8], input: &Document, naming: Naming) -> Result<(Plan, Vec<LineProblem>), Error> {
    let Reading { salvage, id, client, policy, left_out } = input.read_named(naming)?;
    let ReadPlan { plan, problems } = Plan::read(lines, salvage)?;
    let plan = plan.with_left_out(plan.left_out().saturating_add(left_out));
    let plan = match (id, client) {
        (None, None) => plan,
        (None, Some(_)) => return Err(Error::new(ErrorKind::Missing, "id", "the id of the plan of this client")),
        (Some(id), client) => plan.with_identity(id, client),
    };
    let plan = policy.map_or(Ok(plan.clone()), |policy| plan.with_policy(policy));
    Ok((plan.map_err(|error| named(error, naming))?, problems))
}

/// What was wrong in the lines of a plan, as JSON text.
///
/// # Errors
/// None that a reader's answer has.
pub fn problems(problems: &[LineProblem], naming: Naming) -> Result<String, Error> {
    to_json(&problems, naming)
}

/// A plan as it was known on a day.
///
/// # Errors
/// At `day` for what is none.
pub fn as_known(plan: &Plan, day: &Document, naming: Naming) -> Result<Plan, Error> {
    let day: Date = day.read_named(naming).map_err(|error| error.at("day"))?;
    Ok(plan.as_known(day))
}

/// A copy of a plan for one role.
///
/// # Errors
/// At `audience` for what is no role.
pub fn export(plan: &Plan, audience: &Document, naming: Naming) -> Result<Plan, Error> {
    let audience: Code = audience.read_named(naming).map_err(|error| error.at("audience"))?;
    Ok(plan.export(&audience).plan)
}

/// The plan without what some events say, from an object with `ids`, `by`, `entered` and `why`.
///
/// # Errors
/// As [`Plan::redact`].
pub fn redact(plan: &Plan, input: &Document, naming: Naming) -> Result<Plan, Error> {
    let Erasure { ids, by, entered, why } = input.read_named(naming)?;
    plan.redact(ids, by, entered, why).map_err(|error| named(error, naming))
}

/// Answers a question about a plan by its name, as JSON text; [`questions`] lists all.
///
/// # Errors
/// `unknown_code` at `call` for another question; else the faults of its arguments.
pub fn ask(plan: &Plan, question: &str, input: &Document, naming: Naming) -> Result<String, Error> {
    let Some(asked) = QUESTIONS.iter().find(|known| known.name == question) else {
        let known: Vec<&str> = questions().collect();
        return Err(Error::new(ErrorKind::UnknownCode, "call", format!("one of: {}", known.join(", "))));
    };
    let given = Given { takes: asked.takes, input, naming };
    given.check()?;
    (asked.answer)(plan, &given)
}

/// An error of the plan, whose paths are in the style of the file format.
fn named(error: Error, naming: Naming) -> Error {
    error.with_paths(|path| naming.field(path))
}
