//! JSON text is read as `serde_json` reads it, and numbers as Rust's own reader does: the same values, and of what is no
//! JSON the same place.

use proptest::prelude::*;
use therapy_goals::document::Document;

/// What `serde_json` says of a text: the value, or the place of the fault.
fn expected(text: &str) -> Result<Document, String> {
    serde_json::from_str(text)
        .map_err(|fault| format!("(the fault is at line {}, column {})", fault.line(), fault.column()))
}

fn assert_same(text: &str) {
    match (Document::from_json(text), expected(text)) {
        (Ok(read), Ok(expected)) => assert_eq!(read, expected, "{text:?}"),
        (Err(error), Err(place)) => assert!(error.to_string().ends_with(&place), "{text:?}: {error} is not {place}"),
        (read, expected) => panic!("{text:?}: {read:?} is not {expected:?}"),
    }
}

/// With that feature `serde_json` reads digits in another way, and says other places.
const OTHER_PLACES: bool = cfg!(feature = "arbitrary_precision");

#[test]
fn each_fault_is_at_its_place() {
    if OTHER_PLACES {
        return;
    }
    let texts = [
        "",
        " ",
        "\n",
        "[",
        "[\n",
        "[1",
        "[1,",
        "[1,]",
        "[,]",
        "[1 2]",
        "[1}",
        "{",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,",
        "{\"a\":1,}",
        "{1:2}",
        "{\"a\" 1}",
        "{\"a\":1 \"b\"}",
        "{\"a\":1,2}",
        "}",
        "]",
        ",",
        "nul",
        "nulL",
        "n",
        "tru\ne",
        "false1",
        "-",
        "-a",
        "01",
        "-01",
        "1.",
        "1.e3",
        "1e",
        "1e+",
        "1ea",
        "1e+a",
        ".5",
        "+1",
        "1e999",
        "-1e999",
        "[1e999 ]",
        "1 2",
        "0x1",
        "\"",
        "\"a",
        "\"\n\"",
        "\"\t",
        "\"\\",
        "\"\\x\"",
        "\"\\u\"",
        "\"\\u12",
        "\"\\u12g4\"",
        "\"\\u12é4\"",
        "\"\\ud800\"",
        "\"\\ud800\\n\"",
        "\"\\ud800\\ud800\"",
        "\"\\ud800\\udc0",
        "\"\\udc00\"",
        "\"\\ud800a",
        "\"é\\",
        "\"\u{7f}\" \"",
        "[\"\\u+123\"]",
        "\u{a0}1",
        "1\u{feff}",
        "[1,\n2,\n\n x]",
        "{\"a\":\n\n tru}",
        "NaN",
        "Infinity",
        "'a'",
        "// a\n1",
        "\u{0}",
    ];
    for text in texts {
        assert_same(text);
        assert!(Document::from_json(text).is_err(), "{text:?}");
    }
}

#[test]
fn what_is_json_is_read() {
    let texts = [
        "null",
        " true\r\n",
        "\tfalse ",
        "[]",
        "[ ]",
        "{}",
        "{ }",
        "[[],[[]],{}]",
        "{\"a\":1,\"a\":2}",
        "\"\"",
        "\"a\"",
        "0",
        "-0",
        "1e2",
        "1E+2",
        "1e-2",
        "0e5",
        "0.0e-999999999999",
        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
        "\"\\u0000\\u00e9\\uFFFF\\ud83d\\ude00\"",
        "\"\u{7f}é\u{1f600}\"",
        "[1 , \"a\" ,\n null]",
        "{ \"a\" : { \"b\" : [ ] } }",
        "{\"\":\"\"}",
    ];
    for text in texts {
        assert_same(text);
    }
}

/// A text is looked through in pieces: at each place of a piece each sign stands for what it is.
#[test]
fn each_sign_at_each_place_of_a_text_is_read_alike() {
    for length in 0..20 {
        for place in 0..=length {
            for sign in (0..=0x7f_u8).map(char::from).chain(['\u{80}', '\u{7ff}', '\u{20ac}', '\u{1f331}']) {
                let (before, after) = ("a".repeat(place), "b".repeat(length - place));
                for text in [format!("\"{before}{sign}{after}\""), format!("[\"{before}\", \"{after}{sign}\",0]")] {
                    assert_same(&text);
                }
            }
        }
    }
}

/// The number that is nearest to the digits, of two the even one, by Rust's own reader.
fn assert_nearest(digits: &str) {
    let nearest: f64 = digits.parse().unwrap();
    match Document::from_json(digits) {
        Ok(Document::Number(number)) => assert_eq!(number.to_bits(), nearest.to_bits(), "{digits}"),
        Err(_) => assert!(nearest.is_infinite(), "{digits}"),
        other => panic!("{digits}: {other:?}"),
    }
}

/// The digits that lie half way between a number and the next one, all of them.
fn half_way(bits: u64) -> String {
    let (low, high) = (f64::from_bits(bits), f64::from_bits(bits + 1));
    // A number has at most 1075 digits behind the point, and half a step one more.
    let (low, high) = (format!("{low:.1076}"), format!("{high:.1076}"));
    let (mut sum, mut carry) = (Vec::new(), 0);
    let same = |text: &str| "0".repeat(310 - text.find('.').unwrap()) + text;
    for (one, other) in same(&low).bytes().rev().zip(same(&high).bytes().rev()) {
        if one == b'.' {
            sum.push(b'.');
            continue;
        }
        let digit = one - b'0' + other - b'0' + carry;
        sum.push(digit % 10 + b'0');
        carry = digit / 10;
    }
    let mut rest = 0;
    let mut half = String::new();
    for digit in sum.into_iter().rev() {
        if digit == b'.' {
            half.push('.');
            continue;
        }
        let whole = rest * 10 + (digit - b'0');
        half.push(char::from(whole / 2 + b'0'));
        rest = whole % 2;
    }
    let half = half.trim_start_matches('0');
    if half.starts_with('.') { format!("0{half}") } else { half.to_owned() }
}

#[test]
fn halves_go_to_the_even_number() {
    let edges = [
        0,
        1,
        2,
        3,
        0x000f_ffff_ffff_fffe,
        0x000f_ffff_ffff_ffff,
        0x0010_0000_0000_0000,
        0x0010_0000_0000_0001,
        0x3fef_ffff_ffff_ffff,
        0x3ff0_0000_0000_0000,
        0x3ff0_0000_0000_0001,
        0x4340_0000_0000_0000,
        0x4340_0000_0000_0001,
        0x7fef_ffff_ffff_fffd,
        0x7fef_ffff_ffff_fffe,
    ];
    for bits in edges {
        let half = half_way(bits);
        assert_nearest(&half);
        assert_nearest(&format!("{half}1"));
        assert_nearest(&format!("-{half}{}1", "0".repeat(900)));
    }
    for digits in
        ["1.7976931348623158e308", "1.7976931348623159e308", "179769313486231580793e289", "2.4703282292062327e-324"]
    {
        assert_nearest(digits);
    }
    assert_nearest(&format!("{}e-1999", "1".repeat(2000)));
    assert_nearest(&format!("0.{}1e2001", "0".repeat(2000)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn any_number_is_read_to_the_last_bit(bits in any::<u64>()) {
        let number = f64::from_bits(bits);
        if number.is_finite() {
            assert_nearest(&format!("{number:e}"));
            assert_nearest(&format!("{number:.20e}"));
        }
    }

    #[test]
    fn any_digits_are_read_to_the_last_bit(digits in r"-?(0|[1-9][0-9]{0,25})(\.[0-9]{1,25})?([eE][+-]?[0-9]{1,3})?") {
        assert_nearest(&digits);
    }

    #[test]
    fn half_way_is_told_from_either_side(bits in 0..0x7fef_ffff_ffff_ffff_u64) {
        let half = half_way(bits);
        assert_nearest(&half);
        assert_nearest(&format!("{half}1"));
    }

    #[test]
    fn any_text_is_read_alike(text in "[\\[\\]{},:\" \n0-9a.eE+\\\\untrlfs\u{e9}-]{0,24}") {
        if !OTHER_PLACES {
            assert_same(&text);
        }
    }

    #[test]
    fn a_text_with_a_fault_is_refused_alike(at in any::<prop::sample::Index>(), with in "[\\[\\]{},:\" 0a\\\\\u{e9}]?") {
        let whole = r#"{"a": [1, -2.5e3, "b\n\u00e9", null], "c": {"d": true, "e": [[], {}, false]}, "f": "\ud83d\ude00é"}"#;
        let letters: Vec<char> = whole.chars().collect();
        let at = at.index(letters.len());
        let text: String = letters[..at].iter().chain(with.chars().collect::<Vec<_>>().iter()).chain(&letters[at + 1..]).collect();
        if !OTHER_PLACES {
            assert_same(&text);
        }
    }
}
