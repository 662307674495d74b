//! An API that gives the answers it was told to, for those that the sandbox never gives.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};

use serde_json::{Value, json};

use crate::home::{Home, Run};

/// Runs `vipdeck` against an API with this overview, and this single page of messages.
pub(crate) fn run(home: &Home, overview: &Value, page: &Value, arguments: &[&str]) -> Run {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/v1", listener.local_addr().unwrap());
    let (overview, page) = (overview.to_string(), page.to_string());
    // Ends with the test's process.
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let _ = answer(&stream, &overview, &page);
        }
    });
    let mut command = home.vipdeck(&[arguments, &["-w", "w", "-c", "c"]].concat());
    crate::home::end(command.env("VIPDECK_BASE_URL", url).spawn().unwrap())
}

/// One request a connection.
fn answer(mut stream: &TcpStream, overview: &str, page: &str) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream).lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
    let places = [
        ("/workspaces", json!([{"id": "w", "name": "W", "type": "VIP"}]).to_string()),
        ("/channels", json!([{"id": "c", "type": "FB_PAGE", "name": "C"}]).to_string()),
    ];
    let routes = [("/label-overview", overview), ("/vip-messages", page)];
    let routes = routes.into_iter().chain(places.iter().map(|(path, body)| (*path, body.as_str())));
    let body = routes.into_iter().find(|(path, _)| first.contains(path)).map_or("[]", |(_, body)| body);
    write!(
        stream,
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
}
