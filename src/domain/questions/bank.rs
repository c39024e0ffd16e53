//! The bank: open-ended questions that come with the program, under their topics. None can be answered with yes or no,
//! asks for a job or for anybody's own pay, or is two in one; a test holds that.

use super::topic::Topic;

/// A question of the bank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Banked {
    /// What it is about.
    pub topic: Topic,
    /// The question.
    pub text: &'static str,
}

/// The whole bank, topic by topic, in the order of [`Topic::ALL`].
pub fn bank() -> impl Iterator<Item = Banked> {
    BANK.iter().flat_map(|(topic, texts)| texts.iter().map(|text| Banked { topic: *topic, text }))
}

/// What is asked in a first talk, unless the user chooses: one question from most topics, in the order of a talk. Who
/// else there is to talk to, and whether one may write again, stand in the closing list and not here.
pub const FIRST_CHOICE: [&str; 10] = [
    "How did you come to this work?",
    "What fills an ordinary week?",
    "What do newcomers get wrong?",
    "Which of your training counted, looking back?",
    "What is changing in the field just now?",
    "How do you know that a piece of work was good?",
    "In my place, what would you do next?",
    "Where could someone try this out for a month?",
    "How do people treat each other here when a deadline is close?",
    "What first job opens the most doors later?",
];

const BANK: &[(Topic, &[&str])] = &[
    (
        Topic::Path,
        &[
            "How did you come to this work?",
            "What did you think you would become, before this?",
            "Which turn on your way mattered most?",
            "What nearly kept you from it?",
            "Who or what gave you the first push?",
            "What surprised you most in your first year?",
            "How does the work differ from what you had imagined?",
        ],
    ),
    (
        Topic::Day,
        &[
            "What fills an ordinary week?",
            "What did yesterday look like, hour by hour?",
            "Which part of the week do you look forward to?",
            "What takes more time than outsiders think?",
            "What do you hand over as soon as you can?",
            "How much of the day is with people, and how much alone?",
            "What makes a day go wrong?",
        ],
    ),
    (
        Topic::Field,
        &[
            "What is changing in the field just now?",
            "What will be done differently in five years?",
            "Which worries do people in the field share?",
            "Where is there more work than hands?",
            "What do outsiders misunderstand about the field?",
            "How do new tools change what people here do?",
            "Which neighbouring fields should I look at?",
        ],
    ),
    (
        Topic::Employer,
        &[
            "What made you choose this employer?",
            "How does this place differ from others of its kind?",
            "Which problems is your employer working on this year?",
            "How are decisions made here?",
            "How is your team put together?",
            "What keeps people here for years?",
            "What should someone know about the place before a first day?",
        ],
    ),
    (
        Topic::Skills,
        &[
            "Which of your training counted, looking back?",
            "What did you have to learn on the job?",
            "Which skill do you wish you had learnt earlier?",
            "How do you keep up with what is new?",
            "What should I be able to do before I start?",
            "Which certificates mean something here?",
            "What did your studies leave out?",
        ],
    ),
    (
        Topic::Entry,
        &[
            "What do newcomers get wrong?",
            "What first job opens the most doors later?",
            "How do people usually find their way in?",
            "What would make you stop and read an application?",
            "How would someone with my background be seen?",
            "What can a beginner expect in the first year, pay and hours included?",
            "Which way in would you take today?",
        ],
    ),
    (
        Topic::Culture,
        &[
            "How do people treat each other here when a deadline is close?",
            "What happens when somebody makes a mistake?",
            "How do evenings and weekends look, in a normal month?",
            "What helps you leave the work at work?",
            "What kind of person does well here?",
            "How do people here argue?",
            "How has the work changed the rest of your life?",
        ],
    ),
    (
        Topic::Success,
        &[
            "How do you know that a piece of work was good?",
            "What are people praised for here?",
            "Which result of the last year are you proud of?",
            "What tells a very good colleague from a good one?",
            "Which good work is never noticed?",
            "What does the next step up look like?",
            "What would you call a good year?",
        ],
    ),
    (
        Topic::Advice,
        &[
            "In my place, what would you do next?",
            "What would you do differently, starting again?",
            "Which advice did you get that turned out wrong?",
            "What should I find out before I decide?",
            "What speaks against this path, for someone like me?",
            "Which mistake would you spare me?",
            "What should I have asked that I did not think of?",
        ],
    ),
    (
        Topic::People,
        &[
            "Whose work in the field should I know?",
            "Who sees this work from quite another side?",
            "Where do people of the field meet?",
            "Which groups welcome someone who is still learning?",
            "What do you read to stay in touch with the field?",
            "Which voices do you trust on where the field is going?",
            "How did you find the people who helped you?",
        ],
    ),
    (
        Topic::TryOut,
        &[
            "Where could someone try this out for a month?",
            "What small project would show me what the work is like?",
            "How could I watch the work for a day?",
            "Where are helping hands welcome without experience?",
            "What could I build or write to see if it suits me?",
            "Which course gives an honest taste of the work?",
            "What would tell me early that this is not for me?",
        ],
    ),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::{questions::lint::lint, search::fold};

    #[test]
    fn every_topic_has_enough_and_nothing_is_found_in_any() {
        for topic in Topic::ALL {
            let count = bank().filter(|banked| banked.topic == topic).count();
            assert!(count >= 6, "{topic:?} has {count}");
        }
        let mut seen = BTreeSet::new();
        for Banked { text, .. } in bank() {
            assert_eq!(lint(text), [], "{text}");
            assert!(text.ends_with('?') && text.len() < 70, "{text}");
            assert!(seen.insert(fold(text)), "twice: {text}");
        }
        assert!(seen.len() >= 66, "{}", seen.len());
        assert_eq!(BANK.iter().map(|(topic, _)| *topic).collect::<Vec<_>>(), Topic::ALL);
    }

    #[test]
    fn the_first_choice_is_of_the_bank() {
        for text in FIRST_CHOICE {
            assert!(bank().any(|banked| banked.text == text), "{text}");
        }
    }
}
