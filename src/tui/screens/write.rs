//! A message being written, or the template of its kind.

mod draw;
mod gone;
mod sheet;
#[cfg(test)]
mod tests;

use std::{cell::Cell, rc::Rc};

use ratatui::{Frame, layout::Rect};

use self::sheet::Sheet;
use crate::{
    domain::{
        agenda::Agenda,
        command::Act,
        drafts::{
            draft::{self, Draft},
            fields,
            key::DraftFor,
            kind::DraftKind,
            sending, templates,
        },
        follow_up::FollowUp,
        id::Id,
        name::TEXT_LIMIT,
        rules,
    },
    tui::{
        action::{Action, Context},
        acts, drafting,
        edit::Typed,
        focus::Focus,
        key::{Code, Key},
        look::Look,
        mailing,
        message::Effect,
        session::Session,
        step::Step,
    },
};

/// Half a page, in rows.
const HALF_A_PAGE: usize = 10;

/// A message being written, or the template of its kind.
#[derive(Debug)]
pub struct Write {
    contact: Id,
    /// As the person was last called in the book.
    name: String,
    of: DraftFor,
    follow_up: Option<FollowUp>,
    /// As the book has it, or had it last; none before it was first looked at.
    draft: Option<Box<Draft>>,
    message: Sheet,
    /// The template, while that is what is shown.
    template: Option<Sheet>,
    is_typing: bool,
    /// Whether the person is no longer in the book.
    is_gone: bool,
    /// It was just said that a gap is open.
    is_warned: bool,
    /// As wide as it was last drawn: Up and Down go by the rows that are seen.
    columns: Cell<u16>,
    /// The agenda at which all this was looked up.
    seen: Option<Rc<Agenda>>,
}

impl Write {
    /// A message to a person.
    pub fn of(contact: Id, of: DraftFor) -> Self {
        Self {
            contact,
            name: String::new(),
            of,
            follow_up: None,
            draft: None,
            message: Sheet::default(),
            template: None,
            is_typing: true,
            is_gone: false,
            is_warned: false,
            columns: Cell::new(80),
            seen: None,
        }
    }

    /// Whether the person was no longer in the book when it was last looked at.
    pub fn is_gone(&self) -> bool {
        self.is_gone
    }

    /// Where its keys are declared.
    pub fn context(&self) -> Context {
        if self.is_typing { Context::Writing } else { Context::Write }
    }

    /// What is written to whom, and whether that is kept.
    pub fn title(&self, _session: &Session) -> Option<(String, String)> {
        let draft = self.draft.as_deref()?;
        let (name, words) = (&self.name, draft.kind.words());
        Some(match &self.template {
            Some(_) => (format!("Template: {words}"), String::new()),
            None => {
                let state = match (self.message.is_changed(), draft.is_kept) {
                    (true, _) | (_, true) if self.is_gone => "not kept",
                    (true, _) => "changed",
                    (false, true) => "kept",
                    (false, false) => "from the template",
                };
                (format!("To {name}: {words}"), state.to_owned())
            }
        })
    }

    /// On whom and what keys act.
    pub fn focus(&self, _session: &Session) -> Focus {
        match &self.follow_up {
            _ if self.is_gone => Focus::default(),
            Some(follow_up) => Focus::on(follow_up),
            None => Focus::person(self.contact),
        }
    }

    /// Why a verb does nothing now.
    pub fn why_off(&self, action: Action, session: &Session) -> Option<&'static str> {
        match (action, &self.template) {
            _ if gone::is_off(action) && self.is_lost() => Some(gone::WHY_OFF),
            (Action::Done | Action::Copy | Action::Mail, Some(_)) => {
                Some("This is the template; ⟦Ctrl-T⟧ leads back to the message")
            }
            (Action::Done | Action::Copy | Action::Mail | Action::Write | Action::Delete, _) => None,
            _ => acts::why_off(action, &self.focus(session), session),
        }
    }

    /// A more telling name of a verb.
    pub fn name(&self, action: Action) -> Option<&'static str> {
        match (action, &self.template, self.of) {
            (Action::Done, _, DraftFor::Message(_)) => Some("sent now"),
            // What asks for more words elsewhere is a message here.
            (Action::Done, _, DraftFor::FollowUp(id)) if sending::needs_words(id.rule) => Some("sent now"),
            (Action::Write, ..) => Some("type"),
            (Action::Template, Some(_), _) => Some("the message"),
            _ => None,
        }
    }

    /// What it makes of a verb.
    pub fn act(&mut self, action: Action, session: &mut Session) -> Step {
        if self.is_lost() {
            return self.act_lost(action, session);
        }
        if let Some(why) = self.fault()
            && !matches!(
                action,
                Action::Write
                    | Action::Open
                    | Action::Editor
                    | Action::Delete
                    | Action::Help
                    | Action::Suspend
            )
            && !is_move(action)
        {
            self.is_typing &= !matches!(action, Action::Back | Action::Interrupt);
            return Step::refuse(format!("{why}. Mend it, or throw it away: ⟦Esc⟧, then ⟦X⟧"));
        }
        let is_warned = std::mem::take(&mut self.is_warned);
        match action {
            Action::Back | Action::Interrupt if self.is_typing => self.is_typing = false,
            Action::Back if self.template.is_some() => self.template = None,
            Action::Write | Action::Open => self.is_typing = true,
            Action::Editor => session.want(Effect::Edit(self.sheet().text().to_owned())),
            Action::Template => self.turn_over(session),
            Action::Delete => return self.throw_away(session),
            Action::Copy | Action::Mail | Action::Done => {
                let Some(draft) = self.written(session) else { return Step::Stay };
                return match (action, draft.gaps.first()) {
                    (Action::Copy, _) => drafting::copy(&draft, session),
                    (Action::Mail, _) => mailing::mail(&draft, session),
                    (_, Some(gap)) if !is_warned => {
                        self.is_warned = true;
                        Step::refuse(format!(
                            "[{}] is still open. ⟦d⟧ again: it went out, this text is not kept",
                            gap.prompt
                        ))
                    }
                    _ => drafting::sent(&draft, session),
                };
            }
            _ if is_move(action) => self.go(action),
            _ => return Step::NotMine,
        }
        Step::Stay
    }

    /// A key that is text here.
    pub fn key(&mut self, key: Key) -> Typed {
        let columns = self.columns.get();
        if !self.is_typing {
            return Typed::Ignored;
        }
        if self.template.is_none() && key.typed().is_some() {
            self.message.fill_gap();
        }
        self.sheet_mut().field.key(key, columns)
    }

    /// Pasted text.
    pub fn paste(&mut self, text: &str) -> Typed {
        if self.is_typing { self.sheet_mut().field.paste(text) } else { Typed::Ignored }
    }

    /// The text as it comes back from the editor.
    pub fn edited(&mut self, text: &str) {
        self.sheet_mut().field.set_text(text.trim_end_matches(['\n', '\r']));
    }

    /// What is typed and not in the book, with what it is for.
    pub fn typed(&self) -> Option<(String, String)> {
        if let Some(template) = self.template.as_ref().filter(|template| template.is_changed()) {
            return Some((drafting::template_code(self.kind()?), template.text().to_owned()));
        }
        // Where the person is gone, this is the only place that it stands in.
        let title = drafting::code(self.contact, self.of);
        self.message.is_changed().then(|| (title, self.message.text().to_owned()))
    }

    /// What is typed and not in the book, as the act that puts it there; none where the person is not in it either.
    pub fn unkept(&self) -> Option<Act> {
        if let Some(template) = self.template.as_ref().filter(|template| template.is_changed()) {
            let kind = self.kind()?;
            let text = Some(template.text().to_owned());
            return self.fault().is_none().then_some(Act::Template { kind, text });
        }
        let text = Some(self.message.text().to_owned());
        (self.message.is_changed() && !self.is_gone).then_some(Act::Draft {
            contact: self.contact,
            of: self.of,
            text,
        })
    }

    /// Looks at the book again.
    pub fn refresh(&mut self, session: &Session) {
        if self.seen.as_ref().is_some_and(|seen| Rc::ptr_eq(seen, &session.agenda)) {
            return;
        }
        self.seen = Some(Rc::clone(&session.agenda));
        let (book, now) = (&session.book, &session.now);
        if let (Some(kind), Some(template)) = (self.kind(), &mut self.template) {
            template.stands(templates::of(book, kind));
        }
        let contact = book.contact(self.contact);
        self.is_gone = contact.is_none();
        let Some(contact) = contact else {
            // The text stays as it was last seen; more of it would go nowhere.
            self.is_typing &= self.template.is_some();
            return;
        };
        contact.name.as_str().clone_into(&mut self.name);
        if let DraftFor::FollowUp(id) = self.of {
            self.follow_up = rules::find_with(book, now, self.contact, id);
            // What it was for is settled; what is written can still be sent.
            if let (None, Some(kind)) = (&self.follow_up, self.kind()) {
                self.of = DraftFor::Message(kind);
            }
        }
        self.draft = draft::of(book, now, self.contact, self.of).map(Box::new);
        if let Some(draft) = &self.draft {
            self.message.stands(&draft.whole());
        }
    }

    /// Draws it.
    pub fn view(&self, session: &Session, look: &Look, frame: &mut Frame<'_>, area: Rect) {
        self.columns.set(area.width.saturating_sub(2));
        match (&self.template, self.written(session)) {
            (Some(template), _) => draw::template(template, self.fault(), look, frame, area),
            _ if self.is_gone => draw::lost(&self.message, &gone::words(&self.name), look, frame, area),
            (None, Some(draft)) => draw::message(&self.message, &draft, look, frame, area),
            (None, None) => {}
        }
    }

    fn kind(&self) -> Option<DraftKind> {
        self.draft.as_ref().map(|draft| draft.kind)
    }

    fn sheet(&self) -> &Sheet {
        self.template.as_ref().unwrap_or(&self.message)
    }

    fn sheet_mut(&mut self) -> &mut Sheet {
        self.template.as_mut().unwrap_or(&mut self.message)
    }

    /// The draft as it stands on the sheet.
    fn written(&self, session: &Session) -> Option<Draft> {
        let draft = self.draft.as_deref()?;
        if !self.message.is_changed() {
            return Some(draft.clone());
        }
        let (book, now) = (&session.book, &session.now);
        draft::with_text_for(book, now, draft, self.follow_up.as_ref(), self.message.text())
    }

    /// From the message to the template of its kind, or back.
    fn turn_over(&mut self, session: &Session) {
        self.template = match (self.template.take(), self.kind()) {
            (None, Some(kind)) => Some(Sheet::new(templates::of(&session.book, kind), templates::LONGEST)),
            _ => None,
        };
        self.is_typing = true;
    }

    /// Takes the text back to where it comes from.
    fn throw_away(&mut self, session: &Session) -> Step {
        let (Some(draft), Some(kind)) = (&self.draft, self.kind()) else { return Step::Stay };
        if let Some(template) = &mut self.template {
            template.reset();
            let is_own = !session.book.templates.contains_key(kind.word());
            return if is_own {
                Step::refuse("This is the program's own template")
            } else {
                Step::Do(Act::Template { kind, text: None })
            };
        }
        let is_kept = draft.is_kept;
        self.message.reset();
        if is_kept {
            Step::Do(Act::Draft { contact: self.contact, of: self.of, text: None })
        } else {
            Step::refuse("Nothing is kept; this comes from the template")
        }
    }

    /// Why the template cannot be kept as it is.
    fn fault(&self) -> Option<String> {
        let unknown = fields::unknown(self.template.as_ref()?.text());
        let named: Vec<String> = unknown.iter().map(|name| format!("{{{name}}}")).collect();
        (!named.is_empty()).then(|| format!("No field is called {}", named.join(" or ")))
    }

    fn go(&mut self, action: Action) {
        let (code, times) = match action {
            Action::Up => (Code::Up, 1),
            Action::Down => (Code::Down, 1),
            Action::PageUp => (Code::Up, HALF_A_PAGE),
            Action::PageDown => (Code::Down, HALF_A_PAGE),
            Action::Top => (Code::Up, TEXT_LIMIT),
            _ => (Code::Down, TEXT_LIMIT),
        };
        let columns = self.columns.get();
        let sheet = self.sheet_mut();
        let rows = sheet.field.height(columns);
        for _ in 0..times.min(rows) {
            sheet.field.key(Key::new(code), columns);
        }
    }
}

fn is_move(action: Action) -> bool {
    matches!(
        action,
        Action::Up | Action::Down | Action::PageUp | Action::PageDown | Action::Top | Action::Bottom
    )
}
