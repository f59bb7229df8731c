//! What the build tools share: cutting the loader out of the glue, and laying everything into one page,
//! and a company's policy into that.

pub mod base85;
pub mod company;
pub mod docs;
pub mod glue;
pub mod page;
pub mod signing;
pub mod wasm;
