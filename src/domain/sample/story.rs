//! A made-up person in the making, with the choices that make one differ from the next.

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::{
    dice::Dice,
    talk::{ABOUTS, MESSAGES},
    telling::Telling,
};
use crate::domain::{channel::Channel, request::Request};

/// A person, told with choices.
pub(super) struct Story<'a> {
    pub(super) telling: Telling<'a>,
    pub(super) dice: &'a mut Dice,
}

impl Story<'_> {
    /// A time of day for mail and talks.
    pub(super) fn time(&mut self, date: NaiveDate) -> DateTime<FixedOffset> {
        let (hour, quarter) = (self.dice.between(9, 16), self.dice.between(0, 3));
        self.telling.days.at(date, hour, quarter * 15)
    }

    pub(super) fn request(&mut self) -> Request {
        let channel = self.dice.pick(&["e-mail", "LinkedIn", "e-mail", "Xing", "letter"]);
        let name = self.telling.contact.name.first();
        Request {
            about: self.dice.pick(&ABOUTS).to_owned(),
            channel: Channel::usual(channel),
            message: format!("Dear {name},\n{}\nAll good wishes,\nSam", self.dice.pick(&MESSAGES)),
            ..Request::default()
        }
    }
}
