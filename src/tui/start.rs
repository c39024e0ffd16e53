//! From the command line to the screens, and back.

use std::{path::Path, rc::Rc};

use anyhow::Context;

use super::{
    app::App,
    look::Look,
    message::What,
    run::run,
    screen::Screen,
    screens::unreadable::{Readable, Unreadable},
    session::{Saving, Session},
    terminal::Terminal,
    theme::ColorWish,
    wait::Wait,
    world::Outside,
};
use crate::{
    domain::{book::Book, id::Ids, sample, zone::Now},
    edge::{clock::Clock, config, environment::Environment, home_zone},
    store::{Store, side::Beside, trouble::Trouble},
};

/// What the screens are started with.
pub struct Start {
    /// The book's file.
    pub store: Store,
    /// Where the time comes from.
    pub clock: Clock,
    /// The variables.
    pub environment: Environment,
    /// `--color`.
    pub color: ColorWish,
    /// Made-up people; the file is not touched at all.
    pub is_demo: bool,
    /// Where the ids of new records come from.
    pub ids: Ids,
}

/// How the screens ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// The exit code: 0, or 128 and the number of the signal that ended it.
    pub code: u8,
    /// What is left to be said, a line each.
    pub words: Vec<String>,
}

/// Shows the screens until they are left. Call it on a terminal.
///
/// # Errors
/// Where there is no terminal, or the system has no threads or descriptors left.
pub fn start(start: Start) -> anyhow::Result<Ended> {
    let Start { store, clock, environment, color, is_demo, ids } = start;
    let config = config::read(&environment);
    let (look, notices) = Look::of(&config, color, &environment);
    let config = Rc::new(config);
    let loaded = if is_demo { None } else { Some(store.load()) };
    let setting = match &loaded {
        Some(Ok(loaded)) => loaded.book.settings.zone.clone(),
        _ => String::new(),
    };
    let home = home_zone::find(&setting, &environment);
    let now = Now { instant: clock.now(), zone: home.zone.clone() };
    let place = shown(store.place().file(), &environment);
    let session = |book, saving| {
        let mut session = Session::new(book, now.clone(), ids, saving);
        session.is_pretended = clock.is_pretended();
        session.place = place;
        session.config = Rc::clone(&config);
        session
    };

    let wait = Wait::new().context("preparing to wait for keys and signals")?;
    let outside = Outside::new(clock, environment, (home.zone, setting), wait.waker());
    let outside = outside.looking((*config).clone(), color);
    // In one, since the next would take its place.
    if !notices.is_empty() {
        outside.tell(What::Told(notices.join(". ")));
    }
    outside_notices(&outside, &store, is_demo, home.notice);
    let (mut app, mut outside) = match loaded {
        None => (App::new(session(sample::demo(&now), Saving::Demo), look), outside),
        Some(Ok(loaded)) => {
            let app = App::new(session(loaded.book.clone(), Saving::Untouched), look);
            (app, outside.on(store, Some(loaded)).context("starting to save")?)
        }
        Some(Err(trouble)) => {
            let screen = Screen::Unreadable(unreadable(&trouble, &store));
            let app = App::on(screen, session(Book::default(), Saving::LookOnly), look);
            (app, outside.on(store, None).context("starting to save")?)
        }
    };

    let mut terminal = Terminal::take().context("taking the terminal")?;
    terminal.listen_to_mouse(app.look.is_mouse_on);
    let code = run(&mut app, &mut outside, &mut terminal, &wait);
    let mut words = terminal.worker_panics();
    drop(terminal);
    words.extend(outside.unsaved());
    drop(outside);
    Ok(Ended { code: code.context("waiting for keys and signals")?, words })
}

fn unreadable(trouble: &Trouble, store: &Store) -> Unreadable {
    let backup = trouble.backup.as_ref().and_then(|name| {
        let kept = store.backups().ok()?.into_iter().find(|backup| backup.name == *name)?;
        let book = store.look_at(name).ok()?;
        Some(Readable { name: name.clone(), at: kept.version.at, book })
    });
    Unreadable::new(trouble.what(), backup, trouble.replaceable().is_some())
}

/// What is to be said at the start.
fn outside_notices(outside: &Outside, store: &Store, is_demo: bool, zone: Option<String>) {
    if let Some(words) = zone {
        outside.tell(What::Told(words));
    }
    if is_demo {
        return;
    }
    for left in store.left_beside(Beside::Unsaved) {
        let path = left.side.path().display();
        outside.tell(What::Told(format!("An earlier session could not save; its whole book lies in {path}")));
    }
}

/// The path with `~` for the home folder.
fn shown(path: &Path, environment: &Environment) -> String {
    let home = environment.home.as_ref().and_then(|home| path.strip_prefix(home).ok());
    home.map_or_else(|| path.display().to_string(), |rest| format!("~/{}", rest.display()))
}
