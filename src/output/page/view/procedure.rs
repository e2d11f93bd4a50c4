//! The page of a procedure.

use serde::Serialize;

use super::{
    Bar, CarriedAnswer, CaseForm, CheckedNote, Dated, DecisionLine, Drawn, ElsewhereView, Fact, Html, LawRow, ListEntry, LocalText,
    OfficeCard, OpenDays, PageFrame, PastRules, PhoneLink, RecordingView, Share, Standing, TextLink, TimeTable,
};

/// `/thu-tuc/<stem>/`
#[derive(Debug, Clone, Serialize)]
pub struct ProcedureView {
    /// The frame.
    pub page: PageFrame,
    /// National code, `1.004222`.
    pub code: Option<String>,
    /// The heading.
    pub title: Title,
    /// Where it stands, always said: now, and from which days on otherwise.
    pub standings: Vec<Standing>,
    /// The procedure to use in its place.
    pub replaced_by: Vec<TextLink>,
    /// One plain sentence.
    pub summary: Option<LocalText>,
    /// The page read aloud.
    pub audio: Vec<RecordingView>,
    /// What people call it: «nhập hộ khẩu, chuyển hộ khẩu», joined by us.
    pub aliases: Option<LocalText>,
    /// Its last check is overdue: «Lẽ ra phải kiểm tra lại trước 20/01/2027 …».
    pub overdue: Option<String>,
    /// The days on which that is shown.
    pub overdue_dated: Dated,
    /// The four key facts, in the order of the page.
    pub facts: KeyFacts,
    /// Where the procedure does not apply on every day: all below is folded while it does not.
    pub past: Option<PastRules>,
    /// The red button; none where nothing can be handed in online.
    pub apply: Option<Apply>,
    /// «Ai làm được? Nhờ người khác được không?»
    pub who: Option<Who>,
    /// «Trường hợp của bạn»; none where there is nothing to choose.
    pub case: Option<CaseForm>,
    /// «Giấy tờ cần chuẩn bị»
    pub papers: Papers,
    /// «Nộp ở đâu, giờ nào»
    pub offices: Offices,
    /// How it can be handed in, one row a channel.
    pub channels: Vec<ChannelRow>,
    /// «Trả bao nhiêu, trả cách nào»
    pub fees: FeeTable,
    /// «Dự kiến có kết quả»
    pub times: TimeTable,
    /// «Từng bước»
    pub steps: Vec<StepRow>,
    /// The steps after the first ones, folded.
    pub more_steps: Vec<StepRow>,
    /// «Bạn nhận được gì, nhận ở đâu»
    pub outcomes: OutcomeList,
    /// «Mẫu đơn và bản điền mẫu»
    pub forms: Vec<FormRow>,
    /// «Hay sai, hay thiếu»: what concerns no paper in particular.
    pub mistakes: Vec<LocalText>,
    /// «Trễ hẹn, bị từ chối, gặp lừa đảo»: the page that says it whole, once for the catalog.
    pub rights: String,
    /// «Cảnh giác lừa đảo»: what the catalog's warnings are about.
    pub warnings: Vec<LocalText>,
    /// «Căn cứ pháp lý», folded.
    pub laws: Vec<LawRow>,
    /// What is written on the fold: «Xem 3 văn bản».
    pub laws_count: String,
    /// The announcing decisions, newest first.
    pub decisions: Vec<DecisionLine>,
    /// The Markdown body.
    pub body: Option<Html>,
    /// To do before, after, to see as well.
    pub related: Vec<RelatedEntries>,
    /// The last check.
    pub checked: Option<CheckedNote>,
    /// «Nếu khác, theo Cơ sở dữ liệu quốc gia …»: the record there.
    pub source: Option<String>,
    /// «Gửi câu trả lời»
    pub answer: CarriedAnswer,
    /// Share, print.
    pub share: Share,
    /// The bar at the bottom of a phone.
    pub bar: Bar,
}

/// The heading of a procedure; at most three lines at 360 px.
#[derive(Debug, Clone, Serialize)]
pub struct Title {
    /// Up to 105 characters; a longer official title is cut at a word before the 100th, with `…`.
    pub text: LocalText,
    /// Empty up to 60 characters, `long` up to 80, `longer` beyond: a class name.
    pub size: String,
    /// The whole official title where `text` was cut.
    pub full: Option<LocalText>,
}

/// The key facts. A fact that is unknown says so; it is never left out.
#[derive(Debug, Clone, Serialize)]
pub struct KeyFacts {
    /// «Phí, lệ phí»
    pub fee: Fact,
    /// «Bao lâu có kết quả»
    pub time: Fact,
    /// «Nộp ở đâu»
    pub place: Fact,
    /// «Cách nộp», and whether one must come in person.
    pub way: Fact,
}

/// One step.
#[derive(Debug, Clone, Serialize)]
pub struct StepRow {
    /// What to do; of a long text its beginning.
    pub text: LocalText,
    /// The rest of a long text, folded.
    pub rest: Option<LocalText>,
}

/// The red button.
#[derive(Debug, Clone, Serialize)]
pub struct Apply {
    /// Where it leads.
    pub href: String,
    /// «Nộp trên Cổng Dịch vụ công quốc gia»
    pub text: String,
    /// «đăng nhập `VNeID`»
    pub note: Option<String>,
    /// The days on which the procedure applies.
    pub dated: Dated,
}

/// Who may do it.
#[derive(Debug, Clone, Serialize)]
pub struct Who {
    /// «Công dân Việt Nam; người Việt Nam định cư ở nước ngoài», joined by us.
    pub audience: Option<String>,
    /// May another do it: one sentence.
    pub proxy: Option<LocalText>,
    /// Requirements.
    pub requirements: Vec<LocalText>,
}

/// The papers.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Papers {
    /// `listed`, `none` (nothing to hand in) or `unknown`.
    pub state: String,
    /// «Bạn cần nộp 4 giấy tờ, mang theo 1 giấy tờ để đối chiếu.», as far as it is the same for all.
    pub need: String,
    /// In every case.
    pub common: Vec<PaperGroup>,
    /// What a case adds; folded each.
    pub cases: Vec<CasePapers>,
    /// The cases after the first ones, folded together.
    pub more_cases: Vec<CasePapers>,
    /// «12 trường hợp khác»
    pub more_cases_text: String,
}

/// The papers of one case.
#[derive(Debug, Clone, Serialize)]
pub struct CasePapers {
    /// An anchor: `th-<id>`.
    pub id: String,
    /// «Nhà của mình»
    pub title: LocalText,
    /// The condition as numbers of options, for the script.
    pub code: Option<String>,
    /// «thêm 2 giấy tờ»
    pub count: String,
    /// Unfolded at first: up to three cases, all short.
    pub open: bool,
    /// Its papers.
    pub groups: Vec<PaperGroup>,
}

/// Papers that are treated alike.
#[derive(Debug, Clone, Serialize)]
pub struct PaperGroup {
    /// `submit`, `show`, `spared`, and `one-of` beside one of them: class names.
    pub kind: String,
    /// «Nộp», «Chỉ cần một trong các giấy tờ sau» …; none where a case has nothing but papers to hand in.
    pub title: Option<LocalText>,
    /// Of a choice: its condition as numbers of options, for the script.
    pub code: Option<String>,
    /// Of a choice: one may leave it out.
    pub optional: bool,
    /// Of a choice: the form that goes with it, whichever of its papers is taken.
    pub form: Option<FormLink>,
    /// Of a choice: what there is to know about all of it.
    pub notes: Vec<LocalText>,
    /// What people get wrong with a choice.
    pub slips: Vec<LocalText>,
    /// In the order of the editor.
    pub papers: Vec<PaperRow>,
    /// The papers after the first ones, folded.
    pub tail: Vec<PaperRow>,
    /// «Xem thêm 12 giấy tờ»
    pub tail_text: String,
}

/// One paper.
#[derive(Debug, Clone, Serialize)]
pub struct PaperRow {
    /// «1 bản chính», «1 bản chính, 2 bản sao»; none where no count is known.
    pub count: Option<String>,
    /// What it is; of a long text its beginning.
    pub name: LocalText,
    /// The rest of a long text, folded.
    pub rest: Option<LocalText>,
    /// The condition as numbers of options, for the script; none where it is always asked for.
    pub code: Option<String>,
    /// Its number, where it stands under several cases, or where one of several with the same number is enough.
    pub number: Option<usize>,
    /// One may leave it out.
    pub optional: bool,
    /// Its form.
    pub form: Option<FormLink>,
    /// Conditions: when, unless, certified, optional. Quiet, beneath.
    pub notes: Vec<LocalText>,
    /// What people get wrong with it.
    pub slips: Vec<LocalText>,
}

/// The way to a form.
#[derive(Debug, Clone, Serialize)]
pub struct FormLink {
    /// The file, or a page about it; none where there is nothing to get.
    pub href: Option<String>,
    /// «Mẫu CT01 (PDF, 120 kB)»
    pub text: String,
}

/// Where to go.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Offices {
    /// «Nộp ở đây được không?»: one or two sentences.
    pub accepted: Option<LocalText>,
    /// For the script that says what is open; only beside cards.
    pub open: Option<OpenDays>,
    /// Mobile sessions at which it is done, in one line.
    pub visits: Option<Visits>,
    /// Who answers questions, where no card names a number.
    pub ask: Option<PhoneLink>,
    /// The page of all sessions.
    pub all_sessions: String,
    /// The id of the field, for the finder.
    pub field: Option<String>,
    /// The level one goes to, for the finder; only where there are more offices than cards.
    pub level: Option<String>,
    /// At most five.
    pub cards: Vec<Drawn<OfficeCard>>,
    /// The finder, «Xem cả 70 cơ quan».
    pub more: Option<TextLink>,
    /// The finder, where no card is shown: what to say is `t.office.find`.
    pub finder: String,
    /// Places outside the catalog that take it too.
    pub elsewhere: Vec<ElsewhereView>,
}

/// Mobile sessions to come.
#[derive(Debug, Clone, Serialize)]
pub struct Visits {
    /// «3 đợt lưu động sắp tới, gần nhất thứ Bảy, 12/12/2026, xã Tam Hải»
    pub text: String,
    /// The last of them, `2026-12-13`.
    pub last: String,
}

/// A way of handing in.
#[derive(Debug, Clone, Serialize)]
pub struct ChannelRow {
    /// «Trực tiếp», «Trực tuyến toàn trình», «Qua bưu chính».
    pub name: String,
    /// Where it leads.
    pub href: Option<String>,
    /// What there is to know.
    pub notes: Vec<LocalText>,
}

/// What is to pay.
#[derive(Debug, Clone, Default, Serialize)]
pub struct FeeTable {
    /// `listed`, `none` («Không thu») or `unknown`.
    pub state: String,
    /// Alternatives and sums, said in words by `when`.
    pub rows: Vec<FeeRow>,
    /// The rows after the first ones, folded.
    pub more: Vec<FeeRow>,
    /// «Xem thêm 12 mức thu»
    pub more_text: String,
    /// «Tiền mặt, chuyển khoản», joined by us.
    pub payment: Option<String>,
    /// «Ai được miễn, giảm»
    pub exempt: Vec<LocalText>,
}

/// One row.
#[derive(Debug, Clone, Serialize)]
pub struct FeeRow {
    /// «Lệ phí», «Phí thẩm định».
    pub item: LocalText,
    /// «Nộp trực tiếp», «nhà của mình»: all must hold.
    pub when: Vec<LocalText>,
    /// `20.000 đ`, `0,5 % …`, «Miễn».
    pub amount: String,
    /// The condition as numbers of options, for the script.
    pub code: Option<String>,
    /// Item, amount, currency, first and last day, for the script; none where the row is not in the total.
    pub sum: Option<String>,
    /// Its last day, after which a script hides it.
    pub until: Option<String>,
    /// Whether some people need not pay it.
    pub exempt: bool,
    /// «lần đăng ký»
    pub per: Option<LocalText>,
    /// Note, dates, quiet.
    pub notes: Vec<LocalText>,
    /// The rest of long notes, folded.
    pub rest: Option<LocalText>,
    /// The law that sets it.
    pub law: Option<LawLink>,
}

/// A law by its number; without an address it is text.
#[derive(Debug, Clone, Serialize)]
pub struct LawLink {
    /// `75/2022/TT-BTC`
    pub number: String,
    /// The text of it.
    pub href: Option<String>,
}

/// What one gets.
#[derive(Debug, Clone, Default, Serialize)]
pub struct OutcomeList {
    /// Each result.
    pub items: Vec<OutcomeRow>,
    /// How it comes back: «Trực tiếp», «Qua bưu chính (mất phí)».
    pub returns: Vec<LocalText>,
}

/// One result.
#[derive(Debug, Clone, Serialize)]
pub struct OutcomeRow {
    /// Its name.
    pub name: LocalText,
    /// «Có giá trị 10 năm»
    pub note: Option<LocalText>,
}

/// A form with its sample.
#[derive(Debug, Clone, Serialize)]
pub struct FormRow {
    /// An anchor: `mau-<id>`.
    pub id: String,
    /// «Mẫu CT01: Tờ khai thay đổi thông tin cư trú»
    pub title: LocalText,
    /// The file, with its kind and size in the text.
    pub file: Option<FormLink>,
    /// A filled-in one.
    pub sample: Option<FormLink>,
}

/// Procedures beside this one.
#[derive(Debug, Clone, Serialize)]
pub struct RelatedEntries {
    /// «Làm trước», «Làm sau», «Xem thêm».
    pub title: String,
    /// In the order of the editor.
    pub entries: Vec<ListEntry>,
}
