//! What must never happen, whoever tries: a good site replaced by an empty one, a save overwritten, memory or time without end.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::world::{Ended, TODAY, base, build, end, motcua, put, repository, tree};

fn check(folder: &Path, more: &[&str]) -> Ended {
    end(motcua().current_dir(folder).args(["check", "content", "--notices", "--today", TODAY]).args(more))
}

/// What is found by this rule, as the report for people begins each.
fn told(ended: &Ended, rule: &str) -> usize {
    ended.out.matches(&format!("[{rule}]")).count()
}

/// Runs under limits of the shell.
fn limited(limits: &str, folder: &Path, arguments: &str) -> std::process::Output {
    let binary = env!("CARGO_BIN_EXE_motcua");
    let script = format!("{limits}; exec {binary} {arguments}");
    Command::new("bash").arg("-c").arg(script).current_dir(folder).env_clear().output().expect("bash runs")
}

#[test]
fn a_site_never_loses_most_of_its_procedures_unasked() {
    let folder = base();
    let (catalog, out) = (folder.path().join("content"), folder.path().join("out"));
    assert_eq!(build(&catalog, &out).code, 0);
    let good = tree(&out);
    // Renamed, moved away, emptied: whatever becomes of the folder, the good site stays.
    for (from, to) in [("procedures", "Procedures"), ("procedures", "thu-tuc"), ("procedures", "procedure"), ("procedures", "../away")] {
        fs::rename(catalog.join(from), catalog.join(to)).unwrap();
        let ended = build(&catalog, &out);
        assert_eq!(ended.code, 1, "{to}: {ended:?}");
        assert_eq!(tree(&out), good, "{to}");
        fs::rename(catalog.join(to), catalog.join(from)).unwrap();
    }
    fs::rename(catalog.join("procedures"), folder.path().join("away")).unwrap();
    let refs = ["life-events", "decisions", "sessions"];
    let listed = fs::read_to_string(catalog.join("catalog.yaml")).unwrap();
    fs::write(catalog.join("catalog.yaml"), listed.replace("most_asked:\n  - mau\n", "")).unwrap();
    for folder in refs {
        fs::remove_dir_all(catalog.join(folder)).unwrap();
    }
    let ended = build(&catalog, &out);
    assert!(ended.code == 1 && ended.err.contains("source/shrunk") && ended.err.contains("--allow-shrink"), "{ended:?}");
    assert_eq!(tree(&out), good);
    // Against a manifest that is kept elsewhere, such as that of the branch into which a change goes.
    fs::copy(out.join(".motcua-manifest"), folder.path().join("kept")).unwrap();
    let against = |arguments: &[&str]| {
        let mut command = motcua();
        command.current_dir(folder.path()).args(["build", "content", "-o", "new", "--today", TODAY]).args(arguments);
        end(&mut command)
    };
    for before in ["kept", "out"] {
        let ended = against(&["--against", before]);
        assert!(ended.code == 1 && ended.err.contains("source/shrunk") && !folder.path().join("new").exists(), "{ended:?}");
        assert_eq!(told(&check(folder.path(), &["--against", before]), "source/shrunk"), 1);
    }
    assert_eq!(against(&["--against", "content"]).code, 3, "no manifest");
    assert_eq!(against(&["--against", "content/catalog.yaml"]).code, 2, "no manifest");
    assert_eq!(against(&["--against", "kept", "--allow-shrink"]).code, 0);
    assert_eq!(against(&[]).code, 0, "it was asked for");
    fs::rename(folder.path().join("away"), catalog.join("procedures")).unwrap();
    assert_eq!(against(&["--skip-invalid"]).code, 0, "it may grow");
}

#[test]
fn what_nobody_reads_is_told_with_what_is_meant() {
    for (path, text, meant) in [
        ("holiday/2027.yaml", "days_off:\n  - {date: 2027-01-01, name: Tết}\n", "`holidays`"),
        ("Laws.yaml", "- {number: 68/2020/QH14, title: Luật Cư trú}\n", "`laws.yaml`"),
        ("thu-tuc/moi.md", "---\ntitle: Mới\n---\n", "`procedures`"),
        ("Procedures/moi.md", "---\ntitle: Mới\n---\n", "`procedures`"),
        ("moi.md", "---\ntitle: Mới\n---\n", "procedures/moi.md"),
        ("procedures/moi.MD", "---\ntitle: Mới\n---\n", "procedures/moi.md"),
        ("procedures/moi.md.txt", "---\ntitle: Mới\n---\n", "procedures/moi.md"),
        ("offices/Mới.YAML", "name: Mới\n", "offices/moi.yaml"),
        ("templates/thu-tuc.md", "---\ntitle: Cấp thẻ\nlevels: [xã]\n---\n", "procedures/thu-tuc.md"),
        ("ghi-chu-rieng/a.yaml", "name: A\n", "ignore: [ghi-chu-rieng/]"),
        ("procedures/moi.txt", "---\ntitle: Mới\n---\n", "procedures/moi.md"),
        ("procedures/moi", "---\ntitle: Mới\n---\n", "procedures/moi.md"),
        ("procedures/moi.md.bak", "---\ntitle: Mới\n---\n", "procedures/moi.md"),
        ("procedures/moi.mdx", "---\ntitle: Mới\n---\n", "procedures/moi.md"),
        ("offices/moi.yaml.bak", "name: Mới\nlevels: [commune]\n", "offices/moi.yaml"),
        ("offices/moi.txt", "name: Mới\nlevels: [commune]\n", "offices/moi.yaml"),
        ("offices/moi.json", "{\"name\": \"Mới\"}\n", "offices/moi.yaml"),
        ("laws.json", "[{\"number\": \"68/2020/QH14\"}]\n", "laws.yaml"),
        ("forms/moi.md", "---\ntitle: Mới\n---\n", "procedures/moi.md"),
        ("files/moi.md", "---\ntitle: Mới\n---\n", "procedures/moi.md"),
    ] {
        let folder = base();
        put(folder.path(), &format!("content/{path}"), text);
        let ended = check(folder.path(), &[]);
        assert!(ended.code == 1 && told(&ended, "source/not-read") == 1 && ended.out.contains(meant), "{path}: {ended:?}");
    }
}

#[test]
fn what_is_not_for_us_is_left_alone() {
    let folder = base();
    for path in ["README.md", "procedures/README.md", "LICENSE", "LICENSE.md", ".git/config", ".vscode/a.yaml", "docs/a.png"] {
        put(folder.path(), &format!("content/{path}"), "---\ntitle: x\n---\n");
    }
    put(folder.path(), "content/templates/thu-tuc.md", fs::read(repository("content/templates/thu-tuc.md")).unwrap());
    put(folder.path(), "content/GHI-CHU.md", "# Ghi chú\n");
    put(folder.path(), "content/node_modules/a/b.md", "---\ntitle: x\n---\n");
    put(folder.path(), "content/LICENSE-MIT.md", "---\ntitle: x\n---\n");
    put(folder.path(), "content/nhap/a.md", "---\ntitle: A\n---\n");
    put(folder.path(), "content/offices/a.bak.yaml.txt", "name: A\n");
    let catalog = fs::read_to_string(folder.path().join("content/catalog.yaml")).unwrap();
    put(folder.path(), "content/catalog.yaml", format!("{catalog}ignore: [nhap/, \"*.bak.yaml.txt\"]\n"));
    let ended = check(folder.path(), &[]);
    assert_eq!((ended.code, told(&ended, "source/not-read")), (0, 0), "{ended:?}");
    assert_eq!(told(&ended, "source/unknown-file"), 1, "only GHI-CHU.md: {ended:?}");
}

/// What other programs leave at the root is their own; among entries it is taken for a folder of these.
#[test]
fn what_is_passed_over_among_entries_is_told() {
    let folder = base();
    put(folder.path(), "content/procedures/node_modules/a/b.md", "---\ntitle: x\n---\n");
    let ended = check(folder.path(), &[]);
    assert_eq!((ended.code, told(&ended, "source/unknown-file")), (0, 1), "{ended:?}");
    assert!(ended.out.contains("cảnh báo[source/unknown-file]: motcua không đọc thư mục «node_modules»"), "{ended:?}");
    let catalog = fs::read_to_string(folder.path().join("content/catalog.yaml")).unwrap();
    put(folder.path(), "content/catalog.yaml", format!("{catalog}ignore: [procedures/node_modules/]\n"));
    assert_eq!(check(folder.path(), &[]).err, "", "an ignored folder is told");
    // «License» is what many procedures are about.
    let entry = "---\ntitle: Cấp giấy phép\nfield: cu-tru\nlevels: [commune]\nla: 1\n---\n";
    for path in ["procedures/license.md", "procedures/license/a.md", "procedures/copying/a.md"] {
        let folder = base();
        put(folder.path(), &format!("content/{path}"), entry);
        assert_eq!(told(&check(folder.path(), &[]), "yaml/unknown-key"), 1, "{path}");
    }
}

/// The work of a translator is told when nobody sees it; what is left of an entry that was taken out holds nothing back.
#[test]
fn a_translation_without_its_original_is_an_error_unless_it_had_one() {
    for (path, text, level, meant) in [
        ("pages/moi.en.md", "---\ntitle: New\n---\n", "lỗi", "cùng tên"),
        ("pages/moi.fr.md", "---\ntitle: Neuf\n---\n", "lỗi", "cùng tên"),
        ("procedures/mauu.en.md", "---\ntitle: New\n---\n", "lỗi", "`mau`"),
        ("pages/moi.en.md", "---\ntitle: New\nsource: \"0123456789ab\"\n---\n", "cảnh báo", "xóa tệp này"),
    ] {
        let folder = base();
        put(folder.path(), &format!("content/{path}"), text);
        let ended = check(folder.path(), &[]);
        assert_eq!(told(&ended, "translation/no-original"), 1, "{path}: {ended:?}");
        assert!(ended.out.contains(&format!("{level}[translation/no-original]")) && ended.out.contains(meant), "{path}: {ended:?}");
    }
    // With facts of its own it is an entry, whatever its name looks like.
    let folder = base();
    put(folder.path(), "content/procedures/cap-the.so.md", "---\ntitle: Cấp thẻ\nfield: cu-tru\nlevels: [commune]\n---\n");
    let ended = check(folder.path(), &[]);
    assert_eq!((ended.code, told(&ended, "identity/file-name")), (1, 1), "{ended:?}");
}

#[test]
fn former_addresses_that_cannot_be_written_are_told_at_their_line() {
    for (former, says) in [
        ("a.", "identity/moved-from"),
        ("/a./b/", "identity/moved-from"),
        ("con", "identity/moved-from"),
        ("/tin/CON/", "identity/moved-from"),
        ("/lpt1.html", "identity/moved-from"),
        ("/bin/a/", "identity/moved-from"),
        ("api/v1/index.json", "identity/duplicate-address"),
        ("/index.html/cu/", "identity/duplicate-address"),
        ("/thu-tuc/khac/index.html/a.html", "identity/duplicate-address"),
        ("/tin.html", "nothing"),
        ("/tin/Nhap-Ho-Khau/", "identity/moved-from-case"),
    ] {
        let folder = base();
        let file = folder.path().join("content/procedures/mau.md");
        let text = fs::read_to_string(&file).unwrap().replace("moved_from:\n", &format!("moved_from:\n  - {former}\n"));
        let line = text.lines().position(|line| line == format!("  - {former}")).expect("the base has former addresses") + 1;
        fs::write(&file, text).unwrap();
        let ended = check(folder.path(), &[]);
        if says != "nothing" {
            assert_eq!(told(&ended, says), 1, "{former}: {}", ended.out);
            assert!(ended.out.contains(&format!("mau.md:{line}:5")), "{former}: {}", ended.out);
        }
        let code = i32::from(says != "nothing" && !says.ends_with("case"));
        assert_eq!(build(&folder.path().join("content"), &folder.path().join("out")).code, code, "{former}");
    }
}

#[test]
fn two_entries_that_claim_one_former_address_are_both_named() {
    let folder = base();
    for (name, former) in [("mau", "/tin/cu/"), ("khac", "/tin/cu")] {
        let file = folder.path().join(format!("content/procedures/{name}.md"));
        let text = fs::read_to_string(&file).unwrap().replace("moved_from:\n  - dang-ky-cu\n", "").replacen(
            "---\n",
            &format!("---\nmoved_from: [{former}]\n"),
            1,
        );
        fs::write(&file, text).unwrap();
    }
    let ended = check(folder.path(), &[]);
    assert!(told(&ended, "identity/duplicate-address") == 1, "{}", ended.out);
    assert!(ended.out.contains("procedures/mau.md") && ended.out.contains("procedures/khac.md"), "{}", ended.out);
    // A file under a file.
    let folder = base();
    for (name, former) in [("mau", "/tin/cu.html"), ("khac", "/tin/cu.html/moi/")] {
        let file = folder.path().join(format!("content/procedures/{name}.md"));
        let text = fs::read_to_string(&file).unwrap().replace("moved_from:\n  - dang-ky-cu\n", "").replacen(
            "---\n",
            &format!("---\nmoved_from: [{former}]\n"),
            1,
        );
        fs::write(&file, text).unwrap();
    }
    let ended = check(folder.path(), &[]);
    assert!(told(&ended, "identity/duplicate-address") == 1 && ended.out.contains("procedures/mau.md"), "{}", ended.out);
}

/// The base catalog with this file of its own theme.
fn themed(path: &str, text: &str) -> TempDir {
    let folder = base();
    put(folder.path(), &format!("content/theme/{path}"), text);
    folder
}

#[test]
fn no_theme_prints_what_is_not_escaped() {
    let page = |body: &str| format!("{{% extends \"base.html\" %}}{{% block content %}}{body}{{% endblock %}}");
    for body in [
        "{{ page.title | safe }}",
        "{{ page.title | {# #} safe }}",
        "{{ page.title |{# a #}{# b #}\n safe }}",
        "{{ page.title|upper|safe }}",
        "{% filter safe %}{{ page.title }}{% endfilter %}",
        "{% set x = page.title | safe %}{{ x }}",
    ] {
        let folder = themed("templates/not-found.html", &page(body));
        let ended = check(folder.path(), &[]);
        assert!(ended.code == 1 && told(&ended, "theme/faulty-file") == 1, "{body}: {ended:?}");
    }
    // Where a safe text would let an entity become a sign again.
    let folder = themed(
        "templates/not-found.html",
        "{% set lt %}<{% endset %}{% set x %}{{ \"<i>\" }}{% endset %}<p>{{ x | replace(from=\"&lt;\", to=lt) }}</p>",
    );
    let out = folder.path().join("out");
    let ended = build(&folder.path().join("content"), &out);
    let page = fs::read_to_string(out.join("404.html")).unwrap_or_default();
    assert!(ended.code == 0 && !page.contains("<i>"), "{ended:?} {page}");
}

#[test]
fn no_theme_takes_all_memory() {
    let doubled =
        |n: usize| (0..n).fold("{% set a = t.home %}{% set a = \"0123456789\" %}".to_owned(), |text, _| text + "{% set a = a ~ a %}");
    let looped = "{% set a = \"0123456789\" %}{% for i in range(end=40) %}{% set_global a = a ~ a %}{% endfor %}{{ a }}";
    let caught = (0..40).fold("{% set a = \"0123456789\" %}".to_owned(), |text, _| text + "{% set a %}{{ a }}{{ a }}{% endset %}");
    let endless = "{% for i in range(end=99999) %}{% for j in range(end=99999) %}0123456789{% endfor %}{% endfor %}";
    let second = "{% set a = \"0123456789\" %}{% set b = a %}{% for i in range(end=60) %}{% set_global b = a ~ a %}{% set_global a = b %}{% endfor %}{{ a }}";
    let held =
        "{% set x %}{% for i in range(end=99999) %}{% for j in range(end=99999) %}0123456789{% endfor %}{% endfor %}{% endset %}{{ x }}";
    let filtered = "{% filter upper %}{% for i in range(end=99999) %}{% for j in range(end=99999) %}{{ page.title }}{% endfor %}{% endfor %}{% endfilter %}";
    let silent = "{% for i in range(end=99999) %}{% for j in range(end=99999) %}{% if i == j %}{% endif %}{% endfor %}{% endfor %}";
    let spread = "{% set a = [1, 2, 3, 4] %}{% set b = a %}{% for i in range(end=60) %}{% set_global b = [...a, ...a] %}{% set_global a = b %}{% endfor %}";
    let nested = "{% set a = [page.title] %}{% for i in range(end=60) %}{% set_global a = [a, a] %}{% endfor %}{{ a }}";
    let written = "{% set a = [page.title] %}{% for i in range(end=60) %}{% set_global a = [a, a] %}{% endfor %}{% set b = a | str %}";
    let joined = "{% set a = [\"0123456789\"] %}{% for i in range(end=60) %}{% set_global a = [a | join(sep=\"\"), a | join(sep=\"\")] %}{% endfor %}";
    let part = "{% component twice(x) -%}{{ <twice x={[x, x]} /> }}{{ <twice x={[x, x]} /> }}{%- endcomponent twice %}{{ <twice x={page.title} /> }}";
    let body = "{% component box() -%}{{ body }}{{ body }}{%- endcomponent box %}{% set a %}{% for i in range(end=99999) %}{% <box> %}{% for j in range(end=9999) %}0123456789{% endfor %}{% </box> %}{% endfor %}{% endset %}";
    let listed =
        "{% set a = \"0123456789\" %}{% for i in range(end=30) %}{% set_global a = [a for j in range(end=1000)] %}{% endfor %}{{ a }}";
    let mapped =
        "{% set a = {\"x\": page.title} %}{% for i in range(end=60) %}{% set_global a = {\"x\": a, \"y\": a} %}{% endfor %}{{ a }}";
    let joins = format!(
        "{{% set a = \"0123456789\" %}}{{% for i in range(end=9) %}}{{% set_global a = {} %}}{{% endfor %}}",
        vec!["a"; 30].join(" ~ ")
    );
    for body in [
        &doubled(40),
        looped,
        &caught,
        endless,
        second,
        held,
        filtered,
        silent,
        spread,
        nested,
        written,
        joined,
        part,
        body,
        listed,
        mapped,
        &joins,
    ] {
        let folder = themed("templates/not-found.html", body);
        let run = limited("ulimit -v 4000000", folder.path(), &format!("check content --today {TODAY}"));
        let out = String::from_utf8_lossy(&run.stdout);
        assert!(run.status.code() == Some(1) && out.contains("theme/faulty-file") && out.contains("not-found.html"), "{body:.80}: {run:?}");
    }
}

#[test]
fn a_template_that_does_not_render_is_a_finding_at_its_line() {
    let folder = themed(
        "templates/not-found.html",
        "{% extends \"base.html\" %}\n{% block content %}\n<p>{{ page.nothing.more }}</p>\n{% endblock %}\n",
    );
    let ended = check(folder.path(), &[]);
    assert!(
        ended.code == 1 && told(&ended, "theme/faulty-file") == 1 && ended.out.contains("theme/templates/not-found.html:3:"),
        "{ended:?}"
    );
    let out = folder.path().join("out");
    let ended = build(&folder.path().join("content"), &out);
    assert!(ended.code == 1 && ended.err.contains("theme/templates/not-found.html:3:") && !out.exists(), "{ended:?}");
    // One that fits no other.
    let folder = themed("templates/not-found.html", "{% extends \"base.html\" %}\n{% block nowhere %}{% endblock %}\n");
    let ended = check(folder.path(), &[]);
    assert!(ended.code == 1 && ended.out.contains("theme/templates/not-found.html:2:"), "{ended:?}");
    // One that cannot be read at all, among many that can.
    let folder = themed("templates/not-found.html", "<p>\n{% if %}\n");
    put(folder.path(), "content/theme/templates/home.html", fs::read(repository("themes/civic/templates/home.html")).unwrap());
    let ended = check(folder.path(), &[]);
    assert!(
        ended.code == 1 && told(&ended, "theme/faulty-file") == 1 && ended.out.contains("theme/templates/not-found.html:2:"),
        "{ended:?}"
    );
}

#[test]
fn a_theme_that_is_copied_whole_is_compiled_once() {
    let folder = base();
    let time = |folder: &TempDir| {
        let began = Instant::now();
        let ended = build(&folder.path().join("content"), &folder.path().join("out"));
        assert_eq!(ended.code, 0, "{ended:?}");
        began.elapsed()
    };
    time(&folder);
    let plain = (0..3).map(|_| time(&folder)).min().unwrap();
    for (path, bytes) in tree(&repository("themes/civic")) {
        put(folder.path(), &format!("content/theme/{path}"), bytes);
    }
    let copied = (0..3).map(|_| time(&folder)).min().unwrap();
    assert!(copied < plain * 3 + Duration::from_millis(300), "{copied:?} against {plain:?}");
}

#[test]
fn a_misnamed_file_of_a_theme_is_told() {
    for (path, says) in
        [("templates/hone.html", "theme/templates/home.html"), ("i18n/fr.yaml", "languages"), ("assets/css/1-tokens-.css", "theme/")]
    {
        let folder = themed(path, "");
        let ended = check(folder.path(), &[]);
        let is_told = told(&ended, "theme/unknown-file") == 1 && ended.out.contains(says);
        assert!(is_told || path.contains("css"), "{path}: {ended:?}");
    }
    let folder = themed("templates/part/mine.html", "{% component mine(a) -%}\n{{ a }}\n{%- endcomponent mine %}");
    assert_eq!(told(&check(folder.path(), &[]), "theme/unknown-file"), 0);
}

#[test]
fn more_than_twenty_languages_are_too_many() {
    let folder = base();
    let catalog = fs::read_to_string(folder.path().join("content/catalog.yaml")).unwrap();
    let rest: Vec<&str> = catalog.lines().filter(|line| !line.starts_with("languages")).collect();
    let tags: Vec<String> = ('a'..='z').flat_map(|a| ('a'..='j').map(move |b| format!("{a}{b}"))).collect();
    put(folder.path(), "content/catalog.yaml", format!("{}\nlanguages: [vi, {}]\n", rest.join("\n"), tags.join(", ")));
    let run = limited("ulimit -v 4000000", folder.path(), &format!("check content --today {TODAY}"));
    let out = String::from_utf8_lossy(&run.stdout);
    assert!(run.status.code() == Some(1) && out.contains("catalog/too-many-languages"), "{out}");
}

#[test]
fn what_the_system_refuses_ends_the_command_and_leaves_the_old_site() {
    let folder = base();
    let out = folder.path().join("out");
    assert_eq!(build(&folder.path().join("content"), &out).code, 0);
    let good = tree(&out);
    let names = || {
        let mut names: Vec<_> =
            fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    };
    let before = names();
    put(folder.path(), "content/pages/moi.md", "---\ntitle: Mới\n---\nVăn bản\n");
    // A file may grow to a kilobyte only: the signal that says so is no end of the program.
    let run = limited("ulimit -f 1", folder.path(), &format!("build content -o out --quiet --today {TODAY}"));
    assert_eq!(run.status.code(), Some(3), "{run:?}");
    assert_eq!((tree(&out), names()), (good.clone(), before.clone()));
    // Nor is it where a report is sent into a file.
    let run = limited("ulimit -f 1", folder.path(), "rules > report");
    assert_eq!(run.status.code(), Some(3), "{run:?}");
    fs::remove_file(folder.path().join("report")).unwrap();
    // No memory for the threads that are asked for.
    let run = limited("ulimit -v 700000; export RAYON_NUM_THREADS=2000", folder.path(), &format!("check content --today {TODAY}"));
    let said = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.code() == Some(3) && !said.contains("panicked") && !said.contains("lỗi của chương trình"), "{run:?}");
}

#[test]
fn who_is_told_to_stop_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let (content, out) = (repository("content"), folder.path().join("out"));
    for signal in [rustix::process::Signal::INT, rustix::process::Signal::TERM, rustix::process::Signal::HUP] {
        let mut child =
            motcua().arg("build").arg(&content).arg("-o").arg(&out).args(["--today", TODAY]).stderr(Stdio::null()).spawn().unwrap();
        let is_writing = || {
            let mut names = fs::read_dir(folder.path()).unwrap().filter_map(Result::ok);
            names.any(|entry| entry.file_name().to_string_lossy().contains("motcua-stage"))
        };
        let began = Instant::now();
        while !is_writing() && began.elapsed() < Duration::from_mins(1) {
            std::thread::sleep(Duration::from_millis(1));
        }
        rustix::process::kill_process(rustix::process::Pid::from_child(&child), signal).unwrap();
        let code = child.wait().unwrap().code();
        assert_eq!(code, Some(3), "{signal:?}");
        assert!(!is_writing() && !out.exists(), "{signal:?}");
    }
}

#[test]
fn a_pipe_is_no_list_of_sheets() {
    let folder = base();
    let pipe = folder.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let began = Instant::now();
    let mut child =
        motcua().current_dir(folder.path()).args(["reprint", "content", "--since", "pipe"]).stderr(Stdio::null()).spawn().unwrap();
    while child.try_wait().unwrap().is_none() {
        if began.elapsed() > Duration::from_secs(20) {
            child.kill().unwrap();
            panic!("it waits for somebody to write into the pipe");
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    assert_eq!(child.wait().unwrap().code(), Some(2));
}

#[test]
fn a_source_of_very_many_entries_is_refused() {
    let folder = base();
    let mut file = fs::File::create(folder.path().join("nhieu.jsonl")).unwrap();
    for n in 0..20_001 {
        writeln!(file, "{{\"code\": \"1.{n:06}\", \"name\": \"Thủ tục {n}\"}}").unwrap();
    }
    let ended = end(motcua().current_dir(folder.path()).args(["import", "nhieu.jsonl", "--dry-run"]));
    assert!(ended.code == 2 && ended.err.contains("20000"), "{:.300}", ended.err);
}

/// The base catalog with this row more in one of its lists.
fn with_row(list: &str, row: &str) -> TempDir {
    let folder = base();
    let path = format!("content/{list}");
    let text = fs::read_to_string(folder.path().join(&path)).unwrap();
    put(folder.path(), &path, format!("{text}{row}"));
    folder
}

#[test]
fn one_bad_row_stops_only_itself_and_what_needs_it() {
    for (list, row, key) in [
        ("fields.yaml", "- id: hong\n  name: Lĩnh vực hỏng\n  khong_co: 1\n", Some("field: hong")),
        ("fields.yaml", "- id: HONG!\n  name: x\n", None),
        ("fields.yaml", "- id: hong\n\tname: x\n", Some("field: hong")),
        ("fields.yaml", "- id: hong\n  name: \"không đóng\n", Some("field: hong")),
        ("forms.yaml", "- id: hong\n  title: [a, b]\n", Some("documents:\n  - {id: x, name: X, form: hong}")),
        ("papers.yaml", "- id: hong\n  ten: x\n", Some("documents:\n  - {id: x, paper: hong}")),
        ("laws.yaml", "- title: Thiếu số hiệu\n", None),
    ] {
        let folder = with_row(list, row);
        if let Some(key) = key {
            let field = if key.starts_with("field") { "" } else { "field: cu-tru\n" };
            put(folder.path(), "content/procedures/can.md", format!("---\ntitle: Cần dòng hỏng\n{field}levels: [commune]\n{key}\n---\n"));
        }
        let (catalog, out) = (folder.path().join("content"), folder.path().join("out"));
        assert_eq!(build(&catalog, &out).code, 1, "{row}");
        let mut command = motcua();
        command.arg("build").arg(&catalog).arg("-o").arg(&out).args(["--today", TODAY, "--skip-invalid"]);
        let ended = end(&mut command);
        assert_eq!(ended.code, 0, "{row}: {ended:?}");
        assert!(ended.err.contains("source/left-out") && ended.err.contains(list), "{row}: {ended:?}");
        assert!(out.join("thu-tuc/mau/index.html").exists() && out.join("thu-tuc/khac/index.html").exists(), "{row}: {ended:?}");
        assert!(!out.join("thu-tuc/can/index.html").exists(), "{row}");
    }
}

#[test]
fn the_comment_says_what_readers_will_see() {
    let folder = base();
    let (catalog, before) = (folder.path().join("content"), folder.path().join("before"));
    assert_eq!(build(&catalog, &before).code, 0);
    let comment = |folder: &Path| {
        end(motcua().current_dir(folder).args(["check", "content", "--format", "markdown", "--against", "before", "--today", TODAY])).out
    };
    let same = comment(folder.path());
    assert!(!same.contains('✅') && same.contains("không làm trang nào"), "{same}");
    put(folder.path(), "content/procedures/moi.md", "---\ntitle: Thủ tục *mới*\nfield: cu-tru\nlevels: [commune]\n---\n");
    put(folder.path(), "content/pages/gioi-thieu.md", "---\ntitle: Giới thiệu\n---\nChữ khác\n");
    fs::remove_file(catalog.join("notices/nghi-le.md")).unwrap();
    let told = comment(folder.path());
    assert!(told.contains('✅'), "{told}");
    let line = |name: &str| told.lines().find(|line| line.starts_with(&format!("**{name}:**"))).unwrap_or_default().to_owned();
    assert!(line("Trang mới").contains("Thủ tục \\*mới\\* (`thu-tuc/moi/`)"), "{told}");
    assert!(line("Trang đổi").contains("`gioi-thieu/`"), "{told}");
    assert!(line("Trang mất").contains("`thong-bao/nghi-le/`"), "{told}");
    // A draft alone is not seen, and nothing green says that it is.
    put(folder.path(), "content/procedures/moi.md", "---\ntitle: Mới\nfield: cu-tru\nlevels: [commune]\ndraft: true\n---\n");
    let told = comment(folder.path());
    assert!(!told.contains('✅') && told.contains("content/procedures/moi.md") && told.contains("draft: true"), "{told}");
    let plain = check(folder.path(), &[]);
    assert!(plain.out.contains("1 bản nháp không lên trang") && plain.out.contains("procedures/moi.md"), "{}", plain.out);
}

#[test]
fn what_a_translation_keeps_of_a_paper_that_is_gone_is_no_error() {
    let folder = base();
    let translation = folder.path().join("content/procedures/mau.en.md");
    let original = folder.path().join("content/procedures/mau.md");
    let text = fs::read_to_string(&translation).unwrap();
    let id = text.lines().find_map(|line| line.trim_start().strip_prefix("- id: ")).expect("a translated row").to_owned();
    let less = fs::read_to_string(&original).unwrap().replace(&id, "khac-roi");
    fs::write(&original, less).unwrap();
    let ended = check(folder.path(), &[]);
    assert!(ended.code == 0 && told(&ended, "translation/no-original") >= 1, "{ended:?}");
    fs::remove_file(original).unwrap();
    fs::write(&translation, text.replacen("title:", "source: \"0123456789ab\"\ntitle:", 1)).unwrap();
    let ended = check(folder.path(), &[]);
    assert_eq!(told(&ended, "translation/no-original"), 1, "{ended:?}");
    assert!(!ended.out.contains("lỗi[translation/no-original]"), "{}", ended.out);
}

#[test]
fn very_many_offices_are_no_page_of_their_own_weight() {
    let folder = base();
    let letters = ["An", "Bình", "Châu", "Đức", "Hà", "Thanh"];
    for n in 0..420 {
        let name = format!("{} {n}", letters[n % letters.len()]);
        let text = format!(
            "name: Công an xã {name}\nlevel: commune\naddress: {n} đường Một\ncovers:\n  - {{id: xa-{n}, name: Xã {name}, formerly: [Xã Cũ {n}]}}\n"
        );
        put(folder.path(), &format!("content/offices/xa-{n}.yaml"), text);
    }
    let (catalog, out) = (folder.path().join("content"), folder.path().join("out"));
    assert_eq!(build(&catalog, &out).code, 0);
    let page = |path: &str| fs::read_to_string(out.join(path)).unwrap_or_default();
    let whole = page("co-quan/index.html");
    assert!(whole.len() < 40_000 && whole.contains("chu/dd/index.html") && !whole.contains("xa-7/"), "{}", whole.len());
    let mut seen = 0;
    for letter in ["a", "b", "c", "dd", "h", "t"] {
        let page = page(&format!("co-quan/chu/{letter}/index.html"));
        seen += page.matches("data-l=\"commune\"").count();
        // Without scripts, each letter leads to the others.
        assert!(page.contains("chu/dd/index.html") || letter == "dd", "{letter}");
    }
    assert_eq!(seen, 421, "each office once");
    // A former name leads to the line of the commune that it went into, on whatever page that is.
    let former = page("co-quan/chu/c/index.html");
    let link = former.split("Xã Cũ 7 ").nth(1).and_then(|rest| rest.split("href=\"").nth(1)).unwrap_or_default();
    assert!(link.starts_with("../../../co-quan/chu/b/index.html#xp-xa-7\""), "{link:.80}");
    assert!(page("co-quan/chu/b/index.html").contains("id=\"xp-xa-7\""));
}
