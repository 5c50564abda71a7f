//! From the bytes of a camera to two clean pictures: upright, no larger than needed, and with nothing in them
//! but what is seen. Place, time and camera stay behind, since only the picture itself is written anew.

use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, RgbImage};
use std::io::Cursor;

/// Most pixels of a picture that is decoded.
pub const MOST_PIXELS: u64 = 50_000_000;
/// Most memory that decoding may take: 50 megapixels of four bytes, and some for what a format keeps beside.
const MOST_MEMORY: u64 = 256 * 1_024 * 1_024;
/// Longest edge of the picture that is kept, and of the small one for lists.
const LARGE: u32 = 2_048;
const SMALL: u32 = 400;
const LARGE_QUALITY: u8 = 85;
const SMALL_QUALITY: u8 = 75;

/// Two JPEGs, and the size of the large one.
#[derive(Clone, Debug)]
pub struct Picture {
    pub width: u32,
    pub height: u32,
    pub large: Vec<u8>,
    pub small: Vec<u8>,
}

/// Why there is no picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// No JPEG, PNG or WebP, or a broken one.
    NoPicture,
    TooManyPixels,
}

/// Reads a picture by its content, whatever it calls itself. Takes long: not for a thread that serves others.
pub fn picture(bytes: &[u8]) -> Result<Picture, Unfit> {
    let (decoded, orientation) = decode(bytes)?;
    let mut large = flat(&smaller(decoded, LARGE));
    // Turned when it is small already, since turning needs as much memory again.
    large.apply_orientation(orientation);
    let small = smaller(large.clone(), SMALL);
    Ok(Picture {
        width: large.width(),
        height: large.height(),
        large: jpeg(&large, LARGE_QUALITY)?,
        small: jpeg(&small, SMALL_QUALITY)?,
    })
}

fn decode(bytes: &[u8]) -> Result<(DynamicImage, Orientation), Unfit> {
    let format = image::guess_format(bytes).map_err(|_| Unfit::NoPicture)?;
    let known = matches!(format, ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP);
    if !known || (format == ImageFormat::Jpeg && !jpeg_ends(bytes)) {
        return Err(Unfit::NoPicture);
    }
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(unfit)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(Unfit::TooManyPixels);
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    Ok((DynamicImage::from_decoder(decoder).map_err(unfit)?, orientation))
}

fn unfit(error: image::ImageError) -> Unfit {
    match error {
        image::ImageError::Limits(_) => Unfit::TooManyPixels,
        _ => Unfit::NoPicture,
    }
}

/// Whether a JPEG has its end: the decoder would fill what is missing with grey.
fn jpeg_ends(bytes: &[u8]) -> bool {
    const START_OF_SCAN: u8 = 0xda;
    let mut at = 2;
    while let Some(&[0xff, kind, high, low]) = bytes.get(at..at + 4) {
        let length = usize::from(u16::from_be_bytes([high, low]));
        at += 2 + length;
        if kind == START_OF_SCAN {
            return bytes.get(at..).is_some_and(|scan| scan.windows(2).any(|pair| pair == [0xff, 0xd9]));
        }
    }
    // Fill bytes between the segments, as few cameras write: the decoder shall judge.
    true
}

/// No longer than that on either edge; as it is where it is small enough.
fn smaller(image: DynamicImage, edge: u32) -> DynamicImage {
    if image.width() <= edge && image.height() <= edge { image } else { image.thumbnail(edge, edge) }
}

/// On white where it was transparent, since JPEG knows no transparency.
fn flat(image: &DynamicImage) -> DynamicImage {
    if !image.color().has_alpha() {
        return image.to_rgb8().into();
    }
    let rgba = image.to_rgba8();
    let on_white = |value: u8, alpha: u8| {
        let (value, alpha) = (u32::from(value), u32::from(alpha));
        ((value * alpha + 255 * (255 - alpha)) / 255) as u8
    };
    let flat = RgbImage::from_fn(rgba.width(), rgba.height(), |x, y| {
        let [red, green, blue, alpha] = rgba.get_pixel(x, y).0;
        image::Rgb([red, green, blue].map(|value| on_white(value, alpha)))
    });
    flat.into()
}

fn jpeg(image: &DynamicImage, quality: u8) -> Result<Vec<u8>, Unfit> {
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, quality);
    image.write_with_encoder(encoder).map_err(|_| Unfit::NoPicture)?;
    Ok(bytes)
}
