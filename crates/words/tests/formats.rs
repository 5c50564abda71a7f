//! Numbers, money and dates in the three languages. `_` stands for a no-break space.
#![allow(clippy::unwrap_used)]

use adaldyq_domain::lang::Lang;
use adaldyq_domain::money::Tenge;
use adaldyq_words::number::{self, Case};
use adaldyq_words::{Table, date, money};
use jiff::civil::Date;

fn in_all(say: impl Fn(&Table) -> String) -> [String; 3] {
    Lang::ALL.map(|lang| say(Table::builtin(lang)).replace('\u{a0}', "_"))
}

fn tenge(amount: i64) -> Tenge {
    Tenge::new(amount).unwrap()
}

fn day(text: &str) -> Date {
    date::from_iso(text).unwrap()
}

#[test]
fn whole_numbers_are_grouped_from_a_thousand_on() {
    let cases = [(0, "0"), (999, "999"), (1_000, "1_000"), (1_234_567, "1_234_567"), (-5_000, "−5_000")];
    for (value, wanted) in cases {
        assert_eq!(number::integer(value).replace('\u{a0}', "_"), wanted);
    }
    assert_eq!(number::integer(i64::MIN).replace('\u{a0}', "_"), "−9_223_372_036_854_775_808");
}

#[test]
fn decimals_have_a_comma_and_the_places_asked_for() {
    let cases = [
        (1234.5, 1, "1_234,5"),
        (0.0, 1, "0,0"),
        (-0.04, 1, "0,0"),
        (-0.05, 1, "−0,1"),
        (2.0, 2, "2,00"),
        (1.999, 2, "2,00"),
        (7.4, 0, "7"),
        (0.007, 2, "0,01"),
    ];
    for (value, places, wanted) in cases {
        assert_eq!(number::decimal(value, places).replace('\u{a0}', "_"), wanted);
    }
    assert_eq!(number::trimmed(1.50, 3), "1,5");
    assert_eq!(number::trimmed(20.0, 3), "20");
    assert_eq!(number::trimmed(0.0, 3), "0");
}

#[test]
fn a_percent_sign_stands_as_each_language_wants_it() {
    assert_eq!(in_all(|table| number::percent(table.lang(), 0.684, 0)), ["68_%", "68_%", "68%"]);
    assert_eq!(in_all(|table| number::percent(table.lang(), 1.0555, 1)), ["105,6_%", "105,6_%", "105,6%"]);
    assert_eq!(in_all(|table| number::percent_trimmed(table.lang(), 0.625)), ["62,5_%", "62,5_%", "62,5%"]);
}

#[test]
fn money_is_short_with_one_decimal_and_its_unit() {
    let cases = [
        (0, ["0_₸", "0_₸", "0_₸"]),
        (950, ["950_₸", "950_₸", "950_₸"]),
        (1_000, ["1,0_мың_₸", "1,0_тыс._₸", "1,0_thousand_₸"]),
        (415_250, ["415,3_мың_₸", "415,3_тыс._₸", "415,3_thousand_₸"]),
        (999_949, ["999,9_мың_₸", "999,9_тыс._₸", "999,9_thousand_₸"]),
        (999_950, ["1,0_млн_₸", "1,0_млн_₸", "1,0_m_₸"]),
        (1_286_400_000, ["1_286,4_млн_₸", "1_286,4_млн_₸", "1_286,4_m_₸"]),
        (9_999_949_999, ["9_999,9_млн_₸", "9_999,9_млн_₸", "9_999,9_m_₸"]),
        (9_999_950_000, ["10,0_млрд_₸", "10,0_млрд_₸", "10,0_bn_₸"]),
        (241_700_000_000, ["241,7_млрд_₸", "241,7_млрд_₸", "241,7_bn_₸"]),
        (1_286_453_410_800, ["1_286,5_млрд_₸", "1_286,5_млрд_₸", "1_286,5_bn_₸"]),
    ];
    for (amount, wanted) in cases {
        assert_eq!(in_all(|table| money::short(table, tenge(amount))), wanted, "{amount}");
    }
}

#[test]
fn the_figure_of_money_can_stand_apart_from_its_unit() {
    let (figure, unit) = money::short_parts(Table::builtin(Lang::Kk), tenge(1_286_400_000));
    assert_eq!((figure.as_str(), unit.as_str()), ("1\u{a0}286,4", "млн\u{a0}₸"));
}

#[test]
fn money_in_full_shows_every_digit() {
    assert_eq!(money::full(tenge(1_234_567)), "1\u{a0}234\u{a0}567\u{a0}₸");
    assert_eq!(money::full(Tenge::MAX), "9\u{a0}007\u{a0}199\u{a0}254\u{a0}740\u{a0}991\u{a0}₸");
}

#[test]
fn borders_of_classes_have_no_idle_zeros() {
    let cases = [
        (700e6, ["700_млн", "700_млн", "700_m"]),
        (1e9, ["1_млрд", "1_млрд", "1_bn"]),
        (1.7e9, ["1,7_млрд", "1,7_млрд", "1,7_bn"]),
        (1.25e9, ["1,25_млрд", "1,25_млрд", "1,25_bn"]),
        (2_500.0, ["2,5_мың", "2,5_тыс.", "2,5_thousand"]),
        (250.0, ["250", "250", "250"]),
    ];
    for (amount, wanted) in cases {
        assert_eq!(in_all(|table| money::border(table, amount)), wanted);
    }
}

#[test]
fn dates_are_said_as_each_language_says_them() {
    let november = day("2026-11-24");
    let october = day("2026-10-01T00:00:00+05:00");
    assert_eq!(
        in_all(|table| date::long(table, november)),
        ["2026 жылғы 24_қараша", "24_ноября 2026_года", "24_November 2026"]
    );
    assert_eq!(in_all(|table| date::day_month(table, november)), ["24_қараша", "24_ноября", "24_November"]);
    assert_eq!(
        in_all(|table| date::until(table, october)),
        ["1_қазанға дейін", "к_1_октября", "by 1_October"]
    );
    assert_eq!(
        in_all(|table| date::as_of(table, october)),
        ["1_қазандағы дерек", "на_1_октября", "as of 1_October"]
    );
    assert_eq!(
        in_all(|table| date::with_weekday(table, november)),
        ["2026 жылғы 24_қараша, сейсенбі", "24_ноября 2026_года, вторник", "24_November 2026, Tuesday"]
    );
    assert_eq!(
        in_all(|table| date::with_time(table, november, 9, 5)),
        ["2026 жылғы 24_қараша, 09:05", "24_ноября 2026_года, 09:05", "24_November 2026, 09:05"]
    );
    assert_eq!(date::numeric(day("2026-03-09")), "09.03.2026");
}

#[test]
fn each_month_has_its_own_words() {
    for key in ["date-day-month", "date-until", "date-as-of"] {
        for lang in Lang::ALL {
            let said =
                |month: i64| Table::builtin(lang).say(key, &[("day", 1.into()), ("month", month.into())]);
            let mut months: Vec<_> = (1..=12).map(said).collect();
            months.sort();
            months.dedup();
            assert_eq!(months.len(), 12, "{key} in {lang:?}");
        }
    }
}

#[test]
fn a_month_of_a_year_is_said_in_words() {
    assert_eq!(
        in_all(|table| date::month_of_year(table, "2026-11")),
        ["2026 ж. қараша", "ноябрь 2026", "November 2026"]
    );
    assert_eq!(
        in_all(|table| date::month_of_year(table, "2027-01")),
        ["2027 ж. қаңтар", "январь 2027", "January 2027"]
    );
    for text in ["", "2026", "2026-13", "2026-00", "2026-xi"] {
        assert_eq!(in_all(|table| date::month_of_year(table, text)), [text; 3]);
    }
}

#[test]
fn what_is_no_iso_date_is_no_date() {
    for text in
        ["", "2026", "2026-13-01", "2026-02-29", "24.11.2026", "+026-11-24", "2026-1-024", "2026-11-2é"]
    {
        assert_eq!(date::from_iso(text), None, "{text}");
    }
}

/// Endings by case: possessive, genitive, dative, accusative, locative, ablative.
#[test]
fn kazakh_numbers_take_the_endings_of_their_last_spoken_word() {
    let cases = [
        (0, "-і -дің -ге -ді -де -ден"),                 // нөл
        (1, "-і -дің -ге -ді -де -ден"),                 // бір
        (2, "-сі -нің -ге -ні -де -ден"),                // екі
        (3, "-і -тің -ке -ті -те -тен"),                 // үш
        (4, "-і -тің -ке -ті -те -тен"),                 // төрт
        (5, "-і -тің -ке -ті -те -тен"),                 // бес
        (6, "-сы -ның -ға -ны -да -дан"),                // алты
        (7, "-сі -нің -ге -ні -де -ден"),                // жеті
        (8, "-і -дің -ге -ді -де -ден"),                 // сегіз
        (9, "-ы -дың -ға -ды -да -дан"),                 // тоғыз
        (10, "-ы -ның -ға -ды -да -нан"),                // он
        (20, "-сы -ның -ға -ны -да -дан"),               // жиырма
        (30, "-ы -дың -ға -ды -да -дан"),                // отыз
        (40, "-ы -тың -қа -ты -та -тан"),                // қырық
        (50, "-і -дің -ге -ді -де -ден"),                // елу
        (60, "-ы -тың -қа -ты -та -тан"),                // алпыс
        (70, "-і -тің -ке -ті -те -тен"),                // жетпіс
        (80, "-і -нің -ге -ді -де -нен"),                // сексен
        (90, "-ы -ның -ға -ды -да -нан"),                // тоқсан
        (100, "-і -дің -ге -ді -де -ден"),               // жүз
        (1_000, "-ы -ның -ға -ды -да -нан"),             // мың
        (1_000_000, "-ы -ның -ға -ды -да -нан"),         // миллион
        (1_000_000_000, "-ы -тың -қа -ты -та -тан"),     // миллиард
        (1_000_000_000_000, "-ы -ның -ға -ды -да -нан"), // триллион
    ];
    for (value, wanted) in cases {
        assert_eq!(Case::ALL.map(|case| number::kk_suffix(value, case)).join(" "), wanted, "{value}");
    }
}

#[test]
fn only_the_last_spoken_word_of_a_number_decides_its_ending() {
    let same =
        |one, other| Case::ALL.iter().all(|c| number::kk_suffix(one, *c) == number::kk_suffix(other, *c));
    for (number, word) in
        [(68, 8), (97, 7), (106, 6), (110, 10), (342, 2), (1_300, 100), (25_000, 1_000), (2_026, 6)]
    {
        assert!(same(number, word), "{number}");
    }
    assert!(same(5_000_000_000, 1_000_000_000) && same(7_200_000, 100_000) && same(-6, 6));
    assert_eq!(number::kk_suffix(342, Case::Ablative), "-ден");
    assert_eq!(number::kk_suffix(2025, Case::Dative), "-ке");
}

#[test]
fn figures_side_by_side_share_a_unit() {
    let (spent, planned) = (tenge(8_540_400_000), tenge(13_842_000_000));
    let said = in_all(|table| money::short_beside(table, spent, planned));
    assert_eq!(said[0], "8,5_млрд_₸");
    assert_eq!(
        in_all(|table| money::short_beside(table, spent, spent)),
        in_all(|table| money::short(table, spent))
    );
}
