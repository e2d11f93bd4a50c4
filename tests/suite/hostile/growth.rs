//! YAML and values that grow without end.

use super::{Case, all, each, entry, survive};
use crate::suite::world::{base, put};

#[test]
fn yaml_that_grows_is_refused_before_it_grows() {
    let laughs = each(12, |level| format!("a{level}: &a{level} [{}]\n", format!("*a{level},").repeat(9)));
    let merges = each(200, |n| format!("m{n}: &m{n}\n  <<: *m{n}\n  k{n}: 1\n"));
    let deep = |open: &str, close: &str| {
        let count = 300_000 / open.len();
        entry(&format!("steps:\n  {}x{}", open.repeat(count), close.repeat(count))).into_bytes()
    };
    all(
        "growing",
        &[
            ("laughs", entry(&laughs).into(), "yaml/anchor"),
            ("merges", entry(&merges).into(), "yaml/anchor"),
            ("tags", entry("summary: !!python/object/apply:os.system [id]").into(), "yaml/tag"),
            ("brackets", deep("[", "]"), "yaml/"),
            ("braces", deep("{a: ", "}"), "yaml/"),
            ("dashes", deep("- ", ""), "yaml/"),
            ("questions", deep("? ", ""), "yaml/"),
            ("stairs", entry(&each(400, |depth| format!("{}a:\n", " ".repeat(depth)))).into(), "yaml/too-deep"),
        ],
    );
}

#[test]
fn much_of_anything_is_told_or_fine_and_never_slow() {
    all("keys", &[("keys", entry(&each(19_000, |n| format!("khoa-{n}: 1\n"))).into(), "yaml/unknown-key")]);
    let papers = each(2_000, |n| format!("  - {{id: p{n}, name: Giấy {n}, originals: 1}}\n"));
    let title = format!("---\ntitle: {}\nfield: cu-tru\nlevels: [commune]\n---\n", "rất dài ".repeat(40_000));
    all(
        "much",
        &[
            ("same keys", entry(&"title: a\n".repeat(5_000)).into(), "yaml/duplicate-key"),
            ("items", entry(&format!("steps: [{}]", "a,".repeat(60_000))).into(), "yaml/too-large"),
            (
                "words of one rule",
                entry(&format!("documents:\n  - {{name: \"{}\"}}", "CMND ".repeat(40_000))).into(),
                "document/abolished-paper",
            ),
            ("pictures", format!("{}{}", entry(""), "![a](x.png) ".repeat(20_000)).into(), "link/broken"),
            (
                "names",
                entry(&format!("field: \"{0}\"\nlaws: [\"{0}\"]\nmoved_from: [\"{0}\"]", "1".repeat(200_000))).into(),
                "identity/too-long",
            ),
            ("papers", entry(&format!("documents:\n{papers}")).into(), ""),
            ("scalar", entry(&format!("summary: {}", "x".repeat(50 << 20))).into(), "source/too-large"),
            ("title", title.into(), ""),
            ("open quotes", entry(&format!("documents:\n{}", each(15_000, |n| format!("  - name: \"Giấy {n}\n")))).into(), "yaml/quote"),
            ("keys behind a fault", entry(&format!("a: \"x\n{}", each(19_000, |n| format!("khoa-{n}: 1\n")))).into(), "yaml/"),
            ("open quote", entry(&format!("summary: \"{}", "dòng\n".repeat(100_000))).into(), "yaml/"),
        ],
    );
}

#[test]
fn one_value_without_end_is_told_in_few_words_whatever_it_should_be() {
    let endless = |fill: &str| fill.repeat(60_000 / fill.len());
    let mut cases: Vec<Case> = Vec::new();
    for key in ["code", "field", "deadline", "source_url", "draft", "status", "accepted", "presence"] {
        for fill in ["1", "đ", "9.", "/", "\u{301}"] {
            cases.push((key, entry(&format!("{key}: \"{}\"", endless(fill))).into(), ""));
        }
    }
    for fill in ["1", "0.", "a ", "–", "T2,"] {
        let text = endless(fill);
        let fees = format!("fees: [{{amount: \"{text}\", percent: \"{text}\", currency: \"{text}\"}}]\nchecked: {{date: \"{text}\"}}");
        cases.push(("fees", entry(&fees).into(), ""));
    }
    all("values", &cases);
    let folder = base();
    for (number, fill) in ["1", "0.", "a ", "–", "T2,"].iter().enumerate() {
        let text = endless(fill);
        let hours = format!("phones: [{{number: \"{text}\"}}]\nhours: [{{days: \"{text}\", from: \"{text}\", to: \"{text}\"}}]\n");
        put(&folder.path().join("content"), &format!("offices/x-{number}.yaml"), format!("name: X\nlevel: commune\n{hours}"));
    }
    survive("hours", &folder);
}
