//! Whether the parts of a definition fit together.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::error::ErrorKind;
use crate::instrument::compiler::Compiler;
use crate::instrument::definition::{Range, Recode, ResponseScale, Scale};
use crate::instrument::history;
use crate::instrument::people::{People, never};
use crate::instrument::places::scale_place;
use crate::instrument::program::{ScoreKind, ScorePlan, raw_range};
use crate::instrument::rules::Rule;
use crate::instrument::sources::Sources;
use crate::instrument::tables::NormKind;
use crate::scalar::{Code, Points};
use crate::sort;

impl Compiler<'_> {
    /// Ids that stand once, and references that lead somewhere.
    pub(crate) fn check_names(&mut self) {
        let definition = self.definition;
        self.check_length(definition.items.len(), "items".to_owned(), "item");
        let hyphenated = |id: &Code| {
            id.as_str().bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        };
        if !hyphenated(&definition.id) {
            self.fault(ErrorKind::InvalidText, "id", "lower case letters, digits and hyphens");
        }
        self.once("items", definition.items.iter().map(|item| &item.id));
        self.once("response_scales", definition.response_scales.iter().map(|scale| &scale.id));
        self.once("sources", definition.sources.iter().map(|source| &source.id));
        self.once("subscales", definition.subscales.iter().map(|scale| &scale.id));
        let named = definition.classifications.iter().map(|classification| &classification.id);
        self.once("classifications", named);
        self.once("alerts", definition.alerts.iter().map(|alert| &alert.id));
        self.once("reliable_change", definition.reliable_change.iter().map(|threshold| &threshold.id));
        self.once("cutoffs", definition.cutoffs.iter().map(|cutoff| &cutoff.id));
        if definition.total.as_ref().is_some_and(|total| total.id.as_str() != "total") {
            self.fault(ErrorKind::UnknownCode, "total.id", "the id total");
        }
        if let Some(place) = definition.subscales.iter().position(|scale| scale.id.as_str() == "total") {
            self.fault(ErrorKind::DuplicateId, format!("subscales[{place}].id"), "an id other than total");
        }
        if !definition.licence.wording_may_ship {
            let wording = definition.items.iter().position(|item| item.text.is_some());
            if let Some(place) = wording {
                let expected = "no wording, because the licence does not allow it";
                self.fault(ErrorKind::Inconsistent, format!("items[{place}].text"), expected);
            }
        }
        for fault in history::faults(&definition.version, &definition.history) {
            self.fault(fault.kind, fault.path, fault.expected);
        }
        self.check_categories();
        self.check_places();
        self.check_sources();
        for (place, threshold) in definition.reliable_change.iter().enumerate() {
            if self.score_position(&threshold.score).is_none() {
                self.unknown_score(format!("reliable_change[{place}].score"), &threshold.score);
            }
        }
        for (place, cutoff) in definition.cutoffs.iter().enumerate() {
            if self.score_position(&cutoff.score).is_none() {
                self.unknown_score(format!("cutoffs[{place}].score"), &cutoff.score);
            }
        }
    }

    /// What is named is a category that a rule gives, and is named once.
    fn check_categories(&mut self) {
        for (place, classification) in self.definition.classifications.iter().enumerate() {
            let path = format!("classifications[{place}].categories");
            let known: Vec<&str> = sort::distinct(classification.codes().map(Code::as_str));
            let named = classification.categories.iter().map(|category| category.code.as_str());
            let mut seen = HashSet::new();
            for (number, code) in named.enumerate() {
                let path = format!("{path}[{number}].code");
                if !known.contains(&code) {
                    self.unknown(ErrorKind::UnknownCode, path, code, "a category of one of the rules", &known);
                } else if !seen.insert(code) {
                    self.fault(ErrorKind::DuplicateId, path, "a category that is named once");
                }
            }
        }
    }

    /// A place where a rule is chosen has a name of its own, whatever stands there.
    fn check_places(&mut self) {
        let definition = self.definition;
        let mut taken: BTreeSet<String> = BTreeSet::new();
        for scale in definition.total.iter().chain(&definition.subscales) {
            taken.extend(["prorating", "bands"].map(|what| scale_place(scale, what)));
        }
        let classifications = definition.classifications.iter().map(|entry| ("classifications", &entry.id));
        let alerts = definition.alerts.iter().map(|entry| ("alerts", &entry.id));
        let named = classifications.enumerate().chain(alerts.enumerate());
        let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
        for (place, (list, id)) in named {
            // Twice in one list is said already.
            let elsewhere = seen.get(id.as_str()).is_some_and(|other| *other != list);
            if elsewhere || taken.contains(id.as_str()) {
                let expected = "an id that no other classification, alert, or choice of bands or prorating has";
                self.fault(ErrorKind::DuplicateId, format!("{list}[{place}].id"), expected);
            }
            seen.insert(id.as_str(), list);
        }
    }

    /// Every number names a source that is listed.
    pub(crate) fn check_sources(&mut self) {
        let definition = self.definition;
        let mut named: Vec<(String, &Code)> = Vec::new();
        named_sources(&mut named, "licence.source", &definition.licence.source);
        if let Some(source) = &definition.respondent.source {
            named_sources(&mut named, "respondent.source", source);
        }
        let published_in = definition.published_in.iter().enumerate();
        named.extend(published_in.map(|(place, source)| (format!("published_in[{place}]"), source)));
        let scales = definition.total.iter().map(|total| ("total".to_owned(), total));
        let subscales = definition.subscales.iter().enumerate();
        for (path, scale) in scales.chain(subscales.map(|(place, scale)| (format!("subscales[{place}]"), scale))) {
            named_sources(&mut named, &format!("{path}.source"), &scale.source);
            named_rules(&mut named, &format!("{path}.prorating.rules"), &scale.prorating.rules);
            named_rules(&mut named, &format!("{path}.bands.rules"), &scale.bands.rules);
            let Some(norms) = &scale.norms else { continue };
            named_sources(&mut named, &format!("{path}.norms.source"), &norms.source);
            for (place, table) in norms.tables.iter().enumerate() {
                if let Some(source) = &table.source {
                    named_sources(&mut named, &format!("{path}.norms.tables[{place}].source"), source);
                }
            }
        }
        for (place, classification) in definition.classifications.iter().enumerate() {
            let path = format!("classifications[{place}].rules.rules");
            named_rules(&mut named, &path, &classification.rules.rules);
            for (number, rule) in classification.rules.rules.iter().enumerate() {
                let values = rule.cutoff.iter().flat_map(|cutoff| cutoff.values.iter().enumerate());
                for (at, source) in values.filter_map(|(at, value)| Some((at, value.source.as_ref()?))) {
                    let path = format!("{path}[{number}].cutoff.values[{at}].source");
                    named_sources(&mut named, &path, source);
                }
            }
        }
        for (place, alert) in definition.alerts.iter().enumerate() {
            named_rules(&mut named, &format!("alerts[{place}].rules.rules"), &alert.rules.rules);
        }
        named_rules(&mut named, "reliable_change", &definition.reliable_change);
        named_rules(&mut named, "cutoffs", &definition.cutoffs);
        if let Some(stop) = &definition.stop {
            named_sources(&mut named, "stop.source", &stop.source);
        }
        if let Some(loinc) = &definition.loinc {
            named_sources(&mut named, "loinc.source", &loinc.source);
        }
        let sources: Vec<&str> = definition.sources.iter().map(|source| source.id.as_str()).collect();
        let known: HashSet<&str> = sources.iter().copied().collect();
        for (path, id) in named.into_iter().filter(|(_, id)| !known.contains(id.as_str())) {
            self.unknown(ErrorKind::UnknownCode, path, id.as_str(), "the id of one of the sources", &sources);
        }
    }

    /// Rows for items of the score, and no answer of an item that counts in two ways.
    pub(crate) fn check_recode(&mut self, scale: &Scale, items: &HashSet<&str>, path: &str) {
        let mut earlier: HashMap<Points, Recoded<'_>> = HashMap::new();
        let answers = AnswersOf::all(scale.items.iter().filter_map(|id| self.response_scale_of(id)));
        for (place, row) in scale.recode.iter().enumerate() {
            let path = format!("{path}.recode[{place}]");
            for (number, id) in row.items.iter().enumerate().filter(|(_, id)| !items.contains(id.as_str())) {
                self.unknown_of_score(format!("{path}.items[{number}]"), id, scale);
            }
            let possible = if row.items.is_empty() {
                answers.hold(row.answer)
            } else {
                let own = row.items.iter().filter(|id| items.contains(id.as_str()));
                let scales: Vec<&ResponseScale> = own.filter_map(|id| self.response_scale_of(id)).collect();
                scales.is_empty() || scales.iter().any(|scale| takes(scale, row.answer))
            };
            if !possible {
                let expected = "an answer that one of its items can have";
                self.fault(ErrorKind::NotAnOption, format!("{path}.answer"), expected);
            }
            if !earlier.entry(row.answer).or_default().add(row) {
                self.fault(ErrorKind::DuplicateId, path, "one row for each answer of an item");
            }
        }
    }

    /// Weights of items of a sum, each once, and nothing that would stand in for a weighted item.
    pub(crate) fn check_weights(&mut self, scale: &Scale, path: &str) {
        if scale.weights.is_empty() {
            return;
        }
        let path = format!("{path}.weights");
        if !scale.prorating.is_empty() {
            self.fault(ErrorKind::Inconsistent, &path, "no prorating beside weights");
        }
        let named: Vec<&[Code]> = scale.weights.iter().map(|row| row.items.as_slice()).collect();
        self.check_named_once(&named, "an item that has one weight", scale, &path);
    }

    /// Groups of items of a sum or a mean, each in one group.
    pub(crate) fn check_groups(&mut self, scale: &Scale, path: &str) {
        let path = format!("{path}.highest_of");
        for (place, group) in scale.highest_of.iter().enumerate() {
            self.check_length(
                group.items.len().saturating_sub(1),
                format!("{path}[{place}].items"),
                "item beside another",
            );
            if group.minimum_answered.is_some_and(|least| usize::from(least) > group.items.len()) {
                let expected = format!("at most the items of the group, which are {}", group.items.len());
                self.fault(ErrorKind::OutOfRange, format!("{path}[{place}].minimum_answered"), expected);
            }
        }
        let named: Vec<&[Code]> = scale.highest_of.iter().map(|group| group.items.as_slice()).collect();
        self.check_named_once(&named, "an item that stands in one group", scale, &path);
        // So many can be answered, whatever else was.
        let definition = self.definition;
        let counted = scale.highest_of.iter().enumerate().filter(|(_, group)| group.minimum_answered.is_some());
        for (place, id) in counted.flat_map(|(place, group)| group.items.iter().enumerate().map(move |id| (place, id)))
        {
            let item = self.item_position(id.1).and_then(|place| definition.items.get(place));
            if item.is_some_and(|item| item.asked_if.is_some() && item.when_not_asked.is_none()) {
                let expected = "an item that is always asked, or has when_not_asked, beside minimum_answered";
                self.fault(ErrorKind::Inconsistent, format!("{path}[{place}].items[{}]", id.0), expected);
            }
        }
    }

    /// Lists of items of a score in which each stands once.
    fn check_named_once(&mut self, rows: &[&[Code]], expected: &str, scale: &Scale, path: &str) {
        let items: HashSet<&str> = scale.items.iter().map(Code::as_str).collect();
        let mut seen = HashSet::new();
        for (place, row) in rows.iter().enumerate() {
            for (number, id) in row.iter().enumerate() {
                let path = format!("{path}[{place}].items[{number}]");
                if !items.contains(id.as_str()) {
                    self.unknown_of_score(path, id, scale);
                } else if !seen.insert(id.as_str()) {
                    self.fault(ErrorKind::DuplicateId, path, expected);
                }
            }
        }
    }

    fn response_scale_of(&self, id: &Code) -> Option<&ResponseScale> {
        self.scale_of(self.definition.items.get(self.item_position(id)?)?)
    }

    /// The fixed number of a gate is one that the score can have.
    pub(crate) fn check_gate(&mut self, plan: &ScorePlan, path: &str) {
        let Some((_, value)) = plan.gate else { return };
        let (low, high) = plan.range();
        if value < low || value > high {
            let expected = format!("a number that the score can have: from {low} to {high}");
            self.fault(ErrorKind::OutOfRange, format!("{path}.gate.value"), expected);
        }
    }

    /// A table has a row for each raw score, and stands alone.
    pub(crate) fn check_tables(&mut self, scale: &Scale, plan: &ScorePlan, path: &str) {
        if !plan.conversion.is_empty() {
            self.check_table(scale, plan, &plan.conversion, &format!("{path}.conversion"));
        }
        let Some(norms) = &scale.norms else { return };
        if !plan.conversion.is_empty() {
            let expected = "a table for everybody, or tables by age and sex";
            self.fault(ErrorKind::Inconsistent, format!("{path}.norms"), expected);
        }
        let path = format!("{path}.norms.tables");
        self.check_people(&plan.norms_for, &path);
        for (place, rows) in plan.norms.iter().enumerate() {
            let path = format!("{path}[{place}].rows");
            self.check_table(scale, plan, rows, &path);
            let beyond = |reported: f64| norms.kind == NormKind::Percentile && !(0.0..=100.0).contains(&reported);
            for (row, _) in rows.iter().enumerate().filter(|(_, (_, reported))| beyond(*reported)) {
                let expected = "a percentile, which is from 0 to 100";
                self.fault(ErrorKind::OutOfRange, format!("{path}[{row}].reported"), expected);
            }
        }
    }

    /// Of what holds for some people each is the first for some of them.
    pub(crate) fn check_people(&mut self, people: &[People], path: &str) {
        for place in never(people) {
            let expected = "people for whom no earlier one holds: only the first counts";
            self.fault(ErrorKind::Inconsistent, format!("{path}[{place}]"), expected);
        }
    }

    fn check_table(&mut self, scale: &Scale, plan: &ScorePlan, rows: &[(f64, f64)], path: &str) {
        let whole = match &plan.kind {
            ScoreKind::Sum(_) => true,
            ScoreKind::Mean(terms) => terms.len() == 1 && scale.highest_of.is_empty(),
            ScoreKind::MeanOfProducts(_) | ScoreKind::Combination(_) => false,
        };
        if !whole || plan.factor > 1.0 || plan.multiply > 1.0 {
            let expected = "no table: only a sum of whole answers, not multiplied, is whole and can be looked up";
            self.fault(ErrorKind::Inconsistent, path, expected);
            return;
        }
        let (low, high) = raw_range(plan);
        let whole = std::iter::successors(Some(low), |raw| Some(raw + 1.0)).take_while(|raw| *raw <= high);
        if !rows.iter().map(|(raw, _)| *raw).eq(whole) {
            self.fault(ErrorKind::Missing, path, "one row for each whole raw score, from the lowest up");
        }
        // Norms may report several raw scores alike, such as all above the 99th percentile.
        let alike = scale.norms.is_some();
        let rises = |low: f64, high: f64| if alike { low <= high } else { low < high };
        if !rows.windows(2).all(|pair| matches!(pair, [low, high] if rises(low.1, high.1))) {
            self.fault(ErrorKind::NotAscending, path, "reported scores that rise with the raw ones");
        }
        if !scale.prorating.is_empty() {
            self.fault(ErrorKind::Inconsistent, path, "no prorating beside a conversion table");
        }
    }

    pub(crate) fn check_bands(&mut self, scale: &Scale, plan: &ScorePlan, path: &str) {
        let (low, high) = plan.range();
        // Where one item counts in two parts of a combination, its lowest score may lie above what they make by themselves.
        let reached = !matches!(&plan.kind, ScoreKind::Combination(combined) if !combined.apart);
        let misses = |from: f64| if reached { (from - low).abs() > 1e-9 } else { from < low };
        for (place, set) in scale.bands.rules.iter().enumerate() {
            let path = format!("{path}.bands.rules[{place}].bands");
            if set.bands.first().is_some_and(|band| misses(band.from)) {
                let expected = format!("the lowest score, {low}, so that no score is without a band");
                self.fault(ErrorKind::OutOfRange, format!("{path}[0].from"), expected);
            }
            for (number, _) in set.bands.iter().enumerate().filter(|(_, band)| band.from > high) {
                let expected = format!("a number up to the highest score, {high}");
                self.fault(ErrorKind::OutOfRange, format!("{path}[{number}].from"), expected);
            }
        }
    }
}

/// For which items the rows of a recoding say what one answer counts.
#[derive(Default)]
struct Recoded<'a> {
    of_all: bool,
    items: HashSet<&'a str>,
}

impl<'a> Recoded<'a> {
    /// Whether the row says it for items of which no earlier row does.
    fn add(&mut self, row: &'a Recode) -> bool {
        if row.items.is_empty() {
            return !std::mem::replace(&mut self.of_all, true) && self.items.is_empty();
        }
        // All are added, whatever is found.
        let again = row.items.iter().filter(|id| self.items.contains(id.as_str())).count();
        self.items.extend(row.items.iter().map(Code::as_str));
        again == 0 && !self.of_all
    }
}

/// The answers that several items can have together, found once for all rows of a recoding.
struct AnswersOf {
    options: HashSet<Points>,
    ranges: Vec<Range>,
}

impl AnswersOf {
    fn all<'a>(scales: impl Iterator<Item = &'a ResponseScale>) -> Self {
        let (mut options, mut ranges, mut known) = (HashSet::new(), Vec::new(), HashSet::new());
        for scale in scales.filter(|scale| known.insert(scale.id.as_str())) {
            options.extend(scale.options.iter().map(|option| option.value));
            ranges.extend(scale.range);
        }
        Self { options, ranges }
    }

    /// Whether one of the items can have this answer. What cannot be found is said elsewhere.
    fn hold(&self, answer: Points) -> bool {
        let nothing = self.options.is_empty() && self.ranges.is_empty();
        nothing || self.options.contains(&answer) || self.ranges.iter().any(|range| within(*range, answer))
    }
}

fn takes(scale: &ResponseScale, answer: Points) -> bool {
    match scale.range {
        Some(range) => within(range, answer),
        None => scale.options.iter().any(|option| option.value == answer),
    }
}

fn within(range: Range, answer: Points) -> bool {
    (f64::from(range.minimum)..=f64::from(range.maximum)).contains(&answer.get()) && answer.decimals() <= range.decimals
}

fn named_rules<'a, T: Rule>(named: &mut Vec<(String, &'a Code)>, path: &str, rules: &'a [T]) {
    for (place, rule) in rules.iter().enumerate() {
        named_sources(named, &format!("{path}[{place}].source"), rule.source());
    }
}

fn named_sources<'a>(named: &mut Vec<(String, &'a Code)>, path: &str, sources: &'a Sources) {
    let several = sources.iter().count() > 1;
    let entry = |place| if several { format!("{path}[{place}]") } else { path.to_owned() };
    named.extend(sources.iter().enumerate().map(|(place, id)| (entry(place), id)));
}
