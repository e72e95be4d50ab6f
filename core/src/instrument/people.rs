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
