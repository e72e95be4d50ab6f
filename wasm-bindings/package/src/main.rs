//! Writes the JavaScript and the types around the WebAssembly module.
//!
//! Usage: `therapy-goals-package MODULE.wasm FOLDER NAME`. The tool and the crate are pinned to one version
//! by the lock file, so no installed tool can be of another one.

use std::fs;
use std::path::Path;
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
    bindgen.generate(folder).map_err(|fault| fault.to_string())?;
    let glue = Path::new(folder).join(format!("{name}.js"));
    let text = fs::read_to_string(&glue).map_err(|fault| fault.to_string())?;
    let text = once(&text, LATE, ONLY_ONE)?;
    fs::write(&glue, text).map_err(|fault| fault.to_string())
}

/// The end of `init`, when the module that was asked for is there.
const LATE: &str = "    const { instance, module } = await __wbg_load(await module_or_path, imports);\n";

/// Meanwhile `initSync` may have made the module ready: another one would take its place under all that was made.
const ONLY_ONE: &str = "\n    if (wasm !== undefined) return wasm;\n";

/// Puts a line behind the one place where another stands.
fn once(text: &str, line: &str, behind: &str) -> Result<String, String> {
    match text.split_once(line) {
        Some((before, after)) if !after.contains(line) => Ok(format!("{before}{line}{behind}{after}")),
        _ => Err(
            "the JavaScript around the module is not as it was: `init` and `initSync` could take each other's place"
                .to_owned(),
        ),
    }
}
