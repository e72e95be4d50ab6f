//! Prioritisation: the vectors, what is refused, sentences, what-if, history, and the drawing.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use therapy_goals::document::{Document, Naming};
use therapy_goals::goal::{Baseline, FlagKind, MAXIMUM_GOAL_ENTRIES, Measure, Target};
use therapy_goals::priority::{
    Agenda, AgendaFinding, AgendaReason, Change, Comparison, DiaryCard, Difference, Finding, Hierarchy,
    HierarchyChoice, HierarchyDefinition, MAXIMUM_GOALS, MAXIMUM_TIERS, Ranking, Reason, ShippedHierarchy, Situation,
    StageFacts, StageReading, agenda, compare, rank, stage_from, what_if,
};
use therapy_goals::scalar::{Better, Code, GoalId};
use therapy_goals_tests::{Case, answer, cases, difference, snapshot};

fn vectors(file: &str) -> Vec<Case> {
    let file = format!("{file}: ");
    cases().unwrap().into_iter().filter(|case| case.name.starts_with(&file)).collect()
}

fn run(file: &str) -> usize {
    let cases = vectors(file);
    let mut wrong = Vec::new();
    for case in &cases {
        let problem = match (&case.expect, &case.error, answer(&case.call, &case.input)) {
            (Some(expected), _, Ok(found)) => {
                assert_eq!(stored(&case.call, &found), found, "{}: stored and read back", case.name);
                difference("", expected, &found)
            }
            (_, Some(expected), Err(error)) => {
                let same = expected["code"] == error.code() && expected["path"] == error.path();
                (!same).then(|| format!("expected {expected}, found {error}"))
            }
            (_, _, answer) => Some(format!("{answer:?}")),
        };
        wrong.extend(problem.map(|problem| format!("{}: {problem}", case.name)));
    }
    assert!(wrong.is_empty(), "{} of {} cases\n{}", wrong.len(), cases.len(), wrong.join("\n"));
    cases.len()
}

/// An answer read back and written again; what is plain text or a list stays as it is.
fn stored(call: &str, found: &Value) -> Value {
    fn again<T: DeserializeOwned + Serialize>(found: &Value) -> Value {
        serde_json::to_value(serde_json::from_value::<T>(found.clone()).unwrap()).unwrap()
    }
    match call {
        "priority.rank" => again::<Ranking>(found),
        "priority.what_if" => again::<Difference>(found),
        "priority.compare" => again::<Comparison>(found),
        "priority.agenda" => again::<Agenda>(found),
        "priority.stage_from" => again::<StageReading>(found),
        "priority.hierarchy" => again::<HierarchyDefinition>(found),
        _ => found.clone(),
    }
}

#[test]
fn the_worked_examples_come_out() {
    assert!(run("priority") >= 250);
}

#[test]
fn a_second_implementation_says_the_same() {
    assert!(run("priority-reference") >= 300);
    assert!(run("priority-changes") >= 90);
}

fn situation(input: &Value) -> Situation {
    Situation::from_json(&input.to_string()).unwrap()
}

fn example(name: &str) -> Situation {
    let case = vectors("priority").into_iter().find(|case| case.name.contains(name)).unwrap();
    situation(&case.input)
}

fn change(input: Value) -> Change {
    serde_json::from_value(input).unwrap()
}

#[test]
fn every_shipped_hierarchy_is_sound() {
    for shipped in ShippedHierarchy::ALL {
        let hierarchy: Hierarchy = shipped.hierarchy().unwrap();
        assert_eq!(hierarchy.id().as_str(), shipped.code());
        let stored = serde_json::to_value(HierarchyChoice::Shipped(*shipped)).unwrap();
        assert_eq!(stored, json!(shipped.code()));
        for kind in therapy_goals::goal::FlagKind::ALL {
            assert!(hierarchy.flag_tier(*kind).is_some(), "{shipped} gives {kind} no tier");
        }
    }
}

#[test]
fn limits_on_size_end_in_clear_errors() {
    let goal = |number: usize| json!({ "id": format!("g{number}"), "title": "g", "horizon": "short" });
    let goals = |count: usize| json!({ "goals": (0..count).map(goal).collect::<Vec<_>>() });
    let error = Situation::from_json(&goals(MAXIMUM_GOALS + 1).to_string()).unwrap_err();
    assert_eq!((error.code(), error.path()), ("too_many", "goals"));
    assert!(Situation::from_json(&goals(MAXIMUM_GOALS).to_string()).is_ok());

    let level = |count: usize| (0..count).map(|number| format!("t{number}")).collect::<Vec<_>>();
    let tiers = |count: usize| json!({ "id": "own", "title": "own", "levels": [level(count)] }).to_string();
    assert!(Document::from_json(&tiers(MAXIMUM_TIERS)).unwrap().read::<Hierarchy>().is_ok());
    let error = Document::from_json(&tiers(100_000)).unwrap().read::<Hierarchy>().unwrap_err();
    assert_eq!((error.code(), error.path(), error.faults().len()), ("too_many", "levels", 1));
}

/// Findings are not compared each with each: these would take minutes, and take a second.
#[test]
fn many_findings_are_compared_in_time() {
    let earlier = rank(&example("example A: sleep")).unwrap();
    let finding = |number: usize| Finding::NeedsFirstStep { goal: GoalId::new(&format!("g{number}")).unwrap() };
    let with = |numbers: std::ops::Range<usize>| {
        let mut ranking = earlier.clone();
        ranking.findings = numbers.map(finding).collect();
        ranking
    };
    let started = std::time::Instant::now();
    let found = with(0..60_000).difference(&with(1..60_001));
    assert_eq!((found.findings_added, found.findings_gone), (vec![finding(60_000)], vec![finding(0)]));
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}

/// A situation put together in Rust meets the same checks as one that is read.
#[test]
fn ranking_checks_what_reading_would_have_checked() {
    let mut situation = example("example D");
    situation.today = None;
    situation.goals[1].parent = Some(situation.goals[0].id.clone());
    let measure = |minimum: Option<f64>, maximum: Option<f64>, baseline, target| {
        let measure = Measure::new("m", Better::Lower).unwrap().with_minimum(minimum).with_maximum(maximum);
        measure.with_baseline(Baseline::new(baseline)).with_target(target)
    };
    situation.goals[2].measures = vec![
        measure(Some(f64::NAN), None, 1.0, Target::Value(1.0)),
        measure(None, Some(f64::INFINITY), 1.0, Target::Value(1.0)),
        measure(Some(1.0), Some(1.0), 1.0, Target::Value(1.0)),
        measure(Some(0.0), Some(1.0), 1.1, Target::Value(1.0)),
        measure(Some(0.0), Some(1.0), 1.0, Target::Value(-0.1)),
        measure(None, None, f64::NEG_INFINITY, Target::Value(1.0)),
        measure(None, None, 0.0, Target::ChangePercent(f64::NAN)),
        measure(Some(0.0), Some(1.0), 1.0, Target::ChangePercent(-20.0)),
    ];
    situation.goals[3].answers_flags = vec![FlagKind::SelfHarm; MAXIMUM_GOAL_ENTRIES + 1];
    let error = rank(&situation).unwrap_err();
    let faults: Vec<(&str, &str)> =
        error.faults().iter().map(|fault| (fault.kind.code(), fault.path.as_str())).collect();
    assert_eq!(
        faults,
        [
            ("inconsistent", "goals[1].parent"),
            ("not_a_number", "goals[2].measures[0].minimum"),
            ("infinite", "goals[2].measures[1].maximum"),
            ("not_ascending", "goals[2].measures[2].maximum"),
            ("out_of_range", "goals[2].measures[3].baseline"),
            ("out_of_range", "goals[2].measures[4].target"),
            ("infinite", "goals[2].measures[5].baseline"),
            ("not_a_number", "goals[2].measures[6].target"),
            ("too_many", "goals[3].answers_flags"),
            ("missing", "today"),
        ]
    );
    let error = situation.goals[2].check().unwrap_err();
    assert_eq!((error.path(), error.faults().len()), ("measures[0].minimum", 7));
}

/// A hierarchy put together in Rust meets the same checks as one that is read, and a shipped one stays one.
#[test]
fn a_hierarchy_checks_what_reading_would_have_checked() {
    let generic = ShippedHierarchy::Generic.hierarchy().unwrap();
    let mut definition = generic.definition().clone();
    let refused = |definition: &HierarchyDefinition| -> Vec<(&'static str, String)> {
        let error = Hierarchy::new(definition.clone()).unwrap_err();
        error.faults().iter().map(|fault| (fault.kind.code(), fault.path.clone())).collect()
    };
    assert_eq!(refused(&definition), [("duplicate_id", "id".to_owned())]);
    definition.id = Code::new("own").unwrap();
    let own = Hierarchy::new(definition.clone()).unwrap();
    let first = definition.flag_tiers[0].clone();
    definition.flag_tiers.push(first);
    let place = definition.flag_tiers.len();
    assert_eq!(refused(&definition), [("duplicate_key", format!("flag_tiers.<entry {place}>"))]);
    definition.flag_tiers.clear();
    definition.judged_by = Some(Code::new("generic").unwrap());
    let tier = definition.levels[0][0].clone();
    definition.judged_as = vec![(tier.clone(), tier.clone()), (tier.clone(), tier.clone())].into();
    assert_eq!(refused(&definition), [("duplicate_key", "judged_as.<entry 2>".to_owned())]);
    definition.safety = vec![tier; MAXIMUM_TIERS + 1];
    assert_eq!(refused(&definition), [("too_many", "safety".to_owned())]);

    let shipped = HierarchyChoice::Own(generic);
    assert_eq!(shipped, HierarchyChoice::Shipped(ShippedHierarchy::Generic));
    assert_eq!(serde_json::to_value(&shipped).unwrap(), json!("generic"));
    assert_ne!(shipped, HierarchyChoice::Shipped(ShippedHierarchy::DbtIndividual));
    assert_ne!(shipped, HierarchyChoice::Own(own.clone()));
    assert_eq!(HierarchyChoice::Own(own.clone()), HierarchyChoice::Own(own));
}

#[test]
fn names_of_fields_follow_the_host_language() {
    let document = Document::from_json(
        r#"{ "goals": [{ "id": "a", "title": "a", "horizon": "short", "clientRank": 1, "answersFlags": ["self_harm"] }],
             "policy": { "capShort": 1, "intensities": { "contemplation": "act" }, "tooClose": 2 } }"#,
    )
    .unwrap();
    let error = document.read_named::<Situation>(Naming::CamelCase).unwrap_err();
    assert_eq!((error.code(), error.path()), ("out_of_range", "policy.tooClose"));
}

#[test]
fn stages_follow_their_facts() {
    let stage = |facts: Value| {
        let reading = stage_from(&serde_json::from_value::<StageFacts>(facts).unwrap());
        serde_json::to_value(reading).unwrap()
    };
    let read = |stage: &str, note: Value| json!({ "stage": stage, "note": note });
    assert_eq!(stage(json!({})), read("precontemplation", Value::Null));
    assert_eq!(stage(json!({ "intends_within_6_months": true })), read("contemplation", Value::Null));
    assert_eq!(stage(json!({ "intends_within_30_days": true })), read("contemplation", json!("intent_without_step")));
    assert_eq!(stage(json!({ "intends_within_30_days": true, "took_step": true })), read("preparation", Value::Null));
    assert_eq!(stage(json!({ "took_step": true })), read("precontemplation", Value::Null));
    assert_eq!(stage(json!({ "changed_days": 0 })), read("action", Value::Null));
    assert_eq!(stage(json!({ "changed_days": 179 })), read("action", Value::Null));
    assert_eq!(stage(json!({ "changed_days": 180 })), read("maintenance", Value::Null));
}

/// The sentences of every reason and every finding, against a file that a person has read.
/// `UPDATE_SNAPSHOTS=1` writes it anew.
#[test]
fn sentences_are_the_ones_that_were_read() {
    let mut lines = vec!["Reasons".to_owned()];
    let reasons = reasons();
    for code in Reason::CODES {
        assert!(reasons.iter().any(|reason| reason.code() == *code), "no sentence for {code}");
    }
    lines.extend(reasons.iter().map(|reason| format!("  {}: {}", reason.code(), reason.sentence())));
    lines.push("Findings".to_owned());
    let findings = findings();
    for code in Finding::CODES {
        assert!(findings.iter().any(|finding| finding.code() == *code), "no sentence for {code}");
    }
    lines.extend(findings.iter().map(|finding| format!("  {}: {}", finding.code(), finding.sentence())));
    for name in ["example A: by leverage", "an acute flag under the exclusive", "persistence 0.9", "example D"] {
        lines.push(format!("\n{name}"));
        let explanation = rank(&example(name)).unwrap().explain();
        for place in &explanation.places {
            lines.push(format!("{}. {}: {}", place.rank, place.title, place.now));
            lines.extend(place.reasons.iter().map(|reason| format!("   {reason}")));
        }
        lines.extend(explanation.findings.iter().map(|finding| format!("- {finding}")));
        let parts = [
            ("orders", explanation.orders),
            ("loops", explanation.loops),
            ("conflicts", explanation.conflicts),
            ("disagreement", explanation.disagreement),
            ("robustness", explanation.robustness),
            ("not ready", explanation.not_ready.into_iter().collect()),
        ];
        for (part, sentences) in parts {
            lines.extend(sentences.iter().map(|sentence| format!("{part}: {sentence}")));
        }
    }
    lines.push("\nChanges".to_owned());
    lines.extend(clauses());
    snapshot("priority-sentences.txt", &lines.join("\n"));
}

fn reasons() -> Vec<Reason> {
    let rest = json!([
        { "code": "tier", "tier": "life_threatening", "safety": true },
        { "code": "tier", "tier": "quality_of_life", "safety": false },
        { "code": "contingency" },
        { "code": "not_yet_agreed", "status": "draft", "dissent": null },
        { "code": "not_yet_agreed", "status": "proposed", "dissent": "not\nneeded" },
        { "code": "therapist_rating_only", "criteria": ["importance"] },
        { "code": "missing_rating", "criteria": ["urgency", "importance", "readiness"] },
        { "code": "deadline_raised", "from": 2, "to": 4, "days": 10 },
        { "code": "deadline_raised", "from": 2, "to": 5, "days": 1 },
        { "code": "deadline_raised", "from": 2, "to": 5, "days": 0 },
        { "code": "deadline_raised", "from": 2, "to": 5, "days": -3 },
        { "code": "overdue", "days_overdue": 1 },
        { "code": "overdue", "days_overdue": 3 },
        { "code": "sub_rank", "sub_rank": 1 },
        { "code": "score", "urgency": 3, "importance": 3, "readiness": 5, "score": 45 },
        { "code": "leverage", "urgency": 3, "leverage": 8.25, "readiness": 5, "score": 123.75 },
        { "code": "ripple", "ripple": 2, "reach": 1, "targets": [{ "goal": "worry", "share": 0.5 }] },
        { "code": "ripple", "ripple": 2, "reach": 2, "targets": [
            { "goal": "worry", "share": 0.5 }, { "goal": "work", "share": 0.25 }] },
        { "code": "ripple", "ripple": 2, "reach": 3, "targets": [
            { "goal": "worry", "share": 0.5 }, { "goal": "work", "share": 0.25 }] },
        { "code": "ripple", "ripple": 2, "reach": 9, "targets": [{ "goal": "worry", "share": 0.5 }] },
        { "code": "tie_broken", "goal": "work", "key": "ripple" },
        { "code": "tie_broken", "goal": "work", "key": "urgency" },
        { "code": "tie_broken", "goal": "work", "key": "client_rank" },
        { "code": "tie_broken", "goal": "work", "key": "id" },
        { "code": "held_by_readiness", "stage": "contemplation", "intensity": "act", "max": "explore" },
        { "code": "held_by_readiness", "stage": "preparation", "intensity": "sustain", "max": "act" },
        { "code": "held_by_readiness", "stage": "contemplation", "intensity": "act", "max": "explore",
          "twin": "weigh-up" },
        { "code": "intensity_advice", "stage": "precontemplation", "intensity": "act", "max": "explore" },
        { "code": "intensity_advice", "stage": "precontemplation", "intensity": "act", "max": "explore",
          "twin": "talk-about-it" },
        { "code": "on_hold" },
        { "code": "held_by_prerequisite", "goals": ["calm", "sleep"] },
        { "code": "barred_by_exclusive" },
        { "code": "cap_reached", "horizon": "short", "cap": 3 },
        { "code": "cap_reached", "horizon": "long", "cap": 1 },
        { "code": "not_chosen", "key": "tier_vector" },
        { "code": "not_chosen", "key": "orphans" },
        { "code": "not_chosen", "key": "interfering" },
        { "code": "not_chosen", "key": "interfering", "interferes_with": ["walk"] },
        { "code": "not_chosen", "key": "score_sum" },
        { "code": "not_chosen", "key": "off_path" },
        { "code": "not_chosen", "key": "ids" },
        { "code": "not_chosen", "key": "hysteresis" },
        { "code": "not_chosen", "key": "cap" },
        { "code": "stepping_stone_of", "goal": "panic" },
        { "code": "orphan" },
    ]);
    serde_json::from_value(rest).unwrap()
}

/// One of so many goals at a time: the one that scores most is found wherever it stands, up to 256 goals.
#[test]
fn one_goal_is_chosen_among_256() {
    for (goals, best, sets) in [(256, "g200", 256), (257, "", 0)] {
        let goal = |number: u32| {
            let ratings = json!({ "urgency": 3, "importance": if number == 200 { 4 } else { 3 }, "readiness": 3 });
            json!({ "id": format!("g{number}"), "title": "t", "horizon": "short", "ratings": { "client": ratings } })
        };
        let all: Vec<Value> = (100..100 + goals).map(goal).collect();
        let situation = json!({ "goals": all, "policy": { "cap_short": 1 } });
        let ranking = rank(&serde_json::from_value(situation).unwrap()).unwrap();
        let set = &serde_json::to_value(ranking).unwrap()["active_set"];
        let found: Vec<&str> = set["goals"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        assert_eq!((found.join(" ").as_str(), &set["sets"]), (best, &json!(sets)));
    }
}

fn findings() -> Vec<Finding> {
    let all = json!([
        { "code": "unanswered_flag", "kind": "self_harm", "tier": "life_threatening" },
        { "code": "unanswered_flag", "kind": "self_harm", "tier": "life_threatening", "goals": ["cope"] },
        { "code": "unanswered_flag", "kind": "self_harm", "tier": "life_threatening", "goals": ["cope", "walk"] },
        { "code": "closed_after_today", "path": "flags[0].closed_on", "kind": "self_harm", "closed_on": "2062-11-20" },
        { "code": "opened_after_today", "path": "flags[0].opened_on", "kind": "self_harm", "opened_on": "2062-11-20" },
        { "code": "today_needed", "paths": ["flags[0].closed_on"] },
        { "code": "today_needed", "paths": ["flags[0].closed_on", "flags[3].closed_on"] },
        { "code": "due_far_ahead", "goal": "walk", "days": 13148 },
        { "code": "overdue", "goal": "cv", "days_overdue": 3 },
        { "code": "stage_readiness_disagree", "goal": "drink-less", "stage": "contemplation", "readiness": 5 },
        { "code": "prerequisite_below_tier", "first": "stress", "then": "trauma" },
        { "code": "prerequisite_retired", "first": "calm", "then": "expose" },
        { "code": "prerequisite_dropped", "first": "calm", "then": "expose" },
        { "code": "prerequisite_open_in_safety_tier", "first": "calm", "then": "self-harm" },
        { "code": "tier_not_set", "goals": ["stop-cutting"], "tier": "skills" },
        { "code": "tier_not_set", "goals": ["a", "b", "c", "d", "e", "f", "g"], "tier": "skills" },
        { "code": "none_active", "horizon": "short" },
        { "code": "none_active", "horizon": "long", "barred": [
            { "goal": "panic", "barriers": ["held_by_readiness"] },
            { "goal": "work", "barriers": ["on_hold", "no_score"] },
            { "goal": "home", "barriers": ["held_by_prerequisite"] },
            { "goal": "study", "barriers": ["barred_by_exclusive"] }] },
        { "code": "needs_first_step", "goal": "social" },
        { "code": "too_close_to_call", "goal": "worry", "probability": 0.43, "limit": 0.5 },
        { "code": "paths_left_out", "goals": 100, "limit": 60 },
        { "code": "active_set_not_searched", "sets": 288_100, "limit": 200_000 },
        { "code": "sequences_not_searched", "goals": 30, "limit": 16_384 },
        { "code": "probabilities_not_computed", "tiers": ["quality_of_life", "skills"], "goals": 22, "limit": 21 },
        { "code": "changes_not_tried", "goals": 120, "limit": 100 },
    ]);
    serde_json::from_value(all).unwrap()
}

/// Every change as history tells it.
fn clauses() -> Vec<String> {
    let flag = json!({ "kind": "self_harm", "opened_on": "2026-11-20", "opened_by": "therapist" });
    let goal = json!({ "id": "new", "title": "new", "horizon": "short" });
    let facts = json!([
        { "code": "set_rating", "goal": "a", "rater": "therapist", "criterion": "urgency", "to": 4 },
        { "code": "set_rating", "goal": "a", "rater": "client", "criterion": "readiness", "to": null },
        { "code": "set_due", "goal": "a", "to": "2026-12-01" }, { "code": "set_due", "goal": "a", "to": null },
        { "code": "set_stage", "goal": "a", "to": "action" }, { "code": "set_stage", "goal": "a", "to": null },
        { "code": "set_intensity", "goal": "a", "to": "act" }, { "code": "set_intensity", "goal": "a", "to": null },
        { "code": "set_status", "goal": "a", "to": "on_hold" }, { "code": "set_horizon", "goal": "a", "to": "long" },
        { "code": "set_tier", "goal": "a", "to": "quality_of_life" }, { "code": "set_tier", "goal": "a", "to": null },
        { "code": "set_sub_rank", "goal": "a", "to": 2 }, { "code": "set_client_rank", "goal": "a", "to": 1 },
        { "code": "set_client_rank", "goal": "a", "to": null },
        { "code": "set_parent", "goal": "a", "to": "b" }, { "code": "set_parent", "goal": "a", "to": null },
        { "code": "set_gentler_twin_of", "goal": "a", "to": "b" },
        { "code": "set_gentler_twin_of", "goal": "a", "to": null },
        { "code": "set_answers_flags", "goal": "a", "to": ["self_harm", "suicidality"] },
        { "code": "set_answers_flags", "goal": "a", "to": [] },
        { "code": "add_goal", "goal": goal }, { "code": "remove_goal", "goal": "a" },
        { "code": "set_arrow", "from": "a", "to": "b", "strength": 3 },
        { "code": "set_arrow", "from": "a", "to": "b", "sign": "interferes", "strength": null },
        { "code": "set_before", "first": "a", "then": "b", "agreed": true },
        { "code": "set_before", "first": "a", "then": "b", "agreed": false },
        { "code": "set_before", "first": "a", "then": "b", "agreed": null },
        { "code": "open_flag", "flag": flag }, { "code": "raise_flag", "kind": "self_harm", "to": "life_threatening" },
        { "code": "raise_flag", "kind": "self_harm", "to": null },
        { "code": "close_flag", "kind": "self_harm", "closed_on": "2026-11-25", "closed_by": "Dr.\nB" },
        { "code": "close_flag", "kind": "self_harm" },
        { "code": "correct_flag", "flag": flag },
        { "code": "set_contingency", "to": "a" }, { "code": "set_contingency", "to": null },
        { "code": "set_today", "to": "2026-11-25" }, { "code": "set_today", "to": null },
        { "code": "set_policy", "to": { "order": "leverage" } },
    ]);
    let facts: Vec<Change> = serde_json::from_value(facts).unwrap();
    for code in Change::CODES {
        assert!(facts.iter().any(|fact| fact.code() == *code), "no sentence for {code}");
    }
    let plain = rank(&example("example A: sleep")).unwrap();
    let mut history = compare(&plain, &plain).unwrap();
    history.facts = facts;
    let mover = |because: &[u32], jointly| {
        json!({
        "goal": "a", "rank_from": 2, "rank_to": null, "because": because, "jointly": jointly })
    };
    let movers = [
        mover(&[0], false),
        mover(&[0, 1], false),
        mover(&[0, 1, 2, 3, 4, 5, 6], false),
        mover(&[0, 1], true),
        mover(&[], false),
    ];
    history.movers = serde_json::from_value(json!(movers)).unwrap();
    history.explain()
}

/// The sentences of agendas, likewise.
#[test]
fn sentences_of_agendas_are_the_ones_that_were_read() {
    let cases = vectors("priority").into_iter().filter(|case| case.call == "priority.agenda" && case.expect.is_some());
    let (mut lines, mut codes) = (Vec::new(), Vec::new());
    for case in cases {
        let card = DiaryCard::from_json(&case.input.to_string()).unwrap();
        let agenda = agenda(&card).unwrap();
        codes.extend(agenda.findings.iter().map(|finding| finding.code().to_owned()));
        codes.extend(agenda.items.iter().flat_map(|item| &item.reasons).map(|reason| reason.code().to_owned()));
        lines.push(format!("\n{}", case.name));
        lines.extend(agenda.explain());
        let questions = agenda.findings.iter().filter(|finding| finding.is_question());
        assert!(questions.into_iter().all(|finding| finding.sentence().ends_with('?')), "a question ends in its mark");
    }
    for code in AgendaFinding::CODES.iter().chain(AgendaReason::CODES) {
        assert!(codes.iter().any(|told| told == code), "no sentence for {code}");
    }
    snapshot("priority-agenda.txt", &lines.join("\n"));
}

/// Blanks differ from zeros, and a card put together in Rust meets the same checks as one that is read.
#[test]
fn an_agenda_checks_what_reading_would_have_checked() {
    let case = vectors("priority").into_iter().find(|case| case.name.ends_with("a zero is an entry")).unwrap();
    let mut card = DiaryCard::from_json(&case.input.to_string()).unwrap();
    card.targets[0].scale.maximum = f64::NAN;
    assert_eq!(agenda(&card).unwrap_err().path(), "targets[0].scale");
    card.targets[0].scale.maximum = 5.0;
    card.days[0].entries[0].1 = f64::NAN;
    assert_eq!(agenda(&card).unwrap_err().code(), "not_a_number");
    card.days[0].entries = vec![card.days[0].entries[0].clone(); 2].into();
    card.days[0].entries.iter_mut().for_each(|(_, value)| *value = 0.0);
    let error = agenda(&card).unwrap_err();
    assert_eq!((error.code(), error.path()), ("duplicate_key", "days[0].entries.<entry 2>"));
    card.days.clear();
    assert_eq!(agenda(&card).unwrap().findings[0].code(), "ask_present_risk");
}

#[test]
fn what_if_tells_the_difference_and_changes_nothing() {
    let situation = example("example A: sleep");
    let before = situation.clone();
    let urgent = change(json!(
        { "code": "set_rating", "goal": "sleep", "rater": "client", "criterion": "urgency", "to": 4 }));
    let found = what_if(&situation, &[urgent]).unwrap();
    assert_eq!(situation, before);
    let stored: Difference = serde_json::from_str(&serde_json::to_string(&found).unwrap()).unwrap();
    assert_eq!(stored, found);
    let expected = json!({
        "moves": [
            { "goal": "sleep", "rank_from": 2, "rank_to": 1, "score_from": 45, "score_to": 60 },
            { "goal": "worry", "rank_from": 1, "rank_to": 2, "score_from": 48, "score_to": 48 },
        ],
        "top": { "from": "worry", "to": "sleep" },
        "freed": [], "barred": [], "activated": [], "deactivated": [],
        "plan_ready_before": true, "plan_ready_after": true,
    });
    assert_eq!(difference("", &expected, &serde_json::to_value(&found).unwrap()), None);
}

#[test]
fn what_if_takes_every_kind_of_change() {
    let base = example("example D");
    let flag = json!({ "kind": "self_harm", "opened_on": "2026-11-20", "opened_by": "therapist" });
    let goal = json!({ "id": "new", "title": "new", "horizon": "short",
                       "ratings": { "client": { "urgency": 5, "importance": 5, "readiness": 5 } } });
    let cases = [
        (json!({ "code": "set_due", "goal": "cv", "to": null }), "cv", json!({ "score_to": 32 })),
        (json!({ "code": "set_due", "goal": "journal", "to": "2026-11-24" }), "journal", json!({ "score_to": 50 })),
        (json!({ "code": "set_status", "goal": "cv", "to": "achieved" }), "cv", json!({ "rank_to": null })),
        (json!({ "code": "set_tier", "goal": "journal", "to": "safety" }), "journal", json!({ "rank_to": 1 })),
        (json!({ "code": "set_client_rank", "goal": "work", "to": 1 }), "work", json!({ "rank_to": 5 })),
        (json!({ "code": "add_goal", "goal": goal }), "new", json!({ "rank_from": null, "rank_to": 1 })),
        (json!({ "code": "remove_goal", "goal": "panic" }), "panic", json!({ "rank_to": null })),
        (json!({ "code": "set_today", "to": "2026-12-02" }), "cv", json!({ "score_to": 80 })),
        (json!({ "code": "set_contingency", "to": "journal" }), "journal", json!({ "rank_to": 1 })),
    ];
    for (input, goal, expected) in cases {
        let found = what_if(&base, &[change(input.clone())]).unwrap();
        let moved = found.moves.iter().find(|moved| moved.goal.as_str() == goal);
        let moved = serde_json::to_value(moved.unwrap()).unwrap();
        assert_eq!(difference("", &expected, &moved), None, "{input}");
    }
    let changed = |input: Value| what_if(&base, &[change(input)]).unwrap();
    let names =
        |goals: &[therapy_goals::scalar::GoalId]| -> Vec<String> { goals.iter().map(ToString::to_string).collect() };
    let held = what_if(
        &base,
        &[
            change(json!({ "code": "set_stage", "goal": "breathe", "to": "contemplation" })),
            change(json!({ "code": "set_intensity", "goal": "breathe", "to": "act" })),
        ],
    );
    assert_eq!(names(&held.unwrap().barred), ["breathe"]);
    let waits = changed(json!({ "code": "set_before", "first": "bed11", "then": "breathe", "agreed": true }));
    assert_eq!(names(&waits.barred), ["breathe"]);
    let opened = changed(json!({ "code": "open_flag", "flag": flag }));
    assert!(opened.plan_ready_before && !opened.plan_ready_after);
    assert_eq!(opened.findings_added[0].code(), "unanswered_flag");
    let short = changed(json!({ "code": "set_arrow", "from": "cv", "to": "journal", "sign": "interferes",
                                "strength": 1 }));
    assert!(short.moves.is_empty());
    let without = changed(json!({ "code": "set_parent", "goal": "cv", "to": null }));
    assert!(without.moves.is_empty() && !without.activated.is_empty());
    let refused = |input: Value| {
        let error = what_if(&base, &[change(input)]).unwrap_err();
        (error.kind().code(), error.path().to_owned())
    };
    assert_eq!(
        refused(json!({ "code": "set_due", "goal": "x", "to": null })),
        ("unknown_goal", "changes[0].goal".into())
    );
    assert_eq!(
        refused(json!({ "code": "close_flag", "kind": "self_harm" })),
        ("inconsistent", "changes[0].kind".into())
    );
    assert_eq!(
        refused(json!({ "code": "set_arrow", "from": "cv", "to": "work", "strength": null })),
        ("inconsistent", "changes[0].to".into())
    );
    assert_eq!(refused(json!({ "code": "set_today", "to": null })), ("missing", "today".into()));

    let mut wrong = base.clone();
    wrong.contingency = GoalId::new("nobody").ok();
    let due = || change(json!({ "code": "set_due", "goal": "x", "to": null }));
    let error = what_if(&wrong, &[due(), change(json!({ "code": "set_today", "to": null })), due()]).unwrap_err();
    let paths: Vec<&str> = error.faults().iter().map(|fault| fault.path.as_str()).collect();
    assert_eq!(paths, ["contingency", "changes[0].goal", "changes[2].goal"], "all faults at once");
}

#[test]
fn history_names_who_moved_and_why() {
    let earlier = example("example A: sleep");
    let mut later = earlier.clone();
    for input in [
        json!({ "code": "set_rating", "goal": "sleep", "rater": "client", "criterion": "urgency", "to": 5 }),
        json!({ "code": "set_rating", "goal": "couple", "rater": "client", "criterion": "readiness", "to": 2 }),
        json!({ "code": "set_rating", "goal": "work", "rater": "therapist", "criterion": "urgency", "to": 5 }),
    ] {
        let (raised, text) = (change(input.clone()), input);
        let before = rank(&later).unwrap();
        apply(&mut later, &raised);
        assert_ne!(before.basis, rank(&later).unwrap().basis, "{text}");
    }
    let comparison = compare(&rank(&earlier).unwrap(), &rank(&later).unwrap()).unwrap();
    let stored: Comparison = serde_json::from_str(&serde_json::to_string(&comparison).unwrap()).unwrap();
    assert_eq!(stored, comparison);
    let expected = json!({
        "facts": [
            { "code": "set_rating", "goal": "couple", "rater": "client", "criterion": "readiness", "to": 2 },
            { "code": "set_rating", "goal": "sleep", "rater": "client", "criterion": "urgency", "to": 5 },
            { "code": "set_rating", "goal": "work", "rater": "therapist", "criterion": "urgency", "to": 5 },
        ],
        "movers": [
            { "goal": "sleep", "rank_from": 2, "rank_to": 1, "because": [1], "jointly": false },
            { "goal": "worry", "rank_from": 1, "rank_to": 2, "because": [1], "jointly": false },
            { "goal": "work", "rank_from": 4, "rank_to": 3, "because": [0], "jointly": false },
            { "goal": "couple", "rank_from": 3, "rank_to": 4, "because": [0], "jointly": false },
        ],
    });
    assert_eq!(difference("", &expected, &serde_json::to_value(&comparison).unwrap()), None);
}

/// A stored ranking whose parts do not fit together is refused, with all that is wrong.
#[test]
fn a_stored_ranking_that_does_not_fit_together_is_refused() {
    let ranking = serde_json::to_value(rank(&example("example A: sleep")).unwrap()).unwrap();
    let refused = |change: &dyn Fn(&mut Value)| -> Vec<(&'static str, String)> {
        let mut stored = ranking.clone();
        change(&mut stored);
        let error = Document::from_json(&stored.to_string()).unwrap().read::<Ranking>().unwrap_err();
        error.faults().iter().map(|fault| (fault.kind.code(), fault.path.clone())).collect()
    };
    let one = |code, path: &str| vec![(code, path.to_owned())];
    assert_eq!(refused(&|stored| stored["top"] = json!("zzz")), one("unknown_goal", "top"));
    assert_eq!(refused(&|stored| stored["top"] = json!("sleep")), one("inconsistent", "top"));
    assert_eq!(refused(&|stored| stored["top"] = json!(null)), one("inconsistent", "top"));
    assert_eq!(refused(&|stored| stored["first_eligible"] = json!(null)), one("inconsistent", "first_eligible"));
    assert_eq!(refused(&|stored| stored["places"][2]["rank"] = json!(2)), one("inconsistent", "places[2].rank"));
    let swapped = |stored: &mut Value| stored["places"].as_array_mut().unwrap().swap(2, 3);
    assert_eq!(
        refused(&swapped),
        [("inconsistent", "places[2].rank".to_owned()), ("inconsistent", "places[3].rank".to_owned())]
    );
    assert_eq!(refused(&|stored| stored["orders"]["matrix"][0] = json!("sleep")), one("inconsistent", "orders.matrix"));
    let emptied = |stored: &mut Value| {
        stored["places"] = json!([]);
        stored["top"] = json!("zzz");
    };
    let paths: Vec<String> = refused(&emptied).into_iter().map(|(_, path)| path).collect();
    assert_eq!(paths, ["top", "first_eligible", "orders.matrix", "orders.leverage"]);
    let foreign = |stored: &mut Value| stored["not_ranking"] = json!([{ "goal": "x", "reason": "done" }]);
    assert_eq!(refused(&foreign), one("unknown_goal", "not_ranking[0].goal"));
    let twice = |stored: &mut Value| {
        let goal = stored["places"][0]["goal"].clone();
        stored["not_ranking"] = json!([{ "goal": goal, "reason": "done" }]);
    };
    assert_eq!(refused(&twice), one("duplicate_id", "not_ranking[0].goal"));
}

/// Beyond the bound on steps a comparison says so, and names no fact rather than guess.
#[test]
fn a_history_that_is_too_large_to_search_says_so() {
    let plan = |count: usize, importance: u8| {
        let goal = |number: usize| {
            json!({
                "id": format!("g{number}"), "title": "g", "horizon": "short",
                "ratings": { "client": { "urgency": 1 + number % 5, "importance": importance, "readiness": 3 } },
            })
        };
        let arrow = |number: usize| json!({ "from": format!("g{number}"), "to": format!("g{}", number + 1) });
        rank(&situation(&json!({
            "goals": (0..count).map(goal).collect::<Vec<_>>(),
            "arrows": (0..count - 1).map(arrow).collect::<Vec<_>>(),
            "before": [], "contingency": format!("g{}", importance),
        })))
        .unwrap()
    };
    let small = compare(&plan(20, 2), &plan(20, 4)).unwrap();
    assert!(small.searched && small.movers.iter().all(|mover| !mover.because.is_empty()));
    let large = compare(&plan(500, 2), &plan(500, 4)).unwrap();
    assert!(!large.searched && !large.movers.is_empty());
    assert!(large.movers.iter().all(|mover| mover.because.is_empty() && !mover.jointly));
    assert_eq!(large.facts.len(), 501);
}

/// Makes a change by way of the situation's own form.
fn apply(situation: &mut Situation, change: &Change) {
    let Change::SetRating { goal, rater, criterion, to } = change else { panic!("only ratings here") };
    let mut form = serde_json::to_value(&*situation).unwrap();
    let goals = form["goals"].as_array_mut().unwrap();
    let found = goals.iter_mut().find(|entry| entry["id"] == goal.as_str()).unwrap();
    found["ratings"][rater.code()][criterion.code()] = serde_json::to_value(to).unwrap();
    *situation = serde_json::from_value(form).unwrap();
}

#[test]
fn the_map_draws_what_there_is_and_nothing_that_a_title_says() {
    let hostile = json!({
        "goals": [
            { "id": "a\"]; x", "title": "stop \"it\" \\ ]; <b>{x}</b>\n#now`", "horizon": "short", "tier": "safety" },
            { "id": "b", "title": "walk &lt;here&gt; & there", "horizon": "short" },
            { "id": "c", "title": "draft", "horizon": "short", "status": "draft" },
        ],
        "arrows": [
            { "from": "b", "to": "a\"]; x", "strength": 3 },
            { "from": "a\"]; x", "to": "b", "sign": "interferes", "strength": 1 },
            { "from": "b", "to": "c" },
        ],
    });
    let ranking = rank(&situation(&hostile)).unwrap();
    let drawn = format!("{}\n{}", ranking.to_dot(), ranking.to_mermaid());
    let example = rank(&example("example A: sleep")).unwrap();
    snapshot("priority-map.txt", &format!("{drawn}\n{}\n{}", example.to_dot(), example.to_mermaid()));
}
