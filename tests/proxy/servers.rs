//! An API that speaks TLS, and a proxy in front of it; each writes down what it was asked.

use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::thread;

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// What the storage host behind the proxy has.
pub(crate) const CSV: &str = "id,text\n1,hello\n";

/// Where that is.
pub(crate) const CSV_URL: &str = "http://files.vipdeck.test/x.csv?sig=canary";

/// Requests as they came, each with its headers.
type Asked = Arc<Mutex<Vec<String>>>;

pub(crate) struct Server {
    pub(crate) port: u16,
    asked: Asked,
}

impl Server {
    /// An API of one workspace and one channel, which knows nothing but TLS.
    pub(crate) fn api() -> Self {
        let certificates = CertificateDer::pem_file_iter(key("api.pem")).unwrap().map(Result::unwrap).collect();
        let private = PrivateKeyDer::from_pem_file(key("api.key")).unwrap();
        let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap();
        let config = Arc::new(config.with_no_client_auth().with_single_cert(certificates, private).unwrap());
        Self::start(move |stream, asked| {
            let connection = ServerConnection::new(Arc::clone(&config)).map_err(io::Error::other)?;
            let mut stream = StreamOwned::new(connection, stream);
            let request = head(&mut stream)?;
            let body = match request.split([' ', '?']).nth(1) {
                Some("/v1/workspaces") => r#"[{"id":"w1","name":"One","type":"VIP"}]"#.to_owned(),
                Some("/v1/channels") => r#"[{"id":"FB_PAGE_1","name":"Page","type":"FB_PAGE"}]"#.to_owned(),
                _ => format!(r#"{{"totalCount":1,"csvUrl":"{CSV_URL}"}}"#),
            };
            asked.lock().unwrap().push(request);
            stream.write_all(answer(&body).as_bytes())?;
            stream.conn.send_close_notify();
            stream.flush()
        })
    }

    /// A proxy that leads every tunnel to `api`, whatever its name, and has the CSV itself.
    pub(crate) fn proxy(api: u16) -> Self {
        Self::start(move |mut stream, asked| {
            let request = head(&mut stream)?;
            let is_tunnel = request.starts_with("CONNECT ");
            asked.lock().unwrap().push(request);
            if !is_tunnel {
                return stream.write_all(answer(CSV).as_bytes());
            }
            let mut server = TcpStream::connect(("127.0.0.1", api))?;
            stream.write_all(b"HTTP/1.1 200 Connected\r\n\r\n")?;
            let (mut back_from, mut back_to) = (server.try_clone()?, stream.try_clone()?);
            thread::spawn(move || io::copy(&mut back_from, &mut back_to));
            io::copy(&mut stream, &mut server).map(|_| ())
        })
    }

    fn start(serve: impl Fn(TcpStream, &Asked) -> io::Result<()> + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let (port, asked, serve) = (listener.local_addr().unwrap().port(), Asked::default(), Arc::new(serve));
        let told = Arc::clone(&asked);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (serve, told) = (Arc::clone(&serve), Arc::clone(&told));
                thread::spawn(move || serve(stream, &told));
            }
        });
        Self { port, asked }
    }

    /// What it was asked so far.
    pub(crate) fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

pub(crate) fn key(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/proxy/keys").join(name)
}

/// A request up to the empty line after its headers.
fn head(stream: &mut impl Read) -> io::Result<String> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        stream.read_exact(&mut byte)?;
        head.extend(byte);
    }
    Ok(String::from_utf8_lossy(&head).into_owned())
}

fn answer(body: &str) -> String {
    format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len())
}
