//! One paper and what is asked of it.

use std::collections::BTreeSet;

use super::circumstance::{list, same};
use super::difference::{Difference, Two};
use super::kind::{
    DOCUMENT_CERTIFIED, DOCUMENT_CHOICE, DOCUMENT_COPIES, DOCUMENT_HAND_IN, DOCUMENT_OPTIONAL, DOCUMENT_UNLESS, FORM_REPLACED,
};
use super::name::Named;
use super::pairing::Texts;
use super::text::{reworded, words_of};
use super::told::Direction;
use crate::catalog::Catalog;
use crate::finding::Words;
use crate::record::{Document, HandIn, When};

/// A row of `documents`, with what is looked up for it.
pub(super) struct Row<'a> {
    catalog: &'a Catalog,
    paper: &'a Document,
    pub(super) named: Named,
    /// What it is called.
    pub(super) label: Words,
}

/// How many originals and copies; nothing where neither is written.
type Copies = Option<(u32, u32)>;

impl<'a> Row<'a> {
    pub(super) fn of(catalog: &'a Catalog, paper: &'a Document) -> Self {
        let name = name(catalog, paper);
        Self {
            catalog,
            paper,
            named: Named::of(&name),
            label: words_of(&name).unwrap_or_else(|| words!("giấy tờ không tên", "a paper without a name")),
        }
    }

    pub(super) fn id(&self) -> Option<String> {
        self.paper.id.as_ref().map(ToString::to_string)
    }

    pub(super) fn form(&self) -> Option<String> {
        self.paper.form.as_ref().map(|form| form.0.clone())
    }

    pub(super) fn paper(&self) -> Option<String> {
        self.paper.paper.as_ref().map(|paper| paper.0.clone())
    }

    /// Its name as it is compared, with the numbers in it or without.
    pub(super) fn key(&self, with_numbers: bool) -> Option<String> {
        let numbers = if with_numbers { format!("{:?}", self.named.laws) } else { String::new() };
        (!self.named.key.is_empty() || with_numbers && !self.named.laws.is_empty()).then(|| format!("{}{numbers}", self.named.key))
    }

    pub(super) fn when(&self) -> &'a When {
        &self.paper.when
    }

    /// Whether both may be the same paper under one id.
    pub(super) fn may_be(&self, other: &Self) -> bool {
        let is_same = |a: Option<String>, b: Option<String>| a.is_some() && a == b;
        let (a, b) = (&self.named.words, &other.named.words);
        let common = a.intersection(b).count();
        is_same(self.form(), other.form())
            || is_same(self.paper(), other.paper())
            || a.is_empty()
            || b.is_empty()
            || 2 * common >= a.len().min(b.len())
    }

    /// Whether one has to bring it.
    pub(super) fn is_asked(&self) -> bool {
        !self.is_optional() && self.copies() != Some((0, 0))
    }

    fn is_optional(&self) -> bool {
        self.paper.optional.is_some_and(|flag| flag.0)
    }

    fn is_certified(&self) -> bool {
        self.paper.certified.is_some_and(|flag| flag.0)
    }

    fn hand_in(&self) -> HandIn {
        self.paper.hand_in.unwrap_or_default()
    }

    fn copies(&self) -> Copies {
        let count = |count: Option<crate::record::Count>| count.map_or(0, |count| count.0);
        let is_written = self.paper.originals.is_some() || self.paper.copies.is_some();
        is_written.then(|| (count(self.paper.originals), count(self.paper.copies)))
    }

    fn choices(&self) -> Vec<String> {
        self.paper.one_of.iter().map(|choice| name(self.catalog, choice)).collect()
    }

    fn unless(&self) -> &'a str {
        self.paper.unless.as_ref().map_or("", |text| &text.original)
    }

    fn note(&self) -> &'a str {
        self.paper.note.as_ref().map_or("", |text| &text.original)
    }

    /// What is asked of it, as it is compared.
    pub(super) fn terms(&self) -> String {
        let mut choices: Vec<(String, BTreeSet<String>)> =
            self.choices().iter().map(|choice| Named::of(choice)).map(|choice| (choice.key, choice.laws)).collect();
        choices.sort();
        let (copies, hand_in) = (self.copies(), self.hand_in());
        let unless = Named::of(self.unless()).key;
        format!("{copies:?} {hand_in} {} {} {unless} {choices:?}", self.is_certified(), self.is_optional())
    }

    /// All of it but when it is asked for, as it is compared.
    pub(super) fn whole(&self) -> String {
        let note = Named::of(self.note());
        let (form, paper) = (self.form().unwrap_or_default(), self.paper().unwrap_or_default());
        let (name, terms, file) = (&self.named, self.terms(), self.form_file());
        format!("{}\n{:?}\n{form}\n{file}\n{paper}\n{terms}\n{}\n{:?}", name.key, name.laws, note.key, note.laws)
    }

    /// Where its form is got: another file under the same name is another form.
    fn form_file(&self) -> String {
        let Some(form) = self.paper.form.as_ref().and_then(|form| self.catalog.form(&form.0)) else { return String::new() };
        let file = form.file.as_ref().map(|file| file.0.as_str()).unwrap_or_default();
        let content = self.catalog.records.attachments.iter().find(|source| source.path.strip_prefix("forms/") == Some(file));
        let hash = content.map(|source| source.hash.to_hex()[..8].to_owned()).unwrap_or_default();
        let url = form.url.as_ref().map(ToString::to_string).unwrap_or_default();
        let number = form.number.as_ref().map(|number| number.0.clone()).unwrap_or_default();
        format!("{file}{url}{number}{hash}")
    }

    /// What its form is called.
    fn form_told(&self) -> Option<Words> {
        let id = self.paper.form.as_ref()?;
        let form = self.catalog.form(&id.0);
        let text = form.map_or_else(
            || id.0.clone(),
            |form| match &form.number {
                Some(number) => format!("{} ({})", form.title.original, number.0),
                None => form.title.original.clone(),
            },
        );
        Some(same(&text))
    }

    pub(super) fn told_terms(&self) -> Words {
        let mut parts = vec![copies_told(self.copies()).unwrap_or_else(|| words!("chưa ghi số bản", "number not written"))];
        if self.hand_in() == HandIn::Show {
            parts.push(HandIn::Show.words());
        }
        if self.is_certified() {
            parts.push(words!("chứng thực", "certified"));
        }
        if self.is_optional() {
            parts.push(words!("không bắt buộc", "optional"));
        }
        list(&parts, ", ")
    }

    /// Tells what is other in this paper than in its later state.
    pub(super) fn compare(&self, new: &Self, two: &Two<'_>, found: &mut Vec<Difference>) {
        let label = || new.label.clone();
        self.compare_forms(new, two, found);
        // Numbers of circulars are told with the form.
        if self.named.key != new.named.key {
            let subject = words!("tên giấy tờ", "name of a paper");
            found.extend(reworded(&subject, &plain(&self.label), &plain(&new.label)));
        }
        let (old_copies, new_copies) = (self.copies(), new.copies());
        if old_copies != new_copies {
            let direction = old_copies.zip(new_copies).map_or(Direction::Unclear, |(old, new)| copies_mean(old, new));
            found
                .push(Difference::of(&DOCUMENT_COPIES, copies_told(old_copies), copies_told(new_copies)).about(label()).meaning(direction));
        }
        if self.hand_in() != new.hand_in() {
            let say = |row: &Self| Some(row.hand_in().words());
            let direction = Direction::of_ease(&(self.hand_in() == HandIn::Show), &(new.hand_in() == HandIn::Show));
            found.push(Difference::of(&DOCUMENT_HAND_IN, say(self), say(new)).about(label()).meaning(direction));
        }
        let flag = |kind, old: bool, new: bool, yes: Words, no: Words, direction: Direction| {
            let say = |is: bool| Some(if is { yes.clone() } else { no.clone() });
            (old != new).then(|| Difference::of(kind, say(old), say(new)).about(label()).meaning(direction))
        };
        let (old, now) = (self.is_certified(), new.is_certified());
        let (yes, no) = (words!("phải chứng thực", "certified"), words!("không cần chứng thực", "not certified"));
        found.extend(flag(&DOCUMENT_CERTIFIED, old, now, yes, no, Direction::of_burden(&old, &now)));
        let (old, now) = (self.is_optional(), new.is_optional());
        let (yes, no) = (words!("không bắt buộc", "optional"), words!("bắt buộc", "needed"));
        found.extend(flag(&DOCUMENT_OPTIONAL, old, now, yes, no, Direction::of_ease(&old, &now)));
        if Named::of(self.unless()) != Named::of(new.unless()) {
            let direction = Direction::of_ease(&!self.unless().is_empty(), &!new.unless().is_empty());
            let direction = if direction == Direction::Neutral { Direction::Unclear } else { direction };
            found.push(Difference::of(&DOCUMENT_UNLESS, words_of(self.unless()), words_of(new.unless())).about(label()).meaning(direction));
        }
        self.compare_choices(new, found);
        if Named::of(self.note()).key != Named::of(new.note()).key {
            let notes = |note: &'a str| if note.is_empty() { Vec::new() } else { vec![note] };
            super::text::notes(&words!("ghi chú của giấy tờ", "note on a paper"), &notes(self.note()), &notes(new.note()), found);
        }
    }

    /// A form of a new circular, or another form.
    fn compare_forms(&self, new: &Self, two: &Two<'_>, found: &mut Vec<Difference>) {
        let only = |a: &Named, b: &Named| {
            a.shown.iter().filter(|shown| !b.laws.contains(&crate::record::law_key(shown))).cloned().collect::<Vec<_>>()
        };
        let (gone, came) = (only(&self.named, &new.named), only(&new.named, &self.named));
        let mut told = (Vec::new(), Vec::new());
        if !gone.is_empty() && !came.is_empty() {
            told.0.push(same(&gone.join(", ")));
            told.1.push(same(&came.join(", ")));
        }
        let is_other = self.form() != new.form();
        if is_other || self.form_file() != new.form_file() {
            let (old_form, new_form) = (self.form_told(), new.form_told());
            let again = |form: Option<Words>| form.map(|form| list(&[form, words!("bản mới", "new version")], ", "));
            told.0.extend(old_form);
            told.1.extend(if is_other { new_form } else { again(new_form) });
        }
        if told.0.is_empty() && told.1.is_empty() || !two.is_read("documents") {
            return;
        }
        let say = |parts: Vec<Words>| (!parts.is_empty()).then(|| list(&parts, ", "));
        found.push(Difference::of(&FORM_REPLACED, say(told.0), say(told.1)).about(new.label.clone()).meaning(Direction::Neutral));
    }

    /// More to choose from is easier.
    fn compare_choices(&self, new: &Self, found: &mut Vec<Difference>) {
        let (old, now) = (self.choices(), new.choices());
        let named = |names: &[String]| names.iter().map(|name| Named::of(name)).collect::<Vec<_>>();
        let texts = Texts::of(&named(&old), &named(&now));
        for (a, b) in &texts.reworded {
            found.extend(reworded(&words!("tên giấy tờ", "name of a paper"), &old[*a], &now[*b]));
        }
        if texts.added.is_empty() && texts.ended.is_empty() {
            return;
        }
        let direction = match (texts.ended.is_empty(), texts.added.is_empty()) {
            _ if old.is_empty() || now.is_empty() => Direction::Unclear,
            (true, false) => Direction::Better,
            (false, true) => Direction::Worse,
            _ => Direction::Unclear,
        };
        let say = |names: &[String]| (!names.is_empty()).then(|| same(&names.join(" | ")));
        found.push(Difference::of(&DOCUMENT_CHOICE, say(&old), say(&now)).about(new.label.clone()).meaning(direction));
    }
}

/// The name of a paper: its own, that of the shared paper, of its form, or of what it is a choice of.
fn name(catalog: &Catalog, paper: &Document) -> String {
    let own = paper.name.as_ref().map(|name| name.original.clone());
    let shared = || paper.paper.as_ref().and_then(|id| catalog.paper(&id.0)).map(|paper| paper.name.original.clone());
    let form = || paper.form.as_ref().and_then(|id| catalog.form(&id.0)).map(|form| form.title.original.clone());
    // What it is a choice of says nothing by its order.
    let choices = || {
        let names = paper.one_of.iter().map(|choice| choice.name.as_ref().map(|name| name.original.clone()).unwrap_or_default());
        names.collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>().join(" / ")
    };
    own.or_else(shared).or_else(form).unwrap_or_else(choices)
}

fn plain(words: &Words) -> String {
    words.vi.clone().into_owned()
}

fn copies_told(copies: Copies) -> Option<Words> {
    let (originals, copies) = copies?;
    let mut parts = Vec::new();
    if originals > 0 || copies == 0 {
        parts.push(words!("{originals} bản chính", "originals: {originals}"));
    }
    if copies > 0 {
        parts.push(words!("{copies} bản sao", "copies: {copies}"));
    }
    Some(list(&parts, ", "))
}

/// An original is more than a copy, and both are more than none.
fn copies_mean(old: (u32, u32), new: (u32, u32)) -> Direction {
    let (all, now) = (old.0 + old.1, new.0 + new.1);
    match (Direction::of_burden(&old.0, &new.0), Direction::of_burden(&all, &now)) {
        (originals, Direction::Neutral) => originals,
        (Direction::Neutral, all) => all,
        (originals, all) if originals == all => all,
        _ => Direction::Unclear,
    }
}
