//! A place on the earth.

use std::fmt;

use crate::jurisdiction::{Jurisdiction, Place};
use crate::letters::unmarked;
use crate::text::{clean_text, shown};
use crate::yaml::{Book, Describe, Fault, Node, NodeKind, Read, Reader, Scalar, Style, any_of, describe_scalar};

/// Millionths in a degree: a step of 11 cm on the ground.
pub(super) const DEGREE: i32 = 1_000_000;

/// Degrees north of the equator, in millionths; south is negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Latitude(pub(super) i32);

/// Degrees east of Greenwich, in millionths; west is negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Longitude(pub(super) i32);

impl Latitude {
    /// Millionths of a degree, from -90 000 000 to 90 000 000.
    #[must_use]
    pub fn millionths(self) -> i32 {
        self.0
    }
}

impl Longitude {
    /// Millionths of a degree, from -180 000 000 to 180 000 000.
    #[must_use]
    pub fn millionths(self) -> i32 {
        self.0
    }
}

record! {
    /// The written form of a [`Location`].
    #[derive(Copy)]
    pub struct LocationMap {
        /// Vĩ độ, degrees north.
        pub lat: Latitude,
        /// Kinh độ, degrees east.
        pub lng: Longitude,
    }
}

/// Where something is; two numbers or the address of a map mean the same.
#[derive(Debug, Clone, Copy, Default, PartialEq, serde::Serialize)]
#[serde(transparent)]
pub struct Location(pub LocationMap);

impl std::ops::Deref for Location {
    type Target = LocationMap;

    fn deref(&self) -> &LocationMap {
        &self.0
    }
}

impl Read for Location {
    fn read(node: &Node, reader: &mut Reader<'_>) -> Self {
        match node.kind {
            NodeKind::Scalar(..) => reader.scalar(node).unwrap_or_default(),
            _ => Self(LocationMap::read(node, reader)),
        }
    }
}

impl LocationMap {
    /// Whether this is roughly in this box.
    #[must_use]
    pub fn is_in(self, place: Place) -> bool {
        (place.south * DEGREE..=place.north * DEGREE).contains(&self.lat.0)
            && (place.west * DEGREE..=place.east * DEGREE).contains(&self.lng.0)
    }
}

impl Scalar for Latitude {
    const WHAT: (&'static str, &'static str) = ("một vĩ độ như 16.054407", "a latitude such as 16.054407");

    fn schema() -> serde_json::Value {
        serde_json::json!({ "type": ["number", "string"], "minimum": -90, "maximum": 90 })
    }

    fn scalar(text: &str, style: Style, habits: &Jurisdiction) -> Result<Self, Fault> {
        read(text, style, 90, ['n', 's'], "lat", habits.place).map(Self)
    }
}

impl Scalar for Longitude {
    const WHAT: (&'static str, &'static str) = ("một kinh độ như 108.202164", "a longitude such as 108.202164");

    fn schema() -> serde_json::Value {
        serde_json::json!({ "type": ["number", "string"], "minimum": -180, "maximum": 180 })
    }

    fn scalar(text: &str, style: Style, habits: &Jurisdiction) -> Result<Self, Fault> {
        read(text, style, 180, ['e', 'w'], "lng", habits.place).map(Self)
    }
}

/// Reads decimal degrees. Other spellings are refused with the decimal they mean, because maps and programs share only that one.
fn read(text: &str, style: Style, most: i32, sides: [char; 2], key: &str, here: Place) -> Result<i32, Fault> {
    let text = clean_text(text, style)?;
    let typed = shown(&text);
    if let Some(value) = decimal(&text) {
        if value.abs() <= most * DEGREE {
            return Ok(value);
        }
        let swapped = key == "lat" && (here.west * DEGREE..=here.east * DEGREE).contains(&value);
        let remedy = if swapped {
            words!(
                "có lẽ vĩ độ và kinh độ đổi chỗ: viết `lng: {text}`, số kia là `lat`",
                "latitude and longitude seem to be swapped: write `lng: {text}`, and the other number as `lat`"
            )
        } else {
            words!("viết từ -{most} đến {most}", "write from -{most} to {most}")
        };
        return Err(Fault::new("place/out-of-range", words!("«{typed}» vượt quá {most} độ", "`{typed}` is beyond {most} degrees"), remedy));
    }
    if let Some((lat, lng)) = text.split_once(", ").or_else(|| text.split_once(' ')).or_else(|| text.split_once(','))
        && let (Some(north), Some(east)) = (decimal(lat.trim()), decimal(lng.trim()))
        && lat.contains('.')
        && lng.contains('.')
    {
        let (north, east) = (degrees(north), degrees(east));
        return Err(Fault::new(
            "place/pair",
            words!("«{typed}» là cả vĩ độ và kinh độ", "`{typed}` is both a latitude and a longitude"),
            words!("viết hai dòng: `lat: {north}` và `lng: {east}`", "write two lines: `lat: {north}` and `lng: {east}`"),
        ));
    }
    if text.matches(',').count() == 1
        && !text.contains('.')
        && let Some(value) = decimal(&text.replace(',', "."))
    {
        let value = degrees(value);
        return Err(Fault::new(
            "place/decimal-comma",
            words!("tọa độ «{typed}» dùng dấu phẩy", "the coordinate `{typed}` has a comma"),
            words!("viết dấu chấm: {value}", "write a point: {value}"),
        ));
    }
    let remedy = match sexagesimal(&text, sides).filter(|value| value.abs() <= most * DEGREE).map(degrees) {
        Some(value) => words!("viết số thập phân: {value}", "write it as a decimal: {value}"),
        None => words!(
            "viết số thập phân như trên bản đồ, ví dụ lat: 16.054407, lng: 108.202164",
            "write a decimal as maps show it, such as lat: 16.054407, lng: 108.202164"
        ),
    };
    Err(Fault::new("place/not-decimal", words!("«{typed}» không phải tọa độ thập phân", "`{typed}` is not a decimal coordinate"), remedy))
}

/// Decimal degrees in millionths, rounded to the nearest, half away from zero.
pub(super) fn decimal(text: &str) -> Option<i32> {
    let (negative, number) = match text.strip_prefix(['-', '−']) {
        Some(number) => (true, number),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, part) = number.split_once('.').unwrap_or((number, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(part) || whole.len() > 3 {
        return None;
    }
    let mut value = whole.parse::<i32>().ok()? * DEGREE;
    value += format!("{:0<6}", &part[..part.len().min(6)]).parse::<i32>().ok()?;
    value += i32::from(part.as_bytes().get(6).is_some_and(|digit| *digit >= b'5'));
    Some(if negative { -value } else { value })
}

/// Degrees, minutes and seconds such as `16°03′15.5″N`, in millionths.
pub(super) fn sexagesimal(text: &str, sides: [char; 2]) -> Option<i32> {
    let plain: String = unmarked(text).filter(|c| !c.is_whitespace()).take(40).collect();
    let plain = plain.replace(',', ".");
    let south = plain.ends_with(sides[1]);
    let plain = plain.trim_end_matches(sides);
    let mut numbers = plain.split(['°', 'º', '\'', '′', '’', '"', '″', '”']).filter(|part| !part.is_empty());
    let mut value = i64::from(decimal(numbers.next()?)?);
    let mut scale = 60;
    for part in numbers {
        let part = i64::from(decimal(part).filter(|part| (0..60 * DEGREE).contains(part))?);
        if scale > 3600 || value < 0 {
            return None;
        }
        value += (part + scale / 2) / scale;
        scale *= 60;
    }
    let value = i32::try_from(value).ok()?;
    plain.contains(['°', 'º']).then_some(if south { -value } else { value })
}

/// Millionths of a degree as a decimal without idle zeros.
pub(super) fn degrees(millionths: i32) -> String {
    let sign = if millionths < 0 { "-" } else { "" };
    let (whole, part) = (millionths.unsigned_abs() / DEGREE.unsigned_abs(), millionths.unsigned_abs() % DEGREE.unsigned_abs());
    let part = format!("{part:06}");
    match part.trim_end_matches('0') {
        "" => format!("{sign}{whole}.0"),
        part => format!("{sign}{whole}.{part}"),
    }
}

impl fmt::Display for Latitude {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&degrees(self.0))
    }
}

impl fmt::Display for Longitude {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&degrees(self.0))
    }
}

/// Six decimals are exact in a double, so that the JSON number is what was written.
macro_rules! written_as_number {
    ($($type:ty),*) => {$(
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_f64(f64::from(self.0) / f64::from(DEGREE))
            }
        }
    )*};
}

written_as_inner!(Location);

impl Describe for Location {
    fn describe(book: &mut Book) -> serde_json::Value {
        any_of([LocationMap::describe(book), describe_scalar::<Self>()])
    }
}

read_scalar!(Latitude, Longitude);
written_as_number!(Latitude, Longitude);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::scalar::testing::{plain, quoted, refused};
    use proptest::prelude::*;

    fn at(lat: &str, lng: &str) -> Location {
        Location(LocationMap { lat: plain(lat).unwrap_or_default(), lng: plain(lng).unwrap_or_default() })
    }

    #[test]
    fn decimals_are_read_and_rounded_to_millionths() {
        assert_eq!(plain("16.054407"), Ok(Latitude(16_054_407)));
        assert_eq!(quoted("16.038544573026545"), Ok(Latitude(16_038_545)));
        assert_eq!(plain("108"), Ok(Longitude(108_000_000)));
        assert_eq!(plain("-33.9"), Ok(Latitude(-33_900_000)));
        assert_eq!(plain::<Latitude>("16.0540").map(|lat| lat.to_string()), Ok("16.054".into()));
        assert_eq!(plain("90"), Ok(Latitude(90 * DEGREE)));
    }

    #[test]
    fn a_decimal_comma_is_refused_with_the_point() {
        assert_eq!(refused::<Latitude>("16,0544"), ("place/decimal-comma", "viết dấu chấm: 16.0544".into()));
    }

    #[test]
    fn degrees_and_minutes_are_refused_with_their_decimal() {
        assert_eq!(refused::<Latitude>("16°03′15″N"), ("place/not-decimal", "viết số thập phân: 16.054167".into()));
        assert_eq!(refused::<Longitude>("108°12'7.8\"E"), ("place/not-decimal", "viết số thập phân: 108.202167".into()));
        assert_eq!(refused::<Latitude>("16° 3,25' S").1, "viết số thập phân: -16.054167");
        assert!(refused::<Latitude>("16°03′15″E").1.starts_with("viết số thập phân như trên bản đồ"));
        assert!(refused::<Latitude>("16°61′").1.starts_with("viết số thập phân như trên bản đồ"));
    }

    #[test]
    fn both_coordinates_at_once_are_refused_with_two_lines() {
        let remedy = "viết hai dòng: `lat: 16.054407` và `lng: 108.202164`";
        assert_eq!(refused::<Latitude>("16.054407, 108.202164"), ("place/pair", remedy.into()));
        assert_eq!(refused::<Latitude>("16.054407 108.202164"), ("place/pair", remedy.into()));
    }

    #[test]
    fn what_is_beyond_the_earth_is_refused() {
        assert_eq!(refused::<Latitude>("91"), ("place/out-of-range", "viết từ -90 đến 90".into()));
        assert_eq!(
            refused::<Latitude>("108.2"),
            ("place/out-of-range", "có lẽ vĩ độ và kinh độ đổi chỗ: viết `lng: 108.2`, số kia là `lat`".into())
        );
        assert_eq!(refused::<Longitude>("180.000001").0, "place/out-of-range");
        for text in ["1e2", "nan", "inf", ".5", "16.", "16.05.44", "１６"] {
            assert_eq!(refused::<Latitude>(text).0, "place/not-decimal", "{text}");
        }
    }

    #[test]
    fn the_islands_are_in_the_country() {
        assert!(at("16.0544", "108.2022").is_in(Jurisdiction::usual().place));
        assert!(at("16.5", "112.0").is_in(Jurisdiction::usual().place), "Hoàng Sa");
        assert!(at("8.64", "111.92").is_in(Jurisdiction::usual().place), "Trường Sa");
        assert!(!at("48.85", "2.35").is_in(Jurisdiction::usual().place));
    }

    #[test]
    fn json_has_the_number_that_was_written() {
        assert_eq!(serde_json::to_string(&at("16.054407", "108.202164")).unwrap_or_default(), r#"{"lat":16.054407,"lng":108.202164}"#);
    }

    proptest! {
        #[test]
        fn reading_never_panics(text in "\\PC{0,30}|[0-9.,°′″NE -]{0,20}") {
            let _ = (plain::<Latitude>(&text), quoted::<Longitude>(&text));
        }

        #[test]
        fn coordinates_read_back(lat in -90 * DEGREE..=90 * DEGREE, lng in -180 * DEGREE..=180 * DEGREE) {
            prop_assert_eq!(plain(&Latitude(lat).to_string()), Ok(Latitude(lat)));
            prop_assert_eq!(quoted(&Longitude(lng).to_string()), Ok(Longitude(lng)));
        }
    }
}
