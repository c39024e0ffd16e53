//! Imports of vCards and tables, told as tables.

use super::*;
use crate::domain::{
    card::{Past, Thanked},
    command::{Act, Command},
    connection::Profile,
    contact::Contact,
    follow_up::State,
    id::Ids,
    rules,
    zone::Zone,
};

fn now() -> Now {
    Now { instant: "2026-11-12T07:04:00Z".parse().unwrap(), zone: Zone::UTC }
}

fn named(line: u64, name: &str) -> Card {
    Card { line, name: name.to_owned(), ..Card::default() }
}

fn ada() -> Card {
    Card {
        uid: Some("42".to_owned()),
        emails: vec!["ada@example.org".to_owned()],
        phones: vec!["+43 1 234".to_owned()],
        employer: Some("Hale Health".to_owned()),
        position: Some("Lead".to_owned()),
        notes: Some("met at the fair".to_owned()),
        tags: vec!["nurses".to_owned()],
        zone: Some("Europe/Vienna".to_owned()),
        ..named(1, "Ada Quill")
    }
}

struct Desk {
    book: Book,
    ids: Ids,
}

impl Desk {
    fn new() -> Self {
        Self { book: Book::default(), ids: Ids::seeded(3) }
    }

    /// Imports; gives what the plan says. A second import changes nothing.
    #[track_caller]
    fn import(&mut self, origin: Origin, cards: &[Card]) -> Vec<String> {
        let told = plan(&self.book, origin, cards, &now());
        let act = Act::Import { origin, cards: cards.into() };
        let before = self.book.clone();
        let applied = self.book.apply(&Command::new(&mut self.ids, act), &now()).unwrap();
        assert_eq!(applied.summary, told.summary());
        assert!(applied.remarks.iter().all(|remark| remark.contains("may be")), "{:?}", applied.remarks);
        assert_eq!(self.book.check(), []);
        assert_eq!(told.changes_nothing(), before == self.book);
        let again = plan(&self.book, origin, cards, &now());
        assert!(again.changes_nothing(), "{again:?}");
        told.rows
            .iter()
            .map(|row| {
                let fields: String = row.fields.iter().map(|news| format!("; {news}")).collect();
                format!("{} {:?}{fields}", row.line, row.outcome).to_lowercase()
            })
            .collect()
    }

    fn the(&mut self, name: &str) -> &mut Contact {
        let mut found = self.book.contacts.values_mut().filter(|contact| contact.name.as_str() == name);
        let one = found.next().unwrap();
        assert!(found.next().is_none(), "two people are called {name}");
        std::sync::Arc::make_mut(one)
    }

    /// What follows for everybody, as "rule state".
    fn follow_ups(&self) -> Vec<String> {
        let mut told: Vec<String> = rules::follow_ups(&self.book, &now())
            .iter()
            .filter(|follow_up| follow_up.state != State::Upcoming)
            .map(|follow_up| format!("{} {}", follow_up.id.rule.id(), follow_up.state.word()))
            .collect();
        told.sort();
        told
    }
}

#[test]
fn a_card_fills_a_record_and_follows_the_file() {
    let mut desk = Desk::new();
    assert_eq!(desk.import(Origin::Vcard, &[ada()]), ["1 added"]);
    let contact = desk.the("Ada Quill").clone();
    assert!(contact.pool && contact.source.is_none());
    assert_eq!((contact.employer.as_str(), contact.role.as_str()), ("Hale Health", "Lead"));
    assert_eq!((contact.phones.len(), contact.notes.as_str(), contact.tags.len()), (1, "met at the fair", 1));
    assert_eq!(contact.zone, "Europe/Vienna");
    // The file says something new, which is followed, unless the user has written something else.
    desk.the("Ada Quill").notes = "mine".to_owned();
    desk.the("Ada Quill").phones.clear();
    let later = Card {
        emails: vec!["ada@example.org".to_owned(), "ada@hale.example".to_owned()],
        position: Some("Head".to_owned()),
        notes: Some("met twice".to_owned()),
        zone: Some("Europe/Paris".to_owned()),
        ..ada()
    };
    assert_eq!(
        desk.import(Origin::Vcard, std::slice::from_ref(&later)),
        [
            "1 updated; role: head, was lead; e-mail: ada@hale.example; time zone: europe/paris, was europe/vienna; \
          notes: theirs met twice, yours mine"
        ]
    );
    let contact = desk.the("Ada Quill");
    assert_eq!(contact.emails, ["ada@example.org", "ada@hale.example"]);
    assert!(contact.phones.is_empty(), "what the user took out stays out");
    assert_eq!(desk.import(Origin::Vcard, &[later]), ["1 unchanged"]);
}

#[test]
fn each_file_remembers_what_it_said_itself() {
    let mut desk = Desk::new();
    let listed = Card {
        profile: Profile::at("https://www.linkedin.com/in/ada-quill"),
        employer: Some("Hale Health".to_owned()),
        connected_on: "2019-03-14".parse().ok(),
        ..named(2, "Ada Quill")
    };
    desk.import(Origin::Linkedin, std::slice::from_ref(&listed));
    let card = Card { profile: listed.profile.clone(), ..ada() };
    assert_eq!(
        desk.import(Origin::Vcard, std::slice::from_ref(&card)),
        [
            "1 linked; role: lead; e-mail: ada@example.org; phone: +43 1 234; time zone: europe/vienna; tags: nurses; \
          notes: met at the fair"
        ]
    );
    assert_eq!(desk.the("Ada Quill").imported.len(), 2);
    let moved = Card { employer: Some("Acme".to_owned()), ..listed };
    assert_eq!(desk.import(Origin::Linkedin, &[moved]), ["2 updated; employer: acme, was hale health"]);
    assert_eq!(desk.import(Origin::Vcard, &[card]), ["1 unchanged"]);
}

#[test]
fn people_are_found_by_id_then_e_mail_then_name_and_employer() {
    let mut desk = Desk::new();
    let plain = Card { employer: Some("Hale".to_owned()), ..named(2, "Ben Ode") };
    desk.import(Origin::Csv, &[ada(), plain.clone()]);
    let renamed = Card { emails: Vec::new(), name: "Ada Brandt".to_owned(), ..ada() };
    assert_eq!(
        desk.import(Origin::Csv, &[renamed])[0],
        "1 differing; name: theirs ada brandt, yours ada quill"
    );
    let without_id = Card { uid: None, name: "Ada Brandt".to_owned(), ..ada() };
    assert_eq!(desk.import(Origin::Csv, &[without_id]), ["1 unchanged"]);
    let spoken = Card { name: "ben  ode".to_owned(), employer: Some("HALE".to_owned()), ..plain.clone() };
    assert!(desk.import(Origin::Csv, &[spoken])[0].starts_with("2 updated"));
    assert_eq!(desk.book.contacts.len(), 2);
    // From another file the name alone proves nothing.
    assert_eq!(desk.import(Origin::Vcard, &[plain]), ["2 added"]);
}

#[test]
fn an_id_or_a_profile_that_two_names_share_is_nobodys() {
    let profile = Profile::at("https://www.linkedin.com/in/ada-quill");
    for (origin, uid, profile) in [
        (Origin::Vcard, Some("42".to_owned()), None),
        (Origin::Vcard, None, profile.clone()),
        (Origin::Csv, None, profile),
    ] {
        let with_id = |line, name| Card { uid: uid.clone(), profile: profile.clone(), ..named(line, name) };
        let both = [with_id(1, "Ada Quill"), with_id(2, "Ben Ode"), with_id(3, "Ben Ode")];
        let mut desk = Desk::new();
        desk.import(origin, &both);
        assert_eq!(desk.book.contacts.len(), 2);
        // Where one of them had the id alone before, nobody is added and nobody taken for somebody else.
        let mut desk = Desk::new();
        desk.import(origin, &both[..1]);
        desk.import(origin, &both);
        let mut names: Vec<&str> = desk.book.contacts.values().map(|contact| contact.name.as_str()).collect();
        names.sort_unstable();
        assert_eq!(names, ["Ada Quill", "Ben Ode"]);
    }
}

#[test]
fn of_a_family_each_is_found_by_name() {
    let with_email = |line, name| Card { emails: vec!["home@example.org".to_owned()], ..named(line, name) };
    let both = [with_email(1, "Ada Quill"), with_email(2, "Ben Quill")];
    for (known, origin) in [
        (&both[..0], Origin::Vcard),
        (&both[..1], Origin::Vcard),
        (&both[1..], Origin::Vcard),
        (&both[..], Origin::Csv),
    ] {
        let mut desk = Desk::new();
        desk.import(Origin::Vcard, known);
        desk.import(origin, &both);
        assert_eq!(desk.book.contacts.len(), 2, "{known:?}");
        for one in &both {
            desk.import(origin, std::slice::from_ref(one));
        }
        let mut names: Vec<&str> = desk.book.contacts.values().map(|contact| contact.name.as_str()).collect();
        names.sort_unstable();
        assert_eq!(names, ["Ada Quill", "Ben Quill"]);
    }
}

#[test]
fn an_address_goes_to_the_card_that_has_nothing_else() {
    let with_email = |line| Card { emails: vec!["ada@example.org".to_owned()], ..named(line, "Ada Quill") };
    let both = [
        Card { notes: Some("met at the fair".to_owned()), ..with_email(1) },
        Card { uid: Some("42".to_owned()), ..with_email(2) },
    ];
    for known in [vec![with_email(1)], Vec::new()] {
        let mut desk = Desk::new();
        desk.import(Origin::Vcard, &known);
        desk.import(Origin::Vcard, &both);
        assert_eq!(desk.book.contacts.len(), 2);
    }
    let mut desk = Desk::new();
    desk.import(Origin::Csv, &[with_email(1)]);
    desk.import(Origin::Vcard, &both);
    assert_eq!(desk.book.contacts.len(), 2);
}

#[test]
fn families_share_an_address() {
    let mut desk = Desk::new();
    let home = |line, name| Card { emails: vec!["us@example.org".to_owned()], ..named(line, name) };
    let file = [home(1, "Ada Quill"), home(5, "Ben Quill"), home(9, "Ada Quill")];
    assert_eq!(desk.import(Origin::Vcard, &file), ["1 added", "5 added", "9 skipped(repeated { first: 1 })"]);
    assert_eq!(desk.book.contacts.len(), 2);
}

#[test]
fn deleted_people_stay_deleted_whatever_file_has_them() {
    let mut desk = Desk::new();
    desk.import(Origin::Vcard, &[ada()]);
    let id = *desk.book.contacts.keys().next().unwrap();
    desk.book.apply(&Command::new(&mut desk.ids, Act::Delete { contact: id }), &now()).unwrap();
    assert_eq!(desk.import(Origin::Vcard, &[ada()]), ["1 skipped(deleted)"]);
    let by_mail = Card { emails: ada().emails, ..named(2, "Ada") };
    assert_eq!(desk.import(Origin::Csv, &[by_mail]), ["2 skipped(deleted)"]);
}

fn past(asked: &str, talked: &str, thanked: Option<Thanked>, next: &str) -> Past {
    let day = |text: &str| text.parse().ok();
    Past { asked: day(asked), talked: day(talked), thanked, next: day(next) }
}

#[test]
fn a_tables_past_is_told_once_and_raises_no_flood() {
    let on = |text: &str| Some(Thanked::On(text.parse().unwrap()));
    for (past, comes, follows) in [
        // Long past, with no word on thanks: nothing is owed, a message now and then is.
        (
            past("2026-05-01", "2026-05-09", None, ""),
            "asked on: 2026-05-01; talked on: 2026-05-09",
            &["keep-in-touch due"][..],
        ),
        (past("", "2026-10-30", None, ""), "talked on: 2026-10-30", &[]),
        // Owed, as the table says.
        (past("", "2026-10-30", Some(Thanked::No), ""), "talked on: 2026-10-30", &["thank-you late"]),
        (past("", "2026-11-10", None, ""), "talked on: 2026-11-10", &["thank-you due"]),
        (past("", "2026-10-30", Some(Thanked::Yes), ""), "talked on: 2026-10-30; thanked: yes", &[]),
        (past("", "2026-10-30", on("2026-10-31"), ""), "talked on: 2026-10-30; thanked: 2026-10-31", &[]),
        // Asked long ago without a word: nothing nags.
        (past("2026-05-01", "", None, ""), "asked on: 2026-05-01", &[]),
        (past("2026-11-10", "", Some(Thanked::No), ""), "asked on: 2026-11-10", &[]),
        // What comes next.
        (past("", "", None, "2026-12-01"), "next date: 2026-12-01", &[]),
        // It comes up when the morning begins.
        (past("", "", None, "2026-11-12"), "next date: 2026-11-12", &[]),
        (past("", "", None, "2026-11-11"), "next date: 2026-11-11 left out, that day has passed", &[]),
        (past("2026-12-01", "", None, ""), "asked on: 2026-12-01 left out, that day has not come yet", &[]),
        (
            past("", "", on("2026-10-31"), ""),
            "thanked: 2026-10-31 left out, no talk before it to thank for",
            &[],
        ),
    ] {
        let mut desk = Desk::new();
        let card = Card { past: past.clone(), ..named(2, "Ada Quill") };
        assert_eq!(desk.import(Origin::Csv, &[card]), [format!("2 added; {comes}")], "{past:?}");
        assert_eq!(desk.follow_ups(), follows, "{past:?}");
        let in_pool = desk.the("Ada Quill").pool;
        assert_eq!(in_pool, comes.contains("left out"), "{past:?}");
    }
}

#[test]
fn what_is_noted_already_is_not_told_again() {
    let mut desk = Desk::new();
    let first = Card { past: past("2026-10-01", "", None, ""), ..named(2, "Ada Quill") };
    desk.import(Origin::Csv, &[first]);
    let later = Card {
        past: past("2026-10-01", "2026-10-09", Some(Thanked::No), "2026-12-01"),
        source: Some("friend".to_owned()),
        ..named(2, "Ada Quill")
    };
    assert_eq!(
        desk.import(Origin::Csv, std::slice::from_ref(&later)),
        [
            "2 updated; source: friend; talked on: 2026-10-09 left out, what happened with them is noted already; next date: \
          2026-12-01"
        ]
    );
    assert_eq!(desk.the("Ada Quill").reminders.len(), 1);
    desk.the("Ada Quill").reminders.clear();
    assert_eq!(desk.import(Origin::Csv, &[later]), ["2 unchanged"]);
    assert!(desk.the("Ada Quill").reminders.is_empty(), "what the user took out stays out");
}

#[test]
fn a_crowd_that_shares_an_address_or_a_name_costs_no_square_of_it() {
    let crowd = |name: fn(u64) -> String, email: fn(u64) -> String| -> Vec<Card> {
        (1..=5_000).map(|n| Card { emails: vec![email(n)], ..named(n, &name(n)) }).collect()
    };
    let office = crowd(|n| format!("Ada {n}"), |_| "office@example.org".to_owned());
    let namesakes = crowd(|_| "Ada".to_owned(), |n| format!("ada{n}@example.org"));
    for cards in [&office, &namesakes] {
        let mut desk = Desk::new();
        desk.book
            .apply(
                &Command::new(
                    &mut desk.ids,
                    Act::Import { origin: Origin::Vcard, cards: cards.as_slice().into() },
                ),
                &now(),
            )
            .unwrap();
        let again = plan(&desk.book, Origin::Vcard, cards, &now());
        assert_eq!(again.counts().unchanged, 5_000);
        let others = plan(&desk.book, Origin::Csv, cards, &now());
        assert_eq!(others.counts().linked, 5_000);
    }
    // Whom of a crowd somebody may be is said with a few of them.
    let mut desk = Desk::new();
    desk.book
        .apply(
            &Command::new(&mut desk.ids, Act::Import { origin: Origin::Vcard, cards: namesakes.into() }),
            &now(),
        )
        .unwrap();
    let bare = crowd(|_| "Ada".to_owned(), |n| format!("other{n}@example.org"));
    let doubles = plan(&desk.book, Origin::Csv, &bare, &now());
    assert!(doubles.rows.iter().all(|row| row.doubles.len() == 5));
}
