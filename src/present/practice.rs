//! The practice data: a made-up firm, written by `scripts/assets/practice.py`.

/// Date that the practice data are screened as of.
pub const AS_OF: &str = "2026-03-31";
/// Zone of the made-up firm.
pub const ZONE: &str = "Asia/Seoul";

/// Names and texts of the practice files.
pub fn practice_files() -> Vec<(&'static str, &'static str)> {
    vec![
        ("근무시간.csv", include_str!("../../assets/practice/근무시간.csv")),
        ("접속기록.csv", include_str!("../../assets/practice/접속기록.csv")),
        ("인력명단.csv", include_str!("../../assets/practice/인력명단.csv")),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn practice_data_are_small_and_name_nobody_real() {
        let files = practice_files();
        assert!(files.iter().map(|(_, text)| text.len()).sum::<usize>() < 150_000);
        for (name, text) in files {
            let addresses: Vec<&str> = text.split(',').filter(|cell| cell.contains('@')).collect();
            assert!(!addresses.is_empty(), "{name}");
            assert!(addresses.iter().all(|cell| cell.trim().ends_with("@example.org")), "{name}");
        }
    }
}
