//! Random input without end: seeds from `tests/fuzz/seeds` and from the sample catalog, changed at random, for as long as asked.
//!
//! ```text
//! MOTCUA_FUZZ_SECONDS=600 cargo test --test main -- --ignored fuzz --nocapture
//! ```
//!
//! What leads to outcomes not met before is kept as a seed of that run; what breaks something is written to
//! `tests/fuzz/seeds/TARGET`, where it stays as a test. `MOTCUA_FUZZ_TARGET` and `MOTCUA_FUZZ_SEED` choose one target and one run.

#![allow(clippy::print_stdout, reason = "a long run tells what it saw")]

pub(super) mod mutate;
mod target;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use mutate::{Dice, mutate};
use target::{TARGETS, Target};

use super::world::{repository, tree};

/// The seeds of a target: kept ones, and what fits of the sample catalog.
fn seeds(target: &str, most: usize) -> Vec<String> {
    let folder = repository("tests/fuzz/seeds").join(target);
    let kept = if folder.is_dir() { tree(&folder) } else { BTreeMap::new() };
    let mut seeds: Vec<String> = kept.into_values().filter_map(|bytes| String::from_utf8(bytes).ok()).collect();
    if matches!(target, "yaml" | "entry" | "markdown" | "recovery" | "condition") {
        let sample = tree(&repository("content"))
            .into_iter()
            .filter(|(path, _)| path.ends_with(".md") || (target == "yaml" && path.ends_with(".yaml")));
        seeds.extend(sample.filter_map(|(_, bytes)| String::from_utf8(bytes).ok()).filter(|text| text.chars().count() <= most).take(60));
    }
    seeds
}

/// What went wrong with this input, if anything did.
fn fails(target: &Target, text: &str) -> Result<String, String> {
    let began = Instant::now();
    let outcome = catch_unwind(AssertUnwindSafe(|| (target.1)(text))).map_err(|cause| {
        let said = cause.downcast_ref::<String>().cloned().or_else(|| cause.downcast_ref::<&str>().map(|text| (*text).to_owned()));
        said.unwrap_or_else(|| "a panic".to_owned())
    })?;
    // Other tests and other programs share the machine.
    if began.elapsed() > Duration::from_secs(5) { Err(format!("{} s", began.elapsed().as_secs_f64())) } else { Ok(outcome) }
}

#[test]
fn every_seed_that_mattered_is_still_harmless() {
    for target in TARGETS {
        for text in seeds(target.0, target.2) {
            if let Err(cause) = fails(target, &text) {
                panic!("{}: {cause}\n{text:?}", target.0);
            }
        }
    }
}

#[test]
#[ignore = "runs for MOTCUA_FUZZ_SECONDS"]
fn fuzz() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let seconds = number("MOTCUA_FUZZ_SECONDS").unwrap_or(20);
    let seed = number("MOTCUA_FUZZ_SEED").unwrap_or_else(|| u64::from(std::process::id()) * 2_654_435_761 + 1);
    let only = std::env::var("MOTCUA_FUZZ_TARGET").ok();
    let targets: Vec<&Target> = TARGETS.iter().filter(|target| only.as_deref().is_none_or(|only| only == target.0)).collect();
    std::panic::set_hook(Box::new(|_| {}));
    let mut broken = 0;
    for target in &targets {
        let mut dice = Dice(seed | 1);
        let mut pool = seeds(target.0, target.2);
        pool.push(String::new());
        let mut known: BTreeSet<String> = BTreeSet::new();
        let mut causes: BTreeSet<String> = BTreeSet::new();
        let (began, mut count) = (Instant::now(), 0_u64);
        while began.elapsed() < Duration::from_secs(seconds / targets.len() as u64) {
            count += 1;
            let parent = dice.roll(pool.len());
            let text = mutate(&pool[parent], &pool, &mut dice, target.2);
            match fails(target, &text) {
                Ok(outcome) if known.insert(outcome.clone()) && pool.len() < 5_000 => pool.push(text),
                Ok(_) => {}
                Err(cause) => {
                    let kind: String = cause.chars().take(40).filter(|c| !c.is_ascii_digit()).collect();
                    if causes.insert(kind) {
                        broken += 1;
                        let mut hasher = DefaultHasher::new();
                        text.hash(&mut hasher);
                        let path = repository("tests/fuzz/seeds").join(target.0).join(format!("{:08x}", hasher.finish() >> 32));
                        fs::create_dir_all(path.parent().unwrap()).unwrap();
                        fs::write(&path, &text).unwrap();
                        println!("{}: {cause}\n  {text:?}\n  kept as {}", target.0, path.display());
                    }
                }
            }
        }
        println!("{}: {count} inputs, {} outcomes, seed {seed}", target.0, known.len());
    }
    assert_eq!(broken, 0, "see tests/fuzz/seeds");
}
