//! The three languages, Kazakh first.

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    #[default]
    Kk,
    Ru,
    En,
}

impl Lang {
    pub const ALL: [Self; 3] = [Self::Kk, Self::Ru, Self::En];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Kk => "kk",
            Self::Ru => "ru",
            Self::En => "en",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// The best of our languages for an `Accept-Language` list: the highest weight wins, the earlier one at
    /// equal weights, Kazakh where none fits. Only the primary subtag counts (`ru-KZ` is Russian).
    pub fn from_accept(header: &str) -> Self {
        let mut best = (Self::Kk, 0.0_f32);
        for range in header.split(',') {
            let mut parts = range.split(';');
            let primary = parts.next().unwrap_or_default().trim().split('-').next().unwrap_or_default();
            let weight = parts
                .find_map(|part| part.trim().strip_prefix("q="))
                .map_or(1.0, |q| q.trim().parse().unwrap_or(0.0));
            if let Some(lang) = Self::from_code(&primary.to_ascii_lowercase())
                && weight > best.1
            {
                best = (lang, weight);
            }
        }
        best.0
    }
}

/// A name in the three languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Names<T = String> {
    pub kk: T,
    pub ru: T,
    pub en: T,
}

impl<T> Names<T> {
    pub fn get(&self, lang: Lang) -> &T {
        match lang {
            Lang::Kk => &self.kk,
            Lang::Ru => &self.ru,
            Lang::En => &self.en,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_known_language_wins_and_kazakh_is_the_fallback() {
        assert_eq!(Lang::from_accept("en;q=0.5, ru-KZ;q=0.9, de"), Lang::Ru);
        assert_eq!(Lang::from_accept("ru, kk"), Lang::Ru);
        assert_eq!(Lang::from_accept("de, fr"), Lang::Kk);
        assert_eq!(Lang::from_accept(""), Lang::Kk);
    }
}
