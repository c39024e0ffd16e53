//! Imports, told as tables: what a file says, what the book says, what comes of it.

use std::{collections::BTreeSet, sync::Arc};

use proptest::prelude::*;

use super::*;
use crate::domain::{
    card::Origin,
    command::{Act, Applied, Command},
    connection::Profile,
    contact::Contact,
    id::{Id, Ids},
    settings::Settings,
    zone::{Now, Zone},
};

/// A row from "name | profile | e-mail | employer | role | day", with "-" for nothing.
fn card(line: u64, text: &str) -> Card {
    let cells: Vec<Option<String>> =
        text.split('|').map(str::trim).map(|cell| (cell != "-").then(|| cell.to_owned())).collect();
    let [name, profile, email, employer, position, on] = <[Option<String>; 6]>::try_from(cells).unwrap();
    Card {
        line,
        name: name.unwrap(),
        profile: profile.map(|name| Profile::at(&format!("https://www.linkedin.com/in/{name}")).unwrap()),
        emails: email.into_iter().collect(),
        employer,
        position,
        connected_on: on.map(|day| day.parse().unwrap()),
        ..Card::default()
    }
}

fn file(rows: &[&str]) -> Vec<Card> {
    (2..).zip(rows).map(|(line, row)| card(line, row)).collect()
}

/// A person as the user adds them, from "name | profile | e-mail | employer | role".
fn person(text: &str) -> Contact {
    let cells: Vec<String> = text.split('|').map(|cell| cell.trim().replace('-', "")).collect();
    let [name, _, email, employer, role] = <[String; 5]>::try_from(cells).unwrap();
    let profile = text.split('|').nth(1).unwrap().trim();
    Contact {
        profile: if profile == "-" { String::new() } else { format!("linkedin.com/in/{profile}/") },
        emails: if email.is_empty() { Vec::new() } else { vec![email] },
        employer,
        role,
        ..Contact::new(Name::parse(&name).unwrap())
    }
}

fn now() -> Now {
    Now { instant: "2026-11-12T07:04:00Z".parse().unwrap(), zone: Zone::UTC }
}

struct Desk {
    book: Book,
    ids: Ids,
}

impl Desk {
    fn with(people: &[&str]) -> Self {
        let mut book = Book::default();
        for (bits, text) in (1..).zip(people) {
            book.contacts.insert(Id::from_bits(bits), Arc::new(person(text)));
        }
        Self { book, ids: Ids::seeded(3) }
    }

    /// Imports the rows; gives what the plan says, line by line. What is done is what the plan says.
    #[track_caller]
    fn import(&mut self, rows: &[&str]) -> Vec<String> {
        let cards = file(rows);
        let plan = plan(&self.book, Origin::Linkedin, &cards, &now());
        let before = self.book.clone();
        let applied = self.apply(Act::Import { origin: Origin::Linkedin, cards: cards.clone().into() });
        assert_eq!(applied.summary, plan.summary());
        assert_eq!(self.book.check(), []);

        let mut expected: Vec<Arc<Contact>> = before
            .contacts
            .iter()
            .filter(|(id, _)| !plan.rows.iter().any(|row| row.contact == Some(**id) && row.becomes.is_some()))
            .map(|(_, contact)| Arc::clone(contact))
            .chain(plan.rows.iter().filter_map(|row| row.becomes.clone()))
            .collect();
        let mut found: Vec<Arc<Contact>> = self.book.contacts.values().map(Arc::clone).collect();
        let by_text = |contact: &Arc<Contact>| format!("{contact:?}");
        expected.sort_by_key(by_text);
        found.sort_by_key(by_text);
        assert_eq!(found, expected, "done is what was planned");
        assert_eq!(plan.changes_nothing(), before == self.book);
        for row in &plan.rows {
            if matches!(row.outcome, Outcome::Unchanged | Outcome::Skipped(_)) {
                assert!(row.becomes.is_none() && row.fields.is_empty(), "{row:?}");
            }
        }

        let again = super::plan(&self.book, Origin::Linkedin, &cards, &now());
        assert!(again.changes_nothing(), "a second import changes nothing: {:?}", said(&again));
        said(&plan)
    }

    fn apply(&mut self, act: Act) -> Applied {
        self.book.apply(&Command::new(&mut self.ids, act), &now()).unwrap()
    }

    fn edit(&mut self, name: &str, change: impl FnOnce(&mut Contact)) {
        let found = self.book.contacts.values_mut().find(|contact| contact.name.as_str() == name);
        change(Arc::make_mut(found.unwrap()));
    }

    fn the(&self, name: &str) -> &Contact {
        let mut found = self.book.contacts.values().filter(|contact| contact.name.as_str() == name);
        let one = found.next().unwrap();
        assert!(found.next().is_none(), "two people are called {name}");
        one
    }
}

fn said(plan: &Plan) -> Vec<String> {
    plan.rows
        .iter()
        .map(|row| {
            let outcome = match &row.outcome {
                Outcome::Added => "added".to_owned(),
                Outcome::Linked => "linked".to_owned(),
                Outcome::Updated => "updated".to_owned(),
                Outcome::Differing => "differing".to_owned(),
                Outcome::Unchanged => "unchanged".to_owned(),
                Outcome::Skipped(why) => format!("skipped: {why}"),
            };
            let fields: String = row.fields.iter().map(|news| format!("; {news}")).collect();
            let doubles = if row.doubles.is_empty() { "" } else { "; perhaps a double" };
            let discreet = if row.becomes_discreet { "; discreet" } else { "" };
            format!("{} {outcome}{fields}{doubles}{discreet}", row.line)
        })
        .collect()
}

const ADA: &str = "Ada Quill | ada-quill | - | Hale Health | Research Lead | 2019-03-14";
const BEN: &str = "Ben Ode | - | ben@example.org | Marrow & Pike | Analyst | 2024-01-05";
const LEO: &str = "Leo Okafor | - | - | Northlight | Planner | 2023-11-09";

#[test]
fn new_people_go_to_the_pool() {
    let mut desk = Desk::with(&[]);
    assert_eq!(desk.import(&[ADA, BEN, LEO]), ["2 added", "3 added", "4 added"]);
    let ada = desk.the("Ada Quill");
    assert!(ada.pool && !ada.discreet);
    assert_eq!((ada.employer.as_str(), ada.role.as_str()), ("Hale Health", "Research Lead"));
    assert_eq!(ada.profile, "https://www.linkedin.com/in/ada-quill");
    let keys: BTreeSet<String> =
        desk.book.contacts.values().map(|contact| contact.imported[0].key.clone()).collect();
    assert_eq!(Vec::from_iter(keys), ["ada-quill", "ben@example.org", "name:leo okafor 2023-11-09"]);
    assert_eq!(desk.the("Ben Ode").emails, ["ben@example.org"]);

    assert_eq!(desk.import(&[LEO, ADA, BEN]), ["2 unchanged", "3 unchanged", "4 unchanged"]);
}

/// Each case: the first file, what the user then writes into employer and role, the second file, what comes of it,
/// and what employer and role then say.
#[test]
fn a_later_export_updates_what_the_user_has_not_changed() {
    type Case = (&'static str, [Option<&'static str>; 2], &'static str, &'static str, [&'static str; 2]);
    let cases: [Case; 13] = [
        (ADA, [None, None], ADA, "unchanged", ["Hale Health", "Research Lead"]),
        (
            ADA,
            [None, None],
            "Ada Quill | ada-quill | - | Acme | Head | 2019-03-14",
            "updated; employer: Acme, was Hale Health; role: Head, was Research Lead",
            ["Acme", "Head"],
        ),
        // What the user has written stands, and is not asked about while LinkedIn says nothing new.
        (ADA, [Some("Hale"), None], ADA, "unchanged", ["Hale", "Research Lead"]),
        (
            ADA,
            [Some("Hale"), None],
            "Ada Quill | ada-quill | - | Acme | Head | 2019-03-14",
            "updated; employer: theirs Acme, yours Hale; role: Head, was Research Lead",
            ["Hale", "Head"],
        ),
        (
            ADA,
            [Some("Hale"), Some("lead")],
            "Ada Quill | ada-quill | - | Acme | Head | 2019-03-14",
            "differing; employer: theirs Acme, yours Hale; role: theirs Head, yours lead",
            ["Hale", "lead"],
        ),
        (
            ADA,
            [Some(""), None],
            "Ada Quill | ada-quill | - | Acme | Research Lead | 2019-03-14",
            "differing; employer: theirs Acme, yours none",
            ["", "Research Lead"],
        ),
        // The user knew before LinkedIn did.
        (
            ADA,
            [Some("Acme"), None],
            "Ada Quill | ada-quill | - | Acme | Research Lead | 2019-03-14",
            "updated; employer: Acme, as you have it",
            ["Acme", "Research Lead"],
        ),
        (
            "Ada Quill | ada-quill | - | - | - | -",
            [None, None],
            ADA,
            "updated; employer: Hale Health; role: Research Lead; connected on: 2019-03-14",
            ["Hale Health", "Research Lead"],
        ),
        (
            "Ada Quill | ada-quill | - | - | - | 2019-03-14",
            [Some("Hale"), None],
            ADA,
            "updated; employer: theirs Hale Health, yours Hale; role: Research Lead",
            ["Hale", "Research Lead"],
        ),
        // Between two posts LinkedIn names none: that is said, and nothing is forgotten.
        (
            ADA,
            [None, None],
            "Ada Quill | ada-quill | - | - | Looking | 2019-03-14",
            "updated; role: Looking, was Research Lead",
            ["Hale Health", "Looking"],
        ),
        // A name never follows.
        (
            ADA,
            [None, None],
            "Ada Quill-Ode | ada-quill | - | Hale Health | Research Lead | 2019-03-14",
            "differing; name: theirs Ada Quill-Ode, yours Ada Quill",
            ["Hale Health", "Research Lead"],
        ),
        // A first address is told, and not written over what the user may have taken away.
        (
            ADA,
            [None, None],
            "Ada Quill | ada-quill | ada@example.org | Hale Health | Research Lead | 2019-03-14",
            "differing; e-mail: theirs ada@example.org, yours none",
            ["Hale Health", "Research Lead"],
        ),
        (
            BEN,
            [None, None],
            "Ben Ode | ben-ode | ben@example.org | Marrow & Pike | Analyst | 2024-01-05",
            "updated; profile: https://www.linkedin.com/in/ben-ode",
            ["Marrow & Pike", "Analyst"],
        ),
    ];
    for (first, edited, second, comes, stands) in cases {
        let mut desk = Desk::with(&[]);
        desk.import(&[first]);
        let name = first.split(" | ").next().unwrap();
        desk.edit(name, |contact| {
            let [employer, role] = edited;
            contact.employer = employer.map_or_else(|| contact.employer.clone(), str::to_owned);
            contact.role = role.map_or_else(|| contact.role.clone(), str::to_owned);
        });
        assert_eq!(desk.import(&[second]), [format!("2 {comes}")], "{first} -> {second}");
        let contact = desk.the(name);
        assert_eq!([contact.employer.as_str(), contact.role.as_str()], stands, "{first} -> {second}");
    }
}

#[test]
fn what_linkedin_names_no_more_is_said_where_it_names_any() {
    let mut desk = Desk::with(&[]);
    desk.import(&[ADA, BEN]);
    let left = "Ada Quill | ada-quill | - | - | - | 2019-03-14";
    let told = [
        "2 differing; employer: theirs none, yours Hale Health; role: theirs none, yours Research Lead",
        "3 unchanged",
    ];
    assert_eq!(desk.import(&[left, BEN]), told);
    assert_eq!(desk.import(&[left, BEN]), told);
    // A file without these columns says nothing.
    let bare = ["2 unchanged", "3 unchanged"];
    assert_eq!(desk.import(&[left, "Ben Ode | - | ben@example.org | - | - | 2024-01-05"]), bare);
    // What comes after is followed.
    let acme = "Ada Quill | ada-quill | - | Acme | - | 2019-03-14";
    assert_eq!(
        desk.import(&[acme, BEN]),
        ["2 updated; employer: Acme, was Hale Health; role: theirs none, yours Research Lead", "3 unchanged"]
    );
}

/// Each case: somebody the user has added, a row, what comes of it.
#[test]
fn people_the_user_added_are_found() {
    for (known, row, comes) in [
        // By the profile, however it is written; what is empty is filled.
        ("Ada Quill | Ada-Quill | - | - | -", ADA, "linked; employer: Hale Health; role: Research Lead"),
        (
            "Ada | ada-quill | ada@example.org | Hale | Research Lead",
            ADA,
            "linked; name: theirs Ada Quill, yours Ada; employer: theirs Hale Health, yours Hale",
        ),
        // By e-mail, in any case.
        (
            "Ben Ode | - | Ben@Example.ORG | Marrow & Pike | Analyst",
            BEN,
            "linked; e-mail: ben@example.org, as you have it",
        ),
        (
            "Ben Ode | - | ben@example.org | - | -",
            "Ben Ode | ben-ode | ben@example.org | Acme | - | -",
            "linked; employer: Acme; profile: https://www.linkedin.com/in/ben-ode; e-mail: ben@example.org, as you \
             have it",
        ),
        (
            "Ben Ode | b-ode | ben@example.org | - | -",
            "Ben Ode | ben-ode | ben@example.org | - | - | -",
            "linked; profile: theirs https://www.linkedin.com/in/ben-ode, yours linkedin.com/in/b-ode/; e-mail: \
             ben@example.org, as you have it",
        ),
        (
            "Ben Ode | ben-ode | other@example.org | - | -",
            "Ben Ode | ben-ode | ben@example.org | - | - | -",
            "linked; e-mail: theirs ben@example.org, yours other@example.org",
        ),
        (
            "Ben Ode | ben-ode | - | - | -",
            "Ben Ode | ben-ode | ben@example.org | - | - | -",
            "linked; e-mail: ben@example.org",
        ),
        // Name and employer prove nothing.
        ("ada  QUILL | - | - | hale health | -", ADA, "added; perhaps a double"),
        ("Ada Quill | - | - | Hale | -", ADA, "added"),
        ("Leo Okafor | - | - | Northlight | Planner", LEO, "added; perhaps a double"),
        ("Ada Quill | another-ada | - | Hale Health | -", ADA, "added; perhaps a double"),
    ] {
        let mut desk = Desk::with(&[known]);
        assert_eq!(desk.import(&[row]), [format!("2 {comes}")], "{known}");
        let people = if comes.starts_with("linked") { 1 } else { 2 };
        assert_eq!(desk.book.contacts.len(), people, "{known}");
        assert!(!desk.book.contacts[&Id::from_bits(1)].pool, "{known}");
    }
}

#[test]
fn linked_people_are_updated_later_where_the_user_has_said_nothing_else() {
    let mut desk = Desk::with(&["Ada Quill | ada-quill | - | - | lead"]);
    desk.import(&[ADA]);
    let later = "Ada Quill | ada-quill | - | Acme | Head | 2019-03-14";
    let comes = ["2 updated; employer: Acme, was Hale Health; role: theirs Head, yours lead"];
    assert_eq!(desk.import(&[later]), comes);
}

#[test]
fn two_people_of_one_name_stay_two() {
    let dana = "Dana Fox | dana-fox | - | Acme | Analyst | 2020-01-01";
    let other = "Dana Fox | dana-fox-2 | - | Acme | Analyst | 2020-01-01";
    let mut desk = Desk::with(&[]);
    assert_eq!(desk.import(&[dana, other]), ["2 added", "3 added"]);
    assert_eq!(desk.import(&[other, dana]), ["2 unchanged", "3 unchanged"]);
    // Each follows their own row.
    let moved = "Dana Fox | dana-fox-2 | - | Hale | Analyst | 2020-01-01";
    assert_eq!(desk.import(&[dana, moved]), ["2 unchanged", "3 updated; employer: Hale, was Acme"]);
    // An address that two people share decides by name, or not at all.
    let mut desk =
        Desk::with(&["Dana Fox | - | us@example.org | - | -", "Ben Ode | - | us@example.org | - | -"]);
    let row = "Dana Fox | dana-fox | us@example.org | - | - | -";
    assert!(desk.import(&[row])[0].starts_with("2 linked"));
    assert_eq!(desk.the("Dana Fox").profile, "https://www.linkedin.com/in/dana-fox");
    let mut desk =
        Desk::with(&["Ada Quill | - | us@example.org | - | -", "Ben Ode | - | us@example.org | - | -"]);
    assert_eq!(desk.import(&[row]), ["2 added"]);
    // Two profiles with one address are two people, neither of whom is the one in the book for certain.
    let mut desk = Desk::with(&["Dana Fox | - | us@example.org | - | -"]);
    let rows = ["Dana Fox | one | us@example.org | - | - | -", "Dana Fox | two | us@example.org | - | - | -"];
    assert_eq!(desk.import(&rows), ["2 added; perhaps a double", "3 added; perhaps a double"]);
}

#[test]
fn a_profile_that_was_renamed_is_found_by_e_mail() {
    let old = "Ada Quill | ada-quill | ada@example.org | Hale | Lead | 2019-03-14";
    let new = "Ada Quill | ada-q | ada@example.org | Hale | Lead | 2019-03-14";
    let mut desk = Desk::with(&[]);
    desk.import(&[old]);
    let comes =
        "2 updated; profile: https://www.linkedin.com/in/ada-q, was https://www.linkedin.com/in/ada-quill";
    assert_eq!(desk.import(&[new]), [comes]);
    // Without an address it can only be offered.
    let mut desk = Desk::with(&[]);
    desk.import(&["Ada Quill | ada-quill | - | Hale | Lead | 2019-03-14"]);
    let comes = desk.import(&["Ada Quill | ada-q | - | Hale | Lead | 2019-03-14"]);
    assert_eq!(comes, ["2 added; perhaps a double"]);
}

#[test]
fn exports_without_profiles_find_the_same_people_again() {
    let undated = "Ben Ode | - | - | Acme | Analyst | -";
    let mut desk = Desk::with(&[]);
    assert_eq!(desk.import(&[LEO, undated]), ["2 added", "3 added"]);
    assert_eq!(desk.import(&[undated, LEO]), ["2 unchanged", "3 unchanged"]);
    let moved = "Leo Okafor | - | - | Acme | Planner | 2023-11-09";
    assert_eq!(desk.import(&[moved]), ["2 updated; employer: Acme, was Northlight"]);
    // A later export that has the profile or the address.
    let with_profile = "Leo Okafor | leo | - | Acme | Planner | 2023-11-09";
    let comes = ["2 updated; profile: https://www.linkedin.com/in/leo"];
    assert_eq!(desk.import(&[with_profile]), comes);
    assert_eq!(desk.import(&[moved]), ["2 unchanged"]);
    // Without a day the rest must be the same, and a profile is then somebody else's for all one knows.
    assert_eq!(desk.import(&["Ben Ode | - | - | Hale | Analyst | -"]), ["2 added"]);
    assert_eq!(desk.import(&["Ben Ode | ben | - | Acme | Analyst | -"]), ["2 added; perhaps a double"]);
    // The day is LinkedIn's; somebody added by hand has none.
    let mut desk = Desk::with(&["Leo Okafor | - | - | Northlight | Planner"]);
    assert_eq!(desk.import(&[LEO]), ["2 added; perhaps a double"]);
}

#[test]
fn rows_are_left_out_with_a_reason() {
    let long = "x".repeat(LINE_LIMIT + 1);
    let mut desk = Desk::with(&[]);
    desk.import(&["Mina Sato | mina | - | - | - | -"]);
    let mina = desk.book.contacts.keys().next().copied().unwrap();
    desk.apply(Act::Delete { contact: mina });
    desk.book.contacts.insert(mina, Arc::new(person("Ruth Adeyemi | ruth | - | - | -")));
    desk.apply(Act::Delete { contact: mina });
    let comes = desk.import(&[
        "Mina Sato | mina | mina@example.org | Acme | - | -",
        "Ruth Adeyemi | ruth | - | - | - | 2019-03-14",
        &format!("{long} | ada | - | - | - | -"),
        &format!("Ada | ada | - | {long} | - | -"),
        &format!("Ada | ada | - | - | {long} | -"),
        "Ada | ada | - | - | - | 2019-03-14",
        "Ada Quill | ada | - | - | - | 2020-03-14",
        "Ada Quill | ada | - | - | - | 2020-03-14",
    ]);
    assert_eq!(
        comes,
        [
            "2 skipped: you deleted this person; imports do not bring them back",
            "3 skipped: you deleted this person; imports do not bring them back",
            "4 skipped: a name of 201 characters is too long; 200 fit, notes hold the rest",
            "5 skipped: the employer has 201 characters; 200 fit",
            "6 skipped: the role has 201 characters; 200 fit",
            "7 skipped: the same person as on line 8",
            "8 added",
            "9 skipped: the same person as on line 8",
        ]
    );
}

#[test]
fn people_at_the_present_employer_are_discreet() {
    let mut desk = Desk::with(&["Ada Quill | ada-quill | - | - | -"]);
    desk.book.settings = Arc::new(Settings { employer: " hale health ".to_owned(), ..Settings::default() });
    let tomas = "Tomas Abara | tomas | - | HALE HEALTH | - | -";
    let moved = "Leo Okafor | leo | - | Acme | - | -";
    let comes =
        ["2 linked; employer: Hale Health; role: Research Lead; discreet", "3 added; discreet", "4 added"];
    assert_eq!(desk.import(&[ADA, tomas, moved]), comes);
    // The user's own word stands, and who comes later is marked then.
    desk.edit("Tomas Abara", |contact| contact.discreet = false);
    let moved = "Leo Okafor | leo | - | Hale Health | - | -";
    let comes = ["2 unchanged", "3 updated; employer: Hale Health, was Acme; discreet"];
    assert_eq!(desk.import(&[tomas, moved]), comes);
    assert!(
        desk.the("Leo Okafor").discreet
            && desk.the("Ada Quill").discreet
            && !desk.the("Tomas Abara").discreet
    );
}

#[test]
fn an_address_too_long_for_a_line_is_written_short() {
    let coded: String = "北の灯".repeat(20).bytes().map(|byte| format!("%{byte:02X}")).collect();
    let mut desk = Desk::with(&[]);
    assert_eq!(desk.import(&[&format!("Mina Sato | {coded} | - | - | - | -")]), ["2 added"]);
    assert_eq!(desk.the("Mina Sato").profile, format!("https://www.linkedin.com/in/{}", "北の灯".repeat(20)));
}

#[test]
fn an_import_can_be_taken_back_whole() {
    let mut desk = Desk::with(&["Ada Quill | ada-quill | - | - | -"]);
    let before = desk.book.clone();
    let applied = desk.apply(Act::Import { origin: Origin::Linkedin, cards: file(&[ADA, BEN, LEO]).into() });
    assert_eq!(applied.summary, "From LinkedIn: 2 added to the pool, 1 found in the book");
    desk.apply(Act::Undo(applied.change));
    assert_eq!(desk.book, before);
}

/// Few names, keys and words, so that rows and people meet in every way.
fn any_row() -> impl Strategy<Value = String> {
    let one_of = |words: &'static [&'static str]| prop::sample::select(words);
    (
        one_of(&["Ada Quill", "ada quill", "Ben Ode"]),
        one_of(&["-", "-", "a", "b", "c"]),
        one_of(&["-", "-", "a@x.example", "A@X.example", "b@x.example"]),
        one_of(&["-", "Acme", "acme", "Hale"]),
        one_of(&["-", "Lead", "Head"]),
        one_of(&["-", "2020-01-01", "2021-01-01"]),
    )
        .prop_map(|(name, profile, email, employer, role, on)| {
            format!("{name} | {profile} | {email} | {employer} | {role} | {on}")
        })
}

fn any_rows() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(any_row(), 0..7)
}

proptest! {
    #[test]
    fn imports_do_what_they_say_and_twice_is_once(
        people in any_rows(),
        files in prop::collection::vec(any_rows(), 1..4),
        edited in prop::option::of("[a-z]{0,3}"),
    ) {
        let people: Vec<String> = people.iter().map(|row| row.rsplit_once(" | ").unwrap().0.to_owned()).collect();
        let mut desk = Desk::with(&people.iter().map(String::as_str).collect::<Vec<_>>());
        for rows in files {
            // The assertions are in `import`.
            desk.import(&rows.iter().map(String::as_str).collect::<Vec<_>>());
            if let (Some(edited), Some((_, contact))) = (&edited, desk.book.contacts.iter_mut().next_back()) {
                Arc::make_mut(contact).employer.clone_from(edited);
            }
        }
    }

    #[test]
    fn the_order_of_the_rows_makes_no_difference(
        people in any_rows(),
        (rows, shuffled) in any_rows().prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle())),
    ) {
        let people: Vec<String> = people.iter().map(|row| row.rsplit_once(" | ").unwrap().0.to_owned()).collect();
        let people: Vec<&str> = people.iter().map(String::as_str).collect();
        let [one, other] = [rows, shuffled].map(|rows| {
            let mut desk = Desk::with(&people);
            desk.import(&rows.iter().map(String::as_str).collect::<Vec<_>>());
            desk.book
        });
        prop_assert_eq!(one, other);
    }
}
