//! Random plans for the suites on prioritisation.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde_json::{Value, json};
use therapy_goals::priority::Situation;

/// A plan in the making: places stand for goals, taken modulo their number.
#[derive(Debug, Clone)]
pub struct Plan {
    pub hierarchy: &'static str,
    pub goals: Vec<PlanGoal>,
    pub arrows: Vec<(usize, usize, bool, u8)>,
    pub links: Vec<(usize, usize, bool)>,
    pub flags: BTreeSet<&'static str>,
    pub leverage: bool,
    pub exclusive: bool,
    pub caps: (u8, u8),
    pub margin: Option<u8>,
    pub contingency: Option<usize>,
}

/// A goal of a plan.
#[derive(Debug, Clone)]
pub struct PlanGoal {
    pub long: bool,
    pub tier: usize,
    pub status: &'static str,
    pub client: [Option<u8>; 3],
    pub therapist: [Option<u8>; 3],
    pub due: Option<i8>,
    pub stage: Option<(&'static str, &'static str)>,
    pub parent: Option<usize>,
    pub client_rank: Option<u8>,
    pub sub_rank: Option<u8>,
    pub answers: Option<&'static str>,
    pub twin_of: Option<usize>,
    pub tags: BTreeSet<&'static str>,
}

const FLAGS: [&str; 4] = ["suicidality", "self_harm", "acute_trauma", "severe_substance_use"];
const INTENSITIES: [&str; 4] = ["explore", "prepare", "act", "sustain"];
const TAGS: [&str; 3] = ["self_invalidation", "active_passivity", "inhibited_grieving"];
const TODAY: &str = "2026-11-23";

fn tiers(hierarchy: &str) -> &'static [&'static str] {
    match hierarchy {
        "dbt_individual" => &["life_threatening", "therapy_interfering", "quality_of_life", "skills"],
        "dbt_pretreatment" => &["life_threatening", "commitment", "therapy_interfering", "quality_of_life", "skills"],
        "dbt_skills_group" => &["therapy_destroying", "skills", "therapy_interfering", "life_threatening"],
        "dbt_phone_coaching" => &["life_threatening", "skills", "conflict_or_distance", "quality_of_life"],
        _ => &["standard", "safety", "standard"],
    }
}

impl Plan {
    /// The id of the goal at a place.
    pub fn id(&self, place: usize) -> String {
        format!("g{}", place % self.goals.len())
    }

    /// The plan in the form of a situation.
    pub fn json(&self) -> Value {
        let goal = |(number, goal): (usize, &PlanGoal)| {
            let ratings = |[urgency, importance, readiness]: [Option<u8>; 3]| {
                json!({
                "urgency": urgency, "importance": importance, "readiness": readiness })
            };
            let tiers = tiers(self.hierarchy);
            let due = goal.due.map(|days| match days {
                ..=7 => format!("2026-11-{:02}", 23 + days),
                _ => format!("2026-12-{:02}", days.min(31)),
            });
            let parent = goal.parent.map(|parent| parent % self.goals.len());
            let parent = parent.filter(|parent| !goal.long && self.goals[*parent].long);
            let asks = |goal: &PlanGoal| {
                let (_, intensity) = goal.stage?;
                INTENSITIES.iter().position(|known| *known == intensity)
            };
            let gentler =
                |other: &usize| asks(goal).zip(asks(&self.goals[*other])).is_some_and(|(own, other)| own < other);
            let twin_of = goal.twin_of.map(|other| other % self.goals.len()).filter(gentler);
            json!({
                "id": self.id(number),
                "title": format!("goal {number}"),
                "horizon": if goal.long { "long" } else { "short" },
                "tier": tiers[goal.tier % tiers.len()],
                "status": goal.status,
                "ratings": { "client": ratings(goal.client), "therapist": ratings(goal.therapist) },
                "due": due,
                "stage": goal.stage.map(|(stage, _)| stage),
                "intensity": goal.stage.map(|(_, intensity)| intensity),
                "parent": parent.map(|parent| self.id(parent)),
                "client_rank": goal.client_rank,
                "sub_rank": goal.sub_rank,
                "gentler_twin_of": twin_of.map(|other| self.id(other)),
                "secondary_targets": goal.tags,
                "answers_flags": goal.answers.into_iter().collect::<Vec<_>>(),
            })
        };
        let mut arrows = BTreeMap::new();
        for (from, to, helps, strength) in &self.arrows {
            let (from, to) = (self.id(*from), self.id(*to));
            if from != to {
                arrows.insert((from, to, if *helps { "helps" } else { "interferes" }), *strength);
            }
        }
        let arrow =
            |((from, to, sign), strength)| json!({ "from": from, "to": to, "sign": sign, "strength": strength });
        let mut links = BTreeMap::new();
        for (first, then, agreed) in &self.links {
            // From the smaller place to the larger, so that there is no loop.
            let (first, then) = (first % self.goals.len(), then % self.goals.len());
            if first != then {
                links.insert((self.id(first.min(then)), self.id(first.max(then))), *agreed);
            }
        }
        let link = |((first, then), agreed)| json!({ "first": first, "then": then, "agreed": agreed });
        let flag = |kind| json!({ "kind": kind, "opened_on": TODAY, "opened_by": "therapist" });
        json!({
            "goals": self.goals.iter().enumerate().map(goal).collect::<Vec<_>>(),
            "arrows": arrows.into_iter().map(arrow).collect::<Vec<_>>(),
            "before": links.into_iter().map(link).collect::<Vec<_>>(),
            "flags": self.flags.iter().map(flag).collect::<Vec<_>>(),
            "contingency": self.contingency.map(|place| self.id(place)),
            "today": TODAY,
            "policy": {
                "hierarchy": self.hierarchy,
                "order": if self.leverage { "leverage" } else { "matrix" },
                "safety": if self.exclusive { "exclusive" } else { "first_slot" },
                "cap_short": self.caps.0,
                "cap_long": self.caps.1,
                "hysteresis_margin": self.margin,
            },
        })
    }

    /// The plan as a situation.
    pub fn situation(&self) -> Situation {
        Situation::from_json(&self.json().to_string()).unwrap()
    }
}

fn rating() -> impl Strategy<Value = Option<u8>> {
    prop_oneof![9 => (1..=5_u8).prop_map(Some), 1 => Just(None)]
}

fn triple() -> impl Strategy<Value = [Option<u8>; 3]> {
    [rating(), rating(), rating()]
}

fn plan_goal() -> impl Strategy<Value = PlanGoal> {
    let status = prop::sample::select(vec![
        "agreed", "agreed", "agreed", "active", "active", "on_hold", "draft", "proposed", "achieved", "dropped",
    ]);
    let stage = prop::sample::select(vec![
        ("contemplation", "act"),
        ("contemplation", "explore"),
        ("preparation", "sustain"),
        ("preparation", "prepare"),
        ("action", "act"),
    ]);
    let first = (prop::bool::weighted(0.35), 0..5_usize, status, triple(), triple());
    let second = (
        prop::option::weighted(0.3, -5..40_i8),
        prop::option::weighted(0.3, stage),
        prop::option::of(0..9_usize),
        prop::option::weighted(0.3, 1..4_u8),
        prop::option::weighted(0.1, 1..4_u8),
        prop::option::weighted(0.3, prop::sample::select(FLAGS.to_vec())),
        prop::option::of(0..9_usize),
        prop::collection::btree_set(prop::sample::select(TAGS.to_vec()), 0..2),
    );
    (first, second).prop_map(|((long, tier, status, client, therapist), rest)| {
        let (due, stage, parent, client_rank, sub_rank, answers, twin_of, tags) = rest;
        PlanGoal {
            long,
            tier,
            status,
            client,
            therapist,
            due,
            stage,
            parent,
            client_rank,
            sub_rank,
            answers,
            twin_of,
            tags,
        }
    })
}

/// Plans of all kinds, of up to eight goals.
pub fn plan() -> impl Strategy<Value = Plan> {
    let hierarchy = prop::sample::select(vec![
        "generic",
        "generic",
        "generic",
        "dbt_individual",
        "dbt_individual",
        "dbt_pretreatment",
        "dbt_skills_group",
        "dbt_phone_coaching",
    ]);
    let facts = (
        prop::collection::vec(plan_goal(), 1..9),
        prop::collection::vec((0..9_usize, 0..9_usize, prop::bool::weighted(0.8), 1..=3_u8), 0..20),
        prop::collection::vec((0..9_usize, 0..9_usize, any::<bool>()), 0..4),
        prop::collection::btree_set(prop::sample::select(FLAGS.to_vec()), 0..2),
    );
    let policy =
        (any::<bool>(), prop::bool::weighted(0.3), (0..=3_u8, 0..=2_u8), prop::option::weighted(0.3, 1..60_u8));
    (hierarchy, facts, policy, prop::option::weighted(0.15, 0..9_usize)).prop_map(
        |(hierarchy, (goals, arrows, links, flags), (leverage, exclusive, caps, margin), contingency)| Plan {
            hierarchy,
            goals,
            arrows,
            links,
            flags,
            leverage,
            exclusive,
            caps,
            margin,
            contingency,
        },
    )
}

/// Plans whose goals are all rated, agreed and of one tier: nothing but scores and arrows decides.
pub fn plain_plan(goals: std::ops::Range<usize>) -> impl Strategy<Value = Plan> {
    let rated = || (1..=5_u8).prop_map(Some);
    let goal = (any::<bool>(), [rated(), rated(), rated()], [rated(), rated()], prop::option::of(0..9_usize));
    let goal = goal.prop_map(|(long, client, [urgency, importance], parent)| PlanGoal {
        long,
        tier: 0,
        status: "agreed",
        client,
        therapist: [urgency, importance, None],
        due: None,
        stage: None,
        parent,
        client_rank: None,
        sub_rank: None,
        answers: None,
        twin_of: None,
        tags: BTreeSet::new(),
    });
    (prop::collection::vec(goal, goals), plan()).prop_map(|(goals, plan)| Plan {
        goals,
        hierarchy: "generic",
        flags: BTreeSet::new(),
        contingency: None,
        margin: None,
        ..plan
    })
}
