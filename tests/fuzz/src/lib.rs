//! What the targets share: mutation that knows JSON. Two times out of three a place of the document is
//! replaced, removed, repeated or swapped, so that most texts are JSON and many pass the first checks; else
//! the bytes are changed as libFuzzer does.

use libfuzzer_sys::fuzzer_mutate;
use serde_json::{Value, json};

/// A target that runs one door of the library.
#[macro_export]
macro_rules! door {
    ($name:ident) => {
        libfuzzer_sys::fuzz_target!(|text: &str| therapy_goals_tests::doors::$name(text));
        libfuzzer_sys::fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
            $crate::mutate(data, size, max_size, seed)
        });
    };
}

/// Changes the first `size` bytes of `data`; the new size.
pub fn mutate(data: &mut [u8], size: usize, max_size: usize, seed: u32) -> usize {
    let mut random = Random(seed.into());
    if random.below(3) > 0
        && let Some(text) = data.get(..size).and_then(|text| changed(text, &mut random))
        && text.len() <= max_size
        && let Some(room) = data.get_mut(..text.len())
    {
        room.copy_from_slice(text.as_bytes());
        return text.len();
    }
    fuzzer_mutate(data, size, max_size)
}

fn changed(text: &[u8], random: &mut Random) -> Option<String> {
    let mut document: Value = serde_json::from_slice(text).ok()?;
    for _ in 0..=random.below(2) {
        let mut places = Vec::new();
        gather(&document, "", &mut places);
        let path = places.get(random.below(places.len()))?.clone();
        let other = places.get(random.below(places.len())).and_then(|other| document.pointer(other)).cloned()?;
        let parent = path.rsplit_once('/').map(|(parent, name)| (parent.to_owned(), name.to_owned()));
        let kind = random.below(6);
        match (kind, parent) {
            (0, Some((parent, name))) => match document.pointer_mut(&parent)? {
                Value::Object(entries) => drop(entries.remove(&name)),
                Value::Array(entries) => drop(entries.remove(name.parse().ok()?)),
                _ => {}
            },
            (1, Some((parent, name))) => match document.pointer_mut(&parent)? {
                Value::Object(entries) => drop(entries.insert(name, other)),
                Value::Array(entries) => entries.push(other),
                _ => {}
            },
            (2, _) => *document.pointer_mut(&path)? = other,
            _ => {
                let place = document.pointer_mut(&path)?;
                *place = odd(place, random);
            }
        }
    }
    Some(document.to_string())
}

fn gather(value: &Value, path: &str, found: &mut Vec<String>) {
    found.push(path.to_owned());
    match value {
        Value::Object(entries) => entries.iter().for_each(|(name, entry)| {
            gather(entry, &format!("{path}/{}", name.replace('~', "~0").replace('/', "~1")), found);
        }),
        Value::Array(entries) => {
            entries.iter().enumerate().for_each(|(place, entry)| gather(entry, &format!("{path}/{place}"), found));
        }
        _ => {}
    }
}

/// Another value in this one's place: mostly of the same type and near it.
fn odd(value: &Value, random: &mut Random) -> Value {
    let near = [-1.0, 1.0, 0.5, 0.1, 1e-9, 100.0, -1e6, 1e300];
    match (value, random.below(4)) {
        (Value::Number(number), 0..=2) => {
            let changed = number.as_f64().unwrap_or(0.0) + near[random.below(near.len())];
            if changed.fract() == 0.0 && changed.abs() < 1e9 { json!(changed as i64) } else { json!(changed) }
        }
        (Value::Bool(flag), _) => json!(!flag),
        (Value::String(text), 0..=2) => match random.below(3) {
            0 => json!(format!("{text}☠")),
            1 => json!(text.chars().rev().collect::<String>()),
            _ => json!(text.chars().skip(1).collect::<String>()),
        },
        _ => {
            [Value::Null, json!([]), json!({}), json!(0), json!(1), json!("1"), json!("☠"), json!(1e308), json!([1, 1])]
                [random.below(9)]
            .clone()
        }
    }
}

/// The generator splitmix64 (Steele, Lea & Flood 2014).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % end.max(1) as u64) as usize
    }
}
