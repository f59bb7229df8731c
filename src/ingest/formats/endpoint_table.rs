//! What was found on devices, one finding a row.

use super::template::{Template, core, detail, needed, template_importer, time};
use crate::ingest::{Both, FormatCard};
use crate::model::{ActivityKind, Detail};

template_importer!(
    /// The importer.
    EndpointTable,
    Template {
        card: FormatCard {
            id: "endpoint-table",
            title: Both { ko: "기기 점검 목록", en: "Inventory of devices" },
            export: Both {
                ko: "빈 양식을 내려받아 채우거나, 쓰는 도구의 목록을 같은 열 이름으로 저장합니다. 한 줄에 한 건입니다.",
                en: "Download the empty table and fill it in, or save your tool's list under these column names, one entry a row.",
            },
            gives: Both { ko: "언제 누구의 어느 기기에서 어떤 프로그램, 장치, 열린 포트가 보였는지.", en: "Which programs, hardware and open ports were seen on whose device and when." },
            lacks: Both { ko: "누가 설치했는지는 없습니다.", en: "Not who installed it." },
            traps: Both { ko: "여러 값은 세미콜론(;)으로 나눕니다. 승인한 원격 지원 도구는 정책에 적어 두십시오.", en: "Separate several values by semicolons. Put approved remote support tools into the policy." },
            sample: "계정,확인일시,일련번호,프로그램,장치,열린 포트\nkim@example.org,2026-01-05 10:12,SN-1,excel.exe; chrome.exe,USB keyboard,\nlee@example.org,2026-01-06 11:30,SN-2,teams.exe,USB mouse,443\n",
        },
        kind: ActivityKind::Endpoint,
        columns: &[
            core("계정", "account"),
            time("확인일시", "seen at", &["seenat", "observedat", "lastseen", "scandate", "확인일", "점검일", "점검일시", "수집일시"]),
            core("일련번호", "serial"),
            needed(Detail::Software, "프로그램", "software", &["process", "processes", "programs", "installedsoftware", "application", "applications", "소프트웨어", "프로세스", "설치프로그램"]),
            detail(Detail::Hardware, "장치", "hardware", &["usb", "usbdevices", "display", "peripherals", "주변기기", "usb장치"]),
            detail(Detail::OpenPorts, "열린 포트", "open ports", &["ports", "openports", "포트"]),
            detail(Detail::ParallelCalls, "동시 통화 프로그램", "parallel calls", &["activecalls", "동시통화"]),
        ],
    }
);
