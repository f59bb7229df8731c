//! What the signals about money share: payees and their names, what the person is to the firm, what a wallet looks like.

use super::names::{is_company, sameness};
use super::{Case, Locus};
use crate::model::place::CountryCode;
use crate::model::{ActivityKind, Detail, HoldingField};
use crate::timeline::population::Holding;

/// The next step of the cards about payees. What is owed is paid: nothing here tells a firm otherwise.
pub(super) const HOLDER_KO: &str =
    "지급은 약속대로 하면서, 누구에게나 똑같이 예금주 확인 서류(통장 사본 등)를 부탁하고 까닭을 묻습니다.";
/// The same in English.
pub(super) const HOLDER_EN: &str =
    "Pay what is owed as agreed; ask, as of everyone, for proof of who holds the account, and for the reason.";

/// What the person is to the firm, by its own list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Engagement {
    /// Employed: pay is wages.
    Employee,
    /// Works for itself.
    Freelancer,
    /// A company or agency, which is paid in its own name.
    Company,
    /// Nobody says so.
    Unknown,
}

/// What the person is to the firm.
pub(super) fn engagement(case: &Case<'_>) -> Engagement {
    const COMPANY: &[&str] = &[
        "company",
        "corporation",
        "corporate",
        "agency",
        "vendor",
        "법인",
        "업체",
        "회사",
        "파견",
        "용역",
        "에이전시",
        "외주업체",
    ];
    const FREELANCER: &[&str] = &[
        "freelance",
        "contractor",
        "self-employed",
        "independent",
        "프리랜서",
        "개인사업",
        "도급",
        "위촉",
        "사업소득",
    ];
    const EMPLOYEE: &[&str] = &[
        "employee",
        "employed",
        "full-time",
        "part-time",
        "fulltime",
        "정규",
        "직원",
        "근로",
        "계약직",
        "사원",
        "인턴",
    ];
    let Some((word, _)) = case.history.texts(HoldingField::Engagement).next() else { return Engagement::Unknown };
    let is_one_of = |words: &[&str]| words.iter().any(|known| word.contains(known));
    match () {
        () if is_one_of(FREELANCER) => Engagement::Freelancer,
        () if is_one_of(EMPLOYEE) => Engagement::Employee,
        () if is_one_of(COMPANY) => Engagement::Company,
        () => Engagement::Unknown,
    }
}

/// The name under which money was or will be received.
pub(super) struct Payee<'a> {
    /// The name.
    pub name: &'a str,
    /// Where it is written.
    pub locus: Locus,
    /// When it was paid, UTC seconds; nothing where a list states it.
    pub paid: Option<u32>,
}

/// Payees, payments in time order first, then what the roster says now.
pub(super) fn payees<'a>(case: &Case<'a>) -> Vec<Payee<'a>> {
    let history = case.history;
    let paid = paid_rows(case).into_iter().filter_map(|row| {
        let name = history.detail(row, Detail::PayeeName)?;
        Some(Payee { name, locus: case.locus(row), paid: Some(history.start(row)) })
    });
    let listed =
        history.texts(HoldingField::PayeeName).map(|(name, holding)| Payee { name, locus: locus(holding), paid: None });
    paid.chain(listed).collect()
}

/// Payments to the account, in time order.
pub(super) fn paid_rows(case: &Case<'_>) -> Vec<usize> {
    case.history.rows_of(ActivityKind::Payout).filter(|row| !case.history.is_outgoing(*row)).collect()
}

/// Transfers onwards, in time order.
pub(super) fn sent_rows(case: &Case<'_>) -> Vec<usize> {
    case.history.rows_of(ActivityKind::Payout).filter(|row| case.history.is_outgoing(*row)).collect()
}

/// The country of a payout's destination, as stated or as its IBAN (ISO 13616) begins.
pub(super) fn payee_country(case: &Case<'_>, row: usize) -> Option<CountryCode> {
    if let Some(country) = case.history.detail(row, Detail::PayeeCountry) {
        return country.as_bytes().try_into().ok().map(CountryCode);
    }
    let number: Vec<u8> = case.history.detail(row, Detail::Destination)?.bytes().filter(|byte| *byte != b' ').collect();
    let is_iban = (15..=34).contains(&number.len())
        && number[..2].iter().all(u8::is_ascii_alphabetic)
        && number[2..4].iter().all(u8::is_ascii_digit)
        && number.iter().all(u8::is_ascii_alphanumeric);
    is_iban.then(|| CountryCode([number[0].to_ascii_uppercase(), number[1].to_ascii_uppercase()]))
}

/// The personal names of the account; companies among them are none.
pub(super) fn own_names<'a>(case: &Case<'a>) -> Vec<&'a str> {
    let account = &case.history.population.accounts[case.history.index];
    let names: Vec<&str> = account.names.iter().map(String::as_str).collect();
    let key = (names.is_empty() && account.name_keyed).then_some(account.key.as_str());
    names.into_iter().chain(key).filter(|name| !is_company(name)).collect()
}

/// How much of a name is the same as the nearest of the account's names, percent.
pub(super) fn sameness_percent(names: &[&str], other: &str) -> Option<f64> {
    names.iter().filter_map(|name| sameness(name, other)).max_by(f64::total_cmp).map(|same| same * 100.0)
}

/// Where a holding is written.
pub(super) fn locus(holding: &Holding) -> Locus {
    Locus { file: holding.file, line: holding.line }
}

/// Whether a changed field is where pay goes.
pub(super) fn is_payout_field(field: &str) -> bool {
    const WORDS: &[&str] = &[
        "payout",
        "bank",
        "iban",
        "account number",
        "payroll",
        "payment",
        "direct deposit",
        "wallet",
        "계좌",
        "지급",
        "급여",
        "정산",
        "지갑",
    ];
    !is_holder_field(field) && WORDS.iter().any(|word| field.contains(word))
}

/// Whether a changed field is whose name that bears.
pub(super) fn is_holder_field(field: &str) -> bool {
    const WORDS: &[&str] = &["payee", "holder", "beneficiary", "예금주", "수취인"];
    WORDS.iter().any(|word| field.contains(word))
}

/// Rows of changes that the person made itself, with the changed field.
pub(super) fn own_changes<'a>(case: &Case<'a>) -> impl Iterator<Item = (usize, &'a str)> + use<'a> {
    let history = case.history;
    history
        .rows_of(ActivityKind::Change)
        .filter(move |row| history.detail_is(*row, Detail::ByOffice) != Some(true))
        .filter_map(move |row| Some((row, history.detail(row, Detail::ChangedField)?)))
}

/// Whether a way or currency of payment is a cryptocurrency.
pub(super) fn is_crypto_word(word: &str) -> bool {
    const PARTS: &[&str] =
        &["crypto", "bitcoin", "ethereum", "stablecoin", "trc20", "erc20", "가상자산", "암호화폐", "가상화폐", "코인"];
    const WHOLE: &[&str] = &["usdt", "usdc", "btc", "eth", "trx", "xmr", "bnb", "sol", "ltc", "dai", "busd"];
    let is_whole = |word: &str| WHOLE.contains(&word);
    PARTS.iter().any(|part| word.contains(part)) || word.split(|c: char| !c.is_ascii_alphanumeric()).any(is_whole)
}

/// Whether a destination is written as a wallet address; only shapes that no bank account has.
pub(super) fn is_wallet(destination: &str) -> bool {
    let is_hex = |text: &str| text.len() == 40 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    // 26 is the shortest length of such an address, IBANs that begin with these letters do not exist.
    let is_bech32 = |text: &str| text.len() >= 26 && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    destination.strip_prefix("0x").is_some_and(is_hex)
        || ["bc1", "ltc1"].iter().any(|prefix| destination.starts_with(prefix)) && is_bech32(destination)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::Sketch;

    #[test]
    fn the_list_says_what_a_person_is_to_the_firm() {
        for (word, wanted) in [
            ("employee", Engagement::Employee),
            ("정규직", Engagement::Employee),
            ("프리랜서", Engagement::Freelancer),
            ("independent contractor", Engagement::Freelancer),
            ("법인", Engagement::Company),
            ("agency", Engagement::Company),
            ("other", Engagement::Unknown),
        ] {
            let found = Sketch::draw(&format!("= engagement {word}")).case("kim", engagement);
            assert_eq!(found, wanted, "{word}");
        }
    }

    #[test]
    fn wallets_and_crypto_words() {
        assert!(is_wallet("0x00000000000000000000000000000000000000aa"));
        assert!(is_wallet("bc1qexampleexampleexampleexample00"));
        assert!(!is_wallet("110-000-123456") && !is_wallet("kr00example") && !is_wallet("mina@example.org"));
        for word in ["crypto", "USDT".to_lowercase().as_str(), "usdt (trc20)", "가상자산"] {
            assert!(is_crypto_word(word), "{word}");
        }
        assert!(!is_crypto_word("bank") && !is_crypto_word("method") && !is_crypto_word("solution"));
    }
}
