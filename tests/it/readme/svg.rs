//! A drawn screen as an SVG picture: the same bytes for the same screen, legible with any font, dark and light.
//!
//! Every run of text says how wide it is, and lines and bars are shapes, so no font can push a column out of its place.

use ratatui::{
    buffer::{Buffer, Cell},
    layout::Position,
    style::{Color, Modifier},
};
use unicode_width::UnicodeWidthStr;

/// A cell, in pixels.
const CELL: (u32, u32) = (9, 19);
/// From the top of a cell to the foot of its letters.
const BASELINE: u32 = 14;
/// Around the screen.
const MARGIN: u32 = 14;

/// The two grounds a picture is drawn on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    Dark,
    Light,
}

impl Ground {
    pub const ALL: [Self; 2] = [Self::Dark, Self::Light];

    /// As it stands in a file's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
        }
    }

    fn background(self) -> &'static str {
        match self {
            Self::Dark => "#14171c",
            Self::Light => "#ffffff",
        }
    }

    fn text(self) -> &'static str {
        match self {
            Self::Dark => "#dde1e6",
            Self::Light => "#1f2328",
        }
    }

    /// Text that steps back.
    fn dim(self) -> &'static str {
        match self {
            Self::Dark => "#969ea9",
            Self::Light => "#626b75",
        }
    }

    /// What a bar is short of the whole, on the ground and on a chosen row.
    fn shade(self, is_chosen: bool) -> &'static str {
        if (self == Self::Dark) == is_chosen { "#b4bbc4" } else { "#4a515b" }
    }

    /// One of the terminal's own colours, which the themes name.
    fn ink(self, color: Color) -> &'static str {
        match (self, color) {
            (_, Color::Reset) => self.text(),
            (Self::Dark, Color::Red) => "#ff8078",
            (Self::Light, Color::Red) => "#b3261e",
            (Self::Dark, Color::Green) => "#6fd08c",
            (Self::Light, Color::Green) => "#17692f",
            (Self::Dark, Color::Cyan) => "#5fcbd8",
            (Self::Light, Color::Cyan) => "#0a6472",
            (_, color) => panic!("pictures have no {color}: say in svg.rs what it looks like"),
        }
    }
}

/// How a cell looks, with everything resolved that a picture cannot say.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Look {
    ink: &'static str,
    /// What is painted behind it, where that is not the ground.
    behind: Option<&'static str>,
    is_bold: bool,
    is_underlined: bool,
}

impl Look {
    fn of(cell: &Cell, ground: Ground) -> Self {
        let has = |modifier| cell.modifier.contains(modifier);
        assert_eq!(cell.bg, Color::Reset, "no theme paints the background");
        let is_dim = has(Modifier::DIM) && cell.fg == Color::Reset;
        let ink = if is_dim { ground.dim() } else { ground.ink(cell.fg) };
        let (ink, behind) =
            if has(Modifier::REVERSED) { (ground.background(), Some(ink)) } else { (ink, None) };
        Self { ink, behind, is_bold: has(Modifier::BOLD), is_underlined: has(Modifier::UNDERLINED) }
    }
}

/// What may stand together in one run.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Blank,
    /// Letters, digits and what stands between them: every monospaced font has them at one width.
    Letters,
    /// One of the signs that a font may lack, and another font has at another width.
    Sign,
    /// A line, a bar.
    Shape(char),
}

impl Kind {
    fn of(symbol: &str) -> Self {
        let mut letters = symbol.chars();
        match (letters.next(), letters.next()) {
            (None | Some(' '), None) => Self::Blank,
            (Some(shape @ '\u{2500}'..='\u{259f}'), None) => Self::Shape(shape),
            (Some(letter), None) if letter.is_ascii() => Self::Letters,
            (Some(letter), None) if letter < '\u{250}' && letter.is_alphabetic() => Self::Letters,
            _ => Self::Sign,
        }
    }
}

/// Cells of one row that look the same.
struct Run<'b> {
    x: u32,
    y: u32,
    columns: u32,
    look: Look,
    kind: Kind,
    text: Vec<&'b str>,
}

/// The runs of a row from left to right. Two blanks part what stands before and after them.
fn runs(buffer: &Buffer, row: u16, ground: Ground) -> Vec<Run<'_>> {
    let mut runs: Vec<Run<'_>> = Vec::new();
    let mut column = 0;
    while column < buffer.area.width {
        let cell = &buffer[(column, row)];
        let symbol = cell.symbol();
        let width = u16::try_from(symbol.width()).unwrap().max(1);
        let (look, kind) = (Look::of(cell, ground), Kind::of(symbol));
        match runs.last_mut() {
            Some(run) if run.look == look && run.kind == kind && kind != Kind::Sign => {
                run.columns += u32::from(width);
                run.text.push(symbol);
            }
            _ => runs.push(Run {
                x: MARGIN + u32::from(column) * CELL.0,
                y: MARGIN + u32::from(row) * CELL.1,
                columns: u32::from(width),
                look,
                kind,
                text: vec![symbol],
            }),
        }
        column += width;
    }
    joined(runs)
}

/// Words with one blank between them are one run.
fn joined(runs: Vec<Run<'_>>) -> Vec<Run<'_>> {
    let mut joined: Vec<Run<'_>> = Vec::new();
    for run in runs {
        if let [.., words, blank] = joined.as_mut_slice()
            && (words.kind, blank.kind, run.kind) == (Kind::Letters, Kind::Blank, Kind::Letters)
            && (words.look, blank.look, blank.columns) == (run.look, run.look, 1)
        {
            words.columns += 1 + run.columns;
            words.text.push(" ");
            words.text.extend(run.text);
            joined.pop();
        } else {
            joined.push(run);
        }
    }
    joined
}

/// A rectangle as part of a path.
fn rectangle(x: u32, y: u32, width: u32, height: u32) -> String {
    format!("M{x} {y}h{width}v{height}h-{width}z")
}

/// A line or a bar in as many cells as the run has.
fn shape(shape: char, run: &Run<'_>) -> String {
    let (x, y, all) = (run.x, run.y, run.columns * CELL.0);
    let (middle, centre) = (y + CELL.1 / 2, x + CELL.0 / 2);
    let right = rectangle(centre, middle, CELL.0 - CELL.0 / 2, 1);
    match shape {
        '─' => rectangle(x, middle, all, 1),
        '╌' => {
            let dash = |n| {
                rectangle(x + n * CELL.0 + 1, middle, 3, 1) + &rectangle(x + n * CELL.0 + 5, middle, 3, 1)
            };
            (0..run.columns).map(dash).collect()
        }
        '│' => rectangle(centre, y, 1, CELL.1),
        '├' => rectangle(centre, y, 1, CELL.1) + &right,
        '└' => rectangle(centre, y, 1, middle - y) + &right,
        '░' | '█' => rectangle(x, y + 3, all, CELL.1 - 6),
        '▁'..='▇' => {
            let eighths = u32::from(shape) - u32::from('▁') + 1;
            let height = CELL.1 * eighths / 8;
            rectangle(x, y + CELL.1 - height, all, height)
        }
        other => panic!("pictures have no {other}: say in svg.rs what it looks like"),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The picture of a screen. `caret` is where text is typed, `title` what the picture shows.
pub fn picture(buffer: &Buffer, caret: Option<Position>, ground: Ground, title: &str) -> String {
    let size = |cells: u16, cell: u32| u32::from(cells) * cell + 2 * MARGIN;
    let (width, height) = (size(buffer.area.width, CELL.0), size(buffer.area.height, CELL.1));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\">\n<title>{}</title>\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"{}\"/>\n\
         <g font-family=\"ui-monospace,'SF Mono',Menlo,Consolas,'DejaVu Sans Mono',monospace\" \
         font-size=\"15\">\n",
        escaped(title),
        ground.background()
    );
    for row in 0..buffer.area.height {
        for run in runs(buffer, row, ground) {
            svg.push_str(&drawn(&run, ground));
        }
    }
    if let Some(caret) = caret {
        let (x, y) = (MARGIN + u32::from(caret.x) * CELL.0, MARGIN + u32::from(caret.y) * CELL.1);
        svg.push_str(&path(&rectangle(x, y + 1, 2, CELL.1 - 2), ground.text()));
    }
    svg.push_str("</g>\n</svg>\n");
    svg
}

fn path(shape: &str, ink: &str) -> String {
    format!("<path d=\"{shape}\" fill=\"{ink}\"/>\n")
}

fn drawn(run: &Run<'_>, ground: Ground) -> String {
    let wide = run.columns * CELL.0;
    let mut svg = String::new();
    if let Some(behind) = run.look.behind {
        svg.push_str(&path(&rectangle(run.x, run.y, wide, CELL.1), behind));
    }
    match run.kind {
        Kind::Blank => {}
        Kind::Shape('░') => {
            svg.push_str(&path(&shape('░', run), ground.shade(run.look.behind.is_some())));
        }
        Kind::Shape(letter) => svg.push_str(&path(&shape(letter, run), run.look.ink)),
        Kind::Letters | Kind::Sign => {
            let bold = if run.look.is_bold { " font-weight=\"bold\"" } else { "" };
            svg.push_str(&format!(
                "<text x=\"{}\" y=\"{}\" textLength=\"{wide}\" lengthAdjust=\"spacingAndGlyphs\" fill=\"{}\"{bold}>{}</text>\n",
                run.x,
                run.y + BASELINE,
                run.look.ink,
                escaped(&run.text.concat())
            ));
        }
    }
    if run.look.is_underlined {
        svg.push_str(&path(&rectangle(run.x, run.y + CELL.1 - 2, wide, 1), run.look.ink));
    }
    svg
}

#[cfg(test)]
mod tests {
    use ratatui::{layout::Rect, style::Style};

    use super::*;

    fn row(parts: &[(&str, Style)]) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 1));
        let mut x = 0;
        for (text, style) in parts {
            x = buffer.set_stringn(x, 0, text, 12, *style).0;
        }
        buffer
    }

    /// What is drawn of a row on the dark ground.
    fn drawing(parts: &[(&str, Style)]) -> Vec<String> {
        runs(&row(parts), 0, Ground::Dark)
            .iter()
            .flat_map(|run| drawn(run, Ground::Dark).lines().map(str::to_owned).collect::<Vec<_>>())
            .collect()
    }

    /// Each text as where it stands, how wide it is, and what it says.
    fn texts(parts: &[(&str, Style)]) -> Vec<(u32, u32, String)> {
        let attribute = |line: &str, name: &str| {
            let (_, rest) = line.split_once(&format!("{name}=\"")).unwrap();
            rest.split_once('"').unwrap().0.parse::<u32>().unwrap()
        };
        let lines = drawing(parts);
        let lines = lines.iter().filter(|line| line.starts_with("<text"));
        lines
            .map(|line| {
                let said = line.split_once('>').unwrap().1.split_once("</text>").unwrap().0;
                (
                    (attribute(line, "x") - MARGIN) / CELL.0,
                    attribute(line, "textLength") / CELL.0,
                    said.to_owned(),
                )
            })
            .collect()
    }

    #[test]
    fn words_keep_their_columns_whatever_the_font() {
        let plain = Style::new();
        let text = |x, columns, said: &str| (x, columns, said.to_owned());
        for (written, wanted) in [
            ("one two", vec![text(0, 7, "one two")]),
            ("one  two", vec![text(0, 3, "one"), text(5, 3, "two")]),
            ("  Bøgh", vec![text(2, 4, "Bøgh")]),
            ("more… x", vec![text(0, 4, "more"), text(4, 1, "…"), text(6, 1, "x")]),
            ("漢字 b", vec![text(0, 2, "漢"), text(2, 2, "字"), text(5, 1, "b")]),
            ("a<b>&\"", vec![text(0, 6, "a&lt;b&gt;&amp;&quot;")]),
            ("a─b", vec![text(0, 1, "a"), text(2, 1, "b")]),
        ] {
            assert_eq!(texts(&[(written, plain)]), wanted, "{written}");
        }
        let bold = plain.add_modifier(Modifier::BOLD);
        assert_eq!(texts(&[("d", bold), (" done", plain)]), [text(0, 1, "d"), text(2, 4, "done")]);
    }

    #[test]
    fn lines_and_bars_are_shapes_and_reversed_is_painted() {
        let ground = Ground::Dark;
        assert_eq!(drawing(&[("───", Style::new())]), [path("M14 23h27v1h-27z", ground.text()).trim_end()]);
        assert_eq!(
            drawing(&[("░", Style::new())]),
            [path("M14 17h9v13h-9z", ground.shade(false)).trim_end()]
        );
        let reversed = Style::new().add_modifier(Modifier::REVERSED);
        let [behind, letter] = <[String; 2]>::try_from(drawing(&[("x", reversed)])).unwrap();
        assert_eq!(behind, path("M14 14h9v19h-9z", ground.text()).trim_end());
        assert!(letter.contains(&format!("fill=\"{}\"", ground.background())), "{letter}");
        // A field that is typed into is seen where it is empty.
        let field = Style::new().add_modifier(Modifier::UNDERLINED);
        assert_eq!(drawing(&[("  ", field)]), [path("M14 31h18v1h-18z", ground.text()).trim_end()]);
    }

    /// The contrast of two colours, as the accessibility guidelines of the web measure it.
    fn contrast(one: &str, other: &str) -> f64 {
        let light = |color: &str| {
            let part = |at: usize| {
                let part = f64::from(u8::from_str_radix(color.get(at..at + 2).unwrap(), 16).unwrap()) / 255.0;
                if part <= 0.03928 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
        };
        let (one, other) = (light(one), light(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn everything_can_be_read_on_both_grounds() {
        for ground in Ground::ALL {
            let inks = [Color::Reset, Color::Red, Color::Green, Color::Cyan].map(|color| ground.ink(color));
            for ink in inks.into_iter().chain([ground.dim()]) {
                let contrast = contrast(ink, ground.background());
                assert!(contrast >= 4.5, "{ink} on {ground:?}: {contrast}");
            }
        }
    }
}
