//! `new`: begin a catalog, a procedure or a decision, from files that teach how they are written.

mod copy;
mod decision;
mod known;
mod procedure;
mod starter;
mod translation;

use clap::{Args, Subcommand};

use crate::error::Result;

/// Tạo mới.
#[derive(Debug, Args)]
#[command(
    long_about = "Tạo một danh mục, một thủ tục hoặc một quyết định công bố, có lời giải thích trong tệp. Không bao giờ ghi đè tệp đang có.\n\nBegins a catalog, a procedure or a decision; never overwrites a file.",
    after_help = "Ví dụ:\n  motcua new catalog thu-tuc\n  motcua new procedure --catalog thu-tuc --title 'Đăng ký thường trú' --field cu-tru --level xã"
)]
pub(super) struct New {
    #[command(subcommand)]
    what: NewCommand,
}

#[derive(Debug, Subcommand)]
enum NewCommand {
    /// Tạo một danh mục nhỏ nhưng đủ, để sửa dần thành của mình
    Catalog(starter::NewCatalog),
    /// Tạo tệp cho một thủ tục mới; thiếu gì thì hỏi
    Procedure(procedure::NewProcedure),
    /// Tạo tệp cho một quyết định công bố, với các thủ tục đã ghi số hiệu ấy
    Decision(decision::NewDecision),
    /// Tạo tệp dịch của một mục, mỗi câu có bản gốc ở trên
    Translation(translation::NewTranslation),
}

impl New {
    pub(super) fn run(&self) -> Result<u8> {
        match &self.what {
            NewCommand::Catalog(catalog) => catalog.run(),
            NewCommand::Procedure(procedure) => procedure.run(),
            NewCommand::Decision(decision) => decision.run(),
            NewCommand::Translation(translation) => translation.run(),
        }
    }
}
