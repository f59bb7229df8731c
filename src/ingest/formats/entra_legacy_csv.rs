//! Microsoft Entra ID sign-ins as scripts of the Graph PowerShell module flatten them into a CSV.

use super::entra_sign_ins::outcome as outcome_of_code;
use super::sign_in_columns::{self, Named, Rows};
use super::sign_in_fields::{Entry, Slot, Verdict, outcome_of};
use crate::ingest::{Both, FormatCard, Head, Importer, Likelihood, Reader, Unreadable};
use crate::model::{ActivityKind, Outcome};
use crate::settings::Limits;

/// The importer.
pub struct EntraLegacyCsv;

static CARD: FormatCard = FormatCard {
    id: "entra-legacy-csv",
    title: Both {
        ko: "Microsoft Entra ID 로그인 (PowerShell 스크립트 CSV)",
        en: "Microsoft Entra ID sign-ins (PowerShell script CSV)",
    },
    export: Both {
        ko: "Get-MgAuditLogSignIn 결과를 Export-Csv로 저장하는 스크립트의 출력 파일입니다.",
        en: "What scripts write that pipe Get-MgAuditLogSignIn into Export-Csv.",
    },
    gives: Both {
        ko: "로그인의 시각, 계정, 이름, 결과, 접속 IP, 국가, 기기 이름.",
        en: "Sign-ins with time, account, name, outcome, connecting address, country and device name.",
    },
    lacks: Both {
        ko: "로그아웃, 좌표, 세션이 없습니다. 스크립트에 따라 비대화형 로그인이 섞여 있어도 구분할 수 없습니다.",
        en: "No sign-outs, coordinates or sessions. Non-interactive sign-ins, where the script took them, cannot be told apart.",
    },
    traps: Both {
        ko: "날짜는 스크립트를 실행한 PC의 형식이라 3/12가 3월 12일인지 12월 3일인지 데이터로 판단합니다. 시각은 Graph가 주는 대로 UTC로 읽습니다.",
        en: "Dates are in the form of the PC that ran the script, so whether 3/12 is in March or December is decided by the data. Times are read as UTC, as Graph gives them.",
    },
    sample: "CreatedDateTime,UserPrincipalName,UserDisplayName,AppDisplayName,IPAddress,City,Country,Device,Browser,OS,Status,RiskState,ConditionalAccessStatus\n1/31/2026 7:22:01 AM,mina@example.org,Mina Kim,Portal,192.0.2.14,Seoul,KR,LAPTOP-1,Edge,Windows,Success,none,success\n1/31/2026 8:02:13 AM,joon@example.org,Joon Lee,Portal,198.51.100.7,Busan,KR,,Edge,Windows,50126,none,notApplied\n",
};

const MARKS: [&str; 5] =
    ["CreatedDateTime", "UserPrincipalName", "AppDisplayName", "IPAddress", "ConditionalAccessStatus"];

const COLUMNS: &[Named] = &[
    (Slot::Time, "CreatedDateTime"),
    (Slot::Account, "UserPrincipalName"),
    (Slot::Alias, "UserId"),
    (Slot::Name, "UserDisplayName"),
    (Slot::Result, "Status"),
    (Slot::Result, "ErrorCode"),
    (Slot::Address, "IPAddress"),
    (Slot::Country, "Country"),
    (Slot::Country, "CountryOrRegion"),
    (Slot::Device, "DeviceId"),
    (Slot::Device, "Device"),
    (Slot::Interactive, "IsInteractive"),
];

impl Importer for EntraLegacyCsv {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        match sign_in_columns::table(head, &MARKS) {
            // Log Analytics has these columns too, and its own.
            Some(table) if sign_in_columns::position(&table.header, "TimeGenerated").is_none() => Likelihood::Certain,
            _ => Likelihood::No,
        }
    }

    fn open(&self, head: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        let table = sign_in_columns::table(head, &MARKS).ok_or(Unreadable::UnknownFormat)?;
        Ok(Rows::new(&table, COLUMNS, judge).in_utc(true).reader(table, limits))
    }
}

fn judge(entry: &mut Entry<'_>) -> Option<Verdict> {
    let result = entry.text(Slot::Result);
    let outcome = match outcome_of(result.as_bytes()) {
        Outcome::Unknown if result.bytes().all(|byte| byte.is_ascii_digit()) => outcome_of_code(result),
        known => known,
    };
    let machine = entry.get(Slot::Interactive).eq_ignore_ascii_case(b"false");
    Some(Verdict::new(ActivityKind::SignIn, outcome).by_machine(machine))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::read;

    #[test]
    fn words_and_codes_are_outcomes_and_the_log_analytics_table_is_not_claimed() {
        let head = Head::new("x.csv", CARD.sample.as_bytes(), true);
        assert_eq!(EntraLegacyCsv.sniff(&head), Likelihood::Certain);
        let text = format!(
            "{}1/31/2026 9:00:00 AM,x@example.org,,,,,,,,,50140,,\n1/31/2026 9:00:00 AM,x@example.org,,,,,,,,,Other,,\n",
            CARD.sample
        );
        let sink = read(EntraLegacyCsv.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 40);
        let outcomes: Vec<Outcome> = sink.records.iter().map(|kept| kept.outcome).collect();
        assert_eq!(outcomes, [Outcome::Success, Outcome::Failure, Outcome::Unknown, Outcome::Unknown]);
        let sentinel = CARD.sample.replacen("CreatedDateTime", "TimeGenerated [UTC],CreatedDateTime", 1);
        assert_eq!(EntraLegacyCsv.sniff(&Head::new("x.csv", sentinel.as_bytes(), true)), Likelihood::No);
    }
}
