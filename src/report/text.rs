//! The report for people: the line itself, a caret under what is meant, and the remedy.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level as PrinterLevel, Renderer, Snippet};
use rayon::prelude::*;

use super::Placed;
use crate::finding::{Finding, Related, Severity, Tongue};

/// How many findings are shown one by one; the rest is counted.
pub const MAX_SHOWN: usize = 300;

/// The first findings one by one, of so many in `all`. `width` is that of the terminal.
#[must_use]
pub fn text(placed: &[Placed], all: usize, tongue: Tongue, colour: bool, width: usize) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(if colour { DecorStyle::Unicode } else { DecorStyle::Ascii }).term_width(width);
    let shown = &placed[..placed.len().min(MAX_SHOWN)];
    let drawn: Vec<String> = shown.par_iter().map(|placed| renderer.render(&[group(placed, tongue)]) + "\n\n").collect();
    let mut out = drawn.concat();
    if all > placed.len().min(MAX_SHOWN) {
        let rest = all - placed.len().min(MAX_SHOWN);
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
    let mut counts: BTreeMap<(Severity, &str), usize> = BTreeMap::new();
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
pub fn name(level: Severity, tongue: Tongue) -> &'static str {
    match (level, tongue) {
        (Severity::Error, Tongue::Vi) => "lỗi",
        (Severity::Warning, Tongue::Vi) => "cảnh báo",
        (Severity::Notice, Tongue::Vi) => "lưu ý",
        (Severity::Error, Tongue::En) => "error",
        (Severity::Warning, Tongue::En) => "warning",
        (Severity::Notice, Tongue::En) => "notice",
    }
}

fn group(placed: &Placed, tongue: Tongue) -> Group<'_> {
    let finding = &placed.finding;
    let heading = match finding.level {
        Severity::Error => PrinterLevel::ERROR,
        Severity::Warning => PrinterLevel::WARNING,
        Severity::Notice => PrinterLevel::NOTE,
    };
    let remedy = PrinterLevel::HELP.with_name(match tongue {
        Tongue::Vi => "cách sửa",
        Tongue::En => "remedy",
    });
    let title = heading.with_name(name(finding.level, tongue)).primary_title(finding.message.in_tongue(tongue)).id(finding.rule);
    let group = match placed.place {
        Some(place) => {
            // Of the line alone: the renderer takes apart all that it is given.
            let (line, bytes) = first_line(&placed.text, &placed.bytes);
            let snippet = Snippet::source(line).line_start(place.line).path(&*finding.file);
            title.element(snippet.annotation(AnnotationKind::Primary.span(bytes)))
        }
        None => title.element(annotate_snippets::Origin::path(&*finding.file)),
    };
    let group = placed.related.iter().fold(group, |group, other| {
        let Related { file, words, .. } = &other.related;
        let Some(place) = other.place else {
            return group
                .element(annotate_snippets::Origin::path(&**file))
                .element(PrinterLevel::NOTE.no_name().message(words.in_tongue(tongue)));
        };
        let (line, bytes) = first_line(&other.text, &other.bytes);
        let mark = AnnotationKind::Context.span(bytes).label(words.in_tongue(tongue));
        group.element(Snippet::source(line).line_start(place.line).path(&**file).annotation(mark))
    });
    group.element(remedy.message(finding.remedy.in_tongue(tongue)))
}

/// The first line, and the bytes of it that are meant: a caret under ten lines says no more than under one.
fn first_line<'t>(text: &'t str, bytes: &Range<usize>) -> (&'t str, Range<usize>) {
    let Range { start, end } = *bytes;
    let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[line_start..].split('\n').next().unwrap_or_default();
    (line, start - line_start..(end - line_start).min(line.len()))
}
