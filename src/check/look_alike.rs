//! Sites that pretend to be official, and addresses that hide where they lead.

use std::ops::Range;

use super::said::Said;
use super::{Check, PlacedValue, Report, Value};
use crate::finding::Spot;
use crate::jurisdiction::SiteDoubt;

rules! {
    /// A link to a site that looks like an official one and is none.
    LOOK_ALIKE "link/look-alike" Error since "0.1.0" Check::Value(|placed, report| in_link(placed, report, false));
    /// A link that does not say where it leads.
    HIDDEN "link/hidden-target" Warning since "0.1.0" Check::Value(|placed, report| in_link(placed, report, true));
    /// A text that names such a site.
    NAMED_LOOK_ALIKE "text/look-alike-site" Warning since "0.1.0" Check::Said(|texts, report| in_texts(texts, report, false));
    /// A text with such an address.
    NAMED_HIDDEN "text/hidden-target" Warning since "0.1.0" Check::Said(|texts, report| in_texts(texts, report, true));
}

fn in_link(placed: &PlacedValue<'_>, report: &mut Report<'_>, is_hidden: bool) {
    let Value::Link(link) = placed.value else { return };
    if let Some(host) = link.host() {
        judge(host, Spot::Value(placed.trail.clone()), report, is_hidden);
    }
}

fn in_texts(texts: &[Said<'_>], report: &mut Report<'_>, is_hidden: bool) {
    let sites = &report.habits().sites;
    for said in texts {
        for bytes in hosts(said.text) {
            let host = &said.text[bytes.clone()];
            // A warning names the site that it warns of.
            if sites.doubt(host).is_some() && !sites.warnings.iter().any(|word| said.lower.contains(word.as_str())) {
                judge(host, said.spot(bytes), report, is_hidden);
            }
        }
    }
}

fn judge(host: &str, spot: Spot, report: &mut Report<'_>, is_hidden: bool) {
    let sites = &report.habits().sites;
    match sites.doubt(host) {
        Some(SiteDoubt::LooksLike(official)) if !is_hidden => {
            let ending = sites.endings.first().map_or("", String::as_str);
            report.add(
                spot,
                words!(
                    "«{host}» giống trang của nhà nước («{official}») mà không có đuôi .{ending}: có thể là trang lừa đảo",
                    "`{host}` looks like an official site (`{official}`) and does not end in .{ending}: it may be a fraud"
                ),
                words!(
                    "mở trang, xem có đúng là của cơ quan không; đúng ra địa chỉ có đuôi .{ending}, ví dụ https://dichvucong.gov.vn",
                    "look whose site it is; the right address ends in .{ending}, such as https://dichvucong.gov.vn"
                ),
            );
        }
        Some(SiteDoubt::Hidden) if is_hidden => report.add(
            spot,
            words!("«{host}» không cho biết dẫn tới đâu", "`{host}` does not say where it leads"),
            words!("mở nó ra, chép địa chỉ đầy đủ của trang tới vào đây", "open it, and write the whole address of the page it leads to"),
        ),
        _ => {}
    }
}

/// Where hosts stand in a text: behind `://`, or words of at least two parts, of which the last is of letters alone.
fn hosts(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut end = 0;
    for (dot, _) in text.match_indices('.') {
        if dot < end || !text[dot + 1..].starts_with(char::is_alphanumeric) || !text[..dot].ends_with(char::is_alphanumeric) {
            continue;
        }
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
        let before = text[..dot].trim_end_matches(is_part).len();
        let behind = text[dot..].trim_start_matches(is_part);
        end = text.len() - behind.len();
        let host = text[before..end].trim_end_matches(['.', '-']);
        let bytes = before..before + host.len();
        let is_site = text[..before].ends_with("//")
            || host.rsplit('.').next().is_some_and(|last| last.len() > 1 && last.chars().all(char::is_alphabetic));
        if is_site && !text[..before].ends_with('@') {
            found.push(bytes);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::hosts;

    #[test]
    fn hosts_are_found_in_texts() {
        let found = |text: &'static str| hosts(text).into_iter().map(|bytes| &text[bytes]).collect::<Vec<_>>();
        assert_eq!(found("Xem [cổng](https://a.gov-vn.com/x.html), b.vn. Hết."), ["a.gov-vn.com", "x.html", "b.vn"]);
        assert_eq!(found("http://14.225.3.1/a và 1.004222, 50.000 đ, a@b.vn, ngày 1.2.2026"), ["14.225.3.1"]);
    }
}
