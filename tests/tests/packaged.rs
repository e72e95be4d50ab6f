//! What is published with the crates: each archive holds the licences and is readable by itself.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// They are links, which an archive holds as files; where a system has none, they would be one line with a path.
#[test]
fn each_crate_brings_the_licences_and_the_page_of_the_root() {
    let files = [
        ("core", &["LICENSE-APACHE", "LICENSE-MIT", "README.md"][..]),
        ("core/derive", &["LICENSE-APACHE", "LICENSE-MIT"]),
    ];
    for (folder, names) in files {
        for name in names {
            let (own, original) = (root().join(folder).join(name), root().join(name));
            assert_eq!(fs::read(&own).unwrap(), fs::read(&original).unwrap(), "{}", own.display());
            assert!(fs::symlink_metadata(&own).unwrap().is_symlink(), "{}: written once, at the root", own.display());
        }
    }
}

/// What a source takes in by its path would be missing in the archive, were it outside the folder of the crate.
#[test]
fn no_source_takes_in_a_file_from_outside_its_crate() {
    let mut sources = vec![root().join("core/src"), root().join("core/derive/src"), root().join("core/examples")];
    let (mut seen, mut taken) = (0, 0);
    while let Some(path) = sources.pop() {
        if path.is_dir() {
            sources.extend(fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        let Ok(text) = fs::read_to_string(&path) else { continue };
        seen += 1;
        for rest in text.split("include_str!(\"").skip(1) {
            let file = rest.split('"').next().unwrap();
            let mut folder = path.parent().unwrap().to_owned();
            folder.extend(Path::new(file).parent());
            let crates = [root().join("core"), root().join("core/derive")].map(|folder| folder.canonicalize().unwrap());
            let folder = folder.canonicalize().unwrap();
            assert!(crates.iter().any(|of| folder.starts_with(of)), "{}: {file}", path.display());
            taken += 1;
        }
    }
    assert!(seen > 150 && taken > 0, "{seen} {taken}");
}
