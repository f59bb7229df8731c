//! What the self-test of a browser came to, as reports made there carry it.

use serde::{Deserialize, Serialize};

/// The self-test of one browser on one host. The engine knows nothing of it: it is put into a report when that is exported.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proof {
    /// What the browser calls itself.
    pub browser: String,
    /// Where the page came from; `null` from disk and in a sandboxed frame.
    pub origin: String,
    /// The page stood in a frame of another page.
    pub framed: bool,
    /// One entry per channel, in the order of trying.
    pub results: Vec<Tried>,
    /// SHA-256 of the parts of the page (`style`, `selftest`, `wasm`, `script`), in hexadecimal.
    pub parts: Vec<(String, String)>,
}

/// What became of one channel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tried {
    /// Name of the channel, as in `selftest.js`.
    pub channel: String,
    /// `blocked`, `open`, `not-tried` or `unknown`.
    pub result: String,
    /// What tells: `policy`, `threw`, `missing`, `removed`, `guard`, `sandbox`, `not-refused`, `new-frame`, `uncovered`,
    /// `would-leave` or `no-answer`.
    pub how: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Screening;
    use crate::report::{Report, build};
    use crate::settings::Settings;

    #[test]
    fn a_stamp_is_one_more_entry_and_its_absence_is_none() {
        let report = build::report(&Screening::new(Settings::new(0), false).finish());
        let plain = serde_json::to_value(&report).expect("JSON");
        assert!(plain.get("proof").is_none());
        let tried = Tried { channel: "fetch".into(), result: "blocked".into(), how: "policy".into() };
        let proof = Proof {
            browser: "B".into(),
            origin: "null".into(),
            framed: false,
            results: vec![tried],
            parts: vec![("script".into(), "00".into())],
        };
        let stamped = Report { proof: Some(proof), ..report };
        let mut value = serde_json::to_value(&stamped).expect("JSON");
        assert_eq!(
            value["proof"],
            serde_json::json!({
                "browser": "B", "origin": "null", "framed": false,
                "results": [{ "channel": "fetch", "result": "blocked", "how": "policy" }],
                "parts": [["script", "00"]]
            })
        );
        value.as_object_mut().expect("a report").remove("proof");
        assert_eq!(value, plain);
    }
}
