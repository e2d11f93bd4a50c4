//! What a table is made of, whatever file it comes from.

/// A cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct SheetCell {
    /// What it says.
    pub(super) text: String,
    /// Whether the workbook holds it as a number, so that zeros at its ends are lost.
    pub(super) is_number: bool,
}

/// A row: its line in the file, and its cells.
pub(super) type TableRow = (usize, Vec<SheetCell>);

/// The text on one line.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
