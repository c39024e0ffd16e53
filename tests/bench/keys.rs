//! What is typed to be timed: on every screen, moving, opening and typing, and what changes the book.

/// What a key does, which says how long it may take.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Does {
    /// Moves, opens or types, and shows as much in every book.
    Looks,
    /// Types what leaves few in a small book and a full page in a large one.
    Narrows,
    /// Changes the book.
    Changes,
}

/// Keys that are timed one by one, after others that are not.
pub struct Script {
    /// What is done.
    pub name: &'static str,
    /// What the keys do.
    pub does: Does,
    /// The way there.
    pub before: &'static str,
    /// What is timed.
    pub keys: &'static str,
}

const fn looks(name: &'static str, before: &'static str, keys: &'static str) -> Script {
    Script { name, does: Does::Looks, before, keys }
}

const fn narrows(name: &'static str, before: &'static str, keys: &'static str) -> Script {
    Script { name, does: Does::Narrows, before, keys }
}

const fn changes(name: &'static str, before: &'static str, keys: &'static str) -> Script {
    Script { name, does: Does::Changes, before, keys }
}

/// All of them. `<Enter>` and the like are keys, `jjj` are three. The largest book opens on its welcome back, since
/// eleven are late; with one of them thanked it shows Today, as the others do.
pub const SCRIPTS: [Script; 34] = [
    looks("Today: moves", "d", "jjjjjjjjjjkkkkk"),
    looks("Today: opens a person", "d", "<Enter><Esc>j<Enter><Esc>"),
    looks("the six screens", "", "234561"),
    looks("Review: opens, moves", "", "rjjjjjkk"),
    looks("Requests: moves", "2", "jjjjjjjjjjkkkkkG"),
    looks("Requests: filters", "2/", "work<BS><BS><BS><BS>re<BS><BS>"),
    narrows("Requests: filters, few left", "2/", "adaqu<BS><BS><BS>"),
    looks("Contacts: moves", "3", "jjjjjjjjjj<PgDn><PgDn>kkkkkGg"),
    looks("Contacts: filters", "3/", "an<BS><BS>er<BS><BS>ri<BS>"),
    narrows("Contacts: filters, few left", "3/", "adaq<BS><BS><BS><BS>hale<BS>"),
    looks("Contacts: opens", "3", "<Enter><Esc>j<Enter><Esc>"),
    looks("a person: moves", "3<Enter>", "jjjjjjjjkkkk"),
    looks("a form: opens, types", "3<Enter>", "eNew words<Tab>more"),
    looks("Interviews: moves", "4", "jjjjjjjjjjkkkkkG"),
    looks("a talk: opens, moves", "4", "<Enter>jjjjjjkk<Esc>"),
    looks("Questions: moves", "5", "jjjjjjjjjjjjkkkk"),
    looks("Insights: moves", "6", "jjjjjjjjjjkkkk<Tab>jj<Tab>jj"),
    looks("goals: opens, moves", "", ",jjjjjkk"),
    looks("a draft: opens, types", "2", "w<Enter>some words"),
    looks("note line: types", "n", "yes thu 3pm zoom"),
    looks("snooze line: types", "z", "fri 9am"),
    looks("capture: types", "a", "Ada Quill, research at Hale Health, via Ben"),
    looks("pasted lines", "a", "<Paste><C-u><Paste><C-u><Paste><C-u>"),
    looks("help: opens, searches", "", "?jjjsnoo"),
    looks("palette: opens, searches", "", ":adaqu<BS><BS><BS>"),
    looks("import: asks", "i", "~/Conn"),
    changes("done", "", "dddddd"),
    changes("done in the review", "r", "dddddd"),
    changes("done among the requests", "2", "dgdgdgdgdgd"),
    changes("undo and redo", "dddd", "uuuUUU"),
    changes("snoozed", "", "z<Enter>z<Enter>z<Enter>"),
    changes("noted", "n", "wrote to me<Enter>"),
    changes("added", "a", "Zed Zander<Enter>"),
    changes("let go", "", "x<Enter>x<Enter>"),
];

/// The keys of a script, each as the bytes that a terminal sends.
pub fn bytes(script: &str) -> Vec<String> {
    const NAMED: [(&str, &str); 8] = [
        ("<Enter>", "\r"),
        ("<Esc>", "\x1b"),
        ("<Tab>", "\t"),
        ("<BS>", "\x7f"),
        ("<C-u>", "\x15"),
        ("<PgDn>", "\x1b[6~"),
        ("<PgUp>", "\x1b[5~"),
        ("<Paste>", "\x1b[200~Ada Quill, CTO at Acme, via Ben Ode, asked by email yesterday\x1b[201~"),
    ];
    let mut rest = script;
    let mut keys = Vec::new();
    while let Some(letter) = rest.chars().next() {
        let named = NAMED.iter().find(|(name, _)| rest.starts_with(name));
        let (length, key) = named
            .map_or((letter.len_utf8(), letter.to_string()), |(name, key)| (name.len(), (*key).to_owned()));
        keys.push(key);
        rest = rest.split_at(length).1;
    }
    keys
}
