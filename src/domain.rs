//! The pure heart: records, commands and rules. No clock, no files, no environment, no randomness.
//!
//! In reading order: what there is ([`contact`], [`request`], [`interview`], [`event`], [`records`], [`book`]), the
//! units it is counted in ([`zone`], [`working_days`], [`moment`], [`timing`], [`settings`]), what follows from it
//! ([`follow_up`], [`rules`], [`agenda`]).

pub mod advice_line;
pub mod agenda;
mod apply;
pub mod basis;
pub mod belongings;
pub mod beside;
pub mod book;
pub mod brake;
pub mod calendar;
pub mod candidates;
pub mod capture;
pub mod card;
pub mod channel;
pub mod check;
pub mod clash;
pub mod columns;
pub mod command;
pub mod connection;
pub mod contact;
pub mod contacts;
pub mod dated_end;
pub mod debrief;
pub mod debrief_words;
pub mod drafts;
pub mod event;
pub mod follow_up;
pub mod gap_line;
pub mod given_line;
pub mod history;
pub mod id;
pub mod import;
pub mod insight;
pub mod interview;
pub mod line;
pub mod linked;
pub mod moment;
pub mod name;
pub mod note_line;
pub mod offers;
pub mod one_or_more;
pub mod prepare;
pub mod promise_line;
#[cfg(test)]
pub(crate) mod proof;
pub mod put_off;
pub mod questions;
pub mod readiness;
pub mod records;
pub mod referral_tree;
pub mod request;
pub mod rules;
pub mod running;
pub mod safe;
pub mod sample;
pub mod search;
pub mod setting;
pub mod settings;
pub mod sharing;
pub mod sheet;
pub mod stage;
pub mod standing;
pub mod talk_head;
pub mod their_clock;
pub mod timeline;
pub mod timing;
pub mod unique;
pub mod when;
pub mod working_days;
pub mod years;
pub mod zone;
