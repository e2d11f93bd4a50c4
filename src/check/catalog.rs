//! `catalog.yaml` itself: its format, its languages, the rules that it names.

use std::sync::Arc;

use super::reference::all_recordings;
use super::{Check, Report, known, name_today};
use crate::finding::{Fix, Spot, TrailStep, Words};
use crate::record::{self, EntryKind, MOST_LANGUAGES, is_language};
use crate::site::Site;
use crate::text::{LinkKind, shown, site_root};
use crate::trail;
use crate::yaml::nearest_word;

rules! {
    /// A format we do not know.
    FORMAT "catalog/format" Error since "0.1.0" Check::Site(format);
    /// An address at which nothing can lie: with a question or a place in a page, or none of the web.
    BASE_URL "catalog/base-url" Error since "0.1.0" Check::Site(base_url);
    /// A language that no page can be in.
    UNKNOWN_LANGUAGE "catalog/not-a-language" Error since "0.1.0" Check::Site(unknown_language);
    /// More languages than a site may have.
    MANY_LANGUAGES "catalog/too-many-languages" Error since "0.1.0" Check::Site(many_languages);
    /// A rule that does not exist.
    UNKNOWN_RULE "catalog/unknown-rule" Warning since "0.1.0" Check::Site(unknown_rule);
    /// A rule by a name that it had once.
    RENAMED_RULE "catalog/renamed-rule" Warning since "0.1.0" Check::Site(renamed_rule);
    /// A page that the law asks of every public site.
    NO_LEGAL_PAGE "catalog/no-legal-page" Warning since "0.1.0" Check::Site(no_legal_page);
}

fn no_legal_page(site: &Site, report: &mut Report<'_>) {
    let records = &site.catalog.records;
    for duty in &records.jurisdiction.duties {
        let (stem, title, law) = (&duty.page, &duty.title, &duty.law);
        if !records.catalog.file.is_empty() && site.catalog.find(EntryKind::Pages, stem).is_none() && !site.catalog.is_lost(stem) {
            report.on(&records.catalog).add(
                Spot::File,
                words!(
                    "chưa có trang «{title}» mà pháp luật buộc phải có ({law})",
                    "there is no page “{title}”, which the law asks for ({law})"
                ),
                words!("viết trang đó ở pages/{stem}.md", "write it in pages/{stem}.md"),
            );
        }
    }
}

fn format(site: &Site, report: &mut Report<'_>) {
    let entry = &site.catalog.records.catalog;
    let (format, known) = (entry.facts.format.0, record::FORMAT);
    if !entry.file.is_empty() && format != known {
        report.add(
            Spot::Value(trail!["format"]),
            words!("chương trình này đọc định dạng {known}, không phải {format}", "this program reads format {known}, not {format}"),
            words!("ghi `format: {known}`, hoặc dùng bản motcua mới hơn", "write `format: {known}`, or use a newer motcua"),
        );
    }
}

fn base_url(site: &Site, report: &mut Report<'_>) {
    let entry = &site.catalog.records.catalog;
    let Some(url) = &entry.facts.base_url else { return };
    let text = url.as_str();
    let is_site = matches!(url.kind(), LinkKind::Https | LinkKind::Http);
    let root = site_root(text);
    if is_site && root.trim_end_matches('/') == text.trim_end_matches('/') && !text.ends_with("//") {
        return;
    }
    let message = words!("địa chỉ «{text}» không thể là địa chỉ của cả trang", "`{text}` cannot be the address of a site");
    let remedy = if is_site {
        words!(
            "viết {root}: không có phần từ dấu ? hoặc #, không có bước lùi, chỉ chữ a–z, số và dấu gạch",
            "write {root}: without what begins with ? or #, without steps back, in letters a–z, figures and dashes"
        )
    } else {
        words!("viết địa chỉ bắt đầu bằng https://, như https://thu-tuc.example.vn/", "write one that begins with https://")
    };
    report.on(entry).add(Spot::Value(trail!["base_url"]), message, remedy);
}

fn unknown_language(site: &Site, report: &mut Report<'_>) {
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
        let remedy = words!("viết chữ thường như `vi`, `en`, `lo`, mỗi ngôn ngữ một lần", "write tags such as `vi`, `en`, `lo`, each once");
        report.on(entry).add(Spot::Value(trail!["languages", index]), message, remedy);
    }
    for (file, index, recording) in all_recordings(site).into_iter().filter(|(_, _, recording)| !is_language(&recording.language)) {
        let typed = shown(&recording.language);
        report.at(
            file,
            Spot::Value(trail!["audio", index, "language"]),
            words!("«{typed}» không phải tên viết tắt của một ngôn ngữ", "`{typed}` is not the tag of a language"),
            words!("viết chữ thường như `vi`, `hmn`, `lo`", "write its tag, such as `vi`, `hmn`, `lo`"),
        );
    }
}

fn many_languages(site: &Site, report: &mut Report<'_>) {
    let entry = &site.catalog.records.catalog;
    let (count, most) = (entry.facts.languages.len(), MOST_LANGUAGES);
    if count > most {
        report.on(entry).add(
            Spot::Value(trail!["languages", most]),
            words!("có {count} ngôn ngữ; một trang có nhiều nhất {most}", "there are {count} languages; a site has {most} at most"),
            words!("xóa từ dòng này trở đi", "delete all from this line on"),
        );
    }
}

/// Every name of a rule in `rules:` and in `allow:`, with its place.
fn named(site: &Site) -> Vec<(&Arc<str>, Spot, &str)> {
    let records = &site.catalog.records;
    let mut names = Vec::new();
    for (rule, _) in &records.catalog.facts.rules.0 {
        let trail = trail!["rules"].then(TrailStep::Key(rule.clone().into()));
        names.push((&records.catalog.file, Spot::Key(trail), rule.as_str()));
    }
    for allowance in records.entries().flat_map(|(_, entry)| &entry.allowed) {
        names.push((&allowance.file, Spot::Value(allowance.trail.clone()), allowance.rule.as_str()));
    }
    names
}

fn unknown_rule(site: &Site, report: &mut Report<'_>) {
    for (file, spot, rule) in named(site).into_iter().filter(|(_, _, rule)| name_today(rule).is_none()) {
        report.at(file, spot, words!("không có quy tắc «{rule}»", "there is no rule `{rule}`"), nearest(rule));
    }
}

/// The rule that is meant, as far as can be told.
fn nearest(rule: &str) -> Words {
    let names: Vec<&str> = known().iter().map(|known| known.id).collect();
    let same_end = |name: &&&str| name.rsplit_once('/').is_some_and(|(_, end)| rule.rsplit('/').next() == Some(end));
    match names.iter().find(same_end).copied().or_else(|| nearest_word(rule, &names)) {
        Some(near) => words!(
            "có phải bạn muốn viết «{near}»? `motcua rules` cho tên mọi quy tắc",
            "did you mean `{near}`? `motcua rules` lists all names"
        ),
        None => words!("xem tên các quy tắc bằng lệnh `motcua rules`", "`motcua rules` lists their names"),
    }
}

fn renamed_rule(site: &Site, report: &mut Report<'_>) {
    for (file, spot, rule) in named(site) {
        let Some(today) = name_today(rule).filter(|today| *today != rule) else { continue };
        let message = words!("quy tắc «{rule}» nay tên là «{today}»", "the rule `{rule}` is called `{today}` now");
        let remedy = words!("viết {today}", "write {today}");
        report.at_with(file, spot, message, remedy, Fix::safe(today.to_owned()));
    }
}
