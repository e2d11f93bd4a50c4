//! The report for people: the line itself, a caret under what is meant, and the remedy.

use std::collections::BTreeMap;
use std::fmt::Write;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level as Heading, Renderer, Snippet};

use super::{Finding, Level, Placed, Tongue};

/// How many findings are shown one by one; the rest is counted.
pub const SHOWN: usize = 300;

/// The first findings one by one, of so many in `all`. `width` is that of the terminal.
#[must_use]
pub fn text(placed: &[Placed], all: usize, tongue: Tongue, colour: bool, width: usize) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(if colour { DecorStyle::Unicode } else { DecorStyle::Ascii }).term_width(width);
    let mut out = String::new();
    for placed in placed.iter().take(SHOWN) {
        let _ = writeln!(out, "{}\n", renderer.render(&[group(placed, tongue)]));
    }
    if all > placed.len().min(SHOWN) {
        let rest = all - placed.len().min(SHOWN);
        let line = match tongue {
            Tongue::Vi => format!("… và {rest} chỗ nữa; `--format json` cho danh sách đầy đủ.\n"),
            Tongue::En => format!("… and {rest} more; `--format json` lists them all.\n"),
        };
        let _ = writeln!(out, "{line}");
    }
    out
}

/// How often each rule found something: one line a rule, gravest first.
#[must_use]
pub fn summary<'f>(findings: impl IntoIterator<Item = &'f Finding>, tongue: Tongue) -> String {
    let mut counts: BTreeMap<(Level, &str), usize> = BTreeMap::new();
    for finding in findings {
        *counts.entry((finding.level, finding.rule)).or_default() += 1;
    }
    let mut out = String::new();
    for ((level, rule), count) in counts {
        let _ = writeln!(out, "{count:>7}  {:<9} {rule}", name(level, tongue));
    }
    out
}

/// What a level is called.
#[must_use]
pub fn name(level: Level, tongue: Tongue) -> &'static str {
    match (level, tongue) {
        (Level::Error, Tongue::Vi) => "lỗi",
        (Level::Warning, Tongue::Vi) => "cảnh báo",
        (Level::Notice, Tongue::Vi) => "lưu ý",
        (Level::Error, Tongue::En) => "error",
        (Level::Warning, Tongue::En) => "warning",
        (Level::Notice, Tongue::En) => "notice",
    }
}

fn group(placed: &Placed, tongue: Tongue) -> Group<'_> {
    let finding = &placed.finding;
    let heading = match finding.level {
        Level::Error => Heading::ERROR,
        Level::Warning => Heading::WARNING,
        Level::Notice => Heading::NOTE,
    };
    let remedy = Heading::HELP.with_name(match tongue {
        Tongue::Vi => "cách sửa",
        Tongue::En => "remedy",
    });
    let title = heading.with_name(name(finding.level, tongue)).primary_title(finding.message.in_tongue(tongue)).id(finding.rule);
    let group = match placed.place {
        Some(_) => {
            title.element(Snippet::source(&*placed.text).path(&*finding.file).annotation(AnnotationKind::Primary.span(first_line(placed))))
        }
        None => title.element(annotate_snippets::Origin::path(&*finding.file)),
    };
    group.element(remedy.message(finding.remedy.in_tongue(tongue)))
}

/// The bytes up to the end of the first line: a caret under ten lines says no more than under one.
fn first_line(placed: &Placed) -> std::ops::Range<usize> {
    let bytes = placed.bytes.clone();
    let length = placed.text[bytes.clone()].find('\n').unwrap_or(bytes.len());
    bytes.start..bytes.start + length
}
