//! The main job on a shipped client file: what needs a conversation today, the agenda with its reasons,
//! what the goals reached, and the course of the scores.
//!
//! `cargo run --example demo` shows the shipped clients, `cargo run --example demo -- FILE…` others, as wide as
//! the terminal is; `COLUMNS=50` makes it so wide.

mod agenda;
mod client;
mod course;
mod living;
mod page;
mod reached;
mod series;
mod show;
mod table;
mod terms;
mod today;
mod words;

use std::io::{ErrorKind, Write as _, stdout};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use client::Client;
use page::Page;
use therapy_goals::document::Document;

fn main() -> ExitCode {
    let mut files: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let mut page = Page::new(page::width());
    let plans = files.is_empty().then(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/plans"));
    if files.is_empty() {
        let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/clients");
        files = vec![shipped.join("depression.json"), shipped.join("dbt.json")];
        page.paragraph("Invented clients. This supports judgement; it decides and diagnoses nothing.");
    } else {
        page.paragraph("This supports judgement; it decides and diagnoses nothing.");
    }
    for file in &files {
        match report(&mut page, file) {
            // Whoever reads may stop before the end, as `head` does.
            Ok(()) => drop(stdout().write_all(page.take().as_bytes())),
            Err(faults) => {
                for fault in faults {
                    eprintln!("{}: {fault}", file.display());
                }
                return ExitCode::FAILURE;
            }
        }
    }
    match plans.map_or(Ok(()), |folder| living::report(&mut page, &folder)) {
        Ok(()) => drop(stdout().write_all(page.take().as_bytes())),
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

/// Writes the report on one client, or says what is wrong with the file: a line for each fault.
fn report(page: &mut Page, file: &Path) -> Result<(), Vec<String>> {
    let text = std::fs::read_to_string(file).map_err(|fault| {
        vec![match fault.kind() {
            ErrorKind::NotFound => "cannot be read; there is no such file".to_owned(),
            ErrorKind::InvalidData => "cannot be read; expected a text in UTF-8".to_owned(),
            kind => format!("cannot be read ({kind})"),
        }]
    })?;
    let shown = Document::from_json(&text).and_then(|document| show::report(page, &document.read::<Client>()?));
    shown.map_err(|error| error.faults().iter().map(ToString::to_string).collect())
}
