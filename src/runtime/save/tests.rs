use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use super::{SaveError, expand_home, save};

/// Serves one answer and returns what was asked.
async fn server(answer: &'static str) -> (String, JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/export.csv?sig=1", listener.local_addr().unwrap());
    let asked = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let asked = request(&mut stream).await;
        stream.write_all(answer.as_bytes()).await.unwrap();
        asked
    });
    (url, asked)
}

async fn request(stream: &mut TcpStream) -> String {
    let mut asked = Vec::new();
    while !asked.ends_with(b"\r\n\r\n") {
        asked.push(stream.read_u8().await.unwrap());
    }
    String::from_utf8(asked).unwrap()
}

fn target() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("vips.csv");
    (folder, path)
}

fn files(folder: &TempDir) -> usize {
    fs::read_dir(folder.path()).unwrap().count()
}

#[tokio::test]
async fn a_file_is_saved_whole_and_its_rows_are_counted() {
    let (url, asked) =
        server("HTTP/1.1 200 OK\r\ncontent-length: 29\r\n\r\na,b\r\n1,\"two\nlines\"\r\n2,\r\n\r\n3,x").await;
    let (folder, path) = target();
    let saved = save(&url, path.to_str().unwrap()).await.unwrap();
    assert_eq!((saved.rows, saved.bytes), (3, 29));
    assert_eq!(fs::read_to_string(&path).unwrap(), "a,b\r\n1,\"two\nlines\"\r\n2,\r\n\r\n3,x");
    assert_eq!(saved.to_string(), format!("saved 3 rows (29 bytes) to {}", path.display()));
    assert_eq!(files(&folder), 1);
    let asked = asked.await.unwrap();
    assert!(asked.starts_with("GET /export.csv?sig=1 HTTP/1.1\r\n"), "{asked}");
    assert!(!asked.contains("\r\nx-") && !asked.contains("referer"), "{asked}");
}

#[cfg(unix)]
#[tokio::test]
async fn only_its_owner_can_read_it() {
    use std::os::unix::fs::PermissionsExt;

    let (url, _asked) = server("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\na\n").await;
    let (_folder, path) = target();
    save(&url, path.to_str().unwrap()).await.unwrap();
    assert_eq!(fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600);
}

#[tokio::test]
async fn a_file_that_is_there_is_left_alone() {
    let (_folder, path) = target();
    fs::write(&path, "mine").unwrap();
    let refused = save("http://127.0.0.1:9/export.csv", path.to_str().unwrap()).await.unwrap_err();
    assert!(matches!(refused, SaveError::Exists(_)), "{refused}");
    assert_eq!(fs::read_to_string(path).unwrap(), "mine");
}

#[tokio::test]
async fn a_file_that_appears_meanwhile_is_left_alone() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let (folder, path) = target();
    let theirs = path.clone();
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        request(&mut stream).await;
        fs::write(theirs, "theirs").unwrap();
        stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\na\n").await.unwrap();
    });
    let refused = save(&url, path.to_str().unwrap()).await.unwrap_err();
    assert!(matches!(refused, SaveError::Exists(_)), "{refused}");
    assert_eq!(fs::read_to_string(path).unwrap(), "theirs");
    assert_eq!(files(&folder), 1);
}

#[tokio::test]
async fn a_download_that_breaks_off_leaves_nothing() {
    let (url, _asked) = server("HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\na,b\n").await;
    let (folder, path) = target();
    let broken = save(&url, path.to_str().unwrap()).await.unwrap_err();
    assert_eq!(broken.to_string(), "the download broke off; try again");
    assert_eq!(files(&folder), 0);
}

#[tokio::test]
async fn neither_a_refusal_nor_a_redirect_is_a_file() {
    for (answer, status) in [
        ("HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n", 403),
        ("HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:9/\r\ncontent-length: 0\r\n\r\n", 302),
    ] {
        let (url, _asked) = server(answer).await;
        let (folder, path) = target();
        let refused = save(&url, path.to_str().unwrap()).await.unwrap_err();
        assert!(matches!(refused, SaveError::Status(told) if told == status), "{refused}");
        assert_eq!(files(&folder), 0);
    }
}

#[tokio::test]
async fn what_cannot_be_saved_to_is_named_before_anything_is_asked() {
    let nowhere = "http://127.0.0.1:9/export.csv";
    assert!(matches!(save("file:///etc/passwd", "x").await, Err(SaveError::Refused(_))));
    assert!(matches!(save(nowhere, " ").await, Err(SaveError::NoName)));
    let (folder, _) = target();
    let missing = folder.path().join("no/such.csv");
    let refused = save(nowhere, missing.to_str().unwrap()).await.unwrap_err();
    assert!(refused.to_string().contains("no/such.csv cannot be written"), "{refused}");
}

#[test]
fn a_tilde_is_the_home_folder_only_where_a_shell_takes_it_so() {
    let home = || Some(PathBuf::from("/home/ada"));
    assert_eq!(expand_home("~/a b.csv", home()), PathBuf::from("/home/ada/a b.csv"));
    assert_eq!(expand_home("~", home()), PathBuf::from("/home/ada"));
    assert_eq!(expand_home("~bob/x", home()), PathBuf::from("~bob/x"));
    assert_eq!(expand_home("a~/x", home()), PathBuf::from("a~/x"));
    assert_eq!(expand_home("~/x", None), PathBuf::from("~/x"));
}
