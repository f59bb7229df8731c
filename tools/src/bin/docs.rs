//! `docs ROOT DIR`: the documents of the checkout ROOT as a site in DIR, which is made anew.

use std::{env, fs, path::Path, process::ExitCode};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [root, out] = arguments.as_slice() else {
        eprintln!("usage: docs ROOT DIR");
        return ExitCode::from(2);
    };
    match written(Path::new(root), Path::new(out)) {
        Ok(count) => {
            println!("{count} files in {out}");
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("docs: {why}");
            ExitCode::FAILURE
        }
    }
}

fn written(root: &Path, out: &Path) -> Result<usize, String> {
    let files = munjigi_tools::docs::build(root)?;
    if out.exists() {
        // Nothing but what this tool makes may lie there.
        if !out.join("index.html").exists() && fs::read_dir(out).is_ok_and(|mut there| there.next().is_some()) {
            return Err(format!("{} holds something else", out.display()));
        }
        fs::remove_dir_all(out).map_err(|error| format!("{}: {error}", out.display()))?;
    }
    for (path, bytes) in &files {
        let path = out.join(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        }
        fs::write(&path, bytes).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(files.len())
}
