//! Amounts of a currency that is paid in coins of less than its unit: `12.50`, «12,50 €», «€12.50», «1 250 €».

use super::amount::{Amount, MAX_AMOUNT};
use crate::jurisdiction::{Jurisdiction, Phrase, Token, tokens};
use crate::record::currency::Currency;
use crate::text::shown;
use crate::yaml::{Fault, Scalar, Style};

/// Reads an amount as the country of the catalog writes it. A point with one or two figures behind it is what programs write, and
/// read everywhere; what has two readings is refused with both.
pub(super) fn read(text: &str, habits: &Jurisdiction) -> Result<Amount, Fault> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '\u{a0}' | '\u{202f}' | '\'');
    let start = text.find(|c: char| c.is_ascii_digit()).ok_or_else(|| not_an_amount(text))?;
    let end = text[start..].find(|c| !is_part(c)).map_or(text.len(), |length| start + length);
    let (before, number, behind) = (&text[..start], text[start..end].trim_end(), &text[end..]);
    let (first, last) = (tokens(before), tokens(behind));
    let is_said = |pieces: &[Token]| pieces.is_empty() || Phrase::longest(&habits.money.currency, pieces) == Some(pieces.len());
    if !is_said(&first) || !is_said(&last) || (!first.is_empty() && !last.is_empty()) {
        return Err(more(text, number, behind, first.is_empty(), habits));
    }
    let coins = coins(number, habits).map_err(|trouble| match trouble {
        Trouble::None => not_an_amount(text),
        Trouble::Two(whole, parts) => Fault::new(
            "fee/thousands-separator",
            words!("«{number}» có hai cách đọc: {whole}, hoặc {parts}", "`{number}` can be read as {whole} or as {parts}"),
            words!("viết {whole} hoặc {parts}", "write {whole} or {parts}"),
        ),
        Trouble::Zero(plain) => Fault::new(
            "fee/leading-zero",
            words!("số tiền «{number}» có số 0 ở đầu", "the amount `{number}` begins with a zero"),
            words!("viết {plain}", "write {plain}"),
        ),
    })?;
    if coins > MAX_AMOUNT {
        return Err(super::fault::too_large());
    }
    Ok(Amount(coins, habits.money.decimals))
}

/// Why a number is no amount.
enum Trouble {
    None,
    /// With thousands, and with decimals.
    Two(String, String),
    /// Without the zeros at its beginning.
    Zero(String),
}

/// The number of the smallest coins.
fn coins(number: &str, habits: &Jurisdiction) -> Result<u64, Trouble> {
    let money = &habits.money;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    // What stands last with one or two figures behind it sets the decimals apart.
    let (whole, part) = match number.rfind(['.', ',']) {
        Some(at) if at > 0 => {
            let (whole, sign, part) = (&number[..at], &number[at..=at], &number[at + 1..]);
            let is_decimal = sign == "." || sign == money.decimal;
            if is_decimal && digits(part) && (1..=usize::from(money.decimals)).contains(&part.len()) && !whole.contains(sign) {
                (whole, part)
            } else {
                (number, "")
            }
        }
        _ => (number, ""),
    };
    let between = whole.chars().find(|c| !c.is_ascii_digit());
    let figures: String = whole.chars().filter(char::is_ascii_digit).collect();
    if let Some(sign) = between {
        let mut groups = whole.split(sign);
        let first = groups.next().unwrap_or_default();
        let is_grouped = (1..=3).contains(&first.len()) && digits(first) && groups.all(|group| group.len() == 3 && digits(group));
        if !is_grouped {
            return Err(Trouble::None);
        }
        let sign = sign.to_string();
        let is_space = |sign: &str| matches!(sign, " " | "\u{a0}" | "\u{202f}");
        let is_known = money.thousands.iter().any(|own| *own == sign || is_space(own) && is_space(&sign));
        // «1.250» with a point that sets no thousands apart here, or that sets decimals apart elsewhere.
        if !is_known {
            let at = whole.rfind(|c: char| !c.is_ascii_digit()).unwrap_or_default();
            let (units, rest): (String, &str) =
                (whole[..at].chars().filter(char::is_ascii_digit).collect(), whole[at..].trim_start_matches(|c: char| !c.is_ascii_digit()));
            return Err(Trouble::Two(figures, format!("{units}.{}", &rest[..rest.len().min(money.decimals.into())])));
        }
    }
    if figures.len() > 1 && figures.starts_with('0') {
        let plain = figures.trim_start_matches('0');
        let plain = if plain.is_empty() { "0" } else { plain };
        return Err(Trouble::Zero(if part.is_empty() { plain.to_owned() } else { format!("{plain}.{part}") }));
    }
    let unit = 10_u64.pow(money.decimals.into());
    let part = format!("{part:0<width$}", width = usize::from(money.decimals)).parse::<u64>().unwrap_or_default();
    let whole = figures.parse::<u64>().unwrap_or(u64::MAX);
    Ok(whole.checked_mul(unit).and_then(|whole| whole.checked_add(part)).unwrap_or(u64::MAX))
}

/// What stands beside an amount and is not its currency.
fn more(text: &str, number: &str, behind: &str, is_behind: bool, habits: &Jurisdiction) -> Fault {
    let Ok(coins) = coins(number, habits) else { return not_an_amount(text) };
    let (value, typed) = (Amount(coins, habits.money.decimals), shown(text));
    let other = text.replacen(number, "", 1);
    if let Ok(currency) = Currency::scalar(other.trim(), Style::Quoted, habits) {
        return Fault::new(
            "fee/currency-in-amount",
            words!("«{typed}» có cả số tiền và loại tiền", "`{typed}` holds both the amount and its currency"),
            words!(
                "viết hai dòng: `amount: {value}` và `currency: {currency}`",
                "write two lines: `amount: {value}` and `currency: {currency}`"
            ),
        );
    }
    let pieces = tokens(behind);
    let taken = Phrase::longest(&habits.money.currency, &pieces).unwrap_or(0);
    let rest = pieces.get(taken).map_or("", |piece| &behind[piece.at.start..]);
    let named = habits.money.per.iter().find(|phrase| phrase.begins(&pieces[taken..])).map(Phrase::len);
    let per = rest.strip_prefix('/').or_else(|| {
        let after = pieces.get(taken + named?)?;
        Some(&behind[after.at.start..])
    });
    if let Some(per) = per.map(str::trim).filter(|per| is_behind && !per.is_empty() && crate::text::is_short(per)) {
        return Fault::new(
            "fee/unit-in-amount",
            words!("«{typed}» có cả số tiền và đơn vị tính", "`{typed}` holds both the amount and what it is for"),
            words!("viết hai dòng: `amount: {value}` và `per: {per}`", "write two lines: `amount: {value}` and `per: {per}`"),
        );
    }
    not_an_amount(text)
}

fn not_an_amount(text: &str) -> Fault {
    let typed = shown(text);
    Fault::new(
        "fee/not-an-amount",
        words!("«{typed}» không phải số tiền", "`{typed}` is not an amount"),
        words!("chỉ viết số, như 12.50; phần chữ ghi ở `note`", "write the number alone, such as 12.50, and the words as `note`"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(decimal: &str, thousands: &[&str], currency: &[&str]) -> Jurisdiction {
        let mut here = Jurisdiction::default();
        here.money.decimals = 2;
        here.money.decimal = decimal.to_owned();
        here.money.thousands = thousands.iter().map(|sign| (*sign).to_owned()).collect();
        here.money.currency = currency.iter().map(|word| Phrase::from((*word).to_owned())).collect();
        here.money.per = vec![Phrase::from("par".to_owned()), Phrase::from("per".to_owned())];
        here
    }

    fn french() -> Jurisdiction {
        of(",", &[" "], &["€", "EUR", "euro", "euros"])
    }

    fn british() -> Jurisdiction {
        of(".", &[","], &["£", "GBP", "pound", "pounds"])
    }

    fn taken(text: &str, here: &Jurisdiction) -> Result<u64, (&'static str, String)> {
        Amount::scalar(text, Style::Plain, here).map(|amount| amount.0).map_err(|fault| (fault.rule, fault.remedy.en.to_string()))
    }

    #[test]
    fn each_country_writes_its_own_way_and_programs_write_a_point() {
        for text in ["12,50 €", "12,50", "12.50", "12.5", "12,5 euros", "12,50\u{a0}€", "€12.50", "12,50 EUR"] {
            assert_eq!(taken(text, &french()), Ok(1250), "{text}");
        }
        for text in ["1 250 €", "1250", "1\u{202f}250 €", "1 250,00 €", "1250.00"] {
            assert_eq!(taken(text, &french()), Ok(125_000), "{text}");
        }
        for text in ["£12.50", "12.50", "12.5", "12.50 GBP", "£12.50"] {
            assert_eq!(taken(text, &british()), Ok(1250), "{text}");
        }
        for text in ["£1,250", "1,250.00", "1250", "£1,250.00"] {
            assert_eq!(taken(text, &british()), Ok(125_000), "{text}");
        }
        assert_eq!(taken("0", &french()), Ok(0));
        assert_eq!(taken("0,80 €", &french()), Ok(80));
    }

    #[test]
    fn what_has_two_readings_is_refused_with_both() {
        assert_eq!(taken("1.250", &french()), Err(("fee/thousands-separator", "write 1250 or 1.25".to_owned())));
        assert_eq!(taken("1,250 €", &french()), Err(("fee/thousands-separator", "write 1250 or 1.25".to_owned())));
        assert_eq!(taken("1.250", &british()), Err(("fee/thousands-separator", "write 1250 or 1.25".to_owned())));
        assert_eq!(
            taken("12,50", &british()),
            Err(("fee/not-an-amount", "write the number alone, such as 12.50, and the words as `note`".to_owned()))
        );
    }

    #[test]
    fn the_country_s_currency_is_never_mixed_with_another() {
        assert_eq!(
            taken("12 USD", &french()),
            Err(("fee/currency-in-amount", "write two lines: `amount: 12` and `currency: USD`".to_owned()))
        );
        assert_eq!(taken("12,50 £", &french()).map_err(|fault| fault.0), Err("fee/not-an-amount"));
        assert_eq!(taken("€12 €", &french()).map_err(|fault| fault.0), Err("fee/not-an-amount"));
        assert_eq!(
            taken("12,50 €/acte", &french()),
            Err(("fee/unit-in-amount", "write two lines: `amount: 12.50` and `per: acte`".to_owned()))
        );
        assert_eq!(
            taken("12,50 € par acte", &french()).map_err(|fault| fault.1),
            Err("write two lines: `amount: 12.50` and `per: acte`".to_owned())
        );
    }

    #[test]
    fn other_slips_are_told() {
        assert_eq!(taken("012,50", &french()), Err(("fee/leading-zero", "write 12.50".to_owned())));
        assert_eq!(taken("-5", &french()).map_err(|fault| fault.0), Err("fee/negative"));
        assert_eq!(taken("99999999999999999999", &french()).map_err(|fault| fault.0), Err("fee/too-large"));
        for text in ["12,505", "12,5,0", "12..5", "1 25", "abc", "12,50 € ou 20 €"] {
            assert!(taken(text, &french()).is_err(), "{text}");
        }
    }

    #[test]
    fn an_amount_is_written_as_programs_read_it() {
        let text = |coins| Amount(coins, 2).to_string();
        assert_eq!([text(1250), text(1200), text(5), text(0)], ["12.50", "12", "0.05", "0"]);
        let json = |coins| serde_json::to_string(&Amount(coins, 2)).unwrap();
        assert_eq!([json(1250), json(1200), json(5), json(123_456_789)], ["12.5", "12", "0.05", "1234567.89"]);
    }

    proptest! {
        #[test]
        fn reading_never_panics(text in "\\PC{0,20}|[0-9., €£'\u{a0}-]{0,24}") {
            let _ = (taken(&text, &french()), taken(&text, &british()));
        }

        #[test]
        fn an_amount_reads_back(coins in 0..=MAX_AMOUNT) {
            prop_assert_eq!(taken(&Amount(coins, 2).to_string(), &french()), Ok(coins));
            prop_assert_eq!(taken(&Amount(coins, 2).to_string(), &british()), Ok(coins));
        }
    }
}
