//! The program itself with a fault in it, run by this test executable in a child of itself: it panics when it is told to.

use std::{
    ffi::OsString,
    fs, io,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Instant,
};

use ratatui::Frame;
use regards::{
    domain::zone::Now,
    edge::{chance, clock::Clock, environment::Environment, home_zone, mishap},
    store::{
        Store,
        disk::{Disk, Facts, MachineDisk, Opened},
        machine::Machine,
        path::Surroundings,
    },
    tui::{
        app::App,
        event::Event,
        key::Key,
        look::Look,
        message::{Effect, Msg, What},
        run::{Flow, Program, Stage, World, run},
        session::{Saving, Session},
        terminal::Terminal,
        theme::{GlyphSet, Theme, ThemeName},
        wait::Wait,
        world::Outside,
    },
};
use tempfile::TempDir;

use crate::pty::Start;

/// F9: the thread that draws panics.
pub const PANIC: &str = "\u{1b}[20~";
/// What a panic's words may hold of what somebody typed.
const SALT: &str = "\u{1b}]0;taken\u{7}\u{202e}";
/// F10: from now on whoever puts a book in its place panics, or no longer does.
pub const PANIC_AT_SAVING: &str = "\u{1b}[21~";

/// Starts it.
pub fn start(home: &Arc<TempDir>) -> Start {
    Start::program(std::env::current_exe().unwrap())
        .at(home)
        .arg("faulty::child")
        .arg("--exact")
        .arg("--nocapture")
        .env("LANG", "en_US.UTF-8")
        .env("REGARDS_FAULTY", "1")
}

struct Faulty {
    app: App,
    is_saving_broken: Arc<AtomicBool>,
}

impl Program for Faulty {
    type Msg = Msg;
    type Effect = Effect;

    fn update(&mut self, msg: Msg) -> Vec<Effect> {
        if let What::Event(Event::Key(key)) = &msg.what {
            let pressed = |name: &str| *key == name.parse::<Key>().unwrap();
            assert!(!pressed("F9"), "on purpose, {SALT}");
            if pressed("F10") {
                self.is_saving_broken.fetch_not(Ordering::SeqCst);
            }
        }
        self.app.update(msg)
    }

    fn view(&self, frame: &mut Frame<'_>) {
        self.app.view(frame);
    }
}

struct Around(Outside);

impl World<Faulty> for Around {
    fn message(&mut self, event: Event) -> Msg {
        self.0.message(event)
    }

    fn notice(&mut self, program: &Faulty) {
        self.0.notice(&program.app);
    }

    fn perform(&mut self, effect: Effect, stage: &mut Stage<'_>) -> Flow<Msg> {
        self.0.perform(effect, stage)
    }

    fn gather(&mut self, program: &Faulty) -> Vec<Msg> {
        self.0.gather(&program.app)
    }

    fn deadline(&self, program: &Faulty) -> Option<Instant> {
        self.0.deadline(&program.app)
    }
}

/// The machine's disk, on which whoever lets names change places may panic.
struct Panicking {
    disk: MachineDisk,
    is_broken: Arc<AtomicBool>,
}

impl Panicking {
    fn may_panic(&self) {
        assert!(!self.is_broken.load(Ordering::SeqCst), "the saving thread, on purpose, {SALT}");
    }
}

impl Disk for Panicking {
    fn open(&self, path: &Path) -> io::Result<Box<dyn Opened>> {
        self.disk.open(path)
    }
    fn create(&self, path: &Path, mode: u32) -> io::Result<Box<dyn Opened>> {
        self.disk.create(path, mode)
    }
    fn open_side_file(&self, path: &Path) -> io::Result<Box<dyn Opened>> {
        self.disk.open_side_file(path)
    }
    fn facts(&self, path: &Path) -> io::Result<Facts> {
        self.disk.facts(path)
    }
    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        self.disk.read_link(path)
    }
    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        self.disk.list(folder)
    }
    fn make_folder(&self, path: &Path) -> io::Result<()> {
        self.disk.make_folder(path)
    }
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        self.may_panic();
        self.disk.exchange(one, other)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.disk.rename(from, to)
    }
    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.disk.link(from, to)
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.disk.remove(path)
    }
    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        self.disk.sync_folder(path)
    }
}

/// The child's half; without the variable that [`start`] sets it has nothing to do.
#[test]
#[expect(clippy::disallowed_methods, reason = "a program's main reads its environment")]
fn child() {
    if std::env::var_os("REGARDS_FAULTY").is_none() {
        return;
    }
    mishap::tell_safely();
    let environment = Environment::read(|name| std::env::var_os(name));
    let is_broken = Arc::new(AtomicBool::new(false));
    let disk = Panicking { disk: MachineDisk, is_broken: Arc::clone(&is_broken) };
    let machine = Machine { disk: Arc::new(disk), ..Machine::default() };
    let book = PathBuf::from(environment.home.clone().unwrap()).join(".local/share/regards/book.json");
    fs::create_dir_all(book.parent().unwrap()).unwrap();
    let surroundings = Surroundings { flag: Some(book), ..Surroundings::default() };
    let store = Store::open(&surroundings, chance::writer(&environment), machine).unwrap();
    let zone = home_zone::find("", &environment).zone;
    let clock = Clock::Machine;
    let now = Now { instant: clock.now(), zone: zone.clone() };
    let loaded = store.load().unwrap();
    let session = Session::new(loaded.book.clone(), now, chance::ids(), Saving::Untouched);
    let theme = Theme::named(ThemeName::Terminal, GlyphSet::Unicode);
    let mut faulty = Faulty { app: App::new(session, Look::plain(theme)), is_saving_broken: is_broken };
    let wait = Wait::new().unwrap();
    let outside = Outside::new(clock, environment, (zone, String::new()), wait.waker());
    let mut around = Around(outside.on(store, Some(loaded)).unwrap());
    let mut terminal = Terminal::take().unwrap();
    let code = run(&mut faulty, &mut around, &mut terminal, &wait).unwrap();
    drop(terminal);
    drop(around);
    std::process::exit(code.into());
}
