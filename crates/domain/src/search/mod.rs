//! Search over names in three languages and two scripts, forgiving of typing errors.

pub mod fold;
