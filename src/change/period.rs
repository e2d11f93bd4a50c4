//! The days between which something applies, in words.

use super::circumstance::both;
use crate::finding::Words;
use crate::record::{Date, Effective};

/// «từ 01/01/2026 đến hết 31/12/2026».
pub(super) fn period(effective: &Effective) -> Words {
    let (vi, en) = (|day: Date| day.spoken("vi"), |day: Date| day.spoken("en"));
    match (effective.from, effective.to) {
        (None, None) => words!("không ghi ngày", "without dates"),
        (Some(from), None) => both(format!("từ {}", vi(from)), format!("from {}", en(from))),
        (None, Some(to)) => both(format!("đến hết {}", vi(to)), format!("until {}", en(to))),
        (Some(from), Some(to)) => both(format!("từ {} đến hết {}", vi(from), vi(to)), format!("from {} until {}", en(from), en(to))),
    }
}
