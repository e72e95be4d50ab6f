//! An instrument in words, for a person: what it measures, how it is scored, what a band means.
//!
//! Every number comes from the definition; nothing is said here that no file says, except what a band
//! is and is not.

use std::fmt::Write as _;

use crate::instrument::definition::{AnswerKind, Definition, Respondent, Scale};
use crate::instrument::history::{Revision, RevisionChange};
use crate::instrument::places::scale_place;
use crate::instrument::questionnaire::Instrument;
use crate::instrument::rules::{Alternatives, Rule, Status};
use crate::instrument::sources::Sources;
use crate::instrument::translation::{Translation, TranslationKind};
use crate::instrument::words::{
    ages, band_range, classification_rule, condition, item_conditions, listed, method, named, plain, prorating,
    response_range, score_name,
};
use crate::scalar::{Better, Code, Text};

impl Instrument {
    /// The instrument in Markdown: what it measures, who answers, how it is scored with the rules
    /// chosen, what a band means and does not mean, licence and sources.
    ///
    /// Texts of the definition are escaped, so that a definition from elsewhere brings no markup along.
    ///
    /// ```
    /// let words = therapy_goals::instrument::get("phq-9")?.describe();
    /// assert!(words.starts_with("# Patient Health Questionnaire-9 (PHQ-9)\n"));
    /// assert!(words.contains("| `moderate` | 10 to below 15 |"));
    /// # Ok::<(), therapy_goals::Error>(())
    /// ```
    #[must_use]
    pub fn describe(&self) -> String {
        let mut page = Page { instrument: self, definition: self.definition(), text: String::new() };
        page.write();
        page.text
    }
}

struct Page<'a> {
    instrument: &'a Instrument,
    definition: &'a Definition,
    text: String,
}

impl Page<'_> {
    fn write(&mut self) {
        let definition = self.definition;
        self.line(&format!("# {} ({})", plain(&definition.title), plain(&definition.short_title)));
        self.paragraph(&self.purpose());
        self.answers();
        self.scores();
        self.stop();
        self.bands();
        self.classifications();
        self.alerts();
        self.change();
        if !definition.notes.is_empty() {
            self.heading("What to watch for");
            for note in &definition.notes {
                self.point(&plain(note));
            }
        }
        self.heading("Licence");
        let licence = &definition.licence;
        let holder = licence.holder.as_ref().map(|holder| format!("Holder: {}. ", plain(holder).trim_end_matches('.')));
        let wording = match (licence.wording_may_ship, definition.items.iter().any(|item| item.text.is_some())) {
            (_, true) => "The wording of the items stands in the definition.",
            (true, false) => "The wording may be shipped; this definition holds none, only what each item is about.",
            (false, false) => "The definition holds no wording: only what each item is about.",
        };
        let source = self.cited(&licence.source, None);
        self.paragraph(&format!("{}{} {wording}{source}", holder.unwrap_or_default(), plain(&licence.terms)));
        if let Some(Translation { language, kind, translator, licence, .. }) = self.instrument.translation() {
            let kind = match kind {
                TranslationKind::Official => "official",
                TranslationKind::Published => "published by others",
                TranslationKind::Own => "of the file's own making, and not validated",
            };
            let (translator, terms) = (plain(translator), plain(&licence.terms));
            self.paragraph(&format!(
                "Its texts are shown in `{language}`, a translation that is {kind}: {translator}. {terms}"
            ));
        }
        self.heading("Sources");
        for (place, source) in definition.sources.iter().enumerate() {
            let doi = source.doi.as_ref().map(|doi| format!(" doi:{}", plain(doi))).unwrap_or_default();
            let published = if definition.published_in.contains(&source.id) { " **(to cite)**" } else { "" };
            self.line(&format!("{}. {}{doi}{published}", place + 1, plain(&source.citation)));
        }
        self.history();
        self.paragraph(&format!("Definition `{}`, version {}.", definition.id, definition.version));
        self.text.truncate(self.text.trim_end().len());
        self.text.push('\n');
    }

    /// What each version changed, the newest first.
    fn history(&mut self) {
        if self.definition.history.is_empty() {
            return;
        }
        self.heading("Versions");
        for Revision { version, date, changes } in &self.definition.history {
            let date = date.map(|date| format!(" ({date})")).unwrap_or_default();
            let changes = changes.iter().map(|RevisionChange { what, text }| {
                format!("{}: {}", what.code().replace('_', " "), plain(text).trim_end_matches('.'))
            });
            self.point(&format!("**{version}**{date}. {}.", changes.collect::<Vec<_>>().join(". ")));
        }
    }

    fn purpose(&self) -> String {
        let respondent = &self.definition.respondent;
        let who = match respondent.who {
            Respondent::Client => "the client",
            Respondent::Clinician => "a clinician, from an interview",
            Respondent::Caretaker => "somebody who cares for the client",
        };
        let ages = respondent.ages.map(|range| format!(", {}", ages(range))).unwrap_or_default();
        let stated = respondent.source.as_ref().map(|source| self.cited(source, None)).unwrap_or_default();
        let time = self.definition.time_frame.as_ref().map(|time| format!(" It asks about: {}.", plain(time)));
        let measures = plain(&self.definition.measures);
        let parts: Vec<String> = self.definition.parts.iter().map(|part| format!("`{part}`")).collect();
        let parts = if parts.is_empty() {
            String::new()
        } else {
            format!(" It is made of {}, answered on one day by one rater.", listed(&parts, " and "))
        };
        format!("Measures {measures}. Answered by {who}{ages}.{stated}{}{parts}", time.unwrap_or_default())
    }

    fn answers(&mut self) {
        let definition = self.definition;
        self.heading("Answers");
        let scored = definition.items.iter().filter(|item| item.scored).count();
        let kind = match definition.answers.kind {
            AnswerKind::Scores => "the scores printed beside the answers",
            AnswerKind::Positions => "the positions of the answers on the form",
        };
        let note = definition.answers.note.as_ref().map(|note| format!(" {}", plain(note))).unwrap_or_default();
        let noun = if scored == 1 { "item" } else { "items" };
        self.paragraph(&format!("{scored} scored {noun}; stored answers are {kind}.{note}"));
        self.line("| item | about | answers |");
        self.line("|---|---|---|");
        for item in &definition.items {
            let scale = definition.response_scales.iter().find(|scale| scale.id == item.response_scale);
            let answers = scale.map(response_range).unwrap_or_default();
            self.line(&format!("| `{}` | {} | {answers}{} |", item.id, plain(&item.tag), item_conditions(item)));
        }
    }

    fn scores(&mut self) {
        let definition = self.definition;
        self.heading("Scores");
        if definition.total.is_none() {
            self.point("There is no total.");
        }
        for scale in definition.total.iter().chain(&definition.subscales) {
            let source = self.cited(&scale.source, Some(scale.status));
            // A title that says no more than the id is not said twice.
            let title = scale.title.as_ref().filter(|title| title.as_str() != scale.id.as_str().replace('_', " "));
            let title = title.map(|title| format!(" ({})", plain(title))).unwrap_or_default();
            let range = self.instrument.range(scale.id.as_str());
            let range = range.map(|(low, high)| format!("; {low} to {high}")).unwrap_or_default();
            let better = match scale.better {
                Some(Better::Lower) => "; lower is better",
                Some(Better::Higher) => "; higher is better",
                None => "",
            };
            let missing = self.missing_words(scale);
            let text = format!("**`{}`**{title}: {}{range}{better}.{source} {missing}", scale.id, method(scale));
            self.point(&text);
        }
    }

    fn stop(&mut self) {
        let Some(stop) = &self.definition.stop else { return };
        let source = self.cited(&stop.source, Some(stop.status));
        let (when, score) = (condition(&stop.when), score_name(&stop.score));
        self.paragraph(&format!(
            "The form may end after item {} where {when}.{source} Then {score} is the result; a score that misses \
             what was not shown is incomplete, and says so (`stopped_early`).",
            stop.after
        ));
    }

    fn missing_words(&self, scale: &Scale) -> String {
        let place = scale_place(scale, "prorating");
        let rules = &self.instrument.provenance().rules;
        let own = rules.iter().find(|(name, _)| *name == place).and_then(|(_, rule)| rule.caller());
        if let Some(most) = own {
            return format!(
                "The mean of the answered items stands for up to {most} missing ones: the caller's own rule."
            );
        }
        let Some(rule) = self.chosen(&place, &scale.prorating) else {
            return if scale.prorating.is_empty() {
                "Any missing item leaves it incomplete, with bounds.".to_owned()
            } else {
                format!(
                    "Any missing item leaves it incomplete unless a rule is chosen{}.",
                    others(&scale.prorating, None)
                )
            };
        };
        let source = self.cited(&rule.source, Some(rule.status));
        format!("{}{source}{}", prorating(rule), sentence(&others(&scale.prorating, Some(rule))))
    }

    fn bands(&mut self) {
        let definition = self.definition;
        let scales: Vec<&Scale> = definition.total.iter().chain(&definition.subscales).collect();
        self.heading("Bands");
        if scales.iter().all(|scale| scale.bands.is_empty()) {
            self.paragraph(
                "None: no severity bands were published, or none that could be confirmed. So no word such as \
                 mild or severe is given with a score.",
            );
            return;
        }
        for scale in scales.into_iter().filter(|scale| !scale.bands.is_empty()) {
            let name = score_name(&scale.id);
            let chosen = self.chosen(&scale_place(scale, "bands"), &scale.bands);
            let Some(set) = chosen else {
                self.paragraph(&format!("For {name} none applies unless one is chosen{}.", others(&scale.bands, None)));
                continue;
            };
            let source = self.cited(&set.source, Some(set.status));
            let rest = sentence(&others(&scale.bands, Some(set)));
            self.paragraph(&format!("Of {name}, by the rule `{}`.{source}{rest}", set.id));
            self.line("| band | scores |");
            self.line("|---|---|");
            let highest = self.instrument.range(scale.id.as_str()).map(|(_, high)| high);
            for (place, band) in set.bands.iter().enumerate() {
                let label = named(&band.code, band.label.as_ref());
                self.line(&format!("| {label} | {} |", band_range(band, set.bands.get(place + 1), highest)));
            }
        }
        self.paragraph(
            "A band says between which published limits a score lies, among the people of the source. It is not a \
             diagnosis and says nothing about causes or about what one person needs; two people in one band can be \
             unlike each other. A step from one band to the next can be smaller than the error of measurement. It \
             is a reason to talk, not a decision.",
        );
    }

    fn classifications(&mut self) {
        if self.definition.classifications.is_empty() {
            return;
        }
        self.heading("Classifications");
        for classification in &self.definition.classifications {
            let title = plain(&classification.title);
            let rules = &classification.rules;
            let Some(rule) = self.chosen(classification.id.as_str(), rules) else {
                self.point(&format!(
                    "**`{}`** ({title}): undecided unless a rule is chosen{}.",
                    classification.id,
                    others(rules, None)
                ));
                continue;
            };
            let source = self.cited(&rule.source, Some(rule.status));
            let rest = sentence(&others(rules, Some(rule)));
            let words = classification_rule(rule, &classification.categories);
            self.point(&format!("**`{}`** ({title}), rule `{}`: {words}.{source}{rest}", classification.id, rule.id));
        }
        self.paragraph("A classification follows a published rule. It is not a diagnosis: that is for people to make.");
    }

    fn alerts(&mut self) {
        if self.definition.alerts.is_empty() {
            return;
        }
        self.heading("Alerts");
        for alert in &self.definition.alerts {
            let Some(rule) = self.chosen(alert.id.as_str(), &alert.rules) else { continue };
            let source = self.cited(&rule.source, Some(rule.status));
            let rest = sentence(&others(&alert.rules, Some(rule)));
            let words = condition(&rule.when);
            let question = plain(&alert.question);
            self.point(&format!("**`{}`** is raised where {words}.{source}{rest} {question}", alert.id));
        }
        self.paragraph(
            "An alert raises a question for a person. It is unknown where the answers it needs are missing.",
        );
    }

    fn change(&mut self) {
        let definition = self.definition;
        if definition.reliable_change.is_empty() && definition.cutoffs.is_empty() {
            return;
        }
        self.heading("Change");
        let population = |population: Option<&Text>| {
            population.map(|population| format!(" ({})", plain(population))).unwrap_or_default()
        };
        for threshold in &definition.reliable_change {
            let source = self.cited(&threshold.source, Some(threshold.status));
            let people = population(threshold.population.as_ref());
            let (name, value) = (score_name(&threshold.score), threshold.value);
            self.point(&format!(
                "`{}`: a change of at least {value} of {name} is reliable{people}.{source}",
                threshold.id
            ));
        }
        for cutoff in &definition.cutoffs {
            let source = self.cited(&cutoff.source, Some(cutoff.status));
            let people = population(cutoff.population.as_ref());
            let better = self.instrument.scale(cutoff.score.as_str()).and_then(|scale| scale.better);
            let side = if better == Some(Better::Higher) { "and less" } else { "and more" };
            let (name, value) = (score_name(&cutoff.score), cutoff.first_clinical);
            self.point(&format!("`{}`: {value} {side} of {name} is on the clinical side{people}.{source}", cutoff.id));
        }
    }

    /// The rule that this instrument scores with at a place.
    fn chosen<'r, T: Rule>(&self, place: &str, alternatives: &'r Alternatives<T>) -> Option<&'r T> {
        let (_, chosen) = self.instrument.provenance().rules.iter().find(|(name, _)| name == place)?;
        alternatives.rules.iter().find(|rule| rule.id() == chosen.as_str())
    }

    /// ` [2]`, with a word where the source is weak.
    fn cited(&self, sources: &Sources, status: Option<Status>) -> String {
        let place = |id: &Code| self.definition.sources.iter().position(|known| known.id == *id);
        let places: Vec<String> = sources.iter().filter_map(place).map(|place| (place + 1).to_string()).collect();
        let doubt = match status {
            Some(Status::Secondary) => ", read in secondary sources",
            Some(Status::Disputed) => ", sources disagree",
            _ => "",
        };
        format!(" \\[{}{doubt}\\]", places.join(", "))
    }

    fn line(&mut self, text: &str) {
        // Writing to a string does not fail.
        let _ = writeln!(self.text, "{text}");
    }

    fn heading(&mut self, text: &str) {
        self.blank_line();
        let _ = writeln!(self.text, "## {text}\n");
    }

    fn blank_line(&mut self) {
        self.text.truncate(self.text.trim_end().len());
        self.text.push_str("\n\n");
    }

    fn point(&mut self, text: &str) {
        self.line(&format!("- {}", text.trim_end()));
    }

    fn paragraph(&mut self, text: &str) {
        self.blank_line();
        let _ = writeln!(self.text, "{}\n", text.trim_end());
    }
}

/// The names of the other rules behind a colon, or nothing.
fn others<T: Rule>(alternatives: &Alternatives<T>, chosen: Option<&T>) -> String {
    let rest = alternatives.rules.iter().filter(|rule| chosen.is_none_or(|chosen| chosen.id() != rule.id()));
    let rest: Vec<String> = rest.map(|rule| format!("`{}`", rule.id())).collect();
    if rest.is_empty() { String::new() } else { format!(": {}", listed(&rest, " or ")) }
}

fn sentence(others: &str) -> String {
    if others.is_empty() { String::new() } else { format!(" Other rules, by name{others}.") }
}
