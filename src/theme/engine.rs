//! The template engine as we use it: nothing is printed unescaped, and no rendering grows without end.

use std::io::{self, Write};
use std::ops::Range;

use tera::{Context, ErrorKind, Kwargs, State, Tera, TeraResult};

use super::filter::{Attribute, Forms};
use super::meter;
use crate::error::TemplateFault;

/// How long one page may become, in bytes.
const MAX_PAGE_BYTES: usize = 32 << 20;
/// How long a text may become by a filter.
const MAX_TEXT_BYTES: usize = 1 << 20;
/// What a page is expected to weigh, in bytes, so that its buffer grows at most once.
const PAGE: usize = 32 * 1024;

/// An engine without templates. It forgets no filter that it was born with, so another takes the name.
pub(super) fn engine() -> Tera {
    let mut tera = Tera::new();
    tera.register_filter("attribute", Attribute);
    tera.register_filter("forms", Forms);
    for name in ["safe", "indent"] {
        let refuse = move |_: &str, _: Kwargs, _: &State| -> TeraResult<String> {
            Err(tera::Error::message(format!("bộ lọc `{name}` không được dùng trong giao diện (this filter is not for themes)")))
        };
        tera.register_filter(name, refuse);
    }
    // The engine's own lets a safe text stay safe, whatever takes the place of its entities.
    tera.register_filter("replace", |text: &str, given: Kwargs, _: &State| -> TeraResult<String> {
        let (from, to) = (given.must_get::<&str>("from")?, given.must_get::<&str>("to")?);
        let long = text.len().saturating_add(text.matches(from).count().saturating_mul(to.len()));
        if long > MAX_TEXT_BYTES { Err(tera::Error::message(TEXT_TOO_LONG)) } else { Ok(text.replace(from, to)) }
    });
    meter::register(&mut tera);
    tera.register_filter("str", |value: tera::Value, _: Kwargs, _: &State| -> TeraResult<String> {
        meter::weigh(&value)?;
        Ok(value.to_string())
    });
    tera.register_filter("join", |list: tera::Value, given: Kwargs, _: &State| -> TeraResult<String> {
        let sep = given.get::<&str>("sep")?.unwrap_or_default();
        meter::weigh(&list)?;
        let list = list.as_array().ok_or_else(|| tera::Error::message("`join` cần một danh sách (`join` needs a list)"))?;
        if list.len().saturating_mul(sep.len()) > MAX_TEXT_BYTES {
            return Err(tera::Error::message(TEXT_TOO_LONG));
        }
        Ok(list.iter().map(ToString::to_string).collect::<Vec<_>>().join(sep))
    });
    tera
}

const TEXT_TOO_LONG: &str = "đoạn chữ dài quá 1 MiB (the text grows over 1 MiB)";

/// What is rendered, up to its end.
struct PageBytes(Vec<u8>);

impl Write for PageBytes {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes).map(|()| bytes.len())
    }

    /// All at once: the one of the trait asks after each piece how much of it is left.
    #[inline]
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.0.len() + bytes.len() > MAX_PAGE_BYTES {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.0.extend_from_slice(bytes);
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The page that a template makes of its view.
pub(super) fn render(tera: &Tera, template: &str, context: &Context) -> Result<Vec<u8>, tera::Error> {
    meter::begin();
    let mut page = PageBytes(Vec::with_capacity(PAGE));
    tera.render_to(template, context, &mut page)?;
    Ok(page.0)
}

/// What a part of the templates makes of what it is `given`, and of what it finds `around` itself.
pub(super) fn draw(tera: &Tera, part: &str, given: &Context, around: &Context) -> Result<Vec<u8>, tera::Error> {
    meter::begin();
    let mut drawn = PageBytes(Vec::new());
    tera.render_component_with_implicits_to(part, given, around, None, true, &mut drawn)?;
    Ok(drawn.0)
}

/// What is wrong, and where, as the engine tells it; `file` where it does not say in which template, `text` is that of one.
pub(super) fn fault<'t>(error: &tera::Error, file: &str, text: impl Fn(&str) -> Option<&'t str>) -> TemplateFault {
    let of = |file: &str, bytes, cause: String| TemplateFault { file: format!("templates/{file}"), bytes, cause };
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let file = if report.filename().is_empty() { file } else { report.filename() };
            of(file, report.span().range.clone(), report.message().to_owned())
        }
        ErrorKind::Io(io::ErrorKind::FileTooLarge) => {
            of(file, 0..0, format!("trang dài quá {} MiB (the page grows over that)", MAX_PAGE_BYTES >> 20))
        }
        ErrorKind::CircularExtend { tpl: file, .. }
        | ErrorKind::CircularInclude { tpl: file, .. }
        | ErrorKind::MissingParent { current: file, .. } => of(file, 0..0, error.to_string()),
        _ => {
            let told = error.to_string();
            let cause = told.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned();
            let place = told.lines().find_map(|line| line.trim_start().strip_prefix("--> ")).and_then(place);
            match place {
                Some((file, line, column)) => of(file, text(file).map_or(0..0, |text| bytes(text, line, column)), cause),
                None => of(file, 0..0, cause),
            }
        }
    }
}

/// The template, line and column in `a.html:2:10`.
fn place(told: &str) -> Option<(&str, usize, usize)> {
    let mut parts = told.rsplitn(3, ':');
    let (column, line) = (parts.next()?.trim().parse().ok()?, parts.next()?.parse().ok()?);
    Some((parts.next()?, line, column))
}

/// The bytes of the character at this line and column, both from 1.
fn bytes(text: &str, line: usize, column: usize) -> Range<usize> {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let before: usize = text[start..].chars().take(column.saturating_sub(1)).map(char::len_utf8).sum();
    let here = start + before;
    here..here + text[here..].chars().next().map_or(0, char::len_utf8)
}
