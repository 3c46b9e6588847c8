//! The agency's logo: a picture of any size made into one that every format on paper takes.

use std::io::Cursor;

use image::{ImageFormat, ImageReader, Limits, imageops::FilterType};

/// Pixels along a side, at the most: enough for print at the size that a logo has.
const PIXELS: u32 = 1000;
/// Pixels along a side that are decoded, at the most.
const DECODED: u32 = 12_000;
/// Room for it on paper, in millimetres.
const ROOM: (f64, f64) = (28.0, 14.0);

/// A picture that can be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    png: Vec<u8>,
    width: u32,
    height: u32,
}

impl Logo {
    /// Reads a PNG or JPEG picture; `None` where the bytes are none that can be drawn.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
        reader.format().filter(|format| matches!(format, ImageFormat::Png | ImageFormat::Jpeg))?;
        let mut limits = Limits::default();
        (limits.max_image_width, limits.max_image_height) = (Some(DECODED), Some(DECODED));
        reader.limits(limits);
        let whole = reader.decode().ok().filter(|picture| picture.width() > 0 && picture.height() > 0)?;
        let picture = if whole.width().max(whole.height()) > PIXELS {
            whole.resize(PIXELS, PIXELS, FilterType::Triangle)
        } else {
            whole
        };
        let mut png = Cursor::new(Vec::new());
        // Eight bits a colour are what every format takes.
        let picture = picture.to_rgba8();
        picture.write_to(&mut png, ImageFormat::Png).ok()?;
        Some(Self { png: png.into_inner(), width: picture.width(), height: picture.height() })
    }

    pub(crate) fn png(&self) -> &[u8] {
        &self.png
    }

    /// Width and height in pixels.
    pub(crate) fn pixels(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    /// Width and height on paper, in millimetres: as large as its room allows.
    pub(crate) fn size(&self) -> (f64, f64) {
        let (width, height) = (f64::from(self.width), f64::from(self.height));
        let scale = (ROOM.0 / width).min(ROOM.1 / height);
        (width * scale, height * scale)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_picture_is_made_smaller_and_keeps_its_shape() {
        let mut bytes = Cursor::new(Vec::new());
        image::RgbImage::new(3000, 1500).write_to(&mut bytes, ImageFormat::Jpeg).expect("a picture");
        let logo = Logo::read(bytes.get_ref()).expect("a logo");
        assert_eq!((logo.pixels(), logo.size()), ((1000, 500), (28.0, 14.0)));
    }

    #[test]
    fn what_is_no_picture_is_no_logo() {
        let mut bytes = Cursor::new(Vec::new());
        image::RgbImage::new(30, 15).write_to(&mut bytes, ImageFormat::Png).expect("a picture");
        let whole = bytes.into_inner();
        for broken in [&b""[..], b"\x89PNG", b"<svg/>", &whole[..whole.len() / 2]] {
            assert_eq!(Logo::read(broken), None);
        }
    }
}
