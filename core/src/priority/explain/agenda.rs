//! An agenda in sentences: what was seen, and what to ask before it is agreed.

use crate::priority::agenda::diary::LifeThreatening;
use crate::priority::agenda::session::{Agenda, AgendaFinding, AgendaItem, AgendaReason, RiskUnknown};
use crate::priority::explain::words::{one_line, words};
use crate::scalar::Text;

impl AgendaFinding {
    /// The finding as a sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::AskPresentRisk { because } => {
                let because = match because {
                    RiskUnknown::Seen => "safety was touched on the card",
                    RiskUnknown::Blank => "the card has blanks where it asks about safety",
                    RiskUnknown::NotOnCard => "the card does not ask about safety",
                };
                format!("Before the card, as {because}: is there any risk now, or one coming up?")
            }
            Self::OffAgenda { title, tier, .. } => {
                format!("{} was seen; its tier, {}, has no place on this agenda.", quoted(title), words(tier))
            }
            Self::Blank { title, days, of, .. } => {
                let title = quoted(title);
                format!("{title} is blank on {days} of {of} days: was it not there, or not written down?")
            }
            Self::NothingSeen => "No target was seen on the card: what is there to work on?".to_owned(),
            Self::Unrecognised(other) => other.sentence(),
        }
    }
}

impl AgendaReason {
    /// The reason as a sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::Tier { tier, safety: true } => {
                format!("It is a matter of safety ({}), which comes first.", words(tier))
            }
            Self::Tier { tier, safety: false } => format!("Its tier is {}.", words(tier)),
            Self::Behaviour { behaviour } => format!("Inside its tier it counts as {}.", kind(*behaviour)),
            Self::Seen { days, entered, last_on, furthest } => {
                let times = if *entered == 1 { "day" } else { "days" };
                format!(
                    "Seen on {days} of {entered} {times} with an entry, last on {last_on}; the furthest entry is \
                     {furthest}."
                )
            }
            Self::Unrecognised(other) => other.sentence(),
        }
    }
}

impl Agenda {
    /// The agenda in sentences: questions about risk first, then the targets in order, then the rest.
    #[must_use]
    pub fn explain(&self) -> Vec<String> {
        let asks = |finding: &&AgendaFinding| matches!(finding, AgendaFinding::AskPresentRisk { .. });
        let item = |item: &AgendaItem| {
            let reasons: Vec<String> = item.reasons.iter().map(AgendaReason::sentence).collect();
            format!("{}. {}: {}", item.rank, one_line(item.title.as_str()), reasons.join(" "))
        };
        let first = self.findings.iter().filter(asks).map(AgendaFinding::sentence);
        let rest = self.findings.iter().filter(|finding| !asks(finding)).map(AgendaFinding::sentence);
        first.chain(self.items.iter().map(item)).chain(rest).collect()
    }
}

fn quoted(text: &Text) -> String {
    format!("\u{201c}{}\u{201d}", one_line(text.as_str()))
}

const fn kind(behaviour: LifeThreatening) -> &'static str {
    match behaviour {
        LifeThreatening::CrisisBehaviour => "crisis behaviour",
        LifeThreatening::SelfInjury => "self-injury",
        LifeThreatening::UrgeOrCommunication => "an urge or the telling of it",
        LifeThreatening::IdeationOrBelief => "a thought or a belief",
    }
}
