//! The invented history that ships as an example: what its page says of it is so.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use therapy_goals::instrument::{self, Respondent};
use therapy_goals::plan::{Data, Event, Kind};

fn events(name: &str) -> Vec<Event> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/examples/plans").join(name);
    let text = fs::read_to_string(path).unwrap();
    let read = |(number, line): (usize, &str)| {
        Event::from_json(line).unwrap_or_else(|error| panic!("{name}, line {}: {error}", number + 1))
    };
    text.lines().enumerate().map(read).collect()
}

/// Each line is an event, after events that stand above it; every kind of event is there.
#[test]
fn each_line_is_an_event_after_those_above() {
    for name in ["two-years.jsonl", "two-years-colleague.jsonl"] {
        let mut known = BTreeSet::new();
        for event in events(name) {
            assert!(!event.parents().is_empty() || known.is_empty(), "{name}: {}", event.id());
            assert!(event.parents().iter().all(|parent| known.contains(parent)), "{name}: {}", event.id());
            assert!(known.insert(event.id().clone()), "{name}: {} stands twice", event.id());
        }
    }
    let kinds: BTreeSet<Kind> = events("two-years.jsonl").iter().filter_map(Event::kind).collect();
    assert_eq!(kinds, Kind::ALL.iter().copied().collect());
}

#[test]
fn it_has_as_much_as_its_page_says() {
    let (own, colleague) = (events("two-years.jsonl"), events("two-years-colleague.jsonl"));
    assert!((640..=670).contains(&own.len()), "{}", own.len());
    let sessions = own.iter().filter(|event| event.kind() == Some(Kind::SessionRecorded));
    assert_eq!(sessions.count(), 100);
    let same = own.iter().zip(&colleague).take_while(|(one, other)| one == other).count();
    assert_eq!((same, own.len() - same, colleague.len() - same), (616, 40, 15));
    assert!(colleague[same..].iter().all(|event| event.id().as_str().starts_with('k')));
    let erased = own.iter().filter(|event| event.kind_code() == "erased");
    assert_eq!(erased.count(), 1);
    let restricted = own.iter().filter(|event| !event.visible_to().is_empty());
    assert!(restricted.count() > 5);
    let late = own.iter().filter(|event| event.entered() > event.happened() && event.happened().is_some());
    assert!(late.count() > 5);
}

/// Of all alerts that the scores raise, one is unanswered.
#[test]
fn one_alert_is_left_open() {
    let own = events("two-years.jsonl");
    let mut raised = BTreeMap::new();
    for event in &own {
        match event.data() {
            Some(Data::ScoreRecorded(recorded)) => {
                let instrument = instrument::get(recorded.instrument.as_str()).unwrap();
                let answers = recorded.responses.iter().map(|(item, answer)| (item.to_string(), *answer));
                let score = instrument.score(answers.collect::<BTreeMap<_, _>>(), Respondent::default()).unwrap();
                for alert in score.alerts() {
                    if alert.state.code() != "not_raised" {
                        raised.insert((event.id().clone(), alert.code.clone()), alert.state.code());
                    }
                }
            }
            Some(Data::AlertAnswered(answered)) => {
                let answered = (answered.score.clone(), answered.alert.clone());
                assert!(raised.remove(&answered).is_some(), "{}", event.id());
            }
            _ => {}
        }
    }
    let open: Vec<_> = raised.into_iter().map(|((_, code), state)| (code.to_string(), state)).collect();
    assert_eq!(open, [("self_harm_item".to_owned(), "raised")]);
}
