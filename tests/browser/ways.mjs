// The thirteen ways of citizens of the study, and nine of our own. Each is found by search where scripts run, and by lists where they
// do not; each ends with the right answer, whole. A way does only what a reader can: press what is seen, type, read.
// Everybody finds what they need by another way: `find` with scripts, `list` without; `answer` is the same for both.

/** The page of a procedure: by what one types, or through its field. */
const procedure = (title, { typed, field }) => ({
  find: async (reader) => { await reader.search(typed); await reader.press(title, "#search-results"); },
  list: async (reader) => { await reader.press(field); await reader.press(title); },
});
/** A page of help. */
const help = (typed) => ({
  find: async (reader) => { await reader.search(typed); await reader.press("Trợ giúp người cần hỗ trợ"); },
  list: (reader) => reader.press("Trợ giúp người cần hỗ trợ", "footer"),
});
/** Answers the questions of «Trường hợp của bạn», where there is a form for them. */
async function choose(reader, ...answers) {
  if (!(await reader.ask(() => document.querySelector("#truong-hop").open))) await reader.press("Trường hợp của bạn");
  for (const answer of answers) await reader.press(answer, "#truong-hop");
  await reader.press("Xem giấy tờ của tôi");
}
/** Every fold opened: what the page holds for those who look. */
const unfold = (reader) => reader.ask(() => { for (const fold of document.querySelectorAll("main details")) fold.open = true; });

export const STUDY = {
  "a child of thirteen needs an identity card": {
    ...procedure("Cấp thẻ căn cước cho người dưới 14 tuổi", { typed: "con 13 tuổi làm căn cước", field: "Cấp, quản lý căn cước" }),
    async answer(reader) {
      await reader.see(/Cha, mẹ hoặc người giám hộ/);
      await reader.see(/7 ngày làm việc/, ".facts");
      await reader.see(/bất kỳ nơi nào trong cả nước/, ".facts");
      await reader.press("Ai làm được? Nhờ người khác được không?");
      await reader.see(/Trẻ từ đủ 6 tuổi phải đi cùng/);
      await reader.wait("a way to the form", () => [...document.querySelectorAll("#giay-to a")].some((a) => a.textContent === "Mẫu DC02" && a.hostname === "dichvucong.gov.vn"));
    },
  },
  "a grandmother who cannot walk": {
    ...help("bà tôi không đi lại được làm căn cước tại nhà"),
    async answer(reader) {
      await reader.here(/tro-giup/);
      await reader.see(/xin cán bộ đến nhà làm căn cước/);
      await reader.see(/gọi 1022/);
    },
  },
  "a passport lost abroad": {
    find: async (reader) => {
      await reader.search("mất hộ chiếu ở nước ngoài");
      await reader.see(/đại sứ quán, lãnh sự quán Việt Nam[\s\S]*\+84 981 84 84 84/);
      await reader.press("Mất giấy tờ");
    },
    list: (reader) => reader.press("Mất giấy tờ"),
    async answer(reader) {
      await reader.here(/su-kien\/mat-giay-to/);
      await reader.see(/Mất hộ chiếu khi đang ở nước ngoài[\s\S]*Đại sứ quán, lãnh sự quán/);
      await reader.see(/\+84 981/);
    },
  },
  "a name misspelt in the data of residence": {
    ...procedure("Điều chỉnh thông tin về cư trú trong Cơ sở dữ liệu về cư trú", { typed: "sai tên trong hộ khẩu", field: "Đăng ký, quản lý cư trú" }),
    first: true,
    async answer(reader) {
      await reader.see(/Không thu[\s\S]*3 ngày làm việc[\s\S]*nộp tại nơi cư trú[\s\S]*không cần đến tận nơi/, ".facts");
      await reader.see(/Tờ khai thay đổi thông tin cư trú[\s\S]*Mẫu CT01/, "#giay-to");
    },
  },
  "a room without a contract": {
    ...procedure("Đăng ký tạm trú", { typed: "thuê phòng không có hợp đồng đăng ký tạm trú", field: "Đăng ký, quản lý cư trú" }),
    first: true,
    async answer(reader) {
      if (reader.scripts) {
        await choose(reader, "Cá nhân hoặc hộ gia đình", "Trực tuyến");
        await reader.see(/7\.000 đ/, ".facts");
      } else {
        await reader.see(/7\.000–10\.000 đ/, ".facts");
        await unfold(reader);
      }
      await reader.see(/hợp đồng thuê nhà phải công chứng\. Đăng ký tạm trú không cần/, "#giay-to");
      await reader.see(/Xin chủ nhà ghi ý kiến đồng ý vào tờ khai/, "#cac-buoc");
    },
  },
  "a foreigner extends a stay": {
    find: async (reader) => { await reader.press("English", "header"); await reader.search("extend my visa"); await reader.press("Extend your stay", "#search-results"); },
    list: async (reader) => { await reader.press("English", "header"); await reader.press("Foreigners in Vietnam"); await reader.press("Extend your stay"); },
    async answer(reader) {
      await reader.see(/10 USD[\s\S]*5 working days[\s\S]*you need not come in person/, ".facts");
      await reader.see(/Form NA5[\s\S]*Passport or travel document/, "#giay-to");
      await reader.see(/Call 1022 for the address/, "#noi-nop");
      await unfold(reader);
      await reader.see(/Get Form NA5/);
    },
  },
  "a motorbike from another province": {
    ...procedure("Đăng ký sang tên xe (thay đổi chủ xe)", { typed: "xe máy biển số tỉnh khác", field: "Đăng ký, quản lý phương tiện giao thông" }),
    first: true,
    async answer(reader) {
      if (reader.scripts) await choose(reader, "Người mua đăng ký sang tên");
      else await unfold(reader);
      await reader.see(/Mẫu DKX10[\s\S]*Chứng từ chuyển quyền sở hữu xe[\s\S]*Chứng từ lệ phí trước bạ/, "#giay-to");
      await reader.see(/Phòng Cảnh sát giao thông, hoặc công an xã, phường được giao đăng ký xe; hỏi 1022/, "#noi-nop");
      await reader.see(/2 ngày làm việc/);
    },
  },
  "a company lost its seal": {
    ...procedure("Đăng ký lại mẫu con dấu", { typed: "công ty mất con dấu", field: "Đăng ký, quản lý con dấu" }),
    first: true,
    async answer(reader) {
      if (reader.scripts) {
        await choose(reader, "Dấu bị mất");
        await reader.see(/Bạn cần nộp 2 giấy tờ\./, "#giay-to");
      } else await unfold(reader);
      await reader.see(/3 ngày làm việc/, ".facts");
      await reader.see(/Giấy chứng nhận đăng ký mẫu con dấu đã cấp/, "#giay-to");
    },
  },
  "a licence for a company of guards": {
    ...procedure("Cấp mới Giấy chứng nhận đủ điều kiện về an ninh, trật tự", { typed: "mở công ty bảo vệ", field: "Ngành, nghề kinh doanh có điều kiện" }),
    first: true,
    async answer(reader) {
      if (reader.scripts) await choose(reader, "là người Việt Nam ở trong nước", "Kinh doanh dịch vụ bảo vệ");
      else await unfold(reader);
      await reader.see(/300\.000 đ[\s\S]*5 ngày làm việc/, ".facts");
      await reader.see(/Bản sao bằng tốt nghiệp của người chịu trách nhiệm/, "#giay-to");
    },
  },
  "somebody who is deaf": {
    ...help("người khiếm thính"),
    async answer(reader) {
      await reader.here(/tro-giup/);
      await reader.see(/hỏi bằng chữ, không cần gọi/);
      await reader.see(/người phiên dịch ký hiệu/);
      await reader.see(/Cổng Dịch vụ công quốc gia/);
    },
  },
  "somebody who reads no Vietnamese": {
    find: async (reader) => { await reader.search("đăng ký xe lần đầu"); await reader.press("Đăng ký xe lần đầu trực tuyến toàn trình", "#search-results"); await reader.press("English", "header"); },
    list: async (reader) => { await reader.press("Đăng ký, quản lý phương tiện giao thông"); await reader.press("Đăng ký xe lần đầu trực tuyến toàn trình"); await reader.press("English", "header"); },
    async answer(reader) {
      await reader.here(/\/en\//);
      await reader.see(/not been translated yet/);
      await reader.see(/Fee[\s\S]*How long it takes[\s\S]*working days/, ".facts");
    },
  },
  "an old phone without scripts, 320 px wide": {
    scripts: [false],
    width: 320,
    list: async (reader) => { await reader.press("Tìm", "main"); await reader.press("Đ", "main"); await reader.press("Đăng ký tạm trú"); },
    async answer(reader) {
      await unfold(reader);
      await reader.see(/7\.000–10\.000 đ[\s\S]*3 ngày làm việc/, ".facts");
      await reader.see(/Tại nơi đơn vị công an, quân đội đóng quân/, "#giay-to");
      await reader.see(/Giấy tờ: [\s\S]*Hỏi: 1022[\s\S]*q\/1\.004194/, "#cau-tra-loi");
    },
  },
  "the answer is carried to Zalo": {
    ...procedure("Đăng ký thường trú", { typed: "nhập hộ khẩu nhà thuê", field: "Đăng ký, quản lý cư trú" }),
    async answer(reader) {
      if (!reader.scripts) {
        await reader.press("Gửi câu trả lời, in");
        return reader.see(/^Đăng ký thường trú\s+Giấy tờ:[\s\S]*Tiền:[\s\S]*Thời hạn: 7 ngày làm việc[\s\S]*Hỏi: 1022/, "#cau-tra-loi");
      }
      await choose(reader, "Vào nhà thuê, mượn, ở nhờ", "Trực tuyến");
      // The sheet of the phone, on which Zalo stands: what it is given is what goes out.
      await reader.ask(() => { Object.defineProperty(navigator, "share", { configurable: true, value: (what) => { window.sent = what.text; return Promise.resolve(); } }); });
      await reader.press("Gửi câu trả lời", ".bar");
      return reader.wait("the answer to be sent", () => /^Đăng ký thường trú\n.*thuê, mượn[\s\S]*Tiền: 10\.000\sđ[\s\S]*Hỏi: 1022[\s\S]*q\/1\.004222#truong-hop=thue-muon-o-nho&cach=online$/.test(window.sent || ""));
    },
  },
};

export const OURS = {
  "friends stay for a night": {
    ...procedure("Thông báo lưu trú", { typed: "có khách ngủ lại nhà", field: "Đăng ký, quản lý cư trú" }),
    first: true,
    async answer(reader) {
      await reader.see(/nộp tại nơi cư trú/, ".facts");
      await reader.press("Ai làm được? Nhờ người khác được không?");
      await reader.see(/trước 23 giờ của ngày khách bắt đầu ở lại/);
    },
  },
  "the driving licence runs out": {
    ...procedure("Đổi giấy phép lái xe", { typed: "bằng lái ô tô hết hạn", field: "Sát hạch, cấp giấy phép lái xe" }),
    first: true,
    async answer(reader) {
      if (reader.scripts) await choose(reader, "Các hạng ô tô");
      else await unfold(reader);
      await reader.see(/135\.000 đ[\s\S]*5 ngày làm việc/, ".facts");
      await reader.see(/Giấy khám sức khỏe/, "#giay-to");
    },
  },
  "the police ask on the phone for an application to be installed": {
    find: async (reader) => { await reader.search("công an gọi điện bảo cài vneid"); await reader.press("Trễ hẹn, bị từ chối, gặp lừa đảo"); },
    list: async (reader) => { await reader.press("Trễ hẹn, bị từ chối, gặp lừa đảo", "footer"); },
    async answer(reader) {
      await reader.here(/quyen-cua-ban/);
      await reader.see(/Công an không hướng dẫn cài, cập nhật hay kích hoạt VNeID qua điện thoại[\s\S]*Hãy cúp máy/);
      await reader.see(/113/, "#goi");
    },
  },
  "a child is born": {
    find: (reader) => reader.press("Sinh con"),
    list: (reader) => reader.press("Sinh con"),
    async answer(reader) {
      await reader.see(/Giấy khai sinh[\s\S]*Thẻ bảo hiểm y tế[\s\S]*3 ngày làm việc/, "main ol.steps");
      if (!reader.scripts) return;
      await reader.press("Việc của tôi", "ol.steps > li:first-child");
      await reader.see(/3 ngày/, "#tong-cong");
    },
  },
  "the wallet is lost": {
    find: (reader) => reader.press("Mất giấy tờ"),
    list: (reader) => reader.press("Mất giấy tờ"),
    async answer(reader) {
      await reader.see(/Ngân hàng của bạn[\s\S]*mặt sau thẻ/);
      await reader.press("Cấp lại thẻ căn cước");
      await reader.see(/35\.000 đ[\s\S]*7 ngày làm việc[\s\S]*nộp ở bất kỳ nơi nào/, ".facts");
    },
  },
  "the office of a commune that has another name now": {
    find: async (reader) => { await reader.press("Tìm nơi nộp"); await reader.write("#noi", "hoa bac"); await reader.press("Công an phường Hải Vân", "[data-found]"); },
    list: async (reader) => { await reader.press("Tìm nơi nộp"); await reader.press("Công an phường Hải Vân"); },
    async answer(reader) {
      await reader.here(/co-quan\/phuong-hai-van/);
      await reader.see(/07:30\W+11:30/, ".hours");
      await reader.see(/xã Hòa Bắc/i);
    },
  },
  "from a procedure to the office of the commune": {
    scripts: [true],
    ...procedure("Đăng ký thường trú", { typed: "dang ky thuong tru" }),
    async answer(reader) {
      await reader.write("#noi-nop [name=noi]", "phuoc my");
      await reader.press("Tìm nơi nộp", "#noi-nop");
      await reader.here(/co-quan\/index\.html#/);
      await reader.press("Công an phường An Hải", "[data-found]");
      await reader.see(/289 đường Nguyễn Công Trứ/);
    },
  },
  "the result is late": {
    ...procedure("Đăng ký thường trú", { typed: "dang ky thuong tru", field: "Đăng ký, quản lý cư trú" }),
    async answer(reader) {
      await reader.press("Trễ hẹn, bị từ chối thì làm gì");
      await reader.here(/quyen-cua-ban/);
      await reader.see(/xin lỗi[\s\S]*phản ánh, kiến nghị[\s\S]*63\/2010\/NĐ-CP/);
      await reader.see(/1022/, "#goi");
    },
  },
  "a code that somebody wrote down": {
    scripts: [true],
    find: async (reader) => { await reader.search("1004194"); await reader.press("Đăng ký tạm trú", "#search-results"); },
    first: true,
    async answer(reader) { await reader.see(/Mã thủ tục 1\.004194/); },
  },
};
