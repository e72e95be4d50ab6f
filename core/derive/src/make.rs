//! Making a record in Rust: `new` takes what is required, and a method for each other field sets it.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Ident, Type};

use crate::form::{Absent, Field, Form, Record, Shape};

/// The types that are checked texts: these are taken as texts too, and refused as the reading refuses them.
const CHECKED: &[&str] = &["Code", "Date", "GoalId", "Id", "Language", "RuleName", "Text", "TimeOfDay"];

pub(crate) fn implement(record: &Record) -> TokenStream {
    let Form::Fields(fields) = &record.form else { return TokenStream::new() };
    if !record.words.say("new") {
        return TokenStream::new();
    }
    let (name, of_record) = (&record.name, record.words.say("default"));
    let (required, others): (Vec<&Field>, Vec<&Field>) =
        fields.iter().partition(|field| matches!(field.absent, Absent::Missing) && !of_record);
    let new = (!required.is_empty()).then(|| new(&required, &others, record.kept.as_ref()));
    let setters = others.iter().map(|field| setter(field));
    quote! {
        impl #name {
            #new
            #( #setters )*
        }
    }
}

/// What is required, in the order of declaration. All that is refused is refused at once.
fn new(required: &[&Field], others: &[&Field], kept: Option<&Ident>) -> TokenStream {
    let names: Vec<_> = required.iter().map(|field| &field.name).collect();
    let checked: Vec<&Field> = required.iter().copied().filter(|field| is_checked(&field.value)).collect();
    let kinds = required.iter().map(|field| {
        let kind = &field.value;
        if is_checked(kind) {
            quote! { impl ::therapy_goals::document::Given<#kind> }
        } else {
            taken(field)
        }
    });
    let absent = others.iter().map(|field| {
        let name = &field.name;
        let value = if let Absent::Value(value) = &field.absent {
            quote! { #value }
        } else {
            quote! { ::std::default::Default::default() }
        };
        quote! { #name: #value }
    });
    let kept = kept.map(|name| quote! { #name: ::std::default::Default::default(), });
    let made = quote! { Self { #( #names: #names.into(), )* #kept #( #absent ),* } };
    let attributes = quote! { #[allow(clippy::too_many_arguments, clippy::useless_conversion)] };
    if checked.is_empty() {
        return quote! {
            /// What is required; each other field is absent until it is set.
            #[must_use]
            #attributes
            pub fn new(#( #names: #kinds ),*) -> Self {
                #made
            }
        };
    }
    let (checked, keys): (Vec<&Ident>, Vec<String>) = checked.iter().map(|field| (&field.name, field.key())).unzip();
    quote! {
        /// What is required; each other field is absent until it is set. A text is checked as where it is read.
        ///
        /// # Errors
        /// Every fault of these texts, each at the name of its field.
        #attributes
        pub fn new(#( #names: #kinds ),*) -> ::std::result::Result<Self, ::therapy_goals::Error> {
            let mut given = ::therapy_goals::document::Made::default();
            #( let #checked = given.checked(#keys, #checked); )*
            match ( #( #checked, )* ) {
                ( #( ::std::option::Option::Some(#checked), )* ) => ::std::result::Result::Ok(#made),
                _ => ::std::result::Result::Err(given.refused()),
            }
        }
    }
}

/// Sets a field that may be absent.
fn setter(field: &Field) -> TokenStream {
    let (name, text, kind) = (&field.name, &field.text, taken(field));
    let set = format_ident!("with_{}", field.key());
    quote! {
        #[doc = #text]
        #[must_use]
        #[allow(clippy::useless_conversion)]
        pub fn #set(mut self, #name: #kind) -> Self {
            self.#name = #name.into();
            self
        }
    }
}

/// What is taken for a field.
fn taken(field: &Field) -> TokenStream {
    let kind = &field.value;
    match (&field.absent, &field.shape) {
        (Absent::Nothing, _) => quote! { impl ::std::convert::Into<::std::option::Option<#kind>> },
        (_, Shape::List(_) | Shape::Named) => quote! { impl ::std::convert::Into<#kind> },
        _ => quote! { #kind },
    }
}

fn is_checked(kind: &Type) -> bool {
    let Type::Path(path) = kind else { return false };
    path.path.get_ident().is_some_and(|name| CHECKED.iter().any(|checked| name == checked))
}
