//! Words and phrases that rules know: what was abolished, and what citizens do not say.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use super::alphabet::Alphabet;

/// A phrase and what to say of it.
#[derive(Debug)]
pub struct Term {
    /// In lower case.
    pub phrase: &'static str,
    /// Why some rule knows it.
    pub kind: TermKind,
    /// What to write instead, in Vietnamese.
    pub instead: &'static str,
}

/// Why a phrase is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TermKind {
    /// A paper that no longer exists.
    Paper,
    /// The level of government that no longer exists.
    District,
    /// A word of officials with a plain one.
    Jargon,
}

const CAN_CUOC: &str = "thẻ căn cước";
const CU_TRU: &str = "xác nhận thông tin về cư trú (mẫu CT07), hoặc thông tin trên VNeID";
const XA: &str = "cấp nay làm việc này: xã hoặc tỉnh";

macro_rules! terms {
    ($($phrase:literal $kind:ident $instead:expr;)*) => {
        static TERMS: &[Term] = &[$(Term { phrase: $phrase, kind: TermKind::$kind, instead: $instead }),*];
    };
}

terms! {
    "chứng minh nhân dân" Paper CAN_CUOC;
    "chứng minh thư" Paper CAN_CUOC;
    "cmnd" Paper CAN_CUOC;
    "cmt" Paper CAN_CUOC;
    "sổ hộ khẩu" Paper CU_TRU;
    "hộ khẩu gia đình" Paper CU_TRU;
    "sổ tạm trú" Paper CU_TRU;
    "giấy xác nhận nhân khẩu tập thể" Paper CU_TRU;

    "cấp huyện" District XA;
    "cấp quận" District XA;
    "công an huyện" District "Công an cấp xã, hoặc Công an cấp tỉnh";
    "công an quận" District "Công an cấp xã, hoặc Công an cấp tỉnh";
    "công an thị xã" District "Công an cấp xã, hoặc Công an cấp tỉnh";
    "quận, huyện" District XA;
    "quận huyện" District XA;
    "quận/huyện" District XA;
    "huyện, quận" District XA;
    "huyện, thị xã" District XA;
    "huyện/quận" District XA;
    "phường, quận" District XA;
    "xã, huyện" District "xã";
    "huyện, tỉnh" District "tỉnh";
    "ủy ban nhân dân huyện" District "Ủy ban nhân dân cấp xã, hoặc cấp tỉnh";
    "ủy ban nhân dân quận" District "Ủy ban nhân dân cấp xã, hoặc cấp tỉnh";
    "uỷ ban nhân dân huyện" District "Ủy ban nhân dân cấp xã, hoặc cấp tỉnh";
    "ubnd huyện" District "UBND cấp xã, hoặc cấp tỉnh";
    "ubnd quận" District "UBND cấp xã, hoặc cấp tỉnh";
    "phòng tư pháp" District "Ủy ban nhân dân cấp xã";
    "tòa án nhân dân huyện" District "Tòa án nhân dân khu vực";
    "tòa án nhân dân cấp huyện" District "Tòa án nhân dân khu vực";
    "viện kiểm sát nhân dân cấp huyện" District "Viện kiểm sát nhân dân khu vực";

    "xuất trình" Jargon "mang theo, đưa cho cán bộ xem";
    "thụ lý" Jargon "nhận giải quyết";
    "công dân có nhu cầu" Jargon "bạn";
    "cá nhân, tổ chức có nhu cầu" Jargon "bạn";
    "tổ chức, cá nhân có nhu cầu" Jargon "bạn";
    "tiến hành làm thủ tục" Jargon "làm thủ tục";
    "tiến hành thực hiện" Jargon "làm";
    "thực hiện việc nộp" Jargon "nộp";
    "thực hiện nghĩa vụ nộp phí" Jargon "trả phí";
    "theo quy định của pháp luật hiện hành" Jargon "tên văn bản và điều khoản";
    "hoàn chỉnh hồ sơ" Jargon "bổ sung giấy tờ còn thiếu";
    "không thuộc trường hợp quy định tại" Jargon "nêu thẳng trường hợp nào";
    "nơi đương sự cư trú" Jargon "nơi bạn cư trú";
    "đương sự" Jargon "bạn";
    "ký nhận" Jargon "ký tên khi nhận";
    "căn cứ vào đó" Jargon "dựa vào đó";
    "văn bản trả lời nêu rõ lý do" Jargon "thư trả lời, ghi rõ vì sao";
    "trong giờ hành chính" Jargon "giờ mở cửa, như 7:30–11:30";
    "các ngày làm việc trong tuần" Jargon "Thứ Hai đến Thứ Sáu";
    "phiếu thu lý" Jargon "giấy hẹn";
}

/// The phrases by their first word, and a sieve of these words: not many others fall through it, and to look a word up takes
/// several times as long.
pub(super) struct Lexicon {
    phrases: HashMap<&'static str, Vec<&'static Term>, FixedState>,
    sieve: [bool; SIEVE_SIZE],
}

/// How many holes the sieve has.
const SIEVE_SIZE: usize = 4096;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon { phrases: HashMap::default(), sieve: [false; SIEVE_SIZE] };
    let mut terms: Vec<&Term> = TERMS.iter().collect();
    // Of two phrases that begin alike the longer is meant.
    terms.sort_by_key(|term| std::cmp::Reverse(term.phrase.len()));
    for term in terms {
        let end = term.phrase.find(|c: char| !c.is_alphanumeric()).unwrap_or(term.phrase.len());
        lexicon.phrases.entry(&term.phrase[..end]).or_default().push(term);
        lexicon.sieve[hole(&term.phrase.as_bytes()[..end])] = true;
    }
    lexicon
});

/// Where a word meets the sieve: by its ends and its length.
fn hole(word: &[u8]) -> usize {
    let (first, last) = (word.first().copied().unwrap_or_default(), word.last().copied().unwrap_or_default());
    (usize::from(first) * 31 + usize::from(last) * 7 + word.len() * 389) % SIEVE_SIZE
}

impl Lexicon {
    /// The lexicon; kept where many words are looked at.
    pub(super) fn get() -> &'static Self {
        &LEXICON
    }

    /// The longest phrase that begins with the word at these bytes, and how long it is.
    pub(super) fn at_word(&self, lower: &str, from: usize, to: usize) -> Option<(usize, &'static Term)> {
        if !self.sieve[hole(&lower.as_bytes()[from..to])] {
            return None;
        }
        let list = self.phrases.get(&lower[from..to])?;
        let rest = &lower[from..];
        let ends = |term: &Term| !rest[term.phrase.len()..].starts_with(char::is_alphanumeric);
        list.iter().find(|term| rest.starts_with(term.phrase) && ends(term)).map(|term| (term.phrase.len(), *term))
    }
}

/// Every known phrase of a text in lower case.
pub(super) fn find(lower: &str) -> Vec<(std::ops::Range<usize>, &'static Term)> {
    let (alphabet, lexicon) = (Alphabet::get(), Lexicon::get());
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = lower[from..].find(|c| alphabet.is_word(c)).map(|at| from + at) {
        let to = alphabet.end_of_word(lower, start);
        from = to;
        if let Some((length, term)) = lexicon.at_word(lower, start, to) {
            found.push((start..start + length, term));
            from = to.max(start + length);
        }
    }
    found
}
