//! What a record says beside the facts stands in a paragraph of the entry's Markdown, which the import wrote when the entry was new.
//! Its rows are kept up to date; an editor who took the paragraph out is only told what the record says.

use crate::letters::fold;

/// The Markdown of an entry with the rows of a record in its paragraph, and what has no place in it.
pub(super) fn renewed(body: &str, said: &str) -> (String, Vec<String>) {
    let lead = said.lines().next().unwrap_or_default();
    let rows: Vec<&str> = said.lines().filter(|line| line.starts_with("- ")).collect();
    let mut lines: Vec<&str> = body.lines().collect();
    let Some(start) = lines.iter().position(|line| *line == lead) else {
        let there = fold(body);
        let is_new = |row: &&&str| !there.contains(&fold(row.split_once(": ").map_or("", |(_, text)| text)));
        return (body.to_owned(), rows.iter().filter(is_new).map(|row| what(row).to_owned()).collect());
    };
    let mut end =
        lines[start + 1..].iter().position(|line| !line.is_empty() && !line.starts_with("- ")).map_or(lines.len(), |at| start + 1 + at);
    while end > start + 1 && lines[end - 1].is_empty() {
        end -= 1;
    }
    // Several rows may say the same kind of thing: they are told apart by their order.
    let mut done: Vec<usize> = Vec::new();
    for row in rows {
        let is_it = |at: &usize| what(lines[*at]) == what(row) && !done.contains(at);
        let same = (start + 1..end).find(|at| lines[*at] == row && !done.contains(at));
        match same.or_else(|| (start + 1..end).find(is_it)) {
            Some(at) => {
                lines[at] = row;
                done.push(at);
            }
            None => {
                lines.insert(end, row);
                done.push(end);
                end += 1;
            }
        }
    }
    let is_ended = body.ends_with('\n') || body.is_empty();
    (lines.join("\n") + if is_ended { "\n" } else { "" }, Vec::new())
}

/// What a row is about: «Cơ quan thực hiện».
fn what(row: &str) -> &str {
    row.trim_start_matches("- ").split_once(": ").map_or("", |(what, _)| what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_rows_of_the_paragraph_change() {
        let said = "Theo CSDL:\n\n- Cơ quan thực hiện: B\n- Căn cứ khác: x\n- Căn cứ khác: y\n";
        let body = "Lời tôi.\n\nTheo CSDL:\n\n- Cơ quan thực hiện: A\n- Căn cứ khác: y\n\nNữa.\n- Cơ quan thực hiện: C\n";
        let (after, left) = renewed(body, said);
        assert_eq!(
            after,
            "Lời tôi.\n\nTheo CSDL:\n\n- Cơ quan thực hiện: B\n- Căn cứ khác: y\n- Căn cứ khác: x\n\nNữa.\n- Cơ quan thực hiện: C\n"
                .replace("- Căn cứ khác: y\n- Căn cứ khác: x", "- Căn cứ khác: x\n- Căn cứ khác: y")
        );
        assert!(left.is_empty());
        assert_eq!(renewed(&after, said).0, after);
        let (same, left) = renewed("Nộp ở b, theo x.\n", said);
        assert_eq!((same.as_str(), left), ("Nộp ở b, theo x.\n", vec!["Căn cứ khác".to_owned()]));
    }
}
