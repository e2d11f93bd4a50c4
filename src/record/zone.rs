//! The time zone of a catalog, by its IANA name.

use crate::jurisdiction::Jurisdiction;
use crate::text::{clean_text, shown};
use crate::yaml::{Fault, Scalar, Style};

/// A time zone that is known: `Asia/Ho_Chi_Minh`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TimeZoneName(pub String);

impl std::fmt::Display for TimeZoneName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl Scalar for TimeZoneName {
    const WHAT: (&'static str, &'static str) = ("một múi giờ như Asia/Ho_Chi_Minh", "a time zone such as Asia/Ho_Chi_Minh");

    fn scalar(text: &str, style: Style, habits: &Jurisdiction) -> Result<Self, Fault> {
        let text = clean_text(text, style)?;
        if jiff::tz::TimeZone::get(&text).is_ok() {
            return Ok(Self(text));
        }
        let (typed, usual) = (shown(&text), &habits.time_zone);
        Err(Fault::new(
            "catalog/not-a-time-zone",
            words!("không có múi giờ «{typed}»", "there is no time zone `{typed}`"),
            words!("viết tên theo IANA, như {usual}", "write its IANA name, such as {usual}"),
        ))
    }
}

read_scalar!(TimeZoneName);
written_as_shown!(TimeZoneName);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::scalar::testing::{plain, refused};

    #[test]
    fn a_zone_is_one_that_is_known() {
        for text in ["Asia/Ho_Chi_Minh", "Asia/Saigon", "Europe/Paris", "UTC"] {
            assert_eq!(plain(text), Ok(TimeZoneName(text.to_owned())), "{text}");
        }
        for text in ["Asia/Saigon2", "GMT+7 giờ", "+07:00", "Hà Nội", "../etc/passwd"] {
            assert_eq!(refused::<TimeZoneName>(text).0, "catalog/not-a-time-zone", "{text}");
        }
    }
}
