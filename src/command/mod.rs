//! The command line: what one can ask for, and the exit codes.
//!
//! 0 fine · 1 findings at or above the threshold · 2 wrong usage · 3 could not finish.

mod build;
mod change;
mod check;
mod diff;
mod due;
mod explain;
mod fix;
mod help;
pub mod import;
mod links;
mod new;
mod pages;
mod progress;
mod reprint;
mod rules;
mod say;
mod schema;
mod search;
mod serve;
mod shrink;
mod stem;
mod told;
mod tongue;
mod upgrade;

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::LazyLock;

use clap::error::ErrorKind;
use clap::{Args, FromArgMatches, Parser, Subcommand, ValueEnum};

use crate::error::{Error, Result};
use crate::finding::Tongue;
use crate::record::{Date, FORMAT};
use crate::settings::Settings;
use crate::text::site_root;
use crate::yaml::{Scalar, Style};

/// The version of the program, of the format that it reads, and the commit it was built from, where whoever built it says so
/// (`MOTCUA_COMMIT`): the same source gives the same program, from a clone as from a tarball.
static VERSION: LazyLock<String> = LazyLock::new(|| {
    let commit = option_env!("MOTCUA_COMMIT").map(|commit| format!(", commit {commit}")).unwrap_or_default();
    format!("{} (format {FORMAT}{commit})", env!("CARGO_PKG_VERSION"))
});

/// From a folder of procedures to a checked, published site.
#[derive(Debug, Parser)]
#[command(
    name = "motcua",
    version = VERSION.as_str(),
    about = "Từ một thư mục thủ tục (YAML và Markdown) tới một trang web đã kiểm tra.",
    after_help = "Ví dụ:\n  motcua new catalog thu-tuc     tạo một danh mục mới\n  motcua serve thu-tuc           xem thử, tự cập nhật khi sửa tệp\n  motcua check thu-tuc           chỉ kiểm tra, không ghi gì\n  motcua build thu-tuc -o public dựng trang để đưa lên máy chủ\n\nMã kết thúc: 0 tốt · 1 có lỗi trong nội dung · 2 gọi lệnh sai · 3 không làm xong",
    disable_help_subcommand = true,
    arg_required_else_help = true
)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Kiểm tra rồi dựng trang vào thư mục đích; có lỗi thì trang cũ giữ nguyên
    Build(build::Build),
    /// Chỉ kiểm tra và báo từng chỗ sai, kèm cách sửa
    Check(check::CheckCommand),
    /// Liệt kê liên kết ra trang khác, cho một công cụ có mạng thử
    Links(links::Links),
    /// Xem thử trên máy này; trang tự tải lại khi sửa tệp
    Serve(serve::Serve),
    /// Tìm như ô tìm kiếm trên trang, và cho biết vì sao
    Search(search::Search),
    /// Tạo danh mục mới hoặc thủ tục mới
    New(new::New),
    /// Giải thích một quy tắc: vì sao, ví dụ sai và đúng, cách sửa
    Explain(explain::Explain),
    /// Liệt kê các quy tắc mà `check` dùng
    Rules(rules::Rules),
    /// Nhập mục từ trang khác, từ cơ sở dữ liệu quốc gia, từ bảng CSV hoặc XLSX
    Import(import::Import),
    /// Ghi khuôn để trình soạn thảo gợi ý và báo sai khi gõ
    Schema(schema::SchemaFiles),
    /// Xem điều gì sắp có hiệu lực, sắp hết, đến hạn kiểm tra lại
    Due(due::DueList),
    /// Kể điều gì khác trước với người dân: phí, giấy tờ, thời hạn, theo quyết định nào
    Diff(diff::Diff),
    /// Cho biết tờ niêm yết, áp phích, phiếu nào phải in lại từ một lần dựng
    Reprint(reprint::Reprint),
    /// Đổi tên cũ của quy tắc và lời giao diện thành tên mới, ngay trong danh mục
    Upgrade(upgrade::Upgrade),
    /// In lệnh hoàn tất phím Tab cho trình bao
    Completions {
        /// Trình bao: bash, zsh, fish, powershell
        shell: clap_complete::Shell,
    },
}

/// What most commands share.
#[derive(Debug, Clone, Args)]
struct Common {
    /// Thư mục danh mục
    #[arg(default_value = "content", value_name = "CATALOG")]
    catalog: PathBuf,
    /// Dựng như thể hôm nay là ngày này (2026-09-01); mặc định là ngày hiện tại theo múi giờ của danh mục
    #[arg(long, value_name = "NGÀY", value_parser = parse_date)]
    today: Option<Date>,
    /// Ngôn ngữ của thông báo; mặc định theo danh mục
    #[arg(long, value_name = "vi|en")]
    lang: Option<Language>,
    /// Địa chỉ nơi trang sẽ được đặt, thay cho `base_url` trong catalog.yaml
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Lấy cả các mục còn ghi `draft: true`
    #[arg(long)]
    drafts: bool,
}

/// A language in which we speak to editors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Language {
    /// Tiếng Việt
    Vi,
    /// English
    En,
}

impl From<Language> for Tongue {
    fn from(language: Language) -> Self {
        match language {
            Language::Vi => Self::Vi,
            Language::En => Self::En,
        }
    }
}

/// How findings are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Format {
    /// Cho người đọc: dòng sai, dấu chỉ chỗ và cách sửa
    #[default]
    Text,
    /// Cho chương trình; khuôn ở docs/schema/report.schema.json
    Json,
    /// Lời nhắn trong yêu cầu hợp nhất, cho người chỉ có biểu mẫu trên web
    Markdown,
    /// Ghi chú cạnh dòng của GitHub, và bản tóm tắt của lần chạy
    Github,
    /// Báo cáo chất lượng (code quality) của GitLab
    Gitlab,
    /// SARIF 2.1.0, cho code scanning và trình soạn thảo
    Sarif,
    /// Cho reviewdog; nhận cách sửa bằng một lần bấm
    Rdjson,
}

fn parse_date(text: &str) -> std::result::Result<Date, String> {
    Date::scalar(text, Style::Quoted, crate::jurisdiction::Jurisdiction::usual())
        .map_err(|fault| format!("{}; {}", fault.message.in_tongue(tongue::spoken()), fault.remedy.in_tongue(tongue::spoken())))
}

/// Runs the command line of this process and returns its exit code.
#[must_use]
pub fn run() -> u8 {
    let given: Vec<OsString> = std::env::args_os().collect();
    let words: Vec<String> = given.iter().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
    tongue::choose(&words);
    let tongue = tongue::spoken();
    let parsed = help::command(tongue).try_get_matches_from(given).and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = match parsed {
        Ok(cli) => cli,
        Err(error) if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            // Colours and the width are those of the terminal; a closed pipe is no trouble.
            let _ = error.print();
            return 0;
        }
        Err(error) if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = error.print();
            return 2;
        }
        Err(error) => {
            say::trouble_with(&help::refusal(&error, help::command(tongue), &words, tongue));
            return 2;
        }
    };
    crate::write::heed_file_limit();
    let result = threads().and_then(|()| cli.run());
    match result {
        Ok(code) => code,
        Err(error) => {
            say::trouble(&error);
            error.exit_code()
        }
    }
}

/// Asks for the threads of this machine at once: where the system gives none, that is told and no fault of the program.
fn threads() -> Result<()> {
    let refused = |cause| Error::system("tạo", "luồng xử lý (threads)")(std::io::Error::other(cause));
    rayon::ThreadPoolBuilder::new().build_global().map_err(refused)
}

impl Cli {
    fn run(self) -> Result<u8> {
        match self.command {
            Command::Build(build) => build.run(),
            Command::Check(check) => check.run(),
            Command::Links(links) => links.run(),
            Command::Serve(serve) => serve.run(),
            Command::Search(search) => search.run(),
            Command::New(new) => new.run(),
            Command::Explain(explain) => explain.run(),
            Command::Rules(rules) => rules.run(),
            Command::Import(import) => import.run(),
            Command::Schema(schema) => schema.run(),
            Command::Due(due) => due.run(),
            Command::Diff(diff) => diff.run(),
            Command::Reprint(reprint) => reprint.run(),
            Command::Upgrade(upgrade) => upgrade.run(),
            Command::Completions { shell } => completions(shell),
        }
    }
}

/// Tells of a fault in the program itself: it is nobody's content that is wrong.
pub fn fault(what: &str) {
    let version = &*VERSION;
    let told = words!(
        "lỗi của chương trình motcua {version}, không phải lỗi trong nội dung của bạn:\n{what}\n\
         Hãy gửi cho người phát triển motcua các dòng trên, lệnh vừa gõ và tệp vừa sửa.",
        "a bug in motcua {version}, and no fault of your content:\n{what}\n\
         Please send the lines above, the command and the file that was edited last to the developers of motcua."
    );
    say::note(told.in_tongue(tongue::spoken()));
}

fn completions(shell: clap_complete::Shell) -> Result<u8> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut help::command(tongue::spoken()), "motcua", &mut script);
    say::out(&String::from_utf8_lossy(&script))?;
    Ok(0)
}

impl Common {
    /// What was asked for, as plain values.
    ///
    /// # Errors
    /// When the base address is none.
    fn settings(&self) -> Result<Settings> {
        match &self.base_url {
            Some(url) if !(url.starts_with("https://") || url.starts_with("http://")) => Err(Error::Usage(words!(
                "--base-url {url}: địa chỉ phải bắt đầu bằng https:// hoặc http://",
                "--base-url {url}: the address must begin with https:// or http://"
            ))),
            Some(url) if url.contains(['?', '#']) => Err(Error::Usage(words!(
                "--base-url {url}: địa chỉ của trang không có ? hay #",
                "--base-url {url}: the address of a site has no ? or #"
            ))),
            Some(url) if site_root(url).trim_end_matches('/') != url.trim_end_matches('/') => Err(Error::Usage(words!(
                "--base-url {url}: viết {root}",
                "--base-url {url}: write {root}",
                url = url,
                root = site_root(url)
            ))),
            url => Ok(Settings {
                catalog: self.catalog.clone(),
                today: self.today,
                tongue: self.lang.map(Tongue::from),
                base_url: url.clone(),
                drafts: self.drafts,
                published: BTreeSet::new(),
            }),
        }
    }
}
