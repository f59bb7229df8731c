//! A hand-over for an authority: originals untouched with their hashes, facts apart from inference, the record, a receipt.

use super::doc::{Block, Doc};
use super::html::{self, Print};
use super::material::Material;
use super::report::versions;
use super::words::paper_words;
use crate::case::SCHEMA;
use crate::model::{Both, Lang};
use crate::present::format;
use crate::protocol::papers::{Ask, MOST_HANDED};
use serde_json::json;

/// An original: its name, its length, and its SHA-256 where it was computed.
pub struct Original {
    /// Base name.
    pub name: String,
    /// Bytes.
    pub bytes: u64,
    /// SHA-256 in hexadecimal.
    pub sha256: Option<String>,
}

/// Names of the originals inside the archive, each once; none where they are too large together.
pub fn places(originals: &[Original]) -> Vec<String> {
    if originals.iter().map(|one| one.bytes).sum::<u64>() > MOST_HANDED {
        return Vec::new();
    }
    let safe = |name: &str| name.replace(['/', '\\'], "_").trim_start_matches('.').to_owned();
    originals.iter().enumerate().map(|(n, one)| format!("originals/{:02}-{}", n + 1, safe(&one.name))).collect()
}

/// Everything but the originals, by name.
pub fn parts(material: &Material<'_>, ask: &Ask, originals: &[Original]) -> Vec<(&'static str, String)> {
    let places = places(originals);
    let sums: String = originals
        .iter()
        .enumerate()
        .filter_map(|(n, one)| {
            Some(format!("{}  {}\n", one.sha256.as_ref()?, places.get(n).unwrap_or(&one.name).replace('\n', " ")))
        })
        .collect();
    let langs = ask.tongue.langs();
    let report: Vec<html::Version> = langs.iter().map(|lang| (*lang, super::report::blocks(material, *lang))).collect();
    let receipt: Vec<html::Version> =
        langs.iter().map(|lang| (*lang, receipt(material, ask, originals, *lang))).collect();
    let record = json!({ "schema": SCHEMA, "record": material.record });
    vec![
        ("README.ko.txt", readme(Lang::Ko, &places)),
        ("README.en.txt", readme(Lang::En, &places)),
        ("SHA256SUMS", sums),
        ("facts/report.json", pretty(&material.report)),
        ("inference/report.html", html::page(&report, Print::Flowing)),
        ("record/record.json", pretty(&record)),
        ("receipt.html", html::page(&receipt, Print::Sheets)),
    ]
}

fn pretty(value: &impl serde::Serialize) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}

fn readme(lang: Lang, places: &[String]) -> String {
    const FULL: Both = Both {
        ko: "originals/ 에는 점검에 쓴 파일이 바이트 그대로 들어 있습니다.",
        en: "originals/ holds the files that were screened, byte for byte.",
    };
    const LISTED: Both = Both {
        ko: "원본 파일을 합하면 256 MB가 넘어 넣지 않았습니다. 이름과 SHA-256은 SHA256SUMS와 receipt.html에 있습니다. 원본은 따로 전달해 주십시오.",
        en: "The originals are larger than 256 MB together and are not in here. Their names and SHA-256 are in SHA256SUMS and receipt.html; hand them over separately.",
    };
    const REST: Both = Both {
        ko: "SHA256SUMS: 원본의 확인값 (sha256sum -c SHA256SUMS)\nfacts/report.json: 자료에서 계산한 사실과 그 파일, 줄\ninference/report.html: 문지기가 붙인 분류와 설명. 추정이며 사실이 아닙니다.\nrecord/record.json: 사람이 남긴 결정과 당사자의 설명\nreceipt.html: 인수인계 확인서\n\n분류는 살펴볼 순서를 정한 것이며, 누구에 대한 판단도 아닙니다.",
        en: "SHA256SUMS: hashes of the originals (sha256sum -c SHA256SUMS)\nfacts/report.json: facts computed from the data, with file and line\ninference/report.html: the bands and explanations that Munjigi adds. They are inference, not fact.\nrecord/record.json: what people decided, and what the persons concerned said\nreceipt.html: receipt\n\nThe bands order what to look at. They judge nobody.",
    };
    let first = if places.is_empty() { LISTED } else { FULL };
    format!("{}\n{}\n", first.get(lang), REST.get(lang))
}

/// The receipt, to be signed by both sides.
fn receipt(material: &Material<'_>, ask: &Ask, originals: &[Original], lang: Lang) -> Vec<Block> {
    let t = paper_words(lang);
    let said = |ko: &'static str, en: &'static str| Both { ko, en }.get(lang);
    let or = |text: &str| if text.trim().is_empty() { t.not_stated.to_owned() } else { text.to_owned() };
    let mut doc = Doc::default();
    doc.0.push(Block::Title(said("자료 인수인계 확인서", "Receipt for a hand-over of data").to_owned()));
    doc.0.push(Block::Pairs(vec![
        (said("받는 기관", "Authority").to_owned(), or(&ask.authority)),
        (said("공문·영장 번호", "Number of letter or warrant").to_owned(), or(&ask.reference)),
        (t.purpose_labels[1].to_owned(), or(&material.record.purpose.legal_basis)),
    ]));
    doc.heading(t.files);
    let rows = originals.iter().map(|one| {
        let hash = one.sha256.clone().unwrap_or_else(|| t.no_hash.to_owned());
        vec![one.name.clone(), hash, format::bytes(one.bytes as f64)]
    });
    doc.table(&[t.file_heads[0], t.file_heads[1], said("크기", "Size")], rows.collect(), t.not_stated);
    doc.heading(t.versions);
    doc.0.push(Block::Pairs(versions(material, lang)));
    doc.text(said(
        "원본, 계산한 사실, 프로그램의 분류, 사람의 기록을 나누어 넣었습니다. 분류는 누구에 대한 판단도 아닙니다.",
        "Originals, computed facts, the program's bands and people's records are kept apart. The bands judge nobody.",
    ));
    doc.0.push(Block::Signatures(vec![
        said("건네는 사람 서명 · 날짜", "Handed over by: signature, date").to_owned(),
        said("받는 사람 서명 · 날짜", "Received by: signature, date").to_owned(),
    ]));
    doc.0
}
