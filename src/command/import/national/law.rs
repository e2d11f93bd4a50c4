//! Numbers of laws in the text of a page, where the number of one law and the title of the next stand side by side.

use super::parts::NationalLaw;
use crate::jurisdiction::National;

/// The laws whose numbers stand where a row of the table ends, each with the title before it, and the rows without a number.
pub(super) fn laws(text: &str, words: &National) -> (Vec<NationalLaw>, Vec<String>) {
    let rows = titles_off(text, &words.page.laws);
    let numbers: Vec<(usize, usize)> = numbers(rows, words);
    let (mut found, mut without, mut from): (Vec<NationalLaw>, _, _) = (Vec::new(), Vec::new(), 0);
    for (index, (at, end)) in numbers.iter().enumerate() {
        if !ends_row(rows, &numbers, index) {
            continue;
        }
        let number = rows[*at..*end].replace(' ', "").replace('_', "-");
        let title = rows[from..*at].trim().to_owned();
        match found.iter_mut().find(|law| law.number == number) {
            Some(law) if law.title.is_empty() || law.title == title => law.title = title,
            Some(_) => without.push(title),
            None => found.push(NationalLaw { number, title }),
        }
        from = *end;
    }
    let rest = rows[from..].trim();
    if !words.is_nothing(rest) {
        without.push(rest.to_owned());
    }
    (found, without)
}

fn titles_off<'t>(text: &'t str, titles: &[String]) -> &'t str {
    let mut rest = text.trim_start();
    for title in titles {
        match rest.strip_prefix(title.as_str()) {
            Some(behind) => rest = behind.trim_start(),
            None => return text,
        }
    }
    rest
}

/// Whether a number is the last of its row: the title of the next follows at once. A number that touches the last of a row
/// belongs to the title of that row.
fn ends_row(text: &str, numbers: &[(usize, usize)], index: usize) -> bool {
    let end = numbers[index].1;
    match text[end..].chars().next() {
        None => true,
        Some(c) if c.is_ascii_digit() => match numbers.get(index + 1) {
            Some((at, _)) if *at == end => !ends_row(text, numbers, index + 1),
            _ => true,
        },
        Some(c) => c.is_alphabetic() || matches!(c, '\t' | '\n' | '"' | '“' | '«'),
    }
}

/// Where numbers begin and end.
fn numbers(text: &str, words: &National) -> Vec<(usize, usize)> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at < text.len() {
        // «08/11/2005» is a day.
        if let Some(length) = number(&text[at..], words).filter(|_| !text[..at].ends_with('/')) {
            found.push((at, at + length));
            at += length;
            continue;
        }
        let rest = &text[at..];
        let run = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        // «… sửa đổi 2023» and «23/2023/QH15».
        let is_year = run > 4 && run < 9 && (rest.starts_with("19") || rest.starts_with("20"));
        at += if is_year { 4 } else { run.max(rest.chars().next().map_or(1, char::len_utf8)) };
    }
    found
}

/// How many bytes the number takes with which a text begins: `31/2023/TT-BCA`, `49/2019/QH14`, `24/2024`.
fn number(text: &str, words: &National) -> Option<usize> {
    let digits = |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let first = digits(text);
    let mut at = first;
    if !(1..=4).contains(&first) || !text[at..].starts_with('/') {
        return None;
    }
    let year = digits(&text[at + 1..]);
    let mut is_dated = false;
    if year == 4 {
        is_dated = true;
        at += 1 + year;
        if !text[at..].starts_with('/') || !text[at + 1..].starts_with(char::is_uppercase) {
            // «24/2024» where a kind should follow.
            return (!text[at..].starts_with('/')).then_some(at);
        }
    } else if year > 0 {
        return None;
    }
    at += 1;
    let start = at;
    loop {
        let part = &text[at..];
        let letters = part.len() - part.trim_start_matches(|c: char| c.is_uppercase()).len();
        if letters == 0 {
            break;
        }
        let (taken, is_last) = part_of(part, letters, at == start, words);
        at += taken;
        let behind = &text[at..];
        let joint = behind.starts_with(['-', '/', '_']).then(|| &behind[1..]);
        match joint.map(str::trim_start).filter(|rest| !is_last && rest.starts_with(char::is_uppercase)) {
            Some(rest) => at = text.len() - rest.len(),
            None => break,
        }
    }
    (at > start && (is_dated || text[start..at].contains(['-', '_']))).then_some(at)
}

/// How much of these capitals is a part of a number, and whether it is its last. Behind them a title may follow with no blank.
fn part_of(text: &str, letters: usize, is_kind: bool, words: &National) -> (usize, bool) {
    let issuer = words.issuers.iter().filter(|issuer| text.starts_with(issuer.as_str())).map(String::len).max();
    let behind = |at: usize| text[at..].chars().next();
    // «TTg» ends in a small letter.
    if let Some(length) = issuer.filter(|length| *length > letters) {
        return (length, true);
    }
    if let Some(length) = issuer {
        // «QH14», «UBTVQH13»: the term of the assembly.
        if text[..length].ends_with("QH") && length == letters {
            let term = text[length..].chars().take(2).take_while(char::is_ascii_digit).count();
            return (length + term, true);
        }
        let rest = &text[length..letters];
        let is_title = match rest.chars().count() {
            0 => false,
            1 => behind(letters).is_some_and(char::is_lowercase),
            _ => behind(letters).is_some_and(|c| c == ' ' || c.is_lowercase()),
        };
        if length == letters || is_title {
            return (length, length < letters);
        }
    }
    // The last capital before small letters begins a word.
    let last = text[..letters].chars().next_back().map_or(0, char::len_utf8);
    if behind(letters).is_some_and(char::is_lowercase) && letters > last && !is_kind {
        return (letters - last, true);
    }
    (letters, false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jurisdiction::Jurisdiction;

    fn found(text: &str) -> (Vec<String>, Vec<String>) {
        let (found, without) = laws(text, &Jurisdiction::usual().national);
        (found.into_iter().map(|law| law.number).collect(), without)
    }

    #[test]
    fn what_stands_before_a_number_is_its_title() {
        let text = "Tên văn bản pháp lýMã văn bảnLuật Cư trú68/2020/QH14Nghị định sửa đổi 2024154/2024/NĐ-CP";
        let (found, _) = laws(text, &Jurisdiction::usual().national);
        let titles: Vec<&str> = found.iter().map(|law| law.title.as_str()).collect();
        assert_eq!(titles, ["Luật Cư trú", "Nghị định sửa đổi 2024"]);
    }

    #[test]
    fn the_number_of_each_row_is_found_and_those_in_titles_are_not() {
        let (numbers, rest) = found(
            "Tên văn bản pháp lýMã văn bảnThông tư số 31/2023/TT-BCA ngày 20/7/2023 của Bộ Công an.31/2023/TT-BCALuật 49/2019/QH1449/2019/QH14Nghị định sửa đổi Nghị định 76/2020/NĐ-CP67/2024/NĐ-CPQUY ĐỊNH MỨC THU25/2021/TT-BTCQUY ĐỊNH KHÁC09/2023/QĐ-TTgLuật Cư trúLuật 68/2020/QH14Luật sửa đổi 202323/2023/QH15Thông tư03/2025/TT-VPCPquy định khác182/2025/NQ-HĐND",
        );
        assert_eq!(
            numbers,
            [
                "31/2023/TT-BCA",
                "49/2019/QH14",
                "67/2024/NĐ-CP",
                "25/2021/TT-BTC",
                "09/2023/QĐ-TTg",
                "68/2020/QH14",
                "23/2023/QH15",
                "03/2025/TT-VPCP",
                "182/2025/NQ-HĐND"
            ]
        );
        assert!(rest.is_empty(), "{rest:?}");
    }

    #[test]
    fn a_row_that_begins_with_a_number_is_a_title() {
        let (numbers, _) = found("Hướng dẫn31/2013/NĐ-CP26/2005/PL-UBTVQH11 - Ưu đãi26/2005/PL-UBTVQH11Sửa đổi04/2012/UBTVQH13");
        assert_eq!(numbers, ["31/2013/NĐ-CP", "26/2005/PL-UBTVQH11", "04/2012/UBTVQH13"]);
    }

    #[test]
    fn joint_circulars_and_rows_without_a_number() {
        let (numbers, rest) = found("Thông tư liên tịch191/2005/TTLT/BQP-BLĐTBXH-BTCVăn bản nội bộ");
        assert_eq!((numbers, rest), (vec!["191/2005/TTLT/BQP-BLĐTBXH-BTC".to_owned()], vec!["Văn bản nội bộ".to_owned()]));
    }
}
