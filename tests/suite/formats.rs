//! Catalogs as they were written for each version of the format build for ever: none of these files is edited again. `tests/formats/N`
//! is the sample as it was when version N was the newest.

use std::fs;

use super::world::{build, copy, repository, tree};

#[test]
fn every_catalog_that_was_ever_right_still_builds() {
    let formats = repository("tests/formats");
    let versions: Vec<_> = fs::read_dir(&formats).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(!versions.is_empty());
    for version in versions {
        let folder = tempfile::tempdir().unwrap();
        let catalog = folder.path().join("content");
        copy(&version, &catalog);
        let ended = build(&catalog, &folder.path().join("site"));
        assert_eq!(ended.code, 0, "{}: {ended:?}", version.display());
        let pages = tree(&folder.path().join("site")).keys().filter(|path| path.starts_with("thu-tuc/")).count();
        let procedures = tree(&catalog).keys().filter(|path| path.starts_with("procedures/") && !path.ends_with(".en.md")).count();
        assert!(pages >= procedures && procedures > 0, "{}: {pages} pages of {procedures} procedures", version.display());
    }
}
