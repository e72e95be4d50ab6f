//! What two parts of the format say to each other: groups and rules for missing items, means and their sums, tables and
//! the people they are for, parts and what made their scores. Expected numbers are added up by hand.

mod forms;

use forms::{form, merge, read, refused, score};
use serde_json::{Value, json};
use therapy_goals::ErrorKind;
use therapy_goals::instrument::{
    Answer, Instrument, PartGiven, Reason, Respondent, Responses, Score, ScoreStatus, Verdict, get,
};
use therapy_goals::scalar::Code;

fn missing(score: &Score) -> Vec<&str> {
    score.missing().iter().map(Code::as_str).collect()
}

/// What is scored can be stored, and its definition can have said it.
fn can_be_stored(instrument: &Instrument, score: &Score) {
    let stored = Score::from_json(&serde_json::to_string(score).unwrap()).unwrap();
    assert_eq!(stored, *score);
    let verified = instrument.verify(&stored).unwrap();
    assert_eq!(verified.verdict, Verdict::Consistent, "{:?}", verified.differs);
}

/// Items that a person may leave out are missing where too few of their group are answered.
#[test]
fn a_group_with_too_few_answers_names_what_is_missing() {
    let qids = get("qids-sr-16").unwrap();
    let mut answers = [Some(1.0); 16];
    answers[5..9].fill(None);
    let plain = score(&qids, &answers);
    assert_eq!((plain.status(), plain.total(), plain.bounds()), (ScoreStatus::Incomplete, None, Some((8.0, 11.0))));
    assert_eq!((plain.answered(), plain.asked(), missing(&plain)), (12, 16, vec!["6", "7", "8", "9"]));
    can_be_stored(&qids, &plain);
    // Eight parts with one each, of nine.
    let own = qids.with_maximum_missing(1).unwrap();
    let prorated = score(&own, &answers);
    assert_eq!((prorated.status(), prorated.total()), (ScoreStatus::Prorated, Some(9.0)));
    assert_eq!(missing(&prorated), ["6", "7", "8", "9"]);
    can_be_stored(&own, &prorated);
    // One of the four is answered, where there must be two; and two are, so that nobody misses the others.
    answers[6] = Some(2.0);
    let one = score(&own, &answers);
    assert_eq!((one.status(), one.answered(), missing(&one)), (ScoreStatus::Prorated, 13, vec!["6", "8", "9"]));
    can_be_stored(&own, &one);
    answers[8] = Some(0.0);
    let two = score(&own, &answers);
    assert_eq!(
        (two.status(), two.total(), two.asked(), missing(&two)),
        (ScoreStatus::Complete, Some(10.0), 14, vec![])
    );
    can_be_stored(&own, &two);
    // A group is one of the parts of which some may be missing.
    assert!(qids.with_maximum_missing(8).is_ok());
    assert_eq!(qids.with_maximum_missing(9).unwrap_err().code(), "out_of_range");
    assert!(qids.with_rules(&[("prorating", "caller:9")]).is_err());
}

/// The same where the group stands in a part of the total.
#[test]
fn a_total_of_a_group_with_too_few_answers_names_what_is_missing() {
    let known = json!({ "source": "us", "status": "confirmed" });
    let mut made = form(&json!({
        "subscales": [
            { "id": "eats", "method": "sum", "items": ["1", "2", "3"], "highest_of": [{ "items": ["2", "3"], "minimum_answered": 1 }] },
            { "id": "rest", "method": "sum", "items": ["3", "4", "5"] }
        ],
        "total": { "method": "combination", "items": null, "parts": [{ "subscale": "eats" }, { "subscale": "rest" }] }
    }));
    for path in ["/subscales/0", "/subscales/1"] {
        merge(made.pointer_mut(path).unwrap(), &known);
    }
    for item in [1, 2] {
        made["items"][item]["optional"] = json!(true);
    }
    let mine = Instrument::from_json(&made.to_string()).unwrap().with_maximum_missing(1).unwrap();
    let found = score(&mine, &[Some(2.0), None, None, Some(1.0), Some(3.0)]);
    assert_eq!((found.status(), found.total()), (ScoreStatus::Prorated, Some(8.0)));
    assert_eq!((found.answered(), found.asked(), missing(&found)), (3, 5, vec!["2", "3"]));
    let eats = found.subscale("eats").unwrap();
    assert_eq!((eats.answered(), eats.asked(), missing(eats)), (1, 3, vec!["2", "3"]));
    // Where it stands by itself it may be left out.
    let rest = found.subscale("rest").unwrap();
    assert_eq!(
        (rest.status(), rest.total(), rest.asked(), missing(rest)),
        (ScoreStatus::Complete, Some(4.0), 2, vec![])
    );
    can_be_stored(&mine, &found);
    // Without a total, the form as a whole.
    made["total"] = Value::Null;
    let mine = Instrument::from_json(&made.to_string()).unwrap().with_maximum_missing(1).unwrap();
    let found = score(&mine, &[Some(2.0), None, None, Some(1.0), Some(3.0)]);
    assert_eq!((found.status(), found.answered(), found.asked()), (ScoreStatus::Prorated, 3, 5));
    assert_eq!(missing(&found), ["2", "3"]);
    can_be_stored(&mine, &found);
    // Nobody can answer enough of what is not asked.
    let mut never = form(&json!({ "total": { "highest_of": [{ "items": ["2", "3"], "minimum_answered": 2 }] } }));
    never["items"][2]["asked_if"] = json!({ "item": "1", "at_least": 1 });
    let error = Instrument::from_json(&never.to_string()).unwrap_err();
    assert_eq!((error.code(), error.path()), ("inconsistent", "total.highest_of[0].items[1]"));
    never["items"][2]["when_not_asked"] = json!(0);
    assert!(Instrument::from_json(&never.to_string()).is_ok());
}

/// Two subscales and their sum.
fn sum_of_two(one: &Value, other: &Value, total: &Value) -> Value {
    let mut made = json!({
        "subscales": [one, other],
        "total": { "method": "combination", "items": null, "parts": [{ "subscale": "one" }, { "subscale": "other" }] }
    });
    for (place, id) in ["one", "other"].into_iter().enumerate() {
        let mut known = json!({ "id": id, "method": "sum", "source": "us", "status": "confirmed" });
        merge(&mut known, &made["subscales"][place]);
        made["subscales"][place] = known;
    }
    merge(&mut made["total"], total);
    made
}

/// A mean is divided by its parts, which are fewer than its items where a group is one of them.
#[test]
fn means_add_up_by_what_they_are_divided_by() {
    let none = json!({});
    let grouped = json!({ "method": "mean", "items": ["1", "2", "3", "4"], "highest_of": [{ "items": ["3", "4"] }] });
    let plain = json!({ "method": "mean", "items": ["1", "2", "3", "5"] });
    let mine = read(&sum_of_two(&grouped, &plain, &none)).unwrap();
    let found = score(&mine, &[Some(1.0), Some(1.0), Some(3.0), Some(0.0), Some(0.0)]);
    // (1 + 1 + 3) / 3 + (1 + 1 + 3 + 0) / 4
    assert!((found.total().unwrap() - 35.0 / 12.0).abs() < 1e-12, "{found:?}");
    can_be_stored(&mine, &found);
    // What was not asked counts a number, and is one of those by whose number is divided.
    let mean = |items: [&str; 3]| json!({ "method": "mean", "items": items });
    let mut settled =
        form(&sum_of_two(&mean(["1", "2", "3"]), &json!({ "method": "mean", "items": ["4", "5"] }), &none));
    settled["items"][2]["asked_if"] = json!({ "item": "1", "at_least": 1 });
    settled["items"][2]["when_not_asked"] = json!(1);
    let mine = Instrument::from_json(&settled.to_string()).unwrap();
    let found = score(&mine, &[Some(0.0), Some(1.0), None, Some(1.0), Some(1.0)]);
    assert!((found.total().unwrap() - 5.0 / 3.0).abs() < 1e-12, "{found:?}");
    can_be_stored(&mine, &found);
    // A table reports what it reports, with as many decimals as it has.
    let table: Vec<Value> =
        [0.0, 4.125, 7.333, 9.0].iter().enumerate().map(|(raw, to)| json!({ "raw": raw, "reported": to })).collect();
    let looked_up = |item: &str| json!({ "method": "mean", "items": [item], "conversion": table });
    let mine = read(&sum_of_two(&looked_up("1"), &looked_up("2"), &none)).unwrap();
    let found = score(&mine, &[Some(1.0), Some(2.0), Some(0.0), Some(0.0), Some(0.0)]);
    assert_eq!(found.total(), Some(4.125 + 7.333));
    can_be_stored(&mine, &found);
    // Alike they are divided once: 1/3 + 2/3 is 1, exactly.
    let mine = read(&sum_of_two(&mean(["1", "2", "3"]), &mean(["3", "4", "5"]), &none)).unwrap();
    let thirds = score(&mine, &[Some(1.0), Some(0.0), Some(0.0), Some(1.0), Some(1.0)]);
    assert_eq!(thirds.total(), Some(1.0));
}

/// What a combination cannot reach is no band, no cutoff and no alert.
#[test]
fn what_a_combination_cannot_reach_is_refused() {
    let part = |items: [&str; 2]| json!({ "items": items });
    let made = |total: Value| sum_of_two(&part(["1", "2"]), &part(["3", "4"]), &total);
    let mine = read(&made(json!({ "multiply": 2 }))).unwrap();
    assert_eq!(mine.range("total"), Some((0.0, 24.0)));
    let bands = |from: [f64; 2]| {
        let bands = json!([{ "code": "low", "from": from[0] }, { "code": "high", "from": from[1] }]);
        json!({ "bands": { "default": "own", "rules": [{ "id": "own", "bands": bands, "source": "us", "status": "confirmed" }] } })
    };
    assert!(read(&made(bands([0.0, 12.0]))).is_ok());
    let path = |place: usize| format!("total.bands.rules[0].bands[{place}].from");
    assert_eq!(refused(&made(bands([1.0, 12.0]))), [(ErrorKind::OutOfRange, path(0))]);
    assert_eq!(refused(&made(bands([0.0, 13.0]))), [(ErrorKind::OutOfRange, path(1))]);
    let rule = |rule: Value| {
        let mut all = json!({ "id": "own", "source": "us", "status": "confirmed" });
        merge(&mut all, &rule);
        json!({ "default": "own", "rules": [all] })
    };
    let and = |change: Value| {
        let mut all = made(json!({}));
        merge(&mut all, &change);
        refused(&all)
    };
    let cutoff = rule(
        json!({ "cutoff": { "score": "total", "below": "below", "at": "above", "above": "above", "values": [{ "value": 100 }] } }),
    );
    assert_eq!(
        and(json!({ "classifications": [{ "id": "cut", "title": "a cutoff", "rules": cutoff }] })),
        [(ErrorKind::OutOfRange, "classifications[0].rules.rules[0].cutoff.values[0].value".to_owned())]
    );
    let alert = rule(json!({ "when": { "score": "total", "at_least": 13 } }));
    assert_eq!(
        and(json!({ "alerts": [{ "id": "high", "question": "High: what is it?", "rules": alert }] })),
        [(ErrorKind::OutOfRange, "alerts[0].rules.rules[0].when".to_owned())]
    );
    let known = json!({ "id": "own", "score": "total", "population": "ours", "source": "us", "status": "confirmed" });
    let with = |change: Value| {
        let mut all = known.clone();
        merge(&mut all, &change);
        all
    };
    assert_eq!(
        and(json!({ "cutoffs": [with(json!({ "first_clinical": 12.5 }))] })),
        [(ErrorKind::OutOfRange, "cutoffs[0].first_clinical".to_owned())]
    );
    assert_eq!(
        and(json!({ "reliable_change": [with(json!({ "value": 13 }))] })),
        [(ErrorKind::OutOfRange, "reliable_change[0].value".to_owned())]
    );
    // A fixed number is one that the score can have, multiplied as it is.
    let gate = |value: f64| json!({ "multiply": 2, "gate": { "when": { "item": "1", "equals": 0 }, "value": value } });
    assert!(read(&made(gate(24.0))).is_ok());
    assert_eq!(refused(&made(gate(25.0))), [(ErrorKind::OutOfRange, "total.gate.value".to_owned())]);
    // Where one item counts in both parts, the lowest is not what the lowest of both make.
    let difference = json!({ "parts": [{ "subscale": "one" }, { "subscale": "other", "weight": -1 }] });
    let shared = |bands: Value| {
        let mut total = difference.clone();
        merge(&mut total, &bands);
        sum_of_two(&json!({ "items": ["1", "2", "3", "4"] }), &json!({ "items": ["3", "4"] }), &total)
    };
    assert!(read(&shared(bands([0.0, 4.0]))).is_ok());
    assert_eq!(refused(&shared(bands([-7.0, 4.0]))), [(ErrorKind::OutOfRange, path(0))]);
    // A stored score that nobody can have is none of this definition's.
    let mine = read(&made(json!({}))).unwrap();
    let text = serde_json::to_string(&score(&mine, &[Some(3.0); 5])).unwrap();
    let far = text.replacen("\"total\":12", "\"total\":99", 1).replacen(
        "\"bounds\":[12.0,12.0]",
        "\"bounds\":[99.0,99.0]",
        1,
    );
    assert_ne!(far, text);
    let verified = mine.verify(&Score::from_json(&far).unwrap()).unwrap();
    assert_eq!((verified.verdict, verified.differs[0].as_str()), (Verdict::Inconsistent, "bounds"));
}

/// A score of which all may be left out has a value only where something counts.
#[test]
fn bounds_of_what_may_be_left_out_begin_where_one_counts() {
    let mut made = form(&json!({
        "response_scales": [{ "id": "often", "options": [{ "value": 1 }, { "value": 2 }, { "value": 3 }] }],
        "subscales": [{ "id": "later", "method": "sum", "items": ["2", "3", "4"], "source": "us", "status": "confirmed" }]
    }));
    for (item, least) in [(1, 2), (2, 2), (3, 3)] {
        made["items"][item]["asked_if"] = json!({ "item": "1", "at_least": least });
    }
    let mine = Instrument::from_json(&made.to_string()).unwrap();
    assert_eq!(mine.range("later"), Some((1.0, 9.0)));
    let open = score(&mine, &[None; 5]);
    assert_eq!(open.subscale("later").unwrap().bounds(), Some((1.0, 9.0)));
    can_be_stored(&mine, &open);
    // One answer counts, and others may.
    let one = score(&mine, &[None, Some(2.0), None, None, Some(1.0)]);
    assert_eq!(one.subscale("later").unwrap().bounds(), Some((2.0, 8.0)));
    can_be_stored(&mine, &one);
    // Where less than nothing can be added, that is the lowest, and nothing at all is no value.
    made["subscales"][0]["weights"] = json!([{ "weight": -2, "items": ["2", "3", "4"] }]);
    let mine = Instrument::from_json(&made.to_string()).unwrap();
    let open = score(&mine, &[None; 5]);
    assert_eq!(open.subscale("later").unwrap().bounds(), Some((-18.0, -2.0)));
    can_be_stored(&mine, &open);
}

/// What counts where an item was not asked is one of its answers, and a row is for its own answer.
#[test]
fn a_row_is_for_its_own_answer() {
    let settled = |value: Value| {
        let mut made = form(&json!({ "total": { "recode": [{ "answer": 1, "counts": 7 }] } }));
        made["items"][1]["asked_if"] = json!({ "item": "1", "at_least": 1 });
        made["items"][1]["when_not_asked"] = value;
        Instrument::from_json(&made.to_string())
    };
    for value in [json!(1.5), json!(900), json!(-1), json!(0.99)] {
        let error = settled(value).unwrap_err();
        assert_eq!((error.code(), error.path()), ("not_an_option", "items[1].when_not_asked"));
    }
    let found = score(&settled(json!(1)).unwrap(), &[Some(0.0), None, Some(0.0), Some(0.0), Some(2.0)]);
    assert_eq!(found.total(), Some(9.0));
    // Nothing at all counts nothing, where no answer is 0: it is neither reversed nor stands in a row.
    let nothing = |change: Value| {
        let mut made = form(&json!({ "total": { "items": ["1", "2"] } }));
        let scales = made["response_scales"].as_array_mut().unwrap();
        scales.push(json!({ "id": "from_one", "options": [{ "value": 1 }, { "value": 2 }, { "value": 3 }] }));
        made["items"][1]["response_scale"] = json!("from_one");
        made["items"][1]["asked_if"] = json!({ "item": "1", "at_least": 1 });
        made["items"][1]["when_not_asked"] = json!(0);
        merge(&mut made["total"], &change);
        Instrument::from_json(&made.to_string())
    };
    let mine = nothing(json!({ "recode": [{ "answer": 1, "counts": 0, "items": ["2"] }] })).unwrap();
    assert_eq!(score(&mine, &[Some(0.0), None, Some(0.0), Some(0.0), Some(0.0)]).total(), Some(0.0));
    for change in [json!({ "reversed": ["2"] }), json!({ "recode": [{ "answer": 0, "counts": 5 }] })] {
        let error = nothing(change).unwrap_err();
        assert_eq!((error.code(), error.path()), ("inconsistent", "total.items[1]"));
    }
    // An answer of one half is no answer of one, where both kinds of item stand in one score.
    let mut mixed = form(&json!({ "total": { "recode": [{ "answer": 0.5, "counts": 3 }] } }));
    let halves = json!({ "id": "halves", "options": [{ "value": 0 }, { "value": 0.5 }, { "value": 1 }] });
    mixed["response_scales"].as_array_mut().unwrap().push(halves);
    mixed["items"][0]["response_scale"] = json!("halves");
    let mine = Instrument::from_json(&mixed.to_string()).unwrap();
    let found = score(&mine, &[Some(0.5), Some(1.0), Some(0.0), Some(0.0), Some(2.0)]);
    assert_eq!(found.total(), Some(6.0));
}

/// Two items first, then one that counts in no score and two that do; the third is asked after some of the second.
fn stopping() -> Value {
    let mut made = form(&json!({
        "subscales": [{ "id": "short", "method": "sum", "items": ["1", "2"], "source": "us", "status": "confirmed" }],
        "stop": { "after": "2", "when": { "score": "short", "below": 3 }, "score": "short", "source": "us", "status": "confirmed" },
        "total": { "items": ["1", "2", "4", "5"] }
    }));
    made["items"][2]["scored"] = json!(false);
    made["items"][3]["asked_if"] = json!({ "item": "2", "at_least": 2 });
    made
}

/// Whoever answers a later item, whether it counts or was to be asked, did not end before it.
#[test]
fn a_form_did_not_end_before_its_last_answer() {
    let mine = Instrument::from_json(&stopping().to_string()).unwrap();
    let of = |answers: &[(&str, f64)]| {
        let named = answers.iter().map(|(item, answer)| ((*item).to_owned(), Answer::Number(*answer)));
        mine.score(Responses::Named(named.collect()), Respondent::default()).unwrap()
    };
    let ended = of(&[("1", 1.0), ("2", 1.0)]);
    assert_eq!(ended.reason(), Some(Reason::StoppedEarly));
    can_be_stored(&mine, &ended);
    let not_scored = of(&[("1", 1.0), ("2", 1.0), ("3", 0.0)]);
    assert_eq!((not_scored.status(), not_scored.reason()), (ScoreStatus::Incomplete, None));
    let not_asked = of(&[("1", 1.0), ("2", 1.0), ("4", 1.0)]);
    assert_eq!(
        (not_asked.status(), not_asked.reason(), missing(&not_asked)),
        (ScoreStatus::Incomplete, None, vec!["5"])
    );
}

fn part(id: &str, item: &str) -> Value {
    json!({ "id": id, "items": [{ "id": "1", "tag": "an item", "response_scale": "often" }, { "id": "2", "tag": "an item", "response_scale": "often" }],
            "total": { "items": ["1", "2"] },
            "alerts": [{ "id": "risk", "question": "A risk: what is it?", "rules": { "default": "own", "rules": [
                { "id": "own", "when": { "item": item, "at_least": 2 }, "source": "us", "status": "confirmed" }] } }] })
}

/// A form of two others that may end after the first, and in which the last item is asked after the first.
fn both_stopping() -> Value {
    let item = |id: &str| json!({ "id": id, "tag": "an item", "response_scale": "often" });
    let items = ["mood.1", "mood.2", "worry.1", "worry.2"].map(item);
    let scales = ["mood", "worry"].map(|id| {
        json!({ "id": id, "method": "sum", "items": [format!("{id}.1"), format!("{id}.2")],
                                                        "source": "us", "status": "confirmed" })
    });
    let mut made = json!({
        "parts": ["mood", "worry"], "items": items, "subscales": scales,
        "total": { "method": "combination", "items": null, "parts": [{ "subscale": "mood" }, { "subscale": "worry" }] },
        "stop": { "after": "mood.2", "when": { "score": "mood", "below": 3 }, "score": "mood", "source": "us", "status": "confirmed" },
        "classifications": [{ "id": "cut", "title": "a cutoff", "rules": { "default": "own", "rules": [
            { "id": "own", "source": "us", "status": "confirmed", "otherwise": "low",
              "cases": [{ "code": "high", "when": { "all": [{ "score": "mood", "at_least": 3 }, { "item": "worry.2", "at_least": 1 }] } }] }] } }]
    });
    merge(&mut made, &json!({ "id": "both" }));
    made
}

/// A stop looks at the same form, whether a part arrives as answers or as its score.
#[test]
fn how_a_part_arrives_says_nothing_of_where_the_form_ended() {
    let own = |id: &str| read(&part(id, "1")).unwrap();
    let both = read(&both_stopping()).unwrap();
    let answers: [[Option<f64>; 2]; 4] =
        [[Some(1.0), Some(1.0)], [Some(2.0), Some(2.0)], [Some(1.0), None], [None, None]];
    for (mood, worry) in answers.iter().flat_map(|mood| answers.iter().map(move |worry| (mood, worry))) {
        let expected = score(&both, &[mood[0], mood[1], worry[0], worry[1]]);
        let given = |id: &str, answers: &[Option<f64>; 2], as_score: bool| {
            let given = if as_score {
                score(&own(id), answers).into()
            } else {
                PartGiven::from(Responses::from(answers.as_slice()))
            };
            (id.to_owned(), given)
        };
        for (first, second) in [(true, false), (false, true), (true, true), (false, false)] {
            let parts = [given("mood", mood, first), given("worry", worry, second)];
            let found = both.score_parts(&parts, Respondent::default()).unwrap();
            let said = |score: &Score| {
                let subscales: Vec<_> = score
                    .subscales()
                    .iter()
                    .map(|part| (part.status(), part.total(), part.bounds(), part.reason()))
                    .collect();
                (
                    score.status(),
                    score.total(),
                    score.bounds(),
                    score.reason(),
                    score.answered(),
                    score.asked(),
                    subscales,
                )
            };
            assert_eq!(said(&found), said(&expected), "{mood:?} {worry:?} {first} {second}");
            assert_eq!(missing(&found), missing(&expected));
            can_be_stored(&both, &found);
        }
    }
}

/// What was answered though it was not asked is heard beside the score of another part.
#[test]
fn answers_that_were_not_asked_for_are_heard_beside_a_score() {
    let mut made = form(&both_stopping());
    made["stop"] = Value::Null;
    made["items"][3]["asked_if"] = json!({ "item": "worry.1", "at_least": 3 });
    let both = Instrument::from_json(&made.to_string()).unwrap();
    let whole = score(&both, &[Some(2.0), Some(2.0), Some(1.0), Some(1.0)]);
    assert_eq!(whole.classification("cut"), Some("high"));
    let mood = score(&read(&part("mood", "1")).unwrap(), &[Some(2.0), Some(2.0)]);
    let worry = Responses::List(vec![1.0.into(), 1.0.into()]);
    let parts = [("mood".to_owned(), mood.into()), ("worry".to_owned(), worry.into())];
    let found = both.score_parts(&parts, Respondent::default()).unwrap();
    assert_eq!(found.classification("cut"), Some("high"));
}

/// A part is scored as this form scores it, by the same items and answers and the same rule for what is missing.
#[test]
fn a_score_that_was_made_otherwise_is_no_part() {
    let mut made = both_stopping();
    made["stop"] = Value::Null;
    let both = read(&made).unwrap();
    let with = |mood: &Score| both.score_parts(&[("mood".to_owned(), mood.clone().into())], Respondent::default());
    let mine = read(&part("mood", "1")).unwrap();
    let answers = [Some(2.0), Some(1.0)];
    assert!(with(&score(&mine, &answers)).is_ok());
    let refused = |mood: &Score| {
        let error = with(mood).unwrap_err();
        assert_eq!((error.code(), error.path()), ("inconsistent", "responses.mood.scale_digest"), "{error}");
    };
    // Another definition of the same id.
    let mut other = form(&part("mood", "1"));
    other["total"]["reversed"] = json!(["2"]);
    refused(&score(&Instrument::from_json(&other.to_string()).unwrap(), &answers));
    // A caller's rule, unless the same one is chosen here.
    let own = mine.with_maximum_missing(1).unwrap();
    let prorated = score(&own, &[Some(2.0), None]);
    assert_eq!(prorated.total(), Some(4.0));
    refused(&prorated);
    let chosen = both.with_rules(&[("mood.prorating", "caller:1")]).unwrap();
    let parts = [
        ("mood".to_owned(), prorated.clone().into()),
        ("worry".to_owned(), score(&read(&part("worry", "1")).unwrap(), &answers).into()),
    ];
    assert_eq!(chosen.score_parts(&parts, Respondent::default()).unwrap().total(), Some(7.0));
    // Nobody knows what made a score without digests of a form that does not ship.
    let mut older = serde_json::to_value(score(&mine, &answers)).unwrap();
    for digest in ["scale_digest", "definition_digest"] {
        older[digest] = Value::Null;
    }
    refused(&Score::from_json(&older.to_string()).unwrap());
}

/// The parts of a shipped form are the totals of shipped ones, so that their scores can stand for answers.
#[test]
fn the_score_of_a_shipped_form_is_a_part_of_a_shipped_one() {
    let ads = get("phq-ads").unwrap();
    let scored = |id: &str, items: usize| score(&get(id).unwrap(), &vec![Some(1.0); items]);
    let parts = [("phq-9".to_owned(), scored("phq-9", 9).into()), ("gad-7".to_owned(), scored("gad-7", 7).into())];
    assert_eq!(ads.score_parts(&parts, Respondent::default()).unwrap().total(), Some(16.0));
    // One that was stored before there were digests, by the version that ships.
    let mut older = serde_json::to_value(scored("phq-9", 9)).unwrap();
    for digest in ["scale_digest", "definition_digest"] {
        older[digest] = Value::Null;
    }
    let older = Score::from_json(&older.to_string()).unwrap();
    assert!(ads.score_parts(&[("phq-9".to_owned(), older.into())], Respondent::default()).is_ok());
}

fn normed(kind: &str, tables: &Value) -> Value {
    json!({ "subscales": [{ "id": "norm", "method": "sum", "items": ["1"], "source": "us", "status": "confirmed",
        "norms": { "kind": kind, "licence": "ours", "tables": tables, "source": "us", "status": "confirmed" } }] })
}

/// A table for people who all have an earlier one never counts.
#[test]
fn tables_that_never_count_are_refused() {
    let rows: Vec<Value> =
        [1, 2, 3, 4].iter().enumerate().map(|(raw, to)| json!({ "raw": raw, "reported": to })).collect();
    let faults = |people: &[Value]| {
        let tables: Vec<Value> = people
            .iter()
            .map(|of| {
                let mut of = of.clone();
                of["rows"] = json!(rows);
                of
            })
            .collect();
        let read = read(&normed("t_score", &json!(tables)));
        read.err()
            .map(|error| error.faults().iter().map(|fault| (fault.kind, fault.path.clone())).collect::<Vec<_>>())
            .unwrap_or_default()
    };
    let at = |place: usize| vec![(ErrorKind::Inconsistent, format!("subscales[0].norms.tables[{place}]"))];
    let ages = |from: Value, to: Value| json!({ "ages": { "from": from, "to": to } });
    let of = |sex: &str, from: u8| json!({ "ages": { "from": from }, "sex": sex });
    assert_eq!(faults(&[ages(json!(18), Value::Null), of("female", 20)]), at(1));
    assert_eq!(faults(&[ages(json!(18), json!(30)), ages(json!(31), Value::Null), ages(json!(20), json!(40))]), at(2));
    assert_eq!(faults(&[of("female", 18), of("female", 18)]), at(1));
    assert_eq!(faults(&[of("female", 18), of("male", 18), of("female", 40)]), at(2));
    // For those of neither sex, for whom no norm by sex holds, and for the ages between.
    assert_eq!(faults(&[of("female", 18), of("male", 18), ages(json!(18), Value::Null)]), []);
    assert_eq!(faults(&[ages(json!(18), json!(30)), ages(json!(40), Value::Null), ages(json!(20), json!(50))]), []);
    assert_eq!(faults(&[ages(json!(18), Value::Null), json!({})]), []);
    assert_eq!(faults(&[json!({}), ages(json!(18), Value::Null)]), at(1));
    // The same of cutoffs.
    let cutoff = |values: Value| {
        let cutoff = json!({ "score": "total", "below": "below", "at": "above", "above": "above", "values": values });
        let rule = json!({ "id": "own", "cutoff": cutoff, "source": "us", "status": "confirmed" });
        read(
            &json!({ "classifications": [{ "id": "cut", "title": "a cutoff", "rules": { "default": "own", "rules": [rule] } }] }),
        )
    };
    assert!(cutoff(json!([{ "value": 8, "ages": { "from": 18 } }, { "value": 7 }])).is_ok());
    let error = cutoff(json!([{ "value": 8 }, { "value": 7, "sex": "male" }])).unwrap_err();
    assert_eq!((error.code(), error.path()), ("inconsistent", "classifications[0].rules.rules[0].cutoff.values[1]"));
}

/// A percentile is one of a hundred.
#[test]
fn percentiles_beyond_a_hundred_are_refused() {
    let of = |kind: &str, reported: [f64; 4]| {
        let rows: Vec<Value> =
            reported.iter().enumerate().map(|(raw, to)| json!({ "raw": raw, "reported": to })).collect();
        read(&normed(kind, &json!([{ "rows": rows }])))
    };
    assert!(of("percentile", [0.0, 50.0, 99.9, 100.0]).is_ok());
    for (reported, row) in [([1.0, 50.0, 99.0, 900.0], 3), ([-1.0, 50.0, 99.0, 100.0], 0)] {
        let error = of("percentile", reported).unwrap_err();
        assert_eq!(
            (error.code(), error.path()),
            ("out_of_range", format!("subscales[0].norms.tables[0].rows[{row}].reported").as_str())
        );
    }
    assert!(of("t_score", [30.0, 50.0, 99.0, 110.0]).is_ok());
}
