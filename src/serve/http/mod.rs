//! The door to the browser: who may ask, and how an answer travels.

use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener, TcpStream, ToSocketAddrs};
use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use super::reload::LiveEdition;
use super::shown::PreviewAnswer;
use super::wire::{self, Response, WRITE_TIMEOUT};
use crate::error::{Error, Result};

/// How many requests are read and answered at once; who comes then is sent away.
const MAX_CONNECTIONS: usize = 64;
/// How many open pages are told of changes.
const PAGES: usize = 256;
/// How many ports after the usual one are tried.
const PORTS: u16 = 100;

/// A port on which somebody listens.
pub struct Listener {
    socket: TcpListener,
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
        Ok(Self { socket: listener, address, host: bare.to_ascii_lowercase() })
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
    ///
    /// # Errors
    /// When the system gives no thread.
    pub(super) fn open(self, live: &Arc<LiveEdition>) -> Result<()> {
        let listener = Arc::new(self);
        let live = Arc::clone(live);
        let (hands, pages) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let refuse = Error::system("mở", PathBuf::from(listener.url()));
        let accept = move || {
            loop {
                // Neither a connection that broke off nor too many of them is a reason to stop listening.
                let Ok((stream, _)) = listener.socket.accept() else {
                    thread::sleep(Duration::from_millis(20));
                    continue;
                };
                let (listener, live, pages) = (Arc::clone(&listener), Arc::clone(&live), Arc::clone(&pages));
                let Some(hand) = ConnectionSlot::take(&hands, MAX_CONNECTIONS) else { continue };
                let answer = move || {
                    // A fault of ours in one page is no reason either.
                    let _ = panic::catch_unwind(AssertUnwindSafe(|| listener.meet(stream, &live, &pages, hand)));
                };
                let _ = thread::Builder::new().spawn(answer);
            }
        };
        thread::Builder::new().spawn(accept).map(drop).map_err(refuse)
    }

    /// Reads one request and answers it. Whoever asked may be gone by then.
    fn meet(&self, mut stream: TcpStream, live: &LiveEdition, pages: &Arc<AtomicUsize>, hand: ConnectionSlot) {
        let request = match wire::read(&mut stream) {
            Ok(request) => request,
            Err(Some(status)) => return drop(wire::answer(&mut stream, &Response::plain(status, &status.to_string()), false)),
            Err(None) => return,
        };
        let response = if !request.host.as_deref().is_some_and(|host| self.is_own(host)) {
            Response::plain(403, "403: máy chủ xem thử chỉ nhận địa chỉ của chính máy này; dùng --host để nhận thêm một tên")
        } else if !matches!(request.method.as_str(), "GET" | "HEAD") {
            Response::plain(405, "405").with("Allow", "GET, HEAD")
        } else if request.target == "/.motcua/events" && request.method == "GET" {
            match ConnectionSlot::take(pages, PAGES) {
                Some(_page) if stream.set_write_timeout(Some(WRITE_TIMEOUT)).is_ok() => {
                    drop(hand);
                    // The page was closed; nobody is left to be told.
                    let _ = live.tell(stream);
                    return;
                }
                _ => Response::plain(503, "503"),
            }
        } else {
            let (edition, shown) = live.now();
            match shown.answer(&request.target, &edition) {
                PreviewAnswer::Document { status, media, bytes } => Response { status, media, bytes, more: None },
                PreviewAnswer::Elsewhere(to) => Response::plain(302, "302").with("Location", to),
            }
        };
        let _ = wire::answer(&mut stream, &response, request.method == "HEAD");
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

/// One of so many seats, until it is dropped.
struct ConnectionSlot(Arc<AtomicUsize>);

impl ConnectionSlot {
    fn take(taken: &Arc<AtomicUsize>, most: usize) -> Option<Self> {
        let seat = Self(Arc::clone(taken));
        (taken.fetch_add(1, Ordering::Relaxed) < most).then_some(seat)
    }
}

impl Drop for ConnectionSlot {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests;
