//! Messages between page and worker: golden JSON of what is sent, refusal of what is unknown, no message over 1 MB.

use crate::support::{as_of, screened, session_csv};
use munjigi::case::Record;
use munjigi::engine::Screened;
use munjigi::protocol::checklist::Given;
use munjigi::protocol::mapper::{Recognised, preview};
use munjigi::protocol::papers::{Ask, PaperKind, Refused, Tongue};
use munjigi::protocol::queue::{Filter, Queue};
use munjigi::protocol::{Command, ExportKind, Fault, Stage, Update, answer, links};
use munjigi::settings::{Policy, Settings};

fn rows(screened: &Screened, limit: usize) -> Update {
    Update::Queue(Box::new(Queue::of(screened).window(screened, (1, 0, limit), &Filter::default(), Some(0))))
}

fn golden(value: &impl serde::Serialize, text: &str) {
    assert_eq!(serde_json::to_string(value).expect("JSON"), text);
}

#[test]
fn commands_keep_their_shape() {
    golden(
        &Command::Screen {
            job: 1,
            names: vec!["a.csv".into()],
            as_of: "2026-01-31".into(),
            zone: "Asia/Seoul".into(),
            policy: Box::default(),
            mappings: Vec::new(),
            explained: Vec::new(),
        },
        &format!(
            r#"{{"screen":{{"job":1,"names":["a.csv"],"as_of":"2026-01-31","zone":"Asia/Seoul","policy":{},"mappings":[],"explained":[]}}}}"#,
            serde_json::to_string(&Policy::default()).expect("JSON")
        ),
    );
    golden(&Command::OpenCase { passphrase: None, merge: true }, r#"{"open-case":{"passphrase":null,"merge":true}}"#);
    golden(&Command::OpenItems { settled: vec!["kim".into()] }, r#"{"open-items":{"settled":["kim"]}}"#);
    golden(&Command::Recheck, r#""recheck""#);
    golden(
        &Command::Identify { files: vec![(7, "a.csv".into())], mappings: Vec::new() },
        r#"{"identify":{"files":[[7,"a.csv"]],"mappings":[]}}"#,
    );
    golden(
        &Command::Preview {
            ask: 3,
            file: "a.csv".into(),
            mapping: None,
            mappings: Vec::new(),
            zone: "UTC".into(),
            as_of: "2026-01-31".into(),
        },
        r#"{"preview":{"ask":3,"file":"a.csv","mapping":null,"mappings":[],"zone":"UTC","as_of":"2026-01-31"}}"#,
    );
    golden(&Command::Answers { id: 7 }, r#"{"answers":{"id":7}}"#);
    golden(&Command::Hash { job: 2 }, r#"{"hash":{"job":2}}"#);
    golden(
        &Command::Hashes { job: 2, hashes: vec![("a.csv".into(), "00".into())] },
        r#"{"hashes":{"job":2,"hashes":[["a.csv","00"]]}}"#,
    );
    golden(
        &Command::Queue { ask: 4, offset: 0, limit: 50, filter: Box::default(), budget: Some(20) },
        r#"{"queue":{"ask":4,"offset":0,"limit":50,"filter":{"search":"","band":null,"family":null,"signal":null,"cluster":null,"unresolved":false,"decided":[],"sort":"attention","reversed":false},"budget":20}}"#,
    );
    golden(&Command::Links { cluster: Some("c1".into()) }, r#"{"links":{"cluster":"c1"}}"#);
    golden(&Command::Account { account: "kim".into() }, r#"{"account":{"account":"kim"}}"#);
    golden(&Command::SourceLine { file: "a.csv".into(), line: 3 }, r#"{"source-line":{"file":"a.csv","line":3}}"#);
    golden(&Command::Export { kind: ExportKind::Csv }, r#"{"export":{"kind":"csv"}}"#);
    let ask = Ask {
        kind: PaperKind::PersonCopy,
        tongue: Tongue::Both,
        record: Record::default(),
        account: Some("kim".into()),
        key: "k".into(),
        authority: String::new(),
        reference: "7".into(),
    };
    let record = serde_json::to_string(&ask.record).expect("JSON");
    golden(
        &Command::Paper(Box::new(ask)),
        &format!(
            r#"{{"paper":{{"kind":"person-copy","tongue":"both","record":{record},"account":"kim","key":"k","authority":"","reference":"7"}}}}"#
        ),
    );
}

#[test]
fn answers_keep_their_shape() {
    let given = Given {
        account: "kim".into(),
        item: "video-refused".into(),
        answer: "no".into(),
        note: "n".into(),
        by: "lee".into(),
        on: "2026-01-15".into(),
    };
    golden(
        &Update::Answers { id: 7, answers: Some(vec![given]) },
        r#"{"answers":{"id":7,"answers":[{"account":"kim","item":"video-refused","answer":"no","note":"n","by":"lee","on":"2026-01-15"}]}}"#,
    );
    golden(&Update::Answers { id: 7, answers: None }, r#"{"answers":{"id":7,"answers":null}}"#);
}

#[test]
fn an_account_tells_the_answers_on_record_with_their_place() {
    let answers = r#"{"schema":"munjigi.checklist/1","answers":[
{"account":"user00001@example.org","item":"prepay-anger","answer":"yes","on":"2026-01-15"},
{"account":"user00001@example.org","item":"video-refused","answer":"no"}
]}"#;
    let screened = screened(&[("t.csv", session_csv(5, 50, 1).as_bytes()), ("a.json", answers.as_bytes())]);
    let account = answer::account(&screened, "user00001@example.org").expect("the account");
    let recorded: Vec<String> = account.answers.iter().map(|one| serde_json::to_string(one).expect("JSON")).collect();
    assert_eq!(
        recorded,
        [
            r#"{"item":"video-refused","answer":"no","on":null,"file":"a.json","line":3}"#,
            r#"{"item":"prepay-anger","answer":"yes","on":"2026-01-15","file":"a.json","line":2}"#
        ]
    );
}

#[test]
fn unknown_commands_and_fields_are_refused() {
    for text in [r#"{"fetch":{}}"#, r#"{"hash":{"job":1,"url":"x"}}"#, "[]", ""] {
        assert!(serde_json::from_str::<Command>(text).is_err(), "{text}");
    }
}

#[test]
fn updates_survive_the_way() {
    let screened = screened(&[("t.csv", session_csv(5, 50, 1).as_bytes())]);
    let account = answer::account(&screened, "user00001@example.org").expect("the account");
    let settings = Settings::new(as_of());
    for update in [
        Update::Ready { build: "x".into() },
        Update::Progress { job: 1, stage: Stage::Reading, done: 1.0, total: 2.0, rows: 3.0, file: "a".into() },
        Update::Screened { job: 1, summary: Box::new(answer::summary(&screened)) },
        rows(&screened, 10),
        Update::Links(Box::new(links::map(&screened, None))),
        Update::Account(Box::new(account)),
        Update::Failed { job: 1, fault: Fault::WorkerDied },
        Update::Identified { id: 7, recognised: Recognised::Unknown { error: "unknown-format".into() } },
        Update::Identified { id: 7, recognised: Recognised::Format { format: "roster".into(), mapped: true } },
        Update::Paper { file_name: "munjigi-paper.html".into() },
        Update::PaperRefused(Refused::NoKey),
        Update::PaperRefused(Refused::Survivors { total: 2, places: vec![(7, "person".into())] }),
        Update::Preview {
            ask: 3,
            preview: Box::new(preview("t.csv", b"wer;wann\nkim;2026-01-05\n", true, None, &settings)),
        },
    ] {
        let text = serde_json::to_string(&update).expect("JSON");
        let back: Update = serde_json::from_str(&text).expect("what is sent can be read");
        assert_eq!(serde_json::to_string(&back).expect("JSON"), text);
    }
}

#[test]
fn a_preview_is_small_however_wide_the_table_is() {
    let row = vec!["word of some length".repeat(20); 1_500].join(",");
    let text = format!("{row}\n").repeat(40);
    let preview = preview("t.csv", text.as_bytes(), true, None, &Settings::new(as_of()));
    let update = Update::Preview { ask: 1, preview: Box::new(preview) };
    assert!(serde_json::to_string(&update).expect("JSON").len() < 1_000_000);
}

#[test]
fn no_message_grows_with_the_number_of_accounts() {
    let screened = screened(&[("t.csv", session_csv(5_000, 20_000, 1).as_bytes())]);
    for update in [
        Update::Screened { job: 1, summary: Box::new(answer::summary(&screened)) },
        rows(&screened, 10_000),
        Update::Links(Box::new(links::map(&screened, None))),
    ] {
        let bytes = serde_json::to_string(&update).expect("JSON").len();
        assert!(bytes < 1_000_000, "{bytes}");
    }
}
