//! The main job on a shipped client file: scores with alerts and change, the agenda with its reasons,
//! attainment, and what needs a conversation today.
//!
//! `cargo run --example demo` shows the shipped clients, `cargo run --example demo -- FILE…` others.

mod client;
mod show;

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use client::Client;
use therapy_goals::document::Document;

fn main() -> ExitCode {
    let mut files: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    if files.is_empty() {
        let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/clients");
        files = vec![shipped.join("depression.json"), shipped.join("dbt.json")];
    }
    for file in &files {
        match report(file) {
            Ok(report) => print!("{report}"),
            Err(fault) => {
                eprintln!("{}: {fault}", file.display());
                return ExitCode::FAILURE;
            }
        }
    }
    ExitCode::SUCCESS
}

/// The report on one client, or one line that says what is wrong with the file.
fn report(file: &Path) -> Result<String, String> {
    let text = std::fs::read_to_string(file).map_err(|fault| match fault.kind() {
        ErrorKind::NotFound => "cannot be read; there is no such file".to_owned(),
        ErrorKind::InvalidData => "cannot be read; expected a text in UTF-8".to_owned(),
        kind => format!("cannot be read ({kind})"),
    })?;
    let shown = Document::from_json(&text).and_then(|document| show::report(&document.read::<Client>()?));
    shown.map_err(|error| {
        let first = error.faults().first().map(ToString::to_string).unwrap_or_default();
        match error.faults().len() {
            0 | 1 => first,
            all => format!("{first} (and {} more)", all - 1),
        }
    })
}
