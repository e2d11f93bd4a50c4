//! Fees: what is written as the amount against what the note says, and rows against each other.

mod amount;
mod free;
mod note;
mod reduction;
mod rows;
mod since;

pub(in crate::check) use rows::{meet, same_questions};

use super::{Check, Report};
use crate::finding::{Spot, Trail, TrailStep};
use crate::record::{Amount, Currency, Entry, Fee, Procedure};
use crate::trail;

rules! {
    /// 100 for «100.000đ».
    THOUSANDTH "fee/thousandth" Error in "vn" doubts Fee since "0.1.0" Check::Procedure(amount::thousandth);
    /// An amount so small that nobody charges it.
    UNDER_THOUSAND "fee/under-thousand" Warning in "vn" doubts Fee since "0.1.0" Check::Procedure(amount::under_thousand);
    /// đồng for dollars.
    WRONG_CURRENCY "fee/wrong-currency" Error doubts Fee since "0.1.0" Check::Procedure(amount::wrong_currency);
    /// «25.000.000đ» for 25 000.
    NOTE_THOUSANDFOLD "fee/note-thousandfold" Warning in "vn" doubts Fee since "0.1.0" Check::Procedure(amount::note_thousandfold);
    /// The note says another amount.
    NOT_IN_NOTE "fee/not-in-note" Warning in "vn" doubts Fee since "0.1.0" Check::Procedure(amount::not_in_note);
    /// Free, with a list of prices.
    FREE_WITH_AMOUNTS "fee/free-with-amounts" Warning in "vn" doubts Fee since "0.1.0" Check::Procedure(free::with_amounts);
    /// Free, by the circular that sets the fee.
    FREE_WITH_CIRCULAR "fee/free-with-circular" Warning in "vn" doubts Fee since "0.1.0" Check::Procedure(free::with_circular);
    /// Free, because nobody has said yet.
    FREE_UNDECIDED "fee/free-undecided" Warning in "vn" doubts Fee since "0.1.0" Check::Procedure(free::undecided);
    /// Free, and another sets the fee.
    FREE_BUT_SET_ELSEWHERE "fee/free-but-set-elsewhere" Warning in "vn" doubts Fee since "0.1.0" Check::Procedure(free::set_elsewhere);
    /// `fees: none`, and a text names what is paid.
    NONE_BUT_NAMED "fee/none-but-named" Warning in "vn" doubts Free since "0.1.0" Check::Beside(free::named);
    /// A reduction that is over.
    REDUCTION_OVER "fee/reduction-over" Warning doubts Fee since "0.1.0" Check::Site(reduction::over);
    /// A reduction that will soon be over.
    REDUCTION_ENDS "fee/reduction-ends" Notice since "0.1.0" Check::Site(reduction::ends_within);
    /// Two rows of which neither wins.
    TIED_ROWS "fee/tied-rows" Warning doubts Fee since "0.1.0" Check::Procedure(rows::tied);
    /// Dearer from home.
    ONLINE_DEARER "fee/online-dearer" Warning doubts Fee since "0.1.0" Check::Procedure(rows::online_dearer);
}

/// The rows of a procedure with their notes.
fn noted(entry: &Entry<Procedure>) -> impl Iterator<Item = (usize, &Fee, &str)> {
    let rows = entry.facts.fees.rows().iter().enumerate();
    rows.filter_map(|(index, fee)| fee.note.as_ref().map(|note| (index, fee, note.original.as_str())))
}

/// The place of the amount of a row; a bare number stands for all rows.
fn amount_at(index: usize) -> Spot {
    Spot::Value(trail!["fees", index, "amount"])
}

/// These bytes of the note of a row.
fn in_note(index: usize, bytes: std::ops::Range<usize>) -> Spot {
    Spot::Within(Trail(vec![TrailStep::from("fees"), TrailStep::from(index), TrailStep::from("note")]), bytes.into())
}

/// Whether a row is in the currency in which notes name theirs. What the catalog's currency is does not matter: it stands in the row when it is another.
fn is_dong(fee: &Fee) -> bool {
    fee.currency.is_none_or(|currency| currency == Currency::default())
}

fn dong(value: u64) -> String {
    Amount(value, 0).grouped("vi")
}
