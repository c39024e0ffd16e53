//! The manual page: clap_mangen's sections for the program, and one for each verb below them.

use std::io;

use clap::{Command, builder::StyledStr};
use clap_mangen::{
    Man,
    roff::{Roff, roman},
};

/// The page of `command` and all its verbs.
///
/// # Errors
/// What the writer of the page says.
pub fn of(command: &Command) -> io::Result<String> {
    let main = Man::new(command.clone().subcommand_value_name("verb")).manual("User Commands");
    let mut page = written(|out| main.render_title(out))?;
    page.push_str(&section(|out| main.render_name_section(out))?);
    page.push_str(&section(|out| main.render_synopsis_section(out))?);
    page.push_str(&words("SH", "EXAMPLES", command.get_before_help())?);
    page.push_str(&section(|out| main.render_options_section(out))?);
    page.push_str(&words("SH", "WORDS AND EXIT CODES", command.get_after_help())?);
    page.push_str(".SH VERBS\n");
    verbs(command, command.get_name(), &mut page)?;
    Ok(page)
}

fn verbs(parent: &Command, before: &str, page: &mut String) -> io::Result<()> {
    for verb in parent.get_subcommands().filter(|verb| !verb.is_hide_set()) {
        let name = format!("{before} {}", verb.get_name());
        page.push_str(&words("SS", &name, verb.get_about())?);
        // That every verb explains itself is said once.
        let verb = verb.clone().mut_args(|arg| if arg.get_id() == "help" { arg.hide(true) } else { arg });
        let man = Man::new(verb.clone().disable_version_flag(true).bin_name(&name));
        let synopsis = section(|out| man.render_synopsis_section(out))?;
        page.push_str(&synopsis.replacen(".SH SYNOPSIS\n", ".PP\n", 1));
        page.push_str(&words("PP", "", verb.get_before_help())?);
        let options = section(|out| man.render_options_section(out))?;
        page.push_str(options.strip_prefix(".SH OPTIONS\n").unwrap_or(&options));
        verbs(&verb, &name, page)?;
    }
    Ok(())
}

/// What clap_mangen writes for one section, without what begins a file.
fn section(render: impl FnOnce(&mut dyn io::Write) -> io::Result<()>) -> io::Result<String> {
    let written = written(render)?;
    let beginning = beginning()?;
    Ok(written.strip_prefix(&beginning).unwrap_or(&written).to_owned())
}

/// What every file of the crate roff begins with: how it writes an apostrophe.
fn beginning() -> io::Result<String> {
    written(|out| Roff::new().to_writer(out))
}

fn written(render: impl FnOnce(&mut dyn io::Write) -> io::Result<()>) -> io::Result<String> {
    let mut bytes = Vec::new();
    render(&mut bytes)?;
    String::from_utf8(bytes).map_err(io::Error::other)
}

/// Words below the examples of a help text: what is indented stays as it is, paragraphs flow.
fn words(place: &str, heading: &str, help: Option<&StyledStr>) -> io::Result<String> {
    let Some(help) = help else { return Ok(String::new()) };
    let mut roff = Roff::new();
    roff.control(place, Some(heading).filter(|heading| !heading.is_empty()));
    for (index, paragraph) in help.to_string().split("\n\n").enumerate() {
        let paragraph = paragraph.strip_prefix("Examples:\n").unwrap_or(paragraph);
        if index > 0 {
            roff.control("PP", None::<&str>);
        }
        let is_laid_out = paragraph.lines().any(|line| line.starts_with("  "));
        if is_laid_out {
            roff.control("nf", None::<&str>);
        }
        for line in paragraph.lines() {
            roff.text([roman(line)]);
        }
        if is_laid_out {
            roff.control("fi", None::<&str>);
        }
    }
    section(|out| roff.to_writer(out))
}
