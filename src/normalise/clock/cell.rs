//! The syntaxes of a time cell: text to civil numbers, without knowing the column.

use super::*;

/// What one cell says, before the column is asked what it means.
pub(super) struct Cell<'a> {
    pub(super) date: CellDate,
    /// Second of the day, 86,400 at the end of it.
    pub(super) time: Option<u32>,
    pub(super) zone: ZoneText<'a>,
}

#[derive(Clone, Copy)]
pub(super) enum CellDate {
    /// Civil seconds at 00:00.
    Day(u32),
    Numbers(Numbers),
    NoYear {
        month: u32,
        day: u32,
        /// Monday 0 to Sunday 6.
        weekday: Option<u32>,
    },
    /// Seconds UTC.
    Epoch(u32),
}

/// A date whose order of day and month is open.
#[derive(Clone, Copy)]
pub(super) struct Numbers {
    pub(super) first: u32,
    pub(super) second: u32,
    pub(super) year: i32,
    pub(super) dotted: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ZoneText<'a> {
    None,
    /// Seconds east of UTC.
    Offset(i32),
    Name(&'a [u8]),
}

pub(super) fn read_cell(text: &[u8]) -> Option<Cell<'_>> {
    let mut cursor = Cursor::new(text);
    let mut weekday = None;
    if let Some(found) = cursor.try_read(|cursor| weekday_of(cursor.word())) {
        weekday = Some(found);
        cursor.eat(b'.');
        cursor.eat(b',');
        cursor.blanks();
    }
    match cursor.peek()? {
        b'0'..=b'9' => cursor.digits_first(),
        b'A'..=b'Z' | b'a'..=b'z' => cursor.month_first(weekday),
        _ => None,
    }
}

/// A place in the bytes of one cell.
#[derive(Clone)]
pub(super) struct Cursor<'a> {
    rest: &'a [u8],
}

/// Blanks besides those of ASCII: no-break space, figure and thin spaces, left-to-right mark (Edge), narrow no-break space
/// (Chrome, Windows), ideographic space, byte-order mark.
pub(super) const BLANKS: [&[u8]; 7] =
    [b"\xC2\xA0", b"\xE2\x80\x87", b"\xE2\x80\x89", b"\xE2\x80\x8E", b"\xE2\x80\xAF", b"\xE3\x80\x80", b"\xEF\xBB\xBF"];

impl<'a> Cursor<'a> {
    /// A cursor on the text without the blanks around it.
    pub(super) fn new(text: &'a [u8]) -> Self {
        let mut rest = text.trim_ascii_end();
        while let Some(shorter) = BLANKS.iter().find_map(|blank| rest.strip_suffix(*blank)) {
            rest = shorter.trim_ascii_end();
        }
        let mut cursor = Self { rest };
        cursor.blanks();
        cursor
    }

    fn peek(&self) -> Option<u8> {
        self.rest.first().copied()
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }

    /// Goes on only if the reading succeeds.
    fn try_read<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let mut ahead = self.clone();
        let value = read(&mut ahead)?;
        *self = ahead;
        Some(value)
    }

    fn eat(&mut self, byte: u8) -> bool {
        self.eat_text(&[byte])
    }

    fn eat_text(&mut self, text: &[u8]) -> bool {
        match self.rest.strip_prefix(text) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn eat_any(&mut self, texts: &[&str]) -> bool {
        texts.iter().any(|text| self.eat_text(text.as_bytes()))
    }

    /// Skips blanks and says whether there were any.
    fn blanks(&mut self) -> bool {
        let before = self.rest.len();
        loop {
            match self.peek() {
                Some(byte) if byte.is_ascii_whitespace() => self.rest = &self.rest[1..],
                Some(0x80..) if BLANKS.iter().any(|blank| self.eat_text(blank)) => {}
                _ => return self.rest.len() < before,
            }
        }
    }

    /// Letters of ASCII, possibly none.
    fn word(&mut self) -> &'a [u8] {
        let length = self.rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let (word, rest) = self.rest.split_at(length);
        self.rest = rest;
        word
    }

    /// How many digits come, and their value; at most 19 digits, at least one.
    fn digits(&mut self) -> Option<(usize, u64)> {
        let length = self.rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        if length == 0 || length > 19 {
            return None;
        }
        let (digits, rest) = self.rest.split_at(length);
        self.rest = rest;
        Some((length, digits.iter().fold(0, |value, digit| value * 10 + u64::from(digit - b'0'))))
    }

    /// One or two digits.
    fn short(&mut self) -> Option<u32> {
        self.digits().filter(|(length, _)| *length <= 2).map(|(_, value)| value as u32)
    }

    /// Exactly two digits.
    fn pair(&mut self) -> Option<u32> {
        self.digits().filter(|(length, _)| *length == 2).map(|(_, value)| value as u32)
    }

    /// Exactly four digits.
    fn year(&mut self) -> Option<i32> {
        self.digits().filter(|(length, _)| *length == 4).map(|(_, value)| value as i32)
    }

    fn month_name(&mut self) -> Option<u32> {
        let month = month_of(self.word())?;
        self.eat(b'.');
        Some(month)
    }

    /// The cells that begin with a number.
    fn digits_first(mut self) -> Option<Cell<'a>> {
        let (length, value) = self.digits()?;
        match length {
            1 | 2 => self.short_first(value as u32),
            4 => {
                let date = self.after_year(value as i32)?;
                self.rest_of(CellDate::Day(date))
            }
            8 => {
                let date = compact_date(value)?;
                self.rest_of(CellDate::Day(date))
            }
            14 => {
                let date = compact_date(value / 1_000_000)?;
                let time = compact_time(value % 1_000_000)?;
                self.fraction(b".")?;
                Some(Cell { date: CellDate::Day(date), time: Some(time), zone: self.zone()? })
            }
            10 => self.epoch(value),
            13 => self.epoch(value / 1_000),
            16 => self.epoch(value / 1_000_000),
            19 => self.epoch(value / 1_000_000_000),
            _ => None,
        }
    }

    fn epoch(mut self, seconds: u64) -> Option<Cell<'a>> {
        self.fraction(b".")?;
        if !self.is_at_end() || !EPOCHS.contains(&seconds) {
            return None;
        }
        Some(Cell { date: CellDate::Epoch(u32::try_from(seconds).ok()?), time: None, zone: ZoneText::None })
    }

    /// `-12-08`, `/12/08`, `. 12. 8.`, `년 12월 8일`, `-Dec-08`, ` Dec 08`.
    fn after_year(&mut self, year: i32) -> Option<u32> {
        let (month, day);
        match self.peek()? {
            mark @ (b'-' | b'/') => {
                self.eat(mark);
                month = if self.peek()?.is_ascii_digit() { self.short()? } else { self.month_name()? };
                if !self.eat(mark) {
                    return None;
                }
                day = self.short()?;
            }
            b'.' => {
                self.eat(b'.');
                self.blanks();
                month = self.short()?;
                if !self.eat(b'.') {
                    return None;
                }
                self.blanks();
                day = self.short()?;
                self.eat(b'.');
            }
            _ if self.eat_any(&["년", "年"]) => {
                self.blanks();
                month = self.short()?;
                if !self.eat_any(&["월", "月"]) {
                    return None;
                }
                self.blanks();
                day = self.short()?;
                if !self.eat_any(&["일", "日"]) {
                    return None;
                }
            }
            _ if self.blanks() => {
                month = self.month_name()?;
                self.blanks();
                day = self.short()?;
            }
            _ => return None,
        }
        midnight(year, month, day)
    }

    /// `/12/2022`, `-12-2022`, `.12.2022`, `/Dec/2022:`, `-Dec-2022`, ` Dec 2022`.
    fn short_first(mut self, first: u32) -> Option<Cell<'a>> {
        match self.peek()? {
            mark @ (b'-' | b'/') => {
                self.eat(mark);
                if self.peek()?.is_ascii_alphabetic() {
                    let month = self.month_name()?;
                    let date = if self.eat(mark) { midnight(self.any_year()?, month, first)? } else { return None };
                    if mark == b'/' && self.eat(b':') {
                        let time = self.time_of_day(false)?;
                        return Some(Cell { date: CellDate::Day(date), time: Some(time), zone: self.zone()? });
                    }
                    return self.rest_of(CellDate::Day(date));
                }
                let second = self.short()?;
                if !self.eat(mark) {
                    return None;
                }
                // With hyphens, two digits at the end may as well be a day.
                let year = if mark == b'/' { self.any_year()? } else { self.year()? };
                self.rest_of(CellDate::Numbers(Numbers { first, second, year, dotted: false }))
            }
            b'.' => {
                self.eat(b'.');
                self.blanks();
                let second = self.short()?;
                if !self.eat(b'.') {
                    return None;
                }
                self.blanks();
                let year = self.year()?;
                self.rest_of(CellDate::Numbers(Numbers { first, second, year, dotted: true }))
            }
            _ if self.blanks() => {
                let month = self.month_name()?;
                self.eat(b',');
                self.blanks();
                let date = midnight(self.year()?, month, first)?;
                self.rest_of(CellDate::Day(date))
            }
            _ => None,
        }
    }

    /// A year of four digits, or of two: 70 to 99 are of the last century.
    fn any_year(&mut self) -> Option<i32> {
        match self.digits()? {
            (4, value) => Some(value as i32),
            (2, value @ 70..) => Some(1900 + value as i32),
            (2, value) => Some(2000 + value as i32),
            _ => None,
        }
    }

    /// `Dec  9 17:30:23`, `Dec 9 2022 17:30:23`, `Dec 9, 2022`, `Sep 11 16:14:21 2018 +0200`.
    fn month_first(mut self, weekday: Option<u32>) -> Option<Cell<'a>> {
        let month = self.month_name()?;
        self.blanks();
        let day = self.short()?;
        let comma = self.eat(b',');
        if !self.blanks() && !comma {
            return None;
        }
        if let Some(year) = self.try_read(|cursor| cursor.year().filter(|_| cursor.peek() != Some(b':'))) {
            let date = midnight(year, month, day)?;
            return self.rest_of(CellDate::Day(date));
        }
        let time = Some(self.time_of_day(false)?);
        if self.is_at_end() {
            return Some(Cell { date: CellDate::NoYear { month, day, weekday }, time, zone: ZoneText::None });
        }
        if !self.blanks() {
            return None;
        }
        // The year may follow the zone, as `date` prints it, or go before it, as `git` does.
        let end = self.rest.iter().position(u8::is_ascii_whitespace).unwrap_or(self.rest.len());
        let before = self.peek().filter(|byte| !byte.is_ascii_digit()).and_then(|_| {
            let (zone, rest) = self.rest.split_at(end);
            self.rest = rest;
            self.blanks();
            Cursor { rest: zone }.zone()
        });
        let year = self.year()?;
        let zone = match before {
            None => self.zone()?,
            Some(zone) if self.is_at_end() => zone,
            Some(_) => return None,
        };
        Some(Cell { date: CellDate::Day(midnight(year, month, day)?), time, zone })
    }

    /// What follows a date: nothing, or a time with or without a zone.
    fn rest_of(mut self, date: CellDate) -> Option<Cell<'a>> {
        if self.is_at_end() {
            return Some(Cell { date, time: None, zone: ZoneText::None });
        }
        let compact = self.eat(b'T') || self.eat(b't');
        if !compact {
            let comma = self.eat(b',');
            let apart = self.blanks() || comma || matches!(self.peek()?, b'(' | 0x80..);
            if !apart {
                return None;
            }
            self.cjk_weekday();
            if self.is_at_end() {
                return Some(Cell { date, time: None, zone: ZoneText::None });
            }
            if self.eat_text(b"at ") {
                self.blanks();
            }
        }
        let time = self.time_of_day(compact)?;
        Some(Cell { date, time: Some(time), zone: self.zone()? })
    }

    /// Skips `목요일`, `(목)`, `木曜日`, `(木)`.
    fn cjk_weekday(&mut self) {
        const DAYS: [&str; 14] = ["월", "화", "수", "목", "금", "토", "일", "月", "火", "水", "木", "金", "土", "日"];
        let found = self.try_read(|cursor| {
            let bracket = cursor.eat(b'(');
            let day = cursor.eat_any(&DAYS);
            let closed = cursor.eat_any(&["요일", "曜日"]) || bracket;
            (day && closed && (!bracket || cursor.eat(b')'))).then_some(())
        });
        if found.is_some() {
            self.blanks();
        }
    }

    /// `15:05`, `15:05:07.123`, `3:05:07 PM`, `오후 3:05`, `오후 3시 5분 7초`, and `150507` where a T went before. Gives the
    /// second of the day, 86,400 for 24:00.
    pub(super) fn time_of_day(&mut self, compact: bool) -> Option<u32> {
        let half = self.half_of_day();
        self.blanks();
        let (length, value) = self.digits()?;
        if compact && half.is_none() && (length == 4 || length == 6) {
            let time = compact_time(if length == 4 { value * 100 } else { value })?;
            self.fraction(b".")?;
            return Some(time);
        }
        if length > 2 {
            return None;
        }
        let hour = value as u32;
        let (minute, second) = if self.eat(b':') {
            let minute = self.pair()?;
            let mut second = 0;
            if self.eat(b':') {
                second = self.pair()?;
                // Milliseconds after a colon are Zoom's.
                self.fraction(b".,:")?;
            }
            (minute, second)
        } else if self.eat_any(&["시", "時"]) {
            (self.counted(&["분", "分"]).unwrap_or(0), self.counted(&["초", "秒"]).unwrap_or(0))
        } else {
            return None;
        };
        let half = match half {
            Some(half) => Some(half),
            None => self.try_read(|cursor| {
                cursor.blanks();
                cursor.half_of_day()
            }),
        };
        let hour = match half {
            None => hour,
            Some(_) if hour > 12 => return None,
            Some(Half::Morning) => hour % 12,
            Some(Half::Afternoon) => hour % 12 + 12,
        };
        clock(hour, minute, second)
    }

    /// A number with one of the words for its unit.
    fn counted(&mut self, units: &[&str]) -> Option<u32> {
        self.try_read(|cursor| {
            cursor.blanks();
            let number = cursor.short()?;
            cursor.blanks();
            cursor.eat_any(units).then_some(number)
        })
    }

    /// Skips a fraction of a second of up to 9 digits after one of the marks; nothing if the mark has none.
    fn fraction(&mut self, marks: &[u8]) -> Option<()> {
        match self.peek() {
            Some(mark) if marks.contains(&mark) => {
                self.eat(mark);
                self.digits().filter(|(length, _)| *length <= 9).map(|_| ())
            }
            _ => Some(()),
        }
    }

    /// `AM`, `p.m.`, `오전`, `午後`.
    fn half_of_day(&mut self) -> Option<Half> {
        match self.peek()? {
            letter @ (b'A' | b'a' | b'P' | b'p') => self.try_read(|cursor| {
                cursor.eat(letter);
                if cursor.eat(b'.') {
                    cursor.blanks();
                }
                if !cursor.eat(b'm') && !cursor.eat(b'M') {
                    return None;
                }
                cursor.eat(b'.');
                let half = if letter.eq_ignore_ascii_case(&b'a') { Half::Morning } else { Half::Afternoon };
                (!cursor.peek().is_some_and(|byte| byte.is_ascii_alphabetic())).then_some(half)
            }),
            0x80.. if self.eat_any(&["오전", "午前", "上午"]) => Some(Half::Morning),
            0x80.. if self.eat_any(&["오후", "午後", "下午"]) => Some(Half::Afternoon),
            _ => None,
        }
    }

    /// Reads to the end of the cell: nothing, `Z`, `+0900`, ` GMT+9`, ` KST`, ` (UTC)`, ` [Asia/Seoul]`. What stands in brackets
    /// after an offset only explains it.
    pub(super) fn zone(mut self) -> Option<ZoneText<'a>> {
        self.blanks();
        match self.rest {
            [] => Some(ZoneText::None),
            [b'Z' | b'z'] => Some(ZoneText::Offset(0)),
            [b'(', inner @ .., b')'] | [b'[', inner @ .., b']'] => {
                match (Cursor { rest: inner.trim_ascii() }).zone()? {
                    ZoneText::None => None,
                    zone => Some(zone),
                }
            }
            [b'+' | b'-', ..] => self.offset(),
            _ => {
                let head = self.rest.get(..3).unwrap_or_default();
                if head.eq_ignore_ascii_case(b"UTC") || head.eq_ignore_ascii_case(b"GMT") {
                    match self.rest.get(3..)? {
                        [] => return Some(ZoneText::Offset(0)),
                        after @ [b'+' | b'-', ..] => return Self { rest: after }.offset(),
                        _ => {}
                    }
                }
                Some(ZoneText::Name(self.rest))
            }
        }
    }

    fn offset(mut self) -> Option<ZoneText<'a>> {
        let (seconds, length) = parse_offset(self.rest)?;
        self.rest = self.rest.get(length..)?;
        self.blanks();
        match self.rest {
            [] | [b'(', .., b')'] | [b'[', .., b']'] => Some(ZoneText::Offset(seconds)),
            _ => None,
        }
    }
}

#[derive(Clone, Copy)]
pub(super) enum Half {
    Morning,
    Afternoon,
}

/// The second of the day. The second 60 of a leap second is the first of the next minute, and 24:00 the end of the day.
pub(super) fn clock(hour: u32, minute: u32, second: u32) -> Option<u32> {
    let fits = (hour < 24 && minute < 60 && second <= 60) || (hour == 24 && minute == 0 && second == 0);
    fits.then_some(hour * HOUR + minute * 60 + second)
}

/// Civil seconds at the beginning of a date of eight digits.
pub(super) fn compact_date(value: u64) -> Option<u32> {
    midnight((value / 10_000) as i32, (value / 100 % 100) as u32, (value % 100) as u32)
}

/// The second of the day of six digits.
pub(super) fn compact_time(value: u64) -> Option<u32> {
    clock((value / 10_000) as u32, (value / 100 % 100) as u32, (value % 100) as u32)
}

pub(super) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

pub(super) const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Month 1 to 12 of an English name, in full or of three letters.
pub(super) fn month_of(word: &[u8]) -> Option<u32> {
    if word.eq_ignore_ascii_case(b"sept") {
        return Some(9);
    }
    name_of(word, &MONTHS).map(|index| index + 1)
}

/// Monday 0 to Sunday 6 of an English name, in full or of three letters.
pub(super) fn weekday_of(word: &[u8]) -> Option<u32> {
    name_of(word, &WEEKDAYS)
}

/// Index of the name that the word is, in full or by its first three letters.
pub(super) fn name_of(word: &[u8], names: &[&str]) -> Option<u32> {
    let index = names.iter().position(|name| {
        let name = name.as_bytes();
        (word.len() == 3 || word.len() == name.len())
            && name.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word))
    })?;
    u32::try_from(index).ok()
}
