//! The normalised activities, one JSON object a line, so that reading can be checked by itself.

use crate::engine::Screened;
use crate::model::activity::Flags;
use crate::model::civil::utc_text;
use serde::Serialize;
use std::io::Write;

/// One activity.
#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    line: u32,
    time: String,
    end: Option<String>,
    minutes: Option<f64>,
    account: &'a str,
    kind: &'static str,
    outcome: &'static str,
    ip: Option<String>,
    country: Option<&'a str>,
    latitude: Option<f64>,
    longitude: Option<f64>,
    device: Option<&'a str>,
    session: Option<&'a str>,
    client: Option<&'a str>,
    machine: bool,
    zone_assumed: bool,
}

/// Writes all activities, by file, line and time.
pub fn write(screened: &Screened, out: &mut dyn Write) -> std::io::Result<()> {
    let population = &screened.population;
    let mut rows: Vec<(usize, usize)> = Vec::new();
    for (index, account) in population.accounts.iter().enumerate() {
        rows.extend(account.range.clone().map(|row| (index, row)));
    }
    rows.sort_by_key(|&(_, row)| {
        let (file, line) = population.locus(row);
        (&population.files[file as usize].name, file, line, population.columns.start[row])
    });
    for (index, row) in rows {
        let history = crate::timeline::History { population, index };
        let (file, line) = population.locus(row);
        let flags = history.flags(row);
        let spans = flags.has(Flags::HAS_SPAN);
        // What the file says, not what a table says of an address: this export checks reading.
        let place = history.place(row).filter(|_| !flags.has(Flags::PLACE_FROM_IP));
        let point = place.and_then(|place| place.point);
        let entry = Line {
            file: &population.files[file as usize].name,
            line,
            time: utc_text(history.start(row)),
            end: (spans && !flags.has(Flags::DAY_ONLY)).then(|| utc_text(history.end(row))),
            minutes: spans.then(|| f64::from(population.columns.span[row]) / 60.0),
            account: &history.account().key,
            kind: history.kind(row).name(),
            outcome: flags.outcome().name(),
            ip: history.address(row).map(|address| address.to_string()),
            country: place.as_ref().and_then(|place| place.country.text()),
            latitude: point.map(|(latitude, _)| f64::from(latitude) / 100.0),
            longitude: point.map(|(_, longitude)| f64::from(longitude) / 100.0),
            device: history.device(row).map(|id| population.devices.text(id)),
            session: population.sessions.as_ref().zip(history.session(row)).map(|(sessions, id)| sessions.text(id)),
            client: history.client(row).map(|id| population.clients.text(id)),
            machine: flags.has(Flags::MACHINE),
            zone_assumed: flags.has(Flags::ZONE_ASSUMED),
        };
        serde_json::to_writer(&mut *out, &entry)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
