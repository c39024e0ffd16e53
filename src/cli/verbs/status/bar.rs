//! What a status bar shows, in the words of the bar.

use serde::Serialize;

use crate::{
    cli::markup::markup,
    domain::{
        agenda::{Agenda, Counts},
        book::Book,
        safe::safe,
    },
};

/// How many people a line names at most.
const NAMED: usize = 3;

/// How much is for today, and whose it is.
pub struct Bar {
    counts: Counts,
    /// Whom it is about, in the order of the day, everybody once and nobody discreet; empty where nobody asked.
    pub names: Vec<String>,
}

impl Bar {
    /// The bar of `agenda`; with names only where they are asked for.
    pub fn of(agenda: &Agenda, book: &Book, with_names: bool) -> Self {
        let mut names: Vec<String> = Vec::new();
        if with_names {
            let known = agenda.for_today.iter().filter_map(|item| book.contact(item.contact));
            for contact in known.filter(|contact| !contact.discreet) {
                let name = contact.name.to_string();
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
        Self { counts: agenda.counts, names }
    }

    /// A few words; none where nothing is for today.
    pub fn text(&self) -> String {
        let count = match self.counts.for_today() {
            0 => return String::new(),
            count => format!("{count} due"),
        };
        match self.names.get(..NAMED) {
            _ if self.names.is_empty() => count,
            Some(first) if self.names.len() > NAMED => {
                format!("{count}: {} and {} more", first.join(", "), self.names.len() - NAMED)
            }
            _ => format!("{count}: {}", self.names.join(", ")),
        }
    }

    /// The same, with the sign that begins tmux's own codes doubled.
    pub fn for_tmux(&self) -> String {
        self.text().replace('#', "##")
    }
}

/// What waybar reads.
#[derive(Serialize)]
pub struct Waybar {
    text: String,
    tooltip: String,
    class: &'static str,
    alt: &'static str,
}

impl Waybar {
    /// The count in the bar, the rest in what shows under the pointer.
    pub fn of(bar: &Bar) -> Self {
        let Counts { late, due, open, .. } = bar.counts;
        let class = match (late, due) {
            (0, 0) => "none",
            (0, _) => "due",
            _ => "late",
        };
        let parts = [(late, "late"), (due, "due"), (open, "can wait")];
        let counts = parts.iter().filter(|(count, _)| *count > 0);
        let mut lines =
            vec![counts.map(|(count, word)| format!("{count} {word}")).collect::<Vec<_>>().join(", ")];
        if class == "none" && open == 0 {
            lines = vec!["nothing for today".to_owned()];
        }
        // A line end in a name would be one in the tooltip.
        lines.extend(bar.names.iter().map(|name| safe(name).into_owned()));
        let text = match bar.counts.for_today() {
            0 => String::new(),
            count => format!("{count} due"),
        };
        Self { text, tooltip: markup(&lines.join("\n")), class, alt: class }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(late: usize, due: usize, open: usize, names: &[&str]) -> Bar {
        let counts = Counts { late, due, open, ..Counts::default() };
        Bar { counts, names: names.iter().map(|name| (*name).to_owned()).collect() }
    }

    #[test]
    fn a_line_names_a_few() {
        for (bar, text) in [
            (bar(0, 0, 4, &[]), ""),
            (bar(1, 2, 0, &[]), "3 due"),
            (bar(0, 2, 0, &["Ada Quill"]), "2 due: Ada Quill"),
            (bar(0, 3, 0, &["A", "B", "C"]), "3 due: A, B, C"),
            (bar(0, 5, 0, &["A", "B", "C", "D", "E"]), "5 due: A, B, C and 2 more"),
        ] {
            assert_eq!(bar.text(), text);
        }
        assert_eq!(bar(0, 1, 0, &["#(reboot) #[fg=red]"]).for_tmux(), "1 due: ##(reboot) ##[fg=red]");
    }

    #[test]
    fn waybar_gets_text_tooltip_and_class() {
        let json = |bar: &Bar| serde_json::to_string(&Waybar::of(bar)).unwrap();
        for (bar, expected) in [
            (bar(0, 0, 0, &[]), r#"{"text":"","tooltip":"nothing for today","class":"none","alt":"none"}"#),
            (bar(0, 0, 2, &[]), r#"{"text":"","tooltip":"2 can wait","class":"none","alt":"none"}"#),
            (
                bar(1, 2, 3, &[]),
                r#"{"text":"3 due","tooltip":"1 late, 2 due, 3 can wait","class":"late","alt":"late"}"#,
            ),
            (
                bar(0, 1, 0, &["<b>A & B\nC"]),
                r#"{"text":"1 due","tooltip":"1 due\n&lt;b&gt;A &amp; B C","class":"due","alt":"due"}"#,
            ),
        ] {
            assert_eq!(json(&bar), expected);
        }
    }
}
