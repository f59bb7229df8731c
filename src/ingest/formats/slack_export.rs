//! Slack workspace export, file by file: `users.json` with each member's zone, and the messages of a channel's day.
//!
//! The archive is unpacked before; the day files name members by id, which `users.json` joins to their e-mail.

use super::json_fields::{paths, pick};
use crate::ingest::json_records::{self, JsonReader};
use crate::ingest::{Both, FormatCard, Head, Importer, IssueKind, Likelihood, Reader, Record, Sink, Unreadable};
use crate::model::{ActivityKind, HoldingField, Outcome};
use crate::settings::Limits;

/// Slack workspace export.
pub struct SlackExport;

static CARD: FormatCard = FormatCard {
    id: "slack-export",
    title: Both { ko: "Slack 워크스페이스 내보내기", en: "Slack workspace export" },
    export: Both {
        ko: "워크스페이스 설정 → 데이터 가져오기/내보내기 → 내보내기에서 받은 zip의 users.json과 채널 폴더의 YYYY-MM-DD.json을 사용합니다.",
        en: "Workspace settings, Import/Export Data, Export: take users.json and the YYYY-MM-DD.json of the channel folders out of the zip.",
    },
    gives: Both {
        ko: "메시지를 보낸 시각과 계정, 구성원마다 설정한 시간대와 이메일.",
        en: "When an account sent messages, and each member's e-mail and chosen time zone.",
    },
    lacks: Both {
        ko: "접속 IP, 로그인, 기기, 비공개 대화(요금제에 따라)는 없습니다.",
        en: "Addresses, sign-ins, devices, and, depending on the plan, private conversations.",
    },
    traps: Both {
        ko: "메시지 내용은 읽지 않습니다. 시간대는 본인이 고르거나 기기에서 따온 값이며 내보낸 시점의 것입니다. 봇과 앱의 메시지는 사람의 활동으로 세지 않습니다. 예약 전송한 메시지는 사람이 쓴 것과 구별되지 않습니다.",
        en: "What messages say is not read. The zone is the member's choice or taken from a device, as of the export. Messages of bots and apps do not count as a person's activity. Scheduled messages cannot be told from typed ones.",
    },
    sample: r#"[{"user":"U01","type":"message","ts":"1768177864.000100","text":"안녕하세요"},
{"user":"U02","type":"message","ts":"1768178000.000200","text":"hello"},
{"subtype":"bot_message","bot_id":"B01","type":"message","ts":"1768208564.000300","text":"done"}]"#,
};

paths! {
    Time: "ts",
    User: "user",
    BotId: "bot_id",
    Subtype: "subtype",
    RealName: "user_profile.real_name",
    // Of a member.
    Id: "id",
    Email: "profile.email",
    Name: "real_name",
    ProfileName: "profile.real_name",
    Zone: "tz",
    IsBot: "is_bot",
}

/// Whether a record is a message or a member; other files of the export (channels, apps) are neither.
fn is_message(record: &[u8]) -> bool {
    let has = |key| json_records::has_key(record, key);
    has("ts") && has("type") && (has("user") || has("bot_id"))
}

fn is_member(record: &[u8]) -> bool {
    let has = |key| json_records::has_key(record, key);
    has("id") && has("profile") && (has("is_bot") || has("tz") || has("team_id"))
}

impl Importer for SlackExport {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        match json_records::first_object(head.text, &[]) {
            Some(first) if is_message(&first) || is_member(&first) => Likelihood::Certain,
            _ => Likelihood::No,
        }
    }

    fn open(&self, _: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        Ok(Box::new(JsonReader::new(&[], limits.record_bytes, read).in_utc()))
    }
}

fn read(line: u32, record: &[u8], sink: &mut dyn Sink) {
    let Some(entry) = pick(line, record, &PATHS, sink) else { return };
    if entry.get(Field::Time).is_empty() && !entry.get(Field::Id).is_empty() {
        let (id, email) = (entry.get(Field::Id), entry.get(Field::Email));
        if entry.is_true(Field::IsBot) || id == b"USLACKBOT" {
            return sink.issue(line, IssueKind::NotRelevant);
        }
        let account = if email.is_empty() { id } else { email };
        for (field, value) in [
            (HoldingField::Alias, id),
            (HoldingField::Name, entry.first(&[Field::Name, Field::ProfileName])),
            (HoldingField::ClaimedZone, entry.get(Field::Zone)),
        ] {
            if !value.is_empty() {
                sink.holding(line, account, false, field, value);
            }
        }
        return;
    }
    let (subtype, user) = (entry.text(Field::Subtype), entry.get(Field::User));
    let is_bot = !entry.get(Field::BotId).is_empty() || subtype == "bot_message" || user == b"USLACKBOT";
    sink.record(
        line,
        &Record {
            // Joining a channel, renaming it and the like are written as messages too.
            kind: match subtype {
                "" | "thread_broadcast" | "me_message" | "file_share" | "bot_message" => ActivityKind::Message,
                _ => ActivityKind::Action,
            },
            outcome: Outcome::Success,
            machine: is_bot,
            account: if user.is_empty() { entry.get(Field::BotId) } else { user },
            name: entry.get(Field::RealName),
            start: entry.time(&[Field::Time]),
            ..Record::default()
        },
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::{Collector, read as read_all};

    fn import(text: &str) -> Collector {
        let head = Head::new("2026-01-12.json", text.as_bytes(), true);
        assert_eq!(SlackExport.sniff(&head), Likelihood::Certain);
        read_all(SlackExport.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 60)
    }

    #[test]
    fn bots_are_machines_and_joining_is_no_message() {
        let mut text = CARD.sample.trim_end_matches(']').to_owned();
        text.push_str(r#",{"subtype":"channel_join","user":"U02","type":"message","ts":"1768208565.1"},{"user":"U03","bot_id":"B02","type":"message","ts":"1768208566.1"}]"#);
        let kept: Vec<_> =
            import(&text).records.into_iter().map(|kept| (kept.account, kept.kind, kept.machine)).collect();
        use ActivityKind::{Action, Message};
        let expected = [
            ("U01", Message, false),
            ("U02", Message, false),
            ("B01", Message, true),
            ("U02", Action, false),
            ("U03", Message, true),
        ];
        assert_eq!(kept, expected.map(|(account, kind, machine)| (account.to_owned(), kind, machine)));
    }

    #[test]
    fn members_are_holdings_and_bots_are_none() {
        let text = r#"[{"id":"U01","team_id":"T1","name":"mina","real_name":"Mina","tz":"Asia/Seoul","profile":{"email":"mina@example.org"},"is_bot":false},{"id":"U09","name":"ci","profile":{},"is_bot":true}]"#;
        let sink = import(text);
        assert_eq!((sink.rows.len(), sink.records.len(), sink.issues), (2, 0, vec![(1, IssueKind::NotRelevant)]));
    }

    #[test]
    fn other_files_of_the_export_are_nobodys() {
        for text in [r#"[{"id":"C1","name":"general","members":["U01"]}]"#, r#"[{"type":"message","text":"x"}]"#] {
            assert_eq!(SlackExport.sniff(&Head::new("x", text.as_bytes(), true)), Likelihood::No);
        }
    }
}
