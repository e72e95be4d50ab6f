//! Findings of a score in sentences: facts, and questions to talk about.

use crate::instrument::condition::Ages;
use crate::instrument::finding::{OtherCategory, OtherScore, ScoreFinding};
use crate::instrument::words::{ages, items_list, listed, score_name};
use crate::scalar::{Code, Text};

impl ScoreFinding {
    /// The finding as a sentence: a fact, or a question to talk about. It repeats no answer.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::ChooseOneOf { place, rules } => {
                let rules: Vec<String> = rules.iter().map(|rule| format!("`{rule}`")).collect();
                match rules.as_slice() {
                    [one] => format!("For `{place}` the rule {one} is published, and counts only where it is chosen."),
                    _ => {
                        format!("For `{place}` none of the published rules is the default: {}.", listed(&rules, " or "))
                    }
                }
            }
            Self::AnsweredThoughNotAsked { items, scores, classifications } => {
                let items: Vec<&Code> = items.iter().collect();
                let scores = scores.iter().map(other_score);
                let all: Vec<String> = scores.chain(classifications.iter().map(other_category)).collect();
                let (was, it) = if items.len() == 1 { ("was", "it does") } else { ("were", "they do") };
                format!(
                    "What the form does not ask {was} answered ({}), so {it} not count; counted, this would be another \
                     result: {}. Which of the answers is meant?",
                    items_list(&items),
                    listed(&all, " and ")
                )
            }
            Self::AgeOutsideRange { from, to } => {
                format!("The form is for {}, which this age is not.", ages(Ages { from: *from, to: *to }))
            }
            Self::SameAnswerThroughout { scale } => format!(
                "All items of {} have the same answer, though some of them ask for the opposite of others: was each one \
                 read?",
                score_name(scale)
            ),
            Self::NearBorder { scale, place, border } => format!(
                "Items are missing from {}, and the next answer to a single item would take it across {border} \
                 ({}): can the missing answers be had?",
                score_name(scale),
                border_of(place)
            ),
            Self::Unrecognised(other) => other.sentence(),
        }
    }
}

fn other_score(OtherScore { scale, total, band }: &OtherScore) -> String {
    let value = total.map_or_else(|| "none".to_owned(), |total| total.to_string());
    let band = band.as_ref().map(|band| format!(" ({band})")).unwrap_or_default();
    format!("{} {value}{band}", score_name(scale))
}

fn other_category(OtherCategory { id, category }: &OtherCategory) -> String {
    format!("`{id}` {}", category.as_ref().map_or("not decided", Code::as_str))
}

/// `bands`, `depression.bands`, or the classification `cutoff`.
fn border_of(place: &Text) -> String {
    let name = place.as_str();
    match name.rsplit('.').next() {
        Some("bands") => name.to_owned(),
        _ => format!("the classification `{name}`"),
    }
}
