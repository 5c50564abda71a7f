use super::*;
use crate::published::CalendarDay;
use jiff::civil::date;
use proptest::prelude::*;
use rstest::rstest;

fn calendar_of(days: &[(&str, DayKind)]) -> Calendar {
    let days = days
        .iter()
        .map(|(date, kind)| CalendarDay { date: (*date).to_owned(), kind: *kind, name: Names::default() })
        .collect();
    Calendar::new(&HolidaysFile { known_to: "2027-12-31".to_owned(), days }).unwrap()
}

fn spring() -> Calendar {
    use DayKind::{DayOff, Holiday, WorkingDay};
    calendar_of(&[
        ("2025-01-01", Holiday),
        ("2025-01-02", Holiday),
        ("2025-01-03", DayOff),
        ("2025-01-05", WorkingDay),
        ("2025-01-07", DayOff),
        ("2026-03-08", Holiday),
        ("2026-03-09", DayOff),
        ("2026-03-21", Holiday),
        ("2026-03-22", Holiday),
        ("2026-03-23", Holiday),
        ("2026-03-24", DayOff),
        ("2026-03-25", DayOff),
    ])
}

fn hours() -> WorkingHours {
    WorkingHours { open: "09:00".into(), close: "18:30".into(), utc_offset: 300 }
}

fn day(text: &str) -> Date {
    read_date(text).unwrap()
}

#[rstest]
#[case("2026-02-02", 1, "2026-02-03")]
#[case("2026-02-06", 1, "2026-02-09")]
#[case("2026-02-02", 15, "2026-02-23")]
#[case("2026-03-02", 15, "2026-03-27")]
#[case("2025-01-02", 1, "2025-01-05")]
#[case("2025-01-05", 2, "2025-01-08")]
fn a_term_ends_on_the_day_the_law_says(#[case] from: &str, #[case] days: u32, #[case] due: &str) {
    assert_eq!(iso(spring().due(day(from), days)), due);
}

#[rstest]
#[case::in_hours("2026-02-02", 10, 0, "2026-02-02")]
#[case::before_opening("2026-02-02", 3, 0, "2026-02-02")]
#[case::last_minute("2026-02-02", 18, 29, "2026-02-02")]
#[case::at_closing("2026-02-02", 18, 30, "2026-02-03")]
#[case::friday_night("2026-02-06", 23, 59, "2026-02-09")]
#[case::sunday("2026-02-08", 12, 0, "2026-02-09")]
#[case::before_a_long_holiday("2026-03-20", 19, 0, "2026-03-26")]
#[case::a_worked_sunday("2025-01-05", 12, 0, "2025-01-05")]
fn what_comes_on_a_day_off_or_after_hours_is_registered_on_the_next_working_day(
    #[case] date: &str,
    #[case] hour: i64,
    #[case] minute: i64,
    #[case] registered: &str,
) {
    let midnight: jiff::Timestamp = format!("{date}T00:00:00+05:00").parse().unwrap();
    let received = midnight.as_millisecond() + (hour * 60 + minute) * 60_000;
    assert_eq!(iso(spring().registered(received, &hours()).unwrap()), registered);
}

#[test]
fn each_day_of_a_term_says_whether_it_counts_and_why_not() {
    let term = spring().term(day("2026-03-06"), 2);
    let json = serde_json::to_value(&term).unwrap();
    assert_eq!(json["due"], "2026-03-11");
    assert_eq!(json["days"][0], serde_json::json!({"date": "2026-03-07", "counted": null, "why": "weekend"}));
    assert_eq!(json["days"][1]["why"], "holiday");
    assert_eq!(json["days"][2]["why"], "day_off");
    assert_eq!(json["days"][3], serde_json::json!({"date": "2026-03-10", "counted": 1}));
    assert_eq!(json["days"][4]["counted"], 2);
}

#[test]
fn a_worked_weekend_is_counted_and_says_so() {
    let term = spring().term(day("2025-01-03"), 1);
    assert_eq!(term.days[1].counted, Some(1));
    assert_eq!(term.days[1].why, Some(Why::WorkingDay));
}

#[test]
fn a_term_past_the_known_calendar_is_provisional() {
    assert!(!spring().term(day("2027-12-01"), 15).provisional);
    assert!(spring().term(day("2027-12-13"), 15).provisional);
}

#[rstest]
#[case("2026-2-02")]
#[case("2026-02-30")]
#[case("2026-02-02-01")]
#[case("+026-02-02")]
#[case("")]
fn what_is_no_date_is_refused(#[case] text: &str) {
    assert!(read_date(text).is_err());
}

#[test]
fn months_later_it_is_the_same_day_or_the_last_of_a_shorter_month() {
    assert_eq!(months_later(date(2026, 2, 23), 2), date(2026, 4, 23));
    assert_eq!(months_later(date(2026, 12, 31), 2), date(2027, 2, 28));
    assert_eq!(months_later(date(2027, 12, 30), 2), date(2028, 2, 29));
    assert_eq!(months_later(date(2026, 11, 11), 3), date(2027, 2, 11));
    assert_eq!(months_later(date(2026, 1, 31), 12), date(2027, 1, 31));
}

proptest! {
    #[test]
    fn a_moment_falls_on_the_day_a_calendar_library_says(ms in -60_000_000_000_000_i64..250_000_000_000_000) {
        let astana = jiff::tz::Offset::from_seconds(5 * 3600).unwrap();
        let there = astana.to_datetime(jiff::Timestamp::from_millisecond(ms).unwrap());
        let (date, minute) = local(ms, 300);
        prop_assert_eq!(date, there.date());
        prop_assert_eq!(minute, i64::from(there.hour()) * 60 + i64::from(there.minute()));
    }

    #[test]
    fn a_term_is_what_counting_on_the_fingers_gives(
        start in 20_000_i64..21_500, n in 0_u32..40, special in prop::collection::vec((20_000_i64..21_600, 0..3), 0..60),
    ) {
        let kinds = [DayKind::Holiday, DayKind::DayOff, DayKind::WorkingDay];
        let names: Vec<(String, DayKind)> =
            special.iter().map(|(at, kind)| (iso(date_of(*at)), kinds[*kind as usize])).collect();
        let calendar = calendar_of(&names.iter().map(|(d, k)| (d.as_str(), *k)).collect::<Vec<_>>());
        let mut today = start;
        let mut left = n;
        while left > 0 {
            today += 1;
            let listed = special.iter().rev().find(|(at, _)| *at == today).map(|(_, kind)| *kind);
            // 1970-01-01 was a Thursday.
            let works = listed.map_or((today + 3) % 7 < 5, |kind| kind == 2);
            left -= u32::from(works);
        }
        let due = calendar.due(date_of(start), n);
        prop_assert_eq!(due, date_of(today));
        prop_assert_eq!(calendar.worked(date_of(start), due), n);
        for exception in calendar.exceptions(date_of(start), due) {
            prop_assert!(exception > date_of(start) && exception <= due);
            prop_assert_eq!(calendar.is_working(exception), is_weekend(exception));
        }
        let term = calendar.term(date_of(start), n);
        prop_assert_eq!(term.days.iter().filter(|day| day.counted.is_some()).count(), n as usize);
        prop_assert_eq!(term.days.len() as i64, today - start);
    }

    #[test]
    fn the_last_past_registration_is_the_last_one(today in 20_000_i64..21_500, n in 0_u32..10) {
        let calendar = spring();
        let last = calendar.last_past(date_of(today), n);
        prop_assert!(calendar.due(last, n) < date_of(today));
        prop_assert!(calendar.due(after(last), n) >= date_of(today));
    }
}
