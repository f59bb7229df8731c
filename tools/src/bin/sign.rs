//! `sign keygen FOLDER`: a new key pair. `sign policy PRIVATE.pem POLICY.json OUT.json`: a signed policy.

use std::{
    env,
    fs::{self, OpenOptions},
    io::{Read as _, Write as _},
    path::Path,
    process::ExitCode,
};

use munjigi_tools::signing;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["keygen", folder] => keygen(Path::new(folder)),
        ["policy", private, policy, out] => sign(private, policy, out),
        _ => {
            eprintln!("usage: sign keygen FOLDER\n       sign policy PRIVATE.pem POLICY.json OUT.json");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(line) => {
            println!("{line}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("sign: {message}");
            ExitCode::FAILURE
        }
    }
}

fn keygen(folder: &Path) -> Result<String, String> {
    let mut secret = [0; 32];
    // The system's own source of randomness; there is no other way to a key here.
    fs::File::open("/dev/urandom")
        .and_then(|mut source| source.read_exact(&mut secret))
        .map_err(|error| format!("/dev/urandom: {error}"))?;
    let (private, public) = signing::pair(&secret);
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let (private_path, public_path) = (folder.join("private.pem"), folder.join("public.pem"));
    write_new(&private_path, &private)?;
    write_new(&public_path, &public)?;
    Ok(format!(
        "{}: keep it where only the owner of the policy gets at it\n{}: pin this one with scripts/pack --key",
        private_path.display(),
        public_path.display()
    ))
}

/// Writes a file that is not there yet, so that no key is lost; readable by its owner only.
fn write_new(path: &Path, text: &str) -> Result<(), String> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
        .open(path)
        .and_then(|mut file| file.write_all(text.as_bytes()))
        .map_err(|error| format!("{}: {error}", path.display()))
}

fn sign(private: &str, policy: &str, out: &str) -> Result<String, String> {
    let read = |path: &str| fs::read_to_string(path).map_err(|error| format!("{path}: {error}"));
    let text = read(policy)?;
    if text.contains("munjigi.signed-policy/") {
        return Err(format!("{policy}: it is signed already; sign the policy that is inside"));
    }
    let signed = signing::envelope(&text, &read(private)?).map_err(|why| format!("{private}: {why}"))?;
    fs::write(out, signed).map_err(|error| format!("{out}: {error}"))?;
    Ok(format!("{out}: signed"))
}
