//! Names that lead nowhere.

mod entry;
mod shared;
mod within;

use super::{Check, Report, Rule};
use crate::finding::{Level, Words};
use crate::record::{Channel, Entry, Id};
use crate::site::Site;
use crate::yaml::nearest_word;
use entry::{fields, life_events, offices, procedures};
use shared::{decisions, documents, files, laws};
use within::{areas, conditions, percentages};

macro_rules! rules {
    ($($name:ident $id:literal $level:ident $vi:literal $en:literal $check:expr;)*) => {$(
        pub(in crate::check) static $name: Rule = Rule { id: $id, level: Level::$level, doc: ($vi, $en), check: $check };
    )*};
}

rules! {
    UNKNOWN_FIELD "reference/unknown-field" Error
        "Lĩnh vực không có trong fields.yaml." "A field that fields.yaml does not have."
        Check::Site(fields);
    UNKNOWN_CASE "reference/unknown-case" Error
        "Trường hợp không có trong `cases`." "A case that `cases` does not have."
        Check::Procedure(|entry, report| conditions(entry, report, |when| (&when.cases, "cases"), |facts| facts.cases.iter().map(|case| case.id.as_str()).collect()));
    UNKNOWN_CHANNEL "reference/unknown-channel" Error
        "Cách nộp không có trong `channels`." "A channel that `channels` does not have."
        Check::Procedure(|entry, report| conditions(entry, report, |when| (&when.channels, "channels"), |facts| facts.channels.iter().map(Channel::name).collect()));
    UNKNOWN_OUTCOME "reference/unknown-outcome" Error
        "Kết quả không có trong `outcomes`." "An outcome that `outcomes` does not have."
        Check::Procedure(|entry, report| conditions(entry, report, |when| (&when.outcomes, "outcomes"), |facts| facts.outcome_ids().map(Id::as_str).collect()));
    UNKNOWN_ROW "reference/unknown-fee" Error
        "Phần trăm của một dòng phí không có." "A percentage of a fee that is not there."
        Check::Procedure(percentages);
    UNKNOWN_AREA "reference/unknown-area" Error
        "Địa bàn không có cơ quan nào phụ trách." "An area that no office covers."
        Check::Site(areas);
    UNKNOWN_FORM "reference/unknown-form" Error
        "Mẫu đơn không có trong forms.yaml." "A form that forms.yaml does not have."
        Check::Site(|site, report| documents(site, report, "form"));
    UNKNOWN_PAPER "reference/unknown-paper" Error
        "Giấy tờ không có trong papers.yaml." "A paper that papers.yaml does not have."
        Check::Site(|site, report| documents(site, report, "paper"));
    UNKNOWN_OFFICE "reference/unknown-office" Error
        "Cơ quan không có trong offices/." "An office that offices/ does not have."
        Check::Site(offices);
    UNKNOWN_LIFE_EVENT "reference/unknown-life-event" Error
        "Sự kiện không có trong life-events/." "A life event that life-events/ does not have."
        Check::Site(life_events);
    UNKNOWN_PROCEDURE "reference/unknown-procedure" Error
        "Thủ tục không có trong procedures/." "A procedure that procedures/ does not have."
        Check::Site(procedures);
    MISSING_FILE "reference/missing-file" Error
        "Tệp mẫu đơn không có trong forms/." "A form's file that is not in forms/."
        Check::Site(files);
    UNREGISTERED_LAW "law/unregistered" Notice
        "Văn bản chưa có trong laws.yaml." "A law that laws.yaml does not have."
        Check::Site(laws);
    UNREGISTERED_DECISION "decision/unregistered" Notice
        "Quyết định công bố chưa có trong decisions/." "A decision that decisions/ does not have."
        Check::Site(decisions);
}

/// «Có phải bạn muốn viết …?», when something is near.
fn remedy<'n>(name: &str, known: impl Iterator<Item = &'n str>, place: &str) -> Words {
    let known: Vec<&str> = known.collect();
    match nearest_word(name, &known) {
        Some(near) => words!("có phải bạn muốn viết «{near}»?", "did you mean `{near}`?"),
        None if known.is_empty() => words!("thêm vào {place}, hoặc bỏ dòng này", "add it to {place}, or delete this"),
        None if known.len() <= 12 => {
            let list = known.join(", ");
            words!("chọn một trong: {list}; hoặc thêm vào {place}", "choose one of {list}; or add it to {place}")
        }
        None => words!("sửa lại tên, hoặc thêm vào {place}", "correct the name, or add it to {place}"),
    }
}

fn unknown(what_vi: &str, what_en: &str, name: &str) -> Words {
    words!("không có {what_vi} «{name}»", "there is no {what_en} `{name}`")
}

/// Whether nobody knows what stands in this shared file: it could not be used, or not all of it could be read.
fn is_lost<T>(site: &Site, entry: &Entry<T>, stem: &str) -> bool {
    entry.is_broken() || site.catalog.is_lost(stem)
}
