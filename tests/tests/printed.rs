//! What is printed from the records is what stands in the faces.

mod print;

use std::path::Path;

use therapy_goals::records::records;

fn compare(file: &str, printed: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(file);
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&path, printed).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == printed, "{file} differs; UPDATE_SNAPSHOTS=1 writes it anew");
}

#[test]
fn the_declarations_for_typescript_are_the_printed_ones() {
    compare("wasm-bindings/js/records.d.ts", &print::typescript::print(&records()));
}
