//! Words of the product in three languages.
