//! `pack --from DIR --out FILE`: DIR's bound module, index.html, boot.js, selftest.js and style/ into one file.
//!
//! `pack company --page FILE --policy FILE [--key PUBLIC.pem] --out FILE`: a company's own page, see scripts/pack.
//!
//! Without arguments it is Trunk's post_build hook: it packs what lies in the staging folder and leaves only the page
//! there. Both read the template from the project, not from Trunk, so both write the same bytes.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use munjigi_tools::page::{Parts, lay};

fn main() -> ExitCode {
    match run() {
        Ok(line) => {
            println!("{line}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("pack: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<String, String> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["--from", from, "--out", out] => pack(Path::new("."), Path::new(from), Path::new(out)),
        ["company", "--page", page, "--policy", policy, "--out", out] => company(page, policy, None, out),
        ["company", "--page", page, "--policy", policy, "--key", key, "--out", out] => {
            company(page, policy, Some(*key), out)
        }
        [] => {
            let staging = folder_of("TRUNK_STAGING_DIR")?;
            let line = pack(&folder_of("TRUNK_SOURCE_DIR")?, &staging, &staging.join("index.html"))?;
            for name in ["munjigi.js", "munjigi_bg.wasm"] {
                fs::remove_file(staging.join(name)).map_err(|error| format!("{name}: {error}"))?;
            }
            Ok(line)
        }
        _ => Err("usage: pack --from DIR --out FILE, in the project's folder; or as Trunk's post_build hook\n       \
                 pack company --page FILE --policy FILE [--key PUBLIC.pem] --out FILE"
            .to_owned()),
    }
}

/// A company's own page.
fn company(page: &str, policy: &str, key: Option<&str>, out: &str) -> Result<String, String> {
    let key = key.map(|key| text(Path::new(key))).transpose()?;
    let html = munjigi_tools::company::page(&text(Path::new(page))?, &text(Path::new(policy))?, key.as_deref())?;
    fs::write(out, &html).map_err(|error| format!("{out}: {error}"))?;
    let pinned = if key.is_some() { ", with a pinned key" } else { "" };
    Ok(format!("{out}: {} bytes, with the policy of {policy}{pinned}", html.len()))
}

fn folder_of(variable: &str) -> Result<PathBuf, String> {
    env::var_os(variable)
        .map(PathBuf::from)
        .ok_or_else(|| format!("{variable} is not set; outside Trunk say --from DIR --out FILE"))
}

fn pack(project: &Path, from: &Path, out: &Path) -> Result<String, String> {
    let wasm_path = from.join("munjigi_bg.wasm");
    let wasm = fs::read(&wasm_path).map_err(|error| format!("{}: {error}", wasm_path.display()))?;
    // Built by scripts/setup or by Trunk's pre_build hook.
    let unpacker_path = project.join("tools/target/wasm32-unknown-unknown/release/unpack.wasm");
    let unpacker = fs::read(&unpacker_path).map_err(|error| format!("{}: {error}", unpacker_path.display()))?;
    let page = lay(&Parts {
        template: &text(&project.join("index.html"))?,
        glue: &text(&from.join("munjigi.js"))?,
        self_test: &text(&project.join("selftest.js"))?,
        boot: &text(&project.join("boot.js"))?,
        css: &styles(&project.join("style"))?,
        wasm: &wasm,
        unpacker: &unpacker,
        version: version(&text(&project.join("Cargo.toml"))?)?,
    })?;
    if let Some(folder) = out.parent() {
        fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    fs::write(out, &page.html).map_err(|error| format!("{}: {error}", out.display()))?;
    let (raw, compressed) = page.wasm;
    Ok(format!(
        "{}: {} bytes, build {}, module {raw} bytes ({compressed} packed)",
        out.display(),
        page.html.len(),
        page.build
    ))
}

/// tokens.css and base.css, which the others build on, then the others by name.
fn styles(folder: &Path) -> Result<String, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut names = Vec::new();
    for entry in entries {
        let name = entry.map_err(|error| format!("{}: {error}", folder.display()))?.file_name();
        let name = name.to_str().ok_or_else(|| format!("{}: a name that is not UTF-8", folder.display()))?.to_owned();
        if name.ends_with(".css") {
            names.push(name);
        }
    }
    if names.is_empty() {
        return Err(format!("{}: no styles", folder.display()));
    }
    let rank = |name: &str| ["tokens.css", "base.css"].iter().position(|first| *first == name).unwrap_or(2);
    names.sort_by(|a, b| rank(a).cmp(&rank(b)).then_with(|| a.cmp(b)));
    names.iter().map(|name| text(&folder.join(name))).collect()
}

/// The version of the main package: the first `version = "…"` of its manifest.
fn version(manifest: &str) -> Result<&str, String> {
    manifest
        .lines()
        .find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'))
        .ok_or_else(|| "Cargo.toml has no version".to_owned())
}

fn text(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}
