//! Laws of the agenda, over random diary cards: an order by plain rules, and nothing said of blanks.

#![expect(clippy::float_cmp, reason = "entries are small whole numbers, which are exact")]

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Value, json};
use therapy_goals::priority::{Agenda, AgendaFinding, AgendaReason, DiaryCard, RiskUnknown, agenda};

const TIERS: [&str; 4] = ["life_threatening", "therapy_interfering", "quality_of_life", "skills"];
const KINDS: [&str; 4] = ["crisis_behaviour", "self_injury", "urge_or_communication", "ideation_or_belief"];

/// A line: its tier, the kind of behaviour, the top of its scale, and whether little is what counts.
type Line = (Option<usize>, Option<usize>, u8, bool);

#[derive(Debug, Clone)]
struct Card {
    lines: Vec<Line>,
    /// For each day, an entry or a blank for each line.
    days: Vec<Vec<Option<u8>>>,
}

impl Card {
    fn entry(&self, day: usize, line: usize) -> Option<u8> {
        let (_, _, top, _) = self.lines[line];
        self.days[day][line].map(|entry| entry % (top + 1))
    }

    fn seen(&self, day: usize, line: usize) -> bool {
        let (_, _, _, little) = self.lines[line];
        self.entry(day, line).is_some_and(|entry| if little { entry <= 1 } else { entry > 0 })
    }

    fn json(&self) -> Value {
        let line = |(number, (tier, kind, top, little)): (usize, &Line)| {
            let kind = kind.filter(|_| *tier == Some(0)).map(|kind| KINDS[kind]);
            json!({
                "id": format!("l{number}"), "title": format!("line {number}"), "tier": tier.map(|tier| TIERS[tier]),
                "scale": { "minimum": 0, "maximum": top }, "at_most": little.then_some(1), "behaviour": kind,
            })
        };
        let day = |number: usize| {
            let lines = 0..self.lines.len();
            let entries = lines.filter_map(|line| Some((format!("l{line}"), self.entry(number, line)?)));
            json!({ "date": format!("2026-11-{:02}", 1 + number), "entries": entries.collect::<BTreeMap<_, _>>() })
        };
        json!({
            "first_day": "2026-11-01", "last_day": format!("2026-11-{:02}", self.days.len()),
            "targets": self.lines.iter().enumerate().map(line).collect::<Vec<_>>(),
            "days": (0..self.days.len()).map(day).collect::<Vec<_>>(),
        })
    }

    fn agenda(&self) -> Agenda {
        agenda(&DiaryCard::from_json(&self.json().to_string()).unwrap()).unwrap()
    }
}

fn card() -> impl Strategy<Value = Card> {
    let line = (prop::option::weighted(0.8, 0..4_usize), prop::option::of(0..4_usize), 1..=10_u8, any::<bool>());
    let entry = prop::option::weighted(0.85, prop_oneof![2 => Just(0_u8), 1 => 0..=10_u8]);
    (1..7_usize, 1..8_usize).prop_flat_map(move |(lines, days)| {
        let days = prop::collection::vec(prop::collection::vec(entry.clone(), lines), days);
        (prop::collection::vec(line.clone(), lines), days).prop_map(|(lines, days)| Card { lines, days })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// The whole answer, by a second way: sort what was seen by tier, kind, days and place on the card.
    #[test]
    fn the_agenda_is_what_plain_rules_say(card in card()) {
        let days = |line: usize| (0..card.days.len()).filter(|day| card.seen(*day, line)).count();
        let mut expected = Vec::new();
        for (line, (tier, kind, ..)) in card.lines.iter().enumerate() {
            if let Some(tier) = tier && days(line) > 0 {
                let kind = if *tier == 0 { kind.unwrap_or(9) } else { 9 };
                expected.push((*tier, kind, 100 - days(line), line));
            }
        }
        expected.sort_unstable();
        let found = card.agenda();
        let order: Vec<String> = expected.iter().map(|(.., line)| format!("l{line}")).collect();
        prop_assert_eq!(found.items.iter().map(|item| item.target.to_string()).collect::<Vec<_>>(), order);
        prop_assert_eq!(found.first.as_ref(), found.items.first().map(|item| &item.target));
        for (item, (tier, _, left, line)) in found.items.iter().zip(&expected) {
            prop_assert_eq!(item.tier.as_str(), TIERS[*tier]);
            let Some(AgendaReason::Seen { days, entered, last_on, furthest }) = item.reasons.last() else {
                panic!("{item:?}")
            };
            prop_assert_eq!(*days as usize, 100 - left);
            let entries = (0..card.days.len()).filter(|day| card.entry(*day, *line).is_some());
            prop_assert_eq!(*entered as usize, entries.count());
            let seen: Vec<usize> = (0..card.days.len()).filter(|day| card.seen(*day, *line)).collect();
            prop_assert_eq!(last_on.to_string(), format!("2026-11-{:02}", 1 + seen.last().unwrap()));
            let entries = seen.iter().filter_map(|day| card.entry(*day, *line));
            let far = if card.lines[*line].3 { entries.min() } else { entries.max() };
            prop_assert_eq!(*furthest, f64::from(far.unwrap()));
        }
    }

    /// Present risk is asked about, and first, unless all of safety was entered and none of it seen.
    #[test]
    fn present_risk_is_asked_about_unless_all_is_known(card in card()) {
        let lines: Vec<usize> = (0..card.lines.len()).filter(|line| card.lines[*line].0 == Some(0)).collect();
        let days = 0..card.days.len();
        let any = |is: &dyn Fn(usize, usize) -> bool| lines.iter().any(|line| days.clone().any(|day| is(day, *line)));
        let expected = if any(&|day, line| card.seen(day, line)) {
            Some(RiskUnknown::Seen)
        } else if any(&|day, line| card.entry(day, line).is_none()) {
            Some(RiskUnknown::Blank)
        } else {
            lines.is_empty().then_some(RiskUnknown::NotOnCard)
        };
        let found = card.agenda();
        let asked = found.findings.iter().position(|finding| matches!(finding, AgendaFinding::AskPresentRisk { .. }));
        prop_assert_eq!(asked, expected.map(|_| 0));
        if let (Some(because), Some(AgendaFinding::AskPresentRisk { because: said })) = (expected, found.findings.first()) {
            prop_assert_eq!(because, *said);
        }
        let blanks = found.findings.iter().filter_map(|finding| match finding {
            AgendaFinding::Blank { target, days, .. } => Some((target.to_string(), *days as usize)),
            _ => None,
        });
        let blank = |line: usize| days.clone().filter(|day| card.entry(*day, line).is_none()).count();
        let on_card = (0..card.lines.len()).filter(|line| card.lines[*line].0.is_some() && blank(*line) > 0);
        prop_assert_eq!(blanks.collect::<Vec<_>>(), on_card.map(|line| (format!("l{line}"), blank(line))).collect::<Vec<_>>());
    }

    #[test]
    fn the_order_of_days_never_matters(card in card()) {
        let mut reversed = card.json();
        reversed["days"].as_array_mut().unwrap().reverse();
        let reversed = DiaryCard::from_json(&reversed.to_string()).unwrap();
        prop_assert_eq!(agenda(&reversed).unwrap(), card.agenda());
    }

    /// A card is stored and read back, and so is its agenda.
    #[test]
    fn a_card_is_stored_and_read_back(card in card()) {
        let read = DiaryCard::from_json(&card.json().to_string()).unwrap();
        let again = DiaryCard::from_json(&serde_json::to_string(&read).unwrap()).unwrap();
        prop_assert_eq!(&again, &read);
        let found = agenda(&read).unwrap();
        let stored: Agenda = serde_json::from_str(&serde_json::to_string(&found).unwrap()).unwrap();
        prop_assert_eq!(stored, found);
    }
}
