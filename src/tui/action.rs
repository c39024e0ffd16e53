//! What a key can mean, and where it means it.

/// One plain verb. What it is done to, the screen knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Action {
    /// Go through what is for today, one at a time.
    Review,
    /// After days away: let everything rest that can.
    FreshStart,
    /// After days away: two a day from tomorrow.
    Spread,
    /// Done now, by the usual channel.
    Done,
    /// Done earlier or otherwise: one line says how.
    DoneOtherwise,
    Snooze,
    /// Begin a talk on the live screen.
    Begin,
    /// A talk goes on for a few more minutes.
    GoOn,
    /// The sheet for paper.
    Sheet,
    /// Write or change a message; after a failed save, write the book again.
    Write,
    /// The template of a message's kind, or from there back to the message.
    Template,
    /// Copy a message.
    Copy,
    /// A message to the mail program.
    Mail,
    /// The profile of a person, a mail to them, or the link of a talk, opened by the desktop.
    Link,
    /// Star an answer; mark a question as one that must be asked.
    Star,
    /// Plan to ask somebody, or everybody who is ticked.
    Plan,
    /// Note something more with a person: a promise, advice, a name.
    More,
    /// A row moves up or down in its list.
    MoveUp,
    MoveDown,
    /// As many questions as fit, chosen by the program.
    Suggest,
    /// The user has found work.
    Land,
    /// What the user wants to learn.
    Goals,
    /// Every verb by name.
    Palette,
    /// Choose from the questions there are.
    Choose,
    /// Let go: then this line, the request or the person.
    LetGo,
    /// The answers to "let go of what?".
    LetGoLine,
    LetGoRequest,
    SetAside,
    /// Note what happened.
    Note,
    /// Whether one may write to a person again.
    Consent,
    /// Add a person.
    Add,
    Import,
    TryOut,
    Edit,
    /// The long text of a field in the user's own editor.
    Editor,
    /// From the pool to the people one works with.
    Promote,
    Delete,
    Tick,
    Filter,
    Open,
    /// The row with this number, in a list to choose from; the digit that is pressed says which.
    Pick(u8),
    /// What was typed, or the row that is chosen, counts.
    Accept,
    /// The answers to a question about many records.
    Yes,
    No,
    /// Neither yes nor no, so far.
    NotSure,
    /// The answers where the book cannot be read.
    Restore,
    LookOnly,
    Up,
    Down,
    Top,
    Bottom,
    PageUp,
    PageDown,
    /// The next pane, or the next field of a form.
    NextPane,
    PrevPane,
    /// A screen by its number in the title bar.
    Screen(u8),
    Undo,
    Redo,
    /// One step back; never out of the program.
    Back,
    Help,
    /// Out of the program, where nothing is open; else one step back.
    Quit,
    /// Leaves the line being typed; else as [`Action::Quit`].
    Interrupt,
    Suspend,
}

/// Where a key is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Context {
    Today,
    Review,
    ReviewEnd,
    Contacts,
    Contact,
    Requests,
    Interviews,
    Talk,
    Live,
    /// An answer or the notes of a talk are typed.
    LiveTyping,
    Debrief,
    Questions,
    Insights,
    /// What several people said of one thing, side by side.
    Answers,
    Goals,
    Write,
    /// A message is typed.
    Writing,
    FirstRun,
    WelcomeBack,
    /// A list to choose one row from, as the ways a talk can have gone otherwise.
    Choice,
    /// What a step over many records would do, and whether to do it.
    Preview,
    /// Yes or no.
    Confirm,
    /// Is it for me: yes, no, not sure.
    Verdict,
    /// "Let go of what?"
    LetGo,
    /// The questions of a talk are chosen.
    PickQuestions,
    /// The book could not be read.
    Unreadable,
    /// One line is typed: capture, note, snooze.
    Line,
    /// A filter is typed, the list moves beneath it.
    Filter,
    /// The one-line fields of a form.
    Form,
    /// A field of several lines, where Enter is a new line.
    Notes,
    /// The list of keys, and its search.
    Help,
}

impl Context {
    /// All of them, in the order of the help.
    pub const ALL: [Self; 31] = [
        Self::Today,
        Self::Review,
        Self::ReviewEnd,
        Self::Requests,
        Self::Contacts,
        Self::Contact,
        Self::Interviews,
        Self::Talk,
        Self::Debrief,
        Self::Insights,
        Self::Answers,
        Self::Live,
        Self::LiveTyping,
        Self::Questions,
        Self::Goals,
        Self::Write,
        Self::Writing,
        Self::FirstRun,
        Self::WelcomeBack,
        Self::Choice,
        Self::Preview,
        Self::Confirm,
        Self::Verdict,
        Self::LetGo,
        Self::PickQuestions,
        Self::Unreadable,
        Self::Line,
        Self::Filter,
        Self::Form,
        Self::Notes,
        Self::Help,
    ];

    /// Whether plain characters are text here, not commands.
    pub fn is_typing(self) -> bool {
        matches!(
            self,
            Self::Line
                | Self::Filter
                | Self::Form
                | Self::Notes
                | Self::Writing
                | Self::LiveTyping
                | Self::Help
        )
    }

    /// Whether the keys here are answers to a question: `r` says "the request", not "review".
    pub fn is_question(self) -> bool {
        matches!(
            self,
            Self::Choice
                | Self::Preview
                | Self::Confirm
                | Self::Verdict
                | Self::LetGo
                | Self::PickQuestions
                | Self::Unreadable
        )
    }
}

/// Under which heading of the help a key stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    Today,
    People,
    Talks,
    Live,
    Asking,
    Moving,
    Program,
    Typing,
    Questions,
}

impl Group {
    /// All of them, in the order of the help.
    pub const ALL: [Self; 9] = [
        Self::Today,
        Self::People,
        Self::Talks,
        Self::Live,
        Self::Asking,
        Self::Moving,
        Self::Program,
        Self::Typing,
        Self::Questions,
    ];

    /// The heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::Today => "What is for today",
            Self::People => "People",
            Self::Talks => "Talks",
            Self::Live => "During a talk",
            Self::Asking => "Questions to ask",
            Self::Moving => "Moving about",
            Self::Program => "The program",
            Self::Typing => "While typing",
            Self::Questions => "When it asks",
        }
    }
}
