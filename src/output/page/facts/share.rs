//! Handing a page on: plain links, the short address, the QR code. Nothing is loaded from elsewhere.

use super::sheet::sheet_version;
use crate::catalog::ProcedureId;
use crate::output::page::frame::feedback;
use crate::output::page::frame::text::in_words;
use crate::output::page::frame::writer::PageWriter;
use crate::output::page::view::{Html, Share};
use crate::output::{qr, sheets};
use crate::site::Subject;
use crate::text::percent::{VALUE, encode};

/// Ways to share the page of a procedure.
pub(crate) fn share(writer: &PageWriter<'_>, id: ProcedureId, title: &str, code: Option<&str>) -> Share {
    let site = writer.site();
    let address = site.absolute(writer.here).unwrap_or_default();
    let sign = site.sign(id);
    let (subject, page) = (encode(title, VALUE), encode(&address, VALUE));
    let message = format!("{subject}%20{page}");
    Share {
        sms: format!("sms:?&body={message}"),
        qr: sign.is_some().then(|| writer.to_address(&site.qr(id))),
        short: sign.as_deref().map(in_words),
        version: sheet_version(writer, Subject::Procedure(id)),
        report: report(writer, id, title, code, &address),
        address,
    }
}

/// Where to say that this page is wrong, with the page and its version filled in as far as the way allows.
fn report(writer: &PageWriter<'_>, id: ProcedureId, title: &str, code: Option<&str>, address: &str) -> Option<String> {
    let href = feedback(writer)?;
    let version = sheets::version(writer.catalog(), Subject::Procedure(id));
    if !href.starts_with("mailto:") {
        return Some(fill_form(&href, &[("code", code.unwrap_or(title)), ("address", address), ("version", &version)]));
    }
    let word = writer.word("say.report");
    let about = encode(&format!("{word} {}", code.unwrap_or(title)), VALUE);
    let body = encode(&format!("{title}\n{address}\n{}: {version}\n\n", writer.word("site.version")), VALUE);
    Some(format!("{href}?subject={about}&body={body}"))
}

/// The address of a form with its blanks filled in: `https://…?ma={code}&trang={address}&ban={version}`.
fn fill_form(href: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(href.to_owned(), |href, (name, value)| {
        let value = encode(value, VALUE);
        href.replace(&format!("{{{name}}}"), &value).replace(&format!("%7B{name}%7D"), &value)
    })
}

/// A QR code as part of a page.
pub(crate) fn drawn(text: &str) -> Html {
    Html::trusted(&qr::draw(text))
}
