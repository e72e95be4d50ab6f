//! For whom a published number holds, and which of several holds for one respondent.

use crate::instrument::condition::{Ages, Reason};
use crate::instrument::responses::Respondent;
use crate::scalar::NormSex;

/// For whom a number holds; without a word for everybody.
#[derive(Debug, Clone, Copy)]
pub(crate) struct People {
    pub(crate) ages: Option<Ages>,
    pub(crate) sex: Option<NormSex>,
}

/// The places of those that never count: for whom they hold, an earlier one does.
pub(crate) fn never(several: &[People]) -> Vec<usize> {
    // Those of another sex, for whom no norm by sex holds, stand beside the two.
    let sexes = [Some(NormSex::Female), Some(NormSex::Male), None];
    let mut open: Vec<(u8, Option<NormSex>)> =
        (0..=Respondent::MAXIMUM_AGE).flat_map(|age| sexes.into_iter().map(move |sex| (age, sex))).collect();
    let mut never = Vec::new();
    for (place, people) in several.iter().enumerate() {
        let before = open.len();
        open.retain(|(age, sex)| {
            let of_age = people.ages.is_none_or(|ages| ages.contains(*age));
            !of_age || people.sex.is_some_and(|named| *sex != Some(named))
        });
        if open.len() == before {
            never.push(place);
        }
    }
    never
}

/// The place of what holds for a respondent: the first that is sure to apply, unless an earlier one might; or why there
/// is none. With it, where no norm by sex applies, the places of those that would apply to one sex.
pub(crate) fn place_for(several: &[People], respondent: Respondent) -> (Result<usize, Reason>, Vec<usize>) {
    let mut by_sex = Vec::new();
    for (place, people) in several.iter().enumerate() {
        let age = people.ages.map(|ages| respondent.age.map(|age| ages.contains(age)));
        let sex = people.sex.map(|sex| respondent.norm_sex().map(|given| given == sex));
        let known = match (age, sex) {
            (Some(Some(false)), _) | (_, Some(Ok(false))) => continue,
            // One for both sexes may follow.
            (None | Some(Some(true)), Some(Err(Reason::NoRuleForSex))) => {
                by_sex.push(place);
                continue;
            }
            (Some(None), _) => Err(Reason::AgeRequired),
            (_, Some(Err(reason))) => Err(reason),
            _ => Ok(place),
        };
        return (known, Vec::new());
    }
    let reason = if by_sex.is_empty() { Reason::NoNorm } else { Reason::NoRuleForSex };
    (Err(reason), by_sex)
}
