//! `serve`: show the site while it is being written.

use std::path::PathBuf;
use std::time::Instant;

use clap::Args;

use super::{Common, say};
use crate::edition::{Edition, skip_invalid};
use crate::error::Result;
use crate::finding::{Finding, Severity, Tongue};
use crate::report::{self, Placed, place_all};
use crate::serve::{Listener, LiveEdition, Panel, PanelOptions, PreviewState, serve};
use crate::settings::Settings;

/// Xem thử trên máy này.
#[derive(Debug, Args)]
#[command(
    long_about = "Xem thử trên máy này (preview). In ra địa chỉ để mở bằng trình duyệt; khi lưu một tệp, trang đang mở tự tải lại.\n\nMục có lỗi không làm dừng lệnh: trang giữ bản tốt gần nhất, lỗi hiện ngay trên trang kèm cách sửa. Lệnh này không ghi gì ra đĩa. Nhấn Ctrl-C để dừng.",
    after_help = "Ví dụ:\n  motcua serve                          xem thư mục `content`\n  motcua serve thu-tuc --drafts         xem cả các mục còn là bản nháp\n  motcua serve --today 2026-09-02       xem trang của ngày đó (ngày nghỉ, thủ tục sắp có hiệu lực)\n  motcua serve --editor vscode          bấm vào chỗ sai để mở đúng dòng trong VS Code\n  motcua serve --host 0.0.0.0           cho máy khác trong mạng nội bộ xem cùng"
)]
pub(super) struct Serve {
    #[command(flatten)]
    common: Common,
    /// Cổng; khi không ghi thì lấy cổng trống đầu tiên từ 8000
    #[arg(short, long, value_name = "SỐ")]
    port: Option<u16>,
    /// Địa chỉ lắng nghe; mặc định chỉ máy này xem được
    #[arg(long, default_value = "127.0.0.1", value_name = "ĐỊA_CHỈ")]
    host: String,
    /// Mở chỗ cần sửa bằng chương trình này: vscode, vscodium, cursor, zed, idea, hoặc một địa chỉ có {path}, {line}, {column}
    #[arg(long, value_name = "TÊN", value_parser = editor)]
    editor: Option<String>,
}

/// The port of most previews.
const USUAL: u16 = 8000;

impl Serve {
    pub(super) fn run(&self) -> Result<u8> {
        let listener = Listener::take(&self.host, self.port, USUAL)?;
        let url = listener.url();
        // Links lead to where the preview is, whatever place the site will have.
        let settings = Settings { base_url: Some(url.clone()), ..self.common.settings()? };
        let began = Instant::now();
        let edition = skip_invalid(&settings)?;
        let tongue = edition.tongue(&settings);
        let (errors, warnings) = tell(&edition, tongue);
        say::note(&match tongue {
            Tongue::Vi => format!("{errors} lỗi, {warnings} cảnh báo; đọc trong {:.2} giây.", began.elapsed().as_secs_f64()),
            Tongue::En => format!("{errors} errors, {warnings} warnings; read in {:.2} s.", began.elapsed().as_secs_f64()),
        });
        if listener.is_public() {
            say::note(match tongue {
                Tongue::Vi => "Chú ý: máy khác trong mạng cũng xem được trang này.",
                Tongue::En => "Warning: other machines on this network can see this site.",
            });
        }
        say::out(&match tongue {
            Tongue::Vi => format!("Đang xem thử tại {url} (nhấn Ctrl-C để dừng)\n"),
            Tongue::En => format!("Serving at {url} (press Ctrl-C to stop)\n"),
        })?;
        let root = std::path::absolute(&self.common.catalog).unwrap_or_else(|_| self.common.catalog.clone());
        let options = PanelOptions { tongue, editor: self.editor.clone(), root };
        let first = PreviewState::new(edition.press(), panel(&edition, &options));
        let mut preview = Preview { settings, edition, options, is_troubled: false };
        serve(listener, &self.common.catalog, first, |changed, live| preview.renew(changed, live))?;
        Ok(0)
    }
}

/// What the preview rests on from one change to the next.
struct Preview {
    settings: Settings,
    edition: Edition,
    /// How findings are told.
    options: PanelOptions,
    /// Whether the catalog could not be read the last time.
    is_troubled: bool,
}

impl Preview {
    /// Shows what a change made of the site: the pages as soon as they are planned, then what the rules say of them.
    fn renew(&mut self, changed: Option<&[PathBuf]>, live: &LiveEdition) {
        let began = Instant::now();
        let settings = &self.settings;
        let before = live.shown();
        let mut ready = None;
        let next = self.edition.next(settings, changed, &mut |early| {
            live.over(before.next(early.press, before.panel().clone(), &early.skipped));
            ready = Some((began.elapsed(), early.skipped));
        });
        let next = match next {
            Ok(next) => next,
            Err(error) => {
                say::trouble(&error);
                self.is_troubled = true;
                return live.over(before.under(Panel::trouble(&error.to_string())));
            }
        };
        let was_troubled = std::mem::take(&mut self.is_troubled);
        let Some(next) = next else {
            if was_troubled {
                live.over(before.under(panel(&self.edition, &self.options)));
            }
            return;
        };
        let tongue = next.tongue(settings);
        self.options.tongue = tongue;
        let panel = panel(&next, &self.options);
        let milliseconds = ready.as_ref().map_or(began.elapsed(), |(time, _)| *time).as_millis();
        match ready {
            // What the whole site rests on is faulty: the last good pages stay.
            _ if next.findings.count(Severity::Error) > 0 => live.over(before.under(panel)),
            Some((_, skipped)) if skipped == next.skipped => {
                let now = live.shown();
                if *now.panel() != panel {
                    live.over(now.under(panel));
                }
            }
            _ => live.over(before.next(next.press(), panel, &next.skipped)),
        }
        let (errors, warnings) = count(&next);
        let what = match changed {
            Some([path]) => path.display().to_string(),
            Some(paths) => format!("{} tệp (files)", paths.len()),
            None => settings.catalog.display().to_string(),
        };
        say::note(&match tongue {
            Tongue::Vi => format!("{what}: cập nhật trong {milliseconds} ms; {errors} lỗi, {warnings} cảnh báo."),
            Tongue::En => format!("{what}: updated in {milliseconds} ms; {errors} errors, {warnings} warnings."),
        });
        let old = std::mem::replace(&mut self.edition, next);
        // Freeing a large edition takes its time, and nobody needs to wait for it.
        std::thread::spawn(move || drop(old));
    }
}

/// How many errors and warnings there are, also in what was left out.
fn count(edition: &Edition) -> (usize, usize) {
    let of = |level| edition.faults.count(level) + edition.findings.count(level);
    (of(Severity::Error), of(Severity::Warning))
}

/// The errors and warnings, gravest first, at most so many.
fn grave(edition: &Edition, most: usize) -> Vec<Placed> {
    let mut list: Vec<&Finding> =
        edition.faults.list.iter().chain(&edition.findings.list).filter(|finding| finding.level < Severity::Notice).collect();
    list.sort_by_key(|finding| finding.level);
    let list: Vec<Finding> = list.into_iter().take(most).cloned().collect();
    place_all(&list, &edition.sources)
}

/// Everything that was found, also in what was left out.
fn panel(edition: &Edition, options: &PanelOptions) -> Panel {
    let all = edition.faults.list.iter().chain(&edition.findings.list).filter(|finding| finding.rule != "source/left-out");
    Panel::of(all.cloned().collect(), edition.sources.clone(), options.clone())
}

/// The address by which a program opens a place in a file.
fn editor(name: &str) -> std::result::Result<String, String> {
    let scheme = match name {
        "vscode" | "code" => "vscode",
        "vscodium" => "vscodium",
        "cursor" => "cursor",
        "zed" => "zed",
        "idea" => return Ok("idea://open?file={path}&line={line}&column={column}".to_owned()),
        template if template.contains("{path}") && template.contains("://") => return Ok(template.to_owned()),
        _ => return Err("chọn vscode, vscodium, cursor, zed, idea, hoặc một địa chỉ có {path}".to_owned()),
    };
    Ok(format!("{scheme}://file{{path}}:{{line}}:{{column}}"))
}

/// Shows the first errors and warnings on the terminal.
fn tell(edition: &Edition, tongue: Tongue) -> (usize, usize) {
    let colour = std::io::IsTerminal::is_terminal(&std::io::stderr()) && std::env::var_os("NO_COLOR").is_none();
    let shown = grave(edition, Panel::MAX_SHOWN);
    let text = report::text(&shown, shown.len(), tongue, colour, say::width());
    if !text.is_empty() {
        say::note(text.trim_end());
    }
    count(edition)
}
