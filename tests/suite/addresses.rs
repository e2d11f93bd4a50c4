//! An address is a promise: people have it in their messages, on posters and in the lists of other sites.
//!
//! `tests/addresses.txt` names every file that a build of the sample ever had. The list only grows: `BLESS=1 cargo test addresses`
//! writes down what is new and takes nothing away. What moves leaves a page behind at its old address.

use std::collections::BTreeSet;
use std::fs;

use super::golden::unhashed;
use super::world::{build, repository, tree};

#[test]
fn every_address_that_the_sample_ever_had_still_answers() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("site");
    assert_eq!(build(&repository("content"), &site).code, 0);
    // A name that carries the hash of its bytes is for the pages of one build alone.
    let built: BTreeSet<String> = tree(&site).into_keys().filter(|path| unhashed(path) == *path).collect();
    let list = repository("tests/addresses.txt");
    let kept: BTreeSet<String> = fs::read_to_string(&list).unwrap_or_default().lines().map(str::to_owned).collect();
    if std::env::var_os("BLESS").is_some() {
        fs::write(&list, kept.union(&built).flat_map(|path| [path, "\n"]).collect::<String>()).unwrap();
        return;
    }
    let gone: Vec<_> = kept.difference(&built).collect();
    assert!(gone.is_empty(), "these addresses no longer answer; what moved leaves a redirect there: {gone:#?}");
    let new: Vec<_> = built.difference(&kept).collect();
    assert!(new.is_empty(), "new addresses, to be kept for ever; BLESS=1 cargo test addresses if they are right: {new:#?}");
}
