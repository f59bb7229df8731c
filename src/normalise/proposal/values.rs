//! What cells look like, and what that says about their columns.

use super::*;

/// Rows that are looked at: enough to see a pattern, few enough to look again at every keystroke.
const ROWS: usize = 200;
/// Parts of ten of the filled cells that have to agree: a stray dash or note must not hide a pattern.
const MOST: usize = 8;

/// Rows of a table below its header.
pub struct Sample {
    /// Header names; blank where there is no header row.
    pub header: Vec<String>,
    /// Rows with their physical line.
    pub rows: Vec<(u32, Vec<String>)>,
}

impl Sample {
    /// The first rows of a text; nothing where there are none.
    pub fn of(text: &[u8], delimiter: Delimiter, above: usize, header: bool) -> Option<Self> {
        let mut rows = sample_rows(text, delimiter.byte(), above + 1 + ROWS).into_iter().skip(above).peekable();
        let header = if header { rows.next()?.1 } else { vec![String::new(); rows.peek()?.1.len()] };
        let rows = rows
            .filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()) && !is_total_row(cells) && *cells != header)
            .collect();
        Some(Self { header, rows })
    }

    /// The filled cells of a column.
    pub fn cells(&self, column: usize) -> impl Iterator<Item = &str> {
        self.rows
            .iter()
            .filter_map(move |(_, cells)| cells.get(column))
            .map(String::as_str)
            .filter(|cell| !cell.is_empty())
    }

    /// What a column's cells look like.
    pub fn tally(&self, column: usize) -> Tally {
        let mut tally = Tally::default();
        let mut known = BTreeSet::new();
        for cell in self.cells(column) {
            tally.take(cell);
            known.insert(cell);
        }
        tally.distinct = known.len();
        tally
    }
}

/// How many cells of a column look like what.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Cells with something in them.
    pub filled: usize,
    /// Different ones among them.
    pub distinct: usize,
    emails: usize,
    addresses: usize,
    moments: usize,
    days: usize,
    clocks: usize,
    short_clocks: usize,
    lengths: usize,
    /// Bare numbers.
    pub numbers: usize,
    fractions: usize,
    largest: f64,
    smallest: f64,
    countries: usize,
    outcomes: usize,
    words: usize,
    /// Whether a comma stands before decimals, as far as the values prove it.
    pub decimal_comma: Option<bool>,
    /// Marks that may be either stand in numbers, and nothing proves which.
    pub marks_open: bool,
    /// The mark that may be either is a comma.
    pub comma_seen: bool,
}

impl Tally {
    fn take(&mut self, cell: &str) {
        self.filled += 1;
        let bytes = cell.as_bytes();
        let stamp = TimeColumn::new().read(bytes);
        if cell.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
            && !cell.contains(' ')
        {
            self.emails += 1;
        } else if cell.contains(['.', ':']) && parse_address(cell).is_some() {
            self.addresses += 1;
        } else if is_number(cell) && !stamp.is_some_and(|stamp| stamp.kind == StampKind::Utc) {
            self.number(cell);
        } else if let Some(stamp) = stamp {
            match stamp.kind {
                StampKind::Date | StampKind::DateEither => self.days += 1,
                _ => self.moments += 1,
            }
        } else if TimeColumn::new().read_split(b"2026-01-31", bytes).is_some() {
            self.clocks += 1;
            self.short_clocks += usize::from(cell.find(':') == Some(1));
        } else if parse_duration(cell).is_some() {
            self.lengths += 1;
        } else if is_outcome(cell) {
            self.outcomes += 1;
        } else if country_code(cell).is_some() {
            self.countries += 1;
        } else if cell.len() <= 64 && !cell.contains('\n') {
            self.words += 1;
        }
    }

    fn number(&mut self, cell: &str) {
        self.numbers += 1;
        let marks: Vec<char> = cell.chars().filter(|letter| matches!(letter, '.' | ',')).collect();
        if let (Some(&last), Some(&first)) = (marks.last(), marks.first()) {
            let behind = cell.len() - cell.rfind(last).unwrap_or(0) - 1;
            let proved = match marks.len() {
                // A single mark before three digits may stand between thousands, unless a zero leads.
                1 if behind == 3 && !cell.trim_start_matches('-').starts_with('0') => None,
                1 => Some(last == ','),
                _ if first == last => Some(last == '.'),
                _ => Some(last == ','),
            };
            match proved {
                Some(comma) => self.decimal_comma = self.decimal_comma.or(Some(comma)),
                None => self.comma_seen |= last == ',',
            }
            self.fractions += usize::from(proved.is_some());
        }
        self.marks_open = self.decimal_comma.is_none() && (self.marks_open || !marks.is_empty());
        let value: f64 = cell.replace(',', ".").parse().unwrap_or(0.0);
        self.largest = if self.numbers == 1 { value } else { self.largest.max(value) };
        self.smallest = if self.numbers == 1 { value } else { self.smallest.min(value) };
    }

    fn mostly(&self, count: usize) -> bool {
        // In a small table a single stray cell is already more than its share.
        count > 0 && (count * 10 >= self.filled * MOST || self.filled > 3 && count + 1 == self.filled)
    }

    fn is_value(&self) -> bool {
        self.emails + self.addresses + self.moments + self.days + self.clocks + self.lengths + self.numbers > 0
    }

    fn is_coordinate(&self, limit: f64) -> bool {
        self.mostly(self.numbers)
            && self.fractions * 2 > self.numbers
            && self.largest <= limit
            && self.smallest >= -limit
            && self.distinct > 0
    }
}

fn is_number(cell: &str) -> bool {
    let plain = cell.strip_prefix('-').unwrap_or(cell);
    // Longer runs of digits are identifiers or epochs.
    plain.len() <= 12
        && plain.starts_with(|letter: char| letter.is_ascii_digit())
        && plain.ends_with(|letter: char| letter.is_ascii_digit())
        && plain.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ','))
        && (plain.matches('.').count() < 2 || plain.split('.').skip(1).all(|part| part.len() >= 3))
}

fn is_outcome(cell: &str) -> bool {
    const WORDS: &[&str] = &[
        "success",
        "succeeded",
        "failure",
        "failed",
        "fail",
        "denied",
        "allowed",
        "성공",
        "실패",
        "정상",
        "成功",
        "失敗",
    ];
    WORDS.contains(&cell.to_lowercase().as_str())
}

/// Delimiter, rows above, and whether there is a header row: by known names, else by the shape of the rows.
pub(super) fn layout(head: &Head<'_>) -> Option<Layout> {
    if let Some(table) = head.table() {
        let delimiter = Delimiter::ALL.into_iter().find(|delimiter| delimiter.byte() == table.delimiter)?;
        return Some((delimiter, table.skip, true));
    }
    if head.is_json() {
        return None;
    }
    let mut best: Option<((usize, usize), Delimiter, usize, bool)> = None;
    for delimiter in Delimiter::ALL {
        let rows = sample_rows(head.text, delimiter.byte(), 60);
        let mut counts: Vec<usize> = rows.iter().map(|(_, cells)| cells.len()).filter(|cells| *cells > 1).collect();
        counts.sort_unstable();
        let Some(width) =
            counts.iter().copied().max_by_key(|width| (counts.iter().filter(|n| *n == width).count(), *width))
        else {
            continue;
        };
        let score = (counts.iter().filter(|n| **n == width).count(), width);
        // Two rows of the same width are the least that looks like a table.
        if score.0 < 2 || best.as_ref().is_some_and(|(known, ..)| *known >= score) {
            continue;
        }
        let Some(above) = rows.iter().position(|(_, cells)| cells.len() == width) else { continue };
        let mut first = Tally::default();
        rows[above].1.iter().filter(|cell| !cell.is_empty()).for_each(|cell| first.take(cell));
        best = Some((score, delimiter, above, !first.is_value()));
    }
    best.map(|(_, delimiter, above, header)| (delimiter, above, header))
}

/// Proposes roles for the columns that have none, by what their values look like.
pub(super) fn by_values(sample: &Sample, roles: &mut [Option<Role>]) {
    let tallies: Vec<Tally> = (0..roles.len()).map(|column| sample.tally(column)).collect();
    let free = |roles: &[Option<Role>], role: Role| !roles.contains(&Some(role));
    let give = |roles: &mut [Option<Role>], column: usize, choices: &[Role]| {
        if roles[column].is_none()
            && let Some(role) = choices.iter().find(|role| free(roles, **role))
        {
            roles[column] = Some(*role);
        }
    };
    for (column, tally) in tallies.iter().enumerate() {
        match () {
            () if tally.mostly(tally.emails) => give(roles, column, &[Role::Email]),
            () if tally.mostly(tally.addresses) => give(roles, column, &[Role::Address]),
            () if tally.mostly(tally.countries) => give(roles, column, &[Role::Country]),
            () if tally.mostly(tally.outcomes) => give(roles, column, &[Role::Outcome]),
            () if tally.mostly(tally.lengths) => give(roles, column, &[Role::Duration]),
            () => {}
        }
    }
    account_by_values(sample, &tallies, roles);
    let ask = |wanted: fn(&Tally) -> usize| -> Vec<usize> {
        tallies.iter().enumerate().filter(|(_, tally)| tally.mostly(wanted(tally))).map(|(column, _)| column).collect()
    };
    let unknown = |roles: &[Option<Role>], columns: Vec<usize>| -> Vec<usize> {
        columns.into_iter().filter(|column| roles[*column].is_none()).collect()
    };
    let timed = |roles: &[Option<Role>]| !free(roles, Role::Start) || !free(roles, Role::Time);
    let moments = unknown(roles, ask(|tally| tally.moments));
    match moments.as_slice() {
        [one] if !timed(roles) => give(roles, *one, &[Role::Time]),
        [one] => give(roles, *one, &[Role::End]),
        [from, to, ..] => {
            give(roles, *from, &[Role::Start]);
            give(roles, *to, &[Role::End]);
        }
        [] => {}
    }
    let days = unknown(roles, ask(|tally| tally.days));
    let clocks = unknown(roles, ask(|tally| tally.clocks));
    let people = roles.iter().zip(&tallies).any(|(role, tally)| {
        matches!(role, Some(Role::Email | Role::Account | Role::Id | Role::Name)) && tally.distinct == sample.rows.len()
    });
    let numbers = unknown(roles, ask(|tally| tally.numbers));
    if !timed(roles) {
        // A date a person, nobody twice: a list of people and not of what they did.
        let list = people && sample.rows.len() > 2 && clocks.is_empty() && numbers.is_empty();
        for column in days {
            give(roles, column, if list { &[Role::Created] } else { &[Role::Date, Role::EndDate] });
        }
    }
    let dated = !free(roles, Role::Date) || !free(roles, Role::StartDate);
    if dated && !timed(roles) {
        match clocks.as_slice() {
            // One clock time with single-digit hours is how hours of a day are written.
            [one] if tallies[*one].short_clocks > 0 || !free(roles, Role::StartTime) => {
                give(roles, *one, &[Role::Duration])
            }
            [one] => give(roles, *one, &[Role::StartTime]),
            [from, to, rest @ ..] => {
                give(roles, *from, &[Role::StartTime]);
                give(roles, *to, &[Role::EndTime]);
                rest.iter().for_each(|column| give(roles, *column, &[Role::Duration]));
            }
            [] => {}
        }
    }
    for pair in numbers.windows(2) {
        if let [north, east] = *pair
            && east == north + 1
            && tallies[north].is_coordinate(90.0)
            && tallies[east].is_coordinate(180.0)
            && tallies[east].largest.max(-tallies[east].smallest) > 24.0
        {
            give(roles, north, &[Role::Latitude]);
            give(roles, east, &[Role::Longitude]);
        }
    }
    let ended = !free(roles, Role::End) || !free(roles, Role::EndTime);
    for column in numbers {
        // A day has 1,440 minutes.
        if dated && !ended && tallies[column].smallest >= 0.0 && tallies[column].largest <= 1_440.0 {
            give(roles, column, &[Role::Duration]);
        }
    }
}

fn has_account(roles: &[Option<Role>]) -> bool {
    roles.iter().any(|role| matches!(role, Some(Role::Email | Role::Id | Role::Account | Role::Name)))
}

fn account_by_values(sample: &Sample, tallies: &[Tally], roles: &mut [Option<Role>]) {
    if has_account(roles) {
        return;
    }
    let column = (0..roles.len()).find(|&column| roles[column].is_none() && repeats(sample, &tallies[column]));
    let column = column.or_else(|| {
        (0..roles.len()).find(|&column| roles[column].is_none() && tallies[column].mostly(tallies[column].words))
    });
    if let Some(column) = column {
        roles[column] = Some(Role::Account);
    }
}

/// Whether a column holds words that come again and again, but not one for all.
fn repeats(sample: &Sample, tally: &Tally) -> bool {
    tally.mostly(tally.words)
        && tally.filled * 10 >= sample.rows.len() * MOST
        && tally.distinct > 1
        && tally.distinct < tally.filled
}

/// The columns that may each name the account, where more than one may: of e-mail addresses, else of repeated words in a
/// table whose names say nothing.
pub(super) fn account_candidates(sample: &Sample, mapping: &Mapping) -> Vec<usize> {
    let open = |column: &usize| {
        let role = mapping.columns.get(*column).map_or(IGNORE, |column| column.role.as_str());
        matches!(role, IGNORE | "email" | "account" | "id")
    };
    let columns: Vec<usize> = (0..sample.header.len()).filter(open).collect();
    let emails: Vec<usize> = columns
        .iter()
        .copied()
        .filter(|column| {
            let tally = sample.tally(*column);
            tally.mostly(tally.emails)
        })
        .collect();
    if !emails.is_empty() {
        return emails;
    }
    let named: Vec<Option<Role>> = sample.header.iter().map(|name| role(name)).collect();
    if has_account(&named) {
        return Vec::new();
    }
    columns.into_iter().filter(|column| repeats(sample, &sample.tally(*column))).collect()
}

/// The notation of a column of bare numbers, and whether its name or values prove it.
pub(super) fn hours_of(name: &str, tally: &Tally) -> (Hours, bool) {
    let lower = name.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if has(&["(분)", "min", "[m]", "(m)"]) || lower.ends_with('분') {
        return (Hours::Minutes, true);
    }
    // A day has 24 hours; a number beyond that is no hours of one.
    if has(&["hour", "(h)", "[h]", "hrs", "std", "stunde", "(시간)"]) {
        return (Hours::Decimal, tally.largest <= 24.0);
    }
    if tally.largest > 24.0 {
        return (Hours::Minutes, false);
    }
    (Hours::Decimal, tally.fractions > 0 || lower.contains("시간"))
}
