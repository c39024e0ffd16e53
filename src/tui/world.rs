//! Everything outside the screens: the clock, the book's file, the rescue, the editor.

mod base64;
pub mod clipboard;
pub mod editor;
pub mod import;
mod looking_ahead;
mod machine;
mod opener;
mod own_saves;
pub mod rescue;
pub mod saver;
mod sheet;
pub mod take_back;
pub mod watch;

use std::{
    sync::{
        Arc,
        mpsc::{self, Receiver, Sender},
    },
    thread,
    time::{Duration, Instant},
};

use self::{
    editor::Edited,
    looking_ahead::LookingAhead,
    rescue::Rescue,
    saver::{Job, Report, Saver, State},
};
use super::{
    app::App,
    event::Event,
    message::{Effect, Msg, NotOpened, NotRead, ToRead, What},
    run::{Flow, Stage, World},
    theme::ColorWish,
    wait::Waker,
};
use crate::{
    domain::zone::{Now, Zone},
    edge::{clock::Clock, config::Config, environment::Environment, home_zone},
    store::{Store, change::Loaded, undo::Way},
};

/// How long the last text may take to be written when the program is told to end.
const LAST_TEXT: Duration = Duration::from_millis(800);

/// The outside of the screens.
pub struct Outside {
    clock: Clock,
    environment: Environment,
    /// How it is to look, and what the command line said of colours.
    looking: (Config, ColorWish),
    /// The zone, and the setting that it was found by.
    zone: (Zone, String),
    inbox: Receiver<What>,
    sender: Sender<What>,
    waker: Waker,
    file: Option<File>,
    edited: Option<Edited>,
    looking_ahead: LookingAhead,
    /// When the next minute begins; never while the time is pretended.
    minute: Option<Instant>,
    is_ending: bool,
    /// The program has not heard yet that everything is durable.
    is_unsaved: bool,
    /// The user was told that leaving now leaves something unsaved.
    is_warned: bool,
}

/// The book's file, and who works on it.
struct File {
    store: Arc<Store>,
    saver: Saver,
    rescue: Rescue,
}

impl Outside {
    /// Without a file: nothing is saved.
    pub fn new(clock: Clock, environment: Environment, zone: (Zone, String), waker: Waker) -> Self {
        let (sender, inbox) = mpsc::channel();
        let mut outside = Self {
            clock,
            environment,
            looking: (Config::default(), ColorWish::Auto),
            zone,
            inbox,
            sender,
            waker,
            file: None,
            edited: None,
            looking_ahead: LookingAhead::default(),
            minute: None,
            is_ending: false,
            is_unsaved: false,
            is_warned: false,
        };
        outside.await_minute();
        outside
    }

    /// With what is set on this machine, and on the command line.
    #[must_use]
    pub fn looking(mut self, config: Config, color: ColorWish) -> Self {
        self.looking = (config, color);
        self
    }

    /// On a file, and on what was read from it; none where it could not be read.
    ///
    /// # Errors
    /// Where the system has no threads left.
    pub fn on(mut self, store: Store, known: Option<Loaded>) -> std::io::Result<Self> {
        let store = Arc::new(store);
        let saver = Saver::start(Arc::clone(&store), known, self.report())?;
        let mut rescue = Rescue::start(Arc::clone(&store), self.report())?;
        let found = rescue.find(&store);
        if !found.is_empty() {
            self.tell(What::Rescued(found));
        }
        self.file = Some(File { store, saver, rescue });
        Ok(self)
    }

    /// Has the program told this.
    pub fn tell(&self, what: What) {
        self.report()(what);
    }

    /// What is not saved at the end, in words; none where everything is.
    pub fn unsaved(&self) -> Option<String> {
        match self.file.as_ref()?.saver.state() {
            State::Settled => None,
            State::Saving => Some("The last change was still being saved".to_owned()),
            State::Failed { why, kept: Some(path) } => {
                Some(format!("Not saved: {why}. The whole book lies in {path}"))
            }
            State::Failed { why, kept: None } => Some(format!("Not saved: {why}")),
        }
    }

    fn report(&self) -> Report {
        let (sender, waker) = (self.sender.clone(), self.waker.clone());
        Box::new(move |what| {
            // Without a receiver the program is over, and nobody asks any more.
            let _nobody = sender.send(what);
            waker.wake();
        })
    }

    fn now(&self) -> Now {
        Now { instant: self.clock.now(), zone: self.zone.0.clone() }
    }

    fn await_minute(&mut self) {
        let into = self.clock.now().timestamp_millis().rem_euclid(60_000);
        let left = Duration::from_millis(u64::try_from(60_000 - into).unwrap_or(60_000));
        self.minute = (!self.clock.is_pretended()).then(|| Instant::now() + left);
    }

    fn job(&self, job: Job) {
        if let Some(file) = &self.file {
            file.saver.job(job);
        }
    }

    fn told(&self, what: What) -> Flow<Msg> {
        Flow::Tell(Msg { now: self.now(), what })
    }

    /// Leaves when everything is saved; what cannot be saved is said first, and a second time is meant.
    fn quit(&mut self) -> Flow<Msg> {
        let Some(file) = &mut self.file else { return Flow::Quit };
        if self.is_ending {
            file.rescue.settle(LAST_TEXT);
        }
        let words = match file.saver.state() {
            State::Settled if !self.is_unsaved => return Flow::Quit,
            // It asks again when it has heard of the save, and knows what need not be rescued any more.
            State::Settled | State::Saving => return Flow::On,
            State::Failed { .. } if self.is_ending || self.is_warned => return Flow::Quit,
            State::Failed { why, kept: Some(path) } => {
                format!("Not saved: {why}. ⟦q⟧ again leaves; the whole book then lies in {path}")
            }
            State::Failed { why, kept: None } => {
                format!("Not saved: {why}. ⟦q⟧ again leaves, and what was changed since is lost")
            }
        };
        self.is_warned = true;
        file.saver.job(Job::Again);
        self.told(What::NotLeft(words))
    }

    fn import(&self, file: ToRead) {
        let (report, home) = (self.report(), self.environment.home.clone());
        let asked = file.clone();
        let read = move || report(What::Import(import::read(asked, home.as_deref())));
        if thread::Builder::new().name("import".to_owned()).spawn(read).is_err() {
            let why = "The system has no room for another thread".to_owned();
            self.tell(What::Import(Err(Box::new(NotRead { file, why, table: None }))));
        }
    }

    /// A folder may lie on a disk that is slow to answer.
    fn complete(&self, typed: String) {
        let (report, home) = (self.report(), self.environment.home.clone());
        let look = move || report(What::Path(import::complete(&typed, home.as_deref())));
        if thread::Builder::new().name("path".to_owned()).spawn(look).is_err() {
            self.tell(What::Told("The system has no room for another thread".to_owned()));
        }
    }

    /// Copies a text, by a tool on a thread of its own or through the terminal at once.
    fn copy(&self, text: String, stage: &Stage<'_>) -> Flow<Msg> {
        let path = self.environment.path.as_deref();
        let way =
            clipboard::way(&self.environment, cfg!(target_os = "macos"), |name| clipboard::find(path, name));
        let copied = match way {
            clipboard::Way::Tool(tool, path) => {
                let report = self.report();
                let hand = move || report(What::Copied(clipboard::hand_to(tool, &path, &text)));
                match thread::Builder::new().name("clipboard".to_owned()).spawn(hand) {
                    Ok(_) => return Flow::On,
                    Err(_) => Err("The system has no room for another thread".to_owned()),
                }
            }
            clipboard::Way::Terminal => clipboard::for_terminal(&text).map(|(code, words)| {
                stage.send(&code);
                words
            }),
            clipboard::Way::Nowhere => Err("There is no clipboard to copy to here".to_owned()),
        };
        self.told(What::Copied(copied))
    }

    /// Opens a link on a thread of its own: the program that opens it may take its time.
    fn open(&self, link: String, said: String) -> Flow<Msg> {
        if let Err(why) = opener::check(&link, &self.environment, cfg!(target_os = "macos")) {
            return self.told(What::Opened(Err(why)));
        }
        let report = self.report();
        let open = move || report(What::Opened(opener::open(&link).map(|()| said)));
        match thread::Builder::new().name("opener".to_owned()).spawn(open) {
            Ok(_) => Flow::On,
            Err(_) => self.told(What::Opened(Err(NotOpened {
                why: "The system has no room for another thread".to_owned(),
                address: String::new(),
            }))),
        }
    }

    fn edit(&mut self, text: &str, stage: &mut Stage<'_>) -> Result<String, String> {
        let file = self.file.as_mut().ok_or("Made-up people are not opened in an editor")?;
        // Until now the text could have been all there was.
        if let Some(edited) = self.edited.take() {
            edited.remove();
        }
        let edited = self.edited.insert(Edited::lay_out(&file.store, text)?);
        let environment = &self.environment;
        let own = self.looking.0.editor.as_deref().map(std::ffi::OsStr::new);
        let line = own.or(environment.visual.as_deref()).or(environment.editor.as_deref());
        let path = edited.text();
        let lent = stage.lend(|| editor::run(&path, line));
        lent.unwrap_or_else(|_| Err("The system has no room for another thread".to_owned()))
    }
}

impl World<App> for Outside {
    fn message(&mut self, event: Event) -> Msg {
        if let Event::End(_) = event {
            self.is_ending = true;
            if let Some(file) = &self.file {
                file.saver.hurry();
            }
        }
        Msg { now: self.now(), what: What::Event(event) }
    }

    fn notice(&mut self, app: &App) {
        self.is_unsaved = app.is_unsaved();
        if let Some(file) = &mut self.file {
            file.rescue.keep(app.typed());
        }
        let setting = &app.session.book.settings.zone;
        if *setting != self.zone.1 {
            let found = home_zone::find(setting, &self.environment);
            self.zone = (found.zone, setting.clone());
        }
    }

    fn perform(&mut self, effect: Effect, stage: &mut Stage<'_>) -> Flow<Msg> {
        match effect {
            Effect::Save(to_save) => {
                if let Some(file) = &self.file {
                    file.saver.save(to_save);
                }
            }
            Effect::SaveAgain => self.job(Job::Again),
            Effect::FindUndo => self.job(Job::Find(Way::Undo)),
            Effect::FindRedo => self.job(Job::Find(Way::Redo)),
            Effect::Restore(name) => self.job(Job::Restore(name)),
            Effect::Sheet { name, text } => {
                let told = self.file.as_ref().map_or_else(
                    || "Nothing is written here".to_owned(),
                    |file| sheet::lay_out(&file.store, &name, &text, self.environment.home.as_deref()),
                );
                return self.told(What::Told(told));
            }
            Effect::ReadImport(file) => self.import(file),
            Effect::CompletePath(typed) => self.complete(typed),
            Effect::Forget(name) => {
                if let Some(file) = &mut self.file {
                    file.rescue.forget(&file.store, &name);
                }
            }
            Effect::Edit(text) => {
                let edited = self.edit(&text, stage);
                return self.told(What::Edited(edited));
            }
            Effect::Configure(line) => {
                let configured = machine::configure(&mut self.looking, &line, &self.environment);
                if let Ok(configured) = &configured {
                    stage.listen_to_mouse(configured.look.is_mouse_on);
                }
                return self.told(What::Configured(configured.map(Box::new)));
            }
            Effect::Copy(text) => return self.copy(text, stage),
            Effect::OpenLink { link, said } => return self.open(link, said),
            Effect::Suspend => return Flow::Suspend,
            Effect::Quit => return self.quit(),
        }
        Flow::On
    }

    fn gather(&mut self, app: &App) -> Vec<Msg> {
        let mut told: Vec<What> = self.inbox.try_iter().collect();
        if told.iter().any(|what| matches!(what, What::Saved { .. })) {
            self.is_warned = false;
        }
        if self.minute.is_some_and(|at| at <= Instant::now()) {
            self.await_minute();
            told.push(What::Time);
        }
        // What is about to change is not worth a look.
        if told.is_empty() && self.looking_ahead.is_behind(&app.session) {
            self.looking_ahead.follow(&app.session);
        }
        told.into_iter().map(|what| Msg { now: self.now(), what }).collect()
    }

    fn deadline(&self, app: &App) -> Option<Instant> {
        // Once what has changed is drawn.
        if self.looking_ahead.is_behind(&app.session) { Some(Instant::now()) } else { self.minute }
    }
}

impl Drop for Outside {
    fn drop(&mut self) {
        if let Some(file) = &self.file {
            // What came back from the editor is part of what is typed, and that is kept by now.
            file.rescue.settle(LAST_TEXT);
        }
        if let Some(edited) = self.edited.take() {
            edited.remove();
        }
    }
}
