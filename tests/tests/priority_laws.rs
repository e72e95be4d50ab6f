//! Laws of prioritisation, over random plans.

#![expect(clippy::float_cmp, reason = "the plans are small enough for every number to be exact")]

mod plans;

use plans::{Plan, plain_plan, plan};
use proptest::prelude::*;
use therapy_goals::goal::{Horizon, SecondaryTarget, Status};
use therapy_goals::priority::{
    Barrier, Finding, Place, Ranking, Reason, SafetyPolicy, Sign, Situation, compare, rank, what_if,
};
use therapy_goals::scalar::{Date, GoalId, Text};

fn place<'a>(ranking: &'a Ranking, goal: &str) -> &'a Place {
    ranking.places.iter().find(|place| place.goal.as_str() == goal).unwrap()
}

/// The ranking without the input in it.
fn answer(ranking: &Ranking) -> Ranking {
    let mut ranking = ranking.clone();
    ranking.basis = Situation::default();
    ranking
}

/// Plans under the exclusive policy with a safety flag open, a safety goal, and arrows of both signs.
fn exclusive_plan() -> impl Strategy<Value = Plan> {
    plan().prop_map(|mut plan| {
        plan.hierarchy = "generic";
        plan.exclusive = true;
        plan.flags.insert("self_harm");
        for (number, goal) in plan.goals.iter_mut().enumerate() {
            goal.tier = usize::from(number == 0);
            goal.status = "agreed";
            goal.client = goal.client.map(|rating| rating.or(Some(3)));
        }
        let safe: Vec<_> = (1..plan.goals.len()).map(|number| (number, 0, number % 2 == 0, 2)).collect();
        plan.arrows.retain(|(_, to, ..)| to % plan.goals.len() != 0);
        plan.arrows.extend(safe);
        plan
    })
}

/// Whether a goal is a twin of another, or a twin of a twin of it that ranks.
fn is_twin(situation: &Situation, ranking: &Ranking, twin: &GoalId, of: &GoalId) -> bool {
    let Some(next) = situation.goal(twin).and_then(|goal| goal.gentler_twin_of.as_ref()) else { return false };
    next == of || (ranking.place(next).is_some() && is_twin(situation, ranking, next, of))
}

/// Plans whose goals all have a stage and an intensity, most of them twins of others.
fn twin_plan() -> impl Strategy<Value = Plan> {
    let stages = ["precontemplation", "contemplation", "preparation", "preparation", "action"];
    let intensities = ["explore", "explore", "prepare", "act", "act", "sustain"];
    let stage = (prop::sample::select(stages.to_vec()), prop::sample::select(intensities.to_vec()));
    let facts = prop::collection::vec((stage, 0..9_usize), 9);
    (plan(), facts).prop_map(|(mut plan, facts)| {
        for (goal, (stage, other)) in plan.goals.iter_mut().zip(facts) {
            goal.stage = Some(stage);
            goal.twin_of = Some(other);
        }
        plan
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn raising_a_rating_never_costs_a_lead(plan in prop_oneof![plan(), plain_plan(5..9)], place_of in 0..9_usize) {
        let raised = place_of % plan.goals.len();
        let own = plan.id(raised);
        let before = rank(&plan.situation()).unwrap();
        let scores = |ranking: &Ranking, goal: &str| {
            let place = ranking.places.iter().find(|place| place.goal.as_str() == goal)?;
            Some((f64::from(place.matrix_ordering_score?), place.leverage_ordering_score?, place.tier.clone()))
        };
        for criterion in 0..3 {
            let Some(value) = plan.goals[raised].client[criterion].filter(|value| *value < 5) else { continue };
            let mut after = plan.clone();
            after.goals[raised].client[criterion] = Some(value + 1);
            let after = rank(&after.situation()).unwrap();
            let (Some(then), Some(now)) = (scores(&before, &own), scores(&after, &own)) else { continue };
            for other in before.places.iter().filter(|other| other.goal.as_str() != own && other.tier == then.2) {
                let other = other.goal.as_str();
                let (Some(was), Some(is)) = (scores(&before, other), scores(&after, other)) else { continue };
                prop_assert!(then.0 <= was.0 || now.0 >= is.0, "{} fell below {} by the matrix", own, other);
                prop_assert!(then.1 <= was.1 || now.1 >= is.1, "{} fell below {} by leverage", own, other);
            }
        }
    }

    #[test]
    fn a_higher_tier_always_precedes(plan in plan()) {
        let situation = plan.situation();
        let ranking = rank(&situation).unwrap();
        let hierarchy = situation.policy.hierarchy.hierarchy().unwrap();
        let contingency = situation.contingency.clone();
        for orders in [&ranking.orders.matrix, &ranking.orders.leverage] {
            let levels = orders.iter().filter(|goal| contingency.as_ref() != Some(*goal)).map(|goal| {
                hierarchy.level(place(&ranking, goal.as_str()).tier.as_str()).unwrap()
            });
            prop_assert!(levels.collect::<Vec<_>>().is_sorted());
            if let Some(goal) = orders.iter().find(|goal| contingency.as_ref() == Some(*goal)) {
                let before = orders.iter().take_while(|other| *other != goal);
                let safe = |goal: &GoalId| hierarchy.is_safety(place(&ranking, goal.as_str()).tier.as_str());
                prop_assert!(safe(goal) || before.clone().all(safe), "only safety before a contingency");
            }
        }
    }

    #[test]
    fn an_arrow_that_helps_never_lowers_a_ripple(plan in plan(), from in 0..9_usize, to in 0..9_usize) {
        let mut after = plan.clone();
        after.arrows.push((from, to, true, 3));
        let (before, after) = (rank(&plan.situation()).unwrap(), rank(&after.situation()).unwrap());
        for earlier in &before.places {
            let later = place(&after, earlier.goal.as_str());
            prop_assert!(later.ripple >= earlier.ripple && later.reach >= earlier.reach);
        }
    }

    #[test]
    fn without_arrows_both_orders_are_one(mut plan in plan()) {
        plan.arrows.clear();
        let ranking = rank(&plan.situation()).unwrap();
        prop_assert_eq!(&ranking.orders.matrix, &ranking.orders.leverage);
        prop_assert!(ranking.places.iter().all(|place| place.ripple == 0.0 && place.paths.is_empty()));
    }

    #[test]
    fn names_decide_nothing_but_ties(plan in plan()) {
        let renamed = plan.json().to_string();
        let renamed = (0..plan.goals.len()).fold(renamed, |text, number| {
            text.replace(&format!("\"g{number}\""), &format!("\"x{}\"", 99 - number))
        });
        let situation = plan.situation();
        let hierarchy = situation.policy.hierarchy.hierarchy().unwrap();
        let before = rank(&situation).unwrap();
        let after = rank(&Situation::from_json(&renamed).unwrap()).unwrap();
        prop_assert_eq!(before.places.len(), after.places.len());
        for (one, other) in before.places.iter().zip(&after.places) {
            prop_assert_eq!(hierarchy.level(one.tier.as_str()), hierarchy.level(other.tier.as_str()));
            prop_assert_eq!(one.ordering_score, other.ordering_score);
            // Unrated goals are level whatever else is known of them.
            if one.ordering_score.is_some() {
                prop_assert_eq!(one.ripple, other.ripple);
                prop_assert_eq!(one.urgency, other.urgency);
            }
        }
        prop_assert_eq!(before.plan_ready, after.plan_ready);
    }

    #[test]
    fn the_order_of_the_input_never_matters(plan in plan()) {
        let mut reversed = plan.json();
        for list in ["goals", "arrows", "before", "flags"] {
            reversed[list].as_array_mut().unwrap().reverse();
        }
        let reversed = rank(&Situation::from_json(&reversed.to_string()).unwrap()).unwrap();
        prop_assert_eq!(answer(&rank(&plan.situation()).unwrap()), answer(&reversed));
    }

    #[test]
    fn deadlines_never_lower_urgency(plan in plan()) {
        let ranking = rank(&plan.situation()).unwrap();
        for place in &ranking.places {
            prop_assert!(place.urgency >= place.rated.urgency);
            prop_assert_eq!(place.urgency.is_some(), place.rated.urgency.is_some());
            let rated = [place.rated.urgency, place.rated.importance, place.rated.readiness];
            let rated = rated.iter().map(|rating| rating.map(|rating| u32::from(rating.get())));
            let product = rated.product::<Option<u32>>();
            prop_assert_eq!(place.matrix_score, product, "the matrix score is that of the ratings, unaltered");
        }
    }

    #[test]
    fn the_active_set_keeps_its_bounds(plan in prop_oneof![plan(), exclusive_plan()]) {
        let situation = plan.situation();
        let ranking = rank(&situation).unwrap();
        let set = &ranking.active_set;
        let hierarchy = situation.policy.hierarchy.hierarchy().unwrap();
        let is_safety = |place: &&Place| hierarchy.is_safety(place.tier.as_str());
        for horizon in [Horizon::Short, Horizon::Long] {
            let rest = ranking.places.iter().filter(|place| place.active && !is_safety(place));
            let taken = rest.filter(|place| place.horizon == horizon).count();
            let cap = usize::from(if horizon == Horizon::Short { plan.caps.0 } else { plan.caps.1 });
            prop_assert!(taken <= cap);
            let eligible = ranking.places.iter().filter(|place| place.eligible && !is_safety(place));
            let available = eligible.filter(|place| place.horizon == horizon).count();
            prop_assert!(taken > 0 || available == 0 || cap == 0, "none only where there is none");
        }
        for place in &ranking.places {
            prop_assert_eq!(place.active, set.goals.contains(&place.goal));
            prop_assert_eq!(place.eligible, place.barriers.is_empty());
            prop_assert!(!place.active || (place.eligible && !place.held));
            prop_assert!(!is_safety(&place) || !place.held, "safety is never held");
            prop_assert!(!is_safety(&place) || place.active == place.eligible, "all of safety that can be");
            prop_assert!(place.status != Status::OnHold || !place.active);
            prop_assert_eq!(place.held, place.barriers.contains(&Barrier::HeldByReadiness));
        }
        if set.exclusive {
            prop_assert_eq!(situation.policy.safety, SafetyPolicy::Exclusive);
            let judge = hierarchy.judge();
            for active in ranking.places.iter().filter(|place| place.active) {
                let goal = situation.goal(&active.goal).unwrap();
                let tier = |goal: &GoalId| situation.goal(goal).unwrap().tier.clone().unwrap();
                let safe = |goal: &GoalId| judge.is_safety(tier(goal).as_str());
                let mut arrows = situation.arrows.iter().filter(|arrow| arrow.sign == Sign::Helps);
                let helps = arrows.any(|arrow| arrow.from == active.goal && safe(&arrow.to));
                let answers = situation.flags.iter().any(|flag| goal.answers_flags.contains(&flag.kind));
                prop_assert!(hierarchy.allowed_when_exclusive(active.tier.as_str()) || helps || answers);
            }
        }
    }

    /// Secondary targets filter; no place, score, reason or proposal hangs on them.
    #[test]
    fn tags_change_no_place(plan in plan()) {
        let mut bare = plan.clone();
        bare.goals.iter_mut().for_each(|goal| goal.tags.clear());
        let tagged = rank(&plan.situation()).unwrap();
        let without = |mut ranking: Ranking| {
            ranking.places.iter_mut().for_each(|place| place.secondary_targets.clear());
            answer(&ranking)
        };
        prop_assert_eq!(without(tagged.clone()), without(rank(&bare.situation()).unwrap()));
        let all = tagged.with_secondary_target(SecondaryTarget::ALL);
        let carriers = tagged.places.iter().filter(|place| !place.secondary_targets.is_empty());
        prop_assert_eq!(all, carriers.map(|place| place.goal.clone()).collect::<Vec<_>>());
    }

    /// A twin that is named asks for no more than the stage carries; where none is named, there is none.
    #[test]
    fn the_twin_that_is_shown_fits(plan in twin_plan()) {
        let situation = plan.situation();
        let ranking = rank(&situation).unwrap();
        let goal = |id: &GoalId| situation.goal(id).unwrap();
        for place in &ranking.places {
            for reason in &place.reasons {
                let (Reason::HeldByReadiness { max, twin, .. } | Reason::IntensityAdvice { max, twin, .. }) = reason
                else { continue };
                let fitting = ranking.places.iter().filter(|other| {
                    let asks = goal(&other.goal).intensity;
                    !other.held
                        && asks.is_some_and(|intensity| intensity <= *max)
                        && is_twin(&situation, &ranking, &other.goal, &place.goal)
                });
                let best = fitting.max_by(|one, other| {
                    let asks = goal(&one.goal).intensity.cmp(&goal(&other.goal).intensity);
                    asks.then_with(|| other.goal.cmp(&one.goal))
                });
                prop_assert_eq!(twin.as_ref(), best.map(|best| &best.goal));
            }
        }
    }

    #[test]
    fn probabilities_add_up_to_one(plan in plan()) {
        let ranking = rank(&plan.situation()).unwrap();
        for level in &ranking.robustness.probabilities {
            prop_assert_eq!(level.goals.is_empty(), level.reason.is_some());
            if level.goals.is_empty() {
                continue;
            }
            // With up to eight goals, 27^8 times 840 is a common denominator.
            let all = 27_u128.pow(8) * 840;
            let probabilities = level.goals.iter().map(|goal| goal.probability);
            let sum: u128 = probabilities.map(|p| p.numerator() * (all / p.denominator())).sum();
            prop_assert_eq!(sum, all);
        }
    }

    #[test]
    fn what_is_stored_is_read_back(plan in plan()) {
        let ranking = rank(&plan.situation()).unwrap();
        let stored: Ranking = serde_json::from_str(&serde_json::to_string(&ranking).unwrap()).unwrap();
        prop_assert_eq!(&stored, &ranking);
        let again = rank(&stored.basis).unwrap();
        prop_assert_eq!(answer(&again), answer(&ranking), "the basis ranks as the situation did");
    }

    /// A day of closing that is still to come closes nothing, whatever else there is.
    #[test]
    fn a_flag_closed_on_a_day_to_come_is_open(
        plan in prop_oneof![plan(), exclusive_plan()],
        day in (2027..=9_999, 1..=12_u32, 1..=28_u32),
    ) {
        let open = plan.situation();
        let mut slipped = open.clone();
        for flag in &mut slipped.flags {
            flag.closed_on = Date::new(day.0, day.1, day.2).ok();
            flag.closed_by = Text::new("therapist").ok();
        }
        let (open, slipped) = (rank(&open).unwrap(), rank(&slipped).unwrap());
        let said = |ranking: &Ranking| {
            let (said, rest): (Vec<Finding>, Vec<Finding>) =
                ranking.findings.iter().cloned().partition(|finding| finding.code() == "closed_after_today");
            let mut ranking = answer(ranking);
            ranking.findings = rest;
            (said.len(), ranking)
        };
        let ((none, open), (all, closed)) = (said(&open), said(&slipped));
        prop_assert_eq!((none, all), (0, slipped.basis.flags.len()));
        prop_assert_eq!(open, closed);
    }

    #[test]
    fn facts_turn_the_earlier_situation_into_the_later(
        earlier in prop_oneof![plan(), twin_plan()],
        later in prop_oneof![plan(), twin_plan()],
    ) {
        let (earlier, later) = (rank(&earlier.situation()).unwrap(), rank(&later.situation()).unwrap());
        let comparison = compare(&earlier, &later).unwrap();
        prop_assert_eq!(&what_if(&earlier.basis, &comparison.facts).unwrap(), &comparison.difference);
        prop_assert_eq!(&comparison.difference, &earlier.difference(&later));
        for mover in &comparison.movers {
            prop_assert_ne!(mover.rank_from, mover.rank_to);
            prop_assert!(!mover.because.is_empty());
            prop_assert!(mover.because.iter().all(|fact| (*fact as usize) < comparison.facts.len()));
        }
        let same = compare(&later, &later).unwrap();
        prop_assert!(same.facts.is_empty() && same.movers.is_empty() && same.difference.moves.is_empty());
    }

    /// Tau-b against another library.
    #[test]
    fn agreement_is_kendalls(plan in plain_plan(2..9)) {
        let ranking = rank(&plan.situation()).unwrap();
        let scores = |of: fn(&Place) -> f64| -> Vec<f64> { ranking.places.iter().map(of).collect() };
        let matrix = scores(|place| f64::from(place.matrix_ordering_score.unwrap()));
        let leverage = scores(|place| place.leverage_ordering_score.unwrap());
        let other = kendalls::tau_b_with_comparator(&matrix, &leverage, f64::total_cmp);
        match (ranking.orders.agreement.tau_b, other) {
            (Some(own), Ok((other, _))) => prop_assert!((own - other).abs() < 1e-12, "{} {}", own, other),
            (None, Ok((other, _))) => prop_assert!(other.is_nan()),
            (own, Err(_)) => prop_assert_eq!(own, None),
        }
    }
}
