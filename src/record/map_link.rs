//! A place in one text: two numbers as maps show them, or the address of a map.

use super::coordinate::{DEGREE, Latitude, Location, LocationMap, Longitude, decimal, degrees, sexagesimal};
use crate::jurisdiction::Jurisdiction;
use crate::text::{clean_text, shown};
use crate::yaml::{Fault, Scalar, Style};

/// Keys in the address of a map whose value is a place.
const KEYS: &[&str] = &["q", "query", "ll", "sll", "center", "daddr", "destination", "coordinate", "loc"];

impl Scalar for Location {
    const WHAT: (&'static str, &'static str) =
        ("hai số như 16.0649, 108.2424, hoặc địa chỉ trên bản đồ", "two numbers such as 16.0649, 108.2424, or the address of a map");

    fn scalar(text: &str, style: Style, _: &Jurisdiction) -> Result<Self, Fault> {
        let text = clean_text(text, style)?;
        let lower = text.to_ascii_lowercase();
        if ["http://", "https://", "geo:", "www.", "maps."].iter().any(|start| lower.starts_with(start)) {
            return link(&text, &lower);
        }
        match pair(&text) {
            Some(place) => within(&text, place),
            None => Err(not_a_place(&text)),
        }
    }
}

/// Two decimals, apart by a comma, a semicolon or a blank, perhaps in brackets.
fn pair(text: &str) -> Option<(i32, i32)> {
    let inside = text.strip_prefix('(').map_or(Some(text), |rest| rest.strip_suffix(')'))?.trim();
    let (lat, lng) = inside.split_once([',', ';']).or_else(|| inside.split_once(' '))?;
    let number = |text: &str, side: char| {
        let text = text.trim();
        let text = text.strip_suffix(side).or_else(|| text.strip_suffix(side.to_ascii_lowercase())).unwrap_or(text).trim_end();
        let text = text.strip_suffix('°').unwrap_or(text).trim_end();
        text.contains('.').then(|| decimal(text)).flatten()
    };
    Some((number(lat, 'N')?, number(lng, 'E')?))
}

fn within(text: &str, (lat, lng): (i32, i32)) -> Result<Location, Fault> {
    if lat.abs() <= 90 * DEGREE && lng.abs() <= 180 * DEGREE {
        return Ok(Location(LocationMap { lat: Latitude(lat), lng: Longitude(lng) }));
    }
    let typed = shown(text);
    let (north, east) = (degrees(lat), degrees(lng));
    let remedy = if lng.abs() <= 90 * DEGREE && lat.abs() <= 180 * DEGREE {
        words!("có lẽ hai số đổi chỗ: viết `{east}, {north}`", "the two seem to be swapped: write `{east}, {north}`")
    } else {
        words!("lấy lại hai số từ bản đồ, ví dụ 16.0649, 108.2424", "take both from a map again, such as 16.0649, 108.2424")
    };
    Err(Fault::new(
        "place/out-of-range",
        words!("«{typed}» không phải một nơi trên trái đất", "`{typed}` is no place on the earth"),
        remedy,
    ))
}

/// The place in the address of a map: the pin, else what was asked for, else the middle of what is shown.
fn link(text: &str, lower: &str) -> Result<Location, Fault> {
    let known = lower.starts_with("geo:") || is_map(lower);
    if text.contains(char::is_whitespace) || !known {
        return Err(unread(text));
    }
    let text = &text.replace("%2C", ",").replace("%2c", ",").replace("%20", " ").replace('+', " ");
    let mut pins: Vec<(i32, i32)> = text.split("!3d").skip(1).filter_map(pin).collect();
    pins.dedup();
    let found = match &pins[..] {
        _ if is_way(text) => last_of_way(text),
        [pin] => Some(*pin),
        [] => asked(text).or_else(|| centre(text)),
        _ => None,
    };
    found.map_or_else(|| Err(unread(text)), |place| within(text, place))
}

/// Whether a service of maps of which we know the addresses is at this address, in lower case.
fn is_map(lower: &str) -> bool {
    let rest = lower.split_once("://").map_or(lower, |(_, rest)| rest);
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let host = host.strip_prefix("www.").unwrap_or(host);
    let google = host.strip_prefix("maps.").unwrap_or(host).strip_prefix("google.").is_some_and(|end| end.len() <= 6);
    google && (host.starts_with("maps.") || path.starts_with("maps")) || matches!(host, "openstreetmap.org" | "maps.apple.com")
}

/// Whether a map shows the way from one place to another.
fn is_way(text: &str) -> bool {
    ["/dir/", "/directions", "saddr=", "origin="].iter().any(|sign| text.contains(sign))
}

/// Where a way ends: `/dir/A/B`, `?saddr=A&daddr=B`, `?route=A;B`. Where it begins is where its writer was.
fn last_of_way(text: &str) -> Option<(i32, i32)> {
    let (path, query) = text.split_once('?').unwrap_or((text, ""));
    let query = query.split_once('#').map_or(query, |(query, _)| query);
    let value = |key: &str| query.split('&').find_map(|part| part.strip_prefix(key)?.strip_prefix('='));
    if let Some(end) = ["daddr", "destination", "to"].into_iter().find_map(value) {
        return pair(end);
    }
    if let Some((_, end)) = value("route").and_then(|route| route.rsplit_once(';')) {
        return pair(end);
    }
    let mut steps = path.split("/dir/").nth(1)?.split('/');
    pair(steps.rfind(|step| !step.is_empty() && !step.starts_with('@') && !step.starts_with("data="))?)
}

/// `16.06!4d108.24…`
fn pin(rest: &str) -> Option<(i32, i32)> {
    let (lat, rest) = rest.split_once("!4d")?;
    Some((decimal(lat)?, decimal(number_of(rest))?))
}

fn number_of(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | '-')).unwrap_or(text.len());
    &text[..end]
}

/// `?q=16.06,108.24`, `?mlat=16.06&mlon=108.24`, `/place/16.06,108.24`, `geo:16.06,108.24?z=15`
fn asked(text: &str) -> Option<(i32, i32)> {
    let (path, query) = text.split_once('?').unwrap_or((text, ""));
    let query = query.split_once('#').map_or(query, |(query, _)| query);
    let value = |key: &str| query.split('&').find_map(|part| part.strip_prefix(key)?.strip_prefix('='));
    if let Some(marked) = value("mlat").and_then(decimal).zip(value("mlon").and_then(decimal)) {
        return Some(marked);
    }
    let of_query = KEYS.iter().filter_map(|key| value(key)).find_map(|text| pair(text.strip_prefix("loc:").unwrap_or(text)));
    let parts = path.split(['/', ':']).filter(|part| !part.starts_with('@'));
    let mut places = parts.map(|part| part.split_once(';').map_or(part, |(part, _)| part)).filter_map(pair);
    // Of several, nobody knows which is meant.
    of_query.or_else(|| places.next().filter(|_| places.next().is_none()))
}

/// `/@16.06,108.24,17z`, `#map=17/16.06/108.24`
fn centre(text: &str) -> Option<(i32, i32)> {
    let numbers = |lat: &str, lng: &str| Some((decimal(lat)?, decimal(number_of(lng))?));
    if let Some((_, rest)) = text.split_once("/@") {
        let (lat, rest) = rest.split_once(',')?;
        return numbers(lat, rest);
    }
    let (_, rest) = text.split_once("#map=")?;
    let mut parts = rest.split('/').skip(1);
    numbers(parts.next()?, parts.next()?)
}

fn unread(text: &str) -> Fault {
    let typed = shown(text);
    Fault::new(
        "place/unread-link",
        words!("liên kết «{typed}» không chứa tọa độ mà máy đọc được", "the link `{typed}` holds no coordinates that can be read"),
        words!(
            "mở liên kết, bấm chuột phải (điện thoại: giữ ngón tay) vào đúng chỗ, chép hai số hiện ra vào đây, ví dụ `location: 16.0649, 108.2424`",
            "open the link, right-click the place (on a phone: hold a finger on it), and copy the two numbers here, such as `location: 16.0649, 108.2424`"
        ),
    )
}

fn not_a_place(text: &str) -> Fault {
    let typed = shown(text);
    let cut = text.find(['N', 'S', 'n', 's']).and_then(|at| text.split_at_checked(at + 1));
    let degrees_of = |(lat, lng): (&str, &str)| {
        let lng = lng.trim_start_matches([' ', ',', ';']);
        Some((sexagesimal(lat, ['n', 's'])?, sexagesimal(lng, ['e', 'w'])?))
    };
    let commas = || {
        let parts: Vec<&str> = text.split([',', ';', ' ']).filter(|part| !part.is_empty()).collect();
        if let [a, b, c, d] = parts[..] { Some((decimal(&format!("{a}.{b}"))?, decimal(&format!("{c}.{d}"))?)) } else { None }
    };
    let remedy = match cut.and_then(degrees_of).or_else(commas) {
        Some((lat, lng)) => {
            let (lat, lng) = (degrees(lat), degrees(lng));
            words!("viết số thập phân: `{lat}, {lng}`", "write decimals: `{lat}, {lng}`")
        }
        None => words!(
            "viết hai số như trên bản đồ, ví dụ `location: 16.0649, 108.2424`, hoặc dán địa chỉ dài của Google Maps",
            "write two numbers as maps show them, such as `location: 16.0649, 108.2424`, or paste the long address of Google Maps"
        ),
    };
    Fault::new("place/not-decimal", words!("«{typed}» không phải tọa độ", "`{typed}` is not a place on a map"), remedy)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::scalar::testing::{plain, refused};
    use proptest::prelude::*;

    fn read(text: &str) -> String {
        plain::<Location>(text).map_or_else(|fault| fault.rule.to_owned(), |place| format!("{} {}", place.lat, place.lng))
    }

    #[test]
    fn what_maps_show_and_their_addresses_are_read() {
        for text in [
            "16.0649, 108.2424",
            "16.0649,108.2424",
            "(16.0649, 108.2424)",
            "16.0649 108.2424",
            "16.0649° N, 108.2424° E",
            "https://www.google.com/maps/@16.0649,108.2424,17z",
            "https://www.google.com/maps/@16.0649,108.2424,17z?entry=ttu",
            "https://www.google.com/maps/place/C%C3%B4ng+an/@16.1,108.3,17z/data=!3m1!4b1!4m6!3m5!1s0x31!8m2!3d16.0649!4d108.2424!16s",
            "https://maps.google.com/?q=16.0649,108.2424",
            "https://www.google.com/maps?q=16.0649%2C108.2424&z=17",
            "https://www.google.com/maps/search/?api=1&query=16.0649,108.2424",
            "https://www.google.com.vn/maps/place/16.0649,108.2424",
            "https://www.google.com/maps/search/16.0649,+108.2424",
            "https://www.openstreetmap.org/#map=17/16.0649/108.2424",
            "https://www.openstreetmap.org/?mlat=16.0649&mlon=108.2424#map=17/16.1/108.1",
            "https://maps.apple.com/?ll=16.0649,108.2424&q=Trụ",
            "geo:16.0649,108.2424?z=17",
            "https://www.google.com/maps/dir/16.06,108.24/16.0649,108.2424",
            "https://www.google.com/maps/dir/Ch%E1%BB%A3+C%E1%BB%93n/16.0649,108.2424/@16.07,108.25,15z/data=!3m1!4b1",
            "https://www.google.com/maps/dir//16.0649,108.2424",
            "https://www.google.com/maps/dir/?api=1&origin=16.06,108.24&destination=16.0649,108.2424",
            "https://maps.google.com/?saddr=16.06,108.24&daddr=16.0649,108.2424",
            "https://www.openstreetmap.org/directions?engine=osrm_car&route=16.06,108.24;16.0649,108.2424#map=14/16.07/108.27",
        ] {
            assert_eq!(read(text), "16.0649 108.2424", "{text}");
        }
    }

    #[test]
    fn what_holds_no_place_or_several_is_refused_with_how_to_get_one() {
        for text in [
            "https://maps.app.goo.gl/AbCdEf123",
            "https://goo.gl/maps/x",
            "https://www.google.com/maps/place/Hue",
            "https://example.gov.vn/?q=16.0649,108.2424",
            "https://www.google.com/maps/dir/data=!3d16.1!4d108.1!3d16.2!4d108.2",
            "https://www.google.com/maps/@16.0649,108.2424,17z gần chợ",
            "https://www.google.com/maps/dir/16.06,108.24/C%C3%B4ng+an+ph%C6%B0%E1%BB%9Dng",
            "https://www.google.com/maps/dir/16.06,108.24/C%C3%B4ng+an/@16.07,108.25,15z",
            "https://www.google.com/maps/dir/?api=1&origin=16.06,108.24&destination=Hue",
            "https://www.openstreetmap.org/directions?route=16.06,108.24;#map=14/16.07/108.27",
            "https://www.google.com/maps/search/16.0649,108.2424/16.1,108.3",
        ] {
            assert_eq!(read(text), "place/unread-link", "{text}");
        }
        assert!(refused::<Location>("https://maps.app.goo.gl/x").1.contains("chép hai số"));
        for text in ["16.0649", "16, 108", "16.0649, 108.2424 gần chợ", "Số 1 Trần Phú", "16.0649, 108.2424, 17"] {
            assert_eq!(read(text), "place/not-decimal", "{text}");
        }
        assert_eq!(refused::<Location>("16°03′15″N 108°12′7.8″E").1, "viết số thập phân: `16.054167, 108.202167`");
        assert_eq!(refused::<Location>("16,0649, 108,2424").1, "viết số thập phân: `16.0649, 108.2424`");
        assert_eq!(refused::<Location>("108.2424, 16.0649").1, "có lẽ hai số đổi chỗ: viết `16.0649, 108.2424`");
    }

    proptest! {
        #[test]
        fn reading_never_panics(text in "\\PC{0,40}|https://www.google.com/maps[/@!?a-z0-9.,=&-]{0,40}|[0-9., N°E-]{0,24}") {
            let _ = plain::<Location>(&text);
        }
    }
}
