//! The program as its users run it: in a terminal, and as verbs. Its time, processor time and memory are read from
//! outside.

use std::{
    fs,
    io::{Read as _, Write},
    path::Path,
    process::{Command, Stdio},
    sync::mpsc::{self, Receiver, RecvTimeoutError},
    thread,
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use crate::books::{MORNING, ZONE};

const PROGRAM: &str = env!("CARGO_BIN_EXE_regards");

const COLUMNS: u16 = 120;
const ROWS: u16 = 40;

/// Longer than anything takes; what has not come by then never will.
const PATIENCE: Duration = Duration::from_secs(60);

/// The screens, in a terminal of 120x40.
pub struct Screens {
    child: Box<dyn Child + Send + Sync>,
    writer: Box<dyn Write + Send>,
    output: Receiver<(Instant, Vec<u8>)>,
    screen: vt100::Parser,
    _master: Box<dyn MasterPty + Send>,
}

/// What a key cost.
#[derive(Clone, Copy)]
pub struct Cost {
    /// Processor time of the thread that draws.
    pub cpu: Duration,
    /// Processor time of all threads.
    pub all: Duration,
}

impl Screens {
    /// Starts them on this book; also how long it took until the first full screen.
    pub fn start(home: &Path, file: &Path) -> (Self, Duration) {
        let size = PtySize { rows: ROWS, cols: COLUMNS, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(PROGRAM);
        command.arg("--file");
        command.arg(file);
        command.env_clear();
        for (name, value) in environment(home) {
            command.env(name, value);
        }
        let begun = Instant::now();
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, output) = mpsc::channel();
        thread::spawn(move || {
            let mut bytes = [0; 65536];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                if sender.send((Instant::now(), bytes[..count].to_vec())).is_err() {
                    return;
                }
            }
        });
        let writer = pair.master.take_writer().unwrap();
        let screen = vt100::Parser::default();
        let mut screens = Self { child, writer, output, screen, _master: pair.master };
        screens.screen.screen_mut().set_size(ROWS.try_into().unwrap(), COLUMNS.try_into().unwrap());
        let last = screens.settle(Duration::from_millis(60), PATIENCE);
        (screens, last.unwrap().duration_since(begun))
    }

    /// Types a key, and waits until the program has nothing more to do.
    pub fn press(&mut self, key: &str) -> Cost {
        let before = self.cost();
        self.type_in(key);
        self.settle(Duration::from_millis(12), Duration::from_millis(120));
        let after = self.cost();
        Cost { cpu: after.cpu.saturating_sub(before.cpu), all: after.all.saturating_sub(before.all) }
    }

    /// Types a key that changes the book; how long it took until that was said to be saved.
    pub fn press_until_saved(&mut self, key: &str) -> Duration {
        while let Ok((_, bytes)) = self.output.try_recv() {
            self.screen.process(&bytes);
        }
        let begun = Instant::now();
        self.type_in(key);
        loop {
            let last = self.settle(Duration::from_millis(12), PATIENCE);
            let last =
                last.unwrap_or_else(|| panic!("it was never saved\n{}", self.screen.screen().contents()));
            if self.screen.screen().contents_between(0, 0, 0, COLUMNS).contains(" saved") {
                return last.duration_since(begun);
            }
        }
    }

    /// What is written and which processor time is used while nothing is typed, in hundredths of a second.
    pub fn idle(&mut self, time: Duration) -> (usize, u64) {
        self.settle(Duration::from_secs(2), Duration::from_secs(2));
        let (end, before) = (Instant::now() + time, self.ticks());
        let mut written = 0;
        while let Ok((_, bytes)) = self.output.recv_timeout(end.saturating_duration_since(Instant::now())) {
            written += bytes.len();
        }
        (written, self.ticks() - before)
    }

    /// The most memory it ever had, in bytes.
    pub fn peak(&self) -> u64 {
        peak(self.pid()).unwrap()
    }

    fn type_in(&mut self, key: &str) {
        self.writer.write_all(key.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    /// Waits until nothing was written for `quiet`, and nobody works; when the last byte came.
    fn settle(&mut self, quiet: Duration, first: Duration) -> Option<Instant> {
        let (mut last, mut wait) = (None, first);
        loop {
            match self.output.recv_timeout(wait) {
                Ok((at, bytes)) => {
                    self.screen.process(&bytes);
                    (last, wait) = (Some(at), quiet);
                }
                Err(RecvTimeoutError::Timeout) if self.is_at_work() => wait = quiet,
                Err(_) => return last,
            }
        }
    }

    fn pid(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    fn threads(&self) -> Vec<(u32, String)> {
        let tasks = fs::read_dir(format!("/proc/{}/task", self.pid())).into_iter().flatten().flatten();
        let tasks = tasks.map(|task| (task.file_name().to_string_lossy().parse().unwrap(), task.path()));
        tasks.map(|(id, path): (u32, _)| (id, path.to_string_lossy().into_owned())).collect()
    }

    fn is_at_work(&self) -> bool {
        self.threads().iter().any(|(_, path)| {
            let stat = fs::read_to_string(format!("{path}/stat")).unwrap_or_default();
            stat.rsplit_once(')').is_some_and(|(_, fields)| fields.trim_start().starts_with(['R', 'D']))
        })
    }

    fn cost(&self) -> Cost {
        let mut cost = Cost { cpu: Duration::ZERO, all: Duration::ZERO };
        for (id, path) in self.threads() {
            let stat = fs::read_to_string(format!("{path}/schedstat")).unwrap_or_default();
            let ran = stat.split(' ').next().and_then(|ran| ran.parse().ok()).unwrap_or(0);
            let ran = Duration::from_nanos(ran);
            cost.all += ran;
            if id == self.pid() {
                cost.cpu = ran;
            }
        }
        cost
    }

    fn ticks(&self) -> u64 {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.pid())).unwrap();
        let fields: Vec<&str> = stat.rsplit_once(')').unwrap().1.split_whitespace().collect();
        fields[11..=12].iter().map(|field| field.parse::<u64>().unwrap()).sum()
    }
}

impl Drop for Screens {
    fn drop(&mut self) {
        // What was measured is thrown away with its folder.
        let _gone = self.child.kill();
        let _waited = self.child.wait();
    }
}

/// How long a verb takes, as a whole process.
pub fn verb(home: &Path, file: &Path, arguments: &[&str]) -> Duration {
    let mut command = command(home, file, arguments);
    let begun = Instant::now();
    assert!(command.status().unwrap().success(), "{arguments:?}");
    begun.elapsed()
}

/// The most memory that a verb takes, in bytes.
pub fn verb_peak(home: &Path, file: &Path, arguments: &[&str]) -> u64 {
    let mut child = command(home, file, arguments).spawn().unwrap();
    let mut most = 0;
    // What a process had is not told after its end, so it is asked for all the time.
    while child.try_wait().unwrap().is_none() {
        most = most.max(peak(child.id()).unwrap_or(0));
    }
    most
}

fn command(home: &Path, file: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(PROGRAM);
    command.arg("--file").arg(file).args(arguments).env_clear().envs(environment(home));
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn environment(home: &Path) -> [(&'static str, String); 6] {
    let home = home.to_string_lossy().into_owned();
    [
        ("HOME", home),
        ("PATH", "/usr/bin:/bin".to_owned()),
        ("TERM", "xterm-256color".to_owned()),
        ("LANG", "en_US.UTF-8".to_owned()),
        ("TZ", ZONE.to_owned()),
        ("REGARDS_NOW", MORNING.to_owned()),
    ]
}

fn peak(pid: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(1024 * line.trim().strip_suffix(" kB")?.parse::<u64>().ok()?)
}
