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
//! | an enumeration without fields | its code: the name in snake case | `ALL`, `CODES`, `code()`, `Display`, `Key` |
//! | an enumeration with `#[record(tag = "code")]` | an object with the code in the entry `code`, and its fields | `CODES`, `code()` |
//! | a structure of one number with `#[record(within = 1..=5)]` | the number | `MIN`, `MAX`, `new()`, `get()`, `Display` |
//!
//! A field may be of any type that is itself read, written and described, and besides:
//!
//! | type of the field | where it is absent or null | is written |
//! |---|---|---|
//! | `Option<T>` | `None` | unless it is `None` |
//! | `Vec<T>` | empty; in an answer a fault | unless it is empty |
//! | `Named<K, V>`: an object whose names are keys, compared by name | the same | the same |
//! | another one | a fault | always |
//!
//! A structure with a field of the type `document::Kept` is a stored answer. That is no field of its document: where
//! `schema_version`, which stands first, is of a later minor version, fields that are not known, in it and in all records
//! that it holds, are kept there, compared, and written back last.
//!
//! # The words
//!
//! | at | word | means |
//! |---|---|---|
//! | a type | `#[record(answer)]` | the engine says it: every field is written, and its lists must be there when it is read back |
//! | | `#[record(whole)]` | every field is written, what is absent as null or an empty list; variants with fields are whole without the word |
//! | | `#[record(default)]` | a field that is absent has the value that it has in the type's own `Default` |
//! | | `#[record(new)]` | it is made in Rust by `new`, of what is required, and by a method `with_…` for each other field; so it can be `#[non_exhaustive]` |
//! | | `#[record(check = path)]` | a check of the whole, `fn(&Self, &Reader<'_>) -> Option<()>` |
//! | | `#[record(arrange = path)]` | puts what was read in its order, `fn(&mut Self)` |
//! | | `#[record(open)]` | a later release may have more codes: whoever reads them must be ready for that. With fields beside the codes, the last variant is `Unrecognised(document::Unrecognised)`: what stands in a document of a later minor version is kept in it, and written back. Without, a last variant `Unrecognised` is no code that is read or listed: whoever makes one keeps the code beside it |
//! | | `#[record(name = "GoalStatus")]` | what other languages call it, where two types have one name |
//! | | `#[record(own_read)]` | `Read` is written by hand; the rest follows |
//! | | `#[record(own_door)]` | `Deserialize` is written by hand; the rest follows |
//! | | `#[record(unread)]` | nobody reads it back: no `Read`, no `Deserialize` |
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

mod codes;
mod file;
mod form;
mod make;
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

/// The text of a JSON file, by its path from the folder of the crate that is compiled: `json!("policies/search.json")`,
/// or in pieces, `json!("instruments/", $id, ".json")`. The blanks between its values are left out: a quarter of all
/// definitions, which every program would carry.
#[proc_macro]
pub fn json(input: TokenStream) -> TokenStream {
    file::json(input.into()).unwrap_or_else(|fault| fault.to_compile_error()).into()
}

fn expand(input: &DeriveInput) -> syn::Result<proc_macro2::TokenStream> {
    let record = form::Record::of(input)?;
    let schema = cfg!(feature = "schema").then(|| schema::implement(&record));
    let (codes, make) = (codes::implement(&record), make::implement(&record));
    let (read, write) = (read::implement(&record), write::implement(&record));
    Ok(quote! { #codes #make #read #write #schema })
}
