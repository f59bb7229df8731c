//! Pseudonyms for whoever and whatever can be told from a name, and the search for those that were missed.
//!
//! A pseudonym is the beginning of HMAC-SHA-256 over the plain form of a value: the same value is the same pseudonym in all
//! papers made with one key, and without the key nobody can find out by trying.

use crate::case::Record;
use crate::engine::Screened;
use crate::ingest::formats::FORMATS;
use crate::model::HoldingField;
use crate::model::holding::HoldingValue;
use crate::normalise::zone::Zone;
use crate::signals::{CATALOGUE, Fact};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// What a value tells.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
    /// An account, or a part of its key.
    Person,
    /// A personal name, or the name of a client.
    Name,
    /// An address of the network.
    Address,
    /// A device.
    Device,
    /// A file.
    File,
    /// Anything else.
    Value,
}

impl Kind {
    /// The word in front of a pseudonym, also told where one was missed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Name => "name",
            Self::Address => "address",
            Self::Device => "device",
            Self::File => "file",
            Self::Value => "value",
        }
    }
}

/// Shortest part of a mail address, or of a file's name, that tells somebody by itself.
const TELLING: usize = 4;
/// Bytes of a digest that a pseudonym shows: with 200,000 accounts two share one once in 14,000 exports.
const SHOWN: usize = 6;

/// A key, and everything that must not be read.
pub struct Veil {
    key: Vec<u8>,
    /// Plain forms, with what they tell.
    hidden: BTreeMap<String, Kind>,
    /// Their lengths in characters, each once.
    lengths: BTreeSet<usize>,
}

impl Veil {
    /// A veil over all that the screening and the record name; `person` keeps that account in the open.
    pub fn new(key: &[u8], screened: &Screened, record: &Record, person: Option<&str>) -> Self {
        let mut veil = Self { key: key.to_vec(), hidden: BTreeMap::new(), lengths: BTreeSet::new() };
        let population = &screened.population;
        for account in &population.accounts {
            veil.person(&account.key);
            account.names.iter().for_each(|name| veil.hide(name, Kind::Name));
            for holding in &account.holdings {
                if let (Some(kind), HoldingValue::Text(text)) = (kind_of(&holding.field), &holding.value) {
                    veil.person_or(text, kind);
                }
            }
        }
        for join in &population.joins {
            veil.person(&join.joined);
            veil.person(&join.account);
        }
        population.devices.iter().for_each(|device| veil.hide(device, Kind::Device));
        population.clients.iter().for_each(|client| veil.hide(client, Kind::Name));
        population.addresses.iter().for_each(|address| veil.hide(&address.to_string(), Kind::Address));
        for link in &screened.links.all {
            // Of what is sensitive only an end is kept; an end of few characters is in many values.
            if link.value.chars().filter(|c| c.is_alphanumeric()).count() > TELLING {
                veil.person_or(&link.value, Kind::Value);
            }
        }
        for file in &population.files {
            for part in file.name.split(['/', '#']) {
                veil.hide(part, Kind::File);
                let stem = part.split('.').next().unwrap_or(part);
                if stem.chars().count() >= TELLING {
                    veil.hide(stem, Kind::File);
                }
            }
            veil.hide(&file.name, Kind::File);
        }
        let people = record.entries.iter().flat_map(|entry| [&entry.by, &entry.second]);
        let people = people.chain(record.answers.iter().map(|given| &given.by));
        people.chain([&record.purpose.by]).for_each(|by| veil.person_or(by, Kind::Name));
        if person.is_none() {
            // A copy for the person concerned tells whom to ask.
            veil.person_or(&record.purpose.contact, Kind::Name);
        }
        if let Some(account) = population.accounts.iter().find(|account| Some(account.key.as_str()) == person) {
            let mut own = vec![account.key.as_str()];
            own.extend(account.names.iter().map(String::as_str));
            own.extend(local_part(&account.key));
            own.extend(population.joins.iter().filter(|join| join.account == account.key).map(|join| &*join.joined));
            own.iter().for_each(|name| veil.show(name));
        }
        veil.lengths = veil.hidden.keys().map(|plain| plain.chars().count()).collect();
        veil
    }

    fn hide(&mut self, text: &str, kind: Kind) {
        for plain in forms(text) {
            // A single letter or digit names nothing.
            if plain.chars().count() > 1 {
                self.hidden.entry(plain).or_insert(kind);
            }
        }
    }

    fn show(&mut self, text: &str) {
        forms(text).iter().for_each(|plain| {
            self.hidden.remove(plain);
        });
    }

    fn person(&mut self, key: &str) {
        self.hide(key, Kind::Person);
        if let Some(local) = local_part(key) {
            self.hide(local, Kind::Person);
        }
    }

    fn person_or(&mut self, text: &str, kind: Kind) {
        if local_part(text).is_some() { self.person(text) } else { self.hide(text, kind) }
    }

    /// The pseudonym of a value, unless it is in the open.
    pub fn of(&self, text: &str, kind: Kind) -> String {
        let plain = plain(text);
        if plain.is_empty() || (matches!(kind, Kind::Person | Kind::Name) && !self.hidden.contains_key(&plain)) {
            return text.to_owned();
        }
        self.pseudonym(&plain, kind)
    }

    /// The pseudonym of a file, with the ending that tells its kind.
    pub fn file(&self, name: &str) -> String {
        let ending = name.split(['/', '#']).next().and_then(|part| part.rsplit_once('.')).map(|(_, ending)| ending);
        let known = ending.filter(|ending| ["csv", "xlsx", "xls", "ods", "json", "zip", "txt", "log"].contains(ending));
        let new = self.pseudonym(&plain(name), Kind::File);
        known.map_or_else(|| new.clone(), |ending| format!("{new}.{ending}"))
    }

    fn pseudonym(&self, plain: &str, kind: Kind) -> String {
        let digest = hmac(&self.key, plain.as_bytes());
        format!("{}-{}", kind.name(), crate::report::build::hex(&digest[..SHOWN]))
    }

    /// A fact: what can only be a number, a time, a country, a zone or a word of the engine's own stays.
    pub fn fact(&self, name: &str, fact: &Fact) -> Fact {
        match fact {
            Fact::Text(text) => Fact::Text(self.value(name, text)),
            Fact::List(list) => Fact::List(list.iter().map(|text| self.value(name, text)).collect()),
            other => other.clone(),
        }
    }

    fn value(&self, name: &str, text: &str) -> String {
        let plain = plain(text);
        if let Some(kind) = self.hidden.get(&plain) {
            return self.pseudonym(&plain, *kind);
        }
        let is_own_word = OWN_WORDS.contains(&name) && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
        let is_code = text.len() == 2 && text.bytes().all(|b| b.is_ascii_uppercase());
        let is_number = text.bytes().all(|b| b.is_ascii_digit() || b"-:.TZW+ ".contains(&b)) && is_moment(text);
        if text.is_empty() || is_own_word || is_code || is_number || Zone::parse(text).is_some() {
            text.to_owned()
        } else {
            self.pseudonym(&plain, Kind::Value)
        }
    }

    /// A text with everything in it that is hidden replaced.
    pub fn text(&self, text: &str) -> String {
        let letters: Vec<char> = composed(text).chars().collect();
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        while at < letters.len() {
            match self.hidden_at(&letters, at) {
                Some((length, plain, kind)) => {
                    out.push_str(&self.pseudonym(&plain, kind));
                    at += length;
                }
                None => {
                    out.push(letters[at]);
                    at += 1;
                }
            }
        }
        out
    }

    /// The longest hidden value that begins there.
    fn hidden_at(&self, letters: &[char], at: usize) -> Option<(usize, String, Kind)> {
        if at > 0 && joined(letters[at - 1], letters[at]) {
            return None;
        }
        let mut found = None;
        let (mut plain, mut taken) = (String::new(), 0);
        for length in &self.lengths {
            let Some(piece) = letters.get(at + taken..at + length) else { break };
            plain.extend(piece.iter().flat_map(|c| c.to_lowercase()));
            taken = *length;
            // The next hidden value in order begins like this one, or no longer one can match.
            let Some((next, kind)) = self.hidden.range(plain.clone()..).next() else { break };
            if !next.starts_with(plain.as_str()) {
                break;
            }
            // A particle may follow a Korean name; a letter may not follow a Latin one.
            let last = letters[at + length - 1];
            let goes_on = letters.get(at + length).is_some_and(|next| joined(last, *next) && !is_hangul(last));
            if *next == plain && !goes_on {
                found = Some((*length, plain.clone(), *kind));
            }
        }
        found
    }

    /// Where something hidden can still be read: the line of the output, and what it tells. What our own papers say anyway
    /// (a file called `access`, somebody called `will`) tells nobody and is passed over.
    pub fn survivors(&self, output: &str) -> Vec<(u32, &'static str)> {
        let own = own_words();
        let mut found = Vec::new();
        for (n, line) in output.lines().enumerate() {
            let letters: Vec<char> = composed(&unescaped(line)).chars().collect();
            let mut at = 0;
            while at < letters.len() {
                match self.hidden_at(&letters, at) {
                    Some((length, plain, kind)) => {
                        let is_number = plain.len() < 5 && plain.bytes().all(|b| b.is_ascii_digit());
                        if !is_number && !own.contains(&plain) {
                            found.push((n as u32 + 1, kind.name()));
                        }
                        at += length;
                    }
                    None => at += 1,
                }
            }
        }
        found
    }
}

/// Facts whose values are words of the engine's own where they are small letters.
const OWN_WORDS: &[&str] = &[
    "kind", "kinds", "how", "class", "verified", "linked", "network", "current", "what", "marks", "traces", "records",
    "fields", "cluster", "claims", "systems",
];

fn kind_of(field: &HoldingField) -> Option<Kind> {
    Some(match field {
        HoldingField::Name | HoldingField::PayeeName | HoldingField::Referrer | HoldingField::Referee => Kind::Name,
        HoldingField::Alias | HoldingField::OtherProfile => Kind::Person,
        HoldingField::ContactEmail | HoldingField::Phone | HoldingField::PostalAddress | HoldingField::IdAddress => {
            Kind::Value
        }
        HoldingField::PhotoHash | HoldingField::DocumentHash | HoldingField::PayoutDestination => Kind::Value,
        HoldingField::Wallet | HoldingField::Link | HoldingField::Employer | HoldingField::EmployerDomain => {
            Kind::Value
        }
        _ => return None,
    })
}

fn local_part(key: &str) -> Option<&str> {
    key.split_once('@').map(|(local, _)| local).filter(|local| local.chars().count() >= TELLING)
}

/// A number with at least one separator, or a short one: a telephone number is neither.
fn is_moment(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    digits <= 5 || (digits <= 14 && text.starts_with(['1', '2']) && text.get(4..5) == Some("-"))
}

/// The plain forms of a value: small letters, Korean composed; Korean names also without their spaces.
fn forms(text: &str) -> Vec<String> {
    let plain = plain(text);
    let mut forms = vec![plain.clone()];
    if plain.contains(' ') && plain.chars().any(is_hangul) {
        forms.push(plain.replace(' ', ""));
    }
    forms
}

fn plain(text: &str) -> String {
    composed(text.trim()).chars().flat_map(char::to_lowercase).collect()
}

fn is_hangul(c: char) -> bool {
    ('\u{ac00}'..='\u{d7a3}').contains(&c)
}

/// Whether two characters in a row belong to one word.
fn joined(one: char, other: char) -> bool {
    one.is_alphanumeric() && other.is_alphanumeric() && is_hangul(one) == is_hangul(other)
}

/// Korean letters that a Mac writes apart, put together (Unicode 3.12); wide Latin letters made narrow.
fn composed(text: &str) -> String {
    const LEAD: u32 = 0x1100;
    const VOWEL: u32 = 0x1161;
    const TAIL: u32 = 0x11a7;
    const FIRST: u32 = 0xac00;
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let code = c as u32;
        let last = out.chars().next_back().map_or(0, |last| last as u32);
        let joined = if (VOWEL..VOWEL + 21).contains(&code) && (LEAD..LEAD + 19).contains(&last) {
            char::from_u32(FIRST + ((last - LEAD) * 21 + code - VOWEL) * 28)
        } else if (TAIL + 1..TAIL + 28).contains(&code)
            && (FIRST..FIRST + 11_172).contains(&last)
            && (last - FIRST).is_multiple_of(28)
        {
            char::from_u32(last + code - TAIL)
        } else {
            None
        };
        if let Some(joined) = joined {
            out.pop();
            out.push(joined);
        } else if (0xff01..=0xff5e).contains(&code) {
            out.extend(char::from_u32(code - 0xfee0));
        } else {
            out.push(c);
        }
    }
    out
}

/// A line without the escapes of HTML and JSON, so that a name is found behind them.
fn unescaped(line: &str) -> String {
    let mut text = line.to_owned();
    for (from, to) in
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#64;", "@"), ("&amp;", "&"), ("\\\"", "\"")]
    {
        if text.contains(from) {
            text = text.replace(from, to);
        }
    }
    text
}

/// Every word that papers use by themselves.
fn own_words() -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    let mut take = |text: &str| {
        // A name of a file stands in a title as one word: `production_json.log`.
        let whole = text.split_whitespace().flat_map(|word| [word, word.split('.').next().unwrap_or(word)]);
        for word in text.split(|c: char| !c.is_alphanumeric()).chain(whole) {
            words.insert(word.to_lowercase());
        }
        words.insert(text.to_lowercase());
    };
    for signal in CATALOGUE {
        let card = signal.card();
        take(card.id);
        for text in [&card.ko, &card.en] {
            take(text.title);
            for points in [text.innocent_explanations, text.clears] {
                points.iter().for_each(|point| take(point));
            }
        }
        take(&signal.explain(&Vec::new(), crate::model::Lang::Ko));
        take(&signal.explain(&Vec::new(), crate::model::Lang::En));
    }
    for format in FORMATS {
        let title = &format.card().title;
        [title.ko, title.en].into_iter().for_each(&mut take);
    }
    take(super::html::STYLE);
    super::own_texts().iter().for_each(|text| take(text));
    words
}

/// HMAC-SHA-256 (RFC 2104).
fn hmac(key: &[u8], text: &[u8]) -> [u8; 32] {
    const BLOCK: usize = 64;
    let mut block = [0; BLOCK];
    if key.len() > BLOCK {
        block[..32].copy_from_slice(&Sha256::digest(key));
    } else {
        block[..key.len()].copy_from_slice(key);
    }
    let pad = |with: u8| block.map(|byte| byte ^ with);
    let inner = Sha256::new().chain_update(pad(0x36)).chain_update(text).finalize();
    Sha256::new().chain_update(pad(0x5c)).chain_update(inner).finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn veil(hidden: &[(&str, Kind)]) -> Veil {
        let mut veil = Veil { key: b"key".to_vec(), hidden: BTreeMap::new(), lengths: BTreeSet::new() };
        hidden.iter().for_each(|(text, kind)| veil.hide(text, *kind));
        veil.lengths = veil.hidden.keys().map(|plain| plain.chars().count()).collect();
        veil
    }

    #[test]
    fn the_hmac_is_that_of_rfc_4231() {
        let hex = crate::report::build::hex;
        assert_eq!(
            hex(hmac(b"Jefe", b"what do ya want for nothing?")),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
        assert_eq!(
            hex(hmac(&[0xaa; 131], b"Test Using Larger Than Block-Size Key - Hash Key First")),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        );
    }

    #[test]
    fn names_are_found_in_any_letters_and_before_particles() {
        let veil = veil(&[("김 민수", Kind::Name), ("Kim@Example.org", Kind::Person), ("192.0.2.1", Kind::Address)]);
        for text in [
            "김민수가",
            "김 민수",
            "\u{1100}\u{1175}\u{11b7}\u{1106}\u{1175}\u{11ab}\u{1109}\u{116e}",
            "KIM@example.ORG.",
            "ｋｉｍ@example.org",
            "(192.0.2.1)",
            "a &quot;kim&#64;example.org&quot;",
        ] {
            assert_eq!(veil.survivors(text).len(), 1, "{text}");
            assert_eq!(veil.survivors(&veil.text(&unescaped(text))), [], "{text}");
        }
        for text in ["남김민수", "192.0.2.11", "akim@example.org"] {
            assert_eq!(veil.survivors(text), [], "{text}");
        }
    }

    #[test]
    fn the_same_value_bears_the_same_pseudonym_under_one_key_only() {
        let one = veil(&[("kim", Kind::Person)]);
        assert_eq!(one.of("Kim", Kind::Person), one.of(" kim", Kind::Person));
        let other = Veil { key: b"other".to_vec(), ..veil(&[("kim", Kind::Person)]) };
        assert_ne!(one.of("kim", Kind::Person), other.of("kim", Kind::Person));
    }
}
