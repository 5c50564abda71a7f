//! A language's messages: sorted lines of `key<TAB>compiled message`.

use crate::say;
use adaldyq_domain::fault::Arg;
use adaldyq_domain::lang::Lang;
use std::borrow::Cow;

/// All words of one language that a program has. Kept as the text it came as, with the lines' positions, so
/// that nothing is copied on a slow phone.
#[derive(Clone, Debug)]
pub struct Table {
    lang: Lang,
    text: Cow<'static, str>,
    /// Where each line begins, by key.
    starts: Vec<u32>,
}

impl Table {
    /// Reads a table as `adaldyq-words` writes it.
    pub fn parse(lang: Lang, text: impl Into<Cow<'static, str>>) -> Self {
        let mut table = Self { lang, text: text.into(), starts: Vec::new() };
        table.index(0);
        table
    }

    /// The table with everything, compiled into the program.
    #[cfg(feature = "builtin")]
    pub fn builtin(lang: Lang) -> &'static Self {
        use std::sync::LazyLock;
        macro_rules! table {
            ($lang:expr, $code:literal) => {{
                static TABLE: LazyLock<Table> = LazyLock::new(|| {
                    Table::parse($lang, include_str!(concat!(env!("OUT_DIR"), "/words-", $code, "-all.txt")))
                });
                &TABLE
            }};
        }
        match lang {
            Lang::Kk => table!(Lang::Kk, "kk"),
            Lang::Ru => table!(Lang::Ru, "ru"),
            Lang::En => table!(Lang::En, "en"),
        }
    }

    /// Adds another table of the same language, as a page with long texts does when it opens. A key that is
    /// there already keeps its message.
    pub fn join(&mut self, more: &str) {
        let from = self.text.len();
        self.text.to_mut().push_str(more);
        self.index(from);
    }

    pub fn lang(&self) -> Lang {
        self.lang
    }

    pub fn has(&self, key: &str) -> bool {
        self.find(key).is_ok()
    }

    /// The keys, in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.starts.iter().map(|start| self.key(*start))
    }

    /// The message in words. Numbers are grouped and chosen over by plural form, so a year is given as text.
    ///
    /// An unknown key gives the key itself: a page with one odd word is better than none.
    pub fn say(&self, key: &str, args: &[(&str, Arg)]) -> String {
        let Ok(found) = self.find(key) else {
            debug_assert!(false, "no message {key} in {}", self.lang.code());
            return key.to_owned();
        };
        let line = self.line(self.starts[found]);
        say::say(self.lang, &line[key.len() + 1..], args)
    }

    fn find(&self, key: &str) -> Result<usize, usize> {
        self.starts.binary_search_by(|start| self.key(*start).cmp(key))
    }

    fn line(&self, start: u32) -> &str {
        let rest = &self.text[start as usize..];
        rest.split('\n').next().unwrap_or(rest)
    }

    fn key(&self, start: u32) -> &str {
        let rest = &self.text[start as usize..];
        rest.split('\t').next().unwrap_or(rest)
    }

    /// Takes in the lines that begin at `from` or later; those of a sorted table are only appended.
    fn index(&mut self, from: usize) {
        let mut start = from;
        while start < self.text.len() {
            let next = self.text[start..].find('\n').map_or(self.text.len(), |end| start + end + 1);
            if self.text[start..next].contains('\t')
                && let Err(place) = self.find(self.key(start as u32))
            {
                self.starts.insert(place, start as u32);
            }
            start = next;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_found_wherever_it_stands_in_the_table() {
        let table = Table::parse(Lang::En, "a\tfirst\nb-c\tsecond\nd\tlast\n");
        assert_eq!(table.say("a", &[]), "first");
        assert_eq!(table.say("b-c", &[]), "second");
        assert_eq!(table.say("d", &[]), "last");
        assert!(!table.has("b"));
    }

    #[test]
    fn a_second_table_adds_its_messages_and_changes_none() {
        let mut table = Table::parse(Lang::En, "b\tfirst\nd\tsecond\n".to_owned());
        table.join("a\tnew\nb\tother\nc\tnewer\n");
        assert_eq!(table.keys().collect::<Vec<_>>(), ["a", "b", "c", "d"]);
        assert_eq!(table.say("b", &[]), "first");
        assert_eq!(table.say("c", &[]), "newer");
    }

    #[test]
    fn an_error_page_in_place_of_a_table_holds_no_messages() {
        let table = Table::parse(Lang::En, "<!doctype html>\n<title>502</title>\n");
        assert_eq!(table.keys().count(), 0);
    }

    #[test]
    #[should_panic(expected = "no message nowhere in kk")]
    #[cfg(debug_assertions)]
    fn an_unknown_key_is_noticed_while_developing() {
        Table::parse(Lang::Kk, "").say("nowhere", &[]);
    }
}
