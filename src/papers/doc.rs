//! A paper before it is written down: blocks of plain text, the same in number and order in every language.

/// One block. All texts are plain; the writers escape them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Title of a paper; each paper after the first begins on a new sheet.
    Title(String),
    /// A heading.
    Heading(String),
    /// A heading below it.
    Sub(String),
    /// A paragraph.
    Text(String),
    /// A paragraph that must not be missed.
    Strong(String),
    /// A paragraph in small print.
    Small(String),
    /// Points.
    List(Vec<String>),
    /// Names and values.
    Pairs(Vec<(String, String)>),
    /// Column heads, and rows of as many cells.
    Table(Vec<String>, Vec<Vec<String>>),
    /// Lines to sign on, each with what is signed for.
    Signatures(Vec<String>),
}

/// Blocks under way.
#[derive(Default)]
pub struct Doc(pub Vec<Block>);

impl Doc {
    /// Adds a heading.
    pub fn heading(&mut self, text: &str) {
        self.0.push(Block::Heading(text.to_owned()));
    }

    /// Adds a paragraph.
    pub fn text(&mut self, text: impl Into<String>) {
        self.0.push(Block::Text(text.into()));
    }

    /// Adds points, or a paragraph that says there are none.
    pub fn list(&mut self, points: Vec<String>, none: &str) {
        self.0.push(if points.is_empty() { Block::Text(none.to_owned()) } else { Block::List(points) });
    }

    /// Adds a table, or a paragraph that says there is nothing in it.
    pub fn table(&mut self, heads: &[&str], rows: Vec<Vec<String>>, none: &str) {
        self.0.push(if rows.is_empty() {
            Block::Text(none.to_owned())
        } else {
            Block::Table(heads.iter().map(|head| (*head).to_owned()).collect(), rows)
        });
    }
}

/// A text cut to so many characters, so that a sheet holds it.
pub fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}
