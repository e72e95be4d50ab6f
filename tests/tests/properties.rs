//! Laws that hold for every instrument and every sheet.

use std::fmt;

use proptest::prelude::*;
use therapy_goals::instrument::{
    self, AlertState, Answer, Instrument, ItemState, Method, Respondent, Responses, Scale, Score, ScoreStatus,
};
use therapy_goals::scalar::Sex;
use therapy_goals_tests::answers_of;

/// An instrument of the catalogue, and for each scored item an answer or none.
#[derive(Clone)]
struct Form {
    instrument: Instrument,
    sheet: Vec<Option<f64>>,
    respondent: Respondent,
}

impl fmt::Debug for Form {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {:?} {:?}", self.id(), self.sheet, self.respondent)
    }
}

impl Form {
    fn score(&self, sheet: &[Option<f64>]) -> Score {
        self.instrument.score(sheet, self.respondent).unwrap()
    }

    fn id(&self) -> &str {
        self.instrument.id()
    }
}

fn respondent() -> impl Strategy<Value = Respondent> {
    let sex = prop_oneof![Just(None), Just(Some(Sex::Female)), Just(Some(Sex::Male))];
    (prop::option::of(0_u8..=130), sex).prop_map(|(age, sex)| Respondent::default().with_age(age).with_sex(sex))
}

/// A form in which each answer is there with this probability.
fn form(answered: f64) -> impl Strategy<Value = Form> {
    let instrument = prop::sample::select(instrument::ids()).prop_map(|id| instrument::get(id).unwrap());
    instrument.prop_flat_map(move |instrument| {
        let answers: Vec<_> = answers_of(&instrument)
            .into_iter()
            .map(|options| prop::option::weighted(answered, prop::sample::select(options)))
            .collect();
        (answers, respondent()).prop_map(move |(sheet, respondent)| Form {
            instrument: instrument.clone(),
            sheet,
            respondent,
        })
    })
}

fn complete_form() -> impl Strategy<Value = Form> {
    (form(0.5), prop::collection::vec(0_usize..101, 64)).prop_map(|(form, picks)| {
        let options = answers_of(&form.instrument);
        let sheet = options.iter().zip(picks).map(|(options, pick)| Some(options[pick % options.len()])).collect();
        Form { sheet, ..form }
    })
}

fn parts(score: &Score) -> impl Iterator<Item = &Score> {
    std::iter::once(score).chain(score.subscales())
}

fn scale_of<'a>(form: &'a Form, score: &Score) -> Option<&'a Scale> {
    form.instrument.scale(score.scale())
}

/// How many answers on a sheet do not count, since other answers say that they were not asked for.
fn unasked(form: &Form, sheet: &[Option<f64>]) -> usize {
    let ids = form.instrument.scored_items();
    let score = form.score(sheet);
    let uncounted = parts(&score).map(|part| {
        let items = scale_of(form, part).map(|scale| scale.items.as_slice()).unwrap_or_default();
        let given = ids
            .iter()
            .zip(sheet)
            .filter(|(id, answer)| answer.is_some() && items.iter().any(|item| item.as_str() == **id));
        given.count().saturating_sub(usize::from(part.answered()))
    });
    uncounted.sum()
}

/// +1 where a higher answer to the item raises the score, −1 where it lowers it, 0 where it does not count.
fn direction(instrument: &Instrument, scale: &Scale, item: &str) -> f64 {
    let definition = instrument.definition();
    let of_scale = |scale: &Scale| match (scale.items.iter().any(|id| id.as_str() == item), scale) {
        (false, _) => 0.0,
        (true, scale) if scale.reversed.iter().any(|id| id.as_str() == item) => -1.0,
        _ => 1.0,
    };
    if scale.method != Method::Combination {
        return of_scale(scale);
    }
    let weights = scale.parts.iter().map(|part| {
        let subscale = definition.subscales.iter().find(|subscale| subscale.id == part.subscale).unwrap();
        f64::from(part.weight.unwrap_or(1)) * of_scale(subscale)
    });
    weights.sum()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    /// Another answer moves every score in the direction that the definition declares, or not at all where
    /// the definition recodes it, another of its group is higher, or an unanswered gate closes, or where something is answered that is not asked.
    #[test]
    fn a_score_moves_with_each_item_as_declared(form in complete_form(), place in 0_usize..64, steps in 1_usize..4) {
        let options = answers_of(&form.instrument);
        let place = place % options.len();
        let now = options[place].iter().position(|answer| Some(*answer) == form.sheet[place]).unwrap();
        let then = (now + steps) % options[place].len();
        let mut changed = form.sheet.clone();
        changed[place] = Some(options[place][then]);
        if then == now {
            return Ok(());
        }
        let sign = if then > now { 1.0 } else { -1.0 };
        let item = form.instrument.scored_items()[place].to_owned();
        prop_assume!(unasked(&form, &form.sheet) + unasked(&form, &changed) == 0);
        let (before, after) = (form.score(&form.sheet), form.score(&changed));
        for (before, after) in parts(&before).zip(parts(&after)) {
            let Some(scale) = scale_of(&form, before) else { continue };
            let (Some(was), Some(is)) = (before.total(), after.total()) else { continue };
            let direction = direction(&form.instrument, scale, &item);
            let change = (is - was) * sign * direction;
            if scale.gate.is_some() {
                prop_assert!(change >= 0.0, "{} {}: {was} {is}", form.id(), before.scale());
            } else if direction == 0.0 {
                prop_assert!(is - was == 0.0, "{} {}: {was} {is}", form.id(), before.scale());
            } else if scale.recode.is_empty() && scale.highest_of.is_empty() {
                prop_assert!(change > 0.0, "{} {}: {was} {is}", form.id(), before.scale());
            } else {
                prop_assert!(change >= 0.0, "{} {}: {was} {is}", form.id(), before.scale());
            }
        }
    }

    /// Whatever the missing answers are, the score lies within the bounds, and what was decided stays so; an answer
    /// says that its question was asked.
    #[test]
    fn bounds_and_decisions_hold_for_every_completion(form in form(0.7), picks in prop::collection::vec(0_usize..64, 64)) {
        let open = form.score(&form.sheet);
        let mut full = form.sheet.clone();
        // Only what was asked and not answered: a question that the form skips has no other answer.
        for (place, (id, options)) in form.instrument.scored_items().iter().zip(answers_of(&form.instrument)).enumerate() {
            if parts(&open).any(|part| part.missing().iter().any(|item| item.as_str() == *id)) {
                full[place] = Some(options[picks[place] % options.len()]);
            }
        }
        prop_assume!(unasked(&form, &full) == unasked(&form, &form.sheet));
        let full = form.score(&full);
        for (open, full) in parts(&open).zip(parts(&full)) {
            if let (Some((low, high)), Some(value)) = (open.bounds(), full.total()) {
                prop_assert!(low <= value && value <= high, "{} {}: {value}", form.id(), open.scale());
            }
            if let (Some((low, high)), Some(value)) = (open.bounds(), open.total()) {
                prop_assert!(low <= value && value <= high, "{} {}: {value}", form.id(), open.scale());
            }
        }
        // A prorated total decides by a convention, which the missing answers may contradict.
        if open.status() != ScoreStatus::Prorated && open.subscales().iter().all(|part| part.status() != ScoreStatus::Prorated) {
            for (open, full) in open.classifications().iter().zip(full.classifications()) {
                if let Some(category) = &open.category {
                    prop_assert_eq!(Some(category), full.category.as_ref(), "{} {}", form.id(), &open.id);
                } else if let Some(category) = &full.category {
                    prop_assert!(open.possible.contains(category), "{} {}: {category}", form.id(), &open.id);
                }
            }
            for (open, full) in open.alerts().iter().zip(full.alerts()) {
                prop_assert!(open.state == AlertState::Unknown || open.state == full.state, "{}", form.id());
            }
        }
    }

    /// Missing is not zero: a score without value has no band, and only a complete one has equal bounds.
    #[test]
    fn an_incomplete_score_has_neither_value_nor_band(form in form(0.8)) {
        for part in parts(&form.score(&form.sheet)) {
            if part.status() == ScoreStatus::Incomplete {
                prop_assert_eq!((part.total(), part.band()), (None, None), "{}", form.id());
            }
            prop_assert!(part.answered() <= part.asked());
            prop_assert_eq!(usize::from(part.asked() - part.answered()), part.missing().len(), "{}", form.id());
            if let (ScoreStatus::Complete, Some(value)) = (part.status(), part.total()) {
                prop_assert_eq!(part.bounds(), Some((value, value)), "{} {}", form.id(), part.scale());
            }
        }
    }

    /// The same answers by item give the same score.
    #[test]
    fn answers_by_item_score_as_a_list_does(form in form(0.8)) {
        let ids = form.instrument.scored_items();
        let named = ids.into_iter().zip(&form.sheet).map(|(id, answer)| (id.to_owned(), Answer::from(*answer)));
        let by_item = form.instrument.score(Responses::Named(named.rev().collect()), form.respondent).unwrap();
        prop_assert_eq!(by_item, form.score(&form.sheet));
    }

    /// Every value has one band where a set applies: the last one that does not begin above it.
    #[test]
    fn a_value_has_the_band_that_it_reaches(form in form(0.95)) {
        for part in parts(&form.score(&form.sheet)) {
            let Some(scale) = scale_of(&form, part) else { continue };
            let set = scale.bands.rules.iter().find(|set| Some(&set.id) == scale.bands.default.as_ref());
            let expected = set.zip(part.total()).and_then(|(set, total)| {
                set.bands.iter().rev().find(|band| band.from <= total).map(|band| band.code.as_str())
            });
            prop_assert_eq!(part.band(), expected, "{} {}", form.id(), part.scale());
            prop_assert_eq!(part.band().is_some(), set.is_some() && part.total().is_some(), "{}", form.id());
        }
    }

    #[test]
    fn a_score_survives_its_json(form in form(0.85)) {
        let score = form.score(&form.sheet);
        let text = serde_json::to_string(&score).unwrap();
        let read: Score = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(serde_json::to_string(&read).unwrap(), text);
        prop_assert_eq!(read, score);
    }

    /// Every number is an answer or is refused with the path of its item; nothing panics.
    #[test]
    fn any_numbers_are_scored_or_refused(
        id in prop::sample::select(instrument::ids()),
        answers in prop::collection::vec(any_answer(), 0..45),
        respondent in respondent(),
    ) {
        let instrument = instrument::get(id).unwrap();
        let count = instrument.scored_items().len();
        let fitting: Vec<Answer> = answers.iter().cycle().take(if answers.is_empty() { 0 } else { count }).copied().collect();
        for list in [answers, fitting] {
            match instrument.score(Responses::List(list.clone()), respondent) {
                Ok(score) => prop_assert_eq!(list.len(), count, "{}", score.instrument()),
                Err(error) => for fault in error.faults() {
                    prop_assert!(fault.path.starts_with("responses"), "{}", fault.path);
                },
            }
        }
    }

    /// Ids that no form has are refused by their place, and never repeated.
    #[test]
    fn any_names_are_scored_or_refused(
        id in prop::sample::select(instrument::ids()),
        named in prop::collection::vec(("(\\PC{0,12}|[0-9]{1,2}|difficulty)", any_answer()), 0..30),
        age in prop::option::of(any::<u8>()),
    ) {
        let instrument = instrument::get(id).unwrap();
        let respondent = Respondent::default().with_age(age);
        if let Err(error) = instrument.score(Responses::Named(named), respondent) {
            for fault in error.faults() {
                let known = fault.path == "age" || fault.path.starts_with("responses.");
                prop_assert!(known, "{}", fault.path);
            }
        }
    }
}

fn any_answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        1 => Just(Answer::Missing),
        1 => Just(Answer::WrongType),
        2 => prop::num::f64::ANY.prop_map(Answer::Number),
        4 => (-2_i32..12).prop_map(Answer::from),
        1 => (0_i32..101).prop_map(|tenths| Answer::Number(f64::from(tenths) / 10.0)),
    ]
}

/// What no score and no condition asks about is settled late; what one asks about, in time.
#[test]
fn an_unscored_item_that_an_alert_asks_about_is_settled_before_the_alert() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../core/instruments/phq-9.json");
    let mut definition: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    definition["alerts"][0]["rules"]["rules"][0]["when"] = serde_json::json!({ "item": "difficulty", "at_least": 2 });
    let instrument = Instrument::from_json(&definition.to_string()).unwrap();
    // Nobody without a symptom is asked how difficult the symptoms make life; a list never says it.
    for (first, state) in [(0, AlertState::NotRaised), (1, AlertState::Unknown)] {
        let score = instrument.score([first, 0, 0, 0, 0, 0, 0, 0, 0], Respondent::default()).unwrap();
        assert_eq!(score.alert("self_harm_item"), Some(state), "{first}");
        assert!(score.missing().is_empty());
    }
    let shipped = instrument::get("phq-9").unwrap();
    for (first, state) in [(0, ItemState::LeftOut), (1, ItemState::Unsettled)] {
        let responses = Responses::from([first, 0, 0, 0, 0, 0, 0, 0, 0]);
        let evaluation = shipped.evaluate(&responses, Respondent::default()).unwrap();
        assert_eq!(evaluation.items.last(), Some(&state), "{first}");
    }
}

/// Codes are looked up when somebody asks: that nobody or somebody did changes nothing.
#[test]
fn a_score_is_the_same_before_and_after_it_is_read() {
    fn shared<T: Send + Sync>(_: &T) {}
    let given = Respondent::default().with_age(40);
    for instrument in instrument::ids().into_iter().map(|id| instrument::get(id).unwrap()) {
        let responses = Responses::List(vec![Answer::Missing; instrument.scored_items().len()]);
        let score = instrument.score(&responses, given).unwrap();
        shared(&score);
        let untouched = score.clone();
        let written = serde_json::to_string(&score).unwrap();
        assert_eq!(score.clone(), untouched);
        assert_eq!(format!("{score:?}"), format!("{untouched:?}"));
        let read = Score::from_json(&written).unwrap();
        assert_eq!(read, untouched);
        assert_eq!(serde_json::to_string(&read).unwrap(), written);
        let evaluation = instrument.evaluate(&responses, given).unwrap();
        assert_eq!(score.subscales().len(), evaluation.subscales.len());
        assert_eq!(score.alerts().len(), evaluation.alerts.len());
        assert_eq!(score.classifications().len(), evaluation.classifications.len());
    }
}
