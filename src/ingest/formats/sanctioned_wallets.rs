//! A list of sanctioned wallet addresses that the user loads: one address a line, a table, or OFAC's own wording.
//!
//! Only addresses are taken; whatever else stands in a line, names of people above all, is passed over.

use crate::ingest::lines::LineReader;
use crate::ingest::{Both, FormatCard, Head, Importer, IssueKind, Likelihood, Reader, Sink, Unreadable};
use crate::settings::Limits;

/// The importer.
pub struct SanctionedWallets;

static CARD: FormatCard = FormatCard {
    id: "sanctioned-wallets",
    title: Both { ko: "제재 지갑 주소 목록", en: "List of sanctioned wallets" },
    export: Both {
        ko: "제재 기관(예: 미국 OFAC SDN)이 공개한 가상자산 주소를 한 줄에 하나씩 저장합니다. 첫 줄에 sanctioned wallet이라고 적거나 파일 이름에 sanctioned, ofac, sdn을 넣습니다.",
        en: "Save the addresses that an authority publishes (OFAC's SDN list, for example), one a line, under a first line 'sanctioned wallet' or in a file named sanctioned, ofac or sdn.",
    },
    gives: Both {
        ko: "지급 기록과 글자 그대로 견줄 지갑 주소",
        en: "Wallet addresses, compared letter for letter with payouts",
    },
    lacks: Both {
        ko: "사람이나 단체의 이름은 읽지 않습니다.", en: "Names of people or entities are never read."
    },
    traps: Both {
        ko: "받은 날 뒤의 변경은 들어 있지 않습니다. 오래된 목록은 다시 받아야 합니다.",
        en: "Later changes are not in it: fetch the list anew when it is old.",
    },
    sample: "sanctioned wallet,currency\n0x00000000000000000000000000000000000000aa,ETH\nbc1qexampleexampleexampleexample00,XBT\n",
};

/// OFAC's words before an address: `Digital Currency Address - XBT 1…;`.
const OFAC: &str = "Digital Currency Address";
/// What names such a list in its header or file name.
const MARKS: &[&str] = &["sanction", "ofac", "sdn", "제재"];
/// Lines of the head that are looked at.
const LOOKED_AT: usize = 50;

/// Whether a word is written as a wallet address: the shapes of Ethereum, Bitcoin and its kin, Tron, Monero.
fn is_address(word: &[u8]) -> bool {
    let rest = |prefix: &str| {
        word.get(..prefix.len())
            .filter(|head| head.eq_ignore_ascii_case(prefix.as_bytes()))
            .map(|_| &word[prefix.len()..])
    };
    let is_hex = |text: &[u8]| text.len() == 40 && text.iter().all(u8::is_ascii_hexdigit);
    // Bech32 has 26 to 90 letters; base58 addresses 25 to 48, Monero's 95, without the four letters that look alike.
    let is_bech32 = |text: &[u8]| (22..=87).contains(&text.len()) && text.iter().all(u8::is_ascii_alphanumeric);
    let is_base58 = |byte: &u8| byte.is_ascii_alphanumeric() && !matches!(byte, b'0' | b'O' | b'I' | b'l');
    let mixed = [u8::is_ascii_digit, u8::is_ascii_uppercase, u8::is_ascii_lowercase]
        .iter()
        .all(|is: &fn(&u8) -> bool| word.iter().any(is));
    rest("0x").is_some_and(is_hex)
        || ["bc1", "ltc1", "bnb1"].iter().any(|prefix| rest(prefix).is_some_and(is_bech32))
        || (matches!(word.len(), 25..=48 | 95) && mixed && word.iter().all(is_base58))
}

/// The words of a line.
fn words(line: &[u8]) -> impl Iterator<Item = &[u8]> {
    line.split(|byte| byte.is_ascii_whitespace() || matches!(byte, b',' | b';' | b'|' | b'"' | b'\'' | b'(' | b')'))
        .map(|word| word.strip_suffix(b".").unwrap_or(word))
        .filter(|word| !word.is_empty())
}

/// The addresses of a line: behind OFAC's words where it has them, else whatever is written as one.
fn addresses(line: &[u8]) -> Vec<&[u8]> {
    let named: Vec<&[u8]> = memchr::memmem::find_iter(line, OFAC)
        // A dash and the currency stand between: the address is the third word.
        .filter_map(|at| words(&line[at + OFAC.len()..]).take(3).find(|word| word.len() >= MIN_ADDRESS))
        .collect();
    if named.is_empty() { words(line).filter(|word| is_address(word)).collect() } else { named }
}

/// No address of any currency is shorter than this, and no code of a currency is as long.
const MIN_ADDRESS: usize = 20;

/// Whether a line is a title, a header or a remark.
fn is_heading(line: &[u8]) -> bool {
    line.starts_with(b"#") || line.starts_with(b"//") || is_named(&String::from_utf8_lossy(line))
}

fn is_named(text: &str) -> bool {
    let text = text.to_lowercase();
    MARKS.iter().any(|mark| text.contains(mark))
}

impl Importer for SanctionedWallets {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        if head.is_json() {
            return Likelihood::No;
        }
        let first: Vec<&[u8]> = head.lines().take(LOOKED_AT).collect();
        let bare = |line: &&&[u8]| !addresses(line).is_empty();
        if memchr::memmem::find(head.text, OFAC.as_bytes()).is_some() {
            return Likelihood::Certain;
        }
        let body: Vec<&[u8]> = first.iter().copied().filter(|line| !is_heading(line)).collect();
        let listed = body.iter().filter(bare).count();
        let titled = first
            .iter()
            .take_while(|line| addresses(line).is_empty())
            .any(|line| is_named(&String::from_utf8_lossy(line)));
        // Wallets alone are somebody's; only a list that calls itself sanctioned is one.
        let is_list = listed > 0 && listed * 2 > body.len();
        if is_list && (titled || is_named(head.name)) { Likelihood::Certain } else { Likelihood::No }
    }

    fn open(&self, _: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        Ok(Box::new(LineReader::new(limits.record_bytes, read)))
    }
}

fn read(line: u32, text: &[u8], sink: &mut dyn Sink) {
    let found = addresses(text);
    if found.is_empty() && is_heading(text) {
        return;
    }
    sink.row(line);
    if found.is_empty() {
        sink.issue(line, IssueKind::NotRelevant);
    }
    found.into_iter().for_each(|address| sink.sanctioned_wallet(line, address));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sniff(name: &str, text: &str) -> Likelihood {
        SanctionedWallets.sniff(&Head::new(name, text.as_bytes(), true))
    }

    #[test]
    fn lists_call_themselves_sanctioned() {
        assert_eq!(sniff("x.csv", CARD.sample), Likelihood::Certain);
        let bare = "0x00000000000000000000000000000000000000aa\n0x00000000000000000000000000000000000000ab\n";
        assert_eq!(sniff("sanctioned_addresses_ETH.txt", bare), Likelihood::Certain);
        assert_eq!(sniff("wallets.txt", bare), Likelihood::No, "somebody's own wallets");
        let payouts =
            "account,paid at,amount,destination\nkim,2026-01-31,5,0x00000000000000000000000000000000000000aa\n";
        assert_eq!(sniff("payouts.csv", payouts), Likelihood::No);
    }

    #[test]
    fn only_addresses_are_taken() {
        let line = br#"99,"DOE, Jan","individual",-0- ,"DOB 1 Jan 1980; Passport A00000000; Digital Currency Address - XBT 1ExampLeExampLeExampLe2345; alt. Digital Currency Address - ETH 0x00000000000000000000000000000000000000AA.""#;
        let found: Vec<String> =
            addresses(line).iter().map(|word| String::from_utf8_lossy(word).into_owned()).collect();
        assert_eq!(found, ["1ExampLeExampLeExampLe2345", "0x00000000000000000000000000000000000000AA"]);
        assert!(addresses(b"0xzz, DE00000000000000000000, mina@example.org, 110-000-123456").is_empty());
        assert_eq!(addresses(b"bc1qexampleexampleexampleexample00,XBT").len(), 1);
    }
}
