//! Entra ID sign-ins as Log Analytics and Sentinel export them: `SigninLogs`, `AADNonInteractiveUserSignInLogs`.
//!
//! Some cells are JSON text; only the few values needed are looked up in them, since spreadsheets cut long cells.

use super::entra_sign_ins::outcome;
use super::sign_in_columns::{self, Named, Rows};
use super::sign_in_fields::{Entry, Slot, Verdict, value_after};
use super::sign_in_json::{self, Pathed};
use crate::ingest::json_records::{first_object, has_key};
use crate::ingest::{Both, FormatCard, Head, Importer, Likelihood, Reader, Unreadable};
use crate::model::ActivityKind;
use crate::settings::Limits;

/// The importer.
pub struct SentinelSignInsCsv;

static CARD: FormatCard = FormatCard {
    id: "sentinel-sign-ins-csv",
    title: Both {
        ko: "Entra ID 로그인 (Log Analytics·Sentinel CSV)",
        en: "Entra ID sign-ins (Log Analytics, Sentinel CSV)",
    },
    export: Both {
        ko: "Log Analytics 작업 영역 또는 Sentinel → 로그에서 SigninLogs를 조회하고 내보내기 → CSV(모든 열).",
        en: "Query SigninLogs in the logs of a Log Analytics workspace or Sentinel, then Export, CSV (all columns).",
    },
    gives: Both {
        ko: "로그인의 시각, 계정, 결과 코드, 접속 IP, 국가와 좌표, 기기 ID와 관리 여부, 대화형 여부, 세션.",
        en: "Sign-ins with time, account, result code, connecting address, country and coordinates, device id and whether it is managed, whether a person was there, session.",
    },
    lacks: Both {
        ko: "로그아웃이 없습니다. 표시한 열만 내보내면 국가나 기기가 빠집니다.",
        en: "No sign-outs. An export of the displayed columns alone lacks country or device.",
    },
    traps: Both {
        ko: "포털의 표시 시간대가 열 이름에 [UTC]처럼 붙습니다. 결과 코드 0만 성공이며, MFA 요청 등은 실패가 아닙니다. 비대화형 로그인은 사람의 활동으로 세지 않습니다.",
        en: "The portal's display zone stands in the header, as in [UTC]. Only result 0 is a success; a request for MFA is no failure. Non-interactive sign-ins do not count as a person's activity.",
    },
    sample: "TimeGenerated [UTC],ResultType,UserPrincipalName,UserDisplayName,UserId,AppDisplayName,IPAddress,Location,LocationDetails,DeviceDetail,IsInteractive\n\"1/12/2026, 12:31:04.117 AM\",0,mina@example.org,Mina Kim,1-a,Portal,192.0.2.14,KR,\"{\"\"city\"\":\"\"Seoul\"\",\"\"geoCoordinates\"\":{\"\"latitude\"\":37.56,\"\"longitude\"\":126.97}}\",\"{\"\"deviceId\"\":\"\"d1\"\",\"\"isManaged\"\":true}\",true\n\"1/13/2026, 9:02:40.020 AM\",50126,joon@example.org,Joon Lee,2-b,Portal,198.51.100.7,KR,{},{},true\n",
};

const MARKS: [&str; 4] = ["TimeGenerated", "UserPrincipalName", "ResultType", "IPAddress"];

static COLUMNS: [Named; 17] = [
    (Slot::Time, "CreatedDateTime"),
    (Slot::Time, "TimeGenerated"),
    (Slot::Account, "UserPrincipalName"),
    (Slot::Alias, "UserId"),
    (Slot::Name, "UserDisplayName"),
    (Slot::Name, "Identity"),
    (Slot::Result, "ResultType"),
    (Slot::Actor, "ServicePrincipalId"),
    (Slot::Address, "IPAddress"),
    (Slot::Country, "Location"),
    (Slot::Extra, "LocationDetails"),
    (Slot::Device, "DeviceDetail"),
    (Slot::Session, "SessionId"),
    (Slot::Asn, "AutonomousSystemNumber"),
    (Slot::Interactive, "IsInteractive"),
    (Slot::Kind, "Category"),
    (Slot::Kind, "Type"),
];

static PATHS: [Pathed; COLUMNS.len()] = sign_in_json::flat(&COLUMNS);

/// The same as JSON, from a query's answer or a collector: the columns are keys.
fn is_json(head: &Head<'_>) -> bool {
    first_object(head.text, &[]).is_some_and(|first| MARKS.iter().all(|key| has_key(&first, key)))
}

impl Importer for SentinelSignInsCsv {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        if is_json(head) || sign_in_columns::table(head, &MARKS).is_some() {
            Likelihood::Certain
        } else {
            Likelihood::No
        }
    }

    fn open(&self, head: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        if head.is_json() {
            return Ok(Box::new(sign_in_json::reader(&[], limits.record_bytes, &PATHS, judge).in_utc()));
        }
        let table = sign_in_columns::table(head, &MARKS).ok_or(Unreadable::UnknownFormat)?;
        // The workspace stores UTC; only the portal shows another zone, and then the header names one.
        let bare = table.position("TimeGenerated").is_some();
        Ok(Rows::new(&table, &COLUMNS, judge).in_utc(bare).reader(table, limits))
    }
}

fn judge(entry: &mut Entry<'_>) -> Option<Verdict> {
    let is_person = !entry.get(Slot::Account).is_empty() || !entry.get(Slot::Alias).is_empty();
    if !is_person && !entry.get(Slot::Actor).is_empty() {
        return None;
    }
    let place = entry.get(Slot::Extra);
    entry.fill(Slot::Country, value_after(place, "countryOrRegion"));
    entry.fill(Slot::Latitude, value_after(place, "latitude"));
    entry.fill(Slot::Longitude, value_after(place, "longitude"));
    let device = entry.get(Slot::Device);
    let is = |name| value_after(device, name).eq_ignore_ascii_case(b"true");
    let trust = value_after(device, "trustType");
    entry.set(Slot::Managed, if is("isManaged") || is("isCompliant") { b"true" } else { trust });
    let id = value_after(device, "deviceId");
    if id.is_empty() {
        entry.set(Slot::Managed, b"");
    }
    entry.set(Slot::Device, if id.is_empty() { value_after(device, "displayName") } else { id });
    let machine = entry.get(Slot::Interactive).eq_ignore_ascii_case(b"false")
        || entry.text(Slot::Kind).contains("NonInteractive");
    Some(Verdict::new(ActivityKind::SignIn, outcome(entry.text(Slot::Result))).by_machine(machine))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::{Collector, read};
    use crate::ingest::{DeviceClass, IssueKind};
    use crate::model::Outcome;

    fn import(text: &str) -> Collector {
        let head = Head::new("query_data.csv", text.as_bytes(), true);
        assert_eq!(SentinelSignInsCsv.sniff(&head), Likelihood::Certain);
        read(SentinelSignInsCsv.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 64)
    }

    #[test]
    fn json_cells_give_place_and_device() {
        let sink = import(CARD.sample);
        let kept = &sink.records[0];
        assert_eq!((kept.country.as_str(), kept.latitude.as_str(), kept.longitude.as_str()), ("KR", "37.56", "126.97"));
        assert_eq!(
            (kept.device.as_str(), kept.device_class, kept.outcome),
            ("d1", DeviceClass::Strong, Outcome::Success)
        );
        assert_eq!((sink.records[1].outcome, sink.records[1].device.as_str()), (Outcome::Failure, ""));
    }

    #[test]
    fn a_query_answered_in_json_says_the_same() {
        let text = r#"{"TimeGenerated":"2026-01-12T00:31:04.117Z","ResultType":"0","UserPrincipalName":"mina@example.org","IPAddress":"192.0.2.14","Location":"KR","LocationDetails":"{\"geoCoordinates\":{\"latitude\":37.56}}","Category":"SignInLogs"}"#;
        let kept = &import(text).records[0];
        assert_eq!(
            (kept.account.as_str(), kept.address.as_str(), kept.country.as_str(), kept.latitude.as_str()),
            ("mina@example.org", "192.0.2.14", "KR", "37.56")
        );
    }

    #[test]
    fn machines_and_service_principals() {
        let text = "TimeGenerated,ResultType,UserPrincipalName,IPAddress,Category,ServicePrincipalId\n\
            2026-01-12 00:31:04,0,mina@example.org,192.0.2.14,NonInteractiveUserSignInLogs,\n\
            2026-01-12 00:31:04,50140,mina@example.org,192.0.2.14,SignInLogs,\n2026-01-12 00:31:04,0,,192.0.2.14,x,s1\n";
        let sink = import(text);
        assert_eq!(
            (sink.records[0].machine, sink.records[1].machine, sink.records[1].outcome),
            (true, false, Outcome::Unknown)
        );
        assert_eq!(sink.issues, [(4, IssueKind::NotRelevant)]);
    }
}
