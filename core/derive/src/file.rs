//! The data files of the crate, as they go into the program.

use std::path::Path;

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::quote;
use syn::{Error, LitStr, Result};

/// The text of a file whose path is said in pieces, from the folder of the crate that is compiled.
pub(crate) fn json(input: TokenStream) -> Result<TokenStream> {
    let mut path = String::new();
    join(input, &mut path)?;
    let folder = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_default();
    let path = Path::new(&folder).join(path);
    let fault = |what: &dyn std::fmt::Display| Error::new(Span::call_site(), format!("{}: {what}", path.display()));
    let text = std::fs::read_to_string(&path).map_err(|error| fault(&error))?;
    let (text, path) = (without_blanks(&text), path.to_str().ok_or_else(|| fault(&"a path that is text"))?);
    // The compiler looks at the file again when it has changed.
    Ok(quote! { { const _: &str = include_str!(#path); #text } })
}

fn join(pieces: TokenStream, path: &mut String) -> Result<()> {
    for piece in pieces {
        match piece {
            TokenTree::Group(group) => join(group.stream(), path)?,
            TokenTree::Punct(comma) if comma.as_char() == ',' => {}
            piece => path.push_str(&syn::parse2::<LitStr>(piece.into())?.value()),
        }
    }
    Ok(())
}

/// JSON without the blanks between its values.
fn without_blanks(json: &str) -> String {
    let (mut inside, mut escaped) = (false, false);
    let kept = json.chars().filter(|&sign| {
        let keep = inside || !matches!(sign, ' ' | '\n' | '\r' | '\t');
        if sign == '"' && !escaped {
            inside = !inside;
        }
        escaped = inside && sign == '\\' && !escaped;
        keep
    });
    kept.collect()
}

#[cfg(test)]
mod tests {
    use super::without_blanks;

    #[test]
    fn blanks_go_from_between_values_and_stay_within_texts() {
        let json = "{\r\n\t\"a b\": [ 1, -2.5 ],\n  \"c \\\" d\\\\\": \" e \\\\\\\" f \"\n}\n";
        assert_eq!(without_blanks(json), "{\"a b\":[1,-2.5],\"c \\\" d\\\\\":\" e \\\\\\\" f \"}");
    }
}
