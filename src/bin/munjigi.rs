//! The module of the page: the page or its worker, by the global it wakes up in.

#[cfg(target_arch = "wasm32")]
fn main() {
    console_error_panic_hook::set_once();
    if munjigi::worker::is_worker() {
        munjigi::worker::start();
    } else {
        munjigi::view::start();
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
