//! The talks, key by key.

use crate::{
    domain::{
        book::Book,
        command::{Act, Command, Log, NewContact},
        event::EventKind,
        id::Ids,
        name::Name,
        sample,
        search::fold,
        zone::Now,
    },
    tui::{
        action::Context,
        message::Effect,
        test_app::{MORNING, TestApp, at},
    },
};

fn body(app: &TestApp) -> String {
    app.text().lines().skip(2).take_while(|row| !row.starts_with('─')).collect::<Vec<_>>().join("\n")
}

/// Somebody with a talk at each of these times.
fn talks(people: &[(&str, &str, &str)], now: &Now) -> Book {
    let (mut book, mut ids) = (Book::default(), Ids::seeded(3));
    for (name, zone, start) in people {
        let mut new = NewContact::named(Name::parse(name).unwrap());
        new.facts.zone = Some((*zone).to_owned());
        book.apply(&Command::new(&mut ids, Act::AddContact(Box::new(new))), now).unwrap();
        let (contact, _) = book.contacts.iter().find(|(_, it)| fold(it.name.as_str()) == fold(name)).unwrap();
        let when = chrono::DateTime::parse_from_rfc3339(start).unwrap();
        let log = Log { when: Some(when.into()), ..Log::new(*contact, EventKind::Scheduled) };
        book.apply(&Command::new(&mut ids, Act::Log(Box::new(log))), now).unwrap();
    }
    book
}

#[test]
fn coming_the_soonest_first_and_past_the_newest_first() {
    let mut app = TestApp::with(sample::demo(&at(MORNING)));
    insta::assert_snapshot!(body(app.keys("4")), @r#"
 COMING
>today, 15:00       Ada Quill, Hale Health                        in 6 h 56 min
                    30 min on Zoom; 8 questions, 3 must-ask

 PAST, OR CALLED OFF
 16 Nov       Maeve Larkin        called off
 11 Nov       Mina Sato           how did it go?
 30 Oct       Carmen Duarte       talked; 3 answers; 2 steps wait  "They explai…
 27 Oct       Marek Szabó         talked; for me: not sure; 4 answers  "Write f…
 13 Oct       Signe Bøgh          talked; for me: not sure; 2 answers  "One ask…
 12 Oct       Uma Sethi           talked; for me: no; 2 answers  "Four very goo…
 7 Oct        Núria Reyes         talked; for me: not sure; 3 answers  "Ask wha…
 2 Oct        Ingrid Björk        talked; for me: yes; 4 answers  "Stand in the…
 23 Sep       Femi Oduya          talked; for me: yes; 5 answers  "Bring me the…
 10 Sep       Ben Ode             talked; for me: no; 2 answers  "Most of it is…
 7 Sep        Rosa Whitlock       talked; for me: no; 4 answers  "Do not wait t…
 24 Jul       Bogdan Popescu      talked; for me: no; 1 answer  "Numbers about…
        "#);
}

#[test]
fn a_verdict_is_whole_or_not_there() {
    let mut app = TestApp::with(sample::demo(&at(MORNING))).size(40, 14);
    app.keys("4 G g");
    for row in ["27 Oct  Marek Szabó   for me: not sure", "11 Nov  Mina Sato       how did it go?"] {
        assert!(app.shows(row), "{row}\n{}", app.text());
    }
}

#[test]
fn what_lies_too_near_and_the_other_clock_are_said() {
    let now = at(MORNING);
    let book = talks(
        &[
            ("Ada Quill", "America/New_York", "2026-11-13T15:00:00+01:00"),
            ("Ben Ode", "", "2026-11-13T15:40:00+01:00"),
            ("Cem Ünal", "", "2026-11-16T09:00:00+01:00"),
            ("Dora Vance", "", "2026-11-16T09:15:00+01:00"),
        ],
        &now,
    );
    let mut app = TestApp::at(book.clone(), now.clone());
    insta::assert_snapshot!(body(app.keys("4")), @r#"
 COMING
>tomorrow, 15:00    Ada Quill                                    in 30 h 56 min
                    ! back to back with Ben Ode, Fri 15:40; 09:00 for Ada; 30 m…
 tomorrow, 15:40    Ben Ode                                      in 31 h 36 min
                    ! back to back with Ada Quill, Fri 15:00; 30 min; no questi…
 Mon 16 Nov, 09:00  Cem Ünal                                          in 4 days
                    ! clashes with Dora Vance, Mon 09:15; 30 min; no questions…
 Mon 16 Nov, 09:15  Dora Vance                                        in 4 days
                    ! clashes with Cem Ünal, Mon 09:00; 30 min; no questions yet
        "#);
    let mut app = TestApp::at(book, now).size(40, 14);
    insta::assert_snapshot!(body(app.keys("4 G")), @r#"
 COMING
 Fri 15:00  Ada Quill    in 30 h 56 min
   ! back to back with Ben Ode, Fri 15:…
 Fri 15:40  Ben Ode      in 31 h 36 min
   ! back to back with Ada Quill, Fri 1…
 Mon 09:00  Cem Ünal          in 4 days
   ! clashes with Dora Vance, Mon 09:15…
>Mon 09:15  Dora Vance        in 4 days
   ! clashes with Cem Ünal, Mon 09:00;…
        "#);
}

#[test]
fn keys_go_to_the_talks_and_act_on_them() {
    let mut app = TestApp::with(sample::demo(&at(MORNING)));
    app.keys("4 Tab");
    assert!(app.shows(">16 Nov       Maeve Larkin"), "{}", app.text());
    app.keys("S-Tab Enter");
    assert_eq!(app.app.context(), Context::Talk);
    assert!(app.shows("Ada Quill"), "{}", app.text());
    app.keys("Esc G k j n");
    assert!(app.shows("What happened with Bogdan Popescu?"), "{}", app.text());
    app.keys("Esc g p");
    let effects = app.effects();
    let [Effect::Sheet { name, text }] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(name, "sheet-ada-quill-2026-11-12.txt");
    assert!(
        text.starts_with("Ada Quill") && text.contains("\n 3 ! What do newcomers get wrong?\n"),
        "{text}"
    );
}

#[test]
fn made_up_people_are_not_printed() {
    let mut app = TestApp::with(Book::default());
    app.keys("t 4 p");
    assert!(app.shows("Made-up people are not written to paper; regards sheet PERSON"), "{}", app.text());
    assert!(app.effects().is_empty());
}

#[test]
fn nobody_talked_yet_is_a_beginning() {
    let mut app = TestApp::at(talks(&[], &at(MORNING)), at(MORNING));
    app.keys("a 'Ada Quill' Enter 4");
    assert!(app.shows("No talk yet, and that is where everybody begins."), "{}", app.text());
    app.keys("Enter");
    assert!(app.shows("Nobody is chosen here"), "{}", app.text());
    app.keys("p");
    assert!(app.shows("No talk is chosen here"), "{}", app.text());
    app.effects();
}
