//! Handing a page on: plain links, the short address, the QR code. Nothing is loaded from elsewhere.

use super::desk::Desk;
use super::frame::{encode, feedback};
use super::view::{Link, Share, ShortView};
use crate::catalog::ProcedureId;
use crate::site::{PER_PAGE, Subject};

/// Characters that need no escape inside a query.
const PLAIN: &[u8] = b"-_.~";

/// Ways to share the page of a procedure.
pub(super) fn share(desk: &Desk<'_>, id: ProcedureId, title: &str, code: Option<&str>) -> Share {
    let site = desk.site();
    let address = site.absolute(desk.here).unwrap_or_default();
    let sign = site.sign(id);
    let (subject, page) = (encode(title, PLAIN), encode(&address, PLAIN));
    let message = format!("{subject}%20{page}");
    Share {
        sms: format!("sms:?&body={message}"),
        mail: format!("mailto:?subject={subject}&body={message}"),
        links: if address.is_empty() {
            Vec::new()
        } else {
            vec![Link { href: format!("https://zalo.me/share?url={page}"), text: desk.own("Zalo") }]
        },
        qr: sign.is_some().then(|| desk.to_address(&site.qr(id))),
        short: sign.as_deref().map(in_words),
        poster: poster(desk, id).filter(|_| sign.is_some()),
        version: super::paper::sheet_version(desk, Subject::Procedure(id)),
        report: report(desk, title, code, &address),
        address,
    }
}

/// The way to the poster: its part of the page of its field. It is in the first language alone.
fn poster(desk: &Desk<'_>, id: ProcedureId) -> Option<String> {
    let procedure = desk.catalog().procedure(id);
    let field = procedure.field?;
    let place = desk.catalog().field(field).procedures.iter().position(|other| *other == id)?;
    let page = u16::try_from(place / PER_PAGE).ok()?;
    Some(format!("{}#{}", desk.to(Subject::Posters(field, page)), procedure.entry.stem))
}

/// An address as one reads it out: without the scheme and without a `/` at the end.
pub(super) fn in_words(address: &str) -> String {
    address.split_once("://").map_or(address, |(_, rest)| rest).trim_end_matches('/').to_owned()
}

/// Where to say that this page is wrong, with the page and its version filled in as far as the way allows.
fn report(desk: &Desk<'_>, title: &str, code: Option<&str>, address: &str) -> Option<String> {
    let href = feedback(desk)?;
    if !href.starts_with("mailto:") {
        return Some(fill_form(
            &href,
            &[("code", code.unwrap_or(title)), ("address", address), ("version", &desk.catalog().today.to_string())],
        ));
    }
    let word = desk.word("say.report");
    let about = encode(&format!("{word} {}", code.unwrap_or(title)), PLAIN);
    let version = desk.catalog().today;
    let body = encode(&format!("{title}\n{address}\n{}: {version}\n\n", desk.word("site.version")), PLAIN);
    Some(format!("{href}?subject={about}&body={body}"))
}

/// The address of a form with its blanks filled in: `https://…?ma={code}&trang={address}&ban={version}`.
fn fill_form(href: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(href.to_owned(), |href, (name, value)| {
        let value = encode(value, PLAIN);
        href.replace(&format!("{{{name}}}"), &value).replace(&format!("%7B{name}%7D"), &value)
    })
}

/// The page at a short address.
pub(super) fn short(desk: &Desk<'_>, id: ProcedureId) -> ShortView {
    let address = desk.site().address(Subject::Procedure(id), 0);
    let title = desk.phrase(&desk.catalog().procedure(id).entry.facts.title);
    ShortView {
        lang: desk.tag.to_owned(),
        title: super::frame::shorten(&title.text, 110),
        description: super::frame::shorten(&desk.fill("say.short-description", &[("title", &title.text)]), 160),
        canonical: desk.site().absolute(&address),
        css: desk.to_address(&desk.press.theme.style.address),
        target: Link { href: desk.to_address(&address), text: title },
    }
}
