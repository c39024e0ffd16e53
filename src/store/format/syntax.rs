//! What is wrong with the writing of a file, in words for somebody who has never seen its inside.

/// What the reader's `why` means, in plain words; none where it speaks of what is written rather than how.
pub(super) fn plain(why: &str, is_cut_off: bool) -> Option<&'static str> {
    if is_cut_off {
        return Some("the file is cut off here, as if it was not written or copied to its end");
    }
    Some(match why {
        "expected `,` or `}`" => "a comma, a closing } or a quotation mark is missing about here",
        "expected `,` or `]`" => "a comma, a closing ] or a quotation mark is missing about here",
        "expected `:`" => "a colon is missing about here",
        "expected value" => "a value is missing about here, or a text without its quotation marks",
        "expected ident" => "a word stands about here that is neither true, false nor null",
        "key must be a string" => "a name in quotation marks is missing about here",
        "control character (\\u0000-\\u001F) found while parsing a string" => {
            "a text is not closed by a quotation mark, or has a line break or a control character in it"
        }
        "trailing characters" => "something stands behind the end of the book",
        "trailing comma" => "a comma stands before a closing bracket",
        "invalid escape" => "a text has a single \\ in it that means nothing; as a letter it is written \\\\",
        "unexpected end of hex escape"
        | "lone leading surrogate in hex escape"
        | "lone trailing surrogate in hex escape" => "a text has a \\u in it that names no letter",
        "invalid unicode code point" => "a letter is damaged: the file is not UTF-8 throughout",
        "invalid number" => "a number is broken off, or begins with a 0",
        "number out of range" => "a number is too large",
        "premature end of input" | "input contains invalid characters" | "trailing input" => {
            "a day is not written like 2026-11-12, or a time not like 2026-11-12T08:04:00+01:00"
        }
        "input is out of range" => "a day or a time is one that no calendar or clock has",
        _ => return None,
    })
}
