//! The clock on the wall. The secretary has none: time is handed in with the work.

use biseo_secretary::when::When;
use jiff::ZonedDateTime;

/// The hour at which offices open (국가공무원 복무규정 제9조제2항).
const MORNING: i8 = 9;

/// Whether the working day has begun, where the official works.
pub(crate) fn is_day() -> bool {
    ZonedDateTime::now().hour() >= MORNING
}

/// Today and now, where the official works.
pub(crate) fn when() -> When {
    let now = ZonedDateTime::now();
    When { today: now.date(), now: now.timestamp() }
}
