//! The Biseo window.
fn main() {}
