//! The findings about files as such, before anybody reads what they say.

use std::sync::Arc;

use super::purpose::Purpose;
use crate::disk::ReadFailure;
use crate::finding::{Finding, Related, Spot, Words};

/// The finding for a file or folder that could not be read.
pub(super) fn trouble(path: &Arc<str>, purpose: Purpose, trouble: &ReadFailure) -> Finding {
    let (rule, message, remedy) = match trouble {
        ReadFailure::Vanished => (
            "source/vanished",
            words!("tệp biến mất trong lúc đọc", "the file vanished while the catalog was read"),
            words!("chạy lại khi không còn ai đang sửa danh mục", "run again when nobody is changing the catalog"),
        ),
        ReadFailure::Link => (
            "source/symlink",
            words!(
                "đây là liên kết tượng trưng, không phải tệp; motcua không đi theo liên kết",
                "this is a symbolic link, and links are not followed"
            ),
            words!("thay liên kết bằng chính tệp mà nó trỏ tới", "put the file itself in its place"),
        ),
        ReadFailure::Special => (
            "source/special-file",
            words!("đây không phải tệp thường (ống dẫn, thiết bị hoặc socket)", "this is a pipe, a device or a socket, not a file"),
            words!("xóa nó khỏi danh mục", "delete it from the catalog"),
        ),
        ReadFailure::TooLarge => {
            let limit = purpose.limit() >> 20;
            (
                "source/too-large",
                words!("tệp lớn hơn {limit} MiB", "the file is larger than {limit} MiB"),
                match purpose {
                    Purpose::Attachment => {
                        words!(
                            "nén hoặc chia nhỏ tệp, hoặc đăng ở nơi khác rồi ghi `url`",
                            "compress or split it, or publish it elsewhere and give its `url`"
                        )
                    }
                    _ => words!("chia tệp này thành nhiều tệp nhỏ hơn", "split it into smaller files"),
                },
            )
        }
        ReadFailure::Restless => (
            "source/unreadable",
            words!("tệp đang bị chương trình khác ghi trong lúc đọc", "another program keeps writing the file while it is read"),
            words!("chờ chương trình kia ghi xong rồi chạy lại", "run again when that program has finished"),
        ),
        ReadFailure::Refused(cause) => (
            "source/unreadable",
            words!("không đọc được: {cause}", "it cannot be read: {cause}"),
            words!("kiểm tra quyền đọc của tệp hoặc thư mục", "check who may read the file or folder"),
        ),
    };
    Finding::new(rule, path, Spot::File, message, remedy)
}

/// A name that hosts or computers refuse.
pub(super) fn name(path: &Arc<str>, why: Words) -> Finding {
    Finding::new(
        "source/path",
        path,
        Spot::File,
        why,
        words!("đổi tên, chỉ dùng chữ thường không dấu a-z, chữ số và dấu `-`", "rename it, with a-z, digits and `-` only"),
    )
}

/// A drawing that does something.
pub(super) fn active(path: &Arc<str>) -> Finding {
    Finding::new(
        "source/active-drawing",
        path,
        Spot::File,
        words!(
            "hình SVG này chứa mã chạy được, liên kết ra ngoài hoặc thực thể; mở ra là mã ấy chạy",
            "this SVG holds a script, a link to elsewhere or an entity, which runs when it is opened"
        ),
        words!("xuất lại hình thành PNG, hoặc lưu thành SVG thuần (plain SVG)", "export it as PNG, or save it as plain SVG"),
    )
}

/// A folder below too many others.
pub(super) fn too_deep(path: &Arc<str>, most: usize) -> Finding {
    Finding::new(
        "source/path",
        path,
        Spot::File,
        words!("thư mục lồng nhau quá {most} tầng", "folders are nested more than {most} deep"),
        words!("dời các tệp lên thư mục ngoài hơn", "move the files further up"),
    )
}

/// Two paths that are one on Windows and macOS.
pub(super) fn twin(path: &Arc<str>, other: &Arc<str>) -> Finding {
    Finding::new(
        "source/case-twin",
        path,
        Spot::File,
        words!(
            "tên này trùng với «{other}» trên Windows và macOS: chỉ khác chữ hoa, chữ thường hoặc cách gõ dấu",
            "on Windows and macOS this name is the same as `{other}`: only case, or the way diacritics are typed, differs"
        ),
        words!("đổi tên một trong hai tệp", "rename one of the two"),
    )
    .beside([Related::already(other, Spot::File)])
}
