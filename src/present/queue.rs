//! What the list of accounts says in sentences: what a screening came to, what a budget leaves out, what is filtered.

use super::format::number;
use super::vocabulary;
use crate::model::Lang;
use crate::protocol::Summary;
use crate::protocol::queue::{LeftOut, UNJUDGED};

fn n(value: usize) -> String {
    number(value as u64)
}

/// What there is to count in the list: the bands, and beside nothing found those of whom too little is known to say so.
pub const STEPS: [&str; 6] = ["escalate", "verify-first", "review", "context", "no-lead", UNJUDGED];

/// How many accounts are at a step of [`STEPS`].
pub fn at_step(summary: &Summary, step: &str) -> usize {
    let in_band = |wanted: &str| summary.bands.iter().find(|(band, _)| band == wanted).map_or(0, |(_, count)| *count);
    match step {
        UNJUDGED => summary.unjudged,
        "no-lead" => in_band("no-lead").saturating_sub(summary.unjudged),
        band => in_band(band),
    }
}

/// A step in words.
pub fn step(step: &str, lang: Lang) -> &str {
    match step {
        UNJUDGED => super::words(lang).not_enough_data,
        band => vocabulary::band(band, lang),
    }
}

/// The first sentences of the list: what a screening came to, in plain words.
pub fn result(summary: &Summary, lang: Lang) -> String {
    let all = summary.accounts;
    // What was not found comes first: it is true of most people, and is read as such.
    let order = ["no-lead", UNJUDGED, "escalate", "verify-first", "review", "context"];
    let parts: Vec<(&str, usize)> =
        order.into_iter().map(|step| (step, at_step(summary, step))).filter(|(_, count)| *count > 0).collect();
    if let [("no-lead", _)] = parts[..] {
        return match lang {
            Lang::Ko if all == 1 => "계정 1개를 살펴보았고 발견된 항목이 없습니다.".to_owned(),
            Lang::Ko => format!("계정 {}개 모두에서 발견된 항목이 없습니다.", n(all)),
            Lang::En if all == 1 => "Nothing was found for the one account.".to_owned(),
            Lang::En => format!("Nothing was found for any of {} accounts.", n(all)),
        };
    }
    match lang {
        Lang::Ko => {
            let clauses: Vec<String> = parts
                .iter()
                .enumerate()
                .map(|(at, (step, count))| korean(step, *count, at + 1 == parts.len()))
                .collect();
            format!("계정 {}개 가운데 {}.", n(all), clauses.join(", "))
        }
        Lang::En => {
            let clauses: Vec<String> = parts.iter().map(|(step, count)| english(step, *count)).collect();
            let joined = match &clauses[..] {
                [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
                clauses => clauses.concat(),
            };
            format!("Of {} {}, {joined}.", n(all), if all == 1 { "account" } else { "accounts" })
        }
    }
}

/// A clause; the last ends the sentence, the others go on.
fn korean(step: &str, count: usize, ends: bool) -> String {
    let count = n(count);
    let (stem, end, on) = match step {
        "no-lead" => ("에서는 발견된 항목이 없", "습니다", "고"),
        UNJUDGED => ("는 판단하기에 자료가 부족", "합니다", "하고"),
        "context" => ("에는 참고할 점만 있", "습니다", "고"),
        "review" => ("는 담당자가 살펴보아야 ", "합니다", "하고"),
        "verify-first" => ("는 본인 확인이 먼저 필요", "합니다", "하고"),
        _ => ("는 책임자와 함께 판단해야 ", "합니다", "하고"),
    };
    format!("{count}개{stem}{}", if ends { end } else { on })
}

fn english(step: &str, count: usize) -> String {
    let one = count == 1;
    let count = n(count);
    match step {
        "no-lead" => format!("nothing was found for {count}"),
        UNJUDGED => format!("{count} {} too few data to judge", if one { "has" } else { "have" }),
        "context" => format!("{count} {} something for context only", if one { "has" } else { "have" }),
        "review" => format!("{count} should be looked at"),
        "verify-first" => format!("{count} {} an identity check first", if one { "needs" } else { "need" }),
        _ => format!("{count} should be decided together with someone in charge"),
    }
}

/// What a budget covers.
pub fn budget(taken: usize, todo: usize, lang: Lang) -> String {
    let (left, taken, all) = (todo.saturating_sub(taken), n(taken.min(todo)), n(todo));
    match lang {
        Lang::Ko if left == 0 => format!("살펴볼 계정 {all}개를 모두 볼 수 있습니다."),
        Lang::Ko => format!("살펴볼 계정 {all}개 가운데 {taken}개를 보고, {}개가 남습니다.", n(left)),
        Lang::En if left == 0 => format!("That covers all {all} accounts to look at."),
        Lang::En => format!("Of {all} accounts to look at, {taken} are looked at and {} left.", are(left)),
    }
}

fn are(count: usize) -> String {
    format!("{} {}", n(count), if count == 1 { "is" } else { "are" })
}

/// Which accounts a budget leaves out: by band, then what was found in them.
pub fn left_out(left: &LeftOut, lang: Lang) -> String {
    let list = |named: Vec<String>| named.join(", ");
    let bands = list(left.bands.iter().map(|(band, many)| counted(vocabulary::band(band, lang), *many)).collect());
    let signals =
        list(left.signals.iter().map(|(id, many)| counted(&vocabulary::signal_title(id, lang), *many)).collect());
    let more = match (left.signals_more, lang) {
        (0, _) => String::new(),
        (more, Lang::Ko) => format!(" 외 {}가지", n(more)),
        (more, Lang::En) => format!(" and {} more", n(more)),
    };
    match lang {
        Lang::Ko => format!("남는 계정: {bands}. 거기에서 발견된 항목: {signals}{more}."),
        Lang::En => format!("Left out: {bands}. Found in them: {signals}{more}."),
    }
}

/// Where the budget ends, in the list.
pub fn budget_line(budget: usize, lang: Lang) -> String {
    match lang {
        Lang::Ko => format!("이번 주에 볼 {}개는 여기까지", n(budget)),
        Lang::En => format!("This week's {} end here", n(budget)),
    }
}

/// An option of a list with how many accounts it has.
pub fn counted(name: &str, count: usize) -> String {
    format!("{name} ({})", n(count))
}

/// The list shows one cluster only.
pub fn only_cluster(id: &str, lang: Lang) -> String {
    let number = id.trim_start_matches('c');
    match lang {
        Lang::Ko => format!("무리 {number}의 계정만 보고 있습니다."),
        Lang::En => format!("Only the accounts of group {number} are shown."),
    }
}

/// How many accounts match.
pub fn matching(matching: usize, all: usize, lang: Lang) -> String {
    match lang {
        Lang::Ko if matching == all => format!("계정 {}개", n(all)),
        Lang::Ko => format!("계정 {}개 가운데 {}개", n(all), n(matching)),
        Lang::En if matching == all => format!("{} {}", n(all), if all == 1 { "account" } else { "accounts" }),
        Lang::En => format!("{} of {} accounts", n(matching), n(all)),
    }
}

/// The last activity of a row.
pub fn last(day: &str, lang: Lang) -> String {
    match lang {
        Lang::Ko => format!("마지막 활동 {day}"),
        Lang::En => format!("last active {day}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Coverage;

    fn summary(bands: &[(&'static str, usize)], unjudged: usize) -> Summary {
        Summary {
            accounts: bands.iter().map(|(_, count)| count).sum(),
            bands: bands.iter().map(|(band, count)| ((*band).into(), *count)).collect(),
            not_enough_data: unjudged,
            unjudged,
            families: Vec::new(),
            found: Vec::new(),
            assessed: 14,
            of: 129,
            activities: 1_200,
            as_of: "2026-03-31T00:00:00Z".to_owned(),
            inputs: Vec::new(),
            coverage: Coverage { not_assessed: Vec::new(), issues: Vec::new(), joins: Vec::new() },
            issues_total: 0,
            joins_total: 0,
            ties: 0,
        }
    }

    #[test]
    fn the_first_sentence_counts_every_account_once() {
        let mixed = summary(&[("verify-first", 2), ("context", 1), ("no-lead", 1_009)], 4);
        assert_eq!(
            result(&mixed, Lang::Ko),
            "계정 1,012개 가운데 1,005개에서는 발견된 항목이 없고, 4개는 판단하기에 자료가 부족하고, 2개는 본인 확인이 먼저 필요하고, 1개에는 참고할 점만 있습니다."
        );
        assert_eq!(
            result(&mixed, Lang::En),
            "Of 1,012 accounts, nothing was found for 1,005, 4 have too few data to judge, 2 need an identity check first and 1 has something for context only."
        );
        let counted: usize = STEPS.iter().map(|step| at_step(&mixed, step)).sum();
        assert_eq!(counted, mixed.accounts);
    }

    #[test]
    fn nothing_found_and_nothing_known_are_told_apart() {
        let quiet = summary(&[("no-lead", 11)], 0);
        assert_eq!(result(&quiet, Lang::Ko), "계정 11개 모두에서 발견된 항목이 없습니다.");
        let unknown = summary(&[("no-lead", 11)], 11);
        assert_eq!(result(&unknown, Lang::Ko), "계정 11개 가운데 11개는 판단하기에 자료가 부족합니다.");
        assert_eq!(result(&unknown, Lang::En), "Of 11 accounts, 11 have too few data to judge.");
        assert_eq!((at_step(&unknown, "no-lead"), at_step(&unknown, UNJUDGED)), (0, 11));
    }

    #[test]
    fn a_budget_says_what_it_covers_and_what_it_leaves_out() {
        assert_eq!(budget(20, 34, Lang::Ko), "살펴볼 계정 34개 가운데 20개를 보고, 14개가 남습니다.");
        assert_eq!(budget(20, 21, Lang::En), "Of 21 accounts to look at, 20 are looked at and 1 is left.");
        assert_eq!(budget(50, 34, Lang::En), "That covers all 34 accounts to look at.");
        let left = LeftOut {
            bands: vec![("verify-first".into(), 2), ("review".into(), 1_200)],
            signals: vec![("no-rest-window".into(), 7)],
            signals_more: 3,
            line: Some(20),
        };
        let told = left_out(&left, Lang::Ko);
        assert!(told.starts_with("남는 계정: 본인 확인 먼저 (2), 담당자 검토 (1,200). "), "{told}");
        assert!(told.ends_with(" (7) 외 3가지."), "{told}");
        let told = left_out(&left, Lang::En);
        assert!(told.starts_with("Left out: Confirm identity first (2), Look at it (1,200). "), "{told}");
    }
}
