//! `links`: where the catalog leads to, for a program that asks the network; this one never does.

use std::collections::BTreeSet;
use std::fmt::Write;

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::{Common, say};
use crate::error::{Error, Result};
use crate::record::{Outside, outside};
use crate::source;

/// Liệt kê các liên kết ra trang khác.
#[derive(Debug, Args)]
#[command(
    long_about = "Liệt kê mọi liên kết ra trang khác, kèm tệp, dòng và cột, để một công cụ có mạng (như lychee) thử từng cái. motcua không bao giờ vào mạng. Liên kết giữa các mục và neo trong trang thì `motcua check` đã kiểm.\n\nLists every link to another site with its place; motcua itself never goes to the network.",
    after_help = "Ví dụ:\n  motcua links --external                                 tệp:dòng:cột và địa chỉ\n  motcua links --external --format list > links.txt       mỗi địa chỉ một dòng, không lặp\n  lychee --no-progress links.txt                          thử từng địa chỉ\n\nMã kết thúc: 0 tốt · 2 gọi lệnh sai · 3 không đọc được"
)]
pub(super) struct Links {
    #[command(flatten)]
    common: Common,
    /// Các liên kết ra trang khác
    #[arg(long)]
    external: bool,
    /// Cách trình bày
    #[arg(long, value_enum, default_value_t = LinksFormat::Text)]
    format: LinksFormat,
}

/// How links are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum LinksFormat {
    /// Mỗi chỗ một dòng: tệp, dòng, cột, địa chỉ
    Text,
    /// Cho chương trình
    Json,
    /// Mỗi địa chỉ một dòng, không lặp; cho lychee
    List,
}

impl Links {
    pub(super) fn run(&self) -> Result<u8> {
        if !self.external {
            return Err(Error::Usage(words!(
                "thêm --external để liệt kê liên kết ra trang khác; liên kết trong danh mục thì `motcua check` kiểm",
                "add --external to list the links to other sites; those within the catalog are checked by `motcua check`"
            )));
        }
        let (sources, _) = source::read(&self.common.catalog)?;
        let links = outside(&sources);
        say::out(&match self.format {
            LinksFormat::Text => text(&links),
            LinksFormat::Json => json(&links),
            LinksFormat::List => list(&links),
        })?;
        Ok(0)
    }
}

fn text(links: &[Outside]) -> String {
    let mut out = String::new();
    for link in links {
        let _ = writeln!(out, "{}:{}:{} {}", link.file, link.place.line, link.place.column, link.url);
    }
    out
}

fn list(links: &[Outside]) -> String {
    let urls: BTreeSet<&str> = links.iter().map(|link| link.url.as_str()).collect();
    urls.into_iter().flat_map(|url| [url, "\n"]).collect()
}

fn json(links: &[Outside]) -> String {
    let one = |link: &Outside| {
        let place = link.place;
        json!({
            "url": link.url,
            "file": &*link.file,
            "line": place.line,
            "column": place.column,
            "end_line": place.end_line,
            "end_column": place.end_column,
        })
    };
    let list: Vec<Value> = links.iter().map(one).collect();
    let mut text = serde_json::to_string_pretty(&json!({ "version": 1, "links": list })).unwrap_or_default();
    text.push('\n');
    text
}
