//! The README cannot go stale: its pictures, its screen, its keys and its verbs are written from the program. Set
//! `UPDATE_README=1` to write them anew.

#![expect(clippy::disallowed_methods, reason = "a test writes the README and its pictures")]

mod pictures;
mod shown;
mod svg;
mod tour;

use std::{collections::BTreeMap, fs};

use regards::{edge::config, tui::keymap::Keymap};

use crate::regards::Regards;

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");

/// Whether what is stale is to be written anew.
fn is_writing() -> bool {
    std::env::var_os("UPDATE_README").is_some()
}

/// The verbs, as `regards --help` lists them.
fn verbs() -> String {
    let output = assert_cmd::Command::cargo_bin("regards").unwrap().arg("--help").output().unwrap();
    let help = String::from_utf8(output.stdout).unwrap();
    let (_, after) = help.split_once("Commands:\n").unwrap();
    let (list, _) = after.split_once("\n\n").unwrap();
    format!("```text\n{list}\n```\n")
}

/// The README with the block `name` written anew.
fn with(readme: &str, name: &str, block: &str) -> String {
    let start = format!("<!-- {name} -->\n");
    let (before, rest) = readme.split_once(&start).unwrap();
    let (_, after) = rest.split_once("<!-- end -->").unwrap();
    format!("{before}{start}{block}<!-- end -->{after}")
}

#[test]
fn what_the_readme_shows_is_what_the_program_does() {
    let readme = fs::read_to_string(PATH).unwrap();
    let mut wanted = readme.clone();
    for (name, block) in
        [("screen", pictures::today()), ("keys", Keymap::default().markdown()), ("verbs", verbs())]
    {
        wanted = with(&wanted, name, &block);
    }
    for scene in pictures::SCENES {
        wanted = with(&wanted, &format!("picture {}", scene.name), &pictures::markdown(scene));
    }
    if is_writing() {
        fs::write(PATH, &wanted).unwrap();
        return;
    }
    assert!(
        readme == wanted,
        "the README is stale: UPDATE_README=1 cargo test --test it readme writes it anew"
    );
}

#[test]
fn the_pictures_show_what_the_program_draws() {
    let wanted = pictures::drawn();
    let folder = pictures::folder();
    fs::create_dir_all(&folder).unwrap();
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if is_writing() && !wanted.contains_key(&name) {
            fs::remove_file(&path).unwrap();
        } else {
            found.insert(name, fs::read_to_string(&path).unwrap());
        }
    }
    if is_writing() {
        for (name, picture) in &wanted {
            fs::write(folder.join(name), picture).unwrap();
        }
        return;
    }
    let names: Vec<&String> = found.keys().chain(wanted.keys()).collect();
    let stale: Vec<&String> =
        names.into_iter().filter(|name| found.get(*name) != wanted.get(*name)).collect();
    assert!(
        stale.is_empty(),
        "stale pictures {stale:?}: UPDATE_README=1 cargo test --test it readme draws them anew"
    );
}

/// What follows each `mark` up to `end`.
fn between(text: &str, mark: &str, end: char) -> Vec<String> {
    text.split(mark).skip(1).map(|rest| rest.split(end).next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn what_the_readme_points_to_is_there() {
    let readme = fs::read_to_string(PATH).unwrap();
    let pictures = between(&readme, "src=\"", '"').into_iter().chain(between(&readme, "srcset=\"", '"'));
    let links = between(&readme, "](", ')').into_iter().filter(|link| !link.contains("://"));
    let (files, places): (Vec<String>, Vec<String>) =
        pictures.chain(links).partition(|link| !link.starts_with('#'));
    assert!(files.len() > 2 * pictures::SCENES.len());
    for file in files {
        let path = format!("{}/{file}", env!("CARGO_MANIFEST_DIR"));
        assert!(fs::exists(&path).unwrap(), "the README points to {file}, which is not there");
    }
    let heads = readme.lines().filter_map(|line| line.strip_prefix('#'));
    let heads: Vec<String> =
        heads.map(|head| head.trim_start_matches(['#', ' ']).to_lowercase().replace(' ', "-")).collect();
    for place in places {
        let head = place.trim_start_matches('#');
        assert!(heads.iter().any(|it| it == head), "the README points to {place}, which is not there");
    }
}

/// The lines of the block `name`.
fn lines(readme: &str, name: &str) -> Vec<String> {
    let (_, after) = readme.split_once(&format!("<!-- {name} -->\n```sh\n")).unwrap();
    let (block, _) = after.split_once("```\n").unwrap();
    block.lines().map(str::to_owned).collect()
}

#[test]
fn the_week_in_the_readme_goes_as_it_is_told() {
    let readme = fs::read_to_string(PATH).unwrap();
    assert!(tour::follow_all(&readme) > 20);
}

#[test]
fn the_settings_in_the_readme_are_understood() {
    let readme = fs::read_to_string(PATH).unwrap();
    let (_, rest) = readme.split_once("<!-- config -->\n```\n").unwrap();
    let lines = rest.split("```").next().unwrap();
    let config = config::parse(lines, "config");
    assert_eq!(config.notices, [""; 0], "{lines}");
    assert!(config.theme.is_some() && config.glyphs.is_some() && config.editor.is_some());
    assert!(config.mouse == Some(true) && !config.keys.is_empty());
    assert_eq!(Keymap::with(&config.keys).1, [""; 0], "{lines}");
}

/// The files that the README's commands bring in.
const FILES: &[(&str, &str)] = &[
    (
        "Connections.csv",
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n\
         Leo,Okafor,https://www.linkedin.com/in/leo-okafor,,Northlight,Planner,9 Jul 2021\n",
    ),
    (
        "contacts.vcf",
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zoë Brandt\r\nEMAIL:zoe@kite.example\r\nEND:VCARD\r\n",
    ),
    ("chats.csv", "Full name,Mail,Asked on\nKofi Boateng,kofi@orbit.example,2026-11-02\n"),
];

/// What has happened before the commands of a block.
fn before(block: &str) -> &'static [&'static str] {
    match block {
        "daily" | "shell" => &[
            "add Ada Quill, research lead at Hale Health, friend",
            "note ada sent by email",
            "add Tomas Abara, service designer at Civica, linkedin",
            "note tomas sent by linkedin mon",
            "note tomas no yest 5pm",
            "remind tomas 9am ask about the report",
        ],
        "out" | "mail" => &[
            "add Ada Quill, research lead at Hale Health, friend, ada@hale.example",
            "plan ada --about 'research in health' --via email",
            "add Ben Ode, analyst at Orbit Ltd, alumni",
            "note ben sent by email",
            "note ben y fri 3pm zoom",
        ],
        _ => &[],
    }
}

#[test]
fn the_commands_in_the_readme_work_as_they_are_written() {
    let readme = fs::read_to_string(PATH).unwrap();
    let blocks = ["daily", "path", "in", "out", "mail", "shell", "settings"];
    assert_eq!(readme.matches("```sh\n").count(), blocks.len(), "every block of commands is tried here");
    for name in blocks {
        let somebody = Regards::new();
        for (file, text) in FILES {
            fs::write(somebody.home().join(file), text).unwrap();
        }
        let said = lines(&readme, name);
        // Where the shell would put it is the shell's affair.
        let said = said.iter().filter(|line| !line.starts_with("mkdir -p "));
        let said = said.map(|line| line.split(" > ").next().unwrap().strip_prefix("regards ").unwrap());
        for line in before(name).iter().copied().chain(said) {
            let ran = somebody.run(line);
            assert_eq!(ran.code, 0, "{line}\n{}", ran.err);
            assert!(!ran.out.is_empty(), "{line} says nothing");
        }
    }
}
