//! Short lines of a made-up book: what is answered to a request, and what is sent, kept and tried afterwards.

/// Yes.
pub(crate) const YES: [&str; 8] = [
    "\"Happy to. Mornings are best.\"",
    "\"Of course, it is a pleasure to be asked.\"",
    "\"Yes, if you do not mind a noisy office.\"",
    "\"Gladly. Half an hour is no trouble.\"",
    "\"Yes, and thank you for saying why.\"",
    "\"I remember how that felt. Let us talk.\"",
    "\"Yes. Call me, I type slowly.\"",
    "\"With pleasure, the week after the fair.\"",
];

/// No.
pub(crate) const NO: [&str; 6] = [
    "\"I am afraid I have no time at all this spring.\"",
    "\"I have just left the field; somebody who is in it will tell you more.\"",
    "\"Our rules do not let me, sorry. All the best.\"",
    "\"Not at the moment, we are moving offices.\"",
    "\"I would rather not, but thank you for asking so kindly.\"",
    "\"Too much on my desk to do it well.\"",
];

/// Later.
pub(crate) const LATER: [&str; 4] = [
    "\"After the audit, gladly. Ask me again.\"",
    "\"I am on leave until then, do remind me.\"",
    "\"The new year would be easier for me.\"",
    "\"When the exhibition is open, with pleasure.\"",
];

/// A question back.
pub(crate) const QUESTION_BACK: [&str; 4] = [
    "\"What would you like to know most?\"",
    "\"Would a call do, or is it a visit you have in mind?\"",
    "\"Who gave you my name?\"",
    "\"How much of the field do you know already?\"",
];

/// The questions are answered in writing.
pub(crate) const IN_WRITING: [&str; 4] = [
    "\"Writing is easier for me, so here are my answers.\" Two pages, all of it useful.",
    "Five answers between the lines of my questions, and a reading list.",
    "A voice message of nine minutes, written down by me.",
    "\"In short: the people, the pace, the pay. At length below.\"",
];

/// Thanks.
pub(crate) const THANKS: [&str; 6] = [
    "for the time, and for saying openly what is hard about it",
    "above all for the second answer",
    "for the two names, and the reading",
    "and told what I did with the advice the same evening",
    "for the plain words",
    "with a photograph of the page I filled",
];

/// Updates.
pub(crate) const UPDATES: [&str; 8] = [
    "told how the course began",
    "sent the article we had talked about",
    "wished well for the new post",
    "told that the open day was worth it",
    "sent three pages, as offered; no hurry",
    "said that the advice about the form worked",
    "wrote how the half day in the meeting went",
    "congratulated on the exhibition",
];

/// What stays of a talk.
pub(crate) const STAYS: [&str; 8] = [
    "\"Bring me the second answer.\"",
    "It is half persuading, and that can be learnt.",
    "Ask who had the post before.",
    "A team of five with five backgrounds.",
    "Being right is where the work begins.",
    "Small places first, to learn what I do not like.",
    "The evening course, the practical half.",
    "Write down each Friday what surprised me.",
];

/// What drew, put off or surprised the user.
pub(crate) const IMPRESSIONS: [&str; 9] = [
    "the visits",
    "that everyone comes from somewhere else",
    "the quiet after June",
    "the reports",
    "the hours in winter",
    "how long decisions take",
    "how much of it is listening",
    "that nobody asked for the degree",
    "how many people know one another",
];

/// What the user brings already.
pub(crate) const BRINGS: [&str; 4] = [
    "six years of listening under pressure",
    "plain records that others can read",
    "shifts, and calm in them",
    "families, schools and forms",
];

/// What is missing.
pub(crate) const GAPS: [&str; 4] =
    ["statistics", "a portfolio of three pages", "the tools of the trade", "speaking before a room"];

/// What a contact told the user to try.
pub(crate) const ADVICE: [&str; 6] = [
    "read \"Field Notes\" for a month",
    "sit in on a public meeting",
    "join the regional group on first Tuesdays",
    "take the evening course's first module",
    "volunteer for the four weeks in spring",
    "make three pages out of one small project",
];

/// What came of it.
pub(crate) const OUTCOMES: [&str; 4] = [
    "dry, and still the best hour of the week",
    "went twice; people remembered my name",
    "not for me, and good to know",
    "done, and the next step followed from it",
];

/// What somebody owes.
pub(crate) const PROMISES: [&str; 4] = [
    "send the article on small teams",
    "send the list of courses",
    "tell how the open day was",
    "pass on the name of the coordinator",
];

/// What a contact heard of.
pub(crate) const LEADS: [&str; 6] = [
    "a trial month in their team in spring",
    "a post for two days a week at the neighbour's",
    "help wanted with the summer exhibition",
    "a half-time place in the archive, not yet advertised",
    "the scheme for people who come from other fields",
    "a week beside somebody who does the work",
];

/// A name is given in a message.
pub(crate) const NAMING: [&str; 3] = [
    "\"You should talk to a friend of mine.\"",
    "\"I know somebody who took the same road.\"",
    "\"There is one person you must ask.\"",
];

/// What the user wants to be reminded of.
pub(crate) const REMINDERS: [&str; 4] = [
    "the open day is this week, say that I will be there",
    "look whether the course has begun",
    "ask how the move went",
    "the spring scheme opens for names",
];

/// Why somebody is set aside.
pub(crate) const SET_ASIDE: [&str; 4] = [
    "has left the field",
    "asked not to be written to",
    "another road than mine",
    "moved abroad, and said goodbye kindly",
];
