//! Where no names are inside, no instrument has one.

use crate::error::{Error, ErrorKind};
use crate::instrument::questionnaire::Instrument;

pub(crate) fn get(_: &str) -> Result<Instrument, Error> {
    Err(Error::new(ErrorKind::UnknownInstrument, "instrument", "a definition: this build has no names of instruments"))
}

pub(crate) fn find(_: &str) -> Option<&'static Instrument> {
    None
}

/// None: nothing ships here.
pub(crate) const fn ids() -> Vec<&'static str> {
    Vec::new()
}
