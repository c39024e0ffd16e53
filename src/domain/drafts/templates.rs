//! The program's own templates, one for each kind, and the one that counts: the user's where there is one.

use super::{fields, kind::DraftKind};
use crate::domain::book::Book;

/// The longest template, in characters.
pub const LONGEST: usize = 10_000;

/// The template that counts for a kind: the user's own, or the program's.
pub fn of(book: &Book, kind: DraftKind) -> &str {
    book.templates.get(kind.word()).map_or_else(|| own(kind), String::as_str)
}

/// What the user's templates name in braces that is no field, in words. Such braces stay in the message as they are.
pub fn unknown_fields(book: &Book) -> Vec<String> {
    let unknown = |text: &str| fields::unknown(text).into_iter();
    let all = book.templates.iter().flat_map(|(kind, text)| unknown(text).map(move |name| (kind, name)));
    all.map(|(kind, name)| format!("template {kind:?}: there is no field {{{name}}}; it stays as it is"))
        .collect()
}

/// The program's own template.
pub fn own(kind: DraftKind) -> &'static str {
    match kind {
        DraftKind::Request => REQUEST,
        DraftKind::IntroductionRequest => INTRODUCTION_REQUEST,
        DraftKind::Nudge => NUDGE,
        DraftKind::AskAgain => ASK_AGAIN,
        DraftKind::Answer => ANSWER,
        DraftKind::Times => TIMES,
        DraftKind::NewDate => NEW_DATE,
        DraftKind::ThankYou => THANK_YOU,
        DraftKind::ThankYouForAnswers => THANK_YOU_FOR_ANSWERS,
        DraftKind::ThankYouAfterNo => THANK_YOU_AFTER_NO,
        DraftKind::ThankYouForIntroduction => THANK_YOU_FOR_INTRODUCTION,
        DraftKind::LateThankYou => LATE_THANK_YOU,
        DraftKind::Apology => APOLOGY,
        DraftKind::ReportBack => REPORT_BACK,
        DraftKind::Update => UPDATE,
        DraftKind::Congratulation => CONGRATULATION,
        DraftKind::Landed => LANDED,
    }
}

const REQUEST: &str = "\
Subject: A few questions about {about|your work}
Dear {name},
{connection|[how you come to write]}. {who I am}. I am finding out about {about|your work}, and would rather ask \
somebody who knows than guess. Would you have 20 minutes for a few questions, by phone or video? If not, a short no is \
quite all right.
All good wishes,
{my name|[your name]}
";

const INTRODUCTION_REQUEST: &str = "\
Subject: Would you introduce me to {named|somebody}?
Dear {name},
{who I am}. I want to learn about {about|[what you would ask about]}, and hope to ask {named|[whom you hope to \
meet]}. [why this person]. Would you be willing to introduce us in a line or two? You may pass this on as it is, and a \
short no is quite all right.
All good wishes,
{my name|[your name]}
";

const NUDGE: &str = "\
Subject: A few questions about {about|your work}
Dear {name},
{day|some days ago} I asked whether I might put a few questions to you about {about|your work}. Weeks are full, so I \
ask once more: would 20 minutes be possible, or a line in writing? If not, that is quite all right, and I will leave \
it there.
All good wishes,
{my name|[your name]}
";

const ASK_AGAIN: &str = "\
Subject: A few questions about {about|your work}
Dear {name},
you were kind enough to say that I may ask again about now. I would still like to hear about {about|your work} from \
somebody who knows. Would you have 20 minutes for a few questions in the coming weeks? If it still does not suit \
you, a short no is quite all right.
All good wishes,
{my name|[your name]}
";

const ANSWER: &str = "\
Dear {name},
thank you for writing {day}. I am glad that {introduced by} brought us together: thank you both.
[your answer]
All good wishes,
{my name|[your name]}
";

const TIMES: &str = "\
Subject: A time for our talk
Dear {name},
thank you for being willing to talk. Would one of these suit you: {times|[two or three days and times]}? 20 minutes \
are plenty. If none of them fits, please name one that does.
All good wishes,
{my name|[your name]}
";

const NEW_DATE: &str = "\
Subject: A new date for our talk
Dear {name},
it is a pity about our talk {day|we had planned}, and I would still like to have it. Would one of these suit you \
instead: {times|[two or three days and times]}? If none of them fits, please name one that does.
All good wishes,
{my name|[your name]}
";

const THANK_YOU: &str = "\
Subject: Thank you
Dear {name},
thank you for the time you gave me {day|for our talk}. What stays with me: {stays|[one line: what stays with you]}. {starred}. \
I will write again {again}, as you allowed, and tell you what came of \
it.
All good wishes,
{my name|[your name]}
";

const LATE_THANK_YOU: &str = "\
Subject: A late thank-you
Dear {name},
this comes late, and is no less meant: thank you for the time you gave me {day|for our talk}. What stays with me: \
{stays|[one line: what stays with you]}. {starred}.
All good wishes,
{my name|[your name]}
";

const THANK_YOU_FOR_ANSWERS: &str = "\
Subject: Thank you for your answers
Dear {name},
thank you for taking the time to answer my questions in writing. {late}. [what in the answers helps you most]. I will \
write again {again}, as you allowed, and tell you what came of it.
All good wishes,
{my name|[your name]}
";

const THANK_YOU_AFTER_NO: &str = "\
Dear {name},
thank you for answering. {late}. [one line of your own]
I understand that now is not the time. You were kind enough to say I may ask again {again}, and I will.
All good wishes,
{my name|[your name]}
";

const THANK_YOU_FOR_INTRODUCTION: &str = "\
Dear {name},
thank you for naming {named|[who it was]} to me. {late}. [why that helps]. I will write, and tell you what comes of it.
All good wishes,
{my name|[your name]}
";

const APOLOGY: &str = "\
Subject: I am sorry
Dear {name},
I missed our talk {day|[when it was]}, and I am sorry: you had kept that time for me. [what happened, in half a \
sentence] If you are willing to try again, any time that suits you will suit me. If not, I understand.
{my name|[your name]}
";

const REPORT_BACK: &str = "\
Subject: What became of it
Dear {name},
you gave me a name, and you should hear what became of it:{news|[what became of it]}
[what it meant to you, in a line] Thank you for your help.
All good wishes,
{my name|[your name]}
";

const UPDATE: &str = "\
Subject: How things went on
Dear {name},
I think back to {gave|our talk}, and want to tell you how things went on. [what has happened since]
What became of what you gave me:{news}
What you told me to try, and what became of it:{advice}
This needs no answer. I hope that you are well.
All good wishes,
{my name|[your name]}
";

const CONGRATULATION: &str = "\
Subject: Congratulations
Dear {name},
congratulations on [what you heard of]. [why it pleases you]
This needs no answer.
All good wishes,
{my name|[your name]}
";

const LANDED: &str = "\
Subject: I have found work
Dear {name},
I have found work: {work|[what it is, and from when]}. I have not forgotten {gave|your help}. It helped me on the way, and I \
thank you for it.
What became of what you gave me:{news}
If I can do something for you one day, please tell me.
All good wishes,
{my name|[your name]}
";
