//! The reliable change index.

use std::fmt::Arguments;

use super::answer::{ChangeMethod, Difference, ReliableChange};
use super::methods::method;
use crate::document::Kept;
use crate::error::{Error, ErrorKind, Fault};
use crate::scalar::{Better, Code};

/// The change between two scores by the index of Jacobson & Truax 1991.
///
/// The index is (post − pre) / (√2 · s · √(1 − r)), with `standard_deviation` s before treatment, in
/// points, and `reliability` r from 0 to below 1; the change is reliable where the index is above
/// `critical_value` in size, usually 1.96 (J Consult Clin Psychol 59:12-19; the denominator as corrected by
/// Christensen & Mendoza 1986, Behav Ther 17:305-308; `core/methods/jacobson_truax.json`). The difference is rounded to nine decimals first,
/// and compared with the threshold to as many.
///
/// # Errors
/// All at once: `not_a_number`, `infinite` and `out_of_range` with the name of the argument.
///
/// ```
/// use therapy_goals::change::{ChangeLabel, jacobson_truax};
/// use therapy_goals::scalar::Better;
///
/// // The example of the publication: standard deviation 7.5, reliability .80.
/// let change = jacobson_truax(32.5, 47.5, 7.5, 0.80, Better::Higher, 1.96)?;
/// assert_eq!(change.label, ChangeLabel::Improved);
/// assert_eq!(format!("{:.2}", change.index.unwrap_or_default()), "3.16");
/// # Ok::<(), therapy_goals::Error>(())
/// ```
pub fn jacobson_truax(
    pre: f64,
    post: f64,
    standard_deviation: f64,
    reliability: f64,
    better: Better,
    critical_value: f64,
) -> Result<ReliableChange, Error> {
    let definition = method(ChangeMethod::JacobsonTruax)?;
    let (source, usual) = (definition.citation()?, definition.critical()?);
    let mut faults = Vec::new();
    let mut check = |name: &str, value: f64, allowed: bool, expected: Arguments<'_>| {
        let kind = match value {
            _ if value.is_nan() => ErrorKind::NotANumber,
            _ if value.is_infinite() => ErrorKind::Infinite,
            _ if !allowed => ErrorKind::OutOfRange,
            _ => return,
        };
        faults.push(Fault::new(kind, name, expected.to_string()));
    };
    check("pre", pre, pre.abs() <= 1e9, format_args!("a score"));
    check("post", post, post.abs() <= 1e9, format_args!("a score"));
    let spread = (1e-9..=1e9).contains(&standard_deviation);
    check("standard_deviation", standard_deviation, spread, format_args!("a number above 0"));
    check("reliability", reliability, (0.0..1.0).contains(&reliability), format_args!("a number from 0 to below 1"));
    let critical = 0.0 < critical_value && critical_value <= 1e9;
    check("critical_value", critical_value, critical, format_args!("a number above 0, usually {usual}"));
    if let Some(error) = Error::from_faults(faults) {
        return Err(error);
    }
    let standard_error = (2.0 * (1.0 - reliability)).sqrt() * standard_deviation;
    let threshold = critical_value * standard_error;
    let difference = Difference::between(pre, post, better);
    Ok(ReliableChange {
        schema_version: Code::known(ReliableChange::SCHEMA_VERSION),
        kept: Kept::default(),
        label: difference.label(difference.beyond(threshold) > 0.0),
        method: ChangeMethod::JacobsonTruax,
        difference: difference.points,
        improvement: difference.improvement(),
        better,
        threshold,
        index: Some(difference.points / standard_error),
        standard_error: Some(standard_error),
        critical_value: Some(critical_value),
        instrument: None,
        version: None,
        rule: None,
        other_definition: false,
        source: source.clone(),
    })
}
