//! What the attributes of a type, a field or a variant say.

use proc_macro2::{TokenStream, TokenTree};
use syn::meta::ParseNestedMeta;
use syn::parse::ParseStream;
use syn::{Attribute, Error, Expr, Ident, Lit, LitStr, Meta, Path, Result, Token, Type};

/// `#[record(...)]` of a type; the page of this crate says what each word means.
#[derive(Default)]
pub(crate) struct RecordWords {
    given: Vec<Ident>,
    pub(crate) tag: Option<LitStr>,
    pub(crate) check: Option<Path>,
    pub(crate) arrange: Option<Path>,
    pub(crate) name: Option<LitStr>,
    pub(crate) within: Option<TokenStream>,
}

impl RecordWords {
    pub(crate) fn of(attributes: &[Attribute]) -> Result<Self> {
        let mut words = Self::default();
        each(attributes, "record", |meta| {
            words.given.extend(meta.path.get_ident().cloned());
            match word(&meta).as_str() {
                "answer" | "whole" | "open" | "default" | "new" | "own_read" | "own_door" | "unread" => {}
                "tag" => words.tag = Some(meta.value()?.parse()?),
                "check" => words.check = Some(meta.value()?.parse()?),
                "arrange" => words.arrange = Some(meta.value()?.parse()?),
                "name" => words.name = Some(meta.value()?.parse()?),
                "within" => words.within = Some(tokens(meta.value()?)?),
                _ => {
                    return Err(meta.error(
                        "one of: answer, whole, open, default, new, own_read, own_door, unread, tag = \"…\", check = path, arrange = path, name = \"…\", \
                         within = low..=high",
                    ));
                }
            }
            Ok(())
        })?;
        Ok(words)
    }

    pub(crate) fn say(&self, word: &str) -> bool {
        self.given.iter().any(|given| given == word)
    }

    /// Checks that every word means something for this form.
    pub(crate) fn only(&self, allowed: &[&str]) -> Result<()> {
        match self.given.iter().find(|word| !allowed.iter().any(|allowed| *word == allowed)) {
            Some(word) => Err(Error::new(word.span(), format!("for this form one of: {}", allowed.join(", ")))),
            None => Ok(()),
        }
    }
}

/// `#[read(...)]` and `#[write(...)]` of a field; the page of this crate says what each word means.
#[derive(Default)]
pub(crate) struct FieldWords {
    given: Vec<Ident>,
    pub(crate) with: Option<TokenStream>,
    pub(crate) within: Option<TokenStream>,
    /// The value of `default = value`.
    pub(crate) default: Option<TokenStream>,
}

impl FieldWords {
    pub(crate) fn of(attributes: &[Attribute]) -> Result<Self> {
        let mut words = Self::default();
        each(attributes, "read", |meta| {
            words.given.extend(meta.path.get_ident().cloned());
            match word(&meta).as_str() {
                "with" => words.with = Some(tokens(meta.value()?)?),
                "within" => words.within = Some(tokens(meta.value()?)?),
                "default" if meta.input.peek(Token![=]) => words.default = Some(tokens(meta.value()?)?),
                "default" | "required" => {}
                _ => {
                    return Err(
                        meta.error("one of: with = function, within = low..=high, default, default = value, required")
                    );
                }
            }
            Ok(())
        })?;
        each(attributes, "write", |meta| {
            words.given.extend(meta.path.get_ident().cloned());
            match word(&meta).as_str() {
                "always" | "unless_default" => Ok(()),
                _ => Err(meta.error("one of: always, unless_default")),
            }
        })?;
        Ok(words)
    }

    pub(crate) fn say(&self, word: &str) -> bool {
        self.given.iter().any(|given| given == word)
    }
}

/// `#[schema(...)]`: what the description says beside what follows from the type.
#[derive(Default)]
pub(crate) struct SchemaWords {
    /// Keywords and their values; `x_key` stands for `x-key`.
    pub(crate) keywords: Vec<(String, TokenStream)>,
    /// Another type that is written in the same way.
    pub(crate) like: Option<Type>,
    /// A function that completes the description: `fn(&mut schemars::Schema)`.
    pub(crate) transform: Option<Path>,
}

impl SchemaWords {
    pub(crate) fn of(attributes: &[Attribute]) -> Result<Self> {
        let mut words = Self::default();
        each(attributes, "schema", |meta| {
            match word(&meta).as_str() {
                "like" => words.like = Some(meta.value()?.parse()?),
                "transform" => words.transform = Some(meta.value()?.parse()?),
                "" => return Err(meta.error("a keyword of JSON Schema, like = Type, or transform = path")),
                keyword => {
                    let keyword =
                        if keyword.starts_with("x_") { keyword.replace('_', "-") } else { keyword.to_owned() };
                    words.keywords.push((keyword, tokens(meta.value()?)?));
                }
            }
            Ok(())
        })?;
        Ok(words)
    }
}

/// The code of a variant: its name in snake case, unless `#[record(code = "…")]` says another one.
pub(crate) fn code(name: &Ident, attributes: &[Attribute]) -> Result<String> {
    let mut code = None;
    each(attributes, "record", |meta| {
        if word(&meta) != "code" {
            return Err(meta.error("code = \"…\""));
        }
        let text: LitStr = meta.value()?.parse()?;
        code = Some(text.value());
        Ok(())
    })?;
    Ok(code.unwrap_or_else(|| snake_case(&name.to_string())))
}

/// The doc comment.
pub(crate) fn text(attributes: &[Attribute]) -> String {
    let mut lines = Vec::new();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("doc")) {
        if let Meta::NameValue(pair) = &attribute.meta
            && let Expr::Lit(literal) = &pair.value
            && let Lit::Str(line) = &literal.lit
        {
            let line = line.value();
            lines.push(line.strip_prefix(' ').unwrap_or(&line).trim_end().to_owned());
        }
    }
    lines.join("\n").trim().to_owned()
}

/// Hands each word of the attributes of this name to `see`.
fn each(attributes: &[Attribute], name: &str, mut see: impl FnMut(ParseNestedMeta<'_>) -> Result<()>) -> Result<()> {
    let named = attributes.iter().filter(|attribute| attribute.path().is_ident(name));
    named.into_iter().try_for_each(|attribute| attribute.parse_nested_meta(&mut see))
}

fn word(meta: &ParseNestedMeta<'_>) -> String {
    meta.path.get_ident().map(ToString::to_string).unwrap_or_default()
}

/// Everything up to the next comma: a range, a value.
fn tokens(input: ParseStream<'_>) -> Result<TokenStream> {
    let mut tokens = TokenStream::new();
    while !input.is_empty() && !input.peek(Token![,]) {
        tokens.extend([input.parse::<TokenTree>()?]);
    }
    if tokens.is_empty() { Err(input.error("a value")) } else { Ok(tokens) }
}

fn snake_case(name: &str) -> String {
    let mut code = String::with_capacity(name.len() + 4);
    for letter in name.chars() {
        if letter.is_uppercase() && !code.is_empty() {
            code.push('_');
        }
        code.extend(letter.to_lowercase());
    }
    code
}
