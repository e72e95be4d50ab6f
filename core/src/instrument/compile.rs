//! From a definition to a program: names become positions, rules become chosen ones.

use crate::error::{ErrorKind, Fault};
use crate::instrument::compiler::{Compiler, factor, factor_of};
use crate::instrument::definition::{Definition, Item, Method, Scale};
use crate::instrument::parts::Parts;
use crate::instrument::people::People;
use crate::instrument::places::{Choices, chosen_prorating, scale_place};
use crate::instrument::program::{
    ClassificationPlan, Combined, Group, ItemPlan, Program, RulePlan, ScoreKind, ScorePlan, Term,
};
use crate::instrument::rules::{Case, Classification, ScoreCutoff};
use crate::instrument::size::{self, MAXIMUM_ENTRIES};
use crate::instrument::tables::Conversion;
use crate::scalar::Code;
use std::borrow::Cow;

/// Checks that all parts of a definition fit together, and compiles it.
pub(crate) fn compile(definition: &Definition, choices: &Choices) -> Result<Program, Vec<Fault>> {
    // First of all, since what follows takes time with the size.
    let too_large = size::faults(definition);
    if !too_large.is_empty() {
        return Err(too_large);
    }
    let mut compiler = Compiler::new(definition, choices);
    let program = compiler.program();
    if compiler.faults.is_empty() { Ok(program) } else { Err(compiler.faults) }
}

impl Compiler<'_> {
    fn program(&mut self) -> Program {
        self.check_names();
        let definition = self.definition;
        let mut items: Vec<ItemPlan> =
            definition.items.iter().enumerate().map(|(place, item)| self.item(place, item)).collect();
        let scored = (0..items.len()).filter(|place| items.get(*place).is_some_and(|item| item.scored)).collect();
        let mut scores = Vec::new();
        for (place, scale) in definition.subscales.iter().enumerate() {
            scores.push(self.score(scale, &items, &scores, &format!("subscales[{place}]")));
        }
        if let Some(total) = &definition.total {
            scores.push(self.score(total, &items, &scores, "total"));
        }
        let classifications = definition
            .classifications
            .iter()
            .enumerate()
            .map(|(place, classification)| self.classification(classification, &format!("classifications[{place}]")))
            .collect();
        let mut alerts = Vec::new();
        for (place, alert) in definition.alerts.iter().enumerate() {
            let path = format!("alerts[{place}].rules");
            let chosen = self.chosen(alert.id.as_str(), &alert.rules);
            for (number, rule) in alert.rules.rules.iter().enumerate() {
                let condition = self.condition(&rule.when, &format!("{path}.rules[{number}].when"), usize::MAX);
                if Some(number) == chosen {
                    alerts.extend(condition);
                }
            }
            if chosen.is_none() {
                self.fault(ErrorKind::Missing, format!("{path}.default"), "a default rule: an alert always has one");
            }
        }
        self.check_parts();
        let stop = definition.stop.as_ref().and_then(|stop| self.stop(stop, &scores));
        self.check_reach(&items, &scores);
        for place in &self.asked_about {
            if let Some(item) = items.get_mut(*place) {
                item.counts = true;
            }
        }
        let skips = items.iter().any(|plan| plan.counts && plan.asked_if.is_some());
        let (has_total, ages) = (definition.total.is_some(), definition.respondent.ages);
        let weighted = |place: usize| {
            !definition
                .subscales
                .iter()
                .chain(&definition.total)
                .nth(place)
                .is_some_and(|scale| scale.weights.is_empty())
        };
        let opposites = scores.iter().enumerate().rev();
        let opposites = opposites.filter(|(place, plan)| !weighted(*place) && plan.asks_for_opposites(&items));
        let opposites = opposites.map(|(place, _)| place).collect();
        Program { items, scored, scores, has_total, skips, opposites, ages, classifications, alerts, stop }
    }

    fn item(&mut self, place: usize, item: &Item) -> ItemPlan {
        let path = format!("items[{place}]");
        let Some(scale) = self.scale_of(item) else {
            let known: Vec<&str> = self.definition.response_scales.iter().map(|scale| scale.id.as_str()).collect();
            let (path, expected) = (format!("{path}.response_scale"), "the id of one of the response scales");
            self.unknown(ErrorKind::UnknownCode, path, item.response_scale.as_str(), expected, &known);
            return ItemPlan {
                factor: 1.0,
                low: 0.0,
                high: 1.0,
                allowed: None,
                scored: item.scored,
                counts: item.scored,
                optional: item.optional,
                asked_if: None,
                when_not_asked: None,
            };
        };
        let factor = factor_of(scale);
        let values: Vec<f64> = scale.ascending().into_iter().map(|value| (value * factor).round()).collect();
        let (low, high) = match (scale.range, values.first(), values.last()) {
            (Some(range), _, _) => (f64::from(range.minimum) * factor, f64::from(range.maximum) * factor),
            (None, Some(low), Some(high)) => (*low, *high),
            _ => (0.0, 1.0),
        };
        let contiguous = values.windows(2).all(|pair| matches!(pair, [low, high] if high - low < 1.5));
        let allowed = (!contiguous).then_some(values);
        let asked_if = item.asked_if.as_ref().and_then(|condition| {
            // Only earlier items: what is asked depends on what was answered before.
            self.condition(condition, &format!("{path}.asked_if"), place)
        });
        let when_not_asked = item.when_not_asked.map(|value| value.units(factor));
        if item.when_not_asked.is_some() && item.asked_if.is_none() {
            self.fault(ErrorKind::Inconsistent, format!("{path}.when_not_asked"), "asked_if beside it");
        }
        let (scored, counts, optional) = (item.scored, item.scored, item.optional);
        let plan = ItemPlan { factor, low, high, allowed, scored, counts, optional, asked_if, when_not_asked };
        if plan.when_not_asked.is_some_and(|units| !plan.takes(units) && units.abs() > 0.0) {
            let expected = format!("0 for nothing, or an answer that the item can have: {}", plan.expected());
            self.fault(ErrorKind::NotAnOption, format!("{path}.when_not_asked"), expected);
        }
        plan
    }

    fn term(&mut self, parts: &Parts<'_>, id: &Code, items: &[ItemPlan], path: String) -> Option<Term> {
        let place = self.item_position(id);
        let Some((item, plan)) = place.and_then(|place| Some((place, items.get(place)?))) else {
            let known: Vec<&str> = self.definition.items.iter().map(|item| item.id.as_str()).collect();
            self.unknown(ErrorKind::UnknownItem, path, id.as_str(), "the id of one of the items", &known);
            return None;
        };
        if !plan.scored {
            self.fault(ErrorKind::Inconsistent, path, "the id of a scored item");
            return None;
        }
        let reversed = parts.reversed.contains(id.as_str());
        let (mut sign, mut offset) = if reversed { (-1.0, plan.low + plan.high) } else { (1.0, 0.0) };
        let weight = parts.weight(id);
        let scale = weight * parts.points / plan.factor;
        let recode = parts.recoding(id, plan.factor, weight, scale);
        if recode.is_none() {
            (sign, offset) = (sign * scale, offset * scale);
        }
        // Nothing is no answer, which could be reversed or stand in a row.
        let nothing = plan.when_not_asked.filter(|units| !plan.takes(*units));
        if nothing.is_some_and(|units| reversed || recode.as_ref().is_some_and(|recode| recode.row(units).is_some())) {
            let expected = "an item whose when_not_asked is one of its answers, since the score reverses or recodes it";
            self.fault(ErrorKind::Inconsistent, path, expected);
            return None;
        }
        let may_be_left_out = plan.optional || (plan.asked_if.is_some() && plan.when_not_asked.is_none());
        let mut term = Term { item, sign, offset, recode, low: plan.low, high: plan.high, may_be_left_out };
        let mut counts: Vec<f64> = plan.when_not_asked.iter().map(|units| term.counts(*units)).collect();
        match (&plan.allowed, &term.recode) {
            (Some(answers), _) => counts.extend(answers.iter().map(|units| term.counts(*units))),
            (None, Some(recode)) => counts.extend(recode.extremes(plan.low, plan.high)),
            (None, None) => counts.extend([plan.low, plan.high].map(|units| term.counts(units))),
        }
        term.low = counts.iter().copied().fold(f64::INFINITY, f64::min);
        term.high = counts.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        Some(term)
    }

    /// What the items of a sum or a mean add, and the groups of which the highest does.
    fn terms(&mut self, scale: &Scale, parts: &Parts<'_>, items: &[ItemPlan], path: &str) -> (Vec<Term>, Vec<Group>) {
        self.check_length(scale.items.len(), format!("{path}.items"), "item");
        self.once(&format!("{path}.items"), scale.items.iter());
        self.once(&format!("{path}.reversed"), scale.reversed.iter());
        for (place, id) in scale.reversed.iter().enumerate() {
            if !parts.items.contains(id.as_str()) {
                self.unknown_of_score(format!("{path}.reversed[{place}]"), id, scale);
            }
        }
        self.check_recode(scale, &parts.items, path);
        self.check_weights(scale, path);
        self.check_groups(scale, path);
        let mut groups: Vec<Group> = scale.highest_of.iter().map(|group| Group::of(group.minimum_answered)).collect();
        let mut terms = Vec::with_capacity(scale.items.len());
        for (place, id) in scale.items.iter().enumerate() {
            let Some(term) = self.term(parts, id, items, format!("{path}.items[{place}]")) else { continue };
            match parts.group(id).and_then(|group| groups.get_mut(group)) {
                Some(group) => group.terms.push(term),
                None => terms.push(term),
            }
        }
        (terms, groups)
    }

    fn score(&mut self, scale: &Scale, items: &[ItemPlan], subscales: &[ScorePlan], path: &str) -> ScorePlan {
        let sound = self.faults.len();
        let parts = Parts::of(scale, self.points(scale, items));
        let mut groups = Vec::new();
        let mut terms = |compiler: &mut Self| {
            let (terms, of_highest) = compiler.terms(scale, &parts, items, path);
            groups = of_highest;
            terms
        };
        let kind = match scale.method {
            Method::Sum => ScoreKind::Sum(terms(self)),
            Method::Mean => ScoreKind::Mean(terms(self)),
            Method::MeanOfProducts => {
                self.check_length(scale.pairs.len(), format!("{path}.pairs"), "pair");
                let pairs = scale.pairs.iter().enumerate();
                ScoreKind::MeanOfProducts(
                    pairs
                        .filter_map(|(place, pair)| {
                            let first = self.term(&parts, &pair.first, items, format!("{path}.pairs[{place}].first"));
                            let second =
                                self.term(&parts, &pair.second, items, format!("{path}.pairs[{place}].second"));
                            Some((first?, second?))
                        })
                        .collect(),
                )
            }
            Method::Combination => self.combination(scale, subscales, path),
        };
        if !matches!(scale.method, Method::Sum | Method::Mean) && !scale.highest_of.is_empty() {
            self.fault(ErrorKind::Inconsistent, format!("{path}.highest_of"), "groups only in a sum or a mean");
        }
        if scale.method != Method::Sum && !scale.weights.is_empty() {
            self.fault(ErrorKind::Inconsistent, format!("{path}.weights"), "weights only in a sum");
        }
        let factor = self.common_factor(&kind, &parts, path);
        let gate = scale.gate.as_ref().and_then(|gate| {
            let condition = self.condition(&gate.when, &format!("{path}.gate.when"), MAXIMUM_ENTRIES)?;
            Some((condition, gate.value.get()))
        });
        let prorating = self.chosen(&scale_place(scale, "prorating"), &scale.prorating);
        let published = prorating.and_then(|place| scale.prorating.rules.get(place)).map(Cow::Borrowed);
        let prorating = chosen_prorating(scale, self.choices).or(published);
        let bands = self.chosen(&scale_place(scale, "bands"), &scale.bands);
        let tables = scale.norms.iter().flat_map(|norms| &norms.tables);
        let people = tables.clone().map(|table| People { ages: table.ages, sex: table.sex });
        let plan = ScorePlan {
            kind,
            groups,
            factor,
            multiply: f64::from(scale.multiply.unwrap_or(1)),
            gate,
            conversion: in_points(&scale.conversion),
            norms: tables.map(|table| in_points(&table.rows)).collect(),
            norms_for: people.collect(),
            prorating: prorating.map(|rule| (u16::from(rule.maximum_missing), rule.rounding)),
            bands: bands
                .and_then(|place| scale.bands.rules.get(place))
                .map(|set| set.bands.iter().map(|band| band.from).collect())
                .unwrap_or_default(),
        };
        // What follows from a fault that is reported already is no fault of its own.
        if self.faults.len() == sound {
            self.check_tables(scale, &plan, path);
            self.check_bands(scale, &plan, path);
            self.check_gate(&plan, path);
        }
        plan
    }

    fn combination(&mut self, scale: &Scale, subscales: &[ScorePlan], path: &str) -> ScoreKind {
        let (mut parts, mut items, mut range) = (Vec::new(), Vec::new(), (0.0, 0.0));
        let (mut known, mut apart) = (vec![false; self.definition.items.len()], true);
        let mut first = |item: usize| known.get_mut(item).is_some_and(|known| !std::mem::replace(known, true));
        for (place, part) in scale.parts.iter().enumerate() {
            match self.definition.subscales.iter().position(|subscale| subscale.id == part.subscale) {
                Some(position) if scale.id.as_str() == "total" => {
                    let weight = f64::from(part.weight.unwrap_or(1));
                    parts.push((position, weight));
                    let Some(subscale) = subscales.get(position) else { continue };
                    let (all, before) = (subscale.items(), items.len());
                    items.extend(all.iter().copied().filter(|item| first(*item)));
                    apart &= items.len() - before == all.len();
                    let (low, high) = subscale.range();
                    range.0 += f64::min(weight * low, weight * high);
                    range.1 += f64::max(weight * low, weight * high);
                }
                Some(_) => {
                    self.fault(ErrorKind::Inconsistent, format!("{path}.method"), "combination only for the total");
                }
                None => {
                    let known: Vec<&str> = self.definition.subscales.iter().map(|scale| scale.id.as_str()).collect();
                    let path = format!("{path}.parts[{place}].subscale");
                    self.unknown(ErrorKind::UnknownCode, path, part.subscale.as_str(), "the id of a subscale", &known);
                }
            }
        }
        self.check_length(scale.parts.len(), format!("{path}.parts"), "subscale");
        ScoreKind::Combination(Combined { parts, items, range, apart })
    }

    /// How many units of a score without weights are a point: as many as of the finest of its answers, and of what
    /// they count.
    fn points(&self, scale: &Scale, items: &[ItemPlan]) -> f64 {
        let pairs = scale.pairs.iter().flat_map(|pair| [&pair.first, &pair.second]);
        let named = scale.items.iter().chain(pairs).filter_map(|id| items.get(self.item_position(id)?));
        let recoded = scale.recode.iter().map(|row| factor(row.counts.decimals()));
        named.map(|plan| plan.factor).chain(recoded).fold(1.0, f64::max)
    }

    fn common_factor(&mut self, kind: &ScoreKind, parts: &Parts<'_>, path: &str) -> f64 {
        match kind {
            ScoreKind::Sum(_) | ScoreKind::Mean(_) => parts.points * parts.weight_units,
            ScoreKind::MeanOfProducts(pairs) => {
                if pairs.iter().any(|(one, other)| one.low < 0.0 || other.low < 0.0) {
                    self.fault(ErrorKind::OutOfRange, format!("{path}.pairs"), "items without negative answers");
                }
                parts.points * parts.points
            }
            ScoreKind::Combination(_) => 1.0,
        }
    }

    fn classification(&mut self, classification: &Classification, path: &str) -> ClassificationPlan {
        let chosen = self.chosen(classification.id.as_str(), &classification.rules);
        let mut plan = ClassificationPlan { codes: Vec::new(), rule: None };
        for (number, rule) in classification.rules.rules.iter().enumerate() {
            let path = format!("{path}.rules.rules[{number}]");
            let mut codes = Vec::new();
            let compiled = match (&rule.cutoff, &rule.otherwise) {
                (Some(cutoff), _) => self.cutoff_rule(cutoff, &mut codes, &path),
                (None, Some(otherwise)) => self.case_rule(&rule.cases, otherwise, &mut codes, &path),
                (None, None) => None,
            };
            if Some(number) == chosen {
                plan = ClassificationPlan { codes, rule: compiled };
            }
        }
        plan
    }

    fn cutoff_rule(&mut self, cutoff: &ScoreCutoff, codes: &mut Vec<Code>, path: &str) -> Option<RulePlan> {
        let Some(score) = self.score_position(&cutoff.score) else {
            self.unknown_score(format!("{path}.cutoff.score"), &cutoff.score);
            return None;
        };
        let values = cutoff.values.iter();
        let people: Vec<People> = values.clone().map(|value| People { ages: value.ages, sex: value.sex }).collect();
        self.check_people(&people, &format!("{path}.cutoff.values"));
        Some(RulePlan::Cutoff {
            score,
            below: position_of(codes, &cutoff.below),
            at: position_of(codes, &cutoff.at),
            above: position_of(codes, &cutoff.above),
            people,
            values: values.map(|value| value.value).collect(),
        })
    }

    fn case_rule(&mut self, cases: &[Case], otherwise: &Code, codes: &mut Vec<Code>, path: &str) -> Option<RulePlan> {
        let mut compiled = Vec::new();
        for (place, case) in cases.iter().enumerate() {
            let condition = self.condition(&case.when, &format!("{path}.cases[{place}].when"), usize::MAX);
            compiled.push((position_of(codes, &case.code), condition?));
        }
        Some(RulePlan::Cases { cases: compiled, otherwise: position_of(codes, otherwise) })
    }
}

/// The rows of a table.
fn in_points(rows: &[Conversion]) -> Vec<(f64, f64)> {
    rows.iter().map(|row| (f64::from(row.raw), row.reported)).collect()
}

fn position_of(codes: &mut Vec<Code>, code: &Code) -> usize {
    codes.iter().position(|known| known == code).unwrap_or_else(|| {
        codes.push(code.clone());
        codes.len() - 1
    })
}
