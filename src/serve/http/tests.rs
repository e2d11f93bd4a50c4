//! The preview as a browser meets it: over a real port, with a catalog on the disk.

#![allow(clippy::unwrap_used, reason = "tests")]

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::time::Duration;

use super::*;
use crate::catalog::resolve;
use crate::output::{Press, announce};
use crate::record::{self, Date};
use crate::serve::{Panel, PreviewState};
use crate::site::Site;
use crate::{source, theme};

const PROCEDURE: &str = "---\ntitle: Tách hộ\nfield: cu-tru\nlevels: [commune]\n---\n";

fn catalog(title: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| std::fs::write(folder.path().join(path), text).unwrap();
    std::fs::create_dir(folder.path().join("procedures")).unwrap();
    write("catalog.yaml", "format: 1\ntitle: Thử\n");
    write("fields.yaml", "- {id: cu-tru, name: Cư trú}\n");
    write("procedures/tach-ho.md", &PROCEDURE.replace("Tách hộ", title));
    folder
}

/// The press of a catalog without these files.
fn press(folder: &Path, left_out: &[Arc<str>]) -> Press {
    let (sources, _) = source::read(folder).unwrap();
    let (records, _) = record::read(&sources, None);
    let (theme, _) = theme::load(&records.theme, &records.catalog.facts.languages(), &records.jurisdiction).unwrap();
    let (catalog, _) = resolve(records.without(&left_out.iter().cloned().collect()), Date::default(), false);
    let (site, _) = Site::plan(Arc::new(catalog), Some("http://localhost/"), |site| announce(site, &theme));
    Press::new(Arc::new(site), Arc::new(theme))
}

/// A preview on a free port, and its port.
fn preview(title: &str) -> (Arc<LiveEdition>, u16, tempfile::TempDir) {
    let folder = catalog(title);
    let live = Arc::new(LiveEdition::new(PreviewState::new(press(folder.path(), &[]), Panel::default())));
    let listener = Listener::take("127.0.0.1", Some(0), 0).unwrap();
    let port = listener.address.port();
    listener.open(&live).unwrap();
    (live, port, folder)
}

fn ask(port: u16, method: &str, path: &str, host: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    write!(stream, "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn pages_are_rendered_with_the_reload_script_and_never_kept() {
    let (_turn, port, _folder) = preview("Tách hộ");
    let page = ask(port, "GET", "/thu-tuc/tach-ho/", "localhost:1");
    assert!(page.starts_with("HTTP/1.1 200"), "{page}");
    assert!(page.contains("Tách hộ") && page.contains("/.motcua/reload.js") && page.contains("Cache-Control: no-store"));
    assert!(ask(port, "GET", "/.motcua/reload.js", "localhost").contains("text/javascript"));
    let head = ask(port, "HEAD", "/", "localhost");
    assert!(head.starts_with("HTTP/1.1 200") && head.ends_with("\r\n\r\n"), "{head}");
}

#[test]
fn a_missing_slash_is_added_and_nothing_else_leads_anywhere() {
    let (_turn, port, _folder) = preview("Tách hộ");
    let moved = ask(port, "GET", "/thu-tuc/tach-ho?a=1", "localhost");
    assert!(moved.starts_with("HTTP/1.1 302") && moved.contains("Location: /thu-tuc/tach-ho/?a=1"), "{moved}");
    for path in
        ["/khong-co/", "/../../etc/passwd", "/..%2f..%2fetc/passwd", "//evil.example", "/catalog.yaml", "/procedures/tach-ho.md", "*"]
    {
        let answer = ask(port, "GET", path, "localhost");
        assert!(answer.starts_with("HTTP/1.1 404"), "{path}: {answer}");
    }
    assert!(ask(port, "POST", "/", "localhost").starts_with("HTTP/1.1 405"));
}

#[test]
fn a_name_that_is_not_ours_is_refused() {
    let (_turn, port, _folder) = preview("Tách hộ");
    for host in ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8000", "10.0.0.1"] {
        assert!(ask(port, "GET", "/", host).starts_with("HTTP/1.1 403"), "{host}");
    }
    for host in ["127.0.0.1:8000", "[::1]:8000", "LOCALHOST"] {
        assert!(ask(port, "GET", "/", host).starts_with("HTTP/1.1 200"), "{host}");
    }
}

#[test]
fn an_open_page_is_told_of_the_next_edition() {
    let (live, port, folder) = preview("Tách hộ");
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    write!(stream, "GET /.motcua/events HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    let mut told = String::new();
    let mut read_until = |mark: &str| {
        let mut buffer = [0; 256];
        while !told.contains(mark) {
            let length = stream.read(&mut buffer).unwrap();
            assert_ne!(length, 0, "{told}");
            told.push_str(std::str::from_utf8(&buffer[..length]).unwrap());
        }
    };
    read_until("-1\n\n");
    std::fs::write(folder.path().join("procedures/tach-ho.md"), PROCEDURE.replace("Tách hộ", "Tách hộ mới")).unwrap();
    live.over(PreviewState::new(press(folder.path(), &[]), Panel::default()));
    read_until("-2\n\n");
    assert!(ask(port, "GET", "/linh-vuc/cu-tru/", "localhost").contains("Tách hộ mới"));
}

#[test]
fn a_page_whose_entry_is_faulty_now_stays_as_it_last_was() {
    let (live, port, folder) = preview("Bản tốt");
    let faulty: [Arc<str>; 1] = [Arc::from("procedures/tach-ho.md")];
    let shown = live.now().1;
    live.over(shown.next(press(folder.path(), &faulty), Panel::trouble("dòng 3 <sai>"), &faulty));
    let again = live.now().1;
    live.over(again.next(press(folder.path(), &faulty), Panel::trouble("dòng 3 <sai>"), &faulty));
    let page = ask(port, "GET", "/thu-tuc/tach-ho/", "localhost");
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("Bản tốt"), "{page}");
    assert!(page.contains("dòng 3 &lt;sai&gt;"));
    // Gone for good is gone.
    let last = live.now().1;
    live.over(last.next(press(folder.path(), &faulty), Panel::default(), &[]));
    assert!(ask(port, "GET", "/thu-tuc/tach-ho/", "localhost").starts_with("HTTP/1.1 404"));
}

#[test]
fn a_taken_port_is_passed_over_unless_it_was_asked_for() {
    let first = Listener::take("127.0.0.1", None, 18_431).unwrap();
    let second = Listener::take("127.0.0.1", None, first.address.port()).unwrap();
    assert_ne!(first.address.port(), second.address.port());
    assert!(Listener::take("127.0.0.1", Some(first.address.port()), 0).is_err());
}

#[test]
fn a_head_without_end_is_cut_off_and_others_are_served_meanwhile() {
    let (_turn, port, _folder) = preview("Tách hộ");
    let mut endless = TcpStream::connect(("127.0.0.1", port)).unwrap();
    endless.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let line = format!("X-A: {}\r\n", "a".repeat(1000));
    endless.write_all(b"GET / HTTP/1.1\r\n").unwrap();
    // The other side may close before all is sent.
    for _ in 0..1000 {
        if endless.write_all(line.as_bytes()).is_err() {
            break;
        }
    }
    let mut answer = Vec::new();
    let _ = endless.read_to_end(&mut answer);
    let answer = String::from_utf8_lossy(&answer);
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 431"), "{answer}");
    // Half a head on each of many connections, and answers that nobody reads.
    let idle: Vec<TcpStream> = (0..40).map(|_| TcpStream::connect(("127.0.0.1", port)).unwrap()).collect();
    for mut stream in &idle {
        stream.write_all(b"GET / HTTP/1.1\r\nHo").unwrap();
    }
    assert!(ask(port, "GET", "/", "localhost").starts_with("HTTP/1.1 200"));
}

#[test]
fn a_head_that_takes_too_long_is_told_so() {
    let (_turn, port, _folder) = preview("Tách hộ");
    let mut slow = TcpStream::connect(("127.0.0.1", port)).unwrap();
    slow.write_all(b"GET / HTTP/1.1\r\n").unwrap();
    slow.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    let mut answer = String::new();
    // A byte now and then does not prolong it.
    for _ in 0..5 {
        std::thread::sleep(Duration::from_secs(1));
        if slow.write_all(b"X").is_err() {
            break;
        }
    }
    let _ = slow.read_to_string(&mut answer);
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 408"), "{answer}");
    assert!(slow.write_all(b"X").and_then(|()| slow.write_all(b"X")).is_err() || !answer.is_empty());
}
