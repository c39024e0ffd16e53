//! The table of the verbs: one line each, one file each.

mod add;
mod advice;
mod answer;
mod ask;
mod backups;
mod begin;
mod check;
mod closing;
mod completions;
mod consent;
mod debrief;
mod delete;
mod done;
mod draft;
mod drop;
mod export;
mod go_on;
mod goals;
mod import;
mod insights;
mod land;
mod lead;
mod list;
mod log;
mod man;
mod next;
mod note;
mod notes;
mod over;
mod paths;
mod plan;
mod prepare;
mod promise;
mod promote;
mod questions;
mod record;
mod redo;
mod refer;
mod remind;
mod restore;
mod retire;
mod sample;
mod set;
mod settings;
mod sheet;
mod show;
mod snooze;
mod status;
mod template;
mod timer;
mod today;
mod undo;

use clap::{
    Subcommand,
    builder::{PossibleValuesParser, TypedValueParser},
};

use super::{
    desk::Desk,
    failure::Failure,
    outcome::{self, Outcome},
    output::Output,
};
use crate::domain::event::Who;

/// A verb that only looks.
trait Reads {
    /// Prints what was asked for.
    fn read(self, desk: &Desk, output: &mut Output<'_>) -> Result<(), Failure>;
}

/// A verb that changes the book.
trait Changes {
    /// Makes the change and says what it was.
    fn change(self, desk: &Desk) -> Result<Outcome, Failure>;
}

/// A verb of several parts, some of which only look.
trait Parts {
    /// Does what its part says.
    fn run(self, desk: &Desk, output: &mut Output<'_>) -> Result<(), Failure>;
}

macro_rules! verbs {
    ($($kind:ident $module:ident::$type:ident as $name:ident;)*) => {
        /// The verbs.
        #[derive(Debug, Subcommand)]
        pub enum Verb {
            $(#[doc(hidden)] $name($module::$type),)*
        }

        impl Verb {
            /// Does it.
            ///
            /// # Errors
            /// Why it was not done; told already, where the verb tells its failures as JSON.
            pub fn run(self, desk: &Desk, output: &mut Output<'_>) -> Result<(), Failure> {
                match self {
                    $(Self::$name(verb) => $kind(verb, desk, output),)*
                }
            }
        }
    };
}

verbs! {
    reads today::Today as Today;
    changes add::Add as Add;
    changes note::Note as Note;
    changes log::Log as Log;
    changes done::Done as Done;
    changes snooze::Snooze as Snooze;
    changes drop::LetGo as Drop;
    reads next::Next as Next;
    changes plan::Plan as Plan;
    either draft::Draft as Draft;
    either template::Template as Template;
    changes undo::Undo as Undo;
    changes redo::Redo as Redo;
    reads list::List as List;
    reads show::Show as Show;
    changes retire::Retire as Retire;
    changes promote::Promote as Promote;
    changes set::Set as Set;
    changes delete::Delete as Delete;
    changes remind::Remind as Remind;
    changes promise::Promise as Promise;
    changes advice::Advice as Advice;
    changes lead::Lead as Lead;
    changes refer::Refer as Refer;
    changes record::Record as Record;
    changes consent::Consent as Consent;
    changes land::Land as Land;
    reads prepare::Prepare as Prepare;
    reads sheet::Sheet as Sheet;
    reads insights::Insights as Insights;
    changes import::Import as Import;
    parts export::Export as Export;
    parts questions::Questions as Questions;
    changes ask::Ask as Ask;
    changes begin::Begin as Begin;
    changes answer::Answer as Answer;
    changes notes::Notes as Notes;
    changes go_on::GoOn as GoOn;
    changes closing::Closing as Closing;
    changes over::Over as Over;
    reads status::Status as Status;
    reads timer::Timer as Timer;
    either debrief::Debrief as Debrief;
    either goals::Goals as Goals;
    either settings::Settings as Settings;
    reads check::Check as Check;
    reads backups::Backups as Backups;
    changes restore::Restore as Restore;
    reads paths::Paths as Paths;
    reads completions::Completions as Completions;
    reads man::Man as Man;
    reads sample::Sample as Sample;
}

/// A verb that looks, and with further words changes.
trait Either {
    /// Does the one or the other.
    fn either(self, desk: &Desk, output: &mut Output<'_>) -> Result<(), Failure>;
}

/// Reads who did something.
fn who() -> impl TypedValueParser<Value = Who> {
    PossibleValuesParser::new(["me", "them"]).map(|word| if word == "me" { Who::Me } else { Who::Them })
}

fn either(verb: impl Either, desk: &Desk, output: &mut Output<'_>) -> Result<(), Failure> {
    verb.either(desk, output)
}

fn reads(verb: impl Reads, desk: &Desk, output: &mut Output<'_>) -> Result<(), Failure> {
    verb.read(desk, output)
}

fn parts(verb: impl Parts, desk: &Desk, output: &mut Output<'_>) -> Result<(), Failure> {
    verb.run(desk, output)
}

fn changes(verb: impl Changes, desk: &Desk, output: &mut Output<'_>) -> Result<(), Failure> {
    let told = verb.change(desk);
    match (told, desk.global.json) {
        (Ok(outcome), false) => outcome.tell(output, desk.clock.is_pretended()),
        (Ok(outcome), true) => outcome.tell_json(output, desk.clock.is_pretended()),
        (Err(failure), false) => return Err(failure),
        (Err(failure), true) => {
            outcome::tell_failure(&failure, output);
            return Err(failure.told());
        }
    }
    Ok(())
}
