//! Names of files, which are addresses: what is wrong with them, and what to call the file instead.

use super::{is_language, slug};
use crate::finding::{Finding, Severity, Spot};
use crate::source::Source;

/// How long a file name may be.
const MAX_STEM: usize = 120;

/// Whether this file name can be an address.
pub(super) fn is_usable(stem: &str) -> bool {
    let is_plain = stem.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    !stem.is_empty() && stem.len() <= MAX_STEM && is_plain && !stem.starts_with('-') && !stem.ends_with('-')
}

/// The name for a file whose own cannot be an address: the first that is not `taken`; nothing where it has no letters for one.
pub(super) fn usable_stem(stem: &str, taken: impl Fn(&str) -> bool) -> Option<String> {
    let mut plain = slug(stem.split('@').next().unwrap_or(stem));
    plain.truncate(MAX_STEM - 4);
    plain.truncate(plain.trim_end_matches('-').len());
    let more = (2..).map(|n| format!("{plain}-{n}"));
    std::iter::once(plain.clone()).chain(more).find(|name| !taken(name)).filter(|_| !plain.is_empty())
}

/// The finding for a file name that cannot be an address.
pub(super) fn unusable_stem(source: &Source, stem: &str, suggestion: Option<&str>) -> Finding {
    let (message, remedy) = if stem.contains('@') {
        (
            words!(
                "tên tệp có `@` dành cho phiên bản sau, hiện chưa dùng",
                "a name with `@` is reserved for later versions and not used yet"
            ),
            words!("bỏ phần từ `@` trong tên tệp", "drop the part from `@` on"),
        )
    } else {
        (
            words!(
                "tên tệp «{stem}» không thể làm địa chỉ trang; chỉ dùng chữ thường không dấu, số và dấu gạch nối",
                "the file name `{stem}` cannot be an address; only a–z, 0–9 and `-` can"
            ),
            match suggestion {
                None => words!("đổi tên tệp, ví dụ «dang-ky-tam-tru»", "rename the file, for example to `dang-ky-tam-tru`"),
                Some(suggestion) => words!("đổi tên tệp thành «{suggestion}»", "rename the file to `{suggestion}`"),
            },
        )
    };
    Finding::new("identity/file-name", &source.path, Spot::File, message, remedy)
}

/// Whether the last part of a name is likely to be a language: «bak», «old» and «md» are not.
pub(super) fn seems_language(tag: &str) -> bool {
    is_language(tag) && tag.len() != 3 && tag != "md"
}

pub(super) fn undeclared(source: &Source, tag: &str, is_original: bool) -> Finding {
    let (message, remedy) = if is_original {
        let name = source.path.replacen(&format!(".{tag}."), ".", 1);
        (
            words!(
                "«{tag}» là ngôn ngữ của bản gốc, nên tên tệp bản gốc không có «.{tag}»",
                "`{tag}` is the language of the originals, whose names do not carry it"
            ),
            words!("đổi tên tệp thành {name}", "rename the file to {name}"),
        )
    } else {
        (
            words!(
                "tệp này là bản dịch sang «{tag}», nhưng catalog.yaml không khai ngôn ngữ đó",
                "this translates into `{tag}`, a language that catalog.yaml does not declare"
            ),
            words!(
                "thêm «{tag}» vào `languages` trong catalog.yaml, hoặc bỏ dấu chấm trong tên tệp",
                "add `{tag}` to `languages` in catalog.yaml, or take the dot out of the file name"
            ),
        )
    };
    Finding::new("translation/undeclared-language", &source.path, Spot::File, message, remedy).at(Severity::Warning)
}

/// A translation whose original is not there; `near` is called nearly like it. Nobody sees what it says, unless it is what is left
/// of an entry that was taken out, which must not be held back for it.
pub(super) fn orphan(source: &Source, near: Option<&str>) -> Finding {
    let was_translated = says(source, &["source:"]);
    let remedy = match near {
        Some(near) => words!("đổi tên tệp theo bản gốc `{near}`", "name the file after its original `{near}`"),
        None if was_translated => words!("bản gốc đã bỏ thì xóa tệp này", "delete it, where the original was taken out"),
        None => words!(
            "đặt tệp bản gốc cùng tên, không có đuôi ngôn ngữ, ở cùng thư mục; bản gốc đã bỏ thì xóa tệp này",
            "put the original beside it, with the same name without the language; delete it, where the original was taken out"
        ),
    };
    let message = words!(
        "không có bản gốc của bản dịch này, nên không ai thấy bản dịch",
        "the original of this translation is not there, so nobody sees it"
    );
    let level = if was_translated { Severity::Warning } else { Severity::Error };
    Finding::new("translation/no-original", &source.path, Spot::File, message, remedy).at(level)
}

/// Whether a file has facts, which no translation has.
pub(super) fn has_facts(source: &Source) -> bool {
    says(source, &["code:", "field:", "level:", "levels:", "number:", "office:", "date:", "procedures:"])
}

/// Whether a file has one of these keys.
fn says(source: &Source, keys: &[&str]) -> bool {
    source.content.text().is_some_and(|text| text.lines().any(|line| keys.iter().any(|key| line.starts_with(key))))
}
