//! Gathers the reasons for a place and the findings about the whole.

use crate::goal::{Criterion, Status};
use crate::priority::codes::finding::Finding;
use crate::priority::codes::keys::Barrier;
use crate::priority::codes::number::counted;
use crate::priority::codes::reason::{Influence, Reason};
use crate::priority::model::candidate::{Candidate, Model};
use crate::priority::model::readiness::disagree;
use crate::priority::model::twins::Twins;
use crate::priority::order::eligibility::Eligibility;
use crate::priority::order::paths::PATHS_UP_TO;
use crate::priority::order::paths::Ways;
use crate::priority::order::ripple::Ripple;
use crate::priority::order::standing::{Scores, Standing};
use crate::priority::situation::facts::{Flag, Situation};
use crate::priority::situation::landmarks::landmarks;
use crate::priority::situation::policy::OrderBy;
use crate::scalar::{Code, Date, Text};
use crate::sort;

/// Why a goal stands where it stands: tier, ratings, deadline, score.
pub(crate) fn place(
    model: &Model<'_>,
    candidate: &Candidate<'_>,
    standing: &Standing,
    next: Option<&Standing>,
    scores: Option<&Scores>,
) -> Vec<Reason> {
    let goal = candidate.goal;
    let mut reasons = Vec::new();
    // The tier of which a goal counts for want of another is no reason that somebody gave, unless the hierarchy
    // takes it for a matter of safety.
    if goal.tier.is_some() || candidate.safety {
        reasons.push(Reason::Tier { tier: candidate.tier.clone(), safety: candidate.safety });
    }
    if model.situation.contingency.as_ref() == Some(&goal.id) && !candidate.safety {
        reasons.push(Reason::Contingency);
    }
    if matches!(goal.status, Status::Draft | Status::Proposed) {
        reasons.push(Reason::NotYetAgreed { status: goal.status, dissent: goal.dissent.clone() });
    }
    let criteria = |flags: [bool; 3]| -> Vec<Criterion> {
        Criterion::ALL.iter().zip(flags).filter(|(_, flag)| *flag).map(|(criterion, _)| *criterion).collect()
    };
    let by_therapist = criteria(candidate.by_therapist);
    if !by_therapist.is_empty() {
        reasons.push(Reason::TherapistRatingOnly { criteria: by_therapist });
    }
    let missing = criteria(candidate.rated.map(|rating| rating.is_none()));
    if !missing.is_empty() {
        reasons.push(Reason::MissingRating { criteria: missing });
    }
    let [rated, importance, readiness] = candidate.rated;
    let counted = model.situation.policy.deadlines.lift(candidate.days, rated);
    if let (Some(from), Some(to), Some(days)) = (rated, counted, candidate.days)
        && to > from
    {
        reasons.push(Reason::DeadlineRaised { from, to, days: i32::try_from(days).unwrap_or(i32::MIN) });
    }
    if let Some(days_overdue) = candidate.days_overdue() {
        reasons.push(Reason::Overdue { days_overdue });
    }
    if let Some(sub_rank) = candidate.sub_rank {
        reasons.push(Reason::SubRank { sub_rank });
    }
    if let (Some(scores), Some(importance), Some(readiness)) = (scores, importance, readiness) {
        let (urgency, score) = (scores.urgency, scores.matrix);
        reasons.push(Reason::Score { urgency, importance, readiness, score });
        if model.situation.policy.order == OrderBy::Leverage {
            let (leverage, score) = (scores.leverage, scores.leverage_score);
            reasons.push(Reason::Leverage { urgency, leverage, readiness, score });
        }
    }
    if let Some(next) = next.filter(|next| standing.ties_with(next)) {
        reasons.extend(model.id(next.index).map(|goal| Reason::TieBroken { goal, key: standing.compare(next).1 }));
    }
    reasons
}

/// What progress on a goal does for others.
pub(crate) fn ripple(model: &Model<'_>, ripple: &Ripple<'_>, index: usize) -> Option<Reason> {
    let reach = ripple.paths.from(index).map(Ways::reach).filter(|reach| *reach > 0)?;
    let target = |(target, share): &(usize, f64)| Some(Influence { goal: model.id(*target)?, share: *share });
    Some(Reason::Ripple {
        ripple: ripple.main.get(index).copied()?,
        reach,
        targets: ripple.targets.get(index)?.iter().filter_map(target).collect(),
    })
}

/// What keeps a goal from being worked on, and advice where only safety keeps it from being held.
pub(crate) fn barriers(
    candidate: &Candidate<'_>,
    eligibility: &Eligibility<'_>,
    twins: &Twins<'_>,
    index: usize,
) -> Vec<Reason> {
    let goal = candidate.goal;
    let mut reasons = Vec::new();
    if let (Some(max), Some(stage), Some(intensity)) = (candidate.too_intense, goal.stage, goal.intensity) {
        let twin = twins.fitting(&goal.id, max).cloned();
        reasons.push(if candidate.safety {
            Reason::IntensityAdvice { stage, intensity, max, twin }
        } else {
            Reason::HeldByReadiness { stage, intensity, max, twin }
        });
    }
    for barrier in eligibility.barriers(index) {
        reasons.extend(match barrier {
            Barrier::OnHold => Some(Reason::OnHold),
            Barrier::HeldByPrerequisite => {
                let goals = eligibility.waits_for(index).iter().copied().cloned().collect();
                Some(Reason::HeldByPrerequisite { goals })
            }
            Barrier::BarredByExclusive => Some(Reason::BarredByExclusive),
            // Said above, and among the ratings.
            Barrier::HeldByReadiness | Barrier::NoScore => None,
        });
    }
    reasons
}

/// What to know or to talk about, before any goal is chosen.
pub(crate) fn findings(model: &Model<'_>, eligibility: &Eligibility<'_>) -> Vec<Finding> {
    let unanswered = |(flag, tier, level): (&Flag, &Code, usize)| Finding::UnansweredFlag {
        kind: flag.kind,
        tier: tier.clone(),
        goals: model.flags.too_low(flag, level),
    };
    let mut findings: Vec<Finding> = model.flags.unanswered().map(unanswered).collect();
    sort::by_key(&mut findings, |finding| match finding {
        Finding::UnansweredFlag { kind, .. } => Some(*kind),
        _ => None,
    });
    findings.extend(days_of_flags(model.situation));
    for candidate in &model.candidates {
        if let Some(days_overdue) = candidate.days_overdue() {
            findings.push(Finding::Overdue { goal: candidate.goal.id.clone(), days_overdue });
        }
    }
    for candidate in &model.candidates {
        let far = landmarks().due_far_ahead(candidate.goal.horizon);
        if let Some(days) = candidate.days.filter(|days| *days >= far).and_then(|days| u32::try_from(days).ok()) {
            findings.push(Finding::DueFarAhead { goal: candidate.goal.id.clone(), days });
        }
    }
    for candidate in &model.candidates {
        let [_, _, readiness] = candidate.rated;
        if let (Some(stage), Some(readiness)) = (candidate.goal.stage, readiness)
            && disagree(stage, readiness)
        {
            findings.push(Finding::StageReadinessDisagree { goal: candidate.goal.id.clone(), stage, readiness });
        }
    }
    findings.extend(tier_not_set(model));
    findings.extend(links(model, eligibility));
    if model.candidates.len() > PATHS_UP_TO && !model.situation.arrows.is_empty() {
        let limit = counted(PATHS_UP_TO);
        findings.push(Finding::PathsLeftOut { goals: counted(model.candidates.len()), limit });
    }
    findings
}

/// The days of opening and closing that are still to come, and those of which nobody can tell.
fn days_of_flags(situation: &Situation) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut unknown = Vec::new();
    for (number, flag) in situation.flags.iter().enumerate() {
        let path = |field: &str| Text::new(&format!("flags[{number}].{field}")).ok();
        let kind = flag.kind;
        let to_come = |day: Date| situation.today.is_some_and(|today| day > today);
        match flag.closed_on {
            Some(_) if situation.today.is_none() => unknown.extend(path("closed_on")),
            Some(closed_on) if to_come(closed_on) => {
                findings.extend(path("closed_on").map(|path| Finding::ClosedAfterToday { path, kind, closed_on }));
            }
            _ => {}
        }
        if to_come(flag.opened_on) {
            let opened_on = flag.opened_on;
            findings.extend(path("opened_on").map(|path| Finding::OpenedAfterToday { path, kind, opened_on }));
        }
    }
    if !unknown.is_empty() {
        findings.push(Finding::TodayNeeded { paths: unknown });
    }
    findings
}

/// The goals for which nobody has set a tier, where there is a choice beside safety.
fn tier_not_set(model: &Model<'_>) -> Option<Finding> {
    let (hierarchy, situation) = (model.hierarchy, model.situation);
    let tiers = hierarchy.definition().levels.iter().flatten();
    tiers.filter(|tier| !hierarchy.is_safety(tier.as_str())).nth(1)?;
    let done = |status| matches!(status, Status::Achieved | Status::Retired | Status::Dropped);
    let unset = situation.goals.iter().filter(|goal| goal.tier.is_none() && !done(goal.status));
    let mut goals: Vec<_> = unset.map(|goal| goal.id.clone()).collect();
    sort::natural(&mut goals);
    (!goals.is_empty()).then(|| Finding::TierNotSet { goals, tier: hierarchy.last_tier().clone() })
}

/// What there is to say about goals that come before others.
fn links(model: &Model<'_>, eligibility: &Eligibility<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for link in &eligibility.links {
        let (first, then) = (link.first.id.clone(), link.then.id.clone());
        if link.ignored {
            findings.push(Finding::PrerequisiteBelowTier { first, then });
            continue;
        }
        let Some(candidate) = model.index(&then).and_then(|index| model.get(index)) else { continue };
        match link.first.status {
            Status::Retired => findings.push(Finding::PrerequisiteRetired { first, then }),
            Status::Dropped => findings.push(Finding::PrerequisiteDropped { first, then }),
            _ if candidate.safety && link.open() => {
                findings.push(Finding::PrerequisiteOpenInSafetyTier { first, then });
            }
            _ => {}
        }
    }
    findings
}
