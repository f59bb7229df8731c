//! What could not be assessed, by the export that would bring it: one export answers many items, and is named once.

/// Items under what they lack, in the order in which each lack first appears.
pub fn by_need<'a, T>(items: impl IntoIterator<Item = (&'a str, T)>) -> Vec<(&'a str, Vec<T>)> {
    let mut groups: Vec<(&str, Vec<T>)> = Vec::new();
    for (need, item) in items {
        match groups.iter_mut().find(|(known, _)| *known == need) {
            Some((_, items)) => items.push(item),
            None => groups.push((need, vec![item])),
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_need_is_one_group_in_the_order_of_its_first_item() {
        let groups = by_need([("place", 1), ("device", 2), ("place", 3)]);
        assert_eq!(groups, [("place", vec![1, 3]), ("device", vec![2])]);
    }
}
