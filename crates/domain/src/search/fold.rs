//! One spelling for what people type in different ways. For search only: it loses what it folds.

/// The lower-case letter of Latin and of the Cyrillic of Kazakhstan; anything else as it is. The standard
/// library's would bring its tables of all scripts into the page.
pub fn lower(letter: char) -> char {
    let code = letter as u32;
    let lower = match code {
        0x41..=0x5a | 0x410..=0x42f => code + 0x20,
        0x400..=0x40f => code + 0x50,
        // Pairs of a capital and its small letter: Ғ Қ Ң Ү Ұ Һ Ә Ө.
        0x48a..=0x4bf | 0x4d0..=0x52f => code | 1,
        _ => code,
    };
    char::from_u32(lower).unwrap_or(letter)
}
