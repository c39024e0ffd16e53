//! The pictures of the README: scenes of the made-up morning, driven by keys and drawn by the program itself.

use std::{collections::BTreeMap, path::PathBuf};

use regards::{
    domain::{sample, zone::Now},
    tui::{key::Key, session::Saving, theme::ThemeName},
};

use super::{
    shown::{Shown, november},
    svg::{self, Ground},
};

/// Thursday 12 November 2026, in Vienna.
const MORNING: &str = "08:04";

/// From the last of the settings up to the one that says when a nudge may go.
const TO_THE_NUDGE: &str = "k k k k k k k k k k k k k k k k k k k k k k k k k k k k k k";

/// A picture and how the program comes to show it.
pub struct Scene {
    /// The file's name, without ground and ending.
    pub name: &'static str,
    /// What the picture shows, for who cannot see it.
    pub title: &'static str,
    /// At each time of day, what is pressed. A word in quotes is typed letter by letter.
    keys: &'static [(&'static str, &'static str)],
    /// What is seen then, so that a picture never becomes one of something else.
    sees: &'static str,
}

/// All pictures there are.
pub const SCENES: &[Scene] = &[
    Scene {
        name: "today",
        title: "Today: the next talk, ten things for today with the time by which each is best done, what can wait",
        keys: &[(MORNING, "")],
        sees: "FOR TODAY",
    },
    Scene {
        name: "review",
        title: "The review: one thing at a time, with its reason, what was said before, and the draft",
        keys: &[(MORNING, "r")],
        sees: "THANK  Tomas Abara",
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
        sees: "They fall in love with the first answer.",
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
        sees: "What stays with me: Bring me the",
    },
    Scene {
        name: "write",
        title: "A request: the template, filled from what is noted, with its words counted",
        keys: &[(MORNING, "2 w")],
        sees: "To Kofi Boateng: ask for a talk",
    },
    Scene {
        name: "insights",
        title: "Insights: of all who were asked, how many answered, talked and were thanked in time, by source",
        keys: &[(MORNING, "6")],
        sees: "HOW FAR IT GOES",
    },
    Scene {
        name: "settings",
        title: "The settings: a number of the rules, and what changing it does to what is for today",
        keys: &[(MORNING, ", S-Tab k"), (MORNING, TO_THE_NUDGE), (MORNING, "Enter C-u '3'")],
        sees: "for today: 11 instead of 10",
    },
];

fn at(time: &str) -> Now {
    november(&format!("12 {time}"))
}

/// The made-up morning, as `regards --demo` shows it.
fn demo(time: &str, theme: ThemeName) -> Shown {
    Shown::new(sample::demo(&at(MORNING)), Saving::Demo, at(time), theme)
}

fn press(shown: &mut Shown, script: &str) {
    for (place, part) in script.split('\'').enumerate() {
        if place % 2 == 1 {
            shown.write(part);
        } else {
            part.split_whitespace().for_each(|key| shown.press(key.parse::<Key>().unwrap()));
        }
    }
}

/// Today as text, in a code block.
pub fn today() -> String {
    format!("```text\n{}```\n", demo(MORNING, ThemeName::Mono).text())
}

/// The folder of the pictures.
pub fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/pictures")
}

/// Every picture by the name of its file.
pub fn drawn() -> BTreeMap<String, String> {
    let mut pictures = BTreeMap::new();
    for scene in SCENES {
        let mut shown = demo(scene.keys[0].0, ThemeName::Terminal);
        for (time, script) in scene.keys {
            shown.later(at(time));
            press(&mut shown, script);
        }
        let screen = shown.text();
        assert!(screen.contains(scene.sees), "{}\n{screen}", scene.name);
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
