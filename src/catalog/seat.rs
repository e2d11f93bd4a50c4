//! Typed seats: the place of an entry in its list of the [`Catalog`](super::Catalog).

/// A seat in one list of the catalog; only the catalog hands them out.
macro_rules! seats {
    ($($(#[$note:meta])* $name:ident),* $(,)?) => {$(
        $(#[$note])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub(super) u32);

        impl $name {
            /// The seat at this index.
            pub(crate) fn at(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }

            /// Its index in the list.
            #[must_use]
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

seats! {
    /// A procedure.
    ProcedureId,
    /// An office.
    OfficeId,
    /// A field (lĩnh vực).
    FieldId,
    /// A life event (sự kiện).
    LifeEventId,
    /// A notice (thông báo).
    NoticeId,
    /// A page.
    PageId,
    /// A mobile session (đợt lưu động).
    SessionId,
}
