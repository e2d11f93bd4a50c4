//! How the codes of procedures look, and what was meant by one that only looks like it.

use serde::Deserialize;

/// The shapes of codes. In a shape `0` is any figure, `A` any capital letter, and all else stands for itself.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Codes {
    /// A code of the country's database; empty where it has none.
    pub national: String,
    /// What stands behind it where an authority lists it among its own.
    pub local: Vec<String>,
}

/// What a text is that was typed for a code.
#[derive(Debug, PartialEq, Eq)]
pub enum CodeReading {
    /// A code of the country's database, as it stands; behind it may be the tail of an authority.
    National(String),
    /// Meant for this code, and mistyped: a letter for a figure, a blank, a point left out.
    Mistyped(String),
    /// Figures and points as in such a code, with so many figures too many or too few in the last group.
    Miscounted {
        /// How many the group should have.
        wanted: usize,
        /// How many it has.
        found: usize,
    },
    /// Something else: a code of one's own.
    Other,
}

impl Codes {
    /// What this text is.
    #[must_use]
    pub fn read(&self, text: &str) -> CodeReading {
        if self.national.is_empty() {
            return CodeReading::Other;
        }
        let tails = std::iter::once("").chain(self.local.iter().map(String::as_str));
        for tail in tails {
            let shape = self.national.chars().chain(tail.chars());
            if let Some((mut code, is_exact)) = fitted(shape, text) {
                code.truncate(self.national.len());
                return if is_exact { CodeReading::National(code) } else { CodeReading::Mistyped(code) };
            }
        }
        let groups = |text: &str| text.split('.').map(str::len).collect::<Vec<_>>();
        let (wanted, found) = (groups(&self.national), groups(text));
        let is_like = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && wanted.len() == found.len();
        match (wanted.split_last(), found.split_last()) {
            (Some((wanted, first)), Some((found, start))) if is_like && first == start && *found > 0 => {
                CodeReading::Miscounted { wanted: *wanted, found: *found }
            }
            _ => CodeReading::Other,
        }
    }
}

/// The text in this shape, and whether it had it already.
fn fitted(shape: impl Iterator<Item = char>, text: &str) -> Option<(String, bool)> {
    let mut typed = text.chars().filter(|c| !c.is_whitespace()).peekable();
    let (mut code, mut is_exact) = (String::new(), !text.contains(char::is_whitespace));
    for wanted in shape {
        let next = *typed.peek()?;
        let is = match wanted {
            '0' => figure(next)?,
            'A' => Some(next.to_ascii_uppercase()).filter(char::is_ascii_uppercase)?,
            // A point that was left out, or another sign for it.
            sign if figure(next).is_some() || next.is_alphanumeric() => {
                code.push(sign);
                is_exact = false;
                figure(next)?;
                continue;
            }
            sign => sign,
        };
        is_exact &= is == next;
        code.push(is);
        typed.next();
    }
    typed.next().is_none().then_some((code, is_exact))
}

/// The figure that this character is or looks like.
fn figure(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        'O' | 'o' | 'О' | 'о' => Some('0'),
        'l' | 'I' | '|' => Some('1'),
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Jurisdiction;
    use super::*;

    #[test]
    fn a_code_is_read_for_what_it_is() {
        let codes = &Jurisdiction::usual().codes;
        let national = |code: &str| CodeReading::National(code.to_owned());
        for text in ["1.012680", "1.012680.H17", "1.012680.000.00.00.H17"] {
            assert_eq!(codes.read(text), national("1.012680"), "{text}");
        }
        let mistyped = [
            "1.O12680",
            "1.o1268O",
            "l.0l2680",
            "1012680",
            "1. 012680",
            "1 .012 680",
            "１.０１２６８０",
            "1,012680",
            "1-012680",
            "1.O12680.H17",
            "1.012680.h17",
        ];
        for text in mistyped {
            assert_eq!(codes.read(text), CodeReading::Mistyped("1.012680".into()), "{text}");
        }
        assert_eq!(codes.read("1.00208"), CodeReading::Miscounted { wanted: 6, found: 5 });
        assert_eq!(codes.read("1.0126800"), CodeReading::Miscounted { wanted: 6, found: 7 });
        for text in ["BCA-12", "1.012680.X", "TTHC-1.012680", "10.12680", "12", "1.012680/QĐ", "1.012680; 1.012681", "101268", "Đăng ký"]
        {
            assert_eq!(codes.read(text), CodeReading::Other, "{text}");
        }
        assert_eq!(Codes::default().read("1.O12680"), CodeReading::Other);
    }
}
