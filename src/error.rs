//! Trouble with the tool itself: its arguments, its own theme, a port, the output folder.
//!
//! What the editors own is never an [`Error`]; it is a [`crate::finding::Finding`]. An error ends the command at once,
//! a finding never does.

use std::io;
use std::ops::Range;
use std::path::PathBuf;

use crate::finding::{Tongue, Words};

/// What went wrong with the tool, in Vietnamese, since the person who reads it is most often a clerk.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// An argument or a setting that cannot be used: exit code 2.
    #[error("{}", .0.vi)]
    Usage(Words),
    /// The operating system refused something: exit code 3.
    #[error("không {action} được {path}: {cause}", path = path.display())]
    System {
        /// What was tried, as a verb: "ghi", "mở", "tạo".
        action: &'static str,
        /// The file or folder it was tried on.
        path: PathBuf,
        /// The answer of the operating system.
        cause: io::Error,
    },
    /// The output folder holds files that are not ours: exit code 2, nothing is touched.
    #[error("thư mục {out} có tệp không phải do motcua tạo ra, nên không ghi đè:\n{list}\nHãy chọn thư mục khác (-o) hoặc dời các tệp này đi.", out = out.display(), list = .files.join("\n"))]
    Foreign {
        /// The output folder.
        out: PathBuf,
        /// The first files that are not ours, one a line.
        files: Vec<String>,
    },
    /// The theme cannot be used: exit code 3.
    #[error("mẫu giao diện: {0}")]
    Theme(String),
    /// A template of the theme does not render: exit code 3, or a finding where it is the catalog's own.
    #[error("mẫu giao diện {0}")]
    Template(Box<TemplateFault>),
}

/// What is wrong with a template, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {cause}")]
pub struct TemplateFault {
    /// The path of the template in its theme.
    pub file: String,
    /// The place in it, in bytes.
    pub bytes: Range<usize>,
    /// What the engine says.
    pub cause: String,
}

impl Error {
    /// What went wrong, in this language.
    #[must_use]
    pub fn told(&self, tongue: Tongue) -> String {
        match (tongue, self) {
            (Tongue::Vi, _) => self.to_string(),
            (Tongue::En, Self::Usage(words)) => words.en.clone().into_owned(),
            (Tongue::En, Self::System { action, path, cause }) => format!("cannot {} {}: {cause}", in_english(action), path.display()),
            (Tongue::En, Self::Foreign { out, files }) => format!(
                "the folder {} holds files that motcua did not make, so nothing is written there:\n{}\nChoose another folder (-o), or move them away.",
                out.display(),
                files.join("\n")
            ),
            (Tongue::En, Self::Theme(cause)) => format!("the theme: {cause}"),
            (Tongue::En, Self::Template(fault)) => format!("the template {fault}"),
        }
    }

    /// The exit code of the command that met this error: 2 for wrong usage, 3 when it could not finish.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Usage(_) | Self::Foreign { .. } => 2,
            Self::System { .. } | Self::Theme(_) | Self::Template(_) => 3,
        }
    }

    /// For `map_err`: keeps what was tried and on which path beside the cause.
    pub fn system(action: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |cause| Self::System { action, path, cause }
    }
}

/// What was tried, as a verb.
fn in_english(action: &str) -> &str {
    match action {
        "ghi" => "write",
        "đọc" => "read",
        "mở" => "open",
        "tạo" => "make",
        "xóa" => "delete",
        "khóa" => "lock",
        "đổi tên" => "rename",
        "thay" => "replace",
        "sửa" => "edit",
        "theo dõi" => "watch",
        other => other,
    }
}

/// The result of a stage that can fail for reasons of the tool.
pub type Result<T> = std::result::Result<T, Error>;
