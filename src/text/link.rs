//! Where a link may lead: an allow list, judged on what a browser would make of the address.

use super::clean::shown;
use crate::letters::foreign_letter;
use crate::yaml::Fault;

/// The longest address that is taken, in bytes; browsers and mail clients cut longer ones.
const MAX_LENGTH: usize = 2_000;

/// What a link leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LinkKind {
    /// A page over `https`.
    Https,
    /// A page over `http`: allowed, and worth a warning.
    Http,
    /// A mail address after `mailto:`.
    Mail,
    /// A phone number after `tel:`.
    Phone,
    /// A place in this catalog, or on the same page after `#`.
    Relative,
}

/// Says what an address leads to, or why it must not be a link. `url` is the decoded value, without entities.
///
/// # Errors
/// `link/hidden-character`, `link/space`, `link/unsafe-scheme`, `link/userinfo`, `link/misleading-host`, `link/host`,
/// `link/backslash`, `link/other-origin`, `link/too-long` or `link/empty`, each with its remedy.
pub fn judge(url: &str) -> Result<LinkKind, Fault> {
    let url = url.trim_matches(|c: char| c <= ' ');
    if url.is_empty() {
        return Err(Fault::new(
            "link/empty",
            words!("liên kết không có địa chỉ", "the link has no address"),
            words!("viết địa chỉ, ví dụ https://dichvucong.gov.vn", "write the address, such as https://dichvucong.gov.vn"),
        ));
    }
    if url.len() > MAX_LENGTH {
        return Err(Fault::new(
            "link/too-long",
            words!("địa chỉ quá dài (trên {MAX_LENGTH} byte)", "the address is too long (over {MAX_LENGTH} bytes)"),
            words!("dùng địa chỉ ngắn hơn", "use a shorter address"),
        ));
    }
    // Browsers drop tabs and line ends inside an address, so the scheme is looked for in what they would see.
    let seen: String = url.chars().filter(|c| !is_dropped(*c)).collect();
    let end = seen.find(['/', '?', '#', '\\']).unwrap_or(seen.len());
    let scheme = seen[..end].split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    let kind = match scheme.as_deref() {
        None => LinkKind::Relative,
        Some("https") => LinkKind::Https,
        Some("http") => LinkKind::Http,
        Some("mailto") => LinkKind::Mail,
        Some("tel") => LinkKind::Phone,
        Some(scheme) => return Err(unsafe_scheme(scheme)),
    };
    if seen.len() != url.len() {
        return Err(Fault::new(
            "link/hidden-character",
            words!("địa chỉ có ký tự không nhìn thấy được", "the address holds characters that cannot be seen"),
            words!("xóa và gõ lại địa chỉ, hoặc chép lại từ trình duyệt", "type the address again, or copy it from the browser"),
        ));
    }
    if url.contains(char::is_whitespace) {
        let fixed = url.split_whitespace().collect::<Vec<_>>().join("%20");
        let fixed = shown(&fixed);
        return Err(Fault::new(
            "link/space",
            words!("địa chỉ có dấu cách", "the address holds a space"),
            words!("bỏ dấu cách, hoặc viết %20 thay cho nó: {fixed}", "delete the space, or write it as %20: {fixed}"),
        ));
    }
    if url.contains('\\') {
        let fixed = url.replace('\\', "/");
        let fixed = shown(&fixed);
        return Err(Fault::new(
            "link/backslash",
            words!("địa chỉ có dấu \\", "the address holds a backslash"),
            words!("viết dấu / thay cho \\: {fixed}", "write / instead of \\: {fixed}"),
        ));
    }
    match kind {
        LinkKind::Https | LinkKind::Http => site(url)?,
        LinkKind::Mail => mail(url)?,
        LinkKind::Phone => phone(url)?,
        LinkKind::Relative => relative(url)?,
    }
    Ok(kind)
}

/// Characters that a browser drops or that a reader cannot see: controls, zero-width characters, bidi controls.
fn is_dropped(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

fn site(url: &str) -> Result<(), Fault> {
    let (_, rest) = url.split_once(':').unwrap_or_default();
    let Some(rest) = rest.strip_prefix("//") else {
        return Err(host(url));
    };
    let authority = &rest[..rest.find(['/', '?', '#']).unwrap_or(rest.len())];
    if let Some((_, real)) = authority.rsplit_once('@') {
        let real = shown(real);
        return Err(Fault::new(
            "link/userinfo",
            words!(
                "địa chỉ có dấu @ trước tên trang; nó thật ra dẫn tới «{real}»",
                "there is an @ before the host; the link really leads to `{real}`"
            ),
            words!(
                "bỏ phần trước dấu @, nếu «{real}» đúng là trang cần dẫn",
                "delete what is before the @, if `{real}` is the site you mean"
            ),
        ));
    }
    let (name, port) = authority.split_once(':').unwrap_or((authority, "443"));
    if !port.bytes().all(|byte| byte.is_ascii_digit()) || port.parse::<u16>().is_ok_and(|port| port == 0) || port.parse::<u16>().is_err() {
        return Err(host(url));
    }
    let labels_fine = name.contains('.')
        && name.trim_end_matches('.').split('.').all(|label| {
            !label.is_empty()
                && label.len() <= 63
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|c| c.is_alphanumeric() || c == '-' || (c == '_' && name.is_ascii()))
        });
    if !labels_fine || name.len() > 253 {
        return Err(host(url));
    }
    let punycode = name.split('.').any(|label| label.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("xn--")));
    let foreign = foreign_letter(name);
    let mixed = foreign.is_some() && name.chars().any(|c| c.is_alphanumeric() && foreign_letter(c.encode_utf8(&mut [0; 4])).is_none());
    if punycode || mixed {
        let name = shown(name);
        return Err(Fault::new(
            "link/misleading-host",
            words!(
                "tên trang «{name}» có chữ thuộc bảng chữ khác, trông giống mà không phải",
                "the host `{name}` holds letters of another script that look like ours"
            ),
            words!("gõ lại tên trang bằng tay, chỉ dùng chữ a–z", "type the host again by hand, in the letters a–z"),
        ));
    }
    Ok(())
}

/// The address of a site that others are built upon, ending in `/`, as it should be written: without a question, a place in a page,
/// steps back, empty steps, its first page, or signs that need a code.
#[must_use]
pub fn site_root(url: &str) -> String {
    let url = &url[..url.find(['?', '#']).unwrap_or(url.len())];
    let start = url.find("://").map_or(0, |at| at + 3);
    let host = url[start..].find('/').map_or(url.len(), |length| start + length);
    let is_plain = |step: &str| !step.is_empty() && step.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte));
    let mut steps: Vec<&str> = Vec::new();
    for step in url[host..].split('/') {
        match step {
            ".." => drop(steps.pop()),
            "." => {}
            step if is_plain(step) => steps.push(step),
            _ => {}
        }
    }
    if matches!(steps.last(), Some(&("index.html" | "index.htm"))) {
        steps.pop();
    }
    let folder: String = steps.iter().flat_map(|step| [step, "/"]).collect();
    format!("{}/{folder}", &url[..host])
}

/// Whether mail can be sent to this address.
#[must_use]
pub fn is_mailbox(address: &str) -> bool {
    address.len() <= 254
        && address.split_once('@').is_some_and(|(person, site)| {
            !person.is_empty()
                && person.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".!#$&'*+-/=^_`{|}~".contains(&byte))
                && site.contains('.')
                && site.split('.').all(|label| !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'))
        })
}

fn mail(url: &str) -> Result<(), Fault> {
    let address = url.get("mailto:".len()..).unwrap_or_default();
    let (address, query) = address.split_once('?').unwrap_or((address, ""));
    let lower = query.to_ascii_lowercase();
    let headers_fine = query.is_empty() || lower.split('&').all(|part| part.starts_with("subject=") || part.starts_with("body="));
    if is_mailbox(address) && headers_fine && !lower.contains("%0a") && !lower.contains("%0d") {
        return Ok(());
    }
    Err(Fault::new(
        "link/mail",
        words!("sau «mailto:» phải là một địa chỉ thư", "a mail address must follow `mailto:`"),
        words!("viết ví dụ mailto:motcua@danang.gov.vn", "write for example mailto:motcua@danang.gov.vn"),
    ))
}

fn phone(url: &str) -> Result<(), Fault> {
    let number = url.get("tel:".len()..).unwrap_or_default();
    let (number, extension) = number.split_once(";ext=").unwrap_or((number, "0"));
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let fine = (3..=15).contains(&digits)
        && number.trim_start_matches('+').bytes().all(|byte| byte.is_ascii_digit() || b"-.()".contains(&byte))
        && !extension.is_empty()
        && extension.bytes().all(|byte| byte.is_ascii_digit());
    if fine {
        return Ok(());
    }
    Err(Fault::new(
        "link/phone",
        words!("sau «tel:» phải là một số điện thoại", "a phone number must follow `tel:`"),
        words!("viết liền, ví dụ tel:+842363822300", "write it without spaces, such as tel:+842363822300"),
    ))
}

fn relative(url: &str) -> Result<(), Fault> {
    if url.starts_with("//") {
        return Err(Fault::new(
            "link/other-origin",
            words!("địa chỉ bắt đầu bằng // dẫn sang trang khác", "an address that begins with // leads to another site"),
            words!("viết cả https: ở đầu: https:{url}", "write https: before it: https:{url}"),
        ));
    }
    // `javascript%3A…` and `javascript&colon;…` are no schemes to a browser, and no honest file name either.
    let first = url[..url.find(['/', '?']).unwrap_or(url.len())].to_ascii_lowercase();
    if first.contains("&colon;") || first.contains("&#") || first.split('#').next().is_some_and(|path| path.contains("%3a")) {
        return Err(unsafe_scheme(&first));
    }
    Ok(())
}

fn unsafe_scheme(scheme: &str) -> Fault {
    let scheme = shown(scheme);
    Fault::new(
        "link/unsafe-scheme",
        words!("không dẫn tới địa chỉ loại «{scheme}:»", "links of the kind `{scheme}:` are not allowed"),
        words!(
            "chỉ dùng https:, http:, mailto:, tel: hoặc tên một mục trong danh mục này",
            "use https:, http:, mailto:, tel: or the name of an entry of this catalog"
        ),
    )
}

fn host(url: &str) -> Fault {
    let url = shown(url);
    Fault::new(
        "link/host",
        words!("không đọc được tên trang trong «{url}»", "the host in `{url}` cannot be read"),
        words!("viết đủ, ví dụ https://dichvucong.gov.vn", "write it in full, such as https://dichvucong.gov.vn"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rule(url: &str) -> &'static str {
        judge(url).map_or_else(|fault| fault.rule, |_| "fine")
    }

    #[test]
    fn honest_addresses_are_told_by_kind() {
        assert_eq!(judge("https://dichvucong.gov.vn/p/home?x=1#y"), Ok(LinkKind::Https));
        assert_eq!(judge(" HTTP://example.vn:8080 "), Ok(LinkKind::Http));
        assert_eq!(judge("mailto:mot-cua@danang.gov.vn?subject=H%E1%BB%8Fi"), Ok(LinkKind::Mail));
        assert_eq!(judge("tel:+842363822300;ext=12"), Ok(LinkKind::Phone));
        assert_eq!(judge("tel:113"), Ok(LinkKind::Phone));
        assert_eq!(judge("dang-ky-thuong-tru#phi"), Ok(LinkKind::Relative));
        assert_eq!(judge("#phi"), Ok(LinkKind::Relative));
        assert_eq!(judge("files/mau:1.pdf"), Ok(LinkKind::Relative));
        assert_eq!(judge("https://công-an.example.vn"), Ok(LinkKind::Https));
        assert_eq!(judge("https://пример.рф"), Ok(LinkKind::Https));
    }

    #[test]
    fn schemes_that_run_or_read_are_refused_however_they_are_dressed() {
        for url in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\tscript:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "java\u{200b}script:alert(1)",
            "\u{0}javascript:alert(1)",
            "javascript :alert(1)",
            "data:text/html,<script>",
            "vbscript:x",
            "file:///etc/passwd",
            "C:\\x",
            "javascript%3Aalert(1)",
            "javascript&colon;alert(1)",
            "javascript&#58;alert(1)",
            ":x",
        ] {
            assert_eq!(rule(url), "link/unsafe-scheme", "{url:?}");
        }
    }

    #[test]
    fn hosts_that_deceive_are_refused() {
        assert_eq!(rule("https://dichvucong.gov.vn@evil.example/"), "link/userinfo");
        assert_eq!(rule("https://a:b@evil.example/"), "link/userinfo");
        assert_eq!(rule("https://dichvucong.gоv.vn"), "link/misleading-host");
        assert_eq!(rule("https://xn--80ak6aa92e.com"), "link/misleading-host");
        assert_eq!(rule("https://ｅxample.com"), "link/misleading-host");
        assert_eq!(rule("https://gov\u{202e}nv.example"), "link/hidden-character");
        assert_eq!(rule("https://gov。vn"), "link/host");
        assert_eq!(rule("https:dichvucong.gov.vn"), "link/host");
        assert_eq!(rule("https:///x"), "link/host");
        assert_eq!(rule("https://localhost"), "link/host");
        assert_eq!(rule("https://a.vn:99999999"), "link/host");
        assert_eq!(rule("https://%65vil.example"), "link/host");
        assert_eq!(rule("//evil.example"), "link/other-origin");
        assert_eq!(rule("https://a.vn\\@evil.example"), "link/backslash");
        assert_eq!(rule("\\\\evil.example"), "link/backslash");
    }

    #[test]
    fn slips_have_words_of_their_own() {
        assert_eq!(rule("https://a.vn/b c"), "link/space");
        assert_eq!(rule("https://a.vn/b\tc"), "link/hidden-character");
        assert_eq!(rule("mailto:"), "link/mail");
        assert_eq!(rule("mailto:a@b.vn?bcc=c@d.vn"), "link/mail");
        assert_eq!(rule("mailto:a@b.vn?subject=x%0D%0ABcc:c@d.vn"), "link/mail");
        assert_eq!(rule("tel:abc"), "link/phone");
        assert_eq!(rule(""), "link/empty");
        assert_eq!(rule(&"a".repeat(2001)), "link/too-long");
    }

    proptest! {
        #[test]
        fn judging_never_panics_and_never_passes_a_scheme_off_the_list(url in "\\PC{0,40}|[a-z:/@.\\\\\t %#?&;0-9]{0,40}") {
            if judge(&url) == Ok(LinkKind::Relative) {
                let head = url.trim_start().split(['/', '?', '#']).next().unwrap_or_default();
                prop_assert!(!head.contains(':'), "{url}");
            }
        }
    }
}
