//! Ways to hand in: addresses that lead to the right page of a portal that is there.

use super::{Check, Report};
use crate::finding::Spot;
use crate::record::{ChannelType, Entry, Link, Presence, Procedure};
use crate::trail;

/// Provinces whose portals of their own closed on 1 July 2025, as they stand in their addresses.
const PROVINCES: &str = " angiang bariavungtau brvt baclieu bacgiang backan bacninh bentre binhdinh binhduong binhphuoc binhthuan camau cantho \
    caobang danang daklak daknong dienbien dongnai dongthap gialai hagiang hanam hanoi hatinh haiduong haiphong haugiang hoabinh hungyen khanhhoa \
    kiengiang kontum laichau lamdong langson laocai longan namdinh nghean ninhbinh ninhthuan phutho phuyen quangbinh quangnam quangngai quangninh \
    quangtri soctrang sonla tayninh thaibinh thainguyen thanhhoa thuathienhue hue tiengiang hochiminhcity tphcm travinh tuyenquang vinhlong vinhphuc yenbai ";

rules! {
    /// The front page of a portal.
    HOME_PAGE "channel/home-page" Notice since "0.1.0" Check::Procedure(home_page);
    /// A portal that is no more.
    CLOSED_PORTAL "channel/closed-portal" Warning in "vn" doubts Portal since "0.1.0" Check::Procedure(closed);
    /// Online, but where?
    NO_ADDRESS "channel/no-address" Notice since "0.1.0" Check::Procedure(no_address);
    /// Come in person, by post.
    NO_COUNTER "channel/no-counter" Warning doubts Presence since "0.1.0" Check::Procedure(no_counter);
}

/// What stands after the host, without `/`; an address of the form `https://host`, `https://host/` has nothing.
fn path(link: &Link) -> &str {
    let rest = link.as_str().split_once("://").map_or("", |(_, rest)| rest);
    rest.find(['/', '?', '#']).map_or("", |at| rest[at..].trim_matches('/'))
}

fn home_page(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    for (index, channel) in entry.facts.channels.iter().enumerate() {
        let Some(url) = &channel.url else { continue };
        let (Some(host), "" | "home" | "p/home" | "index.html") = (url.host(), path(url)) else { continue };
        let page = entry.facts.source_url.as_ref().filter(|page| page.host() == Some(host) && path(page).len() > 12);
        if page.is_none() && !host.starts_with("dichvucong.") {
            continue;
        }
        let remedy = match page {
            Some(page) => words!("viết `url: {page}`", "write `url: {page}`"),
            None => words!(
                "mở trang của thủ tục trên {host}, chép địa chỉ vào đây",
                "open the procedure's own page on {host} and copy its address"
            ),
        };
        report.add(
            Spot::Value(trail!["channels", index, "url"]),
            words!(
                "địa chỉ này là trang chủ của {host}; người dân phải tự tìm thủ tục",
                "this is the front page of {host}; people must look for the procedure themselves"
            ),
            remedy,
        );
    }
}

fn closed(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    for (index, channel) in entry.facts.channels.iter().enumerate() {
        let Some(host) = channel.url.as_ref().and_then(Link::host) else { continue };
        let province = host.strip_prefix("dichvucong.").and_then(|rest| rest.strip_suffix(".gov.vn"));
        if province.is_some_and(|province| PROVINCES.contains(&format!(" {province} "))) {
            report.add(
                Spot::Value(trail!["channels", index, "url"]),
                words!("cổng {host} đã đóng từ ngày 01/07/2025", "the portal {host} closed on 1 July 2025"),
                words!(
                    "viết địa chỉ của thủ tục trên https://dichvucong.gov.vn",
                    "write the address of the procedure on https://dichvucong.gov.vn"
                ),
            );
        }
    }
}

fn no_address(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    for (index, channel) in entry.facts.channels.iter().enumerate() {
        if channel.kind == ChannelType::Online
            && channel.url.is_none()
            && !entry.is_unread(&trail!["channels", index, "url"])
            && !in_app(channel.note.as_ref())
        {
            let remedy = match entry.facts.source_url.as_ref().filter(|page| page.host() == Some("dichvucong.gov.vn")) {
                Some(page) => words!("thêm `url: {page}`", "add `url: {page}`"),
                None => words!("thêm `url:` với địa chỉ trang nộp hồ sơ", "add `url:` with the address of the page"),
            };
            report.add(
                Spot::Value(trail!["channels", index, "type"]),
                words!("nộp trực tuyến nhưng không ghi nộp ở trang nào", "online, but it does not say where"),
                remedy,
            );
        }
    }
}

/// Whether it is done in an application, which has no address.
fn in_app(note: Option<&crate::record::Text>) -> bool {
    note.is_some_and(|note| ["VNeID", "ứng dụng"].iter().any(|word| note.original.contains(word)))
}

fn no_counter(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    let facts = &entry.facts;
    let counter = facts.channels.iter().any(|channel| channel.kind == ChannelType::InPerson);
    if facts.presence == Some(Presence::Required) && !facts.channels.is_empty() && !counter {
        report.add(
            Spot::Value(trail!["presence"]),
            words!("phải đến tận nơi, mà không có cách nộp trực tiếp nào", "one must come in person, but no channel is in person"),
            words!(
                "thêm `- type: in-person` vào `channels`, hoặc viết `presence: not-required`",
                "add `- type: in-person` to `channels`, or write `presence: not-required`"
            ),
        );
    }
}
