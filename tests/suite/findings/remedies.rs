//! Remedies are followed to the word: where one says what to write or to delete, that is done, and then the finding is gone and
//! nothing else is wrong that was not before.
//!
//! What an editor alone can know (which of two days is right, what a paper is called) no test can write; the right examples of the
//! pages stand for it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use motcua::parts::check::known;
use regex_lite::Regex;
use serde_json::Value;

use super::{Case, all_cases, check_on, marks};
use crate::suite::pages::laid;
use crate::suite::world::{TODAY, base, put};

/// Rules of which some remedy leaves to the editor what to write. The list may only get shorter.
const BY_HAND: &[&str] = &[
    "allow/unused",
    "case/duplicate-title",
    "case/unused",
    "catalog/base-url",
    "catalog/format",
    "catalog/idle-ignore",
    "catalog/not-a-calling-code",
    "catalog/not-a-language",
    "catalog/not-a-time-zone",
    "catalog/too-many-languages",
    "catalog/unknown-rule",
    "channel/closed-portal",
    "channel/home-page",
    "channel/no-address",
    "channel/no-counter",
    "completeness/no-audience",
    "completeness/no-channels",
    "completeness/no-count",
    "completeness/no-deadline",
    "completeness/no-documents",
    "completeness/no-fees",
    "completeness/no-laws",
    "completeness/no-office",
    "completeness/no-outcome",
    "completeness/no-steps",
    "date/far-year",
    "date/in-future",
    "date/no-such-day",
    "date/not-a-date",
    "date/other-year",
    "date/out-of-order",
    "date/two-digit-year",
    "date/worked-weekday",
    "deadline/by-case-in-text",
    "deadline/differs-by-channel",
    "deadline/fraction",
    "deadline/in-text",
    "deadline/kind-of-days",
    "deadline/longer-promise",
    "deadline/no-unit",
    "deadline/not-in-text",
    "deadline/out-of-range",
    "deadline/two-times",
    "deadline/unreadable",
    "deadline/working-hours",
    "decision/late",
    "decision/malformed",
    "decision/unregistered",
    "document/abolished-paper",
    "document/abolished-shared-paper",
    "document/case-in-name",
    "document/choice-in-name",
    "document/count-differs",
    "document/count-in-name",
    "document/no-copies",
    "document/no-name",
    "document/not-a-paper",
    "document/several-in-name",
    "document/shown-in-name",
    "document/twice",
    "document/word-form",
    "fee/currency-in-amount",
    "fee/decimal",
    "fee/free-but-set-elsewhere",
    "fee/free-undecided",
    "fee/free-with-amounts",
    "fee/free-with-circular",
    "fee/negative",
    "fee/none-but-named",
    "fee/not-a-percentage",
    "fee/not-an-amount",
    "fee/not-in-note",
    "fee/note-thousandfold",
    "fee/online-dearer",
    "fee/reduction-ends",
    "fee/reduction-over",
    "fee/tied-rows",
    "fee/too-large",
    "fee/under-thousand",
    "fee/unit-in-amount",
    "fee/unknown-currency",
    "form/no-file",
    "freshness/check-overdue",
    "freshness/no-holidays",
    "freshness/notice-over",
    "freshness/session-over",
    "freshness/unchecked",
    "host/long-path",
    "hours/at-night",
    "hours/bare-weekday",
    "hours/day-twice",
    "hours/neither-open-nor-closed",
    "hours/no-such-time",
    "hours/not-a-time",
    "hours/open-and-closed",
    "hours/out-of-order",
    "hours/overlap",
    "hours/unknown-weekday",
    "identity/duplicate-address",
    "identity/duplicate-code",
    "identity/duplicate-id",
    "identity/duplicate-row",
    "identity/file-name",
    "identity/mixed-script",
    "identity/moved-from",
    "identity/moved-from-case",
    "identity/no-level",
    "identity/not-a-code",
    "identity/not-an-id",
    "identity/reserved-name",
    "law/amended",
    "law/cited-not-listed",
    "law/malformed",
    "law/repealed",
    "law/several",
    "law/unread-words",
    "law/unregistered",
    "life-event/empty-step",
    "life-event/first-joined",
    "life-event/procedure-twice",
    "life-event/single-result",
    "life-event/two-lists",
    "life-event/untitled-step",
    "link/anchor",
    "link/backslash",
    "link/broken",
    "link/empty",
    "link/hidden-character",
    "link/hidden-target",
    "link/host",
    "link/insecure",
    "link/look-alike",
    "link/mail",
    "link/misleading-host",
    "link/misleading-text",
    "link/no-scheme",
    "link/not-a-mailbox",
    "link/other-origin",
    "link/own-site",
    "link/phone",
    "link/space",
    "link/unsafe-scheme",
    "link/userinfo",
    "office/no-address",
    "office/outside-country",
    "phone/no-area-code",
    "phone/not-a-number",
    "phone/old-prefix",
    "phone/several",
    "place/decimal-comma",
    "place/not-decimal",
    "place/out-of-range",
    "place/pair",
    "place/unread-link",
    "privacy/account-number",
    "privacy/id-number",
    "privacy/mobile-number",
    "reference/circular",
    "reference/missing-file",
    "reference/to-itself",
    "reference/unknown-area",
    "reference/unknown-case",
    "reference/unknown-channel",
    "reference/unknown-field",
    "reference/unknown-form",
    "reference/unknown-hotline",
    "reference/unknown-life-event",
    "reference/unknown-office",
    "reference/unknown-outcome",
    "reference/unknown-page",
    "reference/unknown-paper",
    "reference/unknown-procedure",
    "source/active-drawing",
    "source/bidi",
    "source/broken-letters",
    "source/conflict-marker",
    "source/control-character",
    "source/lfs-pointer",
    "source/lookalike",
    "source/not-read",
    "source/path",
    "source/unknown-file",
    "status/from-dates",
    "text/abolished-paper",
    "text/bidi",
    "text/control-character",
    "text/cut-off",
    "text/district-level",
    "text/empty-heading",
    "text/empty-link",
    "text/foreign-image",
    "text/foreign-markup",
    "text/former-authority",
    "text/former-district",
    "text/hidden-target",
    "text/image-without-description",
    "text/invisible",
    "text/long-sentence",
    "text/look-alike-site",
    "text/lost-letters",
    "text/markdown-left",
    "text/mixed-tones",
    "text/no-words",
    "text/not-shown",
    "text/nothing",
    "text/raw-html",
    "text/template-word",
    "text/this-decree",
    "theme/faulty-file",
    "theme/missing-words",
    "theme/unknown-file",
    "theme/unknown-words",
    "title/capitals",
    "title/duplicate",
    "title/level-only",
    "title/long",
    "title/too-long",
    "translation/fact",
    "translation/no-digest",
    "translation/no-original",
    "translation/other-length",
    "translation/stale",
    "translation/undeclared-language",
    "yaml/anchor",
    "yaml/bullet",
    "yaml/compound-key",
    "yaml/duplicate-key",
    "yaml/empty-item",
    "yaml/missing-key",
    "yaml/no-front-matter",
    "yaml/not-a-count",
    "yaml/not-yes-or-no",
    "yaml/prose-in-flow",
    "yaml/second-front-matter",
    "yaml/several-documents",
    "yaml/syntax",
    "yaml/tag",
    "yaml/unknown-key",
    "yaml/unknown-word",
    "yaml/wrong-type",
];

/// A catalog in which something is found, on a day.
struct Wrong {
    name: String,
    files: Vec<(String, String)>,
    today: String,
}

/// The cases of this folder and the wrong examples of the pages.
fn all() -> Vec<Wrong> {
    let of = |case: Case| Wrong { name: case.name, files: case.files, today: TODAY.to_owned() };
    let mut all: Vec<Wrong> = all_cases().into_iter().map(of).collect();
    for rule in known() {
        let mut files: BTreeMap<String, String> = BTreeMap::new();
        let mut today = TODAY.to_owned();
        for example in rule.page().examples().into_iter().filter(|example| !example.right) {
            let file = example.file();
            let there = super::repository("tests/findings/base").join(file);
            let before = files.get(file).cloned().or_else(|| fs::read_to_string(there).ok());
            files.insert(file.to_owned(), marks(&laid(before.as_deref(), example.text)).0);
            if let Some(day) = example.about.split(' ').find_map(|word| word.strip_prefix("today=")) {
                day.clone_into(&mut today);
            }
        }
        if !files.is_empty() {
            all.push(Wrong { name: format!("{}.md", rule.id), files: files.into_iter().collect(), today });
        }
    }
    all
}

/// The byte of a line and a column.
fn byte(text: &str, line: &Value, column: &Value) -> Option<usize> {
    let (line, column) = (usize::try_from(line.as_u64()?).ok()?, usize::try_from(column.as_u64()?).ok()?);
    let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    Some(start + text[start..].chars().take(column - 1).map(char::len_utf8).sum::<usize>())
}

/// The text after the remedy was followed; nothing where it leaves to the editor what to write.
fn followed(text: &str, finding: &Value) -> Option<String> {
    let at = |value: &Value| Some((byte(text, &value["line"], &value["column"])?, byte(text, &value["end_line"], &value["end_column"])?));
    if let Some(fix) = finding.get("fix") {
        let (start, end) = at(fix)?;
        return Some(format!("{}{}{}", &text[..start], fix["text"].as_str()?, &text[end..]));
    }
    let (start, end) = at(finding)?;
    let remedy = finding["remedy"]["vi"].as_str()?;
    let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let line_end = text[start..].find('\n').map_or(text.len(), |length| start + length + 1);
    let line = &text[line_start..line_end];
    let indent = line.len() - line.trim_start_matches([' ', '-']).len();
    // «Viết `key: value`»: at the key that has the place, or as a new line beside it.
    if let Some(found) = Regex::new(r"^(?:viết|thêm(?: dòng)?) `(\w+): ([^`…]+)`(?: cho dòng này)?$").unwrap().captures(remedy) {
        let (key, pair) = (&found[1], format!("{}: {}", &found[1], &found[2]));
        let own = line.trim_start_matches([' ', '-']);
        if own.starts_with(['{', '[']) {
            return None;
        }
        if own.starts_with(&format!("{key}:")) || own.starts_with(&format!("{key}：")) {
            return Some(format!("{}{}{pair}\n{}", &text[..line_start], &line[..indent], &text[line_end..]));
        }
        return Some(format!("{}{}{pair}\n{}", &text[..line_end], " ".repeat(indent), &text[line_end..]));
    }
    if Regex::new(r"^xóa (?:dòng|mục) này$|; xóa dòng này$").unwrap().is_match(remedy) {
        let is_item = line.trim_start().starts_with("- ");
        let own = if is_item { line.len() - line.trim_start().len() } else { indent };
        let deeper = |line: &&str| line.len() - line.trim_start().len() > own && !line.trim().is_empty();
        let rest: usize = text[line_end..].split_inclusive('\n').take_while(deeper).map(str::len).sum();
        return (!line.contains(['{', '['])).then(|| format!("{}{}", &text[..line_start], &text[line_end + rest..]));
    }
    let written = Regex::new(r"^(?:viết|đổi «[^»]*» thành) (?:«([^»…]+)»|`([^`…]+)`|([0-9]+))$").unwrap().captures(remedy)?;
    let new = (1..4).find_map(|group| written.get(group))?.as_str();
    Some(format!("{}{new}{}", &text[..start], &text[end..]))
}

fn count(found: &[Value], level: Option<&str>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for found in found.iter().filter(|found| level.is_none_or(|level| found["level"] == level)) {
        *counts.entry(found["rule"].as_str().unwrap().to_owned()).or_default() += 1;
    }
    counts
}

/// What came of following the remedies of one catalog, each by itself.
#[derive(Default)]
struct Outcome {
    faults: Vec<String>,
    /// The rules and remedies that leave to the editor what to write.
    by_hand: BTreeSet<(String, String)>,
}

fn tried(wrong: &Wrong, outcome: &mut Outcome) {
    let folder = base();
    let catalog = folder.path().join("content");
    wrong.files.iter().for_each(|(file, text)| put(&catalog, file, text));
    let before = check_on(&catalog, &wrong.today);
    for finding in &before {
        let file = finding["file"].as_str().unwrap();
        let (rule, remedy) = (finding["rule"].as_str().unwrap(), finding["remedy"]["vi"].as_str().unwrap());
        let text = fs::read_to_string(catalog.join(file)).ok();
        let Some((text, new)) = text.and_then(|text| followed(&text, finding).map(|new| (text, new))) else {
            outcome.by_hand.insert((rule.to_owned(), remedy.to_owned()));
            continue;
        };
        put(&catalog, file, &new);
        let after = check_on(&catalog, &wrong.today);
        put(&catalog, file, &text);
        let (was, is) = (count(&before, None), count(&after, None));
        let errors = count(&before, Some("error"));
        // A name that nobody could read before may lead nowhere.
        let is_new = |(name, count): &(String, usize)| errors.get(name).is_none_or(|was| was < count) && !name.starts_with("reference/");
        let more: Vec<String> = count(&after, Some("error")).into_iter().filter(is_new).map(|(name, _)| name).collect();
        if is.get(rule) >= was.get(rule) || !more.is_empty() {
            let line = finding["line"].as_u64().map_or("", |line| text.lines().nth(usize::try_from(line).unwrap() - 1).unwrap_or_default());
            let left = is.get(rule).unwrap_or(&0);
            outcome.faults.push(format!("{}: {rule} «{line}» {remedy}: {left} then; new errors {more:?}", wrong.name));
        }
    }
}

#[test]
fn a_remedy_that_is_followed_to_the_word_mends() {
    let all = all();
    let of = |part: &[Wrong]| {
        let mut outcome = Outcome::default();
        for wrong in part {
            tried(wrong, &mut outcome);
        }
        outcome
    };
    let (first, second) = all.split_at(all.len() / 2);
    let (mut outcome, mut other) = std::thread::scope(|scope| {
        let other = scope.spawn(|| of(second));
        (of(first), other.join().unwrap())
    });
    outcome.faults.append(&mut other.faults);
    outcome.by_hand.append(&mut other.by_hand);
    let faults = outcome.faults;
    assert!(faults.is_empty(), "{} remedies:\n{}", faults.len(), faults.join("\n"));
    let by_hand: BTreeSet<&str> = outcome.by_hand.iter().map(|(rule, _)| rule.as_str()).collect();
    assert_eq!(by_hand, BY_HAND.iter().copied().collect(), "{:#?}", outcome.by_hand);
}
