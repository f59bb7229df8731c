//! Issues of one file, listed one by one up to a limit and counted beyond it.

use crate::ingest::IssueKind;
use std::collections::BTreeMap;

/// One issue, or the rest of its kind.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct IssueEntry {
    /// Physical line, first line 1.
    pub line: u32,
    /// What is the matter.
    pub kind: IssueKind,
    /// 1, or how many more of the kind there are from this line on.
    pub count: u32,
}

/// Issues of one file.
#[derive(Clone, Debug)]
pub struct Issues {
    listed: u32,
    by_kind: BTreeMap<IssueKind, (Vec<u32>, u32, u32)>,
}

impl Issues {
    /// A list that names so many lines of each kind.
    pub fn new(listed: u32) -> Self {
        Self { listed, by_kind: BTreeMap::new() }
    }

    /// Notes an issue at a line.
    pub fn add(&mut self, line: u32, kind: IssueKind) {
        let (lines, first_more, more) = self.by_kind.entry(kind).or_default();
        if lines.len() < self.listed as usize {
            lines.push(line);
        } else {
            if *more == 0 {
                *first_more = line;
            }
            *more += 1;
        }
    }

    /// How many issues of a kind there are.
    pub fn count(&self, kind: IssueKind) -> u32 {
        self.by_kind.get(&kind).map_or(0, |(lines, _, more)| lines.len() as u32 + more)
    }

    /// All issues, by line.
    pub fn entries(&self) -> Vec<IssueEntry> {
        let mut all = Vec::new();
        for (&kind, (lines, first_more, more)) in &self.by_kind {
            all.extend(lines.iter().map(|&line| IssueEntry { line, kind, count: 1 }));
            if *more > 0 {
                all.push(IssueEntry { line: *first_more, kind, count: *more });
            }
        }
        all.sort_unstable();
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_are_listed_and_the_rest_counted() {
        let mut issues = Issues::new(2);
        for line in [3, 5, 8, 9] {
            issues.add(line, IssueKind::BadTime);
        }
        issues.add(4, IssueKind::MissingAccount);
        let entries: Vec<(u32, u32)> = issues.entries().iter().map(|entry| (entry.line, entry.count)).collect();
        assert_eq!(entries, [(3, 1), (4, 1), (5, 1), (8, 2)]);
        assert_eq!(issues.count(IssueKind::BadTime), 4);
    }
}
