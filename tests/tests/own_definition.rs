//! The programs in Rust of `core/instruments/OWN-DEFINITION.md`: each stands in a file of the folder `walk`, letter by letter,
//! and runs beside the definition that it reads. The scores by hand are in `schema.rs`.

use std::fs;
use std::path::Path;

/// A program of the page, which is included as it stands there.
macro_rules! program {
    ($name:ident, $file:literal) => {
        mod $name {
            include!($file);

            pub const TEXT: &str = include_str!($file);

            pub fn run() {
                main().unwrap();
            }
        }
    };
}

program!(evening_inventory, "walk/evening_inventory.rs");
program!(weather_checklist, "walk/weather_checklist.rs");
program!(garden_profile, "walk/garden_profile.rs");

/// What stands in the blocks of a language.
fn blocks<'a>(page: &'a str, language: &str) -> Vec<&'a str> {
    let begin = format!("```{language}\n");
    page.split(begin.as_str()).skip(1).map(|rest| rest.split("```").next().unwrap()).collect()
}

#[test]
fn every_program_of_the_walk_runs_and_holds() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/instruments/OWN-DEFINITION.md");
    let page = fs::read_to_string(page).unwrap();
    let programs: [(&str, fn()); 3] = [
        (evening_inventory::TEXT, evening_inventory::run),
        (weather_checklist::TEXT, weather_checklist::run),
        (garden_profile::TEXT, garden_profile::run),
    ];
    assert_eq!(blocks(&page, "rust"), programs.map(|(text, _)| text));
    // Each has the same in the other two languages, whose tests run them.
    for language in ["json", "python", "js"] {
        assert_eq!(blocks(&page, language).len(), programs.len(), "{language}");
    }
    let folder = std::env::temp_dir().join(format!("own-definition-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    for definition in blocks(&page, "json") {
        let read: serde_json::Value = serde_json::from_str(definition).unwrap();
        fs::write(folder.join(format!("{}.json", read["id"].as_str().unwrap())), definition).unwrap();
    }
    std::env::set_current_dir(&folder).unwrap();
    for (_, run) in programs {
        run();
    }
    fs::remove_dir_all(&folder).unwrap();
}
