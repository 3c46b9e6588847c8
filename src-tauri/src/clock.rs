//! The clock on the wall. The secretary has none: time is handed in with the work.

use biseo_secretary::when::When;
use jiff::ZonedDateTime;

/// Today and now, where the official works.
pub(crate) fn when() -> When {
    let now = ZonedDateTime::now();
    When { today: now.date(), now: now.timestamp() }
}
