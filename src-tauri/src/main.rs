//! The Biseo window: a thin shell around the secretary.
//!
//! The shell opens a window and a desk, hands what the page asks for to the rooms of `biseo-secretary`, and hands
//! their answers back. It decides nothing about documents: a command acquires, calls and converts. What it does own is
//! what only a desktop program has: the window, the summoning shortcut, the one instance, dialogs, and the promise
//! that a failure is shown and survived.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod clock;
mod commands;
mod events;
mod jobs;
mod keymap;
mod meaning;
mod panics;
mod places;
mod remind;
mod shell;
mod start;
mod summon;
mod watch;
mod window;

fn main() -> std::process::ExitCode {
    start::run()
}
