//! What lies in a catalog and nobody reads: an entry there is work that nobody would see.

use std::sync::Arc;

use super::Name;
use crate::finding::{Finding, Severity, Spot};
use crate::source::{Sources, Stray, TEMPLATES, folders, is_document, lists};
use crate::text::slug;
use crate::yaml::{NodeKind, nearest_word, parse};

/// What people call the folders and files of the format.
const FAMILIAR_NAMES: &[(&str, &str)] = &[
    ("thu-tuc", "procedures"),
    ("tthc", "procedures"),
    ("co-quan", "offices"),
    ("noi-tiep-nhan", "offices"),
    ("thong-bao", "notices"),
    ("tin-tuc", "notices"),
    ("su-kien", "life-events"),
    ("ngay-nghi", "holidays"),
    ("ngay-le", "holidays"),
    ("quyet-dinh", "decisions"),
    ("bieu-mau", "forms"),
    ("mau-don", "forms"),
    ("to-khai", "forms"),
    ("trang", "pages"),
    ("luu-dong", "sessions"),
    ("lich-luu-dong", "sessions"),
    ("giao-dien", "theme"),
    ("tep", "files"),
    ("van-ban", "laws"),
    ("luat", "laws"),
    ("can-cu", "laws"),
    ("linh-vuc", "fields"),
    ("giay-to", "papers"),
    ("danh-muc", "catalog"),
    ("tim-kiem", "search"),
];

/// Everything that nobody reads, but what the catalog says to leave alone.
pub(super) fn strays(sources: &Sources, ignore: &[Name]) -> Vec<Finding> {
    let mut findings: Vec<Finding> =
        sources.strays().iter().filter(|stray| !is_ignored(&stray.path, ignore)).filter_map(|stray| told(stray, ignore)).collect();
    findings.extend(idle(sources, ignore));
    let filled = |path: &str, text: &str| path.starts_with(TEMPLATES) && path[TEMPLATES.len()..].starts_with('/') && is_filled_in(text);
    for source in sources.files.iter().filter(|source| !is_ignored(&source.path, ignore)) {
        if source.content.text().is_some_and(|text| filled(&source.path, text)) {
            let name = source.path.rsplit('/').next().unwrap_or_default();
            let to = format!("{}/{name}", guess(source.content.text().map_or("", |text| text)));
            findings.push(not_read(
                &source.path,
                words!("tệp này nằm trong thư mục mẫu nên không lên trang", "this lies among the templates, so it is no page"),
                words!("chép sang `{to}`", "copy it to `{to}`"),
            ));
        }
    }
    findings
}

/// Lines of `ignore:` that leave nothing alone, or all.
fn idle(sources: &Sources, ignore: &[Name]) -> Vec<Finding> {
    let file = Arc::from("catalog.yaml");
    let mut findings = Vec::new();
    for (index, pattern) in ignore.iter().enumerate() {
        let one = std::slice::from_ref(pattern);
        let is_all = !pattern.0.is_empty() && pattern.0.chars().all(|c| matches!(c, '*' | '/' | '.'));
        let paths = sources.strays().iter().flat_map(|stray| stray.entries.iter().chain([&stray.path]));
        let is_used = || paths.chain(sources.files.iter().map(|source| &source.path)).any(|path| is_ignored(path, one));
        if !is_all && is_used() {
            continue;
        }
        let typed = &pattern.0;
        let (message, remedy) = if is_all {
            (
                words!(
                    "«{typed}» bỏ qua mọi tệp lạ: mục để nhầm chỗ sẽ không ai biết",
                    "`{typed}` passes over all that is not read: nobody hears of a misplaced entry"
                ),
                words!(
                    "viết tên từng tệp hay thư mục, như `docs/` hoặc `*.bak.md`",
                    "name each file or folder, such as `docs/` or `*.bak.md`"
                ),
            )
        } else {
            (
                words!("không tệp hay thư mục nào khớp «{typed}»", "no file or folder fits `{typed}`"),
                words!(
                    "xóa dòng này, hoặc viết đúng đường dẫn từ thư mục danh mục",
                    "delete it, or write the path as it is in the catalog folder"
                ),
            )
        };
        let spot = Spot::Value(crate::trail!["ignore", index]);
        let level = if is_all { Severity::Warning } else { Severity::Notice };
        findings.push(Finding::new("catalog/idle-ignore", &file, spot, message, remedy).at(level));
    }
    findings
}

fn told(stray: &Stray, ignore: &[Name]) -> Option<Finding> {
    let path = &stray.path;
    let entries = stray.entries.iter().filter(|entry| !is_ignored(entry, ignore)).count();
    if let Some(folder) = path.strip_suffix('/') {
        if let Some((around, name)) = folder.rsplit_once('/') {
            return Some(
                unknown(
                    path,
                    words!("motcua không đọc thư mục «{name}»", "the folder `{name}` is not read"),
                    words!(
                        "mục cần lên trang thì dời ra `{around}/`; nếu là của chương trình khác, dời thư mục ra ngoài danh mục, hoặc ghi `ignore: [{path}]` vào catalog.yaml",
                        "move entries to `{around}/`; move what belongs to another program out of the catalog, or write `ignore: [{path}]` into catalog.yaml"
                    ),
                )
                .at(Severity::Warning),
            );
        }
        let near = near(folder, folders());
        if entries == 0 {
            // A folder that holds nothing of ours is worth a word only where it looks like one that should.
            let near = near?;
            return Some(unknown(
                path,
                words!("motcua không đọc thư mục «{folder}»", "the folder `{folder}` is not read"),
                words!("nếu muốn nói «{near}», đổi tên thư mục thành `{near}`", "if `{near}` is meant, rename it to `{near}`"),
            ));
        }
        let remedy = match near {
            Some(near) => words!("đổi tên thư mục thành `{near}`", "rename the folder to `{near}`"),
            None => words!(
                "dời các tệp vào `procedures`, `offices` hay thư mục khác của danh mục; nếu để riêng, ghi `ignore: [{folder}/]` vào catalog.yaml",
                "move the files into `procedures`, `offices` or another folder of the catalog; to keep them apart, write `ignore: [{folder}/]` into catalog.yaml"
            ),
        };
        let message = words!(
            "motcua không đọc thư mục «{folder}»: {entries} mục trong đó không lên trang",
            "the folder `{folder}` is not read: {entries} entries in it are no pages"
        );
        return Some(not_read(path, message, remedy));
    }
    if entries == 0 {
        return Some(unknown(
            path,
            words!("motcua không dùng tệp này, nên bỏ qua", "this file is not used here; it is passed over"),
            words!(
                "để tệp đính kèm trong `forms/` hoặc `files/`, xóa tệp này, hoặc ghi `ignore: [{path}]` vào catalog.yaml",
                "keep attachments in `forms/` or `files/`, delete it, or write `ignore: [{path}]` into catalog.yaml"
            ),
        ));
    }
    let (folder, name) = path.rsplit_once('/').map_or(("", &**path), |(folder, name)| (folder, name));
    let stem = name.split('.').next().unwrap_or(name);
    let ending = ending(folder, name);
    let plain = slug(stem);
    if is_document(path) {
        return Some(not_read(
            path,
            words!(
                "đây là tệp Word: motcua không đọc, điều viết trong đó không lên trang",
                "this is a Word file, which is not read: what it says is no page"
            ),
            words!(
                "chép phần chữ vào `{folder}/{plain}.{ending}` theo mẫu của danh mục; tệp gốc thì để trong `forms/`",
                "copy its text into `{folder}/{plain}.{ending}`, made from the template; the file itself belongs in `forms/`"
            ),
        ));
    }
    let message = words!("motcua không đọc tệp này: mục trong đó không lên trang", "this file is not read: what it says is no page");
    let to = if folder.is_empty() {
        match near(stem, lists()) {
            Some(list) => format!("{list}.yaml"),
            None if near(stem, folders()).is_some() => format!("{}/…", near(stem, folders()).unwrap_or_default()),
            None => format!("procedures/{plain}.{ending}"),
        }
    } else {
        let folder = if matches!(folder.split('/').next(), Some("forms" | "files")) { "procedures" } else { folder };
        format!("{folder}/{plain}.{ending}")
    };
    Some(not_read(
        path,
        message,
        words!(
            "đổi thành `{to}`, hoặc dời vào đúng thư mục của danh mục",
            "rename it to `{to}`, or move it into the folder of the catalog where it belongs"
        ),
    ))
}

fn not_read(path: &Arc<str>, message: crate::finding::Words, remedy: crate::finding::Words) -> Finding {
    Finding::new("source/not-read", path, Spot::File, message, remedy)
}

fn unknown(path: &Arc<str>, message: crate::finding::Words, remedy: crate::finding::Words) -> Finding {
    Finding::new("source/unknown-file", path, Spot::File, message, remedy).at(Severity::Notice)
}

/// The ending that an entry of this name should have.
fn ending(folder: &str, name: &str) -> &'static str {
    let lower = name.to_lowercase();
    let is_yaml = [".yaml", ".yml", ".json"].iter().any(|ending| lower.contains(ending));
    if is_yaml || matches!(folder, "offices" | "sessions" | "decisions" | "holidays") { "yaml" } else { "md" }
}

/// The folder or file that a name most likely means.
pub(super) fn near(name: &str, known: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    let known: Vec<&'static str> = known.collect();
    let plain = slug(name);
    let called = FAMILIAR_NAMES.iter().find(|(called, _)| *called == plain).map(|(_, ours)| *ours);
    let ours = called.or_else(|| known.iter().find(|ours| ours.trim_end_matches('s') == plain.trim_end_matches('s')).copied());
    ours.or_else(|| nearest_word(&plain, &known)).filter(|ours| known.contains(ours))
}

/// The folder in which an entry that says this belongs.
fn guess(text: &str) -> &'static str {
    let has = |keys: &[&str]| text.lines().any(|line| keys.iter().any(|key| line.starts_with(key)));
    if has(&["covers:", "hours:", "address:", "phones:"]) {
        "offices"
    } else if has(&["until:"]) {
        "notices"
    } else {
        "procedures"
    }
}

/// Whether somebody wrote into a template: its title is no blank any more.
fn is_filled_in(text: &str) -> bool {
    let line = text.lines().find(|line| line.starts_with("title:") || line.starts_with("name:")).unwrap_or_default();
    // What forms write may be escaped.
    let said = parse(line, 0..line.len()).0.and_then(|node| match node.kind {
        NodeKind::Map(map) => match map.pairs.into_iter().next()?.value.kind {
            NodeKind::Scalar(said, _) => Some(said),
            NodeKind::List { .. } | NodeKind::Map(_) => None,
        },
        NodeKind::Scalar(..) | NodeKind::List { .. } => None,
    });
    let title = said.or_else(|| Some(line.split_once(':')?.1.to_owned()));
    title.as_deref().map(|title| title.split(" #").next().unwrap_or(title).trim().trim_matches(['"', '\'', '“', '”'])).is_some_and(
        |title| {
            let lower = title.to_lowercase();
            !lower.is_empty() && !["tên ", "name", "title", "…", "...", "<", "[", "{"].iter().any(|blank| lower.starts_with(blank))
        },
    )
}

/// Whether the catalog says to leave this path alone.
pub(super) fn is_ignored(path: &str, ignore: &[Name]) -> bool {
    ignore.iter().any(|pattern| {
        let pattern = pattern.0.trim().trim_start_matches("./").trim_start_matches('/');
        let name = path.trim_end_matches('/').rsplit('/').next().unwrap_or(path);
        if let Some(folder) = pattern.strip_suffix('/') {
            return !folder.is_empty() && path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        }
        let below = path.strip_prefix(pattern).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        below && !pattern.is_empty() || fits(pattern, if pattern.contains('/') { path } else { name })
    })
}

/// Whether a name fits a pattern, in which `*` stands for anything.
fn fits(pattern: &str, name: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = name.strip_prefix(parts.next().unwrap_or_default()) else { return false };
    let mut parts: Vec<&str> = parts.collect();
    let Some(last) = parts.pop() else { return rest.is_empty() };
    for part in parts {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_to_the_one_that_is_meant() {
        for (name, ours) in [
            ("Procedures", "procedures"),
            ("procedure", "procedures"),
            ("holiday", "holidays"),
            ("Thủ tục", "procedures"),
            ("thu-tuc", "procedures"),
            ("life_events", "life-events"),
            ("ofices", "offices"),
        ] {
            assert_eq!(near(name, folders()), Some(ours), "{name}");
        }
        for (name, ours) in [("Laws", "laws"), ("law", "laws"), ("Catalog", "catalog"), ("van-ban", "laws"), ("feilds", "fields")] {
            assert_eq!(near(name, lists()), Some(ours), "{name}");
        }
        assert_eq!(near("docs", folders()), None);
    }

    #[test]
    fn a_pattern_names_a_path_a_folder_or_names_alike() {
        let is = |pattern: &str, path: &str| is_ignored(path, &[Name(pattern.to_owned())]);
        for (pattern, path) in [
            ("docs/", "docs/"),
            ("docs/", "docs/a/b.md"),
            ("docs", "docs/a.md"),
            ("*.bak.md", "offices/a.bak.md"),
            ("docs/*.md", "docs/a.md"),
            ("./a.md", "a.md"),
        ] {
            assert!(is(pattern, path), "{pattern} {path}");
        }
        for (pattern, path) in [("", "a.md"), ("/", "a.md"), ("doc", "docs/a.md"), ("docs/", "docs.md"), ("*.md", "a.mdx")] {
            assert!(!is(pattern, path), "{pattern} {path}");
        }
    }

    #[test]
    fn a_template_is_one_until_somebody_fills_it_in() {
        for text in ["---\ntitle: Tên thủ tục\n---\n", "# chỉ có chú thích\n", "name: \"Tên cơ quan\"\n", "title:\n", "title: …\n"]
        {
            assert!(!is_filled_in(text), "{text}");
        }
        assert!(!is_filled_in("title: \"T\\u00EAn th\\u1EE7 t\\u1EE5c\"\n"), "as a form writes it");
        assert!(is_filled_in("---\ntitle: Đăng ký tạm trú # mới\n---\n"));
        assert!(is_filled_in("title: \"\\u0110\\u0103ng k\\u00FD\"\n"));
    }
}
