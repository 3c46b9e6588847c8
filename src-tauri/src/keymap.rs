//! The keys of the page, as far as the shell has a part in them: the one binding that works outside the window.
//!
//! A binding is a line `{"keys": "Ctrl+Alt+K", "action": "app.summon"}`. The page judges the user's own lines one by
//! one and skips the bad ones, so the shell hands them over as they are.

use biseo_secretary::fault::Fault;
use serde_json::Value;

/// The bindings that Biseo comes with. The page is built from the same file.
const DEFAULTS: &str = include_str!("../../ui/src/keys/keymap.json");

/// The action that calls the window to the front.
const SUMMON: &str = "app.summon";

/// The user's own lines out of the settings. What cannot be read as lines is said and costs the lines, nothing else.
pub(crate) fn lines(kept: Option<&str>) -> (Vec<Value>, Option<Fault>) {
    match kept.map(serde_json::from_str) {
        None => (Vec::new(), None),
        Some(Ok(lines)) => (lines, None),
        Some(Err(_)) => (Vec::new(), Some(Fault::new("keymap_unreadable"))),
    }
}

/// The keys that summon the window, the preferred first: the user's, then the default. None where the user took the
/// binding away.
pub(crate) fn summon_keys(user: &[Value]) -> Vec<String> {
    let defaults: Vec<Value> = serde_json::from_str(DEFAULTS).expect("the keymap is part of the program and tested");
    let chosen = bound(user);
    if chosen.iter().any(String::is_empty) { Vec::new() } else { [chosen, bound(&defaults)].concat() }
}

fn bound(lines: &[Value]) -> Vec<String> {
    let summoning = lines.iter().filter(|line| line["action"] == SUMMON);
    summoning.filter_map(|line| line["keys"].as_str()).map(|keys| keys.trim().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_users_keys_come_before_the_default() {
        assert_eq!(summon_keys(&[]), ["Ctrl+Alt+K"]);
        let user = [json!({"keys": "Ctrl+Alt+B", "action": "app.summon"}), json!("not a line"), json!({"action": 3})];
        assert_eq!(summon_keys(&user), ["Ctrl+Alt+B", "Ctrl+Alt+K"]);
    }

    #[test]
    fn a_binding_can_be_taken_away() {
        assert!(summon_keys(&[json!({"keys": "", "action": "app.summon"})]).is_empty());
    }

    #[test]
    fn unreadable_lines_are_said_and_cost_only_themselves() {
        assert_eq!(lines(None), (vec![], None));
        assert_eq!(lines(Some("{}")), (vec![], Some(Fault::new("keymap_unreadable"))));
        assert_eq!(lines(Some("[1]")), (vec![json!(1)], None));
    }
}
