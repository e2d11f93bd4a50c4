//! The day from which an amount holds, as its note says.

use crate::jurisdiction::{Jurisdiction, Phrase, Token, tokens};
use crate::record::Date;
use crate::yaml::{Scalar, Style};

/// Of how many pieces a day may consist: «ngày 1 tháng 1 năm 2027».
const MAX_DATE_PIECES: usize = 7;

/// The one day from which something holds, as a text says: «từ 01/01/2027», «kể từ ngày 1 tháng 1 năm 2027», «từ năm 2027».
pub(super) fn since(text: &str, habits: &Jurisdiction) -> Option<Date> {
    let pieces = tokens(text);
    let mut days: Vec<Date> = Vec::new();
    for at in 0..pieces.len() {
        let Some(taken) = Phrase::longest(&habits.dates.since, &pieces[at..]) else { continue };
        let from = at + taken;
        let read = |to: usize| Date::scalar(&text[pieces[from].at.start..pieces[to - 1].at.end], Style::Quoted, habits).ok();
        let most = pieces.len().min(from + MAX_DATE_PIECES);
        days.extend((from + 1..=most).rev().find_map(read).or_else(|| first_day(&pieces[from..most], habits)));
    }
    days.dedup();
    if let [day] = days[..] { Some(day) } else { None }
}

/// The first day of a month or a year: «năm 2027», «tháng 7/2027», «tháng 7 năm 2027».
fn first_day(pieces: &[Token], habits: &Jurisdiction) -> Option<Date> {
    let number = |at: usize| pieces.get(at)?.folded.parse::<i16>().ok();
    let (month, year) = if let Some(taken) = Phrase::longest(&habits.dates.year, pieces) {
        (1, number(taken)?)
    } else {
        let taken = Phrase::longest(&habits.dates.month, pieces)?;
        let sign = pieces.get(taken + 1).filter(|piece| piece.is('/') || piece.is('-')).map(|_| 1);
        let between = sign.or_else(|| Phrase::longest(&habits.dates.year, pieces.get(taken + 1..)?))?;
        (i8::try_from(number(taken)?).ok()?, number(taken + 1 + between)?)
    };
    (year >= 1000).then(|| jiff::civil::Date::new(year, month, 1).ok()).flatten().map(Date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_from_which_an_amount_holds_is_read() {
        let of = |text: &str| since(text, Jurisdiction::usual()).map(|day| day.to_string());
        for text in [
            "Từ 01/01/2027 thu 60.000 đồng",
            "60.000 đồng áp dụng kể từ ngày 01 tháng 01 năm 2027",
            "từ ngày 1-1-2027: 60.000đ/giấy",
            "Mức thu từ năm 2027 là 60.000 đồng",
            "từ tháng 1/2027, 60.000 đồng",
            "kể từ tháng 01 năm 2027 thu 60.000 đồng",
            "từ 1.1.2027 trở đi: 60.000 đồng",
        ] {
            assert_eq!(of(text).as_deref(), Some("2027-01-01"), "{text}");
        }
        for text in ["từ 5 tấn trở lên 60.000 đồng", "từ 60.000 đồng", "từ ngày nộp đủ hồ sơ 60.000 đồng", "từ 2 đến 3 bản"]
        {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
