//! The one table of keys. Dispatch, hint bar, help and the README read it; a key is declared nowhere else.

mod binding;
mod live;
mod places;
mod preview;
mod write;

pub use self::binding::Binding;
use self::{
    binding::{ENTER, ESC, bind, c, k},
    places::{COPIES, DONE, FOLLOW_UPS, LINKS, LISTS, PEOPLE, SCREENS, WORK},
};
use super::{
    action::{
        Action,
        Context::{
            self, Answers, Choice, Confirm, Contact, Contacts, Debrief, Filter, FirstRun, Form, Goals, Help,
            Insights, Interviews, LetGo, Line, Live, LiveTyping, Notes, PickQuestions, Preview, Questions,
            Requests, Review, ReviewEnd, Talk, Today, Unreadable, Verdict, WelcomeBack, Write, Writing,
        },
        Group,
    },
    key::{Code, Key},
};

/// All keys; the order of the hint bar is this one.
pub fn all() -> impl Iterator<Item = &'static Binding> {
    live::KEYS.iter().chain(write::STOP).chain(preview::KEYS).chain(KEYS).chain(write::KEYS)
}

/// The keys that are not of one place alone.
const KEYS: &[Binding] = &[
    bind(&[c('r')], Action::Review, "review", "go through what is for today, one at a time")
        .under(Group::Today)
        .at(&[Today, ReviewEnd, Contacts, Contact, WelcomeBack, Requests, Interviews, Talk])
        .named_in(&[Today, WelcomeBack]),
    bind(&[c('F')], Action::FreshStart, "fresh start", "let everything rest that can; it is shown first")
        .under(Group::Today)
        .at(&[WelcomeBack])
        .named_in(&[WelcomeBack]),
    bind(&[c('s')], Action::Spread, "spread", "spread what waits, two a day from tomorrow")
        .under(Group::Today)
        .at(&[WelcomeBack])
        .named_in(&[WelcomeBack]),
    bind(&[c('d')], Action::Done, "done", "done now, by the usual channel")
        .under(Group::Today)
        .at(DONE)
        .named_in(DONE),
    bind(
        &[c('D')],
        Action::DoneOtherwise,
        "earlier, otherwise",
        "done earlier or otherwise, in one line: yest 9pm by card",
    )
    .under(Group::Today)
    .at(FOLLOW_UPS)
    .named_in(&[Review]),
    bind(&[c('z')], Action::Snooze, "snooze", "hide it until a day you name; Enter alone: tomorrow morning")
        .under(Group::Today)
        .at(FOLLOW_UPS)
        .named_in(&[Today, Review, WelcomeBack]),
    bind(&[c('w')], Action::Write, "write", "write or change a message; where saving failed, save again")
        .under(Group::Today)
        .at(SCREENS)
        .named_in(&[Today, Review, Contacts, Contact, WelcomeBack, Requests, Write]),
    bind(&[c('y')], Action::Copy, "copy", "copy the message; a gap in it is asked for first")
        .under(Group::Today)
        .at(COPIES)
        .named_in(&[Review, Debrief, Write]),
    bind(&[c('m')], Action::Mail, "mail", "open the message in your mail program; nothing is sent from here")
        .under(Group::Today)
        .at(COPIES)
        .named_in(&[Review, Write]),
    bind(
        &[c('o')],
        Action::Link,
        "profile, link",
        "open the profile, the link of the talk, or a new mail to them",
    )
    .under(Group::Today)
    .at(LINKS),
    bind(&[c('N')], Action::More, "note more", "note a promise, something to try, a job heard of, a name")
        .under(Group::People)
        .at(&[Today, Review, Contacts, Contact, WelcomeBack, Requests, Interviews])
        .named_in(&[Contact]),
    bind(&[c('x')], Action::LetGo, "let go", "let go of this line or the request, or set the person aside")
        .under(Group::Today)
        .at(&[Today, Review, Contacts, Contact, WelcomeBack, Requests])
        .named_in(&[Review]),
    bind(&[c('x')], Action::LetGo, "enough", "enough: what is left of the debrief is not asked for again")
        .under(Group::Today)
        .at(&[Debrief])
        .named_in(&[Debrief]),
    bind(&[c('n')], Action::Note, "note", "note what happened, in one line: yes thu 3pm zoom")
        .under(Group::People)
        .at(&[Today, Review, Contacts, Contact, WelcomeBack, Requests, Debrief, Interviews, Talk])
        .named_in(&[Today, Review, Contacts, Contact, WelcomeBack, Requests, Interviews]),
    bind(&[c('a')], Action::Add, "add", "add a person in one line")
        .under(Group::People)
        .at(PEOPLE)
        .named_in(&[Today, Contacts, FirstRun]),
    bind(&[c('i')], Action::Import, "import", "bring in people: LinkedIn's file, vCards, a table")
        .under(Group::People)
        .at(&[Today, ReviewEnd, Contacts, FirstRun, WelcomeBack, Requests])
        .named_in(&[Contacts, FirstRun]),
    bind(&[c('t')], Action::TryOut, "try it out", "look around among made-up people; nothing is saved")
        .under(Group::Program)
        .at(&[FirstRun])
        .named_in(&[FirstRun]),
    bind(&[c('e')], Action::Edit, "write", "write what the step of the debrief asks for")
        .under(Group::People)
        .at(&[Debrief]),
    bind(&[c('e')], Action::Edit, "edit", "change what is known of a person")
        .under(Group::People)
        .at(&[Contacts, Contact])
        .named_in(&[Contacts, Contact]),
    bind(
        &[c('c')],
        Action::Consent,
        "write again?",
        "note whether you may write to a person again, and when",
    )
    .under(Group::People)
    .at(&[Today, Review, Contact, Requests])
    .named_in(&[Contact]),
    bind(&[c('P')], Action::Promote, "promote", "take a person out of the pool; bring back one set aside")
        .under(Group::People)
        .at(&[Contacts, Contact])
        .named_in(&[Contacts, Contact]),
    bind(
        &[c('X'), k(Code::Delete)],
        Action::Delete,
        "delete",
        "delete a person with everything of theirs; it asks",
    )
    .under(Group::People)
    .at(&[Contacts, Contact]),
    bind(&[c('a')], Action::Add, "your own", "add a question of your own to a list")
        .under(Group::Asking)
        .at(&[Questions])
        .named_in(&[Questions]),
    bind(&[ENTER], Action::Open, "into a list", "put the question into a list of yours, or a new one")
        .under(Group::Asking)
        .at(&[Questions])
        .named_in(&[Questions]),
    bind(&[c('e')], Action::Edit, "reword", "say a question of your own in other words")
        .under(Group::Asking)
        .at(&[Questions])
        .named_in(&[Questions]),
    bind(&[c('x')], Action::LetGo, "take out", "take the question out of the list; an empty list is dropped")
        .under(Group::Asking)
        .at(&[Questions])
        .named_in(&[Questions]),
    bind(
        &[c('X'), k(Code::Delete)],
        Action::Delete,
        "take out",
        "take the question out of the list; an empty list is dropped",
    )
    .under(Group::Asking)
    .at(&[Questions]),
    bind(&[c(' ')], Action::Tick, "choose", "choose the question for the talk, or leave it out")
        .under(Group::Asking)
        .at(&[PickQuestions])
        .named_in(&[PickQuestions]),
    bind(&[c('*')], Action::Star, "must-ask", "choose it as one that must not be left out")
        .under(Group::Asking)
        .at(&[PickQuestions])
        .named_in(&[PickQuestions]),
    bind(&[c('s')], Action::Suggest, "suggest", "choose as many as still fit, from most topics one")
        .under(Group::Asking)
        .at(&[PickQuestions])
        .named_in(&[PickQuestions]),
    bind(&[ENTER], Action::Accept, "take them", "the talk asks what is chosen")
        .under(Group::Asking)
        .at(&[PickQuestions])
        .named_in(&[PickQuestions]),
    bind(&[c('/')], Action::Filter, "filter", "show only questions with these words")
        .under(Group::Moving)
        .at(&[Questions, PickQuestions])
        .named_in(&[Questions, PickQuestions]),
    bind(&[k(Code::Tab)], Action::NextPane, "next list", "from list to list: the bank and your own")
        .under(Group::Moving)
        .at(&[Questions, PickQuestions])
        .named_in(&[Questions, PickQuestions]),
    bind(&[Key::shift(Code::Tab)], Action::PrevPane, "list before", "to the list before")
        .under(Group::Moving)
        .at(&[Questions, PickQuestions]),
    bind(&[c('K')], Action::MoveUp, "move up", "move the row up in its list")
        .under(Group::Moving)
        .at(&[Goals, Talk, Questions, PickQuestions])
        .named_in(&[PickQuestions]),
    bind(&[c('J')], Action::MoveDown, "down", "move the row down in its list")
        .under(Group::Moving)
        .at(&[Goals, Talk, Questions, PickQuestions])
        .named_in(&[PickQuestions]),
    bind(&[c('a')], Action::Add, "add", "add a field or role that you want to learn about")
        .under(Group::Program)
        .at(&[Goals])
        .named_in(&[Goals]),
    bind(&[c('e')], Action::Edit, "change", "change what the cursor is on")
        .under(Group::Program)
        .at(&[Goals])
        .named_in(&[Goals]),
    bind(
        &[c('X'), k(Code::Delete)],
        Action::Delete,
        "take out",
        "take out a field or role; of what is set: as usual again",
    )
    .under(Group::Program)
    .at(&[Goals]),
    bind(&[c('a')], Action::Add, "a question", "ask a question of your own in this talk")
        .under(Group::Talks)
        .at(&[Talk])
        .named_in(&[Talk]),
    bind(&[c('f')], Action::Choose, "from the bank", "choose questions from the bank and your lists")
        .under(Group::Talks)
        .at(&[Talk])
        .named_in(&[Talk]),
    bind(&[c('*')], Action::Star, "must-ask", "a must-ask question; after the talk: an answer that matters")
        .under(Group::Talks)
        .at(&[Talk])
        .named_in(&[Talk]),
    bind(&[c('x')], Action::LetGo, "leave out", "leave the question out of this talk")
        .under(Group::Talks)
        .at(&[Talk]),
    bind(&[c('X'), k(Code::Delete)], Action::Delete, "leave out", "leave the question out of this talk")
        .under(Group::Talks)
        .at(&[Talk]),
    bind(&[c('e')], Action::Edit, "edit", "change the question, the two lists, or what you noted beforehand")
        .under(Group::Talks)
        .at(&[Talk])
        .named_in(&[Talk]),
    bind(&[c('p')], Action::Sheet, "on paper", "a sheet for paper: the questions, with room to write")
        .under(Group::Talks)
        .at(&[Today, Review, Contact, Interviews, Talk, Live])
        .named_in(&[Interviews, Talk]),
    bind(&[c(' ')], Action::Tick, "tick", "tick what you are ready with")
        .under(Group::Program)
        .at(&[Goals])
        .named_in(&[Goals]),
    bind(&[c(' ')], Action::Tick, "tick", "tick what is seen to before the talk")
        .under(Group::Talks)
        .at(&[Talk])
        .named_in(&[Talk]),
    bind(&[k(Code::Tab)], Action::NextPane, "next part", "to the next part of the page")
        .under(Group::Moving)
        .at(&[Goals])
        .named_in(&[Goals]),
    bind(&[Key::shift(Code::Tab)], Action::PrevPane, "part before", "to the part before")
        .under(Group::Moving)
        .at(&[Goals]),
    bind(&[c('L')], Action::Land, "landed", "you have found work: tell and thank everyone who helped")
        .under(Group::Program)
        .at(&[Goals])
        .named_in(&[Goals]),
    bind(&[c('A')], Action::Plan, "plan to ask", "plan to ask this person, or everybody who is ticked")
        .under(Group::People)
        .at(&[Today, Requests, Contacts, Contact])
        .named_in(&[Requests, Contacts]),
    bind(&[c(' ')], Action::Tick, "tick", "tick a line, or take the tick off")
        .under(Group::People)
        .at(&[Today, Review, Contacts, Requests])
        .named_in(&[Contacts, Requests]),
    bind(&[c('/')], Action::Filter, "filter", "show only who matches, by name, employer or role")
        .under(Group::Moving)
        .at(&[Today, ReviewEnd, WelcomeBack, Contacts, Requests])
        .named_in(&[Contacts, Requests]),
    bind(&[c('j'), k(Code::Down)], Action::Down, "next", "one row down, or the next one")
        .under(Group::Moving)
        .at(LISTS)
        .named_in(&[Review, Choice]),
    bind(&[c('k'), k(Code::Up)], Action::Up, "back", "one row up, or the one before")
        .under(Group::Moving)
        .at(&[
            Today,
            Review,
            ReviewEnd,
            Contacts,
            Contact,
            FirstRun,
            WelcomeBack,
            Choice,
            Preview,
            Requests,
            Interviews,
            Talk,
            Live,
            Debrief,
            Questions,
            Insights,
            Answers,
            Goals,
            Write,
            PickQuestions,
        ])
        .named_in(&[Review, ReviewEnd, Choice]),
    bind(&[k(Code::Down)], Action::Down, "down", "one row or field down")
        .under(Group::Typing)
        .at(&[Filter, Form, Help]),
    bind(&[k(Code::Up)], Action::Up, "up", "one row or field up")
        .under(Group::Typing)
        .at(&[Filter, Form, Help]),
    bind(&[c('g'), k(Code::Home)], Action::Top, "top", "to the first row").under(Group::Moving).at(LISTS),
    bind(&[c('G'), k(Code::End)], Action::Bottom, "bottom", "to the last row").under(Group::Moving).at(LISTS),
    bind(&[Key::ctrl('d'), k(Code::PageDown)], Action::PageDown, "page down", "half a page down")
        .under(Group::Moving)
        .at(LISTS),
    bind(&[Key::ctrl('u'), k(Code::PageUp)], Action::PageUp, "page up", "half a page up")
        .under(Group::Moving)
        .at(LISTS),
    bind(&[k(Code::PageDown)], Action::PageDown, "page down", "half a page down in the list")
        .under(Group::Typing)
        .at(&[Filter, Help]),
    bind(&[k(Code::PageUp)], Action::PageUp, "page up", "half a page up in the list")
        .under(Group::Typing)
        .at(&[Filter, Help]),
    bind(&[ENTER, c('l'), k(Code::Right)], Action::Open, "open", "open the row the cursor is on")
        .under(Group::Moving)
        .at(&[
            Today,
            Review,
            Contacts,
            Contact,
            FirstRun,
            WelcomeBack,
            Requests,
            Interviews,
            Talk,
            Debrief,
            Insights,
            Goals,
            Write,
        ])
        .named_in(&[Contacts, Debrief, Insights, Interviews]),
    bind(&[ENTER], Action::Accept, "choose", "choose the row the cursor is on")
        .under(Group::Questions)
        .at(&[Choice])
        .named_in(&[Choice]),
    bind(
        &[c('1'), c('2'), c('3'), c('4'), c('5'), c('6'), c('7'), c('8'), c('9')],
        Action::Pick(1),
        "choose by number",
        "choose the row with this number",
    )
    .under(Group::Questions)
    .at(&[Choice]),
    bind(&[ENTER], Action::Accept, "go on", "what is typed counts; in help: run the entry")
        .under(Group::Typing)
        .at(&[Line, Filter, Help])
        .named_in(&[Line, Filter, Help]),
    bind(&[ENTER, Key::ctrl('s')], Action::Accept, "save", "save what is typed into the form")
        .under(Group::Typing)
        .at(&[Form])
        .named_in(&[Form]),
    bind(&[Key::ctrl('s')], Action::Accept, "save", "save the form; Enter is a new line in this field")
        .under(Group::Typing)
        .at(&[Notes])
        .named_in(&[Notes]),
    bind(&[k(Code::Tab)], Action::NextPane, "next list", "from list to list: in touch, pool, set aside, all")
        .under(Group::Moving)
        .at(&[Contacts, Filter, Requests])
        .named_in(&[Contacts, Filter, Requests]),
    bind(&[Key::shift(Code::Tab)], Action::PrevPane, "list before", "to the list before")
        .under(Group::Moving)
        .at(&[Contacts, Filter, Requests]),
    bind(&[k(Code::Tab)], Action::NextPane, "next part", "to the next part of the page")
        .under(Group::Moving)
        .at(&[Contact, Insights, Live, Interviews, Talk])
        .named_in(&[Contact, Insights, Talk]),
    bind(&[Key::shift(Code::Tab)], Action::PrevPane, "part before", "to the part before")
        .under(Group::Moving)
        .at(&[Contact, Insights, Interviews, Talk]),
    bind(
        &[k(Code::Right), c('l'), k(Code::Tab)],
        Action::NextPane,
        "next person",
        "to the answer of the next person",
    )
    .under(Group::Moving)
    .at(&[Answers])
    .named_in(&[Answers]),
    bind(
        &[k(Code::Left), c('h'), Key::shift(Code::Tab)],
        Action::PrevPane,
        "person before",
        "to the answer of the person before",
    )
    .under(Group::Moving)
    .at(&[Answers])
    .named_in(&[Answers]),
    bind(&[ENTER], Action::Open, "the person", "open the page of the person whose answer is chosen")
        .under(Group::Moving)
        .at(&[Answers])
        .named_in(&[Answers]),
    bind(&[k(Code::Tab)], Action::NextPane, "next field", "to the next field")
        .under(Group::Typing)
        .at(&[Form, Notes])
        .named_in(&[Form, Notes]),
    bind(&[Key::shift(Code::Tab)], Action::PrevPane, "field before", "to the field before")
        .under(Group::Typing)
        .at(&[Form, Notes]),
    bind(&[Key::ctrl('e')], Action::Editor, "your editor", "the text in your own editor ($EDITOR)")
        .under(Group::Typing)
        .at(&[Notes, Write, Writing, LiveTyping])
        .named_in(&[Notes, Writing]),
    bind(&[c('x')], Action::LetGoLine, "this line", "only this line")
        .under(Group::Questions)
        .at(&[LetGo])
        .named_in(&[LetGo]),
    bind(&[c('r')], Action::LetGoRequest, "the request", "the request, with what follows from it")
        .under(Group::Questions)
        .at(&[LetGo])
        .named_in(&[LetGo]),
    bind(&[c('p')], Action::SetAside, "the person", "the person: set aside, no longer followed up")
        .under(Group::Questions)
        .at(&[LetGo])
        .named_in(&[LetGo]),
    bind(&[c('y')], Action::Yes, "yes, for me", "yes, this is a path to pursue")
        .under(Group::Questions)
        .at(&[Verdict])
        .named_in(&[Verdict]),
    bind(&[c('n')], Action::No, "no", "no, it is not for me")
        .under(Group::Questions)
        .at(&[Verdict])
        .named_in(&[Verdict]),
    bind(&[c('?')], Action::NotSure, "not sure", "neither yes nor no, so far")
        .under(Group::Questions)
        .at(&[Verdict])
        .named_in(&[Verdict]),
    bind(&[k(Code::F(1))], Action::Help, "help", "all keys that work here")
        .under(Group::Questions)
        .at(&[Verdict]),
    bind(&[c('r')], Action::Restore, "restore", "take the newest backup that can be read")
        .under(Group::Questions)
        .at(&[Unreadable])
        .named_in(&[Unreadable]),
    bind(
        &[c('l')],
        Action::LookOnly,
        "look, change nothing",
        "show the newest backup; nothing can be changed",
    )
    .under(Group::Questions)
    .at(&[Unreadable])
    .named_in(&[Unreadable]),
    bind(&[c('1')], Action::Screen(1), "Today", "what is for today").under(Group::Moving).at(SCREENS),
    bind(&[c('2')], Action::Screen(2), "requests", "every ask, by whose turn it is")
        .under(Group::Moving)
        .at(SCREENS)
        .named_in(&[ReviewEnd]),
    bind(&[c('3')], Action::Screen(3), "contacts", "everyone you know").under(Group::Moving).at(SCREENS),
    bind(&[c('4')], Action::Screen(4), "talks", "the talks, coming and past")
        .under(Group::Moving)
        .at(SCREENS),
    bind(&[c('5')], Action::Screen(5), "questions", "the questions to choose from")
        .under(Group::Moving)
        .at(SCREENS),
    bind(&[c('6')], Action::Screen(6), "insights", "what all the talks taught")
        .under(Group::Moving)
        .at(SCREENS)
        .named_in(&[ReviewEnd]),
    bind(&[c(',')], Action::Goals, "goals", "goals, settings and keys, and how it looks on this machine")
        .under(Group::Program)
        .at(SCREENS)
        .named_in(&[FirstRun, ReviewEnd]),
    bind(&[c('u')], Action::Undo, "undo", "take back the last change")
        .under(Group::Program)
        .at(SCREENS)
        .named_in(WORK),
    bind(&[c('U'), Key::ctrl('r')], Action::Redo, "redo", "make the change again that was taken back")
        .under(Group::Program)
        .at(SCREENS),
    bind(&[ESC], Action::Back, "Today", "one step back; it never leaves the program")
        .under(Group::Moving)
        .at(&[Today, Review, ReviewEnd, FirstRun, WelcomeBack])
        .named_in(&[Review, ReviewEnd]),
    bind(
        &[ESC, c('h'), k(Code::Left)],
        Action::Back,
        "later",
        "one step back; what is left comes back once, another day",
    )
    .under(Group::Moving)
    .at(&[Debrief])
    .named_in(&[Debrief]),
    bind(&[ESC, c('h'), k(Code::Left)], Action::Back, "back", "one step back; it never leaves the program")
        .under(Group::Moving)
        .at(&[Contacts, Contact, Requests, Interviews, Talk, Questions, Insights, Goals, Write])
        .named_in(&[Contact, Talk, Goals, Write]),
    bind(&[ESC], Action::Back, "back", "one step back; it never leaves the program")
        .under(Group::Moving)
        .at(&[Answers, Live])
        .named_in(&[Answers]),
    bind(&[ESC], Action::Back, "leave it", "leave it; ⟦Tab⟧ brings the text back the next time")
        .under(Group::Typing)
        .at(&[Line])
        .named_in(&[Line]),
    bind(&[k(Code::Tab)], Action::NextPane, "complete", "complete the word, where only one fits")
        .under(Group::Typing)
        .at(&[Line])
        .named_in(&[Line]),
    bind(&[ESC], Action::Back, "leave it", "leave it; text that would be lost is asked about")
        .under(Group::Typing)
        .at(&[Filter, Form, Notes, Help])
        .named_in(&[Filter, Form, Notes, Help]),
    bind(&[ESC, c('q')], Action::Back, "leave it", "leave everything as it is")
        .under(Group::Questions)
        .at(&[Choice, Preview, Confirm, Verdict, LetGo, PickQuestions, PickQuestions])
        .named_in(&[Choice, Preview, Confirm, Verdict, LetGo, PickQuestions, PickQuestions]),
    bind(&[c('q')], Action::Quit, "quit", "leave the program; inside something, one step back")
        .under(Group::Program)
        .at(&[
            Today,
            Review,
            ReviewEnd,
            Contacts,
            Contact,
            FirstRun,
            WelcomeBack,
            Unreadable,
            Requests,
            Interviews,
            Talk,
            Live,
            Debrief,
            Questions,
            Insights,
            Answers,
            Goals,
            Write,
        ])
        .named_in(&[ReviewEnd, FirstRun, Unreadable]),
    bind(&[c(':'), Key::ctrl('p')], Action::Palette, "find", "find a verb, a screen or a person by name")
        .under(Group::Program)
        .at(SCREENS),
    bind(&[c('?'), k(Code::F(1))], Action::Help, "help", "all keys that work here; type to search")
        .under(Group::Program)
        .at(&[
            Today,
            Review,
            ReviewEnd,
            Contacts,
            Contact,
            FirstRun,
            WelcomeBack,
            Requests,
            Interviews,
            Talk,
            Live,
            Debrief,
            Questions,
            Insights,
            Answers,
            Goals,
            Write,
            Choice,
            Preview,
            Confirm,
            LetGo,
            Unreadable,
            PickQuestions,
        ]),
    bind(&[k(Code::F(1))], Action::Help, "help", "all keys that work here")
        .under(Group::Typing)
        .at(&[Line, Filter, Form, Notes, LiveTyping, Writing]),
    bind(&[k(Code::F(1))], Action::Help, "close", "close the help").under(Group::Typing).at(&[Help]),
    bind(
        &[Key::ctrl('c')],
        Action::Interrupt,
        "leave",
        "leave what is typed or asked; otherwise the program",
    )
    .under(Group::Program)
    .at(&Context::ALL),
    bind(&[Key::ctrl('z')], Action::Suspend, "suspend", "back to the shell; fg goes on")
        .under(Group::Program)
        .at(&Context::ALL),
];

/// The keys of a text field, for the help and the README; the fields themselves act on them.
pub const EDITING: &[(&[Key], &str)] = &[
    (&[k(Code::Left), k(Code::Right)], "one letter on"),
    (&[Key { ctrl: true, ..k(Code::Left) }, Key { ctrl: true, ..k(Code::Right) }], "one word on"),
    (&[k(Code::Home), k(Code::End)], "to the start or the end of the line"),
    (&[k(Code::Backspace), k(Code::Delete)], "delete a letter before or after the cursor"),
    (&[Key::ctrl('w')], "delete the word before the cursor"),
    (&[Key::ctrl('u')], "delete everything before the cursor on the line"),
];
