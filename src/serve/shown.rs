//! What the preview shows between two changes: every address and what is answered there.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Panel;
use super::own::{PANEL_STYLE, RELOAD, RESERVED};
use super::page_files::{PageFiles, about};
use crate::markdown::escape;
use crate::output::Press;
use crate::site::{Address, Route, RouteTarget, Site, Subject};
use crate::theme::media_type;

/// One state of the preview.
pub struct PreviewState {
    press: Arc<Press>,
    /// Pages that only an earlier edition has, since their entry is faulty now.
    former: BTreeMap<Address, Arc<Press>>,
    panel: Panel,
}

/// What is answered to one request.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum PreviewAnswer {
    /// A document.
    Document {
        /// The status of HTTP.
        status: u16,
        /// The media type.
        media: &'static str,
        /// The bytes.
        bytes: Vec<u8>,
    },
    /// The address with the `/` that was missing.
    Elsewhere(String),
}

impl PreviewState {
    /// An edition with what was found in it.
    #[must_use]
    pub fn new(press: Press, panel: Panel) -> Self {
        Self { press: Arc::new(press), former: BTreeMap::new(), panel }
    }

    /// The next edition. The pages of entries that were left out as faulty stay as they last were.
    #[must_use]
    pub fn next(&self, press: Press, panel: Panel, left_out: &[Arc<str>]) -> Self {
        let mut former = BTreeMap::new();
        if !left_out.is_empty() {
            let gone = |site: &Site, route: &Route| {
                let subject = match &route.target {
                    RouteTarget::Page(subject, _) | RouteTarget::Moved(subject) => *subject,
                    RouteTarget::Short(id) | RouteTarget::Qr(Some(id)) => Subject::Procedure(*id),
                    RouteTarget::Qr(None) | RouteTarget::Attachment(_) | RouteTarget::Output(_) => return false,
                };
                site.entry(subject).is_some_and(|entry| left_out.contains(&entry.file)) && press.site.find(route.address.as_str()).is_none()
            };
            let before = self.former.iter().filter_map(|(address, old)| Some((old, old.site.find(address.as_str())?)));
            let last = self.press.site.routes.iter().map(|route| (&self.press, route));
            for (old, route) in before.chain(last) {
                if gone(&old.site, route) {
                    former.insert(route.address.clone(), Arc::clone(old));
                }
            }
        }
        Self { press: Arc::new(press), former, panel }
    }

    /// The findings over its pages.
    #[must_use]
    pub fn panel(&self) -> &Panel {
        &self.panel
    }

    /// The same pages with other findings over them.
    #[must_use]
    pub fn under(&self, panel: Panel) -> Self {
        Self { press: Arc::clone(&self.press), former: self.former.clone(), panel }
    }

    /// What is answered to this path of a request, which may have a `?query`. Only what the site has planned is ever
    /// answered: no path leads to a file.
    pub(super) fn answer(&self, target: &str, edition: &str) -> PreviewAnswer {
        let (path, query) = target.split_once('?').map_or((target, ""), |(path, query)| (path, query));
        let path = path.split('#').next().unwrap_or_default();
        let Some(path) = path.strip_prefix('/') else { return self.missing(edition) };
        if let Some(name) = path.strip_prefix(RESERVED) {
            return match name {
                "reload.js" => document(200, "text/javascript; charset=utf-8", RELOAD.as_bytes().to_vec()),
                "findings" => {
                    let list = self.panel.list(&|file| self.address(file)).into_bytes();
                    document(200, "text/html; charset=utf-8", with_reload(list, "", edition))
                }
                "panel.css" => document(200, "text/css; charset=utf-8", PANEL_STYLE.as_bytes().to_vec()),
                _ => self.missing(edition),
            };
        }
        let is_folder = path.is_empty() || path.ends_with('/');
        let file = if is_folder { format!("{path}index.html") } else { path.to_owned() };
        if let Some((press, route)) = self.find(&file) {
            return self.rendered(200, press, route, edition);
        }
        if !is_folder && self.find(&format!("{path}/index.html")).is_some() {
            let mark = if query.is_empty() { "" } else { "?" };
            return PreviewAnswer::Elsewhere(format!("/{path}/{mark}{query}"));
        }
        self.missing(edition)
    }

    fn find(&self, path: &str) -> Option<(&Press, &Route)> {
        let now = self.press.site.find(path).map(|route| (&*self.press, route));
        now.or_else(|| {
            let press = self.former.get(&Address::new(path)).filter(|press| press.site.find(path).is_some())?;
            Some((press, press.site.find(path)?))
        })
    }

    fn missing(&self, edition: &str) -> PreviewAnswer {
        match self.press.site.find("404.html") {
            Some(route) => self.rendered(404, &self.press, route, edition),
            None => document(404, "text/plain; charset=utf-8", b"404".to_vec()),
        }
    }

    fn rendered(&self, status: u16, press: &Press, route: &Route, edition: &str) -> PreviewAnswer {
        let media = media_type(route.address.as_str());
        match press.render(route) {
            Ok(bytes) if media.starts_with("text/html") => {
                document(status, media, self.over(bytes, about(&press.site, route).as_ref(), edition))
            }
            Ok(bytes) => document(status, media, bytes),
            Err(error) => {
                let page = format!("<!doctype html><meta charset=\"utf-8\"><title>500</title><pre>{}</pre>", escape(&error.to_string()));
                document(500, "text/html; charset=utf-8", self.over(page.into_bytes(), None, edition))
            }
        }
    }

    /// The page with its findings and the reload script before its end.
    fn over(&self, page: Vec<u8>, about: Option<&PageFiles>, edition: &str) -> Vec<u8> {
        with_reload(page, &self.panel.html(about), edition)
    }

    /// Where the entry of a file is shown, in the first language.
    fn address(&self, file: &Arc<str>) -> Option<String> {
        let of = |press: &Press, route: &Route| match &route.target {
            RouteTarget::Page(_, 0) => about(&press.site, route).is_some_and(|about| about.files.contains(file)),
            _ => false,
        };
        let now = self.press.site.routes.iter().find(|route| of(&self.press, route)).map(|route| &route.address);
        let before = || {
            let mut former = self.former.iter();
            former
                .find(|(address, press)| press.site.find(address.as_str()).is_some_and(|route| of(press, route)))
                .map(|(address, _)| address)
        };
        now.or_else(before).map(|address| address.short().to_owned())
    }
}

/// The page with this HTML and the reload script before its end.
fn with_reload(mut page: Vec<u8>, html: &str, edition: &str) -> Vec<u8> {
    const BODY_END: &[u8] = b"</body>";
    let at = page.windows(BODY_END.len()).rposition(|part| part == BODY_END).unwrap_or(page.len());
    let end = page.split_off(at);
    page.extend_from_slice(html.as_bytes());
    let edition = escape(edition);
    page.extend_from_slice(format!("<script src=\"/{RESERVED}reload.js\" data-edition=\"{edition}\" defer></script>").as_bytes());
    page.extend(end);
    page
}

fn document(status: u16, media: &'static str, bytes: Vec<u8>) -> PreviewAnswer {
    PreviewAnswer::Document { status, media, bytes }
}
