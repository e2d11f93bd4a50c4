//! What a question may mean by the words of the language: phrases, letters, the parts of a sentence.

use super::search::firsts_with;

#[test]
fn the_longest_phrase_counts_and_not_the_first_one() {
    let words = "synonyms: {sổ bảo hiểm: [sổ lao động], bảo hiểm xã hội: [bhxh]}\n";
    let (labour, social) = ("Cấp sổ lao động", "Cấp lại sổ BHXH, thẻ BHYT");
    let questions = ["sổ bảo hiểm xã hội", "so bao hiem xa hoi", "sổ bảo hiểm"];
    assert_eq!(firsts_with(words, &[labour, social], &questions), [social, social, labour]);
}

#[test]
fn letters_in_a_title_are_found_in_full() {
    let words = "acronyms: {tnlđ: tai nạn lao động, bnn: [bệnh nghề nghiệp]}\n";
    let (accident, foreign, birth) =
        ("Giải quyết hưởng chế độ TNLĐ, BNN", "Cấp giấy phép lao động cho người nước ngoài", "Giải quyết hưởng chế độ thai sản");
    let questions = ["chế độ tai nạn lao động", "tai nan lao dong", "hưởng chế độ bệnh nghề nghiệp", "TNLĐ"];
    assert_eq!(firsts_with(words, &[accident, foreign, birth], &questions), [accident; 4]);
}

#[test]
fn what_happened_to_a_thing_may_be_said_behind_it() {
    let words = "synonyms: {mất thẻ: [trình báo thất lạc], hỏng xe máy: [sửa chữa]}\nturns: [bị]\n";
    let (lost, card, repair) = ("Trình báo thất lạc", "Làm thẻ mới", "Sửa chữa");
    let questions = ["thẻ bị mất", "the bi mat", "mất thẻ", "xe máy bị hỏng", "thẻ mất"];
    assert_eq!(firsts_with(words, &[lost, card, repair], &questions), [lost, lost, lost, repair, card]);
}

#[test]
fn a_phrase_is_looked_up_again_after_a_correction() {
    let words = "synonyms: {chuyển hộ tịch: [thay đổi nơi ghi]}\n";
    let (moved, book) = ("Thay đổi nơi ghi", "Chuyển sổ hộ tịch gốc");
    assert_eq!(firsts_with(words, &[moved, book], &["chuyển hộ tịch", "chuyểnn hộ tịchh", "chuyễn hộ tịch"]), [moved; 3]);
}

#[test]
fn in_a_long_sentence_counts_what_is_asked_for() {
    let words = "asks: [làm, xin]\njoints: [thì, rồi]\n";
    let (card, birth, school) = ("Cấp thẻ căn cước", "Đăng ký khai sinh tại bệnh viện", "Chuyển trường cho học sinh");
    let questions = [
        "hôm trước con tôi khai sinh tại bệnh viện rồi giờ tôi xin thẻ căn cước ở đâu",
        "tôi làm thẻ căn cước cho con tôi, nó khai sinh tại bệnh viện xã bên",
        "hom truoc con toi khai sinh tai benh vien roi gio toi xin the can cuoc o dau",
        "chuyển trường cho học sinh vừa chuyển nhà đến xã khác học kỳ này",
    ];
    assert_eq!(firsts_with(words, &[card, birth, school], &questions), [card, card, card, school]);
}

#[test]
fn a_word_is_not_taken_for_another_that_differs_by_its_marks() {
    let words = "synonyms: {bằng lái: [giấy phép lái xe]}\n";
    let (again, new) = ("Cấp lại giấy phép lái xe", "Cấp giấy phép lái xe");
    assert_eq!(firsts_with(words, &[new, again], &["cấp lại bằng lái", "cap lai bang lai"]), [again, again]);
}
