//! From JSON text to a document. A fault is told by its place alone: its words could hold what stood in the text.
//!
//! As `serde_json` reads, place of a fault included, which a test compares: that one could not read numbers without 8 KB
//! of powers in the WebAssembly module, and reads into any type, where this reads into one.

use std::mem;

use super::budget::{Budget, deeper, longer};
use super::{Document, MAXIMUM_DEPTH, decimal};
use crate::error::{Error, ErrorKind};

/// Reads a JSON text of at most so many bytes.
pub(super) fn parse(text: &str, bytes: usize) -> Result<Document, Error> {
    let mut document = Document::Null;
    parse_into(&mut document, &mut Spare::default(), text, bytes)?;
    Ok(document)
}

/// Reads a JSON text into a document that was read before: what stood there is written over, and its memory is used again.
pub(super) fn parse_into(room: &mut Document, spare: &mut Spare, text: &str, bytes: usize) -> Result<(), Error> {
    if text.len() > bytes {
        return Err(Error::new(ErrorKind::TooLong, "", format!("at most {bytes} bytes of JSON")));
    }
    let mut json = Json { spare: mem::take(spare), ..Json::new(text.trim_start_matches('\u{feff}')) };
    let read = json.value(MAXIMUM_DEPTH, room).and_then(|()| json.end());
    *spare = json.spare;
    read
}

/// Memory of documents that were read before, where another value has taken their place.
#[derive(Default)]
pub(super) struct Spare {
    texts: Vec<String>,
    lists: Vec<Vec<Document>>,
    objects: Vec<Vec<(String, Document)>>,
}

impl Spare {
    /// As much is kept of each kind as the lines of a plan need.
    const MOST: usize = 32;

    fn keep(&mut self, document: Document) {
        match document {
            Document::Text(text) if self.texts.len() < Self::MOST => self.texts.push(text),
            Document::List(entries) if self.lists.len() < Self::MOST => self.lists.push(entries),
            Document::Object(entries) if self.objects.len() < Self::MOST => self.objects.push(entries),
            _ => {}
        }
    }
}

/// Whether a text ends within a value of JSON: nothing in it is wrong but that it stops.
#[cfg(feature = "plan")]
pub(crate) fn stops_within(text: &str) -> bool {
    let mut json = Json::new(text);
    json.value(MAXIMUM_DEPTH, &mut Document::Null).is_err() && json.at >= text.len()
}

/// The number nearest to digits, written as JSON writes them: an infinite one where there is none so large, and none where
/// they are no digits.
pub(crate) fn nearest_number(digits: &str) -> Option<f64> {
    let mut json = Json::new(digits);
    let number = json.number().ok()?;
    json.end().ok()?;
    Some(number)
}

/// How many bytes of a text stand for themselves before one that does not: a quote, a backslash, a control character.
fn plain(text: &[u8]) -> usize {
    const ONES: u64 = u64::MAX / 255;
    const HIGH: u64 = ONES * 128;
    // Eight at a time: the lowest high bit is that of the first byte for which it holds.
    let below = |word: u64, limit: u8| word.wrapping_sub(ONES * u64::from(limit)) & !word & HIGH;
    let is = |word: u64, byte: u8| below(word ^ (ONES * u64::from(byte)), 1);
    let mut before = 0;
    let (words, rest) = text.as_chunks::<8>();
    for word in words {
        let word = u64::from_le_bytes(*word);
        let found = below(word, b' ') | is(word, b'"') | is(word, b'\\');
        if found != 0 {
            return before + usize::try_from(found.trailing_zeros() / 8).unwrap_or_default();
        }
        before += 8;
    }
    let special = |byte: &u8| matches!(byte, b'"' | b'\\' | ..b' ');
    before + rest.iter().position(special).unwrap_or(rest.len())
}

/// A text that is read, and up to where it was.
struct Json<'t> {
    text: &'t str,
    at: usize,
    budget: Budget,
    spare: Spare,
}

impl<'t> Json<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, at: 0, budget: Budget::default(), spare: Spare::default() }
    }

    /// Reads one value into a document, so many levels above the deepest that is allowed.
    fn value(&mut self, levels: usize, room: &mut Document) -> Result<(), Error> {
        self.budget.spend()?;
        match self.solid() {
            Some(b'"') => {
                if !matches!(room, Document::Text(_)) {
                    let text = Document::Text(self.spare.texts.pop().unwrap_or_default());
                    self.spare.keep(mem::replace(room, text));
                }
                if let Document::Text(text) = room {
                    self.string(text)?;
                }
                return Ok(());
            }
            Some(b'[') => return self.list(deeper(levels)?, room),
            Some(b'{') => return self.object(deeper(levels)?, room),
            _ => {}
        }
        let value = match self.peek() {
            Some(b'n') => self.word(b"null", Document::Null)?,
            Some(b't') => self.word(b"true", Document::Bool(true))?,
            Some(b'f') => self.word(b"false", Document::Bool(false))?,
            Some(b'-' | b'0'..=b'9') => {
                let number = self.number()?;
                if number.is_infinite() {
                    return Err(self.before());
                }
                Document::Number(number)
            }
            _ => return Err(self.here()),
        };
        match room {
            Document::Text(_) | Document::List(_) | Document::Object(_) => self.spare.keep(mem::replace(room, value)),
            _ => *room = value,
        }
        Ok(())
    }

    fn list(&mut self, levels: usize, room: &mut Document) -> Result<(), Error> {
        let mut entries = match mem::replace(room, Document::Null) {
            Document::List(entries) => entries,
            other => {
                self.spare.keep(other);
                self.spare.lists.pop().unwrap_or_default()
            }
        };
        let (fresh, mut number) = (entries.capacity() == 0, 0);
        while self.has_next(number, b']')? {
            if number == entries.len() {
                entries.push(Document::Null);
            }
            if let Some(entry) = entries.get_mut(number) {
                self.value(levels, entry)?;
            }
            longer(number)?;
            number += 1;
        }
        if number < entries.len() {
            entries.drain(number..).for_each(|entry| self.spare.keep(entry));
        }
        if fresh {
            // Many small lists with room for more would hold several times what they need.
            entries.shrink_to_fit();
        }
        *room = Document::List(entries);
        Ok(())
    }

    fn object(&mut self, levels: usize, room: &mut Document) -> Result<(), Error> {
        let mut entries = match mem::replace(room, Document::Null) {
            Document::Object(entries) => entries,
            other => {
                self.spare.keep(other);
                self.spare.objects.pop().unwrap_or_default()
            }
        };
        let (fresh, mut number) = (entries.capacity() == 0, 0);
        while self.has_next(number, b'}')? {
            if number == entries.len() {
                entries.push((self.spare.texts.pop().unwrap_or_default(), Document::Null));
            }
            if let Some((name, entry)) = entries.get_mut(number) {
                if self.peek() != Some(b'"') {
                    return Err(self.here());
                }
                self.string(name)?;
                longer(number)?;
                if self.solid() != Some(b':') {
                    return Err(self.here());
                }
                self.at += 1;
                self.value(levels, entry)?;
            }
            number += 1;
        }
        if number < entries.len() {
            for (name, entry) in entries.drain(number..) {
                self.spare.keep(Document::Text(name));
                self.spare.keep(entry);
            }
        }
        if fresh {
            entries.shrink_to_fit();
        }
        *room = Document::Object(entries);
        Ok(())
    }

    /// Whether another entry begins here, after so many; after the last one, or with the bracket before the first, the end
    /// is read.
    fn has_next(&mut self, number: usize, end: u8) -> Result<bool, Error> {
        if number == 0 {
            self.at += 1;
        }
        match self.solid() {
            Some(byte) if byte == end => {
                self.at += 1;
                return Ok(false);
            }
            Some(_) if number == 0 => return Ok(true),
            Some(b',') => self.at += 1,
            _ => return Err(self.here()),
        }
        match self.solid() {
            Some(byte) if byte != end => Ok(true),
            _ => Err(self.here()),
        }
    }

    /// Reads a word, of which the first letter stands here.
    fn word(&mut self, word: &[u8], value: Document) -> Result<Document, Error> {
        for letter in word {
            if self.next() != Some(*letter) {
                return Err(self.before());
            }
        }
        Ok(value)
    }

    /// Reads a text, at whose first quote it stands.
    fn string(&mut self, into: &mut String) -> Result<(), Error> {
        self.at += 1;
        into.clear();
        loop {
            let start = self.at;
            let rest = self.text.as_bytes().get(start..).unwrap_or_default();
            let plain = plain(rest);
            self.at += plain;
            if into.capacity() == 0 {
                into.reserve_exact(plain);
            }
            into.push_str(self.text.get(start..self.at).unwrap_or_default());
            match self.next() {
                Some(b'"') => return Ok(()),
                Some(b'\\') => {
                    let meant = self.escaped()?;
                    into.push(meant);
                }
                _ => return Err(self.before()),
            }
        }
    }

    /// The character that is meant by what follows a backslash.
    fn escaped(&mut self) -> Result<char, Error> {
        Ok(match self.next() {
            Some(byte @ (b'"' | b'\\' | b'/')) => byte.into(),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                let mut code = self.hexadecimal()?;
                // The first half of a pair, without which the second one means nothing.
                if (0xd800..0xdc00).contains(&code) {
                    for expected in [b'\\', b'u'] {
                        if self.next() != Some(expected) {
                            return Err(self.before());
                        }
                    }
                    let second = self.hexadecimal()?.wrapping_sub(0xdc00);
                    code = if second < 0x400 { 0x1_0000 + (code - 0xd800) * 0x400 + second } else { u32::MAX };
                }
                char::from_u32(code).ok_or_else(|| self.before())?
            }
            _ => return Err(self.before()),
        })
    }

    fn hexadecimal(&mut self) -> Result<u32, Error> {
        let start = self.at;
        self.at = (start + 4).min(self.text.len());
        let digits = self.text.as_bytes().get(start..start + 4).unwrap_or_default();
        let digit = |code: Option<u32>, byte: &u8| Some(code? * 16 + char::from(*byte).to_digit(16)?);
        let code = if digits.is_empty() { None } else { digits.iter().fold(Some(0), digit) };
        code.ok_or_else(|| self.before())
    }

    /// Reads a number: an infinite one where there is none so large.
    fn number(&mut self) -> Result<f64, Error> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        if self.first_digit()? == b'0' {
            if matches!(self.peek(), Some(b'0'..=b'9')) {
                return Err(self.here());
            }
        } else {
            self.digits();
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            if self.digits() == 0 {
                return Err(self.here());
            }
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.first_digit()?;
            self.digits();
        }
        Ok(decimal::nearest(self.text.get(start..self.at).unwrap_or_default()))
    }

    fn first_digit(&mut self) -> Result<u8, Error> {
        self.next().filter(u8::is_ascii_digit).ok_or_else(|| self.before())
    }

    /// Goes past all digits that follow, and counts them.
    fn digits(&mut self) -> usize {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        self.at - start
    }

    /// Nothing but blanks may follow.
    fn end(&mut self) -> Result<(), Error> {
        if self.solid().is_some() { Err(self.here()) } else { Ok(()) }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn next(&mut self) -> Option<u8> {
        let byte = self.peek();
        self.at += usize::from(byte.is_some());
        byte
    }

    /// What follows all blanks.
    fn solid(&mut self) -> Option<u8> {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\t' | b'\r')) {
            self.at += 1;
        }
        self.peek()
    }

    /// That what stands here is at fault.
    #[cold]
    fn here(&mut self) -> Error {
        self.next();
        self.before()
    }

    /// That what was read last is at fault.
    #[cold]
    fn before(&self) -> Error {
        let read = self.text.as_bytes().get(..self.at).unwrap_or_default();
        let line = read.split(|byte| *byte == b'\n').count();
        let column = read.iter().rev().take_while(|byte| **byte != b'\n').count();
        let place = format!("valid JSON (the fault is at line {line}, column {column})");
        Error::new(ErrorKind::InvalidJson, "", place)
    }
}
