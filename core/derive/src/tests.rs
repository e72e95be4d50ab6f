//! A wrong declaration is refused with what would have been taken.

use syn::DeriveInput;

/// What is said of a declaration; nothing where it is sound.
fn refused(declaration: &str) -> Option<String> {
    let input: DeriveInput = syn::parse_str(declaration).unwrap_or_else(|fault| panic!("{declaration}: {fault}"));
    crate::expand(&input).err().map(|fault| fault.to_string())
}

#[test]
fn wrong_declarations() {
    let cases = [
        ("#[record(answr)] struct A { a: f64 }", "one of: answer, whole"),
        ("#[record(open)] struct A { a: f64 }", "for this form one of: answer, whole"),
        ("#[record(tag = \"code\")] struct A { a: f64 }", "for this form one of: answer, whole"),
        ("#[record(own_read, check = f)] struct A { a: f64 }", "for this form one of"),
        ("#[record(tag = \"code\", open)] enum A { B }", "ends with `Unrecognised(Unrecognised)`"),
        ("#[record(tag = \"code\", open)] enum A { Unrecognised }", "ends with `Unrecognised(Unrecognised)`"),
        ("#[record(answer)] enum A { B }", "for this form one of: open"),
        ("#[record(new)] enum A { B }", "for this form one of: open"),
        ("#[record(tag = \"code\", check = f)] enum A { B }", "for this form one of: tag"),
        ("#[record(tag)] enum A { B }", "expected `=`"),
        ("#[record(check = 1)] struct A { a: f64 }", "expected identifier"),
        ("#[record(within = 1..=5, answer)] struct A(u8);", "for this form one of: within"),
        ("#[record(within = )] struct A(u8);", "a value"),
        ("struct A(u8);", "named fields, or one number and its range"),
        ("#[record(within = 1..=5)] struct A(u8, u8);", "named fields, or one number and its range"),
        ("#[record(within = 1..=5)] struct A { a: f64 }", "named fields, or one number and its range"),
        ("struct A;", "named fields, or one number and its range"),
        ("union A { a: u8 }", "a structure or an enumeration"),
        ("struct A<T> { a: T }", "a record has no parameters"),
        ("struct A<'a> { a: &'a str }", "a record has no parameters"),
        ("enum A { B { c: f64 } }", "fields beside a code"),
        ("enum A { B(f64) }", "named fields, or none"),
        ("enum A { #[record(name = \"b\")] B }", "code = "),
        ("struct A { #[read(whole)] a: f64 }", "one of: with = function"),
        ("struct A { #[read(with = f, within = 1..=2)] a: f64 }", "either with or within"),
        ("struct A { #[read(default)] a: Option<f64> }", "no default, and never required"),
        ("struct A { #[read(required)] a: Option<Vec<f64>> }", "no default, and never required"),
        ("struct A { #[read(required)] a: f64 }", "only a list"),
        ("struct A { #[read(required, default)] a: Vec<f64> }", "either required or with a default"),
        ("struct A { #[read(within = 1..=2)] a: Named<Code, f64> }", "a number or a list of numbers"),
        ("struct A { a: Vec<(Code, f64)> }", "`Named<K, V>`"),
        ("struct A { #[write(unless_default)] a: f64 }", "a field with a default"),
        ("struct A { #[write(never)] a: f64 }", "one of: always, unless_default"),
        ("struct A { #[schema(\"minItems\" = 1)] a: f64 }", "expected"),
        ("struct A { #[schema(a::b = 1)] a: f64 }", "a keyword of JSON Schema"),
    ];
    for (declaration, expected) in cases {
        let said = refused(declaration);
        assert!(said.as_deref().is_some_and(|said| said.contains(expected)), "{declaration}: {said:?}");
    }
}

#[test]
fn sound_declarations() {
    let cases = [
        "struct A { a: Option<Vec<f64>>, #[read(default = (1, 2))] b: C, r#type: Named<Code, f64> }",
        "#[record(default, whole, check = a::b)] struct A { #[read(within = R)] a: u8 }",
        "#[record(open)] enum A { B, Unrecognised }",
        "#[record(new)] struct A { id: Code, a: Option<f64>, #[read(default)] b: Named<Code, f64> }",
        "#[record(open, name = \"B\")] enum A { B, #[record(code = \"d\")] C }",
        "#[record(tag = \"kind\", answer, open)] enum A { B, C { #[read(default)] d: Vec<f64> }, Unrecognised(U) }",
        "#[record(within = 0.0..=1.0)] struct A(f64);",
    ];
    for declaration in cases {
        assert_eq!(refused(declaration), None, "{declaration}");
    }
}
