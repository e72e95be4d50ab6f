//! The report, as text for a terminal. Every word about a number comes from its code.

use std::fmt::Write as _;

use therapy_goals::Error;
use therapy_goals::attainment::{self, AttainmentInput, LevelRating, Missing};
use therapy_goals::change::{self, ChangeLabel};
use therapy_goals::instrument::{AlertState, Rule, Score, ScoreStatus};
use therapy_goals::priority::Ranking;
use therapy_goals::scalar::GoalId;

use crate::client::{Client, Scored};

pub(crate) fn report(client: &Client) -> Result<String, Error> {
    let ranking = &client.ranking;
    let mut questions = Vec::new();
    let mut text = String::new();
    line(&mut text, &format!("{}\n{}", client.label, "=".repeat(client.label.as_str().chars().count())));
    scores(&mut text, &client.scored, &mut questions)?;
    agenda(&mut text, ranking);
    attained(&mut text, client, ranking)?;
    let title = |goal: &GoalId| title(ranking, goal);
    questions.extend(ranking.findings.iter().map(|finding| finding.sentence_with(&title)));
    line(&mut text, "\nTo talk about today\n-------------------");
    if questions.is_empty() {
        line(&mut text, "Nothing that the numbers raise.");
    }
    for question in questions {
        line(&mut text, &format!("- {question}"));
    }
    line(&mut text, "");
    Ok(text)
}

fn line(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}

fn title(ranking: &Ranking, goal: &GoalId) -> String {
    let place = ranking.places.iter().find(|place| place.goal == *goal);
    place.map_or_else(|| goal.to_string(), |place| format!("“{}”", place.title))
}

fn words(code: &str) -> String {
    code.replace('_', " ")
}

fn scores(text: &mut String, scored: &[Scored], questions: &mut Vec<String>) -> Result<(), Error> {
    let last_day = scored.last().map(|form| form.date);
    let mut shown: Vec<&str> = Vec::new();
    for first in scored {
        let id = first.instrument.id();
        if shown.contains(&id) {
            continue;
        }
        shown.push(id);
        let name = &first.instrument.definition().short_title;
        line(text, &format!("\n{name}\n{}", "-".repeat(name.as_str().chars().count())));
        for form in scored.iter().filter(|form| form.instrument.id() == id) {
            let change = since_first(first, form)?;
            line(text, &format!("{}  {}{}", form.date, value(&form.score), change.text));
            if Some(form.date) == last_day {
                ask(form, &change, questions);
            }
        }
    }
    Ok(())
}

fn value(score: &Score) -> String {
    let mut text = String::new();
    match (score.total(), score.bounds()) {
        (Some(total), Some((low, high))) if score.status() == ScoreStatus::Prorated => {
            let _ = write!(text, "{total:.2} prorated ({low} to {high} possible)");
        }
        (Some(total), _) => {
            let _ = write!(text, "{total} {}", score.status());
        }
        (None, Some((low, high))) => {
            let _ = write!(text, "{} ({low} to {high} possible)", score.status());
        }
        (None, None) => text.push_str(score.status().code()),
    }
    if let Some(band) = score.band() {
        let _ = write!(text, ", {}", words(band));
    }
    for result in score.classifications() {
        let category = result.category.as_ref().map(|code| words(code.as_str()));
        let open = || result.reason.map_or("not chosen".to_owned(), |reason| format!("open: {}", words(reason.code())));
        let _ = write!(text, ", {} {}", words(result.id.as_str()), category.unwrap_or_else(open));
    }
    for alert in score.alerts() {
        let _ = write!(text, ", {} {}", words(alert.code.as_str()), words(alert.state.code()));
    }
    text
}

/// What became of a score since the first one.
struct Change {
    text: String,
    worse: bool,
}

fn since_first(first: &Scored, form: &Scored) -> Result<Change, Error> {
    let none = Change { text: String::new(), worse: false };
    let (Some(pre), Some(post)) = (first.score.total(), form.score.total()) else { return Ok(none) };
    if first.date == form.date {
        return Ok(none);
    }
    let Some(threshold) = form.instrument.definition().reliable_change.first() else {
        return Ok(Change { text: format!("; since the first {:+}", rounded(post - pre)), worse: false });
    };
    let change = change::published(&form.instrument, Some(threshold.id()), pre, post)?;
    let text = format!(
        "; since the first {:+}: {} ({}: {} points)",
        rounded(change.difference),
        change.label,
        words(threshold.id()),
        change.threshold
    );
    Ok(Change { text, worse: change.label == ChangeLabel::Deteriorated })
}

fn rounded(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}

fn ask(form: &Scored, change: &Change, questions: &mut Vec<String>) {
    let definition = form.instrument.definition();
    let name = &definition.short_title;
    for (alert, result) in definition.alerts.iter().zip(form.score.alerts()) {
        match result.state {
            AlertState::Raised => questions.push(format!("{name}: {}", alert.question)),
            AlertState::Unknown => {
                questions.push(format!(
                    "{name}: {} is open, as an answer is missing: what would it be?",
                    words(alert.id.as_str())
                ));
            }
            AlertState::NotRaised => {}
        }
    }
    if change.worse {
        questions
            .push(format!("{name}: reliably worse than at the first session: what has changed, and what would help?"));
    }
    if form.score.status() == ScoreStatus::Incomplete {
        questions.push(format!("{name}: {} answers are missing: was there a reason?", form.score.missing().len()));
    }
}

fn agenda(text: &mut String, ranking: &Ranking) {
    line(text, "\nAgenda\n------");
    for place in &ranking.places {
        let score = match (place.matrix_score, place.matrix_ordering_score) {
            (Some(rated), Some(counted)) if rated != counted => format!("matrix score {rated}, counted as {counted}"),
            (Some(rated), _) => format!("matrix score {rated}"),
            (None, _) => "no score".to_owned(),
        };
        line(text, &format!("{}. {} ({}, {score})", place.rank, place.title, words(place.tier.as_str())));
        for reason in &place.reasons {
            line(text, &format!("   {}", reason.sentence_with(&|goal| title(ranking, goal))));
        }
    }
    let ready = if ranking.plan_ready {
        "every open safety flag is answered by a goal"
    } else {
        "a safety flag is not answered by any goal"
    };
    line(text, &format!("Plan: {ready}."));
}

fn attained(text: &mut String, client: &Client, ranking: &Ranking) -> Result<(), Error> {
    if client.ladders.is_empty() {
        return Ok(());
    }
    // The latest rating of each goal is where it stands now.
    let mut latest: Vec<LevelRating> = Vec::new();
    for rating in &client.ratings {
        match latest.iter_mut().find(|known| known.goal == rating.goal) {
            Some(known) if known.date <= rating.date => *known = rating.clone(),
            Some(_) => {}
            None => latest.push(rating.clone()),
        }
    }
    // So they are taken together, of whatever day and by whomever they are.
    let together = |rating| LevelRating { date: None, rater: None, ..rating };
    let input = AttainmentInput {
        ladders: client.ladders.clone(),
        ratings: latest.into_iter().map(together).collect(),
        rho: attainment::DEFAULT_RHO,
        missing: Missing::Drop,
        on: None,
        rater: None,
    };
    let found = attainment::attain(&input)?;
    line(text, "\nGoal attainment\n---------------");
    for goal in &found.goals {
        line(text, &format!("{}: from {:+} to {:+}", title(ranking, &goal.goal), goal.baseline, goal.current));
    }
    for left_out in &found.left_out {
        line(text, &format!("{}: {}", title(ranking, &left_out.goal), words(left_out.reason.code())));
    }
    let (Some(baseline), Some(current), Some(change)) = (found.baseline, found.current, found.change) else {
        line(text, "No T-score: no goal that counts was rated");
        return Ok(());
    };
    line(
        text,
        &format!(
            "T-score {baseline:.1} at baseline, {current:.1} now, change {change:+.1} ({} goals, {} at the expected \
             level or above)",
            found.used, found.at_or_above_expected
        ),
    );
    Ok(())
}
