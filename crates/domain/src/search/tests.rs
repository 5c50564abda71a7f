use super::*;
use proptest::prelude::*;
use rstest::rstest;

const SCHOOL: [&str; 3] = ["Мектеп", "Школа", "School"];
const KINDERGARTEN: [&str; 3] = ["Балабақша", "Детский сад", "Kindergarten"];
const CLINIC: [&str; 3] = ["Емхана", "Поликлиника", "Polyclinic"];

/// Names in three languages, and the kind's.
const ROWS: [([&str; 3], [&str; 3]); 12] = [
    (["№2 жалпы орта білім беретін мектеп", "Средняя школа №2", "Secondary School No. 2"], SCHOOL),
    (["№127 мектеп-лицей", "Школа-лицей №127", "School-Lyceum No. 127"], SCHOOL),
    (
        [
            "Қасым Қайсенов атындағы №27 мектеп-лицейі",
            "Школа-лицей №27 имени Касыма Кайсенова",
            "School-Lyceum No. 27 named after Qasym Qaisenov",
        ],
        SCHOOL,
    ),
    (
        ["№27 «Балдырған» балабақшасы", "Ясли-сад №27 «Балдырган»", "Kindergarten No. 27 “Baldyrgan”"],
        KINDERGARTEN,
    ),
    (["«Әсем» балабақшасы", "Ясли-сад «Асем»", "Kindergarten “Asem”"], KINDERGARTEN),
    (["№10 қалалық емхана", "Городская поликлиника №10", "City Polyclinic No. 10"], CLINIC),
    (["№1 қалалық емхана", "Городская поликлиника №1", "City Polyclinic No. 1"], CLINIC),
    (
        ["Шәкәрім атындағы №56 мектеп-лицейі", "Школа-лицей №56 имени Шакарима", "School-Lyceum No. 56"],
        SCHOOL,
    ),
    (
        [
            "Мұхтар Әуезов атындағы №9 мектеп-гимназиясы",
            "Школа-гимназия №9 имени Мухтара Ауэзова",
            "School-Gymnasium No. 9",
        ],
        SCHOOL,
    ),
    (["Жамбыл Жабаев атындағы №4 гимназия", "Гимназия №4 имени Жамбыла Жабаева", "Gymnasium No. 4"], SCHOOL),
    (
        ["Есіл ауданының әкімдігі", "Аппарат акима района Есиль", "Office of the akim of Yesil district"],
        ["Әкімдік", "Акимат", "Akimat"],
    ),
    (
        [
            "Көпбейінді балалар ауруханасы",
            "Многопрофильная детская больница",
            "Multidisciplinary Children's Hospital",
        ],
        ["Аурухана", "Больница", "Hospital"],
    ),
];

fn index() -> SearchIndex {
    SearchIndex::build(ROWS.iter().map(|(names, kind)| names.iter().chain(kind).copied()))
}

fn found(query: &str) -> Vec<u32> {
    index().find(query, 20).into_iter().map(|hit| hit.position).collect()
}

#[rstest]
#[case("мектеп 27", 2)]
#[case("27 мектеп", 2)]
#[case("school 27", 2)]
#[case("shkola 27", 2)]
#[case("школа №27", 2)]
#[case("мектп 27", 2)]
#[case("mektep27", 2)]
#[case("27-мектеп", 2)]
#[case("шкла 27", 2)]
#[case("балабақша 27", 3)]
#[case("balabaqsha 27", 3)]
#[case("детский сад 27", 3)]
#[case("деткий сад 27", 3)]
#[case("садик 27", 3)]
#[case("кайсенов", 2)]
#[case("қайсенв", 2)]
#[case("Qaysenov", 2)]
#[case("асем", 4)]
#[case("поликлиника 1", 6)]
#[case("поликлиника 10", 5)]
#[case("клиника 10", 5)]
#[case("емхана 1", 6)]
#[case("polyclinic no 10", 5)]
#[case("шакарим", 7)]
#[case("shakarym", 7)]
#[case("Şäkärım", 7)]
#[case("ауезов", 8)]
#[case("auezov", 8)]
#[case("гимназия ауезова", 8)]
#[case("jambyl", 9)]
#[case("Джамбул", 9)]
#[case("gimnaziya 4", 9)]
#[case("yesil", 10)]
#[case("еисл", 10)]
#[case("аким есиль", 10)]
#[case("детская больница", 11)]
#[case("балалар ауруханасы", 11)]
#[case("balalar auruhana", 11)]
#[case("childrens hospital", 11)]
#[case("больнца", 11)]
#[case("мектеп 2", 0)]
fn what_people_type_finds_what_they_mean_first(#[case] query: &str, #[case] position: u32) {
    assert_eq!(found(query).first(), Some(&position), "{query}: {:?}", found(query));
}

#[test]
fn a_number_is_never_taken_for_another() {
    assert_eq!(found("мектеп 127"), [1]);
    assert_eq!(found("27"), [3, 2]);
    assert!(!found("мектеп 56").contains(&2));
}

#[test]
fn a_word_that_is_still_being_typed_finds_already() {
    assert!(found("ме").len() >= 5);
    assert_eq!(found("қай"), [2]);
    assert_eq!(found("кайсн"), [2]);
    // Both the 2 itself, first, and what the next digit may lead to.
    assert_eq!(found("мектеп 2"), [0, 2]);
}

#[test]
fn a_word_nobody_knows_does_not_hide_what_the_others_find() {
    assert_eq!(found("мектеп 27 бжщзшх"), [2]);
}

#[test]
fn nothing_is_found_for_nothing_and_for_nonsense() {
    for query in ["", " ", "№", "«»—", "бжщзшхъ", "999", "🙂"] {
        assert_eq!(found(query), [] as [u32; 0], "{query}");
    }
    assert!(SearchIndex::build(std::iter::empty::<std::iter::Empty<&str>>()).find("мектеп", 5).is_empty());
}

#[test]
fn the_limit_keeps_the_best() {
    let all = index().find("мектеп", 20);
    assert!(all.windows(2).all(|pair| pair[0].score >= pair[1].score));
    assert_eq!(index().find("мектеп", 2), all[..2]);
}

proptest! {
    #[test]
    fn any_text_can_be_searched_for(query in "\\PC{0,60}") {
        for hit in index().find(&query, 5) {
            prop_assert!((hit.position as usize) < ROWS.len());
        }
    }

    #[test]
    fn one_wrong_letter_in_a_long_word_still_finds_it(at in 0_usize..8, letter in proptest::char::range('а', 'я')) {
        let mut word: Vec<char> = "кайсенов".chars().collect();
        word[at] = letter;
        let query: String = word.into_iter().collect();
        prop_assert!(found(&query).contains(&2), "{}", query);
    }
}
