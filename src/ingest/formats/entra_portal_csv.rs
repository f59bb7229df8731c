//! Microsoft Entra ID sign-ins as the admin center's CSV: `InteractiveSignIns_*.csv`, `NonInteractiveSignIns_*.csv`.
//!
//! Some 56 columns, some named twice and some with blanks at the end of the name, so columns go by name, the first one wins.

use super::sign_in_columns::{self, Named, Rows};
use super::sign_in_fields::{Entry, Slot, Verdict};
use crate::ingest::{Both, FormatCard, Head, Importer, Likelihood, Reader, Unreadable};
use crate::model::{ActivityKind, Outcome};
use crate::settings::Limits;

/// The importer.
pub struct EntraPortalCsv;

static CARD: FormatCard = FormatCard {
    id: "entra-portal-csv",
    title: Both {
        ko: "Microsoft Entra ID 로그인 (관리 센터 CSV)",
        en: "Microsoft Entra ID sign-ins (admin center CSV)",
    },
    export: Both {
        ko: "Entra 관리 센터 → 모니터링 및 상태 → 로그인 로그 → 다운로드 → CSV 다운로드. 대화형과 비대화형 로그인은 파일이 따로 나옵니다.",
        en: "Entra admin center, Monitoring & health, Sign-in logs, Download, Download CSV. Interactive and non-interactive sign-ins come as separate files.",
    },
    gives: Both {
        ko: "로그인의 시각(UTC), 계정, 이름, 결과, 접속 IP, 국가, 기기 ID와 관리 여부, 세션.",
        en: "Sign-ins with time (UTC), account, name, outcome, connecting address, country, device id and whether it is managed, session.",
    },
    lacks: Both {
        ko: "로그아웃과 좌표가 없습니다. 한 번에 최대 10만 건까지만 내려받을 수 있습니다.",
        en: "No sign-outs and no coordinates. One download holds 100,000 rows at most.",
    },
    traps: Both {
        ko: "파일 이름이 NonInteractiveSignIns로 시작하면 사람의 활동으로 세지 않으므로 이름을 바꾸지 마십시오. Interrupted(MFA 요청 등)는 실패가 아닙니다.",
        en: "Files named NonInteractiveSignIns do not count as a person's activity, so keep the name. Interrupted (MFA asked for) is no failure.",
    },
    sample: "Date (UTC),Request ID,Correlation ID,User ID,User,Username,Application,Application ID ,IP address,Location,Status,Sign-in error code,Device ID,Managed,Join Type,Session ID\n2026-01-12T00:31:04Z,r1,c1,1-a,Mina Kim,mina@example.org,Portal,a1,192.0.2.14,\"Seoul, Seoul-teukbyeolsi, KR\",Success,0,d1,true,Microsoft Entra joined,s1\n2026-01-12T01:12:40Z,r2,c2,2-b,Joon Lee,joon@example.org,Portal,a1,198.51.100.7,\"Busan, Busan, KR\",Failure,50126,,,,\n",
};

/// No other export has these together.
const MARKS: [&str; 6] = ["Date (UTC)", "Request ID", "Correlation ID", "Username", "IP address", "Status"];

const COLUMNS: &[Named] = &[
    (Slot::Time, "Date (UTC)"),
    (Slot::Account, "Username"),
    (Slot::Account, "Sign-in identifier"),
    (Slot::Alias, "User ID"),
    (Slot::Name, "User"),
    (Slot::Result, "Status"),
    (Slot::Address, "IP address"),
    (Slot::Country, "Location"),
    (Slot::Device, "Device ID"),
    (Slot::Session, "Session ID"),
    (Slot::System, "Operating System"),
    (Slot::Asn, "Autonomous system  number"),
    (Slot::Asn, "Autonomous system number"),
    (Slot::Managed, "Managed"),
    (Slot::Extra, "Join Type"),
    (Slot::Actor, "Compliant"),
];

impl Importer for EntraPortalCsv {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        if sign_in_columns::table(head, &MARKS).is_some() { Likelihood::Certain } else { Likelihood::No }
    }

    fn open(&self, head: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        let table = sign_in_columns::table(head, &MARKS).ok_or(Unreadable::UnknownFormat)?;
        let machine = head.name.get(..14).is_some_and(|name| name.eq_ignore_ascii_case("NonInteractive"));
        Ok(Rows::new(&table, COLUMNS, judge).by_machine(machine).reader(table, limits))
    }
}

fn judge(entry: &mut Entry<'_>) -> Option<Verdict> {
    let place = entry.text(Slot::Country);
    entry.set(Slot::Country, place.rsplit(", ").next().unwrap_or(place).trim().trim_end_matches(',').as_bytes());
    // A joined or compliant device has a certificate that its id stands for, as a managed one has.
    if !entry.is_true(Slot::Managed) {
        let joined = if entry.is_true(Slot::Actor) { entry.get(Slot::Actor) } else { entry.get(Slot::Extra) };
        entry.set(Slot::Managed, joined);
    }
    let outcome = match entry.text(Slot::Result) {
        "Success" => Outcome::Success,
        "Failure" => Outcome::Failure,
        _ => Outcome::Unknown,
    };
    Some(Verdict::new(ActivityKind::SignIn, outcome))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::DeviceClass;
    use crate::ingest::lines::testing::{Collector, read};

    fn import(name: &str, text: &str) -> Collector {
        let head = Head::new(name, text.as_bytes(), true);
        assert_eq!(EntraPortalCsv.sniff(&head), Likelihood::Certain);
        read(EntraPortalCsv.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 77)
    }

    #[test]
    fn the_sample_gives_place_device_and_outcome() {
        let sink = import("InteractiveSignIns_2026.csv", CARD.sample);
        assert_eq!((sink.rows.as_slice(), sink.issues.len()), (&[2, 3][..], 0));
        let kept = &sink.records[0];
        assert_eq!(
            (kept.account.as_str(), kept.alias.as_str(), kept.country.as_str()),
            ("mina@example.org", "1-a", "KR")
        );
        assert_eq!((kept.device.as_str(), kept.device_class, kept.machine), ("d1", DeviceClass::Strong, false));
        assert_eq!((sink.records[1].outcome, sink.records[1].device_class), (Outcome::Failure, DeviceClass::Weak));
    }

    #[test]
    fn repeated_columns_and_interrupts() {
        let text = "Date (UTC),Request ID,Correlation ID,Incoming token type,Username,IP address,Location,Status,IP address,Incoming token type\n\
            2026-01-12T00:31:04Z,r,c,none,mina@example.org,192.0.2.14,\", , \",Interrupted,198.51.100.1,x\n";
        let kept = &import("x.csv", text).records[0];
        assert_eq!((kept.address.as_str(), kept.country.as_str(), kept.outcome), ("192.0.2.14", "", Outcome::Unknown));
    }

    #[test]
    fn non_interactive_files_are_machines() {
        assert!(import("NonInteractiveSignIns_2026-01-12.csv", CARD.sample).records.iter().all(|kept| kept.machine));
    }
}
