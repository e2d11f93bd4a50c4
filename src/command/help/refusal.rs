//! What is told of a command line that cannot be read.

use clap::Command;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use super::usage;
use crate::finding::{Tongue, Words};

/// What is wrong with the command line, how it is called, and where there is more.
pub(in crate::command) fn refusal(error: &Error, mut command: Command, given: &[String], tongue: Tongue) -> String {
    let mut path: Vec<&str> = Vec::new();
    for word in given {
        let Some(sub) = command.find_subcommand(word).cloned() else { break };
        command = sub;
        path.push(word);
    }
    let path = path.join(" ");
    let told = told(error);
    let usage = usage(&mut command, &path, tongue);
    let help = if path.is_empty() { "motcua --help".to_owned() } else { format!("motcua {path} --help") };
    let frame = words!("Cách dùng: {usage}\nXem thêm: {help}", "Usage: {usage}\nFor more: {help}");
    format!("{}\n\n{}", told.in_tongue(tongue), frame.in_tongue(tongue))
}

/// What is wrong, with what is meant where that is clear.
fn told(error: &Error) -> Words {
    let texts = |kind: ContextKind| -> Vec<String> {
        match error.get(kind) {
            Some(ContextValue::String(text)) => vec![text.clone()],
            Some(ContextValue::Strings(texts)) => texts.clone(),
            _ => Vec::new(),
        }
    };
    let one = |kind: ContextKind| texts(kind).join(", ");
    let (arg, value) = (one(ContextKind::InvalidArg), one(ContextKind::InvalidValue));
    let meant = |kind: ContextKind| match texts(kind).last() {
        Some(near) => (format!("; có phải ý bạn là «{near}»?"), format!("; do you mean `{near}`?")),
        None => <(String, String)>::default(),
    };
    match error.kind() {
        ErrorKind::UnknownArgument => {
            let (vi, en) = meant(ContextKind::SuggestedArg);
            if arg.starts_with('-') {
                words!("không có tùy chọn «{arg}»{vi}", "there is no option `{arg}`{en}")
            } else {
                words!("thừa «{arg}»: lệnh này không cần thêm gì ở đó", "`{arg}` is one too many for this command")
            }
        }
        ErrorKind::InvalidSubcommand => {
            let (vi, en) = meant(ContextKind::SuggestedSubcommand);
            let name = one(ContextKind::InvalidSubcommand);
            words!("không có lệnh «{name}»{vi}", "there is no command `{name}`{en}")
        }
        ErrorKind::MissingRequiredArgument => words!("còn thiếu: {arg}", "missing: {arg}"),
        ErrorKind::MissingSubcommand => words!("còn thiếu lệnh", "the command is missing"),
        ErrorKind::InvalidValue if value.is_empty() => words!("«{arg}» cần một giá trị", "`{arg}` needs a value"),
        ErrorKind::InvalidValue => {
            let known = one(ContextKind::ValidValue);
            let (vi, en) = meant(ContextKind::SuggestedValue);
            words!(
                "«{value}» không dùng được cho «{arg}»; chọn một trong: {known}{vi}",
                "`{value}` is no value of `{arg}`; one of: {known}{en}"
            )
        }
        ErrorKind::ValueValidation => {
            let cause = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
            let number =
                cause.contains("digit") || cause.contains("too large") || cause.contains(" is not in ") || cause.contains("integer");
            if number || cause.is_empty() {
                return words!(
                    "«{value}» không dùng được cho «{arg}»: cần một số phù hợp",
                    "`{value}` is no value of `{arg}`: a number is needed"
                );
            }
            words!("«{value}» không dùng được cho «{arg}»: {cause}", "`{value}` is no value of `{arg}`: {cause}")
        }
        ErrorKind::ArgumentConflict => {
            let other = one(ContextKind::PriorArg);
            if other == arg || other.is_empty() {
                words!("«{arg}» chỉ ghi một lần", "`{arg}` is given once")
            } else {
                words!("«{arg}» không dùng cùng «{other}»", "`{arg}` does not go with `{other}`")
            }
        }
        ErrorKind::InvalidUtf8 => words!("tham số không phải chữ UTF-8", "an argument is not UTF-8"),
        _ => words!("«{arg}»: số giá trị không đúng", "`{arg}`: a wrong number of values"),
    }
}
