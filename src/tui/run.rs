//! The loop: wait, tell the program what happened, do what it wants, draw.

use std::{
    collections::VecDeque,
    io,
    sync::mpsc::{self, TryRecvError},
    thread,
    time::{Duration, Instant},
};

use ratatui::Frame;

use super::{
    decode::Decoder,
    event::{Ending, Event},
    terminal::Terminal,
    tty::Read,
    wait::{Asked, Readiness, Wait, Waker},
    watchdog::Watchdog,
};

/// How long a program that is told to end may take for what it wants to keep.
const LAST_WORDS: Duration = Duration::from_millis(1500);

/// The pure half of what the loop runs: no clock, no files, no terminal.
pub trait Program {
    /// What the program is told, its time beside it.
    type Msg;
    /// What it wants done outside.
    type Effect;

    /// The one change of state.
    fn update(&mut self, msg: Self::Msg) -> Vec<Self::Effect>;

    /// Draws the state as it is, at any size.
    fn view(&self, frame: &mut Frame<'_>);
}

/// The other half: the clock, the files, the workers.
pub trait World<P: Program> {
    /// An event as a message, with the time read from the clock.
    fn message(&mut self, event: Event) -> P::Msg;

    /// Looks at the program after it was told something, before its effects are done.
    fn notice(&mut self, program: &P) {
        let _ = program;
    }

    /// Does one effect.
    fn perform(&mut self, effect: P::Effect, stage: &mut Stage<'_>) -> Flow<P::Msg>;

    /// What came from workers, and from the passing of time, since the last call. It is asked after every waiting;
    /// where it has nothing, nothing is drawn.
    fn gather(&mut self, program: &P) -> Vec<P::Msg>;

    /// When to ask again without being woken.
    fn deadline(&self, program: &P) -> Option<Instant>;
}

/// The terminal, as long as an effect is done.
#[derive(Debug)]
pub struct Stage<'a> {
    terminal: &'a mut Terminal,
    wait: &'a Wait,
}

impl Stage<'_> {
    /// Sends bytes to the terminal that draw nothing.
    pub fn send(&self, bytes: &[u8]) {
        self.terminal.tty().send(bytes);
    }

    /// Has the mouse reported, or no longer.
    pub fn listen_to_mouse(&mut self, is_on: bool) {
        self.terminal.listen_to_mouse(is_on);
    }

    /// Gives the terminal to another program, the editor, and takes it again. Ctrl-C pressed there was meant for it;
    /// Ctrl-Z for both, since the shell waits for this process.
    ///
    /// # Errors
    /// Where the system has no thread left.
    pub fn lend<T: Send>(&mut self, work: impl FnOnce() -> T + Send) -> io::Result<T> {
        self.terminal.leave();
        let result = while_stoppable(self.wait, work);
        self.terminal.tty().put_modes_back();
        self.wait.forget_interrupt();
        self.wait.forget_continue();
        // What workers brought meanwhile is still to be heard.
        self.wait.waker().wake();
        come_back(self.terminal, self.wait);
        result
    }
}

/// Does the work on a thread of its own, so that this one hears when all are to stop.
fn while_stoppable<T: Send>(wait: &Wait, work: impl FnOnce() -> T + Send) -> io::Result<T> {
    /// Wakes when it is dropped: also where the work panics.
    struct Wakes(Waker);
    impl Drop for Wakes {
        fn drop(&mut self) {
            self.0.wake();
        }
    }
    let wakes = Wakes(wait.waker());
    let (sender, done) = mpsc::channel();
    thread::scope(|scope| {
        let working = move || {
            // The last to be dropped.
            let _wakes = wakes;
            let sender = sender;
            // Whoever waits for it is below.
            let _nobody = sender.send(work());
        };
        let worker = thread::Builder::new().name("editor".to_owned()).spawn_scoped(scope, working)?;
        loop {
            match done.try_recv() {
                Ok(result) => return Ok(result),
                Err(TryRecvError::Disconnected) => break,
                Err(TryRecvError::Empty) => {}
            }
            wait.until(None, None)?;
            wait.stop_if_asked();
        }
        match worker.join() {
            Ok(()) => Err(io::ErrorKind::Interrupted.into()),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

/// How the loop goes on after an effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flow<Msg> {
    /// As before.
    On,
    /// With this message, before anything else is waited for.
    Tell(Msg),
    /// Stopped, until the shell continues it.
    Suspend,
    /// Not at all.
    Quit,
}

/// Runs the program until it quits; returns the exit code, 128 and the signal's number where one ended it.
///
/// # Errors
/// Where the system refuses to wait or to start the watchdog.
pub fn run<P: Program, W: World<P>>(
    program: &mut P,
    world: &mut W,
    terminal: &mut Terminal,
    wait: &Wait,
) -> io::Result<u8> {
    let watchdog = Watchdog::start(terminal.tty().clone())?;
    let mut ending: Option<(Ending, Instant)> = None;
    let mut decoder = Decoder::default();
    let mut typing_until: Option<Instant> = None;
    let mut queue: VecDeque<P::Msg> = VecDeque::new();
    let mut stale = true;
    loop {
        if stale && ending.is_none() {
            terminal.draw(|frame| program.view(frame));
        }
        stale = false;

        let limit = ending.map(|(_, limit)| limit);
        let deadline = [world.deadline(program), typing_until, limit].into_iter().flatten().min();
        let tty = terminal.tty().clone();
        let readiness = wait.until(ending.is_none().then_some(&*tty), deadline)?;

        // What workers bring first, then what is asked from outside, then the keys, then the end.
        queue.extend(world.gather(program));
        let (mut events, mut ends) = (Vec::new(), Vec::new());
        for asked in wait.asked() {
            match asked {
                Asked::End(why) => ends.push(why),
                Asked::Suspend => events.push(Event::SuspendAsked),
                Asked::Continued => {
                    come_back(terminal, wait);
                    events.extend([Event::Resumed, resize(terminal)]);
                }
                Asked::Resized => events.push(resize(terminal)),
            }
        }
        match readiness {
            Readiness::Quiet => {}
            Readiness::Bytes => {
                let mut bytes = [0; 4096];
                match tty.read(&mut bytes) {
                    Read::Bytes(count) => events.extend(decoder.feed(bytes.get(..count).unwrap_or_default())),
                    Read::Gone => ends.push(Ending::HangUp),
                }
                typing_until = decoder.patience().map(|patience| Instant::now() + patience);
            }
            Readiness::Gone => tty.hung_up(),
        }
        if typing_until.is_some_and(|until| until <= Instant::now()) {
            events.extend(decoder.give_up());
            typing_until = None;
        }
        if tty.is_gone() && ending.is_none() && ends.is_empty() {
            ends.push(Ending::HangUp);
        }
        // What was typed and pasted before it ends was typed.
        if !ends.is_empty() {
            events.extend(decoder.end());
            events.extend(ends.into_iter().map(Event::End));
        }

        let mut events = VecDeque::from(events);
        loop {
            let Some(msg) = queue.pop_front().or_else(|| {
                let event = events.pop_front()?;
                if let Event::End(why) = event {
                    ending.get_or_insert((why, Instant::now() + LAST_WORDS));
                    watchdog.hung_up();
                }
                Some(world.message(event))
            }) else {
                break;
            };
            stale = true;
            let effects = program.update(msg);
            world.notice(program);
            for effect in effects {
                match world.perform(effect, &mut Stage { terminal, wait }) {
                    Flow::On => {}
                    Flow::Tell(msg) => queue.push_back(msg),
                    Flow::Suspend => {
                        suspend(terminal, wait);
                        events.push_front(resize(terminal));
                        events.push_front(Event::Resumed);
                    }
                    Flow::Quit => return Ok(ending.map_or(0, |(why, _)| why.exit_code())),
                }
            }
        }
        if let Some((why, limit)) = ending
            && limit <= Instant::now()
        {
            return Ok(why.exit_code());
        }
    }
}

fn resize(terminal: &Terminal) -> Event {
    let (columns, rows) = terminal.size();
    Event::Resize { columns, rows }
}

/// Gives the terminal back and stops, until the shell puts the program in front again.
fn suspend(terminal: &mut Terminal, wait: &Wait) {
    terminal.leave();
    wait.stop();
    come_back(terminal, wait);
}

/// Takes the terminal again after the process was continued. In the background it must not be touched: the program
/// stops again, as every program does that wants a terminal it may not have.
fn come_back(terminal: &mut Terminal, wait: &Wait) {
    while !terminal.tty().in_foreground() && !wait.is_ending() {
        wait.stop();
    }
    if terminal.tty().in_foreground() {
        terminal.enter();
    }
}
