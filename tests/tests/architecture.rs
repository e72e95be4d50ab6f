//! The core keeps its reading order: a module imports only from modules above it.

use std::fs;
use std::path::{Path, PathBuf};

fn core() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/src")
}

/// The modules of the crate in the order of `lib.rs`.
fn modules() -> Vec<String> {
    let text = fs::read_to_string(core().join("lib.rs")).unwrap();
    let names = text.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    names.map(str::to_owned).collect()
}

fn sources(module: &str) -> Vec<PathBuf> {
    fn below(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                below(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    let mut found = vec![core().join(format!("{module}.rs"))];
    below(&core().join(module), &mut found);
    found
}

/// The modules that a source names after `crate::`, comments left out.
fn imports(source: &str) -> Vec<String> {
    let code = source.lines().filter(|line| !line.trim_start().starts_with("//"));
    let mut found = Vec::new();
    for line in code {
        for rest in line.split("crate::").skip(1) {
            let name: String =
                rest.chars().take_while(|letter| letter.is_ascii_lowercase() || *letter == '_').collect();
            found.push(name);
        }
    }
    found
}

#[test]
fn a_module_imports_only_from_above() {
    let modules = modules();
    assert!(modules.len() >= 8, "{modules:?}");
    for (place, module) in modules.iter().enumerate() {
        for file in sources(module) {
            let source = fs::read_to_string(&file).unwrap();
            assert!(
                !source.contains("crate::{"),
                "{}: one `use crate::module` a line, so that this test sees it",
                file.display()
            );
            for import in imports(&source) {
                let above = modules.iter().position(|name| *name == import);
                assert!(above.is_none_or(|above| above <= place), "{} imports {import} from below", file.display());
            }
        }
    }
}

#[test]
fn an_import_from_below_would_be_seen() {
    assert_eq!(
        imports("use crate::change::published;\n// crate::goal\nlet x = crate::error::Error;"),
        ["change", "error"]
    );
}

/// A host that puts goals in order needs no questionnaires for it: their format may change alone.
#[test]
fn putting_in_order_needs_no_instruments() {
    for file in sources("priority") {
        let source = fs::read_to_string(&file).unwrap();
        assert!(!imports(&source).contains(&"instrument".to_owned()), "{}", file.display());
    }
}

/// The modules of a face in the order of its `lib.rs`.
fn modules_of_a_face(folder: &Path) -> Vec<String> {
    let text = fs::read_to_string(folder.join("lib.rs")).unwrap();
    text.lines().filter_map(|line| line.strip_prefix("mod ")?.strip_suffix(';')).map(str::to_owned).collect()
}

/// As in the core, but a module of a face is one file, and names none below itself by any way.
#[test]
fn a_module_of_a_face_imports_only_from_above() {
    for face in ["py-bindings", "wasm-bindings"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(face).join("src");
        let modules = modules_of_a_face(&folder);
        let files = fs::read_dir(&folder).unwrap().count();
        assert_eq!(modules.len() + 1, files, "{face}: a file for each module, and lib.rs");
        for (place, module) in modules.iter().enumerate() {
            let source = fs::read_to_string(folder.join(format!("{module}.rs"))).unwrap();
            for way in ["crate::{", "super::"] {
                assert!(!source.contains(way), "{face}: {module}: one `use crate::module` a line, not {way}");
            }
            for import in imports(&source) {
                let above = modules.iter().position(|name| *name == import);
                assert!(above.is_some_and(|above| above < place), "{face}: {module} imports {import} from below");
            }
        }
    }
}
