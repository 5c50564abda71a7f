//! The officials' side: who signs in, what each may see, and what each does.

pub mod cookie;
pub mod csrf;
pub mod lockout;
pub mod password;
pub mod totp;
