//! Each record is said once.

mod codes;
mod form;
mod read;
mod schema;
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
