//! What is printed from the records is what stands in the faces.

mod print;

use std::path::Path;

use therapy_goals::call;
use therapy_goals::document::{Named, Unrecognised};
use therapy_goals::records::{List, Records, Role, definition, records};
use therapy_goals::scalar::{Code, Date};
use therapy_goals_derive::Record;

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
    let wire = print::typescript::print_wire(call::wire_names());
    compare("wasm-bindings/js/records.d.ts", &(print::typescript::print(RECORDS, &records()) + &wire));
}

/// What is made of other records, to be read by a person, is not stored.
#[test]
fn every_record_is_on_the_wire() {
    let wire: Vec<&str> = call::wire_names().collect();
    let all = records();
    let missing: Vec<&str> =
        all.listed.iter().map(|listed| listed.name.as_str()).filter(|name| !wire.contains(name)).collect();
    assert_eq!(missing, ["Texts", "Explanation"]);
}

#[test]
fn the_codes_for_javascript_are_the_printed_ones() {
    let (module, declared) = print::typescript::print_codes("All codes of the records.", &records());
    compare("wasm-bindings/js/codes.js", &module);
    compare("wasm-bindings/js/codes.d.ts", &declared);
}

#[test]
fn the_classes_for_python_are_the_printed_ones() {
    compare("py-bindings/python/therapy_goals/definition.py", &print::python::print(DEFINITION, &definition()));
    compare("py-bindings/python/therapy_goals/_printed.py", &print::python::print(RECORDS, &records()));
}

#[test]
fn the_page_of_the_events_is_the_printed_one() {
    compare("core/plans/EVENTS.md", &print::markdown::print(&records()));
}

/// The kind of a meal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
#[record(open)]
enum Meal {
    /// In the morning.
    Breakfast,
    /// At noon.
    Lunch,
}

/// How hungry one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Record)]
#[record(within = 1..=5)]
struct Hunger(u8);

/// What was eaten; see [`Hunger::new`].
#[derive(Debug, Clone, PartialEq, Record)]
struct Plate {
    /// Which meal.
    kind: Meal,
    /// Before it.
    hunger_before: Option<Hunger>,
    /// The day.
    date: Option<Date>,
    /// How much of the plate, from the first bite
    /// to the last one.
    #[read(within = 0.0..=1.0)]
    eaten: f64,
    /// The grams of each food.
    grams: Named<Code, f64>,
    /// Whether it was planned.
    #[read(default = true)]
    planned: bool,
}

/// From one meal to another.
#[derive(Debug, Clone, PartialEq, Record)]
struct Swap {
    /// The first one.
    from: Plate,
    /// The other one.
    to: Option<Plate>,
}

/// Why.
#[derive(Debug, Clone, PartialEq, Record)]
#[record(tag = "code", answer, open)]
enum Reason {
    /// No plan was made.
    NoPlan,
    /// One meal was left out.
    LeftOut {
        /// Which.
        meal: Meal,
        /// Since when, in days.
        #[read(within = 0..=1000)]
        days_ago: Option<u16>,
        /// The others.
        #[read(default)]
        other_meals: Vec<Meal>,
    },
    /// What a later release wrote.
    Unrecognised(Unrecognised),
}

/// What the day says.
#[derive(Debug, Clone, PartialEq, Record)]
#[record(answer)]
struct Diary {
    /// The best of it.
    best: Option<Meal>,
    /// Why.
    reasons: Vec<Reason>,
    /// How often each was.
    counts: Named<Meal, Hunger>,
}

/// The forms that the records of the core do not all have yet.
fn toys() -> Records {
    List::default().with::<Swap>("toys", Role::Record).with::<Diary>("toys", Role::Record).finish()
}

const TOYS: &str = "Toys of each form of a record, for the tests of the types.";

/// `wasm-bindings/tests/types.ts` and `py-bindings/tests/test_printed.py` use them.
#[test]
fn toys_of_each_form() {
    compare("wasm-bindings/tests/toys.d.ts", &print::typescript::print(TOYS, &toys()));
    let inside = print::python::print(TOYS, &toys());
    compare("py-bindings/tests/toys.py", &inside.replace("\nfrom ._", "\nfrom therapy_goals._"));
}

#[test]
#[should_panic(expected = "two types of one name")]
fn two_types_of_one_name_are_told() {
    mod other {
        use therapy_goals_derive::Record;

        /// Another one.
        #[derive(Debug, Clone, PartialEq, Record)]
        pub struct Diary {
            /// Its number.
            #[read(within = 1..=7)]
            number: u8,
        }
    }
    let both = List::default().with::<Diary>("toys", Role::Record).with::<other::Diary>("toys", Role::Record);
    print::typescript::print(TOYS, &both.finish());
}

/// Words that are read in every language name nothing that only one of them has.
#[test]
fn the_words_speak_of_no_single_language() {
    const ALIEN: [&str; 7] = ["MAXIMUM_", "::", ".new`", "`Option", "`None`", "`null`", "Vec<"];
    for file in ["wasm-bindings/js/records.d.ts", "py-bindings/python/therapy_goals/_printed.py"] {
        let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(file)).unwrap();
        for (number, line) in text.lines().enumerate() {
            let alien = ALIEN.iter().find(|word| line.contains(**word));
            assert_eq!(alien, None, "{file}:{}: {line}", number + 1);
        }
    }
}
