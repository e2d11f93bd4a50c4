//! Whether a comment is one: it has a blank behind its sign, as in `# ghi chú`. Where none is, or a small number follows as in
//! «Phòng # 12», the text was meant to go on.

/// Whether words go on behind this `#`.
#[must_use]
pub fn cuts_words(comment: &str) -> bool {
    let bare = comment.trim_start_matches('#');
    let number = bare.trim_start();
    let digits = number.len() - number.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    is_glued(bare) || (1..=3).contains(&digits) && number[digits..].chars().next().is_none_or(|c| c == ',' || c.is_whitespace())
}

/// Whether figures go on behind this `#`.
#[must_use]
pub(super) fn cuts_figures(comment: &str) -> bool {
    comment.trim_start_matches('#').trim_start_matches('(').starts_with(|c: char| c.is_ascii_digit())
}

/// Whether something that says anything stands right behind the sign.
fn is_glued(bare: &str) -> bool {
    bare.starts_with(|c: char| !c.is_whitespace()) && bare.contains(char::is_alphanumeric)
}

/// Whether a line of its own is a text that goes on, and not a key or an item that somebody took out.
pub(super) fn goes_on(comment: &str) -> bool {
    let bare = comment.trim_start_matches('#');
    let is_key = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    is_glued(bare) && !bare.starts_with("- ") && !bare.split_once(':').is_some_and(|(word, _)| is_key(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_is_told_from_a_text_that_goes_on() {
        for comment in ["#12", "##12 theo ngày hẹn.", "#(12) tầng 3", "#«12»", "#-113 ngay", "#mới", "# 12, tầng 3", "# 2 đường Mẫu"]
        {
            assert!(cuts_words(comment), "{comment}");
        }
        for comment in ["# ghi chú", "#", "#-----", "# 1.004222", "# 2026-07-20", "## Phí", "# 0236 3822 300"] {
            assert!(!cuts_words(comment), "{comment}");
        }
        for comment in ["#note: x", "#- Tờ khai", "# ghi chú", "#---"] {
            assert!(!goes_on(comment), "{comment}");
        }
    }
}
