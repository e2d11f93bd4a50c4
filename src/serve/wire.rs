//! One request and one answer on a connection: no more of HTTP than a browser on this machine needs, and an end to everything,
//! since whoever can reach the port may send what they like as slowly as they like.

use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::{Duration, Instant};

/// How long the head of a request may be, in bytes.
pub(super) const MAX_HEAD_BYTES: usize = 16 << 10;
/// How long the head of a request may take.
pub(super) const READ_TIMEOUT: Duration = Duration::from_secs(if cfg!(test) { 2 } else { 10 });
/// How long an answer may take to be read, all of it.
pub(super) const WRITE_TIMEOUT: Duration = Duration::from_mins(1);
/// How much of what nobody asked for is read, so that the answer still arrives.
const MAX_DRAINED_BYTES: u64 = 64 << 10;

/// What is asked.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Request {
    pub(super) method: String,
    pub(super) target: String,
    pub(super) host: Option<String>,
}

/// What is answered.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Response {
    pub(super) status: u16,
    pub(super) media: &'static str,
    pub(super) bytes: Vec<u8>,
    /// A header besides, as name and value.
    pub(super) more: Option<(&'static str, String)>,
}

impl Response {
    /// A line of plain text.
    pub(super) fn plain(status: u16, text: &str) -> Self {
        Self { status, media: "text/plain; charset=utf-8", bytes: text.as_bytes().to_vec(), more: None }
    }

    /// The same with one more header.
    pub(super) fn with(self, name: &'static str, value: impl Into<String>) -> Self {
        Self { more: Some((name, value.into())), ..self }
    }
}

/// Reads what is asked; the status that answers what cannot be read, or nothing when nobody is there any more.
pub(super) fn read(stream: &mut TcpStream) -> Result<Request, Option<u16>> {
    let until = Instant::now() + READ_TIMEOUT;
    let mut head = Vec::new();
    let mut piece = [0; 2048];
    let end = loop {
        if let Some(end) = end_of(&head) {
            break end;
        }
        if head.len() >= MAX_HEAD_BYTES {
            return Err(Some(431));
        }
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() || stream.set_read_timeout(Some(left)).is_err() {
            return Err(Some(408));
        }
        match stream.read(&mut piece) {
            Ok(0) => return Err(None),
            Ok(length) => head.extend_from_slice(&piece[..length]),
            Err(cause) if cause.kind() == io::ErrorKind::Interrupted => {}
            Err(cause) if matches!(cause.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut) => return Err(Some(408)),
            Err(_) => return Err(None),
        }
    };
    understand(&head[..end]).ok_or(Some(400))
}

/// Where the head of a request ends.
fn end_of(head: &[u8]) -> Option<usize> {
    let crlf = head.windows(4).position(|part| part == b"\r\n\r\n");
    crlf.or_else(|| head.windows(2).position(|part| part == b"\n\n"))
}

fn understand(head: &[u8]) -> Option<Request> {
    let head = std::str::from_utf8(head).ok()?;
    let mut lines = head.lines();
    let mut words = lines.next()?.split(' ');
    let (method, target, version) = (words.next()?, words.next()?, words.next()?);
    if words.next().is_some() || !version.starts_with("HTTP/1.") || method.is_empty() || target.is_empty() {
        return None;
    }
    let mut host = None;
    for line in lines {
        let (name, value) = line.split_once(':')?;
        // Two names would be one for us and another for whoever stands between.
        if name.eq_ignore_ascii_case("host") && host.replace(value.trim().to_owned()).is_some() {
            return None;
        }
    }
    Some(Request { method: method.to_owned(), target: target.to_owned(), host })
}

/// Sends an answer and closes; of a `HEAD`, its head alone.
pub(super) fn answer(stream: &mut TcpStream, response: &Response, is_head: bool) -> io::Result<()> {
    let Response { status, media, bytes, more } = response;
    let more = more.as_ref().map(|(name, value)| format!("{name}: {}\r\n", value.replace(['\r', '\n'], ""))).unwrap_or_default();
    let head = format!(
        "HTTP/1.1 {status} {}\r\nContent-Type: {media}\r\nContent-Length: {}\r\nCache-Control: no-store\r\n\
         X-Content-Type-Options: nosniff\r\n{more}Connection: close\r\n\r\n",
        reason(*status),
        bytes.len()
    );
    let until = Instant::now() + WRITE_TIMEOUT;
    send(stream, head.as_bytes(), until)?;
    if !is_head {
        send(stream, bytes, until)?;
    }
    stream.shutdown(Shutdown::Write)?;
    // What was sent besides and never read would make the system throw the answer away.
    stream.set_read_timeout(Some(Duration::from_secs(1)))?;
    io::copy(&mut stream.take(MAX_DRAINED_BYTES), &mut io::sink()).map(drop)
}

fn send(stream: &mut TcpStream, mut bytes: &[u8], until: Instant) -> io::Result<()> {
    while !bytes.is_empty() {
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(io::ErrorKind::TimedOut.into());
        }
        stream.set_write_timeout(Some(left))?;
        match stream.write(&bytes[..bytes.len().min(64 << 10)]) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(length) => bytes = &bytes[length..],
            Err(cause) if cause.kind() == io::ErrorKind::Interrupted => {}
            Err(cause) => return Err(cause),
        }
    }
    Ok(())
}

const fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        302 => "Found",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        431 => "Request Header Fields Too Large",
        503 => "Service Unavailable",
        _ => "Internal Server Error",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_understood_or_refused() {
        let host = |host: &str| Some(Request { method: "GET".into(), target: "/a?b".into(), host: Some(host.into()) });
        assert_eq!(understand(b"GET /a?b HTTP/1.1\r\nhOsT:  localhost:1 \r\nAccept: */*"), host("localhost:1"));
        for head in [
            &b""[..],
            b"GET",
            b"GET /",
            b"GET  / HTTP/1.1",
            b"GET / HTTP/2.0",
            b"GET / HTTP/1.1 x",
            b"GET / HTTP/1.1\r\nkh\xc3\xb4ng",
            b"GET / HTTP/1.1\r\nHost: a\r\nHost: b",
            b"GET /\xff HTTP/1.1",
        ] {
            assert_eq!(understand(head), None, "{head:?}");
        }
    }
}
