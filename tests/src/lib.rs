//! End-to-end suites, the real-window test, benches and evaluations.
//!
//! The real-window harness starts the program as a user would, on a display, a session bus and a home of its own, and
//! works it by keyboard. What it knows of the program is what can be seen: the names in `ui/src/testids.ts`, the
//! folder of the desk, and the files that are written there.

pub mod data;
pub mod fts5;
pub mod hangul;
pub mod job;
pub mod keys;
pub mod law_site;
pub mod laws;
pub mod minutes;
pub mod process;
pub mod readback;
pub mod server;
pub mod stage;
pub mod window;
