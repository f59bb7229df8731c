//! Which things belong together: sets that grow by joining two.

/// Sets of numbers from 0 upwards; each set is known by its smallest member.
pub struct Union(Vec<u32>);

impl Union {
    /// That many sets of one.
    pub fn new(count: usize) -> Self {
        Self((0..count as u32).collect())
    }

    /// The smallest member of the set.
    pub fn find(&mut self, item: u32) -> u32 {
        let mut root = item;
        while self.0[root as usize] != root {
            root = self.0[root as usize];
        }
        let mut at = item;
        while self.0[at as usize] != root {
            at = std::mem::replace(&mut self.0[at as usize], root);
        }
        root
    }

    /// Joins two sets; false where they were one.
    pub fn join(&mut self, a: u32, b: u32) -> bool {
        let (a, b) = (self.find(a), self.find(b));
        self.0[a.max(b) as usize] = a.min(b);
        a != b
    }

    /// The set of every number, and the smallest member as its name.
    pub fn roots(mut self) -> Vec<u32> {
        (0..self.0.len() as u32).map(|item| self.find(item)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_joining_changes_nothing() {
        let joined = |pairs: &[(u32, u32)]| {
            let mut union = Union::new(6);
            pairs.iter().for_each(|(a, b)| {
                union.join(*a, *b);
            });
            union.roots()
        };
        assert_eq!(joined(&[(5, 3), (3, 1), (0, 4)]), [0, 1, 2, 1, 0, 1]);
        assert_eq!(joined(&[(0, 4), (1, 5), (5, 3)]), [0, 1, 2, 1, 0, 1]);
    }
}
