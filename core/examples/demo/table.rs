//! Columns, the last one of words that wrap below themselves.

use textwrap::core::display_width;

use crate::page::Page;

/// Words narrower than this stand below their row.
const ROOM_FOR_WORDS: usize = 16;
const GAP: &str = "  ";

/// One row: narrow cells, and words.
pub(crate) struct Row {
    pub(crate) cells: Vec<Cell>,
    pub(crate) words: String,
}

/// One cell.
pub(crate) enum Cell {
    /// A word, at the left of its column.
    Left(String),
    /// The name of a column of numbers, at its right.
    Head(&'static str),
    /// A number; points stand below each other.
    Number(String),
}

/// How wide a column is: before the point, and from the point on.
#[derive(Default, Clone, Copy)]
struct Width {
    whole: usize,
    fraction: usize,
    widest: usize,
}

impl Width {
    fn all(self) -> usize {
        self.widest.max(self.whole + self.fraction)
    }
}

/// Writes the rows, the first of which may be a head; a column in which no other row says anything is left out.
pub(crate) fn table(page: &mut Page, rows: &[Row]) {
    let columns = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let widths: Vec<Width> = (0..columns).map(|column| width(rows, column)).collect();
    for row in rows {
        let cells = row.cells.iter().zip(&widths).filter(|(_, width)| width.all() > 0);
        let cells: Vec<String> = cells.map(|(cell, width)| cell.padded(*width)).collect();
        let first = format!("{}{GAP}", cells.join(GAP));
        let indent = display_width(&first);
        if indent + ROOM_FOR_WORDS <= page.width() {
            page.filled(&first, &" ".repeat(indent), if row.words.is_empty() { " " } else { &row.words });
        } else {
            page.paragraph(&first);
            page.item("    ", &row.words);
        }
    }
}

fn width(rows: &[Row], column: usize) -> Width {
    let cells = || rows.iter().filter_map(|row| row.cells.get(column));
    let says = |cell: &Cell| match cell {
        Cell::Left(text) | Cell::Number(text) => !text.is_empty(),
        Cell::Head(_) => false,
    };
    if !cells().any(says) {
        return Width::default();
    }
    cells().fold(Width::default(), |width, cell| match cell {
        Cell::Left(text) => Width { widest: width.widest.max(display_width(text)), ..width },
        Cell::Head(text) => Width { widest: width.widest.max(display_width(text)), ..width },
        Cell::Number(number) => {
            let (whole, fraction) = at_point(number);
            Width {
                whole: width.whole.max(display_width(whole)),
                fraction: width.fraction.max(display_width(fraction)),
                ..width
            }
        }
    })
}

fn at_point(number: &str) -> (&str, &str) {
    number.find('.').and_then(|point| number.split_at_checked(point)).unwrap_or((number, ""))
}

impl Cell {
    fn padded(&self, width: Width) -> String {
        let (before, text, after) = match self {
            Self::Left(text) => (0, text.as_str(), width.all().saturating_sub(display_width(text))),
            Self::Head(text) => (width.all().saturating_sub(display_width(text)), *text, 0),
            Self::Number(number) => {
                let (_, fraction) = at_point(number);
                let after = width.fraction.saturating_sub(display_width(fraction));
                (width.all().saturating_sub(display_width(number) + after), number.as_str(), after)
            }
        };
        format!("{}{text}{}", " ".repeat(before), " ".repeat(after))
    }
}
