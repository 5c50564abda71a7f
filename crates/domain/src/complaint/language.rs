//! Which language a text seems to be in: a plain look at its letters, good enough to warn and not to decide.

use crate::lang::Lang;

/// Letters that Kazakh has and Russian has not.
const KAZAKH: &str = "әғқңөұүһіӘҒҚҢӨҰҮҺІ";
/// Letters that Russian needs and native Kazakh words do not have.
const RUSSIAN: &str = "ёцчщъьэфЁЦЧЩЪЬЭФ";
/// Small words that no Russian text does long without.
const RUSSIAN_WORDS: [&str; 12] = ["в", "и", "на", "не", "с", "по", "из", "за", "что", "для", "будет", "это"];

/// From how many letters on a guess is worth anything.
const ENOUGH: usize = 24;

/// The language of a text that is long enough to tell.
pub fn guess(text: &str) -> Option<Lang> {
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
        return Some(Lang::En);
    }
    // Names bring a few letters of the other language into either.
    if kazakh * 12 > all {
        return Some(Lang::Kk);
    }
    let small =
        |word: &str| RUSSIAN_WORDS.contains(&word.trim_matches(|letter: char| !letter.is_alphabetic()));
    (russian > 0 || text.split_whitespace().any(small)).then_some(Lang::Ru)
}

#[cfg(test)]
mod tests {
    use super::guess;
    use crate::lang::Lang;

    #[test]
    fn the_three_languages_are_told_apart() {
        assert_eq!(guess("Ертең мектептің алдындағы жолды жөндейміз, рақмет."), Some(Lang::Kk));
        assert_eq!(guess("Завтра починим дорогу перед школой, спасибо за обращение."), Some(Lang::Ru));
        assert_eq!(guess("We will mend the road before the school tomorrow."), Some(Lang::En));
    }

    #[test]
    fn names_in_another_language_do_not_change_it() {
        assert_eq!(
            guess("Жауап: «Центральная школа» ғимаратының шатыры қыркүйекте жөнделеді."),
            Some(Lang::Kk)
        );
        assert_eq!(
            guess("Ответ подготовил Ә. Қалиұлы: крыша будет отремонтирована в сентябре."),
            Some(Lang::Ru)
        );
    }

    #[test]
    fn a_few_words_are_not_enough_to_tell() {
        assert_eq!(guess("OK, done."), None);
        assert_eq!(guess("Жол жасалды, барлық шамдар ауыстырылды."), None);
        assert_eq!(guess(""), None);
    }
}
