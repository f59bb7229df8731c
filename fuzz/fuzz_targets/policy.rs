//! A policy file: what is accepted can be written and read again, and screens a table without failing.
#![no_main]

use libfuzzer_sys::fuzz_target;
use munjigi::normalise::policy;
use munjigi_fuzz::{check, screened, settings};

const TABLE: &[u8] = "account,start,end,ip,country,device,client
a@example.org,2026-01-10T00:00:00Z,2026-01-11T12:00:00Z,192.0.2.1,KR,L1,c
a@example.org,2026-01-10T01:00:00Z,2026-01-10T02:00:00Z,198.51.100.1,US,L1,d
b@example.org,2026-01-10T00:30:00Z,2026-01-10T09:00:00Z,192.0.2.1,JP,L1,c
".as_bytes();

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let Ok(read) = policy::read(text) else { return };
    let written = serde_json::to_string(&read).unwrap_or_default();
    let again = policy::read(&written);
    assert!(again.as_ref().is_ok_and(|again| serde_json::to_string(again).unwrap_or_default() == written), "{again:?}");
    let mut settings = settings();
    let limits = settings.policy.limits.clone();
    settings.policy = read;
    settings.policy.limits = limits;
    check(&screened(&settings, "a.csv", TABLE, 1 << 16));
});
