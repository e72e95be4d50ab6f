//! Whether the numbers of a definition lie where an answer or a score can be.
//!
//! A condition that no answer can meet makes an alert that is never raised and looks like one that was
//! not: so it is refused, as is one that every answer meets, and a cutoff outside the range of its score.

use crate::error::ErrorKind;
use crate::instrument::compiler::Compiler;
use crate::instrument::condition::{Comparison, Condition, Operator, Reason, Truth};
use crate::instrument::condition_plan::is_near;
use crate::instrument::definition::Scale;
use crate::instrument::program::{ItemPlan, ScoreKind, ScorePlan};
use crate::scalar::Code;

/// The parts of a definition on which the ranges of scores depend.
const PARTS: [&str; 4] = ["items", "response_scales", "subscales", "total"];

impl Compiler<'_> {
    /// Checks every number against the range in which it has a meaning.
    pub(crate) fn check_reach(&mut self, items: &[ItemPlan], scores: &[ScorePlan]) {
        // Where items or scores have faults, their ranges say nothing yet.
        if self.faults.iter().any(|fault| PARTS.iter().any(|part| fault.path.starts_with(part))) {
            return;
        }
        let definition = self.definition;
        let ranges = Ranges { items, scores };
        if let Some(stop) = &definition.stop {
            self.check_condition(&stop.when, &ranges, "stop.when");
        }
        for (place, item) in definition.items.iter().enumerate() {
            if let Some(condition) = &item.asked_if {
                self.check_condition(condition, &ranges, &format!("items[{place}].asked_if"));
            }
        }
        for (place, scale) in definition.subscales.iter().enumerate() {
            self.check_scale(scale, scores.get(place), &ranges, &format!("subscales[{place}]"));
        }
        if let Some(total) = &definition.total {
            self.check_scale(total, scores.last(), &ranges, "total");
        }
        for (place, classification) in definition.classifications.iter().enumerate() {
            for (number, rule) in classification.rules.rules.iter().enumerate() {
                let path = format!("classifications[{place}].rules.rules[{number}]");
                for (at, case) in rule.cases.iter().enumerate() {
                    self.check_condition(&case.when, &ranges, &format!("{path}.cases[{at}].when"));
                }
                for (at, value) in rule.cutoff.iter().flat_map(|cutoff| cutoff.values.iter().enumerate()) {
                    let score = rule.cutoff.as_ref().map(|cutoff| &cutoff.score);
                    self.check_within(value.value, score, &ranges, format!("{path}.cutoff.values[{at}].value"));
                }
            }
        }
        for (place, alert) in definition.alerts.iter().enumerate() {
            for (number, rule) in alert.rules.rules.iter().enumerate() {
                let path = format!("alerts[{place}].rules.rules[{number}].when");
                self.check_condition(&rule.when, &ranges, &path);
            }
        }
        for (place, cutoff) in definition.cutoffs.iter().enumerate() {
            let path = format!("cutoffs[{place}].first_clinical");
            self.check_within(cutoff.first_clinical, Some(&cutoff.score), &ranges, path);
        }
        for (place, threshold) in definition.reliable_change.iter().enumerate() {
            if let Some((low, high)) = self.range_of(&threshold.score, &ranges)
                && threshold.value > high - low
            {
                let expected = format!("a change that the score can make: at most {}", high - low);
                self.fault(ErrorKind::OutOfRange, format!("reliable_change[{place}].value"), expected);
            }
        }
    }

    fn check_scale(&mut self, scale: &Scale, plan: Option<&ScorePlan>, ranges: &Ranges<'_>, path: &str) {
        if let Some(gate) = &scale.gate {
            self.check_condition(&gate.when, ranges, &format!("{path}.gate.when"));
        }
        let items = match plan.map(|plan| &plan.kind) {
            Some(ScoreKind::Sum(terms) | ScoreKind::Mean(terms)) => {
                terms.len() + plan.map_or(0, |plan| plan.groups.len())
            }
            Some(ScoreKind::MeanOfProducts(pairs)) => pairs.len(),
            _ => return,
        };
        for (place, rule) in scale.prorating.rules.iter().enumerate() {
            if usize::from(rule.maximum_missing) >= items {
                let path = format!("{path}.prorating.rules[{place}].maximum_missing");
                let expected = format!("fewer than the items of the score, which are {items}");
                self.fault(ErrorKind::OutOfRange, path, expected);
            }
        }
    }

    fn check_within(&mut self, value: f64, score: Option<&Code>, ranges: &Ranges<'_>, path: String) {
        let Some((low, high)) = score.and_then(|score| self.range_of(score, ranges)) else { return };
        if value < low || value > high {
            self.fault(ErrorKind::OutOfRange, path, format!("a number that the score can have: from {low} to {high}"));
        }
    }

    /// The range of a score.
    fn range_of(&self, score: &Code, ranges: &Ranges<'_>) -> Option<(f64, f64)> {
        Some(ranges.scores.get(self.score_position(score)?)?.range())
    }

    fn check_condition(&mut self, condition: &Condition, ranges: &Ranges<'_>, path: &str) {
        let (truth, expected) = match condition {
            Condition::Item(id, comparison) => {
                let plan = self.item_position(id).and_then(|place| ranges.items.get(place));
                let Some(plan) = plan else { return };
                let expected = format!("of item {id}, which takes {}", plan.expected());
                (plan.meets(*comparison), expected)
            }
            Condition::Score(id, comparison) => {
                let Some((low, high)) = self.range_of(id, ranges) else { return };
                // One that every score meets may stand at the end of several cases.
                let truth = comparison.holds_between(low, high);
                let truth = if truth == Truth::True { Truth::Unknown(Reason::MissingItems) } else { truth };
                (truth, format!("of the score {id}, which is from {low} to {high}"))
            }
            Condition::Count(several, comparison) => {
                for condition in several {
                    self.check_condition(condition, ranges, path);
                }
                let most = u32::try_from(several.len()).unwrap_or(u32::MAX);
                (comparison.holds_between(0.0, f64::from(most)), format!("of a count from 0 to {most}"))
            }
            Condition::Not(inner) => return self.check_condition(inner, ranges, path),
            Condition::All(several) | Condition::Any(several) => {
                return several.iter().for_each(|condition| self.check_condition(condition, ranges, path));
            }
            Condition::Age(_) | Condition::Sex(_) => return,
        };
        let which = match truth {
            Truth::Unknown(_) => return,
            Truth::True => "misses",
            Truth::False => "meets",
        };
        self.fault(ErrorKind::OutOfRange, path, format!("a comparison {expected}, that some value {which}"));
    }
}

struct Ranges<'a> {
    items: &'a [ItemPlan],
    scores: &'a [ScorePlan],
}

impl ItemPlan {
    /// Whether all answers meet a comparison, none does, or it depends.
    fn meets(&self, comparison: Comparison) -> Truth {
        let of_units = |units: &f64| comparison.holds(units / self.factor);
        let between = comparison.holds_between(self.low / self.factor, self.high / self.factor);
        let settled = self.when_not_asked.iter().map(of_units);
        let (mut some, mut all) = (between != Truth::False, between == Truth::True);
        let exact = comparison.value * self.factor;
        if comparison.operator == Operator::Equals && !is_near(exact, exact.round()) {
            // Between two answers there is none.
            some = false;
        }
        if let Some(answers) = &self.allowed {
            (some, all) = (answers.iter().any(of_units), answers.iter().all(of_units));
        }
        for holds in settled {
            (some, all) = (some || holds, all && holds);
        }
        // Nothing holds of an item that was left out: so to ask for any answer at all has a sense there.
        let may_be_left_out = self.optional || !self.scored || self.asked_if.is_some();
        match (some, all) {
            (false, _) => Truth::False,
            (true, true) if !may_be_left_out => Truth::True,
            _ => Truth::Unknown(Reason::MissingItems),
        }
    }
}
