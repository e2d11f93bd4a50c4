//! What really happened to eight procedures between June and October 2026, as facts: numbers of decisions and laws, counts, amounts,
//! times. Four more were only told differently by two sources, or written in another order.

use motcua::parts::change::{Change, changes};

use super::{catalog_of, line};

/// A procedure at two dates, and what is to be told of it.
type Pair = (&'static str, &'static str, &'static [&'static str]);

const PAIRS: &[Pair] = &[
    // A new circular took the place of the old, and two copies need no original any more.
    (
        "code: \"1.001456\"\ndecisions: [5568/QĐ-BCA]\nlaws: [110/2020/TT-BCA, 31/2023/TT-BCA]\nchannels: [online, post, in-person]\n\
         deadline: 8 working days\nfees:\n  - {amount: 160000, when: {channels: [online, post]}}\n  - {amount: 200000, when: {channels: [in-person]}}\n\
         documents:\n  - {name: Bản sao giấy tờ chứng minh người đại diện hợp pháp của người chưa đủ năng lực, originals: 1, copies: 1}\n  \
         - {name: Tờ khai TK01 hoặc TK01a kèm theo Thông tư số 31/2023/TT-BCA ngày 20/7/2023, originals: 1}\n  - {name: Ảnh mới chụp, originals: 1}\n  \
         - {name: Bản sao giấy khai sinh hoặc trích lục khai sinh, originals: 1, copies: 1}",
        "code: \"1.001456\"\ndecisions: [4245/QĐ-BCA-QLXNC]\nlaws: [31/2023/TT-BCA, 110/2020/TT-BCA]\nchannels: [in-person, online, post]\n\
         deadline:\n  - {time: 8 working days, when: {channels: [post]}}\n  - {time: 8 working days, when: {channels: [in-person, online]}}\n\
         fees:\n  - {amount: 200000, when: {channels: [in-person]}}\n  - {amount: 160000, when: {channels: [online]}}\n  - {amount: 160000, when: {channels: [post]}}\n\
         documents:\n  - {id: kq002628, name: Ảnh mới chụp, originals: 1}\n  - {id: kq002630, name: Bản sao giấy khai sinh hoặc trích lục, copies: 1}\n  \
         - {id: kq002627, name: Tờ khai TK01/TK01a kèm theo Thông tư 69/2026/TT-BCA ngày 22/5/2026, originals: 1}\n  \
         - {id: kq002631, name: Bản sao giấy tờ chứng minh người đại diện hợp pháp, copies: 1}",
        &[
            "document-copies better: Số bản phải có (Bản sao giấy khai sinh hoặc trích lục): 1 bản chính, 1 bản sao → 1 bản sao",
            "document-copies better: Số bản phải có (Bản sao giấy tờ chứng minh người đại diện hợp pháp): 1 bản chính, 1 bản sao → 1 bản sao",
            "form-replaced neutral: Mẫu đơn (Tờ khai TK01/TK01a kèm theo Thông tư 69/2026/TT-BCA ngày 22/5/2026): 31/2023/TT-BCA → 69/2026/TT-BCA",
            "decision neutral: Quyết định công bố: 5568/QĐ-BCA → 4245/QĐ-BCA-QLXNC",
        ],
    ),
    (
        "code: \"1.010386\"\ndecisions: [5568/QĐ-BCA]\nlaws: [31/2023/TT-BCA, 49/2019/QH14]\ndocuments:\n  \
         - {name: 01 đơn trình báo mất hộ chiếu (mẫu TK05) kèm theo Thông tư số 31/2023/TT-BCA, originals: 1}",
        "code: \"1.010386\"\ndecisions: [4245/QĐ-BCA-QLXNC]\nlaws: [118/2025/QH15, 23/2023/QH15, 31/2023/TT-BCA, 49/2019/QH14]\ndocuments:\n  \
         - {name: \"Đơn trình báo mất hộ chiếu TK05, Thông tư 69/2026/TT-BCA ngày 22/5/2026\", originals: 1}",
        &[
            "form-replaced neutral: Mẫu đơn (Đơn trình báo mất hộ chiếu TK05, Thông tư 69/2026/TT-BCA ngày 22/5/2026): 31/2023/TT-BCA → 69/2026/TT-BCA",
            "decision neutral: Quyết định công bố: 5568/QĐ-BCA → 4245/QĐ-BCA-QLXNC",
            "laws neutral: Căn cứ pháp lý: thêm 118/2025/QH15, 23/2023/QH15",
        ],
    ),
    // A second amount for the same, in another currency than the country's.
    (
        "code: \"1.002757\"\ndecisions: [5568/QĐ-BCA]\nlaws: [22/2023/TT-BCA, 25/2021/TT-BTC, 47/2014/QH13]\nchannels: [online]\n\
         fees:\n  - {amount: 50, currency: USD, when: {channels: [online]}}",
        "code: \"1.002757\"\ndecisions: [4946/QĐ-BCA-QLXNC]\nlaws:\n  - Luật số 47/2014/QH13\n  - 28/2026/TT-BTC \n  - 22/2023/TT-BCA\nchannels: [online]\n\
         fees:\n  - {amount: 50, currency: USD, when: {channels: [online]}}\n  - {amount: 25, currency: USD, when: {channels: [online]}}",
        &[
            "fee-amount unclear: Phí, lệ phí: 50 USD → 25 USD, 50 USD",
            "decision neutral: Quyết định công bố: 5568/QĐ-BCA → 4946/QĐ-BCA-QLXNC",
            "laws neutral: Căn cứ pháp lý: 25/2021/TT-BTC → 28/2026/TT-BTC",
        ],
    ),
    // Nobody announced that it takes half as long again.
    (
        "code: \"3.000333\"\ndecisions: [1025/QĐ-BCA]\nchannels: [online, post, in-person]\ndeadline:\n  - {time: 10 days, when: {channels: [online]}}\n  \
         - {time: 10 days, when: {channels: [post]}}\n  - {time: 10 days, when: {channels: [in-person]}}\nfees: none\ndocuments:\n  \
         - {name: \"Tờ khai yêu cầu cấp Phiếu, Mẫu số 01/2025/LLTP\", originals: 1}\n  - {name: \"Tờ khai yêu cầu cấp Phiếu, Mẫu số 02/2025/LLTP\", originals: 1}",
        "code: \"3.000333\"\ndecisions: [1025/QĐ-BCA]\nchannels: [online, post, in-person]\ndeadline: 15 days\nfees:\n  - amount: 0\ndocuments:\n  \
         - {name: \"Tờ khai yêu cầu cấp Phiếu, Mẫu số 02/2025/LLTP\", originals: 1}\n  - {name: \"Tờ khai yêu cầu cấp Phiếu, Mẫu số 01/2025/LLTP\", originals: 1}",
        &["deadline worse: Thời hạn giải quyết: 10 ngày → 15 ngày"],
    ),
    // Two sources name different decisions for one unchanged record.
    (
        "code: \"1.010041\"\ndecisions: [9354/QĐ-BCA-C06]\nlaws: [53/2025/TT-BCA, 68/2020/QH14]\nchannels: [online]\ndeadline:\n  \
         - {time: 1 working day, when: {channels: [online]}}\n  - {time: 3 working days, when: {channels: [online]}}",
        "code: \"1.010041\"\ndecisions: [5548/QĐ-BCA-C06]\nlaws: [68/2020/QH14, 53/2025/TT-BCA]\nchannels: [online]\ndeadline:\n  \
         - {time: 3 working days, when: {channels: [online]}}\n  - {time: 1 working day, when: {channels: [online]}}",
        &["decision neutral minor: Quyết định công bố: 9354/QĐ-BCA-C06 → 5548/QĐ-BCA-C06"],
    ),
    // The same in another order.
    (
        "code: \"1.001294\"\nlaws: [09/2015/TTLT-BCA-BYT-BTC, 19/2010/TT-BTC]\naudience: [official, citizen]\nfees:\n  - amount: 2000\ndocuments:\n  \
         - {name: b) Danh sách, originals: 1}\n  - {name: d) Văn bản đề nghị, originals: 1}\n  - {name: c) Danh sách (nếu có), originals: 1}\n  - {name: a) Đơn đề nghị, originals: 1}",
        "code: \"1.001294\"\nlaws: [19/2010/TT-BTC, 09/2015/TTLT-BCA-BYT-BTC]\naudience: [citizen, official]\nfees:\n  - amount: 2000\ndocuments:\n  \
         - {name: a) Đơn đề nghị, originals: 1}\n  - {name: b) Danh sách, originals: 1}\n  - {name: c) Danh sách (nếu có), originals: 1}\n  - {name: d) Văn bản đề nghị, originals: 1}",
        &[],
    ),
];

#[test]
fn what_really_changed_is_told_once_and_nothing_else() {
    for (number, (before, after, want)) in PAIRS.iter().enumerate() {
        let catalog = |facts: &str| catalog_of(&[("procedures/x.md", &format!("---\ntitle: Thủ tục\nfield: khac\n{facts}\n---\n"))]);
        let found = changes(&catalog(before), &catalog(after));
        // Names that were shortened are told, too, and as nothing but wording.
        let told: Vec<String> = found.iter().filter(|change| change.kind.id != "change/wording").map(line).collect();
        assert_eq!(told, *want, "pair {number}");
        let is_silent = number == 3;
        assert_eq!(found.iter().any(Change::is_unannounced), is_silent, "pair {number}");
    }
}
