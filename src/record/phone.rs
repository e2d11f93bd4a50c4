//! A phone number: as people read it, and as phones dial it.

use std::fmt;

use crate::finding::Fix;
use crate::jurisdiction::{Jurisdiction, Sort, Token, tokens};
use crate::letters::unmarked;
use crate::text::{clean_text, is_short, shown};
use crate::yaml::{Fault, Scalar, Style, quote};

/// A number that can be dialled from anywhere in the country, and the extension behind it.
///
/// Numbers of the country are kept in their national form, `02363822300` also when they were written with its code.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Phone {
    digits: String,
    /// In groups as people read it.
    shown: String,
    extension: String,
    /// The calling code of the country, where it was written with it.
    code: String,
}

impl Phone {
    /// The digits, beginning with `+` when the number is of another country.
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.digits
    }

    /// The extension, «máy lẻ», when there is one.
    #[must_use]
    pub fn extension(&self) -> Option<&str> {
        (!self.extension.is_empty()).then_some(self.extension.as_str())
    }

    /// The number in groups as people read it, without the extension: `0236 3822 300`, `0905 123 456`, `1900 1234`.
    #[must_use]
    pub fn display(&self) -> &str {
        &self.shown
    }

    /// Whether there is a number at all: one that could not be read is none.
    #[must_use]
    pub fn is_known(&self) -> bool {
        !self.digits.is_empty()
    }

    /// Whether it was written with the code of the country: it is there for those who call from abroad.
    #[must_use]
    pub fn has_code(&self) -> bool {
        !self.code.is_empty()
    }

    /// As one reads it abroad: `+84 236 3822 300`. Numbers that work only within the country stand as they are.
    #[must_use]
    pub fn abroad(&self, country: &str) -> String {
        let display = self.display();
        match display.strip_prefix('0') {
            Some(national) => format!("+{} {national}", country.trim_start_matches('+')),
            None => display.to_owned(),
        }
    }

    /// The address for a phone to dial (RFC 3966), `country` being the calling code such as `84`: `tel:+842363822300;ext=12`.
    ///
    /// Numbers that do not begin with 0 (113, 1022, 1800…, 1900…) work only within the country and stand as they are.
    #[must_use]
    pub fn tel(&self, country: &str) -> String {
        let country = country.trim_start_matches('+');
        let number = match self.digits.strip_prefix('0') {
            Some(national) => format!("+{country}{national}"),
            None => self.digits.clone(),
        };
        match self.extension() {
            Some(extension) => format!("tel:{number};ext={extension}"),
            None => format!("tel:{number}"),
        }
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A number for those who call from abroad is written as it was.
        if self.has_code() {
            f.write_str(&self.abroad(&self.code))?;
        } else {
            f.write_str(self.display())?;
        }
        match self.extension() {
            Some(extension) => write!(f, " ext {extension}"),
            None => Ok(()),
        }
    }
}

impl Scalar for Phone {
    const WHAT: (&'static str, &'static str) = ("một số điện thoại", "a phone number");

    fn schema() -> serde_json::Value {
        serde_json::json!({ "type": ["string", "integer", "number"], "pattern": "[0-9]" })
    }

    /// Reads `0236.3822300`, `(0236) 3822 300`, `+84 236 3822300`, `1900 1234`, `113`, and an extension after «máy lẻ» or `ext`.
    fn scalar(text: &str, style: Style, habits: &Jurisdiction) -> Result<Self, Fault> {
        let text = clean_text(text, style)?;
        Self::read(&text, habits).map_err(|trouble| match trouble {
            Trouble::NoNumber => not_a_phone(&text, habits),
            Trouble::Several => several(&text, habits),
            Trouble::Known(fault) => *fault,
        })
    }
}

/// Why a text is no number.
enum Trouble {
    NoNumber,
    Several,
    Known(Box<Fault>),
}

impl Phone {
    fn read(text: &str, habits: &Jurisdiction) -> Result<Self, Trouble> {
        let plain: String = unmarked(text).collect();
        let (number, extension) = parts(&plain, habits);
        if extension.is_some_and(|extension| extension.is_empty() || extension.len() > 6 || !is_digits(extension)) {
            return Err(Trouble::NoNumber);
        }
        let extension = extension.unwrap_or_default().to_owned();
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        let joined = tokens(text).iter().any(|piece| habits.phones.or.iter().any(|phrase| phrase.is(std::slice::from_ref(piece))));
        if number.contains(['/', ';', ',']) || joined || (digits.len() > 15 && number.contains([' ', '-'])) {
            return Err(Trouble::Several);
        }
        let international = number.starts_with('+');
        if !number.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '.' | '-' | '(' | ')' | '–' | '+'))
            || number.matches('+').count() > usize::from(international)
        {
            return Err(Trouble::NoNumber);
        }
        let code = habits.phones.figures();
        let here = digits.strip_prefix("00").and_then(|digits| digits.strip_prefix(code));
        let is_whole =
            |rest: &&str| international || habits.phones.kind(&digits).is_none() && habits.phones.kind(&format!("0{rest}")).is_some();
        let digits = match here.or_else(|| digits.strip_prefix(code).filter(|rest| !code.is_empty() && is_whole(rest))) {
            Some(national) => format!("0{}", national.strip_prefix('0').unwrap_or(national)),
            None if international => {
                return if (7..=15).contains(&digits.len()) {
                    Ok(Self { shown: format!("+{digits}"), digits: format!("+{digits}"), extension, code: String::new() })
                } else {
                    Err(Trouble::NoNumber)
                };
            }
            None => digits,
        };
        let shown = check(&digits, text, habits)?;
        let code = if international { code.to_owned() } else { String::new() };
        Ok(Self { digits, shown, extension, code })
    }
}

/// The number, and what stands after «máy lẻ» or `ext`.
fn parts<'t>(plain: &'t str, habits: &Jurisdiction) -> (&'t str, Option<&'t str>) {
    let own = habits.phones.extension.iter().map(|phrase| phrase.words().collect::<Vec<_>>().join(" "));
    for word in own.chain(["extension".to_owned(), "ext".to_owned()]) {
        if let Some((number, extension)) = plain.split_once(&word) {
            let number = number.trim_end_matches([' ', ',', '(', ';', '-', '–']);
            return (number, Some(extension.trim_matches([' ', '.', ':', ')'])));
        }
    }
    let plain = plain.strip_prefix("tel:").unwrap_or(plain);
    (plain.trim(), None)
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A national number as people read it, where it can be dialled.
fn check(digits: &str, text: &str, habits: &Jurisdiction) -> Result<String, Trouble> {
    let (typed, plan) = (shown(text), &habits.phones);
    let known = |fault: Fault| Trouble::Known(Box::new(fault));
    if let Some(kind) = plan.kind(digits) {
        return Ok(kind.grouped(digits));
    }
    if let Some(old) = plan.old.iter().find(|old| old.is.is(digits)) {
        let ((was_vi, was_en), (vi, en)) = ((&old.was.vi, &old.was.en), (&old.write.vi, &old.write.en));
        return Err(known(Fault::new("phone/old-prefix", words!("«{typed}» {was_vi}", "`{typed}` {was_en}"), words!("{vi}", "{en}"))));
    }
    if plan.local.iter().any(|local| local.is(digits)) {
        let area = plan.examples.first().and_then(|example| example.split(' ').next()).unwrap_or_default();
        return Err(known(Fault::new(
            "phone/no-area-code",
            words!("số «{typed}» thiếu mã vùng", "`{typed}` lacks its area code"),
            words!("viết cả mã vùng, ví dụ {area} {digits}", "write the area code too, such as {area} {digits}"),
        )));
    }
    if plan.kind(&format!("0{digits}")).is_some() {
        return Err(known(
            Fault::new(
                "phone/lost-zero",
                words!("số «{typed}» mất số 0 ở đầu", "`{typed}` lost its first zero"),
                words!("viết 0{digits}", "write 0{digits}"),
            )
            .with(Fix::offered(quote(&format!("0{digits}")))),
        ));
    }
    Err(Trouble::NoNumber)
}

fn not_a_phone(text: &str, habits: &Jurisdiction) -> Fault {
    let (typed, examples) = (shown(text), habits.phones.shown());
    let remedy = match &found(text, habits)[..] {
        [(number, name)] if !name.is_empty() => {
            let name = quote(name);
            words!(
                "viết số ở `number`, phần chữ ở `name`: `{{name: {name}, number: \"{number}\"}}`",
                "write the number as `number` and the words as `name`: `{{name: {name}, number: \"{number}\"}}`"
            )
        }
        _ => words!(
            "viết cả mã vùng, ví dụ {examples}; đếm lại số chữ số",
            "write it with its area code, such as {examples}; count its digits"
        ),
    };
    Fault::new(
        "phone/not-a-number",
        words!("«{typed}» không phải một số điện thoại gọi được", "`{typed}` is not a number that can be dialled"),
        remedy,
    )
}

fn several(text: &str, habits: &Jurisdiction) -> Fault {
    let numbers = found(text, habits);
    let row = |(number, name): &(Phone, String)| match name.as_str() {
        "" => format!("`- {{number: \"{number}\"}}`"),
        name => format!("`- {{name: {}, number: \"{number}\"}}`", quote(name)),
    };
    let rows: Vec<String> = numbers.iter().map(row).collect();
    let (vi, en) = if rows.len() > 1 {
        (rows.join(" và "), rows.join(" and "))
    } else {
        ("`- {name: …, number: …}`".to_owned(), "`- {name: …, number: …}`".to_owned())
    };
    Fault::new(
        "phone/several",
        words!("có hơn một số điện thoại ở đây", "there is more than one number here"),
        words!("viết mỗi số một dòng: {vi}", "write each on a line of its own: {en}"),
    )
}

/// The numbers in a text that can be dialled, each with the words beside it.
fn found(text: &str, habits: &Jurisdiction) -> Vec<(Phone, String)> {
    if !is_short(text) {
        return Vec::new();
    }
    let pieces = tokens(text);
    let parts_it = |piece: &Token| {
        piece.is('/') || piece.is(';') || piece.is(',') || habits.phones.or.iter().any(|phrase| phrase.is(std::slice::from_ref(piece)))
    };
    let one = |pieces: &[Token]| {
        let is_number = |piece: &Token| piece.sort == Sort::Number || matches!(piece.folded.as_str(), "+" | "." | "-" | "–" | "(" | ")");
        let first = pieces.iter().position(|piece| piece.sort == Sort::Number || piece.is('+'))?;
        let length = pieces[first..].iter().take_while(|piece| is_number(piece)).count();
        let digits = pieces[first..first + length].iter().rposition(|piece| piece.sort == Sort::Number)?;
        let last = &pieces[first + digits];
        let number = text.get(pieces[first].at.start..last.at.end)?;
        let phone = Phone::read(number, habits).ok()?;
        let words =
            |pieces: &[Token]| pieces.first().zip(pieces.last()).and_then(|(a, z)| text.get(a.at.start..z.at.end)).unwrap_or_default();
        let names = [words(&pieces[..first]), words(&pieces[first + digits + 1..])];
        let names: Vec<&str> =
            names.iter().map(|name| name.trim_matches(|c: char| !c.is_alphanumeric())).filter(|name| !name.is_empty()).collect();
        Some((phone, names.join(", ")))
    };
    pieces.split(parts_it).filter_map(one).collect()
}

read_scalar!(Phone);
written_as_shown!(Phone);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::scalar::testing::{plain, quoted, refused};
    use proptest::prelude::*;

    fn both(text: &str) -> (String, String) {
        plain::<Phone>(text).map_or_else(|fault| (fault.rule.into(), String::new()), |phone| (phone.written(), phone.tel("84")))
    }

    impl Phone {
        fn written(&self) -> String {
            Self { code: String::new(), ..self.clone() }.to_string()
        }
    }

    fn pair(shown: &str, tel: &str) -> (String, String) {
        (shown.into(), tel.into())
    }

    #[test]
    fn a_landline_has_many_spellings() {
        for text in [
            "0236.3822300",
            "0236 3822 300",
            "(0236) 3822.300",
            "02363822300",
            "+84 236 3822300",
            "+84 (0)236 3822300",
            "0084 236 3822 300",
            "84 236 3822 300",
            "0236-3822300",
        ] {
            assert_eq!(both(text), pair("0236 3822 300", "tel:+842363822300"), "{text}");
        }
        assert_eq!(plain::<Phone>("+84 236 3822300").map(|phone| phone.to_string()), Ok("+84 236 3822 300".into()));
        assert_eq!(both("024 3826 8888"), pair("024 3826 8888", "tel:+842438268888"));
        assert_eq!(both("tel:+842363822300").0, "0236 3822 300");
    }

    #[test]
    fn mobile_police_and_service_numbers_are_read() {
        assert_eq!(both("0905123456"), pair("0905 123 456", "tel:+84905123456"));
        assert_eq!(both("069.2345.678"), pair("069 234 5678", "tel:+84692345678"));
        assert_eq!(both("1900 1234"), pair("1900 1234", "tel:19001234"));
        assert_eq!(both("1800.545456"), pair("1800 545456", "tel:1800545456"));
        assert_eq!(both("113"), pair("113", "tel:113"));
        assert_eq!(both("1022"), pair("1022", "tel:1022"));
        assert_eq!(both("+856 21 414 601"), pair("+85621414601", "tel:+85621414601"));
    }

    #[test]
    fn an_extension_is_kept_apart() {
        for text in [
            "0236.3822300 máy lẻ 12",
            "0236 3822300 ext 12",
            "0236 3822300, ext. 12",
            "0236 3822300 (máy lẻ: 12)",
            "0236 3822300 – số lẻ 12",
        ] {
            assert_eq!(both(text), pair("0236 3822 300 ext 12", "tel:+842363822300;ext=12"), "{text}");
        }
        assert_eq!(plain::<Phone>("113").map(|phone| phone.extension().map(str::to_owned)), Ok(None));
        assert_eq!(refused::<Phone>("0236 3822300 ext").0, "phone/not-a-number");
    }

    #[test]
    fn slips_have_words_of_their_own() {
        assert_eq!(refused::<Phone>("3822300"), ("phone/no-area-code", "viết cả mã vùng, ví dụ 0236 3822300".into()));
        assert_eq!(refused::<Phone>("905123456"), ("phone/lost-zero", "viết 0905123456".into()));
        assert_eq!(refused::<Phone>("2363822300"), ("phone/lost-zero", "viết 02363822300".into()));
        assert_eq!(refused::<Phone>("01205123456"), ("phone/old-prefix", "viết số mới có 10 số".into()));
        assert_eq!(
            refused::<Phone>("0236 3822300 / 0236 3822301"),
            ("phone/several", "viết mỗi số một dòng: `- {number: \"0236 3822 300\"}` và `- {number: \"0236 3822 301\"}`".into())
        );
        assert_eq!(refused::<Phone>("0236 3822300 - 0236 3822301").0, "phone/several");
    }

    #[test]
    fn what_cannot_be_dialled_is_refused() {
        for text in ["0236.382230", "abc", "12", "0000000000", "+1", "09051234567", "0905o123456", "１１３", "++84905123456"] {
            assert_eq!(refused::<Phone>(text).0, "phone/not-a-number", "{text}");
        }
    }

    #[test]
    fn readers_of_other_languages_see_the_code_of_the_country() {
        let shown = |text: &str| plain::<Phone>(text).map(|phone| phone.abroad("+84"));
        assert_eq!(shown("0236.3822300"), Ok("+84 236 3822 300".to_owned()));
        assert_eq!(shown("0905 123 456"), Ok("+84 905 123 456".to_owned()));
        assert_eq!(shown("113"), Ok("113".to_owned()));
        assert_eq!(shown("1900 1234"), Ok("1900 1234".to_owned()));
    }

    proptest! {
        #[test]
        fn reading_never_panics_and_reads_back(text in "\\PC{0,30}|[0-9+. ()-]{3,20}( ext [0-9]{1,4})?") {
            let _ = plain::<Phone>(&text);
            if let Ok(phone) = quoted::<Phone>(&text) {
                prop_assert_eq!(plain::<Phone>(&phone.to_string()), Ok(phone));
            }
        }

        #[test]
        fn a_number_of_the_plan_reads_back(text in "02[0-9]{9}|0[35789][0-9]{8}|069[0-9]{5,7}|1[89]00[0-9]{4,6}|1[0-9]{2,4}") {
            if let Ok(phone) = plain::<Phone>(&text) {
                prop_assert_eq!(phone.digits(), text.as_str());
                prop_assert_eq!(plain::<Phone>(&phone.to_string()), Ok(phone));
            }
        }
    }
}
