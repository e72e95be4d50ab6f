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
    quote! {
        #read

        #[automatically_derived]
        impl<'de> ::serde::Deserialize<'de> for #name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<Self, D::Error> {
                let document = <::therapy_goals::document::Document as ::serde::Deserialize>::deserialize(deserializer)?;
                document.read().map_err(::serde::de::Error::custom)
            }
        }
    }
}

/// A structure: every field, that there is no other one, and the check of the whole.
fn whole(record: &Record, fields: &[Field], reader: &Ident) -> TokenStream {
    let (entries, value) = (Ident::new("fields", Span::mixed_site()), Ident::new("value", Span::mixed_site()));
    let default = Ident::new("default", Span::mixed_site());
    let of_record = fields.iter().any(|field| matches!(field.absent, Absent::OfRecord));
    let of_record = of_record.then(|| quote! { let #default = <Self as ::std::default::Default>::default(); });
    let reads = fields.iter().map(|field| field_read(field, &entries, &default));
    let gathered = Ident::new("gathered", Span::mixed_site());
    let keeping = record.kept.as_ref().map(|_| {
        quote! {
            let #gathered = ::therapy_goals::document::Gathered::at(#reader);
            let #reader = &#reader.keeping(&#gathered);
        }
    });
    // It is gathered while the other fields are read.
    let empty = record.kept.as_ref().map(|kept| quote! { #kept: ::std::default::Default::default() });
    let made = made(&quote! { Self }, fields, empty.as_ref(), &entries, &value);
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
        let #entries = #reader.object()?;
        #of_record
        #( #reads )*
        #made
        #check
        #arrange
        #kept
        ::std::option::Option::Some(#value)
    }
}

/// A code, and the fields that belong to it.
fn tagged(tag: &str, variants: &[Variant], open: bool, reader: &Ident) -> TokenStream {
    let (entries, default) = (Ident::new("fields", Span::mixed_site()), Ident::new("default", Span::mixed_site()));
    let arms = variants.iter().enumerate().map(|(place, Variant { name, fields, .. })| {
        let reads = fields.iter().map(|field| field_read(field, &entries, &default));
        let value = Ident::new("value", Span::mixed_site());
        let made = made(&quote! { Self::#name }, fields, None, &entries, &value);
        quote! {
            #place => {
                #( #reads )*
                #made
                ::std::option::Option::Some(#value)
            }
        }
    });
    let later = open.then(|| {
        quote! {
            if let ::std::option::Option::Some(other) = #reader.unrecognised(#tag, Self::CODES) {
                return ::std::option::Option::Some(Self::Unrecognised(other));
            }
        }
    });
    quote! {
        let #entries = #reader.object()?;
        #later
        match #entries.tag(#tag, Self::CODES)? {
            #( #arms )*
            _ => ::std::option::Option::None,
        }
    }
}

/// The value of fields that were all read. That they are is asked at one place: each further place where the reading
/// can end is compiled to as many lines as there are fields that must be given up there.
fn made(
    what: &TokenStream,
    fields: &[Field],
    beside: Option<&TokenStream>,
    entries: &Ident,
    value: &Ident,
) -> TokenStream {
    let names: Vec<_> = fields.iter().map(|field| &field.name).collect();
    let read = if names.is_empty() {
        quote! { #entries.finish()?; }
    } else {
        quote! {
            if #entries.finish().is_none() #( || #names.is_none() )* {
                return ::std::option::Option::None;
            }
        }
    };
    quote! {
        #read
        let #value = #what { #( #names: #names?, )* #beside };
    }
}

/// `let name = fields.required("name");` and its kin.
fn field_read(field: &Field, entries: &Ident, default: &Ident) -> TokenStream {
    let (name, key) = (&field.name, field.key());
    let found = match (&field.absent, reader_of(field)) {
        (absent, _) if field.words.within.is_some() && matches!(field.shape, Shape::One) => {
            within(field, absent, entries)
        }
        (Absent::Missing, None) => quote! { #entries.required(#key) },
        (Absent::Missing, Some(with)) => quote! { #entries.required_with(#key, #with) },
        (Absent::Default, None) => return quote! { let #name = #entries.or_default(#key); },
        (_, None) => quote! { #entries.optional(#key) },
        (_, Some(with)) => quote! { #entries.optional_with(#key, #with) },
    };
    let absent = match &field.absent {
        Absent::Missing | Absent::Nothing => quote! {},
        Absent::Default => quote! { .map(::std::option::Option::unwrap_or_default) },
        Absent::Value(value) => quote! { .map(|found| found.unwrap_or_else(|| #value)) },
        Absent::OfRecord => quote! { .map(|found| found.unwrap_or(#default.#name)) },
    };
    quote! { let #name = #found #absent; }
}

/// A number of a range.
fn within(field: &Field, absent: &Absent, entries: &Ident) -> TokenStream {
    let (range, key, kind) = (&field.words.within, field.key(), &field.value);
    let read = match (absent, is_float(kind)) {
        (Absent::Missing, true) => quote! { #entries.required_number },
        (Absent::Missing, false) => quote! { #entries.required_whole::<#kind> },
        (_, true) => quote! { #entries.optional_number },
        (_, false) => quote! { #entries.optional_whole::<#kind> },
    };
    quote! { { let range = #range; #read(#key, *range.start(), *range.end()) } }
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
