//! Serves a scripted model for a manual trial: `scripted-model PORT FAULT [TEXT-FILE]`.
//!
//! With port 0 a free one is taken; the base URL is the first line on standard output, then a line for every request.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command-line tool")]

use std::{env, fs, process::ExitCode, thread, time::Duration};

use biseo_tests::server::{Script, Server, Then, Turn};

/// What it says where no file is given.
const TEXT: &str = "1. 관련: 「민원 처리에 관한 법률」 제12조\n2. 위 호와 관련하여 아래와 같이 자료를 요청하오니 협조하여 주시기 바랍니다.";

/// Each way to answer: its name, what it does, and the turn it makes of a text.
type Way = (&'static str, &'static str, fn(&str) -> Turn);

const WAYS: [Way; 14] = [
    ("good", "answers at once", |text| Turn::says(text)),
    ("slow", "thinks for 3 s, then says 5 tokens a second", |text| Turn::answer(text, Duration::from_secs(3), 5.0)),
    ("whole", "ignores streaming", |text| Turn::Whole(text.into())),
    ("no-schema", "refuses schemas, then answers", |text| Turn::NoSchema(Box::new(Turn::says(text)))),
    ("unauthorised", "401", |_| Turn::status(401)),
    ("busy", "429, come back after 2 s", |_| Turn::status_with(429, "Retry-After", "2")),
    ("failing", "500", |_| Turn::status(500)),
    ("cut", "breaks off", Turn::cut_after),
    ("silent", "falls silent", Turn::silent_after),
    ("mute", "never says a word", |_| Turn::raw("", Then::Silence)),
    ("broken", "says something that is not JSON", Turn::broken_after),
    ("empty", "says who speaks and nothing more", |_| Turn::role_only()),
    ("endless", "never ends", Turn::endless_text),
    ("line", "begins a line that never ends", |_| Turn::endless_line()),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (way, port) = match arguments.as_slice() {
        [port, way, ..] => (WAYS.iter().find(|(name, ..)| name == way), port.parse().ok()),
        _ => (None, None),
    };
    let (Some((_, _, turn)), Some(port)) = (way, port) else {
        eprintln!("scripted-model PORT FAULT [TEXT-FILE]");
        for (name, about, _) in WAYS {
            eprintln!("  {name:13} {about}");
        }
        return ExitCode::from(2);
    };
    let text = match arguments.get(2).map(fs::read_to_string) {
        None => TEXT.to_owned(),
        Some(Ok(text)) => text,
        Some(Err(error)) => {
            eprintln!("the text cannot be read: {error}");
            return ExitCode::FAILURE;
        }
    };
    match Server::start_on(port, Script::always(turn(&text))) {
        Ok(server) => tell(&server),
        Err(error) => {
            eprintln!("port {port} cannot be served: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Tells of every request until the process is ended.
fn tell(server: &Server) -> ExitCode {
    println!("{}", server.base_url());
    let mut told = 0;
    loop {
        for request in server.requests().iter().skip(told) {
            println!("{} {} {} bytes", request.method, request.path, request.body.len());
            told += 1;
        }
        thread::sleep(Duration::from_millis(200));
    }
}
