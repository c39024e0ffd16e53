//! The last rows of the screen: which keys do what here.

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};
use unicode_width::UnicodeWidthStr;

use super::{
    action::Action,
    keymap::{GAP, Hint},
    pen,
    theme::Theme,
};

/// Draws the bar into the rows of `area`: the hints from the left, help at the right end of the last row.
pub fn draw(frame: &mut Frame<'_>, area: Rect, theme: &Theme, bar: &[Vec<Hint>]) {
    let area = area.intersection(frame.area());
    for (y, hints) in (area.y..area.bottom()).zip(bar) {
        let line = row(hints, usize::from(area.width), theme);
        pen::line(frame.buffer_mut(), (area.x, y), &line, area.width);
    }
}

/// One row: a space at either side where there is room for it, and help pushed to the right.
fn row(hints: &[Hint], columns: usize, theme: &Theme) -> Line<'static> {
    let (help, others): (Vec<&Hint>, Vec<&Hint>) = hints.iter().partition(|hint| hint.action == Action::Help);
    let words =
        |hint: &Hint| [Span::styled(hint.key.to_string(), theme.key), Span::raw(format!(" {}", hint.name))];
    let mut spans = Vec::new();
    for hint in others {
        spans.push(Span::raw(" ".repeat(if spans.is_empty() { 1 } else { GAP })));
        spans.extend(words(hint));
    }
    let help: Vec<Span<'_>> = help.into_iter().flat_map(words).collect();
    if !help.is_empty() {
        let wide = |spans: &[Span<'_>]| spans.iter().map(|span| span.content.width()).sum::<usize>();
        let free = columns.saturating_sub(wide(&spans) + wide(&help));
        spans.push(Span::raw(" ".repeat(free.saturating_sub(1))));
        spans.extend(help);
    }
    Line::from(spans)
}

#[cfg(test)]
mod tests {
    use ratatui::{Terminal, backend::TestBackend};

    use super::*;
    use crate::tui::{
        action::Context,
        keymap::Keymap,
        theme::{GlyphSet, ThemeName},
    };

    fn drawn(context: Context, columns: u16, rows: u16) -> Vec<String> {
        let theme = Theme::named(ThemeName::Terminal, GlyphSet::Ascii);
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        let bar = Keymap::default().bar(context, &(), usize::from(columns), usize::from(rows));
        terminal.draw(|frame| draw(frame, frame.area(), &theme, &bar)).unwrap();
        let buffer = terminal.backend().buffer();
        (0..rows).map(|y| (0..columns).map(|x| buffer[(x, y)].symbol()).collect()).collect()
    }

    #[test]
    fn help_stands_at_the_right() {
        for (context, columns, expected) in [
            (
                Context::FirstRun,
                80,
                " a add  i import  t try it out  , goals  q quit                          ? help",
            ),
            (Context::FirstRun, 25, " a add  i import  ? help"),
            (Context::FirstRun, 24, " a add           ? help"),
            (Context::Line, 30, " Enter go on          F1 help"),
            (Context::Today, 6, "? help"),
            (Context::Today, 2, "? "),
        ] {
            let row = drawn(context, columns, 1).concat();
            assert_eq!(row.trim_end(), expected.trim_end(), "{context:?} {columns}");
        }
    }

    #[test]
    fn help_is_never_lost_and_any_size_will_do() {
        for context in Context::ALL {
            for columns in 1..100 {
                for rows in 1..3 {
                    let text = drawn(context, columns, rows).concat();
                    assert!(
                        columns < 8 || context == Context::Help || text.contains(" help"),
                        "{context:?} {columns}: {text}"
                    );
                }
            }
        }
    }
}
