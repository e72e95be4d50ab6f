//! Questionnaires as data: definition, responses, score, bands, alerts, catalogue.
//!
//! An instrument is one data file that the engine interprets; none has code of its own. A clinic's
//! own definition passes the same checks and is scored in the same way.
//!
//! The files stand in reading order: each names only files above it.

#[cfg(feature = "schema")]
mod shapes;

mod condition;

mod sources;

mod rules;

mod history;

mod tables;

mod definition;

mod size;

mod places;

mod responses;

mod people;

mod coding;

mod condition_plan;

mod evaluation;

mod finding;

mod program;

mod compiler;

mod parts;

mod check;

mod reach;

mod stop;

mod made_of;

mod compile;

mod sketch;

mod few;

mod sheet;

mod decide;

mod tally;

mod classify;

mod evaluate;

mod doubt;

mod checked;

mod digest;

mod translation;

mod fit;

mod coded;

mod likely;

mod key;

mod results;

mod label;

mod score;

mod questionnaire;

mod facts;

mod verify;

#[cfg(feature = "index")]
mod names;

#[cfg(feature = "index")]
mod index;

mod texts;

#[cfg(feature = "index")]
mod catalogue;

mod inside;

#[cfg(feature = "index")]
mod past;

#[cfg(not(feature = "index"))]
mod absent;

mod stored;

pub mod answers;

mod composite;

mod rescore;

mod languages;

#[cfg(feature = "index")]
mod search;

#[cfg(feature = "schema")]
mod schema;

mod words;

mod sentence;

mod describe;

#[cfg(not(feature = "index"))]
pub(crate) use absent::{find, get, ids};
#[cfg(feature = "index")]
pub use catalogue::bring;
#[cfg(feature = "index")]
pub(crate) use catalogue::find;
#[cfg(feature = "index")]
pub use catalogue::{get, ids};
pub use coding::{Coding, Columns, DecimalSign, LabelCoding, MissingCode, ReversedItems};
pub use composite::PartGiven;
pub use condition::{Ages, Comparison, Condition, Operator, Reason, Truth};
pub use definition::{
    AnswerKind, Answers, Definition, Gate, HighestOf, Item, ItemWeight, Licence, Loinc, Method, Pair, Part, Range,
    Recode, Respondent as RespondentKind, Respondents, ResponseOption, ResponseScale, Scale,
};
pub use digest::mark::Digest;
pub use evaluation::{AlertState, ClassificationEvaluation, Evaluation, ItemState, ScoreEvaluation, ScoreStatus};
pub use finding::{OtherCategory, OtherScore, ScoreFinding};
pub use history::{RevisedPart, Revision, RevisionChange};
#[cfg(feature = "index")]
pub use index::Entry;
pub use key::{ClassificationKey, CutoffKey, Key, ScaleKey};
pub use languages::{get_in, languages};
#[cfg(feature = "index")]
pub use past::{get_version, versions};
pub use questionnaire::Instrument;
pub use rescore::{RefusedRecord, Rescored, RescoredRecord};
pub use responses::{Answer, IntoResponses, Respondent, Responses};
pub use results::{AlertResult, ClassificationResult, Provenance};
pub use rules::{
    Alert, AlertRule, Alternatives, Band, BandSet, Case, Category, Classification, ClassificationRule, Cutoff,
    CutoffValue, Prorating, ReliableChange, Rounding, Rule, ScoreCutoff, Status, Stop,
};
#[cfg(feature = "schema")]
pub use schema::{definition_schema, translation_schema};
pub use score::Score;
#[cfg(feature = "index")]
pub use search::{Query, domains, search};
pub use size::{MAXIMUM_CONDITIONS, MAXIMUM_ENTRIES};
pub use sources::{Source, SourceKind, Sources};
pub use tables::{Conversion, NormKind, NormTable, Norms};
pub use texts::{AlertTexts, ClassificationTexts, CodeTexts, ItemTexts, OptionTexts, ScoreTexts, Texts};
pub use translation::{
    TranslatedClassification, TranslatedItem, TranslatedResponseScale, TranslatedScore, Translation, TranslationKind,
};
pub use verify::{Verdict, Verification};
