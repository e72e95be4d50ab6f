//! `core/instruments/CATALOGUE.md`: all instruments, and the numbers that want a second source.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use therapy_goals::instrument::{self, Definition, Instrument, RevisedPart, Revision, Source, Status};
use therapy_goals_tests::sourced::{Number, numbers, span};

const HEAD: &str = "\
# The shipped instruments

Written from the definitions by `UPDATE_SNAPSHOTS=1 cargo test -p therapy-goals-tests --test catalogue_page`.
";

const VERSIONS: &str = "\
## Versions

What each version of a definition changed, the newest first. Where only `population`, `wording`, `sources`, `licence` or
`loinc` changed, numbers and what judges them are as before.
";

const ONE_SOURCE: &str = "\
## Numbers with one source

These are `confirmed`: each was read in a publication, a page of the authors, a manual, a form, a guideline or the
description of a data set. A second text that does not copy the first one is still to be read. All other confirmed
numbers have one.
";

const UNSURE: &str = "\
## Numbers that are secondary or disputed

`secondary` numbers were read elsewhere only, in a page or a program of others or in a text that cites the
publication. Of `disputed` ones sources say different things.
";

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

fn cited(source: &Source) -> String {
    let kind = source.kind.map(|kind| format!(" ({})", kind.code())).unwrap_or_default();
    let doi = source.doi.as_ref().map(|doi| format!(" doi:{doi}")).unwrap_or_default();
    format!("{}{doi}{kind}", source.citation)
}

fn row(definition: &Definition) -> String {
    let id = &definition.id;
    let scored = definition.items.iter().filter(|item| item.scored).count();
    let to_cite = definition.sources.iter().filter(|source| definition.published_in.contains(&source.id));
    let to_cite: Vec<String> = to_cite.map(|source| source.citation.to_string()).collect();
    let cells = [
        format!("[`{id}`]({id}.json)"),
        cell(definition.title.as_str()),
        cell(definition.measures.as_str()),
        definition.respondent.who.code().to_owned(),
        definition.respondent.ages.map(span).unwrap_or_default(),
        scored.to_string(),
        if definition.licence.wording_may_ship { "yes" } else { "no" }.to_owned(),
        cell(&to_cite.join("; ")),
    ];
    format!("| {} |\n", cells.join(" | "))
}

/// The numbers that `taken` takes, instrument by instrument.
fn listed(all: &[Instrument], taken: impl Fn(&Number<'_>, &[&Source]) -> bool) -> String {
    let mut rows = String::from("| instrument | number | says | status | source |\n|---|---|---|---|---|\n");
    for definition in all.iter().map(Instrument::definition) {
        for number in numbers(definition) {
            let sources = number.cited(definition);
            if taken(&number, &sources) {
                let source: Vec<String> = sources.into_iter().map(cited).collect();
                let (place, says, status) = (&number.place, cell(&number.says), number.status.code());
                let source = cell(&source.join("; "));
                writeln!(rows, "| `{}` | {place} | {says} | {status} | {source} |", definition.id).unwrap();
            }
        }
    }
    rows
}

/// The histories of all definitions; what began with its first version has none yet.
fn versions(all: &[Instrument]) -> String {
    let mut rows = String::from("| instrument | version | day | changed |\n|---|---|---|---|\n");
    for definition in all.iter().map(Instrument::definition) {
        for Revision { version, date, changes, .. } in definition.history.iter().filter(|revision| !began(revision)) {
            let date = date.map(|date| date.to_string()).unwrap_or_default();
            let changes: Vec<String> = changes
                .iter()
                .map(|change| format!("`{}`: {}", change.what.code(), cell(change.text.as_str())))
                .collect();
            writeln!(rows, "| `{}` | {version} | {date} | {} |", definition.id, changes.join(" ")).unwrap();
        }
    }
    rows
}

fn began(revision: &Revision) -> bool {
    revision.changes.iter().any(|change| change.what == RevisedPart::Added)
}

fn page() -> String {
    let all: Vec<Instrument> = instrument::ids().into_iter().map(|id| instrument::get(id).unwrap()).collect();
    let mut page =
        format!("{HEAD}\n{} instruments. The ages are those that a source states, where one does.\n\n", all.len());
    page.push_str("| id | title | measures | who | ages | scored items | wording may ship | to cite |\n");
    page.push_str("|---|---|---|---|---|---|---|---|\n");
    page.extend(all.iter().map(|instrument| row(instrument.definition())));
    let one = listed(&all, |number, sources| number.status == Status::Confirmed && sources.len() == 1);
    let unsure = listed(&all, |number, _| number.status != Status::Confirmed);
    let versions = versions(&all);
    write!(page, "\n{VERSIONS}\n{versions}\n{ONE_SOURCE}\n{one}\n{UNSURE}\n{unsure}").unwrap();
    page
}

#[test]
fn the_page_is_that_of_the_definitions() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/instruments/CATALOGUE.md");
    let page = page();
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        fs::write(&file, &page).unwrap();
    }
    let committed = fs::read_to_string(&file).unwrap_or_default();
    assert!(committed == page, "core/instruments/CATALOGUE.md differs; UPDATE_SNAPSHOTS=1 writes it anew");
}

#[test]
fn a_number_is_listed_until_two_sources_confirm_it() {
    let page = page();
    let (_, lists) = page.split_once("## Numbers with one source").unwrap();
    let (one, unsure) = lists.split_once("## Numbers that are secondary").unwrap();
    let begins =
        |list: &str, id: &str, place: &str| list.lines().any(|line| line.starts_with(&format!("| `{id}` | {place} |")));
    assert!(begins(one, "isi", "`cutoff`: `at_10`") && !begins(unsure, "isi", "`cutoff`: `at_10`"));
    assert!(begins(unsure, "core-10", "reliable change of `total`: `nhs_cyp`"));
    assert!(!begins(lists, "rses", "`total`"));
}
