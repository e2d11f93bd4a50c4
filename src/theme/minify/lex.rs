//! The tokens of a script.

/// A token, and whether it begins a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token<'a> {
    pub(super) kind: Kind,
    pub(super) text: &'a str,
    pub(super) opens_line: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    Number,
    /// A string, a regular expression or a template without parts of its own.
    Text,
    Sign,
}

/// Signs of more than one character, the longer ones first.
const LONG: [&str; 33] = [
    ">>>=", "...", "===", "!==", ">>>", "<<=", ">>=", "**=", "&&=", "||=", "??=", "=>", "==", "!=", "<=", ">=", "&&", "||", "??", "?.",
    "++", "--", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<", ">>", "**",
];
/// After these words a slash begins a regular expression.
const BEFORE_VALUE: [&str; 12] = ["return", "typeof", "case", "in", "of", "delete", "void", "throw", "new", "else", "do", "instanceof"];

/// The tokens, or nothing when it cannot be told where one ends.
pub(super) fn tokens(script: &str) -> Option<Vec<Token<'_>>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let (mut at, mut opens_line) = (0, true);
    let bytes = script.as_bytes();
    // Other ends of lines than those that are known here, which also end comments.
    if script.contains(['\u{2028}', '\u{2029}']) || script.replace("\r\n", "").contains('\r') {
        return None;
    }
    while at < bytes.len() {
        let rest = &script[at..];
        let byte = bytes[at];
        let (kind, length) = if byte.is_ascii_whitespace() {
            opens_line |= byte == b'\n';
            at += 1;
            continue;
        } else if rest.starts_with("//") {
            at += rest.find('\n').unwrap_or(rest.len());
            continue;
        } else if let Some(comment) = rest.strip_prefix("/*") {
            let length = comment.find("*/")? + 4;
            opens_line |= rest[..length].contains('\n');
            at += length;
            continue;
        } else if rest.starts_with("<!--") || (opens_line && rest.starts_with("-->")) {
            // A comment of old.
            return None;
        } else if byte.is_ascii_digit() || (byte == b'.' && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)) {
            (Kind::Number, number(rest))
        } else if byte.is_ascii_alphabetic() || matches!(byte, b'_' | b'$') {
            (Kind::Word, rest.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '_' | '$')).unwrap_or(rest.len()))
        } else if matches!(byte, b'"' | b'\'') {
            (Kind::Text, quoted(rest, char::from(byte))?)
        } else if byte == b'`' {
            let length = quoted(rest, '`')?;
            (Kind::Text, (!rest[..length].contains("${")).then_some(length)?)
        } else if byte == b'/' && tokens.last().is_none_or(|last| !is_value(last)) {
            // Behind a brace nobody knows what a slash begins.
            let length = if tokens.last().is_some_and(|last| last.text == "}") { None } else { quoted(rest, '/') }?;
            (Kind::Text, length + rest[length..].find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(0))
        } else if byte.is_ascii() && !matches!(byte, b'#' | b'@' | b'\\') {
            (Kind::Sign, LONG.into_iter().find(|sign| rest.starts_with(sign)).map_or(1, str::len))
        } else {
            return None;
        };
        tokens.push(Token { kind, text: &rest[..length], opens_line });
        opens_line = false;
        at += length;
    }
    Some(tokens)
}

/// Whether what ends here is a value, so that a slash divides it.
fn is_value(token: &Token<'_>) -> bool {
    match token.kind {
        Kind::Word => !BEFORE_VALUE.contains(&token.text),
        Kind::Number | Kind::Text => true,
        Kind::Sign => matches!(token.text, ")" | "]" | "++" | "--"),
    }
}

/// The length of a number.
fn number(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_hex = text.starts_with("0x") || text.starts_with("0X");
    let goes_on = |at: &usize| match bytes[*at] {
        b'+' | b'-' => !is_hex && matches!(bytes[*at - 1], b'e' | b'E'),
        byte => byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_'),
    };
    1 + (1..bytes.len()).take_while(goes_on).count()
}

/// The length of what stands between two such signs, with them; only a template has more than one line.
fn quoted(text: &str, sign: char) -> Option<usize> {
    let (mut escaped, mut bracket) = (false, false);
    for (at, c) in text.char_indices().skip(1) {
        match c {
            '\n' if sign != '`' => return None,
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '[' | ']' if sign == '/' => bracket = c == '[',
            c if c == sign && !bracket => return Some(at + c.len_utf8()),
            _ => {}
        }
    }
    None
}
