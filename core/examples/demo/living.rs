//! A plan that lives: what needs somebody this morning, how it stood on a day that is past, and what becomes of two
//! copies that were edited apart.

use std::path::Path;

use therapy_goals::document::Document;
use therapy_goals::plan::{self, CaseloadInput, Conflict, Plain, Plan, PlanState};
use therapy_goals::scalar::{Date, Id};
use therapy_goals::{Error, ErrorKind};

use crate::page::Page;
use crate::table::{Cell, Row, table};

/// The shipped plan, and a copy that a colleague went on with.
const PLANS: [&str; 2] = ["two-years.jsonl", "two-years-colleague.jsonl"];

pub(crate) fn report(page: &mut Page, folder: &Path) -> Result<(), Error> {
    let [ours, theirs] = PLANS.map(|file| read(&folder.join(file)));
    let (ours, theirs) = Error::both(ours, theirs)?;
    page.gap();
    page.title("A plan of two years, invented too");
    let today = Date::new(2026, 10, 27)?;
    caseload(page, [("the plan", &ours), ("a colleague's copy", &theirs)], today)?;
    morning(page, &ours, today);
    past(page, &ours, Date::new(2025, 6, 30)?);
    merged(page, &ours, &theirs)
}

fn read(file: &Path) -> Result<Plan, Error> {
    let missing = |_| Error::new(ErrorKind::Missing, file.display().to_string(), "a file that can be read");
    let bytes = std::fs::read(file).map_err(missing)?;
    Ok(Plan::read(&bytes, false)?.plan)
}

/// Which plans need somebody, the most pressing first.
fn caseload(page: &mut Page, plans: [(&str, &Plan); 2], today: Date) -> Result<(), Error> {
    page.section(&format!("The morning list ({today})"));
    let mut rows = Vec::new();
    for (name, plan) in plans {
        rows.push(plan.with_identity(Id::new(name)?, None).summary());
    }
    let input = CaseloadInput::new(rows, today)?;
    for row in plan::caseload(&input) {
        let reasons: Vec<String> = row.reasons.iter().map(|reason| reason.code().replace('_', " ")).collect();
        let since = row.since.map_or_else(String::new, |since| format!(", since {since}"));
        let name = row.plan.as_ref().map_or("a plan", Id::as_str);
        page.item("\u{2022} ", &format!("{name}: {}{since}", reasons.join(", ")));
    }
    Ok(())
}

/// What waits for somebody: alerts that nobody has answered, open flags, what differs.
fn morning(page: &mut Page, plan: &Plan, today: Date) {
    page.section("What is behind it");
    let state = plan.state(None, Some(today));
    for alert in state.alerts.iter().filter(|alert| !alert.answered) {
        let words = alert.alert.as_str().replace('_', " ");
        let instrument = alert.instrument.as_str().to_uppercase();
        page.item("\u{2022} ", &format!("{instrument} of {}: {words}. Nobody has recorded what was done.", alert.on));
    }
    for flag in state.flags.iter().filter(|flag| flag.open) {
        let words = flag.kind.code().replace('_', " ");
        page.item("\u{2022} ", &format!("A safety flag is open since {}: {words}.", flag.opened_on));
    }
    for finding in &state.findings {
        page.item("\u{2022} ", &finding.sentence());
    }
}

/// The goals on a day that is past, beside today's.
fn past(page: &mut Page, plan: &Plan, day: Date) {
    page.section(&format!("The same plan on {day}"));
    let then = plan.state(Some(day), Some(day));
    let now = plan.state(None, None);
    let status = |state: &PlanState, goal: &str| {
        state.goal(goal).map_or_else(|| "\u{2013}".to_owned(), |goal| goal.status.code().replace('_', " "))
    };
    let mut rows =
        vec![Row { cells: ["then", "now"].map(|head| Cell::Left(head.to_owned())).into(), words: String::new() }];
    rows.extend(now.goals.iter().map(|(id, goal)| Row {
        cells: [status(&then, id.as_str()), status(&now, id.as_str())].map(Cell::Left).into(),
        words: goal.goal.title.to_string(),
    }));
    table(page, &rows);
    let events = plan.events().filter(|event| event.entered().is_some_and(|entered| entered <= day)).count();
    page.gap();
    page.paragraph(&format!(
        "{events} of its {} events had been entered then; none of them was ever changed.",
        plan.events().len()
    ));
}

/// Both copies together, and where they differ.
fn merged(page: &mut Page, ours: &Plan, theirs: &Plan) -> Result<(), Error> {
    page.section("Two copies that were edited apart, merged");
    let merged = ours.merge(theirs)?;
    let state = merged.state(None, None);
    page.paragraph(&format!(
        "{} and {} events make {}. They differ in {} places; until somebody decides, one value is in force:",
        ours.events().len(),
        theirs.events().len(),
        merged.events().len(),
        state.conflicts.len()
    ));
    for conflict in &state.conflicts {
        page.item("\u{2022} ", &differing(conflict));
    }
    Ok(())
}

fn differing(conflict: &Conflict) -> String {
    let sides: Vec<String> = conflict.sides.iter().map(|side| shown(side.value.as_ref())).collect();
    let in_force = shown(conflict.in_force.as_ref());
    let field = conflict.field.as_str().replace('_', " ");
    format!("{}, {field}: {}; in force: {in_force}", conflict.subject, sides.join(" or "))
}

fn shown(value: Option<&Plain>) -> String {
    match value.map_or(&Document::Null, Plain::document) {
        Document::Null => "nothing".to_owned(),
        Document::Number(number) => number.to_string(),
        Document::Text(text) | Document::Date(text) => text.replace('_', " "),
        Document::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        _ => "\u{2026}".to_owned(),
    }
}
