//! Whether a text seems to be in another language than the complaint: a plain look at its letters.

use crate::desk::form::Form;
use crate::desk::said::{named, with};
use crate::dom::{El, div, p};
use crate::json::Json;

/// Letters that Kazakh has and Russian has not.
const KAZAKH: &str = "әғқңөұүһіӘҒҚҢӨҰҮҺІ";
/// Letters that Russian needs and native Kazakh words do not have.
const RUSSIAN: &str = "ёцчщъьэфЁЦЧЩЪЬЭФ";

/// From how many letters on a guess is worth a warning.
const ENOUGH: usize = 24;

/// The language of the complaint, and a warning while the text seems to be in another.
pub fn language(form: Form, view: &Json) -> El {
    let lang = view.string("lang");
    let said = p("quiet", &with("desk-language", "lang", named("desk-lang", &lang)));
    let warning = div("").attr("role", "status").swap(move || {
        let other = guess(&form.get("text")).filter(|guessed| *guessed != lang);
        let words = |_| p("late", &with("desk-language-other", "lang", named("desk-lang", &lang)));
        other.map(words).into_iter().collect()
    });
    div("").child(said).child(warning)
}

/// The language of a text that is long enough to tell.
fn guess(text: &str) -> Option<&'static str> {
    let letters = text.chars().filter(|letter| letter.is_alphabetic());
    let (mut all, mut latin, mut kazakh, mut russian) = (0, 0, 0, 0);
    for letter in letters {
        all += 1;
        latin += usize::from(letter.is_ascii());
        kazakh += usize::from(KAZAKH.contains(letter));
        russian += usize::from(RUSSIAN.contains(letter));
    }
    if all < ENOUGH {
        return None;
    }
    if latin * 10 > all * 6 {
        return Some("en");
    }
    // Names and loan words bring a few letters of the other language into either.
    match (kazakh * 30 > all, russian * 30 > all) {
        (true, _) => Some("kk"),
        (false, true) => Some("ru"),
        _ if kazakh == 0 => Some("ru"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::guess;

    #[test]
    fn the_three_languages_are_told_apart() {
        assert_eq!(guess("Ертең мектептің алдындағы жолды жөндейміз, рақмет."), Some("kk"));
        assert_eq!(guess("Завтра починим дорогу перед школой, спасибо за обращение."), Some("ru"));
        assert_eq!(guess("We will mend the road before the school tomorrow."), Some("en"));
    }

    #[test]
    fn names_in_another_language_do_not_change_it() {
        assert_eq!(guess("Жауап: «Центральная школа» ғимаратының шатыры қыркүйекте жөнделеді."), Some("kk"));
        assert_eq!(guess("Ответ подготовил Ә. Қалиұлы: крыша будет отремонтирована в сентябре."), Some("ru"));
    }

    #[test]
    fn a_few_words_are_not_enough_to_tell() {
        assert_eq!(guess("OK, done."), None);
        assert_eq!(guess(""), None);
    }
}
