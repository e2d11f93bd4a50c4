//! Text as a quoted value of YAML, for what we tell editors to write.

use std::fmt::Write;

/// The text between straight double quotes, on one line, read back as it is.
#[must_use]
pub fn quote(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}') => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::super::node::{NodeKind, parse};
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_quoted_text_reads_back_as_it_was(text in "[^\u{0}]{0,30}|[\"\\\\ :#\n\t'a-c]{0,20}") {
            let yaml = quote(&text);
            let (node, faults) = parse(&yaml, 0..yaml.len());
            prop_assert!(faults.is_empty(), "{yaml}: {faults:?}");
            let said = match node.map(|node| node.kind) {
                Some(NodeKind::Scalar(said, _)) => said,
                other => return Err(TestCaseError::fail(format!("{yaml}: {other:?}"))),
            };
            prop_assert_eq!(said, text);
        }
    }
}
