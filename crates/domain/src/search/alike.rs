//! How much two texts are about the same: the share of the words of the shorter one that the other has too, in
//! whatever form.

use super::fold::fold;
use super::stem::{stems, tells};
use std::collections::BTreeSet;
use std::sync::{LazyLock, OnceLock};
use strsim::osa_distance;

/// Words that say nothing of the matter: what binds others together, that something is or is not, how much and for
/// how long, and that somebody asks for it.
const EMPTY: &str = "
    бар жоқ емес еді екен бұл осы сол ол мен біз сіз олар және немесе бірақ үшін туралы өте көп аз үлкен кіші әлі
    алдында жанында жағында шетінде үстінде астында ішінде сыртында артында қасында маңында бойында маңайында
    тұр тұрған жатыр отыр келеді болады болды болып болған керек өтініш өтінеміз сұраймыз сұраймын көмектесіңіз
    беріңіз беріңіздер сәлеметсіз құрметті жыл ай апта күн күні бүгін кеше кешке бері
    и в во на не нет по при про под над за от до из с со к ко у о об для как что это этот эта эти там тут здесь
    мы вы они он она оно нас вас их наш нашей нашего весь все всей есть был была было были или но а то же ли уже
    ещё очень большой большая большие год месяц месяцев неделя неделю недели день дня дней вчера сегодня вторую
    около рядом возле перед между после прошу просим пожалуйста здравствуйте уважаемые сделайте почините без
    the an and or of in on at by to for from with without is are was were be been it its there this that not no we
    our us you your has have had very big large near before behind next between please day days week weeks month
    months year does did do when";

/// Words that say where: the distance tells that better, and whatever happens at a school is about a school.
const WHERE: &str = "
    мектеп балабақша аурухана емхана аула үй кіреберіс көше аудан қала шағынаудан
    школа гимназия садик больница поликлиника двор дом подъезд улица уличный район город микрорайон
    school kindergarten hospital clinic yard house entrance street district city";

/// Words begin alike in so many letters, which are the most of the shorter one, where one is made of the other.
const LONG_BEGINNING: usize = 5;
/// So long a word may have a letter typed wrong.
const MAY_BE_MISTYPED: usize = 6;
/// Different words of a text that are looked at: no complaint needs more to say what it is about.
const MOST_WORDS: usize = 120;

static NAUGHT: LazyLock<BTreeSet<String>> = LazyLock::new(|| words_of(EMPTY).collect());
static PLACES: LazyLock<Matter> = LazyLock::new(|| Matter::of_words(words_of(WHERE).collect()));

/// The list as a text would have it, each word by itself.
fn words_of(list: &str) -> impl Iterator<Item = String> {
    list.split_ascii_whitespace().map(fold)
}

/// What a text is about: its words but for those that say nothing of it, sorted, each once.
#[derive(Clone, Debug, Default)]
pub struct Matter(Vec<Word>);

/// A folded word, with all that it may be a form of.
#[derive(Clone, Debug)]
struct Word {
    word: String,
    /// Found once they are asked for: of most words of a text they never are.
    stems: OnceLock<Vec<String>>,
}

impl Matter {
    pub fn of(text: &str) -> Self {
        let folded = fold(text);
        let words: BTreeSet<&str> = folded.split(' ').filter(|word| tells_something(word)).collect();
        let words = words.into_iter().take(MOST_WORDS).map(|word| Word::new(word.to_owned()));
        Self(words.filter(|word| !PLACES.has(word)).collect())
    }

    fn of_words(words: BTreeSet<String>) -> Self {
        Self(words.into_iter().map(Word::new).collect())
    }

    /// From 0, nothing in common, to 1, the same words in any order and form. What a short text says and a long one
    /// says too counts fully.
    pub fn likeness(&self, other: &Self) -> f64 {
        let shorter = self.0.len().min(other.0.len());
        if shorter == 0 {
            return 0.0;
        }
        self.common(other).min(other.common(self)).min(shorter) as f64 / shorter as f64
    }

    /// How many of these words the other has as well.
    fn common(&self, other: &Self) -> usize {
        self.0.iter().filter(|word| other.has(word)).count()
    }

    /// Words that begin with the same two letters lie together, and no others are forms of one.
    fn has(&self, wanted: &Word) -> bool {
        let start = &wanted.word[..2];
        let from = self.0.partition_point(|word| word.word.as_str() < start);
        self.0[from..].iter().take_while(|word| word.word.starts_with(start)).any(|word| word.is(wanted))
    }
}

/// Letters, more than one, and not an empty word.
fn tells_something(word: &str) -> bool {
    word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase()) && !NAUGHT.contains(word)
}

impl Word {
    fn new(word: String) -> Self {
        Self { stems: OnceLock::new(), word }
    }

    fn stems(&self) -> &[String] {
        self.stems.get_or_init(|| stems(&self.word))
    }

    /// Whether both are one word, in whatever form, or with a letter typed wrong.
    fn is(&self, other: &Self) -> bool {
        let (one, two) = (self.word.as_str(), other.word.as_str());
        let mut common = self.stems().iter().filter(|stem| other.stems().contains(stem));
        if one == two || common.any(|stem| tells(stem, one, two)) {
            return true;
        }
        let shorter = one.len().min(two.len());
        let alike = one.bytes().zip(two.bytes()).take_while(|(one, two)| one == two).count();
        let begins = alike >= LONG_BEGINNING && alike * 4 >= shorter * 3;
        // The distance is dear, and at least the difference of the lengths.
        let may_be_mistyped = shorter >= MAY_BE_MISTYPED && one.len().abs_diff(two.len()) <= 1;
        begins || (may_be_mistyped && osa_distance(one, two) <= 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    /// So alike is offered within half a kilometre, and so little alike nowhere.
    const SAME: f64 = 0.5;
    const OTHER: f64 = 0.2;

    fn likeness(one: &str, other: &str) -> f64 {
        Matter::of(one).likeness(&Matter::of(other))
    }

    #[rstest]
    #[case("Мектеп алдында үлкен шұңқыр бар, көлік өте алмайды", "мектептің алдында шункыр бар")]
    #[case("Жолда шұңқырлар көп", "Көшедегі жолдың шұңқырын жөндеңіздер")]
    #[case("Шұңқырды жөндеп беріңіздер", "Жолдағы шұңқыр әлі жөнделмеген")]
    #[case("Көшеде жарық жоқ", "Көше жарықтандырылмаған, кешке қараңғы")]
    #[case("Аулада шамдар жанбайды", "Ауладағы шам жанбай тұр")]
    #[case("Қоқыс шығарылмайды", "Қоқысты бір аптадан бері шығармай жатыр")]
    #[case("Судың қысымы төмен", "Үйде су қысымы өте төмен")]
    #[case("Көп қар тазаланбаған", "Аулада қарды тазаламайды")]
    #[case("Автобус кестеден кешігеді", "12 автобустың кешігуі жиіледі")]
    #[case("Jolda shuńqyr bar", "Жолдағы шұңқыр")]
    #[case("Большая яма на дороге возле школы", "Ямы на дорогах у школы, машины не проехать")]
    #[case("Не горит фонарь во дворе", "Фонари не горят уже неделю")]
    #[case("Мусор не вывозят вторую неделю", "Вывоз мусора прекратился")]
    #[case("Нет уличного освещения", "Улица без освещения, темно")]
    #[case("Протекает крыша в спортзале", "Крыша спортзала протекла после дождя")]
    #[case("Тротуар разбит", "Разбитые тротуары по всей улице")]
    #[case("There are potholes on the road", "A deep pothole in the road before the gate")]
    #[case("Street lights are not working", "The street light does not work")]
    #[case("The roof is leaking", "Roof leaks when it rains")]
    #[case("Garbage was not collected for a week", "Nobody collects the garbage")]
    fn the_same_matter_is_found_in_other_forms(#[case] one: &str, #[case] other: &str) {
        let found = likeness(one, other);
        assert!(found >= SAME, "{found}: {:?} {:?}", Matter::of(one), Matter::of(other));
    }

    #[rstest]
    #[case("Мектеп алдында үлкен шұңқыр бар", "Саябақта шамдар жанбайды")]
    #[case("Мектеп алдында үлкен шұңқыр бар", "Мектеп алдында қоқыс көп")]
    #[case("Аулада қар тазаланбаған", "Аула қараңғы, шам жоқ")]
    #[case("Су жоқ", "Суретші келмеді")]
    #[case("Көшеде жарық жоқ", "Көшеде иттер көп")]
    #[case("Жол бойында жарық жоқ", "Автобус аялдамасында жылу жоқ")]
    #[case("Не горит фонарь во дворе", "Нет горячей воды в доме")]
    #[case("Большая яма возле школы", "Возле школы не вывозят мусор")]
    #[case("Мусор во дворе дома 5", "Во дворе дома 5 нет света")]
    #[case("Протекает крыша", "Не работает лифт в подъезде")]
    #[case("Street lights are not working", "Garbage was not collected in our street")]
    #[case("A deep pothole before the school", "No heating in the school")]
    #[case("The bus is late", "The bench is broken")]
    fn another_matter_at_the_same_place_is_not_taken_for_it(#[case] one: &str, #[case] other: &str) {
        let found = likeness(one, other);
        assert!(found < OTHER, "{found}: {:?} {:?}", Matter::of(one), Matter::of(other));
    }

    #[rstest]
    #[case(&["шұңқыр", "шұңқырлар", "шұңқырды", "шұңқырларымыздан", "шункырын"])]
    #[case(&["мектеп", "мектебі", "мектептегі", "мектептің"])]
    #[case(&["жарық", "жарығы", "жарықтандыру"])]
    #[case(&["су", "судың", "суды"])]
    #[case(&["көше", "көшеде", "көшесі", "көшелердегі"])]
    #[case(&["дорога", "дороги", "дорогами", "дорог"])]
    #[case(&["фонарь", "фонари", "фонарей", "фонарями"])]
    #[case(&["pothole", "potholes"])]
    fn forms_of_a_word_are_one(#[case] forms: &[&str]) {
        let words: Vec<Word> = forms.iter().map(|form| Word::new(fold(form))).collect();
        for word in &words {
            assert!(words[0].is(word), "{word:?}");
        }
    }

    #[rstest]
    #[case("Мектеп, мектептің, мектебі, мектпетегі")]
    #[case("Көше, көшеде, көшелеріміздің")]
    #[case("Школа, школы, школьный; улица, на улицах, уличный")]
    #[case("School, schools; street, streets")]
    fn where_it_is_says_nothing_of_the_matter(#[case] places: &str) {
        assert!(Matter::of(places).0.is_empty(), "{:?}", Matter::of(places));
    }

    #[rstest]
    #[case("жарықтандыру", "жарықтандыуру", true)]
    #[case("жарықтандыру", "жарытқандыру", true)]
    #[case("фонарик", "фанарик", true)]
    #[case("фонарик", "фанариков", false)]
    fn a_letter_may_be_typed_wrong(#[case] one: &str, #[case] other: &str, #[case] same: bool) {
        assert_eq!(Word::new(fold(one)).is(&Word::new(fold(other))), same);
    }

    #[test]
    fn a_text_is_like_itself_and_nothing_is_like_no_text() {
        let hole = "Мектеп алдында үлкен шұңқыр бар, көлік өте алмайды";
        assert!((likeness(hole, hole) - 1.0).abs() < f64::EPSILON);
        assert!(likeness("", "жол") == 0.0 && likeness("!?", "!?") == 0.0 && likeness("бар", "бар") == 0.0);
    }
}
