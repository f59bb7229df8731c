//! A list of people: what the firm knows of each account that is not in time.

use super::profile_columns::profile_columns;
use super::session_table::AccountColumns;
use crate::ingest::columns::Role;
use crate::ingest::delimited::{Fields, RowReader, TableHead, TableReader};
use crate::ingest::{Both, FormatCard, Head, Importer, IssueKind, Likelihood, Reader, Sink, Unreadable};
use crate::model::HoldingField;
use crate::settings::Limits;

/// The importer.
pub struct Roster;

static CARD: FormatCard = FormatCard {
    id: "roster",
    title: Both { ko: "인력 명단", en: "Roster" },
    export: Both {
        ko: "인사 담당자의 엑셀 목록을 CSV로 저장합니다. 한 줄에 한 사람입니다.",
        en: "Save the list that HR keeps as CSV, one row a person.",
    },
    gives: Both {
        ko: "이름, 신고한 국가와 시간대, 가입일·계약일·인증일, 화상면접 여부, 점검 항목의 답. 있으면 연락처, 지급계좌와 예금주, 신분증 주소와 해시, 이력서 글, 링크, 추천인도 읽습니다. 점검표의 항목은 id나 한글 이름(예: 화상면접·카메라 거부)을 열 이름으로 씁니다.",
        en: "Name, claimed country and zone, dates of creation, contract and verification, whether a video interview was held, answers to checks; where present also contacts, payout account and its holder, address and hash of the ID, text of the CV, links and referees. A column named by the id of a checklist item (such as video-refused) holds its answers.",
    },
    lacks: Both {
        ko: "활동 기록은 없습니다. 로그인 기록이나 근무시간표와 함께 넣어 주십시오.",
        en: "No activity: add a sign-in log or a timesheet.",
    },
    traps: Both {
        ko: "예/아니오, O/X, 완료/미완료를 읽습니다. 빈칸은 '모름'이며 '아니오'가 아닙니다. 국적·성별·생년월일 같은 열은 읽지 않고 버립니다.",
        en: "Reads yes/no, O/X and done/not done. Blank means unknown, not no. Columns such as nationality, gender or birth date are dropped unread.",
    },
    sample: "계정,성명,거주국,시간대,가입일,인증일,화상면접\nkim@example.org,김가온,KR,Asia/Seoul,2025-11-03,2025-11-05,완료\nlee@example.org,이나루,KR,Asia/Seoul,2026-01-10,,미완료\n",
};

impl Importer for Roster {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        match head.table() {
            Some(table)
                if table.columns.has_account()
                    && !table.columns.has_time()
                    && !Rows::new(table).holdings.is_empty() =>
            {
                Likelihood::Possible
            }
            _ => Likelihood::No,
        }
    }

    fn open(&self, head: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        let table = head.table().cloned().ok_or(Unreadable::UnknownFormat)?;
        Ok(Box::new(TableReader::new(table.clone(), Rows::new(&table), limits.record_bytes)))
    }
}

struct Rows {
    account: AccountColumns,
    holdings: Vec<(usize, HoldingField)>,
}

impl Rows {
    fn new(table: &TableHead) -> Self {
        let field = |role| match role {
            Role::Name => Some(HoldingField::Name),
            Role::Country | Role::ClaimedCountry => Some(HoldingField::ClaimedCountry),
            Role::Zone | Role::ClaimedZone => Some(HoldingField::ClaimedZone),
            Role::Created => Some(HoldingField::Created),
            Role::Verified => Some(HoldingField::Verified),
            Role::Contract => Some(HoldingField::Contract),
            Role::VideoInterview => Some(HoldingField::VideoInterview),
            Role::Item(id) => Some(HoldingField::Item(id)),
            Role::Alias => Some(HoldingField::Alias),
            _ => None,
        };
        let holdings = table.columns.pick(|role| field(role).is_some());
        let mut holdings: Vec<(usize, HoldingField)> =
            holdings.into_iter().filter_map(|(column, role)| field(role).map(|field| (column, field))).collect();
        let known: Vec<usize> = holdings.iter().map(|(column, _)| *column).collect();
        holdings.extend(profile_columns(&table.header).into_iter().filter(|(column, _)| !known.contains(column)));
        Self { account: AccountColumns::new(table), holdings }
    }
}

impl RowReader for Rows {
    fn row(&mut self, line: u32, fields: &Fields<'_>, sink: &mut dyn Sink) {
        let (account, is_name, alias) = self.account.key(fields);
        if account.is_empty() {
            sink.issue(line, IssueKind::MissingAccount);
            return;
        }
        sink.holding(line, account, is_name, HoldingField::Alias, alias);
        for &(column, field) in &self.holdings {
            sink.holding(line, account, is_name, field, fields.get(column));
        }
    }
}
