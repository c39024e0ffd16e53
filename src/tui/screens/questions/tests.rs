//! The screen of the questions.

use std::sync::Arc;

use crate::{
    domain::{
        book::{Book, Question},
        sample,
    },
    tui::test_app::{MORNING, TestApp, at},
};

fn demo() -> TestApp {
    TestApp::with(sample::demo(&at(MORNING)))
}

fn texts(app: &TestApp, list: &str) -> Vec<String> {
    let questions = app.app.session.book.question_lists.get(list).cloned().unwrap_or_default();
    questions.iter().map(|question| question.text.clone()).collect()
}

#[test]
fn the_bank_stands_under_its_topics() {
    let mut app = demo();
    app.keys("5");
    insta::assert_snapshot!(app.text(), @r"
 1 Today (10)  2 Requests  3 Contacts  4 Interviews  5 Questions  6 Insights
────────────────────────────────────────────────────────────────────────────────
 [the bank 77] first talk 8

 PATH INTO THE WORK
>  How did you come to this work?                                      asked 10
   What did you think you would become, before this?
   Which turn on your way mattered most?
   What nearly kept you from it?
   Who or what gave you the first push?
   What surprised you most in your first year?
   How does the work differ from what you had imagined?
 THE DAY
   What fills an ordinary week?                                         asked 9
   What did yesterday look like, hour by hour?
   Which part of the week do you look forward to?
   What takes more time than outsiders think?
   What do you hand over as soon as you can?
   How much of the day is with people, and how much alone?
↓  What makes a day go wrong?

 path into the work; asked 10 times
────────────────────────────────────────────────────────────────────────────────
 a your own  Enter into a list  / filter  Tab next list  u undo          ? help
    ");
    app.keys("Tab");
    insta::assert_snapshot!(app.text(), @r"
 1 Today (10)  2 Requests  3 Contacts  4 Interviews  5 Questions  6 Insights
────────────────────────────────────────────────────────────────────────────────
  the bank 77 [first talk 8]

>  How did you come to this work?                                      asked 10
   What fills an ordinary week?                                         asked 9
   What do newcomers get wrong?                                         asked 6
   Which of your training counted, looking back?                        asked 4
   What is changing in the field just now?                              asked 1
   How do you know that a piece of work was good?
   In my place, what would you do next?
   Where could someone try this out for a month?








 the way in; asked 10 times
────────────────────────────────────────────────────────────────────────────────
 a your own  Enter into a list  e reword  x take out  / filter  Tab next list
 u undo                                                                  ? help
    ");
}

#[test]
fn it_is_at_home_in_small_and_large() {
    let mut app = demo().size(40, 10);
    app.keys("5 j");
    insta::assert_snapshot!(app.text(), @r"
 1 Today (10)  2  3  4  5 Questions  6…
────────────────────────────────────────
 [the bank 77] first talk 8
 PATH INTO THE WORK
   How did you come to this work?
>  What did you think you would become…
↓  Which turn on your way mattered mos…
 path into the work; not used yet
────────────────────────────────────────
 a your own  Enter into a list   ? help
    ");
    let mut app = demo().size(140, 30);
    app.keys("5 Tab");
    insta::assert_snapshot!(app.text(), @r"
 1 Today (10)  2 Requests  3 Contacts  4 Interviews  5 Questions  6 Insights
────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
  the bank 77 [first talk 8]

>  How did you come to this work?                                                        the way in              asked 10
   What fills an ordinary week?                                                          the work                asked 9
   What do newcomers get wrong?                                                          the work                asked 6
   Which of your training counted, looking back?                                         the way in              asked 4
   What is changing in the field just now?                                               the field               asked 1
   How do you know that a piece of work was good?                                        advice
   In my place, what would you do next?                                                  the work
   Where could someone try this out for a month?                                         advice















 the way in; asked 10 times
────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
 a your own  Enter into a list  e reword  x take out  / filter  Tab next list  u undo                                                ? help
    ");
}

#[test]
fn a_question_of_ones_own_is_looked_at_while_it_is_typed() {
    let mut app = demo();
    app.keys("5 Tab");
    for _ in 0..9 {
        app.keys("x");
    }
    app.keys("a");
    assert!(app.shows("It goes to the list my questions"), "{}", app.text());
    app.keys("'Do you like it'");
    assert!(app.shows("Yes or no would answer it"), "{}", app.text());
    app.keys("Home Del Del 'What do'");
    assert!(!app.shows("Yes or no"), "{}", app.text());
    // The line comes again for the next one, and goes with Enter alone.
    app.keys("Enter 'How much do you earn?' Enter Enter");
    assert_eq!(texts(&app, "my questions"), ["What do you like it", "How much do you earn?"]);
    app.keys("Tab j");
    for words in ["[my questions 2]", "How much do you earn?", "pay  It asks for their own pay"] {
        assert!(app.shows(words), "{words}\n{}", app.text());
    }
    app.keys("u u");
    assert_eq!(texts(&app, "my questions"), [""; 0]);
    app.effects();
}

#[test]
fn a_list_is_ordered_reworded_and_emptied() {
    let mut app = demo();
    let before = texts(&app, "first talk");
    app.keys("5 Tab j J");
    let mut moved = before.clone();
    moved.swap(1, 2);
    assert_eq!(texts(&app, "first talk"), moved);
    app.keys("K K K");
    assert!(app.shows("It stands at the end of the list already"), "{}", app.text());
    assert_eq!(texts(&app, "first talk").first(), before.get(1));
    app.keys("e");
    assert!(app.shows("In which words?"), "{}", app.text());
    app.keys("C-u 'What fills a week?' Enter");
    assert_eq!(texts(&app, "first talk").first().map(String::as_str), Some("What fills a week?"));
    app.keys("x");
    assert_eq!(texts(&app, "first talk").len(), before.len() - 1);
    app.keys("u u u u u");
    assert_eq!(texts(&app, "first talk"), before);
    for _ in &before {
        app.keys("x");
    }
    assert!(app.shows("This list is empty"), "{}", app.text());
    app.keys("x");
    assert!(app.app.session.book.question_lists.is_empty());
    assert!(app.shows("[the bank"), "{}", app.text());
    app.effects();
}

#[test]
fn the_bank_stays_and_gives_copies() {
    let mut app = demo();
    app.keys("5 x");
    assert!(app.shows("The bank stays as it is"), "{}", app.text());
    app.keys("/ 'nearly' Enter Enter");
    assert!(app.shows("Into first talk, as number"), "{}", app.text());
    app.keys("'second' Enter");
    assert_eq!(texts(&app, "second"), ["What nearly kept you from it?"]);
    app.keys("Enter 'fi' Tab");
    assert!(app.shows("first talk"), "{}", app.text());
    app.keys("Enter");
    assert_eq!(texts(&app, "first talk").last().map(String::as_str), Some("What nearly kept you from it?"));
    app.keys("Enter 'sec' Enter");
    assert!(app.shows("stands in second already"), "{}", app.text());
    app.keys("Esc Esc");
    assert!(app.shows("PATH INTO THE WORK"), "{}", app.text());
    app.effects();
}

#[test]
fn a_filter_says_where_its_words_stand() {
    let mut app = demo();
    app.keys("5 / 'zzz'");
    assert!(app.shows("Nothing has the words \"zzz\""), "{}", app.text());
    app.keys("C-u 'trying'");
    assert!(app.shows("TRYING THE WORK OUT"), "{}", app.text());
    app.keys("Tab");
    assert!(app.shows("Nothing here has the words"), "{}", app.text());
    app.keys("Esc");
    assert!(app.shows("[first talk"), "{}", app.text());
}

#[test]
fn an_empty_book_has_the_bank() {
    let mut app = TestApp::with(Book::default());
    app.keys("5 Tab j e");
    assert!(app.shows("The bank stays as it is"), "{}", app.text());
    app.keys("Enter");
    assert!(app.shows("Into a new list, my questions"), "{}", app.text());
}

/// A list of a thousand is looked through when the book changes, and only what is seen is built at a key.
#[test]
fn a_long_list_is_quick() {
    let mut book = sample::demo(&at(MORNING));
    let question = |number| Question { text: format!("Do you like {number}?"), topic: String::new() };
    book.question_lists.insert("long".to_owned(), Arc::new((0..1000).map(question).collect()));
    let mut app = TestApp::with(book);
    app.keys("5 S-Tab");
    assert!(app.shows("[long 1000]"), "{}", app.text());
    let begun = std::time::Instant::now();
    app.keys("G g C-d C-d j j j j j j j j j j j j j j j j");
    assert!(begun.elapsed() < std::time::Duration::from_secs(2), "{:?}", begun.elapsed());
    app.keys("G");
    assert!(app.shows("Do you like 999?"), "{}", app.text());
}
