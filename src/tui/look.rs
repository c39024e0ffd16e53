//! How everything looks and is reached: the theme and the keymap.

use super::{keymap::Keymap, theme::Theme};

/// The theme and the keymap.
#[derive(Clone, Debug)]
pub struct Look {
    /// Styles and signs.
    pub theme: Theme,
    /// Which key does what.
    pub keymap: Keymap,
}
