//! What stands behind a question that is typed into: no letter changes it, so it is drawn once and then kept.

use std::{cell::RefCell, ops::Range};

use ratatui::{Frame, buffer::Buffer, layout::Rect};

/// The screen behind a question, as it was last drawn there.
#[derive(Debug, Default)]
pub struct Behind {
    drawn: RefCell<Option<Buffer>>,
}

impl Behind {
    /// From now on the screen may look otherwise.
    pub fn forget(&self) {
        *self.drawn.borrow_mut() = None;
    }

    /// Whether it would not be drawn anew in its place.
    pub fn is_kept(&self) -> bool {
        self.drawn.borrow().is_some()
    }

    /// Draws the screen into `area`, by `draw` where it was not drawn there before.
    pub fn view(&self, frame: &mut Frame<'_>, area: Rect, draw: impl FnOnce(&mut Frame<'_>)) {
        let area = area.intersection(frame.area());
        let mut drawn = self.drawn.borrow_mut();
        match drawn.as_ref().filter(|drawn| drawn.area == area) {
            Some(drawn) => copy(drawn, frame.buffer_mut(), area),
            None => {
                draw(frame);
                let mut kept = Buffer::empty(area);
                copy(frame.buffer_mut(), &mut kept, area);
                *drawn = Some(kept);
            }
        }
    }
}

/// Copies the cells of an area that both have.
fn copy(from: &Buffer, to: &mut Buffer, area: Rect) {
    for y in area.top()..area.bottom() {
        let (here, there) = (row(from, area, y), row(to, area, y));
        if let Some((here, there)) = from.content.get(here).zip(to.content.get_mut(there)) {
            there.clone_from_slice(here);
        }
    }
}

/// Where the cells of one row of `area` stand in a buffer that has all of them.
fn row(buffer: &Buffer, area: Rect, y: u16) -> Range<usize> {
    let above = usize::from(y - buffer.area.y) * usize::from(buffer.area.width);
    let start = above + usize::from(area.x - buffer.area.x);
    start..start + usize::from(area.width)
}

#[cfg(test)]
mod tests {
    use ratatui::{Terminal, backend::TestBackend, style::Stylize as _, text::Line};

    use super::*;
    use crate::{
        domain::sample,
        tui::{
            pen,
            test_app::{MORNING, TestApp, at},
        },
    };

    #[test]
    fn it_is_drawn_once_until_it_is_forgotten_or_has_another_place() {
        let behind = Behind::default();
        let mut terminal = Terminal::new(TestBackend::new(12, 6)).unwrap();
        let area = Rect::new(1, 1, 10, 3);
        for (area, says, forgets, expected) in [
            (area, "one 株", false, "one 株"),
            (area, "two", false, "one 株"),
            (Rect { height: 2, ..area }, "three", false, "three"),
            (area, "four", false, "four"),
            (area, "five", true, "five"),
            (area, "six", false, "five"),
            // What lies beyond the page is not drawn.
            (Rect { height: 30, ..area }, "seven", false, "seven"),
            (Rect { height: 30, ..area }, "eight", false, "seven"),
        ] {
            if forgets {
                behind.forget();
            }
            let write = |buffer: &mut Buffer, said| {
                pen::line(buffer, (0, 0), &Line::raw("title"), 12);
                pen::line(buffer, (area.x, area.y), &Line::raw(said).bold(), 10);
            };
            terminal
                .draw(|frame| {
                    write(frame.buffer_mut(), "");
                    behind.view(frame, area, |frame| write(frame.buffer_mut(), says));
                })
                .unwrap();
            assert!(behind.is_kept());
            let mut wanted = Buffer::empty(Rect::new(0, 0, 12, 6));
            write(&mut wanted, expected);
            terminal.backend().assert_buffer(&wanted);
        }
    }

    /// What every draw of a test is held against, the page drawn anew, would else hardly ever differ.
    #[test]
    fn what_changes_the_screen_is_seen_while_a_line_is_typed() {
        let mut app = TestApp::with(sample::demo(&at(MORNING))).size(80, 30);
        let rows = |app: &TestApp| app.text().lines().skip(1).take(18).collect::<Vec<_>>().join("\n");
        app.keys("a 'Zed'");
        assert!(app.app.behind().is_kept());
        let early = rows(&app);
        app.keys("'er'");
        assert_eq!(rows(&app), early);
        app.later("2026-11-12T11:30:00+01:00");
        let late = rows(&app);
        assert_ne!(late, early);
        app.keys("Esc j a 'Zed'");
        assert_ne!(rows(&app), late);
    }
}
