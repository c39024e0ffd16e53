//! The pictures of the README: scenes of the made-up morning, driven by keys and drawn by the program itself.

use std::{collections::BTreeMap, path::PathBuf};

use ratatui::{Terminal, backend::TestBackend, buffer::Buffer, layout::Position};
use regards::{
    domain::{
        id::Ids,
        sample,
        zone::{Now, Zone},
    },
    tui::{
        app::App,
        event::Event,
        key::Key,
        keymap::Keymap,
        look::Look,
        message::{Msg, What},
        run::Program,
        session::{Saving, Session},
        theme::{GlyphSet, Theme, ThemeName},
    },
};

use super::svg::{self, Ground};

/// The size of every picture.
const SIZE: (u16, u16) = (80, 24);

/// Thursday 12 November 2026, in Vienna.
const MORNING: &str = "08:04";

/// A picture and how the program comes to show it.
pub struct Scene {
    /// The file's name, without ground and ending.
    pub name: &'static str,
    /// What the picture shows, for who cannot see it.
    pub title: &'static str,
    /// At each time of day, what is pressed. A word in quotes is typed letter by letter.
    keys: &'static [(&'static str, &'static str)],
}

/// All pictures there are.
pub const SCENES: &[Scene] = &[
    Scene {
        name: "today",
        title: "Today: the next talk, ten things for today with the time by which each is best done, what can wait",
        keys: &[(MORNING, "")],
    },
    Scene {
        name: "review",
        title: "The review: one thing at a time, with its reason, what was said before, and the draft",
        keys: &[(MORNING, "r")],
    },
    Scene {
        name: "live",
        title: "During a talk: the clock, the questions with what was answered, notes, and what to say before you go",
        keys: &[
            ("14:58", "b"),
            ("15:03", "'Nurse for six years. Evening course. Her old ward hired her.' Tab"),
            (
                "15:07",
                "'Two interviews, many meetings, one report she hates.' Enter 'Half of it is persuading.'",
            ),
            ("15:10", "Esc * n 'reads Field Notes every week; ask again in January' Esc g j j j Enter"),
            ("15:12", "'They fall in love with the first answer.'"),
        ],
    },
    Scene {
        name: "how-did-it-go",
        title: "After a talk: what happened, what stays with you, and the steps that follow, each of which can wait",
        keys: &[
            (
                "14:58",
                "b 'Nurse for six years. Evening course.' Tab 'Two interviews, one report she hates.' Esc",
            ),
            ("15:31", "d 'Bring me the second answer.' Enter"),
        ],
    },
    Scene {
        name: "write",
        title: "A message: the template, filled from what is noted, with its words counted and the gap to be filled",
        keys: &[(MORNING, "w")],
    },
    Scene {
        name: "insights",
        title: "Insights: of all who were asked, how many answered, talked and were thanked in time, by source",
        keys: &[(MORNING, "6")],
    },
];

/// The program on a screen of its own, as `regards --demo` shows it.
struct Shown {
    app: App,
    terminal: Terminal<TestBackend>,
}

fn at(time: &str) -> Now {
    let instant = chrono::DateTime::parse_from_rfc3339(&format!("2026-11-12T{time}:00+01:00")).unwrap();
    Now { instant: instant.to_utc(), zone: Zone::named("Europe/Vienna").unwrap() }
}

impl Shown {
    fn new(time: &str, theme: ThemeName) -> Self {
        let session = Session::new(sample::demo(&at(MORNING)), at(time), Ids::seeded(1), Saving::Demo);
        let theme = Theme::named(theme, GlyphSet::Unicode);
        let app = App::new(session, Look { theme, keymap: Keymap::default() });
        let mut shown = Self { app, terminal: Terminal::new(TestBackend::new(SIZE.0, SIZE.1)).unwrap() };
        shown.draw();
        shown
    }

    fn tell(&mut self, time: &str, what: What) {
        // Among made-up people nothing is saved, and the scenes ask for nothing else outside.
        drop(self.app.update(Msg { now: at(time), what }));
        self.draw();
    }

    fn press(&mut self, time: &str, script: &str) {
        self.tell(time, What::Time);
        for (place, part) in script.split('\'').enumerate() {
            let is_typed = place % 2 == 1;
            let keys: Vec<Key> = if is_typed {
                part.chars().map(Key::char).collect()
            } else {
                part.split_whitespace().map(|key| key.parse().unwrap()).collect()
            };
            for key in keys {
                self.tell(time, What::Event(Event::Key(key)));
            }
        }
    }

    fn draw(&mut self) {
        let app = &self.app;
        self.terminal.draw(|frame| app.view(frame)).unwrap();
    }

    fn buffer(&self) -> &Buffer {
        self.terminal.backend().buffer()
    }

    /// Where text is typed. Elsewhere the cursor stands on what is chosen, which is seen without it.
    fn caret(&mut self) -> Option<Position> {
        self.app.context().is_typing().then(|| self.terminal.get_cursor_position().unwrap())
    }
}

/// Today as text, in a code block.
pub fn today() -> String {
    let shown = Shown::new(MORNING, ThemeName::Mono);
    let buffer = shown.buffer();
    let row =
        |y| (0..SIZE.0).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned() + "\n";
    format!("```text\n{}```\n", (0..SIZE.1).map(row).collect::<String>())
}

/// The folder of the pictures.
pub fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/pictures")
}

/// Every picture by the name of its file.
pub fn drawn() -> BTreeMap<String, String> {
    let mut pictures = BTreeMap::new();
    for scene in SCENES {
        let mut shown = Shown::new(scene.keys[0].0, ThemeName::Terminal);
        for (time, script) in scene.keys {
            shown.press(time, script);
        }
        let caret = shown.caret();
        for ground in Ground::ALL {
            let svg = svg::picture(shown.buffer(), caret, ground, scene.title);
            pictures.insert(format!("{}-{}.svg", scene.name, ground.name()), svg);
        }
    }
    pictures
}

/// A scene as the README shows it: dark where the reader's page is dark.
pub fn markdown(scene: &Scene) -> String {
    let Scene { name, title, .. } = scene;
    format!(
        "<picture>\n  <source media=\"(prefers-color-scheme: dark)\" srcset=\"tests/pictures/{name}-dark.svg\">\n  \
         <img alt=\"{title}\" src=\"tests/pictures/{name}-light.svg\" width=\"748\">\n</picture>\n"
    )
}
