//! The help and its frame in the language of whoever asks: plain Vietnamese as it stands at the arguments, or English from
//! `en.yaml`. What clap itself says is English alone, so headings, defaults and choices are written here.

mod refusal;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use clap::{Arg, ArgAction, Command, CommandFactory};
use serde::Deserialize;

use super::Cli;
use crate::finding::Tongue;

pub(super) use refusal::refusal;

/// What the help says in a language.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct HelpWords {
    /// Of arguments that several commands have, by their names.
    shared: BTreeMap<String, String>,
    /// Of choices, by their names.
    values: BTreeMap<String, String>,
    /// Of blanks, by what they are called in Vietnamese.
    names: BTreeMap<String, String>,
    commands: BTreeMap<String, CommandWords>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct CommandWords {
    about: String,
    after: Option<String>,
    args: BTreeMap<String, String>,
}

static VI: LazyLock<HelpWords> = LazyLock::new(|| serde_yaml::from_str(include_str!("vi.yaml")).unwrap_or_default());
static EN: LazyLock<HelpWords> = LazyLock::new(|| serde_yaml::from_str(include_str!("en.yaml")).unwrap_or_default());

impl HelpWords {
    fn of(tongue: Tongue) -> &'static Self {
        match tongue {
            Tongue::Vi => &VI,
            Tongue::En => &EN,
        }
    }

    /// What is said of an argument of a command.
    fn arg(&self, path: &str, id: &str) -> Option<&str> {
        let own = self.commands.get(path).and_then(|words| words.args.get(id));
        own.or_else(|| self.shared.get(id)).map(String::as_str)
    }
}

/// The words of the frame.
struct Frame {
    usage: &'static str,
    commands: &'static str,
    arguments: &'static str,
    options: &'static str,
    default: &'static str,
    choices: &'static str,
}

impl Frame {
    const fn of(tongue: Tongue) -> Self {
        match tongue {
            Tongue::Vi => Self {
                usage: "Cách dùng",
                commands: "Lệnh",
                arguments: "Tham số",
                options: "Tùy chọn",
                default: "mặc định",
                choices: "chọn một trong",
            },
            Tongue::En => Self {
                usage: "Usage",
                commands: "Commands",
                arguments: "Arguments",
                options: "Options",
                default: "default",
                choices: "one of",
            },
        }
    }
}

/// The command line as it is explained in this language.
pub(super) fn command(tongue: Tongue) -> Command {
    explained(Cli::command(), "", tongue)
}

fn explained(mut command: Command, path: &str, tongue: Tongue) -> Command {
    let (words, frame) = (HelpWords::of(tongue), Frame::of(tongue));
    if let Some(own) = words.commands.get(path) {
        command = command.about(own.about.clone()).long_about(None);
        if let Some(after) = &own.after {
            command = command.after_help(after.clone());
        }
    }
    let flag = |id: &'static str, short: char, action: ArgAction| {
        let help = words.shared.get(id).cloned().unwrap_or_default();
        Arg::new(id).short(short).long(id).action(action).help(help)
    };
    let is_root = path.is_empty();
    command = command.disable_help_subcommand(true).disable_help_flag(true).arg(flag("help", 'h', ArgAction::Help));
    if is_root {
        command = command.disable_version_flag(true).arg(flag("version", 'V', ArgAction::Version));
    }
    let ids: Vec<String> = command.get_arguments().map(|arg| arg.get_id().to_string()).collect();
    for id in ids {
        command = command.mut_arg(&id, |arg| described(arg, words.arg(path, &id), &frame, words));
    }
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    for name in names {
        let path = if is_root { name.clone() } else { format!("{path} {name}") };
        command = command.mut_subcommand(&name, |sub| explained(sub, &path, tongue));
    }
    let usage = usage(&mut command, path, tongue);
    command
        .override_usage(usage)
        .subcommand_help_heading(frame.commands)
        .help_template(format!("{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}", frame.usage))
}

/// How a command is called; `[OPTIONS]` and `<COMMAND>` are clap's own.
pub(super) fn usage(command: &mut Command, path: &str, tongue: Tongue) -> String {
    let told = command.render_usage().to_string();
    let (_, rest) = told.trim_start_matches("Usage:").trim().split_once(' ').unwrap_or_default();
    let own = match tongue {
        Tongue::Vi => rest.replace("[OPTIONS]", "[TÙY CHỌN]").replace("<COMMAND>", "<LỆNH>").replace("[COMMAND]", "[LỆNH]"),
        Tongue::En => rest.to_owned(),
    };
    ["motcua", path, &own].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// An argument with what is said of it, its choices and what holds without it.
fn described(arg: Arg, said: Option<&str>, frame: &Frame, words: &'static HelpWords) -> Arg {
    let mut help = said.map_or_else(|| arg.get_help().map(ToString::to_string).unwrap_or_default(), str::to_owned);
    let is_switch = !arg.get_action().takes_values();
    let values = if is_switch { Vec::new() } else { arg.get_possible_values() };
    let told = |value: &clap::builder::PossibleValue| {
        let own = words.values.get(value.get_name()).cloned();
        own.or_else(|| value.get_help().map(ToString::to_string)).unwrap_or_default()
    };
    let rows: Vec<String> =
        values.iter().filter(|value| !told(value).is_empty()).map(|value| format!("\n- {}: {}", value.get_name(), told(value))).collect();
    if rows.is_empty() && !values.is_empty() {
        let names: Vec<&str> = values.iter().map(clap::builder::PossibleValue::get_name).collect();
        help.extend([" (", frame.choices, ": ", &names.join(", "), ")"]);
    }
    let usual: Vec<String> = arg.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()).collect();
    if !is_switch && usual.iter().any(|value| !value.is_empty()) {
        help.extend([" (", frame.default, ": ", &usual.join(", "), ")"]);
    }
    let long = (!rows.is_empty()).then(|| format!("{help}{}", rows.concat()));
    let name = arg.get_value_names().and_then(|names| words.names.get(names.first()?.as_str())).map(String::as_str);
    let heading = if arg.is_positional() { frame.arguments } else { frame.options };
    let arg = match long {
        Some(long) => arg.help(help).long_help(long),
        None => arg.help(help).long_help(None),
    };
    let arg = if is_switch { arg } else { arg.hide_default_value(true).hide_possible_values(true) }.help_heading(heading);
    match name {
        Some(name) if !is_switch => arg.value_name(name),
        _ => arg,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    fn all(command: &Command, path: &str, visit: &mut dyn FnMut(&Command, &str)) {
        visit(command, path);
        for sub in command.get_subcommands() {
            let path = if path.is_empty() { sub.get_name().to_owned() } else { format!("{path} {}", sub.get_name()) };
            all(sub, &path, visit);
        }
    }

    #[test]
    fn every_command_and_argument_is_explained_in_english() {
        let words: HelpWords = serde_yaml::from_str(include_str!("en.yaml")).unwrap();
        let _: HelpWords = serde_yaml::from_str(include_str!("vi.yaml")).unwrap();
        let mut known = Vec::new();
        all(&command(Tongue::Vi), "", &mut |command, path| {
            let own = words.commands.get(path).unwrap_or_else(|| panic!("`{path}` is not in en.yaml"));
            assert_eq!(own.after.is_some(), command.get_after_help().is_some(), "{path}: examples");
            for arg in command.get_arguments() {
                let id = arg.get_id().as_str();
                known.push((path.to_owned(), id.to_owned()));
                assert!(words.arg(path, id).is_some_and(|text| !text.is_empty()), "`{id}` of `{path}` is not in en.yaml");
                let name = |name: &str| name.is_ascii() || words.names.contains_key(name);
                assert!(arg.get_value_names().unwrap_or_default().iter().all(|one| name(one)), "{path} {id}: its blank is not in en.yaml");
            }
        });
        for (path, command) in &words.commands {
            for id in command.args.keys() {
                assert!(known.contains(&(path.clone(), id.clone())), "`{id}` of `{path}` is in en.yaml and not in the program");
            }
        }
    }

    #[test]
    fn the_frame_speaks_one_language() {
        for (tongue, foreign) in [
            (Tongue::Vi, &["Usage", "Options:", "Arguments:", "Commands:", "[default", "Possible values", "Print ", "English, "][..]),
            (Tongue::En, &["Cách dùng", "Tùy chọn", "mặc định", "[TÙY CHỌN]"]),
        ] {
            all(&command(tongue), "", &mut |command, path| {
                let help = command.clone().render_long_help().to_string();
                for word in foreign {
                    assert!(!help.contains(word), "{path}: «{word}» in\n{help}");
                }
                let letters = help.lines().take_while(|line| !line.starts_with("Examples")).collect::<String>();
                let is_vietnamese = |c: char| "ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđ".contains(c);
                assert!(tongue == Tongue::Vi || !letters.contains(is_vietnamese), "{path}:\n{help}");
            });
        }
    }
}
