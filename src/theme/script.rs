//! Scripts: the files of one folder of `assets/js/` are one classic script, so that a page asks its host for one file.
//!
//! They are written for people, with comments and names that tell. Those of the binary were made smaller when it was compiled;
//! those of a catalog are published as they are written.

use std::collections::BTreeMap;

use super::Asset;
use super::asset::hashed;

/// Puts the scripts of each bundle together, `assets/js/BUNDLE/*.js` in the order of their names.
pub(super) fn scripts<'a>(files: impl Iterator<Item = (&'a str, &'a str)>) -> BTreeMap<String, Asset> {
    let mut bundles: BTreeMap<&str, String> = BTreeMap::new();
    for (path, text) in files {
        let Some((bundle, _)) = path.split_once('/') else { continue };
        let bundle = bundles.entry(bundle).or_default();
        bundle.push_str(text);
        if !text.ends_with(";\n") {
            // A last line may be a comment, or a statement that would go on in the next file.
            bundle.push_str("\n;\n");
        }
    }
    bundles.into_iter().map(|(bundle, text)| (bundle.to_owned(), hashed(&format!("assets/{bundle}"), "js", text.into_bytes()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bundle_is_its_files_in_order() {
        let files = [("page/1-a.js", "a();\n"), ("page/2-b.js", "b() // why"), ("page/3-c.js", "(c)();\n"), ("search/1.js", "d();\n")];
        let bundles = scripts(files.into_iter());
        assert_eq!(bundles.keys().collect::<Vec<_>>(), ["page", "search"]);
        assert_eq!(bundles["page"].bytes, b"a();\nb() // why\n;\n(c)();\n");
        assert!(bundles["page"].address.as_str().starts_with("assets/page."));
    }
}
