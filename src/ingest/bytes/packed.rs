//! Unpacks gzip and zstd as the bytes come, told by their first bytes.

use std::io::{self, BufRead, BufReader};
use std::path::Path;

/// Extensions of packed files.
const EXTENSIONS: &[&str] = &["gz", "zst", "gzip", "zstd"];

/// Unpacks `body` where it is packed.
///
/// # Errors
/// When its beginning cannot be read.
pub fn unpack(mut body: Box<dyn BufRead + Send>) -> io::Result<Box<dyn BufRead + Send>> {
    let head = body.fill_buf()?;
    if head.starts_with(&[0x1f, 0x8b]) {
        return Ok(Box::new(BufReader::new(flate2::bufread::MultiGzDecoder::new(body))));
    }
    if head.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) {
        return Ok(Box::new(BufReader::new(zstd::stream::read::Decoder::with_buffer(body)?)));
    }
    Ok(body)
}

/// The extension below that of the packing, lower case: `html` of `page.HTML.gz`.
#[must_use]
pub fn inner_extension(name: &str) -> String {
    let lower =
        |path: &Path| path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
    let path = Path::new(name);
    let outer = lower(path);
    if EXTENSIONS.contains(&outer.as_str()) {
        lower(Path::new(path.file_stem().unwrap_or_default()))
    } else {
        outer
    }
}
