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

/// The modules for JavaScript are built without what is printed for debugging, which there is an empty text.
#[test]
fn nothing_is_made_of_what_is_printed_for_debugging() {
    let mut folders = vec![core()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let source = fs::read_to_string(&path).unwrap();
                let code = source.split("#[cfg(test)]").next().unwrap();
                let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
                assert!(!lines.clone().any(|line| line.contains(":?}")), "{}", path.display());
            }
        }
    }
}

/// The chapters whose `mod` lines stand in reading order, down to the last file.
const CHAPTERS: &[&str] = &["instrument", "plan", "priority"];

/// Those that stand in rooms altogether.
const IN_ROOMS: &[&str] = &["plan", "priority"];

/// The modules that a file declares, in the order in which it declares them.
fn declared(source: &str) -> Vec<String> {
    let names = source.lines().filter_map(|line| {
        let line = line.strip_prefix("pub(crate) ").or_else(|| line.strip_prefix("pub ")).unwrap_or(line);
        line.strip_prefix("mod ")?.strip_suffix(';')
    });
    names.map(str::to_owned).collect()
}

/// Whether a file does nothing but say which files stand in its room.
fn is_room(source: &str) -> bool {
    let mut code = source.lines().filter(|line| !line.is_empty() && !line.starts_with("//")).peekable();
    code.peek().is_some() && code.all(|line| line.starts_with("pub(crate) mod "))
}

/// A chapter, file by file in reading order: what a file declares stands before it, as it may use it.
struct Chapter {
    name: String,
    /// Each file by its path below the chapter, which is empty for the file of the chapter itself.
    files: Vec<Vec<String>>,
    /// The file of the chapter and those of its rooms, which say what there is and hold nothing that is used inside.
    facades: Vec<Vec<String>>,
}

impl Chapter {
    fn new(name: &str) -> Self {
        let mut chapter = Self { name: name.to_owned(), files: Vec::new(), facades: vec![Vec::new()] };
        chapter.add(Vec::new());
        chapter
    }

    fn source(&self, file: &[String]) -> (PathBuf, String) {
        let path = core().join([std::slice::from_ref(&self.name), file].concat().join("/") + ".rs");
        let source = fs::read_to_string(&path).unwrap();
        (path, source)
    }

    fn add(&mut self, file: Vec<String>) {
        let (_, source) = self.source(&file);
        for name in &declared(&source) {
            self.add([file.as_slice(), std::slice::from_ref(name)].concat());
        }
        if is_room(&source) {
            self.facades.push(file.clone());
        }
        self.files.push(file);
    }

    /// What is wrong with the paths in a file: what it names below itself, and what it names through a facade.
    fn faults(&self, file: &[String], source: &str) -> Vec<String> {
        let own = self.files.iter().position(|known| known == file);
        let mut faults = Vec::new();
        for path in self.paths(file, source) {
            let mut known = (0..=path.len()).rev().map(|length| &path[..length]);
            let (place, named) =
                known.find_map(|part| Some((self.files.iter().position(|file| file == part)?, part))).unwrap();
            if self.facades.iter().any(|facade| facade == named) {
                faults.push(format!("{} is named through a facade, not by its file", path.join("::")));
            } else if Some(place) > own {
                faults.push(format!("{} stands below", named.join("::")));
            }
        }
        faults
    }

    /// The paths that a file names inside its chapter, by `crate` or by `super`; comments left out.
    fn paths(&self, file: &[String], source: &str) -> Vec<Vec<String>> {
        let start = format!("crate::{}::", self.name);
        let mut found = Vec::new();
        for line in source.lines().filter(|line| !line.trim_start().starts_with("//")) {
            let inside = line.match_indices(&start).map(|(at, start)| (Vec::new(), &line[at + start.len()..]));
            let from_parent = line.match_indices("super::").filter(|(at, _)| !line[..*at].ends_with("super::"));
            let relative = from_parent.map(|(at, _)| {
                let mut rest = &line[at..];
                let mut folder = file;
                while let Some(outer) = rest.strip_prefix("super::") {
                    rest = outer;
                    folder = &folder[..folder.len().saturating_sub(1)];
                }
                (folder.to_vec(), rest)
            });
            for (mut path, rest) in inside.chain(relative) {
                let end = rest.find(|letter: char| !letter.is_alphanumeric() && !"_:".contains(letter));
                let names = rest[..end.unwrap_or(rest.len())].split("::").filter(|name| !name.is_empty());
                path.extend(names.map(str::to_owned));
                found.push(path);
            }
        }
        found
    }
}

#[test]
fn a_file_of_a_chapter_names_only_files_above() {
    for name in CHAPTERS {
        let chapter = Chapter::new(name);
        assert_eq!(chapter.files.len(), sources(name).len(), "{name}: each file is declared");
        for file in chapter.files.iter().filter(|file| !file.is_empty()) {
            let (path, source) = chapter.source(file);
            let faults = chapter.faults(file, &source);
            assert!(faults.is_empty(), "{}: {faults:#?}", path.display());
        }
    }
}

/// Of a chapter that stands in rooms, the others name the file that they mean; the table of calls alone knows the
/// chapters by what they show to everybody.
#[test]
fn no_other_chapter_imports_through_the_facade_of_rooms() {
    for chapter in IN_ROOMS.iter().map(|name| Chapter::new(name)) {
        for module in modules().iter().filter(|module| **module != chapter.name && *module != "call") {
            for path in sources(module) {
                let source = fs::read_to_string(&path).unwrap();
                for named in chapter.paths(&[], &source.replace("super::", "")) {
                    let first = named.first().is_some_and(|name| name.starts_with(char::is_lowercase));
                    assert!(first, "{}: {}", path.display(), named.join("::"));
                }
            }
        }
    }
}

#[test]
fn a_name_from_below_and_one_through_a_facade_would_be_seen() {
    let chapter = Chapter::new("priority");
    let file = ["order", "standing"].map(str::to_owned);
    let faults = |source: &str| chapter.faults(&file, source).len();
    for sound in [
        "use crate::priority::situation::policy::OrderBy;",
        "use crate::priority::model::candidate::{Candidate, Model};",
        "use super::super::situation::policy::OrderBy;",
        "// use crate::priority::Ranking;",
        "pub(super) fn below() {}",
        "use crate::priority::order::standing::Standing;",
    ] {
        assert_eq!(faults(sound), 0, "{sound}");
    }
    for refused in [
        "use crate::priority::order::ripple::Ripple;",
        "use crate::priority::explain::words;",
        "let ranking = crate::priority::ranking::rank::rank(&situation);",
        "use super::ripple::Ripple;",
        "use super::{Ripple, Standing};",
        "use super::Standing;",
        "use super::super::OrderBy;",
        "use crate::priority::OrderBy;",
        "use crate::priority::{OrderBy, rank};",
        "use crate::priority::rank;",
        "use crate::priority::situation::{facts, policy};",
    ] {
        assert_eq!(faults(refused), 1, "{refused}");
    }
}

/// The most lines of a file: more than one idea stands in a longer one.
const MAXIMUM_LINES: usize = 450;
#[test]
fn no_file_is_long() {
    let mut long = Vec::new();
    for module in modules().iter().map(String::as_str).chain(["code", "lib", "sort"]) {
        for path in sources(module) {
            if fs::read_to_string(&path).unwrap().lines().count() > MAXIMUM_LINES {
                long.push(path.strip_prefix(core()).unwrap().to_str().unwrap().replace('\\', "/"));
            }
        }
    }
    assert!(long.is_empty(), "more than {MAXIMUM_LINES} lines: {long:?}");
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
