//! Writing a message by keys.

use crate::{
    domain::{
        book::Book,
        drafts::{key::DraftFor, kind::DraftKind},
        request::Purpose,
        sample,
    },
    tui::{
        action::Context,
        message::{Effect, NotOpened, What},
        test_app::{MORNING, TestApp, at},
    },
};

fn demo() -> TestApp {
    TestApp::with(sample::demo(&at(MORNING)))
}

/// The demo's morning with the cursor on somebody.
fn on(name: &str) -> TestApp {
    let mut app = demo();
    for _ in 0..40 {
        if app.text().lines().any(|row| row.starts_with('>') && row.contains(name)) {
            return app;
        }
        app.keys("j");
    }
    panic!("{name} is not there:\n{}", app.text());
}

/// What was asked to be copied; every other effect is a save.
fn copied(app: &mut TestApp) -> Vec<String> {
    let effects = app.effects().into_iter();
    effects
        .filter_map(|effect| match effect {
            Effect::Copy(text) => Some(text),
            _ => None,
        })
        .collect()
}

/// The texts kept for a person, and those that were sent to them.
fn texts(app: &TestApp, name: &str) -> (Vec<String>, Vec<String>) {
    let book: &Book = &app.app.session.book;
    let contact = book.contacts.values().find(|contact| contact.name.as_str() == name).unwrap();
    let sent = contact.events.values().filter(|event| !event.text.is_empty());
    (contact.drafts.values().cloned().collect(), sent.map(|event| event.text.clone()).collect())
}

const TO_TOMAS: &str = "Dear Tomas,\nthank you for answering. Very kind.\nI understand that now is not the time. You \
                        were kind enough to say I may ask again in January, and I will.\nAll good wishes,\nSam";

#[test]
fn a_message_is_read_changed_and_kept_as_it_is_typed() {
    let mut app = demo();
    app.keys("w");
    assert_eq!(app.app.context(), Context::Writing);
    insta::assert_snapshot!(app.text(), @r"
 To Tomas Abara: thanks after a no                            from the template
────────────────────────────────────────────────────────────────────────────────
 Dear Tomas,
 thank you for answering. [one line of your own]
 I understand that now is not the time. You were kind enough to say I may ask
 again in January, and I will.
 All good wishes,
 Sam













 DRAFT for LinkedIn, 33 words, 1 gap
────────────────────────────────────────────────────────────────────────────────
 Esc stop typing  C-e your editor  C-t template                         F1 help
    ");
    app.keys("Down Down Down Down Down End ' and Rosa'");
    assert!(app.shows("changed"), "{}", app.text());
    let typed = app.app.typed();
    assert_eq!(typed.len(), 1);
    assert!(typed[0].0.starts_with("write ") && typed[0].1.ends_with("Sam and Rosa"), "{typed:?}");
    // Esc stops typing, and what was typed is in the book; the next Esc leads back.
    app.keys("Esc");
    assert_eq!(app.app.context(), Context::Write);
    let (kept, _) = texts(&app, "Tomas Abara");
    assert!(kept[0].ends_with("Sam and Rosa"), "{kept:?}");
    app.keys("Esc");
    assert_eq!(app.app.context(), Context::Today);
    // The next time it is there again, and can be thrown away.
    app.keys("w Esc");
    assert!(app.shows("Sam and Rosa") && app.shows("kept"), "{}", app.text());
    app.keys("X");
    assert!(!app.shows("Rosa") && app.shows("from the template"), "{}", app.text());
    assert_eq!(texts(&app, "Tomas Abara").0, Vec::<String>::new());
    app.keys("u");
    assert!(app.shows("Sam and Rosa"), "{}", app.text());
    app.effects();
}

#[test]
fn a_gap_is_asked_for_and_the_text_that_was_copied_is_what_was_sent() {
    let mut app = demo();
    app.keys("y");
    assert!(app.shows("One line of your own?"), "{}", app.text());
    assert_eq!(copied(&mut app), Vec::<String>::new());
    app.keys("'Very kind.' Enter");
    assert_eq!(copied(&mut app), [TO_TOMAS]);
    app.tell(What::Copied(Ok("Copied with wl-copy".to_owned())));
    assert!(app.shows("Copied with wl-copy"), "{}", app.text());
    assert_eq!(texts(&app, "Tomas Abara"), (vec![TO_TOMAS.to_owned()], vec![]));
    app.keys("d");
    assert_eq!(texts(&app, "Tomas Abara"), (vec![], vec![TO_TOMAS.to_owned()]));
    app.effects();
    // Nothing typed takes the gap out.
    let mut app = demo();
    app.keys("y Enter");
    assert_eq!(copied(&mut app), [TO_TOMAS.replace(" Very kind.", "")]);
    app.tell(What::Copied(Err("xclip did not take it".to_owned())));
    assert!(app.shows("xclip did not take it"), "{}", app.text());
}

#[test]
fn what_is_typed_first_fills_the_first_gap() {
    let mut app = demo();
    app.keys("w 'Very kind.' Esc");
    assert!(app.shows("thank you for answering. Very kind.\n"), "{}", app.text());
    app.effects();
}

#[test]
fn that_a_gap_is_open_is_said_before_a_message_counts_as_sent() {
    let mut app = demo();
    app.keys("w Esc d");
    assert!(app.shows("[one line of your own] is still open. d again"), "{}", app.text());
    // Anything else in between, and it is said again.
    app.keys("j d");
    assert!(app.shows("is still open") && app.app.context() == Context::Write, "{}", app.text());
    app.keys("d");
    assert!(app.shows("Thanked Tomas Abara") && app.app.context() == Context::Today, "{}", app.text());
    app.effects();
}

#[test]
fn every_gap_is_asked_for_and_ones_name_only_once() {
    let mut book = sample::demo(&at(MORNING));
    std::sync::Arc::make_mut(&mut book.goals).name.clear();
    let mut app = TestApp::with(book);
    app.keys("y");
    assert!(app.shows("Then one more is asked"), "{}", app.text());
    app.keys("'Very kind.' Enter");
    assert!(app.shows("Your name?"), "{}", app.text());
    app.keys("Esc y");
    assert!(app.shows("Your name?"), "{}", app.text());
    app.keys("'Sam' Enter");
    assert_eq!(copied(&mut app), [TO_TOMAS]);
    assert_eq!(app.app.session.book.goals.name, "Sam");
    // In the next message it stands already.
    app.keys("j w");
    assert!(app.shows(" Sam\n"), "{}", app.text());
    app.effects();
}

#[test]
fn done_from_the_message_notes_it_with_its_text_and_leads_back() {
    let mut app = on("Astrid Lindqvist");
    app.keys("w Esc d");
    assert!(app.shows("Nudged Astrid Lindqvist by e-mail"), "{}", app.text());
    assert_eq!(app.app.context(), Context::Today);
    let (kept, sent) = texts(&app, "Astrid Lindqvist");
    assert!(kept.is_empty() && sent[0].starts_with("Subject: A few questions"), "{kept:?} {sent:?}");
    app.effects();
}

#[test]
fn how_to_stop_typing_is_named_in_the_narrowest_bar() {
    let mut app = TestApp::with(sample::demo(&at(MORNING))).size(40, 10);
    app.keys("w");
    assert!(app.shows("Esc stop typing"), "{}", app.text());
}

#[test]
fn a_message_that_no_follow_up_asks_for() {
    // Nothing is to be said to Ada before the talk, so the kind is asked.
    let mut app = on("prepare       Ada Quill");
    app.keys("w");
    assert!(app.shows("What do you write to Ada Quill?"), "{}", app.text());
    // What is likely while a talk is ahead stands first.
    assert!(app.shows("1 find a new date"), "{}", app.text());
    app.keys("G k Enter");
    assert!(app.shows("To Ada Quill: congratulations"), "{}", app.text());
    app.keys("Esc y 'the prize' Enter Enter");
    assert_eq!(copied(&mut app).len(), 1);
    app.keys("d");
    assert!(app.shows("Wrote to Ada Quill by e-mail"), "{}", app.text());
    assert_eq!(app.app.context(), Context::Today);
    let (kept, sent) = texts(&app, "Ada Quill");
    assert!(kept.is_empty() && sent[0].contains("congratulations on the prize."), "{kept:?} {sent:?}");
    app.effects();
}

#[test]
fn a_request_for_an_introduction_says_to_whom() {
    let mut app = on("prepare       Ada Quill");
    app.keys("w 4 Esc y 'Leo Okafor' Enter 'he turned forms into letters' Enter");
    assert_eq!(copied(&mut app).len(), 1);
    app.keys("d");
    assert!(app.shows("To whom is Ada Quill to introduce you?"), "{}", app.text());
    app.keys("'nobody' Enter");
    assert!(app.shows("Nobody in the book is called"), "{}", app.text());
    app.keys("C-u 'leo okafor' Enter");
    assert!(app.app.asking.is_empty(), "{}", app.text());
    let book = &app.app.session.book;
    let ada = book.contacts.values().find(|contact| contact.name.as_str() == "Ada Quill").unwrap();
    let request = ada.requests.values().find(|request| request.purpose == Purpose::Introduction).unwrap();
    assert!(request.message.contains("he turned forms into letters"), "{}", request.message);
    assert_eq!(book.contacts[&request.to.unwrap()].name.as_str(), "Leo Okafor");
    assert!(!ada.drafts.contains_key(&DraftFor::Message(DraftKind::IntroductionRequest)));
    app.effects();
}

#[test]
fn a_template_is_changed_and_a_field_that_is_none_is_refused_with_the_text_kept() {
    let mut app = demo();
    app.keys("w C-t");
    insta::assert_snapshot!(app.text(), @r"
 Template: thanks after a no
────────────────────────────────────────────────────────────────────────────────
 Dear {name},
 thank you for answering. {late}. [one line of your own]
 I understand that now is not the time. You were kind enough to say I may ask
 again {again}, and I will.
 All good wishes,
 {my name|[your name]}










 A sentence whose field is empty is left out; [words] are asked for
 Fields: {name}, {full name}, {employer}, {role}, {connection}, {introduced
 by}, {named}, {my name}, {introduction}, {who I am}, {about}, {day}, {again},
 {stays}, {starred}, {times}, {gave}, {news}, {advice}, {late}, {work}
────────────────────────────────────────────────────────────────────────────────
 Esc stop typing  C-e your editor  C-t the message                      F1 help
    ");
    app.keys("'{employr}' Esc");
    assert!(app.shows("No field is called {employr}. Mend it"), "{}", app.text());
    for key in ["Esc", "1", "q", "C-t"] {
        app.keys(key);
        assert!(app.shows(" {employr}"), "{key}: {}", app.text());
        assert_eq!(app.app.context(), Context::Write);
    }
    assert!(app.app.session.book.templates.is_empty());
    app.keys("w Backspace Backspace Backspace 'yer}, for {{now}}.' Esc");
    let templates = &app.app.session.book.templates;
    assert!(templates["thank-you-after-no"].ends_with("{employer}, for {{now}}."), "{templates:?}");
    app.keys("Esc");
    assert!(app.shows("Civica, for {now}."), "{}", app.text());
    app.keys("C-t Esc X");
    assert!(app.app.session.book.templates.is_empty());
    app.effects();
}

#[test]
fn text_of_an_earlier_session_is_written_on() {
    let mut app = demo();
    app.keys("w 'x'");
    let (title, text) = app.app.typed().remove(0);
    let mut later = demo();
    later.tell(What::Rescued(vec![crate::tui::message::Rescued { file: "f".to_owned(), title, text }]));
    assert!(later.shows("Back where you were; your last words are here"), "{}", later.text());
    assert_eq!(later.app.context(), Context::Writing);
    assert!(later.shows("thank you for answering. x\n"), "{}", later.text());
    let effects = later.effects();
    assert_eq!(effects.len(), 1, "it is saved");
    let forgotten = later.effects();
    assert!(matches!(forgotten.as_slice(), [Effect::Forget(file)] if file == "f"), "{}", forgotten.len());
}

#[test]
fn the_editor_and_the_sizes() {
    let mut app = demo().size(40, 10);
    app.keys("w C-e");
    assert!(matches!(app.effects().as_slice(), [Effect::Edit(text)] if text.starts_with("Dear Tomas")));
    app.tell(What::Edited(Ok("Dear Tomas,\nthank you.\n".to_owned())));
    insta::assert_snapshot!(app.text(), @r"
 To Tomas Abara: thanks after…  changed
────────────────────────────────────────
 Dear Tomas,
 thank you.


 DRAFT for LinkedIn, 4 words
 ! It could be said to anybody; one …
────────────────────────────────────────
 Esc stop typing                F1 help
    ");
    app.keys("Esc");
    assert_eq!(texts(&app, "Tomas Abara").0, ["Dear Tomas,\nthank you."]);
    app.effects();
}

#[test]
fn a_message_whose_follow_up_is_settled_meanwhile_can_still_be_sent() {
    let mut app = demo();
    app.keys("w 'x'");
    // Another window thanks; what is typed here stays.
    let mut other = demo();
    other.keys("d");
    let book = other.app.session.book.clone();
    other.effects();
    app.tell(What::Reloaded(Box::new(book)));
    assert!(app.shows("answering. x\n"), "{}", app.text());
    app.keys("Esc d");
    assert!(app.shows("Wrote to Tomas Abara by LinkedIn"), "{}", app.text());
    app.effects();
}

/// What was asked to be opened, and what is said where it was.
fn opened(app: &mut TestApp) -> Vec<(String, String)> {
    let effects = app.effects().into_iter();
    effects
        .filter_map(|effect| match effect {
            Effect::OpenLink { link, said } => Some((link, said)),
            _ => None,
        })
        .collect()
}

/// Leo's answer, each gap in it filled with this.
fn filled(text: &str) -> TestApp {
    let mut app = on("Leo Okafor");
    app.keys("m");
    assert!(app.shows("A line is still missing"), "{}", app.text());
    app.keys("y");
    while app.app.context() == Context::Line {
        app.keys(&format!("'{text}' Enter"));
    }
    app.effects();
    app
}

#[test]
fn a_message_goes_to_the_mail_program_and_is_what_was_sent() {
    let mut app = filled("Kind & good.");
    app.keys("m");
    let links = opened(&mut app);
    let [(link, said)] = &links[..] else { panic!("{links:?}\n{}", app.text()) };
    assert!(link.starts_with("mailto:leo.okafor@plainmoor.example?"), "{link}");
    assert!(link.contains("body=Dear%20Leo") && link.contains("Kind%20%26%20good."), "{link}");
    app.tell(What::Opened(Ok(said.clone())));
    assert!(app.shows("d notes that it went out"), "{}", app.text());
    app.keys("d");
    let (kept, sent) = texts(&app, "Leo Okafor");
    assert_eq!(kept, Vec::<String>::new());
    assert!(sent.iter().any(|text| text.contains("Kind & good.")), "{sent:?}");
    app.effects();
}

#[test]
fn a_message_too_long_for_a_link_is_copied_to_be_pasted() {
    let mut app = filled(&"word ".repeat(350));
    app.keys("m");
    let effects = app.effects();
    let copied = effects.iter().any(|it| matches!(it, Effect::Copy(text) if text.contains("word word")));
    let link = effects.iter().find_map(|it| match it {
        Effect::OpenLink { link, said } => Some((link.contains("body="), said.contains("paste it"))),
        _ => None,
    });
    assert_eq!((copied, link), (true, Some((false, true))), "{effects:?}");
    app.tell(What::Opened(Err(NotOpened {
        why: "Nothing can be opened from here".to_owned(),
        address: "leo@x.example".to_owned(),
    })));
    assert!(app.shows("Nothing can be opened from here"), "{}", app.text());
}

#[test]
fn a_message_to_somebody_without_an_address_is_not_mail() {
    let mut app = on("Tomas Abara");
    app.keys("m");
    assert!(app.shows("No e-mail address of Tomas Abara is known"), "{}", app.text());
    assert_eq!(opened(&mut app), []);
}
