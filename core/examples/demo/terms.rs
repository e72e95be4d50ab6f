//! What is new to a reader, each in half a line.

/// A word that is explained where it is first met.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Term {
    Reliable,
    Prorated,
    Rule,
    Agenda,
    Tier,
    NotNow,
    Levels,
    TScore,
}

impl Term {
    pub(crate) fn meaning(self) -> &'static str {
        match self {
            Self::Reliable => "Reliable change: more than the error of measurement explains, by a published threshold.",
            Self::Prorated => {
                "Prorated: the mean of the answered items stands in for a missing one, as a published rule allows; \
                 with that answer the score would lie in the range given."
            }
            Self::Rule => "What a cutoff or another published rule says is a question to look into, no diagnosis.",
            Self::Agenda => {
                "Safety and tiers come first, then the product of three ratings from 1 to 5. The client's own \
                 ratings count; the therapist's stand in where there are none."
            }
            Self::Tier => {
                "Tier: what a goal is about, from danger to life downwards. A higher one comes first, whatever the \
                 scores. Only people set it."
            }
            Self::NotNow => {
                "Not now is no refusal: a few goals at a time are easier to keep. Client and therapist may choose \
                 otherwise."
            }
            Self::Levels => "Levels were agreed for each goal beforehand; 0 is what was expected, above it is more.",
            Self::TScore => {
                "T-score: the levels of all goals as one number. 50: all in all, what was expected was reached."
            }
        }
    }
}
