//! Each record is said once: `#[derive(Record)]` of therapy-goals, for its own types.
//!
//! From one declaration follow
//!
//! - reading through the door, all faults at once, each with its path: `document::Read`, and `serde::Deserialize`
//!   by way of it;
//! - writing: `serde::Serialize`;
//! - under the feature `schema`, the description `schemars::JsonSchema` with the doc comments, from which the
//!   declarations for TypeScript, the classes for Python and the schemas are printed (what stands there under `x-`
//!   says the page of `document::describe`).
//!
//! Fields are read, written and described in the order of declaration. Every type, field and variant has a doc
//! comment.
//!
//! # The forms
//!
//! | form | is written as | has besides |
//! |---|---|---|
//! | a structure with named fields | an object | |
//! | an enumeration without fields | its code: the name in snake case | `ALL`, `code()`, `Display`, `Key` |
//! | an enumeration with `#[record(tag = "code")]` | an object with the code in the entry `code`, and its fields | `CODES`, `code()` |
//! | a structure of one number with `#[record(within = 1..=5)]` | the number | `MIN`, `MAX`, `new()`, `get()`, `Display` |
//!
//! A field may be of any type that is itself read, written and described, and besides:
//!
//! | type of the field | where it is absent or null | is written |
//! |---|---|---|
//! | `Option<T>` | `None` | unless it is `None` |
//! | `Vec<T>` | empty; in an answer a fault | unless it is empty |
//! | `Vec<(K, V)>`: an ordered map, an object whose names are keys | the same | the same |
//! | another one | a fault | always |
//!
//! # The words
//!
//! | at | word | means |
//! |---|---|---|
//! | a type | `#[record(answer)]` | the engine says it: every field is written, and its lists must be there when it is read back |
//! | | `#[record(whole)]` | every field is written, what is absent as null or an empty list; variants with fields are whole without the word |
//! | | `#[record(default)]` | a field that is absent has the value that it has in the type's own `Default` |
//! | | `#[record(check = path)]` | a check of the whole, `fn(&Self, &Reader<'_>) -> Option<()>` |
//! | | `#[record(open)]` | a later release may have more codes: whoever reads them must be ready for that |
//! | | `#[record(name = "GoalStatus")]` | what other languages call it, where two types have one name |
//! | | `#[record(own_read)]` | `Read` is written by hand; the rest follows |
//! | | `#[schema(transform = path)]` | a function completes the description, `fn(&mut schemars::Schema)` |
//! | a variant | `#[record(code = "within_30_days")]` | its code, where it is not the name in snake case |
//! | a field | `#[read(within = 1..=5)]` | a number of this range, or a list of such numbers; `f64` any, other types whole ones |
//! | | `#[read(with = function)]` | read in a way of its own, `fn(&Reader<'_>) -> Option<T>` or a closure |
//! | | `#[read(default)]`, `#[read(default = value)]` | absent, it is the type's default, or this value |
//! | | `#[read(required)]` | a list that must be there |
//! | | `#[write(always)]` | written though it is absent |
//! | | `#[write(unless_default)]` | not written where it is the default |
//! | a field or type | `#[schema(minItems = 1, x_key = value)]` | more keywords of the description; `x_key` is `x-key` |
//! | a field | `#[schema(like = Type)]` | described as this other type |
//!
//! A value ends at the next comma. Functions and constants that only the description needs are named by their path
//! (`super::schema::pattern()`): without the feature nobody looks for them. No flatten, no parameters, no union
//! without a tag: such a type has a `Read`, a `Serialize` and a `JsonSchema` of its own, and `through_the_door!`.
//!
//! # From the older macros
//!
//! Convert what a record contains before the record: all that it holds must describe itself. A conversion is right
//! where vectors and `core/schema` stay as they are.
//!
//! **`codes!` and `readable!`**
//!
//! ```text
//! codes! {                                        /// Who fills in the form.
//!     /// Who fills in the form.                  #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
//!     pub enum Respondent {                       pub enum Respondent {
//!         /// The client.                             /// The client.
//!         Client = "client",                          Client,
//!     }                                           }
//! }
//! readable!(Respondent);
//! ```
//!
//! **`read_fields!`**: `required`, `optional` and `list` follow from the type. `skip_serializing_if` goes. A required
//! list says so, unless the record is an answer; in an answer a list that may be absent says `#[read(default)]`.
//! `or(value)` is `default = value`; what was skipped by a function of its own is `#[write(unless_default)]`.
//! The order of the fields is that of the structure: see that it was that of reading.
//!
//! ```text
//! #[derive(Debug, Clone, PartialEq, Serialize)]              #[derive(Debug, Clone, PartialEq, Record)]
//! pub struct Ladder {                                        #[record(check = sound)]
//!     /// The goal.                                          pub struct Ladder {
//!     pub goal: GoalId,                                          /// The goal.
//!     /// The levels, lowest first.                              pub goal: GoalId,
//!     pub levels: Vec<Level>,                                    /// The levels, lowest first.
//!     /// The score of the expected level.                       #[read(required)]
//!     pub expected: f64,                                         pub levels: Vec<Level>,
//!     /// The day.                                               /// The score of the expected level.
//!     #[serde(skip_serializing_if = "Option::is_none")]          #[read(with = level_score, default = 0.0)]
//!     pub date: Option<Date>,                                    pub expected: f64,
//! }                                                              /// The day.
//! read_fields!(Ladder {                                          pub date: Option<Date>,
//!     goal: required,                                        }
//!     levels: required,                                      fn sound(ladder: &Ladder, reader: &Reader<'_>) -> Option<()> {
//!     expected: or(0.0),                                         …
//!     date: optional,                                        }
//! } check |ladder, reader| { … });
//! ```
//!
//! **`read_fields!` of an answer**, whose `Serialize` skips nothing:
//!
//! ```text
//! #[derive(Debug, Clone, PartialEq, Serialize)]              #[derive(Debug, Clone, PartialEq, Record)]
//! pub struct Sensitivity {                                   #[record(answer)]
//!     /// The first goal.                                    pub struct Sensitivity {
//!     pub top: Option<GoalId>,                                   /// The first goal.
//!     /// How many were tried.                                   pub top: Option<GoalId>,
//!     pub cases: u32,                                            /// How many were tried.
//!     /// Those that alter it.                                   #[read(within = 0..=i32::MAX)]
//!     pub changes: Vec<RatingChange>,                            pub cases: u32,
//! }                                                              /// Those that alter it.
//! read_fields!(Sensitivity {                                     pub changes: Vec<RatingChange>,
//!     top: optional, cases: required(count),                 }
//!     changes: required,
//! });
//! ```
//!
//! Inputs of which every field is written (`Situation`, `Arrow`) are `whole`; with a `Read` of their own also
//! `own_read`, as is `Policy`: its defaults come from a file that is read in the same way. A type that takes what is
//! absent from its own `Default` is `#[record(default)]`.
//!
//! An answer that leaves out what is absent (`ReliableChange` of `change`) is no `answer` in this sense: it says
//! `#[schema(x_answer = true)]`.
//!
//! **`coded!`**: all fields are written, as ever. With `answer`, lists are required unless they say
//! `#[read(default)]`; without it (`Change`), they may be absent unless they say `#[read(required)]`.
//!
//! ```text
//! coded! {                                                   /// Why a goal stands there.
//!     /// Why a goal stands there.                           #[derive(Debug, Clone, PartialEq, Record)]
//!     pub enum Reason {                                      #[record(tag = "code", answer, open)]
//!         /// Its deadline has passed.                       pub enum Reason {
//!         Overdue = "overdue" {                                  /// Its deadline has passed.
//!             /// Since so many days.                            Overdue {
//!             days_overdue: u32 = required(count),                   /// Since so many days.
//!         },                                                         #[read(within = 0..=i32::MAX)]
//!         /// No long-term goal is its parent.                       days_overdue: u32,
//!         Orphan = "orphan",                                     },
//!     }                                                          /// No long-term goal is its parent.
//! }                                                              Orphan,
//!                                                            }
//! ```
//!
//! **`whole_type!` and `number_type!`**
//!
//! ```text
//! whole_type!(                                               /// A rating, 1 (low) to 5 (high).
//!     /// A rating, 1 (low) to 5 (high).                     #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
//!     Rating(u8),                                            #[record(within = 1..=5)]
//!     1 to 5                                                 pub struct Rating(u8);
//! );
//! ```
//!
//! **Maps**: `named_by_code(…)`, `named(…)`, `as_object`, `Named`: a field of type `Vec<(K, V)>`. Where a name that is
//! no key was refused in words of its own, keep them with `#[read(with = …)]`.

mod codes;
mod form;
mod read;
mod schema;
#[cfg(test)]
mod tests;
mod words;
mod write;

use proc_macro::TokenStream;
use quote::quote;
use syn::DeriveInput;

/// Reading, writing and the description of a type; see the page of this crate.
#[proc_macro_derive(Record, attributes(record, read, write, schema))]
pub fn record(input: TokenStream) -> TokenStream {
    let input = syn::parse_macro_input!(input as DeriveInput);
    expand(&input).unwrap_or_else(|fault| fault.to_compile_error()).into()
}

fn expand(input: &DeriveInput) -> syn::Result<proc_macro2::TokenStream> {
    let record = form::Record::of(input)?;
    let schema = cfg!(feature = "schema").then(|| schema::implement(&record));
    let (codes, read, write) = (codes::implement(&record), read::implement(&record), write::implement(&record));
    Ok(quote! { #codes #read #write #schema })
}
