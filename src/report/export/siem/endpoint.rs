//! `rmm-unsanctioned` for logs of started programs: names of remote-control programs that the policy does not approve.

use super::sigma::{foot, head};
use super::values::{Values, listed, quoted};
use super::{LOOKBACK_DAYS, Told};
use crate::model::Both;
use crate::settings::Policy;
use crate::signals::remote_tools::PRODUCTS;

/// Id of the signal.
pub const SIGNAL: &str = "rmm-unsanctioned";

/// What the rules lack beside the card.
pub const LACKS: Both = Both {
    ko: "이름으로만 찾으므로 이름을 바꾼 프로그램은 보이지 않습니다. 계정이 새로 만든 것인지, 회사 기기인지 모릅니다. 윈도우만 봅니다.",
    en: "It goes by names, so renamed programs do not show. It does not know whether the account is new or the device is the firm's. It sees Windows only.",
};

const TAGS: &[&str] = &["attack.command-and-control", "attack.t1219"];

/// Words with their product, but for what the policy approves.
fn words(policy: &Policy) -> Vec<(&'static str, &'static str)> {
    let approved = &policy.remote_control.approved_remote_tools;
    PRODUCTS
        .iter()
        .filter(|(product, _)| !approved.iter().any(|name| name.trim().eq_ignore_ascii_case(product)))
        .flat_map(|(product, words)| words.iter().map(|word| (*word, *product)))
        .collect()
}

/// Whether there is a Sigma rule.
pub fn sigma_says(policy: &Policy) -> bool {
    !words(policy).is_empty()
}

/// The Sigma rule; nothing where the policy approves every program.
pub fn sigma(told: &Told<'_>, policy: &Policy) -> Option<String> {
    let words = words(policy);
    if words.is_empty() {
        return None;
    }
    let mut text = head(told, "Windows", "munjigi_windows_rmm_unsanctioned", TAGS);
    text += "logsource:\n    product: windows\n    category: process_creation\ndetection:\n";
    for field in ["Image", "Product"] {
        text += &format!("    selection_{}:\n        {field}|contains:\n", field.to_lowercase());
        for (word, _) in &words {
            text += &format!("            - {}\n", super::sigma::quoted(word));
        }
    }
    text += "    condition: 1 of selection_*\n";
    Some(text + &foot(told, told.card.severity))
}

/// The query over Defender's table.
pub fn kql(policy: &Policy, values: &Values) -> String {
    let pairs: Vec<String> =
        words(policy).iter().map(|(word, product)| format!("{}: {}", quoted(word), quoted(product))).collect();
    let text = format!(
        "let products = dynamic({{{}}});
DeviceProcessEvents
| where TimeGenerated > ago({LOOKBACK_DAYS}d)
| extend Named = tolower(strcat(FileName, \" \", ProcessVersionInfoProductName))
| where Named has_any (bag_keys(products))
| mv-expand Word = bag_keys(products) to typeof(string)
| where Named has Word
| extend Product = tostring(products[Word])
| summarize Products = make_set(Product, 50), First = min(TimeGenerated), Last = max(TimeGenerated) by DeviceName, AccountName
| extend Strength = iff(array_length(Products) >= {{tools.severe}}, \"severe\", \"strong\")
",
        pairs.join(", ")
    );
    values.fill(&text)
}

/// The search over Sysmon's events.
pub fn spl(policy: &Policy, values: &Values) -> String {
    let words = words(policy);
    let cases: Vec<String> = words
        .iter()
        .map(|(word, product)| format!("like(named,{}),{}", quoted(&format!("%{word}%")), quoted(product)))
        .collect();
    let text = format!(
        "source=\"XmlWinEventLog:Microsoft-Windows-Sysmon/Operational\" EventCode=1 earliest=-{LOOKBACK_DAYS}d
| eval named=lower(Image.\" \".coalesce(Product,\"\"))
| eval product={}
| where isnotnull(product)
| stats values(product) as products dc(product) as total min(_time) as first max(_time) as last by Computer User
| eval strength=if(total>={{tools.severe}},\"severe\",\"strong\")
",
        // Splunk has no empty case().
        if cases.is_empty() { "null()".to_owned() } else { listed(&cases, "case(", ")") }
    );
    values.fill(&text)
}
