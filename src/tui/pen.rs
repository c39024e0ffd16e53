//! Writes a line into the buffer: what ratatui writes, and quickly where the text is plain letters, as most is.

use ratatui::{buffer::Buffer, style::Style, text::Line};

/// As [`Buffer::set_line`]: the line from this place on, in at most so many columns.
pub fn line(buffer: &mut Buffer, (x, y): (u16, u16), line: &Line<'_>, columns: u16) {
    let end = x.saturating_add(columns).min(buffer.area.right());
    let mut x = x;
    for span in line {
        let style = line.style.patch(span.style);
        x = text(buffer, (x, y), &span.content, end, style);
    }
}

/// Writes a text up to the column `end`; where it came to.
fn text(buffer: &mut Buffer, (mut x, y): (u16, u16), text: &str, end: u16, style: Style) -> u16 {
    let (plain, rest) = text.split_at(plain(text));
    for letter in plain.chars() {
        let Some(cell) = buffer.cell_mut((x, y)).filter(|_| x < end) else { return x };
        cell.set_char(letter).set_style(style);
        x += 1;
    }
    if rest.is_empty() || x >= end {
        return x;
    }
    buffer.set_stringn(x, y, rest, usize::from(end - x), style).0
}

/// How long the beginning is in which every byte is a letter of one column. What follows may stand on the last letter,
/// which then does not belong to it.
fn plain(text: &str) -> usize {
    let is_plain = |byte: u8| (b' '..=b'~').contains(&byte);
    text.bytes().position(|byte| !is_plain(byte)).map_or(text.len(), |at| at.saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::{
        layout::Rect,
        style::{Modifier, Stylize as _},
        text::Span,
    };

    use super::*;

    proptest! {
        #[test]
        #[expect(clippy::disallowed_methods, reason = "what it is held against")]
        fn it_is_what_ratatui_writes(
            spans in prop::collection::vec(
                ("[a-c ]{0,9}(\u{301}|…|株|\u{1b}|\u{200d}|👩‍🔬|é|\t)?[a-c ]{0,9}", any::<bool>()), 0..5,
            ),
            x in 0..25_u16,
            columns in 0..40_u16,
        ) {
            let spans = spans.into_iter().map(|(text, is_bold)| {
                if is_bold { Span::from(text).bold().red() } else { Span::raw(text) }
            });
            let written = Line::from(spans.collect::<Vec<_>>()).style(Modifier::DIM);
            let mut before = Buffer::empty(Rect::new(0, 0, 20, 2));
            before.set_string(0, 1, "株式会社 and more of it", Style::new().italic());
            let (mut ours, mut theirs) = (before.clone(), before);
            line(&mut ours, (x, 1), &written, columns);
            theirs.set_line(x, 1, &written, columns);
            prop_assert_eq!(ours, theirs);
        }
    }
}
