//! Reading the catalog folder.
