//! QR codes (ISO/IEC 18004) as SVG: one path, a line for each run of dark modules.

mod code;
mod field;
mod form;

use code::QrCode;

/// The light margin around a code, in modules, as the standard asks.
const MARGIN: usize = 4;

/// The drawing of a code that says `text`; it stays readable with 15 % of it covered. Empty when the text is too long for one.
pub(super) fn draw(text: &str) -> String {
    let Some(code) = QrCode::of(text.as_bytes()) else { return String::new() };
    let whole = code.size + 2 * MARGIN;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {whole} {whole}\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{whole}v{whole}H0z\"/><path stroke=\"#000\" d=\""
    );
    for (y, row) in code.rows.iter().enumerate() {
        let mut rest = *row;
        while rest != 0 {
            let light = rest.trailing_zeros() as usize;
            let dark = (rest >> light).trailing_ones() as usize;
            if rest == *row {
                push(&mut svg, "M", light + MARGIN);
                push(&mut svg, " ", y + MARGIN);
                svg.push_str(".5");
            } else {
                push(&mut svg, "m", light);
                svg.push_str(" 0");
            }
            push(&mut svg, "h", dark);
            rest = rest >> light >> dark;
        }
    }
    svg.push_str("\"/></svg>");
    svg
}

/// Puts a sign and a number below 100. Formatting would take twice as long as making the code.
fn push(svg: &mut String, sign: &str, number: usize) {
    let figure = |figure: usize| char::from(b"0123456789"[figure % 10]);
    svg.push_str(sign);
    if number >= 10 {
        svg.push(figure(number / 10));
    }
    svg.push(figure(number));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_three_corners_and_a_margin() {
        let svg = draw("https://motcua.example.vn/q/1.004222/");
        assert!(svg.starts_with("<svg") && svg.ends_with("</svg>"));
        // The upper edges of the two corners at the top, seven modules each, and what stands below them.
        let (_, rows) = svg.split_once("d=\"M4 4.5h7m").unwrap();
        assert!(svg.contains("viewBox=\"0 0 37 37\""), "version 3: {svg}");
        assert!(rows.split_once('M').is_some_and(|(first, below)| first.ends_with("h7") && below.starts_with("4 5.5h1m5 0h1m")), "{svg}");
    }

    /// The dark modules of a drawing, read back from its path.
    fn dark(svg: &str) -> std::collections::BTreeSet<(usize, usize)> {
        let path = svg.rsplit("d=\"").next().unwrap().split('"').next().unwrap();
        let mut dark = std::collections::BTreeSet::new();
        // A row at a time: where it begins, then how far a run goes and how far on the next begins.
        for row in path.split('M').filter(|row| !row.is_empty()) {
            let (start, runs) = row.split_once('h').unwrap();
            let (x, y) = start.trim_end_matches(".5").split_once(' ').unwrap();
            let (mut x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
            for run in runs.split('h') {
                let (width, gap) = run.split_once('m').unwrap_or((run, "0 0"));
                let width: usize = width.parse().unwrap();
                dark.extend((x..x + width).map(|x| (x, y)));
                x += width + gap.split(' ').next().unwrap().parse::<usize>().unwrap();
            }
        }
        dark
    }

    #[test]
    fn a_reader_reads_what_was_written() {
        for text in ["https://motcua.example.vn/q/1.004222/", "https://a.vn/", &format!("https://a.vn/{}", "x".repeat(180))] {
            let dark = dark(&draw(text));
            let size = dark.iter().map(|(x, _)| x + 1 + MARGIN).max().unwrap();
            // Four points a module, as a camera would see it.
            let grey = |x: usize, y: usize| if dark.contains(&(x / 4, y / 4)) { 0 } else { 255 };
            let mut image = rqrr::PreparedImage::prepare_from_greyscale(size * 4, size * 4, grey);
            let read: Vec<String> = image.detect_grids().iter().map(|grid| grid.decode().unwrap().1).collect();
            assert_eq!(read, [text]);
        }
    }

    #[test]
    fn what_no_code_can_hold_draws_nothing() {
        assert_eq!(draw(&"a".repeat(4000)), "");
    }
}
