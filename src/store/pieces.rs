//! Writing a file in pieces as its content is made, so that a book that is saved is not in memory once more as bytes.

use std::io;

use super::{
    disk::{Opened, PIECE, write_all},
    stamp::Content,
};

/// Takes the content of a new file, and sends it to the disk piece by piece.
pub struct Pieces<'f> {
    file: &'f mut dyn Opened,
    piece: Vec<u8>,
    content: Content,
    size: u64,
}

/// What a file holds once all of it was sent to the disk.
pub struct Sent {
    /// In bytes.
    pub size: u64,
    /// The digest.
    pub content: u64,
}

impl<'f> Pieces<'f> {
    /// Nothing yet.
    pub fn to(file: &'f mut dyn Opened) -> Self {
        Self { file, piece: Vec::with_capacity(PIECE), content: Content::default(), size: 0 }
    }

    /// Sends what is left.
    ///
    /// # Errors
    /// What the disk says.
    pub fn finish(mut self) -> io::Result<Sent> {
        self.send()?;
        Ok(Sent { size: self.size, content: self.content.finish() })
    }

    fn send(&mut self) -> io::Result<()> {
        self.content.add(&self.piece);
        write_all(self.file, &self.piece)?;
        self.size += self.piece.len() as u64;
        self.piece.clear();
        Ok(())
    }
}

impl io::Write for Pieces<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.piece.len() == PIECE {
            self.send()?;
        }
        let taken = bytes.get(..PIECE - self.piece.len()).unwrap_or(bytes);
        self.piece.extend_from_slice(taken);
        Ok(taken.len())
    }

    /// A book comes in hundreds of thousands of words, nearly all of which the piece still has room for.
    #[inline]
    fn write_all(&mut self, mut bytes: &[u8]) -> io::Result<()> {
        while bytes.len() > PIECE - self.piece.len() {
            let taken = self.write(bytes)?;
            bytes = bytes.get(taken..).unwrap_or_default();
        }
        self.piece.extend_from_slice(bytes);
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.send()
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;
    use crate::store::trial::{LATE, trial};

    #[test]
    fn what_is_sent_is_what_was_written_however_it_came() {
        for lengths in [
            vec![],
            vec![1],
            vec![PIECE],
            vec![PIECE - 1, 1],
            vec![PIECE - 1, 2],
            vec![3 * PIECE + 7],
            vec![5, 2 * PIECE, 0, 9, PIECE],
        ] {
            let trial = trial(LATE);
            let path = trial.place.file();
            let bytes: Vec<u8> = (0_u8..=250).cycle().take(lengths.iter().sum()).collect();
            let mut file = trial.machine.disk.create(path, 0o600).unwrap();
            let mut pieces = Pieces::to(&mut *file);
            let mut rest = bytes.as_slice();
            for length in &lengths {
                let (now, later) = rest.split_at(*length);
                pieces.write_all(now).unwrap();
                rest = later;
            }
            let sent = pieces.finish().unwrap();
            assert_eq!((sent.size, sent.content), (bytes.len() as u64, Content::of(&bytes)), "{lengths:?}");
            assert!(std::fs::read(path).unwrap() == bytes, "{lengths:?}");
        }
    }
}
