//! The README cannot go stale: its screen, its keys and its verbs are written from the program. Set `UPDATE_README=1`
//! to write them anew.

#![expect(clippy::disallowed_methods, reason = "a test writes the README")]

use std::fs;

use ratatui::{Terminal, backend::TestBackend};
use regards::{
    domain::{
        id::Ids,
        sample,
        zone::{Now, Zone},
    },
    tui::{
        app::App,
        keymap::Keymap,
        look::Look,
        run::Program,
        session::{Saving, Session},
        theme::{GlyphSet, Theme, ThemeName},
    },
};

use crate::regards::Regards;

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");

/// Today, on the made-up morning, at 80x24.
fn screen() -> String {
    let instant = "2026-11-12T07:04:00Z".parse().unwrap();
    let now = Now { instant, zone: Zone::named("Europe/Vienna").unwrap() };
    let session = Session::new(sample::demo(&now), now, Ids::seeded(1), Saving::Demo);
    let theme = Theme::named(ThemeName::Mono, GlyphSet::Unicode);
    let app = App::new(session, Look::plain(theme));
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
    terminal.draw(|frame| app.view(frame)).unwrap();
    let buffer = terminal.backend().buffer();
    let row = |y| (0..80).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned() + "\n";
    format!("```text\n{}```\n", (0..24).map(row).collect::<String>())
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
    for (name, block) in [("screen", screen()), ("keys", Keymap::default().markdown()), ("verbs", verbs())] {
        wanted = with(&wanted, name, &block);
    }
    if std::env::var_os("UPDATE_README").is_some() {
        fs::write(PATH, &wanted).unwrap();
        return;
    }
    assert!(
        readme == wanted,
        "the README is stale: UPDATE_README=1 cargo test --test it readme writes it anew"
    );
}

/// The lines of the block `name`.
fn lines(readme: &str, name: &str) -> Vec<String> {
    let (_, after) = readme.split_once(&format!("<!-- {name} -->\n```sh\n")).unwrap();
    let (block, _) = after.split_once("```\n").unwrap();
    block.lines().map(str::to_owned).collect()
}

#[test]
fn the_commands_in_the_readme_work_as_they_are_written() {
    let readme = fs::read_to_string(PATH).unwrap();
    for name in ["path", "settings"] {
        let somebody = Regards::new();
        for line in lines(&readme, name) {
            let ran = somebody.run(line.strip_prefix("regards ").unwrap());
            assert_eq!(ran.code, 0, "{line}\n{}", ran.err);
        }
    }
}
