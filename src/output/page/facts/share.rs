//! Handing a page on: plain links, the short address, the QR code. Nothing is loaded from elsewhere.

use super::sheet::sheet_version;
use crate::catalog::{FieldId, ProcedureId};
use crate::output::page::frame::feedback_on;
use crate::output::page::frame::text::in_words;
use crate::output::page::frame::writer::PageWriter;
use crate::output::page::view::{Html, Share, TextLink};
use crate::output::{qr, sheets};
use crate::site::Subject;
use crate::text::percent::{VALUE, encode};

/// Ways to share the page of a procedure.
pub(crate) fn share(writer: &PageWriter<'_>, id: ProcedureId, title: &str, code: Option<&str>) -> Share {
    let site = writer.site();
    let address = site.absolute(writer.here).unwrap_or_default();
    let sign = site.sign(id);
    let version = Some(sheets::version(writer.catalog(), Subject::Procedure(id)));
    let about = About { field: writer.catalog().procedure(id).field, title, code: code.unwrap_or(title), page: &address, version };
    Share {
        qr: sign.is_some().then(|| writer.to_address(&site.qr(id))),
        short: sign.as_deref().map(in_words),
        version: sheet_version(writer, Subject::Procedure(id)),
        report: report(writer, &about),
        found: found(writer, &about),
        address,
    }
}

/// Where to say that this page is wrong, with the page and its version filled in as far as the way allows.
fn report(writer: &PageWriter<'_>, about: &About<'_>) -> Option<String> {
    // A form may ask too whether something was found; a report does not say.
    let href = fill_form(&feedback_on(writer, about.field)?, &[("found", "")]);
    Some(about.address(writer, &href, writer.word("say.report")))
}

/// The same of an office, which has no version.
pub(crate) fn report_office(writer: &PageWriter<'_>, name: &str) -> Option<String> {
    let page = writer.site().absolute(writer.here).unwrap_or_default();
    report(writer, &About { field: None, title: name, code: name, page: &page, version: None })
}

/// «Bạn tìm thấy điều cần biết không?»: one address for yes, one for no. A form answers where it has a blank for it.
fn found(writer: &PageWriter<'_>, about: &About<'_>) -> Vec<TextLink> {
    let Some(href) =
        feedback_on(writer, about.field).filter(|href| href.starts_with("mailto:") || href.contains("found}") || href.contains("found%7D"))
    else {
        return Vec::new();
    };
    let answer = |key: &str| {
        let word = writer.word(key);
        let subject = format!("{} {word}", writer.word("say.found.title"));
        TextLink { href: about.address(writer, &fill_form(&href, &[("found", word)]), &subject), text: writer.own(word) }
    };
    vec![answer("say.found.yes"), answer("say.found.no")]
}

/// What a report is about.
struct About<'a> {
    /// Whose unit reads it.
    field: Option<FieldId>,
    title: &'a str,
    /// The code, or the title where there is none.
    code: &'a str,
    page: &'a str,
    version: Option<String>,
}

impl About<'_> {
    /// The address of a form with all of it, or that of a mail with this word in its subject.
    fn address(&self, writer: &PageWriter<'_>, href: &str, word: &str) -> String {
        let Self { title, code, page, version, .. } = self;
        let version = version.as_deref();
        if !href.starts_with("mailto:") {
            return fill_form(href, &[("code", code), ("address", page), ("version", version.unwrap_or_default())]);
        }
        let subject = encode(&format!("{word} {code}"), VALUE);
        let version = version.map(|version| format!("{}: {version}\n", writer.word("site.version"))).unwrap_or_default();
        let body = encode(&format!("{title}\n{page}\n{version}\n"), VALUE);
        format!("{href}?subject={subject}&body={body}")
    }
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
