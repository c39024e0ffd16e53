//! Where the people of a made-up book stand: about one in fifty with something for today, the others as in a book
//! that is looked after.

use super::dice::Dice;

/// Where somebody stands now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Life {
    /// Talked days ago and was not thanked.
    ThankLate,
    /// Talked on the last working day and was not thanked.
    ThankToday,
    /// Had a talk booked; nobody said what became of it.
    HowDidItGo,
    /// Has not answered; the nudge is open.
    Nudge,
    /// Said "later", and the day has come.
    AskAgain,
    /// Said yes; there is no time yet.
    SetATime,
    /// Asked something back.
    QuestionBack,
    /// Heard from the user too long ago.
    WriteAgain,
    /// There is a reminder for now.
    Reminder,
    /// Could not come.
    NewDate,
    /// Was to be asked days ago.
    Send,
    /// Was offered times and took none.
    Times,
    /// Talks on the next working day.
    Prepare,
    /// Talked on the last working day; some of the debrief was put off.
    ThinkOver,
    /// Was named days ago and not written to.
    WriteTo,
    /// Talked days ago; whoever named them was not told.
    ReportBack,
    /// Was promised something for today.
    Promised,
    /// Named an opportunity days ago.
    Lead,
    /// Talked long ago and has heard from the user since.
    KeptUp,
    /// Talked lately and was thanked.
    Thanked,
    /// Did not answer, and is left in peace.
    Resting,
    /// Was asked lately.
    Waiting,
    /// Has a talk ahead.
    Ahead,
    /// Said "later", and the day has not come.
    Later,
    /// Said no and was thanked.
    SaidNo,
    /// Answered in writing and was thanked.
    InWriting,
    /// Is to be asked.
    Planned,
    /// Is no longer followed up.
    SetAside,
    /// There is a reminder, hidden for some days.
    Snoozed,
}

/// The lives with something for today.
pub(super) const FOR_TODAY: [Life; 18] = [
    Life::ThankToday,
    Life::Nudge,
    Life::SetATime,
    Life::HowDidItGo,
    Life::WriteAgain,
    Life::QuestionBack,
    Life::AskAgain,
    Life::Prepare,
    Life::Reminder,
    Life::Times,
    Life::ThankLate,
    Life::Send,
    Life::NewDate,
    Life::ThinkOver,
    Life::WriteTo,
    Life::ReportBack,
    Life::Promised,
    Life::Lead,
];

/// The others, each as often as it is met.
const QUIET: [Life; 25] = [
    Life::KeptUp,
    Life::KeptUp,
    Life::KeptUp,
    Life::KeptUp,
    Life::KeptUp,
    Life::KeptUp,
    Life::KeptUp,
    Life::KeptUp,
    Life::Thanked,
    Life::Thanked,
    Life::Thanked,
    Life::Thanked,
    Life::Resting,
    Life::Resting,
    Life::Resting,
    Life::Waiting,
    Life::Waiting,
    Life::Ahead,
    Life::Ahead,
    Life::Later,
    Life::SaidNo,
    Life::InWriting,
    Life::Planned,
    Life::SetAside,
    Life::Snoozed,
];

/// The first ten, so that a small book shows something of everything.
const FIRST: [Life; 10] = [
    Life::ThankToday,
    Life::Ahead,
    Life::Waiting,
    Life::Nudge,
    Life::Thanked,
    Life::Resting,
    Life::SetATime,
    Life::KeptUp,
    Life::SaidNo,
    Life::Planned,
];

/// One in so many has something for today.
const ONE_FOR_TODAY_IN: usize = 50;

impl Life {
    /// The life of the person at `place` in the book, from 0.
    pub(super) fn at(place: usize, dice: &mut Dice) -> Self {
        if let Some(first) = FIRST.get(place) {
            return *first;
        }
        let turn = place / ONE_FOR_TODAY_IN % FOR_TODAY.len();
        let today = place.is_multiple_of(ONE_FOR_TODAY_IN);
        let chosen = if today { FOR_TODAY.get(turn) } else { QUIET.get(dice.below(QUIET.len())) };
        chosen.copied().unwrap_or(Self::KeptUp)
    }
}
