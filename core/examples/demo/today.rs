//! What needs a conversation today, and where each score stands.

use therapy_goals::instrument::{AlertState, ScoreStatus};
use therapy_goals::priority::{Finding, Ranking};
use therapy_goals::scalar::{Date, GoalId};

use crate::client::{Client, Scored};
use crate::page::Page;
use crate::series::{Change, Series};
use crate::table::{Cell, Row, table};
use crate::terms::Term;
use crate::words;

/// Safety flags first, then what the answers of the last session raise, then what the goals leave open.
pub(crate) fn questions(page: &mut Page, client: &Client, series: &[Series<'_>]) {
    let last_day = client.scored.last().map(|form| form.date);
    let today = client.ranking.basis.today;
    page.section(&match (today, last_day) {
        (Some(today), _) => format!("To talk about today ({today})"),
        (None, Some(last_day)) => format!("To talk about (last session {last_day})"),
        (None, None) => "To talk about".to_owned(),
    });
    flags(page, &client.ranking);
    let title = |goal: &GoalId| title(&client.ranking, goal);
    let findings = |blocking: bool| {
        let findings = client.ranking.findings.iter().filter(move |finding| finding.is_blocking() == blocking);
        findings.map(|finding| finding.sentence_with(&title))
    };
    let mut asked: Vec<String> = findings(true).collect();
    asked.extend(today.and_then(|today| still_to_come(client, today)));
    let forms = || client.scored.iter().filter(|form| Some(form.date) == last_day);
    asked.extend(forms().flat_map(raised));
    asked.extend(forms().filter_map(left_open));
    let worse = |series: &&Series<'_>| {
        let point = series.points.last().filter(|point| Some(point.date) == last_day);
        point.and_then(|point| point.change).is_some_and(Change::is_worse)
    };
    asked.extend(series.iter().filter(worse).map(|series| {
        format!("{}: reliably worse than at first. What has changed, and what would help?", series.name)
    }));
    asked.extend(findings(false));
    if asked.is_empty() {
        page.paragraph("The numbers raise no question today.");
    }
    for question in asked {
        page.item("\u{2022} ", &question);
    }
}

/// A question about sessions and ratings that are dated after today.
fn still_to_come(client: &Client, today: Date) -> Option<String> {
    let sessions = client.scored.iter().map(|form| form.date);
    let ratings = client.ratings.iter().filter_map(|rating| rating.date);
    let mut days: Vec<Date> = sessions.chain(ratings).filter(|day| *day > today).collect();
    days.sort_unstable();
    days.dedup();
    let days: Vec<String> = days.iter().map(ToString::to_string).collect();
    (!days.is_empty())
        .then(|| format!("Sessions or ratings are dated after today ({}): are the dates right?", days.join(", ")))
}

/// A goal by its title.
pub(crate) fn title(ranking: &Ranking, goal: &GoalId) -> String {
    let known = ranking.basis.goal(goal);
    known.map_or_else(|| goal.to_string(), |goal| format!("\u{201c}{}\u{201d}", goal.title))
}

fn flags(page: &mut Page, ranking: &Ranking) {
    let open: Vec<_> = ranking.basis.flags.iter().filter(|flag| flag.is_open(ranking.basis.today)).collect();
    // Where nobody says which day it is, a closing may be still to come: a finding asks.
    let day_needed = |finding: &Finding| matches!(finding, Finding::TodayNeeded { .. });
    if open.is_empty() && !ranking.findings.iter().any(day_needed) {
        page.paragraph("No safety flag is open.");
    }
    for flag in open {
        let unanswered = ranking
            .findings
            .iter()
            .any(|finding| matches!(finding, Finding::UnansweredFlag { kind, .. } if *kind == flag.kind));
        let answered = if unanswered { "" } else { " A goal answers it." };
        page.item(
            "\u{2022} ",
            &format!(
                "Open safety flag: {} (since {}, opened by {}).{answered}",
                words::code(flag.kind.code()),
                flag.opened_on,
                flag.opened_by
            ),
        );
    }
}

/// The questions of the alerts that the form raises.
fn raised(form: &Scored) -> Vec<String> {
    let definition = form.instrument.definition();
    let alerts = definition.alerts.iter().zip(form.score.alerts());
    let raised = alerts.filter(|(_, result)| result.state == AlertState::Raised);
    raised.map(|(alert, _)| format!("{}: {}", definition.short_title, alert.question)).collect()
}

/// What cannot be said for want of an answer.
fn left_open(form: &Scored) -> Option<String> {
    let definition = form.instrument.definition();
    let alert = form.score.alerts().iter().any(|result| result.state == AlertState::Unknown);
    let so = match (alert, form.score.status() == ScoreStatus::Incomplete) {
        (true, true) => ", so there is no score, and a missing answer is not a no",
        (true, false) => ", and a missing answer is not a no",
        (false, true) => ", so there is no score",
        (false, false) => return None,
    };
    let were = if form.score.missing().len() == 1 { "was" } else { "were" };
    let items = words::missing(definition, &form.score);
    let ask = "What would the answer be, and why is it missing?";
    Some(format!("{}: {items} {were} not answered{so}. {ask}", definition.short_title))
}

/// Each score as it stands, and what became of it since the first session.
pub(crate) fn standing(page: &mut Page, series: &[Series<'_>]) {
    let today = series.iter().filter_map(|series| series.points.last()).map(|point| point.date).max();
    page.section("Scores today, and their change since the first session");
    let head = vec![Cell::Left(String::new()), Cell::Head("score"), Cell::Head("change")];
    let mut rows = vec![Row { cells: head, words: String::new() }];
    let mut terms = Vec::new();
    for one in series {
        let Some(point) = one.points.last() else { continue };
        let mut said: Vec<String> = point.band().into_iter().collect();
        if let Some(change) = point.change.and_then(Change::words) {
            said.push(change.to_owned());
            terms.push(Term::Reliable);
        }
        let rules = point.classifications(one.instrument);
        if !rules.is_empty() {
            terms.push(Term::Rule);
        }
        said.extend(rules);
        if let Some(status) = words::completeness(point.score) {
            said.push(status);
            if point.score.status() == ScoreStatus::Prorated {
                terms.push(Term::Prorated);
            }
        }
        if Some(point.date) != today {
            said.push(format!("of {}", point.date));
        }
        let cells = vec![Cell::Left(one.name.clone()), Cell::Number(point.value()), Cell::Number(point.difference())];
        rows.push(Row { cells, words: said.join("; ") });
    }
    table(page, &rows);
    for term in terms {
        page.explain(term);
    }
}
