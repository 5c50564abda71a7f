//! Values of columns.

/// A value of a column; each kind may be missing.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Text(Option<String>),
    Int(Option<i64>),
    Real(Option<f64>),
    Bytes(Option<Vec<u8>>),
}

/// Values of these types can be given to a query, and `Option`s of them.
macro_rules! values {
    ($($from:ty => $kind:ident by $into:expr;)*) => {$(
        impl From<$from> for Value {
            fn from(value: $from) -> Self {
                Self::$kind(Some($into(value)))
            }
        }

        impl From<Option<$from>> for Value {
            fn from(value: Option<$from>) -> Self {
                Self::$kind(value.map($into))
            }
        }
    )*};
}

values! {
    String => Text by String::from;
    &str => Text by str::to_owned;
    &String => Text by String::clone;
    i64 => Int by i64::from;
    i32 => Int by i64::from;
    u32 => Int by i64::from;
    bool => Int by i64::from;
    f64 => Real by f64::from;
    Vec<u8> => Bytes by Vec::from;
    &[u8] => Bytes by <[u8]>::to_vec;
}

impl From<&Option<String>> for Value {
    fn from(value: &Option<String>) -> Self {
        Self::Text(value.clone())
    }
}
