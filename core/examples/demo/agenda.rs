//! The goals in order, each with its reasons.

use therapy_goals::priority::{Ranking, Reason};

use crate::page::Page;
use crate::terms::Term;

pub(crate) fn agenda(page: &mut Page, ranking: &Ranking) {
    page.section("Agenda: what to work on, and why");
    page.explain(Term::Agenda);
    for (place, explained) in ranking.places.iter().zip(ranking.explain().places) {
        let now = if place.active { "" } else { "Not now: " };
        page.item(&format!("{}. ", place.rank), &format!("{now}{}", place.title));
        let indent = " ".repeat(format!("{}. ", place.rank).len());
        for sentence in &explained.reasons {
            page.filled(&format!("{indent}\u{2013} "), &format!("{indent}  "), sentence);
        }
        if place.reasons.iter().any(|reason| matches!(reason, Reason::Tier { .. })) {
            page.explain_at(&indent, Term::Tier);
        }
        if !place.active {
            page.explain_at(&indent, Term::NotNow);
        }
    }
}
