//! Files of the catalog's own theme that take the place of nothing and that nothing asks for: most likely misnamed.

use std::sync::Arc;

use super::own::{Own, ThemeFiles};
use crate::finding::{Finding, Severity, Spot, Words};
use crate::yaml::nearest_word;

/// What is misnamed among the catalog's own files, over these of ours.
pub(super) fn strays(own: &[Own<'_>], ours: &ThemeFiles<'_>, languages: &[Arc<str>]) -> Vec<Finding> {
    own.iter().filter(|one| !ours.contains_key(one.path)).filter_map(|one| told(one, own, ours, languages)).collect()
}

fn told(one: &Own<'_>, own: &[Own<'_>], ours: &ThemeFiles<'_>, languages: &[Arc<str>]) -> Option<Finding> {
    let (folder, name) = one.path.split_once('/')?;
    let is_language = |tag: &str| languages.iter().any(|language| **language == *tag);
    let tag = name.split(['/', '.']).next().unwrap_or_default();
    match folder {
        "i18n" | "search" if !is_language(tag) => Some(unknown(
            one,
            words!("không ngôn ngữ nào của danh mục dùng tệp này", "no language of the catalog uses this file"),
            words!(
                "thêm `{tag}` vào `languages` trong catalog.yaml, hoặc xóa tệp",
                "add `{tag}` to `languages` in catalog.yaml, or delete the file"
            ),
        )),
        "templates" => {
            let asked = format!("\"{name}\"");
            let texts = own.iter().map(|one| one.text).chain(ours.values().map(|(text, _)| *text));
            let is_asked = one.text.contains("{% component ") || texts.into_iter().any(|text| text.contains(&asked));
            (!is_asked).then(|| misnamed(one, ours))
        }
        "assets" if name.starts_with("css/") || name.starts_with("js/") => near(one.path, ours).map(|_| misnamed(one, ours)),
        _ => None,
    }
}

fn misnamed(one: &Own<'_>, ours: &ThemeFiles<'_>) -> Finding {
    let message = words!(
        "giao diện không có tệp nào tên như vậy để thay, nên tệp này không được dùng",
        "the theme has no file of this name to replace, so this one is not used"
    );
    let remedy = match near(one.path, ours) {
        Some(near) => words!("đổi tên thành `theme/{near}`, hoặc xóa", "rename it to `theme/{near}`, or delete it"),
        None => words!("xóa tệp, hoặc đặt đúng tên tệp cần thay", "delete it, or give it the name of the file that it replaces"),
    };
    unknown(one, message, remedy)
}

/// The file of ours that is most likely meant.
fn near<'f>(path: &str, ours: &ThemeFiles<'f>) -> Option<&'f str> {
    let (folder, name) = path.rsplit_once('/')?;
    let beside: Vec<&'f str> =
        ours.keys().copied().filter(|other| other.rsplit_once('/').is_some_and(|(around, _)| around == folder)).collect();
    let names: Vec<&str> = beside.iter().map(|other| &other[folder.len() + 1..]).collect();
    let near = nearest_word(name, &names)?;
    beside.into_iter().find(|other| other.ends_with(near))
}

fn unknown(one: &Own<'_>, message: Words, remedy: Words) -> Finding {
    Finding::new("theme/unknown-file", one.file, Spot::File, message, remedy).at(Severity::Warning)
}
