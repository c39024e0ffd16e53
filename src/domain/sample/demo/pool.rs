//! The pool of the made-up morning: people from LinkedIn who were not asked yet.

use chrono::Days;

use super::morning::Morning;
use crate::domain::{
    contact::Contact,
    name::Name,
    sample::people::{listed, slug},
};

/// Name, role, employer. Two work where Priya does, one where Sam does.
#[rustfmt::skip]
const PEOPLE: [(&str, &str, &str); 25] = [
    ("Emeka Balogun", "product manager", "Northlight"),
    ("Freya Ekström", "accessibility specialist", "Northlight"),
    ("Irena Novotná", "archivist", "Lindenhof Archive"),
    ("Aiko Hayashi", "cartographer", "Kestrel Maps"),
    ("Amara Diallo", "housing officer", "Halfpenny Housing"),
    ("Anouk Verhoeven", "set designer", "Papermoon Theatre"),
    ("Arjun Malhotra", "software engineer", "Millrace Software"),
    ("Beatriz Almeida", "translator", "Taller Luciérnaga"),
    ("Brigid O’Dowd", "legal caseworker", "Yarrow Legal Aid"),
    ("Camille Moreau", "science editor", "Atelier Mésange"),
    ("Chidi Okonjo", "lab manager", "Umbel Biolabs"),
    ("Dario Marchetti", "sound engineer", "Isinglass Pictures"),
    ("Doğan Yıldız", "logistics planner", "Windlass Ports"),
    ("Eluned Keeling", "grant writer", "Slow River Bank"),
    ("Fatou Ndiaye", "community organiser", "Plainmoor Council"),
    ("Goran Jovanović", "quality engineer", "Driftwood Robotics"),
    ("Hana Dvořák", "statistician", "Sundial Pensions"),
    ("Imani Mwangi", "energy adviser", "Saltmarsh Energy"),
    ("Jérôme Tessier", "urban planner", "Heronsgate Transit"),
    ("Jūratė Kaplan", "librarian", "Juniper Street Library"),
    ("László Horvath", "technical writer", "Glasswing Optics"),
    ("Lucía Herrero", "school counsellor", "Inkwell Schools"),
    ("Ngozi Oyelaran", "occupational therapist", "Pebblebrook Care"),
    ("Rafael Ibáñez", "game writer", "Bramblewick Games"),
    ("Yara Hashemi", "service designer", "Civica"),
];

pub(super) fn tell(morning: &mut Morning<'_>) {
    let today = morning.days.today();
    for (days, (name, role, employer)) in (200..).step_by(97).zip(PEOPLE) {
        let Ok(parsed) = Name::parse(name) else { continue };
        let mut contact = Contact::new(parsed);
        contact.role = role.to_owned();
        contact.employer = employer.to_owned();
        let mut contact = listed(contact, &slug(name), today.checked_sub_days(Days::new(days)));
        contact.discreet = employer == morning.book.settings.employer;
        morning.put(contact);
    }
}
