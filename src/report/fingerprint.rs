//! A name for each finding that stays when lines above it come or go, so that places of work know an old one from a new one.

use std::collections::BTreeMap;

use super::Placed;

/// Gives each finding its fingerprint, in their order.
#[derive(Default)]
pub(super) struct Fingerprints {
    /// How often each was given already.
    times: BTreeMap<[u8; 32], u64>,
}

impl Fingerprints {
    /// The fingerprint of the next finding: 32 hexadecimal digits, each once. It is made of the rule, the file and the line as it
    /// is written; equal ones are told apart by their order.
    pub(super) fn next(&mut self, placed: &Placed) -> String {
        let mut hasher = blake3::Hasher::new();
        for part in [placed.finding.rule, &placed.finding.file, line(placed)] {
            hasher.update(part.as_bytes()).update(b"\0");
        }
        let time = self.times.entry(*hasher.finalize().as_bytes()).or_default();
        if *time > 0 {
            hasher.update(&time.to_le_bytes());
        }
        *time += 1;
        hasher.finalize().to_hex()[..32].to_owned()
    }
}

/// The line a finding points at; for a whole file, what is said of it.
fn line(placed: &Placed) -> &str {
    if placed.place.is_none() {
        return &placed.finding.message.vi;
    }
    let start = placed.text[..placed.bytes.start].rfind('\n').map_or(0, |newline| newline + 1);
    let end = placed.text[placed.bytes.start..].find('\n').map_or(placed.text.len(), |length| placed.bytes.start + length);
    placed.text[start..end].trim()
}
