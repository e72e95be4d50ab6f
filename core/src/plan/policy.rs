//! What a service decides about its plans. The defaults stand in `core/plans/policy.json`, each with its source.

use std::sync::LazyLock;

use therapy_goals_derive::{Record, json};

use crate::document::{Read, Reader, Stored};
use crate::error::ErrorKind;
use crate::priority::situation::policy::Policy;
use crate::scalar::{Code, Days, cited};

/// What a service decides about its plans: roles, reviews, caps, days. What is left out has its default;
/// `core/plans/policy.json` names the source of each.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Record)]
#[record(new, whole, default, own_read)]
pub struct PlanPolicy {
    /// Who must agree before a goal is agreed, at least one.
    #[schema(minItems = 1)]
    pub parties: Vec<Code>,
    /// The roles that may act for the client.
    pub guardians: Vec<Code>,
    /// The roles that treat the client, or supervise those who do, at least one. Flags and alerts are never hidden from
    /// them.
    #[schema(minItems = 1)]
    pub care_team: Vec<Code>,
    /// The kinds of session that count for reviews, and for what is measured at each session.
    pub counted_sessions: Vec<Code>,
    /// Other kinds of session that the service has, and that do not count.
    pub other_sessions: Vec<Code>,
    /// The alerts that ask about a session, such as `alliance` of the SRS, and about nobody's safety: they wait for an answer
    /// as any other, while `ready` and the first place of a caseload are not theirs.
    pub session_alerts: Vec<Code>,
    /// After how many attended sessions a review is due.
    pub review_due: SessionCount,
    /// The most sessions without a review: with more it is overdue. No fewer than `review_due`.
    pub review_overdue: SessionCount,
    /// After how many days an agreement expires; none by default.
    pub agreement_days: Option<Days>,
    /// How many weeks in a row without a planned session of one kind are a finding.
    pub missed_run: MissedRun,
    /// The most burden for one person on one day, counted as the measurement plan counts it: 1 to 10,000.
    pub burden: Burden,
    /// After how many days without a session it is said that the client was not seen.
    pub not_seen_days: Days,
    /// Whose ratings are the client's in a ranking: another one than the client where a parent speaks for a child.
    pub main_rater: Code,
    /// How the goals of the plan are ranked. Its caps and its hierarchy are those of the plan.
    pub ranking: Policy,
}

/// A number of sessions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
#[record(within = 1..=1_000)]
pub struct SessionCount(u16);

/// A number of weeks in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
#[record(within = 1..=100)]
pub struct MissedRun(u8);

/// What may be asked of one person on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Record)]
#[record(within = 1..=10_000)]
pub struct Burden(u16);

/// What the file of defaults says.
struct Defaults(PlanPolicy);

impl Read for Defaults {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        PlanPolicy::unsaid().read_over(reader).map(Self)
    }
}

/// The defaults, read from their file when first asked for. A test holds the file to be sound and complete.
static DEFAULTS: LazyLock<PlanPolicy> = LazyLock::new(|| {
    cited(json!("plans/policy.json")).map_or_else(|_| PlanPolicy::unsaid(), |Defaults(policy)| policy)
});

impl Default for PlanPolicy {
    fn default() -> Self {
        DEFAULTS.clone()
    }
}

impl PlanPolicy {
    /// What stands where nothing is said, not even in the file of defaults: as little as there is.
    fn unsaid() -> Self {
        Self {
            parties: Vec::new(),
            guardians: Vec::new(),
            care_team: Vec::new(),
            counted_sessions: Vec::new(),
            other_sessions: Vec::new(),
            session_alerts: Vec::new(),
            review_due: SessionCount::MIN,
            review_overdue: SessionCount::MIN,
            agreement_days: None,
            missed_run: MissedRun::MIN,
            burden: Burden::MIN,
            not_seen_days: Days::MIN,
            main_rater: Code::known("client"),
            ranking: Policy::default(),
        }
    }

    /// Reads a policy; what is left out is as here.
    fn read_over(&self, reader: &Reader<'_>) -> Option<Self> {
        let fields = reader.object()?;
        let codes = |name: &'static str| fields.optional::<Vec<Code>>(name);
        let (parties, guardians, care_team) = (codes("parties"), codes("guardians"), codes("care_team"));
        let (counted_sessions, other_sessions) = (codes("counted_sessions"), codes("other_sessions"));
        let session_alerts = codes("session_alerts");
        let review_due = fields.optional("review_due");
        let review_overdue = fields.optional("review_overdue");
        let agreement_days = fields.optional("agreement_days");
        let missed_run = fields.optional("missed_run");
        let burden = fields.optional("burden");
        let not_seen_days = fields.optional("not_seen_days");
        let main_rater = fields.optional("main_rater");
        let ranking = fields.optional("ranking");
        fields.finish()?;
        let read = Self {
            parties: parties?.unwrap_or_else(|| self.parties.clone()),
            guardians: guardians?.unwrap_or_else(|| self.guardians.clone()),
            care_team: care_team?.unwrap_or_else(|| self.care_team.clone()),
            counted_sessions: counted_sessions?.unwrap_or_else(|| self.counted_sessions.clone()),
            other_sessions: other_sessions?.unwrap_or_else(|| self.other_sessions.clone()),
            session_alerts: session_alerts?.unwrap_or_else(|| self.session_alerts.clone()),
            review_due: review_due?.unwrap_or(self.review_due),
            review_overdue: review_overdue?.unwrap_or(self.review_overdue),
            agreement_days: agreement_days?,
            missed_run: missed_run?.unwrap_or(self.missed_run),
            burden: burden?.unwrap_or(self.burden),
            not_seen_days: not_seen_days?.unwrap_or(self.not_seen_days),
            main_rater: main_rater?.unwrap_or_else(|| self.main_rater.clone()),
            ranking: ranking?.unwrap_or_else(|| self.ranking.clone()),
        };
        if read.parties.is_empty() {
            return reader.fault_at("parties", ErrorKind::TooFew, "at least one party");
        }
        if read.care_team.is_empty() {
            return reader.fault_at("care_team", ErrorKind::TooFew, "at least one role that answers alerts");
        }
        if read.review_overdue < read.review_due {
            return reader.fault_at("review_overdue", ErrorKind::Inconsistent, "no fewer sessions than review_due");
        }
        Some(read)
    }

    /// Whether this role treats the client, or supervises those who do.
    #[must_use]
    pub fn is_care_team(&self, role: &Code) -> bool {
        self.care_team.contains(role)
    }

    /// Whether this role may act for the client.
    #[must_use]
    pub fn is_guardian(&self, role: &Code) -> bool {
        self.guardians.contains(role)
    }

    /// Whether this role may move the plan: the client, who acts for the client, and the care team.
    #[must_use]
    pub fn may_move(&self, role: &Code) -> bool {
        *role == *"client" || self.is_guardian(role) || self.is_care_team(role)
    }

    /// Whether this role must agree before a goal is agreed.
    #[must_use]
    pub fn is_party(&self, role: &Code) -> bool {
        self.parties.contains(role)
    }

    /// Whether an alert asks about a session, and not about somebody's safety.
    #[must_use]
    pub fn is_of_session(&self, alert: &Code) -> bool {
        self.session_alerts.contains(alert)
    }

    /// Whether sessions of this kind count.
    #[must_use]
    pub fn counts(&self, kind: &Code) -> bool {
        self.counted_sessions.contains(kind)
    }

    /// Whether the service has sessions of this kind, whether they count or not.
    #[must_use]
    pub fn knows_session(&self, kind: &Code) -> bool {
        self.counts(kind) || self.other_sessions.contains(kind)
    }
}

impl Read for PlanPolicy {
    /// What is left out has its default.
    fn read(reader: &Reader<'_>) -> Option<Self> {
        DEFAULTS.read_over(reader)
    }
}

/// As a policy of a ranking, with a hierarchy of its own.
impl Stored for PlanPolicy {
    const MAXIMUM_BYTES: usize = 1_000_000;
}
