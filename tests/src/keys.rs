//! Keys as the keymap writes them (`Ctrl+Shift+C`), as presses of a keyboard.

use anyhow::{Context, Result};
use fantoccini::{
    actions::{InputSource, KeyAction, KeyActions},
    key::Key,
};

/// One press of a chord: modifiers down, the key, modifiers up.
///
/// # Errors
/// Where a name is not known.
pub fn chord(keys: &str) -> Result<KeyActions> {
    let values = keys.split('+').map(value).collect::<Result<Vec<char>>>()?;
    let down = values.iter().map(|&value| KeyAction::Down { value });
    let up = values.iter().rev().map(|&value| KeyAction::Up { value });
    Ok(down.chain(up).fold(KeyActions::new("keyboard".into()), KeyActions::then))
}

/// A text, one character after another. Hangul comes as finished syllables: composing is tested with real keys.
pub fn text(text: &str) -> KeyActions {
    let presses = text.chars().map(|c| if c == '\n' { Key::Enter.into() } else { c });
    let actions = presses.flat_map(|value| [KeyAction::Down { value }, KeyAction::Up { value }]);
    actions.fold(KeyActions::new("keyboard".into()), KeyActions::then)
}

fn value(name: &str) -> Result<char> {
    let key = match name {
        "Ctrl" => Key::Control,
        "Shift" => Key::Shift,
        "Alt" => Key::Alt,
        "Space" => return Ok(' '),
        "Enter" => Key::Enter,
        "Escape" => Key::Escape,
        "Tab" => Key::Tab,
        "Backspace" => Key::Backspace,
        "Delete" => Key::Delete,
        "ArrowUp" => Key::Up,
        "ArrowDown" => Key::Down,
        "ArrowLeft" => Key::Left,
        "ArrowRight" => Key::Right,
        "Home" => Key::Home,
        "End" => Key::End,
        "PageUp" => Key::PageUp,
        "PageDown" => Key::PageDown,
        "F1" => Key::F1,
        "F2" => Key::F2,
        "F3" => Key::F3,
        "F5" => Key::F5,
        "F6" => Key::F6,
        "F8" => Key::F8,
        _ => {
            let mut characters = name.chars();
            let only = characters.next().filter(|_| characters.next().is_none());
            return only.map(|c| c.to_ascii_lowercase()).with_context(|| format!("no key is called {name:?}"));
        }
    };
    Ok(key.into())
}
