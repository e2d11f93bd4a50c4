//! «Mẫu đơn và bản điền mẫu»: what forms are called, and where they are.

use crate::letters::unmarked;
use crate::output::page::frame::writer::PageWriter;
use crate::output::page::view::{FormLink, FormRow, LocalText};
use crate::record;

/// «Mẫu CT01» by the number printed on it, or by an id that is one; «Mẫu đơn» where there is none.
pub(crate) fn form_name(writer: &PageWriter<'_>, form: &record::Form) -> String {
    match form_number(form) {
        Some(number) => writer.fill("say.form", &[("number", &number)]),
        None => writer.word("say.form-plain").to_owned(),
    }
}

/// The number of a form: as written, or an id such as `ct01` in capitals.
pub(crate) fn form_number(form: &record::Form) -> Option<String> {
    let id = form.id.as_str();
    let letters = id.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_number = letters.len() < id.len() && (1..=4).contains(&letters.len()) && letters.bytes().all(|byte| byte.is_ascii_lowercase());
    form.number.as_ref().map(|number| number.0.clone()).or_else(|| is_number.then(|| id.to_uppercase()))
}

/// Every form that a paper of the procedure asks for, once.
pub(crate) fn forms(writer: &PageWriter<'_>, facts: &record::Procedure) -> Vec<FormRow> {
    let mut seen: Vec<&str> = Vec::new();
    let mut list = Vec::new();
    let all = facts.documents.iter().flat_map(|document| std::iter::once(document).chain(&document.one_of));
    for name in all.filter_map(|document| document.form.as_ref()) {
        let Some(form) = writer.catalog().form(name).filter(|_| !seen.contains(&name.0.as_str())) else { continue };
        seen.push(&name.0);
        let title = writer.phrase(&form.title);
        let ours = |path: &str| writer.site().attachment(path).map(|address| writer.to_address(&address));
        let file = form_address(writer, form);
        let sample = form.sample.as_ref().and_then(|path| if path.starts_with("https://") { Some(path.0.clone()) } else { ours(path) });
        let link = |key: &str, href: String| FormLink {
            text: writer.fill(key, &[("form", &form_name(writer, form)), ("kind", &file_kind(&href))]),
            href: Some(href),
        };
        list.push(FormRow {
            id: format!("{}-{}", writer.part("form"), form.id),
            title: form_title(writer, form, title),
            file: file.map(|href| link("say.form-file", href)),
            sample: sample.map(|href| link("say.form-sample", href)),
        });
    }
    list
}

/// Where a form is: its file, or the page that its record names.
pub(crate) fn form_address(writer: &PageWriter<'_>, form: &record::Form) -> Option<String> {
    let ours = |path: &str| writer.site().attachment(path).map(|address| writer.to_address(&address));
    form.file.as_ref().and_then(|path| ours(path)).or_else(|| form.url.as_ref().map(ToString::to_string))
}

/// «Mẫu CT01: Tờ khai …»; a title that begins with the number does not say it twice.
pub(crate) fn form_title(writer: &PageWriter<'_>, form: &record::Form, title: LocalText) -> LocalText {
    // «ĐKX10» and DKX10 are one number.
    let plain = |text: &str| unmarked(text).collect::<String>().to_uppercase();
    match form_number(form).filter(|number| !plain(&title.text).contains(&plain(number))) {
        Some(number) => LocalText { text: writer.fill("say.form-title", &[("number", &number), ("title", &title.text)]), lang: title.lang },
        None => title,
    }
}

/// « (PDF)», or nothing for a page.
fn file_kind(href: &str) -> String {
    let extension = href.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map(|(_, extension)| extension).unwrap_or_default();
    if matches!(extension, "pdf" | "doc" | "docx" | "odt" | "xlsx") { format!(" ({})", extension.to_uppercase()) } else { String::new() }
}
