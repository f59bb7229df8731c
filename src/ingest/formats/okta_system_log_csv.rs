//! Okta System Log as the admin console's CSV: the names of the JSON in snake case, flattened with dots.

use super::okta_system_log::{is_machine, kind, outcome};
use super::sign_in_columns::{self, Named, Rows};
use super::sign_in_fields::{Entry, Slot, Verdict};
use crate::ingest::{Both, FormatCard, Head, Importer, Likelihood, Reader, Unreadable};
use crate::settings::Limits;

/// The importer.
pub struct OktaSystemLogCsv;

static CARD: FormatCard = FormatCard {
    id: "okta-system-log-csv",
    title: Both { ko: "Okta 시스템 로그 (관리 콘솔 CSV)", en: "Okta System Log (admin console CSV)" },
    export: Both {
        ko: "Okta 관리 콘솔 → Reports → System Log에서 기간을 고르고 Download CSV를 누릅니다.",
        en: "Okta admin console, Reports, System Log, choose the period, Download CSV.",
    },
    gives: Both {
        ko: "로그인·로그아웃·기타 활동의 시각(UTC), 계정, 결과, 접속 IP, 국가와 좌표, 세션.",
        en: "Sign-ins, sign-outs and other activity with time (UTC), account, outcome, connecting address, country and coordinates, session.",
    },
    lacks: Both {
        ko: "기기 식별자가 없고, 만료된 세션의 끝은 기록되지 않습니다.",
        en: "No device identifiers; a session that expires leaves no entry.",
    },
    traps: Both {
        ko: "프로그램이 만든 항목(토큰 갱신)은 사람의 활동으로 세지 않습니다. 내려받기는 건수가 제한되므로 기간을 나누어 받으십시오.",
        en: "Entries made by programs (token refresh) do not count as the person's activity. Downloads are limited in rows, so split long periods.",
    },
    sample: "severity,event_type,display_message,uuid,timestamp,outcome.result,actor.id,actor.type,actor.display_name,actor.alternate_id,authentication_context.external_session_id,client.ip_address,client.geographical_context.country\nINFO,user.session.start,User login to Okta,u1,2026-01-12T00:31:04.117Z,SUCCESS,00u1,User,Mina Kim,mina@example.org,s1,192.0.2.14,South Korea\nINFO,user.session.end,User logout from Okta,u2,2026-01-12T09:02:44.003Z,SUCCESS,00u1,User,Mina Kim,mina@example.org,s1,192.0.2.14,South Korea\n",
};

const MARKS: [&str; 4] = ["event_type", "actor.alternate_id", "client.ip_address", "timestamp"];

const COLUMNS: &[Named] = &[
    (Slot::Time, "timestamp"),
    (Slot::Account, "actor.alternate_id"),
    (Slot::Alias, "actor.id"),
    (Slot::Name, "actor.display_name"),
    (Slot::Actor, "actor.type"),
    (Slot::Kind, "event_type"),
    (Slot::Result, "outcome.result"),
    (Slot::Address, "client.ip_address"),
    (Slot::Country, "client.geographical_context.country"),
    (Slot::Latitude, "client.geographical_context.geolocation.lat"),
    (Slot::Longitude, "client.geographical_context.geolocation.lon"),
    (Slot::Session, "authentication_context.external_session_id"),
    (Slot::System, "client.user_agent.os"),
    (Slot::Asn, "security_context.as_number"),
    (Slot::Proxy, "security_context.is_proxy"),
];

impl Importer for OktaSystemLogCsv {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        if sign_in_columns::table(head, &MARKS).is_some() { Likelihood::Certain } else { Likelihood::No }
    }

    fn open(&self, head: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        let table = sign_in_columns::table(head, &MARKS).ok_or(Unreadable::UnknownFormat)?;
        Ok(Rows::new(&table, COLUMNS, judge).in_utc(true).reader(table, limits))
    }
}

fn judge(entry: &mut Entry<'_>) -> Option<Verdict> {
    if !matches!(entry.text(Slot::Actor), "" | "User") {
        return None;
    }
    let outcome = outcome(entry.text(Slot::Result));
    let event = entry.text(Slot::Kind);
    Some(Verdict::new(kind(event, outcome), outcome).by_machine(is_machine(event)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::IssueKind;
    use crate::ingest::lines::testing::read;
    use crate::model::ActivityKind;

    #[test]
    fn columns_go_by_name_also_after_one_more() {
        let text: String = CARD.sample.lines().map(|line| format!("x,{line}\n")).collect();
        let text = text
            + "x,INFO,user.session.start,,u3,2026-01-12T00:00:00Z,SUCCESS,p1,SystemPrincipal,,system@okta.com,,,\n";
        let head = Head::new("x.csv", text.as_bytes(), true);
        assert_eq!(OktaSystemLogCsv.sniff(&head), Likelihood::Certain);
        let sink = read(OktaSystemLogCsv.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 50);
        let kinds: Vec<ActivityKind> = sink.records.iter().map(|kept| kept.kind).collect();
        assert_eq!(kinds, [ActivityKind::SignIn, ActivityKind::SignOut]);
        assert_eq!((sink.records[0].country.as_str(), sink.records[0].session.as_str()), ("South Korea", "s1"));
        assert_eq!(sink.issues, [(4, IssueKind::NotRelevant)]);
    }
}
