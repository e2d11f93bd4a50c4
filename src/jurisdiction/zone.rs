//! Where days begin: the time zone of a catalog.

use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};

use super::Jurisdiction;

impl Jurisdiction {
    /// The same where days begin elsewhere.
    #[must_use]
    pub fn in_zone(&self, time_zone: &str) -> Self {
        Self { time_zone: time_zone.to_owned(), ..self.clone() }
    }

    /// The distance of its clocks from UTC, where it is the same all the year.
    #[must_use]
    pub fn fixed_offset(&self) -> Option<Offset> {
        let zone = TimeZone::get(&self.time_zone).ok()?;
        // Half a year apart, in years that lie behind us and ahead of us: 2020 to 2040.
        let moments = (0..40).map(|half| 1_577_836_800 + half * 15_778_800);
        let mut offsets = moments.filter_map(|second| Some(zone.to_offset(Timestamp::from_second(second).ok()?)));
        let first = offsets.next()?;
        offsets.all(|offset| offset == first).then_some(first)
    }

    /// A script of a theme with the zone in the places of its marks: `at-zone`, and `at-ahead` for the milliseconds by which its
    /// clocks are ahead of UTC, 0 where that changes with the season.
    #[must_use]
    pub fn clock_in(&self, script: &str) -> String {
        let ahead = self.fixed_offset().map_or(0, |offset| i64::from(offset.seconds()) * 1000);
        script.replace("at-zone", &self.time_zone).replace("at-ahead", &ahead.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_clocks_without_seasons_have_one_distance() {
        let ahead = |zone: &str| Jurisdiction::default().in_zone(zone).fixed_offset().map(Offset::seconds);
        assert_eq!(ahead("Asia/Ho_Chi_Minh"), Some(7 * 3600));
        assert_eq!(ahead("UTC"), Some(0));
        assert_eq!([ahead("Europe/Paris"), ahead("Europe/London"), ahead("nowhere")], [None; 3]);
    }

    #[test]
    fn a_script_is_told_the_zone() {
        let told = |zone: &str| Jurisdiction::default().in_zone(zone).clock_in("+'at-ahead' 'at-zone'");
        assert_eq!(told("Asia/Ho_Chi_Minh"), "+'25200000' 'Asia/Ho_Chi_Minh'");
        assert_eq!(told("Europe/Paris"), "+'0' 'Europe/Paris'");
    }
}
