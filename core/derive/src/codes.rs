//! What a type with codes, or with a range, has beside reading and writing.

use proc_macro2::TokenStream;
use quote::quote;

use crate::form::{Form, Record, Variant, is_float};

pub(crate) fn implement(record: &Record) -> TokenStream {
    let name = &record.name;
    match &record.form {
        Form::Fields(_) => quote! {},
        Form::Codes(variants) => codes(record, variants),
        Form::Tagged(_, variants) => tagged(record, variants),
        Form::Number(inner, range) => {
            let (kind, check) = if is_float(inner) {
                ("A number", quote! { number_of })
            } else {
                ("A whole number", quote! { whole_of })
            };
            let (what, number) = (format!("{kind} from {range}.").replace(" ..= ", " to ").replace('_', ""), inner);
            quote! {
                impl #name {
                    /// The lowest.
                    pub const MIN: Self = Self(*Self::RANGE.start());
                    /// The highest.
                    pub const MAX: Self = Self(*Self::RANGE.end());

                    const RANGE: ::std::ops::RangeInclusive<#number> = #range;

                    #[doc = #what]
                    ///
                    /// # Errors
                    /// `out_of_range` for any other number, `not_a_number` or `infinite` for what is none.
                    pub fn new(value: #number) -> ::std::result::Result<Self, ::therapy_goals::Error> {
                        ::therapy_goals::document::#check(value, &Self::RANGE).map(Self)
                    }

                    /// The number.
                    #[must_use]
                    pub const fn get(self) -> #number {
                        self.0
                    }
                }

                #[automatically_derived]
                impl ::std::fmt::Display for #name {
                    fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                        ::std::fmt::Display::fmt(&self.0, formatter)
                    }
                }
            }
        }
    }
}

fn codes(record: &Record, variants: &[Variant]) -> TokenStream {
    let name = &record.name;
    let names: Vec<_> = variants.iter().map(|variant| &variant.name).collect();
    let codes: Vec<_> = variants.iter().map(|variant| &variant.code).collect();
    let listed = listed(variants);
    let beyond = record.unrecognised.then(|| quote! { , Self::Unrecognised => "unrecognised" });
    quote! {
        impl #name {
            /// Every variant, in the order of declaration.
            pub const ALL: &'static [Self] = &[ #( Self::#names ),* ];

            /// Every code, in the same order.
            pub const CODES: &'static [&'static str] = &[ #( #codes ),* ];

            /// The stable code that JSON, Python and JavaScript see.
            ///
            #[doc = #listed]
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { #( Self::#names => #codes ),* #beyond }
            }
        }

        #[automatically_derived]
        impl ::std::fmt::Display for #name {
            fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                formatter.write_str(self.code())
            }
        }

        #[automatically_derived]
        impl ::therapy_goals::document::Key for #name {
            fn entries_into<V: ::therapy_goals::document::Read>(
                entries: &mut ::std::vec::Vec<(Self, V)>,
                reader: &::therapy_goals::document::Reader<'_>,
            ) -> bool {
                reader.named_by_code_into(entries, Self::ALL, Self::CODES)
            }
        }
    }
}

fn tagged(record: &Record, variants: &[Variant]) -> TokenStream {
    let (name, open) = (&record.name, record.words.say("open"));
    let names: Vec<_> = variants.iter().map(|variant| &variant.name).collect();
    let codes: Vec<_> = variants.iter().map(|variant| &variant.code).collect();
    let listed = listed(variants);
    let code = if open {
        quote! {
            pub fn code(&self) -> &str {
                match self { #( Self::#names { .. } => #codes, )* Self::Unrecognised(other) => other.code() }
            }
        }
    } else {
        quote! {
            pub const fn code(&self) -> &'static str {
                match self { #( Self::#names { .. } => #codes ),* }
            }
        }
    };
    quote! {
        impl #name {
            /// Every code, in the order of declaration.
            pub const CODES: &'static [&'static str] = &[ #( #codes ),* ];

            /// The stable code that JSON, Python and JavaScript see.
            ///
            #[doc = #listed]
            #[must_use]
            #code
        }
    }
}

/// The codes beside the variants, for the documentation.
fn listed(variants: &[Variant]) -> String {
    let pairs = variants.iter().map(|variant| format!("`{}`: `{}`", variant.name, variant.code));
    pairs.collect::<Vec<_>>().join(", ") + "."
}
