//! Tables out: CSV as RFC 4180 has it, guarded against cells that a spreadsheet would run.

mod contacts;
mod interviews;
mod requests;
mod sheet;

pub use self::{
    contacts::contacts,
    interviews::interviews,
    requests::requests,
    sheet::{Dialect, Sheet},
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        calendar::Calendar,
        contact::Contact,
        id::Id,
        rules::{
            self,
            testing::{Story, VIENNA},
        },
        standing::Standing,
        zone::{Now, Zone},
    };

    #[test]
    fn a_morning_as_tables() {
        let mut story = Story::told(
            VIENNA,
            "ben is named-by=ada
            ben is employer=Orbit
            ada is source=friend
            ada 2026-11-02T09:00 sent r1 via=email
            ada 2026-11-03T10:00 scheduled i1 r1 at=2026-11-05T15:00
            ada 2026-11-05T15:30 held i1
            ada 2026-11-06T09:00 thanked for=i1
            ada stays i1 half of it is persuading
            ben 2026-11-09T09:00 sent r2
            cay is pool",
        );
        let now = Now { instant: story.time("2026-11-12T08:04"), zone: Zone::named(VIENNA).unwrap() };
        let names = ["ada", "r1", "r2", "i1"].map(|name| (story.id(name).to_string(), name));
        let book = &story.book;
        let calendar = Calendar::new(&now.zone, &book.settings);
        let people: Vec<(Id, &Contact, Standing<'_>)> = book
            .contacts
            .iter()
            .map(|(id, contact)| (*id, &**contact, Standing::of(contact, &calendar, now.instant)))
            .collect();
        let both = || people.iter().map(|(_, contact, standing)| (*contact, standing));
        let follow_ups = rules::follow_ups(book, &now);
        let all = people.iter().map(|(id, contact, standing)| (*id, *contact, standing));
        let tables =
            [contacts(book, all, &follow_ups, &now), interviews(both(), &now), requests(book, both(), &now)];
        let texts = tables.map(|table| table.csv(Dialect::Plain)).join("\r\n").replace("\r\n", "\n");
        let texts = names.iter().fold(texts, |texts, (id, name)| texts.replace(id, name));
        insta::assert_snapshot!(texts);
    }
}
