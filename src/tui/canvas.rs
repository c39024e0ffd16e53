//! Where ratatui draws: a frame's bytes, gathered and sent to the terminal in one write.
//!
//! Nothing here fails or asks the terminal back. ratatui's own way to a terminal asks for the cursor's place and
//! waits for the answer, runs `tput` for the size, and aborts when it is dropped on a terminal that is gone.

use std::{convert::Infallible, sync::Arc};

use ratatui::{
    backend::{Backend, ClearType, CrosstermBackend, WindowSize},
    buffer::Cell,
    layout::{Position, Size},
};

use super::tty::Tty;

/// Takes what is drawn to the terminal.
#[derive(Debug)]
pub struct Canvas {
    tty: Arc<Tty>,
    frame: Vec<u8>,
    cursor: Position,
}

impl Canvas {
    /// A canvas on this terminal.
    pub fn new(tty: Arc<Tty>) -> Self {
        // crossterm's handling of NO_COLOR resets bold and reverse with the colours; our mono theme does it right.
        crossterm::style::force_color_output(true);
        Self { tty, frame: Vec::new(), cursor: Position::ORIGIN }
    }

    /// Makes the bytes and adds them to the frame. Writing to memory does not fail, so its results are dropped.
    fn ansi(&mut self) -> CrosstermBackend<&mut Vec<u8>> {
        CrosstermBackend::new(&mut self.frame)
    }
}

impl Backend for Canvas {
    type Error = Infallible;

    fn draw<'a, I>(&mut self, content: I) -> Result<(), Infallible>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut content = content.peekable();
        if content.peek().is_some() {
            drop(self.ansi().draw(content));
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> Result<(), Infallible> {
        drop(self.ansi().hide_cursor());
        Ok(())
    }

    fn show_cursor(&mut self) -> Result<(), Infallible> {
        drop(self.ansi().show_cursor());
        Ok(())
    }

    fn get_cursor_position(&mut self) -> Result<Position, Infallible> {
        Ok(self.cursor)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> Result<(), Infallible> {
        self.cursor = position.into();
        let cursor = self.cursor;
        drop(self.ansi().set_cursor_position(cursor));
        Ok(())
    }

    fn clear(&mut self) -> Result<(), Infallible> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, clear_type: ClearType) -> Result<(), Infallible> {
        drop(self.ansi().clear_region(clear_type));
        Ok(())
    }

    fn size(&self) -> Result<Size, Infallible> {
        let (width, height) = self.tty.size();
        Ok(Size { width, height })
    }

    fn window_size(&mut self) -> Result<WindowSize, Infallible> {
        Ok(WindowSize { columns_rows: self.size()?, pixels: Size::ZERO })
    }

    fn flush(&mut self) -> Result<(), Infallible> {
        self.tty.send(&self.frame);
        self.frame.clear();
        Ok(())
    }
}
