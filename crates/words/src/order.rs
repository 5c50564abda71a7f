//! The order of names in lists: the Kazakh alphabet, then Latin; numbers by their value.

use adaldyq_domain::search::fold::lower;
use std::cmp::Ordering;

const KAZAKH: &str = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя";
const SPACE: u8 = 1;
const NUMBER: u8 = 2;
const LETTERS: u8 = 64;
const OTHERS: u8 = 255;

/// Sorts names by their bytes: №2 before №10, Қ after К. Case, quotes and the number sign do not count.
pub fn key(name: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(name.len());
    let mut letters = name.chars().map(lower).peekable();
    while let Some(letter) = letters.next() {
        if letter.is_ascii_digit() {
            let mut digits = vec![letter as u8];
            while let Some(digit) = letters.next_if(char::is_ascii_digit) {
                digits.push(digit as u8);
            }
            let zeros = digits.iter().take_while(|digit| **digit == b'0').count().min(digits.len() - 1);
            // A longer number is a larger one.
            let significant = &digits[zeros..];
            key.extend([NUMBER, significant.len().min(255) as u8]);
            key.extend(significant);
        } else if let Some(place) = KAZAKH.chars().position(|known| known == letter) {
            key.push(LETTERS + place as u8);
        } else if letter.is_ascii_lowercase() {
            key.push(LETTERS + 64 + (letter as u8 - b'a'));
        } else if letter.is_whitespace() || letter == '-' {
            if key.last().is_some_and(|last| *last != SPACE) {
                key.push(SPACE);
            }
        } else if letter.is_alphabetic() {
            key.push(OTHERS);
            key.extend((letter as u32).to_be_bytes());
        }
    }
    key
}

/// Compares two names; those that differ only in case or signs are ordered by their characters.
pub fn compare(one: &str, other: &str) -> Ordering {
    key(one).cmp(&key(other)).then_with(|| one.cmp(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(mut names: Vec<&str>) -> Vec<&str> {
        names.sort_by(|one, other| compare(one, other));
        names
    }

    #[test]
    fn names_follow_the_kazakh_alphabet() {
        let names =
            ["ілгек", "қала", "кала", "Әл", "Ал", "Бақ", "ұл", "үл", "ул", "я", "еж", "ёж", "жол", "ы"];
        let wanted =
            ["Ал", "Әл", "Бақ", "еж", "ёж", "жол", "кала", "қала", "ул", "ұл", "үл", "ы", "ілгек", "я"];
        assert_eq!(sorted(names.to_vec()), wanted);
    }

    #[test]
    fn numbers_are_ordered_by_value() {
        let names = ["№10 мектеп", "№2 мектеп", "№115 мектеп", "№ 9 мектеп", "№02 лицей"];
        let wanted = ["№02 лицей", "№2 мектеп", "№ 9 мектеп", "№10 мектеп", "№115 мектеп"];
        assert_eq!(sorted(names.to_vec()), wanted);
    }

    #[test]
    fn quotes_and_case_do_not_count_and_a_shorter_name_comes_first() {
        let names =
            ["«Бөбек» балабақшасы", "Бөбек", "бөбек б", "Айгөлек", "Baiterek", "мектеп-лицей", "Мектеп"];
        let wanted =
            ["Айгөлек", "Бөбек", "бөбек б", "«Бөбек» балабақшасы", "Мектеп", "мектеп-лицей", "Baiterek"];
        assert_eq!(sorted(names.to_vec()), wanted);
    }
}
