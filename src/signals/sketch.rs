//! Drawn timelines: a few lines that the tests of signals turn into a population.
//!
//! ```text
//!   | 01-05 09:00 sign-in ok ip=192.0.2.1 KR 37.5,126.9 dev=laptop
//! ! | 01-05 09:30..18:10 work client=Garam x5 every 1d
//!   | 2025-12-31 8h work acct=ana
//!   = acct=ana verified 2026-01-05
//! ```
//!
//! A line is one activity: a day (of 2026 unless it says so), a time, a span or hours without clock times, a kind, then only
//! what matters: `ok`, `fail`, `machine`, `assumed` (end), two letters of a country, coordinates, `acct=` (else `kim`),
//! `client=`, `dev=`, `managed=` (a strong device id), `ip=`, `s=` (session), and `x30 every 2h` to repeat it. Hours past 24
//! are the following days. Times are UTC. Any detail may be given by its name, with `_` for a blank (`amount=12
//! payee-name=Kim_Gaon`). A line with `=` is a holding: a field, or `item` and its id, and a value; `= sanctioned` and an address is a line of the user's list. `~ read-texts` turns the reading of messages on. `!` marks the lines that must be evidence. Loci give the line of the drawing, the first of which is 1.

use super::{Assessment, Case, Notes, Occurrence, RiskSignal};
use crate::ingest::{DeviceClass, Record, Sink, When};
use crate::model::civil::{DAY, HOUR, seconds, utc_text};
use crate::model::network::Networks;
use crate::model::{ActivityKind, Detail, HoldingField, Outcome, holding};
use crate::normalise::Collector;
use crate::settings::{Policy, Settings};
use crate::timeline::{History, Links, Peers, Population, Presence, Sharing};
use std::collections::BTreeSet;

/// The account that a line is about unless it names one.
const DEFAULT_ACCOUNT: &str = "kim";

/// A line that lets texts of messages be read, which the default policy does not.
const READ_TEXTS: &str = "~ read-texts";

/// A drawn population.
pub struct Sketch {
    population: Population,
    sharing: Sharing,
    peers: Peers,
    links: Links,
    settings: Settings,
    known_addresses: Networks,
    /// Lines that must be evidence.
    pub marked: BTreeSet<u32>,
}

impl Sketch {
    /// A drawing under the default policy.
    pub fn draw(drawing: &str) -> Self {
        let mut policy = Policy::default();
        policy.messages.read_texts = drawing.lines().any(|line| line.trim() == READ_TEXTS);
        Self::under(policy, drawing)
    }

    /// A drawing under a policy.
    pub fn under(policy: Policy, drawing: &str) -> Self {
        let settings = Settings { policy, ..Settings::new(seconds(2026, 12, 31, 0).expect("a day")) };
        let mut collector = Collector::new(&settings, true);
        collector.header_zone("UTC");
        let mut marked = BTreeSet::new();
        for (line, text) in (1..).zip(drawing.lines()) {
            let text = text.trim();
            let (text, is_marked) = text.strip_prefix('!').map_or((text, false), |rest| (rest.trim(), true));
            if is_marked {
                marked.insert(line);
            }
            if let Some(activity) = text.strip_prefix('|') {
                draw_activity(&mut collector, line, activity);
            } else if let Some(fact) = text.strip_prefix('=') {
                draw_holding(&mut collector, line, fact);
            } else {
                assert!(text.is_empty() || text == READ_TEXTS, "neither activity nor holding: {text}");
            }
        }
        let population = Population::merge(vec![collector.finish(&settings)], &[]);
        let file = &population.files[0];
        assert_eq!(file.row_count, file.used, "a drawn line was not understood: {drawing}");
        let sharing = Sharing::of(&population, settings.policy.sharing.address_accounts);
        let peers = Peers::of(&population, &settings.policy);
        let (known_addresses, _) = Networks::parse(settings.policy.known_addresses.iter().map(String::as_str));
        let links = Links::of(&population, &sharing, &settings.policy, &known_addresses);
        Self { population, sharing, links, peers, settings, known_addresses, marked }
    }

    /// Looks at the case of an account.
    pub fn case<R>(&self, account: &str, look: impl FnOnce(&Case<'_>) -> R) -> R {
        let index = self.population.accounts.iter().position(|known| known.key == account).expect("a drawn account");
        let history = History { population: &self.population, index };
        let presence = Presence::of(&history, &self.settings.policy.presence);
        look(&Case {
            history,
            presence: &presence,
            sharing: &self.sharing,
            peers: &self.peers,
            links: &self.links,
            settings: &self.settings,
            known_addresses: &self.known_addresses,
            notes: Notes::default(),
        })
    }

    /// What a signal says of `kim`.
    pub fn assess(&self, signal: &dyn RiskSignal) -> Assessment {
        self.case(DEFAULT_ACCOUNT, |case| signal.assess(case))
    }
}

/// What a signal says of `kim` in a drawing; marked lines must be evidence.
pub fn check(signal: &dyn RiskSignal, drawing: &str) -> Assessment {
    let sketch = Sketch::draw(drawing);
    let assessment = sketch.assess(signal);
    if let Assessment::Fired(occurrence) = &assessment {
        let lines: BTreeSet<u32> = occurrence.evidence.iter().map(|locus| locus.line).collect();
        let absent: Vec<&u32> = sketch.marked.difference(&lines).collect();
        assert!(absent.is_empty(), "lines {absent:?} are no evidence, {lines:?} are:\n{drawing}");
        assert!(!lines.is_empty(), "a finding without evidence:\n{drawing}");
    } else {
        assert!(sketch.marked.is_empty(), "marked lines, but {assessment:?}:\n{drawing}");
    }
    assessment
}

/// The occurrence of a signal that fires on a drawing.
pub fn fired(signal: &dyn RiskSignal, drawing: &str) -> Occurrence {
    match check(signal, drawing) {
        Assessment::Fired(occurrence) => occurrence,
        other => panic!("{} is {other:?} on:\n{drawing}", signal.card().id),
    }
}

fn draw_activity(collector: &mut Collector, line: u32, text: &str) {
    let mut words = text.split_whitespace();
    let day = day_start(words.next().expect("a day"));
    let (from, to, hours) = times(words.next().expect("a time"));
    let kind = words.next().expect("a kind");
    let kind =
        ActivityKind::ALL.into_iter().find(|known| known.name() == kind).unwrap_or_else(|| panic!("kind {kind}"));
    let mut record = Record { kind, account: DEFAULT_ACCOUNT.as_bytes(), ..Record::default() };
    let (mut times, mut step) = (1, 0);
    let mut details: Vec<(Detail, String)> = Vec::new();
    while let Some(word) = words.next() {
        let count = word.strip_prefix('x').and_then(|count| count.parse().ok());
        match (word, word.split_once('=')) {
            ("ok", _) => record.outcome = Outcome::Success,
            ("fail", _) => record.outcome = Outcome::Failure,
            ("machine", _) => record.machine = true,
            ("assumed", _) => record.end_assumed = true,
            ("every", _) => step = length(words.next().expect("a step")),
            (_, Some(("acct", value))) => record.account = value.as_bytes(),
            (_, Some(("client", value))) => record.client = value.as_bytes(),
            (_, Some(("dev", value))) => record.device = value.as_bytes(),
            (_, Some(("managed", value))) => {
                record.device = value.as_bytes();
                record.device_class = DeviceClass::Strong;
            }
            (_, Some(("ip", value))) => record.address = value.as_bytes(),
            (_, Some(("s", value))) => record.session = value.as_bytes(),
            (_, Some((name, value))) if detail_of(name).is_some() => {
                details.extend(detail_of(name).map(|detail| (detail, value.replace('_', " "))));
            }
            _ if count.is_some() => times = count.unwrap_or_default(),
            (code, _) if code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase()) => {
                record.country = code.as_bytes()
            }
            (point, _) => {
                let (latitude, longitude) = point.split_once(',').unwrap_or_else(|| panic!("word {point}"));
                (record.latitude, record.longitude) = (latitude.as_bytes(), longitude.as_bytes());
            }
        }
    }
    let details: Vec<(Detail, &[u8])> = details.iter().map(|(detail, value)| (*detail, value.as_bytes())).collect();
    for n in 0..times {
        let start = utc_text(day + from + n * step);
        let end = to.map(|to| utc_text(day + to + n * step));
        let hours = hours.map(|seconds| format!("{}:{:02}", seconds / HOUR, seconds / 60 % 60)).unwrap_or_default();
        let record = Record {
            start: When::Text(clock(&start)),
            end: end.as_deref().map_or(When::Missing, |end| When::Text(clock(end))),
            duration: hours.as_bytes(),
            day_only: !hours.is_empty(),
            details: &details,
            ..record
        };
        collector.row(line);
        collector.record(line, &record);
    }
}

fn detail_of(name: &str) -> Option<Detail> {
    Detail::ALL.into_iter().find(|detail| detail.name() == name)
}

/// Without the `Z`: the zone is that of the header, as in most files.
fn clock(utc: &str) -> &[u8] {
    utc.trim_end_matches('Z').as_bytes()
}

fn draw_holding(collector: &mut Collector, line: u32, text: &str) {
    let mut words = text.split_whitespace().peekable();
    let account = words.next_if(|word| word.starts_with("acct=")).map_or(DEFAULT_ACCOUNT, |word| &word[5..]);
    let field = match words.next().expect("a field") {
        "sanctioned" => {
            collector.row(line);
            return collector.sanctioned_wallet(line, words.collect::<Vec<_>>().join(" ").as_bytes());
        }
        "item" => HoldingField::Item(words.next().and_then(holding::item).expect("an item")),
        "name" => HoldingField::Name,
        other => HoldingField::PROFILE
            .iter()
            .find(|(_, name)| *name == other)
            .map_or_else(|| panic!("field {other}"), |(field, _)| *field),
    };
    collector.row(line);
    collector.holding(line, account.as_bytes(), false, field, words.collect::<Vec<_>>().join(" ").as_bytes());
}

fn day_start(text: &str) -> u32 {
    let parts: Vec<u32> = text.split('-').map(|part| part.parse().expect("a number")).collect();
    match parts[..] {
        [month, day] => seconds(2026, month, day, 0),
        [year, month, day] => seconds(year as i32, month, day, 0),
        _ => None,
    }
    .unwrap_or_else(|| panic!("day {text}"))
}

/// Seconds of the day from and until, or a length.
fn times(text: &str) -> (u32, Option<u32>, Option<u32>) {
    if let Some((from, to)) = text.split_once("..") {
        return (of_day(from), Some(of_day(to)), None);
    }
    if text.contains(':') { (of_day(text), None, None) } else { (0, None, Some(length(text))) }
}

fn of_day(text: &str) -> u32 {
    let (hours, minutes) = text.split_once(':').unwrap_or_else(|| panic!("time {text}"));
    hours.parse::<u32>().expect("hours") * HOUR + minutes.parse::<u32>().expect("minutes") * 60
}

/// `30m`, `2h`, `1d`.
fn length(text: &str) -> u32 {
    let (number, unit) = text.split_at(text.len() - 1);
    let unit = match unit {
        "m" => 60,
        "h" => HOUR,
        "d" => DAY,
        other => panic!("unit {other}"),
    };
    (number.parse::<f64>().expect("a number") * f64::from(unit)) as u32
}

mod tests {
    use super::*;
    use crate::model::Lang;
    use crate::signals::{CATALOGUE, Card, CardText, Family};

    #[test]
    fn every_example_of_every_card_does_what_it_says() {
        for signal in CATALOGUE {
            let card = signal.card();
            for fires in [true, false] {
                assert!(card.examples.iter().any(|example| example.fires == fires), "{} lacks an example", card.id);
            }
            for example in card.examples {
                let assessment = check(*signal, example.drawing);
                let Assessment::Fired(occurrence) = &assessment else {
                    assert!(!example.fires, "{}: {} is {assessment:?}", card.id, example.title.en);
                    continue;
                };
                assert!(example.fires, "{}: {} fires with {:?}", card.id, example.title.en, occurrence.facts);
                for lang in [Lang::Ko, Lang::En] {
                    assert_sentence(card, &signal.explain(&occurrence.facts, lang));
                }
            }
        }
    }

    #[test]
    fn explanations_do_without_any_fact() {
        for signal in CATALOGUE {
            for lang in [Lang::Ko, Lang::En] {
                assert_sentence(signal.card(), &signal.explain(&Vec::new(), lang));
            }
        }
    }

    fn assert_sentence(card: &Card, text: &str) {
        assert!(text.ends_with('.') && !text.contains("  ") && !text.contains("()"), "{}: {text}", card.id);
        assert_decent(card, text);
    }

    /// Words that accuse, or that the house has better ones for. Some are syllables of innocent words (사용의, 내용의), which
    /// cards then go around.
    fn assert_decent(card: &Card, text: &str) {
        for word in [
            "적발",
            "혐의",
            "용의",
            "명부",
            "휴지기",
            "주장 시간대",
            "간첩",
            "suspect",
            "culprit",
            "fraudster",
            "guilty",
            "withhold",
        ] {
            assert!(!text.to_lowercase().contains(word), "{}: '{word}' in: {text}", card.id);
        }
    }

    #[test]
    fn cards_say_everything_in_both_languages_and_accuse_nobody() {
        for signal in CATALOGUE {
            let card = signal.card();
            let lists = |text: &CardText| {
                [text.innocent_explanations, text.blind_spots, text.next_steps, text.clears].map(<[&str]>::len)
            };
            assert_eq!(lists(&card.ko), lists(&card.en), "{}", card.id);
            assert!(lists(&card.ko).iter().all(|count| *count > 0), "{}", card.id);
            for text in [&card.ko, &card.en] {
                let single = [text.title, text.looks_for, text.matters_because];
                let lists = [text.innocent_explanations, text.blind_spots, text.next_steps, text.clears];
                for words in single.iter().chain(lists.into_iter().flatten()) {
                    assert!(!words.is_empty() && words.trim() == *words);
                    assert_decent(card, words);
                }
                assert!(!text.title.ends_with('.'), "{}: a title is no sentence", card.id);
            }
        }
    }

    #[test]
    fn a_stolen_account_is_the_first_innocent_explanation() {
        for signal in CATALOGUE {
            let card = signal.card();
            if matches!(card.family, Family::Place | Family::Network | Family::Sharing) {
                assert!(card.ko.innocent_explanations[0].contains("도용"), "{}", card.id);
                assert!(card.en.innocent_explanations[0].contains("taken over"), "{}", card.id);
            }
        }
    }

    #[test]
    #[should_panic(expected = "are no evidence")]
    fn a_marked_line_that_is_no_evidence_is_noticed() {
        let signal = crate::signals::signal("continuous-login-24h").expect("a signal");
        check(signal, "! | 01-05 00:00..30:00 session\n! | 02-05 09:00..18:00 session");
    }

    #[test]
    fn the_notation_reads_what_it_promises() {
        let sketch = Sketch::draw(
            "| 01-05 22:00..30:30 session ip=192.0.2.1 KR 37.5,126.9 s=abc dev=laptop x2 every 1.5d
             ! | 2025-12-31 7.5h work client=Garam
             | 01-05 09:00 sign-in fail acct=ana
             = acct=ana verified 2026-01-05",
        );
        assert_eq!(sketch.marked, BTreeSet::from([2]));
        sketch.case("kim", |case| {
            let rows: Vec<_> =
                case.history.rows().map(|row| (utc_text(case.history.start(row)), case.locus(row).line)).collect();
            let expected = [("2025-12-31T00:00:00Z", 2), ("2026-01-05T22:00:00Z", 1), ("2026-01-07T10:00:00Z", 1)]
                .map(|(at, line)| (at.to_owned(), line));
            assert_eq!(rows, expected);
            let last = case.history.rows().end - 1;
            assert_eq!(case.history.end(last) - case.history.start(last), 8 * HOUR + 1_800);
            assert_eq!(case.history.place(last).and_then(|place| place.point), Some((3_750, 12_690)));
        });
        sketch.case("ana", |case| assert_eq!(case.history.holdings(HoldingField::Verified).count(), 1));
    }
}
