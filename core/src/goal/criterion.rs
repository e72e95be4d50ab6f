//! The three criteria of the decision matrix.

codes! {
    /// A criterion of the decision matrix.
    pub enum Criterion {
        /// How soon it must be tackled.
        Urgency = "urgency",
        /// How much it matters.
        Importance = "importance",
        /// How ready the client is.
        Readiness = "readiness",
    }
}

readable!(Criterion);
