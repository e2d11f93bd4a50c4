//! Markdown that costs much to read.

use super::{Case, all, each, entry};

#[test]
fn markdown_that_was_made_to_be_slow_is_not() {
    let many = |part: &str| part.repeat(60_000 / part.len());
    let bodies: Vec<(&'static str, String)> = vec![
        ("open brackets", many("[")),
        ("open images", many("![")),
        ("links in links", many("[a](")),
        ("stars", many("*a **a ")),
        ("underscores", many("_a __a ")),
        ("ticks", each(300, |n| format!("{} a ", "`".repeat(n)))),
        ("quotes", many("> ")),
        ("lists", many("- ")),
        ("numbers", many("1. ")),
        ("nested", each(1_000, |n| format!("{}- a\n", " ".repeat(n % 200)))),
        ("definitions", each(1_500, |n| format!("[a{n}]: https://a.vn/{n}\n")) + &many("[a1]")),
        ("table", format!("|{}\n|{}\n{}", "a|".repeat(1_000), "-|".repeat(1_000), "|\n".repeat(1_000))),
        ("headings", many("# a\n")),
        ("entities", many("&#x202e;")),
        ("angles", many("<a")),
        ("comments", many("<!-- ")),
        ("instructions", many("<?")),
        ("declarations", many("<!A ")),
        ("cdata", many("<![CDATA[")),
        ("autolinks", many("<https://a.vn> ")),
        ("escapes", many("\\")),
        ("breaks", many("a  \n")),
        ("notes", each(1_500, |n| format!("[^{n}] ")) + &each(1_500, |n| format!("\n[^{n}]: x\n"))),
        ("strikes", many("~~a~")),
        ("fences", many("```\n~~~\n")),
        ("carriage returns", many("\r")),
        ("tildes and dollars", many("$$~")),
        ("marks", many("e\u{301}\u{323}")),
    ];
    let cases: Vec<Case> = bodies.into_iter().map(|(name, body)| (name, format!("{}{body}", entry("")).into_bytes(), "")).collect();
    all("markdown", &cases);
}
