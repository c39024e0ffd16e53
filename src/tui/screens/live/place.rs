//! Where the cursor stands on the live screen, and by what a text that was typed there is found again.

use crate::domain::{
    book::Book,
    command::{Act, AnswerChanges, InterviewEdit},
    id::Id,
    interview::{ClosingItem, Interview},
    search::fold,
};

/// A place the cursor can stand in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The user's own introduction.
    Introduction,
    /// A question, by its text.
    Question(String),
    /// The free notes.
    Notes,
    /// A line of the closing list.
    Closing(ClosingItem),
}

/// What stands between the talk's id and a question in a text's title.
const ANSWER: &str = "answer: ";
const NOTES: &str = "notes";
/// Begins the title of every text that was typed on the live screen.
const LIVE: &str = "live ";

impl Place {
    /// Whether it is typed into.
    pub fn is_field(&self) -> bool {
        matches!(self, Self::Question(_) | Self::Notes)
    }

    /// What stands there in the book; none where there is no such place any more.
    pub fn text<'i>(&self, interview: &'i Interview) -> Option<&'i str> {
        match self {
            Self::Question(question) => {
                let mut answers = interview.answers.iter();
                answers.find(|answer| answer.question == *question).map(|answer| answer.text.as_str())
            }
            Self::Notes => Some(&interview.notes),
            Self::Introduction | Self::Closing(_) => None,
        }
    }

    /// The act that puts a text there; none where nothing is typed.
    pub fn keep(&self, interview: Id, text: &str) -> Option<Act> {
        let edit = match self {
            Self::Question(question) => {
                let changes = AnswerChanges { text: Some(text.to_owned()), ..AnswerChanges::default() };
                InterviewEdit::Answer { question: question.clone(), changes }
            }
            Self::Notes => InterviewEdit::Notes(text.to_owned()),
            Self::Introduction | Self::Closing(_) => return None,
        };
        Some(Act::Interview { interview, edit: Box::new(edit) })
    }

    /// The title under which a text of this place is rescued: `live k7q2m4xw answer: What is changing?`
    pub fn code(&self, interview: Id) -> Option<String> {
        match self {
            Self::Question(question) => {
                Some(format!("{LIVE}{interview} {ANSWER}{}", question.replace(['\n', '\r'], " ")))
            }
            Self::Notes => Some(format!("{LIVE}{interview} {NOTES}")),
            Self::Introduction | Self::Closing(_) => None,
        }
    }

    /// The talk and the place of such a title; what it names may be gone.
    pub fn read(code: &str) -> Option<(Id, Self)> {
        let (interview, place) = code.strip_prefix(LIVE)?.split_once(' ')?;
        let place = match place.strip_prefix(ANSWER) {
            Some(question) => Self::Question(question.to_owned()),
            None if place == NOTES => Self::Notes,
            None => return None,
        };
        Some((interview.parse().ok()?, place))
    }

    /// The same place by the words that stand in the book; none where it is gone.
    pub fn known(self, interview: &Interview) -> Option<Self> {
        let Self::Question(question) = &self else { return Some(self) };
        let wanted = fold(question);
        let mut questions = interview.answers.iter().map(|answer| &answer.question);
        questions.find(|known| fold(known) == wanted).map(|known| Self::Question(known.clone()))
    }
}

/// Whether the place of such a title is still in the book.
pub fn is_there(code: &str, book: &Book) -> bool {
    let known = || {
        let (interview, place) = Place::read(code)?;
        place.known(book.talk(interview)?.2)
    };
    known().is_some()
}

/// What a text of such a title was typed for, in words.
pub fn question(code: &str) -> Option<String> {
    match Place::read(code)?.1 {
        Place::Question(question) => Some(format!("What was answered in a talk: {question}")),
        _ => Some("Notes of a talk".to_owned()),
    }
}

/// All places, from top to bottom.
pub fn all(interview: &Interview, introduction: &str) -> Vec<Place> {
    let mut places = Vec::new();
    if !introduction.is_empty() {
        places.push(Place::Introduction);
    }
    places.extend(interview.answers.iter().map(|answer| Place::Question(answer.question.clone())));
    places.push(Place::Notes);
    if interview.live.is_some() {
        places.extend(ClosingItem::ALL.map(Place::Closing));
    }
    places
}

/// Where a talk is begun, or come back to: the first question that was not asked, or else the notes.
pub fn first(interview: &Interview) -> Place {
    let open = interview.answers.iter().find(|answer| !answer.asked);
    open.map_or(Place::Notes, |answer| Place::Question(answer.question.clone()))
}

/// Where one stands once the question at an index is gone: on its neighbour, the next one first.
pub fn near(places: &[Place], index: usize) -> Option<&Place> {
    let is_question = |place: &&Place| matches!(place, Place::Question(_));
    let before = index.checked_sub(1).and_then(|index| places.get(index));
    let next = places.get(index).filter(is_question).or_else(|| before.filter(is_question));
    next.or_else(|| places.iter().find(|place| **place == Place::Notes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_neighbour_of_a_question_that_is_gone() {
        let question = |text: &str| Place::Question(text.to_owned());
        let (one, two) = (question("one"), question("two"));
        let places = [Place::Introduction, one.clone(), two.clone(), Place::Notes];
        for (index, expected) in [(1, &one), (2, &two), (3, &two), (9, &Place::Notes)] {
            assert_eq!(near(&places, index), Some(expected), "{index}");
        }
        assert_eq!(near(&[Place::Introduction, Place::Notes], 1), Some(&Place::Notes));
    }

    #[test]
    fn every_field_is_read_back() {
        let id = Id::from_bits(77);
        for place in [Place::Notes, Place::Question("What is changing: prices, or people?".to_owned())] {
            assert_eq!(Place::read(&place.code(id).unwrap()), Some((id, place)));
        }
        for code in ["live", "live 1", "note k7q2m4xw", "live k7q2m4xw elsewhere", "live nobody notes", ""] {
            assert_eq!(Place::read(code), None, "{code}");
        }
    }
}
