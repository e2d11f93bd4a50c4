//! The vocabularies of the format.

use crate::jurisdiction::{Phrase, Sort, tokens};
use crate::yaml::Fault;

vocabulary! {
    /// The level of government that carries a procedure out. Districts ended on 1 July 2025.
    pub enum Level ("một cấp: bộ, tỉnh hoặc xã", "a level: ministry, province or commune") refuse district {
        /// Bộ, trung ương.
        Ministry = "ministry" | "bộ" | "cấp bộ" | "trung ương" | "cấp trung ương" | "central",
        /// Tỉnh, thành phố.
        Province = "province" | "tỉnh" | "cấp tỉnh" | "thành phố" | "tỉnh, thành phố" | "provincial" | "city",
        /// Xã, phường, đặc khu.
        Commune = "commune" | "xã" | "cấp xã" | "phường" | "đặc khu" | "xã, phường, đặc khu" | "ward",
        /// Cơ quan khác.
        Other = "other" | "khác" | "cơ quan khác",
    }

    /// Who may ask for a procedure.
    pub enum Audience ("một đối tượng như công dân", "an audience such as citizen") {
        /// Công dân Việt Nam.
        Citizen = "citizen" | "công dân" | "công dân Việt Nam" | "người dân" | "cá nhân",
        /// Người Việt Nam định cư ở nước ngoài.
        OverseasVietnamese = "overseas-vietnamese" | "người Việt Nam định cư ở nước ngoài" | "Việt kiều" | "kiều bào",
        /// Người nước ngoài.
        Foreigner = "foreigner" | "người nước ngoài" | "người nước ngoài cư trú tại Việt Nam",
        /// Hộ gia đình, hộ kinh doanh.
        Household = "household" | "hộ gia đình" | "hộ kinh doanh" | "hộ",
        /// Doanh nghiệp.
        Business = "business" | "doanh nghiệp" | "doanh nghiệp Việt Nam" | "doanh nghiệp có vốn đầu tư nước ngoài" | "enterprise" | "company",
        /// Hợp tác xã.
        Cooperative = "cooperative" | "hợp tác xã" | "HTX",
        /// Tổ chức.
        Organization = "organization" | "organisation" | "tổ chức" | "tổ chức nước ngoài" | "tổ chức Đảng" | "tổ chức (không bao gồm doanh nghiệp; HTX)",
        /// Cán bộ, công chức, viên chức.
        Official = "official" | "cán bộ" | "công chức" | "viên chức" | "cán bộ, công chức, viên chức",
    }

    /// How a procedure is handed in, and how its result comes back.
    pub enum ChannelType ("một cách nộp: trực tiếp, trực tuyến hoặc bưu chính", "a channel: in-person, online or post") {
        /// Trực tiếp.
        InPerson = "in-person" | "trực tiếp" | "tại chỗ",
        /// Trực tuyến.
        Online = "online" | "trực tuyến" | "qua mạng",
        /// Bưu chính.
        Post = "post" | "bưu chính" | "bưu điện" | "dịch vụ bưu chính" | "bưu chính công ích" | "qua bưu chính" | "qua bưu điện" | "mail",
    }

    /// How much of a procedure can be done online.
    pub enum OnlineLevel ("toàn trình hoặc một phần", "full or partial") {
        /// Toàn trình.
        Full = "full" | "toàn trình" | "toàn bộ",
        /// Một phần.
        Partial = "partial" | "một phần",
    }

    /// Which kind of payment the law speaks of.
    pub enum FeeKind ("phí hoặc lệ phí", "fee or levy") {
        /// Phí: for a service.
        Fee = "fee" | "phí",
        /// Lệ phí: for an act of state.
        Levy = "levy" | "lệ phí",
    }

    /// Where a procedure may be handed in.
    pub enum Accepted ("nơi được nộp: residence, province hoặc nationwide", "where it is accepted: residence, province or nationwide") {
        /// Where one lives.
        Residence = "residence" | "nơi cư trú" | "tại nơi cư trú",
        /// Anywhere in the province.
        Province = "province" | "trong tỉnh" | "toàn tỉnh" | "bất kỳ nơi nào trong tỉnh",
        /// Anywhere in the country.
        Nationwide = "nationwide" | "toàn quốc" | "cả nước" | "phi địa giới",
    }

    /// Whether a paper is left at the desk or only shown there.
    pub enum HandIn ("nộp hoặc xuất trình", "submit or show") {
        /// Nộp.
        Submit = "submit" | "nộp" | "phải nộp",
        /// Xuất trình: checked and handed back.
        Show = "show" | "xuất trình" | "phải xuất trình" | "đối chiếu",
    }

    /// Whether one must come in person.
    pub enum Presence ("required hoặc not-required", "required or not-required") {
        /// Phải có mặt.
        Required = "required" | "phải có mặt" | "bắt buộc" | "phải đến",
        /// Không cần có mặt.
        NotRequired = "not-required" | "không phải có mặt" | "không cần có mặt" | "không bắt buộc" | "không phải đến" | "không cần đến",
    }

    /// How a fee can be paid.
    pub enum Payment ("một cách trả tiền: cash, transfer hoặc online", "a way to pay: cash, transfer or online") {
        /// Tiền mặt.
        Cash = "cash" | "tiền mặt",
        /// Chuyển khoản.
        Transfer = "transfer" | "chuyển khoản" | "bank transfer",
        /// Trực tuyến.
        Online = "online" | "trực tuyến" | "thanh toán trực tuyến",
    }

    /// A status that dates do not tell.
    pub enum StatusWord ("tạm ngừng hoặc bãi bỏ", "suspended or repealed") refuse in_force {
        /// Tạm ngừng.
        Suspended = "suspended" | "tạm ngừng" | "tạm dừng" | "đình chỉ" | "tạm đình chỉ",
        /// Bãi bỏ.
        Repealed = "repealed" | "bãi bỏ" | "đã bãi bỏ" | "hết hiệu lực" | "abolished",
    }
}

/// The level that is gone, and is still in many texts.
fn district(folded: &str, typed: &str) -> Option<Fault> {
    let gone = ["huyen", "caphuyen", "quan", "quanhuyen", "huyenquan", "thixa", "district", "thanhphothuoctinh", "quanhuyenthixa"];
    gone.contains(&folded).then(|| {
        Fault::new(
            "text/district-level",
            words!("không còn cấp huyện («{typed}») từ ngày 01/07/2025", "there is no district level (`{typed}`) since 1 July 2025"),
            words!("viết `tỉnh` hoặc `xã`, là cấp nay làm việc này", "write `province` or `commune`, whichever does this now"),
        )
    })
}

/// The status that is not written, because the dates say it.
fn in_force(folded: &str, typed: &str) -> Option<Fault> {
    let forms =
        ["active", "inforce", "effective", "published", "conhieuluc", "dangcohieuluc", "cohieuluc", "hieuluc", "upcoming", "saphieuluc"];
    forms.contains(&folded).then(|| {
        Fault::new(
            "status/from-dates",
            words!(
                "trạng thái «{typed}» không cần ghi: nó theo ngày hiệu lực",
                "the status `{typed}` is not written: it follows from the dates"
            ),
            words!("xóa `status`, ghi `effective: {{from: …}}`", "delete `status` and write `effective: {{from: …}}`"),
        )
    })
}

vocabulary! {
    /// Half of the year, for offices with summer and winter hours.
    pub enum Season ("mùa hè hoặc mùa đông", "summer or winter") {
        /// Mùa hè: from 16 April to 15 October.
        Summer = "summer" | "mùa hè" | "hè",
        /// Mùa đông: from 16 October to 15 April.
        Winter = "winter" | "mùa đông" | "đông",
    }

    /// How a step of a life event goes with the step before.
    pub enum Logic ("and (cùng lúc) hoặc or (một trong hai)", "and or or") {
        /// Cùng lúc với bước trước.
        And = "and" | "và" | "cùng lúc",
        /// Thay cho bước trước.
        Or = "or" | "hoặc" | "hay",
    }

    /// What a number of the catalog is for.
    pub enum HotlineUse ("để hỏi (questions) hay khi khẩn cấp (emergency)", "questions or emergency") {
        /// It answers questions about procedures.
        Questions = "questions" | "question" | "hỏi" | "hỏi thủ tục" | "hỏi đáp" | "tư vấn",
        /// It is for emergencies alone.
        Emergency = "emergency" | "khẩn cấp",
    }

    /// The level of who issued a decision.
    pub enum DecisionLevel ("một cấp: ministry (bộ), province (tỉnh) hoặc unit (đơn vị)", "a level: ministry, province or unit") {
        /// A ministry.
        Ministry = "ministry" | "bộ" | "cấp bộ" | "trung ương",
        /// The committee of a province or a city.
        Province = "province" | "tỉnh" | "cấp tỉnh" | "thành phố",
        /// A unit to which it was handed down.
        Unit = "unit" | "đơn vị" | "cơ quan trực thuộc",
    }

    /// A part of a procedure that a decision changes.
    pub enum ChangedPart ("một phần của thủ tục như documents, fees", "a part of a procedure such as documents or fees") {
        /// What it is called.
        Title = "title" | "tên",
        /// Steps.
        Steps = "steps" | "trình tự" | "trình tự thực hiện",
        /// Channels.
        Channels = "channels" | "cách thức" | "cách thức thực hiện",
        /// Papers.
        Documents = "documents" | "giấy tờ" | "hồ sơ" | "thành phần hồ sơ",
        /// Forms.
        Form = "form" | "mẫu đơn" | "tờ khai" | "mẫu đơn, tờ khai",
        /// Time limits.
        Deadline = "deadline" | "thời hạn" | "thời hạn giải quyết",
        /// Fees.
        Fees = "fees" | "phí" | "lệ phí" | "phí, lệ phí",
        /// For whom.
        Audience = "audience" | "đối tượng" | "đối tượng thực hiện",
        /// At which level.
        Levels = "levels" | "cấp" | "cấp thực hiện",
        /// Who does it.
        Offices = "offices" | "cơ quan" | "cơ quan thực hiện",
        /// What one gets.
        Outcomes = "outcomes" | "kết quả",
        /// Conditions.
        Requirements = "requirements" | "yêu cầu" | "điều kiện" | "yêu cầu, điều kiện",
        /// Laws.
        Laws = "laws" | "căn cứ" | "căn cứ pháp lý",
    }

    /// A map service to link to.
    pub enum MapService ("một bản đồ: google, openstreetmap hoặc apple", "a map: google, openstreetmap or apple") {
        /// Google Maps.
        Google = "google" | "google maps",
        /// OpenStreetMap.
        OpenStreetMap = "openstreetmap" | "osm",
        /// Apple Maps.
        Apple = "apple" | "apple maps",
    }

    /// The level that a catalog gives to a rule.
    pub enum RuleLevel ("một mức: error, warning, notice hoặc off", "a level: error, warning, notice or off") {
        /// `build` refuses.
        Error = "error" | "lỗi",
        /// Told, and built.
        Warning = "warning" | "cảnh báo",
        /// Worth knowing.
        Notice = "notice" | "lưu ý",
        /// Not told. Other programs write `off` as `false`.
        Off = "off" | "tắt" | "false" | "no" | "không",
    }
}

impl ChannelType {
    /// Its word in Vietnamese.
    #[must_use]
    pub fn vietnamese(self) -> &'static str {
        Self::WORDS.iter().find(|(kind, ..)| *kind == self).and_then(|(.., others)| others.first()).map_or(self.as_str(), |word| word)
    }

    /// The channel that a text names, if it says nothing else but these.
    #[must_use]
    pub fn only(text: &str, filler: &[Phrase]) -> Option<Self> {
        let pieces = tokens(text);
        let (mut found, mut at) = (None, 0);
        while let Some(piece) = pieces.get(at) {
            let rest = &pieces[at..];
            let spellings = |(kind, word, others): &(Self, &'static str, &'static [&'static str])| {
                let longest = std::iter::once(word).chain(*others).map(|spelling| Phrase::from((*spelling).to_owned()));
                let longest = longest.filter(|phrase| phrase.begins(rest)).map(|phrase| phrase.len()).max();
                longest.map(|taken| (*kind, taken))
            };
            if let Some((kind, taken)) = Self::WORDS.iter().filter_map(spellings).max_by_key(|(_, taken)| *taken) {
                if found.is_some_and(|found| found != kind) {
                    return None;
                }
                found = Some(kind);
                at += taken;
            } else if let Some(taken) = Phrase::longest(filler, rest) {
                at += taken;
            } else if piece.sort == Sort::Sign {
                at += 1;
            } else {
                return None;
            }
        }
        found
    }
}

impl MapService {
    /// What it calls itself.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Google => "Google Maps",
            Self::OpenStreetMap => "OpenStreetMap",
            Self::Apple => "Apple Maps",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::scalar::testing::{plain, refused};
    use crate::yaml::Scalar;
    use proptest::prelude::*;

    #[test]
    fn vietnamese_words_are_read_with_and_without_marks() {
        for text in ["xã", "Xã", "xa", "XÃ", "cấp xã", "Cấp xã", "phường", "đặc khu", "Commune", "x\u{61}\u{303}"] {
            assert_eq!(plain(text), Ok(Level::Commune), "{text}");
        }
        assert_eq!(plain("bộ"), Ok(Level::Ministry));
        assert_eq!(plain("tỉnh"), Ok(Level::Province));
        assert_eq!(plain("phí"), Ok(FeeKind::Fee));
        assert_eq!(plain("Lệ phí"), Ok(FeeKind::Levy));
        assert_eq!(plain("trực tiếp"), Ok(ChannelType::InPerson));
        assert_eq!(plain("In person"), Ok(ChannelType::InPerson));
        assert_eq!(plain("trực tuyến"), Ok(ChannelType::Online));
        assert_eq!(plain("Dịch vụ bưu chính"), Ok(ChannelType::Post));
        assert_eq!(plain("toàn trình"), Ok(OnlineLevel::Full));
        assert_eq!(plain("một phần"), Ok(OnlineLevel::Partial));
        assert_eq!(plain("công dân"), Ok(Audience::Citizen));
        assert_eq!(plain("doanh nghiệp"), Ok(Audience::Business));
        assert_eq!(plain("Tổ chức (không bao gồm doanh nghiệp; HTX)"), Ok(Audience::Organization));
        assert_eq!(plain("xuất trình"), Ok(HandIn::Show));
        assert_eq!(plain("không cần có mặt"), Ok(Presence::NotRequired));
        assert_eq!(plain("chuyển khoản"), Ok(Payment::Transfer));
        assert_eq!(plain("bãi bỏ"), Ok(StatusWord::Repealed));
        assert_eq!(plain("toàn quốc"), Ok(Accepted::Nationwide));
    }

    #[test]
    fn the_district_is_gone_and_says_since_when() {
        for text in ["huyện", "cấp huyện", "quận", "district", "thị xã"] {
            assert_eq!(refused::<Level>(text), ("text/district-level", "viết `tỉnh` hoặc `xã`, là cấp nay làm việc này".into()), "{text}");
        }
    }

    #[test]
    fn a_status_that_follows_from_dates_is_not_written() {
        assert_eq!(refused::<StatusWord>("còn hiệu lực"), ("status/from-dates", "xóa `status`, ghi `effective: {from: …}`".into()));
    }

    #[test]
    fn a_slip_leads_to_the_word_and_a_stranger_to_the_list() {
        assert_eq!(refused::<ChannelType>("onlin"), ("yaml/unknown-word", "đổi «onlin» thành «online»".into()));
        assert_eq!(refused::<Level>("comune"), ("yaml/unknown-word", "đổi «comune» thành «commune»".into()));
        assert_eq!(refused::<ChannelType>("trực tyếp"), ("yaml/unknown-word", "đổi «trực tyếp» thành «trực tiếp»".into()));
        assert_eq!(refused::<FeeKind>("abcdef"), ("yaml/unknown-word", "các từ dùng được ở đây: phí, lệ phí".into()));
        assert_eq!(refused::<FeeKind>("“phí”").0, "yaml/curly-quote");
        assert_eq!(refused::<FeeKind>(&"phí".repeat(10_000)).0, "yaml/unknown-word");
    }

    #[test]
    fn letters_that_only_look_alike_are_no_word() {
        assert_eq!(refused::<FeeKind>("рhí").0, "yaml/unknown-word");
    }

    fn reads_back<T: Scalar + Copy + PartialEq + std::fmt::Debug + std::fmt::Display>(all: &[T]) {
        for word in all {
            assert_eq!(plain(&word.to_string()), Ok(*word));
        }
    }

    #[test]
    fn every_canonical_word_reads_back_and_no_spelling_means_two_things() {
        reads_back(Level::ALL);
        reads_back(Audience::ALL);
        reads_back(ChannelType::ALL);
        reads_back(OnlineLevel::ALL);
        reads_back(FeeKind::ALL);
        reads_back(Accepted::ALL);
        reads_back(HandIn::ALL);
        reads_back(Presence::ALL);
        reads_back(Payment::ALL);
        reads_back(StatusWord::ALL);
        for (value, word, others) in Audience::WORDS {
            for spelling in std::iter::once(word).chain(*others) {
                assert_eq!(plain(spelling), Ok(*value), "{spelling}");
            }
        }
    }

    proptest! {
        #[test]
        fn reading_never_panics(text in any::<String>()) {
            let _ = (plain::<Level>(&text), plain::<Audience>(&text), plain::<StatusWord>(&text));
        }
    }
}
