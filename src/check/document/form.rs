//! Forms that nobody can get, or many phones cannot open.

use super::Report;
use crate::finding::Spot;
use crate::site::Site;
use crate::trail;

/// Forms without a file and without an address: a name that leads nowhere.
pub(super) fn no_file(site: &Site, report: &mut Report<'_>) {
    let entry = &site.catalog.records.forms;
    for (index, form) in entry.facts.iter().enumerate().filter(|(_, form)| form.file.is_none() && form.url.is_none()) {
        let id = form.id.as_str();
        report.on(entry).add(
            Spot::Value(trail![index, "id"]),
            words!(
                "mẫu «{id}» chưa có tệp, chưa có địa chỉ: không ai lấy được",
                "the form `{id}` has no file and no address: nobody can get it"
            ),
            words!(
                "đặt tệp PDF vào forms/ và viết `file: {id}.pdf`, hoặc viết `url:` của trang chính thức có mẫu này",
                "put a PDF into forms/ and write `file: {id}.pdf`, or write the `url:` of the official page that has it"
            ),
        );
    }
}

pub(super) fn word_only(site: &Site, report: &mut Report<'_>) {
    let entry = &site.catalog.records.forms;
    for (index, form) in entry.facts.iter().enumerate() {
        let Some(file) = form.file.as_ref().map(|file| file.0.as_str()) else { continue };
        let ending = file.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
        if matches!(ending.as_str(), "doc" | "docx" | "odt" | "rtf") {
            let stem = &file[..file.len() - ending.len() - 1];
            report.on(entry).add(
                Spot::Value(trail![index, "file"]),
                words!(
                    "mẫu đơn chỉ có tệp .{ending}; nhiều điện thoại không mở được",
                    "a form only as .{ending}, which many phones cannot open"
                ),
                words!("xuất ra PDF, đặt vào forms/ và viết `file: {stem}.pdf`", "export a PDF into forms/ and write `file: {stem}.pdf`"),
            );
        }
    }
}
