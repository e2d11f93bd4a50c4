//! The pages of the rules: their examples are true, their list is known, the handbook is made from them.
//!
//! An example changes the catalog `tests/findings/base`. Its keys take the place of the same keys there, what follows a line
//! `---` takes the place of the text, the rows of a list are added at its end; a file that is not there, or an example that
//! begins and ends its facts with `---`, stands alone. `⟦…⟧` marks what is found.

use std::fmt::Write;
use std::fs;

use motcua::parts::check::{Example, RuleInfo, known};
use motcua::parts::finding::Tongue;

use super::findings::{check_on, level, marks, shown, unescaped};
use super::world::{TODAY, base, end, motcua, put, repository, tree};

/// The file after an example was laid over it.
pub(super) fn laid(before: Option<&str>, part: &str) -> String {
    let part = format!("{}\n", unescaped(part));
    let fences = part.lines().filter(|line| *line == "---").count();
    let Some(before) = before.filter(|_| !(part.starts_with("---\n") && fences > 1)) else { return part };
    if before.starts_with("- ") {
        return format!("{before}{part}");
    }
    let (facts, body) = match before.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")) {
        Some((facts, body)) => (facts, Some(body)),
        None => (before, None),
    };
    let (new, text) = match part.split_once("---\n").filter(|(start, _)| body.is_some() && (start.is_empty() || start.ends_with('\n'))) {
        Some((new, text)) => (new, Some(text)),
        None => (part.as_str(), None),
    };
    let key = |line: &str| {
        let line = line.trim_start_matches('⟦');
        line.split_once(':')
            .map(|(key, _)| key.trim_end_matches('⟧').to_owned())
            .filter(|key| !key.is_empty() && !key.starts_with([' ', '-', '#']))
    };
    let keys: Vec<String> = new.lines().filter_map(key).collect();
    let (mut out, mut gone, mut put_in) = (String::new(), false, new.is_empty());
    for line in facts.lines() {
        if let Some(key) = key(line) {
            gone = keys.contains(&key);
        }
        if !gone {
            out.push_str(line);
            out.push('\n');
        } else if !put_in {
            out.push_str(new);
            put_in = true;
        }
    }
    if !put_in {
        out.push_str(new);
    }
    match body {
        Some(body) => format!("---\n{out}---\n{}", text.unwrap_or(body)),
        None => out,
    }
}

/// What is wrong with the examples of a page, if anything is.
fn verdict(rule: RuleInfo, examples: &[Example]) -> Option<String> {
    let folder = base();
    let catalog = folder.path().join("content");
    let (mut want, mut today) = (Vec::new(), TODAY);
    for example in examples {
        let file = example.file();
        let before = fs::read_to_string(catalog.join(file)).ok();
        let (text, places) = marks(&laid(before.as_deref(), example.text));
        put(&catalog, file, text);
        let place = |[a, b, c, d]: [u64; 4]| format!("{} {} {file} {a}:{b}-{c}:{d}", level(rule.id), rule.id);
        want.extend(places.into_iter().map(place));
        today = example.about.split(' ').find_map(|word| word.strip_prefix("today=")).unwrap_or(today);
    }
    let wrong = examples.first().is_some_and(|example| !example.right);
    if wrong && want.is_empty() {
        want.push(format!("{} {} {} whole", level(rule.id), rule.id, examples[0].file()));
    }
    let mut have: Vec<String> = check_on(&catalog, today).iter().map(shown).collect();
    have.sort();
    want.sort();
    let kind = if wrong { "wrong" } else { "right" };
    (have != want).then(|| format!("{} ({kind})\n  want {}\n  have {}", rule.id, want.join("\n       "), have.join("\n       ")))
}

#[test]
fn the_examples_of_every_page_are_true() {
    let rules = known();
    let of = |rules: &[RuleInfo]| -> Vec<String> {
        let each = rules.iter().flat_map(|rule| {
            let (right, wrong): (Vec<_>, Vec<_>) = rule.page().examples().into_iter().partition(|example| example.right);
            [(*rule, wrong), (*rule, right)]
        });
        each.filter(|(_, examples)| !examples.is_empty()).filter_map(|(rule, examples)| verdict(rule, &examples)).collect()
    };
    let (first, second) = rules.split_at(rules.len() / 2);
    let wrong = std::thread::scope(|scope| {
        let other = scope.spawn(|| of(second));
        let mut wrong = of(first);
        wrong.extend(other.join().unwrap());
        wrong
    });
    assert!(wrong.is_empty(), "{} examples:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_page_says_what_why_how_and_from_where() {
    for rule in known() {
        let page = rule.page();
        assert!(rule.page.starts_with(&format!("# {}\n", rule.id)), "{}: its heading is its name", rule.id);
        for part in ["Vì sao", "Cách sửa", "Nguồn", "English"] {
            assert!(page.part(part).chars().count() > 6, "{}: nothing under {part}", rule.id);
        }
        for tongue in [Tongue::Vi, Tongue::En] {
            let summary = page.summary(tongue);
            assert!(summary.ends_with('.') && !summary.contains('\n') && summary.chars().count() < 160, "{}: «{summary}»", rule.id);
        }
        let (right, wrong): (Vec<_>, Vec<_>) = page.examples().into_iter().partition(|example| example.right);
        assert_eq!(right.is_empty(), wrong.is_empty(), "{}: a wrong and a right example, or none", rule.id);
        assert!(right.iter().all(|example| !example.text.contains('⟦')), "{}: nothing is found in what is right", rule.id);
    }
}

#[test]
fn no_page_is_without_its_rule() {
    for path in tree(&repository("src/check/page")).keys().filter(|path| path.ends_with(".md")) {
        let id = path.trim_end_matches(".md");
        assert!(known().iter().any(|rule| rule.id == id), "{path}: there is no rule `{id}`");
    }
}

/// Compares a file of the repository with what it should hold; `BLESS=1` writes it.
fn fresh(path: &str, wanted: &str) {
    let file = repository(path);
    if std::env::var_os("BLESS").is_some() {
        put(&repository(""), path, wanted);
    }
    let have = fs::read_to_string(file).unwrap_or_default();
    assert!(have == wanted, "{path} is not fresh; `BLESS=1 cargo test pages` writes it, then read the difference");
}

#[test]
fn the_names_and_levels_of_the_rules_are_those_we_know() {
    let list = known().iter().map(|rule| format!("{:7} {}\n", level(rule.id), rule.id)).collect::<Vec<_>>().concat();
    fresh("tests/rules.txt", &list);
}

/// Where a rule holds, if not everywhere.
fn here(rule: RuleInfo) -> String {
    rule.within.map_or_else(String::new, |within| format!(" (chỉ với `jurisdiction: {within}`)"))
}

/// The page of a rule in the handbook.
fn leaf(rule: RuleInfo) -> String {
    let page = rule.page();
    let word = match level(rule.id) {
        "error" => "lỗi",
        "warning" => "cảnh báo",
        _ => "lưu ý",
    };
    let mut out =
        format!("## {}\n\n*{word}*{} · {}\n\n**Vì sao.** {}\n", rule.id, here(rule), page.summary(Tongue::Vi), page.part("Vì sao"));
    let mut before = None;
    for example in page.examples() {
        if before != Some(example.right) {
            out.push_str(if example.right { "\n**Đúng**\n" } else { "\n**Sai**\n" });
            before = Some(example.right);
        }
        let _ = writeln!(out, "\n`{}`\n\n```text\n{}```", example.file(), example.drawn());
    }
    for part in ["Cách sửa", "Nguồn", "English"] {
        if part == "Nguồn"
            && let Some(fact) = rule.doubts
        {
            let _ = writeln!(out, "\n**Khi còn bị báo.** {}", fact.untold().vi);
        }
        let _ = writeln!(out, "\n**{part}.** {}", page.part(part));
    }
    out
}

#[test]
fn the_handbook_is_made_from_the_pages() {
    let family = |rule: &RuleInfo| rule.id.split('/').next().unwrap_or_default();
    let rules = known();
    let mut index = String::from(
        "# Sổ tay quy tắc\n\nMỗi điều `motcua check` báo có một trang: vì sao, ví dụ sai và đúng, cách sửa, nguồn. Trong dòng lệnh: \
         `motcua explain TÊN`.\nSinh ra từ `src/check/page/`; đừng sửa tay. Made from `src/check/page/`; do not edit.\n",
    );
    for list in rules.chunk_by(|a, b| family(a) == family(b)) {
        let name = family(&list[0]);
        let _ = writeln!(index, "\n## [{name}]({name}.md)\n");
        let mut text = format!("# {name}\n");
        for rule in list {
            let anchor = rule.id.replace('/', "");
            let _ = writeln!(index, "- [{}]({name}.md#{anchor}): {}", rule.id, rule.page().summary(Tongue::Vi));
            let _ = write!(text, "\n{}", leaf(*rule));
        }
        fresh(&format!("docs/rules/{name}.md"), &text);
    }
    fresh("docs/rules/README.md", &index);
    for path in tree(&repository("docs/rules")).keys() {
        let name = path.trim_end_matches(".md");
        assert!(name == "README" || rules.iter().any(|rule| family(rule) == name), "docs/rules/{path} belongs to no family");
    }
}

#[test]
fn a_rule_can_be_explained_listed_and_asked_for_alone() {
    let ended = end(motcua().args(["explain", "fee/thousands-separator"]));
    assert_eq!(ended.code, 0);
    for piece in ["fee/thousands-separator (lỗi; từ bản 0.1.0)", "  - amount: 50.000\n", "^^^^^^", "Cách sửa:", "Nguồn:"] {
        assert!(ended.out.contains(piece), "{piece} is not in\n{}", ended.out);
    }
    let ended = end(motcua().args(["explain", "fee/thousand-separator"]));
    assert_eq!((ended.code, ended.err.contains("«fee/thousands-separator»")), (2, true), "{ended:?}");
    let ended = end(motcua().args(["rules", "--format", "json"]));
    let list: serde_json::Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(list["rules"].as_array().unwrap().len(), known().len());
    let ended = end(motcua().args(["rules", "fee/"]));
    assert!(ended.out.lines().all(|line| line.contains("  fee/")), "{ended:?}");

    let folder = base();
    let catalog = folder.path().join("content");
    put(&catalog, "pages/sai.md", "---\ntitle: Sai\nfield: x\n---\n<b>\n");
    let alone = |rules: &[&str]| {
        let mut command = motcua();
        command.arg("check").arg(&catalog).args(["--today", TODAY, "--format", "json"]);
        end(command.args(rules.iter().flat_map(|rule| ["--rule", rule])))
    };
    let count = |rules: &[&str]| {
        let report: serde_json::Value = serde_json::from_str(&alone(rules).out).unwrap();
        report["findings"].as_array().unwrap().len()
    };
    assert_eq!((count(&[]), count(&["text/raw-html"]), count(&["yaml/unknown-key", "text/raw-html"])), (2, 1, 2));
    assert_eq!(alone(&["text/empty"]).code, 0, "what was not asked for does not fail the check");
    assert_eq!(alone(&["khong-co"]).code, 2);
}
