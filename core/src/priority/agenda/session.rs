//! From a diary card to the agenda of a session: the highest tier that was seen on the card comes first.
//!
//! An agenda is a proposal. It opens no flag, sets no tier and changes no plan, and it asks about risk
//! instead of rating it.

use std::cmp::Reverse;

use therapy_goals_derive::Record;

use crate::document::{self, Kept, Stored, Unrecognised};
use crate::error::Error;
use crate::priority::agenda::diary::{DiaryCard, DiaryTarget, LifeThreatening};
use crate::priority::codes::number::counted;
use crate::scalar::{Code, Date, Text};
use crate::sort;

/// What to talk about, in order, by a diary card. A proposal: it changes no plan.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer)]
pub struct Agenda {
    /// The version of the form in which this is stored.
    #[read(with = |reader| reader.schema_version(Self::SCHEMA_VERSION))]
    pub schema_version: Code,
    /// The first target, which sets the agenda; none where none was seen.
    pub first: Option<Code>,
    /// The targets that were seen, in order.
    pub items: Vec<AgendaItem>,
    /// What to ask and to know, the question about present risk first.
    pub findings: Vec<AgendaFinding>,
    /// What a later release wrote beside it.
    pub kept: Kept,
}

/// A target that was seen on the card.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer)]
pub struct AgendaItem {
    /// The line of the card.
    pub target: Code,
    /// What stands on the card.
    pub title: Text,
    /// The place on the agenda; 1 comes first.
    pub rank: u32,
    /// Its tier.
    pub tier: Code,
    /// Why it stands here.
    pub reasons: Vec<AgendaReason>,
}

/// Why a target stands where it does on the agenda.
#[derive(Debug, Clone, PartialEq, Record)]
#[record(tag = "code", answer, open)]
pub enum AgendaReason {
    /// Its tier, which comes first.
    Tier {
        /// The tier.
        tier: Code,
        /// Whether it is about safety.
        safety: bool,
    },
    /// The kind of life-threatening behaviour, which orders inside its tier.
    Behaviour {
        /// The kind.
        behaviour: LifeThreatening,
    },
    /// How often it was seen; inside a tier, more days come first, then the order of the card.
    Seen {
        /// The days on which it was seen.
        days: u32,
        /// The days with an entry.
        entered: u32,
        /// The last day on which it was seen.
        last_on: Date,
        /// The entry that went furthest: the highest, or the lowest where little is what counts.
        furthest: f64,
    },
    /// What a later release wrote, and this one does not know: it is kept as it is.
    Unrecognised(Unrecognised),
}

/// What to ask or to know before the agenda is agreed. None of it changes anything.
#[derive(Debug, Clone, PartialEq, Record)]
#[record(tag = "code", answer, open)]
pub enum AgendaFinding {
    /// A question, before everything else: is there risk now or ahead? The card tells the past only,
    /// and present and upcoming risk comes before past behaviour and urges.
    AskPresentRisk {
        /// Why it is asked.
        because: RiskUnknown,
    },
    /// A fact: the target was seen, but its tier is no part of this mode's agenda.
    OffAgenda {
        /// The line of the card.
        target: Code,
        /// What stands on the card.
        title: Text,
        /// Its tier.
        tier: Code,
    },
    /// A question: was it not there on these days, or not written down?
    Blank {
        /// The line of the card.
        target: Code,
        /// What stands on the card.
        title: Text,
        /// The days without an entry.
        days: u32,
        /// The days that the card covers.
        of: u32,
    },
    /// A question: no target was seen, so what is there to work on?
    NothingSeen,
    /// What a later release wrote, and this one does not know: it is kept as it is.
    Unrecognised(Unrecognised),
}

/// Why one asks about present risk, the first that holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
pub enum RiskUnknown {
    /// A safety target was seen on the card.
    Seen,
    /// A safety target has days without an entry.
    Blank,
    /// No line of the card belongs to a safety tier.
    NotOnCard,
}

/// The agenda that a diary card proposes: what was seen, by tier, by kind of life-threatening behaviour,
/// by the number of days, by the order of the card.
///
/// The question about present and upcoming risk stands first unless every safety target was entered
/// for every day and none was seen. Of a hierarchy without safety tiers it is not asked.
///
/// # Errors
/// As [`DiaryCard::check`], for a card that was put together in Rust.
///
/// ```
/// use therapy_goals::priority::{DiaryCard, agenda};
///
/// let card = DiaryCard::from_json(
///     r#"{
///         "first_day": "2026-11-16", "last_day": "2026-11-17",
///         "targets": [
///             { "id": "skills", "title": "Skills used", "tier": "skills",
///               "scale": { "minimum": 0, "maximum": 7 }, "at_most": 2 },
///             { "id": "urge", "title": "Urge to self-harm", "tier": "life_threatening",
///               "scale": { "minimum": 0, "maximum": 5 }, "behaviour": "urge_or_communication" }
///         ],
///         "days": [
///             { "date": "2026-11-16", "entries": { "skills": 1, "urge": 0 } },
///             { "date": "2026-11-17", "entries": { "skills": 2, "urge": 3 } }
///         ]
///     }"#,
/// )?;
/// let agenda = agenda(&card)?;
/// assert_eq!(agenda.first.as_ref().map(|target| target.as_str()), Some("urge"));
/// assert!(agenda.explain()[0].ends_with('?'), "first of all, a question about present risk");
/// # Ok::<(), therapy_goals::Error>(())
/// ```
pub fn agenda(card: &DiaryCard) -> Result<Agenda, Error> {
    card.check()?;
    let hierarchy = card.hierarchy.hierarchy()?;
    let judge = hierarchy.judge();
    let is_safety = |tier: &Code| judge.is_safety(hierarchy.judged_tier(tier).as_str());
    let (mut on, mut off, mut blanks) = (Vec::new(), Vec::new(), Vec::new());
    let (mut safety_lines, mut safety_seen, mut safety_blank) = (false, false, false);
    for line in &card.targets {
        let Some(tier) = &line.tier else { continue };
        let sighting = sighting(card, line);
        let blank = card.length().saturating_sub(sighting.entered);
        if is_safety(tier) {
            safety_lines = true;
            safety_seen |= sighting.last.is_some();
            safety_blank |= blank > 0;
        }
        if blank > 0 {
            let (target, title) = (line.id.clone(), line.title.clone());
            blanks.push(AgendaFinding::Blank { target, title, days: blank, of: card.length() });
        }
        match (sighting.last, hierarchy.level(tier.as_str())) {
            (None, _) => {}
            (Some(_), None) => off.push(AgendaFinding::OffAgenda {
                target: line.id.clone(),
                title: line.title.clone(),
                tier: tier.clone(),
            }),
            (Some((last_on, furthest)), Some(level)) => {
                let safety = hierarchy.is_safety(tier.as_str());
                let mut reasons = vec![AgendaReason::Tier { tier: tier.clone(), safety }];
                reasons.extend(line.behaviour.map(|behaviour| AgendaReason::Behaviour { behaviour }));
                let Sighting { days, entered, .. } = sighting;
                reasons.push(AgendaReason::Seen { days, entered, last_on, furthest });
                let unkind = line.behaviour.is_none();
                on.push(((level, unkind, line.behaviour, Reverse(days)), line, tier, reasons));
            }
        }
    }
    // Stable: the order of the card decides where all else is level.
    sort::by_key(&mut on, |(key, ..)| *key);
    let items = (1..).zip(on).map(|(rank, (_, line, tier, reasons))| AgendaItem {
        target: line.id.clone(),
        title: line.title.clone(),
        rank,
        tier: tier.clone(),
        reasons,
    });
    let items: Vec<AgendaItem> = items.collect();
    let because = match (safety_seen, safety_blank, safety_lines) {
        (true, _, _) => Some(RiskUnknown::Seen),
        (false, true, _) => Some(RiskUnknown::Blank),
        (false, false, false) => Some(RiskUnknown::NotOnCard),
        (false, false, true) => None,
    };
    let because = because.filter(|_| !judge.definition().safety.is_empty());
    let mut findings: Vec<AgendaFinding> =
        because.into_iter().map(|because| AgendaFinding::AskPresentRisk { because }).collect();
    if items.is_empty() && off.is_empty() {
        findings.push(AgendaFinding::NothingSeen);
    }
    findings.extend(off);
    findings.extend(blanks);
    Ok(Agenda {
        kept: Kept::default(),
        schema_version: Code::new(Agenda::SCHEMA_VERSION)?,
        first: items.first().map(|item| item.target.clone()),
        items,
        findings,
    })
}

/// What the days say about one line.
struct Sighting {
    days: u32,
    entered: u32,
    /// The last day on which it was seen, and the entry that went furthest.
    last: Option<(Date, f64)>,
}

fn sighting(card: &DiaryCard, line: &DiaryTarget) -> Sighting {
    let entries: Vec<(Date, f64)> = card.days.iter().filter_map(|day| Some((day.date, day.entry(&line.id)?))).collect();
    let seen: Vec<(Date, f64)> = entries.iter().copied().filter(|(_, entry)| line.is_seen(*entry)).collect();
    let further = |one: f64, other: f64| if line.at_most.is_some() { one.min(other) } else { one.max(other) };
    let last = seen.iter().copied().reduce(|(day, one), (other_day, other)| (day.max(other_day), further(one, other)));
    Sighting { days: counted(seen.len()), entered: counted(entries.len()), last }
}

impl AgendaFinding {
    /// Whether it is a question; the others are facts.
    #[must_use]
    pub const fn is_question(&self) -> bool {
        !matches!(self, Self::OffAgenda { .. })
    }
}

impl Agenda {
    /// The version of the form in which this release stores agendas; any other with its major number is read.
    pub const SCHEMA_VERSION: &str = "1.0";

    /// Reads a stored agenda from JSON text.
    ///
    /// # Errors
    /// As [`document::from_json`]; every fault at once, each with its path.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        document::from_json(json)
    }
}

/// An agenda of 200 items takes some 100 KB.
impl Stored for Agenda {
    const MAXIMUM_BYTES: usize = 4_000_000;
}
