//! Every fixture is claimed by its own importer and by no other as surely.

use crate::support::{fixtures, folders, inputs};
use munjigi::ingest::envelope::{self, Envelope};
use munjigi::ingest::formats::FORMATS;
use munjigi::ingest::peel::{Decode, Unzip};
use munjigi::ingest::{Head, Likelihood};
use munjigi::settings::Limits;

fn decoded(bytes: &[u8]) -> Vec<u8> {
    let mut text = Vec::new();
    let mut decode = Decode::default();
    Unzip::Start
        .push(bytes, &Limits::default(), &mut |plain| {
            decode.push(plain, &mut |part| {
                text.extend_from_slice(part);
                Ok(())
            })
        })
        .expect("a readable fixture");
    decode
        .finish(&mut |part| {
            text.extend_from_slice(part);
            Ok(())
        })
        .expect("a readable fixture");
    text
}

fn claims(name: &str, text: &[u8]) -> Vec<(&'static str, Likelihood)> {
    let head = Head::new(name, text, true);
    let mut claims: Vec<_> = FORMATS
        .iter()
        .map(|importer| (importer.card().id, importer.sniff(&head)))
        .filter(|(_, likelihood)| *likelihood != Likelihood::No)
        .collect();
    claims.sort_by_key(|(_, likelihood)| std::cmp::Reverse(*likelihood));
    claims
}

fn check(name: &str, text: &[u8], wanted: &str, place: &str) {
    let mut claims = claims(name, text);
    // What nobody claims as it stands may stand in an envelope.
    let mut places = envelope::places(text).into_iter();
    while claims.is_empty()
        && let Some(place) = places.next()
    {
        let mut opened = Vec::new();
        Envelope::new(place).open(text, &mut opened);
        claims = self::claims(name, &opened);
    }
    assert_eq!(claims.first().map(|(id, _)| *id), Some(wanted), "{place}: {claims:?}");
    assert!(claims.len() < 2 || claims[0].1 > claims[1].1, "{place} is a tie: {claims:?}");
}

#[test]
fn fixtures_belong_to_their_folder() {
    for format in folders(&fixtures().join("formats")) {
        let wanted = format.file_name().unwrap_or_default().to_string_lossy().into_owned();
        for case in folders(&format) {
            for (name, bytes) in inputs(&case) {
                check(&name, &decoded(&bytes), &wanted, &case.display().to_string());
            }
        }
    }
}

#[test]
fn the_samples_on_the_cards_belong_to_their_format() {
    for importer in FORMATS {
        let card = importer.card();
        check("sample.txt", card.sample.as_bytes(), card.id, "the card's sample");
    }
}

#[test]
fn prose_and_strange_tables_belong_to_nobody() {
    for text in ["The quick brown fox\njumps over\n", "a,b\n1,2\n", "{\"hello\":1}\n", "\n\n\n", "price,amount\n1,2\n"]
    {
        assert!(claims("x.txt", text.as_bytes()).is_empty(), "{text:?} is claimed");
    }
}
