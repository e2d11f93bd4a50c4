//! The door to the browser: who may ask, and how an answer travels.

use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener, ToSocketAddrs};
use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use tiny_http::{Header, Method, Request, Response, Server};

use super::reload::LiveEdition;
use super::shown::PreviewAnswer;
use crate::error::{Error, Result};

/// How many requests are answered at once.
const HANDS: usize = 4;
/// How many open pages are told of changes.
const PAGES: usize = 256;
/// How many ports after the usual one are tried.
const PORTS: u16 = 100;

/// A port on which somebody listens.
pub struct Listener {
    server: Arc<Server>,
    address: SocketAddr,
    host: String,
}

impl Listener {
    /// Listens on `port` of `host`; where none is named, on the first free one from `usual` on.
    ///
    /// # Errors
    /// When the host is unknown here, or the port is taken.
    pub fn take(host: &str, port: Option<u16>, usual: u16) -> Result<Self> {
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        let refuse = |port: u16| Error::system("mở", PathBuf::from(format!("{host}:{port}")));
        let listener = match port {
            Some(port) => listen(bare, port).map_err(refuse(port))?,
            None => (usual..=usual.saturating_add(PORTS))
                .map(|port| listen(bare, port))
                .find(|try_| !matches!(try_, Err(cause) if cause.kind() == io::ErrorKind::AddrInUse))
                .unwrap_or_else(|| listen(bare, 0))
                .map_err(refuse(usual))?,
        };
        let address = listener.local_addr().map_err(refuse(usual))?;
        let server = Server::from_listener(listener, None).map_err(|cause| refuse(address.port())(io::Error::other(cause)))?;
        Ok(Self { server: Arc::new(server), address, host: bare.to_ascii_lowercase() })
    }

    /// The address to type into a browser on this machine, with a `/` at the end.
    #[must_use]
    pub fn url(&self) -> String {
        let port = self.address.port();
        match self.address.ip() {
            ip if ip.is_unspecified() => format!("http://localhost:{port}/"),
            IpAddr::V6(ip) => format!("http://[{ip}]:{port}/"),
            IpAddr::V4(ip) => format!("http://{ip}:{port}/"),
        }
    }

    /// Whether others than this machine can ask.
    #[must_use]
    pub fn is_public(&self) -> bool {
        !self.address.ip().is_loopback()
    }

    /// Begins to answer.
    pub(super) fn open(self, live: &Arc<LiveEdition>) {
        let listener = Arc::new(self);
        let pages = Arc::new(AtomicUsize::new(0));
        for _ in 0..HANDS {
            let (listener, live, pages) = (Arc::clone(&listener), Arc::clone(live), Arc::clone(&pages));
            thread::spawn(move || {
                loop {
                    // Neither a connection that broke off nor a fault of ours in one page is a reason to stop listening.
                    if let Ok(request) = listener.server.recv() {
                        let _ = panic::catch_unwind(AssertUnwindSafe(|| listener.answer(request, &live, &pages)));
                    }
                }
            });
        }
    }

    fn answer(&self, request: Request, live: &Arc<LiveEdition>, pages: &Arc<AtomicUsize>) {
        let host = request.headers().iter().find(|header| header.field.equiv("Host")).map(|header| header.value.as_str());
        let response = if !host.is_some_and(|host| self.is_own(host)) {
            plain(403, "403: máy chủ xem thử chỉ nhận địa chỉ của chính máy này; dùng --host để nhận thêm một tên")
        } else if !matches!(request.method(), Method::Get | Method::Head) {
            with(plain(405, "405"), "Allow", "GET, HEAD")
        } else if request.url() == "/.motcua/events" && *request.method() == Method::Get {
            if pages.fetch_add(1, Ordering::Relaxed) >= PAGES {
                pages.fetch_sub(1, Ordering::Relaxed);
                plain(503, "503")
            } else {
                let (live, pages) = (Arc::clone(live), Arc::clone(pages));
                thread::spawn(move || {
                    // The page was closed; nobody is left to be told.
                    let _ = live.tell(request.into_writer());
                    pages.fetch_sub(1, Ordering::Relaxed);
                });
                return;
            }
        } else {
            let (edition, shown) = live.now();
            match shown.answer(request.url(), &edition) {
                PreviewAnswer::Document { status, media, bytes } => {
                    with(Response::from_data(bytes).with_status_code(status), "Content-Type", media)
                }
                PreviewAnswer::Elsewhere(to) => with(plain(302, "302"), "Location", &to),
            }
        };
        // Whoever asked may be gone by now.
        let _ = request.respond(with(with(response, "Cache-Control", "no-store"), "X-Content-Type-Options", "nosniff"));
    }

    /// Whether this is a name of ours. A page of another site that has its name point at this machine must not read what
    /// is previewed here.
    fn is_own(&self, host: &str) -> bool {
        let name = match host.rsplit_once(':') {
            Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
            _ => host,
        };
        let name = name.trim_start_matches('[').trim_end_matches(']').to_ascii_lowercase();
        match name.parse::<IpAddr>() {
            // Names can be made to point anywhere, a number points only at itself.
            Ok(ip) => ip.is_loopback() || ip == self.address.ip() || self.address.ip().is_unspecified(),
            Err(_) => name == "localhost" || name == self.host,
        }
    }
}

fn listen(host: &str, port: u16) -> io::Result<TcpListener> {
    let addresses: Vec<SocketAddr> = (host, port).to_socket_addrs()?.collect();
    TcpListener::bind(&addresses[..])
}

fn plain(status: u16, text: &str) -> Response<io::Cursor<Vec<u8>>> {
    with(Response::from_data(text.as_bytes().to_vec()).with_status_code(status), "Content-Type", "text/plain; charset=utf-8")
}

fn with<R: io::Read>(response: Response<R>, name: &str, value: &str) -> Response<R> {
    match Header::from_bytes(name, value) {
        Ok(header) => response.with_header(header),
        Err(()) => response,
    }
}

#[cfg(test)]
mod tests;
