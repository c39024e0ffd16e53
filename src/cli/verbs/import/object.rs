//! What an import does, as fields of a JSON object.

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::report;
use crate::{
    domain::{
        id::Id,
        import::{FieldNews, News, Outcome, Plan, Row},
    },
    exchange::people::People,
};

#[derive(Serialize)]
struct Person<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    line: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<Id>,
    name: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fields: Vec<Field<'a>>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    doubles: &'a [Id],
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    discreet: bool,
}

#[derive(Serialize)]
struct Field<'a> {
    field: &'static str,
    theirs: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    was: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    yours: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    left_out: Option<&'static str>,
}

#[derive(Serialize)]
struct Skipped<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    line: u64,
    reason: String,
}

/// The fields beside `version` and `saved`. Files are named where there are several.
pub fn fields(files: &[(Option<&str>, Plan, &People)], is_preview: bool) -> Map<String, Value> {
    let of = |is_kind: fn(&Outcome) -> bool| -> Value {
        let rows = files.iter().flat_map(|(file, plan, _)| plan.rows.iter().map(|row| (*file, row)));
        let people: Vec<Person<'_>> =
            rows.filter(|(_, row)| is_kind(&row.outcome)).map(|(file, row)| person(file, row)).collect();
        json!(people)
    };
    let skipped: Vec<Skipped<'_>> = files
        .iter()
        .flat_map(|(file, plan, people)| {
            let skipped = report::skipped(plan, people).into_iter();
            skipped.map(|(line, reason)| Skipped { file: *file, line, reason })
        })
        .collect();
    let read: usize = files.iter().map(|(_, _, people)| people.read).sum();
    let mut fields = Map::new();
    let mut put = |name: &str, value: Value| drop(fields.insert(name.to_owned(), value));
    put("dry_run", json!(is_preview));
    put("read", json!(read));
    let columns: Vec<&String> = files.iter().flat_map(|(_, _, people)| &people.columns).collect();
    if !columns.is_empty() {
        put("columns", json!(columns));
    }
    put("added", of(|outcome| *outcome == Outcome::Added));
    put("linked", of(|outcome| *outcome == Outcome::Linked));
    put("updated", of(|outcome| *outcome == Outcome::Updated));
    put("differing", of(|outcome| *outcome == Outcome::Differing));
    put("unchanged", of(|outcome| *outcome == Outcome::Unchanged));
    put("skipped", json!(skipped));
    fields
}

fn person<'a>(file: Option<&'a str>, row: &'a Row) -> Person<'a> {
    Person {
        file,
        line: row.line,
        id: row.contact,
        name: &row.name,
        fields: row.fields.iter().map(field).collect(),
        doubles: &row.doubles,
        discreet: row.becomes_discreet,
    }
}

fn field(news: &FieldNews) -> Field<'_> {
    let (was, yours, left_out) = match &news.news {
        News::Filled | News::Agrees => (None, None, None),
        News::Updated { from } => (Some(from.as_str()), None, None),
        News::Differs { yours } => (None, Some(yours.as_str()), None),
        News::LeftOut(why) => (None, None, Some(*why)),
    };
    Field { field: news.field.words(), theirs: &news.theirs, was, yours, left_out }
}
