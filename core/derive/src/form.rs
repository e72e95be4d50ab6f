//! What a declaration is: fields, codes, codes with fields, or a number of a range.

use proc_macro2::TokenStream;
use syn::ext::IdentExt as _;
use syn::spanned::Spanned as _;
use syn::{Data, DeriveInput, Error, Fields, FieldsNamed, GenericArgument, Ident, PathArguments, Result, Type};

use crate::words::{self, FieldWords, RecordWords, SchemaWords};

/// A type that derives `Record`.
pub(crate) struct Record {
    pub(crate) name: Ident,
    pub(crate) text: String,
    pub(crate) words: RecordWords,
    pub(crate) schema: SchemaWords,
    pub(crate) form: Form,
    /// Whether there is one more variant, `Unrecognised`, for all codes of a later release.
    pub(crate) unrecognised: bool,
    /// The field that holds what a later release wrote beside the others, which is none of the document's own.
    pub(crate) kept: Option<Ident>,
}

pub(crate) enum Form {
    /// A structure with named fields.
    Fields(Vec<Field>),
    /// An enumeration of codes.
    Codes(Vec<Variant>),
    /// An enumeration whose code stands in an entry beside its fields. An open one ends with what is not recognised.
    Tagged(String, Vec<Variant>),
    /// One number within a range.
    Number(Box<Type>, TokenStream),
}

pub(crate) struct Variant {
    pub(crate) name: Ident,
    pub(crate) code: String,
    pub(crate) text: String,
    pub(crate) fields: Vec<Field>,
}

pub(crate) struct Field {
    pub(crate) name: Ident,
    pub(crate) text: String,
    pub(crate) shape: Shape,
    /// The type of the value; of an `Option`, what is inside.
    pub(crate) value: Type,
    pub(crate) absent: Absent,
    pub(crate) words: FieldWords,
    pub(crate) schema: SchemaWords,
    /// Whether it is written wherever the record is.
    pub(crate) always: bool,
}

/// How a field is written.
pub(crate) enum Shape {
    /// As its type is.
    One,
    /// A list of these.
    List(Box<Type>),
    /// Named values: an object.
    Named,
}

/// What a field is that is absent or null.
pub(crate) enum Absent {
    /// A fault.
    Missing,
    /// `None`.
    Nothing,
    /// The default of its type.
    Default,
    /// This value.
    Value(TokenStream),
    /// What it is in the default of the record.
    OfRecord,
}

impl Field {
    /// The name that stands in a document.
    pub(crate) fn key(&self) -> String {
        self.name.unraw().to_string()
    }
}

impl Record {
    pub(crate) fn of(input: &DeriveInput) -> Result<Self> {
        let words = RecordWords::of(&input.attrs)?;
        if let Some(parameter) = input.generics.params.first() {
            return Err(Error::new(parameter.span(), "a record has no parameters: write its `Read` by hand"));
        }
        let mut unrecognised = false;
        let form = match &input.data {
            Data::Struct(data) => match (&data.fields, &words.within) {
                (Fields::Named(named), None) => Form::Fields(fields(named, &words)?),
                (Fields::Unnamed(unnamed), Some(range)) if unnamed.unnamed.len() == 1 => {
                    let inner = unnamed.unnamed.iter().map(|field| field.ty.clone()).next();
                    Form::Number(Box::new(inner.unwrap_or(Type::Verbatim(TokenStream::new()))), range.clone())
                }
                _ => return Err(Error::new(input.ident.span(), "named fields, or one number and its range `within`")),
            },
            Data::Enum(data) => {
                let mut given = data.variants.iter();
                if words.tag.is_some() && words.say("open") && !given.next_back().is_some_and(is_unrecognised) {
                    let fault = "an open set of codes with fields ends with `Unrecognised(Unrecognised)`";
                    return Err(Error::new(input.ident.span(), fault));
                }
                if words.tag.is_none() && words.say("open") && given.clone().next_back().is_some_and(is_beyond) {
                    unrecognised = given.next_back().is_some();
                }
                let variants = given.map(|variant| Variant::of(variant, &words));
                let variants = variants.collect::<Result<Vec<_>>>()?;
                match &words.tag {
                    Some(tag) => Form::Tagged(tag.value(), variants),
                    None => Form::Codes(variants),
                }
            }
            Data::Union(_) => return Err(Error::new(input.ident.span(), "a structure or an enumeration")),
        };
        words.only(match &form {
            Form::Fields(_) if words.say("unread") => &["answer", "whole", "unread", "name"],
            Form::Fields(_) if words.say("own_read") => &["answer", "whole", "default", "new", "own_read", "name"],
            Form::Fields(_) => {
                &["answer", "whole", "default", "new", "own_read", "own_door", "check", "arrange", "name"]
            }
            Form::Codes(_) => &["open", "own_read", "name"],
            Form::Tagged(..) => &["tag", "answer", "open", "own_read", "name"],
            Form::Number(..) => &["within", "own_read", "name"],
        })?;
        Ok(Self {
            name: input.ident.clone(),
            text: words::text(&input.attrs),
            words,
            schema: SchemaWords::of(&input.attrs)?,
            form,
            unrecognised,
            kept: kept(input),
        })
    }
}

/// The field whose type is `Kept`.
fn kept(input: &DeriveInput) -> Option<Ident> {
    let Data::Struct(data) = &input.data else { return None };
    data.fields.iter().find(|field| is_kept(&field.ty))?.ident.clone()
}

fn is_kept(kind: &Type) -> bool {
    matches!(kind, Type::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == "Kept"))
}

impl Variant {
    fn of(variant: &syn::Variant, words: &RecordWords) -> Result<Self> {
        let fields = match &variant.fields {
            Fields::Unit => Vec::new(),
            Fields::Named(named) if words.tag.is_some() => fields(named, words)?,
            Fields::Named(_) => {
                return Err(Error::new(
                    variant.span(),
                    "fields beside a code: `#[record(tag = \"code\")]` on the type",
                ));
            }
            Fields::Unnamed(unnamed) => return Err(Error::new(unnamed.span(), "named fields, or none")),
        };
        Ok(Self {
            code: words::code(&variant.ident, &variant.attrs)?,
            text: words::text(&variant.attrs),
            name: variant.ident.clone(),
            fields,
        })
    }
}

fn fields(named: &FieldsNamed, record: &RecordWords) -> Result<Vec<Field>> {
    let own = named.named.iter().filter(|field| !is_kept(&field.ty));
    own.filter_map(|field| Some(one(field.ident.clone()?, field, record))).collect()
}

fn one(name: Ident, field: &syn::Field, record: &RecordWords) -> Result<Field> {
    let words = FieldWords::of(&field.attrs)?;
    let fault = |text: &str| Err(Error::new(field.span(), text));
    let (value, optional) = match inside(&field.ty, "Option").as_slice() {
        [inner] => (inner.clone(), true),
        _ => (field.ty.clone(), false),
    };
    let shape = match (inside(&value, "Vec").as_slice(), inside(&value, "Named").as_slice()) {
        ([Type::Tuple(_)], _) => return fault("`Named<K, V>` for an object whose names are keys"),
        ([entry], _) => Shape::List(Box::new(entry.clone())),
        (_, [_, _]) => Shape::Named,
        _ => Shape::One,
    };
    let listed = !matches!(shape, Shape::One);
    let (required, default) = (words.say("required"), words.say("default"));
    if optional && (required || default) {
        return fault("an `Option` that is absent is `None`: no default, and never required");
    }
    if required && default {
        return fault("either required or with a default");
    }
    if required && !listed {
        return fault("only a list needs to be told to be required");
    }
    if words.with.is_some() && words.within.is_some() {
        return fault("either with or within");
    }
    if words.within.is_some() && matches!(shape, Shape::Named) {
        return fault("within is for a number or a list of numbers");
    }
    let absent = match &words.default {
        _ if optional => Absent::Nothing,
        Some(value) => Absent::Value(value.clone()),
        None if default => Absent::Default,
        None if record.say("default") => Absent::OfRecord,
        None if listed && !required && !record.say("answer") => Absent::Default,
        None => Absent::Missing,
    };
    let unless_default = words.say("unless_default");
    if unless_default && matches!(absent, Absent::Missing | Absent::Nothing) {
        return fault("unless_default is for a field with a default");
    }
    // Of what may be absent, an empty list says nothing; another default is worth writing.
    let spared = optional || (listed && matches!(absent, Absent::Default));
    let whole = record.tag.is_some() || ["answer", "whole"].iter().any(|word| record.say(word)) || words.say("always");
    Ok(Field {
        name,
        text: words::text(&field.attrs),
        always: !unless_default && (whole || !spared),
        schema: SchemaWords::of(&field.attrs)?,
        shape,
        value,
        absent,
        words,
    })
}

/// Whether a variant holds what a later release wrote.
fn is_unrecognised(variant: &syn::Variant) -> bool {
    let one = matches!(&variant.fields, Fields::Unnamed(unnamed) if unnamed.unnamed.len() == 1);
    variant.ident == "Unrecognised" && one
}

/// Whether a variant stands for all codes of a later release.
fn is_beyond(variant: &syn::Variant) -> bool {
    variant.ident == "Unrecognised" && matches!(&variant.fields, Fields::Unit)
}

/// Whether a type is the number of floating point.
pub(crate) fn is_float(kind: &Type) -> bool {
    matches!(kind, Type::Path(path) if path.path.is_ident("f64"))
}

/// What stands in the angle brackets of a type of this name.
fn inside(kind: &Type, name: &str) -> Vec<Type> {
    let Type::Path(path) = kind else { return Vec::new() };
    let Some(last) = path.path.segments.last().filter(|last| last.ident == name) else { return Vec::new() };
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return Vec::new() };
    let types = arguments.args.iter().filter_map(|argument| match argument {
        GenericArgument::Type(kind) => Some(kind.clone()),
        _ => None,
    });
    types.collect()
}
