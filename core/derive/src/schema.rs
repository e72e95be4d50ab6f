//! The description: `JsonSchema`, under the feature `schema`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Type;

use crate::form::{Absent, Field, Form, Record, Shape, Variant, is_float};
use crate::words::SchemaWords;

pub(crate) fn implement(record: &Record) -> TokenStream {
    let (name, text) = (&record.name, &record.text);
    let title = record.words.name.as_ref().map_or_else(|| name.to_string(), syn::LitStr::value);
    let described = match &record.form {
        Form::Fields(fields) => structure(text, None, fields),
        Form::Codes(variants) => {
            let pairs = variants.iter().map(|Variant { code, text, .. }| quote! { (#code, #text) });
            quote! { describe::codes(#text, &[ #( #pairs ),* ]) }
        }
        Form::Tagged(tag, variants) => {
            let each =
                variants.iter().map(|variant| structure(&variant.text, Some((tag, &variant.code)), &variant.fields));
            quote! { describe::tagged(#text, #tag, &[ #( { #each } ),* ]) }
        }
        Form::Number(inner, _) => {
            let number = number(inner, &quote! { Self::RANGE });
            quote! { describe::described(#number, #text) }
        }
    };
    let marks = ["answer", "open"].into_iter().filter(|word| record.words.say(word)).map(|word| {
        let mark = format!("x-{word}");
        quote! { schema.insert(#mark.to_owned(), true.into()); }
    });
    let more = extended(&record.schema);
    quote! {
        #[automatically_derived]
        impl ::schemars::JsonSchema for #name {
            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                #title.into()
            }

            fn schema_id() -> ::std::borrow::Cow<'static, str> {
                ::std::concat!(::std::module_path!(), "::", #title).into()
            }

            #[allow(unused_variables, unused_mut)]
            fn json_schema(generator: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                use ::therapy_goals::document::describe;
                let mut schema = { #described };
                #( #marks )*
                #more
                schema
            }
        }
    }
}

fn structure(text: &str, tag: Option<(&str, &str)>, fields: &[Field]) -> TokenStream {
    let tag = tag.map(|(tag, code)| quote! { structure.tag(#tag, #code); });
    let fields = fields.iter().map(|field| {
        let (key, text, written) = (field.key(), &field.text, field.always);
        let (kind, more) = (kind(field), extended(&field.schema));
        let absent = absent(field);
        quote! {
            let mut schema = #kind;
            #more
            structure.field(describe::Field { name: #key, text: #text, schema, absent: #absent, written: #written });
        }
    });
    quote! {
        let mut structure = describe::Structure::default();
        #tag
        #( #fields )*
        structure.finish(#text)
    }
}

fn kind(field: &Field) -> TokenStream {
    if let Some(like) = &field.schema.like {
        return quote! { generator.subschema_for::<#like>() };
    }
    let kind = &field.value;
    match (&field.shape, &field.words.within) {
        (Shape::List(entry), Some(range)) => {
            let number = number(entry, range);
            quote! { describe::list(&#number) }
        }
        (_, Some(range)) => number(kind, range),
        _ => quote! { generator.subschema_for::<#kind>() },
    }
}

fn number(kind: &Type, range: &TokenStream) -> TokenStream {
    let name = if is_float(kind) { "number" } else { "integer" };
    quote! { describe::number(#name, &(#range)) }
}

fn absent(field: &Field) -> TokenStream {
    let (kind, name) = (&field.value, &field.name);
    let default = match &field.absent {
        Absent::Missing => return quote! { describe::Absent::Missing },
        Absent::Nothing => return quote! { describe::Absent::Nothing },
        Absent::Default => quote! { <#kind as ::std::default::Default>::default() },
        Absent::Value(value) => quote! { #value },
        Absent::OfRecord => quote! { <Self as ::std::default::Default>::default().#name },
    };
    quote! { { let default: #kind = #default; describe::Absent::Default(describe::json(&default)) } }
}

/// The keywords that stand in `#[schema(...)]`.
fn extended(words: &SchemaWords) -> TokenStream {
    let keywords = words.keywords.iter().map(|(keyword, value)| {
        quote! { schema.insert(#keyword.to_owned(), describe::json(&(#value))); }
    });
    let transform = words.transform.as_ref().map(|transform| quote! { #transform(&mut schema); });
    quote! { #( #keywords )* #transform }
}
