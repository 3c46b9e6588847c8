//! `build-dictionary WHEEL OUT`: makes the dictionary folder out of the wheel `python-mecab-ko-dic`.

use std::path::Path;
use std::process::ExitCode;

#[expect(clippy::print_stderr, reason = "a command line tool speaks on standard error")]
fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [wheel, out] = arguments.as_slice() else {
        eprintln!("usage: build-dictionary WHEEL OUT");
        return ExitCode::from(2);
    };
    match biseo_index::dictionary::build(Path::new(wheel), Path::new(out)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("build-dictionary: {error}");
            ExitCode::FAILURE
        }
    }
}
