//! What every page shows: its head, its top and its foot, and the small parts that many pages share.

use serde::Serialize;
use tera::Value;

use super::{Html, Icon, LocalText};

/// What every page needs for its head, its top and its foot. Always the field `page` of a view.
#[derive(Debug, Clone, Serialize)]
pub struct PageFrame {
    /// Language of the page: `vi`, `en`.
    pub lang: String,
    /// The language of the counters, for terms that stand in it on every page.
    pub home_lang: String,
    /// The whole `<title>`: `Đăng ký thường trú – Một cửa An Khê`.
    pub title: String,
    /// One sentence for search engines and shared links, at most 160 characters.
    pub description: String,
    /// Whole address of this page; none on `404.html`.
    pub canonical: Option<String>,
    /// The same page in every language, this one too, and `x-default`; whole addresses. Empty when there is one language.
    pub alternates: Vec<Alternate>,
    /// Other outputs of this page: JSON, Atom, iCalendar.
    pub feeds: Vec<FeedLink>,
    /// False writes `robots: noindex` (404, search).
    pub indexed: bool,
    /// Content of the CSP `<meta>`.
    pub csp: Html,
    /// The one style sheet.
    pub css: String,
    /// What is different on paper, fetched after all that a screen needs.
    pub print: String,
    /// The favicon.
    pub favicon: String,
    /// Classic scripts, `defer`: the bundle `page` first.
    pub scripts: Vec<String>,
    /// Whole address of a picture for shared links.
    pub image: Option<String>,
    /// The way from the home page down to the parent of this page; empty on the home page.
    pub crumbs: Vec<TextLink>,
    /// The home page in this language.
    pub home: String,
    /// The search page: the action of the search form.
    pub search: String,
    /// The script that searches, with what it says in this language; loaded on the first focus of a search field.
    pub search_script: String,
    /// The first file of the search index in this language, `…/search/vi.js`; its other parts lie beside it.
    pub search_index: String,
    /// What makes the site a search engine of the browser; only on the home page and the search page, when `base_url` is known.
    pub opensearch: Option<String>,
    /// The main places: fields, offices, notices …, as the items of a list.
    pub nav: Html,
    /// Every other language of the site: this page there, or else the home page there.
    pub languages: Vec<LanguageLink>,
    /// The foot, from [`Foot`].
    pub foot: Html,
    /// [`SiteView`], turned into a `Value` once and shared by all pages.
    pub site: Value,
}

/// What is the same on every page of a language. Serialised once.
#[derive(Debug, Clone, Serialize)]
pub struct SiteView {
    /// The title of the catalog.
    pub name: String,
    /// Who publishes it.
    pub publisher: String,
    /// Who answers for the content.
    pub responsible: Option<String>,
    /// Numbers to call at any hour, when something has happened.
    pub emergency: Vec<PhoneLink>,
    /// Numbers that answer questions about procedures.
    pub questions: Vec<PhoneLink>,
    /// Numbers of which the catalog does not say what they are for.
    pub numbers: Vec<PhoneLink>,
    /// «Hãy hỏi 1022 trước khi đi.»
    pub ask: String,
    /// Where to report a fault: `mailto:` or an https address.
    pub feedback: Option<String>,
    /// From which day on the site says that it is old.
    pub old_since: Option<String>,
    /// The last day on which anything was checked: `20/07/2026`.
    pub checked: Option<String>,
}

/// What stands at the foot of every page.
#[derive(Debug, Clone, Serialize)]
pub struct Foot {
    /// The main places, as at the top.
    pub nav: Html,
    /// Pages of `pages/`: about, help, accessibility.
    pub about: Vec<TextLink>,
    /// [`SiteView`].
    pub site: Value,
}

/// One `<link rel="alternate" hreflang>`.
#[derive(Debug, Clone, Serialize)]
pub struct Alternate {
    /// `vi`, `en`, `x-default`.
    pub lang: String,
    /// Whole address.
    pub href: String,
}

/// One `<link rel="alternate" type>`.
#[derive(Debug, Clone, Serialize)]
pub struct FeedLink {
    /// Media type.
    pub kind: String,
    /// Its name for a reader.
    pub title: String,
    /// Relative address.
    pub href: String,
}

/// A link with its text.
#[derive(Debug, Clone, Serialize)]
pub struct TextLink {
    /// Where it leads.
    pub href: String,
    /// What it says.
    pub text: LocalText,
}

/// A link of the main navigation.
#[derive(Debug, Clone, Serialize)]
pub struct NavLink {
    /// Where it leads.
    pub href: String,
    /// What it says.
    pub text: String,
    /// True on the page itself and below it: `aria-current`.
    pub current: bool,
}

/// The way to another language.
#[derive(Debug, Clone, Serialize)]
pub struct LanguageLink {
    /// `en`.
    pub code: String,
    /// Its own name for itself: `English`.
    pub name: String,
    /// Where it leads.
    pub href: String,
}

/// A number to call.
#[derive(Debug, Clone, Serialize)]
pub struct PhoneLink {
    /// Whose it is: «Trực ban»; none when there is just one.
    pub name: Option<LocalText>,
    /// As it is read: `0236 3822 300`.
    pub text: String,
    /// `tel:+842363822300`.
    pub href: String,
}

/// A page read aloud.
#[derive(Debug, Clone, Serialize)]
pub struct RecordingView {
    /// The file.
    pub href: String,
    /// What is read in it, in its own language.
    pub name: String,
    /// The tag of that language.
    pub lang: String,
}

/// One line of a list of pages: a procedure, an office, a notice.
#[derive(Debug, Clone, Serialize)]
pub struct ListEntry {
    /// Where it leads.
    pub href: String,
    /// Its title.
    pub title: LocalText,
    /// One quiet line beneath: `20.000 đ · 7 ngày làm việc`, a date, an address.
    pub note: Option<LocalText>,
    /// Only where it is not simply in force.
    pub status: Option<StatusSign>,
}

/// A word with a sign.
#[derive(Debug, Clone, Serialize)]
pub struct StatusSign {
    /// `active`, `upcoming`, `suspended`, `repealed`: a class name.
    pub kind: String,
    /// `check`, `clock`, `pause`, `stop`.
    pub icon: Icon,
    /// «Đang áp dụng», «Áp dụng từ 01/02/2026».
    pub word: String,
}

/// A letter that leads to its page.
#[derive(Debug, Clone, Serialize)]
pub struct LetterLink {
    /// `Đ`.
    pub letter: String,
    /// Its page, or its place on this one.
    pub href: String,
    /// The spoken name of the link: «Đ: 63 thủ tục».
    pub name: String,
    /// True on its own page.
    pub current: bool,
}

/// One key fact: the number large, its unit small.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Fact {
    /// `20.000`, `7`, `10.000–20.000`; none where the answer is a word.
    pub number: Option<String>,
    /// `đ`, `ngày làm việc`; after a number.
    pub unit: Option<String>,
    /// The answer where it is a word: «Không thu», «Công an xã nơi cư trú», «Chưa có thông tin».
    pub text: Option<LocalText>,
    /// What the number leaves out, short: «nộp trực tuyến 10.000 đ», «tùy trường hợp».
    pub note: Option<LocalText>,
}

/// «Gọi · Chỉ đường · Chia sẻ»
#[derive(Debug, Clone, Default, Serialize)]
pub struct Bar {
    /// Whom one can ask: the office itself, or a number that answers questions.
    pub call: Option<PhoneLink>,
    /// A map, or the finder of offices.
    pub directions: Option<String>,
}

/// Who looked last.
#[derive(Debug, Clone, Serialize)]
pub struct CheckedNote {
    /// `20/07/2026`
    pub date: String,
    /// `2026-07-20`, for `<time>`.
    pub iso: String,
    /// Who.
    pub by: Option<LocalText>,
    /// The next time.
    pub next: Option<String>,
    /// A note.
    pub note: Option<LocalText>,
}
