//! Writes the JavaScript and the types around the WebAssembly module.
//!
//! Usage: `therapy-goals-package MODULE.wasm FOLDER NAME`. The tool and the crate are pinned to one version
//! by the lock file, so no installed tool can be of another one.

use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [module, folder, name] = arguments.as_slice() else {
        eprintln!("usage: therapy-goals-package MODULE.wasm FOLDER NAME");
        return ExitCode::from(2);
    };
    match write(module, folder, name) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

fn write(module: &str, folder: &str, name: &str) -> Result<(), String> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).typescript(true).out_name(name);
    bindgen.web(true).map_err(|fault| fault.to_string())?;
    // Where the module lies is said in one place only: a bundler that finds it twice ships it twice.
    bindgen.omit_default_module_path(true);
    bindgen.generate(folder).map_err(|fault| fault.to_string())
}
