//! What must hold of points whatever the data: more findings never lower them, checks never raise them, unknown and names
//! change nothing, and protected traits never reach the engine.

use crate::support::{Seed, as_of, report, screened_in_pieces, session_csv};
use munjigi::model::civil::{seconds, utc_text};
use munjigi::report::Report;
use munjigi::score::{Scored, band, score, sum};
use munjigi::settings::Policy;
use munjigi::signals::controls::Held;
use munjigi::signals::{CATALOGUE, Locus, Occurrence, Severity, Strength};
use std::collections::BTreeMap;

/// A finding of a signal of the catalogue with whatever strength, weaknesses and evidence.
fn finding(seed: &mut Seed, policy: &Policy) -> Scored {
    let card = CATALOGUE[seed.below(CATALOGUE.len() as u64) as usize].card();
    let strength = [Strength::Watch, Strength::Strong, Strength::Severe][seed.below(3) as usize];
    let severity = [Severity::Context, Severity::Low, Severity::Medium, Severity::High][seed.below(4) as usize];
    let evidence = (0..1 + seed.below(4)).map(|_| Locus { file: 0, line: seed.below(12) as u32 + 1 }).collect();
    let mut occurrence = Occurrence::new(card, strength, Vec::new(), evidence).at_most(severity);
    occurrence.weaknesses.zone_assumed = seed.below(3) == 0;
    occurrence.weaknesses.country_only = seed.below(3) == 0;
    occurrence.weaknesses.hub = seed.below(5) == 0;
    occurrence.weaknesses.sparse = seed.below(4) == 0;
    score(card.id, card.family, occurrence, &policy.score)
}

fn control(seed: &mut Seed) -> Held {
    let ids = ["id-video-selfie-done", "in-person-or-notary-done"];
    Held { id: ids[seed.below(2) as usize], day: None, locus: Locus { file: 0, line: 1 }, counts: true, why_not: None }
}

#[test]
fn a_finding_more_never_lowers_points_and_a_check_more_never_raises_them() {
    let policy = Policy::default();
    let mut seed = Seed(0x5eed);
    for round in 0..20_000 {
        let findings: Vec<Scored> = (0..seed.below(7)).map(|_| finding(&mut seed, &policy)).collect();
        let controls: Vec<Held> = (0..seed.below(3)).map(|_| control(&mut seed)).collect();
        let before = sum(&findings, &controls, &policy.score);
        let mut more = findings.clone();
        more.insert(seed.below(more.len() as u64 + 1) as usize, finding(&mut seed, &policy));
        assert!(sum(&more, &controls, &policy.score).total >= before.total, "round {round}");
        let mut checked = controls.clone();
        checked.push(control(&mut seed));
        let after = sum(&findings, &checked, &policy.score);
        assert!(after.total <= before.total && after.total >= 0, "round {round}");
        let bands = [&before, &after].map(|sum| band(&findings, sum, 1_000, &policy));
        assert!(bands[1] <= bands[0], "round {round}: a check raised the band");
        // The order of findings is no fact either.
        let mut turned = findings.clone();
        turned.reverse();
        assert_eq!(sum(&turned, &controls, &policy.score).total, before.total, "round {round}");
    }
}

/// Accounts whose points and bands could hardly be more different, with checklists.
fn people(seed: u64) -> String {
    let mut text = session_csv(60, 1_500, seed);
    let mut seed = Seed(seed);
    for person in 0..8 {
        let mut at = seconds(2026, 1, 3, 0).expect("a day");
        while at < seconds(2026, 1, 24, 0).expect("a day") {
            let end = at + 3_600 * (2 + seed.below(20) as u32);
            let (country, address) = [("KR", 9), ("NG", 77), ("BR", 78), ("DE", 79)][seed.below(4) as usize];
            let device = if person < 3 { "MAC-9".to_owned() } else { format!("MAC-{person}") };
            text.push_str(&format!(
                "op{person}@example.org,{},{},203.0.113.{},{country},{device},Garam\n",
                utc_text(at),
                utc_text(end),
                address + person
            ));
            at = end + 600 * seed.below(30) as u32;
        }
    }
    text
}

/// Band, points, and findings with strength and points.
type Outcome = (String, f64, Vec<(String, String, f64)>);

/// Every account with what it came to, by key.
fn outcome(report: &Report) -> BTreeMap<String, Outcome> {
    let findings = |account: &munjigi::report::AccountReport| {
        account
            .findings
            .iter()
            .map(|finding| (finding.signal.to_string(), finding.strength.to_string(), finding.points))
            .collect()
    };
    let all = report.accounts.iter();
    all.map(|account| (account.account.clone(), (account.band.to_string(), account.points, findings(account))))
        .collect()
}

#[test]
fn unknown_answers_change_nothing() {
    for seed in [3, 4] {
        let text = people(seed);
        let asked = |answer: &str| {
            let mut roster = String::from("email,화상면접거부,화상면접,화상신분확인\n");
            for person in 0..8 {
                roster.push_str(&format!("op{person}@example.org,{answer},{answer},{answer}\n"));
            }
            outcome(&report(&[("t.csv", text.as_bytes()), ("roster.csv", roster.as_bytes())]))
        };
        let plain = outcome(&report(&[("t.csv", text.as_bytes())]));
        for unknown in ["", "unknown", "모름"] {
            assert_eq!(asked(unknown), plain, "{unknown:?}");
        }
        assert!(plain.values().any(|(_, points, _)| *points > 0.0), "nothing fires, so that this proves little");
    }
}

#[test]
fn a_check_on_record_never_raises_anybody() {
    for seed in [5, 6] {
        let text = people(seed);
        let items = |video: &str| {
            let mut answers = Vec::new();
            for person in 0..8 {
                for (item, answer) in [
                    ("video-refused", "yes"),
                    ("text-only-contact", "yes"),
                    ("id-video-selfie-done", video),
                    ("in-person-or-notary-done", video),
                ] {
                    answers.push(serde_json::json!({
                        "account": format!("op{person}@example.org"), "item": item, "answer": answer, "note": "", "by": "", "on": "2026-01-30"
                    }));
                }
            }
            let list = serde_json::json!({ "schema": "munjigi.checklist/1", "answers": answers }).to_string();
            outcome(&report(&[("t.csv", text.as_bytes()), ("checklist.json", list.as_bytes())]))
        };
        let (without, with) = (items("unknown"), items("yes"));
        let mut lowered = 0;
        for (account, (_, points, _)) in &without {
            assert!(with[account].1 <= *points, "{account}");
            lowered += usize::from(with[account].1 < *points);
        }
        assert!(lowered > 0, "no check counted, so that this proves little");
    }
}

#[test]
fn people_and_countries_renamed_with_their_coordinates_change_nothing_but_the_names() {
    // Coordinates say where; the country is only what that place is called.
    let places = [("KR", "37.56,126.98"), ("NG", "6.45,3.39"), ("BR", "-23.55,-46.63")];
    let table = |people: &str, countries: [&str; 3], cities: [&str; 3]| {
        let mut seed = Seed(99);
        let mut text = String::from("account,time,event,result,ip,country,city,latitude,longitude,device\n");
        for person in 0..70 {
            for entry in 0..20u32 {
                let place = if person % 9 == 0 { seed.below(3) as usize } else { (person % 3) as usize };
                let at = seconds(2026, 1, 5 + entry, 3_600 * (1 + seed.below(8) as u32)).expect("a day");
                let (latitude, longitude) = places[place].1.split_once(',').expect("a point");
                text.push_str(&format!(
                    "{people}{person:03}@example.org,{},login,success,203.0.113.{},{},{},{latitude},{longitude},{}\n",
                    utc_text(at),
                    person % 60 + place as u64 * 60,
                    countries[place],
                    cities[place],
                    if person % 11 == 0 { "MAC-SHARED".to_owned() } else { format!("MAC-{person}") },
                ));
            }
        }
        text
    };
    let one = report(&[("t.csv", table("kim", ["KR", "NG", "BR"], ["Seoul", "Lagos", "São Paulo"]).as_bytes())]);
    let other = report(&[("t.csv", table("zoe", ["FR", "CN", "KR"], ["Paris", "沈阳", "서울"]).as_bytes())]);
    let renamed = |report: &Report, from: &str| -> BTreeMap<String, _> {
        outcome(report).into_iter().map(|(key, value)| (key.replace(from, "x"), value)).collect()
    };
    assert_eq!(renamed(&one, "kim"), renamed(&other, "zoe"));
    let fired: usize = one.accounts.iter().map(|account| account.findings.len()).sum();
    assert!(fired > 5, "only {fired} findings, so that this proves little");
    assert_eq!(one.accounts.len(), 70);
}

/// The header names of protected traits as people write them, in three languages.
const TRAITS: [&[&str]; 11] = [
    &["Nationality", "국적", "国籍", "Citizenship"],
    &["Gender", "성별", "性別", "Sex"],
    &["Age", "나이", "年齢", "연령"],
    &["Date of Birth", "생년월일", "生年月日", "Birthday", "Birth Date"],
    &["Birthplace", "출생지", "出生地", "Place of Birth", "고향", "出身地"],
    &["Photo", "사진", "写真", "Profile Picture", "증명사진", "顔写真", "Photo URL"],
    &["Accent", "억양", "訛り", "말투", "사투리"],
    &["Ethnicity", "민족", "民族", "Race", "인종", "人種", "Ethnic Group"],
    &["Religion", "종교", "宗教", "Religious affiliation"],
    &["University", "출신학교", "出身校", "School"],
    &["Marital Status", "혼인 여부", "婚姻状況", "Disability", "장애 여부", "Skin colour"],
];

#[test]
fn protected_traits_are_dropped_before_the_engine_and_said() {
    let plain_log = "account,start,end,ip,country,device\nkim,2026-01-05 00:00,2026-01-06 05:00,203.0.113.9,KR,M1\nlee,2026-01-05 00:00,2026-01-05 05:00,203.0.113.9,KR,M1\n";
    let plain_roster = "email,성명,국가\nkim@example.org,김가온,KR\nlee@example.org,이나루,KR\n";
    let with = |text: &str, name: &str, values: [&str; 2]| {
        let mut lines = text.lines();
        let mut out = format!("{},{name}\n", lines.next().expect("a header"));
        for (n, line) in lines.enumerate() {
            out.push_str(&format!("{line},{}\n", values[n % 2]));
        }
        out
    };
    for (file, text) in [("log.csv", plain_log), ("roster.csv", plain_roster)] {
        let bytes = |report: &Report| {
            let mut value = serde_json::to_value(report).expect("JSON");
            for input in value["inputs"].as_array_mut().expect("a list") {
                input["sha256"] = serde_json::Value::Null;
                input["dropped_columns"] = serde_json::Value::Null;
            }
            serde_json::to_string(&value).expect("JSON")
        };
        let known = report(&[(file, text.as_bytes())]);
        assert!(known.inputs[0].error.is_none() && known.inputs[0].dropped_columns.is_empty(), "{file}");
        for name in TRAITS.iter().flat_map(|names| names.iter()) {
            for values in [["a", "b"], ["1990-01-05", "KP"], ["", "여"]] {
                let told = report(&[(file, with(text, name, values).as_bytes())]);
                assert_eq!(told.inputs[0].dropped_columns, [*name], "{file}: {name} is not said to be dropped");
                assert_eq!(bytes(&told), bytes(&known), "{file}: {name} changes the report");
            }
        }
    }
}

#[test]
fn several_protected_columns_are_all_said_and_no_mapping_opens_them() {
    let text = "email,국적,사진,성별,거주국\nkim@example.org,KP,x.jpg,여,KR\n";
    let told = report(&[("roster.csv", text.as_bytes())]);
    assert_eq!(told.inputs[0].dropped_columns, ["국적", "사진", "성별"]);

    let mapping = |trait_role: &str| {
        let text = format!(
            r#"{{"schema":"munjigi.mapping/1","table":"roster","delimiter":"comma","header":true,"columns":[{{"name":"email","role":"email"}},{{"name":"국적","role":"{trait_role}"}},{{"name":"사진","role":"ignore"}},{{"name":"성별","role":"ignore"}},{{"name":"거주국","role":"ignore"}}]}}"#
        );
        munjigi::normalise::mapping::read(&text).expect("a mapping")
    };
    let by = |role: &str| {
        let settings =
            munjigi::settings::Settings { mappings: vec![mapping(role)], ..munjigi::settings::Settings::new(as_of()) };
        munjigi::report::build::report(&screened_in_pieces(&settings, &[("roster.csv", text.as_bytes())], 1 << 20))
    };
    let forced = by("country");
    assert_eq!(forced.inputs[0].dropped_columns, ["국적", "사진", "성별"]);
}
