//! End-to-end suites, the real-window test, benches and evaluations.

pub mod data;
pub mod minutes;
pub mod server;
