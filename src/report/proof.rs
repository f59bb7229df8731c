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
