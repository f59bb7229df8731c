//! Which rows of a long list are built: a window of chunks around what is seen, moved a chunk at a time, so that no step
//! holds up the page.

use crate::protocol::queue::ROWS_SHOWN;

/// Rows that are built in one go; 25 take a few milliseconds.
pub const CHUNK: usize = 25;
/// Chunks that are there at once.
pub const CHUNKS: usize = ROWS_SHOWN / CHUNK;

/// Chunks from the first to before the last.
pub type Span = (usize, usize);

/// The chunks that should be there when that one is seen, of so many in all.
pub fn wanted(seen: usize, all: usize) -> Span {
    let to = all.min(seen.saturating_sub(CHUNKS / 2) + CHUNKS);
    (to.saturating_sub(CHUNKS), to)
}

/// The next step from what is there to what should be: at most one chunk more, nothing that is not wanted.
pub fn step((from, to): Span, wanted: Span, seen: usize) -> Span {
    if seen < from || seen >= to {
        return (seen, (seen + 1).min(wanted.1));
    }
    let (from, to) = (from.max(wanted.0), to.min(wanted.1));
    // The side that the eye reaches first comes first.
    let below = to < wanted.1 && (from == wanted.0 || to - seen <= seen - from + 1);
    match (below, from > wanted.0) {
        (true, _) => (from, to + 1),
        (false, true) => (from - 1, to),
        (false, false) => (from, to),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_walk_ends_at_what_is_wanted_and_holds_no_more_than_a_page_may() {
        for all in [1, 7, CHUNKS, CHUNKS + 1, 8_000] {
            let mut span = (0, 1);
            for seen in [0, 3, all - 1, all / 2, all / 2 + 1, 0, all - 1] {
                let seen = seen.min(all - 1);
                let goal = wanted(seen, all);
                assert!(goal.0 <= seen && seen < goal.1 && goal.1 - goal.0 == all.min(CHUNKS), "{goal:?} of {all}");
                for steps in 0.. {
                    let next = step(span, goal, seen);
                    assert!(next.1 - next.0 <= CHUNKS && next.0 <= seen && seen < next.1, "{next:?}");
                    let new = (next.0..next.1).filter(|chunk| *chunk < span.0 || *chunk >= span.1).count();
                    assert!(new <= 1, "{span:?} to {next:?} builds {new} chunks");
                    if next == span {
                        break;
                    }
                    span = next;
                    assert!(steps <= 2 * CHUNKS, "it does not end");
                }
                assert_eq!(span, goal, "{seen} of {all}");
            }
        }
    }
}
