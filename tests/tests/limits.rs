//! Limits that a vector would be too long for, and scores that went through a store.

use serde_json::{Value, json};
use therapy_goals::attainment::{self, Attainment, AttainmentInput, Ladder, MAXIMUM_GOALS, TScoreInput};
use therapy_goals::change::{self, ChangeInput};
use therapy_goals::document::{self, Document, MAXIMUM_BYTES, MAXIMUM_DEPTH, MAXIMUM_LENGTH, Stored};
use therapy_goals::goal::Goal;
use therapy_goals::instrument::{
    self, Answer, Comparison, Condition, Definition, Instrument, MAXIMUM_CONDITIONS, MAXIMUM_ENTRIES, Operator,
    Respondent, Responses, Score,
};
use therapy_goals::priority::{Agenda, Change, DiaryCard, HierarchyDefinition, Policy, Ranking, Situation, what_if};
use therapy_goals::scalar::Code;
use therapy_goals::{Error, ErrorKind, Fault, MAXIMUM_FAULTS};
use therapy_goals_tests::plain;

fn ladder(goal: usize) -> Ladder {
    let levels = [-2, -1, 0, 1, 2].map(|score| format!(r#"{{"score":{score},"text":"level {score}"}}"#)).join(",");
    serde_json::from_str(&format!(r#"{{"goal":"{goal}","baseline":-1,"levels":[{levels}]}}"#)).unwrap()
}

fn input(goals: usize) -> AttainmentInput {
    let ratings = (0..goals).map(|goal| format!(r#"{{"goal":"{goal}","score":0}}"#)).collect::<Vec<_>>().join(",");
    let mut input: AttainmentInput =
        serde_json::from_str(&format!(r#"{{"ladders":[],"ratings":[{ratings}]}}"#)).unwrap();
    input.ladders = (0..goals).map(ladder).collect();
    input
}

#[test]
fn every_goal_up_to_the_limit_counts_and_not_one_more_is_taken() {
    let attainment = attainment::attain(&input(MAXIMUM_GOALS)).unwrap();
    assert_eq!(usize::from(attainment.used), MAXIMUM_GOALS);
    assert_eq!(attainment.used, attainment.at_or_above_expected);
    let error = attainment::attain(&input(MAXIMUM_GOALS + 1)).unwrap_err();
    let faults: Vec<_> = error.faults().iter().map(|fault| (fault.kind.code(), fault.path.as_str())).collect();
    assert_eq!(faults, [("too_many", "ladders"), ("too_many", "ratings")]);
}

/// A ladder that a host builds without reading it is checked all the same.
#[test]
fn a_ladder_out_of_all_bounds_is_refused() {
    let mut input = input(2);
    input.ladders[1].levels[4].score = 1e308;
    input.ratings[1].score = 1e308;
    let error = attainment::attain(&input).unwrap_err();
    assert_eq!((error.code(), error.path()), ("out_of_range", "ladders[1].levels"));
}

/// What was stored before raters and days were told apart reads as it did, and what is stored now comes back.
#[test]
fn attainments_go_through_a_store() {
    let earlier = r#"{"baseline":40.0,"current":60.0,"change":20.0,"used":1,"at_or_above_expected":1,"left_out":[],
        "rho":0.3,"goals":[{"goal":"a","baseline":-1.0,"current":1.0,"weight":1.0}]}"#;
    let read: Attainment = serde_json::from_str(earlier).unwrap();
    assert_eq!((read.current, read.rater, read.date), (Some(60.0), None, None));
    let lost = serde_json::from_str::<Attainment>(&earlier.replace(r#""current":60.0,"#, "")).unwrap_err();
    assert!(lost.to_string().contains("current: missing"), "{lost}");
    let rated = r#"{"goal":"a","score":1,"rater":"client","date":"2026-03-02"}"#;
    for ratings in ["", rated] {
        let ladder = r#"{"goal":"a","baseline":-1}"#;
        let text = format!(r#"{{"ladders":[{ladder}],"ratings":[{ratings}],"missing":"drop"}}"#);
        let input: AttainmentInput = serde_json::from_str(&text).unwrap();
        let again: AttainmentInput = serde_json::from_str(&serde_json::to_string(&input).unwrap()).unwrap();
        assert_eq!(again, input);
        let found = attainment::attain(&input).unwrap();
        let stored: Attainment = serde_json::from_str(&serde_json::to_string(&found).unwrap()).unwrap();
        assert_eq!(stored, found);
    }
}

/// Whoever stores a score may sort the names in it.
#[test]
fn the_order_of_rules_in_a_stored_score_does_not_matter() {
    let phq9 = instrument::get("phq-9").unwrap();
    let score = |answer: i32| serde_json::to_value(phq9.score([answer; 9], Respondent::default()).unwrap()).unwrap();
    let (pre, post) = (score(2), score(0));
    let rules = pre["rules"].as_object().unwrap();
    assert!(rules.len() > 1);
    let turned = rules.iter().rev().map(|(place, rule)| format!("\"{place}\":{rule}")).collect::<Vec<_>>().join(",");
    let (straight, rest) = (pre["rules"].to_string(), pre.to_string());
    let turned = rest.replace(&straight, &format!("{{{turned}}}"));
    assert_ne!(turned, rest);
    let text = format!(r#"{{"pre":{turned},"post":{post},"method":"published","threshold":"loewe_2004"}}"#);
    let input: ChangeInput = serde_json::from_str(&text).unwrap();
    assert_eq!(change::reliable_change(&input).unwrap().label, change::ChangeLabel::Improved);
}

/// The most faults that any error lists, where there are more; the text of the error says so.
fn cut(error: &Error) {
    assert_eq!(error.faults().len(), MAXIMUM_FAULTS);
    let text = error.to_string();
    assert_eq!(text.lines().count(), MAXIMUM_FAULTS + 1);
    assert!(text.ends_with("and more; only the first 1000 faults are listed"));
}

#[test]
fn no_error_lists_more_faults_than_stated() {
    let faults = |number: usize| vec![Fault::new(ErrorKind::Missing, "a", "b"); number];
    let error = |number| Error::from_faults(faults(number)).unwrap();
    assert_eq!(error(MAXIMUM_FAULTS).to_string().lines().count(), MAXIMUM_FAULTS);
    cut(&error(MAXIMUM_FAULTS + 1));
    cut(&error(999_999).at("changes[0]"));
    for (one, other) in [(1, MAXIMUM_FAULTS), (MAXIMUM_FAULTS, 1), (500, 501), (999_999, 999_999)] {
        cut(&Error::both::<(), ()>(Err(error(one)), Err(error(other))).unwrap_err());
    }
    let both = Error::both::<(), ()>(Err(error(500)), Err(error(500))).unwrap_err();
    assert_eq!((both.faults().len(), both.to_string().lines().count()), (1000, 1000));

    let phq9 = instrument::get("phq-9").unwrap();
    let again = vec![("1".to_owned(), Answer::from(9)); 99_999];
    cut(&phq9.score(Responses::Named(again), Respondent::default().with_age(131)).unwrap_err());
    let unknown: Vec<(String, String)> = vec![("x".to_owned(), "y".to_owned()); 50_000];
    cut(&phq9.with_rules(&unknown).unwrap_err());

    let twice = format!("{{{}\"id\":1}}", "\"id\":1,".repeat(50_000));
    cut(&Goal::from_json(&twice).unwrap_err());
    let keys: Vec<String> = (0..50_000).map(|number| format!("\"k{number}\":1")).collect();
    cut(&Goal::from_json(&format!("{{{}}}", keys.join(","))).unwrap_err());

    let goals = r#"{ "id": "a", "title": "t", "horizon": "short" }"#;
    let arrows = vec![r#"{ "from": "x", "to": "x" }"#; 20_000].join(",");
    let situation = format!(r#"{{ "goals": [{goals}], "arrows": [{arrows}] }}"#);
    cut(&Situation::from_json(&situation).unwrap_err());
    cut(&Document::from_json(&situation).unwrap().read::<Situation>().unwrap_err());
    let sound: Situation = Situation::from_json(&format!(r#"{{ "goals": [{goals}] }}"#)).unwrap();
    let change: Change = Change::from_json(r#"{ "code": "set_tier", "goal": "x", "to": "y" }"#).unwrap();
    cut(&what_if(&sound, &vec![change; 2_000]).unwrap_err());
    let input = TScoreInput::new([0.0]).with_weights(vec![-1.0; 50_000]);
    cut(&input.t_score().unwrap_err());
}

/// Each kind of document is refused above its size, before anything in it is looked at: these are no JSON.
#[test]
fn a_text_that_is_too_long_is_refused_unread() {
    fn of<T: Stored>() -> (usize, Result<(), Error>, Result<(), Error>) {
        let text = "[".repeat(T::MAXIMUM_BYTES + 1);
        let read = |text: &str| document::from_json::<T>(text).map(drop);
        (T::MAXIMUM_BYTES, read(&text), read(&text[1..]))
    }
    let kinds = [
        of::<Instrument>(),
        of::<Goal>(),
        of::<Situation>(),
        of::<Policy>(),
        of::<HierarchyDefinition>(),
        of::<DiaryCard>(),
        of::<Score>(),
        of::<Ranking>(),
        of::<Agenda>(),
        of::<Change>(),
        of::<AttainmentInput>(),
    ];
    for (bytes, longer, as_long) in kinds {
        assert!(bytes <= MAXIMUM_BYTES);
        let error = longer.unwrap_err();
        assert_eq!(
            (error.code(), error.path(), error.expected()),
            ("too_long", "", &*format!("at most {bytes} bytes of JSON"))
        );
        assert_eq!(as_long.unwrap_err().code(), "too_deep");
    }
    let text = " ".repeat(MAXIMUM_BYTES + 1);
    assert_eq!(Document::from_json(&text).unwrap_err().code(), "too_long");
    assert_eq!(Document::from_json(&text[1..]).unwrap_err().code(), "invalid_json");
    assert_eq!(Instrument::from_json(&text).unwrap_err().code(), "too_long");
    assert_eq!(Score::from_json(&text).unwrap_err().code(), "too_long");
}

/// How much is read of a text until it is refused: what stands behind the limit may be no JSON at all.
#[test]
fn counts_are_held_while_the_text_is_read() {
    let cases = [
        ("too_many", "[".to_owned() + &"0,".repeat(MAXIMUM_LENGTH + 1) + "oops"),
        ("too_many", "{".to_owned() + &"\"a\":0,".repeat(MAXIMUM_LENGTH + 1) + "oops"),
        ("too_many", "[".to_owned() + &format!("[{}0],", "0,".repeat(99_999)).repeat(10) + "oops"),
        ("too_deep", "[".repeat(MAXIMUM_DEPTH + 1) + "oops"),
        ("too_deep", "{\"a\":".repeat(MAXIMUM_DEPTH + 1) + "oops"),
    ];
    for (code, text) in cases {
        let error = Document::from_json(&text).unwrap_err();
        assert_eq!((error.code(), error.path()), (code, ""), "{}…", &text[..20]);
        let through_serde = serde_json::from_str::<Goal>(&text).unwrap_err().to_string();
        assert!(through_serde.contains(&code.replace('_', " ")), "{through_serde}");
    }
    let full = format!("[{}[0]]", format!("[{}0],", "0,".repeat(99_997)).repeat(10));
    assert!(Document::from_json(&full).is_ok());
    assert!(Document::from_json(&format!("[{}0]", "0,".repeat(MAXIMUM_LENGTH - 1))).is_ok());
    assert!(Document::from_json(&format!("{}0.5{}", "[".repeat(MAXIMUM_DEPTH), "]".repeat(MAXIMUM_DEPTH))).is_ok());
    for deepest in ["{}", "[]", "{\"a\":0.5}"] {
        let text = format!("{}{deepest}{}", "[".repeat(MAXIMUM_DEPTH), "]".repeat(MAXIMUM_DEPTH));
        assert_eq!(Document::from_json(&text).unwrap_err().code(), "too_deep", "{deepest}");
    }
}

/// The smallest definition of the README, with a condition of its own.
fn with_case(when: &Value) -> String {
    let text = include_str!("../../core/instruments/README.md");
    let (_, rest) = text.split_once("## The smallest definition").unwrap();
    let (_, rest) = rest.split_once("```json\n").unwrap();
    let mut definition: Value = serde_json::from_str(rest.split_once("```").unwrap().0).unwrap();
    let source = definition["sources"][0]["id"].clone();
    definition["classifications"] = json!([{ "id": "own", "title": "Own", "rules": { "rules": [{
        "id": "own", "source": source, "status": "confirmed", "otherwise": "no",
        "cases": [{ "code": "yes", "when": when }],
    }] } }]);
    definition.to_string()
}

#[test]
fn conditions_have_an_end() {
    const WHEN: &str = "classifications[0].rules.rules[0].cases[0].when";
    let item = json!({ "item": "1", "at_least": 1 });
    let nested =
        |outer: usize, inner: usize| json!({ "any": vec![json!({ "all": vec![item.clone(); inner] }); outer] });
    // One for the whole, one for each list in it, one for each item.
    let (most, outer) = (MAXIMUM_CONDITIONS, 20);
    let text = with_case(&nested(outer, most / outer));
    let error = Instrument::from_json(&text).unwrap_err();
    assert_eq!((error.code(), error.path(), error.faults().len()), ("too_many", WHEN, 1));
    assert_eq!(error.expected(), "at most 20000 conditions in all");
    let allowed = with_case(&nested(19, 1000));
    let instrument = Instrument::from_json(&allowed).unwrap();
    assert_eq!(Instrument::from_json(&serde_json::to_string(&instrument).unwrap()).unwrap(), instrument);
    // The same through serde, and made in Rust.
    let definition: Definition = serde_json::from_str(&text).unwrap();
    assert_eq!(Instrument::new(definition).unwrap_err().code(), "too_many");
    // `items` counts once for each of them, so that what is written can be read.
    let items = json!({ "items": vec!["1"; 600], "at_least": 1 });
    let error = Instrument::from_json(&with_case(&json!({ "all": [items.clone(), items] }))).unwrap_err();
    assert_eq!((error.code(), error.path()), ("too_many", WHEN));
}

/// A condition that a text could not hold is refused where it is made in Rust; one that it could comes back.
#[test]
fn conditions_are_as_deep_as_their_text_may_be() {
    let leaf = || Condition::Score(Code::new("total").unwrap(), Comparison { operator: Operator::AtLeast, value: 1.0 });
    let mut definition: Definition = serde_json::from_str(&with_case(&plain(&leaf()))).unwrap();
    let mut made = |levels: usize| {
        let condition = (0..levels).fold(leaf(), |inner, _| Condition::Not(Box::new(inner)));
        definition.classifications[0].rules.rules[0].cases[0].when = condition;
        Instrument::new(definition.clone())
    };
    // The condition is the ninth level of the document.
    let deepest = made(MAXIMUM_DEPTH - 9).unwrap();
    assert_eq!(Instrument::from_json(&serde_json::to_string(&deepest).unwrap()).unwrap(), deepest);
    for levels in [MAXIMUM_DEPTH - 8, 1_000] {
        assert_eq!(made(levels).unwrap_err().code(), "too_deep", "{levels}");
    }
}

type Lengthen = fn(&mut Definition, usize);

/// Every list of a definition that comes through serde or is made in Rust has an end, and is refused before its
/// entries are compared with each other.
#[test]
fn a_definition_made_in_rust_is_no_larger_than_one_that_is_read() {
    let text = with_case(&json!({ "item": "1", "at_least": 1 }));
    let sound: Definition = serde_json::from_str(&text).unwrap();
    let long: [(&str, Lengthen); 7] = [
        ("sources", |definition, length| definition.sources = vec![definition.sources[0].clone(); length]),
        ("items", |definition, length| definition.items = vec![definition.items[0].clone(); length]),
        ("notes", |definition, length| definition.notes = vec![definition.title.clone(); length]),
        ("response_scales[0].options", |definition, length| {
            definition.response_scales[0].options = vec![definition.response_scales[0].options[0].clone(); length];
        }),
        ("total.items", |definition, length| {
            definition.total.as_mut().unwrap().items = vec![definition.items[0].id.clone(); length];
        }),
        ("total.bands.rules[0].bands", |definition, length| {
            let set = &mut definition.total.as_mut().unwrap().bands.rules[0];
            set.bands = vec![set.bands[0].clone(); length];
        }),
        ("classifications[0].rules.rules[0].cases", |definition, length| {
            let rule = &mut definition.classifications[0].rules.rules[0];
            rule.cases = vec![rule.cases[0].clone(); length];
        }),
    ];
    for (path, change) in long {
        let mut definition = sound.clone();
        change(&mut definition, MAXIMUM_ENTRIES + 1);
        let error = Instrument::new(definition).unwrap_err();
        assert_eq!((error.code(), error.path(), error.faults().len()), ("too_many", path, 1));
    }
    let text = text.replacen(r#""domains":["#, &format!(r#""domains":[{}"#, r#""x","#.repeat(40_000)), 1);
    let through_serde: Definition = serde_json::from_str(&text).unwrap();
    assert_eq!(Instrument::new(through_serde).unwrap_err().path(), "domains");
}
