//! The same work as the window, without one.
fn main() {}
