//! What the build tools share: cutting the loader out of the glue, and laying everything into one page.

pub mod base85;
pub mod docs;
pub mod glue;
pub mod page;
pub mod wasm;
