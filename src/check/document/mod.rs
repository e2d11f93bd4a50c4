//! Papers: what is asked for, how many, and whether it is a paper at all.

mod circumstance;
mod copies;
mod form;
mod kind;
mod name;
mod paper;
mod several;

use super::{Check, Report};
use crate::finding::{Spot, Trail};
use crate::record::{Document, Entry, Procedure};
use crate::trail;

rules! {
    /// Nought of everything.
    NO_COPIES "document/no-copies" Warning doubts Copies since "0.1.0" Check::Procedure(copies::none);
    /// «(02 bản chính)» in the name.
    COUNT_IN_NAME "document/count-in-name" Notice since "0.1.0" Check::Procedure(copies::in_name);
    /// «Bản sao …», and an original is asked for.
    COPY_AS_ORIGINAL "document/copy-as-original" Warning doubts Copies since "0.1.0" Check::Procedure(copies::as_original);
    /// «02 ảnh», and one is asked for.
    COUNT_DIFFERS "document/count-differs" Warning doubts Copies since "0.1.0" Check::Procedure(copies::differs);
    /// A list of papers as one name.
    SEVERAL_IN_NAME "document/several-in-name" Warning since "0.1.0" Check::Procedure(several::several);
    /// A heading or a note among the papers.
    NOT_A_PAPER "document/not-a-paper" Warning since "0.1.0" Check::Procedure(kind::not_a_paper);
    /// «Đối với …: giấy …».
    CASE_IN_NAME "document/case-in-name" Notice since "0.1.0" Check::Procedure(circumstance::case_in_name);
    /// Asked for, and gone.
    ABOLISHED_PAPER "document/abolished-paper" Warning in "vn" since "0.1.0" Check::Procedure(name::abolished);
    /// The same by its id in papers.yaml.
    ABOLISHED_SHARED "document/abolished-shared-paper" Warning since "0.1.0" Check::Site(name::abolished_shared);
    /// Two papers in one name.
    CHOICE_IN_NAME "document/choice-in-name" Notice since "0.1.0" Check::Procedure(name::choice);
    /// Shown, not handed in.
    SHOWN "document/shown-in-name" Notice since "0.1.0" Check::Procedure(name::shown);
    /// The same paper twice.
    TWICE "document/twice" Warning since "0.1.0" Check::Procedure(name::twice);
    /// A form that only an office suite opens.
    WORD_FORM "document/word-form" Notice since "0.1.0" Check::Site(form::word_only);
    /// A form that nobody can get.
    NO_FORM_FILE "form/no-file" Notice since "0.1.0" Check::Site(form::no_file);
}

/// Every paper with its place, those to choose from too.
fn each(entry: &Entry<Procedure>, look: &mut dyn FnMut(&Document, &Trail)) {
    fn of(documents: &[Document], trail: &mut Trail, look: &mut dyn FnMut(&Document, &Trail)) {
        for (index, document) in documents.iter().enumerate() {
            trail.within(index, |trail| {
                look(document, trail);
                trail.within("one_of", |trail| of(&document.one_of, trail, look));
            });
        }
    }
    of(&entry.facts.documents, &mut trail!["documents"], look);
}

/// These bytes of the name of the paper at this place.
fn in_name(trail: &Trail, bytes: std::ops::Range<usize>) -> Spot {
    Spot::Within(trail.then("name"), bytes.into())
}

/// A text in lower case without the bullet, letter or number of a list before it: «- », «a) », «1. ».
fn bare(low: &str) -> &str {
    let text = low.trim_start_matches(|c: char| !c.is_alphanumeric());
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    let is_mark = end <= 3 && text[end..].starts_with([')', '.']);
    if is_mark { text[end + 1..].trim_start_matches(|c: char| !c.is_alphanumeric()) } else { text }
}
