//! A web service that keeps the codes and the paths of what it refuses.
//!
//! `Json<Situation>` would turn all faults into one text of serde's. So a handler takes the text of the request, reads it
//! by the type's own door, and answers with the error as JSON: a client of any language finds each fault by its code and
//! its path, and one in Rust reads a `therapy_goals::Error` that is equal.

use axum::Router;
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use serde::Serialize;
use therapy_goals::document::{self, Naming};
use therapy_goals::instrument::{self, Respondent};
use therapy_goals::priority::{Situation, rank};
use therapy_goals::{Error, ErrorKind};

/// What was refused, as an answer.
struct Refused(Error);

impl From<Error> for Refused {
    fn from(error: Error) -> Self {
        Self(error)
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let status = match self.0.kind() {
            ErrorKind::UnknownInstrument => StatusCode::NOT_FOUND,
            ErrorKind::InvalidJson => StatusCode::BAD_REQUEST,
            ErrorKind::TooLong | ErrorKind::TooDeep => StatusCode::PAYLOAD_TOO_LARGE,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        };
        (status, Written(self.0)).into_response()
    }
}

/// A value of the library, written as the other languages write it.
struct Written<T>(T);

impl<T: Serialize> IntoResponse for Written<T> {
    fn into_response(self) -> Response {
        match document::to_json(&self.0, Naming::SnakeCase) {
            Ok(text) => ([(header::CONTENT_TYPE, "application/json")], text).into_response(),
            Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        }
    }
}

/// Goals in, their order with its reasons out.
async fn ranking(body: String) -> Result<Response, Refused> {
    let situation = Situation::from_json(&body)?;
    Ok(Written(rank(&situation)?).into_response())
}

/// Answers in, as a list or by item id; the score out.
async fn score(Path(id): Path<String>, body: String) -> Result<Response, Refused> {
    let instrument = instrument::get(&id)?;
    let answers = document::Document::from_json(&body)?.read::<instrument::Responses>();
    let answers = answers.map_err(|error| error.at("responses"))?;
    Ok(Written(instrument.score(answers, Respondent::default())?).into_response())
}

fn service() -> Router {
    Router::new().route("/ranking", post(ranking)).route("/score/{id}", post(score))
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3000").await?;
    println!("POST a situation to http://{0}/ranking, answers to http://{0}/score/phq-9", listener.local_addr()?);
    axum::serve(listener, service()).await
}

#[cfg(test)]
mod tests {
    use axum::body::{Body, to_bytes};
    use axum::http::Request;
    use therapy_goals::instrument::Score;
    use tower::ServiceExt;

    use super::*;

    /// The status of the answer, and its text.
    async fn posted(path: &str, body: &str) -> (u16, String) {
        let request = Request::post(path).body(Body::from(body.to_owned())).unwrap();
        let answer = service().oneshot(request).await.unwrap();
        assert_eq!(answer.headers()[header::CONTENT_TYPE], "application/json");
        let (status, body) = (answer.status().as_u16(), to_bytes(answer.into_body(), 1_000_000).await.unwrap());
        (status, String::from_utf8(body.to_vec()).unwrap())
    }

    #[tokio::test]
    async fn what_is_refused_is_read_by_a_client_as_it_was_refused() {
        let sent = r#"{ "goals": [{ "id": "a", "title": "" }, { "id": "a", "titel": "b" }] }"#;
        let (status, answer) = posted("/ranking", sent).await;
        let received: Error = serde_json::from_str(&answer).unwrap();
        assert_eq!((status, &received), (422, &Situation::from_json(sent).unwrap_err()));
        let codes: Vec<(&str, &str)> = received.faults().iter().map(|fault| (fault.code(), &*fault.path)).collect();
        assert!(codes.contains(&("empty_text", "goals[0].title")), "{codes:?}");
        assert!(codes.contains(&("missing", "goals[1].title")), "{codes:?}");
    }

    #[tokio::test]
    async fn each_kind_of_refusal_has_its_status() {
        let cases = [
            ("/score/phq-99", "[]", 404, "unknown_instrument"),
            ("/score/phq-9", "[2, 2", 400, "invalid_json"),
            ("/score/phq-9", "[2, 2]", 422, "too_few"),
            ("/score/phq-9", r#"{ "1": 9 }"#, 422, "out_of_range"),
            ("/score/phq-9", r#""words""#, 422, "wrong_type"),
        ];
        for (path, sent, expected, code) in cases {
            let (status, answer) = posted(path, sent).await;
            let received: Error = serde_json::from_str(&answer).unwrap();
            assert_eq!((status, received.code()), (expected, code), "{path} {sent}");
        }
        let deep = "[".repeat(100) + &"]".repeat(100);
        assert_eq!(posted("/score/phq-9", &deep).await.0, 413);
    }

    #[tokio::test]
    async fn what_is_accepted_is_answered() {
        let (status, answer) = posted("/score/phq-9", "[2, 2, 2, 2, 1, 1, 2, 0, 0]").await;
        let score: Score = serde_json::from_str(&answer).unwrap();
        assert_eq!((status, score.total()), (200, Some(12.0)));
        let goal = r#"{ "id": "sleep", "title": "In bed by eleven", "horizon": "short" }"#;
        let (status, answer) = posted("/ranking", &format!(r#"{{ "goals": [{goal}] }}"#)).await;
        assert_eq!(status, 200);
        assert!(answer.contains("\"sleep\""));
    }
}
