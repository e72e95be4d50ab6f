//! What is looked up by name where no definitions are shipped: nothing is there.

use crate::error::{Error, ErrorKind};
use crate::instrument::questionnaire::Instrument;

pub(crate) fn get(_: &str) -> Result<Instrument, Error> {
    let expected = "a definition: this program was built without the shipped ones";
    Err(Error::new(ErrorKind::UnknownInstrument, "instrument", expected))
}

pub(crate) fn find(_: &str) -> Option<&'static Instrument> {
    None
}
