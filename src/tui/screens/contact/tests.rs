//! One person on one page, at several sizes.

use crate::{
    domain::{
        book::Book,
        command::{Act, Command, ContactChanges, Log, NewContact},
        contact::{Source, SourceKind},
        event::EventKind,
        id::{Id, Ids},
        name::Name,
        sample,
    },
    tui::{
        action::Context,
        message::{Effect, NotOpened, What},
        test_app::{MORNING, TestApp, at},
    },
};

/// Ada said no on Tuesday, with words, and named Leo; Carmen named Ada.
fn book() -> Book {
    let mut book = Book::default();
    let mut ids = Ids::seeded(5);
    let person = |number: u64, name: &str, facts: ContactChanges| {
        let new = NewContact {
            id: Some(Id::from_bits(number)),
            facts,
            ..NewContact::named(Name::parse(name).unwrap())
        };
        Act::AddContact(Box::new(new))
    };
    let named_by = |number: u64| {
        Some(Some(Source {
            kind: SourceKind::Referral,
            by: Some(Id::from_bits(number)),
            name: String::new(),
        }))
    };
    let log = |kind, when: &str, note: &str| {
        let mut log = Log::new(Id::from_bits(1), kind);
        log.when = Some(chrono::DateTime::parse_from_rfc3339(when).unwrap().into());
        log.note = note.to_owned();
        Act::Log(Box::new(log))
    };
    let ada = ContactChanges {
        employer: Some("Hale Health".to_owned()),
        role: Some("research lead".to_owned()),
        zone: Some("America/New_York".to_owned()),
        emails: Some(vec!["ada@example.org".to_owned()]),
        notes: Some("QUILL as in pen\n\nnurse for six years".to_owned()),
        discreet: Some(true),
        source: named_by(2),
        ..ContactChanges::default()
    };
    let acts = [
        person(2, "Carmen Duarte", ContactChanges::default()),
        person(1, "Ada Quill", ada),
        person(3, "Leo Okafor", ContactChanges { source: named_by(1), ..ContactChanges::default() }),
        log(EventKind::Sent, "2026-11-09T09:00:00+01:00", ""),
        log(
            EventKind::Declined,
            "2026-11-10T11:20:00+01:00",
            "Swamped until January, sorry. Do try me again then, and say hello to the others.",
        ),
    ];
    for act in acts {
        book.apply(&Command::new(&mut ids, act), &at(MORNING)).unwrap();
    }
    book
}

fn page() -> TestApp {
    let mut app = TestApp::with(book());
    app.keys("3 Enter");
    app
}

#[test]
fn everything_on_one_person() {
    insta::assert_snapshot!(page().size(80, 30).text(), @r#"
 Ada Quill
────────────────────────────────────────────────────────────────────────────────
 now            said no Tue
 works as       research lead, Hale Health
 found          referral, named by Carmen Duarte
 discreet       yes, not to be named to others
 e-mail         ada@example.org
 time zone      America/New_York, 02:04 there now
 notes          QUILL as in pen
                nurse for six years

 TO DO
>thank          said no, Tue 11:20                           late in 3 h 16 min

 REQUESTS
 settled        said no Tue

 NAMES
 named by       Carmen Duarte, today
 named          Leo Okafor, today

 WHAT HAPPENED
 today          named by Carmen Duarte
 today          named Leo Okafor
 Tue            said no   "Swamped until January, sorry. Do try me again then,…
 Mon            asked

────────────────────────────────────────────────────────────────────────────────
 d thanked now  w write  N note more  n note  e edit  c write again?
 Tab next part  u undo  Esc back                                         ? help
"#);
    insta::assert_snapshot!(page().size(40, 12).text(), @r"
 Ada Quill
────────────────────────────────────────
 notes       QUILL as in pen
             nurse for six years

 TO DO
>thank               late in 3 h 16 min
             said no, Tue 11:20

 REQUESTS
────────────────────────────────────────
 d thanked now  w write          ? help
");
}

#[test]
fn what_is_to_be_done_is_done_from_here() {
    let mut app = page();
    app.keys("d");
    assert!(app.shows("Thanked Ada Quill") && !app.shows("TO DO"), "{}", app.text());
    app.keys("d");
    assert!(app.shows("Nothing that is to be done is chosen here"), "{}", app.text());
    app.keys("u");
    assert!(app.shows("TO DO"));
    app.effects();
}

#[test]
fn the_chosen_row_is_shown_whole() {
    let mut app = page();
    app.keys("Tab Tab Tab j j");
    assert!(app.shows("hello to the others.\""), "{}", app.text());
    app.keys("k");
    assert!(!app.shows("hello to the others.\""), "{}", app.text());
}

#[test]
fn names_lead_from_person_to_person_and_back() {
    let mut app = page();
    app.keys("Enter");
    assert!(app.shows("Enter opens a talk, or a person under NAMES"));
    app.keys("Tab Tab j Enter");
    assert!(app.text().starts_with(" Leo Okafor"), "{}", app.text());
    app.keys("Esc");
    assert!(app.text().starts_with(" Ada Quill"), "{}", app.text());
    app.keys("Esc");
    assert!(app.shows("[In touch 3]"));
}

#[test]
fn the_way_to_a_person_is_told() {
    let mut app = page();
    app.keys("Tab Tab j Enter");
    assert!(app.shows("the way there  Carmen Duarte > Ada Quill > Leo Okafor"), "{}", app.text());
}

#[test]
fn the_cursor_goes_to_what_was_just_noted() {
    let mut app = page();
    app.keys("N Enter 'send the article by fri' Enter");
    let chosen = app.text().lines().find(|line| line.starts_with('>')).unwrap_or_default().to_owned();
    assert!(chosen.contains("send the article"), "{}", app.text());
    app.effects();
}

#[test]
fn what_was_left_of_a_debrief_is_opened() {
    let mut app = TestApp::with(sample::demo(&at(MORNING)));
    app.keys("3 / 'carmen' Enter Enter Enter");
    assert!(app.shows("How did it go with Carmen Duarte"), "{}", app.text());
}

#[test]
fn what_was_sent_can_be_read() {
    let mut app = TestApp::with(sample::demo(&at(MORNING)));
    app.keys("j y 'everything' Enter d");
    assert!(app.shows("Thanked Jonas Weil by e-mail"), "{}", app.text());
    app.keys("3 / 'jonas' Enter Enter G k k k");
    assert!(app.shows("thank you for taking the time to answer my questions in"), "{}", app.text());
    app.effects();
}

#[test]
fn whoever_is_deleted_or_set_aside_can_be_had_back() {
    let mut app = page();
    app.keys("X");
    assert!(
        app.shows("Delete Ada Quill?  y/N")
            && app.shows("1 request, 2 events, 1 name they gave and the notes go too"),
        "{}",
        app.text()
    );
    assert!(app.shows("Carmen Duarte and Leo Okafor keep the name as text"), "{}", app.text());
    app.keys("y");
    assert!(app.shows("Deleted Ada Quill.  u undo") && app.shows("[In touch 2]"), "{}", app.text());
    app.keys("u g Enter");
    assert!(app.text().starts_with(" Ada Quill"), "{}", app.text());
    app.app
        .session
        .apply(Act::Retire { contact: Id::from_bits(1), why: "no more talks".to_owned() })
        .unwrap();
    app.keys("g");
    assert!(app.shows("since today: no more talks") && app.shows("P bring back"), "{}", app.text());
    app.keys("P");
    assert!(app.shows("Brought Ada Quill back"));
    app.effects();
}

#[test]
fn one_who_is_gone_elsewhere_is_said_to_be() {
    let mut app = page();
    app.app.session.apply(Act::Delete { contact: Id::from_bits(1) }).unwrap();
    app.keys("j");
    assert!(app.shows("This person is no longer in the book."), "{}", app.text());
    app.keys("n e Enter G");
    app.keys("Esc");
    assert!(app.shows("[In touch 2]"));
    app.effects();
}

#[test]
fn what_a_talk_opened_is_noted_and_settled_from_the_page() {
    let mut app = page().size(80, 50);
    app.keys("N 1 'send the article by fri' Enter Esc");
    assert!(app.shows("PROMISES") && app.shows("send the article"), "{}", app.text());
    app.keys("N 2 'read Field Notes' Enter Esc");
    assert!(app.shows("WHAT YOU WERE TOLD TO TRY") && app.shows("read Field Notes"), "{}", app.text());
    let on = |app: &mut TestApp, words: &str| {
        app.keys("g");
        for _ in 0..40 {
            let row = app.cursor().y;
            if app.text().lines().nth(usize::from(row)).is_some_and(|row| row.contains(words)) {
                return;
            }
            app.keys("j");
        }
        panic!("{words}\n{}", app.text());
    };
    on(&mut app, "try ");
    app.keys("d 'two good pieces' Enter");
    assert!(app.shows("tried"), "{}", app.text());
    on(&mut app, "try ");
    app.keys("D");
    assert!(app.shows("What became of it?") && app.shows("left it"), "{}", app.text());
    app.keys("2");
    assert!(app.shows("left "), "{}", app.text());
    app.keys("G k");
    on(&mut app, "try ");
    app.keys("e C-u 'read two issues' Enter");
    assert!(app.shows("read two issues"), "{}", app.text());
    on(&mut app, "try ");
    app.keys("X");
    assert!(!app.shows("read two issues"), "{}", app.text());
    assert!(app.shows("u undo"), "{}", app.text());
    app.keys("u N 4 C-u 'carmen' Enter");
    let book = &app.app.session.book;
    let asked = book.contacts.values().flat_map(|contact| contact.requests.values());
    assert!(asked.into_iter().any(|request| request.to.is_some()), "{}", app.text());
    app.effects();
}

/// What was to be opened, and copied, since this was last asked.
fn outside(app: &mut TestApp) -> Vec<String> {
    let effects = app.effects();
    let words = effects.iter().filter_map(|effect| match effect {
        Effect::OpenLink { link, .. } => Some(format!("open {link}")),
        Effect::Copy(text) => Some(format!("copy {text}")),
        _ => None,
    });
    words.collect()
}

#[test]
fn a_mail_or_a_profile_is_opened_and_it_is_asked_which() {
    let mut app = page();
    app.keys("o");
    assert_eq!(outside(&mut app), ["open mailto:ada@example.org"]);
    let contact = Id::from_bits(1);
    let mut book = book();
    let changes =
        ContactChanges { profile: Some("linkedin.com/in/ada".to_owned()), ..ContactChanges::default() };
    let act = Act::EditContact { contact, changes: Box::new(changes) };
    book.apply(&Command::new(&mut Ids::seeded(6), act), &at(MORNING)).unwrap();
    let mut app = TestApp::with(book);
    app.keys("3 Enter o");
    assert!(app.shows("the profile, linkedin.com/in/ada"), "{}", app.text());
    app.keys("1");
    assert_eq!(outside(&mut app), ["open https://linkedin.com/in/ada"]);
    // Where nothing can be opened, the address is shown, and y copies it.
    let not = |why: &str, address: &str| {
        What::Opened(Err(NotOpened { why: why.to_owned(), address: address.to_owned() }))
    };
    app.tell(not("Nothing can be opened from here", "https://linkedin.com/in/ada"));
    assert!(
        app.shows("https://linkedin.com/in/ada") && app.app.context() == Context::Confirm,
        "{}",
        app.text()
    );
    app.keys("y");
    assert_eq!(outside(&mut app), ["copy https://linkedin.com/in/ada"]);
    // What is typed meanwhile goes on.
    app.keys("n 'sent'");
    app.tell(not("Nothing can be opened from here", "https://x.example"));
    assert!(app.shows("sent") && app.app.context() == Context::Line, "{}", app.text());
    app.keys("Esc");
    assert!(outside(&mut app).is_empty());
}

#[test]
fn who_has_no_address_is_not_opened() {
    let mut app = TestApp::with(book());
    app.keys("3 j Enter o");
    assert!(app.shows("No profile, mail address or link is known here"), "{}", app.text());
    assert!(outside(&mut app).is_empty());
}
