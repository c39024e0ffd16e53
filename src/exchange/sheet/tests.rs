//! Tables as address books write them, and as people keep them.

use chrono::NaiveDate;

use super::*;

fn with(text: &str, map: &str) -> People {
    read(text.as_bytes(), &Map::parse(map).unwrap()).unwrap()
}

fn one(text: &str) -> Card {
    with(text, "").cards.into_iter().next().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn googles_tables_old_and_new() {
    let old = one(
        "Name,Given Name,Additional Name,Family Name,Notes,Group Membership,E-mail 1 - Type,E-mail 1 - Value,\
                   E-mail 2 - Type,E-mail 2 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Name,\
                   Organization 1 - Title,Website 1 - Value\n\
                   Ada Quill,Ada,,Quill,Met at the fair,* myContacts ::: Nurses,* Home,ada@example.org ::: a.quill@example.org,\
                   Work,ADA@example.org,Mobile,+43 1 234 ::: +43 1 999,Hale Health,Research lead,https://www.linkedin.com/in/ada-quill\n",
    );
    let new = one(
        "First Name,Middle Name,Last Name,Organization Name,Organization Title,Notes,Labels,E-mail 1 - Label,\
                   E-mail 1 - Value,E-mail 2 - Value,Phone 1 - Value,Phone 2 - Value,Website 1 - Value\n\
                   Ada,,Quill,Hale Health,Research lead,Met at the fair,* myContacts ::: Nurses,* Home,ada@example.org,\
                   a.quill@example.org,+43 1 234,+43 1 999,https://www.linkedin.com/in/ada-quill\n",
    );
    for ada in [&old, &new] {
        assert_eq!(ada.name, "Ada Quill");
        assert_eq!(ada.emails, ["ada@example.org", "a.quill@example.org"]);
        assert_eq!(ada.phones, ["+43 1 234", "+43 1 999"]);
        assert_eq!(
            (ada.employer.as_deref(), ada.position.as_deref()),
            (Some("Hale Health"), Some("Research lead"))
        );
        assert_eq!(
            (ada.notes.as_deref(), ada.tags.as_slice()),
            (Some("Met at the fair"), &["Nurses".to_owned()][..])
        );
        assert_eq!(ada.profile.as_ref().map(|profile| profile.key.as_str()), Some("ada-quill"));
        assert_eq!(ada.past, Past::default());
    }
}

#[test]
fn outlooks_table() {
    let ada = one(
        "\"Title\",\"First Name\",\"Middle Name\",\"Last Name\",\"Company\",\"Department\",\"Job Title\",\"E-mail Address\",\
                   \"E-mail 2 Address\",\"Business Phone\",\"Mobile Phone\",\"Notes\",\"Categories\",\"Web Page\"\r\n\
                   \"Dr\",\"Ada\",\"M.\",\"Quill\",\"Hale Health\",\"\",\"Research lead\",\"ada@example.org\",\"\",\"1\",\"2\",\
                   \"one\r\ntwo\",\"Nurses;Vienna\",\"https://example.org/ada\"\r\n",
    );
    assert_eq!(ada.name, "Ada M. Quill");
    assert_eq!(ada.position.as_deref(), Some("Research lead"));
    assert_eq!((ada.emails.len(), ada.phones.as_slice()), (1, &["1".to_owned(), "2".to_owned()][..]));
    assert_eq!((ada.notes.as_deref(), ada.tags.len()), (Some("one\ntwo"), 2));
    assert_eq!((ada.profile, ada.page.as_deref()), (None, Some("https://example.org/ada")));
}

#[test]
fn the_table_somebody_keeps() {
    let people = with(
        "My coffee chats\n\nWho;Company;How we met;Asked on;Talked on;Thank you sent;Follow up;Comments\n\
         Ada Quill;Hale Health;friend;1.10.2026;9.10.2026;10.10.2026;1.12.2026;\"likes \"\"Field Notes\"\"\"\n\
         Ben Ode;Marrow;the fair in May;2.10.2026;;;;\n\
         Leo;Acme;;;12.10.2026;yes;;\nMina;Acme;;;soon;no;;\n",
        "",
    );
    assert_eq!(
        people.columns,
        [
            "name = Who",
            "employer = Company",
            "source = How we met",
            "notes = Comments",
            "asked = Asked on",
            "talked = Talked on",
            "thanked = Thank you sent",
            "next = Follow up",
        ]
    );
    let past = |asked: Option<&str>, talked: Option<&str>, thanked, next: Option<&str>| Past {
        asked: asked.map(day),
        talked: talked.map(day),
        thanked: Some(thanked),
        next: next.map(day),
    };
    let pasts: Vec<Past> = people.cards.iter().map(|card| card.past.clone()).collect();
    let thanked = Thanked::On(day("2026-10-10"));
    assert_eq!(
        pasts,
        [
            past(Some("2026-10-01"), Some("2026-10-09"), thanked, Some("2026-12-01")),
            past(Some("2026-10-02"), None, Thanked::No, None),
            past(None, Some("2026-10-12"), Thanked::Yes, None),
            past(None, None, Thanked::No, None),
        ]
    );
    assert_eq!(people.cards[0].source, Some("friend".to_owned()));
    assert_eq!(people.cards[0].notes.as_deref(), Some("likes \"Field Notes\""));
    assert_eq!(people.cards[1].notes.as_deref(), Some("Found through: the fair in May"));
    assert_eq!(people.remarks, ["line 7: \"soon\" is no date and was left out (talked)"]);
    assert_eq!(people.cards.iter().map(|card| card.line).collect::<Vec<_>>(), [4, 5, 6, 7]);
}

#[test]
fn the_map_goes_before_the_guess() {
    let text = "Full title,Mail,Name,Name of firm,Notes\nAda Quill,ada@example.org,nickname,Hale,x\n";
    let people = with(text, "name=\"Full title\", email=mail,employer=Name of firm,notes=");
    let ada = &people.cards[0];
    assert_eq!(
        (ada.name.as_str(), ada.emails.len(), ada.employer.as_deref()),
        ("Ada Quill", 1, Some("Hale"))
    );
    assert_eq!(ada.notes, None);
    assert_eq!(
        people.columns,
        ["name = Full title", "email = Mail", "employer = Name of firm", "passed over: Name, Notes"]
    );
    // A heading may hold a comma.
    assert_eq!(with("\"Who, then\"\nAda\n", "\"name=Who, then\"").cards[0].name, "Ada");
    for (text, says) in [
        ("name", "say what it holds and its heading"),
        ("colour=Red", "these are: name, first,"),
        ("name=\"x", "never closed"),
    ] {
        assert!(Map::parse(text).unwrap_err().to_string().contains(says), "{text}");
    }
    let why = read(text.as_bytes(), &Map::parse("email=Post").unwrap()).unwrap_err().to_string();
    assert!(why.starts_with("no column is called \"Post\""), "{why}");
}

#[test]
fn what_is_no_table_of_people_is_said() {
    for (text, says) in [
        ("", "the file is empty"),
        ("PK\u{3}\u{4}", "unpack it"),
        ("a\0b", "not a text file"),
        ("Mail,Firm\na@b.example,Hale\n", "no column is called Name, or First Name"),
        ("Name,Firm\n", "nobody is listed below it"),
        ("Name,Firm\n,Hale\n", "line 2: no name"),
    ] {
        let why = read(text.as_bytes(), &Map::default()).unwrap_err().to_string();
        assert!(why.contains(says), "{text:?}: {why}");
    }
}

#[test]
fn the_guard_of_formulas_comes_off_and_nothing_else() {
    for (cell, name) in [
        ("'=1+1", "=1+1"),
        ("'+43", "+43"),
        ("'-x", "-x"),
        ("'@x", "@x"),
        ("=1+1", "=1+1"),
        ("'Ada", "'Ada"),
        ("''=x", "'=x"),
    ] {
        assert_eq!(one(&format!("Name\n{cell}\n")).name, name, "{cell}");
    }
}

#[test]
fn rows_are_left_out_with_their_line() {
    let people = with("Name,Firm\nAda,Hale\n,Hale\n,,\n\"Ben,x\nLeo,Acme,more\nMina,\n", "");
    assert_eq!(people.cards.iter().map(|card| card.name.as_str()).collect::<Vec<_>>(), ["Ada", "Mina"]);
    let lines: Vec<u64> = people.skipped.iter().map(|(line, _)| *line).collect();
    assert_eq!((lines, people.read), (vec![3, 5, 6], 5));
}

#[test]
fn dates_that_can_be_read_both_ways_are_left_out() {
    let people = with("Name,Talked on\nAda,3/4/2026\nBen,2026-03-04\n", "");
    assert_eq!(people.cards[0].past.talked, None);
    assert_eq!(people.cards[1].past.talked, Some(day("2026-03-04")));
    assert!(people.remarks[0].starts_with("1 date was left out, first on line 2"), "{:?}", people.remarks);
    // One of them shows which comes first.
    let people = with("Name,Talked on\nAda,3/4/2026\nBen,15/4/2026\n", "");
    assert_eq!(people.cards[0].past.talked, Some(day("2026-04-03")));
}

#[test]
fn what_was_guessed_can_be_told_again_and_changed() {
    for text in [
        "My chats\n\nWho;Company;\"How we\nmet\";Talked on;Mail;Mail;Colour\nAda;Hale;friend;9.10.2026;a@x.example;b@x.example;red\n",
        "\"Full name, or \"\"nick\"\"\",Notes,E-mail\nAda,x,a@x.example\n",
        "Given Name,Family Name,E-mail 1 - Value,E-mail 2 - Value\nAda,Quill,a@x.example,b@x.example\n",
    ] {
        let text = text.replace("Full name, or \"\"nick\"\"", "Name \"\", 1=2");
        let guessed = with(&text, "");
        let table = guessed.table.clone().unwrap();
        let again = read(text.as_bytes(), &Map::parse(&table.map).unwrap().alone()).unwrap();
        assert_eq!(guessed, again, "{}", table.map);
        // What is taken out of it is passed over.
        let names = Map::parse(&table.map).unwrap();
        let kept =
            names.headings.into_iter().filter(|(column, _)| !matches!(column, Column::Email | Column::Notes));
        let less = read(text.as_bytes(), &Map { headings: kept.collect() }.alone()).unwrap();
        assert!(
            !less.cards.is_empty()
                && less.cards.iter().all(|card| card.emails.is_empty() && card.notes.is_none())
        );
    }
    let table = with("Name,Mail,Shoe size\nAda,a@x.example,40\n", "").table.unwrap();
    assert_eq!(
        (table.map.as_str(), table.others.as_slice()),
        ("name=Name, email=Mail", &["Shoe size".to_owned()][..])
    );
}

#[test]
fn where_the_name_is_missing_the_columns_can_be_named() {
    for (text, map, table) in [
        ("Wen,Mail,Firma\nAda,a@x.example,Hale\n", "", ("email=Mail, employer=Firma", &["Wen"][..])),
        ("Wen;Mail\nAda;a@x.example\n", "name=Who", ("email=Mail", &["Wen"])),
        ("one\n\nWhom,What\nAda,x\n", "", ("", &["Whom", "What"])),
    ] {
        let found = read(text.as_bytes(), &Map::parse(map).unwrap()).unwrap_err().table.unwrap();
        assert_eq!(found.map, table.0, "{text}");
        assert_eq!(found.others, table.1, "{text}");
    }
    // No column would make these a table of people.
    for bytes in [&b""[..], b"PK\x03\x04", b"\0\0"] {
        assert_eq!(read(bytes, &Map::default()).unwrap_err().table, None);
    }
}
