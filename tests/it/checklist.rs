//! Answers to the checklist from file to points: the same in every form, and nothing that is unknown changes anything.

use crate::support::{Seed, report, session_csv};
use munjigi::model::holding::ITEMS;
use munjigi::protocol::checklist::{Given, csv, json};
use munjigi::report::{AccountReport, Report};
use munjigi::signals::answers::SIGNS;
use munjigi::signals::controls::CONTROLS;

const KIM: &str = "user00001@example.org";

fn given(account: &str, item: &str, answer: &str) -> Given {
    let [account, item, answer] = [account, item, answer].map(str::to_owned);
    Given { account, item, answer, on: "2026-01-30".to_owned(), ..Given::default() }
}

fn with(answers: &[Given]) -> Report {
    report(&[("t.csv", session_csv(5, 200, 1).as_bytes()), ("a.json", json(answers).as_bytes())])
}

fn kim(report: &Report) -> &AccountReport {
    report.accounts.iter().find(|account| account.account == KIM).expect("the account")
}

/// What answers may change.
fn essence(account: &AccountReport) -> (String, f64, Vec<String>) {
    let findings = account.findings.iter().map(|finding| format!("{} {}", finding.signal, finding.points)).collect();
    (account.band.to_string(), account.points, findings)
}

#[test]
fn unknown_and_not_applicable_change_no_points() {
    let without = report(&[("t.csv", session_csv(5, 200, 1).as_bytes())]);
    for answer in ["unknown", "not-applicable"] {
        let answers: Vec<Given> = ITEMS.iter().map(|(item, _)| given(KIM, item, answer)).collect();
        assert_eq!(essence(kim(&with(&answers))), essence(kim(&without)), "{answer}");
    }
}

#[test]
fn a_positive_control_never_raises_points_whatever_else_is_answered() {
    let mut seed = Seed(7);
    for _ in 0..60 {
        let mut answers: Vec<Given> =
            SIGNS.iter().filter(|_| seed.below(4) == 0).map(|sign| given(KIM, sign.card.id, "yes")).collect();
        let mut before = kim(&with(&answers)).points;
        for control in CONTROLS {
            answers.push(given(KIM, control.id, "yes"));
            let after = kim(&with(&answers)).points;
            assert!(after <= before, "{} raises {before} to {after}", control.id);
            before = after;
        }
    }
}

#[test]
fn controls_lower_identity_and_contact_alone() {
    let families = |answers: &[Given]| {
        let report = with(answers);
        kim(&report).families.iter().map(|entry| (entry.family.to_string(), entry.points)).collect::<Vec<_>>()
    };
    let signs = ["video-refused", "identity-switch", "gives-different-account"].map(|item| given(KIM, item, "yes"));
    let controls = CONTROLS.iter().map(|control| given(KIM, control.id, "yes"));
    let (before, after) = (families(&signs), families(&signs.iter().cloned().chain(controls).collect::<Vec<_>>()));
    let of = |list: &[(String, f64)], family: &str| {
        list.iter().find(|(known, _)| known == family).map_or(0.0, |(_, points)| *points)
    };
    assert_eq!(of(&before, "money"), of(&after, "money"));
    assert_eq!(of(&before, "contact") + of(&before, "identity"), 6.0);
    assert_eq!(of(&after, "contact") + of(&after, "identity"), 0.5, "2, 2, 1 and 0.5 are taken off");
}

#[test]
fn json_table_and_roster_say_the_same() {
    let answers = [given(KIM, "video-refused", "yes"), given(KIM, "bank-name-verified", "no")];
    let log = session_csv(5, 200, 1);
    let roster = format!("account,화상면접·카메라 거부,bank_name_verified\n{KIM},예 2026-01-30,X\n");
    let of = |name: &str, text: &str| {
        let report = report(&[("t.csv", log.as_bytes()), (name, text.as_bytes())]);
        (essence(kim(&report)), kim(&report).diligence.clone())
    };
    let expected = of("a.json", &json(&answers));
    assert!(expected.0.2.iter().any(|finding| finding == "video-refused 4"), "{expected:?}");
    assert_eq!(of("a.csv", &csv(&answers)), expected);
    assert_eq!(of("r.csv", &roster), expected);
}

#[test]
fn an_account_known_by_name_only_does_not_look_better_known_for_its_answers() {
    let log = "성명,출근시간,퇴근시간\n김가온,2026-01-05 09:00,2026-01-05 18:00\n";
    let answers = json(&[given("김가온", "video-refused", "yes")]);
    let report = report(&[("t.csv", log.as_bytes()), ("a.json", answers.as_bytes())]);
    let account = &report.accounts[0];
    assert_eq!(report.accounts.len(), 1);
    assert_eq!((account.findings[0].signal.as_ref(), account.findings[0].points), ("video-refused", 2.0));
}
