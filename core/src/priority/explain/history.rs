//! What a change does and what history says, in sentences: facts, who moved, and which facts moved them.

use crate::goal::Horizon;
use crate::priority::explain::words::{Naming, asks, by_id, flag_words, list, one_line, shortened, stage_words, words};
use crate::priority::history::change::Change;
use crate::priority::history::comparison::{Comparison, Mover};
use crate::priority::history::difference::{Difference, GoalShift, Move};
use crate::priority::situation::facts::Sign;
use crate::priority::situation::policy::OrderBy;
use crate::scalar::{GoalId, Rater};

impl Difference {
    /// The difference in sentences that name goals by their ids.
    #[must_use]
    pub fn explain(&self) -> Vec<String> {
        self.explain_with(&by_id)
    }

    /// The difference in sentences: what comes first, who moved, what can be worked on, what is proposed,
    /// what there is to talk about.
    #[must_use]
    pub fn explain_with(&self, name: Naming<'_>) -> Vec<String> {
        let mut sentences = self.shifts(name);
        sentences.extend(self.moves.iter().map(|moved| moved.sentence(name)));
        sentences.extend(self.others(name));
        if sentences.is_empty() {
            sentences.push("Nothing in the order or the proposal differs.".to_owned());
        }
        sentences
    }

    fn shifts(&self, name: Naming<'_>) -> Vec<String> {
        let mut sentences = Vec::new();
        sentences.extend(shift("comes first", &self.top, name));
        if self.first_eligible != self.top {
            sentences.extend(shift("is the first that can be worked on", &self.first_eligible, name));
        }
        sentences
    }

    fn others(&self, name: Naming<'_>) -> Vec<String> {
        let mut sentences = Vec::new();
        let lists = [
            ("Can be worked on now", &self.freed),
            ("Cannot be worked on now, or ranks no more", &self.barred),
            ("Proposed now", &self.activated),
            ("No longer proposed", &self.deactivated),
        ];
        for (what, goals) in lists.iter().filter(|(_, goals)| !goals.is_empty()) {
            let goals: Vec<String> = goals.iter().map(name).collect();
            sentences.push(format!("{what}: {}.", shortened(&goals, "other goal")));
        }
        match (self.plan_ready_before, self.plan_ready_after) {
            (true, false) => {
                sentences.push("The plan is no longer ready: an open safety flag is not answered.".to_owned());
            }
            (false, true) => sentences.push("The plan is ready now: every open safety flag is answered.".to_owned()),
            _ => {}
        }
        let findings = [("New to talk about", &self.findings_added), ("No longer to talk about", &self.findings_gone)];
        for (what, findings) in findings {
            sentences.extend(findings.iter().map(|finding| format!("{what}: {}", finding.sentence_with(name))));
        }
        sentences
    }
}

/// One goal in the place of another.
fn shift(what: &str, found: &GoalShift, name: Naming<'_>) -> Option<String> {
    match (&found.from, &found.to) {
        (from, to) if from == to => None,
        (Some(from), Some(to)) => Some(format!("{} {what} now, instead of {}.", name(to), name(from))),
        (None, Some(to)) => Some(format!("{} {what} now.", name(to))),
        (Some(from), None) => Some(format!("No goal {what} now; it was {}.", name(from))),
        (None, None) => None,
    }
}

impl Move {
    fn sentence(&self, name: Naming<'_>) -> String {
        let goal = name(&self.goal);
        let score = match (self.score_from, self.score_to) {
            (Some(from), Some(to)) if from.total_cmp(&to).is_ne() => format!("; its score is {to} instead of {from}"),
            (None, Some(to)) => format!("; its score is {to}"),
            (Some(_), None) if self.rank_to.is_some() => "; it has no score any more".to_owned(),
            _ => String::new(),
        };
        match (self.rank_from, self.rank_to) {
            (Some(from), Some(to)) if from == to => format!("{goal} stays at place {to}{score}."),
            (from, to) => format!("{goal} {}{score}.", step(from, to)),
        }
    }
}

fn step(from: Option<u32>, to: Option<u32>) -> String {
    match (from, to) {
        (Some(from), Some(to)) => format!("moves from place {from} to place {to}"),
        (None, Some(to)) => format!("ranks now, at place {to}"),
        (Some(from), None) => format!("ranks no more (it was at place {from})"),
        (None, None) => "does not rank".to_owned(),
    }
}

impl Comparison {
    /// The comparison in sentences that name goals by their ids.
    #[must_use]
    pub fn explain(&self) -> Vec<String> {
        self.explain_with(&by_id)
    }

    /// The comparison in sentences: the facts that changed, what comes first, who moved and which facts
    /// moved them, and what else differs.
    #[must_use]
    pub fn explain_with(&self, name: Naming<'_>) -> Vec<String> {
        let facts: Vec<String> = self.facts.iter().map(|fact| fact.clause(name)).collect();
        let mut sentences: Vec<String> = facts.iter().map(|fact| format!("Changed: {fact}.")).collect();
        sentences.extend(self.difference.shifts(name));
        sentences.extend(self.movers.iter().map(|mover| mover.sentence(&facts, name)));
        let moved = |moved: &&Move| moved.rank_from == moved.rank_to;
        sentences.extend(self.difference.moves.iter().filter(moved).map(|moved| moved.sentence(name)));
        sentences.extend(self.difference.others(name));
        if sentences.is_empty() {
            sentences.push("Nothing in the order or the proposal differs.".to_owned());
        }
        sentences
    }
}

impl Mover {
    fn sentence(&self, facts: &[String], name: Naming<'_>) -> String {
        let because = self.because.iter().filter_map(|number| facts.get(usize::try_from(*number).ok()?));
        let because: Vec<String> = because.cloned().collect();
        let why = match because.as_slice() {
            [] => String::new(),
            _ if self.jointly => ", because of several of these changes together".to_owned(),
            because => format!(", because {}", shortened(because, "other change")),
        };
        format!("{} {}{why}.", name(&self.goal), step(self.rank_from, self.rank_to))
    }
}

impl Change {
    /// The change as a clause, without a full stop: what is now.
    fn clause(&self, name: Naming<'_>) -> String {
        let set = |goal: &GoalId, what: &str, to: Option<String>| match to {
            Some(to) => format!("{what} of {} is now {to}", name(goal)),
            None => format!("{} has no {} any more", name(goal), what.trim_start_matches("the ")),
        };
        match self {
            Self::SetRating { goal, rater, criterion, to } => {
                let rater = if *rater == Rater::Client { "client" } else { "therapist" };
                let rating = format!("the {rater}'s rating of the {} of {}", criterion.code(), name(goal));
                match to {
                    Some(to) => format!("{rating} is now {}", to.get()),
                    None => format!("{rating} was taken back"),
                }
            }
            Self::SetDue { goal, to } => set(goal, "the due date", to.map(|to| to.to_string())),
            Self::SetStage { goal, to } => set(goal, "the stage of change", to.map(|to| stage_words(to).to_owned())),
            Self::SetIntensity { goal, to } => match to {
                Some(to) => format!("{} now asks for {}", name(goal), asks(*to)),
                None => format!("nobody says any more what {} asks for", name(goal)),
            },
            Self::SetStatus { goal, to } => format!("{} is now {}", name(goal), to.code().replace('_', " ")),
            Self::SetHorizon { goal, to } => {
                let to = if *to == Horizon::Short { "short-term" } else { "long-term" };
                format!("{} is now a {to} goal", name(goal))
            }
            Self::SetTier { goal, to } => set(goal, "the tier", to.as_ref().map(words)),
            Self::SetSubRank { goal, to } => set(goal, "the place inside the tier", to.map(|to| to.to_string())),
            Self::SetClientRank { goal, to } => match to {
                Some(to) => format!("{} is now number {to} in the client's own order", name(goal)),
                None => format!("{} has no place in the client's own order any more", name(goal)),
            },
            Self::SetParent { goal, to } => match to {
                Some(to) => format!("{} is now a step towards {}", name(goal), name(to)),
                None => format!("{} is no longer a step towards a long-term goal", name(goal)),
            },
            Self::SetGentlerTwinOf { goal, to } => match to {
                Some(to) => format!("{} is now the gentler twin of {}", name(goal), name(to)),
                None => format!("{} is no longer a gentler twin", name(goal)),
            },
            Self::SetAnswersFlags { goal, to } => {
                let flags: Vec<String> = to.iter().map(|kind| flag_words(*kind).to_owned()).collect();
                if flags.is_empty() {
                    format!("{} no longer answers a flag", name(goal))
                } else {
                    format!("{} now answers flags for {}", name(goal), list(&flags))
                }
            }
            Self::AddGoal { goal } => format!("{} is new", name(&goal.id)),
            Self::RemoveGoal { goal } => format!("{} is no longer there", name(goal)),
            Self::SetArrow { from, to, sign, strength } => {
                let does = match sign {
                    Sign::Helps => "helps",
                    Sign::Interferes => "gets in the way of",
                };
                match strength {
                    Some(strength) => {
                        format!("{} now {does} {} with strength {}", name(from), name(to), strength.get())
                    }
                    None => format!("{} no longer {does} {}", name(from), name(to)),
                }
            }
            Self::SetBefore { first, then, agreed } => match agreed {
                Some(true) => format!("{} now comes before {}, as both agreed", name(first), name(then)),
                Some(false) => format!("{} now comes before {}, not agreed by both", name(first), name(then)),
                None => format!("{} no longer waits for {}", name(then), name(first)),
            },
            Self::OpenFlag { flag } => format!("a flag for {} was opened", flag_words(flag.kind)),
            Self::RaiseFlag { kind, to } => match to {
                Some(to) => format!("the flag for {} was raised to {}", flag_words(*kind), words(to)),
                None => format!("the flag for {} stands in its own tier again", flag_words(*kind)),
            },
            Self::CloseFlag { kind, closed_on, closed_by } => {
                let by = closed_by.as_ref().map_or_else(String::new, |by| format!(" by {}", one_line(by.as_str())));
                let on = closed_on.map_or_else(String::new, |on| format!(" on {on}"));
                format!("the flag for {} was closed{by}{on}", flag_words(*kind))
            }
            Self::CorrectFlag { flag } => {
                let closed = flag.closed_on.map_or_else(|| "not closed".to_owned(), |on| format!("closed on {on}"));
                let kind = flag_words(flag.kind);
                format!("the flag for {kind} was corrected: opened on {}, {closed}", flag.opened_on)
            }
            Self::SetContingency { to } => match to {
                Some(to) => format!("{} now comes first, as agreed in advance", name(to)),
                None => "no goal comes first by contingency any more".to_owned(),
            },
            Self::SetToday { to } => match to {
                Some(to) => format!("today is {to}"),
                None => "no day is given any more".to_owned(),
            },
            Self::SetPolicy { to } => {
                let order = match to.order {
                    OrderBy::Matrix => "the matrix",
                    OrderBy::Leverage => "leverage",
                };
                format!("the policy is another one, ordering by {order}")
            }
        }
    }
}
