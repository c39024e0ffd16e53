//! LinkedIn's Connections.csv in the forms it is met in, whole and damaged. The people are invented.

use proptest::prelude::*;
use regards::exchange::{
    dates::DateOrder,
    linkedin::{Export, NotAnExport, read},
};

const CURRENT: &[u8] = include_bytes!("fixtures/linkedin/current.csv");
const CURRENT_BOM_LF: &[u8] = include_bytes!("fixtures/linkedin/current-bom-lf.csv");
const OLD: &[u8] = include_bytes!("fixtures/linkedin/old.csv");
const EXCEL_GERMAN: &[u8] = include_bytes!("fixtures/linkedin/excel-german.csv");
const EXCEL_1252: &[u8] = include_bytes!("fixtures/linkedin/excel-1252.csv");
const UNICODE_TEXT: &[u8] = include_bytes!("fixtures/linkedin/unicode-text.txt");
const CLASSIC_MAC: &[u8] = include_bytes!("fixtures/linkedin/classic-mac.csv");
const DAMAGED: &[u8] = include_bytes!("fixtures/linkedin/damaged.csv");
const AMBIGUOUS: &[u8] = include_bytes!("fixtures/linkedin/ambiguous.csv");
const HIDDEN_ONLY: &[u8] = include_bytes!("fixtures/linkedin/hidden-only.csv");

const ALL: [&[u8]; 10] = [
    CURRENT,
    CURRENT_BOM_LF,
    OLD,
    EXCEL_GERMAN,
    EXCEL_1252,
    UNICODE_TEXT,
    CLASSIC_MAC,
    DAMAGED,
    AMBIGUOUS,
    HIDDEN_ONLY,
];

/// Each person on a line: where, who, by what known, address, employer, position, day.
fn people(export: &Export) -> Vec<String> {
    let text = |field: &Option<String>| field.clone().unwrap_or_else(|| "-".to_owned());
    export
        .rows
        .iter()
        .map(|row| {
            let key = row.profile.as_ref().map_or("-", |profile| &profile.key);
            let day = row.connected_on.map_or_else(|| "-".to_owned(), |day| day.to_string());
            let [email, employer, position] =
                [&row.emails.first().cloned(), &row.employer, &row.position].map(text);
            format!("{} | {} | {key} | {email} | {employer} | {position} | {day}", row.line, row.name)
        })
        .collect()
}

fn lines<T: ToString>(said: &[T]) -> Vec<String> {
    said.iter().map(ToString::to_string).collect()
}

#[test]
fn the_present_export() {
    for bytes in [CURRENT, CURRENT_BOM_LF] {
        let export = read(bytes).unwrap();
        assert_eq!(
            people(&export),
            [
                "5 | Ada Quill | ada-quill | - | Hale Health | Research Lead | 2019-03-14",
                "6 | Tomas Abara | tomas-abara-5b1 | tomas.abara@example.org | Plainmoor, Inc. | Service Designer | 2024-01-05",
                "7 | Zoë Brandt | zoë-brandt | - | Bär & \"Söhne\" | Head of Research, Public Services | 2023-12-31",
                "10 | Ruth Adeyemi, Jr. | ruth-adeyemi | - | - | - | 2024-02-29",
                "12 | 佐藤 美咲 | 佐藤-美咲 | - | 北の灯 | 研究員 | 2025-11-09",
                "13 | Cher | cher-ode | - | Northlight | - | 2025-11-10",
            ]
        );
        assert_eq!(
            lines(&export.skipped),
            [
                "line 9: a hidden or closed account, only the date is left",
                "line 14: no name",
                "line 15: a hidden or closed account, only the date is left",
            ]
        );
        assert_eq!((export.read, export.date_order), (9, DateOrder::Plain));
        assert!(export.remarks.is_empty());
        let url = &export.rows[1].profile.as_ref().unwrap().url;
        assert_eq!(url, "https://www.linkedin.com/in/tomas-abara-5b1/");
    }
}

#[test]
fn older_exports_and_spreadsheets() {
    for (bytes, order, expected, remarks) in [
        (
            OLD,
            DateOrder::MonthFirst,
            &[
                "2 | Ada Quill | - | ada@example.org | Hale Health | Research Lead | 2019-03-14",
                "3 | Ben Ode | - | - | Marrow & Pike, LLC | Analyst | 2024-01-05",
                "4 | Leo Okafor | - | - | Northlight | Planner | 2023-11-09",
            ][..],
            &[][..],
        ),
        (
            EXCEL_GERMAN,
            DateOrder::Plain,
            &[
                "2 | Jörg Weiß | joerg-weiss | - | Lindenhof GmbH | Leiter; Forschung | 2024-01-05",
                "3 | Änne Öztürk | aenne | aenne@example.org | - | - | 2023-03-15",
            ],
            &[],
        ),
        (
            EXCEL_1252,
            DateOrder::Plain,
            &[
                "2 | René Fuchs | rene-fuchs | - | Café „Morgen“ | Köchin – Patisserie | 2024-01-15",
                "3 | Siân O’Neill | sian-oneill | - | - | - | 2025-05-05",
            ],
            &["the file is not UTF-8 and was read as windows-1252: look whether accents are right"],
        ),
        (
            UNICODE_TEXT,
            DateOrder::Plain,
            &[
                "2 | Łucja Wójcik | lucja-wojcik | - | Pracownia Mewa | Projektantka | 2024-01-15",
                "3 | Mina \"Mi\" Sato | mina-sato | - | Kite Bridge | Editor | 2024-02-29",
            ],
            &[],
        ),
        (
            CLASSIC_MAC,
            DateOrder::Plain,
            &[
                "5 | Carmen Duarte | carmen-duarte | - | Hollow Oak | Editor | 2024-01-15",
                "6 | Jonas Weil | jonas-weil | - | Two Lines | Planner | 2024-01-16",
            ],
            &[],
        ),
        (
            AMBIGUOUS,
            DateOrder::Unknown,
            &[
                "2 | Ada Quill | ada-quill | - | Hale Health | Research Lead | -",
                "3 | Ben Ode | ben-ode | - | Orbit Ltd | Analyst | 2024-05-05",
                "4 | Leo Okafor | leo-okafor | - | Northlight | Planner | -",
            ],
            &["2 dates were left out, first on line 2: day and month cannot be told apart"],
        ),
    ] {
        let export = read(bytes).unwrap();
        assert_eq!(people(&export), expected);
        assert_eq!(lines(&export.remarks), remarks);
        assert_eq!(export.date_order, order);
        assert!(export.skipped.is_empty());
        assert_eq!(export.read, expected.len());
    }
}

#[test]
fn damage_is_named_with_its_line_and_costs_nobody_else() {
    let export = read(DAMAGED).unwrap();
    assert_eq!(
        people(&export),
        [
            "2 | Ada Quill | ada-quill | - | Hale Health | Research Lead | -",
            "4 | Leo Okafor | - | - | Northlight | Planner | -",
            "8 | Ruth Adeyemi | ruth-adeyemi | - | Kite, Bridge | Editor | 2024-02-04",
            "9 | Tomas Abara | - | - | - | - | -",
        ]
    );
    assert_eq!(
        lines(&export.skipped),
        [
            "line 3: more cells than the heading, perhaps a comma without quotation marks",
            "line 5: a quotation mark opens and is never closed",
            "line 6: looks like the rest of the broken row above",
            "line 7: looks like the rest of the broken row above",
            "line 10: a quotation mark opens and is never closed",
        ]
    );
    assert_eq!(
        lines(&export.remarks),
        [
            "line 2: \"ada at example\" is no e-mail address and was left out",
            "line 2: \"31 Feb 2024\" is no date and was left out",
            "line 4: \"https://www.linkedin.com/pub/leo/1/2/3\" is no LinkedIn profile and was left out",
            "line 4: \"some day\" is no date and was left out",
        ]
    );
    assert_eq!(export.read, 9);
}

#[test]
fn an_export_without_anybody_is_refused() {
    let refusal = read(HIDDEN_ONLY).unwrap_err();
    assert!(matches!(refusal, NotAnExport::NobodyReadable { heading: 4, rows: 2, .. }), "{refusal:?}");
    assert!(
        refusal.to_string().contains("all 2 rows below it had to be left out; line 5: a hidden"),
        "{refusal}"
    );
}

/// What holds for whatever is read.
fn holds(bytes: &[u8]) -> Result<(), TestCaseError> {
    let Ok(export) = read(bytes) else {
        return Ok(());
    };
    prop_assert_eq!(export.read, export.rows.len() + export.skipped.len());
    let mut lines: Vec<u64> = export.rows.iter().map(|row| row.line).collect();
    prop_assert!(lines.is_sorted());
    prop_assert!(export.skipped.is_sorted_by_key(|skipped| skipped.line));
    lines.extend(export.skipped.iter().map(|skipped| skipped.line));
    lines.sort_unstable();
    prop_assert!(lines.windows(2).all(|pair| pair[0] < pair[1]), "a line is told twice");
    prop_assert!(lines.last().is_some_and(|last| *last <= bytes.len() as u64));
    for row in &export.rows {
        for field in [Some(&row.name), row.employer.as_ref(), row.position.as_ref(), row.emails.first()] {
            prop_assert!(
                field.is_none_or(|field| !field.is_empty() && field.trim() == field && !field.contains('\n'))
            );
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        holds(&bytes)?;
    }

    #[test]
    fn any_rows_below_a_heading_are_read_or_refused(rows in "[A1é \",;\t\r\n/\u{0}@-]{0,200}") {
        holds(format!("First Name,Last Name,URL,Company,Connected On\n{rows}").as_bytes())?;
    }

    #[test]
    fn damaged_exports_are_read_or_refused(
        which in 0..ALL.len(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0..3_u8, any::<u8>()), 1..12),
        cut in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let mut bytes = ALL[which].to_vec();
        for (place, edit, byte) in edits {
            let place = place.index(bytes.len());
            match edit {
                0 => bytes[place] = byte,
                1 => bytes.insert(place, b"\"\r\n,;\0\xff "[usize::from(byte) % 8]),
                _ => drop(bytes.remove(place)),
            }
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        holds(&bytes)?;
    }
}
