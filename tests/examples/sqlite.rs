//! Answers in a database: a form comes as JSON, its answers are kept, the next version of its definition scores them again,
//! and says for whom what is other; then a client's course is whole again.

use std::error::Error;

use rusqlite::Connection;
use serde_json::Value;
use therapy_goals::change::{ChangeOptions, ReliableChange, reliable_change_between};
use therapy_goals::document::Document;
use therapy_goals::instrument::answers::{AnswersRecord, Occasion};
use therapy_goals::instrument::{self, Instrument, Rescored, Score};

type Done<T> = Result<T, Box<dyn Error>>;

fn store() -> Done<Connection> {
    let store = Connection::open_in_memory()?;
    store.execute_batch(
        "CREATE TABLE answers (id TEXT PRIMARY KEY, client TEXT, date TEXT, instrument TEXT, record TEXT)",
    )?;
    Ok(store)
}

/// A form that was sent, checked, kept and scored. What does not fit is refused with all its faults, and nothing is kept.
fn keep(store: &Connection, instrument: &Instrument, sent: &str) -> Done<Score> {
    let sent: Value = serde_json::from_str(sent)?;
    let occasion: Occasion = Document::try_from(&sent["occasion"])?.read()?;
    let record = instrument.record(&Document::try_from(&sent["answers"])?, None, &occasion)?;
    let (date, text) = (record.date.to_string(), serde_json::to_string(&record)?);
    let row = [record.id.as_str(), record.client.as_str(), &date, instrument.id(), &text];
    store.execute("INSERT INTO answers VALUES (?, ?, ?, ?, ?)", row)?;
    Ok(instrument.score_record(&record)?)
}

/// What was kept, by client and day.
fn kept(store: &Connection, instrument: &str) -> Done<Vec<AnswersRecord>> {
    let mut rows = store.prepare("SELECT record FROM answers WHERE instrument = ? ORDER BY client, date")?;
    let texts = rows.query_map([instrument], |row| row.get::<_, String>(0))?;
    texts.map(|text| Ok(AnswersRecord::from_json(&text?)?)).collect()
}

/// For whom the next version of a definition says something else.
fn upgrade(store: &Connection, before: &Instrument, after: &Instrument) -> Done<Rescored> {
    Ok(after.rescore(&kept(store, after.id())?, before)?)
}

/// The change of a subscale from the first to the last of one client's forms, both scored by one definition.
fn course(store: &Connection, instrument: &Instrument, client: &str, scale: &str) -> Done<ReliableChange> {
    let all = kept(store, instrument.id())?;
    let mut own =
        all.iter().filter(|record| record.client.as_str() == client).map(|record| instrument.score_record(record));
    let (first, last) = (own.next().ok_or("no form of this client")??, own.next_back().ok_or("one form alone")??);
    let (pre, post) = first.subscale(scale).zip(last.subscale(scale)).ok_or("no such subscale")?;
    let options = ChangeOptions::default().with_standard_deviation(0.95).with_reliability(0.9);
    Ok(reliable_change_between(pre, post, &options)?)
}

fn main() -> Done<()> {
    let (store, before, after) = (store()?, instrument::get_version("ies-r", "1.0.0")?, instrument::get("ies-r")?);
    for (day, answer) in [("2026-11-02", 3), ("2026-11-23", 1)] {
        let sent = serde_json::json!({
            "occasion": { "id": day, "client": "c-17", "rater": "client", "date": day },
            "answers": vec![answer; 22],
        });
        println!("{day}: {:?}", keep(&store, &before, &sent.to_string())?.total());
    }
    println!("{} forms say something else", upgrade(&store, &before, &after)?.changed.len());
    println!("intrusion has {:?}", course(&store, &after, "c-17", "intrusion")?.label);
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn sent(id: &str, client: &str, date: &str, answers: &Value) -> String {
        let occasion = json!({ "id": id, "client": client, "rater": "client", "date": date });
        json!({ "occasion": occasion, "answers": answers }).to_string()
    }

    /// Item 14 alone: it counted in hyperarousal (4/7) and counts in intrusion (4/8).
    fn item_14(answer: i32) -> Value {
        (1..=22).map(|item| (item.to_string(), json!(if item == 14 { answer } else { 0 }))).collect::<Value>()
    }

    #[test]
    fn a_course_is_whole_again_when_all_is_scored_by_one_definition() {
        let store = store().unwrap();
        let (before, after) = (instrument::get_version("ies-r", "1.0.0").unwrap(), instrument::get("ies-r").unwrap());
        let first = keep(&store, &before, &sent("a", "c-17", "2026-11-02", &item_14(4))).unwrap();
        // The next version is there.
        let last = keep(&store, &after, &sent("b", "c-17", "2026-11-30", &item_14(0))).unwrap();
        let (pre, post) = (first.subscale("intrusion").unwrap(), last.subscale("intrusion").unwrap());
        let refused = reliable_change_between(pre, post, &ChangeOptions::default()).unwrap_err();
        assert_eq!(refused.code(), "scale_mismatch");
        let rescored = upgrade(&store, &before, &after).unwrap();
        let moved = |id: &str| {
            let changed = rescored.changed.iter().find(|changed| changed.id.as_str() == id).unwrap();
            changed.differs.iter().any(|place| place.as_str() == "subscales.intrusion.total")
        };
        assert!(moved("a") && !moved("b"));
        assert_eq!(course(&store, &after, "c-17", "intrusion").unwrap().difference.to_bits(), (-0.5_f64).to_bits());
        assert_eq!(course(&store, &before, "c-17", "intrusion").unwrap().difference.to_bits(), 0.0_f64.to_bits());
    }

    #[test]
    fn what_is_refused_is_not_kept() {
        let (store, iesr) = (store().unwrap(), instrument::get("ies-r").unwrap());
        let refused = keep(&store, &iesr, &sent("a", "c-17", "2026-11-02", &json!({ "1": 9 }))).unwrap_err();
        assert_eq!(refused.downcast::<therapy_goals::Error>().unwrap().path(), "responses.1");
        keep(&store, &iesr, &sent("a", "c-17", "2026-11-02", &item_14(1))).unwrap();
        assert!(keep(&store, &iesr, &sent("a", "c-18", "2026-11-02", &item_14(1))).is_err());
        assert_eq!(kept(&store, "ies-r").unwrap().len(), 1);
    }

    #[test]
    fn it_runs() {
        main().unwrap();
    }
}
