//! What of a plan is ranked, by whom, and how it goes.

#![expect(clippy::needless_pass_by_value, reason = "a value is written where it is used")]

use serde_json::{Value, json};
use therapy_goals::plan::{Event, Kind, Plan, PlanPolicy, PlanSeries, ranking_digest};
use therapy_goals::priority::rank;
use therapy_goals::scalar::Date;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn plan_with(policy: Value, events: &[(&str, &str, Value)]) -> Plan {
    let policy: PlanPolicy = serde_json::from_value(policy).unwrap();
    let mut plan = Plan::new("p".parse().unwrap(), None, Some(policy)).unwrap();
    for (number, (kind, on, data)) in events.iter().enumerate() {
        let event = json!({ "id": format!("e{number}"), "kind": kind, "by": { "role": "therapist" }, "entered": on,
            "happened": on, "why": "because", "data": data });
        plan = plan.apply(Event::from_json(&event.to_string()).unwrap()).unwrap();
    }
    plan
}

const START: &str = "2026-01-01";

fn goal(id: &str, more: Value) -> (&'static str, &'static str, Value) {
    let mut goal = json!({ "id": id, "title": id, "horizon": "short", "tier": "safety" });
    goal.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    ("goal_added", START, json!({ "goal": goal }))
}

fn rated(
    goal: &str,
    rater: &str,
    on: &'static str,
    [urgency, importance]: [u8; 2],
) -> (&'static str, &'static str, Value) {
    let data = json!({ "goal": goal, "rater": rater, "urgency": urgency, "importance": importance, "readiness": 3 });
    ("goal_rated", on, data)
}

fn order(plan: &Plan, on: &str) -> Vec<String> {
    let ranking = rank(&plan.situation(day(on))).unwrap();
    ranking.places.iter().map(|place| place.goal.to_string()).collect()
}

/// Drafts of a safety tier rank; their ratings are those of the day.
#[test]
fn the_situation_is_that_of_the_day() {
    let plan = plan_with(
        json!({}),
        &[
            goal("a", json!({})),
            goal("b", json!({ "due": "2026-06-01" })),
            rated("a", "client", START, [5, 5]),
            rated("b", "client", START, [2, 2]),
            rated("b", "client", "2026-02-01", [5, 5]),
            rated("a", "client", "2026-02-01", [1, 1]),
        ],
    );
    assert_eq!(order(&plan, "2026-01-15"), ["a", "b"]);
    assert_eq!(order(&plan, "2026-02-01"), ["b", "a"]);
    let situation = plan.situation(day("2026-02-01"));
    assert_eq!(situation.today, Some(day("2026-02-01")));
    // Twice the same, and another one for another day.
    let digest = |on: &str| ranking_digest(&rank(&plan.situation(day(on))).unwrap());
    assert_eq!(digest("2026-02-01"), digest("2026-02-01"));
    assert_ne!(digest("2026-01-15"), digest("2026-02-01"));
}

/// "One flag a kind, the earliest that is open": raised as far as any of them.
#[test]
fn of_each_kind_one_flag_is_ranked() {
    let policy = json!({ "ranking": { "hierarchy": "dbt_individual" } });
    let flag = |id: &str, on: &'static str, more: Value| {
        let mut data = json!({ "flag": id, "kind": "severe_substance_use" });
        data.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        ("flag_opened", on, data)
    };
    let plan = plan_with(
        policy,
        &[
            flag("f1", START, json!({})),
            flag("f2", "2026-01-02", json!({ "raised_to": "therapy_interfering" })),
            flag("f3", "2026-01-03", json!({ "raised_to": "life_threatening" })),
            ("flag_closed", "2026-01-10", json!({ "flag": "f1" })),
        ],
    );
    let flags = |on: &str| plan.as_known(day(on)).situation(day(on)).flags;
    assert_eq!((flags("2026-01-02").len(), flags("2026-01-02")[0].opened_on), (1, day(START)));
    assert_eq!(flags(START)[0].raised_to, None);
    assert_eq!(flags("2026-01-02")[0].raised_to.as_ref().unwrap().as_str(), "therapy_interfering");
    assert_eq!(flags("2026-01-03")[0].raised_to.as_ref().unwrap().as_str(), "life_threatening");
    assert_eq!(flags("2026-01-10")[0].opened_on, day("2026-01-02"));
    assert!(rank(&plan.situation(day("2026-01-10"))).is_ok());
}

#[test]
fn what_was_agreed_for_a_case_comes_first_while_it_lasts() {
    let invoked = |over: bool| json!({ "contingency": "c1", "over": over });
    let plan = plan_with(
        json!({}),
        &[
            goal("a", json!({})),
            ("contingency_agreed", START, json!({ "contingency": "c1", "when": "a relapse", "goal": "a" })),
            ("contingency_invoked", "2026-01-05", invoked(false)),
            ("contingency_invoked", "2026-01-09", invoked(true)),
        ],
    );
    let of = |on: &str| plan.situation(day(on)).contingency.map(|goal| goal.to_string());
    assert_eq!((of("2026-01-04"), of("2026-01-05"), of("2026-01-09")), (None, Some("a".to_owned()), None));
}

/// Every other rater has an order of its own, and a disagreement with the client; client and therapist stay as they are.
#[test]
fn a_parent_has_an_order_of_its_own() {
    let events = [
        goal("a", json!({})),
        goal("b", json!({})),
        rated("a", "client", START, [5, 5]),
        rated("b", "client", START, [2, 2]),
        rated("a", "parent", START, [1, 2]),
        rated("b", "parent", START, [5, 4]),
        rated("a", "teacher", START, [4, 4]),
    ];
    let plan = plan_with(json!({}), &events);
    let raters = plan.raters(day(START)).unwrap();
    let told: Vec<(String, Vec<String>, u32)> = raters
        .iter()
        .map(|rater| {
            let order = rater.order.iter().map(ToString::to_string).collect();
            (rater.rater.to_string(), order, rater.disagreement.discordant_pairs)
        })
        .collect();
    let ids = |ids: &[&str]| -> Vec<String> { ids.iter().map(|id| (*id).to_owned()).collect() };
    assert_eq!(told, [("parent".to_owned(), ids(&["b", "a"]), 1), ("teacher".to_owned(), ids(&["a"]), 0)]);
    assert_eq!(order(&plan, START), ["a", "b"]);
    // For a young child the parent is the main rater: the child's own order is told beside it.
    let plan = plan_with(json!({ "main_rater": "parent" }), &events);
    assert_eq!(order(&plan, START), ["b", "a"]);
    let raters: Vec<String> = plan.raters(day(START)).unwrap().iter().map(|rater| rater.rater.to_string()).collect();
    assert_eq!(raters, ["client", "teacher"]);
}

#[test]
fn what_was_put_off_comes_back() {
    let deferred = json!([{ "goal": "b", "revisit_at": "2026-03-01" }, { "goal": "a", "revisit_at": "2026-02-01" }]);
    let plan = plan_with(
        json!({}),
        &[
            goal("a", json!({})),
            goal("b", json!({})),
            ("ranking_seen", START, json!({ "digest": "abc", "deferred": deferred })),
            ("goal_dropped", "2026-04-01", json!({ "goal": "b", "reason": "not_important" })),
        ],
    );
    let due = |on: &str| -> Vec<String> { plan.revisit(day(on)).iter().map(|it| it.goal.to_string()).collect() };
    assert!(due("2026-01-31").is_empty());
    assert_eq!(due("2026-02-01"), ["a"]);
    assert_eq!(due("2026-03-01"), ["a", "b"]);
    assert_eq!(due("2026-04-01"), ["a"]);
}

fn series(plan: &Plan, input: Value) -> Vec<PlanSeries> {
    plan.series(&serde_json::from_value(input).unwrap()).unwrap()
}

fn values(series: &PlanSeries) -> Vec<Option<f64>> {
    series.series.points.iter().map(|point| point.value).collect()
}

/// "A series never runs across a merge, a split or a changed ladder."
#[test]
fn check_ins_are_a_series_until_the_ladder_changes() {
    let check_in =
        |on: &'static str, value: f64| ("check_in", on, json!({ "goal": "a", "rater": "client", "value": value }));
    let ladder = |top: &str| {
        let level = |score: i8, text: &str| json!({ "score": score, "text": text });
        let levels: Vec<Value> = (-2..=2)
            .map(|score| level(score, &if score == 2 { top.to_owned() } else { format!("level {score}") }))
            .collect();
        json!({ "ladder": { "goal": "a", "levels": levels, "baseline": -2 } })
    };
    let plan = plan_with(
        json!({}),
        &[
            goal("a", json!({})),
            goal("b", json!({})),
            check_in("2026-01-02", 0.0),
            ("ladder_set", "2026-01-03", ladder("much")),
            check_in("2026-01-09", 2.0),
            // Entered after the other one, and of the same day.
            check_in("2026-01-09", 3.0),
            ("ladder_set", "2026-01-10", ladder("more")),
            check_in("2026-01-16", 4.0),
            ("goal_merged", "2026-01-20", json!({ "goals": ["b"], "into": "a" })),
            check_in("2026-01-23", 5.0),
        ],
    );
    let all = series(&plan, json!({ "goal": "a", "reliable": 2 }));
    assert_eq!(values(&all[0]), [Some(0.0), Some(3.0)]);
    assert_eq!(values(&all[1]), [Some(4.0)]);
    assert_eq!(values(&all[2]), [Some(5.0)]);
    let ended: Vec<Option<&str>> = all.iter().map(|series| series.ended_by.map(Kind::code)).collect();
    assert_eq!(ended, [Some("ladder_set"), Some("goal_merged"), None]);
    // 0 is a rating; 3 is a reliable gain where 2 are.
    assert_eq!(all[0].status.trend.code(), "improving");
    assert_eq!(series(&plan, json!({ "goal": "a", "on": "2026-01-08" })).len(), 1);
}

/// One scale is one series; what is incomplete is a point without a value; the threshold is the instrument's, if chosen.
#[test]
fn scores_are_a_series_of_one_scale() {
    let scored = |on: &'static str, nine: Value, order: Option<u8>| {
        let mut responses: serde_json::Map<String, Value> = (1..=9).map(|item| (item.to_string(), json!(2))).collect();
        for item in ["1", "2", "3"] {
            responses.insert(item.to_owned(), nine.clone());
        }
        responses.insert("9".to_owned(), json!(0));
        let mut data = json!({ "instrument": "phq-9", "rater": "client", "responses": responses });
        if let Some(order) = order {
            data["order"] = json!(order);
        }
        ("score_recorded", on, data)
    };
    let plan = plan_with(
        json!({}),
        &[
            scored("2026-01-16", json!(1), None),
            scored("2026-01-02", json!(3), None),
            scored("2026-01-09", Value::Null, None),
            scored("2026-01-16", json!(0), Some(2)),
        ],
    );
    // Five items of 2, three that differ, and the ninth 0.
    let all = series(&plan, json!({ "instrument": "phq-9", "threshold": "nhs_talking_therapies" }));
    assert_eq!(values(&all[0]), [Some(19.0), None, Some(13.0), Some(10.0)]);
    let orders: Vec<Option<u16>> = all[0].series.points.iter().map(|point| point.order).collect();
    assert_eq!(orders, [None, None, Some(1), Some(2)]);
    assert_eq!((all.len(), all[0].series.reliable), (1, Some(6.0)));
    assert_eq!((all[0].status.trend.code(), all[0].status.without_value), ("improving", 1));
    assert_eq!(all[0].status.wins.len(), 1);
    // PHQ-9 has two published thresholds: without a choice nothing is said.
    assert_eq!(series(&plan, json!({ "instrument": "phq-9" }))[0].series.reliable, None);
    assert!(series(&plan, json!({ "instrument": "phq-9", "rater": "parent" })).is_empty());
}
