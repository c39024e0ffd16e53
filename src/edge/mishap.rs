//! What a mistake of ours says when it ends the program. The user's words may be in it, so it is data like any other.

use std::{
    backtrace::{Backtrace, BacktraceStatus},
    io::{self, Write as _},
    panic,
};

use crate::domain::safe::safe_lines;

/// From now on a panic tells what it was without touching the terminal with what somebody typed.
pub fn tell_safely() {
    panic::set_hook(Box::new(|info| {
        let told = info.to_string();
        let backtrace = Backtrace::capture();
        let mut err = io::stderr().lock();
        // Where nobody reads any more, there is nobody to tell.
        let _gone = writeln!(err, "regards made a mistake: {}\nWhat was saved is whole.", safe_lines(&told));
        if backtrace.status() == BacktraceStatus::Captured {
            let _gone = writeln!(err, "{}", safe_lines(&backtrace.to_string()));
        }
    }));
}
