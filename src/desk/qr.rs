//! A QR code, drawn here: nobody else is told what stands in it.

use crate::dom::El;
use crate::parts::icon::svg;
use qrcodegen::{QrCode, QrCodeEcc};

/// The quiet border that readers need.
const BORDER: i32 = 4;

/// Nothing where the text is too long for any code.
pub fn qr(text: &str, label: &str) -> Option<El> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        for x in (0..size).filter(|x| code.get_module(*x, y)) {
            path.push_str(&format!("M{} {}h1v1h-1z", x + BORDER, y + BORDER));
        }
    }
    let whole = size + 2 * BORDER;
    let inside = format!(
        "<path class=\"qr-light\" d=\"M0 0h{whole}v{whole}H0z\"></path><path class=\"qr-dark\" d=\"{path}\"></path>"
    );
    let picture = svg("qr", &format!("0 0 {whole} {whole}"), &inside);
    picture.node().remove_attribute("aria-hidden").ok()?;
    Some(picture.attr("role", "img").attr("aria-label", label))
}
