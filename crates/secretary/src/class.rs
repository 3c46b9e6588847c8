//! Data classes of the national network security framework (N2SF) and what each may be sent to.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How sensitive a piece of work is. The class is shown all the time and travels with the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[ts(export)]
pub enum DataClass {
    /// 기밀: never goes to any model; the built-in rules write.
    C,
    /// 민감: only to a model on this machine or to an endpoint the agency has marked as its own.
    #[default]
    S,
    /// 공개: may go to any endpoint that the user configured.
    O,
}

/// Where a model stands, seen from the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Reach {
    /// On this machine, or an endpoint that the agency has marked as inside its network.
    Inside,
    /// Any other endpoint.
    Outside,
}

impl DataClass {
    /// The letter it is written with.
    pub fn letter(self) -> &'static str {
        match self {
            DataClass::C => "C",
            DataClass::S => "S",
            DataClass::O => "O",
        }
    }

    /// The class written with that letter. Anything else counts as the default, 민감: what cannot be read is not open.
    pub fn from_letter(letter: &str) -> Self {
        match letter {
            "C" => DataClass::C,
            "O" => DataClass::O,
            _ => DataClass::S,
        }
    }

    /// Whether work of this class may be sent to a model that stands there.
    pub fn allows(self, reach: Reach) -> bool {
        match self {
            DataClass::C => false,
            DataClass::S => reach == Reach::Inside,
            DataClass::O => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_open_work_leaves_the_agency_and_secret_work_goes_nowhere() {
        let allowed: Vec<_> = [DataClass::C, DataClass::S, DataClass::O]
            .map(|class| (class.allows(Reach::Inside), class.allows(Reach::Outside)))
            .into();
        assert_eq!(allowed, [(false, false), (true, false), (true, true)]);
    }
}
