//! The signals that a SIEM can look for, with the queries as templates and what each of them lacks beside the card.

use crate::model::Both;

/// How Sigma counts, if it can.
pub enum Counting {
    /// One entry is enough; the field and what it must hold.
    One,
    /// Different values of a field for each value of others, within a time: `value_count`.
    Values {
        /// What is counted.
        of: Field,
        /// For each of these together.
        by: &'static [Field],
        /// Within this time, and from this number on: names of values of the policy.
        within: &'static str,
        /// Number from which it fires.
        least: &'static str,
    },
    /// Entries of an account within a time: `event_count`.
    Entries {
        /// Within this time.
        within: &'static str,
        /// Number from which it fires.
        least: &'static str,
    },
    /// Sigma has no words for it.
    Cannot,
}

/// Columns that sources call differently.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Whose entry.
    Account,
    /// Connecting address.
    Address,
    /// Country.
    Country,
    /// Identifier of a managed device.
    Device,
    /// Session id.
    Session,
}

/// One signal as a SIEM can look for it.
pub struct Rule {
    /// Id of the signal.
    pub signal: &'static str,
    /// How Sigma counts.
    pub sigma: Counting,
    /// The query of the Kusto language behind `entries`.
    pub kql: &'static str,
    /// The search of Splunk behind the entries.
    pub spl: &'static str,
    /// Tags of MITRE ATT&CK.
    pub tags: &'static [&'static str],
    /// The entries are of any activity, not of sign-ins alone.
    pub is_of_hours: bool,
    /// Addresses that the policy knows are left out.
    pub without_known: bool,
    /// What Sigma lacks beside the card.
    pub sigma_lacks: Both,
    /// What the queries lack beside the card.
    pub query_lacks: Both,
}

const fn both(ko: &'static str, en: &'static str) -> Both {
    Both { ko, en }
}

const NOTHING: Both = both("", "");
const VALID_ACCOUNTS: &[&str] = &["attack.initial-access", "attack.t1078"];
const PROXY: &[&str] = &["attack.command-and-control", "attack.t1090"];

/// Every signal that a SIEM can look for in sign-ins. `{…}` stands for a value of the policy.
pub const RULES: &[Rule] = &[
    Rule {
        signal: "multi-country-short-window",
        sigma: Counting::Values {
            of: Field::Country,
            by: &[Field::Account],
            within: "countries.window",
            least: "countries.least",
        },
        kql: "| where isnotempty(Country)
| sort by Account asc, At asc
| extend IsSame = Account == prev(Account), Before = prev(Country), BeforeAt = prev(At), BeforeLat = prev(Lat), BeforeLon = prev(Lon)
| where IsSame and Country != Before and At - BeforeAt <= {countries.window}
| extend Km = geo_distance_2points(BeforeLon, BeforeLat, Lon, Lat) / 1000.0
| extend Kmh = Km / max_of((At - BeforeAt) / 1h, 0.01)
| summarize Leaps = countif(isnull(Kmh) or Kmh >= {countries.kmh}), Days = dcount(startofday(At)), Countries = make_set(Country, 50), Addresses = make_set(Ip, 50), First = min(BeforeAt), Last = max(At) by Account
| where Leaps > 0 or Days >= {countries.days}",
        spl: "| search country=*
| sort 0 account _time
| streamstats current=f last(country) as before last(_time) as before_at last(lat) as before_lat last(lon) as before_lon by account
| where country!=before AND _time-before_at<={countries.window.s}
| eval km={km}
| eval kmh=km/max((_time-before_at)/3600,0.01)
| stats count(eval(isnull(kmh) OR kmh>={countries.kmh})) as leaps dc(eval(floor(_time/86400))) as days values(country) as countries values(ip) as addresses min(before_at) as first max(_time) as last by account
| where leaps>0 OR days>={countries.days}",
        tags: VALID_ACCOUNTS,
        is_of_hours: false,
        without_known: true,
        sigma_lacks: both(
            "가까운 두 나라를 가려내지 못합니다. 비행기로 닿을 수 있는 두 나라도 센다는 뜻입니다.",
            "It does not tell near countries apart: two within reach of a flight count as well.",
        ),
        query_lacks: both(
            "좌표가 없는 기록에서는 가까운 두 나라도 멀리 떨어진 것으로 셉니다.",
            "Where entries have no coordinates, near countries count as far ones.",
        ),
    },
    Rule {
        signal: "impossible-travel",
        sigma: Counting::Cannot,
        kql: "| where isnotnull(Lat) and isnotnull(Lon)
| sort by Account asc, At asc
| extend IsSame = Account == prev(Account), BeforeAt = prev(At), BeforeIp = prev(Ip), Before = prev(Country), BeforeLat = prev(Lat), BeforeLon = prev(Lon)
| where IsSame
| extend Km = geo_distance_2points(BeforeLon, BeforeLat, Lon, Lat) / 1000.0
| extend Kmh = Km / max_of((At - BeforeAt) / 1h, 0.01)
| where Km >= {travel.km} and Kmh >= {travel.kmh}
| project Account, BeforeAt, At, Before, Country, BeforeIp, Ip, Km, Kmh, Strength = iff(Kmh >= {travel.severe}, \"severe\", \"strong\")",
        spl: "| where isnotnull(lat) AND isnotnull(lon)
| sort 0 account _time
| streamstats current=f last(country) as before last(ip) as before_ip last(_time) as before_at last(lat) as before_lat last(lon) as before_lon by account
| where isnotnull(before_at)
| eval km={km}
| eval kmh=km/max((_time-before_at)/3600,0.01)
| where km>={travel.km} AND kmh>={travel.kmh}
| eval strength=if(kmh>={travel.severe},\"severe\",\"strong\")
| table account before_at _time before country before_ip ip km kmh strength",
        tags: VALID_ACCOUNTS,
        is_of_hours: false,
        without_known: true,
        sigma_lacks: both("Sigma로는 거리와 속도를 계산할 수 없습니다.", "Sigma cannot compute distances and speeds."),
        query_lacks: both(
            "나라만 있고 좌표가 없는 기록은 보지 않습니다. 위치의 오차를 빼지 않으므로 더 자주 걸립니다.",
            "Entries with a country but no coordinates are left out. The error of a place is not taken off, so it fires more often.",
        ),
    },
    Rule {
        signal: "multi-ip-short-window",
        sigma: Counting::Values {
            of: Field::Address,
            by: &[Field::Account],
            within: "addresses.window",
            least: "addresses.least",
        },
        kql: "| extend Network = format_ipv4(Ip, 24)
| where isnotempty(Network)
| extend Slot = range(bin(At, {addresses.step}) - {addresses.window} + {addresses.step}, bin(At, {addresses.step}), {addresses.step})
| mv-expand Slot to typeof(datetime)
| summarize Networks = dcount(Network), Countries = dcountif(Country, isnotempty(Country)), Addresses = make_set(Ip, 50), First = min(At), Last = max(At) by Account, Slot
| where Networks >= {addresses.least}
| summarize arg_max(Networks, Countries, Addresses, First, Last) by Account
| extend IsContextOnly = Countries < 2, IsSevere = Countries > 1 and Networks >= {addresses.severe}",
        spl: "| rex field=ip \"^(?<network>\\d+\\.\\d+\\.\\d+)\\.\\d+$\"
| where isnotnull(network)
| sort 0 _time
| streamstats time_window={addresses.window} dc(network) as networks dc(country) as countries values(ip) as addresses by account
| where networks>={addresses.least}
| sort 0 account -networks
| dedup account
| eval is_context_only=if(countries<2,1,0), is_severe=if(countries>1 AND networks>={addresses.severe},1,0)
| table account _time networks countries addresses is_context_only is_severe",
        tags: VALID_ACCOUNTS,
        is_of_hours: false,
        without_known: true,
        sigma_lacks: both(
            "네트워크(/24)가 아니라 주소를 세므로 더 자주 걸립니다. IPv6도 셉니다. 한 나라 안의 변화는 참고일 뿐인데 이를 가려내지 못합니다.",
            "It counts addresses, not /24 networks, and IPv6 as well, so it fires more often. Changes within one country are context only, and it cannot tell.",
        ),
        query_lacks: both(
            "통신사마다 한 네트워크로 묶지 못합니다. KQL의 시간 창은 30분씩 움직입니다.",
            "Addresses of one carrier are not taken together. In KQL the window moves by half an hour.",
        ),
    },
    Rule {
        signal: "shared-ip-multi-account",
        sigma: Counting::Values { of: Field::Account, by: &[Field::Address], within: "day", least: "sharing.accounts" },
        kql: "| where isnotempty(Ip)
| summarize Accounts = make_set(Account, 500) by Ip, Day = startofday(At)
| where array_length(Accounts) >= {sharing.accounts}
| mv-expand Account = Accounts to typeof(string)
| summarize Days = dcount(Day), Accounts = make_set(Account, 500), First = min(Day), Last = max(Day) by Ip
| where Days >= {sharing.days}
| extend IsHub = array_length(Accounts) >= {sharing.hub}",
        spl: "| search ip=*
| bin _time span=1d as day
| stats values(account) as accounts dc(account) as together by ip day
| where together>={sharing.accounts}
| mvexpand accounts
| stats dc(day) as days values(accounts) as accounts dc(accounts) as total min(day) as first max(day) as last by ip
| where days>={sharing.days}
| eval is_hub=if(total>={sharing.hub},1,0)",
        tags: VALID_ACCOUNTS,
        is_of_hours: false,
        without_known: true,
        sigma_lacks: both(
            "하루만 함께 써도 걸립니다. 사흘 이상 되풀이되는지는 사람이 확인해야 합니다.",
            "One day together is enough for it; that it recurs on several days is for a person to see.",
        ),
        query_lacks: both(
            "드문 주소인지 판단하지 못합니다. 계정이 적은 회사에서는 아무것도 뜻하지 않습니다.",
            "It cannot tell whether an address is rare. In a firm with few accounts it means nothing.",
        ),
    },
    Rule {
        signal: "shared-device-multi-account",
        sigma: Counting::Values { of: Field::Account, by: &[Field::Device], within: "lookback", least: "sharing.devices" },
        kql: "| where isnotempty(Device){known.devices.kql}
| summarize Accounts = make_set(Account, 500), First = min(At), Last = max(At) by Device
| where array_length(Accounts) >= {sharing.devices}
| extend Strength = iff(array_length(Accounts) >= {sharing.severe}, \"severe\", \"strong\")",
        spl: "| search device=*{known.devices.spl}
| stats values(account) as accounts dc(account) as total min(_time) as first max(_time) as last by device
| where total>={sharing.devices}
| eval strength=if(total>={sharing.severe},\"severe\",\"strong\")",
        tags: VALID_ACCOUNTS,
        is_of_hours: false,
        without_known: false,
        sigma_lacks: both("보는 기간은 30일뿐입니다.", "It looks at 30 days only."),
        query_lacks: both(
            "관리 기기의 번호만 봅니다. 등록하지 않은 기기는 보이지 않습니다.",
            "It sees identifiers of registered devices only; others do not show.",
        ),
    },
    Rule {
        signal: "dprk-delegated-address",
        sigma: Counting::One,
        kql: "| where ipv4_is_in_range(Ip, \"{dprk}\")
| summarize Entries = count(), Addresses = make_set(Ip, 50), First = min(At), Last = max(At) by Account",
        spl: "| where cidrmatch(\"{dprk}\", ip)
| stats count as entries values(ip) as addresses min(_time) as first max(_time) as last by account",
        tags: VALID_ACCOUNTS,
        is_of_hours: false,
        without_known: false,
        sigma_lacks: NOTHING,
        query_lacks: both(
            "망에 대한 사실일 뿐 사람에 대한 판단이 아닙니다. 도용된 계정이 먼저입니다.",
            "It is a fact about a network, not a judgement of a person. Think of a stolen account first.",
        ),
    },
    Rule {
        signal: "anonymizer-login",
        sigma: Counting::Entries { within: "lookback", least: "anonymizer.entries" },
        kql: "| summarize Total = count(), Through = countif(IsHidden), Addresses = make_set_if(Ip, IsHidden, 50), First = min(At), Last = max(At) by Account
| where Total >= {anonymizer.least} and 100.0 * Through / Total >= {anonymizer.percent}",
        spl: "| stats count as total sum(hidden) as through values(eval(if(hidden=1,ip,null()))) as addresses min(_time) as first max(_time) as last by account
| where total>={anonymizer.least} AND 100*through/total>={anonymizer.percent}",
        tags: PROXY,
        is_of_hours: false,
        without_known: true,
        sigma_lacks: both(
            "전체 가운데 몫을 계산하지 못하고, 몫에 해당하는 건수만 셉니다.",
            "It cannot compute a share of all sign-ins and counts those through an anonymiser only.",
        ),
        query_lacks: both(
            "VPN인지는 로그인 서비스의 표시만 믿습니다. 등록한 나라와 견주지 못하므로 카드보다 가볍게 보아야 합니다.",
            "Whether it was a VPN rests on the sign-in service's own mark. It knows no registered country, so weigh it less than the card does.",
        ),
    },
    Rule {
        signal: "session-ip-hop",
        sigma: Counting::Values {
            of: Field::Country,
            by: &[Field::Account, Field::Session],
            within: "lookback",
            least: "two",
        },
        kql: "| where isnotempty(Session)
| summarize Countries = make_set_if(Country, isnotempty(Country), 50), Addresses = make_set(Ip, 50), First = min(At), Last = max(At) by Account, Session
| where array_length(Countries) >= 2 and array_length(Addresses) >= 2",
        spl: "| search session=* country=*
| stats dc(country) as total values(country) as countries values(ip) as addresses dc(ip) as places min(_time) as first max(_time) as last by account session
| where total>=2 AND places>=2",
        tags: VALID_ACCOUNTS,
        is_of_hours: false,
        without_known: true,
        sigma_lacks: NOTHING,
        query_lacks: both(
            "세션 번호가 없는 기록에서는 아무것도 찾지 못합니다.",
            "Without session ids in the log it finds nothing.",
        ),
    },
    Rule {
        signal: "continuous-login-24h",
        sigma: Counting::Cannot,
        kql: "| sort by Account asc, At asc
| extend Began = row_window_session(At, 60d, {presence.idle}, Account != prev(Account))
| summarize Until = max(At), Entries = count() by Account, Began
| extend Hours = (Until - Began) / 1h
| where Hours >= {continuous.watch}
| extend Strength = case(Hours >= {continuous.severe}, \"severe\", Hours >= {continuous.strong}, \"strong\", \"watch\")",
        spl: "| sort 0 account _time
| streamstats current=f last(_time) as before_at by account
| eval is_new=if(isnull(before_at) OR _time-before_at>{presence.idle.s},1,0)
| streamstats sum(is_new) as stretch by account
| stats min(_time) as began max(_time) as until count as entries by account stretch
| eval hours=(until-began)/3600
| where hours>={continuous.watch}
| eval strength=case(hours>={continuous.severe},\"severe\",hours>={continuous.strong},\"strong\",true(),\"watch\")",
        tags: VALID_ACCOUNTS,
        is_of_hours: true,
        without_known: false,
        sigma_lacks: both(
            "Sigma로는 이어진 활동의 길이를 잴 수 없습니다.",
            "Sigma cannot measure how long activity goes on without a break.",
        ),
        query_lacks: both(
            "시작과 끝이 있는 세션은 읽지 못하고 활동 사이의 간격만 봅니다. 프로그램이 만든 항목이 섞이면 사람보다 길어집니다.",
            "It reads no sessions with start and end, only gaps between entries. Entries made by programs make it longer than the person was there.",
        ),
    },
    Rule {
        signal: "no-rest-window",
        sigma: Counting::Cannot,
        kql: "| sort by Account asc, At asc
| extend Began = row_window_session(At, 60d, {rest.break}, Account != prev(Account))
| summarize Until = max(At), Entries = count() by Account, Began
| extend Hours = (Until - Began) / 1h
| where Hours >= {rest.watch} and Entries >= {rest.entries}
| extend Strength = case(Hours >= {rest.severe}, \"severe\", Hours >= {rest.strong}, \"strong\", \"watch\")",
        spl: "| sort 0 account _time
| streamstats current=f last(_time) as before_at by account
| eval is_new=if(isnull(before_at) OR _time-before_at>={rest.break.s},1,0)
| streamstats sum(is_new) as stretch by account
| stats min(_time) as began max(_time) as until count as entries by account stretch
| eval hours=(until-began)/3600
| where hours>={rest.watch} AND entries>={rest.entries}
| eval strength=case(hours>={rest.severe},\"severe\",hours>={rest.strong},\"strong\",true(),\"watch\")",
        tags: VALID_ACCOUNTS,
        is_of_hours: true,
        without_known: false,
        sigma_lacks: both("Sigma로는 쉰 시간을 잴 수 없습니다.", "Sigma cannot measure a rest."),
        query_lacks: both(
            "이 기록에 남지 않은 일은 쉰 것으로 보입니다. 교대 근무와 시차를 모릅니다.",
            "Work that leaves no entry here looks like rest. It knows nothing of shifts and time zones.",
        ),
    },
];
