//! How an enum gets its codes.

/// An enum whose values have one code each, in the database, in addresses and in JSON.
macro_rules! coded {
    ($(#[$note:meta])* $name:ident { $($(#[$value_note:meta])* $value:ident = $code:literal),+ $(,)? }) => {
        $(#[$note])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$value_note])* $value),+ }

        impl $name {
            pub const ALL: &[Self] = &[$(Self::$value),+];

            pub const fn code(self) -> &'static str {
                match self { $(Self::$value => $code),+ }
            }

            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.code() == code)
            }
        }
    };
}
