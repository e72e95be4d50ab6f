//! Where a form may end after its first items.

use crate::error::ErrorKind;
use crate::instrument::compiler::Compiler;
use crate::instrument::condition::Name;
use crate::instrument::program::{ScorePlan, StopPlan};
use crate::instrument::rules::Stop;
use crate::scalar::Code;

impl Compiler<'_> {
    /// The rule looks only at what was shown, and its result is made of nothing else.
    pub(crate) fn stop(&mut self, stop: &Stop, scores: &[ScorePlan]) -> Option<StopPlan> {
        let definition = self.definition;
        let known: Vec<&str> = definition.items.iter().map(|item| item.id.as_str()).collect();
        let Some(after) = self.item_position(&stop.after) else {
            let expected = "the id of one of the items";
            self.unknown(ErrorKind::UnknownItem, "stop.after", stop.after.as_str(), expected, &known);
            return None;
        };
        if after + 1 == known.len() {
            self.fault(ErrorKind::OutOfRange, "stop.after", "an item that others follow");
        }
        let condition = self.condition(&stop.when, "stop.when", usize::MAX);
        if self.score_position(&stop.score).is_none() || stop.score.as_str() == "total" {
            self.unknown_score("stop.score".to_owned(), &stop.score);
            return None;
        }
        let shown = |score: &Code| {
            let plan = self.score_position(score).and_then(|place| scores.get(place));
            plan.is_none_or(|plan| plan.items().iter().all(|item| *item <= after))
        };
        let mut early = true;
        stop.when.each_name(&mut |name| {
            early &= match name {
                Name::Item(item) => self.item_position(item).is_none_or(|item| item <= after),
                Name::Score(score) => shown(score),
            };
        });
        let result = shown(&stop.score);
        for (sound, path) in [(early, "stop.when"), (result, "stop.score")] {
            if !sound {
                let expected = format!("items up to {}, and subscales of these", stop.after);
                self.fault(ErrorKind::UnknownItem, path, expected);
            }
        }
        Some(StopPlan { after, when: condition? })
    }
}
