//! The known name that was probably meant: a suggestion for somebody who misspelt one.

use strsim::osa_distance;

/// The most characters of a name that is looked at. No known name is half as long, and the comparison
/// takes time with the product of both lengths.
const LONGEST: usize = 64;

/// The candidate nearest to a name, where one is near enough to be meant: at most a third of its letters
/// differ, two letters that changed places counted once. Upper and lower case, `-`, `_` and blanks are
/// the same, so that `PHQ9` finds `phq-9` and `clientRank` finds `client_rank`. Of several that are as
/// near, the first.
///
/// What is found is always a candidate, so it may be told where the name itself may not be repeated.
pub(crate) fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    all_nearest(name, candidates).into_iter().next()
}

/// As [`nearest`]; of several that are as near, all in their order.
#[inline(never)]
pub(crate) fn all_nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let Some(name) = plain(name) else { return Vec::new() };
    let near = candidates.into_iter().filter_map(|candidate| {
        let known = plain(candidate)?;
        let letters = known.chars().count().max(name.chars().count());
        let distance = osa_distance(&name, &known);
        (distance <= letters / 3).then_some((distance, candidate))
    });
    let near: Vec<(usize, &str)> = near.collect();
    let least = near.iter().map(|(distance, _)| *distance).min();
    near.into_iter().filter(|(distance, _)| Some(*distance) == least).map(|(_, candidate)| candidate).collect()
}

/// The letters and digits of a name, in lower case; none where it has none, or too many.
fn plain(name: &str) -> Option<String> {
    if name.chars().nth(LONGEST).is_some() {
        return None;
    }
    let plain: String = name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    (!plain.is_empty()).then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::{all_nearest, nearest};

    #[test]
    fn a_slip_finds_the_name_that_was_meant() {
        let fields = ["id", "title", "items", "reversed", "response_scale", "client_rank"];
        let slips = [
            ("reverse", Some("reversed")),
            ("Reversed", Some("reversed")),
            ("revresed", Some("reversed")),
            ("response-scale", Some("response_scale")),
            ("responseScales", Some("response_scale")),
            ("clientRank", Some("client_rank")),
            ("item", Some("items")),
            ("title ", Some("title")),
            ("notes", None),
            ("di", None),
            ("x", None),
            ("", None),
            ("___", None),
            ("I want to sleep", None),
        ];
        for (slip, meant) in slips {
            assert_eq!(nearest(slip, fields), meant, "{slip}");
        }
        assert_eq!(nearest(&"items".repeat(1_000_000), fields), None);
    }

    /// A name that is another one but for its signs is nearer than one of another letter.
    #[test]
    fn ids_are_found_without_their_signs() {
        let ids = ["phq-2", "phq-8", "phq-9", "phq-15", "gad-7", "pcl-5"];
        for (written, meant) in [("PHQ9", "phq-9"), ("phq 15", "phq-15"), ("GAD_7", "gad-7"), ("pcl-6", "pcl-5")] {
            assert_eq!(nearest(written, ids), Some(meant), "{written}");
        }
        assert_eq!(nearest("beck", ids), None);
        assert_eq!(all_nearest("phq-7", ids), ["phq-2", "phq-8", "phq-9"]);
        assert!(all_nearest("beck", ids).is_empty());
    }
}
