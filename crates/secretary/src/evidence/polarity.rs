//! Whether two wordings of one matter both deny or both affirm.

use std::sync::LazyLock;

use regex::Regex;

use crate::korean::pattern;

static DENIES: LazyLock<Regex> = LazyLock::new(|| {
    pattern("않|아니|못[ 하한해]|없[다는음이어으]|불가|불허|금지|제외|미[실제시이]|말고|반려|거부|어렵|어려")
});

/// Whether both of two wordings deny something or neither does: a dropped negation turns a matter round.
pub fn same_polarity(one: &str, other: &str) -> bool {
    DENIES.is_match(one) == DENIES.is_match(other)
}
