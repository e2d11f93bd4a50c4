//! The Markdown of an entry: a small dialect without raw HTML, rendered from the parser's events by an allow list.
//!
//! [`check`] tells what an author must fix; [`html`] is safe for any text, checked or not.

mod check;
mod dialect;
mod escape;
mod foreign;
mod html;
mod left;
mod lost;
mod outline;
mod unread;
mod value;

pub use check::check;
pub use escape::escape;
pub use html::html;
pub use outline::{links, outline, plain};
pub use unread::unread;
pub use value::markup;
