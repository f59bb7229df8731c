//! Bytes per second of reading, per format, natively on one core.
#![expect(clippy::disallowed_methods, reason = "benches read fixtures from disk")]

#[path = "../tests/support/mod.rs"]
mod support;

use divan::Bencher;
use divan::counter::BytesCount;
use munjigi::engine::Screening;
use munjigi::settings::Settings;

fn main() {
    divan::main();
}

/// Bytes of one benchmark input: enough that opening a file does not count.
const SIZE: usize = 8 << 20;

fn read(bencher: Bencher<'_, '_>, name: &str, text: &[u8]) {
    let settings = Settings::new(support::as_of());
    bencher.counter(BytesCount::new(text.len())).bench(|| {
        let mut screening = Screening::new(settings.clone(), false);
        screening.begin_file(name);
        for piece in text.chunks(1 << 20) {
            screening.push(piece);
        }
        screening.end_file(None)
    });
}

/// A fixture repeated below its header until it is large enough.
fn grown(format: &str, case: &str, header_lines: usize) -> (String, Vec<u8>) {
    let folder = support::fixtures().join("formats").join(format).join(case);
    let (name, bytes) = support::inputs(&folder).swap_remove(0);
    let split = bytes
        .iter()
        .enumerate()
        .filter(|(_, byte)| **byte == b'\n')
        .nth(header_lines.wrapping_sub(1))
        .map_or(0, |(at, _)| at + 1);
    let (header, body) = bytes.split_at(if header_lines == 0 { 0 } else { split });
    let mut text = header.to_vec();
    while text.len() < SIZE {
        text.extend_from_slice(body);
        if text.last() != Some(&b'\n') {
            text.push(b'\n');
        }
    }
    (name, text)
}

#[divan::bench(sample_count = 5)]
fn session_table(bencher: Bencher<'_, '_>) {
    read(bencher, "sessions.csv", support::session_csv(1_000, 80_000, 5).as_bytes());
}

#[divan::bench(sample_count = 5)]
fn session_table_cp949(bencher: Bencher<'_, '_>) {
    let (name, text) = grown("session-table", "korean-cp949", 1);
    read(bencher, &name, &text);
}

#[divan::bench(sample_count = 5)]
fn sign_in_table(bencher: Bencher<'_, '_>) {
    let (name, text) = grown("sign-in-table", "korean", 1);
    read(bencher, &name, &text);
}

#[divan::bench(sample_count = 5)]
fn clockify_detailed(bencher: Bencher<'_, '_>) {
    let (name, text) = grown("clockify-detailed", "month-first-proved", 1);
    read(bencher, &name, &text);
}

#[divan::bench(sample_count = 5)]
fn toggl_detailed(bencher: Bencher<'_, '_>) {
    let (name, text) = grown("toggl-detailed", "bom-and-amount", 1);
    read(bencher, &name, &text);
}

#[divan::bench(sample_count = 5)]
fn okta_system_log(bencher: Bencher<'_, '_>) {
    let (name, text) = grown("okta-system-log", "lines", 0);
    read(bencher, &name, &text);
}

#[divan::bench(sample_count = 5)]
fn entra_sign_ins(bencher: Bencher<'_, '_>) {
    let (name, text) = grown("entra-sign-ins", "lines", 0);
    read(bencher, &name, &text);
}

#[divan::bench(sample_count = 5)]
fn openssh_auth(bencher: Bencher<'_, '_>) {
    let (name, text) = grown("openssh-auth", "syslog", 0);
    read(bencher, &name, &text);
}

#[divan::bench(sample_count = 5)]
fn last(bencher: Bencher<'_, '_>) {
    let (name, text) = grown("last", "full", 0);
    read(bencher, &name, &text);
}

/// Every format by its first fixture, repeated whole until it is large enough: a header that comes again is passed over, and
/// what stands above a header are some rows that cannot be used. Records of a JSON array are put into one array.
#[divan::bench(args = first_cases(), sample_count = 3, sample_size = 1)]
fn every_format(bencher: Bencher<'_, '_>, format: &str) {
    let folder = support::fixtures().join("formats").join(format);
    let case = support::folders(&folder).swap_remove(0);
    let (name, bytes) = support::inputs(&case).swap_remove(0);
    let body = bytes.trim_ascii();
    let array = body.strip_prefix(b"[").and_then(|rest| rest.strip_suffix(b"]"));
    let (open, part, between, close): (&[u8], &[u8], &[u8], &[u8]) = match array {
        Some(records) => (b"[", records, b",\n", b"]"),
        None => (b"", body, b"\n", b""),
    };
    let mut text = open.to_vec();
    while text.len() < SIZE {
        if text.len() > open.len() {
            text.extend_from_slice(between);
        }
        text.extend_from_slice(part);
    }
    text.extend_from_slice(close);
    read(bencher, &name, &text);
}

/// Formats whose first fixture is text: what is compressed or binary is another measure.
fn first_cases() -> Vec<String> {
    support::folders(&support::fixtures().join("formats"))
        .into_iter()
        .filter(|format| {
            let first = support::folders(format).into_iter().next();
            let input = first.and_then(|case| support::inputs(&case).into_iter().next());
            input.is_some_and(|(_, bytes)| std::str::from_utf8(&bytes).is_ok())
        })
        .filter_map(|format| Some(format.file_name()?.to_string_lossy().into_owned()))
        .collect()
}
