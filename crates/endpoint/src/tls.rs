//! Which cryptography TLS goes by, for everything here that calls others.

/// Chooses it for the whole program. More than once does no harm: the first choice holds.
pub fn choose() {
    // Refused only where it was chosen before.
    let _ = rustls::crypto::ring::default_provider().install_default();
}
