//! Places where the same keys work.

use crate::tui::action::Context::{
    self, Answers, Choice, Contact, Contacts, Debrief, FirstRun, Goals, Insights, Interviews, Live,
    PickQuestions, Preview, Questions, Requests, Review, ReviewEnd, Talk, Today, WelcomeBack, Write,
};

/// Where rows are moved over and letters are commands.
pub(super) const LISTS: &[Context] = &[
    Today,
    Review,
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
    PickQuestions,
    Insights,
    Answers,
    Goals,
    Write,
];
/// Where letters are commands and nothing is asked.
pub(super) const SCREENS: &[Context] = &[
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
];
/// Where `a` adds a person.
pub(super) const PEOPLE: &[Context] = &[
    Today,
    Review,
    ReviewEnd,
    Contacts,
    Contact,
    FirstRun,
    WelcomeBack,
    Requests,
    Interviews,
    Debrief,
    Insights,
];
/// The same with a book to work on.
pub(super) const WORK: &[Context] = &[
    Today,
    Review,
    ReviewEnd,
    Contacts,
    Contact,
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
];
/// Where a follow-up can be acted on.
pub(super) const FOLLOW_UPS: &[Context] = &[Today, Review, Contact, Requests, WelcomeBack, Debrief];
/// The same, and where it is written what settles it.
pub(super) const DONE: &[Context] = &[Today, Review, Contact, Requests, WelcomeBack, Talk, Debrief, Write];
/// Where it is plain whose profile or which talk's link is meant.
pub(super) const LINKS: &[Context] =
    &[Today, Review, Contacts, Contact, WelcomeBack, Requests, Interviews, Talk, Live, Debrief];
/// Where a message can be copied.
pub(super) const COPIES: &[Context] =
    &[Today, Review, Contact, WelcomeBack, Requests, Interviews, Talk, Debrief, Write];
