//! Changes of a text at random, the same for the same seed.

/// A generator of numbers that are the same for the same seed.
pub(in crate::suite) struct Dice(pub(in crate::suite) u64);

impl Dice {
    pub(in crate::suite) fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap_or(0) % sides.max(1)
    }

    pub(in crate::suite) fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.roll(list.len())]
    }
}

const TOKENS: &[&str] = &[
    ":",
    ": ",
    "- ",
    "\n",
    "\n  ",
    "\n---\n",
    "\t",
    "[",
    "]",
    "{",
    "}",
    ",",
    "\"",
    "'",
    "|",
    ">",
    "&a ",
    "*a",
    "!t ",
    "#",
    "%",
    "@",
    "? ",
    "<<: ",
    "\\",
    "đ",
    "ệ",
    "e\u{301}",
    "😀",
    "\u{feff}",
    "\u{a0}",
    "\u{200b}",
    "\u{202e}",
    "\u{2066}",
    "\0",
    "\r",
    "\r\n",
    "50.000",
    "20,000",
    "01/02/2026",
    "7 ngày làm việc",
    "T2–T6",
    "07:30",
    "7h30",
    "0236.3822300",
    "“",
    "”",
    "0",
    "9",
    ".",
    "-",
    "/",
    "(",
    ")",
    "*",
    "_",
    "`",
    "~",
    "<",
    "&lt;",
    "&#x202e;",
    "https://a.vn",
    "javascript:",
    "title: ",
    "fees:\n  - amount: ",
    "code: ",
    "steps:\n  - ",
    "when: {cases: [a]}",
    "id: a",
    "amount: ",
    "note: ",
    "１",
    "½",
    "đồng",
    "nghìn",
    "giờ",
    "tháng",
    "sáng",
    "chiều",
    "thứ",
    "CN",
    "+84",
    "ext",
    "%",
    "0.5",
    "1e5",
    "-1",
    "99999999999999999999",
];

/// A change of the text at random.
pub(super) fn mutate(text: &str, others: &[String], dice: &mut Dice, most: usize) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    for _ in 0..=dice.roll(4) {
        let length = characters.len();
        let at = dice.roll(length + 1);
        let end = (at + 1 + dice.roll(12)).min(length);
        match dice.roll(8) {
            0 => drop(characters.drain(at.min(end)..end)),
            1 => drop(characters.splice(at..at, dice.pick(TOKENS).chars())),
            2 => drop(characters.splice(at.min(end)..end, dice.pick(TOKENS).chars())),
            3 => {
                let part: Vec<char> = characters[at.min(end)..end].to_vec();
                let part = part.repeat(1 + dice.roll(20));
                drop(characters.splice(at..at, part));
            }
            4 => {
                let other: Vec<char> = dice.pick(others).chars().collect();
                let from = dice.roll(other.len() + 1);
                let to = (from + dice.roll(60)).min(other.len());
                drop(characters.splice(at..at, other[from..to].iter().copied()));
            }
            5 if at < length => characters[at] = char::from_u32(u32::try_from(dice.roll(0x2_1000)).unwrap_or(0)).unwrap_or('x'),
            6 => {
                // A line goes elsewhere.
                let text: String = characters.iter().collect();
                let mut lines: Vec<&str> = text.lines().collect();
                if lines.len() > 2 {
                    let line = lines.remove(dice.roll(lines.len()));
                    lines.insert(dice.roll(lines.len() + 1), line);
                }
                characters = lines.join("\n").chars().collect();
            }
            _ => characters.truncate(length - dice.roll(length / 4 + 1)),
        }
        characters.truncate(most);
    }
    characters.into_iter().collect()
}
