//! Values drawn at random over the whole range of their types, and the check that they are read back.

mod goal;
mod priority;

use std::fmt::Debug;

use serde::Serialize;
use serde::de::DeserializeOwned;
use therapy_goals::document::{Document, Read};
use therapy_goals::scalar::{Better, Code, Date, Days, GoalId, Rank, Rater, Rating, Share, Text, Weight};

/// A source of values: the same seed gives the same values.
pub struct Dice {
    state: u64,
    /// Whether every optional field is set, and every list has an entry.
    full: bool,
}

impl Dice {
    pub fn new(seed: u64, full: bool) -> Self {
        Self { state: seed, full }
    }

    pub fn any<T: Random>(&mut self) -> T {
        T::random(self)
    }

    /// The next 64 bits (Steele, Lea & Flood 2014, `SplitMix`).
    fn bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below another one.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.bits() % u64::try_from(end).unwrap()).unwrap()
    }

    pub fn one_of<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())].clone()
    }

    /// Some of these, in their order.
    pub fn some_of<T: Clone>(&mut self, all: &[T]) -> Vec<T> {
        all.iter().filter(|_| self.set()).cloned().collect()
    }

    /// Whether something optional is there.
    pub fn set(&mut self) -> bool {
        self.full || self.below(2) == 0
    }

    /// A whole number, its ends more often than any other.
    fn whole(&mut self, low: i64, high: i64) -> i64 {
        match self.below(4) {
            0 => low,
            1 => high,
            _ => low + i64::try_from(self.bits() % u64::try_from(high - low + 1).unwrap()).unwrap(),
        }
    }

    /// The two ends of a scale, the lower one first.
    pub fn ends(&mut self) -> (f64, f64) {
        let (one, other): (f64, f64) = (self.any(), self.any());
        if one < other || other < one { (one.min(other), one.max(other)) } else { (-1.0, 1.0) }
    }

    /// A number from a range, its ends more often than any other.
    pub fn number(&mut self, low: f64, high: f64) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "any share between 0 and 1 will do")]
        let share = (self.bits() >> 11) as f64 / (1_u64 << 53) as f64;
        match self.below(4) {
            0 => low,
            1 => high,
            // Twice a half, for the difference of the ends may be infinite.
            _ => ((low / 2.0 + (high / 2.0 - low / 2.0) * share) * 2.0).clamp(low, high),
        }
    }
}

/// A type of which every value that is valid can be drawn.
pub trait Random: Sized {
    fn random(dice: &mut Dice) -> Self;
}

/// An enumeration with fields: one value of each variant.
pub trait Every: Sized {
    fn every(dice: &mut Dice) -> Vec<Self>;
}

/// A value for a field: the record that has it cannot be put together outside the crate.
pub fn of_field<S, T: Random>(dice: &mut Dice, _: fn(&S) -> &T) -> T {
    dice.any()
}

/// How a record is drawn: each field by itself, under its own name.
macro_rules! records {
    ($( $kind:ident { $($field:ident),+ $(,)? } )+) => { $(
        impl crate::written::Random for $kind {
            fn random(dice: &mut crate::written::Dice) -> Self {
                let mut entries = Vec::new();
                $(
                    let $field = crate::written::of_field(dice, |value: &Self| &value.$field);
                    let text = serde_json::to_string(&$field).unwrap();
                    entries.push((stringify!($field).to_owned(), therapy_goals::document::Document::from_json(&text).unwrap()));
                )+
                let made: Self = therapy_goals::document::Document::Object(entries).read().unwrap();
                $( assert!(PartialEq::eq(&made.$field, &$field), "{}", stringify!($field)); )+
                made
            }
        }
    )+ };
}

/// How an enumeration with fields is drawn: each field of each variant by itself.
macro_rules! variants {
    ($( $kind:ident { $( $variant:ident $({ $($field:ident),+ $(,)? })? ),+ $(,)? } )+) => { $(
        impl crate::written::Every for $kind {
            fn every(dice: &mut crate::written::Dice) -> Vec<Self> {
                let _ = &dice;
                vec![ $( Self::$variant $({ $( $field: dice.any() ),+ })? ),+ ]
            }
        }

        impl crate::written::Random for $kind {
            fn random(dice: &mut crate::written::Dice) -> Self {
                let all = <Self as crate::written::Every>::every(dice);
                dice.one_of(&all)
            }
        }
    )+ };
}

/// How an enumeration of codes is drawn.
macro_rules! codes {
    ($($kind:ty),+ $(,)?) => { $(
        impl crate::written::Random for $kind {
            fn random(dice: &mut crate::written::Dice) -> Self {
                dice.one_of(Self::ALL)
            }
        }
    )+ };
}

use {codes, records, variants};

/// Writes a value and reads it back, by both ways in.
pub fn same<T: Serialize + DeserializeOwned + Read + PartialEq + Debug>(value: &T) {
    let written = serde_json::to_string(value).unwrap();
    let read = Document::from_json(&written).and_then(|document| document.read::<T>());
    assert_eq!(read.as_ref(), Ok(value), "{written}");
    assert_eq!(&serde_json::from_str::<T>(&written).unwrap(), value, "{written}");
    assert_eq!(serde_json::to_string(&read.unwrap()).unwrap(), written, "written again");
}

/// Draws a value with every optional field set, and one with some of them, and reads them back.
pub fn read_back<T: Random + Serialize + DeserializeOwned + Read + PartialEq + Debug>(seed: u64) {
    for full in [true, false] {
        same(&Dice::new(seed, full).any::<T>());
    }
}

/// The same for one value of each variant, and there must be one for each code.
pub fn every<T: Every + Serialize + DeserializeOwned + Read + PartialEq + Debug>(
    seed: u64,
    codes: &[&str],
    code: fn(&T) -> &str,
) {
    for full in [true, false] {
        let all = T::every(&mut Dice::new(seed, full));
        assert_eq!(all.iter().map(code).collect::<Vec<_>>(), codes);
        all.iter().for_each(same);
    }
}

impl<T: Random> Random for Option<T> {
    fn random(dice: &mut Dice) -> Self {
        dice.set().then(|| dice.any())
    }
}

impl<T: Random> Random for Vec<T> {
    fn random(dice: &mut Dice) -> Self {
        let length = usize::from(dice.full) + dice.below(3);
        (0..length).map(|_| dice.any()).collect()
    }
}

impl<T: Random> Random for Box<T> {
    fn random(dice: &mut Dice) -> Self {
        Self::new(dice.any())
    }
}

impl Random for bool {
    fn random(dice: &mut Dice) -> Self {
        dice.below(2) == 0
    }
}

impl Random for u32 {
    fn random(dice: &mut Dice) -> Self {
        Self::try_from(dice.whole(0, Self::MAX.into())).unwrap()
    }
}

impl Random for i32 {
    fn random(dice: &mut Dice) -> Self {
        Self::try_from(dice.whole(Self::MIN.into(), Self::MAX.into())).unwrap()
    }
}

/// Any finite number.
impl Random for f64 {
    fn random(dice: &mut Dice) -> Self {
        let edges = [0.0, 1.0, -0.1, Self::MAX, Self::MIN, Self::MIN_POSITIVE, 5e-324, 1e21, 9_007_199_254_740_993.0];
        match dice.below(2) {
            0 => dice.one_of(&edges),
            _ => Some(Self::from_bits(dice.bits())).filter(|number| number.is_finite()).unwrap_or(0.5),
        }
    }
}

macro_rules! ranges {
    ($($kind:ident by $draw:ident),+ $(,)?) => { $(
        impl Random for $kind {
            fn random(dice: &mut Dice) -> Self {
                let (low, high) = (Self::MIN.get(), Self::MAX.get());
                Self::new(crate::written::$draw(dice, low, high)).unwrap()
            }
        }
    )+ };
}
use ranges;

fn whole<T: Into<i64> + TryFrom<i64, Error: Debug>>(dice: &mut Dice, low: T, high: T) -> T {
    dice.whole(low.into(), high.into()).try_into().unwrap()
}

fn number(dice: &mut Dice, low: f64, high: f64) -> f64 {
    dice.number(low, high)
}

ranges!(Rating by whole, Rank by whole, Days by whole, Share by number);
codes!(Better, Rater);

impl Random for Weight {
    fn random(dice: &mut Dice) -> Self {
        if dice.below(4) == 0 { Self::ZERO } else { Self::new(dice.number(1e-6, 1e6)).unwrap() }
    }
}

impl Random for Code {
    fn random(dice: &mut Dice) -> Self {
        let long = "c".repeat(128);
        let code = dice.one_of(&["a", "1", "-", "..", "moderately_severe", "code", "Z-9._", &long]);
        Self::new(code).unwrap()
    }
}

impl Random for GoalId {
    fn random(dice: &mut Dice) -> Self {
        let long = "\u{1f600}".repeat(128);
        let id = dice.one_of(&["a", "\"", "\\", "{}", "a b", "日本", "e\u{301}", "null", "__proto__", &long]);
        Self::new(id).unwrap()
    }
}

impl Random for Text {
    fn random(dice: &mut Dice) -> Self {
        let long = if dice.below(20) == 0 { "\u{e9}".repeat(20_000) } else { "\u{e9}".to_owned() };
        let texts =
            ["a", " a ", "\t\n\r.", "\"quoted\"\\", "</script>", "a\u{2028}b", "\u{1f469}\u{200d}\u{1f52c}", &long];
        Self::new(dice.one_of(&texts)).unwrap()
    }
}

impl Random for Date {
    fn random(dice: &mut Dice) -> Self {
        let year = dice.whole(1, 9_999).try_into().unwrap();
        let (month, day) = (dice.whole(1, 12), dice.whole(1, 31));
        let date = |day: i64| Self::new(year, month.try_into().unwrap(), day.try_into().unwrap()).ok();
        date(day).or_else(|| date(28)).unwrap()
    }
}
