//! What readers will see: the pages that appear, change and vanish against a site that was published before.

use rayon::prelude::*;

use crate::edition::Edition;
use crate::report::Pages;
use crate::site::{Route, RouteTarget};
use crate::write::Publication;

/// The pages about entries, in the first language.
pub(super) fn pages(edition: &Edition, before: &Publication) -> Pages {
    let (site, press) = (&edition.site, edition.press());
    let about = |route: &&Route| matches!(&route.target, RouteTarget::Page(subject, 0) if site.entry(*subject).is_some());
    let routes: Vec<&Route> = site.routes.iter().filter(about).collect();
    let named = |route: &Route| (title(edition, route), route.address.short().to_owned());
    let differs = |route: &&Route| {
        let hash = before.hash(route.address.as_str());
        hash.is_some_and(|hash| press.render(route).map_or(true, |bytes| blake3::hash(&bytes) != *hash))
    };
    let changed: Vec<&Route> = routes.par_iter().copied().filter(differs).collect();
    let is_of_entry = |path: &str| {
        let parts = path.strip_suffix("/index.html").and_then(|path| path.split_once('/'));
        parts.is_some_and(|(folder, stem)| site.words().is_folder(folder) && !stem.contains('/'))
    };
    Pages {
        new: routes.iter().filter(|route| before.hash(route.address.as_str()).is_none()).map(|route| named(route)).collect(),
        changed: changed.into_iter().map(named).collect(),
        gone: before
            .paths()
            .filter(|path| is_of_entry(path) && site.find(path).is_none())
            .map(|path| path.trim_end_matches("index.html").to_owned())
            .collect(),
    }
}

/// What a page is called.
fn title(edition: &Edition, route: &Route) -> String {
    let RouteTarget::Page(subject, _) = &route.target else { return String::new() };
    let entry = edition.site.entry(*subject);
    entry.map_or_else(String::new, |entry| entry.facts.title().map_or_else(|| entry.stem.to_string(), |title| title.original.clone()))
}
