//! What an import will do, line by line; saying yes does exactly this.

use crate::{
    domain::{
        book::Book,
        command::Act,
        import::{self, Outcome, Plan, Row},
    },
    tui::{message::ReadImport, notice::Notice, question::Question, session::Session, step::Step},
};

/// What an import would do, shown first.
pub fn import(read: &ReadImport, session: &Session) -> Step {
    let plan = import::plan(&session.book, read.people.origin, &read.people.cards, &session.now);
    let skipped = read.people.skipped.len() + plan.counts().skipped;
    let is_table = read.people.table.is_some();
    if !is_table && plan.changes_nothing() && skipped == 0 && plan.counts().differing == 0 {
        return Step::Tell(Notice::told(format!(
            "Read {}: everybody is known already, nothing would change",
            rows(read.people.read)
        )));
    }
    let act = (!plan.changes_nothing())
        .then(|| Act::Import { origin: read.people.origin, cards: read.people.cards.clone().into() });
    let title = format!("Bring in {}?", read.path);
    let lines = lines(&plan, read, &session.book);
    Step::ask(match read.people.table.clone() {
        Some(table) => Question::Table { title, lines, act, path: read.file.path.clone(), table },
        None => Question::Preview { title, lines, act },
    })
}

/// The counts, then everything that is not simply added, then those who are.
fn lines(plan: &Plan, read: &ReadImport, book: &Book) -> Vec<String> {
    let counts = plan.counts();
    let mut lines = vec![format!("{} read", rows(read.people.read))];
    if !read.people.columns.is_empty() {
        lines.push(format!("as {}", read.people.columns.join("; ")));
    }
    for (count, words) in [
        (counts.added - counts.worked_with, "new, for the pool"),
        (counts.worked_with, "new, you work with them already"),
        (counts.linked, "found in your book; what was empty is filled"),
        (counts.updated, "updated"),
        (counts.differing, "differing, left as you have it"),
        (counts.unchanged, "unchanged"),
        (counts.skipped + read.people.skipped.len(), "left out"),
    ] {
        if count > 0 {
            lines.push(format!("{count} {words}"));
        }
    }
    lines.extend(read.people.remarks.iter().cloned());
    if counts.discreet > 0 {
        lines.push(format!("{} at your own employer: marked discreet", people(counts.discreet)));
    }
    let is = |wanted: fn(&Outcome) -> bool| move |row: &&Row| wanted(&row.outcome);
    let list = |heading: &str, lines: &mut Vec<String>, found: Vec<String>| {
        if !found.is_empty() {
            lines.push(String::new());
            lines.push(format!("{heading}, {}", found.len()));
            lines.extend(found);
        }
    };
    let news = |row: &Row| {
        let fields: Vec<String> = row.fields.iter().map(ToString::to_string).collect();
        format!("{}: {}", row.name, fields.join("; "))
    };
    let of = |wanted: fn(&Outcome) -> bool| plan.rows.iter().filter(is(wanted)).map(news).collect();
    list("DIFFERING", &mut lines, of(|outcome| *outcome == Outcome::Differing));
    list("UPDATED", &mut lines, of(|outcome| *outcome == Outcome::Updated));
    list("FOUND IN YOUR BOOK", &mut lines, of(|outcome| *outcome == Outcome::Linked));
    let doubles = plan.rows.iter().filter(|row| !row.doubles.is_empty()).map(|row| {
        let known = row.doubles.iter().filter_map(|id| book.contact(*id)).map(|contact| contact.position());
        let known: Vec<String> = known.collect();
        format!("{}: the same name and employer as somebody in your book ({})", row.name, known.join("; "))
    });
    list("PERHAPS TWICE, added all the same", &mut lines, doubles.collect());
    let mut skipped: Vec<(u64, String)> = read.people.skipped.clone();
    skipped.extend(plan.rows.iter().filter_map(|row| match &row.outcome {
        Outcome::Skipped(why) => Some((row.line, format!("{}: {why}", row.name))),
        _ => None,
    }));
    skipped.sort_unstable();
    let skipped = skipped.into_iter().map(|(line, why)| format!("line {line}: {why}"));
    list("LEFT OUT", &mut lines, skipped.collect());
    let added = plan.rows.iter().filter(|row| row.outcome == Outcome::Added).map(|row| {
        let position = row.becomes.as_ref().map(|contact| contact.position()).unwrap_or_default();
        if position.is_empty() { row.name.clone() } else { format!("{}: {position}", row.name) }
    });
    list("NEW", &mut lines, added.collect());
    lines
}

fn rows(count: usize) -> String {
    if count == 1 { "1 row".to_owned() } else { format!("{count} rows") }
}

fn people(count: usize) -> String {
    if count == 1 { "1 person".to_owned() } else { format!("{count} people") }
}
