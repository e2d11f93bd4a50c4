//! "Did you mean": the key an editor most likely wanted, also when it was written in Vietnamese.

use super::fault::{Fault, Located};
use super::node::{Map, Node, NodeKind, Pair, Style};
use crate::finding::Fix;

/// Vietnamese words that editors type as keys, without diacritics and with `_`, and the key they mean.
const VIETNAMESE: &[(&str, &str)] = &[
    ("ma", "code"),
    ("ma_so", "code"),
    ("ma_thu_tuc", "code"),
    ("ten", "title"),
    ("ten", "name"),
    ("ten_thu_tuc", "title"),
    ("tieu_de", "title"),
    ("ten_goi_khac", "aliases"),
    ("ten_thuong_goi", "aliases"),
    ("tom_tat", "summary"),
    ("mo_ta", "summary"),
    ("linh_vuc", "field"),
    ("linh_vuc", "fields"),
    ("cap", "levels"),
    ("cap", "level"),
    ("cap_thuc_hien", "levels"),
    ("doi_tuong", "audience"),
    ("su_kien", "life_events"),
    ("quyet_dinh", "decisions"),
    ("quyet_dinh_cong_bo", "decisions"),
    ("trang_thai", "status"),
    ("hieu_luc", "effective"),
    ("truong_hop", "cases"),
    ("ho_so", "documents"),
    ("thanh_phan_ho_so", "documents"),
    ("giay_to", "documents"),
    ("giay_to", "paper"),
    ("cach_thuc", "channels"),
    ("cach_thuc_thuc_hien", "channels"),
    ("kenh", "channels"),
    ("thoi_han", "deadline"),
    ("thoi_han_giai_quyet", "deadline"),
    ("thoi_gian", "deadline"),
    ("thoi_gian", "time"),
    ("phi", "fees"),
    ("le_phi", "fees"),
    ("phi_le_phi", "fees"),
    ("so_tien", "amount"),
    ("muc_thu", "amount"),
    ("yeu_cau", "requirements"),
    ("dieu_kien", "requirements"),
    ("dieu_kien", "when"),
    ("trinh_tu", "steps"),
    ("cac_buoc", "steps"),
    ("buoc", "steps"),
    ("ket_qua", "outcomes"),
    ("co_quan", "offices"),
    ("noi_nop", "offices"),
    ("can_cu", "laws"),
    ("can_cu_phap_ly", "laws"),
    ("lien_quan", "related"),
    ("loi_hay_gap", "mistakes"),
    ("kiem_tra", "checked"),
    ("nguon", "source_url"),
    ("nguon", "source"),
    ("nhap", "draft"),
    ("dia_chi", "address"),
    ("vi_tri", "location"),
    ("toa_do", "location"),
    ("dien_thoai", "phones"),
    ("so_dien_thoai", "phones"),
    ("gio", "hours"),
    ("gio_lam_viec", "hours"),
    ("ngay", "date"),
    ("ngay", "days"),
    ("ban_chinh", "originals"),
    ("ban_sao", "copies"),
    ("mau", "form"),
    ("mau_don", "form"),
    ("ghi_chu", "note"),
    ("so", "number"),
    ("vi_do", "lat"),
    ("kinh_do", "lng"),
    ("lat", "lat"),
    ("lon", "lng"),
    ("long", "lng"),
    ("loai", "kind"),
    ("loai", "type"),
    ("ap_dung", "when"),
    ("mien_giam", "exempt"),
    ("tu", "from"),
    ("den", "to"),
    ("den", "until"),
    ("ngon_ngu", "languages"),
    ("duong_day_nong", "hotlines"),
    ("thue", "fees"),
];

/// The fault of a key that is not in the format.
pub(super) fn unknown_key(map: &Map, index: usize, known: &[&'static str]) -> Fault {
    let Pair { key, value, .. } = &map.pairs[index];
    let flow = map.flow;
    let digits = key.len() == 3 && key.bytes().all(|byte| byte.is_ascii_digit());
    if flow && digits && value.is_empty() {
        return Fault::new(
            "fee/thousands-separator",
            words!(
                "dấu phẩy trong số tiền chia nó thành hai mục trong ngoặc nhọn",
                "the comma in the amount splits it in two inside braces"
            ),
            words!("viết số liền: 20000, hoặc trong dấu nháy: \"20.000\"", "write it without a separator, 20000, or in quotes, \"20.000\""),
        )
        .with(joined(map, index));
    }
    let prose = flow && value.is_empty() && (key.contains(' ') || !key.is_ascii());
    if prose {
        return Fault::new(
            "yaml/prose-in-flow",
            words!("dấu phẩy trong câu chia câu thành nhiều mục trong ngoặc", "a comma inside braces splits this text"),
            words!("đặt câu trong dấu nháy, hoặc viết mỗi mục một dòng", "put the text in quotes, or write one key a line"),
        );
    }
    if key.chars().any(|c| matches!(c, '“' | '”' | '‘' | '’')) {
        let bare = key.trim_matches(['“', '”', '‘', '’', ' ']);
        return Fault::new(
            "yaml/curly-quote",
            words!("tên mục có dấu nháy cong của Word", "the key is written in curly quotes"),
            words!("bỏ dấu nháy quanh tên mục", "delete the quotes around the key"),
        )
        .with(known.contains(&bare).then(|| Fix::safe(bare)));
    }
    let list = known.join(", ");
    match nearest(key, known) {
        Some(near) => Fault::new(
            "yaml/unknown-key",
            words!("không có mục «{key}»; có phải bạn muốn viết «{near}»?", "there is no key `{key}`; did you mean `{near}`?"),
            words!("đổi «{key}» thành «{near}»", "change `{key}` to `{near}`"),
        )
        .with(Fix::offered(near)),
        None => Fault::new(
            "yaml/unknown-key",
            words!("không có mục «{key}» ở đây", "there is no key `{key}` here"),
            words!("các mục dùng được ở đây: {list}", "the keys that can stand here: {list}"),
        ),
    }
}

/// The key that was meant by one that is not in the format, if any is near.
pub(super) fn meant<'a>(key: &str, known: &[&'a str]) -> Option<&'a str> {
    if known.contains(&key) { None } else { nearest(key.trim_matches(['“', '”', '‘', '’', ' ']), known) }
}

/// Gives the keys at the top of a file that are none of `known` the names that were meant, where they are plain, so that their
/// values are read and judged too; and tells of each.
pub fn rename(node: &mut Node, known: &[&'static str]) -> Vec<Located> {
    let mut faults = Vec::new();
    match &mut node.kind {
        NodeKind::List { items, .. } => items.iter_mut().for_each(|item| faults.append(&mut rename(item, known))),
        NodeKind::Map(map) => {
            for index in 0..map.pairs.len() {
                let Some(meant) = meant(&map.pairs[index].key, known) else { continue };
                if map.pairs.iter().all(|pair| pair.key != meant) {
                    faults.push((map.pairs[index].span.clone(), unknown_key(map, index, known)));
                    meant.clone_into(&mut map.pairs[index].key);
                }
            }
        }
        NodeKind::Scalar(..) => {}
    }
    faults
}

/// The amount that a comma split, in one piece: `amount: 20,000` reads as `amount: 20` and a key `000`.
fn joined(map: &Map, index: usize) -> Option<Fix> {
    let (before, pair) = (map.pairs.get(index.checked_sub(1)?)?, &map.pairs[index]);
    let NodeKind::Scalar(start, Style::Plain) = &before.value.kind else { return None };
    let is_number = !start.starts_with('0') && !start.is_empty() && start.bytes().all(|byte| byte.is_ascii_digit());
    // With a space after the comma it may be two things.
    let touches = before.value.span.end + 1 == pair.span.start;
    let whole = before.value.span.start..pair.span.end;
    (before.key == "amount" && is_number && touches)
        .then(|| Fix::safe(format!("{start}{}", pair.key)).at(crate::finding::Spot::Bytes(whole.into())))
}

/// The known key nearest to what was typed, if any is near.
fn nearest<'a>(key: &str, known: &[&'a str]) -> Option<&'a str> {
    let plain = plain(key);
    let meant = VIETNAMESE.iter().filter(|(word, _)| *word == plain).find_map(|(_, target)| known.iter().find(|key| *key == target));
    meant.copied().or_else(|| nearest_word(&plain, known))
}

/// The word of `known` nearest to `word`, if any is near enough to be a slip of the keyboard.
#[must_use]
pub fn nearest_word<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let length = word.chars().count();
    let near = |candidate: &&'a str| {
        let own = candidate.chars().count();
        let most = (1 + own / 5).min(own.saturating_sub(1));
        // Words of very different lengths need not be compared: a hostile file has many thousands.
        let distance = (own.abs_diff(length) <= most).then(|| strsim::osa_distance(word, candidate))?;
        (distance <= most).then_some((distance, *candidate))
    };
    known.iter().filter_map(near).min().map(|(_, candidate)| candidate)
}

/// Lower case, without diacritics, words joined with `_`.
fn plain(key: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    key.nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'đ' => 'd',
            ' ' | '-' => '_',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(key: &str) -> Map {
        let value = Node { kind: NodeKind::Scalar("x".into(), Style::Plain), span: 0..1 };
        Map { pairs: vec![Pair { key: key.to_owned(), span: 0..1, value }], flow: false }
    }

    #[test]
    fn a_vietnamese_word_leads_to_its_key() {
        let fault = unknown_key(&map("lệ_phí"), 0, &["fees", "title"]);
        assert!(fault.message.vi.contains("«fees»"), "{fault:?}");
    }

    #[test]
    fn a_slip_leads_to_the_key_and_a_stranger_to_the_list() {
        assert_eq!(nearest("tilte", &["title", "fees"]), Some("title"));
        assert_eq!(nearest("abcdef", &["title", "fees"]), None);
    }
}
