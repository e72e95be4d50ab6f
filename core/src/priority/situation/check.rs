//! The checks of the whole: everything that makes no sense is refused together.

use std::cell::LazyCell;
use std::collections::{HashMap, HashSet};

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};

use crate::error::{Error, ErrorKind, Fault, record};
use crate::goal::{FlagKind, Goal, Horizon};
use crate::priority::hierarchy::definition::Hierarchy;
use crate::priority::hierarchy::shipped::HierarchyChoice;
use crate::priority::situation::facts::{Arrow, Before, Flag, MAXIMUM_ARROWS, MAXIMUM_GOALS, Situation};
use crate::scalar::{Date, GoalId};

/// One entry of a list: its value where it could be read, and the ids in it.
pub(crate) struct Part<'a, T> {
    pub(crate) value: Option<&'a T>,
    pub(crate) ends: [Option<&'a GoalId>; 2],
}

/// A situation of which some parts may be unreadable; the others are checked all the same.
pub(crate) struct Parts<'a> {
    pub(crate) goals: Vec<Part<'a, Goal>>,
    pub(crate) arrows: Vec<Part<'a, Arrow>>,
    pub(crate) before: Vec<Part<'a, Before>>,
    pub(crate) flags: Vec<Option<&'a Flag>>,
    pub(crate) contingency: Option<&'a GoalId>,
    /// Whether there is a day, readable or not.
    pub(crate) dated: bool,
    pub(crate) today: Option<Date>,
    /// The policy's, which may be readable where the policy is not.
    pub(crate) hierarchy: Option<&'a HierarchyChoice>,
}

impl<'a> From<&'a Situation> for Parts<'a> {
    fn from(situation: &'a Situation) -> Self {
        let goal = |goal: &'a Goal| Part { value: Some(goal), ends: [Some(&goal.id), goal.parent.as_ref()] };
        let arrow = |arrow: &'a Arrow| Part { value: Some(arrow), ends: [Some(&arrow.from), Some(&arrow.to)] };
        let before = |link: &'a Before| Part { value: Some(link), ends: [Some(&link.first), Some(&link.then)] };
        Self {
            goals: situation.goals.iter().map(goal).collect(),
            arrows: situation.arrows.iter().map(arrow).collect(),
            before: situation.before.iter().map(before).collect(),
            flags: situation.flags.iter().map(Some).collect(),
            contingency: situation.contingency.as_ref(),
            dated: situation.today.is_some(),
            today: situation.today,
            hierarchy: Some(&situation.policy.hierarchy),
        }
    }
}

/// Checks a situation and gives its hierarchy.
pub(crate) fn check(situation: &Situation) -> Result<Hierarchy, Error> {
    match Error::from_faults(faults(&Parts::from(situation))) {
        Some(error) => Err(error),
        None => situation.policy.hierarchy.hierarchy(),
    }
}

/// Every fault of the whole, in the order of the input.
pub(crate) fn faults(parts: &Parts<'_>) -> Vec<Fault> {
    let mut faults = Faults(Vec::new());
    let hierarchy = parts.hierarchy.and_then(|choice| choice.hierarchy().ok());
    let known = goals(parts, hierarchy.as_ref(), &mut faults);
    arrows(parts, &known, &mut faults);
    before(parts, &known, &mut faults);
    flags(parts, hierarchy.as_ref(), &mut faults);
    if parts.contingency.is_some_and(|goal| !known.contains_key(goal)) {
        faults.push(ErrorKind::UnknownGoal, "contingency".to_owned(), "the id of a goal");
    }
    if !parts.dated && parts.goals.iter().filter_map(|part| part.value).any(|goal| goal.due.is_some()) {
        faults.push(ErrorKind::Missing, "today".to_owned(), "a date: some goals have a due date");
    }
    faults.0
}

struct Faults(Vec<Fault>);

impl Faults {
    fn push(&mut self, kind: ErrorKind, path: String, expected: impl Into<String>) {
        record(&mut self.0, Fault::new(kind, path, expected));
    }
}

/// Known ids, each with the first goal that has it, where that could be read.
type Known<'a> = HashMap<&'a GoalId, Option<&'a Goal>>;

fn goals<'a>(parts: &Parts<'a>, hierarchy: Option<&Hierarchy>, faults: &mut Faults) -> Known<'a> {
    if parts.goals.len() > MAXIMUM_GOALS {
        faults.push(ErrorKind::TooMany, "goals".to_owned(), format!("at most {MAXIMUM_GOALS} goals"));
    }
    let mut known = Known::new();
    for part in parts.goals.iter().rev() {
        if let [Some(id), _] = part.ends {
            known.insert(id, part.value);
        }
    }
    let mut seen = HashSet::new();
    let tiers = names_of_tiers(hierarchy);
    for (number, part) in parts.goals.iter().enumerate() {
        let [id, parent] = part.ends;
        if id.is_some_and(|id| !seen.insert(id)) {
            faults.push(ErrorKind::DuplicateId, format!("goals[{number}].id"), "each goal once");
        }
        if let Some(parent) = parent {
            parent_of(part, parent, &known, &format!("goals[{number}].parent"), faults);
        }
        if let Some(goal) = part.value {
            twin_of(goal, &known, &format!("goals[{number}].gentler_twin_of"), faults);
            let at = |mut fault: Fault| {
                fault.path = format!("goals[{number}].{}", fault.path);
                fault
            };
            faults.0.extend(goal.faults().into_iter().map(at));
        }
        let (Some(hierarchy), Some(goal)) = (hierarchy, part.value) else { continue };
        if goal.tier.as_ref().is_some_and(|tier| !is_tier(hierarchy, tier.as_str())) {
            faults.push(ErrorKind::UnknownTier, format!("goals[{number}].tier"), tiers.as_str());
        }
    }
    known
}

/// A parent is a long-term goal, and another one. Where the goal itself could not be read, that has
/// been said already.
fn parent_of(part: &Part<'_, Goal>, id: &GoalId, known: &Known<'_>, path: &str, faults: &mut Faults) {
    let Some(parent) = known.get(id) else {
        return faults.push(ErrorKind::UnknownGoal, path.to_owned(), "the id of a goal");
    };
    let Some(goal) = part.value else { return };
    let long = parent.is_none_or(|parent| parent.horizon == Horizon::Long);
    if goal.horizon == Horizon::Long || goal.id == *id || !long {
        faults.push(ErrorKind::Inconsistent, path.to_owned(), "a long-term goal as parent of a short-term one");
    }
}

/// A gentler twin asks for less than the goal whose twin it is; so there are no loops of twins.
fn twin_of(goal: &Goal, known: &Known<'_>, path: &str, faults: &mut Faults) {
    let Some(id) = &goal.gentler_twin_of else { return };
    let Some(other) = known.get(id) else {
        return faults.push(ErrorKind::UnknownGoal, path.to_owned(), "the id of a goal");
    };
    if *id == goal.id {
        return faults.push(ErrorKind::SelfReference, path.to_owned(), "the id of another goal");
    }
    let gentler = |other: &Goal| Some(goal.intensity? < other.intensity?);
    if other.is_some_and(|other| gentler(other) != Some(true)) {
        let expected = "a goal that asks for more: both with an intensity, this one's lower";
        faults.push(ErrorKind::Inconsistent, path.to_owned(), expected);
    }
}

/// The tiers of a hierarchy for messages, written once for all faults and only where there is one.
fn names_of_tiers(hierarchy: Option<&Hierarchy>) -> LazyCell<String, impl FnOnce() -> String> {
    LazyCell::new(move || hierarchy.map_or_else(String::new, |hierarchy| format!("one of: {}", hierarchy.tier_names())))
}

fn is_tier(hierarchy: &Hierarchy, tier: &str) -> bool {
    hierarchy.level(tier).or_else(|| hierarchy.judge().level(tier)).is_some()
}

fn arrows(parts: &Parts<'_>, known: &Known<'_>, faults: &mut Faults) {
    if parts.arrows.len() > MAXIMUM_ARROWS {
        faults.push(ErrorKind::TooMany, "arrows".to_owned(), format!("at most {MAXIMUM_ARROWS} arrows"));
    }
    let mut seen = HashSet::new();
    for (number, part) in parts.arrows.iter().enumerate() {
        unknown_ends(part.ends, ["from", "to"], &format!("arrows[{number}]"), known, faults);
        let [Some(from), Some(to)] = part.ends else { continue };
        if from == to {
            faults.push(ErrorKind::SelfReference, format!("arrows[{number}].to"), "the id of another goal");
        } else if part.value.is_some_and(|arrow| !seen.insert((from, to, arrow.sign))) {
            let expected = "one arrow for each pair and sign";
            faults.push(ErrorKind::DuplicateArrow, format!("arrows[{number}]"), expected);
        }
    }
}

fn unknown_ends(ends: [Option<&GoalId>; 2], names: [&str; 2], path: &str, known: &Known<'_>, faults: &mut Faults) {
    for (end, name) in ends.into_iter().zip(names) {
        if end.is_some_and(|id| !known.contains_key(id)) {
            faults.push(ErrorKind::UnknownGoal, format!("{path}.{name}"), "the id of a goal");
        }
    }
}

fn before(parts: &Parts<'_>, known: &Known<'_>, faults: &mut Faults) {
    if parts.before.len() > MAXIMUM_ARROWS {
        faults.push(ErrorKind::TooMany, "before".to_owned(), format!("at most {MAXIMUM_ARROWS} links"));
        return;
    }
    let mut graph: DiGraph<(), ()> = DiGraph::new();
    let mut nodes: HashMap<&GoalId, NodeIndex> = HashMap::new();
    let mut links = Vec::new();
    let mut seen = HashSet::new();
    for (number, part) in parts.before.iter().enumerate() {
        unknown_ends(part.ends, ["first", "then"], &format!("before[{number}]"), known, faults);
        let [Some(first), Some(then)] = part.ends else { continue };
        if first == then {
            faults.push(ErrorKind::SelfReference, format!("before[{number}].then"), "the id of another goal");
            continue;
        }
        if !seen.insert((first, then)) {
            faults.push(ErrorKind::DuplicateArrow, format!("before[{number}]"), "each link once");
            continue;
        }
        let mut node = |id| *nodes.entry(id).or_insert_with(|| graph.add_node(()));
        let (first, then) = (node(first), node(then));
        graph.add_edge(first, then, ());
        links.push((number, first, then));
    }
    let mut loop_of = HashMap::new();
    for (number, members) in kosaraju_scc(&graph).into_iter().enumerate().filter(|(_, members)| members.len() > 1) {
        loop_of.extend(members.into_iter().map(|member| (member, number)));
    }
    let mut loops: Vec<(usize, Vec<String>)> = Vec::new();
    for (number, first, then) in links {
        let Some(found) = loop_of.get(&first).filter(|found| loop_of.get(&then) == Some(*found)) else { continue };
        match loops.iter_mut().find(|(known, _)| known == found) {
            Some((_, paths)) => paths.push(format!("before[{number}]")),
            None => loops.push((*found, vec![format!("before[{number}]")])),
        }
    }
    for (_, paths) in loops {
        let expected = format!("links without a loop; here {} form one", paths.join(", "));
        faults.push(ErrorKind::Cycle, paths.first().cloned().unwrap_or_default(), expected);
    }
}

fn flags(parts: &Parts<'_>, hierarchy: Option<&Hierarchy>, faults: &mut Faults) {
    if parts.flags.len() > MAXIMUM_ARROWS {
        faults.push(ErrorKind::TooMany, "flags".to_owned(), format!("at most {MAXIMUM_ARROWS} flags"));
    }
    let mut open: HashMap<FlagKind, usize> = HashMap::new();
    let tiers = names_of_tiers(hierarchy.map(Hierarchy::judge));
    for (number, flag) in parts.flags.iter().enumerate() {
        let Some(flag) = flag else { continue };
        if let Some((field, kind, expected)) = flag.fault() {
            faults.push(kind, format!("flags[{number}].{field}"), expected);
        }
        if !flag.is_open(parts.today) {
            continue;
        }
        if let Some(other) = open.insert(flag.kind, number) {
            // One that has a day of closing is open because that day is still to come.
            let to_come = |number: &usize| {
                parts.flags.get(*number).copied().flatten().is_some_and(|flag| flag.closed_on.is_some())
            };
            let expected = match [other, number].into_iter().find(to_come) {
                Some(dated) => format!("each kind of flag open once: flags[{dated}] is closed on a day after today"),
                None => "each kind of flag open once: close the other one first".to_owned(),
            };
            faults.push(ErrorKind::FlagOpenedTwice, format!("flags[{number}].kind"), expected);
        }
        let Some(hierarchy) = hierarchy else { continue };
        let raised = flag.raised_to.as_ref();
        if raised.is_some_and(|tier| hierarchy.judge().level(tier.as_str()).is_none()) {
            faults.push(ErrorKind::UnknownTier, format!("flags[{number}].raised_to"), tiers.as_str());
        }
        if raised.is_none() && hierarchy.flag_tier(flag.kind).is_none() {
            let expected = "a kind that the hierarchy maps to a tier, or a tier to which a person raised it";
            faults.push(ErrorKind::UnmappedFlag, format!("flags[{number}].kind"), expected);
        }
    }
}
