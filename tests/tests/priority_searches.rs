//! Plain second ways to find what prioritisation finds by a search, on small random plans.

#![expect(clippy::float_cmp, reason = "the plans are small enough for every number to be exact")]

mod plans;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use plans::{Plan, PlanGoal, plain_plan, plan};
use proptest::prelude::*;
use serde_json::json;
use therapy_goals::goal::{Horizon, Status};
use therapy_goals::priority::{
    Change, ChoiceKey, OrderBy, Place, RIPPLE_TARGETS, Ranking, Reason, Sign, Situation, compare, rank, what_if,
};
use therapy_goals::scalar::GoalId;

fn place<'a>(ranking: &'a Ranking, goal: &str) -> &'a Place {
    ranking.places.iter().find(|place| place.goal.as_str() == goal).unwrap()
}

fn names(goals: &[GoalId]) -> Vec<&str> {
    goals.iter().map(GoalId::as_str).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// The first place under every change, found by changing the client's rating and ranking anew.
    #[test]
    fn every_single_change_is_what_ranking_anew_says(plan in plain_plan(1..6)) {
        let situation = plan.situation();
        let ranking = rank(&situation).unwrap();
        let mut cases = 0;
        for (number, goal) in plan.goals.iter().enumerate() {
            for (criterion, name) in ["urgency", "importance", "readiness"].iter().enumerate() {
                let from = goal.client[criterion].unwrap();
                for to in [from - 1, from + 1] {
                    if !(1..=5).contains(&to) {
                        continue;
                    }
                    cases += 1;
                    let input = json!({ "code": "set_rating", "goal": plan.id(number), "rater": "client",
                                        "criterion": name, "to": to });
                    let changed: Change = serde_json::from_value(input).unwrap();
                    for (order, sensitivity) in [
                        (OrderBy::Matrix, &ranking.robustness.matrix),
                        (OrderBy::Leverage, &ranking.robustness.leverage),
                    ] {
                        let mut ordered = situation.clone();
                        ordered.policy.order = order;
                        let found = what_if(&ordered, std::slice::from_ref(&changed)).unwrap();
                        let told = sensitivity.changes.iter().find(|change| {
                            let same = change.goal.as_str() == plan.id(number) && change.criterion.code() == *name;
                            same && change.to.get() == to
                        });
                        let first = told.map(|change| change.first.clone()).or_else(|| sensitivity.top.clone());
                        prop_assert_eq!(&found.top.to, &first, "{} {} {}", plan.id(number), name, to);
                        prop_assert_eq!(&found.top.from, &sensitivity.top);
                    }
                }
            }
        }
        prop_assert_eq!(ranking.robustness.matrix.cases, cases);
    }

    /// The facts that moved a goal, found by ranking anew with each fact alone and with each left out.
    #[test]
    fn the_facts_that_moved_a_goal_are_those_of_ranking_anew(
        earlier in plan(),
        later in plan(),
        kept in prop::collection::vec(any::<bool>(), 9),
    ) {
        // Some goals stay as they are, so that facts are few enough to matter one by one.
        let mut later = later;
        for ((goal, was), kept) in later.goals.iter_mut().zip(&earlier.goals).zip(kept) {
            if kept {
                goal.clone_from(was);
            }
        }
        let (earlier, later) = (rank(&earlier.situation()).unwrap(), rank(&later.situation()).unwrap());
        let comparison = compare(&earlier, &later).unwrap();
        prop_assert!(comparison.searched);
        let facts = &comparison.facts;
        let ranks = |changes: &[Change]| -> Option<BTreeMap<GoalId, u32>> {
            let found = what_if(&earlier.basis, changes).ok()?;
            let mut ranks: BTreeMap<GoalId, u32> =
                earlier.places.iter().map(|place| (place.goal.clone(), place.rank)).collect();
            for moved in found.moves {
                match moved.rank_to {
                    Some(rank) => ranks.insert(moved.goal, rank),
                    None => ranks.remove(&moved.goal),
                };
            }
            Some(ranks)
        };
        let alone: Vec<_> = facts.iter().map(|fact| ranks(std::slice::from_ref(fact))).collect();
        let without: Vec<_> = (0..facts.len())
            .map(|left_out| ranks(&[&facts[..left_out], &facts[left_out + 1..]].concat()))
            .collect();
        for mover in &comparison.movers {
            let last = |rank: Option<u32>| rank.unwrap_or(u32::MAX);
            let (from, to) = (last(mover.rank_from), last(mover.rank_to));
            let rank = |ranks: &BTreeMap<GoalId, u32>| last(ranks.get(&mover.goal).copied());
            let up = to < from;
            let moves = |number: usize| alone[number].as_ref().is_some_and(|now| {
                let now = rank(now);
                if up { now < from } else { now > from }
            });
            let holds = |number: usize| without[number].as_ref().is_some_and(|now| {
                let now = rank(now);
                if up { to < now } else { to > now }
            });
            let all = || (0_u32..).zip(0..facts.len());
            let mut expected: Vec<u32> =
                all().filter(|(_, place)| moves(*place) || holds(*place)).map(|(number, _)| number).collect();
            prop_assert_eq!(mover.jointly, expected.is_empty());
            if mover.jointly {
                expected = all().map(|(number, _)| number).collect();
            }
            prop_assert_eq!(&mover.because, &expected, "{}", mover.goal);
        }
    }

    /// Best paths by relaxing every arrow until nothing moves.
    #[test]
    fn best_paths_are_a_fixed_point(plan in plan()) {
        let situation = plan.situation();
        let ranking = rank(&situation).unwrap();
        let open: BTreeSet<&GoalId> = ranking.places.iter().map(|place| &place.goal).collect();
        let mut best: BTreeMap<(&GoalId, &GoalId), f64> = BTreeMap::new();
        loop {
            let before = best.clone();
            for arrow in situation.arrows.iter().filter(|arrow| arrow.sign == Sign::Helps) {
                if !open.contains(&arrow.from) || !open.contains(&arrow.to) {
                    continue;
                }
                let share = f64::from(arrow.strength.get()) / 4.0;
                for source in &open {
                    let known = best.get(&(*source, &arrow.from)).copied().unwrap_or(0.0);
                    let arrives = if *source == &arrow.from { 1.0 } else { known };
                    if arrives > 0.0 && *source != &arrow.to {
                        let known = best.entry((*source, &arrow.to)).or_insert(0.0);
                        *known = known.max(arrives * share);
                    }
                }
            }
            if best == before {
                break;
            }
        }
        for from in &ranking.places {
            let own = from.paths.iter().map(|path| (path.goals.last().unwrap(), path.share));
            let own: BTreeMap<&GoalId, f64> = own.collect();
            let other = best.iter().filter(|((source, _), _)| *source == &from.goal);
            let other: BTreeMap<&GoalId, f64> = other.map(|((_, to), share)| (*to, *share)).collect();
            prop_assert_eq!(&own, &other);
            prop_assert_eq!(from.reach as usize, own.len());
            let importance = |goal: &GoalId| {
                let rated = place(&ranking, goal.as_str()).rated.importance;
                rated.map_or(0.0, |rating| f64::from(rating.get()))
            };
            let ripple: f64 = own.iter().map(|(to, share)| importance(to) * share).sum();
            prop_assert_eq!(from.ripple, ripple);
            for path in &from.paths {
                let arrow = |pair: &[GoalId]| {
                    let mut helps = situation.arrows.iter().filter(|arrow| arrow.sign == Sign::Helps);
                    helps.find(|arrow| arrow.from == pair[0] && arrow.to == pair[1]).unwrap().strength.share()
                };
                let share: f64 = path.goals.windows(2).map(arrow).product();
                prop_assert_eq!(share, path.share, "the path shown has this share");
            }
            if let Some(Reason::Ripple { targets, .. }) = from.reasons.iter().find(|reason| reason.code() == "ripple") {
                prop_assert_eq!(targets.len(), own.len().min(RIPPLE_TARGETS));
            }
        }
    }

    /// The probability of each goal by counting all outcomes one by one.
    #[test]
    fn probabilities_are_those_of_counting(plan in plain_plan(1..4)) {
        let ranking = rank(&plan.situation()).unwrap();
        let moves = |rating: Option<u8>| {
            (-1..=1_i8).map(move |step| u32::from(rating.unwrap().saturating_add_signed(step).clamp(1, 5)))
        };
        let outcomes = |goal: &PlanGoal| -> Vec<u32> {
            let [urgency, importance, readiness] = goal.client;
            let pairs = moves(urgency).flat_map(|u| moves(importance).map(move |i| u * i));
            pairs.flat_map(|pair| moves(readiness).map(move |r| pair * r)).collect()
        };
        let outcomes: Vec<Vec<u32>> = plan.goals.iter().map(outcomes).collect();
        let mut wins = vec![0_u128; outcomes.len()];
        let total = 27_usize.pow(u32::try_from(outcomes.len()).unwrap());
        for mut number in 0..total {
            let scores = outcomes.iter().map(|scores| {
                let score = scores[number % 27];
                number /= 27;
                score
            });
            let scores: Vec<u32> = scores.collect();
            let best = *scores.iter().max().unwrap();
            let tied = scores.iter().filter(|score| **score == best).count() as u128;
            for (wins, _) in wins.iter_mut().zip(&scores).filter(|(_, score)| **score == best) {
                *wins += 6 / tied;
            }
        }
        let level = &ranking.robustness.probabilities[0];
        for (number, wins) in wins.into_iter().enumerate() {
            let goal = level.goals.iter().find(|goal| goal.goal.as_str() == plan.id(number)).unwrap();
            let probability = goal.probability;
            prop_assert_eq!(wins * probability.denominator(), probability.numerator() * 6 * total as u128);
        }
    }

    /// The active set by trying every subset of the goals.
    #[test]
    fn the_active_set_is_the_best_of_all_subsets(plan in plan()) {
        let situation = plan.situation();
        let ranking = rank(&situation).unwrap();
        let set = &ranking.active_set;
        let other = Subsets::new(&situation, &ranking);
        let all = other.all(&plan);
        prop_assert_eq!(set.sets as usize, all.len());
        let best = all.iter().min_by(|one, other| one.partial_cmp(other).unwrap()).unwrap();
        let keys = |goals: &[GoalId]| all.iter().find(|keys| keys.5 == sorted(goals)).unwrap();
        let chosen = keys(&set.goals);
        if set.kept {
            prop_assert!((chosen.0 == best.0) && chosen.1 == best.1 && chosen.2 == best.2);
            prop_assert!(chosen.3 - best.3 < f64::from(plan.margin.unwrap()));
            let mut kept = ranking.places.iter().filter(|place| place.active && !set.safety.contains(&place.goal));
            prop_assert!(kept.all(|place| place.status == Status::Active), "what is kept is what is under way");
        } else {
            prop_assert_eq!(chosen, best);
        }
        let own = [set.keys.orphans, set.keys.interfering, set.keys.off_path].map(|key| key as usize);
        prop_assert_eq!(own, [chosen.1, chosen.2, chosen.4]);
        let others: Vec<_> = all.iter().filter(|keys| *keys != chosen).collect();
        let second = others.iter().min_by(|one, other| one.partial_cmp(other).unwrap());
        prop_assert_eq!(set.runner_up.as_ref().map(|runner| keys(&runner.goals)), second.copied());
        for left_out in &set.not_chosen {
            let with = others.iter().filter(|keys| keys.5.contains(&left_out.goal.as_str()));
            let with = with.min_by(|one, other| one.partial_cmp(other).unwrap());
            let expected = match with {
                None => ChoiceKey::Cap,
                Some(with) if **with < *chosen => ChoiceKey::Hysteresis,
                Some(with) if with.0 != chosen.0 => ChoiceKey::TierVector,
                Some(with) if with.1 != chosen.1 => ChoiceKey::Orphans,
                Some(with) if with.2 != chosen.2 => ChoiceKey::Interfering,
                Some(with) if with.3 != chosen.3 => ChoiceKey::ScoreSum,
                Some(with) if with.4 != chosen.4 => ChoiceKey::OffPath,
                Some(_) => ChoiceKey::Ids,
            };
            // What would be in if interfering pairs did not count is left out because of them.
            let apart = others.iter().filter(|keys| keys.5.contains(&left_out.goal.as_str()));
            let better = apart.into_iter().any(|keys| {
                (&keys.0, keys.1, keys.3, keys.4, &keys.5) < (&chosen.0, chosen.1, chosen.3, chosen.4, &chosen.5)
            });
            let expected = match expected {
                ChoiceKey::ScoreSum | ChoiceKey::OffPath | ChoiceKey::Ids if better => ChoiceKey::Interfering,
                other => other,
            };
            prop_assert_eq!(left_out.key, expected, "{}", left_out.goal);
        }
    }

    /// The sequences by trying every permutation.
    #[test]
    fn the_sequences_are_the_best_of_all_permutations(plan in plain_plan(1..8)) {
        let situation = plan.situation();
        let ranking = rank(&situation).unwrap();
        let found = &ranking.disagreement;
        let client: Vec<&GoalId> = ranking.places.iter().map(|place| &place.goal).collect();
        let therapist: Vec<&GoalId> = found.therapist_order.iter().map(|place| &place.goal).collect();
        let links: Vec<_> = situation.before.iter().filter(|link| link.agreed).collect();
        let position = |order: &[&GoalId], goal: &GoalId| order.iter().position(|other| *other == goal).unwrap();
        let discordant = |sequence: &[&GoalId], order: &[&GoalId]| {
            let places: Vec<usize> = sequence.iter().map(|goal| position(order, goal)).collect();
            let after = |one: usize| places[one..].iter().filter(|other| **other < places[one]).count();
            (0..places.len()).map(after).sum::<usize>()
        };
        let mut points: BTreeMap<(usize, usize), Vec<&GoalId>> = BTreeMap::new();
        permutations(&client, &mut Vec::new(), &mut |sequence| {
            if links.iter().all(|link| position(sequence, &link.first) < position(sequence, &link.then)) {
                let point = (discordant(sequence, &client), discordant(sequence, &therapist));
                points.entry(point).or_insert_with(|| sequence.to_vec());
            }
        });
        let best = points.iter().filter(|(point, _)| {
            !points.keys().any(|other| other != *point && other.0 <= point.0 && other.1 <= point.1)
        });
        let expected: Vec<(usize, usize, Vec<&str>)> = best.map(|(point, goals)| {
            (point.0, point.1, goals.iter().map(|goal| goal.as_str()).collect())
        }).collect();
        let own: Vec<(usize, usize, Vec<&str>)> = found.pareto.iter().map(|sequence| {
            (sequence.client as usize, sequence.therapist as usize, names(&sequence.goals))
        }).collect();
        prop_assert_eq!(own, expected);
        prop_assert!(found.searched);
    }
}

/// The keys of a set: levels (more is better), orphans, interfering, negated sum, off path, ids.
type Keys<'a> = (Vec<Reverse<usize>>, usize, usize, f64, usize, Vec<&'a str>);

fn sorted(goals: &[GoalId]) -> Vec<&str> {
    let mut names = names(goals);
    names.sort_unstable();
    names
}

struct Subsets<'a> {
    situation: &'a Situation,
    ranking: &'a Ranking,
    eligible: Vec<&'a Place>,
    levels: usize,
}

impl<'a> Subsets<'a> {
    fn new(situation: &'a Situation, ranking: &'a Ranking) -> Self {
        let hierarchy = situation.policy.hierarchy.hierarchy().unwrap();
        let eligible = ranking.places.iter().filter(|place| place.eligible).collect();
        Self { situation, ranking, eligible, levels: hierarchy.counted_levels() }
    }

    fn all(&self, plan: &Plan) -> Vec<Keys<'a>> {
        let hierarchy = self.situation.policy.hierarchy.hierarchy().unwrap();
        let is_safety = |place: &Place| hierarchy.is_safety(place.tier.as_str());
        let counts = |places: &[&Place], horizon: Horizon| {
            places.iter().filter(|place| !is_safety(place) && place.horizon == horizon).count()
        };
        let mut all = Vec::new();
        for subset in 0..1_u32 << self.eligible.len() {
            let chosen: Vec<&Place> = self
                .eligible
                .iter()
                .enumerate()
                .filter(|(bit, _)| subset >> bit & 1 == 1)
                .map(|(_, place)| *place)
                .collect();
            let whole = self.eligible.iter().filter(|place| is_safety(place)).all(|place| chosen.contains(place));
            let fits = [(Horizon::Short, plan.caps.0), (Horizon::Long, plan.caps.1)].iter().all(|(horizon, cap)| {
                let (taken, available) = (counts(&chosen, *horizon), counts(&self.eligible, *horizon));
                taken <= usize::from(*cap) && taken >= available.min(usize::from(*cap)).min(1)
            });
            if whole && fits {
                all.push(self.keys(&chosen, &is_safety));
            }
        }
        all
    }

    fn keys(&self, chosen: &[&'a Place], is_safety: &dyn Fn(&Place) -> bool) -> Keys<'a> {
        let hierarchy = self.situation.policy.hierarchy.hierarchy().unwrap();
        let level = |place: &Place| hierarchy.level(place.tier.as_str()).unwrap();
        let on = |number: usize| chosen.iter().filter(|place| level(place) == number).count();
        let vector = (0..self.levels).map(|number| Reverse(on(number)));
        let parent = |place: &Place| self.situation.goal(&place.goal).unwrap().parent.clone();
        let longs: Vec<&&Place> = chosen.iter().filter(|place| place.horizon == Horizon::Long).collect();
        let shorts: Vec<&&Place> = chosen.iter().filter(|place| place.horizon == Horizon::Short).collect();
        let orphans =
            longs.iter().filter(|long| !shorts.iter().any(|short| parent(short).as_ref() == Some(&long.goal)));
        let off_path =
            shorts.iter().filter(|short| !longs.iter().any(|long| parent(short).as_ref() == Some(&long.goal)));
        let mut interfering = BTreeSet::new();
        for conflict in &self.ranking.conflicts {
            let has = |goal: &GoalId| chosen.iter().any(|place| place.goal == *goal);
            if has(&conflict.from) && has(&conflict.to) {
                interfering.insert((
                    conflict.from.clone().min(conflict.to.clone()),
                    conflict.from.clone().max(conflict.to.clone()),
                ));
            }
        }
        let sum: f64 = chosen.iter().filter(|place| !is_safety(place)).map(|place| place.ordering_score.unwrap()).sum();
        let mut ids: Vec<&str> = chosen.iter().map(|place| place.goal.as_str()).collect();
        ids.sort_unstable();
        (vector.collect(), orphans.count(), interfering.len(), -sum, off_path.count(), ids)
    }
}

/// Every permutation, in the order of the list.
fn permutations<'a>(left: &[&'a GoalId], placed: &mut Vec<&'a GoalId>, each: &mut dyn FnMut(&[&'a GoalId])) {
    if left.is_empty() {
        each(placed);
    }
    for (number, goal) in left.iter().enumerate() {
        placed.push(goal);
        let rest: Vec<&GoalId> =
            left.iter().enumerate().filter(|(other, _)| *other != number).map(|(_, goal)| *goal).collect();
        permutations(&rest, placed, each);
        placed.pop();
    }
}
