//! The line below the title: the clock, and how much was asked.

use crate::{
    domain::{
        columns::width,
        contact::Contact,
        interview::Interview,
        running::{self, Clock, Stage},
        safe::safe,
        standing::{InterviewStanding, InterviewState},
        when::words,
        zone::Now,
    },
    tui::{action::Context, keymap::Keymap, theme::Theme},
};

/// From so many minutes before the end on it is to be said.
const SAY_SO: i64 = 5;

/// What the line says, and whether that is to be heeded now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The words.
    pub words: String,
    /// Whether the end is near or past.
    pub is_pressing: bool,
}

/// The line in so many columns.
pub fn line(
    contact: &Contact,
    talk: &InterviewStanding<'_>,
    (stage, is_typing): (Stage, bool),
    now: &Now,
    keymap: &Keymap,
    columns: usize,
) -> Said {
    let counts = Counts::of(talk.interview);
    let clock = running::clock(talk.interview, now).filter(|_| stage == Stage::Running);
    match clock {
        Some(clock) if clock.left > SAY_SO => Said {
            words: fitting(&counts.beside(&ways_on(&clock, now), columns), columns),
            is_pressing: false,
        },
        Some(clock) => {
            let go_on = keymap.words(Context::Live, if is_typing { "⟦Esc⟧ ⟦+⟧" } else { "⟦+⟧" });
            let ways = pressing(&clock, contact, &go_on, now);
            Said { words: fitting(&counts.beside(&ways, columns), columns), is_pressing: true }
        }
        None => {
            let ways: Vec<String> =
                without_clock(talk, stage, now).iter().map(|way| keymap.words(Context::Live, way)).collect();
            Said { words: fitting(&counts.beside(&ways, columns), columns), is_pressing: false }
        }
    }
}

/// How the line is drawn.
pub fn style(said: &Said, theme: &Theme) -> ratatui::style::Style {
    if said.is_pressing { theme.strong } else { theme.plain }
}

/// What is said of the clock, the longest first.
fn ways_on(clock: &Clock, now: &Now) -> Vec<String> {
    let (here, until) = (here(now), words::short(clock.until, now));
    let Clock { gone, left, .. } = clock;
    vec![
        format!("{here}   {gone} min gone, {left} left until {until}"),
        format!("{here}   {left} left until {until}"),
        format!("{here}   {left} left"),
    ]
}

fn pressing(clock: &Clock, contact: &Contact, go_on: &str, now: &Now) -> Vec<String> {
    let (here, gone, name) = (here(now), clock.gone, contact.name.first());
    if clock.left > 0 {
        let left = clock.left;
        return vec![
            format!(
                "{here}   {gone} min gone, {left} LEFT: say so, and ask whether they can go on. {go_on} if yes"
            ),
            format!("{here}   {left} LEFT: say so, and ask whether they can go on. {go_on} if yes"),
            format!("{here}   {left} LEFT: say so; {go_on} if they go on"),
            format!("{here} {left} LEFT: say so"),
        ];
    }
    let since = match -clock.left {
        0 => String::new(),
        minutes => format!(" since {minutes} min"),
    };
    vec![
        format!("{here}   {gone} min gone, TIME IS UP{since}: thank {name}, or ask for more. {go_on} if yes"),
        format!("{here}   TIME IS UP{since}: thank {name}, or ask for more. {go_on} if yes"),
        format!("{here}   TIME IS UP{since}: thank {name}"),
        format!("{here} TIME IS UP{since}"),
        format!("{here} TIME IS UP"),
    ]
}

fn without_clock(talk: &InterviewStanding<'_>, stage: Stage, now: &Now) -> Vec<String> {
    let start = words::short(talk.start, now);
    match (talk.state, stage) {
        (InterviewState::Held { ended }, _) => {
            let until = words::clock(now.zone.local(ended).time());
            vec![format!("talked {start} to {until}"), format!("talked {start}")]
        }
        (_, Stage::Off) => vec![format!("booked for {start}, and did not take place")],
        (_, Stage::Near) => {
            vec![
                format!("{}   booked for {start}; ⟦b⟧ begins the clock", here(now)),
                format!("{start}, ⟦b⟧ begins"),
            ]
        }
        (_, Stage::Later) => vec![format!("booked for {start}; not begun")],
        (InterviewState::Ahead | InterviewState::Undecided | InterviewState::Missed { .. }, _)
        | (InterviewState::CalledOff { .. }, _) => {
            vec![format!("booked for {start}; nobody said how it went"), format!("booked for {start}")]
        }
    }
}

fn here(now: &Now) -> String {
    words::clock(now.stamp().time())
}

/// How much was asked.
struct Counts {
    asked: (usize, usize),
    must: (usize, usize),
}

impl Counts {
    fn of(interview: &Interview) -> Self {
        let answers = &interview.answers;
        let must = answers.iter().filter(|answer| answer.must_ask);
        Self {
            asked: (answers.iter().filter(|answer| answer.asked).count(), answers.len()),
            must: (must.clone().filter(|answer| answer.asked).count(), must.count()),
        }
    }

    /// Each way with the counts behind it, as far apart as there is room for, the longest first; then each alone.
    fn beside(&self, ways: &[String], columns: usize) -> Vec<String> {
        let asked = match self.asked {
            (_, 0) => String::new(),
            (asked, all) => format!("asked {asked} of {all}"),
        };
        let must = match self.must {
            (_, 0) => String::new(),
            (asked, all) => format!("must-ask {asked} of {all}"),
        };
        let parts: Vec<&str> =
            [asked.as_str(), must.as_str()].into_iter().filter(|it| !it.is_empty()).collect();
        let mut lines = Vec::new();
        // What is to be heeded goes before the counts.
        let alone = ways.first().filter(|way| width(way) > columns * 3 / 4);
        lines.extend(alone.filter(|way| width(way) <= columns).cloned());
        for way in ways {
            for count in (0..=parts.len()).rev() {
                for gap in [5, 2] {
                    let mut line = format!("{way} ");
                    for part in parts.iter().take(count) {
                        line.push_str(&" ".repeat(gap));
                        line.push_str(part);
                    }
                    lines.push(line.trim_end().to_owned());
                }
            }
        }
        lines
    }
}

/// The first that fits, else the shortest.
fn fitting(ways: &[String], columns: usize) -> String {
    let fits = ways.iter().find(|way| width(way) <= columns);
    fits.or_else(|| ways.last()).map_or_else(String::new, |way| safe(way).into_owned())
}
