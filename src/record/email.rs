//! A mailbox.

use std::fmt;

use crate::jurisdiction::Jurisdiction;
use crate::text::{clean_text, is_mailbox, shown};
use crate::yaml::{Fault, Scalar, Style};

/// An address to which mail can be sent.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Email(pub String);

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Scalar for Email {
    const WHAT: (&'static str, &'static str) = ("một địa chỉ thư như motcua@danang.gov.vn", "a mail address such as motcua@danang.gov.vn");

    fn schema() -> serde_json::Value {
        serde_json::json!({ "type": "string", "pattern": "^(mailto:)?[^@\\s]+@[^@\\s]+\\.[^@\\s]+$" })
    }

    fn scalar(text: &str, style: Style, _: &Jurisdiction) -> Result<Self, Fault> {
        let text = clean_text(text, style)?;
        let bare = text.strip_prefix("mailto:").unwrap_or(&text);
        if is_mailbox(bare) {
            return Ok(Self(bare.to_owned()));
        }
        let typed = shown(&text);
        let bare: String = bare.split_whitespace().collect::<String>().replace("[at]", "@").replace("(at)", "@");
        let bare = bare.trim_matches(['<', '>', '.', ',', ';', '(', ')']);
        let remedy = if is_mailbox(bare) {
            words!("viết {bare}", "write {bare}")
        } else {
            words!(
                "viết một địa chỉ như motcua@danang.gov.vn, hoặc xóa dòng này",
                "write an address such as motcua@danang.gov.vn, or delete the line"
            )
        };
        Err(Fault::new(
            "link/not-a-mailbox",
            words!(
                "«{typed}» không phải một địa chỉ thư: thư gửi tới đó sẽ không tới ai",
                "`{typed}` is no mail address: mail sent there reaches nobody"
            ),
            remedy,
        ))
    }
}

read_scalar!(Email);
written_as_shown!(Email);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::scalar::testing::{plain, quoted, refused};
    use proptest::prelude::*;

    #[test]
    fn mailboxes_are_read_as_they_stand() {
        for text in ["motcua@danang.gov.vn", "Phong.Mot-Cua+tt@danang.gov.vn", "mailto:a@b.vn"] {
            assert_eq!(plain::<Email>(text).map(|mail| mail.0), Ok(text.trim_start_matches("mailto:").to_owned()));
        }
    }

    #[test]
    fn what_no_mail_reaches_is_refused_with_what_is_meant() {
        for (text, remedy) in [
            ("motcua @danang.gov.vn", "viết motcua@danang.gov.vn"),
            ("motcua[at]danang.gov.vn", "viết motcua@danang.gov.vn"),
            ("<motcua@danang.gov.vn>", "viết motcua@danang.gov.vn"),
        ] {
            assert_eq!(refused::<Email>(text), ("link/not-a-mailbox", remedy.to_owned()), "{text}");
        }
        for text in ["motcua", "motcua@", "@danang.gov.vn", "a@b", "a@b..vn", "a@b.vn, c@d.vn", "a@b@c.vn", "a@b.vn?bcc=x@y.vn", "thư@a.vn"]
        {
            assert_eq!(refused::<Email>(text).0, "link/not-a-mailbox", "{text}");
        }
    }

    proptest! {
        #[test]
        fn reading_never_panics_and_reads_back(text in "\\PC{0,40}|[a-z.@]{0,20}") {
            let _ = plain::<Email>(&text);
            if let Ok(mail) = quoted::<Email>(&text) {
                prop_assert_eq!(quoted::<Email>(&mail.to_string()), Ok(mail));
            }
        }
    }
}
