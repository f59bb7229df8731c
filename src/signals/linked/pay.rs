//! Accounts and wallets that several accounts are paid to.

use super::*;
use crate::signals::card::{CardText, Example, Family, sources};
use crate::signals::controls::{STOLEN_EN, STOLEN_KO};

/// A firm is paid for its people; a client and a developer who cash out together deal with themselves.
fn payout(case: &Case<'_>, link: &Link) -> Option<Strength> {
    match of_one_person(case, link)? {
        _ if link.all_firms => None,
        Strength::Strong if link.is_loop => Some(Strength::Severe),
        strength => Some(strength),
    }
}

/// `shared-payout-account`.
pub static PAYOUT: LinkSignal = LinkSignal {
    kind: LinkKind::Payout,
    need: Need::PayoutAccount,
    strength: payout,
    said: Both { ko: "같은 곳으로 돈을 받는", en: "are paid to one account" },
    card: &Card {
        id: "shared-payout-account",
        family: Family::Sharing,
        severity: Severity::High,
        needs: &[Need::PayoutAccount],
        sources: &[sources::US_2022, sources::FBI_JUL_2025],
        policy: &["links.severe_accounts", "links.hub_accounts", "agencies"],
        ko: CardText {
            title: "여러 계정이 돈을 받는 한 계좌",
            looks_for: "두 계정 이상이 등록했거나 실제로 돈을 받은 같은 계좌를 찾습니다. 네 계정부터, 또는 의뢰인과 개발자가 함께 받으면 더 무겁게 봅니다. 회사 계정끼리와 등록된 업체 소속은 빼고, 업체 하나에 속하면 낮추어 봅니다.",
            matters_because: "미국 주의보는 의뢰인과 개발자 계정이 같은 결제 계정을 쓰면 자동으로 살펴보라고 합니다.",
            innocent_explanations: &[
                STOLEN_KO,
                "부부나 가족의 한 계좌",
                "회사나 급여 대행사의 계좌",
                "같은 사람이 다시 만든 계정",
            ],
            blind_spots: BLIND_KO,
            next_steps: NEXT_KO,
            clears: &["회사나 대행사 계좌라는 확인", TOLD_KO],
        },
        en: CardText {
            title: "one payout account for several accounts",
            looks_for: "An account that two or more accounts registered or were paid to; more from four accounts, or where a client and a developer are both paid there. Firms among themselves and known agencies are left out, people of one agency are lowered.",
            matters_because: "The US advisory asks platforms to look at client and developer accounts that use the same payment account.",
            innocent_explanations: &[
                STOLEN_EN,
                "A couple's or family's account",
                "A company's or payroll agent's account",
                "An account that the same person made again",
            ],
            blind_spots: BLIND_EN,
            next_steps: NEXT_EN,
            clears: &["The account is a company's or agent's", TOLD_EN],
        },
        examples: &[
            Example {
                title: Both { ko: "두 사람, 한 계좌", en: "two people, one account" },
                fires: true,
                drawing: "! = payout-destination 110-000-123456
                          ! | 03-31 09:00 payout acct=lee amount=900 destination=110000123456",
            },
            Example {
                title: Both {
                    ko: "의뢰인과 개발자가 한 계좌로 받음", en: "client and developer cash out together"
                },
                fires: true,
                drawing: "= market-role developer
                          = acct=lee market-role client
                          ! | 03-30 09:00 payout amount=900 destination=110-000-123456
                          ! | 03-31 09:00 payout acct=lee amount=800 destination=110-000-123456",
            },
            Example {
                title: Both { ko: "회사 계정끼리", en: "firms among themselves" },
                fires: false,
                drawing: "= payout-destination 110-000-123456
                          = acct=lee payout-destination 110-000-123456
                          = engagement company
                          = acct=lee engagement company",
            },
            Example {
                title: Both { ko: "각자의 계좌", en: "an account each" },
                fires: false,
                drawing: "= payout-destination 110-000-123456
                          = acct=lee payout-destination 110-000-123457",
            },
            Example {
                title: Both { ko: "같은 가게에 보낸 돈", en: "money sent to one shop" },
                fires: false,
                drawing: "= payout-destination 110-000-123456
                          | 03-30 09:00 payout amount=90 direction=out destination=220-000-999999
                          | 03-31 09:00 payout acct=lee amount=80 direction=out destination=220-000-999999",
            },
        ],
    },
};

/// `wallet-risk-link`, as far as accounts share a wallet.
pub static WALLET: LinkSignal = LinkSignal {
    kind: LinkKind::Wallet,
    need: Need::PayoutAccount,
    strength: payout,
    said: Both { ko: "같은 지갑으로 돈을 받는", en: "are paid to one wallet" },
    card: &Card {
        id: "wallet-risk-link",
        family: Family::Sharing,
        severity: Severity::High,
        needs: &[Need::PayoutAccount],
        sources: &[sources::ZACHXBT],
        policy: &["links.severe_accounts", "links.hub_accounts", "agencies"],
        ko: CardText {
            title: "여러 계정이 함께 쓰는 지갑",
            looks_for: "두 계정 이상이 등록했거나 돈을 받은 같은 가상자산 지갑을 찾습니다. 네 계정부터 더 무겁게 봅니다.",
            matters_because: "여러 개발자의 급여가 한 입금 주소로 모인 사례가 보고되었습니다. 거래소의 입금 주소는 사람마다 다릅니다.",
            innocent_explanations: &[STOLEN_KO, "부부나 가족의 한 지갑", "팀이나 회사의 계약 지갑"],
            blind_spots: BLIND_KO,
            next_steps: NEXT_KO,
            clears: &["회사나 팀의 지갑이라는 확인", TOLD_KO],
        },
        en: CardText {
            title: "one wallet for several accounts",
            looks_for: "A cryptocurrency wallet that two or more accounts registered or were paid to; more from four.",
            matters_because: "In reported cases the pay of several developers flowed to one deposit address. Exchanges give each customer one of their own.",
            innocent_explanations: &[STOLEN_EN, "A couple's or family's wallet", "A team's or firm's contract wallet"],
            blind_spots: BLIND_EN,
            next_steps: NEXT_EN,
            clears: &["The wallet is a firm's or team's", TOLD_EN],
        },
        examples: &[
            Example {
                title: Both { ko: "두 계정, 한 지갑", en: "two accounts, one wallet" },
                fires: true,
                drawing: "! = wallet 0x00000000000000000000000000000000000000aa
                          ! = acct=lee payout-destination 0x00000000000000000000000000000000000000AA",
            },
            Example {
                title: Both { ko: "각자의 지갑", en: "a wallet each" },
                fires: false,
                drawing: "= wallet 0x00000000000000000000000000000000000000aa
                          = acct=lee wallet 0x00000000000000000000000000000000000000ab",
            },
        ],
    },
};
