//! The invented history that ships as an example: what its page says of it is so.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use therapy_goals::document::Document;
use therapy_goals::instrument::{self, Respondent};
use therapy_goals::plan::{Data, Event, Kind, Plan, PlanState, ReviewState};
use therapy_goals::scalar::{GoalId, Id};

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

/// Each event could be entered where it stands. What was erased stands in as a note: a stub cannot be entered.
#[test]
fn each_event_may_be_entered_where_it_stands() {
    for name in ["two-years.jsonl", "two-years-colleague.jsonl"] {
        let mut plan = Plan::new(Id::new("plan-1").unwrap(), None, None).unwrap();
        for event in events(name) {
            let id = event.id().to_string();
            let event = if event.kind_code() == "erased" { note_in_place_of(&event) } else { event };
            plan = plan.apply(event).unwrap_or_else(|error| panic!("{name}, {id}: {error}"));
        }
        let state = plan.state(None, None);
        assert!(state.conflicts.is_empty(), "{name}: {:?}", state.conflicts);
        assert!(state.findings.is_empty(), "{name}: {:?}", state.findings);
    }
}

fn note_in_place_of(event: &Event) -> Event {
    let parents: Vec<&str> = event.parents().iter().map(Id::as_str).collect();
    let note = serde_json::json!({
        "id": event.id().as_str(), "parents": parents, "kind": "note_added", "by": { "role": "therapist" },
        "entered": "2025-01-20", "happened": "2025-01-20", "data": { "text": "What was erased later." },
    });
    Event::from_json(&note.to_string()).unwrap()
}

fn text(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/examples/plans").join(name);
    fs::read_to_string(path).unwrap()
}

/// Read and merged, they are what their page says: three conflicts, a flag of which one copy knew nothing, an alert.
#[test]
fn the_two_copies_merge_as_their_page_says() {
    let [own, colleague] = ["two-years.jsonl", "two-years-colleague.jsonl"].map(|name| {
        let read = Plan::read(text(name), false).unwrap();
        assert!(read.problems.is_empty());
        assert_eq!(read.plan.to_jsonl(), text(name), "each line stays as it is");
        read.plan
    });
    let merged = own.merge(&colleague).unwrap();
    assert_eq!(merged.to_jsonl(), colleague.merge(&own).unwrap().to_jsonl());
    assert_eq!(merged.events().len(), 616 + 40 + 15);
    let state = merged.state(None, None);
    let mut conflicts: Vec<String> = state
        .conflicts
        .iter()
        .map(|conflict| format!("{} {} {}", conflict.subject, conflict.field, conflict.sides.len()))
        .collect();
    conflicts.sort();
    assert_eq!(conflicts, ["friends status 2", "work due 2", "work urgency 2"]);
    let in_force = |subject: &str, field: &str| {
        let conflict =
            state.conflicts.iter().find(|one| one.subject.as_str() == subject && one.field.as_str() == field);
        conflict.unwrap().in_force.clone().unwrap().document().clone()
    };
    assert_eq!(in_force("work", "due"), Document::Text("2026-09-01".to_owned()));
    assert_eq!(in_force("friends", "status"), Document::Text("active".to_owned()));
    let open = |state: &PlanState| state.flags.iter().filter(|flag| flag.open).count();
    assert_eq!((open(&own.state(None, None)), open(&state)), (0, 1));
    let unanswered = state.alerts.iter().filter(|alert| !alert.answered);
    assert_eq!(unanswered.count(), 1);
    let review = own.review("2026-10-27".parse().unwrap());
    assert_eq!((review.state, review.sessions), (ReviewState::Due, 5));
    // What is kept from the client comes back when the copies merge.
    let copy = own.export(&"client".parse().unwrap());
    assert!(copy.withheld > 10);
    assert_eq!(own.merge(&copy.plan).unwrap(), own);
}

/// What the examples of the guide in `core/plans` print of this history.
#[test]
fn the_guide_says_what_is_in_it() {
    let read = |name: &str| Plan::read(text(name), false).unwrap().plan;
    let (own, colleague) = (read("two-years.jsonl"), read("two-years-colleague.jsonl"));
    assert_eq!(own.events().len(), 656);
    let active = |state: &PlanState| -> Vec<String> {
        let goals = state.goals.iter().filter(|(_, goal)| goal.status.code() == "active");
        goals.map(|(id, _)| id.to_string()).collect()
    };
    assert_eq!(active(&own.state(None, None)), ["mood", "work"]);
    let review = own.review("2026-10-27".parse().unwrap());
    let undecided: Vec<&str> = review.undecided.iter().map(GoalId::as_str).collect();
    assert_eq!(undecided, ["mood", "work", "guitar", "alone"]);
    let day = Some("2025-05-26".parse().unwrap());
    let then = own.state(day, day);
    let open: Vec<&str> = then.flags.iter().filter(|flag| flag.open).map(|flag| flag.flag.as_str()).collect();
    assert_eq!((open, then.goal("work").unwrap().status.code()), (vec!["f-1"], "on_hold"));
    let merged = own.merge(&colleague).unwrap();
    let state = merged.state(None, None);
    let due = state.conflicts.iter().find(|one| one.field.as_str() == "due").unwrap();
    let resolved = serde_json::json!({
        "id": "m1", "kind": "conflict_resolved", "by": { "role": "therapist", "id": "t-3" }, "entered": "2026-10-28",
        "happened": "2026-10-28", "why": "Asked the client.", "data": { "conflict": due.id.as_str(), "keep": "k9" },
    });
    let state = merged.apply(Event::from_json(&resolved.to_string()).unwrap()).unwrap().state(None, None);
    assert_eq!(state.goal("work").unwrap().goal.due, Some("2027-03-01".parse().unwrap()));
    assert_eq!(state.conflicts.len(), 2);
}
