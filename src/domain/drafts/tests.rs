//! Drafts as they come out of made-up books.

use super::{
    draft::{self, Draft},
    fields,
    kind::DraftKind,
    templates,
};
use crate::domain::{
    channel::Channel,
    rules, sample,
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
fn the_drafts_of_the_made_up_morning() {
    let now = morning();
    let book = sample::demo(&now);
    let mut out = String::new();
    for follow_up in rules::follow_ups(&book, &now) {
        if let Some(draft) = draft::for_follow_up(&book, &now, &follow_up) {
            out.push_str(&shown(&draft));
            out.push_str("=====\n");
        }
    }
    insta::assert_snapshot!(out, @r"
    report-back for e-mail, 33 words: What became of it
    Dear Signe,
    you gave me a name, and you should hear what became of it:
    - Halina Fiala: I wrote, and have not heard back
    [what it meant to you, in a line] Thank you for your help.
    All good wishes,
    Sam
    ! gap: still to fill: what it meant to you, in a line
    =====
    update for e-mail, 40 words: How things went on
    Dear Signe,
    I think back to our talk on 13 October and the name of Halina Fiala, and want to tell you how things went on. [what has happened since]
    This needs no answer. I hope that you are well.
    All good wishes,
    Sam
    ! gap: still to fill: what has happened since
    =====
    thank-you-for-answers for e-mail, 18 words: Thank you for your answers
    Dear Jonas,
    thank you for taking the time to answer my questions in writing. [what in the answers helps you most].
    All good wishes,
    Sam
    ! gap: still to fill: what in the answers helps you most
    =====
    update for e-mail, 39 words: How things went on
    Dear Jonas,
    I think back to your answers on Wednesday and the name of Elif Arslan, and want to tell you how things went on. [what has happened since]
    This needs no answer. I hope that you are well.
    All good wishes,
    Sam
    ! gap: still to fill: what has happened since
    =====
    update for e-mail, 34 words: How things went on
    Dear Ben,
    I think back to our talk on 10 September, and want to tell you how things went on. [what has happened since]
    This needs no answer. I hope that you are well.
    All good wishes,
    Sam
    ! gap: still to fill: what has happened since
    =====
    update for LinkedIn, 34 words: -
    Dear Ingrid,
    I think back to our talk on 2 October, and want to tell you how things went on. [what has happened since]
    This needs no answer. I hope that you are well.
    All good wishes,
    Sam
    ! gap: still to fill: what has happened since
    =====
    update for e-mail, 40 words: How things went on
    Dear Carmen,
    I think back to our talk on 30 October and the name of Leo Okafor, and want to tell you how things went on. [what has happened since]
    This needs no answer. I hope that you are well.
    All good wishes,
    Sam
    ! gap: still to fill: what has happened since
    =====
    nudge for LinkedIn, 59 words: -
    Dear Priya,
    on Monday I asked whether I might put a few questions to you about what a week in your team looks like. Weeks are full, so I ask once more: would 20 minutes be possible, or a line in writing? If not, that is quite all right, and I will leave it there.
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
    times for -, 33 words: A time for our talk
    Dear Ruth,
    thank you for being willing to talk. Would one of these suit you: [two or three days and times]? 30 minutes are plenty. If none of them fits, please name one that does.
    All good wishes,
    Sam
    ! gap: still to fill: two or three days and times
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
    times for LinkedIn, 40 words: -
    Dear Niamh,
    thank you for being willing to talk. Would one of these suit you: Tuesday at nine, or Thursday after four? 30 minutes are plenty. If none of them fits, please name one that does.
    All good wishes,
    Sam
    =====
    thank-you-after-no for LinkedIn, 33 words: -
    Dear Tomas,
    thank you for answering. [one line of your own]
    I understand that now is not the time. You were kind enough to say I may ask again in January, and I will.
    All good wishes,
    Sam
    ! gap: still to fill: one line of your own
    =====
    update for -, 43 words: How things went on
    Dear Rosa,
    I think back to our talk on 7 September and the names of Femi Oduya and Ingrid Björk, and want to tell you how things went on. [what has happened since]
    This needs no answer. I hope that you are well.
    All good wishes,
    Sam
    ! gap: still to fill: what has happened since
    =====
    request for e-mail, 68 words: A few questions about which skills are rare just now
    Dear Kofi,
    a career adviser gave me your name. I was a nurse for six years and now keep a small archive. I am finding out about which skills are rare just now, and would rather ask somebody who knows than guess. Would you have 20 minutes for a few questions, by phone or video? If not, a short no is quite all right.
    All good wishes,
    Sam
    =====
    update for LinkedIn, 34 words: -
    Dear Uma,
    I think back to our talk on 12 October, and want to tell you how things went on. [what has happened since]
    This needs no answer. I hope that you are well.
    All good wishes,
    Sam
    ! gap: still to fill: what has happened since
    =====
    update for e-mail, 34 words: How things went on
    Dear Marek,
    I think back to our talk on 27 October, and want to tell you how things went on. [what has happened since]
    This needs no answer. I hope that you are well.
    All good wishes,
    Sam
    ! gap: still to fill: what has happened since
    =====
    answer for e-mail, 18 words: -
    Dear Leo,
    I am glad that Carmen Duarte brought us together: thank you both.
    [your answer]
    All good wishes,
    Sam
    ! gap: still to fill: your answer
    =====
    update for e-mail, 43 words: How things went on
    Dear Núria,
    I think back to our talk on 7 October and the names of Marek Szabó and Femi Oduya, and want to tell you how things went on. [what has happened since]
    This needs no answer. I hope that you are well.
    All good wishes,
    Sam
    ! gap: still to fill: what has happened since
    =====
    request for e-mail, 64 words: A few questions about museums and archives
    Dear Elif,
    Jonas Weil gave me your name. I was a nurse for six years and now keep a small archive. I am finding out about museums and archives, and would rather ask somebody who knows than guess. Would you have 20 minutes for a few questions, by phone or video? If not, a short no is quite all right.
    All good wishes,
    Sam
    =====
    update for e-mail, 40 words: How things went on
    Dear Femi,
    I think back to our talk on 23 September and the name of Núria Reyes, and want to tell you how things went on. [what has happened since]
    This needs no answer. I hope that you are well.
    All good wishes,
    Sam
    ! gap: still to fill: what has happened since
    =====
    ");
}
