//! The program: one state, one update, one view.

mod come_back;
mod import;
mod machine;
mod mouse;
mod outside;
mod situation;
mod taking_back;

use std::{collections::BTreeMap, rc::Rc};

use ratatui::Frame;

use super::{
    action::{Action, Context},
    acts, after_talk,
    asking::{Asking, help::Help, palette::Palette},
    begin,
    behind::Behind,
    edit::Typed,
    event::Event,
    frame::{self as page, Page},
    key::Key,
    keymap::{Press, Situation},
    look::Look,
    message::{Effect, Msg, Rescued, TakeBack, What},
    notice::Notice,
    question::Question,
    run::Program,
    screen::Screen,
    session::{Saving, Session},
    step::{Route, Step},
};
use crate::domain::{
    command::{Act, Applied, Refusal},
    id::Id,
    sample,
};

/// Text that stands in a record which is not durable yet.
#[derive(Debug)]
struct Unsettled {
    /// What it was for, and the text.
    typed: (String, String),
    /// The revision that holds it.
    revision: u64,
    /// Where an earlier session had kept it.
    file: Option<String>,
}

/// The whole state of the screens.
#[derive(Debug)]
pub struct App {
    /// The book and what was done to it.
    pub session: Session,
    /// Theme and keymap.
    pub look: Look,
    /// What is shown.
    pub screen: Screen,
    /// The screens to come back to.
    trail: Vec<Screen>,
    /// What is kept of the screen while a question is answered.
    behind: Behind,
    /// The questions over the screen, the last one on top.
    pub asking: Vec<Asking>,
    /// What just happened.
    pub notice: Option<Notice>,
    /// What was typed and is noted, but not yet durable.
    unsettled: Vec<Unsettled>,
    /// What was typed into a line that was then left: the text, by what it was for.
    left: BTreeMap<String, String>,
    /// The user's own session, while made-up people are looked at.
    own: Option<Box<Session>>,
    /// What was changed on this machine, to be taken back.
    machine: machine::Changes,
    /// Texts of an earlier session that wait to be looked at.
    rescued: Vec<Rescued>,
    /// Texts of this session that could not be noted, kept for the next start.
    for_later: Vec<(String, String)>,
    /// What was found to be taken back from before this session.
    taking_back: Option<TakeBack>,
    is_quitting: bool,
    /// The program is told to end, whatever the user wants.
    is_ending: bool,
}

impl App {
    /// Starts on what the session's book calls for.
    pub fn new(session: Session, look: Look) -> Self {
        let screen = Screen::start(&session);
        let mut app = Self::on(screen, session, look);
        app.come_back_to_the_talk();
        app
    }

    /// Starts on a screen.
    pub fn on(screen: Screen, session: Session, look: Look) -> Self {
        Self {
            session,
            look,
            screen,
            trail: Vec::new(),
            behind: Behind::default(),
            asking: Vec::new(),
            notice: None,
            unsettled: Vec::new(),
            left: BTreeMap::new(),
            own: None,
            machine: machine::Changes::default(),
            rescued: Vec::new(),
            for_later: Vec::new(),
            taking_back: None,
            is_quitting: false,
            is_ending: false,
        }
    }

    /// Where keys are declared now.
    pub fn context(&self) -> Context {
        self.asking.last().map_or_else(|| self.screen.context(), Asking::context)
    }

    /// What is kept of the screen while a question is answered.
    pub fn behind(&self) -> &Behind {
        &self.behind
    }

    /// What would be lost if the program ended now: each a title and the text, for the rescue.
    pub fn typed(&self) -> Vec<(String, String)> {
        // Of what is done with made-up people nothing is kept.
        let is_kept = self.session.saving != Saving::Demo;
        let open = self.asking.iter().rev().filter_map(Asking::typed).chain(self.screen.typed());
        let open = open.filter(|_| is_kept);
        let noted = self.unsettled.iter().map(|unsettled| unsettled.typed.clone());
        // What an earlier session had kept still lies where it kept it.
        let waiting = self.rescued.iter().filter(|it| it.file.is_empty());
        let waiting = waiting.map(|it| (it.title.clone(), it.text.clone()));
        let mut typed: Vec<(String, String)> = Vec::new();
        for text in open.chain(noted).chain(waiting).chain(self.for_later.iter().cloned()) {
            if !typed.contains(&text) {
                typed.push(text);
            }
        }
        typed
    }

    /// Whether the screen may look otherwise after this, as it does not while a question takes the keys.
    fn concerns_the_screen(&self, what: &What) -> bool {
        match what {
            What::Time => false,
            What::Event(Event::Key(_) | Event::Paste(_)) => self.asking.is_empty(),
            _ => true,
        }
    }

    fn event(&mut self, event: Event) {
        match event {
            Event::Key(key) => self.key(key),
            Event::Mouse(mouse) => self.mouse(mouse),
            Event::Paste(text) => self.paste(&text),
            Event::Resize { .. } | Event::Resumed => {}
            Event::SuspendAsked => {
                self.keep_typed();
                self.session.want(Effect::Suspend);
            }
            Event::End(_) => {
                self.is_ending = true;
                self.keep_typed();
                self.quit();
            }
        }
    }

    fn key(&mut self, key: Key) {
        self.notice = None;
        let context = self.context();
        match self.look.keymap.press(context, key, &*self) {
            Press::Act(action) => self.act(action),
            Press::Off(_, why) => self.notice = Some(Notice::told(why)),
            Press::Unbound => {
                let typed = match self.asking.last_mut() {
                    Some(asking) => asking.key(key, &self.session),
                    None => self.screen.key(key),
                };
                if !context.is_typing() && typed == Typed::Ignored {
                    self.notice = Some(Notice::told(format!("{key} does nothing here; ⟦?⟧ shows what does")));
                }
                self.full(typed);
            }
        }
    }

    fn paste(&mut self, text: &str) {
        let typed = match self.asking.last_mut() {
            Some(asking) => asking.paste(text, &self.session),
            None => self.screen.paste(text),
        };
        if self.asking.is_empty() && typed == Typed::Ignored {
            self.notice =
                Some(Notice::told("Pasted text goes into a line: ⟦a⟧ adds people, ⟦n⟧ notes what happened"));
        }
        self.full(typed);
    }

    /// Runs a verb, as a key or the help does.
    pub fn act(&mut self, action: Action) {
        // Help leaves what is typed as it is, and Enter is a new line of it.
        if self.asking.is_empty() && !matches!(action, Action::Help | Action::Accept) {
            self.keep_typed();
        }
        if action == Action::Write && self.is_not_saved() {
            return self.session.want(Effect::SaveAgain);
        }
        let step = match self.asking.last_mut() {
            Some(asking) => asking.act(action, &mut self.session),
            None => self.screen.act(action, &mut self.session),
        };
        if !matches!(step, Step::Stay) {
            self.behind.forget();
        }
        let step = match step {
            Step::NotMine => self.common(action),
            step => step,
        };
        self.step(step);
    }

    fn step(&mut self, step: Step) {
        match step {
            Step::NotMine | Step::Stay => {}
            Step::Back => self.back(),
            Step::Open(route) => {
                while self.leave_asking() {}
                self.open(Screen::at(route, &self.session));
            }
            Step::Guide(route, notice) => {
                self.step(Step::Open(route));
                self.notice = Some(notice);
            }
            Step::Ask(question) => self.ask(*question),
            Step::Do(act) => drop(self.apply(act)),
            Step::DoThen(act, then) => {
                if self.apply(act) {
                    self.step(*then);
                }
            }
            Step::Refused(refusal) => self.refused(refusal),
            Step::Run(action) => {
                self.asking.pop();
                self.act(action);
            }
            Step::Tell(notice) => self.notice = Some(notice),
            Step::Configure(name, value) => self.configure(name, value),
            // What was typed is on its way; it is kept all the same, should nothing come of it.
            Step::Want(effect) => {
                let notice = self.notice.take();
                self.leave_asking();
                self.notice = notice;
                self.session.want(effect);
            }
        }
    }

    /// Asks a question; a line is told what was typed for the same the last time it was left.
    fn ask(&mut self, question: Question) {
        let question = match question {
            Question::TakeUp(rescued) => match self.put_back(rescued) {
                None => {
                    self.asking.clear();
                    return;
                }
                Some(rescued) => Question::TakeUp(rescued),
            },
            question => question,
        };
        let mut asking = match Asking::of(question, &self.session) {
            Ok(asking) => asking,
            Err(why) => {
                self.notice = Some(Notice::refused(why));
                return;
            }
        };
        if let Asking::Line(line) = &mut asking
            && let Some(text) = self.left.get(&line.title())
        {
            line.remember(text);
        }
        self.asking.push(asking);
    }

    /// Closes the question on top, and keeps what was typed into it. False where nothing is asked.
    fn leave_asking(&mut self) -> bool {
        let Some(asking) = self.asking.pop() else { return false };
        if matches!(asking, Asking::Preview(_) | Asking::Confirm(_)) {
            self.notice = Some(Notice::told("Nothing was changed"));
        }
        let Some((title, text)) = asking.typed() else { return true };
        match asking {
            Asking::Line(_) | Asking::Form(_) if !asking.has_place(&self.session) => {
                self.ask_later(title, text);
            }
            Asking::Line(_) => {
                self.left.insert(title, text);
                self.notice = Some(Notice::told("Not noted. The next time, ⟦Tab⟧ brings your text back"));
            }
            _ => {}
        }
        true
    }

    /// The verbs that mean the same everywhere.
    fn common(&mut self, action: Action) -> Step {
        let focus = self.screen.focus(&self.session);
        match action {
            Action::Review => Step::Open(Route::Review),
            Action::Screen(number) => Step::Open(Route::numbered(number)),
            Action::Goals => Step::Open(Route::Goals),
            Action::Begin => begin::on(&focus, self.screen.number() == Some(1), &self.session),
            Action::Filter => Step::Open(Route::Find),
            Action::Help => {
                let help = Help::on(self.context(), &self.look.keymap, &*self);
                self.asking.push(Asking::Help(help));
                Step::Stay
            }
            Action::Palette => {
                let palette = Palette::on(self.context(), &self.look.keymap, &*self, &self.session);
                self.asking.push(Asking::Palette(palette));
                Step::Stay
            }
            Action::Undo => self.undo(),
            Action::Redo => self.redo(),
            Action::TryOut => self.try_out(),
            Action::Suspend => Step::Want(Effect::Suspend),
            Action::Back => Step::Back,
            Action::Quit | Action::Interrupt => {
                self.leave();
                Step::Stay
            }
            _ => acts::on(action, &focus, &mut self.session),
        }
    }

    /// Changes the book and says what was done. A talk that is told to be over is asked about then. False where the
    /// change was refused.
    fn apply(&mut self, act: Act) -> bool {
        let typed = self.asking.iter().rev().find_map(Asking::typed);
        let file = self.asking.iter().find_map(Asking::rescued_from);
        let rest = self.asking.iter().find_map(|asking| asking.rest(&self.session));
        let may_end_a_talk = after_talk::may_end_one(&act);
        let act = self.screen.rounded_off(act, &self.session);
        let said = if matches!(act, Act::Undo(_)) { Notice::undone } else { Notice::done };
        match self.carry_out(act) {
            Ok(applied) => {
                self.forget_undone_on_machine();
                if let Some(typed) = typed {
                    self.left.remove(&typed.0);
                    self.unsettled(typed, file);
                }
                self.left.extend(rest);
                self.asking.clear();
                self.done(&applied, said);
                if may_end_a_talk
                    && let Some(interview) = after_talk::just_held(&applied.change, &self.session.now.zone)
                {
                    self.ask(Question::Stays(interview));
                }
                true
            }
            Err(refusal) => {
                self.refused(refusal);
                false
            }
        }
    }

    /// What was typed is noted, and is rescued until that is durable.
    fn unsettled(&mut self, typed: (String, String), file: Option<String>) {
        if self.session.saving != Saving::Demo {
            self.unsettled.push(Unsettled { typed, revision: self.session.revision(), file });
        }
    }

    fn done(&mut self, applied: &Applied, said: fn(String) -> Notice) {
        let mut words = applied.summary.clone();
        for remark in &applied.remarks {
            words.push_str(". ");
            words.push_str(remark);
        }
        self.notice = Some(said(words));
        self.follow_the_book();
        // Whoever was just added is whom the next key is for.
        let is_new = |id: &Id| applied.change.before.contacts.get(id).is_some_and(Option::is_none);
        let mut added = applied.change.after.contacts.keys().copied().filter(is_new);
        if let (Screen::Today(today), Some(one), None) = (&mut self.screen, added.next(), added.next()) {
            today.stand_on(one, &self.session);
        }
    }

    /// Looks at the book again, and leaves a screen that it has taken the ground from: there is somebody now, or nobody
    /// any more.
    fn follow_the_book(&mut self) {
        self.screen.refresh(&self.session);
        match &self.screen {
            Screen::FirstRun(_) if !self.session.book.is_empty() => {
                self.screen = Screen::start(&self.session);
            }
            // The first change was taken back.
            Screen::Today(_) | Screen::Contacts(_) if self.session.book.is_empty() => {
                self.open(Screen::at(Route::Today, &self.session));
            }
            Screen::Contact(page) if page.is_gone(&self.session) => self.back(),
            Screen::Write(page) if page.is_gone() => self.back(),
            Screen::Talk(page) if page.is_gone(&self.session) => self.back(),
            Screen::Live(live) if live.is_gone() => self.back(),
            Screen::Debrief(page) if page.is_gone(&self.session) => self.back(),
            _ => {}
        }
    }

    fn refused(&mut self, refusal: Refusal) {
        if refusal.instead.is_empty() {
            self.notice = Some(Notice::refused(refusal.to_string()));
        } else {
            self.ask(Question::Instead(refusal));
        }
    }

    fn try_out(&mut self) -> Step {
        let book = sample::demo(&self.session.now);
        let ids = self.session.ids().clone();
        let mut demo = Session::new(book, self.session.now.clone(), ids, Saving::Demo);
        demo.config = Rc::clone(&self.session.config);
        self.own = Some(Box::new(std::mem::replace(&mut self.session, demo)));
        self.screen = Screen::start(&self.session);
        self.trail.clear();
        Step::Tell(Notice::told("Made-up people: nothing is saved. ⟦q⟧ brings your own book back"))
    }

    fn open(&mut self, screen: Screen) {
        while self.leave_asking() {}
        let mut screen = screen;
        screen.refresh(&self.session);
        // A look at a backup leads back to the choice that it came from.
        let is_root = matches!(screen, Screen::Today(_) | Screen::FirstRun(_))
            && !matches!(self.screen, Screen::Unreadable(_));
        let left = std::mem::replace(&mut self.screen, screen);
        if is_root {
            let gone = std::mem::take(&mut self.trail);
            for screen in gone.iter().chain([&left]) {
                self.leave_off(screen);
            }
        } else if matches!((&left, &self.screen), (Screen::Live(_), Screen::Debrief(_))) {
            // The talk is over; whoever has thought it over comes back to where it was begun.
            self.trail.pop_if(|before| matches!(before, Screen::Debrief(_)));
        } else if let Some(at) = self.trail.iter().position(|before| self.screen.is_same_list(before)) {
            // It was come by before: the way back is the one from there, however many rounds were made since.
            let gone = self.trail.split_off(at);
            for screen in gone.iter().chain([&left]) {
                self.leave_off(screen);
            }
        } else if left.only_here().is_some() {
            self.leave_off(&left);
        } else if std::mem::discriminant(&left) != std::mem::discriminant(&self.screen)
            || matches!(left, Screen::Contact(_))
        {
            self.trail.push(left);
        }
    }

    fn back(&mut self) {
        if let Some(Asking::Choice(choice)) = self.asking.last() {
            self.for_later.extend(choice.unfiled());
        }
        let waits = self.asking.last().and_then(|asking| asking.waits(&self.session));
        if self.leave_asking() {
            if let Some(act) = waits.filter(|_| !matches!(self.screen, Screen::Debrief(_))) {
                self.apply(act);
            }
            return;
        }
        match self.trail.pop() {
            Some(screen) => {
                let left = std::mem::replace(&mut self.screen, screen);
                self.screen.refresh(&self.session);
                self.leave_off(&left);
            }
            None if self.screen.number() == Some(1) && !matches!(self.screen, Screen::Review(_)) => {
                self.notice = Some(Notice::told("⟦q⟧ quits"));
            }
            None => self.open(Screen::start(&self.session)),
        }
    }

    /// `q`: one step back, and out of the program at its root.
    fn leave(&mut self) {
        if !self.asking.is_empty() || !self.trail.is_empty() {
            self.back();
        } else if let Some(own) = self.own.take() {
            self.session = *own;
            self.screen = Screen::start(&self.session);
        } else {
            self.quit();
        }
    }

    fn saved(&mut self, revision: u64) {
        self.file_session().saved(revision);
        let (settled, unsettled) = std::mem::take(&mut self.unsettled)
            .into_iter()
            .partition(|it: &Unsettled| it.revision <= revision);
        self.unsettled = unsettled;
        for file in settled.into_iter().filter_map(|it: Unsettled| it.file) {
            self.session.want(Effect::Forget(file));
        }
    }
}

impl Program for App {
    type Msg = Msg;
    type Effect = Effect;

    fn update(&mut self, msg: Msg) -> Vec<Effect> {
        let has_passed = self.session.move_on(msg.now);
        if let Some(own) = &mut self.own {
            own.move_on(self.session.now.clone());
        }
        if matches!(msg.what, What::Event(Event::Key(_) | Event::Mouse(_))) {
            // Whoever goes on working has changed their mind about leaving.
            self.is_quitting = false;
        }
        let is_time = matches!(msg.what, What::Time);
        if has_passed || self.concerns_the_screen(&msg.what) {
            self.behind.forget();
        }
        match msg.what {
            What::Event(event) => self.event(event),
            What::Time => {}
            What::Saved { revision, replayed, notices } => {
                let typed = self.unsettled.iter().filter(|it| it.revision <= revision);
                let typed = typed.map(|it| it.typed.clone()).collect();
                self.saved(revision);
                self.was_saved(replayed, notices, typed);
            }
            What::SaveWaits => self.file_session().saving = Saving::Waiting,
            What::SaveFailed(why) => self.save_failed(why),
            What::Reloaded(book) => self.reloaded(*book),
            What::Unreadable(why) => self.unreadable(why),
            What::Restored(restored) => self.restored(restored),
            What::NotLeft(why) => {
                self.is_quitting = false;
                self.notice = Some(Notice::refused(why));
            }
            What::Told(words) => self.notice = Some(Notice::told(words)),
            What::Copied(said) => self.notice = Some(said.map_or_else(Notice::refused, Notice::told)),
            What::Opened(said) => self.opened(said),
            What::Configured(done) => self.configured(done),
            What::Path(path) => self.path_goes_on(&path),
            What::Import(read) => self.import(read),
            What::TakeBack(Err(why)) | What::Edited(Err(why)) => self.notice = Some(Notice::refused(why)),
            What::TakeBack(Ok(take_back)) => self.taken_back(*take_back),
            What::Rescued(rescued) => self.come_back_to_the_text(rescued),
            What::Edited(Ok(text)) => self.edited(&text),
        }
        if !is_time || has_passed {
            self.screen.refresh(&self.session);
        }
        if self.asking.is_empty() {
            self.screen.go_on();
        }
        if self.asking.is_empty()
            && !self.is_quitting
            && let Some(next) = self.rescued.pop()
        {
            self.ask(Question::Rescued(next));
        }
        let mut effects = self.session.take_effects();
        if let Some(own) = &mut self.own {
            effects.extend(own.take_effects());
        }
        effects
    }

    fn view(&self, frame: &mut Frame<'_>) {
        let page = Page {
            session: &self.session,
            look: &self.look,
            screen: &self.screen,
            behind: &self.behind,
            asking: self.asking.last(),
            notice: self.notice.as_ref(),
            situation: self,
        };
        page::draw(&page, frame);
    }
}
