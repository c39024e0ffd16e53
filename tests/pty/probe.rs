//! A program of one small screen, run by this test executable in a child of itself: it shows what the loop tells it.

use std::{
    fs,
    io::{self, Write},
    path::PathBuf,
    sync::mpsc::{self, Receiver, Sender},
    thread,
    time::{Duration, Instant},
};

use ratatui::{Frame, layout::Position, text::Line};
use regards::tui::{
    event::Event,
    key::Key,
    pen,
    run::{Flow, Program, Stage, World, run},
    terminal::Terminal,
    theme::{Surroundings, Theme},
    wait::{Wait, Waker},
};

use crate::pty::Start;

/// Starts the probe.
pub fn start() -> Start {
    Start::program(std::env::current_exe().unwrap())
        .arg("probe::child")
        .arg("--exact")
        .arg("--nocapture")
        .env("REGARDS_PROBE", "1")
}

struct Probe {
    theme: Theme,
    told: Vec<String>,
    keys: usize,
}

enum Effect {
    Suspend,
    Quit,
    Keep,
    Panic,
    WorkerPanic,
    Worker,
    Stick,
    Tick,
    Lend,
}

enum Msg {
    Event(Event),
    Worker,
    Ticked,
    Lent,
}

impl Program for Probe {
    type Msg = Msg;
    type Effect = Effect;

    fn update(&mut self, msg: Msg) -> Vec<Effect> {
        let (word, effects) = match msg {
            Msg::Worker => ("worker".to_owned(), vec![]),
            Msg::Ticked => ("ticked".to_owned(), vec![]),
            Msg::Lent => ("lent".to_owned(), vec![]),
            Msg::Event(Event::Paste(text)) => (format!("paste {text:?}"), vec![]),
            Msg::Event(Event::Mouse(mouse)) => (format!("{mouse:?}"), vec![]),
            Msg::Event(Event::Resize { columns, rows }) => (format!("size {columns}x{rows}"), vec![]),
            Msg::Event(Event::Resumed) => ("resumed".to_owned(), vec![]),
            Msg::Event(Event::SuspendAsked) => ("asked".to_owned(), vec![Effect::Suspend]),
            Msg::Event(Event::End(_)) => ("end".to_owned(), vec![Effect::Keep, Effect::Quit]),
            Msg::Event(Event::Key(key)) => self.key(key),
        };
        self.told.push(word);
        effects
    }

    fn view(&self, frame: &mut Frame<'_>) {
        let area = frame.area();
        let told = self.told.join(", ");
        let lines = [format!("probe, keys {}", self.keys), told, "selected".to_owned()];
        for (row, text) in (0..area.height).zip(lines) {
            let style = if text == "selected" { self.theme.selected } else { self.theme.late };
            pen::line(frame.buffer_mut(), (0, row), &Line::styled(text, style), area.width);
        }
        frame.set_cursor_position(Position::new(0, 2.min(area.height.saturating_sub(1))));
    }
}

impl Probe {
    fn key(&mut self, key: Key) -> (String, Vec<Effect>) {
        self.keys += 1;
        let effects = match key.to_string().as_str() {
            "q" => vec![Effect::Quit],
            "C-z" => vec![Effect::Suspend],
            "p" => vec![Effect::Panic],
            "P" => vec![Effect::WorkerPanic],
            "w" => vec![Effect::Worker],
            "s" => vec![Effect::Stick],
            "t" => vec![Effect::Tick],
            "l" => vec![Effect::Lend],
            _ => vec![],
        };
        (format!("key {key}"), effects)
    }
}

struct Edge {
    kept: PathBuf,
    waker: Waker,
    sender: Sender<()>,
    done: Receiver<()>,
    tick: Option<Instant>,
}

impl World<Probe> for Edge {
    fn message(&mut self, event: Event) -> Msg {
        Msg::Event(event)
    }

    #[expect(clippy::disallowed_methods, reason = "a test's own mark, not a book")]
    fn perform(&mut self, effect: Effect, stage: &mut Stage<'_>) -> Flow<Msg> {
        match effect {
            Effect::Suspend => return Flow::Suspend,
            Effect::Quit => return Flow::Quit,
            Effect::Keep => drop(fs::write(&self.kept, "kept")),
            Effect::Panic => panic!("on purpose"),
            Effect::WorkerPanic => {
                drop(thread::spawn(|| panic!("a worker, on purpose")).join());
                return Flow::Tell(Msg::Worker);
            }
            Effect::Worker => {
                let (sender, waker) = (self.sender.clone(), self.waker.clone());
                thread::spawn(move || {
                    sender.send(()).unwrap();
                    waker.wake();
                });
            }
            Effect::Stick => loop {
                thread::park();
            },
            Effect::Tick => self.tick = Some(Instant::now() + Duration::from_millis(30)),
            Effect::Lend => {
                let lent = stage.lend(|| {
                    std::process::Command::new("sh")
                        .args(["-c", "echo the editor; read line"])
                        .status()
                        .unwrap();
                    Msg::Lent
                });
                return Flow::Tell(lent.unwrap());
            }
        }
        Flow::On
    }

    fn gather(&mut self, _: &Probe) -> Vec<Msg> {
        let mut msgs: Vec<Msg> = self.done.try_iter().map(|()| Msg::Worker).collect();
        if self.tick.is_some_and(|at| at <= Instant::now()) {
            self.tick = None;
            msgs.push(Msg::Ticked);
        }
        msgs
    }

    fn deadline(&self, _: &Probe) -> Option<Instant> {
        self.tick
    }
}

/// The child's half; without the variable that [`start`] sets it has nothing to do.
#[test]
#[expect(clippy::disallowed_methods, reason = "a program's main reads its environment")]
fn child() {
    if std::env::var_os("REGARDS_PROBE").is_none() {
        return;
    }
    let var = |name| std::env::var(name).ok();
    let surroundings =
        Surroundings { no_color: var("NO_COLOR"), term: var("TERM"), ..Surroundings::default() };
    let mut probe = Probe { theme: Theme::of(&surroundings), told: Vec::new(), keys: 0 };
    let mut terminal = Terminal::take().unwrap();
    let wait = Wait::new().unwrap();
    let (sender, done) = mpsc::channel();
    let kept = PathBuf::from(var("HOME").unwrap()).join("kept");
    let mut edge = Edge { kept, waker: wait.waker(), sender, done, tick: None };
    let code = run(&mut probe, &mut edge, &mut terminal, &wait).unwrap();
    let panics = terminal.worker_panics();
    drop(terminal);
    // The terminal may be gone.
    drop(writeln!(io::stdout(), "left with {code}, {} worker panics", panics.len()));
    std::process::exit(code.into());
}
