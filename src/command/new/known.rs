//! What is known of a procedure that is begun, and the file that begins with it.

use crate::record::{Code, Level};
use crate::yaml::quoted;

/// What a new procedure begins with.
const BEGINNING: &str = include_str!("procedure.md");

/// What is known of the new procedure.
pub(super) struct NewFacts {
    pub(super) title: String,
    pub(super) code: Option<Code>,
    pub(super) field: String,
    pub(super) level: Option<Level>,
    pub(super) offices: Vec<String>,
}

/// A file to begin with.
pub(super) fn fill(known: &NewFacts) -> String {
    let code = known.code.as_ref().map_or_else(
        || "# Mã quốc gia, luôn trong dấu nháy.\n# code: \"1.004222\"".to_owned(),
        |code| format!("code: \"{}\"", code.as_str()),
    );
    let offices = if known.offices.is_empty() {
        "# Cơ quan tiếp nhận; bỏ trống là mọi cơ quan cùng cấp phục vụ lĩnh vực này.\n# offices:\n#   only:\n#     - ten-tep-co-quan"
            .to_owned()
    } else {
        format!("offices:\n  only:\n{}", known.offices.iter().map(|stem| format!("    - {stem}")).collect::<Vec<_>>().join("\n"))
    };
    // The title comes last, so that nothing in it is taken for a place to fill.
    BEGINNING
        .replace("{code}", &code)
        .replace("{field}", &known.field)
        .replace("{offices}", &offices)
        .replace("{level}", known.level.unwrap_or(Level::Commune).as_str())
        .replacen("{title}", &quoted(&known.title), 1)
}
