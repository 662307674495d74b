//! The other origin: where exports are stored and downloaded, by presigned addresses, without the API's headers.

mod range;

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, Method, Response, StatusCode, header};
use range::Range;

use super::faults::{Kind, answers};
use super::query::Query;
use super::reply::Reply;
use super::route::Route;
use super::server::{Server, broken, closed, dated, into_response};
use super::{sign, texts};

/// How many bytes of exports are kept; the oldest make room.
const KEPT: usize = 256 << 20;

#[derive(Debug)]
pub(crate) struct Storage {
    origin: String,
    files: Mutex<VecDeque<File>>,
}

#[derive(Clone, Debug)]
struct File {
    url: String,
    path: String,
    name: String,
    signature: String,
    body: Bytes,
}

impl Storage {
    pub(crate) fn new(origin: String) -> Self {
        Self { origin, files: Mutex::new(VecDeque::new()) }
    }

    /// `http://127.0.0.1:PORT`.
    pub(crate) fn origin(&self) -> &str {
        &self.origin
    }

    /// Keeps the file; answers its presigned address. `stamp` makes the address its own.
    pub(crate) fn keep(&self, name: String, body: Vec<u8>, stamp: u64) -> String {
        let id = texts::mix(stamp, body.len() as u64);
        let signature: String = hex::encode([1, 2, 3, 4].map(|n| texts::mix(id, n).to_be_bytes()).concat());
        let path = format!("/sandbox-exports/{id:016x}/{name}");
        let url = format!(
            "{}{path}?X-Goog-Algorithm=GOOG4-RSA-SHA256&X-Goog-Expires=3600&X-Goog-SignedHeaders=host&X-Goog-Signature={signature}",
            self.origin
        );
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        files.push_back(File { url: url.clone(), path, name, signature, body: Bytes::from(body) });
        while files.len() > 1 && files.iter().map(|file| file.body.len()).sum::<usize>() > KEPT {
            files.pop_front();
        }
        url
    }

    /// The addresses of what is kept, oldest first.
    pub(crate) fn urls(&self) -> Vec<String> {
        let files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        files.iter().map(|file| file.url.clone()).collect()
    }

    fn find(&self, path: &str) -> Option<File> {
        let files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        files.iter().find(|file| file.path == path).cloned()
    }
}

pub(crate) async fn answer(server: Arc<Server>, request: Request) -> Response<Body> {
    let (parts, _) = request.into_parts();
    server.remember(&parts, true);
    let faults = server.faults.take(Route::Csv);
    if !server.hold(&faults).await {
        return closed();
    }
    let now = server.clock.server_ms() + faults.clock_ms();
    if let Some(response) = answers::instead(&faults, now, server.storage.origin()) {
        return dated(response, now);
    }
    let query = Query::parse(parts.uri.query().unwrap_or_default());
    let mut response = match file(&server.storage, &parts.method, parts.uri.path(), &query, &parts.headers) {
        Ok(file) => download(&file, &parts.headers),
        Err((status, code)) => refusal(status, code),
    };
    if faults.has(&Kind::Reset) {
        response = broken(response).await;
    }
    dated(response, now)
}

/// The file that the request may have, or the status and code that a storage host refuses with.
fn file(
    storage: &Storage,
    method: &Method,
    path: &str,
    query: &Query,
    headers: &HeaderMap,
) -> Result<File, (StatusCode, &'static str)> {
    if method != Method::GET && method != Method::HEAD {
        return Err((StatusCode::METHOD_NOT_ALLOWED, "MethodNotAllowed"));
    }
    if sign::HEADERS.iter().any(|name| headers.contains_key(*name)) {
        return Err((StatusCode::BAD_REQUEST, "ExcessHeaderValues"));
    }
    let file = storage.find(path).ok_or((StatusCode::NOT_FOUND, "NoSuchKey"))?;
    if query.values("X-Goog-Signature").next() != Some(file.signature.as_str()) {
        return Err((StatusCode::FORBIDDEN, "SignatureDoesNotMatch"));
    }
    Ok(file)
}

fn download(file: &File, headers: &HeaderMap) -> Response<Body> {
    let etag = format!("\"{}\"", &file.signature[..32]);
    let size = file.body.len();
    let header_text = |name| headers.get(name).and_then(|value: &header::HeaderValue| value.to_str().ok());
    // A range of another version is no use: `If-Range` asks for the whole file then (RFC 9110, 13.1.5).
    let same = header_text(header::IF_RANGE).is_none_or(|tag| tag == etag);
    let range = header_text(header::RANGE).filter(|_| same).map_or(Range::Whole, |text| Range::parse(text, size));
    let (status, bytes, content_range) = match range {
        Range::Whole => (StatusCode::OK, file.body.clone(), None),
        Range::Part { first, last } => {
            let said = format!("bytes {first}-{last}/{size}");
            (StatusCode::PARTIAL_CONTENT, file.body.slice(first..=last), Some(said))
        }
        Range::Unsatisfiable => (StatusCode::RANGE_NOT_SATISFIABLE, Bytes::new(), Some(format!("bytes */{size}"))),
    };
    let mut reply = Reply { status, content_type: "text/csv; charset=utf-8", headers: Vec::new(), body: Vec::new() }
        .with("accept-ranges", "bytes".to_owned())
        .with("etag", etag)
        .with("content-disposition", format!("attachment; filename=\"{}\"", file.name));
    if let Some(said) = content_range {
        reply = reply.with("content-range", said);
    }
    let mut response = into_response(reply);
    *response.body_mut() = Body::from(bytes);
    response
}

fn refusal(status: StatusCode, code: &str) -> Response<Body> {
    let body = format!("<?xml version='1.0' encoding='UTF-8'?><Error><Code>{code}</Code></Error>").into_bytes();
    into_response(Reply { status, content_type: "application/xml; charset=UTF-8", headers: Vec::new(), body })
}
