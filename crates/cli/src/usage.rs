//! Wrong usage, and the help page, in Korean: clap knows its own words in English only.

use clap::{
    Arg, ArgAction, Command, Error,
    error::{ContextKind, ContextValue, ErrorKind},
};

/// The page of help.
const PAGE: &str = "{before-help}{about-with-newline}\n쓰는 법: {usage}\n\n{all-args}{after-help}";

/// Behind every other option.
const LAST: usize = 100;

/// The command and all below it with Korean headings.
pub(crate) fn korean(command: Command) -> Command {
    let version = command.get_version().is_some();
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).help("도움말 보기").display_order(LAST);
    let mut command = command.disable_help_flag(true).arg(help);
    if version {
        let print = Arg::new("version")
            .short('V')
            .long("version")
            .action(ArgAction::Version)
            .help("버전 보기")
            .display_order(LAST);
        command = command.disable_version_flag(true).arg(print);
    }
    command
        .help_template(PAGE)
        .subcommand_help_heading("명령")
        .subcommand_value_name("명령")
        .mut_args(|argument| {
            let common = argument.is_global_set() || ["help", "version"].contains(&argument.get_id().as_str());
            let heading = match common {
                true => "모든 명령의 옵션",
                false if argument.is_positional() => "넣을 것",
                false => "옵션",
            };
            argument.help_heading(heading)
        })
        .mut_subcommands(korean)
}

/// What is wrong with a command line, what may have been meant, and where to read on.
pub(crate) fn said(error: &Error) -> String {
    let of = |kind| error.get(kind).map(words).unwrap_or_default();
    let given = of(ContextKind::InvalidArg);
    let mut lines = vec![match error.kind() {
        ErrorKind::UnknownArgument => format!("`{given}`: 없는 옵션이거나, 여기에 더 적을 것이 없습니다."),
        ErrorKind::InvalidSubcommand => format!("`{}`: 없는 명령입니다.", of(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingRequiredArgument => format!("빠진 것이 있습니다: {given}"),
        ErrorKind::MissingSubcommand => "명령이 빠졌습니다.".to_owned(),
        ErrorKind::InvalidValue if of(ContextKind::InvalidValue).is_empty() => {
            format!("`{given}`에 값이 빠졌습니다.")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("`{}`: {given}에 쓸 수 없는 값입니다.", of(ContextKind::InvalidValue))
        }
        ErrorKind::ArgumentConflict => {
            format!("{given}: 두 번 적었거나 {}와 함께 쓸 수 없습니다.", of(ContextKind::PriorArg))
        }
        _ => "명령을 읽을 수 없습니다.".to_owned(),
    }];
    if let Some(reason) = std::error::Error::source(error) {
        lines.push(reason.to_string());
    }
    for (kind, label) in [
        (ContextKind::ValidValue, "쓸 수 있는 값"),
        (ContextKind::SuggestedArg, "비슷한 것"),
        (ContextKind::SuggestedSubcommand, "비슷한 명령"),
        (ContextKind::SuggestedValue, "비슷한 값"),
    ] {
        let meant = of(kind);
        if !meant.is_empty() {
            lines.push(format!("{label}: {meant}"));
        }
    }
    let usage = of(ContextKind::Usage);
    if let Some(usage) = usage.trim().strip_prefix("Usage: ").filter(|usage| !usage.is_empty()) {
        lines.push(format!("쓰는 법: {usage}"));
    }
    lines.push("자세한 것은 --help를 붙여 보십시오.".into());
    lines.join("\n")
}

fn words(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(values) => values.join(", "),
        ContextValue::StyledStrs(values) => values.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::args::Cli;

    fn wrong(line: &[&str]) -> String {
        let error = korean(Cli::command()).try_get_matches_from([&["biseo-cli"], line].concat()).expect_err("wrong");
        said(&error)
    }

    #[test]
    fn wrong_usage_is_said_in_korean_with_what_may_have_been_meant() {
        for (line, expected) in [
            (&["serch", "민원"][..], "비슷한 명령: search"),
            (&["search", "민원", "--limt", "3"], "비슷한 것: --limit"),
            (&["search", "민원", "--limit", "셋"], "`셋`"),
            (&["search", "민원", "--kind", "law"], "document(문서) 가운데 하나여야 합니다"),
            (&["search", "민원", "--as-of", "2022-13-01"], "있는 날짜를"),
            (&["eval", "serch", "x"], "쓸 수 있는 값: search, draft"),
            (&["export", "a.txt"], "빠진 것이 있습니다: --to <OUT>"),
            (&["draft", "a", "--today"], "값이 빠졌습니다"),
            (&["draft", "a", "--class", "S", "--class", "O"], "두 번 적었거나"),
        ] {
            let said = wrong(line);
            assert!(said.contains(expected), "{line:?}: {said}");
            for english in ["error", "tip", "Usage", "required", "unexpected", "try"] {
                assert!(!said.contains(english), "{line:?}: {said}");
            }
        }
    }

    #[test]
    fn the_help_has_korean_headings() {
        let mut command = korean(Cli::command());
        command.build();
        for name in ["search", "library", "export"] {
            let page = command.find_subcommand_mut(name).expect(name).render_long_help().to_string();
            for english in ["Usage", "Arguments", "Options", "Commands", "Print"] {
                assert!(!page.contains(english), "{page}");
            }
        }
    }
}
