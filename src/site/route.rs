//! A route: one thing that will be published, and where.

use std::any::Any;
use std::fmt;
use std::sync::Arc;

use super::{Address, Subject};
use crate::catalog::ProcedureId;

/// One thing that will be published, and where.
#[derive(Debug, Clone)]
pub struct Route {
    /// Its path in the output folder.
    pub address: Address,
    /// What is rendered there.
    pub target: RouteTarget,
}

/// What is rendered at a route. A large site has tens of thousands, so it stays within three words.
#[derive(Debug, Clone)]
pub enum RouteTarget {
    /// A page about this subject, in the language of this index.
    Page(Subject, usize),
    /// A page that leads on to where this subject is now, in the first language.
    Moved(Subject),
    /// The short address of a procedure, by its code: what a QR code leads to. It leads on to the page.
    Short(ProcedureId),
    /// The QR code of a procedure's page, or of the home page.
    Qr(Option<ProcedureId>),
    /// A file of `forms/` or `files/`, by its index among the attachments.
    Attachment(usize),
    /// What an output makes.
    Output(Artifact),
}

/// What an output makes at one address: a value of the output's own type, into which nobody else looks.
#[derive(Clone)]
pub struct Artifact(Arc<dyn Any + Send + Sync>);

impl Artifact {
    /// This value.
    #[must_use]
    pub fn of<T: Any + Send + Sync>(value: T) -> Self {
        Self(Arc::new(value))
    }

    /// The value, for the output whose type it is.
    #[must_use]
    pub fn get<T: Any>(&self) -> Option<&T> {
        self.0.downcast_ref()
    }
}

impl fmt::Debug for Artifact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Artifact")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_route_is_small() {
        assert!(size_of::<RouteTarget>() <= 3 * size_of::<usize>());
    }

    #[test]
    fn an_artifact_is_known_by_its_type_alone() {
        let artifact = Artifact::of(Subject::Home);
        assert_eq!(artifact.get(), Some(&Subject::Home));
        assert_eq!(artifact.get::<ProcedureId>(), None);
    }
}
