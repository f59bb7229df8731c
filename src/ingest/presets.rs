//! Tables of Korean workplace products: the header names that they show, and what each column means there.
//!
//! One name may mean hours in one product and a moment in another; where a header shows enough of a product's own names,
//! the product's meaning goes before the general one. Names that could not be looked up are marked as unconfirmed.

mod banks;
mod products;

use super::columns::{Role, folded, role};
use crate::model::Both;

/// What a column means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Meaning {
    /// A role that tables have.
    Is(Role),
    /// Named in the product's table; no role reads it yet.
    Named(&'static str),
    /// Read past, though its name may look like something else.
    Past,
}

/// One column of a product's table.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Header name as the product shows it.
    pub name: &'static str,
    /// What it means.
    pub meaning: Meaning,
    /// Whether the name is rare enough to tell the product by.
    pub own: bool,
    /// Whether a public source shows this very name.
    pub confirmed: bool,
}

/// One table of one product.
#[derive(Clone, Copy, Debug)]
pub struct Preset {
    /// Kebab-case id.
    pub id: &'static str,
    /// Name of the product.
    pub product: Both,
    /// What the table is and where the product gives it.
    pub table: Both,
    /// Its columns.
    pub columns: &'static [Column],
    /// Where the names were looked up.
    pub looked_up: Both,
}

/// So many of a product's own names tell its table: two may meet by chance.
const OWN_NAMES: usize = 3;

/// Every preset; between two that a header fits alike, the first.
pub static PRESETS: &[&Preset] = &[
    &products::NAVER_WORKS,
    &products::NAVER_WORKS_EN,
    &products::HIWORKS,
    &products::DOORAY_LOGIN,
    &products::DOORAY_TIME,
    &products::DAOU_ATTENDANCE,
    &products::DAOU_LOGIN,
    &products::JANDI,
    &products::SHIFTEE,
    &products::FLEX,
    &products::SSL_VPN_SESSIONS,
    &products::SSL_VPN_EVENTS,
    &products::KMONG,
    &products::WISHKET,
    &banks::KB,
    &banks::SHINHAN,
    &banks::WOORI,
    &banks::HANA,
    &banks::IBK,
    &banks::TOSS,
];

impl Preset {
    fn column(&self, folded_name: &str) -> Option<&'static Column> {
        self.columns.iter().find(|column| folded(column.name) == folded_name)
    }

    /// Whether every name of the table was found in a public source.
    pub fn is_confirmed(&self) -> bool {
        self.columns.iter().all(|column| column.confirmed)
    }
}

/// The preset that a header shows, if it shows enough of its own names.
pub fn recognise(header: &[&str]) -> Option<&'static Preset> {
    let names: Vec<String> = header.iter().map(|name| folded(name)).collect();
    let mut best: Option<(usize, &'static Preset)> = None;
    for preset in PRESETS {
        let own = preset.columns.iter().filter(|column| column.own && names.contains(&folded(column.name))).count();
        if own >= OWN_NAMES && best.is_none_or(|(most, _)| own > most) {
            best = Some((own, preset));
        }
    }
    best.map(|(_, preset)| preset)
}

/// The roles of a header that a preset knows; a role is given once, to the product's own column before any other.
pub fn roles(header: &[&str]) -> Option<Vec<Option<Role>>> {
    let preset = recognise(header)?;
    let known: Vec<Option<&Column>> = header.iter().map(|name| preset.column(&folded(name))).collect();
    let mut roles: Vec<Option<Role>> = vec![None; header.len()];
    for (n, column) in known.iter().enumerate() {
        if let Some(Column { meaning: Meaning::Is(role), .. }) = column
            && !roles.contains(&Some(*role))
        {
            roles[n] = Some(*role);
        }
    }
    for (n, name) in header.iter().enumerate() {
        if known[n].is_none() {
            roles[n] = role(name).filter(|role| !roles.contains(&Some(*role)));
        }
    }
    Some(roles)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn of(header: &str, name: &str) -> Option<Role> {
        let header: Vec<&str> = header.split(',').collect();
        let at = header.iter().position(|known| *known == name).expect("a name of the header");
        roles(&header).expect("a preset")[at]
    }

    #[test]
    fn one_name_means_hours_in_one_product_and_a_moment_in_another() {
        assert_eq!(of("프로젝트명,업무 제목,멤버,작업일,시간", "시간"), Some(Role::Duration));
        assert_eq!(of("시간,사용자 ID,접속 결과,공인 IP,할당 IP", "시간"), Some(Role::Time));
    }

    #[test]
    fn an_assigned_address_is_not_where_somebody_connects_from() {
        let header = "할당 IP,사용자 ID,로그인 시간,로그아웃 시간,접속 시간,공인 IP";
        assert_eq!(of(header, "공인 IP"), Some(Role::Address));
        assert_eq!(of(header, "할당 IP"), None);
        assert_eq!(of(header, "접속 시간"), Some(Role::Duration));
    }

    #[test]
    fn quiet_for_a_header_that_shows_too_few_of_a_products_names() {
        assert!(recognise(&["계정", "시작", "종료", "접속 IP"]).is_none());
        assert!(recognise(&["사원번호", "이름", "날짜", "출근시간"]).is_none());
        assert!(recognise(&["거래일시", "금액"]).is_none());
    }

    #[test]
    fn every_preset_recognises_its_own_header_and_no_other_takes_it() {
        let mut ids = BTreeSet::new();
        for preset in PRESETS {
            assert!(ids.insert(preset.id), "{} stands twice", preset.id);
            let header: Vec<&str> = preset.columns.iter().map(|column| column.name).collect();
            assert_eq!(recognise(&header).map(|known| known.id), Some(preset.id));
            let folded: BTreeSet<String> = header.iter().map(|name| super::folded(name)).collect();
            assert_eq!(folded.len(), header.len(), "{}: a name stands twice", preset.id);
        }
    }
}
