//! `serve DIR [PORT]`: DIR on 127.0.0.1, for looking at the built page; the next free port when PORT is taken.

use std::{
    env, fs,
    io::{self, BufRead as _, BufReader, Read as _, Write as _},
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::{Component, Path, PathBuf},
    process::ExitCode,
    thread,
    time::Duration,
};

const PORT: u16 = 8642;
/// How many ports are tried after a taken one.
const TRIES: u16 = 50;
/// Of a request's line and headers together.
const HEAD_LIMIT: u64 = 64 * 1024;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (folder, port) = match arguments.as_slice() {
        [folder] => (folder, Ok(PORT)),
        [folder, port] => (folder, port.parse()),
        _ => {
            eprintln!("usage: serve DIR [PORT]");
            return ExitCode::from(2);
        }
    };
    let Ok(port) = port else {
        eprintln!("serve: a port is a number from 0 to 65535");
        return ExitCode::from(2);
    };
    match serve(folder, port) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("serve: {error}");
            ExitCode::FAILURE
        }
    }
}

fn serve(folder: &str, port: u16) -> io::Result<()> {
    let root = Path::new(folder).canonicalize()?;
    let listener = listen(port)?;
    println!("http://{}/ serves {}; Ctrl+C ends it", listener.local_addr()?, root.display());
    for stream in listener.incoming() {
        let root = root.clone();
        // A visitor who hangs up is no reason to stop.
        thread::spawn(move || stream.and_then(|stream| answer(&root, stream)));
    }
    Ok(())
}

fn listen(port: u16) -> io::Result<TcpListener> {
    let mut last = io::Error::from(io::ErrorKind::AddrInUse);
    for port in port..=port.saturating_add(TRIES) {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => last = error,
            bound => return bound,
        }
    }
    Err(last)
}

fn answer(root: &Path, mut stream: TcpStream) -> io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut reader = BufReader::new((&stream).take(HEAD_LIMIT));
    let mut request = String::new();
    reader.read_line(&mut request)?;
    // Closing with unread headers resets the connection before the answer is read.
    let mut header = String::new();
    while reader.read_line(&mut header)? > 2 {
        header.clear();
    }
    let mut words = request.split(' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    if method != "GET" && method != "HEAD" {
        return respond(&mut stream, "405 Method Not Allowed", "text/plain", b"only GET and HEAD\n", true);
    }
    match locate(root, target).and_then(|path| Some((fs::read(&path).ok()?, content_type(&path)))) {
        Some((body, kind)) => respond(&mut stream, "200 OK", kind, &body, method == "GET"),
        None => respond(&mut stream, "404 Not Found", "text/plain", b"not found\n", method == "GET"),
    }
}

fn respond(stream: &mut TcpStream, status: &str, kind: &str, body: &[u8], with_body: bool) -> io::Result<()> {
    write!(
        stream,
        "HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {}\r\ncache-control: no-store\r\n\
         x-content-type-options: nosniff\r\nconnection: close\r\n\r\n",
        body.len()
    )?;
    if with_body {
        stream.write_all(body)?;
    }
    stream.flush()
}

/// The file that a request names, if it lies below the root.
fn locate(root: &Path, target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let path = unescape(path.strip_prefix('/')?)?;
    let relative = Path::new(&path);
    if !relative.components().all(|part| matches!(part, Component::Normal(_))) {
        return None;
    }
    let mut file = root.join(relative);
    if file.is_dir() {
        file.push("index.html");
    }
    // A link may point out of the folder.
    let file = file.canonicalize().ok()?;
    (file.starts_with(root) && file.is_file()).then_some(file)
}

fn unescape(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        if byte == b'%' {
            let digits = std::str::from_utf8(after.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &after[2..];
        } else {
            bytes.push(byte);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok()
}

fn content_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("csv" | "txt" | "md") => "text/plain; charset=utf-8",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> PathBuf {
        let folder = env::temp_dir().join(format!("munjigi-serve-{}", std::process::id()));
        fs::create_dir_all(folder.join("a b")).unwrap();
        fs::write(folder.join("index.html"), "root").unwrap();
        fs::write(folder.join("a b/한글.txt"), "deep").unwrap();
        folder.canonicalize().unwrap()
    }

    #[test]
    fn only_files_below_the_folder_are_found() {
        let root = folder();
        assert_eq!(locate(&root, "/"), Some(root.join("index.html")));
        assert_eq!(locate(&root, "/index.html?a=b"), Some(root.join("index.html")));
        assert_eq!(locate(&root, "/a%20b/%ED%95%9C%EA%B8%80.txt"), Some(root.join("a b/한글.txt")));
        for bad in
            ["/../etc/passwd", "/%2e%2e/etc/passwd", "//etc/passwd", "/a%20b", "/%", "/%zz", "", "index.html", "/gone"]
        {
            assert_eq!(locate(&root, bad), None, "{bad}");
        }
        fs::remove_dir_all(root).unwrap();
    }

    #[test]
    fn a_taken_port_gives_the_next_one() {
        let taken = listen(PORT + 1000).unwrap();
        let next = listen(taken.local_addr().unwrap().port()).unwrap();
        assert!(next.local_addr().unwrap().port() > taken.local_addr().unwrap().port());
    }
}
