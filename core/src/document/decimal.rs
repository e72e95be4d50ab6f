//! The number nearest to decimal digits.
//!
//! Without a table: the standard library's and that of `serde_json` are 8 to 10 KB of powers, which cannot be compressed,
//! in every WebAssembly module. What a double holds without rounding is multiplied or divided once; all else is divided in
//! whole numbers of any size.

use std::cmp::Ordering;

/// More digits decide nothing but whether there is a rest: no number half way between two doubles has as many.
const MOST_DIGITS: usize = 800;

/// Powers of ten up to this one, and whole numbers up to 2^53, are doubles without rounding.
const EXACT_POWER: u64 = 22;

/// Above this order of magnitude every number is infinite, and below its negative zero.
const LAST_ORDER: i64 = 350;

/// The number nearest to digits as JSON writes them, of two that are as near the even one; an infinite one where there
/// is none so large.
pub(super) fn nearest(text: &str) -> f64 {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let mut whole = 0_u64;
    let short = scan(unsigned, 19, &mut |digit| whole = whole * 10 + u64::from(digit));
    let nearest = match simple(whole, &short) {
        Some(nearest) => nearest,
        None => divided(unsigned),
    };
    if unsigned.len() < text.len() { -nearest } else { nearest }
}

/// How digits that were scanned are to be read.
struct Scanned {
    /// The power of ten by which they are multiplied.
    power: i64,
    /// How many there are, from the first that is not zero.
    digits: usize,
    /// Whether something other than zeros follows them.
    rest: bool,
}

/// Hands over so many digits from the first that is not zero.
fn scan(text: &str, most: usize, take: &mut dyn FnMut(u8)) -> Scanned {
    let mut scanned = Scanned { power: 0, digits: 0, rest: false };
    let mut point = false;
    let mut bytes = text.bytes();
    for byte in bytes.by_ref() {
        let digit = match byte {
            b'0'..=b'9' => byte - b'0',
            b'.' => {
                point = true;
                continue;
            }
            _ => {
                scanned.power += exponent(bytes);
                break;
            }
        };
        let taken = scanned.digits < most;
        if taken && (digit > 0 || scanned.digits > 0) {
            take(digit);
            scanned.digits += 1;
        }
        scanned.rest |= !taken && digit > 0;
        scanned.power += i64::from(!taken) - i64::from(point);
    }
    scanned
}

/// The exponent; of one that no number has, no more than that it is large.
fn exponent(bytes: impl Iterator<Item = u8>) -> i64 {
    let (mut minus, mut power) = (false, 0_i64);
    for byte in bytes {
        match byte {
            b'0'..=b'9' => power = (power * 10 + i64::from(byte - b'0')).min(1 << 40),
            _ => minus = byte == b'-',
        }
    }
    if minus { -power } else { power }
}

/// What one multiplication or division of doubles gives, where both are doubles without rounding.
#[expect(clippy::cast_precision_loss, reason = "the cast itself rounds to the nearest")]
fn simple(whole: u64, scanned: &Scanned) -> Option<f64> {
    if scanned.rest {
        return None;
    }
    if whole == 0 || scanned.power == 0 {
        return Some(whole as f64);
    }
    if whole > 1 << 53 || scanned.power.unsigned_abs() > EXACT_POWER {
        return None;
    }
    let mut power = 1.0;
    for _ in 0..scanned.power.unsigned_abs() {
        power *= 10.0;
    }
    Some(if scanned.power < 0 { whole as f64 / power } else { whole as f64 * power })
}

/// The nearest number by long division.
fn divided(text: &str) -> f64 {
    let (mut above, mut below) = (Large(vec![0]), Large(vec![1]));
    let scanned = scan(text, MOST_DIGITS, &mut |digit| above.times_plus(10, digit.into()));
    let order = i64::try_from(scanned.digits).unwrap_or(i64::MAX).saturating_add(scanned.power);
    if order.abs() > LAST_ORDER {
        return if order > 0 { f64::INFINITY } else { 0.0 };
    }
    let mut power = scanned.power;
    if scanned.rest {
        above.times_plus(10, 1);
        power -= 1;
    }
    // A power of ten is one of five, moved by so many bits.
    let factor = if power < 0 { &mut below } else { &mut above };
    for _ in 0..power.unsigned_abs() {
        factor.times_plus(5, 0);
    }
    // So moved, the quotient has 63 or 64 bits.
    let moved = 63 + below.bits() - above.bits();
    if moved > 0 {
        above.up(moved.unsigned_abs());
    } else {
        below.up(moved.unsigned_abs());
    }
    let mut quotient = 0_u64;
    below.up(63);
    for _ in 0..64 {
        quotient <<= 1;
        if above.compare(&below) != Ordering::Less {
            above.minus(&below);
            quotient |= 1;
        }
        below.halve();
    }
    rounded(quotient, power - moved, above.bits() > 0)
}

/// The double nearest to a whole number of 63 or 64 bits, and a rest or none, multiplied by this power of two.
#[expect(
    clippy::cast_sign_loss,
    clippy::cast_possible_truncation,
    reason = "each is checked to lie where nothing is lost"
)]
fn rounded(whole: u64, power: i64, rest: bool) -> f64 {
    let bits = i64::from(u64::BITS - whole.leading_zeros());
    // The smallest doubles have fewer bits, of which the last always counts 2^-1074.
    let dropped = (bits - 53).max(-1074 - power);
    if dropped > 64 {
        return 0.0;
    }
    let kept = whole.checked_shr(dropped as u32).unwrap_or(0);
    let half = 1 << (dropped - 1);
    let cut = whole & (half | (half - 1));
    let up = cut > half || cut == half && (rest || kept % 2 == 1);
    let kept = kept + u64::from(up);
    // A number that is rounded up to a power of two carries into the exponent by itself.
    let exponent = (dropped + power + 1074) as u64;
    if exponent > 2045 {
        return f64::INFINITY;
    }
    f64::from_bits((exponent << 52) + kept)
}

/// A whole number of any size, its lowest bits first.
struct Large(Vec<u32>);

impl Large {
    fn times_plus(&mut self, factor: u32, term: u32) {
        let mut carry = u64::from(term);
        for part in &mut self.0 {
            carry += u64::from(*part) * u64::from(factor);
            *part = low(carry);
            carry >>= 32;
        }
        if carry > 0 {
            self.0.push(low(carry));
        }
    }

    /// How many bits it has.
    fn bits(&self) -> i64 {
        self.0.iter().zip(1_i64..).fold(0, |bits, (part, number)| match part {
            0 => bits,
            _ => number * 32 - i64::from(part.leading_zeros()),
        })
    }

    /// Moves it up by so many bits.
    fn up(&mut self, bits: u64) {
        self.0.splice(0..0, (0..bits / 32).map(|_| 0));
        self.times_plus(1 << (bits % 32), 0);
    }

    fn halve(&mut self) {
        let mut carry = 0;
        for part in self.0.iter_mut().rev() {
            let next = *part << 31;
            *part = *part >> 1 | carry;
            carry = next;
        }
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }

    fn compare(&self, other: &Self) -> Ordering {
        let by_parts = || self.0.iter().rev().cmp(other.0.iter().rev());
        self.0.len().cmp(&other.0.len()).then_with(by_parts)
    }

    /// Takes away what is no larger.
    fn minus(&mut self, other: &Self) {
        let mut borrowed = false;
        let others = other.0.iter().copied().chain(std::iter::repeat(0));
        for (part, other) in self.0.iter_mut().zip(others) {
            let (less, under) = part.overflowing_sub(other);
            let (less, below) = less.overflowing_sub(borrowed.into());
            (*part, borrowed) = (less, under || below);
        }
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the lower half is what is asked for")]
fn low(value: u64) -> u32 {
    value as u32
}
