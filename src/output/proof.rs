//! What a build would meet only once it renders: the catalog's own theme, tried on every page.

use rayon::prelude::*;

use super::Press;
use crate::error::{Error, TemplateFault};
use crate::site::{Route, RouteTarget};

impl Press {
    /// What does not render because of the catalog's own theme: the first page of each kind and language that does not.
    #[must_use]
    pub fn prove(&self) -> Vec<TemplateFault> {
        let mut kinds: Vec<(_, Vec<&Route>)> = Vec::new();
        for route in self.site.routes.iter().filter(|_| self.theme.is_own()) {
            let RouteTarget::Page(subject, language) = &route.target else { continue };
            let kind = (std::mem::discriminant(subject), *language);
            match kinds.iter_mut().find(|(other, _)| *other == kind) {
                Some((_, routes)) => routes.push(route),
                None => kinds.push((kind, vec![route])),
            }
        }
        let fault = |route: &&Route| match self.render(route) {
            Err(Error::Template(fault)) => Some(*fault),
            _ => None,
        };
        let mut faults: Vec<TemplateFault> = kinds.iter().filter_map(|(_, routes)| routes.par_iter().find_map_first(fault)).collect();
        faults.sort_by(|a, b| (&a.file, a.bytes.start).cmp(&(&b.file, b.bytes.start)));
        faults.dedup();
        faults
    }
}
