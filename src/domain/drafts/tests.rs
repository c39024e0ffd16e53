//! Drafts as they come out of made-up books.

use super::{
    draft::{self, Draft},
    fields,
    kind::DraftKind,
    templates,
};
use crate::domain::{
    channel::Channel,
    follow_up::FollowUp,
    interview::Answer,
    rules::{
        self,
        testing::{Story, VIENNA},
    },
    sample,
    zone::{Now, Zone},
};

fn morning() -> Now {
    let zone = Zone::named("Europe/Vienna").unwrap();
    Now { instant: "2026-11-12T07:04:00Z".parse().unwrap(), zone }
}

fn shown(draft: &Draft) -> String {
    let channel = draft.channel.as_ref().map_or("-", Channel::as_str);
    let subject = if draft.subject.is_empty() { "-" } else { &draft.subject };
    let mut out =
        format!("{} for {channel}, {} words: {}\n{}\n", draft.kind, draft.words, subject, draft.text);
    for finding in &draft.findings {
        out.push_str(&format!("! {}: {}\n", finding.kind.word(), finding.reason));
    }
    out
}

#[test]
fn our_own_templates_name_only_fields_that_are_there() {
    for kind in DraftKind::ALL {
        assert_eq!(fields::unknown(templates::own(kind)), Vec::<String>::new(), "{kind}");
    }
}

#[test]
fn the_channel_is_known_without_the_draft() {
    let now = morning();
    for book in [sample::demo(&now), sample::book(60, 5, 1, &now)] {
        for follow_up in rules::follow_ups(&book, &now) {
            let draft = draft::for_follow_up(&book, &now, &follow_up);
            let channel = draft.and_then(|draft| draft.channel);
            assert_eq!(draft::channel_for(&book, &now, &follow_up), channel, "{:?}", follow_up.id);
        }
    }
}

#[test]
fn the_drafts_of_the_made_up_morning() {
    let now = morning();
    let book = sample::demo(&now);
    let mut out = String::new();
    for name in ["Tomas", "Jonas", "Leo", "Kofi", "Astrid", "Karim", "Ruth", "Niamh", "Maeve", "Ben"] {
        let is_theirs = |it: &FollowUp| book.contacts[&it.contact].name.first() == name;
        let mut theirs = rules::follow_ups(&book, &now).into_iter().filter(is_theirs);
        let draft = theirs.find_map(|follow_up| draft::for_follow_up(&book, &now, &follow_up)).unwrap();
        out.push_str(&shown(&draft));
        out.push_str("=====\n");
    }
    insta::assert_snapshot!(out, @r"
thank-you-after-no for LinkedIn, 33 words: -
Dear Tomas,
thank you for answering. [one line of your own]
I understand that now is not the time. You were kind enough to say I may ask again in January, and I will.
All good wishes,
Sam
! gap: still to fill: one line of your own
=====
thank-you-for-answers for e-mail, 18 words: Thank you for your answers
Dear Jonas,
thank you for taking the time to answer my questions in writing. [what in the answers helps you most].
All good wishes,
Sam
! gap: still to fill: what in the answers helps you most
=====
answer for e-mail, 18 words: -
Dear Leo,
I am glad that Carmen Duarte brought us together: thank you both.
[your answer]
All good wishes,
Sam
! gap: still to fill: your answer
=====
request for e-mail, 68 words: A few questions about which skills are rare just now
Dear Kofi,
a career adviser gave me your name. I was a nurse for six years and now keep a small archive. I am finding out about which skills are rare just now, and would rather ask somebody who knows than guess. Would you have 20 minutes for a few questions, by phone or video? If not, a short no is quite all right.
All good wishes,
Sam
=====
nudge for e-mail, 57 words: A few questions about work between field and desk
Dear Astrid,
on 3 November I asked whether I might put a few questions to you about work between field and desk. Weeks are full, so I ask once more: would 20 minutes be possible, or a line in writing? If not, that is quite all right, and I will leave it there.
All good wishes,
Sam
=====
ask-again for WhatsApp, 63 words: -
Dear Karim,
you were kind enough to say that I may ask again about now. I would still like to hear about who does research on the wards from somebody who knows. Would you have 20 minutes for a few questions in the coming weeks? If it still does not suit you, a short no is quite all right.
All good wishes,
Sam
=====
times for -, 33 words: A time for our talk
Dear Ruth,
thank you for being willing to talk. Would one of these suit you: [two or three days and times]? 20 minutes are plenty. If none of them fits, please name one that does.
All good wishes,
Sam
! gap: still to fill: two or three days and times
=====
times for LinkedIn, 40 words: -
Dear Niamh,
thank you for being willing to talk. Would one of these suit you: Tuesday at nine, or Thursday after four? 20 minutes are plenty. If none of them fits, please name one that does.
All good wishes,
Sam
=====
new-date for text message, 41 words: -
Dear Maeve,
it is a pity about our talk on 16 November, and I would still like to have it. Would one of these suit you instead: [two or three days and times]? If none of them fits, please name one that does.
All good wishes,
Sam
! gap: still to fill: two or three days and times
=====
update for e-mail, 34 words: How things went on
Dear Ben,
I think back to our talk on 10 September, and want to tell you how things went on. [what has happened since]
This needs no answer. I hope that you are well.
All good wishes,
Sam
! gap: still to fill: what has happened since
=====
    ");
}

fn story(script: &str) -> Story {
    let mut story = Story::told(VIENNA, script);
    let goals = std::sync::Arc::make_mut(&mut story.book.goals);
    goals.name = "Sam".to_owned();
    goals.news = "I start at Civica in January".to_owned();
    goals.introduction = "I am a nurse moving into user research. I like wards.".to_owned();
    story
}

fn text_to_ada(story: &mut Story, kind: DraftKind) -> String {
    let (ada, now) = (story.id("ada"), story.now("2026-11-12T12:00"));
    draft::message(&story.book, &now, ada, kind).unwrap().text
}

#[test]
fn the_news_of_having_landed_are_told_and_what_became_of_the_names() {
    let mut story = story(
        "ada 2026-10-01T10:00 held i1
        ada 2026-10-02T10:00 named f1 leo
        leo 2026-10-10T10:00 held i2
        landed 2026-11-11T10:00",
    );
    let landed = text_to_ada(&mut story, DraftKind::Landed);
    assert!(landed.contains("I have found work: I start at Civica in January. I have not"), "{landed}");
    assert!(landed.contains("What became of what you gave me:\n- Leo: we talked on 10 October"), "{landed}");
    let update = text_to_ada(&mut story, DraftKind::Update);
    assert!(update.contains("What became of what you gave me:\n- Leo: we talked on 10 October"), "{update}");
    // Told once, it is not told again.
    story.goes_on("ada 2026-11-12T11:00 touched");
    for kind in [DraftKind::Landed, DraftKind::Update] {
        let text = text_to_ada(&mut story, kind);
        assert!(!text.contains("What became of what"), "{text}");
    }
}

#[test]
fn a_request_says_nothing_twice_and_knows_the_field_of_who_gave_the_name() {
    let mut story = story("ada is role=planner\nleo 2026-10-02T10:00 named f1 ada");
    let (ada, leo) = (story.id("ada"), story.id("leo"));
    let mut field = |id, field: &str| {
        let contact = story.book.contacts.get_mut(&id).unwrap();
        std::sync::Arc::make_mut(contact).field = field.to_owned();
        text_to_ada(&mut story, DraftKind::Request)
    };
    let text = field(leo, "service design");
    assert!(text.contains("I am finding out about service design,"), "{text}");
    let text = field(ada, "user research");
    assert!(text.contains("moving into user research. I am finding out about your work,"), "{text}");
}

#[test]
fn starred_notes_are_seen_as_a_gap_and_never_sent_as_they_are() {
    let mut story = story(
        "ada 2026-11-11T10:00 held i1
        ada stays i1 half of it is listening",
    );
    let (ada, talk) = (story.id("ada"), story.id("i1"));
    let contact = std::sync::Arc::make_mut(story.book.contacts.get_mut(&ada).unwrap());
    contact.interviews.get_mut(&talk).unwrap().answers = vec![Answer {
        question: "What surprised you?".to_owned(),
        text: format!("My [aunt] was in a study{}", " again".repeat(30)),
        starred: true,
        ..Answer::default()
    }];
    let now = story.now("2026-11-12T12:00");
    let draft = draft::message(&story.book, &now, ada, DraftKind::ThankYou).unwrap();
    let prompts: Vec<&str> = draft.gaps.iter().map(|gap| gap.prompt.as_str()).collect();
    assert!(matches!(prompts.as_slice(), [one] if one.contains("My (aunt) was")), "{}", draft.text);
    let filled = draft.filled(&[String::new()]);
    assert!(filled.contains("What stays with me: half of it is listening."), "{filled}");
    assert!(!filled.contains("aunt"), "{filled}");
}
