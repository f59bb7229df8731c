//! Google Workspace login events as the admin console's CSV; its dates are in the zone of the browser or domain.

use super::sign_in_columns::{self, Named, Rows, position};
use super::sign_in_fields::{Entry, Slot, Verdict};
use crate::ingest::delimited::TableHead;
use crate::ingest::{Both, FormatCard, Head, Importer, Likelihood, Reader, Unreadable};
use crate::model::{ActivityKind, Outcome};
use crate::settings::Limits;

/// The importer.
pub struct GoogleWorkspaceConsoleCsv;

static CARD: FormatCard = FormatCard {
    id: "google-workspace-console-csv",
    title: Both {
        ko: "Google Workspace 사용자 로그인 (관리 콘솔 CSV)",
        en: "Google Workspace user log events (admin console CSV)",
    },
    export: Both {
        ko: "Google 관리 콘솔 → 보고 → 감사 및 조사 → 사용자 로그 이벤트 → 모두 내보내기 → CSV.",
        en: "Google Admin console, Reporting, Audit and investigation, User log events, Export all, CSV.",
    },
    gives: Both {
        ko: "로그인 성공·실패·로그아웃의 시각, 계정, 접속 IP.",
        en: "Sign-ins, failed ones and sign-outs with time, account and connecting address.",
    },
    lacks: Both { ko: "국가, 기기, 세션이 없습니다.", en: "No country, device or session." },
    traps: Both {
        ko: "날짜는 UTC가 아니라 내려받은 사람의 브라우저(또는 도메인) 시간대입니다. 시간대 표시가 없으면 화면에서 시간대를 골라 주십시오.",
        en: "Dates are in the zone of the downloader's browser (or the domain), not UTC. Where none is shown, choose the zone on the page.",
    },
    sample: "Date,Event,Description,Actor,IP address,Login type\n2026-01-12T09:31:04+09:00,Successful login,Mina Kim logged in,mina@example.org,192.0.2.14,Google Password\n2026-01-12T10:12:40+09:00,Failed login,Joon Lee failed to login,joon@example.org,198.51.100.7,Google Password\n2026-01-12T18:02:44+09:00,Logout,Mina Kim logged out,mina@example.org,192.0.2.14,Google Password\n",
};

const COLUMNS: &[Named] = &[
    (Slot::Time, "Date"),
    (Slot::Time, "날짜"),
    (Slot::Account, "Actor"),
    (Slot::Account, "User"),
    (Slot::Account, "행위자"),
    (Slot::Account, "사용자"),
    (Slot::Kind, "Event"),
    (Slot::Kind, "Event name"),
    (Slot::Kind, "이벤트"),
    (Slot::Kind, "이벤트 이름"),
    (Slot::Address, "IP address"),
    (Slot::Address, "IP 주소"),
    (Slot::Country, "IP region code"),
    (Slot::Result, "Challenge result"),
];

/// The console's table: what others call a sign-in table has no login type.
fn table(head: &Head<'_>) -> Option<TableHead> {
    let found = sign_in_columns::table(head, &["Date", "Login type", "IP address"])
        .or_else(|| sign_in_columns::table(head, &["날짜", "로그인 유형", "IP 주소"]))?;
    let any = |names: &[&str]| names.iter().any(|name| position(&found.header, name).is_some());
    let is_log = any(&["Event", "Event name", "이벤트", "이벤트 이름"]) && any(&["Actor", "User", "행위자", "사용자"]);
    is_log.then_some(found)
}

impl Importer for GoogleWorkspaceConsoleCsv {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        if table(head).is_some() { Likelihood::Certain } else { Likelihood::No }
    }

    fn open(&self, head: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        let table = table(head).ok_or(Unreadable::UnknownFormat)?;
        Ok(Rows::new(&table, COLUMNS, judge).reader(table, limits))
    }
}

fn judge(entry: &mut Entry<'_>) -> Option<Verdict> {
    let event = entry.text(Slot::Kind);
    let is = |names: &[&str]| names.iter().any(|name| event.eq_ignore_ascii_case(name));
    let starts = |start: &str| event.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start));
    Some(match () {
        () if is(&["Successful login", "Login success", "login_success", "로그인 성공"]) => {
            Verdict::new(ActivityKind::SignIn, Outcome::Success)
        }
        () if is(&["Failed login", "Login failure", "login_failure", "로그인 실패"]) => {
            Verdict::new(ActivityKind::SignIn, Outcome::Failure)
        }
        () if is(&["Logout", "로그아웃"]) => Verdict::new(ActivityKind::SignOut, Outcome::Success),
        // Google's own notices about an account.
        () if starts("suspicious") || starts("government") || starts("user suspended") || starts("leaked") => {
            return None;
        }
        () => Verdict::new(ActivityKind::Action, Outcome::Unknown),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::IssueKind;
    use crate::ingest::lines::testing::read;

    #[test]
    fn events_in_words() {
        let text = format!(
            "{}x,Suspicious login blocked,,mina@example.org,192.0.2.1,x\n2026-01-12,Login challenge,,mina@example.org,,\n",
            CARD.sample
        );
        let head = Head::new("x.csv", text.as_bytes(), true);
        assert_eq!(GoogleWorkspaceConsoleCsv.sniff(&head), Likelihood::Certain);
        let sink = read(GoogleWorkspaceConsoleCsv.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 33);
        let kinds: Vec<_> = sink.records.iter().map(|kept| kept.kind).collect();
        assert_eq!(kinds, [ActivityKind::SignIn, ActivityKind::SignIn, ActivityKind::SignOut, ActivityKind::Action]);
        assert_eq!(sink.issues, [(5, IssueKind::NotRelevant)]);
        let korean = "날짜,이벤트,설명,행위자,IP 주소,로그인 유형\n2026. 1. 12. 오전 9:31,로그인 실패,,mina@example.org,192.0.2.1,x\n";
        let head = Head::new("x.csv", korean.as_bytes(), true);
        let sink = read(GoogleWorkspaceConsoleCsv.open(&head, &Limits::default()).unwrap(), korean.as_bytes(), 33);
        assert_eq!((sink.records[0].outcome, sink.records[0].address.as_str()), (Outcome::Failure, "192.0.2.1"));
    }

    #[test]
    fn a_plain_sign_in_table_is_not_claimed() {
        let text = "Date,Event,User,IP address,Result\n2026-01-12,login,mina,192.0.2.1,ok\n";
        assert_eq!(GoogleWorkspaceConsoleCsv.sniff(&Head::new("x", text.as_bytes(), true)), Likelihood::No);
    }
}
