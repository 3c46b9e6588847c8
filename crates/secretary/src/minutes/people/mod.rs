//! Who takes part: names, posts, departments, and how the talk ties them to speakers.

pub mod names;
pub mod titles;
