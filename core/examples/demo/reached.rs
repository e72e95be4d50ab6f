//! Goal attainment: where each goal started, where it stands, and all of them together.

use therapy_goals::Error;
use therapy_goals::attainment::{self, Attainment, AttainmentInput, Ladder, LevelRating, Missing};
use therapy_goals::scalar::Text;

use crate::client::Client;
use crate::page::Page;
use crate::table::{Cell, Row, table};
use crate::terms::Term;
use crate::today::title;
use crate::words;

pub(crate) fn reached(page: &mut Page, client: &Client) -> Result<(), Error> {
    if client.ladders.is_empty() {
        return Ok(());
    }
    let input = AttainmentInput::new(client.ladders.clone(), latest(&client.ratings)).with_missing(Missing::Drop);
    page.section("What the goals reached");
    page.explain(Term::Levels);
    for found in attainment::attain_by_rater(&input)? {
        one_rater(page, client, &found);
    }
    Ok(())
}

/// Raters stand one below the other; what they see differently is something to talk about.
fn one_rater(page: &mut Page, client: &Client, found: &Attainment) {
    if let Some(rater) = found.rater {
        page.paragraph(&format!("As the {} rates it:", words::code(rater.code())));
    }
    let head = vec![Cell::Head("first"), Cell::Head("now")];
    let mut rows = vec![Row { cells: head, words: String::new() }];
    for goal in &found.goals {
        let ladder = client.ladders.iter().find(|ladder| ladder.goal == goal.goal);
        let reached = ladder.and_then(|ladder| level(ladder, goal.current));
        let reached = reached.map(|text| format!(": {text}")).unwrap_or_default();
        rows.push(Row {
            cells: vec![Cell::Number(words::signed(goal.baseline)), Cell::Number(words::signed(goal.current))],
            words: format!("{}{reached}", title(&client.ranking, &goal.goal)),
        });
    }
    table(page, &rows);
    for left_out in &found.left_out {
        let why = words::code(left_out.reason.code());
        page.paragraph(&format!("Left out: {} ({why}).", title(&client.ranking, &left_out.goal)));
    }
    let (Some(baseline), Some(current)) = (found.baseline, found.current) else { return };
    page.paragraph(&format!(
        "T-score {baseline:.1} at first, {current:.1} now; {} of {} at the expected level or above.",
        found.at_or_above_expected,
        words::counted(usize::from(found.used), "goal")
    ));
    page.explain(Term::TScore);
}

/// The latest rating of each goal by each rater is where it stands now: those are taken together, of whatever day.
fn latest(ratings: &[LevelRating]) -> Vec<LevelRating> {
    let mut latest: Vec<LevelRating> = Vec::new();
    for rating in ratings {
        match latest.iter_mut().find(|known| known.goal == rating.goal && known.rater == rating.rater) {
            Some(known) if known.date <= rating.date => *known = rating.clone(),
            Some(_) => {}
            None => latest.push(rating.clone()),
        }
    }
    latest.into_iter().map(|rating| rating.with_date(None)).collect()
}

fn level(ladder: &Ladder, score: f64) -> Option<&str> {
    let level = ladder.levels.iter().find(|level| level.score.total_cmp(&score).is_eq());
    level?.text.as_ref().map(Text::as_str)
}
