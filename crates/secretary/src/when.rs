//! The time of a piece of work, handed in by whoever has a clock.

use jiff::{Timestamp, civil::Date};

/// The day that relative dates count from, and the instant that records are stamped with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    /// Today where the official works: what 다음 주 금요일 is relative to.
    pub today: Date,
    /// Now, for drafts, versions and the audit log.
    pub now: Timestamp,
}
