//! What is valid in Rust can be written, and what was written can be read: every public record is built here field
//! by field, over the whole range of each, written as JSON, and read back equal.
//!
//! A chapter has a file of its own in `written/`, where its records are declared by `records!` and its enumerations
//! with fields by `variants!`, and a test below. A new field does not compile until it stands there, and a variant
//! that is missing is found by its code.

mod written;

use proptest::prelude::*;
use therapy_goals::goal::{Baseline, CriterionRatings, Goal, Measure, Ratings, Target};
use therapy_goals::priority::{
    Agenda, AgendaFinding, AgendaReason, Change, Comparison, DbtSetting, Deadlines, DiaryCard, Difference,
    Disagreement, Finding, Flag, HierarchyChoice, Place, Policy, Ranking, Reason, RevisitAt, Robustness, Situation,
    StageFacts, StageIntensities, StageReading, agenda, compare, rank, what_if,
};
use therapy_goals::scalar::{Code, Date, Days, GoalId, Rank, Rating, Share, Text, Weight};
use written::{Dice, every, read_back, same};

/// Each kind of record, with every optional field set and with some of them.
macro_rules! read_back_all {
    ($seed:expr; $($kind:ty),+ $(,)?) => { $( read_back::<$kind>($seed); )+ };
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn scalars(seed in any::<u64>()) {
        read_back_all!(seed; Code, Date, Days, GoalId, Rank, Rating, Share, Text, Weight);
    }

    #[test]
    fn goals(seed in any::<u64>()) {
        read_back_all!(seed; Goal, Measure, Baseline, Target, Ratings, CriterionRatings);
    }

    #[test]
    fn what_priority_takes(seed in any::<u64>()) {
        read_back_all!(seed; Flag, HierarchyChoice, Deadlines, StageIntensities, Policy, Situation, DiaryCard);
        read_back_all!(seed; StageFacts, DbtSetting);
        every::<Change>(seed, Change::CODES, Change::code);
    }

    #[test]
    fn what_priority_gives(seed in any::<u64>()) {
        read_back_all!(seed; Place, Disagreement, Robustness, Difference, Comparison, Agenda, StageReading);
        every::<Reason>(seed, Reason::CODES, Reason::code);
        every::<Finding>(seed, Finding::CODES, Finding::code);
        every::<RevisitAt>(seed, RevisitAt::CODES, RevisitAt::code);
        every::<AgendaReason>(seed, AgendaReason::CODES, AgendaReason::code);
        every::<AgendaFinding>(seed, AgendaFinding::CODES, AgendaFinding::code);
    }

    /// What passes the engine and what it answers, not only what the records could hold.
    #[test]
    fn what_priority_answers(seed in any::<u64>()) {
        let mut dice = Dice::new(seed, false);
        let (earlier, later): (Situation, Situation) = (dice.any(), dice.any());
        let ranked: Vec<Ranking> = [&earlier, &later].map(|situation| rank(situation).unwrap()).into();
        ranked.iter().for_each(same);
        same(&ranked[0].difference(&ranked[1]));
        same(&compare(&ranked[0], &ranked[1]).unwrap());
        let change = Change::SetToday { to: Some(dice.any()) };
        same(&what_if(&earlier, &[change]).unwrap());
        same(&agenda(&dice.any::<DiaryCard>()).unwrap());
    }
}
