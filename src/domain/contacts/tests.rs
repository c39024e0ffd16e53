//! Who is looked for is found on the pages, and these are one map.

use proptest::prelude::*;

use super::*;
use crate::domain::{
    interview::Interview,
    moment::Moment,
    name::Name,
    records::Referral,
    sample,
    search::words,
    zone::{Now, Zone},
};

fn somebody(name: &str) -> Arc<Contact> {
    Arc::new(Contact::new(Name::parse(name).unwrap()))
}

fn at(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(text).unwrap().to_utc()
}

#[test]
fn who_is_looked_for_is_found_before_and_after_a_change() {
    let [ada, ben] = [1, 2].map(Id::from_bits);
    let mut contacts: Contacts =
        [(ada, somebody("Ada Quill")), (ben, somebody("Ben Ode"))].into_iter().collect();
    let called =
        |contacts: &Contacts, name: &str| contacts.called(name).map(|(id, _)| id).collect::<Vec<_>>();
    assert_eq!(called(&contacts, "ADA quíll"), [ada]);
    assert!(called(&contacts, "Ada").is_empty());
    let before = contacts.clone();
    let record = Arc::make_mut(contacts.get_mut(&ada).unwrap());
    record.name = Name::parse("Uwe Low").unwrap();
    let noon = at("2026-11-12T12:00:00Z");
    record.interviews.insert(Id::from_bits(9), Interview::new(Moment::Instant(noon.into()), 30));
    let referral = Referral {
        to: Some(ben),
        name: String::new(),
        at: Moment::Instant(noon.into()),
        logged_at: noon.into(),
        interview: None,
        introduced: false,
    };
    record.referrals.insert(Id::from_bits(10), referral);
    assert!(called(&contacts, "Ada Quill").is_empty());
    assert_eq!(called(&contacts, "Uwe Low"), [ada]);
    assert_eq!(called(&before, "Ada Quill"), [ada]);
    let naming = |contacts: &Contacts| contacts.naming(ben).map(|(id, _)| id).collect::<Vec<_>>();
    assert_eq!(naming(&contacts), [ada]);
    assert!(naming(&before).is_empty());
    for (from, until, is_found) in [
        ("2026-11-12T12:10:00Z", "2026-11-12T12:40:00Z", true),
        ("2026-11-12T11:10:00Z", "2026-11-12T12:00:00Z", true),
        ("2026-11-12T12:30:00Z", "2026-11-12T12:40:00Z", true),
        ("2026-11-12T12:31:00Z", "2026-11-12T12:40:00Z", false),
        ("2026-11-12T11:00:00Z", "2026-11-12T11:59:00Z", false),
    ] {
        assert_eq!(contacts.talking(at(from), at(until)).count(), usize::from(is_found), "{from} {until}");
    }
}

#[test]
fn whose_a_record_is_was_gathered_or_is_asked_of_everybody() {
    let now = Now { instant: at("2026-11-12T07:04:00Z"), zone: Zone::named("Europe/Vienna").unwrap() };
    let mut contacts = sample::book(60, 5, 1, &now).contacts;
    let holders =
        |contacts: &Contacts, record| contacts.holding(record).map(|(id, _)| id).collect::<Vec<_>>();
    let asked = |contacts: &Contacts, record| -> Vec<Id> {
        contacts.iter().filter(|(_, contact)| contact.holds(record)).map(|(id, _)| *id).collect()
    };
    let records: Vec<Id> =
        contacts.values().flat_map(|contact| contact.record_ids().map(|(id, _)| id)).collect();
    assert!(records.len() > 100);
    let changed = *contacts.iter().find(|(_, contact)| !contact.events.is_empty()).unwrap().0;
    for step in ["read", "gathered", "changed"] {
        match step {
            "gathered" => contacts.look_through(),
            "changed" => Arc::make_mut(contacts.get_mut(&changed).unwrap()).events.clear(),
            _ => {}
        }
        for record in records.iter().chain(&[changed, Id::from_bits(7)]) {
            assert_eq!(holders(&contacts, *record), asked(&contacts, *record), "{step} {record}");
        }
    }
}

#[test]
fn who_works_somewhere_is_found_before_and_after_a_change() {
    let now = Now { instant: at("2026-11-12T07:04:00Z"), zone: Zone::named("Europe/Vienna").unwrap() };
    let mut contacts = sample::book(60, 5, 1, &now).contacts;
    let (first, employer) = contacts.iter().find(|(_, it)| !it.employer.is_empty()).unwrap();
    let (first, employer) = (*first, workplace(&employer.employer));
    let mut found = 0;
    for step in ["read", "moved"] {
        if step == "moved" {
            Arc::make_mut(contacts.get_mut(&first).unwrap()).employer = " ACMÉ ".to_owned();
        }
        for wanted in [employer.as_str(), "acmé", "nowhere"] {
            let is_there = |contact: &Contact| workplace(&contact.employer) == wanted;
            let working: Vec<Id> =
                contacts.working_at([wanted].into_iter()).iter().map(|(id, _)| *id).collect();
            let slowly = contacts.iter().filter(|(_, contact)| is_there(contact)).map(|(id, _)| *id);
            assert_eq!(working, slowly.collect::<Vec<_>>(), "{step} {wanted}");
            found += working.len();
        }
    }
    assert!(found > 1);
}

#[test]
fn what_was_gathered_is_right_whoever_changes_and_of_every_copy() {
    let now = Now { instant: at("2026-11-12T07:04:00Z"), zone: Zone::named("Europe/Vienna").unwrap() };
    let mut contacts = sample::book(200, 8, 1, &now).contacts;
    let known = contacts.clone();
    let names: Vec<String> = contacts.values().map(|contact| contact.name.to_string()).collect();
    let check = |contacts: &Contacts, when: &str| {
        // The same people, of whom nothing is gathered yet.
        let anew: Contacts = contacts.iter().map(|(id, contact)| (*id, Arc::clone(contact))).collect();
        for name in &names {
            assert!(contacts.called(name).eq(anew.called(name)), "{when} {name}");
            let folded = fold(name);
            let all: Vec<&str> = words(&folded).collect();
            for wanted in [&all[..1], &all, &["ada", all[0]], &[]] {
                let has_all = |known: &str| {
                    let known = fold(known);
                    !wanted.is_empty() && wanted.iter().all(|word| words(&known).any(|other| other == *word))
                };
                let slowly = contacts.iter().filter(|(_, contact)| has_all(contact.name.as_str()));
                let slowly = slowly.map(|(id, contact)| (*id, contact));
                assert!(contacts.with_words(wanted).eq(slowly), "{when} {wanted:?}");
                assert!(contacts.with_words(wanted).eq(anew.with_words(wanted)), "{when} {wanted:?}");
            }
        }
        for id in known.keys() {
            assert!(contacts.naming(*id).eq(anew.naming(*id)), "{when} {id}");
        }
        for (id, contact) in contacts {
            for (record, _) in contact.record_ids() {
                assert!(contacts.holding(record).any(|(holder, _)| holder == *id), "{when} {record}");
            }
            for talk in contact.interviews.values() {
                let start = talk.start(&now.zone);
                let near = |contacts: &Contacts| -> Vec<Id> {
                    contacts.talking(start, start + chrono::Duration::hours(2)).map(|(id, _)| id).collect()
                };
                assert_eq!(near(contacts), near(&anew), "{when} {start}");
            }
        }
    };
    contacts.look_through();
    check(&contacts, "gathered");
    let copy = contacts.clone();
    let ids: Vec<Id> = contacts.keys().copied().collect();
    let others: Vec<Arc<Contact>> = contacts.values().rev().cloned().collect();
    for (count, (id, other)) in ids.iter().zip(others).take(2 * MOST_CHANGED).enumerate() {
        match count % 3 {
            0 => drop(contacts.remove(id)),
            _ => *contacts.get_mut(id).unwrap() = other,
        }
        if count % 20 == 5 {
            check(&contacts, "changed");
        }
        if count == MOST_CHANGED + 9 {
            contacts.clone().look_through();
            check(&contacts, "gathered anew by a copy");
        }
    }
    check(&contacts, "changed much");
    check(&copy, "a copy of before");
    contacts.retain(|_, contact| contact.interviews.is_empty());
    check(&contacts, "without some");
}

/// Names that are the same but for case have one folded form, so that both are called the same.
#[test]
fn case_makes_no_other_name() {
    for letter in '\0'..=char::MAX {
        let lower: String = letter.to_lowercase().collect();
        assert_eq!(fold(&letter.to_string()), fold(&lower), "{letter:?}");
    }
}

proptest! {
    #[test]
    fn pages_are_one_map(changes in prop::collection::vec((any::<bool>(), 0_u64..4000), 0..200)) {
        let (mut contacts, mut map) = (Contacts::default(), BTreeMap::new());
        let ada = somebody("Ada Quill");
        for (is_put, number) in changes {
            let id = Id::from_bits(number);
            if is_put {
                prop_assert_eq!(contacts.insert(id, Arc::clone(&ada)), map.insert(id, Arc::clone(&ada)));
            } else {
                prop_assert_eq!(contacts.remove(&id), map.remove(&id));
            }
            prop_assert_eq!(contacts.get(&id), map.get(&id));
        }
        prop_assert!(contacts.iter().eq(map.iter()));
        prop_assert!(contacts.keys().rev().eq(map.keys().rev()));
        prop_assert_eq!(contacts.len(), map.len());
        prop_assert_eq!(contacts.is_empty(), map.is_empty());
        prop_assert_eq!(&map.into_iter().collect::<Contacts>(), &contacts);
    }
}
