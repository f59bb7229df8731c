//! The native twin: files in, one report as JSON out; for tests, bulk runs and profiling.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command-line tool speaks through them")]

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    native::main()
}

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use munjigi::engine::Screening;
    use munjigi::ingest::{Unreadable, container};
    use munjigi::model::Lang;
    use munjigi::model::civil::seconds;
    use munjigi::normalise::clock::{StampKind, TimeColumn};
    use munjigi::normalise::zone::Zone;
    use munjigi::present::case_words;
    use munjigi::protocol::case;
    use munjigi::protocol::lock::{Key, offered};
    use munjigi::reference::OwnTable;
    use munjigi::report::build;
    use munjigi::settings::mapping::Mapping;
    use munjigi::settings::{Policy, Settings};
    use sha2::{Digest, Sha256};
    use std::io::{BufReader, BufWriter, Read, Seek, SeekFrom, Write};
    use std::path::{Path, PathBuf};
    use std::process::ExitCode;

    const USAGE: &str = "usage: screen --as-of 2026-01-31T00:00:00Z [--policy policy.json [--policy-key public.pem]] [--zone Asia/Seoul]
              [--checklist answers.json] [--mapping table.mapping.json]… [--geo table.mmdb]
              [--case case.json] FILE…
       screen --activities [--as-of …] [--zone …] FILE…
       screen --siem DIR [--policy policy.json]

Prints one report as JSON (or, with --activities, one normalised activity a line) on standard output
and diagnostics on standard error. --case takes the policy, the mappings and the explained findings of a
case that is not sealed; files and answers are given beside it. With --siem, writes Sigma rules, KQL and SPL into a folder
instead. Exit 0 when it screened, 1 when nothing could be read, 2 on bad arguments.";

    /// Bytes read at once; the page reads slices of the same size.
    const SLICE: usize = 16 << 20;
    /// The same for containers, which are read here and there.
    const SEEKING: usize = 256 << 10;

    struct Arguments {
        settings: Settings,
        activities: bool,
        siem: Option<PathBuf>,
        geo: Option<OwnTable>,
        files: Vec<PathBuf>,
    }

    pub(super) fn main() -> ExitCode {
        let given: Vec<String> = std::env::args().skip(1).collect();
        if given.iter().any(|argument| argument == "--help" || argument == "-h") {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        match arguments(&given) {
            Ok(Arguments { siem: Some(folder), settings, .. }) => hand_over(&folder, &settings.policy),
            Ok(arguments) => run(arguments),
            Err(why) => {
                eprintln!("screen: {why}\n{USAGE}");
                ExitCode::from(2)
            }
        }
    }

    fn arguments(given: &[String]) -> Result<Arguments, String> {
        let mut settings = Settings::new(0);
        let mut as_of = None;
        let (mut policy_path, mut key_path) = (None, None);
        let mut activities = false;
        let mut siem = None;
        let mut geo = None;
        let mut files = Vec::new();
        let mut rest = given.iter();
        while let Some(argument) = rest.next() {
            let (name, inline) = match argument.split_once('=') {
                Some((name, value)) if name.starts_with("--") => (name, Some(value.to_owned())),
                _ => (argument.as_str(), None),
            };
            let mut value =
                || inline.clone().or_else(|| rest.next().cloned()).ok_or_else(|| format!("{name} needs a value"));
            match name {
                "--as-of" => {
                    let text = value()?;
                    as_of = Some(
                        moment(&text)
                            .ok_or_else(|| format!("--as-of {text}: no date (2026-01-31 or 2026-01-31T00:00:00Z)"))?,
                    );
                }
                "--zone" => {
                    let text = value()?;
                    Zone::parse(&text).ok_or_else(|| format!("--zone {text}: no such time zone"))?;
                    settings.zone = text;
                }
                "--policy" => policy_path = Some(value()?),
                "--policy-key" => key_path = Some(value()?),
                "--mapping" => settings.mappings.push(mapping(&value()?)?),
                "--case" => take_case(&mut settings, &value()?)?,
                "--geo" => geo = Some(own_table(&value()?)?),
                "--checklist" => files.push(PathBuf::from(value()?)),
                "--activities" => activities = true,
                "--siem" => siem = Some(PathBuf::from(value()?)),
                "--" => files.extend(rest.by_ref().map(PathBuf::from)),
                other if other.starts_with('-') && other.len() > 1 => return Err(format!("unknown option {other}")),
                _ => files.push(PathBuf::from(argument)),
            }
        }
        match (policy_path, key_path) {
            (Some(path), key) => settings.policy = policy(&path, key.as_deref())?,
            (None, Some(_)) => return Err("--policy-key needs --policy".to_owned()),
            (None, None) => {}
        }
        if siem.is_some() {
            return Ok(Arguments { settings, activities, siem, geo, files });
        }
        if files.is_empty() {
            return Err("no file given".to_owned());
        }
        settings.as_of = match (as_of, activities) {
            (Some(as_of), _) => as_of,
            // Only logs without a year need it; without one they end in the last year that can be written.
            (None, true) => seconds(2105, 12, 31, 0).unwrap_or(u32::MAX),
            (None, false) => return Err("--as-of is needed: the moment that the screening is about".to_owned()),
        };
        Ok(Arguments { settings, activities, siem, geo, files })
    }

    /// Writes the rules for a SIEM into a folder.
    fn hand_over(folder: &Path, policy: &Policy) -> ExitCode {
        let files = munjigi::report::export::siem::files(policy);
        let written = files.iter().try_for_each(|(name, text)| {
            let path = folder.join(name);
            path.parent().map_or(Ok(()), std::fs::create_dir_all)?;
            std::fs::write(path, text)
        });
        match written {
            Err(error) => {
                eprintln!("screen: --siem: {error}: {}", folder.display());
                ExitCode::FAILURE
            }
            Ok(()) => {
                eprintln!("screen: {} files in {}", files.len(), folder.display());
                ExitCode::SUCCESS
            }
        }
    }

    /// A date or moment in UTC.
    fn moment(text: &str) -> Option<u32> {
        let stamp = TimeColumn::new().read(text.as_bytes())?;
        matches!(stamp.kind, StampKind::Utc | StampKind::Local | StampKind::Date).then_some(stamp.value)
    }

    /// Reads a policy; with a key only one that was signed by it. Without one a signature must still hold.
    fn policy(path: &str, key: Option<&str>) -> Result<Policy, String> {
        let (policy, signed_by) =
            offered(&text("--policy", path)?).map_err(|unfit| format!("--policy: {unfit}: {path}"))?;
        if let Some(key) = key {
            let wanted = Key::parse(&text("--policy-key", key)?)
                .ok_or_else(|| format!("--policy-key: no Ed25519 public key in PEM or base64: {key}"))?;
            match signed_by {
                None => return Err(format!("--policy: it is not signed, and --policy-key asks for that: {path}")),
                Some(by) if by != wanted => {
                    return Err(format!(
                        "--policy: it was signed by the key {}, not by {} of --policy-key: {path}",
                        by.short(),
                        wanted.short()
                    ));
                }
                Some(_) => {}
            }
        }
        Ok(policy)
    }

    fn text(option: &str, path: &str) -> Result<String, String> {
        let mut text = String::new();
        open(Path::new(path))
            .and_then(|mut file| file.read_to_string(&mut text))
            .map_err(|error| format!("{option}: {error}: {path}"))?;
        Ok(text)
    }

    fn take_case(settings: &mut Settings, path: &str) -> Result<(), String> {
        let mut bytes = Vec::new();
        open(Path::new(path))
            .and_then(|mut file| file.read_to_end(&mut bytes))
            .map_err(|error| format!("--case: {error}: {path}"))?;
        let case = case::open(&bytes, None).map_err(|problem| {
            let why = case_words::problem(&problem, Lang::En);
            format!("--case: {why}: {path}")
        })?;
        settings.set_explained(case::explained(&case.record.entries));
        settings.policy = case.policy;
        settings.mappings.extend(case.mappings);
        Ok(())
    }

    fn mapping(path: &str) -> Result<Mapping, String> {
        munjigi::normalise::mapping::read(&text("--mapping", path)?)
            .map_err(|error| format!("--mapping: {error}: {path}"))
    }

    fn own_table(path: &str) -> Result<OwnTable, String> {
        let mut bytes = Vec::new();
        open(Path::new(path))
            .and_then(|mut file| file.read_to_end(&mut bytes))
            .map_err(|error| format!("--geo: {error}: {path}"))?;
        OwnTable::open(bytes).map_err(|error| format!("--geo: {error}: {path}"))
    }

    fn open(path: &Path) -> std::io::Result<std::fs::File> {
        std::fs::File::open(path)
    }

    fn run(arguments: Arguments) -> ExitCode {
        let mut screening = Screening::new(arguments.settings, arguments.activities);
        if let Some(table) = arguments.geo {
            screening.set_places(table);
        }
        let mut digests: Vec<(String, String)> = Vec::new();
        let mut readable = false;
        let mut buffer = vec![0; SLICE];
        for path in &arguments.files {
            let name =
                path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
            let mut hasher = Sha256::new();
            let summaries = match open(path).and_then(|mut file| Ok((is_container(&mut file)?, file))) {
                Err(error) => {
                    eprintln!("screen: {error}: {}", path.display());
                    screening.begin_file(&name);
                    screening.end_file(Some(Unreadable::NotAccessible)).into_iter().collect()
                }
                Ok((_, mut file)) if Screening::is_place_table(&name) => {
                    let mut bytes = Vec::new();
                    let failed = file.read_to_end(&mut bytes).is_err();
                    hasher.update(&bytes);
                    // A table cut off by the disk is no table.
                    if failed {
                        bytes.clear();
                    }
                    screening.read_places(&name, bytes).into_iter().collect()
                }
                Ok((true, mut file)) => {
                    let summaries = screening.read_container(
                        &name,
                        &mut BufReader::with_capacity(SEEKING, &mut file),
                        &mut |_, _| {},
                    );
                    // The digest is of the file as it was given.
                    let hashed = file.seek(SeekFrom::Start(0)).ok().and_then(|_| {
                        read(&mut file, &mut buffer, &mut |piece, _| {
                            hasher.update(piece);
                            true
                        })
                    });
                    if let Some(error) = hashed {
                        eprintln!("screen: {name}: {}", error.name());
                    }
                    summaries
                }
                Ok((false, mut file)) => {
                    screening.begin_file(&name);
                    let failed = read(&mut file, &mut buffer, &mut |piece, wanted| {
                        hasher.update(piece);
                        wanted && screening.push(piece)
                    });
                    screening.end_file(failed).into_iter().collect::<Vec<_>>()
                }
            };
            for summary in summaries {
                match summary.error {
                    Some(error) => eprintln!("screen: {}: {}", summary.name, error.name()),
                    None => readable = true,
                }
                readable |= summary.used > 0;
            }
            digests.push((name, build::hex(hasher.finalize())));
        }
        let mut screened = screening.finish();
        screened.set_digests(&digests);
        let mut out = BufWriter::new(std::io::stdout().lock());
        let written = if arguments.activities {
            munjigi::report::activities::write(&screened, &mut out)
        } else {
            serde_json::to_writer_pretty(&mut out, &build::report(&screened))
                .map_err(Into::into)
                .and_then(|()| writeln!(out))
        };
        match written.and_then(|()| out.flush()) {
            Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
                eprintln!("screen: {error}");
                ExitCode::FAILURE
            }
            _ if readable => ExitCode::SUCCESS,
            _ => ExitCode::FAILURE,
        }
    }

    /// Whether the file holds others; it is left at its start.
    fn is_container(file: &mut std::fs::File) -> std::io::Result<bool> {
        let mut first = Vec::new();
        file.take(container::PEEK as u64).read_to_end(&mut first)?;
        file.seek(SeekFrom::Start(0))?;
        Ok(container::is_container(&first))
    }

    /// Reads to the end, so that the digest is of the whole file, also where nobody wants the rest.
    fn read(
        file: &mut std::fs::File,
        buffer: &mut [u8],
        take: &mut dyn FnMut(&[u8], bool) -> bool,
    ) -> Option<Unreadable> {
        let mut wanted = true;
        loop {
            match file.read(buffer) {
                Ok(0) => return None,
                Ok(read) => wanted = take(&buffer[..read], wanted),
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(error) => {
                    eprintln!("screen: {error}");
                    return Some(Unreadable::NotAccessible);
                }
            }
        }
    }
}
