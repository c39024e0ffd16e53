//! `add`: a person, from one line.
