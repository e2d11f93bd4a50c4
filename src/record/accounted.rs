//! Every piece of a value is a meaning, a remark or a filler: without it, or with a word more, it is another value or none.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::duration::Noted;
use super::*;
use crate::jurisdiction::{Jurisdiction, Pattern, Phrase, Sort, tokens};
use crate::yaml::{Scalar, Style};

/// A reader: what it makes of a text, the signs and words that say nothing to it, and texts that it reads.
struct ScalarCase {
    name: &'static str,
    read: fn(&str) -> Option<String>,
    fillers: BTreeSet<String>,
    texts: &'static [&'static str],
}

fn json<T: Scalar + serde::Serialize>(text: &str) -> Option<String> {
    let value = T::scalar(text, Style::Quoted, Jurisdiction::usual()).ok()?;
    serde_json::to_string(&value).ok()
}

fn noted(text: &str) -> Option<String> {
    Noted::scalar(text, Style::Quoted, Jurisdiction::usual()).ok().map(|noted| format!("{} {:?}", noted.time, noted.note))
}

fn of(signs: &str, phrases: &[&[Phrase]]) -> BTreeSet<String> {
    let words = phrases.iter().copied().flatten().flat_map(Phrase::words).map(str::to_owned);
    signs.chars().map(String::from).chain(words).collect()
}

fn kinds() -> Vec<ScalarCase> {
    let habits = Jurisdiction::usual();
    let durations = &habits.durations;
    let around = durations.before.iter().chain(&durations.after).chain(&durations.same_day).flat_map(Pattern::words).map(str::to_owned);
    let around: BTreeSet<String> = around.chain([".".to_owned(), ",".to_owned()]).collect();
    let after: Vec<String> = habits.money.after_words.iter().flat_map(Pattern::words).map(str::to_owned).collect();
    let mut money = of(".", &[&habits.money.currency]);
    money.extend(after);
    vec![
        ScalarCase {
            name: "deadline",
            read: noted,
            fillers: around.clone(),
            texts: &[
                "7 ngày làm việc",
                "07 (bảy) ngày làm việc",
                "Không quá 07 ngày làm việc, kể từ ngày nhận đủ hồ sơ hợp lệ.",
                "7 ngày (làm việc)",
                "7 ngày làm việc (hồ sơ phức tạp 15 ngày)",
                "1 giờ 30 phút",
                "mười lăm ngày",
                "1,5 ngày",
                "nửa ngày làm việc",
                "7 working days",
                "ngay trong ngày làm việc",
            ],
        },
        ScalarCase {
            name: "time",
            read: json::<Duration>,
            fillers: around,
            texts: &["7 ngày làm việc", "07 (bảy) ngày", "Trong thời hạn 3 tháng kể từ ngày nhận hồ sơ", "2 tuần", "7 (ngày làm việc)"],
        },
        ScalarCase {
            name: "amount",
            read: json::<Amount>,
            fillers: money,
            texts: &["50000", "50.000 đồng", "50.000 đồng (năm mươi nghìn đồng chẵn)", "1.250.000 đ", "50.000 VNĐ"],
        },
        ScalarCase {
            name: "date",
            read: json::<Date>,
            fillers: of("", &[&habits.dates.day]),
            texts: &["2026-02-01", "01/02/2026", "1.2.2026", "ngày 1 tháng 2 năm 2026"],
        },
        ScalarCase {
            name: "clock",
            read: json::<Clock>,
            fillers: of("", &[&habits.clock.minutes]),
            texts: &["07:30", "7h30", "7 giờ 30 phút", "17 giờ", "07:30:00"],
        },
        ScalarCase {
            name: "weekdays",
            read: json::<Weekdays>,
            // Behind «T2» and «thứ 2» a bare number is a day too.
            fillers: of("t", &[&habits.weekdays.filler, &habits.weekdays.and, &["thứ".to_owned().into()]]),
            texts: &["T2–T6", "từ thứ 2 đến thứ 6 hằng tuần", "thứ Hai, thứ Ba và thứ Tư", "mon-fri, sat", "T2-6", "hằng ngày", "CN"],
        },
        ScalarCase {
            name: "phone",
            read: json::<Phone>,
            fillers: of(".-–()+", &[]),
            texts: &["0236 3822 300", "(0236) 3822 300", "+84 236 3822300", "1900 1234", "113", "0236.3822300 máy lẻ 12"],
        },
        ScalarCase { name: "count", read: json::<Count>, fillers: of("", &[]), texts: &["2", "02 (hai)"] },
        ScalarCase { name: "percent", read: json::<Percent>, fillers: of("%", &[]), texts: &["0,5%", "10 %"] },
        ScalarCase {
            name: "location",
            read: json::<Location>,
            fillers: of(",;°ne", &[]),
            texts: &["16.0649, 108.2424", "(16.0649, 108.2424)", "16.0649° N, 108.2424° E"],
        },
        ScalarCase { name: "flag", read: json::<Flag>, fillers: of("", &[]), texts: &["có", "không", "true"] },
        ScalarCase { name: "currency", read: json::<Currency>, fillers: of("", &[]), texts: &["VND", "USD"] },
        ScalarCase { name: "level", read: json::<Level>, fillers: of("", &[]), texts: &["xã", "tỉnh", "ministry"] },
        ScalarCase {
            name: "audience",
            read: json::<Audience>,
            fillers: of("", &[]),
            texts: &["công dân", "người nước ngoài", "hợp tác xã"],
        },
        ScalarCase {
            name: "channel", read: json::<ChannelType>, fillers: of("", &[]), texts: &["trực tiếp", "trực tuyến", "bưu điện"]
        },
        ScalarCase { name: "code", read: json::<Code>, fillers: of("", &[]), texts: &["1.004222"] },
    ]
}

#[test]
fn without_any_piece_that_is_no_filler_it_is_another_value_or_none() {
    for kind in kinds() {
        for text in kind.texts {
            let whole = (kind.read)(text);
            assert!(whole.is_some(), "{}: {text}", kind.name);
            for token in tokens(text).iter().filter(|token| !kind.fillers.contains(&token.folded)) {
                let rest = format!("{}{}", &text[..token.at.start], &text[token.at.end..]);
                assert_ne!((kind.read)(&rest), whole, "{}: «{rest}» is read as «{text}»", kind.name);
            }
        }
    }
}

#[test]
fn a_sign_more_is_another_value_or_none() {
    for kind in kinds() {
        for text in kind.texts {
            let whole = (kind.read)(text);
            for sign in ["?", "*", "!", "~", "≈", "\"", "<", "=", "…", "@"] {
                for at in std::iter::once(0).chain(tokens(text).iter().map(|token| token.at.end)) {
                    let more = format!("{}{sign}{}", &text[..at], &text[at..]);
                    assert_ne!((kind.read)(&more), whole, "{}: «{more}» is read as «{text}»", kind.name);
                }
            }
        }
    }
}

/// How many words are tried; more with `MOTCUA_CASES`.
fn cases() -> u32 {
    std::env::var("MOTCUA_CASES").ok().and_then(|count| count.parse().ok()).unwrap_or(2048)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn with_a_word_more_it_is_another_value_or_none(
        word in prop_oneof![
            "[a-zđăâêôơư]{4,9}",
            prop::sample::select(vec!["khoảng", "hơn", "hoặc", "trừ", "không", "chưa", "ngày", "tháng", "và", "đến", "2", "15", "rưỡi"]).prop_map(str::to_owned),
        ],
        seed in any::<prop::sample::Index>(), which in any::<prop::sample::Index>(), place in any::<prop::sample::Index>(),
    ) {
        let kinds = kinds();
        let kind = seed.get(&kinds);
        let text = which.get(kind.texts);
        let pieces = tokens(text);
        let ends: Vec<usize> = std::iter::once(0).chain(pieces.iter().map(|token| token.at.end)).collect();
        let at = *place.get(&ends);
        let folded: Vec<String> = tokens(&word).into_iter().map(|token| token.folded).collect();
        prop_assume!(!folded.iter().any(|word| kind.fillers.contains(word)));
        // A figure beside figures makes another number, which may well be read.
        prop_assume!(!word.bytes().all(|byte| byte.is_ascii_digit()) || pieces.iter().all(|piece| piece.sort != Sort::Number));
        let more = format!("{} {word} {}", &text[..at], &text[at..]);
        prop_assert_ne!((kind.read)(&more), (kind.read)(text), "{}: «{}» is read as «{}»", kind.name, more, text);
    }
}
