//! A terminal for tests: a pseudo terminal, what is on it, and patience with an end.

use std::{
    ffi::OsString,
    fs,
    io::{Read, Write},
    num::NonZero,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, Receiver, RecvTimeoutError},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::fs::{Mode, OFlags};
use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, WaitOptions, kill_process, waitid, waitpid};
use rustix::termios::{InputModes, LocalModes, OptionalActions, tcgetattr, tcsetattr};

/// Longer than anything takes on the slowest machine; only a failing test waits it out.
const PATIENCE: Duration = Duration::from_secs(30);

/// What is started, with which environment, on which terminal.
pub struct Start {
    program: OsString,
    args: Vec<OsString>,
    env: Vec<(String, OsString)>,
    size: (u16, u16),
    controlling: bool,
    own_keys: bool,
    home: Option<Arc<tempfile::TempDir>>,
}

impl Start {
    pub fn program(program: impl Into<OsString>) -> Self {
        let env = [("TERM", "xterm-256color"), ("PATH", "/usr/bin:/bin")];
        Self {
            program: program.into(),
            args: Vec::new(),
            env: env.map(|(name, value)| (name.to_owned(), value.into())).into(),
            size: (80, 24),
            controlling: true,
            own_keys: true,
            home: None,
        }
    }

    pub fn arg(mut self, arg: impl Into<OsString>) -> Self {
        self.args.push(arg.into());
        self
    }

    pub fn env(mut self, name: &str, value: impl Into<OsString>) -> Self {
        self.env.push((name.to_owned(), value.into()));
        self
    }

    pub fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    /// The terminal is not the one that controls the process, so its end sends no signal.
    pub fn without_control(mut self) -> Self {
        self.controlling = false;
        self
    }

    /// On a terminal that has no keys of its own for signals and for a line's editing: what is typed at random while
    /// the program is stopped, or an editor has the terminal, waits for whoever reads it.
    pub fn without_keys_of_its_own(mut self) -> Self {
        self.own_keys = false;
        self
    }

    /// In this home, not in one of its own.
    pub fn at(mut self, home: &Arc<tempfile::TempDir>) -> Self {
        self.home = Some(Arc::clone(home));
        self
    }

    /// Starts it in its home, with nothing else in its environment.
    pub fn spawn(self) -> Pty {
        let home = self.home.unwrap_or_else(|| Arc::new(tempfile::tempdir().unwrap()));
        let (columns, rows) = self.size;
        let pair = native_pty_system().openpty(size_of(columns, rows)).unwrap();
        if !self.own_keys {
            let name = pair.master.tty_name().unwrap();
            let tty = rustix::fs::open(name, OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC, Mode::empty())
                .unwrap();
            let mut modes = tcgetattr(&tty).unwrap();
            modes
                .local_modes
                .remove(LocalModes::ISIG | LocalModes::ICANON | LocalModes::IEXTEN | LocalModes::ECHO);
            modes.input_modes.remove(InputModes::IXON | InputModes::ICRNL);
            tcsetattr(&tty, OptionalActions::Now, &modes).unwrap();
        }
        let modes = modes(&*pair.master);
        let mut command = CommandBuilder::new(self.program);
        command.args(self.args);
        command.env_clear();
        command.env("HOME", home.path());
        command.cwd(home.path());
        for (name, value) in self.env {
            command.env(name, value);
        }
        command.set_controlling_tty(self.controlling);
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, output) = mpsc::channel();
        let hanging_up = Arc::new(AtomicBool::new(false));
        let stop = Arc::clone(&hanging_up);
        let reading = thread::spawn(move || {
            let mut bytes = [0; 65536];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                if sender.send(bytes[..count].to_vec()).is_err() || stop.load(Ordering::SeqCst) {
                    return;
                }
            }
        });
        Pty {
            writer: Some(pair.master.take_writer().unwrap()),
            master: Some(pair.master),
            screen: vt100::Parser::new(cells(rows, 24), cells(columns, 80), 0),
            output,
            hanging_up,
            reading: Some(reading),
            raw: Vec::new(),
            child,
            modes,
            ended: None,
            stops: 0,
            _home: home,
        }
    }
}

/// How a program ended.
#[derive(Clone, Copy, Debug)]
pub struct Ended {
    pub at: Instant,
    /// All it ever used, where the system tells.
    pub cpu: Option<Duration>,
}

/// A running program and its terminal.
pub struct Pty {
    writer: Option<Box<dyn Write + Send>>,
    master: Option<Box<dyn MasterPty + Send>>,
    screen: vt100::Parser,
    output: Receiver<Vec<u8>>,
    hanging_up: Arc<AtomicBool>,
    reading: Option<JoinHandle<()>>,
    raw: Vec<u8>,
    child: Box<dyn Child + Send + Sync>,
    /// The terminal's modes before the program was started.
    modes: String,
    ended: Option<Ended>,
    /// How often it stopped itself and was continued.
    stops: usize,
    /// Lives as long as what runs in it.
    _home: Arc<tempfile::TempDir>,
}

impl Pty {
    /// Types these bytes.
    pub fn send(&mut self, bytes: &str) {
        let writer = self.writer.as_mut().unwrap();
        writer.write_all(bytes.as_bytes()).unwrap();
        writer.flush().unwrap();
    }

    /// Types these bytes piece by piece, each once the one before was read. False where the program has ended.
    pub fn offer(&mut self, bytes: &[u8]) -> bool {
        for piece in bytes.chunks(1024) {
            let writer = self.writer.as_mut().unwrap();
            if writer.write_all(piece).and_then(|()| writer.flush()).is_err() || !self.is_read() {
                return false;
            }
        }
        self.is_read()
    }

    /// How many bytes typed the program has not read yet.
    fn unread(&self) -> u64 {
        let name = self.master.as_ref().unwrap().tty_name().unwrap();
        // Held only for a moment, since whoever has it open keeps the terminal from ending.
        rustix::fs::open(name, OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC, Mode::empty())
            .and_then(rustix::io::ioctl_fionread)
            .unwrap_or(0)
    }

    /// Waits until nothing typed is left unread. False where the program has ended.
    fn is_read(&mut self) -> bool {
        let end = Instant::now() + PATIENCE;
        let options = WaitIdOptions::EXITED | WaitIdOptions::NOHANG | WaitIdOptions::NOWAIT;
        loop {
            if waitid(WaitId::Pid(self.pid()), options).unwrap().is_some() {
                return false;
            }
            while let Ok(bytes) = self.output.try_recv() {
                self.take(&bytes);
            }
            if self.unread() == 0 {
                return true;
            }
            assert!(Instant::now() < end, "it reads no more\n{}", self.text());
            thread::park_timeout(Duration::from_micros(200));
        }
    }

    /// Types these bytes and waits until the program has stopped itself behind them, as Ctrl-Z at their end makes it;
    /// then it goes on. False where it has ended before.
    pub fn type_until_it_stops(&mut self, bytes: &[u8]) -> bool {
        let writer = self.writer.as_mut().unwrap();
        // Whoever has ended reads no more.
        let _late = writer.write_all(bytes).and_then(|()| writer.flush());
        self.goes_on_from_a_stop()
    }

    /// Waits until the program stops itself, and lets it go on. False where it has ended.
    pub fn goes_on_from_a_stop(&mut self) -> bool {
        let end = Instant::now() + PATIENCE;
        let pid = self.pid();
        let wait = |options| waitid(WaitId::Pid(pid), options | WaitIdOptions::NOHANG).unwrap();
        loop {
            if wait(WaitIdOptions::EXITED | WaitIdOptions::NOWAIT).is_some() {
                return false;
            }
            if wait(WaitIdOptions::STOPPED).is_some() {
                break;
            }
            assert!(Instant::now() < end, "it reads no more\n{}", self.text());
            thread::park_timeout(Duration::from_micros(200));
            while let Ok(bytes) = self.output.try_recv() {
                self.take(&bytes);
            }
        }
        self.stops += 1;
        self.signal(Signal::CONT);
        // What is typed before the modes are its own again goes through the terminal's.
        while self.has_its_modes() {
            assert!(Instant::now() < end, "it does not go on\n{}", self.text());
            thread::park_timeout(Duration::from_micros(200));
        }
        true
    }

    /// How often it stopped itself and went on.
    pub fn stops(&self) -> usize {
        self.stops
    }

    /// The most memory it ever had, in bytes, where the system tells.
    pub fn peak(&self) -> Option<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.process_id()?)).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        Some(1024 * line.trim().strip_suffix(" kB")?.parse::<u64>().ok()?)
    }

    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.screen.screen_mut().set_size(cells(rows, 24), cells(columns, 80));
        self.master.as_ref().unwrap().resize(size_of(columns, rows)).unwrap();
    }

    pub fn signal(&self, signal: Signal) {
        kill_process(self.pid(), signal).unwrap();
    }

    /// All bytes since the start.
    pub fn raw(&self) -> &[u8] {
        &self.raw
    }

    pub fn text(&self) -> String {
        self.screen.screen().contents()
    }

    pub fn screen(&self) -> &vt100::Screen {
        self.screen.screen()
    }

    /// Waits until the text stands on the screen.
    pub fn wait_for(&mut self, text: &str) {
        self.wait_until(text, |screen| screen.contents().contains(text));
    }

    /// Waits until the screen is so.
    pub fn wait_until(&mut self, what: &str, so: impl Fn(&vt100::Screen) -> bool) {
        let end = Instant::now() + PATIENCE;
        while !so(self.screen.screen()) {
            match self.output.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(bytes) => self.take(&bytes),
                Err(_) => panic!("never came: {what}\n{}", self.text()),
            }
        }
    }

    /// Whether nothing is written for so long.
    pub fn is_quiet_for(&mut self, time: Duration) -> bool {
        match self.output.recv_timeout(time) {
            Ok(bytes) => {
                self.take(&bytes);
                false
            }
            Err(error) => error == RecvTimeoutError::Timeout,
        }
    }

    /// Waits until the process has stopped itself.
    pub fn wait_for_stop(&self) {
        let (_, status) = waitpid(Some(self.pid()), WaitOptions::UNTRACED).unwrap().unwrap();
        assert!(status.stopped(), "{status:?}");
    }

    /// Waits until the process has ended, reads what it wrote last, and returns its exit code.
    pub fn wait_for_exit(&mut self) -> u32 {
        let code = self.exit_code();
        while let Ok(bytes) = self.output.recv_timeout(PATIENCE) {
            self.take(&bytes);
        }
        code
    }

    /// Takes the terminal away. The key only makes something be drawn, so that the reader lets go of its end; without
    /// one a new size does.
    pub fn hang_up(&mut self, key: &str) -> u32 {
        self.hanging_up.store(true, Ordering::SeqCst);
        if key.is_empty() {
            self.resize(78, 22);
        }
        self.send(key);
        self.reading.take().unwrap().join().unwrap();
        drop(self.writer.take());
        drop(self.master.take());
        self.exit_code()
    }

    /// Waits until the process has ended, whoever else may still have the terminal, and returns its exit code.
    pub fn exit_code(&mut self) -> u32 {
        let mut killer = self.child.clone_killer();
        let (ended, waiting) = mpsc::channel::<()>();
        let guard = thread::spawn(move || {
            let late = waiting.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout);
            if late {
                killer.kill().unwrap();
            }
            late
        });
        // It has ended, and what it used can still be asked for.
        waitid(WaitId::Pid(self.pid()), WaitIdOptions::EXITED | WaitIdOptions::NOWAIT).unwrap();
        let (at, cpu) = (Instant::now(), self.cpu());
        let code = self.child.wait().unwrap().exit_code();
        drop(ended);
        assert!(!guard.join().unwrap(), "the program did not end\n{}", self.text());
        self.ended = Some(Ended { at, cpu });
        code
    }

    /// How it ended; only after it was waited for.
    pub fn ended(&self) -> Ended {
        self.ended.unwrap()
    }

    /// The time that the program has used until now, all threads together, where the system tells.
    pub fn cpu(&self) -> Option<Duration> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.process_id()?)).ok()?;
        // Behind the name, which may hold anything: user and system time, in hundredths of a second.
        let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
        let ticks: u64 = fields[11..=12].iter().map(|field| field.parse::<u64>().unwrap()).sum();
        Some(Duration::from_millis(10 * ticks))
    }

    /// Whether the terminal's modes are those from before the program was started.
    pub fn has_its_modes(&self) -> bool {
        modes(&**self.master.as_ref().unwrap()) == self.modes
    }

    fn take(&mut self, bytes: &[u8]) {
        self.raw.extend_from_slice(bytes);
        self.screen.process(bytes);
    }

    fn pid(&self) -> Pid {
        Pid::from_raw(self.child.process_id().unwrap().try_into().unwrap()).unwrap()
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        // A test that failed leaves nobody behind, not even who is stopped.
        if thread::panicking() && self.ended.is_none() {
            let _gone = kill_process(self.pid(), Signal::KILL);
        }
    }
}

fn modes(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().unwrap())
}

fn size_of(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

/// A terminal may say that it has no size; what is shown is then as large as usual.
fn cells(count: u16, usual: u16) -> NonZero<u16> {
    NonZero::new(count).or(NonZero::new(usual)).unwrap()
}
