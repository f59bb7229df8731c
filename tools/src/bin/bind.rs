//! `bind MODULE.wasm OUT_DIR`: writes the classic-script glue and the bound module that `pack` takes.
//!
//! No modules, because a module worker made from a Blob does not start on file:// in Chromium.

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [module, out] = arguments.as_slice() else {
        eprintln!("usage: bind MODULE.wasm OUT_DIR");
        return ExitCode::from(2);
    };
    match bind(module, out) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("bind: {message}");
            ExitCode::FAILURE
        }
    }
}

fn bind(module: &str, out: &str) -> Result<(), String> {
    let mut generator = wasm_bindgen_cli_support::Bindgen::new();
    generator
        .input_path(module)
        .no_modules(true)
        .map_err(|error| error.to_string())?
        .typescript(false)
        // As the command does it, so that Trunk's glue is the same; pack cuts the path out of both.
        .omit_default_module_path(false)
        .remove_name_section(true)
        .remove_producers_section(true);
    generator.generate(out).map_err(|error| format!("{module}: {error:#}"))
}
