//! The names of what is found while files are read, resolved and planned, before any rule looks at them.

use crate::finding::Level;

/// A name, its level, and what it means in Vietnamese and English.
pub type FaultName = (&'static str, Level, &'static str, &'static str);

macro_rules! faults {
    ($($id:literal $level:ident $vi:literal $en:literal;)*) => {
        /// Everything that reading can find; the same names are used by `rules:` in `catalog.yaml` and by `allow:`.
        pub static FAULTS: &[FaultName] = &[$(($id, Level::$level, $vi, $en)),*];
    };
}

faults! {
    "source/no-catalog" Error "Thư mục không có catalog.yaml." "The folder has no `catalog.yaml`.";
    "source/left-out" Notice "Mục có lỗi nên không được đưa lên trang." "A faulty entry that was left out of the site.";
    "source/vanished" Error "Tệp biến mất trong lúc đọc." "A file that vanished while it was read.";
    "source/symlink" Error "Liên kết tượng trưng thay cho tệp." "A symbolic link in place of a file.";
    "source/special-file" Error "Ống dẫn, thiết bị hoặc socket thay cho tệp." "A pipe, a device or a socket in place of a file.";
    "source/too-large" Error "Tệp quá lớn." "A file that is too large.";
    "source/unreadable" Error "Tệp hoặc thư mục không đọc được." "A file or folder that cannot be read.";
    "source/path" Error "Tên tệp hoặc thư mục mà Windows hay máy chủ web không nhận." "A name that Windows or a web server refuses.";
    "source/case-twin" Error "Hai tên chỉ khác chữ hoa, chữ thường hoặc cách gõ dấu." "Two names that differ in case or diacritics only.";
    "source/unknown-file" Notice "Loại tệp không dùng ở đây." "A file of a type that is not used here.";
    "source/not-utf8" Error "Tệp không phải UTF-8." "A file that is not UTF-8.";
    "source/nul" Error "Byte NUL trong văn bản." "A NUL in a text.";
    "source/control-character" Error "Ký tự điều khiển không nhìn thấy được." "An invisible control character.";
    "source/bidi" Error "Ký tự ẩn đổi chiều đọc." "A hidden character that turns the direction of reading.";
    "source/no-break-indent" Warning "Dòng thụt vào bằng dấu cách không ngắt." "A line indented with no-break spaces.";
    "source/conflict-marker" Error "Dấu xung đột của Git." "A conflict marker of Git.";
    "source/lfs-pointer" Error "Con trỏ Git LFS thay cho tệp." "A Git LFS pointer in place of a file.";

    "yaml/syntax" Error "Chỗ không đọc được theo YAML." "What does not read as YAML.";
    "yaml/tab" Error "Dòng thụt vào bằng phím Tab." "A line indented with a tab.";
    "yaml/quote" Error "Dấu nháy không đóng." "A quote that is not closed.";
    "yaml/colon-in-text" Error "Dấu hai chấm trong câu không có dấu nháy." "A colon in a text without quotes.";
    "yaml/no-front-matter" Error "Thiếu dòng `---` trước hoặc sau các mục." "A missing line `---` before or after the facts.";
    "yaml/several-documents" Error "Hơn một phần YAML trong một tệp." "More than one document in a file.";
    "yaml/anchor" Error "`&tên`, `*tên` hoặc `<<`." "An anchor, an alias or a merge key.";
    "yaml/tag" Error "`!thẻ` của YAML." "A tag of YAML.";
    "yaml/compound-key" Error "Tên mục là danh sách hoặc nhóm." "A key that is a list or a map.";
    "yaml/duplicate-key" Error "Một mục ghi hai lần." "A key that is written twice.";
    "yaml/unknown-key" Error "Mục không có trong định dạng." "A key that is not in the format.";
    "yaml/missing-key" Error "Thiếu mục bắt buộc." "A required key that is missing.";
    "yaml/wrong-type" Error "Danh sách, nhóm mục hoặc chữ ở sai chỗ." "A list, a map or a text where something else is expected.";
    "yaml/unknown-word" Error "Từ không có trong danh sách cho phép." "A word that is not in its list.";
    "yaml/empty-item" Error "Dòng trống trong danh sách." "An empty item of a list.";
    "yaml/prose-in-flow" Error "Câu văn trong ngoặc bị dấu phẩy chia ra." "Prose in brackets, split by its commas.";
    "yaml/curly-quote" Error "Dấu nháy cong của Word." "Curly quotes where YAML wants straight ones.";
    "yaml/not-a-count" Error "Không phải số đếm." "What is no count.";
    "yaml/not-yes-or-no" Error "Không phải có hoặc không." "What is neither yes nor no.";
    "yaml/too-deep" Error "Lồng nhau quá sâu." "Nesting that is too deep.";
    "yaml/too-large" Error "Quá nhiều mục trong một tệp." "Too many values in a file.";

    "text/empty" Error "Giá trị trống." "An empty value.";
    "text/invisible" Error "Chỉ có ký tự không nhìn thấy được." "Nothing but characters that cannot be seen.";
    "text/control-character" Error "Ký tự điều khiển trong giá trị." "A control character in a value.";
    "text/bidi" Error "Ký tự ẩn đổi chiều đọc trong giá trị." "A hidden character in a value that turns the direction of reading.";
    "text/district-level" Error "Cấp huyện, đã bỏ từ ngày 01/07/2025." "The district level, gone since 1 July 2025.";
    "text/raw-html" Error "Mã HTML trong văn bản." "HTML in a text.";
    "text/too-deep" Error "Danh sách hoặc trích dẫn lồng nhau quá sâu." "Lists or quotes that are nested too deeply.";
    "text/too-long" Error "Văn bản quá dài." "A text that is too long.";
    "text/too-much-output" Error "Văn bản thành trang quá dài." "A text that becomes too long a page.";
    "text/foreign-image" Error "Hình không nằm trong files/." "An image that is not in `files/`.";
    "text/image-without-description" Error "Hình không có mô tả." "An image without a description.";
    "text/empty-link" Error "Liên kết không có chữ để bấm." "A link without a text.";
    "text/empty-heading" Error "Tên mục trống sau dấu #." "A heading of nothing.";

    "link/empty" Error "Liên kết không có địa chỉ." "A link without an address.";
    "link/dead" Error "Liên kết không dẫn tới mục nào." "A link that leads to no entry.";
    "link/too-long" Error "Địa chỉ quá dài." "An address that is too long.";
    "link/hidden-character" Error "Ký tự không nhìn thấy được trong địa chỉ." "A hidden character in an address.";
    "link/space" Error "Dấu cách trong địa chỉ." "A space in an address.";
    "link/backslash" Error "Dấu \\ trong địa chỉ." "A backslash in an address.";
    "link/userinfo" Error "Dấu @ trước tên trang." "An @ before the host.";
    "link/misleading-host" Error "Tên trang có chữ trông giống mà khác." "A host with letters that only look alike.";
    "link/host" Error "Tên trang không đọc được." "A host that cannot be read.";
    "link/mail" Error "Không phải địa chỉ thư sau mailto:." "No mail address after `mailto:`.";
    "link/phone" Error "Không phải số điện thoại sau tel:." "No phone number after `tel:`.";
    "link/other-origin" Error "Địa chỉ bắt đầu bằng //." "An address that begins with `//`.";
    "link/unsafe-scheme" Error "Loại địa chỉ không an toàn." "A kind of address that is not safe.";
    "link/no-scheme" Error "Địa chỉ thiếu https:// ở đầu." "An address without `https://`.";

    "identity/file-name" Error "Tên tệp không thể là địa chỉ trang." "A file name that cannot be an address.";
    "identity/duplicate-address" Error "Hai trang cùng một địa chỉ." "Two pages with one address.";
    "identity/moved-from" Error "Địa chỉ cũ không dùng được." "What cannot be a former address.";
    "identity/not-an-id" Error "Mã có ký tự ngoài a–z, số và gạch nối." "An id with more than a–z, digits and hyphens.";
    "identity/too-long" Error "Mã quá dài." "An id that is too long.";
    "identity/reserved-name" Error "Tên dành riêng của Windows." "A name that Windows keeps for itself.";
    "identity/mixed-script" Error "Chữ thuộc bảng chữ khác trong mã hoặc số hiệu." "A letter of another script in a code or a number.";
    "identity/not-a-code" Error "Không phải mã thủ tục." "What is no code of a procedure.";
    "identity/unquoted-code" Error "Mã không có dấu nháy." "A code without quotes.";

    "translation/undeclared-language" Warning "Bản dịch sang ngôn ngữ chưa khai." "A translation into a language that is not declared.";
    "translation/no-original" Error "Bản dịch không có bản gốc." "A translation without its original.";
    "translation/fact" Error "Bản dịch ghi lại dữ kiện." "A fact in a translation.";
    "translation/not-a-digest" Error "Không phải dấu vân tay của bản gốc." "What is no digest of an original.";

    "fee/thousands-separator" Error "Số tiền có hai cách đọc." "An amount that reads in two ways.";
    "fee/decimal" Error "Số tiền có phần lẻ." "An amount with decimals.";
    "fee/negative" Error "Số tiền âm." "An amount below zero.";
    "fee/leading-zero" Error "Số tiền bắt đầu bằng số 0." "An amount that begins with a zero.";
    "fee/too-large" Error "Số tiền quá lớn." "An amount that is too large.";
    "fee/number-in-words" Error "Số tiền viết bằng chữ." "An amount in words.";
    "fee/unit-in-amount" Error "Số tiền kèm đơn vị tính." "An amount and what it is for in one value.";
    "fee/currency-in-amount" Error "Số tiền kèm loại tiền." "An amount and its currency in one value.";
    "fee/not-an-amount" Error "Không phải số tiền." "What is no amount.";
    "fee/not-a-percentage" Error "Không phải số phần trăm." "What is no percentage.";
    "fee/unknown-currency" Error "Loại tiền không có." "A currency that does not exist.";

    "deadline/no-unit" Error "Thời hạn không ghi ngày hay ngày làm việc." "A deadline that does not say days or working days.";
    "deadline/working-hours" Error "Thời hạn tính bằng giờ làm việc." "A deadline in working hours.";
    "deadline/fraction" Error "Thời hạn lẻ hơn một nửa." "A deadline finer than a half.";
    "deadline/out-of-range" Error "Thời hạn bằng 0 hoặc quá dài." "A deadline of nothing, or too long.";
    "deadline/unreadable" Error "Thời hạn không đọc được." "A deadline that cannot be read.";

    "date/not-a-date" Error "Không phải ngày." "What is no date.";
    "date/no-such-day" Error "Ngày không có trong lịch." "A day that no calendar has.";
    "date/month-first" Error "Tháng viết trước ngày." "The month before the day.";
    "date/day-first" Notice "Ngày viết theo kiểu ngày/tháng/năm; chỉ báo khi danh mục yêu cầu." "A date that is not written as 2026-02-01; told only where the catalog asks for it.";
    "date/two-digit-year" Error "Năm chỉ có hai chữ số." "A year of two digits.";
    "date/far-year" Error "Năm quá xa." "A year too far away.";
    "hours/not-a-time" Error "Không phải giờ." "What is no time of the day.";
    "hours/no-such-time" Error "Giờ không có trong ngày." "A time that no day has.";
    "hours/bare-weekday" Error "Số không rõ là thứ mấy." "A number that may be either of two weekdays.";
    "hours/unknown-weekday" Error "Không phải ngày trong tuần." "What is no day of the week.";

    "phone/not-a-number" Error "Không phải số điện thoại." "What is no phone number.";
    "phone/several" Error "Nhiều số điện thoại trong một chỗ." "Several phone numbers in one place.";
    "phone/no-area-code" Error "Số điện thoại thiếu mã vùng." "A phone number without its area code.";
    "phone/lost-zero" Error "Số điện thoại mất số 0 ở đầu." "A phone number that lost its first zero.";
    "phone/old-prefix" Error "Số di động 11 số đã đổi." "A mobile number of eleven digits.";

    "place/out-of-range" Error "Tọa độ vượt quá giới hạn." "A coordinate beyond its range.";
    "place/pair" Error "Vĩ độ và kinh độ trong một giá trị." "Latitude and longitude in one value.";
    "place/decimal-comma" Error "Tọa độ có dấu phẩy." "A coordinate with a comma.";
    "place/not-decimal" Error "Tọa độ không phải số thập phân." "A coordinate that is not decimal.";

    "law/not-a-number" Error "Không phải số hiệu văn bản." "What is no number of a law.";
    "status/from-dates" Error "Trạng thái vốn theo ngày hiệu lực." "A status that follows from the dates.";
    "theme/faulty-file" Error "Tệp giao diện của danh mục có lỗi." "A faulty file of the catalog's own theme.";
}
