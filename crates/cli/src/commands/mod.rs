//! One file a command or a family of commands.

mod audit;
mod documents;
mod draft;
mod eval;
mod library;
mod mask;
mod minutes;
mod model;
mod search;
mod verify;

use biseo_secretary::fault::{Fault, Language};

use crate::{
    args::{Cli, Command},
    context::Context,
    output::Output,
};

/// Does what the command line asks for.
pub(crate) fn run(cli: Cli, language: Language) -> Result<(), Fault> {
    // Reading a file takes no desk, and a script that reads many starts the program as often.
    match cli.command {
        Command::Read { file } => documents::read(&Output::asked(&cli.common), language, file),
        Command::Fill(what) => documents::fill(&Output::asked(&cli.common), &what),
        command => with_desk(command, &Context::open(cli.common, language)?),
    }
}

fn with_desk(command: Command, here: &Context) -> Result<(), Fault> {
    match command {
        Command::Library(what) => library::run(here, what),
        Command::Search(what) => search::search(here, what),
        Command::Complete { prefix } => search::complete(here, prefix),
        Command::Show { id, as_of } => search::show(here, id, as_of),
        Command::Draft(what) => draft::run(here, what),
        Command::Minutes(what) => minutes::run(here, what),
        Command::Verify(what) => verify::run(here, what),
        Command::Mask { text } => mask::run(here, text),
        Command::Check(what) => documents::check(here, what),
        Command::Export(what) => documents::export(here, &what),
        Command::Model(what) => model::run(here, what),
        Command::Eval(what) => eval::run(here, &what),
        Command::Audit => audit::run(here),
        // Done without a desk.
        Command::Read { .. } | Command::Fill(_) => Ok(()),
    }
}
