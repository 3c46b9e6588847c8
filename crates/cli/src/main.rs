//! The same work as the window, without one: for scripts, routine jobs, tests and measurement.
//!
//! Exit status: 0 done, 1 the work failed (the reason and what to do next on standard error, in the user's language),
//! 2 wrong usage.

mod args;
mod commands;
mod context;
mod output;
mod usage;

use std::process::ExitCode;

use biseo_secretary::fault::Language;

fn main() -> ExitCode {
    biseo_secretary::library::share_arenas();
    let cli = args::Cli::read();
    let language = Language::of_locale(&sys_locale::get_locale().unwrap_or_default());
    match commands::run(cli, language) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            let words = fault.words(language);
            #[expect(clippy::print_stderr, reason = "this is where a command says why it failed")]
            {
                eprintln!("{}\n{}", words.message, words.hint);
            }
            ExitCode::FAILURE
        }
    }
}
