//! The rows of the goals, from top to bottom.

use crate::{
    domain::{
        drafts::kind::DraftKind,
        line::sentence::capital,
        prepare::{PrepareItem, PrepareLists},
        readiness::Ready,
        setting::Setting,
        settings::Settings,
        when::words,
    },
    edge::config::{Config, entry::Entry},
    tui::{
        action::{Action, Context},
        bindings,
        key::Key,
        keymap::Keymap,
        session::Session,
        verb_name,
    },
};

/// What a row is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowKey {
    /// A field or role that is explored.
    Exploring(String),
    /// One more.
    Explore,
    /// Who the user is, and how much to do in a week.
    Me,
    /// Something to be ready with.
    Ready(Ready),
    /// Whether the user has landed.
    Landed,
    /// A setting.
    Setting(Setting),
    /// The two short lists before a talk.
    Lists,
    /// How something looks on this machine.
    Machine(Entry),
    /// The template of a kind of message.
    Template(DraftKind),
    /// The keys of a verb.
    Keys(Action),
}

/// One row.
#[derive(Clone, Debug)]
pub struct Row {
    /// What it is about.
    pub key: RowKey,
    /// The number of its section.
    pub section: usize,
    /// What is named.
    pub label: String,
    /// What is said of it.
    pub value: String,
    /// Whether that is as usual.
    pub is_usual: bool,
    /// Whether it is ticked, where it can be.
    pub ticked: Option<bool>,
    /// Text below it.
    pub below: Vec<String>,
    /// What Enter does, and why.
    pub help: String,
}

impl Row {
    fn new(key: RowKey, section: usize, label: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            key,
            section,
            label: label.into(),
            value: value.into(),
            is_usual: false,
            ticked: None,
            below: Vec::new(),
            help: String::new(),
        }
    }

    fn help(self, help: impl Into<String>) -> Self {
        Self { help: help.into(), ..self }
    }

    /// The heading of its section.
    pub fn heading(&self) -> &'static str {
        match self.section {
            0 => "WHAT I WANT TO LEARN",
            1 => "WHO I AM",
            2 => "READY FOR THE FIRST REQUEST",
            3 => "LANDED",
            4 => "SETTINGS",
            5 => "ON THIS MACHINE",
            6 => "TEMPLATES OF MESSAGES",
            7 => "NUMBERS OF THE RULES",
            _ => "KEYS, ON THIS MACHINE",
        }
    }
}

/// The rows as of the session's book.
pub fn of(session: &Session) -> Vec<Row> {
    let goals = &session.book.goals;
    let mut rows = Vec::new();
    for one in &goals.exploring {
        let row = Row::new(RowKey::Exploring(one.what.clone()), 0, &one.what, &one.to_find_out);
        rows.push(row.help("⟦Enter⟧ changes it, ⟦Del⟧ takes it out, ⟦J⟧ and ⟦K⟧ move it."));
    }
    let more = Row::new(RowKey::Explore, 0, "⟦a⟧  add a field or role", "");
    rows.push(more.help("A field or role, a colon, and what you want to find out about it."));
    rows.push(me(session));
    for ready in Ready::ALL {
        let row = Row::new(RowKey::Ready(ready), 2, ready.words(), "");
        let help = match ready {
            Ready::Goals => "Who knows what they want to learn asks a question that is easy to say yes to.",
            Ready::Introduction => {
                "Three sentences: who you are, where you come from, what you hope to learn."
            }
            Ready::Profile => "Whom you ask looks you up first. ⟦Space⟧ ticks it.",
        };
        rows.push(Row { ticked: Some(ready.is_done(goals)), ..row.help(help) });
    }
    rows.push(landed(session));
    let (numbers, others): (Vec<Setting>, Vec<Setting>) =
        Setting::all().partition(|setting| matches!(setting, Setting::Number(_)));
    rows.extend(settings(&others, 4, session));
    rows.push(lists(session));
    rows.extend(Entry::ALL.map(|entry| machine(entry, &session.config)));
    rows.extend(DraftKind::ALL.map(|kind| template(kind, session)));
    rows.extend(settings(&numbers, 7, session));
    let (keymap, _) = Keymap::with(&session.config.keys);
    let usual = Keymap::default();
    rows.extend(verb_name::all().into_iter().map(|(action, name)| keys(action, &name, &keymap, &usual)));
    for row in &mut rows {
        row.help = keymap.words(Context::Goals, &row.help);
        if matches!(row.key, RowKey::Explore | RowKey::Landed) {
            row.label = keymap.words(Context::Goals, &row.label);
        }
    }
    rows
}

fn settings(all: &[Setting], section: usize, session: &Session) -> Vec<Row> {
    let usual = Settings::default();
    let settings = &session.book.settings;
    let row = |setting: &Setting| {
        let setting = *setting;
        let value = match setting.said(settings) {
            _ if setting == Setting::Zone && settings.zone.is_empty() => {
                format!("{}, as this machine has it", session.now.zone)
            }
            value if value.is_empty() => "not set".to_owned(),
            value => value,
        };
        let is_usual = !setting.is_set(settings);
        let usual = setting.shown(&usual);
        let value = if is_usual || usual.is_empty() { value } else { format!("{value}  (usual: {usual})") };
        let row = Row::new(RowKey::Setting(setting), section, setting.label(), value);
        Row { is_usual, ..row.help(changes(setting.help())) }
    };
    all.iter().map(row).collect()
}

fn lists(session: &Session) -> Row {
    let lists = &session.book.settings.prepare;
    let words = |items: &[PrepareItem]| items.iter().map(PrepareItem::words).collect::<Vec<_>>().join(", ");
    let value = format!("{}; then {}", words(&lists.eve), words(&lists.day));
    let row = Row::new(RowKey::Lists, 4, "before every talk", value);
    let help = "the two short lists of a talk: for the day before, and for its own day";
    Row { is_usual: *lists == PrepareLists::default(), ..row.help(changes(help)) }
}

fn machine(entry: Entry, config: &Config) -> Row {
    let said = entry.said(config);
    let is_usual = said.is_none();
    let value = said.unwrap_or_else(|| entry.usual().to_owned());
    let row = Row::new(RowKey::Machine(entry), 5, entry.label(), value);
    let help = match entry.values() {
        [] => changes(entry.help()),
        _ => format!("{}. ⟦Enter⟧: the next one.", capital(entry.help())),
    };
    Row { is_usual, ..row.help(help) }
}

fn keys(action: Action, name: &str, keymap: &Keymap, usual: &Keymap) -> Row {
    let shown =
        |keymap: &Keymap| keymap.keys_of(action).iter().map(Key::to_string).collect::<Vec<_>>().join(" ");
    let (now, usual) = (shown(keymap), shown(usual));
    let is_usual = now == usual;
    let value = if is_usual { now } else { format!("{now}  (usual: {usual})") };
    let row = Row::new(RowKey::Keys(action), 8, name, value);
    let help = bindings::all().find(|binding| binding.action == action).map_or("", |binding| binding.help);
    Row { is_usual, ..row.help(changes(help)) }
}

fn template(kind: DraftKind, session: &Session) -> Row {
    let is_usual = !session.book.templates.contains_key(kind.word());
    let value = if is_usual { "the program's own" } else { "yours" };
    let row = Row::new(RowKey::Template(kind), 6, kind.words(), value);
    Row { is_usual, ..row.help(changes("the words that a draft of this kind begins with")) }
}

/// "The days off. Enter changes it, X brings the usual back."
fn changes(help: &str) -> String {
    format!("{}. ⟦Enter⟧ changes it, ⟦X⟧ brings the usual back.", capital(help))
}

/// "1 talk", "5 talks"
fn many(count: u32, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

fn me(session: &Session) -> Row {
    let goals = &session.book.goals;
    let name = if goals.name.is_empty() { "your name is not known yet" } else { goals.name.as_str() };
    let week =
        format!("{} and {} a week", many(goals.requests_a_week, "ask"), many(goals.talks_a_week, "talk"));
    let row = Row::new(RowKey::Me, 1, name, week);
    let below = if goals.introduction.is_empty() {
        vec!["no introduction yet: who you are, your background, what you hope to learn".to_owned()]
    } else {
        goals.introduction.lines().map(str::to_owned).collect()
    };
    Row {
        below,
        ..row.help("⟦Enter⟧ writes it. The introduction stands ready where you prepare and where you talk.")
    }
}

fn landed(session: &Session) -> Row {
    let today = session.now.today();
    match session.book.landed {
        None => Row::new(RowKey::Landed, 3, "⟦L⟧  I have found work", "")
            .help("Then everyone who helped is told and thanked, who introduced you first."),
        Some(at) => {
            let day = words::weekday_date(session.now.zone.date_of(at.to_utc()), today);
            let row = Row::new(RowKey::Landed, 3, format!("since {day}"), &session.book.goals.news);
            row.help("⟦Enter⟧ takes it back. The news goes into the messages; you find it with who you are.")
        }
    }
}
