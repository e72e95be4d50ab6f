//! Documents of about a megabyte that are made to take long: each is read or refused within a second.
//!
//! `cargo bench --package therapy-goals-benches --bench door` prints what each takes, and fails where one takes
//! longer. The limits themselves are tested by count in `tests/tests/limits.rs`.

use std::fmt::Write as _;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use therapy_goals::document::{self, Document, Stored};
use therapy_goals::goal::Goal;
use therapy_goals::instrument::{self, Instrument, Respondent, Responses, Score};
use therapy_goals::priority::{Agenda, Change, DiaryCard, Policy, Ranking, Situation, what_if};

const MEGABYTE: usize = 1_000_000;

fn main() -> ExitCode {
    let mut slowest = Duration::ZERO;
    let mut told = |name: &str, bytes: usize, run: &dyn Fn() -> String| {
        let start = Instant::now();
        let outcome = run();
        let took = start.elapsed();
        slowest = slowest.max(took);
        println!("{:>7.1} ms  {bytes:>8} bytes  {name}: {outcome}", took.as_secs_f64() * 1e3);
    };
    for (name, definition) in definitions() {
        told(&format!("definition, {name}"), definition.len(), &|| outcome::<Instrument>(&definition));
    }
    for (name, entries) in hostile() {
        told(&format!("goal, {name}"), entries.len(), &|| outcome::<Goal>(&entries));
        told(&format!("situation, {name}"), entries.len(), &|| outcome::<Situation>(&entries));
        told(&format!("policy, {name}"), entries.len(), &|| outcome::<Policy>(&entries));
        told(&format!("diary card, {name}"), entries.len(), &|| outcome::<DiaryCard>(&entries));
        told(&format!("score, {name}"), entries.len(), &|| outcome::<Score>(&entries));
        told(&format!("ranking, {name}"), entries.len(), &|| outcome::<Ranking>(&entries));
        told(&format!("agenda, {name}"), entries.len(), &|| outcome::<Agenda>(&entries));
        told(&format!("answers, {name}"), entries.len(), &|| answers(&entries));
    }
    for (name, situation) in situations() {
        told(&format!("situation, {name}"), situation.len(), &|| outcome::<Situation>(&situation));
    }
    for (name, text) in others() {
        told(&format!("score, {name}"), text.len(), &|| outcome::<Score>(&text));
        told(&format!("diary card, {name}"), text.len(), &|| outcome::<DiaryCard>(&text));
    }
    let change = r#"{ "code": "set_tier", "goal": "x", "to": "y" }"#;
    let changes: Vec<Change> = vec![Change::from_json(change).unwrap(); MEGABYTE / change.len()];
    let situation = Situation::from_json(&situation(2_000, 0)).unwrap();
    told("changes of nothing", MEGABYTE, &|| described(what_if(&situation, &changes)));
    println!("the slowest: {:.1} ms", slowest.as_secs_f64() * 1e3);
    if slowest > Duration::from_secs(1) { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn outcome<T: Stored>(text: &str) -> String {
    described(document::from_json::<T>(text))
}

fn answers(text: &str) -> String {
    let read = |text: &str| Document::from_json(text)?.read::<Responses>();
    described(read(text).and_then(|responses| instrument::get("scared")?.score(&responses, Respondent::default())))
}

fn described<T>(answer: Result<T, therapy_goals::Error>) -> String {
    match answer {
        Ok(_) => "read".to_owned(),
        Err(error) => format!("{} and {} more", error.code(), error.faults().len() - 1),
    }
}

/// As many of these as make a megabyte, with a comma between them.
fn filled(entry: impl Fn(usize) -> String) -> String {
    let mut text = String::with_capacity(MEGABYTE + 1_000);
    for number in 0.. {
        if text.len() > MEGABYTE || number >= 99_000 {
            break;
        }
        let comma = if number > 0 { "," } else { "" };
        let _ = write!(text, "{comma}{}", entry(number));
    }
    text
}

/// Documents that fit nothing, or everything badly.
fn hostile() -> Vec<(&'static str, String)> {
    let lists = [
        "goals",
        "arrows",
        "before",
        "flags",
        "measures",
        "values",
        "targets",
        "days",
        "places",
        "findings",
        "items",
        "missing",
        "alerts",
        "subscales",
        "rules",
        "classifications",
        "undecided",
        "deadlines",
        "ratings",
    ];
    let every = |inner: &str| lists.map(|list| format!("\"{list}\":{inner}")).join(",");
    let numbers = format!("[{}]", "1,".repeat(MEGABYTE / 50) + "1");
    let objects = format!("[{}]", "{},".repeat(MEGABYTE / 60) + "{}");
    let names = (0..MEGABYTE / 300).map(|number| format!("\"k{number}\":{{}}")).collect::<Vec<_>>().join(",");
    vec![
        ("names that nothing has", format!("{{{}}}", filled(|number| format!("\"k{number}\":1")))),
        ("names that are nearly known", format!("{{{}}}", filled(|number| format!("\"titel{number}\":1")))),
        ("one name again and again", format!("{{{}}}", filled(|_| "\"id\":1".to_owned()))),
        ("lists of numbers", format!("{{{}}}", every(&numbers))),
        ("lists of objects", format!("{{{}}}", every(&objects))),
        ("objects of objects", format!("{{{}}}", every(&format!("{{{names}}}")))),
        ("a list of lists", format!("[{}]", filled(|_| "[[[]]]".to_owned()))),
        ("one long text", format!("{{\"title\":\"{}\"}}", "a ".repeat(MEGABYTE / 2))),
    ]
}

fn situation(goals: usize, arrows: usize) -> String {
    let goal = |number| {
        let ratings = r#"{"client":{"urgency":3,"importance":3,"readiness":3}}"#;
        format!(r#"{{"id":"g{number}","title":"t","horizon":"short","ratings":{ratings}}}"#)
    };
    let arrow = |number: usize| format!(r#"{{"from":"g{}","to":"g{}"}}"#, number % goals, (number * 7 + 1) % goals);
    let list = |count: usize, entry: &dyn Fn(usize) -> String| (0..count).map(entry).collect::<Vec<_>>().join(",");
    format!(r#"{{"goals":[{}],"arrows":[{}]}}"#, list(goals, &goal), list(arrows, &arrow))
}

fn situations() -> Vec<(&'static str, String)> {
    let goals = situation(2_000, 0);
    let with = |list: &str, entry: &dyn Fn(usize) -> String| {
        goals.replacen("\"arrows\":[]", &format!("\"{list}\":[{}]", filled(entry)), 1)
    };
    vec![
        ("all goals and arrows", situation(2_000, 20_000)),
        ("arrows to nowhere", with("arrows", &|number| format!(r#"{{"from":"x{number}","to":"y"}}"#))),
        ("one arrow again and again", with("arrows", &|_| r#"{"from":"g1","to":"g2"}"#.to_owned())),
        (
            "a loop of all goals",
            with("before", &|number| {
                format!(r#"{{"first":"g{}","then":"g{}"}}"#, number % 2_000, (number + 1) % 2_000)
            }),
        ),
        (
            "goals that are each other's twin",
            format!(
                r#"{{"goals":[{}]}}"#,
                filled(|number| format!(
                    r#"{{"id":"g{number}","title":"t","horizon":"short","gentler_twin_of":"g{}"}}"#,
                    number + 1
                ))
            ),
        ),
        ("flags", with("flags", &|_| r#"{"kind":"self_harm","opened_on":"2026-01-01","opened_by":"x"}"#.to_owned())),
    ]
}

fn others() -> Vec<(&'static str, String)> {
    let score = instrument::get("phq-9").unwrap().score([Some(1); 9], Respondent::default()).unwrap();
    let mut score = serde_json::to_value(score).unwrap();
    score["missing"] = Value::Array((0..90_000).map(|number| json!(format!("i{number}"))).collect());
    let mut names = score.clone();
    names["missing"] = json!([]);
    names["rules"] =
        (0..40_000).map(|number| (format!("r{number}"), json!("x"))).collect::<serde_json::Map<_, _>>().into();
    names["classifications"] =
        (0..20_000).map(|number| (format!("c{number}"), Value::Null)).collect::<serde_json::Map<_, _>>().into();
    let undecided = json!({ "reason": null, "possible": [] });
    names["undecided"] =
        (0..20_000).map(|number| (format!("c{number}"), undecided.clone())).collect::<serde_json::Map<_, _>>().into();
    let lines = |count: usize| {
        let targets = (0..count).map(|number| format!(r#"{{"id":"l{number}","title":"t","tier":"skills"}}"#));
        targets.collect::<Vec<_>>().join(",")
    };
    let day = |number: usize| {
        let entries = (0..200).map(|line| format!("\"l{line}\":{}", number % 5)).collect::<Vec<_>>().join(",");
        format!(r#"{{"date":"2025-{:02}-{:02}","entries":{{{entries}}}}}"#, number / 28 + 1, number % 28 + 1)
    };
    let card = |targets: String, days: String| {
        let period = r#""hierarchy":"dbt_individual","first_day":"2025-01-01","last_day":"2025-12-31""#;
        format!(r#"{{{period},"targets":[{targets}],"days":[{days}]}}"#)
    };
    vec![
        ("many missing items", score.to_string()),
        ("many names", names.to_string()),
        ("too many lines", card(lines(20_000), String::new())),
        ("all lines on all days", card(lines(200), (0..336).map(day).collect::<Vec<_>>().join(","))),
    ]
}

/// Definitions in which everything that may be long is.
fn definitions() -> Vec<(&'static str, String)> {
    let mut cases = Vec::new();
    let mut case = |name, change: &dyn Fn(&mut Value)| {
        let mut definition = serde_json::to_value(instrument::get("phq-9").unwrap()).unwrap();
        for field in ["classifications", "alerts", "reliable_change", "cutoffs"] {
            definition[field] = json!([]);
        }
        change(&mut definition);
        cases.push((name, definition.to_string()));
    };
    let item = |number: usize| json!({ "id": number.to_string(), "tag": "t", "response_scale": "frequency" });
    let items = |definition: &mut Value| {
        let scale = definition["response_scales"][0]["id"].clone();
        let with_scale = |number| {
            let mut item = item(number);
            item["response_scale"] = scale.clone();
            item
        };
        definition["items"] = (0..1_000).map(with_scale).collect();
        definition["total"]["items"] = (0..1_000).map(|number| json!(number.to_string())).collect();
        definition["total"].as_object_mut().unwrap().remove("bands");
    };
    let source = |definition: &Value| definition["sources"][0]["id"].clone();
    let classified = |definition: &mut Value, count: usize, when: &dyn Fn(usize) -> Value| {
        let source = source(definition);
        definition["classifications"] = (0..count)
            .map(|number| {
                let cases = json!([{ "code": "yes", "when": when(number) }]);
                let rule =
                    json!({ "id": "r", "cases": cases, "otherwise": "no", "source": source, "status": "confirmed" });
                json!({ "id": format!("c{number}"), "title": "t", "rules": { "rules": [rule] } })
            })
            .collect();
    };
    let of = |item: usize| json!({ "item": item.to_string(), "at_least": 1 });
    case("a thousand items", &items);
    case("subscales of all items", &|definition| {
        items(definition);
        let total = definition["total"].clone();
        definition["subscales"] = (0..220)
            .map(|number| {
                let mut scale = total.clone();
                scale["id"] = json!(format!("s{number}"));
                scale
            })
            .collect();
    });
    case("a score of one item again and again", &|definition| {
        items(definition);
        definition["total"]["items"] = vec![json!("1"); 1_000].into();
    });
    case("conditions on all items", &|definition| {
        items(definition);
        classified(definition, 19, &|_| json!({ "all": (0..1_000).map(of).collect::<Vec<_>>() }));
    });
    case("counts of all items", &|definition| {
        items(definition);
        let ids: Vec<String> = (0..1_000).map(|number| number.to_string()).collect();
        classified(definition, 19, &|_| json!({ "count": [{ "items": ids, "at_least": 1 }], "at_least": 500 }));
    });
    case("a million conditions", &|definition| {
        items(definition);
        let ids: Vec<String> = vec!["1".to_owned(); 1_000];
        classified(definition, 1, &|_| json!({ "all": vec![json!({ "items": ids, "at_least": 1 }); 220] }));
    });
    case("conditions on nothing that is known", &|definition| {
        items(definition);
        classified(definition, 19, &|_| json!({ "all": (5_000..6_000).map(of).collect::<Vec<_>>() }));
    });
    case("questions asked after questions", &|definition| {
        items(definition);
        for number in 1..1_000 {
            let earlier = (0..number.min(18)).map(|back| of(number - 1 - back)).collect::<Vec<_>>();
            definition["items"][number]["asked_if"] = json!({ "any": earlier });
        }
    });
    case("recoded answers", &|definition| {
        items(definition);
        let ids: Vec<String> = (0..1_000).map(|number| number.to_string()).collect();
        let row = |number: usize| json!({ "answer": number % 4, "counts": number, "items": ids });
        definition["total"]["recode"] = (0..150).map(row).collect();
    });
    case("sources without end", &|definition| {
        let source = json!({ "id": "x", "citation": "c" });
        definition["sources"] = vec![source; 30_000].into();
    });
    case("long texts", &|definition| definition["notes"] = vec![json!("n ".repeat(9_000)); 60].into());
    case("rules without end", &|definition| {
        let source = source(definition);
        let rule = |number: usize| json!({ "id": format!("p{number}"), "maximum_missing": 1, "source": source, "status": "confirmed" });
        definition["total"]["prorating"] = json!({ "rules": (0..1_000).map(rule).collect::<Vec<_>>() });
    });
    for (name, text) in hostile() {
        cases.push((name, text));
    }
    cases
}
