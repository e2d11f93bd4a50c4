//! Scripts: the files of one folder of `assets/js/` are one classic script, so that a page asks its host for one file.
//!
//! They are written for people, with comments and names that tell; what is published has neither.

use std::collections::BTreeMap;

use super::Asset;
use super::asset::hashed;
use super::minify::minify;

/// Puts the scripts of each bundle together, `assets/js/BUNDLE/*.js` in the order of their names.
pub(super) fn scripts<'a>(files: impl Iterator<Item = (&'a str, &'a str)>) -> BTreeMap<String, Asset> {
    let files: Vec<(&str, &str)> = files.filter_map(|(path, text)| Some((path.split_once('/')?.0, text))).collect();
    // Each file by itself: one that cannot be made smaller does not keep the others from it.
    let small = minify(&files.iter().map(|(_, text)| *text).collect::<Vec<_>>());
    let mut bundles: BTreeMap<&str, String> = BTreeMap::new();
    for ((bundle, _), text) in files.into_iter().zip(small) {
        bundles.entry(bundle).or_default().push_str(&text);
    }
    bundles.into_iter().map(|(bundle, text)| (bundle.to_owned(), hashed(&format!("assets/{bundle}"), "js", text.into_bytes()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bundle_is_its_files_in_order_without_the_lines_for_people() {
        let files = [("page/1-a.js", "// Why.\n  a();\n\n"), ("page/2-b.js", "b('// kept');"), ("search/1.js", "c();")];
        let bundles = scripts(files.into_iter());
        assert_eq!(bundles.keys().collect::<Vec<_>>(), ["page", "search"]);
        assert_eq!(bundles["page"].bytes, b"a();\nb('// kept');\n");
        assert!(bundles["page"].address.as_str().starts_with("assets/page."));
    }
}
