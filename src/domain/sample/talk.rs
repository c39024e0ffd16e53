//! What is asked, answered, noted and written in a made-up book. Every sentence fits any person and any field.

/// Open-ended questions for a talk about somebody's work, each after its topic.
pub(crate) const QUESTIONS: [(&str, &str); 30] = [
    ("the way in", "How did you come to this work?"),
    ("the work", "What fills an ordinary week?"),
    ("the work", "What do newcomers get wrong?"),
    ("the way in", "Which of your training counted, looking back?"),
    ("the field", "What is changing in the field just now?"),
    ("advice", "How do you know that a piece of work was good?"),
    ("the work", "In my place, what would you do next?"),
    ("advice", "Where could someone try this out for a month?"),
    ("the way in", "What surprised you most in your first year?"),
    ("the work", "Which part of the work do you look forward to, and which do you put off?"),
    ("the work", "What does a hard day look like?"),
    ("the people", "Who do you work with most, and how do you divide things up?"),
    ("the way in", "What did you have to unlearn?"),
    ("the way in", "How do people usually get their first post here?"),
    ("the people", "What do you look for when you choose someone to work with?"),
    ("the field", "Which skills are rarer than one would think?"),
    ("the work", "How does the year go, when is it busy and when is it calm?"),
    ("the field", "What do you read to keep up?"),
    ("the work", "How has the work changed you?"),
    ("the field", "What would make you leave the field?"),
    ("the field", "What do people outside believe about your work that is not so?"),
    ("the work", "How do you balance it with the rest of your life?"),
    ("the field", "What does the step after yours look like?"),
    ("the field", "How do smaller places differ from large ones?"),
    ("advice", "What would you ask an employer before saying yes?"),
    ("the way in", "Which mistakes taught you most?"),
    ("advice", "What do you wish you had known at my stage?"),
    ("advice", "How does my experience look from where you stand?"),
    ("the people", "Which association or meeting is worth an evening?"),
    ("the people", "Who else should I talk to?"),
];

/// What people answered.
pub(crate) const ANSWERS: [&str; 40] = [
    "By accident: a colleague fell ill, and somebody had to run the workshop.",
    "Half of it is writing, a third is listening, and the rest is finding the right person to ask.",
    "They fall in love with the first answer. \"Bring me the second one.\"",
    "The evening course counted for more than the degree, since everyone there already worked.",
    "Budgets are smaller, questions are bigger, and people from other fields are welcome for once.",
    "When somebody uses it a year later and no longer remembers who made it.",
    "Take a small piece of real work, finish it, and show it to three people.",
    "There is a volunteer scheme in spring, four weeks, and they train everyone themselves.",
    "How much of it is persuading. Nobody had said a word about that.",
    "The visits. The forms afterwards are the price of them.",
    "Three meetings before lunch, each of which changes what the others decided.",
    "A team of five, and everyone has another background. That is the point of it.",
    "That being right is enough. It is where the work begins.",
    "Nearly always through someone who has seen them work, seldom through a form.",
    "People who say early that something is going wrong.",
    "Explaining a number to somebody who is afraid of numbers.",
    "Quiet from June on, then everything at once until the end of the year.",
    "Two newsletters and one very good podcast; the journals only when a question is open.",
    "More patient with people, less patient with slides.",
    "If the visits went away. The rest could be done by anybody.",
    "That it is lonely. There is hardly an hour without company.",
    "No mail after seven. It took two years, and a kind manager.",
    "Either a team of one's own or a subject of one's own; both at once is rare.",
    "In a small place one does everything, and learns quickly what one does not like.",
    "Ask who had the post before, and where they are now.",
    "Saying yes to a date before asking what \"done\" meant.",
    "That nobody expects the beginner to know it. They expect the beginner to ask.",
    "It is an advantage: calm under pressure cannot be taught in a course.",
    "The regional group meets on first Tuesdays; guests are welcome and nobody gives a speech.",
    "Gladly. There are two people who took the same road, and one who turned back.",
    "Start with the statistics module. Everything else can be learnt at work.",
    "The pay is fair in public posts and uneven everywhere else, so ask early.",
    "A portfolio of three pages is read; one of thirty is put aside.",
    "The first half year was hard, and then one morning it was not.",
    "It depends on the manager more than on the employer.",
    "Languages open doors here that certificates do not.",
    "Most of the tools will be different in five years; the interviews will be the same.",
    "There is a difference between liking the subject and liking the days.",
    "Write down what surprised you each Friday. After a year that is your best text.",
    "Honestly: the title sounds better than the work, and the work is better than it sounds.",
];

/// Sentences of notes, in the user's own voice.
pub(crate) const NOTES: [&str; 30] = [
    "Very kind, gave more time than we had agreed.",
    "Prefers the phone to video, mornings before ten.",
    "Says the first name as in French.",
    "Moved here from the coast four years ago, as I did.",
    "Knows the team at my old ward.",
    "Has two small children, so no calls after five.",
    "Recommended the evening course, the one with the practical half.",
    "Would like to hear how the course goes.",
    "Mentioned a pilot that starts in spring.",
    "Was unsure whether the field will grow, and said so openly.",
    "Asked good questions back; prepare better next time.",
    "Offered to look at three pages of my work.",
    "Spoke warmly of the manager, less so of the building.",
    "Started in a completely different field.",
    "Keeps a list of small projects that nobody has time for.",
    "Reads \"Field Notes\" every week.",
    "Thinks that my experience with families counts for a lot.",
    "Warned me about the first winter, when everything is late.",
    "Uses plain words for difficult things; I want to learn that.",
    "Will be at the open day in May.",
    "Laughed when I asked about the hours, then answered honestly.",
    "Has changed employers twice and the subject never.",
    "Suggested to sit in on a meeting for half a day.",
    "The work is quieter than I had thought, and more with people.",
    "I could see myself doing this, at least the first half of it.",
    "The part with the reports would wear me out.",
    "What is missing on my side: statistics, and the nerve to ask.",
    "What I bring already: listening, shifts, and plain records.",
    "Write again when the course is over.",
    "We met at the station café; a good place for the next one.",
];

/// What a request is about: fits after "a conversation about".
pub(crate) const ABOUTS: [&str; 20] = [
    "research in public services",
    "how you came from practice to planning",
    "the first year in your field",
    "what a week in your team looks like",
    "training that counted, looking back",
    "working with small teams",
    "changing fields after ten years",
    "how new people find their way in",
    "the difference between large and small employers",
    "writing for people in a hurry",
    "what is changing in your field",
    "work with families and schools",
    "part-time routes into the field",
    "which skills are rare just now",
    "your way from volunteering to a post",
    "how projects are chosen where you work",
    "evening courses and what they are worth",
    "work that is mostly listening",
    "returning to the field after a break",
    "what you would ask before saying yes to a post",
];

/// Requests for a conversation, without greeting and signature; each short enough for the 75 words of the drafts.
pub(crate) const MESSAGES: [&str; 15] = [
    "I was a nurse for six years and am finding out what else this could become. Your way into the field is one I \
     would like to understand. Would you have twenty minutes for a few questions, by phone or in person, whenever \
     it suits you?",
    "We were both at the spring lecture, and your question to the speaker has stayed with me. I am learning how \
     people in your field work from day to day. Could I ask you about it for twenty minutes in the next two weeks?",
    "A friend told me that nobody explains this work as clearly as you do. I am at the very beginning with it. \
     May I ask you five questions, in a short call or in writing, whichever is less trouble?",
    "Your article on working in small teams answered a question I had not known how to put. I would be glad to hear \
     how it went on. Would a call of fifteen minutes be possible, this week or next?",
    "I am talking to ten people who do work I might like to do, and yours is the description I keep coming back to. \
     Could you spare half an hour for a coffee near your office?",
    "We went to the same school, some years apart. I am looking into your field, slowly and seriously, and would \
     like to know what an ordinary week holds. Would twenty minutes by phone be all right?",
    "I saw that you came from teaching. That is where I stand now, and I wonder how the step felt from the other \
     side. If you have a quarter of an hour, I would love to hear about it.",
    "You changed fields at about my age, and it seems to have gone well. What helped, and what would you leave out \
     today? A short call would mean a lot to me, at any time that is easy for you.",
    "I am deciding between two courses, and you have taken one of them. Which parts of it counted afterwards? \
     Fifteen minutes of your time would save me a year of guessing.",
    "Your team's exhibition is the reason I began to read about this work. I would like to understand how such a \
     thing is made, and by whom. Might I visit you for half an hour, at a quiet hour?",
    "I have been volunteering with families for two years and wonder how that looks from your side of the field. \
     Could we talk for twenty minutes? I will come with questions, and keep to the time.",
    "We are members of the same association but have not met. I am new to this city and to the field, and would \
     value your view of both. Is there a morning that suits you for a short talk?",
    "I read your post about the first year and recognised a good deal of it. What came after? If you have twenty \
     minutes, I would be glad to ask, by phone or on a walk.",
    "I am writing to people whose work I admire, to learn how it is really done. Yours is high on the list. Would \
     you answer three questions, in a call or in a few lines?",
    "Thank you for the talk at the open day. One thing has kept me busy since: how does one learn to ask like that? \
     If a short call is possible, I would be very glad of it.",
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{super::names, *};

    #[test]
    fn nothing_is_said_twice_or_left_blank() {
        for list in [
            &names::FIRST_NAMES[..],
            &names::LAST_NAMES,
            &names::EMPLOYERS,
            &names::ROLES,
            &names::FIELDS,
            &QUESTIONS.map(|(_, question)| question),
            &ANSWERS,
            &NOTES,
            &ABOUTS,
            &MESSAGES,
        ] {
            let distinct: BTreeSet<&str> = list.iter().copied().collect();
            assert_eq!(distinct.len(), list.len());
            for words in list {
                assert!(!words.is_empty() && words.trim() == *words, "{words:?}");
                assert!(!words.contains("  ") && !words.contains(char::is_control), "{words:?}");
            }
        }
    }

    #[test]
    fn questions_are_open_and_messages_short() {
        let closed =
            ["Do", "Does", "Did", "Is", "Are", "Was", "Were", "Can", "Could", "Would", "Will", "Have", "Has"];
        for (_, question) in QUESTIONS {
            let opening = question.split(' ').next().unwrap();
            assert!(question.ends_with('?') && !closed.contains(&opening), "{question}");
        }
        for message in MESSAGES {
            assert!(message.split_whitespace().count() <= 75, "{message}");
        }
    }
}
