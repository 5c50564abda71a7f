use super::*;
use proptest::prelude::*;
use rstest::rstest;

/// Amounts like a city's: a lognormal-like spread made without a random source.
fn amounts(count: u32) -> Vec<f64> {
    let spread = |i: u32| (f64::from(i * 7919 % 1009) / 1009.0 * 4.0).exp();
    (0..count).map(|i| (spread(i) * 60e6).round()).collect()
}

fn sizes(classes: &Classes, values: &[f64]) -> Vec<usize> {
    let mut sizes = vec![0; classes.count()];
    for value in values {
        sizes[classes.class_of(*value)] += 1;
    }
    sizes
}

#[rstest]
#[case::no_value(&[], 0, &[])]
#[case::no_finite_value(&[f64::NAN, f64::INFINITY], 0, &[])]
#[case::one_value(&[5.0, 5.0, 5.0], 1, &[])]
#[case::two_values(&[1.0, 9.0, 9.0], 2, &[5.0])]
#[case::zero_and_money(&[0.0, 0.0, 0.0, 812_345_000.0], 2, &[500e6])]
#[case::as_many_values_as_classes(&[10.0, 20.0, 30.0, 40.0, 50.0, 60.0], 6, &[12.0, 22.0, 35.0, 45.0, 55.0])]
fn few_values_give_few_classes(#[case] values: &[f64], #[case] count: usize, #[case] breaks: &[f64]) {
    for classes in [Classes::quantiles(values, USUAL), Classes::natural(values, USUAL)] {
        assert_eq!(classes.count(), count);
        assert_eq!(classes.breaks().len(), count.saturating_sub(1));
        if count < 6 {
            assert_eq!(classes.breaks(), breaks);
        }
    }
}

#[test]
fn six_classes_of_a_city_are_balanced_between_round_borders() {
    let values = amounts(342);
    let classes = Classes::quantiles(&values, USUAL);
    assert_eq!(classes.breaks(), [120e6, 200e6, 500e6, 800e6, 1.5e9]);
    assert_eq!(sizes(&classes, &values), [58, 46, 77, 40, 54, 67]);
}

#[test]
fn shares_get_borders_at_whole_percents_or_halves() {
    let values: Vec<f64> = (0..342).map(|i| 0.55 + f64::from(i * 31 % 342) * 0.0013).collect();
    let classes = Classes::quantiles(&values, USUAL);
    assert_eq!(classes.count(), 6);
    for border in classes.breaks() {
        let halves = border * 200.0;
        assert!((halves - halves.round()).abs() < 1e-9, "{border}");
    }
    // Exactly the double that 0.7 is, so that it is written without a tail.
    assert!(classes.breaks().contains(&0.7), "{:?}", classes.breaks());
}

#[test]
fn many_equal_values_do_not_use_up_the_classes_of_the_others() {
    let mut values = vec![0.0; 200];
    values.extend((1..=100).map(f64::from));
    let classes = Classes::quantiles(&values, USUAL);
    assert_eq!(classes.count(), 6);
    assert!(sizes(&classes, &values)[0] < 210);
}

#[test]
fn natural_breaks_stand_in_the_gaps() {
    let values = [1.0, 2.0, 2.5, 40.0, 41.0, 43.0, 90.0, 95.0];
    let classes = Classes::natural(&values, 3);
    assert_eq!(sizes(&classes, &values), [3, 3, 2]);
    assert_eq!(classes.breaks(), [20.0, 50.0]);
}

#[test]
fn a_histogram_stands_for_very_many_values() {
    let values: Vec<f64> = (0..30_000).map(|i| f64::from(i) + if i < 20_000 { 0.0 } else { 1e6 }).collect();
    let classes = Classes::natural(&values, 2);
    assert_eq!(sizes(&classes, &values), [20_000, 10_000]);
}

#[test]
fn a_border_belongs_to_the_class_above_it() {
    let classes = Classes::quantiles(&[1.0, 9.0], USUAL);
    assert_eq!((classes.class_of(4.9), classes.class_of(5.0)), (0, 1));
    assert_eq!((classes.bounds(0), classes.bounds(1)), ((None, Some(5.0)), (Some(5.0), None)));
}

/// Cost of the best split into up to `classes` classes, by trying all.
fn cheapest(sorted: &[f64], classes: usize) -> f64 {
    let cost = |part: &[f64]| {
        let mean = part.iter().sum::<f64>() / part.len() as f64;
        part.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>()
    };
    if classes == 1 {
        return cost(sorted);
    }
    (1..sorted.len())
        .map(|cut| cheapest(&sorted[..cut], classes - 1) + cost(&sorted[cut..]))
        .fold(cost(sorted), f64::min)
}

fn values() -> impl Strategy<Value = Vec<f64>> {
    let amount = prop_oneof![
        Just(0.0),
        (0_i64..20).prop_map(|value| value as f64),
        (0_i64..9_000_000_000_000).prop_map(|value| value as f64),
        0.0..1.3_f64,
    ];
    prop::collection::vec(amount, 0..120)
}

proptest! {
    #[test]
    fn laws_of_classes(values in values(), most in 1_usize..9, is_natural: bool, seed: u64) {
        let method = if is_natural { Method::Natural } else { Method::Quantiles };
        let classes = Classes::new(method, &values, most);
        let mut distinct = values.clone();
        distinct.sort_unstable_by(f64::total_cmp);
        distinct.dedup();
        prop_assert_eq!(classes.count(), distinct.len().min(most).min(MOST));
        prop_assert!(classes.breaks().windows(2).all(|pair| pair[0] < pair[1]));
        prop_assert!(sizes(&classes, &values).iter().all(|size| *size > 0));
        for value in &values {
            let (from, to) = classes.bounds(classes.class_of(*value));
            prop_assert!(from.is_none_or(|from| from <= *value) && to.is_none_or(|to| *value < to));
        }
        let mut shuffled = values;
        let length = shuffled.len().max(1);
        for i in 0..shuffled.len() {
            shuffled.swap(i, (seed.wrapping_mul(i as u64 + 1) % length as u64) as usize);
        }
        prop_assert_eq!(Classes::new(method, &shuffled, most), classes);
    }

    #[test]
    fn no_other_split_lies_closer_than_natural_breaks(
        values in prop::collection::vec(0_i32..60, 1..14), most in 1_usize..5,
    ) {
        let mut sorted: Vec<f64> = values.into_iter().map(f64::from).collect();
        sorted.sort_unstable_by(f64::total_cmp);
        let mut found = 0.0;
        let mut from = 0;
        for to in natural::cuts(&sorted, most).into_iter().chain([sorted.len()]) {
            found += cheapest(&sorted[from..to], 1);
            from = to;
        }
        prop_assert!((found - cheapest(&sorted, most)).abs() < 1e-6);
    }
}
