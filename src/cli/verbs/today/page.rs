//! `today` as plain text.

use crate::{
    cli::{
        lines::{self, ShortIds},
        output::{Output, Piece},
        people,
        reading::Reading,
    },
    domain::{
        agenda::{Agenda, Coming, Waiting, WaitsFor, WelcomeBack},
        follow_up::FollowUp,
        id::Id,
        standing::RequestState,
        when::words,
    },
};

/// Prints the page; with `all`, also what is to come, hidden or probably over.
pub fn print(agenda: &Agenda, reading: &Reading, all: bool, output: &mut Output<'_>) {
    let lists = [&agenda.for_today, &agenda.open, &agenda.upcoming, &agenda.snoozed, &agenda.stale];
    let short = ShortIds::among(lists.into_iter().flatten());
    Page { agenda, reading, short, output }.print(all);
}

struct Page<'p, 'o> {
    agenda: &'p Agenda,
    reading: &'p Reading,
    short: ShortIds<'p>,
    output: &'p mut Output<'o>,
}

impl Page<'_, '_> {
    fn print(&mut self, all: bool) {
        let agenda = self.agenda;
        self.head();
        if self.reading.book.is_empty() {
            self.output.gap();
            self.output.line("Your book is empty, and nothing is owed to anyone. Begin with one of these:");
            self.output.line("  regards add Ada Quill, research lead at Hale Health, friend");
            self.output.line("  regards import linkedin Connections.csv");
            return;
        }
        match &agenda.welcome_back {
            Some(back) => self.welcome(back, all),
            None => {
                self.talks();
                self.items("FOR TODAY", &agenda.for_today);
                self.items("CAN WAIT", &agenda.open);
            }
        }
        self.offers();
        self.waiting();
        self.rested();
        if all {
            self.items("TO COME", &agenda.upcoming);
            self.items("HIDDEN", &agenda.snoozed);
            self.items("PROBABLY OVER", &agenda.stale);
        }
        let goal = agenda.goal;
        self.output.gap();
        self.output.line(format!("This week: asked {}, talks {}", goal.asked_words(), goal.talks_words()));
    }

    fn head(&mut self) {
        let now = self.reading.now.stamp();
        let count = match self.agenda.counts.for_today() {
            0 => "nothing for today".to_owned(),
            count => format!("{count} for today, about {} minutes", self.agenda.minutes),
        };
        self.output.heading(&format!("{}: {count}", now.format("%A %-d %B %Y, %H:%M")));
    }

    /// What still matters, and the rest in one line; with `all`, the rest too.
    fn welcome(&mut self, back: &WelcomeBack, all: bool) {
        self.output.gap();
        self.output.line(back.words());
        self.talks();
        self.items("THESE STILL MATTER", &back.matters);
        if all {
            let opened = self.agenda.for_today.iter().chain(&self.agenda.open);
            let rests = |item: &&FollowUp| back.can_rest.iter().any(|resting| resting.id == item.id);
            let rest: Vec<FollowUp> = opened.filter(rests).cloned().collect();
            self.items("THE REST CAN REST", &rest);
        } else if !back.can_rest.is_empty() {
            self.output.gap();
            self.output.heading("THE REST CAN REST");
            self.output.line(format!("  {}; `regards today --all` lists them", back.rest_words()));
        }
    }

    fn talks(&mut self) {
        let now = &self.reading.now;
        let row = |talk: &Coming| -> Vec<Piece> {
            let medium =
                talk.medium.as_ref().map(|medium| format!(" {}", medium.phrase())).unwrap_or_default();
            let place = if talk.place.is_empty() { String::new() } else { format!(", {}", talk.place) };
            let questions = match (talk.questions, talk.must_ask) {
                (0, _) => String::new(),
                (count, 0) => format!("{count} questions"),
                (count, must) => format!("{count} questions, {must} of them must-ask"),
            };
            vec![
                words::short(talk.start, now).into(),
                format!("talk with {}", self.described(talk.contact)).into(),
                format!("{} min{medium}{place}", talk.minutes).into(),
                words::distance(talk.start, now).into(),
                questions.into(),
            ]
        };
        let rows: Vec<_> = self.agenda.interviews.iter().map(row).collect();
        self.table("TALKS", &rows);
    }

    fn items(&mut self, heading: &str, items: &[FollowUp]) {
        let rows: Vec<_> = items.iter().map(|item| lines::row(item, &self.short, self.reading)).collect();
        self.table(heading, &rows);
    }

    fn offers(&mut self) {
        let now = &self.reading.now;
        let rows: Vec<Vec<Piece>> = self
            .agenda
            .offers
            .iter()
            .map(|offer| {
                let contact = offer.contact.map(|id| self.described(id));
                let who = contact.or_else(|| offer.employer.clone()).unwrap_or_default();
                let until = offer.until.map(|until| format!("until {}", words::deadline(until, now)));
                vec![who.into(), offer.reason.as_str().into(), until.unwrap_or_default().into()]
            })
            .collect();
        self.table("OFFERS, if you like", &rows);
    }

    fn waiting(&mut self) {
        let rows: Vec<_> = self.agenda.waiting.iter().map(|waiting| self.waits(waiting)).collect();
        self.table("WAITING FOR THEM, nothing for you to do", &rows);
    }

    fn waits(&self, waiting: &Waiting) -> Vec<Piece> {
        let now = &self.reading.now;
        let channel =
            waiting.channel.as_ref().map(|channel| format!(" {}", channel.phrase())).unwrap_or_default();
        let since = words::short_day(now.zone.date_of(waiting.since), now.today());
        let speaks_up = waiting.speaks_up.map(|at| words::weekday_date(now.zone.date_of(at), now.today()));
        let asked = match waiting.state {
            RequestState::Accepted => format!("said yes {since}, to an introduction"),
            state => format!("{} {since}{channel}", state.asked_word()),
        };
        let (said, then) = match waiting.what {
            WaitsFor::AnswerThenNudge => (asked, "a nudge from"),
            WaitsFor::AnswerThenRest => (asked, "at rest from"),
            WaitsFor::Time => (format!("times offered {since}"), "you hear of it from"),
            WaitsFor::Later => (format!("said later, {since}"), "ask again from"),
        };
        let then = speaks_up.map(|day| format!("{then} {day}")).unwrap_or_default();
        vec![self.name(waiting.contact).into(), said.into(), then.into()]
    }

    fn rested(&mut self) {
        let rows: Vec<Vec<Piece>> = self
            .agenda
            .came_to_rest
            .iter()
            .map(|rested| {
                vec![self.described(rested.contact).into(), "no answer came; leave it at that".into()]
            })
            .collect();
        self.table("CAME TO REST since the last working day", &rows);
    }

    fn table(&mut self, heading: &str, rows: &[Vec<Piece>]) {
        if !rows.is_empty() {
            self.output.gap();
            self.output.heading(heading);
            self.output.table(rows);
        }
    }

    fn name(&self, id: Id) -> String {
        self.reading.book.contact(id).map(|contact| contact.name.to_string()).unwrap_or_default()
    }

    fn described(&self, id: Id) -> String {
        self.reading.book.contact(id).map(|contact| people::described(contact)).unwrap_or_default()
    }
}
