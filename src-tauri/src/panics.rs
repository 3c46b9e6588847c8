//! A panic is a fault of the program: said, survived, and without a word of any document.

use std::{any::Any, panic};

use biseo_secretary::fault::Fault;

/// Reports panics by place only. The message of a panic can carry a piece of the text that was worked on, and what a
/// program writes to its standard error ends up in logs.
pub(crate) fn keep_contents_out_of_reports() {
    panic::set_hook(Box::new(|report| {
        let thread = std::thread::current();
        let place = report.location().map(ToString::to_string).unwrap_or_default();
        #[expect(clippy::print_stderr, reason = "a developer's only trace of a panic")]
        {
            eprintln!("biseo: panic in thread {:?} at {place}", thread.name().unwrap_or("unnamed"));
        }
    }));
}

/// Runs a piece of work; a panic in it becomes a fault.
pub(crate) fn caught<T>(work: impl FnOnce() -> T) -> Result<T, Fault> {
    // Nothing that the work shared is used again without a lock of its own, so a broken invariant cannot be seen.
    panic::catch_unwind(panic::AssertUnwindSafe(work)).map_err(|_: Box<dyn Any + Send>| Fault::new("panic"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_fault_without_its_message() {
        let fault = caught(|| panic!("주민등록번호 …")).expect_err("it panicked");
        assert_eq!(fault, Fault::new("panic"));
    }
}
