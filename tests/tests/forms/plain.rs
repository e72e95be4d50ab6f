//! A second, plain scorer of small forms: answers are whole hundredths, and what is possible is found by trying every
//! completion. It is written from the guide, `core/instruments/README.md`, and draws its forms from a seed.

#![allow(clippy::cast_precision_loss, reason = "a few small numbers")]

use serde_json::{Value, json};
use therapy_goals::instrument::ScoreStatus;

/// A small generator of numbers, so that a form is known by its seed.
pub struct Draw(pub u64);

impl Draw {
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())].clone()
    }

    /// Some of these, in their order.
    pub fn some(&mut self, from: &[usize], percent: usize) -> Vec<usize> {
        from.iter().copied().filter(|_| self.chance(percent)).collect()
    }
}

/// An item; answers are hundredths.
#[derive(Debug, Clone)]
pub struct Item {
    pub options: Vec<i64>,
    pub optional: bool,
    pub scored: bool,
    /// An earlier item and the least answer to it with which this one is asked.
    pub asked_if: Option<(usize, i64)>,
    pub not_asked: Option<i64>,
}

/// A sum or a mean.
#[derive(Debug, Clone, Default)]
pub struct Scale {
    pub items: Vec<usize>,
    pub mean: bool,
    pub reversed: Vec<usize>,
    pub recode: Option<(i64, i64)>,
    pub weights: Vec<(usize, i64)>,
    pub groups: Vec<(Vec<usize>, Option<usize>)>,
    pub multiply: i64,
    /// How many parts may be missing by a caller's rule.
    pub spare: usize,
}

/// What is known of an item.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum State {
    Answered(i64),
    Settled(i64),
    Missing,
    Unsettled,
    LeftOut,
}

/// A scored scale.
#[derive(Debug, Clone, PartialEq)]
pub struct Plain {
    pub status: ScoreStatus,
    pub value: Option<f64>,
    pub low: f64,
    pub high: f64,
    pub answered: usize,
    pub missing: Vec<usize>,
    /// Whether nobody can tell how many parts count.
    pub unsettled: bool,
}

pub const SCALES: [&[i64]; 5] = [&[0, 100, 200], &[100, 200, 300], &[0, 50, 100], &[0, 25, 200], &[0, 2000, 4000]];

fn points(hundredths: i64) -> Value {
    if hundredths % 100 == 0 { json!(hundredths / 100) } else { json!(hundredths as f64 / 100.0) }
}

pub fn items(draw: &mut Draw, number: usize, skips: bool) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    for place in 0..number {
        let options = draw.pick(&SCALES).to_vec();
        let asked_if = (skips && place > 0 && draw.chance(30)).then(|| {
            let earlier = draw.below(place);
            (earlier, items[earlier].options[1])
        });
        let not_asked = (asked_if.is_some() && draw.chance(50)).then(|| draw.pick(&options));
        items.push(Item { options, optional: draw.chance(25), scored: true, asked_if, not_asked });
    }
    items
}

pub fn scale(draw: &mut Draw, from: &[usize], items: &[Item], weighted: bool) -> Scale {
    let mut scale = Scale { items: from.to_vec(), multiply: draw.pick(&[1, 1, 2, 10]), ..Scale::default() };
    scale.mean = !weighted && draw.chance(40);
    scale.reversed = draw.some(from, 25);
    if draw.chance(30) {
        scale.recode = Some((items[from[0]].options[1], draw.pick(&[50, 300, -25])));
    }
    if weighted {
        scale.weights = draw.some(from, 50).into_iter().map(|item| (item, draw.pick(&[200, 50, -100, 125]))).collect();
    }
    if from.len() > 1 && draw.chance(60) {
        let first = draw.below(from.len() - 1);
        let last = first + 2 + draw.below(from.len() - first - 1);
        let group = from[first..last].to_vec();
        let always = group.iter().all(|item| items[*item].asked_if.is_none() || items[*item].not_asked.is_some());
        let minimum = (always && draw.chance(60)).then(|| 1 + draw.below(group.len().min(2)));
        scale.groups.push((group, minimum));
    }
    let parts = scale.parts().len();
    if !weighted && parts > 1 && draw.chance(60) {
        scale.spare = 1 + draw.below(parts - 1);
    }
    scale
}

impl Scale {
    pub fn parts(&self) -> Vec<(Vec<usize>, Option<usize>)> {
        let grouped: Vec<usize> = self.groups.iter().flat_map(|(group, _)| group.clone()).collect();
        let alone = self.items.iter().filter(|item| !grouped.contains(item)).map(|item| (vec![*item], None));
        self.groups.iter().cloned().chain(alone).collect()
    }

    /// What an answer counts, in ten thousandths.
    fn counts(&self, items: &[Item], item: usize, answer: i64) -> i64 {
        let options = &items[item].options;
        let ends = options[0] + options[options.len() - 1];
        let answer = if self.reversed.contains(&item) { ends - answer } else { answer };
        let answer = self.recode.filter(|(from, _)| *from == answer).map_or(answer, |(_, to)| to);
        answer * self.weights.iter().find(|(weighted, _)| *weighted == item).map_or(100, |(_, weight)| *weight)
    }

    /// How complete one part is, what it counts, and all that it can count; nothing where it is left out.
    fn part(&self, items: &[Item], states: &[State], part: &(Vec<usize>, Option<usize>)) -> Part {
        let (group, minimum) = part;
        let mut known = Vec::new();
        let (mut open, mut left_out) = (Vec::new(), Vec::new());
        for item in group {
            match states[*item] {
                State::Answered(answer) | State::Settled(answer) => known.push(self.counts(items, *item, answer)),
                State::Missing => open.push((*item, false)),
                State::Unsettled => open.push((*item, true)),
                State::LeftOut => left_out.push(*item),
            }
        }
        let least = minimum.unwrap_or(1);
        let mut missing: Vec<usize> = open.iter().map(|(item, _)| *item).collect();
        if minimum.is_some() && known.len() < least {
            missing.extend(&left_out);
            open.extend(left_out.iter().map(|item| (*item, true)));
        }
        missing.sort_unstable();
        let mut possible: Vec<Option<i64>> = Vec::new();
        let mut nothing = known.is_empty();
        let mut choices: Vec<Vec<i64>> = vec![known.clone()];
        for (item, may_be_nothing) in &open {
            let answers = items[*item].options.iter().chain(&items[*item].not_asked);
            let answers: Vec<i64> = answers.map(|answer| self.counts(items, *item, *answer)).collect();
            let before = choices.clone();
            let with =
                |answer: &i64| before.iter().map(|chosen| [chosen.clone(), vec![*answer]].concat()).collect::<Vec<_>>();
            let mut after: Vec<Vec<i64>> = answers.iter().flat_map(with).collect();
            if *may_be_nothing {
                after.extend(before.clone());
            }
            nothing &= *may_be_nothing;
            choices = after;
        }
        possible
            .extend(choices.iter().filter(|chosen| chosen.len() >= least).map(|chosen| chosen.iter().copied().max()));
        if minimum.is_none() && nothing {
            possible.push(None);
        }
        possible.sort_unstable();
        possible.dedup();
        let enough = known.len() >= least;
        let (complete, value) = match (enough, possible.as_slice()) {
            (_, [None]) => (true, None),
            (true, [only]) => (true, *only),
            (true, [least, ..]) if minimum.is_some() => (false, *least),
            _ => (false, None),
        };
        Part { complete, value, possible, missing }
    }

    pub fn scored(&self, items: &[Item], known: &[State]) -> Plain {
        let parts: Vec<Part> = self.parts().iter().map(|part| self.part(items, known, part)).collect();
        let counted: Vec<&Part> = parts.iter().filter(|part| part.possible != [None]).collect();
        let unsettled = counted.iter().any(|part| part.possible.contains(&None));
        let lacking = counted.iter().filter(|part| part.value.is_none()).count();
        let scale = |sum: i64, divisor: usize| (sum * self.multiply) as f64 / (10_000.0 * divisor as f64);
        let divisor = |parts: usize| if self.mean { parts } else { 1 };
        // Every number of parts and every sum of what they can count.
        let mut sums: Vec<(usize, i64)> = vec![(0, 0)];
        for part in &counted {
            let with = |value: &Option<i64>| {
                let value = *value;
                sums.iter()
                    .map(move |(parts, sum)| (parts + usize::from(value.is_some()), sum + value.unwrap_or(0)))
                    .collect::<Vec<_>>()
            };
            let mut next: Vec<(usize, i64)> = part.possible.iter().flat_map(with).collect();
            next.sort_unstable();
            next.dedup();
            sums = next;
        }
        let values: Vec<f64> =
            sums.iter().filter(|(parts, _)| *parts > 0).map(|(parts, sum)| scale(*sum, divisor(*parts))).collect();
        let low = values.iter().copied().fold(f64::INFINITY, f64::min);
        let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let sum: i64 = counted.iter().filter_map(|part| part.value).sum();
        let all = counted.len();
        let missing: Vec<usize> = parts.iter().flat_map(|part| part.missing.clone()).collect();
        let answered = self.items.iter().filter(|item| matches!(known[**item], State::Answered(_))).count();
        let (status, value) = if all > 0 && lacking == 0 {
            let complete = counted.iter().all(|part| part.complete);
            let status = if complete { ScoreStatus::Complete } else { ScoreStatus::Prorated };
            (status, Some(scale(sum, divisor(all))))
        } else if lacking < all && lacking <= self.spare {
            let left = all - lacking;
            let value = if self.mean { scale(sum, left) } else { scale(sum * i64::try_from(all).unwrap(), left) };
            (ScoreStatus::Prorated, Some(value))
        } else {
            (ScoreStatus::Incomplete, None)
        };
        let mut missing = missing;
        missing.sort_unstable();
        Plain { status, value, low, high, answered, missing, unsettled }
    }

    pub fn json(&self, id: &str) -> Value {
        let names = |items: &[usize]| items.iter().map(|item| (item + 1).to_string()).collect::<Vec<_>>();
        let groups =
            self.groups.iter().map(|(group, minimum)| json!({ "items": names(group), "minimum_answered": minimum }));
        let weights =
            self.weights.iter().map(|(item, weight)| json!({ "items": names(&[*item]), "weight": points(*weight) }));
        let recode = self.recode.iter().map(|(from, to)| json!({ "answer": points(*from), "counts": points(*to) }));
        json!({
            "id": id, "method": if self.mean { "mean" } else { "sum" }, "items": names(&self.items),
            "reversed": names(&self.reversed), "recode": recode.collect::<Vec<_>>(), "weights": weights.collect::<Vec<_>>(),
            "highest_of": groups.collect::<Vec<_>>(), "multiply": self.multiply, "source": "us", "status": "confirmed"
        })
    }
}

struct Part {
    complete: bool,
    value: Option<i64>,
    possible: Vec<Option<i64>>,
    missing: Vec<usize>,
}

/// What is known of each item of a form, by its answers.
pub fn states(items: &[Item], answers: &[Option<i64>]) -> Vec<State> {
    let mut states: Vec<State> = Vec::new();
    for (item, answer) in items.iter().zip(answers) {
        let asked = item.asked_if.map_or(Some(true), |(earlier, least)| match states[earlier] {
            State::Answered(answer) | State::Settled(answer) => Some(answer >= least),
            State::LeftOut => Some(false),
            State::Missing | State::Unsettled => None,
        });
        let not_asked = item.not_asked.map_or(State::LeftOut, State::Settled);
        states.push(match (answer, asked) {
            (Some(_), Some(false)) => not_asked,
            (Some(answer), _) => State::Answered(*answer),
            (None, _) if item.optional => State::LeftOut,
            (None, Some(false)) => not_asked,
            (None, None) if item.not_asked.is_none() => State::Unsettled,
            (None, _) => State::Missing,
        });
    }
    states
}

pub fn answers(draw: &mut Draw, items: &[Item], percent: usize) -> Vec<Option<i64>> {
    items.iter().map(|item| draw.chance(percent).then(|| draw.pick(&item.options))).collect()
}

pub fn given(answers: &[Option<i64>]) -> Vec<Option<f64>> {
    answers.iter().map(|answer| answer.map(|answer| answer as f64 / 100.0)).collect()
}

/// The entries of a definition that say these items.
pub fn items_json(items: &[Item]) -> Value {
    let scales = SCALES.iter().enumerate().map(|(place, options)| {
        let options: Vec<Value> = options.iter().map(|option| json!({ "value": points(*option) })).collect();
        json!({ "id": format!("scale_{place}"), "options": options })
    });
    let items = items.iter().enumerate().map(|(place, item)| {
        let scale = SCALES.iter().position(|options| **options == *item.options).unwrap();
        let asked_if = item.asked_if.map(|(earlier, least)| json!({ "item": (earlier + 1).to_string(), "at_least": points(least) }));
        json!({ "id": (place + 1).to_string(), "tag": "an item", "response_scale": format!("scale_{scale}"),
                "optional": item.optional, "scored": item.scored, "asked_if": asked_if, "when_not_asked": item.not_asked.map(points) })
    });
    json!({ "response_scales": scales.collect::<Vec<_>>(), "items": items.collect::<Vec<_>>() })
}
