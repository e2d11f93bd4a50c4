//! Former addresses, from which a page leads on: each is free, and can be written.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::Arc;

use super::{Address, Route, RouteTarget, Site, Subject};
use crate::finding::{Finding, Related, Severity, Spot};
use crate::source::refusal;
use crate::text::shown;

/// What was at a former address, and who says so.
struct Move {
    subject: Subject,
    file: Arc<str>,
    index: usize,
}

/// The former addresses so far.
#[derive(Default)]
struct Moves {
    of: BTreeMap<Address, Move>,
    findings: Vec<Finding>,
}

/// The file in which an editor wrote what is published, if one did, and where in it.
type WrittenAt = Option<(Arc<str>, Spot)>;
/// What is published where.
type Taken = BTreeMap<Address, WrittenAt>;

impl Site {
    /// Redirects from former addresses: file stems, or paths from the root of the site.
    pub(super) fn plan_moves(&mut self) -> Vec<Finding> {
        let mut moves = Moves::default();
        for subject in Subject::entries(&self.catalog) {
            self.moves_of(subject, &mut moves);
        }
        let Moves { of, mut findings } = moves;
        if of.is_empty() {
            return findings;
        }
        let taken = self.routes.iter().map(|route| (route.address.clone(), self.written_in(&route.target).map(|file| (file, Spot::File))));
        let mut taken: Taken = taken.collect();
        let mut routes = Vec::new();
        for (from, Move { subject, file, index }) in of {
            if let Some((other, written)) = in_the_way(&from, &taken) {
                findings.push(claimed(&file, index, &from, other, written.as_ref().map(|written| (&written.0, written.1.clone()))));
                continue;
            }
            taken.insert(from.clone(), Some((file, Spot::Value(crate::trail!["moved_from", index]))));
            routes.push(Route { address: from, target: RouteTarget::Moved(subject) });
        }
        self.routes.extend(routes);
        findings
    }

    fn moves_of(&self, subject: Subject, moves: &mut Moves) {
        let Some(entry) = self.entry(subject) else { return };
        for (index, name) in entry.facts.moved_from().iter().enumerate() {
            let report = |rule, message, remedy| entry.finding(rule, Spot::Value(crate::trail!["moved_from", index]), message, remedy);
            let typed = shown(&name.0);
            let Some(address) = Address::former(&name.0, &self.address(subject, 0)) else {
                moves.findings.push(report(
                    "identity/moved-from",
                    words!("«{typed}» không phải một địa chỉ cũ dùng được", "`{typed}` cannot be a former address"),
                    words!(
                        "viết tên tệp cũ, như `dang-ky-tam-tru`, hoặc đường dẫn như `/tin/bai-1/`",
                        "write the former file name, or a path such as `/news/1/`"
                    ),
                ));
                continue;
            };
            if let Some(why) = address.as_str().split('/').find_map(|part| refusal(part, true)) {
                let (vi, en) = (&why.vi, &why.en);
                moves.findings.push(report(
                    "identity/moved-from",
                    words!("«{typed}» không ghi được làm địa chỉ cũ: {vi}", "`{typed}` cannot be written as a former address: {en}"),
                    words!(
                        "bỏ dòng này; địa chỉ ấy chỉ máy chủ mới chuyển tiếp được",
                        "delete this line: only the web server can lead on from there"
                    ),
                ));
                continue;
            }
            if name.0.contains(|c: char| c.is_ascii_uppercase()) {
                let lower = typed.to_lowercase();
                let finding = report(
                    "identity/moved-from-case",
                    words!(
                        "địa chỉ cũ «{typed}» có chữ hoa; trang chỉ ghi được «{lower}», nên nơi nào phân biệt chữ hoa thì liên kết cũ hỏng",
                        "the former address `{typed}` has capitals; only `{lower}` can be written, so old links break on hosts that tell case"
                    ),
                    words!(
                        "viết `{lower}`, và nhờ người quản trị máy chủ chuyển tiếp địa chỉ có chữ hoa",
                        "write `{lower}`, and have the web server lead on from the address with capitals"
                    ),
                );
                moves.findings.push(finding.at(Severity::Warning));
            }
            match moves.of.get(&address) {
                Some(other) => {
                    let there = Spot::Value(crate::trail!["moved_from", other.index]);
                    moves.findings.push(claimed(&entry.file, index, &address, &address, Some((&other.file, there))));
                }
                None => drop(moves.of.insert(address, Move { subject, file: Arc::clone(&entry.file), index })),
            }
        }
    }
}

/// What stands at this address, above it as a file, or in a folder of its name.
fn in_the_way<'t>(from: &Address, taken: &'t Taken) -> Option<(&'t Address, &'t WrittenAt)> {
    let mut path = Some(from.as_str());
    while let Some(here) = path {
        if let Some(found) = taken.get_key_value(&Address::new(here)) {
            return Some(found);
        }
        path = here.rsplit_once('/').map(|(above, _)| above);
    }
    let folder = format!("{from}/");
    // What sorts between a name and what lies in a folder of that name begins with the name, too.
    let after = taken.range((Bound::Excluded(from), Bound::Unbounded)).take_while(|(other, _)| other.as_str().starts_with(from.as_str()));
    after.into_iter().find(|(other, _)| other.as_str().starts_with(&folder))
}

/// The finding for a former address that is another's.
fn claimed(file: &Arc<str>, index: usize, from: &Address, other: &Address, written: Option<(&Arc<str>, Spot)>) -> Finding {
    let message = match written.as_ref().map(|(file, _)| *file) {
        Some(by) if by == file => {
            words!(
                "địa chỉ cũ «{from}» trùng với «{other}» của chính mục này",
                "the former address `{from}` is `{other}` of this entry itself"
            )
        }
        Some(by) if from == other => {
            words!("địa chỉ cũ «{from}» đang là địa chỉ của «{by}»", "the former address `{from}` is that of `{by}`")
        }
        Some(by) => words!(
            "địa chỉ cũ «{from}» và «{other}» của «{by}» không thể cùng có: một bên là tệp, bên kia là thư mục cùng tên",
            "the former address `{from}` and `{other}` of `{by}` cannot both be: one is a file, the other a folder of its name"
        ),
        None => words!(
            "địa chỉ cũ «{from}» trùng với «{other}» mà trang tự dùng",
            "the former address `{from}` is in the way of `{other}`, which the site itself uses"
        ),
    };
    let remedy = words!("bỏ dòng này, hoặc đổi tên trang kia", "delete this line, or rename the other page");
    let other_place = written.map(|(file, spot)| Related::already(file, spot));
    let finding = Finding::new("identity/duplicate-address", file, Spot::Value(crate::trail!["moved_from", index]), message, remedy);
    finding.beside(other_place)
}
