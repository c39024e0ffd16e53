//! What an import does, in lines.

use crate::{
    cli::people::described,
    domain::{
        book::Book,
        card::Origin,
        import::{FieldNews, Outcome, Plan, Row},
    },
    exchange::people::People,
};

/// How many of the new are named, where not all are.
const NAMED: usize = 10;

/// The lines: each kind of outcome under its heading, unchanged people only counted. `books`: with the people of the
/// files before this one, and without. `names_all`: everybody new.
pub fn lines(plan: &Plan, people: &People, books: (&Book, &Book), names_all: bool) -> Vec<String> {
    let what = if people.origin == Origin::Vcard { "Cards" } else { "Rows" };
    let mut lines = vec![format!("{what} read: {}", people.read)];
    if !people.columns.is_empty() {
        lines.push("Columns, as they were understood (--map says otherwise):".to_owned());
        lines.extend(people.columns.iter().map(|column| format!("  {column}")));
    }
    let kinds = [
        ("New, for the pool:", Outcome::Added, Some(true)),
        ("New, you work with them already:", Outcome::Added, Some(false)),
        ("Found in your book:", Outcome::Linked, None),
        ("Updated:", Outcome::Updated, None),
        ("Differing, left as you have them:", Outcome::Differing, None),
    ];
    for (heading, kind, pool) in kinds {
        let is_in = |row: &&Row| {
            let becomes = row.becomes.as_ref().map(|contact| contact.pool);
            row.outcome == kind && (pool.is_none() || becomes == pool)
        };
        let rows: Vec<&Row> = plan.rows.iter().filter(is_in).collect();
        let is_short = !names_all && kind == Outcome::Added && rows.len() > NAMED;
        let named = if is_short { NAMED } else { rows.len() };
        if !rows.is_empty() {
            lines.push(heading.to_owned());
        }
        lines.extend(rows.iter().take(named).map(|row| line(row)));
        if is_short {
            lines.push(format!("  and {} more; --dry-run names them all", rows.len() - named));
        }
    }
    lines.extend(doubles(plan, books));
    let skipped = skipped(plan, people);
    if !skipped.is_empty() {
        lines.push("Left out:".to_owned());
        lines.extend(skipped.iter().map(|(line, why)| format!("  line {line}: {why}")));
    }
    lines
}

/// The rows that are left out, by the reader and by the plan, in the order of their lines.
pub fn skipped(plan: &Plan, people: &People) -> Vec<(u64, String)> {
    let by_reader = people.skipped.iter().cloned();
    let by_plan = plan.rows.iter().filter_map(|row| match &row.outcome {
        Outcome::Skipped(why) => Some((row.line, format!("{}: {why}", row.name))),
        _ => None,
    });
    let mut skipped: Vec<(u64, String)> = by_reader.chain(by_plan).collect();
    skipped.sort_by_key(|(line, _)| *line);
    skipped
}

fn line(row: &Row) -> String {
    let news: Vec<String> = row.fields.iter().map(FieldNews::to_string).collect();
    let discreet = if row.becomes_discreet { "; discreet, they work where you do" } else { "" };
    let colon = if news.is_empty() { "" } else { ": " };
    let position = row.becomes.as_ref().filter(|_| row.outcome == Outcome::Added);
    let position = position.map(|contact| contact.position()).filter(|position| !position.is_empty());
    let position = position.map(|position| format!(", {position}")).unwrap_or_default();
    format!("  line {}  {}{position}{colon}{}{discreet}", row.line, row.name, news.join("; "))
}

fn doubles(plan: &Plan, (book, saved): (&Book, &Book)) -> Vec<String> {
    let rows: Vec<&Row> = plan.rows.iter().filter(|row| !row.doubles.is_empty()).collect();
    let line = |row: &&Row| {
        let known = row.doubles.iter().filter_map(|id| Some((id, book.contact(*id)?)));
        let mut known: Vec<String> = known
            .map(|(id, contact)| match saved.contact(*id) {
                Some(_) => format!("{} {id}", described(contact)),
                None => described(contact),
            })
            .collect();
        known.sort_unstable();
        format!("  line {}  {}: {}", row.line, row.name, known.join("; "))
    };
    let heading = (!rows.is_empty()).then(|| "Perhaps somebody you have already:".to_owned());
    heading.into_iter().chain(rows.iter().map(line)).collect()
}
