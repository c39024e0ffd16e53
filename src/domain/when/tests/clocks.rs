//! Changes of the clocks, and days in other zones.

use super::{super::Direction::*, check, check_both, now, thursday};
use crate::domain::zone::{Now, Zone};

#[test]
fn clocks_that_are_changed_are_told() {
    let skipped =
        "2026-03-29 03:30+02:00 | the clocks skip 02:30 on Sun 29 Mar 2026 (Europe/Vienna); taken as 03:30";
    let twice = "the clocks show 02:30 twice on Sun 25 Oct 2026 (Europe/Vienna)";
    let first = format!("2026-10-25 02:30+02:00 | {twice}; taken as the first, +02:00, not +01:00");
    let second = format!("2026-10-25 02:30+01:00 | {twice}; taken as the second, +01:00, not +02:00");
    check(
        &thursday(),
        Back,
        &[("29 mar 2:30am", skipped), ("2026-03-29T02:30", skipped), ("25 oct 2:30", &first)],
    );
    check(
        &thursday(),
        Back,
        &[("29 mar", "2026-03-29"), ("2026-10-25T02:30+01:00", "2026-10-25 02:30+01:00")],
    );
    let between =
        Now { instant: "2026-10-25T00:45:00Z".parse().unwrap(), zone: Zone::named("Europe/Vienna").unwrap() };
    check_both(&between, &[("2:30", &first, &second), ("today 2:30am", &first, &second)]);
    check(
        &thursday(),
        Ahead,
        &[
            (
                "2026-09-06 0:15 america/santiago",
                "2026-09-06 01:15-03:00 America/Santiago | the clocks skip 00:15 on Sun 6 Sep 2026 (America/Santiago); taken as 01:15",
            ),
            (
                "30 dec 2011 10am pacific/apia",
                "2011-12-31 10:00+14:00 Pacific/Apia | the clocks skip 10:00 on Fri 30 Dec 2011 (Pacific/Apia); taken as Sat 31 Dec 2011 10:00",
            ),
        ],
    );
    let eve = now("2026-03-28T23:00:00", "Europe/Vienna");
    check(
        &eve,
        Ahead,
        &[("2:30am", skipped), ("in 4 hours", "2026-03-29 04:00+02:00"), ("tomorrow", "2026-03-29")],
    );
    let santiago = now("2026-09-05T22:00:00", "America/Santiago");
    let skipped =
        "2026-09-06 01:00-03:00 | the clocks skip 00:00 on Sun 6 Sep 2026 (America/Santiago); taken as 01:00";
    check(
        &santiago,
        Ahead,
        &[
            ("midnight", skipped),
            ("sun", "2026-09-06"),
            ("+1d", "2026-09-06"),
            ("+1h", "2026-09-05 23:00-04:00"),
            ("+2h", "2026-09-06 01:00-03:00"),
        ],
    );
    check(&santiago, Back, &[("sun", "2026-08-30"), ("noon", "2026-09-05 12:00-04:00")]);
}

#[test]
fn days_are_those_of_the_users_zone() {
    // The same instant everywhere: Thursday evening in Honolulu is Friday evening at +14:00.
    let instant = "2026-11-13T06:00:00Z".parse().unwrap();
    let there = |zone| Now { instant, zone: Zone::named(zone).unwrap() };
    check_both(
        &there("Pacific/Honolulu"),
        &[
            ("today", "2026-11-12", "2026-11-12"),
            ("fri", "2026-11-06", "2026-11-13"),
            ("thu", "2026-11-12", "2026-11-12"),
            ("9pm", "2026-11-11 21:00-10:00", "2026-11-12 21:00-10:00"),
            ("8pm", "2026-11-12 20:00-10:00", "2026-11-12 20:00-10:00"),
            ("+1bd", "2026-11-13", "2026-11-13"),
            (
                "9pm kiritimati",
                "2026-11-12 21:00+14:00 Pacific/Kiritimati",
                "2026-11-13 21:00+14:00 Pacific/Kiritimati",
            ),
            ("tomorrow 9am utc", "2026-11-13 09:00+00:00 UTC", "2026-11-13 09:00+00:00 UTC"),
        ],
    );
    check_both(
        &there("Pacific/Kiritimati"),
        &[
            ("today", "2026-11-13", "2026-11-13"),
            ("fri", "2026-11-13", "2026-11-13"),
            ("thu", "2026-11-12", "2026-11-19"),
            ("9pm", "2026-11-12 21:00+14:00", "2026-11-13 21:00+14:00"),
            ("+1bd", "2026-11-16", "2026-11-16"),
            (
                "fri 7pm pacific/honolulu",
                "2026-11-06 19:00-10:00 Pacific/Honolulu",
                "2026-11-13 19:00-10:00 Pacific/Honolulu",
            ),
            (
                "thu 7pm pacific/honolulu",
                "2026-11-12 19:00-10:00 Pacific/Honolulu",
                "2026-11-19 19:00-10:00 Pacific/Honolulu",
            ),
        ],
    );
    let year_end = now("2026-12-31T23:30:00", "America/Santiago");
    check_both(
        &year_end,
        &[
            ("fri", "2026-12-25", "2027-01-01"),
            ("1 jan", "2026-01-01", "2027-01-01"),
            ("tomorrow", "2027-01-01", "2027-01-01"),
            ("1am", "2026-12-31 01:00-03:00", "2027-01-01 01:00-03:00"),
            ("+1bd", "2027-01-01", "2027-01-01"),
            ("+2mo", "2027-02-28", "2027-02-28"),
            ("next month", "2027-01-01", "2027-01-01"),
            ("31", "2026-12-31", "2026-12-31"),
            ("in an hour", "2027-01-01 00:30-03:00", "2027-01-01 00:30-03:00"),
            ("next thu", "2027-01-07", "2027-01-07"),
        ],
    );
    let leap = now("2028-02-29T12:00:00", "Europe/Vienna");
    check_both(
        &leap,
        &[
            ("29 feb", "2028-02-29", "2028-02-29"),
            ("29 feb 3pm", "2024-02-29 15:00+01:00", "2028-02-29 15:00+01:00"),
            ("a year ago", "2027-02-28", "2027-02-28"),
            ("+1y", "2029-02-28", "2029-02-28"),
        ],
    );
    check(&now("2097-01-01T12:00:00", "Europe/Vienna"), Ahead, &[("29 feb", "2104-02-29")]);
    check(
        &now("2200-12-31T12:00:00", "UTC"),
        Ahead,
        &[("tomorrow", "! years go from 1900 to 2200"), ("11am", "! years go from 1900 to 2200")],
    );
}
