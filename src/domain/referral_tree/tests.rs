//! Trees in lines, circles, and forests of any shape.

use std::sync::Arc;

use chrono::{DateTime, Duration, FixedOffset};
use proptest::prelude::*;

use super::{Mark, ReferralTree, Who};
use crate::domain::{
    book::Book,
    contact::{Contact, Source, SourceKind},
    id::Id,
    name::Name,
    records::Referral,
};

const PEOPLE: [&str; 6] = ["Ada", "Ben", "Carmen", "Dario", "Ebba", "Femi"];

fn first_day() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-09-01T10:00:00+02:00").unwrap()
}

fn id(number: usize) -> Id {
    Id::from_bits(u64::try_from(number).unwrap() + 1)
}

/// A book of so many people in which each pair names in turn, a day apart.
fn book(people: usize, names: &[(usize, usize)]) -> Book {
    let mut book = Book::default();
    for number in 0..people {
        let name = PEOPLE.get(number).map_or_else(|| format!("Person {number}"), |name| (*name).to_owned());
        book.contacts.insert(id(number), Arc::new(Contact::new(Name::parse(&name).unwrap())));
    }
    for (day, (by, to)) in names.iter().enumerate() {
        let at = first_day() + Duration::days(i64::try_from(day).unwrap());
        let referral = Referral {
            to: Some(id(*to)),
            name: String::new(),
            at: at.into(),
            logged_at: at,
            interview: None,
            introduced: false,
        };
        let contact = Arc::make_mut(book.contacts.get_mut(&id(*by)).unwrap());
        contact.referrals.insert(id(1_000_000 + day), referral);
    }
    book
}

fn drawn(book: &Book) -> String {
    let tree = ReferralTree::of(book);
    let rows = tree.rows.iter().map(|row| {
        let name = match &row.who {
            Who::Person(id) => book.contact(*id).unwrap().name.to_string(),
            Who::Name(name) => format!("\"{name}\""),
        };
        let mark = match row.mark {
            Some(Mark::Circle) => " (circle)",
            Some(Mark::Elsewhere) => " (elsewhere)",
            None => "",
        };
        format!("{}{name}{mark}", "-".repeat(row.depth))
    });
    rows.collect::<Vec<_>>().join(" ")
}

#[test]
fn everyone_stands_once_with_those_they_named() {
    for (names, expected) in [
        (&[][..], ""),
        (&[(0, 1)], "Ada -Ben"),
        (&[(0, 1), (1, 2), (0, 3)], "Ada -Ben --Carmen -Dario"),
        // Whoever brought more people comes first.
        (&[(0, 1), (2, 3), (2, 4)], "Carmen -Dario -Ebba Ada -Ben"),
        // Named by two: below the first of them.
        (&[(1, 2), (0, 2), (2, 3)], "Ben -Carmen --Dario Ada -Carmen (elsewhere)"),
        // Two who name each other: the one who named first is above, and the circle is shown where it closes.
        (&[(0, 1), (1, 0)], "Ada -Ben --Ada (circle)"),
        (&[(1, 0), (0, 1)], "Ben -Ada --Ben (circle)"),
        (&[(0, 1), (1, 2), (2, 0), (2, 3)], "Ada -Ben --Carmen ---Ada (circle) ---Dario"),
        // A circle that somebody led to.
        (&[(3, 0), (0, 1), (1, 0)], "Dario -Ada --Ben ---Ada (circle)"),
        // Somebody named by a circle and by somebody else.
        (&[(0, 1), (1, 0), (4, 5), (1, 5)], "Ada -Ben --Ada (circle) --Femi (elsewhere) Ebba -Femi"),
        // Oneself names nobody new, and twice is once.
        (&[(0, 0), (0, 1), (0, 1)], "Ada -Ben"),
    ] {
        assert_eq!(drawn(&book(6, names)), expected, "{names:?}");
    }
}

#[test]
fn names_only_and_how_people_were_found_count_too() {
    let mut book = book(4, &[(0, 1), (2, 3)]);
    let referral = book.contact(id(0)).unwrap().referrals.values().next().unwrap().clone();
    let ada = Arc::make_mut(book.contacts.get_mut(&id(0)).unwrap());
    ada.referrals
        .insert(id(77), Referral { to: None, name: "Somebody at Civica".to_owned(), ..referral.clone() });
    ada.referrals.insert(id(78), Referral { to: Some(id(99)), name: "Gone Away".to_owned(), ..referral });
    let source = |by| Some(Source { kind: SourceKind::Referral, by: Some(by), name: String::new() });
    Arc::make_mut(book.contacts.get_mut(&id(3)).unwrap()).source = source(id(1));
    assert_eq!(
        drawn(&book),
        "Ada -Ben --Dario -\"Gone Away\" -\"Somebody at Civica\" Carmen -Dario (elsewhere)"
    );
    // Somebody found through somebody who is not in the book was named by nobody here.
    Arc::make_mut(book.contacts.get_mut(&id(3)).unwrap()).source = source(id(55));
    assert_eq!(drawn(&book), "Ada -Ben -\"Gone Away\" -\"Somebody at Civica\" Carmen -Dario");
}

#[test]
fn lines_run_on_while_others_follow() {
    let tree = ReferralTree::of(&book(6, &[(0, 1), (1, 2), (2, 3), (0, 4)]));
    let lines: Vec<Vec<bool>> = (0..tree.rows.len()).map(|index| tree.runs_on(index)).collect();
    assert_eq!(lines, [vec![], vec![true], vec![true, false], vec![true, false, false], vec![false]]);
    assert_eq!(tree.way_to(3), [0, 1, 2, 3]);
    assert_eq!(tree.way_to(9), [0_usize; 0]);
}

#[test]
fn a_chain_of_twenty_thousand_is_a_chain() {
    let people = 20_000;
    let names: Vec<(usize, usize)> = (1..people).map(|number| (number - 1, number)).collect();
    for circle in [None, Some((people - 1, 0))] {
        let names: Vec<_> = names.iter().copied().chain(circle).collect();
        let tree = ReferralTree::of(&book(people, &names));
        assert_eq!(tree.rows.len(), people + usize::from(circle.is_some()));
        assert_eq!(tree.rows.last().unwrap().depth, tree.rows.len() - 1);
    }
}

proptest! {
    #[test]
    fn any_names_make_a_forest(names in prop::collection::vec((0..12_usize, 0..12_usize), 0..60)) {
        let book = book(12, &names);
        let tree = ReferralTree::of(&book);
        let mut pairs: Vec<(usize, usize)> = names.iter().copied().filter(|(by, to)| by != to).collect();
        pairs.sort_unstable();
        pairs.dedup();
        // Every name stands below the one who gave it, once.
        let number = |index: usize| (0..12).find(|n| tree.rows[index].who == Who::Person(id(*n))).unwrap();
        let mut shown: Vec<(usize, usize)> = (0..tree.rows.len())
            .filter_map(|index| Some((number(tree.rows[index].parent?), number(index))))
            .collect();
        shown.sort_unstable();
        prop_assert_eq!(shown, pairs);
        for (index, row) in tree.rows.iter().enumerate() {
            // Whoever stands twice is marked but for one place.
            let places = tree.rows.iter().filter(|other| other.who == row.who && other.mark.is_none());
            prop_assert_eq!(places.count(), 1);
            let way = tree.way_to(index);
            prop_assert_eq!(way.len(), row.depth + 1);
            let is_above = way[..way.len() - 1].iter().any(|above| tree.rows[*above].who == row.who);
            prop_assert_eq!(row.mark == Some(Mark::Circle), is_above);
            let deeper = tree.rows[index + 1..].iter().take_while(|other| other.depth > row.depth).count();
            prop_assert_eq!(row.below, deeper);
            prop_assert_eq!(tree.runs_on(index).len(), row.depth);
        }
    }
}
