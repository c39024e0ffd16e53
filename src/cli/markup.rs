//! Text inside the markup of other programs: waybar's Pango, launchd's property lists.

/// `text` where `&`, `<` and `>` would be taken for markup.
pub fn markup(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
