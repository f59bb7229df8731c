//! Papers and exports that take words and the record: written where the screening is, so that no message grows with it.
//!
//! A paper is built once as blocks of plain text and written as HTML or Markdown; a redacted one is built from veiled facts
//! and then searched for everything that should be hidden. Nothing here reads a clock.

pub mod doc;
pub mod handover;
pub mod html;
pub mod markdown;
pub mod material;
pub mod ocsf;
pub mod pack;
pub mod person;
pub mod report;
pub mod veil;
pub mod words;

use crate::engine::Screened;
use crate::model::Lang;
use crate::present::vocabulary;
use crate::protocol::papers::{Ask, MOST_BYTES, PaperKind, Refused};
use crate::report::export::csv;
use html::{Print, Version};
use material::Material;
use veil::Veil;

/// A file to hand out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Suggested name.
    pub file_name: String,
    /// Media type.
    pub media_type: &'static str,
    /// Its text.
    pub text: String,
}

/// Places that a refusal names.
const PLACES: usize = 100;
const HTML: &str = "text/html;charset=utf-8";

/// Writes what is asked for; a hand-over is put together by whoever has the originals.
pub fn write(screened: &Screened, ask: &Ask) -> Result<Written, Refused> {
    if serde_json::to_vec(&ask.record).map_or(usize::MAX, |bytes| bytes.len()) > MOST_BYTES {
        return Err(Refused::TooLarge);
    }
    let person = match ask.kind {
        PaperKind::Person | PaperKind::PersonCopy => {
            let key = ask.account.as_deref().ok_or(Refused::NoAccount)?;
            let is_known = screened.population.accounts.iter().any(|account| account.key == key);
            Some(key).filter(|_| is_known).ok_or(Refused::NoAccount).map(Some)?
        }
        _ => None,
    };
    let is_veiled = matches!(
        ask.kind,
        PaperKind::PersonCopy | PaperKind::RedactedJson | PaperKind::RedactedCsv | PaperKind::RedactedHtml
    );
    if is_veiled && ask.key.trim().is_empty() {
        return Err(Refused::NoKey);
    }
    let veil = is_veiled.then(|| Veil::new(ask.key.as_bytes(), screened, &ask.record, person));
    let material = Material::new(screened, &ask.record, person, veil.as_ref());
    let written = of_kind(&material, ask);
    match &veil {
        Some(veil) => clear(veil, written),
        None => Ok(written),
    }
}

/// A text in which nothing hidden can be read; else where.
pub fn clear(veil: &Veil, written: Written) -> Result<Written, Refused> {
    let found = veil.survivors(&written.text);
    if found.is_empty() {
        return Ok(written);
    }
    let places = found.iter().take(PLACES).map(|(line, kind)| (*line, (*kind).to_owned())).collect();
    Err(Refused::Survivors { total: found.len(), places })
}

fn of_kind(material: &Material<'_>, ask: &Ask) -> Written {
    let langs = ask.tongue.langs();
    let versions = |blocks: &dyn Fn(Lang) -> Vec<doc::Block>| -> Vec<Version> {
        langs.iter().map(|lang| (*lang, blocks(*lang))).collect()
    };
    let sheets = |accounts: &[usize]| -> String {
        // On paper a language has a sheet of its own, so that each stays one sheet.
        let blocks =
            langs.iter().flat_map(|lang| accounts.iter().flat_map(move |at| person::blocks(material, *at, *lang)));
        html::page(&[(langs[0], blocks.collect())], Print::Sheets)
    };
    let report = |lang: Lang| report::blocks(material, lang);
    let (name, extension, media_type, text) = match ask.kind {
        PaperKind::Html => ("report", "html", HTML, html::page(&versions(&report), Print::Flowing)),
        PaperKind::RedactedHtml => ("redacted", "html", HTML, html::page(&versions(&report), Print::Flowing)),
        PaperKind::Markdown => ("report", "md", "text/markdown;charset=utf-8", markdown::page(&versions(&report))),
        PaperKind::Person => ("paper", "html", HTML, sheets(&[0])),
        PaperKind::PersonCopy => ("copy", "html", HTML, sheets(&[0])),
        PaperKind::People => {
            let accounts = material.report.accounts.iter().enumerate();
            let wanted = accounts.filter(|(_, account)| person::is_for_a_person(material, account));
            let wanted: Vec<usize> = wanted.map(|(n, _)| n).take(person::PAPERS).collect();
            ("papers", "html", HTML, sheets(&wanted))
        }
        PaperKind::Screening | PaperKind::Handover => {
            let blocks = |lang: Lang| person::screening(material, lang);
            ("screening", "html", HTML, html::page(&versions(&blocks), Print::Flowing))
        }
        PaperKind::Ocsf => ("ocsf", "jsonl", "application/x-ndjson", ocsf::lines(material, langs[0])),
        PaperKind::RedactedJson => {
            let text = serde_json::to_string_pretty(&material.report).unwrap_or_default() + "\n";
            ("redacted", "json", "application/json", text)
        }
        PaperKind::RedactedCsv => ("redacted", "csv", "text/csv;charset=utf-8", csv::findings(&material.report)),
    };
    let day = material.report.as_of.get(..10).unwrap_or("report");
    Written { file_name: format!("munjigi-{name}-{day}.{extension}"), media_type, text }
}

/// Texts that papers say by themselves.
fn own_texts() -> Vec<String> {
    const WORDS: &[&str] = &[
        "munjigi",
        "report",
        "person",
        "access",
        "account",
        "device",
        "file",
        "name",
        "names",
        "line",
        "html",
        "table",
        "main",
        "body",
        "style",
        "title",
        "head",
        "class",
        "sheet",
        "lang",
        "sign",
        "small",
        "strong",
        "article",
        "schema",
        "engine",
        "catalogue",
        "policy",
        "inputs",
        "coverage",
        "accounts",
        "links",
        "clusters",
        "findings",
        "evidence",
        "facts",
        "signal",
        "family",
        "severity",
        "strength",
        "points",
        "value",
        "kind",
        "address",
        "first",
        "last",
        "band",
        "issues",
        "joins",
        "joined",
        "format",
        "error",
        "rows",
        "used",
        "zone",
        "weight",
        "control",
        "none",
        "default",
        "content",
        "meta",
        "viewport",
        "width",
        "initial",
        "scale",
        "base",
        "form",
        "action",
        "security",
        "http",
        "equiv",
        "utf",
        "charset",
        "null",
        "true",
        "false",
        "scope",
        "also",
        "sheets",
        "column",
        "row",
        "roster",
        "vpn",
        "log",
        "logs",
        "session",
        "sessions",
        "sans",
        "auto",
        "page",
        "system",
    ];
    let mut texts: Vec<String> = WORDS.iter().map(|word| (*word).to_owned()).collect();
    for lang in [Lang::Ko, Lang::En] {
        texts.extend(words::own_texts(lang));
        for format in crate::ingest::formats::FORMATS {
            texts.push(format.card().title.get(lang).to_owned());
            texts.push(format.card().id.to_owned());
        }
        for need in crate::signals::Need::ALL {
            texts.push(vocabulary::need(need.name(), lang).to_owned());
            texts.push(need.name().to_owned());
        }
        texts.extend(vocabulary::BANDS.iter().map(|band| vocabulary::band(band, lang).to_owned()));
        texts.extend(vocabulary::BANDS.iter().map(|band| vocabulary::band_advice(band, lang).to_owned()));
    }
    texts
}
