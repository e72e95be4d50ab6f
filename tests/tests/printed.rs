//! What is printed from the records is what stands in the faces.

mod print;

use std::path::Path;

use therapy_goals::records::{definition, records};

fn compare(file: &str, printed: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(file);
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&path, printed).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == printed, "{file} differs; UPDATE_SNAPSHOTS=1 writes it anew");
}

const DEFINITION: &str = "The format of a definition of an instrument, as types.";
const RECORDS: &str = "The records that the functions take and give.";

#[test]
fn the_declarations_for_typescript_are_the_printed_ones() {
    compare("wasm-bindings/js/definition.d.ts", &print::typescript::print(DEFINITION, &definition()));
    compare("wasm-bindings/js/records.d.ts", &print::typescript::print(RECORDS, &records()));
}

#[test]
fn the_classes_for_python_are_the_printed_ones() {
    compare("py-bindings/python/therapy_goals/definition.py", &print::python::print(DEFINITION, &definition()));
    compare("py-bindings/python/therapy_goals/_printed.py", &print::python::print(RECORDS, &records()));
}
