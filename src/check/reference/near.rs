//! What an editor means who names something that is not there: its id spelled in another way, its title, or a slip of the keyboard.

use std::sync::Arc;

use super::Report;
use crate::finding::{Fix, Spot, Words};
use crate::letters::fold;

/// How many names are listed; more nobody reads.
const MAX_LISTED: usize = 12;

/// Something that can be named: by its id alone, though people know it by its title or its number.
pub(super) struct Known<'n> {
    pub(super) id: &'n str,
    /// Its title, and other names of it.
    pub(super) called: Vec<&'n str>,
}

impl<'n> From<&'n str> for Known<'n> {
    fn from(id: &'n str) -> Self {
        Self { id, called: Vec::new() }
    }
}

/// What a name means among those that are known.
#[derive(Debug, PartialEq, Eq)]
enum Meaning<'n> {
    /// The id, written in capitals or with marks, or the title of the thing.
    Same(&'n str),
    /// A slip of the keyboard.
    Near(&'n str),
    /// Several of one title.
    Several(Vec<&'n str>),
    Unknown,
}

/// What can be named at some place.
pub(super) struct Names<'n> {
    /// What one of them is, in Vietnamese and English.
    pub(super) what: (&'static str, &'static str),
    pub(super) known: Vec<Known<'n>>,
    /// Where more could be added.
    pub(super) place: &'static str,
}

impl Names<'_> {
    /// Tells at this place of an entry that a name leads nowhere, and what may be meant.
    pub(super) fn tell(&self, report: &mut Report<'_>, spot: Spot, name: &str) {
        let (message, remedy, fix) = self.said_of(name);
        report.fix(spot, message, remedy, fix);
    }

    /// The same in any file.
    pub(super) fn tell_at(&self, report: &mut Report<'_>, file: &Arc<str>, spot: Spot, name: &str) {
        let (message, remedy, fix) = self.said_of(name);
        report.at_with(file, spot, message, remedy, fix);
    }

    fn said_of(&self, name: &str) -> (Words, Words, Option<Fix>) {
        let (vi, en) = self.what;
        let message = words!("không có {vi} «{name}»", "there is no {en} `{name}`");
        let meaning = meaning(name, &self.known);
        let fix = match &meaning {
            Meaning::Same(id) | Meaning::Near(id) => Some(Fix::offered(*id)),
            Meaning::Several(_) | Meaning::Unknown => None,
        };
        (message, advice(&meaning, &self.known, self.place), fix)
    }
}

fn advice(meaning: &Meaning<'_>, known: &[Known<'_>], place: &str) -> Words {
    match meaning {
        Meaning::Same(id) => words!("viết «{id}»", "write `{id}`"),
        Meaning::Near(id) => words!("có phải bạn muốn viết «{id}»?", "did you mean `{id}`?"),
        Meaning::Several(ids) => {
            let list = ids.join(", ");
            words!("có nhiều mục tên này, viết một trong: {list}", "several are called so; write one of {list}")
        }
        Meaning::Unknown if known.is_empty() => words!("thêm vào {place}, hoặc bỏ dòng này", "add it to {place}, or delete this"),
        Meaning::Unknown if known.len() <= MAX_LISTED => {
            let list = known.iter().map(|known| known.id).collect::<Vec<_>>().join(", ");
            words!("chọn một trong: {list}; hoặc thêm vào {place}", "choose one of {list}; or add it to {place}")
        }
        Meaning::Unknown => words!("sửa lại tên, hoặc thêm vào {place}", "correct the name, or add it to {place}"),
    }
}

fn meaning<'n>(name: &str, known: &[Known<'n>]) -> Meaning<'n> {
    let folded = fold(name);
    if folded.is_empty() {
        return Meaning::Unknown;
    }
    let same_id: Vec<&str> = known.iter().filter(|known| fold(known.id) == folded).map(|known| known.id).collect();
    if let [id] = same_id[..] {
        return Meaning::Same(id);
    }
    let is_called = |known: &&Known<'_>| known.called.iter().any(|title| fold(title) == folded);
    let called: Vec<&str> = known.iter().filter(is_called).map(|known| known.id).collect();
    match called[..] {
        [id] => Meaning::Same(id),
        [] => known.iter().map(|known| known.id).find(|id| is_slip(name, id)).map_or(Meaning::Unknown, Meaning::Near),
        _ => Meaning::Several(called),
    }
}

/// Whether a name is an id with a slip in it. Word for word: `xoa-dang-ky` is another thing than `dang-ky`, and a code such as `m01a`
/// is another form than `m01b`, however little they differ.
fn is_slip(name: &str, id: &str) -> bool {
    let name = name.to_lowercase();
    // A letter typed for the figure that looks like it.
    let figures = |text: &str| fold(text).replace('o', "0").replace(['l', 'i'], "1");
    if id.contains(|c: char| c.is_ascii_digit()) && figures(&name) == figures(id) {
        return true;
    }
    // «Đăng kí» and «đăng ký» are one.
    let words = |text: &str| text.split(['-', '_', ' ']).map(|word| fold(word).replace('y', "i")).collect::<Vec<_>>();
    let (typed, meant) = (words(&name), words(id));
    if typed.len() != meant.len()
        || [&typed, &meant].iter().any(|words| words.iter().any(|word| word.contains(|c: char| c.is_ascii_digit())))
    {
        return false;
    }
    let slips = typed.iter().zip(&meant).map(|(typed, meant)| (strsim::osa_distance(typed, meant), typed.len().min(meant.len())));
    // A word of two letters with one of them wrong is another word.
    let total = slips
        .map(|(slips, length)| if slips == 0 || slips == 1 && length > 2 || slips == 2 && length > 6 { slips } else { 9 })
        .sum::<usize>();
    total <= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of<'n>(name: &str, known: &[(&'n str, &'n str)]) -> Meaning<'n> {
        let known: Vec<Known<'n>> = known.iter().map(|(id, title)| Known { id, called: vec![title] }).collect();
        meaning(name, &known)
    }

    #[test]
    fn a_title_or_another_spelling_means_its_id() {
        let fields = [("cu-tru", "Đăng ký, quản lý cư trú"), ("can-cuoc", "Căn cước")];
        for name in ["Đăng ký, quản lý cư trú", "đăng ký quản lý cư trú", "CU-TRU", "cu tru", "Cư trú"] {
            assert_eq!(of(name, &fields), Meaning::Same("cu-tru"), "{name}");
        }
        assert_eq!(of("CT01", &[("ct01", "Tờ khai"), ("ct02", "Tờ khai")]), Meaning::Same("ct01"));
        assert_eq!(of("tờ khai", &[("ct01", "Tờ khai"), ("ct02", "Tờ khai")]), Meaning::Several(vec!["ct01", "ct02"]));
    }

    #[test]
    fn a_slip_is_offered_and_another_thing_is_not() {
        let forms = [("tk01a", "Hộ chiếu trẻ em"), ("m01b", "Đơn"), ("ct01", "Tờ khai")];
        for name in ["M01a", "m01c", "ct02", "tk01b", "ct1", "01"] {
            assert_eq!(of(name, &forms), Meaning::Unknown, "{name}");
        }
        assert_eq!(of("ct0l", &forms), Meaning::Near("ct01"));
        assert_eq!(of("CTO1", &forms), Meaning::Near("ct01"));
        let procedures = [("dang-ky-tam-tru", ""), ("cap-the", ""), ("cap-doi-the", "")];
        for (name, id) in [("dang-ki-tam-tru", "dang-ky-tam-tru"), ("dang-ky-tma-tru", "dang-ky-tam-tru"), ("cap-teh", "cap-the")] {
            assert_eq!(of(name, &procedures), Meaning::Near(id), "{name}");
        }
        for name in ["xoa-dang-ky-tam-tru", "dang-ky-thuong-tru", "dang-ky", "cap-lai-the", "huy-cap-the"] {
            assert_eq!(of(name, &procedures), Meaning::Unknown, "{name}");
        }
    }
}
