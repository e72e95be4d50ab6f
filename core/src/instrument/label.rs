//! A scored sheet in words that a program reads: codes for positions.

use crate::document::{Kept, Named};
use crate::instrument::condition::Ages;
use crate::instrument::evaluation::{AlertState, ClassificationEvaluation, Doubts, ScoreEvaluation};
use crate::instrument::few::Few;
use crate::instrument::finding::{OtherCategory, OtherScore, ScoreFinding};
use crate::instrument::key::{ClassificationKey, CutoffKey, Key, ScaleKey};
use crate::instrument::places::score_place;
use crate::instrument::results::{AlertResult, ClassificationResult, Provenance};
use crate::instrument::sheet::Sheet;
use crate::scalar::{Code, NormSex, Text};

/// What the positions of a score stand for: shared by all scores of an instrument with its chosen rules.
#[derive(Debug)]
pub(crate) struct Labels {
    pub(crate) provenance: Provenance,
    pub(crate) key: Key,
    /// The places where a rule is to be chosen and none is.
    pub(crate) open: Vec<Open>,
    /// The version of the stored score that was read, which says of which release its codes may be; none of one made
    /// here.
    pub(crate) schema_version: Option<Code>,
    /// What a later release wrote beside what that stored score says.
    pub(crate) kept: Kept,
}

/// A place where a rule is to be chosen and none is.
#[derive(Debug)]
pub(crate) struct Open {
    pub(crate) place: String,
    pub(crate) rules: Vec<Code>,
    /// The score whose missing items the rules are for, by its place; none where they are for something else.
    pub(crate) prorates: Option<usize>,
}

impl Labels {
    /// A place where a rule is to be chosen, with the names of the rules.
    pub(crate) fn open(&mut self, place: String, rules: Vec<Code>) {
        let all = self.key.subscales.iter().chain([&self.key.whole]);
        let prorates = all.map(|scale| score_place(&scale.id, "prorating")).position(|name| name == place);
        self.open.push(Open { place, rules, prorates });
    }

    /// What to look at in words: first where a rule is to be chosen, then what this form gives reason for. `score` is
    /// a score by its place among the subscales and the total.
    pub(crate) fn findings<'a>(
        &self,
        score: impl Fn(usize) -> Option<&'a ScoreEvaluation>,
        doubts: Option<&Doubts>,
    ) -> Vec<ScoreFinding> {
        // A rule for missing items is missed where items are.
        let misses = |place: usize| score(place).is_some_and(|score| score.answered < score.asked);
        let open = self.open.iter().filter(|open| open.prorates.is_none_or(misses));
        let choose = |Open { place, rules, .. }: &Open| {
            Some(ScoreFinding::ChooseOneOf { place: Text::new(place).ok()?, rules: rules.clone() })
        };
        let mut findings: Vec<ScoreFinding> = open.filter_map(choose).collect();
        if let Some(doubts) = doubts {
            self.doubted(doubts, &mut findings);
        }
        findings
    }

    #[cold]
    fn doubted(&self, doubts: &Doubts, findings: &mut Vec<ScoreFinding>) {
        let Key { classifications, items, .. } = &self.key;
        if !doubts.unasked.is_empty() {
            let other = |(place, score): &(usize, ScoreEvaluation)| {
                let key = self.scale(*place);
                let band = score.band.and_then(|band| key.bands.get(band)).cloned();
                OtherScore { scale: key.id.clone(), total: score.value, band }
            };
            let category = |(place, category): &(usize, Option<usize>)| {
                let ClassificationKey { id, categories, .. } = classifications.get(*place)?;
                let category = category.and_then(|category| categories.get(category)).cloned();
                Some(OtherCategory { id: id.clone(), category })
            };
            findings.push(ScoreFinding::AnsweredThoughNotAsked {
                items: doubts.unasked.iter().filter_map(|place| items.get(*place)).cloned().collect(),
                scores: doubts.scores.iter().map(other).collect(),
                classifications: doubts.classifications.iter().filter_map(category).collect(),
            });
        }
        let age = doubts.ages.map(|Ages { from, to }| ScoreFinding::AgeOutsideRange { from, to });
        findings.extend(age);
        let same = doubts.same_answer.map(|place| self.scale(place).id.clone());
        findings.extend(same.map(|scale| ScoreFinding::SameAnswerThroughout { scale }));
        findings.extend(doubts.borders.iter().filter_map(|(score, classification, border)| {
            let scale = &self.scale(*score).id;
            let place = match classification {
                Some(place) => classifications.get(*place)?.id.as_str().to_owned(),
                None => score_place(scale, "bands"),
            };
            Some(ScoreFinding::NearBorder { scale: scale.clone(), place: Text::new(&place).ok()?, border: *border })
        }));
    }

    /// A score by its place among the subscales and the total.
    fn scale(&self, place: usize) -> &ScaleKey {
        self.key.subscales.get(place).unwrap_or(&self.key.whole)
    }
}

/// What a score says beside its number, as positions. Codes are shared texts, and to copy them takes as long as to
/// add up the answers: they are looked up when somebody asks for them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Findings {
    /// The positions of all items without an answer where there should or may have been one, in form order.
    missing: Vec<usize>,
    /// Those of the items that were left out though too few of their group are answered, in form order.
    lacking: Vec<usize>,
    /// The subscales, then the total where there is one.
    pub(crate) scores: Few<ScoreEvaluation>,
    classifications: Few<ClassificationEvaluation>,
    alerts: Few<AlertState>,
    pub(crate) doubts: Option<Box<Doubts>>,
}

impl Findings {
    /// Each part is made where it will stand: to move it takes longer than to make it.
    #[inline]
    pub(crate) fn of(sheet: Sheet<'_>) -> Self {
        let given = sheet.given();
        Self {
            classifications: sheet.classifications(given.as_deref()).collect(),
            alerts: sheet.alerts(given.as_deref()).collect(),
            doubts: sheet.doubts(given.as_deref()),
            missing: if sheet.blank { sheet.missing().collect() } else { Vec::new() },
            lacking: if sheet.blank { sheet.all_lacking() } else { Vec::new() },
            scores: sheet.scores,
        }
    }

    /// The items that one of the scores misses.
    pub(crate) fn missing(&self, key: &Key, scale: &ScaleKey, score: &ScoreEvaluation) -> Vec<Code> {
        if score.answered == score.asked {
            return Vec::new();
        }
        let is_missing = |place: &&usize| self.missing.binary_search(place).is_ok();
        // A score that asked for more than these lacks what was left out of a group; another one may have it by itself.
        let lacks =
            scale.items.iter().filter(is_missing).count() < usize::from(score.asked.saturating_sub(score.answered));
        let lacking = |place: &&usize| lacks && self.lacking.binary_search(place).is_ok();
        let missing = scale.items.iter().filter(|place| is_missing(place) || lacking(place));
        missing.filter_map(|place| key.items.get(*place).cloned()).collect()
    }

    pub(crate) fn classifications(&self, key: &Key) -> Vec<ClassificationResult> {
        let code = |categories: &[Code], place: usize| categories.get(place).cloned();
        let classifications = key.classifications.iter().zip(self.classifications.iter());
        classifications
            .map(|(ClassificationKey { id, categories, cutoffs }, result)| ClassificationResult {
                id: id.clone(),
                category: result.category.and_then(|place| code(categories, place)),
                reason: result.reason,
                possible: result.possible.iter().filter_map(|place| code(categories, *place)).collect(),
                cutoffs: by_sex(cutoffs, &result.cutoffs),
            })
            .collect()
    }

    pub(crate) fn alerts(&self, key: &Key) -> Vec<AlertResult> {
        let alerts = key.alerts.iter().zip(self.alerts.iter());
        alerts.map(|(code, state)| AlertResult { code: code.clone(), state: *state }).collect()
    }
}

/// The first of these cutoffs for each sex.
fn by_sex(cutoffs: &[CutoffKey], places: &[usize]) -> Named<NormSex, f64> {
    let mut found = Named::default();
    for cutoff in places.iter().filter_map(|place| cutoffs.get(*place)) {
        if let Some(sex) = cutoff.sex.filter(|sex| found.iter().all(|(known, _)| known != sex)) {
            found.push((sex, cutoff.value));
        }
    }
    found
}
