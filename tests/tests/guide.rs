//! `core/hierarchies/README.md`: every example gives what stands below it, and every table of codes and fields is
//! complete.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use therapy_goals::goal::{FlagKind, Goal, Intensity, Stage, Status};
use therapy_goals::priority::{
    Agenda, AgendaFinding, AgendaReason, Barrier, Change, ChoiceKey, Comparison, DiaryCard, Difference, Finding,
    Hierarchy, LifeThreatening, NotRanking, OrderKey, Policy, Ranking, Reason, RevisitAt, RiskUnknown,
    ShippedHierarchy, Situation, StageFacts, StageReading, agenda, compare, rank, stage_from, what_if,
};

fn text() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/hierarchies/README.md")).unwrap()
}

/// A piece of the guide that a test looks at, with the number of its first line.
#[derive(Debug)]
enum Piece {
    /// A fenced block: its info string and what stands in it.
    Block(String, String),
    /// `- Label: values.`
    Statement(String, String),
    /// `> A sentence.`
    Sentence(String),
    /// The cells of the head, and those of each row.
    Table(Vec<String>, Vec<Vec<String>>),
}

fn pieces(text: &str) -> Vec<(usize, Piece)> {
    let cells =
        |line: &str| -> Vec<String> { line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect() };
    let mut found = Vec::new();
    let mut lines = text.lines().enumerate().peekable();
    while let Some((number, line)) = lines.next() {
        let piece = if let Some(info) = line.strip_prefix("```") {
            let block: Vec<&str> = lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "```").collect();
            Piece::Block(info.to_owned(), block.join("\n"))
        } else if let Some(statement) = line.strip_prefix("- ") {
            let (label, values) = statement.split_once(": ").unwrap_or_else(|| panic!("line {}: {line}", number + 1));
            Piece::Statement(label.to_owned(), values.trim_end_matches('.').to_owned())
        } else if let Some(sentence) = line.strip_prefix("> ") {
            Piece::Sentence(sentence.to_owned())
        } else if line.starts_with('|') {
            let mut rows = Vec::new();
            while let Some((_, row)) = lines.next_if(|(_, line)| line.starts_with('|')) {
                rows.push(cells(row));
            }
            Piece::Table(cells(line), rows.split_off(1))
        } else {
            continue;
        };
        found.push((number + 1, piece));
    }
    found
}

/// The codes in backticks.
fn codes(text: &str) -> Vec<String> {
    text.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

fn strings(ids: impl IntoIterator<Item = impl ToString>) -> Vec<String> {
    ids.into_iter().map(|id| id.to_string()).collect()
}

/// What the examples so far gave.
#[derive(Default)]
struct Given {
    situation: Situation,
    ranking: Option<Ranking>,
    difference: Option<Difference>,
    comparison: Option<Comparison>,
    agenda: Option<Agenda>,
    stage: Option<StageReading>,
}

impl Given {
    fn ranking(&self) -> &Ranking {
        self.ranking.as_ref().unwrap()
    }

    fn block(&mut self, info: &str, text: &str) {
        let situation = |text| Situation::from_json(text).unwrap();
        match info {
            "json situation" => {
                let situation = situation(text);
                *self = Self { ranking: Some(rank(&situation).unwrap()), situation, ..Self::default() };
            }
            "json later" => {
                let later = rank(&situation(text)).unwrap();
                self.comparison = Some(compare(self.ranking(), &later).unwrap());
            }
            "json changes" => {
                let changes: Vec<Change> = serde_json::from_str(text).unwrap();
                self.difference = Some(what_if(&self.situation, &changes).unwrap());
            }
            "json card" => self.agenda = Some(agenda(&DiaryCard::from_json(text).unwrap()).unwrap()),
            "json facts" => self.stage = Some(stage_from(&serde_json::from_str::<StageFacts>(text).unwrap())),
            "json goal" => _ = Goal::from_json(text).unwrap(),
            "json policy" => {
                let (read, default): (Policy, _) = (serde_json::from_str(text).unwrap(), Policy::default());
                assert_eq!(read, default);
                assert_eq!(keys(text), keys(&serde_json::to_string(&default).unwrap()), "each key is written out");
            }
            "json every change" => _ = serde_json::from_str::<Vec<Change>>(text).unwrap(),
            "mermaid" => assert_eq!(text, self.ranking().to_mermaid().trim_end()),
            "dot" => assert_eq!(text, self.ranking().to_dot().trim_end()),
            _ => panic!("no test knows blocks of {info}"),
        }
    }

    fn reasons(&self, goal: &str) -> Vec<String> {
        let place = self.ranking().places.iter().find(|place| place.goal.as_str() == goal).unwrap();
        strings(place.reasons.iter().map(Reason::code))
    }

    /// What the guide may say of an example, as the engine says it.
    fn statement(&self, label: &str) -> Vec<String> {
        if let Some(goal) = label.strip_prefix("Reasons for `") {
            return self.reasons(goal.trim_end_matches('`'));
        }
        if let Some(goal) = label.strip_prefix("What moved `") {
            let movers = &self.comparison.as_ref().unwrap().movers;
            let mover = movers.iter().find(|mover| mover.goal.as_str() == goal.trim_end_matches('`')).unwrap();
            return strings(&mover.because);
        }
        if let Some(goal) = label.strip_prefix("Ripple of `") {
            let goal = goal.trim_end_matches('`');
            return strings(self.ranking().places.iter().filter(|place| place.goal.as_str() == goal).map(|p| p.ripple));
        }
        let shift =
            |shift: &therapy_goals::priority::GoalShift| strings([&shift.from, &shift.to].into_iter().flatten());
        let yes = |yes: bool| strings([if yes { "yes" } else { "no" }]);
        match (label, &self.difference, &self.comparison, &self.agenda) {
            ("Agenda", .., Some(agenda)) => strings(agenda.items.iter().map(|item| &item.target)),
            ("Findings", .., Some(agenda)) => strings(agenda.findings.iter().map(AgendaFinding::code)),
            ("Plan ready", Some(difference), ..) => yes(difference.plan_ready_after),
            ("Findings that are new", Some(difference), ..) => {
                strings(difference.findings_added.iter().map(Finding::code))
            }
            ("First before and after", Some(difference), ..) => shift(&difference.top),
            ("Moved", Some(difference), None, _) => strings(difference.moves.iter().map(|moved| &moved.goal)),
            ("No longer proposed", Some(difference), ..) => strings(&difference.deactivated),
            ("Facts", _, Some(comparison), _) => strings(comparison.facts.iter().map(Change::code)),
            ("Moved", _, Some(comparison), _) => strings(comparison.movers.iter().map(|mover| &mover.goal)),
            ("Stage", ..) => strings(self.stage.map(|reading| reading.stage)),
            ("Order", ..) => strings(self.ranking().places.iter().map(|place| &place.goal)),
            ("Order by leverage", ..) => strings(&self.ranking().orders.leverage),
            ("Order of the therapist", ..) => {
                strings(self.ranking().disagreement.therapist_order.iter().map(|place| &place.goal))
            }
            ("Disputed", ..) => {
                let disputes = &self.ranking().disagreement.disputes;
                strings(disputes.iter().map(|dispute| &dispute.goal).collect::<BTreeSet<_>>())
            }
            ("Compromise", ..) => strings(self.ranking().disagreement.compromise.iter().flat_map(|found| &found.goals)),
            ("Deferred by the client's order", ..) => {
                let settled = self.ranking().disagreement.client_first.iter();
                strings(settled.flat_map(|found| &found.deferred).map(|deferral| &deferral.goal))
            }
            ("Loops", ..) => strings(self.ranking().loops.iter().flatten()),
            ("Proposed", ..) => strings(&self.ranking().active_set.goals),
            ("The runner-up lost on", ..) => {
                strings(self.ranking().active_set.runner_up.iter().map(|runner_up| runner_up.lost_on))
            }
            ("Findings", ..) => strings(self.ranking().findings.iter().map(Finding::code)),
            ("Plan ready", ..) => yes(self.ranking().plan_ready),
            _ => panic!("no test knows what {label} is"),
        }
    }
}

fn keys(json: &str) -> BTreeSet<String> {
    serde_json::from_str::<BTreeMap<String, Value>>(json).unwrap().into_keys().collect()
}

/// The orders, proposals and codes were worked out by hand from the rules; several are the worked examples A to D
/// of the documentation.
#[test]
fn every_example_gives_what_stands_below_it() {
    let (mut given, mut statements, mut sentences) = (Given::default(), 0, 0);
    let mut faults = Vec::new();
    for (line, piece) in pieces(&text()) {
        match piece {
            Piece::Block(info, text) => given.block(&info, &text),
            Piece::Statement(label, values) => {
                let stated = match codes(&values) {
                    codes if codes.is_empty() => values.split(", ").map(str::to_owned).collect(),
                    codes => codes,
                };
                let found = given.statement(&label);
                if stated != found {
                    faults.push(format!("line {line}: {label}: {}", found.join(", ")));
                }
                statements += 1;
            }
            Piece::Sentence(sentence) => {
                let told = given.ranking().explain();
                let mut all = told.places.iter().flat_map(|place| &place.reasons).chain(&told.findings);
                if !all.any(|known| *known == sentence) {
                    faults.push(format!("line {line}: not said: {sentence}"));
                }
                sentences += 1;
            }
            Piece::Table(..) => {}
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
    assert!(statements >= 40 && sentences >= 4, "{statements} {sentences}");
}

/// The rows of the table whose first column has this head, each with its code.
fn table(head: &str) -> Vec<(String, Vec<String>)> {
    let found = pieces(&text()).into_iter().find_map(|(_, piece)| match piece {
        Piece::Table(heads, rows) if heads.join(" | ").starts_with(head) => Some(rows),
        _ => None,
    });
    let rows = found.unwrap_or_else(|| panic!("no table of {head}"));
    rows.into_iter().map(|row| (codes(&row[0])[0].clone(), row)).collect()
}

fn column(head: &str) -> Vec<String> {
    table(head).into_iter().map(|(code, _)| code).collect()
}

#[test]
fn every_table_of_codes_is_complete() {
    macro_rules! all {
        ($kind:ty) => {
            strings(<$kind>::ALL)
        };
    }
    let tables = [
        ("reason | meaning", all!(NotRanking)),
        ("status", all!(Status)),
        ("kind of flag", all!(FlagKind)),
        (
            "hierarchy |",
            strings(["generic", "dbt_individual", "dbt_pretreatment", "dbt_skills_group", "dbt_phone_coaching"]),
        ),
        ("hierarchy |", all!(ShippedHierarchy)),
        ("stage", all!(Stage)),
        ("intensity", all!(Intensity)),
        ("come back to a deferred goal", strings(RevisitAt::CODES)),
        ("key | the better set", all!(ChoiceKey)),
        ("what keeps a goal", all!(Barrier)),
        ("code | fields", strings(Change::CODES)),
        ("kind of behaviour", all!(LifeThreatening)),
        ("reason on the agenda", strings(AgendaReason::CODES)),
        ("finding on the agenda", strings(AgendaFinding::CODES)),
        ("why risk is asked", all!(RiskUnknown)),
        ("code | why the goal", strings(Reason::CODES)),
        ("key of a tie", all!(OrderKey)),
        ("code | what to know", strings(Finding::CODES)),
    ];
    for (head, known) in tables {
        assert_eq!(column(head), known, "{head}");
    }
}

/// The text of the first block of this kind.
fn block(kind: &str) -> String {
    let found = pieces(&text()).into_iter().find_map(|(_, piece)| match piece {
        Piece::Block(info, text) if info == kind => Some(text),
        _ => None,
    });
    found.unwrap_or_else(|| panic!("no block of {kind}"))
}

#[test]
fn every_table_of_fields_is_complete() {
    let fields: BTreeSet<String> = column("field").into_iter().collect();
    assert_eq!(fields, keys(&block("json goal")));
    // Written out again, the example shows every field that there is.
    let goal = Goal::from_json(&block("json goal")).unwrap();
    assert_eq!(fields, keys(&serde_json::to_string(&goal).unwrap()));

    let policy = serde_json::to_string(&Policy::default()).unwrap();
    assert_eq!(column("key | values").into_iter().collect::<BTreeSet<_>>(), keys(&policy));

    // The shipped hierarchies together use every entry.
    let shipped = ShippedHierarchy::ALL.iter().map(|shipped| shipped.hierarchy().unwrap());
    let entries = shipped.flat_map(|hierarchy| keys(&serde_json::to_string(&hierarchy).unwrap()));
    assert_eq!(column("entry").into_iter().collect::<BTreeSet<_>>(), entries.collect());
}

/// The tiers in the table of hierarchies: levels divided by semicolons.
#[test]
fn the_tiers_are_those_of_the_shipped_hierarchies() {
    for (shipped, (_, row)) in ShippedHierarchy::ALL.iter().zip(table("hierarchy |")) {
        let stated: Vec<Vec<String>> = row[1].split(';').map(codes).collect();
        let hierarchy: Hierarchy = shipped.hierarchy().unwrap();
        let levels: Vec<Vec<String>> = hierarchy.definition().levels.iter().map(strings).collect();
        assert_eq!(stated, levels, "{shipped}");
    }
}

/// The intensity that each stage carries, as the default policy has it.
#[test]
fn what_a_stage_carries_is_the_default() {
    let default = Policy::default().intensities;
    for (stage, (_, row)) in Stage::ALL.iter().zip(table("stage")) {
        assert_eq!(codes(&row[2]), [default.highest(*stage).code()], "{stage}");
    }
}

/// What the text says of deadlines and of caps, as the default policy has it.
#[test]
fn deadlines_and_caps_are_the_defaults() {
    let default = Policy::default();
    let steps = default.deadlines.steps().iter().enumerate().map(|(number, step)| {
        let days = if number == 0 { " days" } else { "" };
        format!("{} within {}{days}", step.urgency.get(), step.within_days.get())
    });
    let text = text().split_whitespace().collect::<Vec<_>>().join(" ");
    let deadlines = format!("to at least {}.", steps.collect::<Vec<_>>().join(", "));
    assert!(text.contains(&deadlines), "{deadlines}");
    let words = ["no", "one", "two", "three", "four", "five"];
    let [short, long] = [default.cap_short, default.cap_long].map(|cap| words[usize::from(cap.get())]);
    let caps = format!("by default {short} short-term goals and {long} long-term ones.");
    assert!(text.contains(&caps), "{caps}");
}

/// The file of defaults is read, is complete but for the hierarchy, and names a source for each entry.
#[test]
fn the_defaults_stand_in_their_file_with_a_source_each() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/policies/default.json");
    let file: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let mut default = serde_json::to_value(Policy::default()).unwrap();
    let entries = default.as_object_mut().unwrap();
    assert_eq!(entries.remove("hierarchy"), Some(json!("generic")));
    entries.retain(|_, value| !value.is_null());
    assert_eq!(file["policy"], default);
    assert_eq!(keys(&file["sources"].to_string()), keys(&file["policy"].to_string()));
}

/// Each change has the fields that the table names; a field can be left out where the table says so.
#[test]
fn every_change_has_the_fields_of_the_table() {
    let examples: Vec<Value> = serde_json::from_str(&block("json every change")).unwrap();
    let rows = table("code | fields");
    assert_eq!(examples.len(), rows.len());
    let read = |change: &Value| serde_json::from_value::<Change>(change.clone());
    for (example, (code, row)) in examples.iter().zip(rows) {
        assert_eq!(example["code"], json!(code));
        let fields: BTreeMap<String, bool> = row[1]
            .split(", ")
            .map(|field| (codes(field)[0].clone(), field.ends_with("(optional)")))
            .chain([("code".to_owned(), false)])
            .collect();
        assert_eq!(fields.keys().cloned().collect::<BTreeSet<_>>(), keys(&example.to_string()), "{code}");
        // Written out again, the example shows every field that there is.
        let written = serde_json::to_value(read(example).unwrap()).unwrap();
        assert_eq!(keys(&written.to_string()), keys(&example.to_string()), "{code}");
        for (field, optional) in fields {
            let mut without = example.clone();
            without.as_object_mut().unwrap().remove(&field);
            assert_eq!(read(&without).is_ok(), optional, "{code} without {field}");
        }
    }
}
