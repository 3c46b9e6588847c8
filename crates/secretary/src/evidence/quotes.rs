//! Words in quotation marks are somebody's; nobody may be made to say what he did not.

use std::sync::LazyLock;

use regex::Regex;

use super::{FactKind, Ground, Reading};
use crate::korean::pattern;

static QUOTED: LazyLock<Regex> = LazyLock::new(|| pattern("“([^”\\n]{2,400})”|\"([^\"\\n]{2,400})\""));
/// What gives a thing a short name for the rest of the text: `이하 “위원회”라 한다`.
static NAMING: LazyLock<Regex> = LazyLock::new(|| pattern("^\\s?이?라 ?(?:고 )?(?:함|하|한다|칭)"));

/// Judges what stands in quotation marks.
pub(super) fn check(reading: &mut Reading<'_>, ground: &Ground<'_>) {
    for quote in QUOTED.captures_iter(reading.text) {
        let (Some(whole), Some(inner)) = (quote.get(0), quote.get(1).or(quote.get(2))) else { continue };
        let named =
            NAMING.is_match(&reading.text[whole.end()..]) && reading.text[..whole.start()].trim_end().ends_with("이하");
        // A single word in quotation marks is set off, not quoted; its figures are read like all others.
        let said = inner.as_str().trim().contains(char::is_whitespace) || inner.as_str().chars().count() > 8;
        if named || !said || !reading.is_free(&whole.range()) {
            continue;
        }
        reading.judge(whole.range(), FactKind::Quote, ground.says(inner.as_str().trim_end_matches(['.', ','])));
    }
}
