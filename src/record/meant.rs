//! Where a file was meant to stand whose folder or ending is not quite that of an entry: it is told, and judged as if it stood
//! there.

use std::borrow::Cow;

use super::stray::near;
use super::{EntryKind, Shape};
use crate::source::{folders, lists};

/// The path at which an entry of this path would be read; the path itself, where it is read or nothing is like it.
pub(super) fn meant(path: &str) -> Cow<'_, str> {
    let is_ending = ["md", "yaml", "yml"].iter().any(|ending| path.rsplit_once('.').is_some_and(|(_, own)| own == *ending));
    if is_ending && EntryKind::of(path).is_some() {
        return Cow::Borrowed(path);
    }
    let (folder, name) = path.split_once('/').map_or((None, path), |(folder, name)| (Some(folder), name));
    let (stem, ending) = parts(name);
    let usual = || EntryKind::of(path).filter(|kind| kind.shape() == Shape::Many).map(EntryKind::ending);
    let Some(ending) = ending.or_else(usual) else { return Cow::Borrowed(path) };
    if let Some(folder) = folder {
        let folder = if EntryKind::of(path).is_some() { folder } else { near(folder, folders()).unwrap_or(folder) };
        return Cow::Owned(format!("{folder}/{stem}.{ending}"));
    }
    let (list, language) = stem.split_once('.').map_or((stem, ""), |(list, _)| (list, &stem[list.len()..]));
    near(list, lists()).map_or(Cow::Borrowed(path), |list| Cow::Owned(format!("{list}{language}.{ending}")))
}

/// A name without what stands where an ending does, and the ending that was meant, if one was.
fn parts(name: &str) -> (&str, Option<&'static str>) {
    let lower = name.to_ascii_lowercase();
    let kept = [".txt", ".bak", ".old", ".orig", ".tmp"].iter().find_map(|ending| lower.strip_suffix(ending));
    let bare = kept.unwrap_or(lower.as_str()).trim_end_matches(['.', ' ', '~']);
    let ending = match bare.rsplit_once('.').map(|(_, ending)| ending) {
        Some("md" | "markdown" | "mdown" | "mkd") => "md",
        Some("yaml" | "yml") => "yaml",
        _ => return (name.rsplit_once('.').map_or(name, |(stem, _)| stem), None),
    };
    let stem = bare.rfind('.').unwrap_or(bare.len());
    (&name[..stem], Some(ending))
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn a_path_leads_to_the_one_that_is_meant() {
        for (path, other) in [
            ("procedures/a.md", "procedures/a.md"),
            ("procedures/A b.MD", "procedures/A b.md"),
            ("procedures/in/a.md.txt", "procedures/in/a.md"),
            ("procedures/a.en.Markdown", "procedures/a.en.md"),
            ("offices/a.YML", "offices/a.yaml"),
            ("Procedures/a.md", "procedures/a.md"),
            ("thu-tuc/a.md", "procedures/a.md"),
            ("Laws.yaml", "laws.yaml"),
            ("catalog.yaml.txt", "catalog.yaml"),
            ("fields.en.YAML", "fields.en.yaml"),
            ("procedures/a", "procedures/a.md"),
            ("procedures/a.md.bak", "procedures/a.md"),
            ("offices/a.b.txt", "offices/a.b.yaml"),
            ("docs/a.md", "docs/a.md"),
            ("theme/a.css", "theme/a.css"),
            ("procedures/ệ.MD", "procedures/ệ.md"),
        ] {
            assert_eq!(meant(path), other, "{path}");
        }
    }
}
