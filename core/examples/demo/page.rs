//! A page of text for a terminal: every line fits its width, and what is new to a reader is explained
//! once, where it is first met.

use std::io::stdout;

use terminal_size::terminal_size_of;
use textwrap::core::display_width;
use textwrap::{Options, WordSplitter};

use crate::terms::Term;

/// Where no terminal says how wide it is.
const USUAL: usize = 80;
/// Longer lines are hard to read, shorter ones leave no room for a table.
const READABLE: std::ops::RangeInclusive<usize> = 30..=100;

/// The columns that there are: as `COLUMNS` says, as wide as the terminal is, or 80.
pub(crate) fn width() -> usize {
    let wanted = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let terminal = || terminal_size_of(stdout()).map(|(width, _)| usize::from(width.0));
    wanted.or_else(terminal).unwrap_or(USUAL).clamp(*READABLE.start(), *READABLE.end())
}

/// The text so far.
pub(crate) struct Page {
    text: String,
    width: usize,
    explained: Vec<Term>,
}

impl Page {
    pub(crate) fn new(width: usize) -> Self {
        Self { text: String::new(), width, explained: Vec::new() }
    }

    pub(crate) fn width(&self) -> usize {
        self.width
    }

    /// The text since the last call.
    pub(crate) fn take(&mut self) -> String {
        std::mem::take(&mut self.text)
    }

    pub(crate) fn title(&mut self, title: &str) {
        self.underlined(title, "=");
    }

    pub(crate) fn section(&mut self, title: &str) {
        self.gap();
        self.underlined(title, "-");
    }

    pub(crate) fn gap(&mut self) {
        self.text.push('\n');
    }

    pub(crate) fn paragraph(&mut self, text: &str) {
        self.item("", text);
    }

    /// A text behind a mark; its other lines stand below its first word.
    pub(crate) fn item(&mut self, mark: &str, text: &str) {
        let hang = " ".repeat(display_width(mark));
        self.filled(mark, &hang, text);
    }

    /// A text behind a beginning that is already made up, with its other lines so far in.
    pub(crate) fn filled(&mut self, first: &str, others: &str, text: &str) {
        let options = Options::new(self.width).word_splitter(WordSplitter::NoHyphenation);
        let text = one_line(text);
        for line in textwrap::wrap(&text, options.initial_indent(first).subsequent_indent(others)) {
            self.text.push_str(line.trim_end());
            self.text.push('\n');
        }
    }

    /// What a word means, the first time that it is used.
    pub(crate) fn explain(&mut self, term: Term) {
        self.explain_at("", term);
    }

    /// As [`Page::explain`], so far in.
    pub(crate) fn explain_at(&mut self, indent: &str, term: Term) {
        if !self.explained.contains(&term) {
            self.explained.push(term);
            self.filled(&format!("{indent}("), &format!("{indent} "), &format!("{})", term.meaning()));
        }
    }

    fn underlined(&mut self, title: &str, line: &str) {
        let start = self.text.len();
        self.paragraph(title);
        let widest = self.text.get(start..).unwrap_or_default().lines().map(display_width).max();
        self.paragraph(&line.repeat(widest.unwrap_or_default()));
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
