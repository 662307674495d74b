//! `/_sandbox/faults`, outside `/v1` and unsigned: GET lists what is on, POST switches on (one fault a line), DELETE
//! switches off (`?name=NAME`, or all).

use axum::http::{Method, StatusCode};
use serde_json::json;

use super::super::query::Query;
use super::super::reply::Reply;
use super::{Fault, FaultError, Faults};

pub(crate) const PATH: &str = "/_sandbox/faults";

pub(crate) fn answer(faults: &Faults, method: &Method, query: &Query, body: &str) -> Reply {
    match *method {
        Method::POST => {
            let parsed: Result<Vec<Fault>, FaultError> =
                body.lines().filter(|line| !line.trim().is_empty()).map(str::parse).collect();
            match parsed {
                Ok(new) => new.into_iter().for_each(|fault| faults.set(fault)),
                Err(error) => return Reply::bad_request(&error.to_string()),
            }
        }
        Method::DELETE => match query.values("name").next() {
            Some(name) => faults.clear(name),
            None => faults.clear_all(),
        },
        Method::GET => {}
        _ => return Reply::message(StatusCode::METHOD_NOT_ALLOWED, "GET, POST or DELETE"),
    }
    Reply::json(
        &json!({ "active": faults.active(), "known": Fault::NAMES.iter().map(|(name, _)| name).collect::<Vec<_>>() }),
    )
}
