//! The version in which a document is stored: a major and a minor number, each written in one way, such as `1.0`.

use crate::error::ErrorKind;

/// Whether a version has a later minor number than the one of this release; else why it is not read.
///
/// Another major number comes first, however the rest is written: who has such a document needs another release.
pub(super) fn is_later(version: &str, written: &str) -> Result<bool, ErrorKind> {
    let (major, minor) = version.split_once('.').unwrap_or((version, ""));
    let (known_major, known_minor) = written.split_once('.').unwrap_or((written, "0"));
    if major != known_major {
        return Err(ErrorKind::UnsupportedVersion);
    }
    let is_number = !minor.is_empty() && minor.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number || minor.len() > 1 && minor.starts_with('0') {
        return Err(ErrorKind::InvalidText);
    }
    // As numbers of any length: the longer one is the larger one.
    Ok((minor.len(), minor) > (known_minor.len(), known_minor))
}

#[cfg(test)]
mod tests {
    use super::is_later;
    use crate::error::ErrorKind;

    #[test]
    fn a_version_is_written_in_one_way() {
        for (version, later) in [("1.0", false), ("1.9", false), ("1.10", true), ("1.99999999999999999999", true)] {
            assert_eq!(is_later(version, "1.9"), Ok(later), "{version}");
        }
        for version in ["1", "1.", "1.01", "1.00", "1.1.0", "1.x", "1.+1", "1.1 ", "1.-1", "1.١"] {
            assert_eq!(is_later(version, "1.0"), Err(ErrorKind::InvalidText), "{version}");
        }
        for version in ["", "0.9", "2", "2.0", "2.0.0", "10.0", "01.0", "v1.0", "☠"] {
            assert_eq!(is_later(version, "1.0"), Err(ErrorKind::UnsupportedVersion), "{version}");
        }
    }
}
