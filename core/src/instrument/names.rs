//! The names of instruments as people write them: `PHQ-9`, `phq9`, `phq_9` and `PHQ IX` are one name.

use std::collections::HashMap;

/// The first nine numbers in Roman numerals.
const ROMAN: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];

/// What two spellings of one name have in common: its letters and digits without case, blanks, hyphens,
/// underscores and dots, as it is written, and with a number in Roman numerals written in digits. Such a number
/// stands alone behind the first word (`PSS X`), and both readings are kept: in `I.S.I.` it is none.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Spelling {
    written: String,
    in_digits: Option<String>,
}

impl Spelling {
    pub(crate) fn of(name: &str) -> Self {
        let words: Vec<String> = name.split(separates).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
        let digits = |(place, word): (usize, &String)| match from_roman(word) {
            Some(number) if place > 0 => number.to_string(),
            _ => word.clone(),
        };
        let (written, in_digits) = (words.concat(), words.iter().enumerate().map(digits).collect::<String>());
        Self { in_digits: (in_digits != written).then_some(in_digits), written }
    }

    /// The readings, the likeliest first; none for a name of separators only.
    pub(crate) fn readings(&self) -> impl Iterator<Item = &str> {
        [Some(&self.written), self.in_digits.as_ref()]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .filter(|reading| !reading.is_empty())
    }

    /// Whether both can be spellings of one name.
    pub(crate) fn is(&self, other: &Self) -> bool {
        self.readings().any(|one| other.readings().any(|reading| one == reading))
    }

    /// Whether the name as it is written stands in the other one.
    pub(crate) fn stands_in(&self, other: &Self) -> bool {
        !self.written.is_empty() && other.written.contains(&self.written)
    }
}

/// What the spellings of names lead to: usually one, or all that a spelling can mean.
pub(crate) struct Names<T>(HashMap<String, Vec<T>>);

impl<T: Copy + PartialEq> Names<T> {
    pub(crate) fn of<'a>(names: impl IntoIterator<Item = (&'a str, T)>) -> Self {
        let mut known: HashMap<String, Vec<T>> = HashMap::new();
        for (name, meant) in names {
            for reading in Spelling::of(name).readings() {
                let all = known.entry(reading.to_owned()).or_default();
                if !all.contains(&meant) {
                    all.push(meant);
                }
            }
        }
        Self(known)
    }

    /// All that this spelling can mean, by its likeliest reading that means anything.
    pub(crate) fn find(&self, spelling: &Spelling) -> &[T] {
        spelling.readings().find_map(|reading| self.0.get(reading)).map_or(&[], Vec::as_slice)
    }
}

/// What may stand between the parts of a name or be left out: also the dashes that a word processor makes of a
/// hyphen.
fn separates(character: char) -> bool {
    character.is_whitespace() || matches!(character, '-' | '_' | '.' | '\u{ad}' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// A number from 1 to 39 in Roman numerals: `l`, `c`, `d` and `m` are letters in the names of forms.
fn from_roman(word: &str) -> Option<usize> {
    let units = word.trim_start_matches('x');
    let tens = word.len() - units.len();
    // `ix` keeps its x, since an i stands before it.
    let units = ROMAN.iter().position(|numeral| *numeral == units)?;
    (1..40).contains(&(10 * tens + units)).then_some(10 * tens + units)
}

#[cfg(test)]
mod tests {
    use crate::instrument::names::{Names, Spelling, from_roman};

    #[test]
    fn spellings_of_one_name() {
        let same = [
            ("PHQ-9", "phq_9"),
            ("PHQ 9", " phq.9 "),
            ("PHQ\u{2011}9", "phq9"),
            ("PSS X", "pss-10"),
            ("BDI-II", "bdi 2"),
            ("BDI-II", "BDIII"),
            ("I.S.I.", "isi"),
            ("DAST-XXVIII", "dast-28"),
        ];
        for (one, other) in same {
            assert!(Spelling::of(one).is(&Spelling::of(other)), "{one} and {other}");
        }
        let different = [
            ("PHQ-9", "PHQ-8"),
            ("phq-15", "phq-1"),
            ("K10+", "K10"),
            ("AUDIT-C", "AUDIT 100"),
            ("pssx", "pss-10"),
            ("x", "10"),
            ("", ""),
            ("-", "_"),
        ];
        for (one, other) in different {
            assert!(!Spelling::of(one).is(&Spelling::of(other)), "{one} and {other}");
        }
    }

    #[test]
    fn roman_numerals() {
        let numbers = [("i", 1), ("iv", 4), ("v", 5), ("ix", 9), ("x", 10), ("xi", 11), ("xix", 19), ("xxxix", 39)];
        for (numeral, number) in numbers {
            assert_eq!(from_roman(numeral), Some(number), "{numeral}");
        }
        for word in ["", "iiii", "iix", "vx", "xxxx", "c", "d", "m", "ixx", "audit", "9"] {
            assert_eq!(from_roman(word), None, "{word}");
        }
    }

    #[test]
    fn a_spelling_of_two_names_finds_both() {
        let names = Names::of([("abc-2", 'a'), ("ABC II", 'b'), ("ABC.II", 'b'), ("abc-3", 'c')]);
        assert_eq!(names.find(&Spelling::of("Abc 2")), ['a', 'b']);
        assert_eq!(names.find(&Spelling::of("ABC-II")), ['b']);
        assert_eq!(names.find(&Spelling::of("abc iii")), ['c']);
        assert_eq!(names.find(&Spelling::of("abc")), []);
    }
}
