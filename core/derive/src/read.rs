//! Reading through the door: `Read`, and `Deserialize` by way of it.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::form::{Absent, Field, Form, Record, Shape, Variant, is_float};

pub(crate) fn implement(record: &Record) -> TokenStream {
    if record.words.say("unread") {
        return TokenStream::new();
    }
    let name = &record.name;
    let reader = Ident::new("reader", Span::mixed_site());
    let read = match &record.form {
        Form::Fields(fields) => whole(record, fields, &reader),
        Form::Codes(_) => quote! { Self::ALL.get(#reader.code_among(Self::CODES)?).copied() },
        Form::Tagged(tag, variants) => tagged(tag, variants, record.words.say("open"), &reader),
        Form::Number(inner, _) if is_float(inner) => {
            // Minus zero is zero.
            quote! { #reader.number_within(Self::MIN.0, Self::MAX.0).map(|value| Self(value + 0.0)) }
        }
        Form::Number(..) => quote! {
            #reader.whole(Self::MIN.0.into(), Self::MAX.0.into())?.try_into().ok().map(Self)
        },
    };
    let read = (!record.words.say("own_read")).then(|| {
        quote! {
            #[automatically_derived]
            impl ::therapy_goals::document::Read for #name {
                fn read(#reader: &::therapy_goals::document::Reader<'_>) -> ::std::option::Option<Self> {
                    #read
                }
            }
        }
    });
    let door = (!record.words.say("own_door")).then(|| {
        quote! {
            #[automatically_derived]
            impl<'de> ::serde::Deserialize<'de> for #name {
                fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<Self, D::Error> {
                    let document = <::therapy_goals::document::Document as ::serde::Deserialize>::deserialize(deserializer)?;
                    document.read().map_err(::serde::de::Error::custom)
                }
            }
        }
    });
    quote! {
        #read

        #door
    }
}

/// A structure: every field, that there is no other one, and the check of the whole.
fn whole(record: &Record, fields: &[Field], reader: &Ident) -> TokenStream {
    let value = Ident::new("value", Span::mixed_site());
    let gathered = Ident::new("gathered", Span::mixed_site());
    let keeping = record.kept.as_ref().map(|_| {
        quote! {
            let #gathered = ::therapy_goals::document::Gathered::at(#reader);
            let #reader = &#reader.keeping(&#gathered);
        }
    });
    // It is gathered while the other fields are read.
    let empty = record.kept.as_ref().map(|kept| quote! { #kept: ::std::default::Default::default() });
    let made = made(&quote! { Self }, fields, empty.as_ref(), None, reader, &value);
    let kept = record.kept.as_ref().map(|kept| quote! { let #value = Self { #kept: #gathered.kept(), ..#value }; });
    let check = record.words.check.as_ref().map(|check| {
        quote! {
            let check: fn(&Self, &::therapy_goals::document::Reader<'_>) -> ::std::option::Option<()> = #check;
            check(&#value, #reader)?;
        }
    });
    let arrange = record.words.arrange.as_ref().map(|arrange| {
        quote! {
            let mut #value = #value;
            #arrange(&mut #value);
        }
    });
    quote! {
        #keeping
        #made
        #check
        #arrange
        #kept
        ::std::option::Option::Some(#value)
    }
}

/// A code, and the fields that belong to it.
fn tagged(tag: &str, variants: &[Variant], open: bool, reader: &Ident) -> TokenStream {
    let arms = variants.iter().enumerate().map(|(place, Variant { name, fields, .. })| {
        let value = Ident::new("value", Span::mixed_site());
        let made = made(&quote! { Self::#name }, fields, None, Some(tag), reader, &value);
        quote! {
            #place => {
                #made
                ::std::option::Option::Some(#value)
            }
        }
    });
    let found = if open {
        quote! {
            match #reader.open_variant(#tag, Self::CODES)? {
                ::std::result::Result::Ok(place) => place,
                ::std::result::Result::Err(other) => return ::std::option::Option::Some(Self::Unrecognised(other)),
            }
        }
    } else {
        quote! { #reader.variant(#tag, Self::CODES)? }
    };
    quote! {
        match #found {
            #( #arms )*
            _ => ::std::option::Option::None,
        }
    }
}

/// The value of fields, once all were read. That they are is asked at one place: each further place where the reading can
/// end is compiled to as many lines as there are fields that must be given up there.
fn made(
    what: &TokenStream,
    fields: &[Field],
    beside: Option<&TokenStream>,
    tag: Option<&str>,
    reader: &Ident,
    value: &Ident,
) -> TokenStream {
    let default = Ident::new("default", Span::mixed_site());
    let of_record = fields.iter().any(|field| matches!(field.absent, Absent::OfRecord));
    let of_record = of_record.then(|| quote! { let #default = <Self as ::std::default::Default>::default(); });
    let names: Vec<_> = fields.iter().map(|field| &field.name).collect();
    let slots = fields.iter().map(slot);
    let keys = fields.iter().map(|field| {
        let (key, required) = (field.key(), matches!(field.absent, Absent::Missing));
        quote! { (#key, #required) }
    });
    let missing = fields.iter().filter_map(|field| {
        let found = found(field)?;
        matches!(field.absent, Absent::Missing).then(|| quote! { || #found.is_none() })
    });
    let missing: Vec<_> = missing.collect();
    let values = fields.iter().map(|field| {
        let name = &field.name;
        let Some(found) = found(field) else { return quote! { #name } };
        match &field.absent {
            Absent::Missing => quote! { #name: #found? },
            Absent::Nothing => quote! { #name: #found },
            Absent::Default => quote! { #name: #found.unwrap_or_default() },
            Absent::Value(value) => quote! { #name: #found.unwrap_or_else(|| #value) },
            Absent::OfRecord => quote! { #name: #found.unwrap_or(#default.#name) },
        }
    });
    let read = tag.map_or_else(|| quote! { fields }, |_| quote! { fields_beside });
    let tag = tag.map(|tag| quote! { #tag, });
    let read = quote! { #reader.#read(#tag &[ #( #keys ),* ], &mut [ #( &mut #names ),* ]) };
    let read = if missing.is_empty() {
        quote! { #read?; }
    } else {
        quote! { if #read.is_none() #( #missing )* { return ::std::option::Option::None; } }
    };
    quote! {
        #( let mut #names = #slots; )*
        #read
        #of_record
        let #value = #what { #( #values, )* #beside };
    }
}

/// Where the value of a field is put.
fn slot(field: &Field) -> TokenStream {
    let kind = &field.value;
    if let Some(with) = reader_of(field) {
        return quote! { ::therapy_goals::document::With::<#kind>::new(#with) };
    }
    if let Some(range) = &field.words.within {
        return quote! { ::therapy_goals::document::Within::<_, #kind>::new(&(#range)) };
    }
    if is_direct(field) {
        return quote! { <#kind as ::std::default::Default>::default() };
    }
    quote! { ::std::option::Option::<#kind>::None }
}

/// What was read of a field, or nothing; of a list or named values that are put where they are made, no question.
fn found(field: &Field) -> Option<TokenStream> {
    let name = &field.name;
    if field.words.with.is_some() || field.words.within.is_some() {
        return Some(quote! { #name.value });
    }
    (!is_direct(field)).then(|| quote! { #name })
}

/// Whether a field is a list or named values that begin empty.
fn is_direct(field: &Field) -> bool {
    let plain = field.words.with.is_none() && field.words.within.is_none();
    plain && !matches!(field.shape, Shape::One) && matches!(field.absent, Absent::Missing | Absent::Default)
}

/// What reads the value, where it is not its type alone.
fn reader_of(field: &Field) -> Option<TokenStream> {
    if let Some(with) = &field.words.with {
        return Some(with.clone());
    }
    match (&field.words.within, &field.shape) {
        (Some(range), Shape::List(entry)) => {
            let each = if is_float(entry) {
                quote! { reader.number_within(*range.start(), *range.end()) }
            } else {
                quote! { reader.whole(*range.start(), *range.end())?.try_into().ok() }
            };
            Some(quote! {
                |reader: &::therapy_goals::document::Reader<'_>| {
                    let range = #range;
                    reader.list_with(|reader: &::therapy_goals::document::Reader<'_>| #each)
                }
            })
        }
        _ => None,
    }
}
