//! Writing: `Serialize`. What says nothing is left out, unless every field is written.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use crate::form::{Absent, Field, Form, Record, Shape, Variant};

pub(crate) fn implement(record: &Record) -> TokenStream {
    let name = &record.name;
    let title = name.to_string();
    let write = match &record.form {
        Form::Fields(fields) => {
            let names = fields.iter().map(|field| &field.name);
            let locals = fields.iter().map(local);
            let structure = structure(&title, None, fields);
            let kept = record.kept.as_ref().map(|kept| quote! { #kept: _ });
            quote! { let Self { #( #names: #locals, )* #kept } = self; #structure }
        }
        Form::Codes(_) => quote! { serializer.serialize_str(self.code()) },
        Form::Tagged(tag, variants) => {
            let arms = variants.iter().map(|Variant { name, code, fields, .. }| {
                let names = fields.iter().map(|field| &field.name);
                let locals = fields.iter().map(local);
                let structure = structure(&title, Some((tag, code)), fields);
                quote! { Self::#name { #( #names: #locals ),* } => { #structure } }
            });
            let other = record.words.say("open").then(|| {
                quote! { Self::Unrecognised(other) => ::serde::Serialize::serialize(other, serializer), }
            });
            quote! { match self { #( #arms )* #other } }
        }
        Form::Number(..) => quote! { ::serde::Serialize::serialize(&self.0, serializer) },
    };
    let Some(kept) = &record.kept else {
        return quote! {
            #[automatically_derived]
            impl ::serde::Serialize for #name {
                fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error> {
                    #write
                }
            }
        };
    };
    quote! {
        #[automatically_derived]
        impl ::therapy_goals::document::Growing for #name {
            fn kept(&self) -> &::therapy_goals::document::Kept {
                &self.#kept
            }

            fn serialize_known<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                #write
            }
        }

        #[automatically_derived]
        impl ::serde::Serialize for #name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error> {
                ::therapy_goals::document::Growing::serialize_all(self, serializer)
            }
        }
    }
}

/// A reference to a field, under a name that nothing else has.
fn local(field: &Field) -> Ident {
    let name = format_ident!("its_{}", field.key());
    Ident::new(&name.to_string(), Span::mixed_site())
}

fn structure(title: &str, tag: Option<(&str, &str)>, fields: &[Field]) -> TokenStream {
    let certain = fields.iter().filter(|field| field.always).count() + usize::from(tag.is_some());
    let perhaps = fields.iter().filter(|field| !field.always).map(says_something);
    let tag = tag.map(|(tag, code)| quote! { record.serialize_field(#tag, #code)?; });
    let writes = fields.iter().map(|field| {
        let (key, value) = (field.key(), local(field));
        let write = quote! { record.serialize_field(#key, #value)?; };
        if field.always {
            return write;
        }
        let says = says_something(field);
        quote! { if #says { #write } else { record.skip_field(#key)?; } }
    });
    quote! {
        use ::serde::ser::SerializeStruct as _;
        let length = #certain #( + usize::from(#perhaps) )*;
        let mut record = serializer.serialize_struct(#title, length)?;
        #tag
        #( #writes )*
        record.end()
    }
}

/// Whether a field is worth writing.
fn says_something(field: &Field) -> TokenStream {
    let (local, kind) = (local(field), &field.value);
    match &field.absent {
        Absent::Nothing => quote! { #local.is_some() },
        Absent::Value(value) => quote! { *#local != #value },
        Absent::OfRecord => {
            let name = &field.name;
            quote! { *#local != <Self as ::std::default::Default>::default().#name }
        }
        Absent::Missing | Absent::Default if matches!(field.shape, Shape::One) => {
            quote! { *#local != <#kind as ::std::default::Default>::default() }
        }
        Absent::Missing | Absent::Default => quote! { !#local.is_empty() },
    }
}
