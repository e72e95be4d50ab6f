//! The records of `priority`.

use therapy_goals::goal::{FlagKind, Goal, Horizon, Stage};
use therapy_goals::priority::{
    Agenda, AgendaFinding, AgendaItem, AgendaReason, Agreement, Arrow, BarredGoal, Barrier, Before, Cap, Change,
    ChoiceKey, Comparison, Criterion, DbtMode, DbtSetting, DbtStage, Deadline, Deadlines, Deferral, DiaryCard,
    DiaryDay, DiaryScale, DiaryTarget, Difference, Disagreement, Dispute, Effect, Finding, Flag, Gap, GoalProbability,
    GoalShift, Hierarchy, HierarchyChoice, HierarchyDefinition, Influence, LevelCount, LevelProbabilities,
    LifeThreatening, Margin, Move, Mover, NoAgreement, NoProbabilities, OrderBy, OrderKey, Persistence, Place, Policy,
    Probability, Rated, RatingChange, Reason, RevisitAt, RipplePath, RiskUnknown, Robustness, SafetyPolicy,
    Sensitivity, Sequence, Settlement, ShippedHierarchy, Sign, Situation, StageFacts, StageIntensities, StageNote,
    StageReading, Statement, Strength, TherapistPlace, TopK,
};
use therapy_goals::scalar::{Code, Date, GoalId, Text};

use super::{Dice, Random};

super::codes!(
    Barrier,
    ChoiceKey,
    Criterion,
    DbtMode,
    DbtStage,
    Effect,
    LifeThreatening,
    NoAgreement,
    NoProbabilities,
    OrderBy,
    OrderKey,
    RiskUnknown,
    SafetyPolicy,
    ShippedHierarchy,
    Sign,
    StageNote,
);
super::ranges!(Cap by whole, Gap by whole, TopK by whole, LevelCount by whole, Strength by whole);
super::ranges!(Persistence by number, Margin by number);

super::records! {
    Arrow { from, to, sign, strength }
    Before { first, then, agreed }
    Policy {
        hierarchy, order, safety, cap_short, cap_long, deadlines, intensities, dispute_gap, too_close, top_k,
        rbo_persistence, hysteresis_margin,
    }
    StageFacts { changed_days, intends_within_30_days, intends_within_6_months, took_step }
    StageReading { stage, note }
    DbtSetting { stage, mode }
    BarredGoal { goal, barriers }
    Influence { goal, share }
    RipplePath { goals, share }
    Rated { urgency, importance, readiness }
    Place {
        goal, title, rank, horizon, status, tier, secondary_targets, rated, matrix_score, urgency, ordering_score,
        matrix_ordering_score, leverage_ordering_score, leverage, ripple, out_degree, reach, paths, held, eligible,
        barriers, active, reasons,
    }
    Agreement { goals, pairs, concordant, discordant, tied_first, tied_second, tau_b, reason }
    Statement { goal, dissent, rationale }
    Dispute { goal, criterion, client, therapist }
    TherapistPlace { goal, matrix_ordering_score, leverage_ordering_score, ripple }
    Sequence { goals, client, therapist }
    Deferral { goal, revisit_at, rationale }
    Settlement { goals, client, therapist, deferred }
    Disagreement {
        statements, disputes, therapist_order, shared, agreement, discordant_pairs, top_k, top_k_overlap, rbo, pareto,
        client_first, compromise, searched,
    }
    RatingChange { goal, criterion, from, to, effect, first, ties }
    Sensitivity { top, cases, changes }
    GoalProbability { goal, probability }
    LevelProbabilities { tiers, goals, reason }
    Robustness { matrix, leverage, probabilities, too_close_to_call }
    Move { goal, rank_from, rank_to, score_from, score_to }
    GoalShift { from, to }
    Difference {
        moves, top, first_eligible, freed, barred, activated, deactivated, plan_ready_before, plan_ready_after,
        findings_added, findings_gone,
    }
    Mover { goal, rank_from, rank_to, because, jointly }
    AgendaItem { target, title, rank, tier, reasons }
}

super::variants! {
    Reason {
        Tier { tier, safety },
        Contingency,
        NotYetAgreed { status, dissent },
        TherapistRatingOnly { criteria },
        MissingRating { criteria },
        DeadlineRaised { from, to, days },
        Overdue { days_overdue },
        SubRank { sub_rank },
        Score { urgency, importance, readiness, score },
        Leverage { urgency, leverage, readiness, score },
        Ripple { ripple, reach, targets },
        TieBroken { goal, key },
        HeldByReadiness { stage, intensity, max, twin },
        IntensityAdvice { stage, intensity, max, twin },
        OnHold,
        HeldByPrerequisite { goals },
        BarredByExclusive,
        CapReached { horizon, cap },
        NotChosen { key, interferes_with },
        SteppingStoneOf { goal },
        Orphan,
    }
    Finding {
        UnansweredFlag { kind, tier, goals },
        ClosedAfterToday { path, kind, closed_on },
        OpenedAfterToday { path, kind, opened_on },
        TodayNeeded { paths },
        Overdue { goal, days_overdue },
        DueFarAhead { goal, days },
        StageReadinessDisagree { goal, stage, readiness },
        TierNotSet { goals, tier },
        PrerequisiteBelowTier { first, then },
        PrerequisiteRetired { first, then },
        PrerequisiteDropped { first, then },
        PrerequisiteOpenInSafetyTier { first, then },
        NoneActive { horizon, barred },
        NeedsFirstStep { goal },
        TooCloseToCall { goal, probability, limit },
        PathsLeftOut { goals, limit },
        ActiveSetNotSearched { sets, limit },
        SequencesNotSearched { goals, limit },
        ProbabilitiesNotComputed { tiers, goals, limit },
        ChangesNotTried { goals, limit },
    }
    Change {
        SetRating { goal, rater, criterion, to },
        SetDue { goal, to },
        SetStage { goal, to },
        SetIntensity { goal, to },
        SetStatus { goal, to },
        SetHorizon { goal, to },
        SetTier { goal, to },
        SetSubRank { goal, to },
        SetClientRank { goal, to },
        SetParent { goal, to },
        SetGentlerTwinOf { goal, to },
        SetAnswersFlags { goal, to },
        AddGoal { goal },
        RemoveGoal { goal },
        SetArrow { from, to, sign, strength },
        SetBefore { first, then, agreed },
        OpenFlag { flag },
        RaiseFlag { kind, to },
        CloseFlag { kind, closed_on, closed_by },
        CorrectFlag { flag },
        SetContingency { to },
        SetToday { to },
        SetPolicy { to },
    }
    RevisitAt {
        NextReview,
        OnceAttained { goals },
    }
    AgendaReason {
        Tier { tier, safety },
        Behaviour { behaviour },
        Seen { days, entered, last_on, furthest },
    }
    AgendaFinding {
        AskPresentRisk { because },
        OffAgenda { target, title, tier },
        Blank { target, title, days, of },
        NothingSeen,
    }
}

impl Random for Comparison {
    fn random(dice: &mut Dice) -> Self {
        let difference = serde_json::to_string(&dice.any::<Difference>()).unwrap();
        let text = format!(r#"{{ "difference": {difference}, "facts": [], "movers": [], "searched": true }}"#);
        let mut comparison: Self = serde_json::from_str(&text).unwrap();
        (comparison.facts, comparison.movers, comparison.searched) = (dice.any(), dice.any(), dice.any());
        comparison
    }
}

impl Random for Agenda {
    fn random(dice: &mut Dice) -> Self {
        let text = r#"{ "schema_version": "1.0", "first": null, "items": [], "findings": [] }"#;
        let mut agenda: Self = serde_json::from_str(text).unwrap();
        (agenda.first, agenda.items, agenda.findings) = (dice.any(), dice.any(), dice.any());
        agenda
    }
}

/// Only the engine makes probabilities; this is the text that it would write.
impl Random for Probability {
    fn random(dice: &mut Dice) -> Self {
        let (one, other) = (dice.any::<u32>(), dice.any::<u32>().max(1));
        let (numerator, denominator) = (u128::from(one.min(other)) << 60, u128::from(one.max(other)) << 90 | 1);
        serde_json::from_value(serde_json::json!({
            "numerator": numerator.to_string(), "denominator": denominator.to_string(), "value": 0.5,
        }))
        .unwrap()
    }
}

/// Days that rise, and urgencies that do not.
impl Random for Deadlines {
    fn random(dice: &mut Dice) -> Self {
        let mut steps: Vec<Deadline> = (0..6).map(|_| Deadline::new(dice.any(), dice.any())).collect();
        steps.sort_by_key(|step| step.within_days);
        steps.dedup_by_key(|step| step.within_days);
        let mut urgencies: Vec<_> = steps.iter().map(|step| step.urgency).collect();
        urgencies.sort_unstable();
        steps.iter_mut().zip(urgencies.into_iter().rev()).for_each(|(step, urgency)| step.urgency = urgency);
        Self::new(steps).unwrap()
    }
}

impl Random for StageIntensities {
    fn random(dice: &mut Dice) -> Self {
        Stage::ALL.iter().fold(Self::default(), |table, stage| table.with(*stage, dice.any()))
    }
}

/// Closed by somebody on some day, not before it was opened, or not at all.
impl Random for Flag {
    fn random(dice: &mut Dice) -> Self {
        let (one, other): (Date, Date) = (dice.any(), dice.any());
        let closed = dice.set();
        let mut flag = Self::new(dice.any(), one.min(other), dice.any::<Text>()).unwrap();
        flag.closed_on = closed.then_some(one.max(other));
        flag.closed_by = closed.then(|| dice.any());
        flag.raised_to = dice.any();
        flag
    }
}

impl Random for HierarchyChoice {
    fn random(dice: &mut Dice) -> Self {
        match dice.below(3) {
            0 => Self::Shipped(dice.any()),
            1 => Self::Own(dice.any::<ShippedHierarchy>().hierarchy().unwrap()),
            _ => Self::Own(dice.any()),
        }
    }
}

/// Tiers of their own names; the first levels are about safety. Flags are judged here, or by a shipped one.
impl Random for Hierarchy {
    fn random(dice: &mut Dice) -> Self {
        let name = |name: String| Code::new(&name).unwrap();
        let levels: Vec<Vec<Code>> = (0..=dice.below(4))
            .map(|level| (0..=dice.below(3)).map(|tier| name(format!("{level}.{tier}"))).collect())
            .collect();
        let tiers: Vec<Code> = levels.iter().flatten().cloned().collect();
        let safe = dice.below(levels.len() + 1);
        let shipped = [ShippedHierarchy::Generic, ShippedHierarchy::DbtIndividual, ShippedHierarchy::DbtPretreatment];
        let judge = Some(dice.one_of(&shipped)).filter(|_| dice.below(2) == 0);
        let judged: Vec<Code> = judge.map_or_else(Vec::new, |judge| {
            judge.hierarchy().unwrap().definition().levels.iter().flatten().cloned().collect()
        });
        let kinds = if judge.is_none() { dice.some_of(FlagKind::ALL) } else { Vec::new() };
        let named = if judge.is_some() { dice.some_of(&tiers) } else { Vec::new() };
        let safety: Vec<Code> = levels.iter().take(safe).flatten().cloned().collect();
        let mut definition =
            HierarchyDefinition::new(format!("own-{}", dice.below(9)), dice.any::<Text>(), levels).unwrap();
        definition.source = dice.any();
        definition.safety = safety;
        definition.sub_ranked = dice.some_of(&tiers);
        definition.flag_tiers = kinds.into_iter().map(|kind| (kind, dice.one_of(&tiers))).collect();
        definition.counted_levels = dice.any();
        definition.allowed_when_exclusive = dice.some_of(&tiers);
        definition.judged_by = judge.map(|judge| name(judge.to_string()));
        definition.judged_as = named.into_iter().map(|own| (own, dice.one_of(&judged))).collect();
        Self::new(definition).unwrap()
    }
}

/// Goals of different ids, whose parents, twins, links and tiers fit together.
impl Random for Situation {
    fn random(dice: &mut Dice) -> Self {
        let policy: Policy = dice.any();
        let hierarchy = policy.hierarchy.hierarchy().unwrap();
        let tiers =
            |hierarchy: &Hierarchy| -> Vec<Code> { hierarchy.definition().levels.iter().flatten().cloned().collect() };
        let own = [tiers(&hierarchy), tiers(hierarchy.judge())].concat();
        let mut goals: Vec<Goal> = (0..=dice.below(4)).map(|_| dice.any()).collect();
        for (number, goal) in goals.iter_mut().enumerate() {
            goal.id =
                GoalId::new(&format!("{}{number}", goal.id.as_str().chars().take(9).collect::<String>())).unwrap();
            goal.tier = dice.set().then(|| dice.one_of(&own));
        }
        let known = goals.clone();
        let longs: Vec<GoalId> =
            known.iter().filter(|goal| goal.horizon == Horizon::Long).map(|goal| goal.id.clone()).collect();
        for goal in &mut goals {
            let short = goal.horizon == Horizon::Short && !longs.is_empty();
            goal.parent = Some(()).filter(|()| short && dice.set()).map(|()| dice.one_of(&longs));
            let asks_for_more = known.iter().find(|other| goal.intensity.is_some() && other.intensity > goal.intensity);
            goal.gentler_twin_of = asks_for_more.filter(|_| dice.set()).map(|other| other.id.clone());
        }
        let ids: Vec<GoalId> = goals.iter().map(|goal| goal.id.clone()).collect();
        let (mut arrows, mut before) = (Vec::new(), Vec::new());
        for (place, first) in ids.iter().enumerate() {
            for other in &ids[place + 1..] {
                for (sign, [from, to]) in [(Sign::Helps, [first, other]), (Sign::Interferes, [other, first])] {
                    if dice.any() {
                        let arrow = Arrow::new(from.clone(), to.clone()).unwrap();
                        arrows.push(arrow.with_sign(sign).with_strength(dice.any()));
                    }
                }
                if dice.any() {
                    before.push(Before::new(first.clone(), other.clone()).unwrap().with_agreed(dice.any()));
                }
            }
        }
        let mut flags = Vec::new();
        for kind in dice.some_of(FlagKind::ALL) {
            let raised = dice.set() || hierarchy.flag_tier(kind).is_none();
            let raised_to = raised.then(|| dice.one_of(&tiers(hierarchy.judge())));
            let mut flag: Flag = dice.any();
            (flag.kind, flag.raised_to) = (kind, raised_to);
            flags.push(flag);
        }
        let dated = goals.iter().any(|goal| goal.due.is_some());
        let today: Option<Date> = if dated { Some(dice.any()) } else { dice.any() };
        let situation = Self::new(goals).with_arrows(arrows).with_before(before).with_flags(flags);
        situation.with_contingency(dice.set().then(|| dice.one_of(&ids))).with_today(today).with_policy(policy)
    }
}

/// A card of one month, with lines of different ids and entries on their scales.
impl Random for DiaryCard {
    fn random(dice: &mut Dice) -> Self {
        let hierarchy: HierarchyChoice = dice.any();
        let judged = hierarchy.hierarchy().unwrap();
        let tiers: Vec<Code> = judged.definition().levels.iter().flatten().cloned().collect();
        let mut targets = Vec::new();
        for number in 0..=dice.below(3) {
            let (minimum, maximum) = dice.ends();
            let tier = dice.set().then(|| dice.one_of(&tiers));
            let ordered = tier
                .as_ref()
                .is_some_and(|tier| judged.is_sub_ranked(tier.as_str()) || judged.judge().is_sub_ranked(tier.as_str()));
            let bound = dice.set().then(|| dice.number(minimum, maximum));
            let least: bool = dice.any();
            let scale = DiaryScale::new(minimum, maximum);
            let mut target = DiaryTarget::new(format!("line-{number}"), dice.any::<Text>(), scale).unwrap();
            target.behaviour = dice.any::<Option<_>>().filter(|_| ordered);
            target.tier = tier;
            (target.at_least, target.at_most) = (bound.filter(|_| least), bound.filter(|_| !least));
            targets.push(target);
        }
        let year = dice.one_of(&[1, 2026, 9_999]);
        let date = |day: u32| Date::new(year, 12, day).unwrap();
        let days: Vec<u32> = dice.some_of(&[3, 30, 12, 31, 1]);
        let days = days.into_iter().map(|day| {
            let lines = dice.some_of(&targets);
            let entry = |line: DiaryTarget| (line.id, dice.number(line.scale.minimum, line.scale.maximum));
            DiaryDay::new(date(day), lines.into_iter().map(entry).collect::<Vec<_>>()).unwrap()
        });
        let days: Vec<DiaryDay> = days.collect();
        Self::new(date(1), date(31), targets).unwrap().with_hierarchy(hierarchy).with_days(days)
    }
}
