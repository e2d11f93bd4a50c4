//! `catalog.yaml` itself: its format, its languages, the rules that it names.

use super::{Check, Rule, is_rule};
use crate::finding::{Severity, Spot};
use crate::record::{self, MOST_LANGUAGES, is_language};
use crate::text::{LinkKind, shown};
use crate::trail;

/// A format we do not know.
pub(super) static FORMAT: Rule = Rule {
    id: "catalog/format",
    level: Severity::Error,
    page: page!("catalog/format"),
    check: Check::Site(|site, report| {
        let entry = &site.catalog.records.catalog;
        let (format, known) = (entry.facts.format.0, record::FORMAT);
        if !entry.file.is_empty() && format != known {
            report.add(
                Spot::Value(trail!["format"]),
                words!("chương trình này đọc định dạng {known}, không phải {format}", "this program reads format {known}, not {format}"),
                words!("ghi `format: {known}`, hoặc dùng bản motcua mới hơn", "write `format: {known}`, or use a newer motcua"),
            );
        }
    }),
};

/// An address at which nothing can lie: with a question or a place in a page, or none of the web.
pub(super) static BASE_URL: Rule = Rule {
    id: "catalog/base-url",
    level: Severity::Error,
    page: page!("catalog/base-url"),
    check: Check::Site(|site, report| {
        let entry = &site.catalog.records.catalog;
        let Some(url) = &entry.facts.base_url else { return };
        let text = url.as_str();
        let end = text.find(['?', '#']).unwrap_or(text.len());
        if end == text.len() && matches!(url.kind(), LinkKind::Https | LinkKind::Http) {
            return;
        }
        let message = words!("địa chỉ «{text}» không thể là địa chỉ của cả trang", "`{text}` cannot be the address of a site");
        let remedy = match url.host() {
            Some(_) => {
                let slash = if text[..end].ends_with('/') { "" } else { "/" };
                let start = &text[..end];
                words!("viết {start}{slash}, không có phần từ dấu ? hoặc #", "write {start}{slash}, without what begins with ? or #")
            }
            None => words!("viết địa chỉ bắt đầu bằng https://, như https://thu-tuc.example.vn/", "write one that begins with https://"),
        };
        report.on(entry).add(Spot::Value(trail!["base_url"]), message, remedy);
    }),
};

/// A language that no page can be in.
pub(super) static UNKNOWN_LANGUAGE: Rule = Rule {
    id: "catalog/not-a-language",
    level: Severity::Error,
    page: page!("catalog/not-a-language"),
    check: Check::Site(|site, report| {
        let entry = &site.catalog.records.catalog;
        for (index, name) in entry.facts.languages.iter().enumerate() {
            let is_first = !entry.facts.languages[..index].contains(name);
            if is_first && is_language(&name.0) {
                continue;
            }
            let typed = shown(&name.0);
            let message = if is_first {
                words!("«{typed}» không phải tên viết tắt của một ngôn ngữ", "`{typed}` is not the tag of a language")
            } else {
                words!("ngôn ngữ «{typed}» đã có ở trên", "the language `{typed}` is already there above")
            };
            let remedy =
                words!("viết chữ thường như `vi`, `en`, `lo`, mỗi ngôn ngữ một lần", "write tags such as `vi`, `en`, `lo`, each once");
            report.on(entry).add(Spot::Value(trail!["languages", index]), message, remedy);
        }
    }),
};

/// More languages than a site may have.
pub(super) static MANY_LANGUAGES: Rule = Rule {
    id: "catalog/too-many-languages",
    level: Severity::Error,
    page: page!("catalog/too-many-languages"),
    check: Check::Site(|site, report| {
        let entry = &site.catalog.records.catalog;
        let (count, most) = (entry.facts.languages.len(), MOST_LANGUAGES);
        if count > most {
            report.on(entry).add(
                Spot::Value(trail!["languages", most]),
                words!("có {count} ngôn ngữ; một trang có nhiều nhất {most}", "there are {count} languages; a site has {most} at most"),
                words!("xóa từ dòng này trở đi", "delete all from this line on"),
            );
        }
    }),
};

/// A rule that does not exist.
pub(super) static UNKNOWN_RULE: Rule = Rule {
    id: "catalog/unknown-rule",
    level: Severity::Warning,
    page: page!("catalog/unknown-rule"),
    check: Check::Site(|site, report| {
        let records = &site.catalog.records;
        let remedy = || words!("xem tên các quy tắc bằng lệnh `motcua rules`", "`motcua rules` lists their names");
        for (rule, _) in &records.catalog.facts.rules.0 {
            if !is_rule(rule) {
                let trail = trail!["rules"].then(crate::finding::TrailStep::Key(rule.clone().into()));
                report.on(&records.catalog).add(
                    Spot::Key(trail),
                    words!("không có quy tắc «{rule}»", "there is no rule `{rule}`"),
                    remedy(),
                );
            }
        }
        for (_, entry) in records.entries() {
            for allowance in &entry.allowed {
                let rule = &allowance.rule;
                if !is_rule(rule) {
                    let spot = Spot::Value(allowance.trail.clone());
                    report.at(&allowance.file, spot, words!("không có quy tắc «{rule}»", "there is no rule `{rule}`"), remedy());
                }
            }
        }
    }),
};
