//! What is said of a file that this build does not have inside.

/// How a file is had that the host did not bring: by its name, or by a feature that puts it inside.
pub(crate) fn not_inside(feature: &str, file: &str) -> String {
    if cfg!(feature = "index") {
        format!(
            "once its file `{file}` is brought (`bring` in Rust, `provide` in JavaScript), or with the feature `{feature}`"
        )
    } else {
        format!("with the feature `{feature}`")
    }
}
