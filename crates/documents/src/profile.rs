//! The desk's own agency: what the signature (결문) says and which habits its documents follow.

use serde::{Deserialize, Serialize};
use toml_edit::DocumentMut;
use ts_rs::TS;

use crate::Logo;

/// The commented default, copied into a new desk.
pub const DEFAULT_PROFILE: &str = include_str!("../profile.toml");

/// The agency, its signature and its habits. Read from `profile.toml`; every field may be left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Profile {
    /// 행정기관명, above the head.
    pub agency: String,
    /// 처리과.
    pub department: String,
    /// 발신 명의: the head of the agency.
    pub sender: String,
    /// `관인생략` or `서명생략`, which stands beside the sender of a simple request or notice in place of the seal (시행규칙
    /// 제11조제4항); empty where everything is sealed.
    pub seal: String,
    /// 기안자의 직위(직급).
    pub drafter_title: String,
    /// 기안자의 성명.
    pub drafter: String,
    /// 검토자와 결재권자, lowest first.
    pub approvers: Vec<Approver>,
    /// 협조자, lowest first.
    pub cooperators: Vec<Approver>,
    /// 우편번호.
    pub postcode: String,
    /// 도로명주소.
    pub address: String,
    /// 홈페이지.
    pub homepage: String,
    /// 전화번호.
    pub phone: String,
    /// 팩스번호.
    pub fax: String,
    /// 공무원의 전자우편주소.
    pub email: String,
    /// 공개 구분: `대국민공개`, `공개`, `부분공개(6)`, `비공개(5)`.
    pub disclosure: String,
    /// 기관의 구호, above the head.
    pub slogan: String,
    /// Where the picture of the agency's logo is, from the folder of the profile; empty for none.
    pub logo: String,
    /// The logo itself, which whoever reads the profile from its file puts here.
    #[serde(skip)]
    #[ts(skip)]
    pub picture: Option<Logo>,
    /// 업무관리시스템의 문서관리카드로 기안하는 기관: 끝 표시를 생략할 수 있다 (시행규칙 제21조제2항).
    pub document_card: bool,
    /// Whether findings of grade C (habits without a public rule) are shown.
    pub habits: bool,
    /// Ids of rules that this agency does not follow.
    pub rules_off: Vec<String>,
    /// Whether a document that a model wrote part of says so in its last line; its metadata say so either way.
    pub ai_note: bool,
    /// Page and type.
    pub page: Page,
}

/// One box of the approval line.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Approver {
    /// 직위(직급).
    pub title: String,
    /// 성명.
    pub name: String,
    /// `전결`, `대결` or empty.
    pub delegation: String,
}

/// Page and type. No current rule sets millimetres or a face for a 기안문, so an agency may say its own (PAGE-03, PAGE-04).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export, rename = "ProfilePage")]
pub struct Page {
    /// Top margin in millimetres.
    pub top: u8,
    /// Bottom margin in millimetres.
    pub bottom: u8,
    /// Left margin in millimetres.
    pub left: u8,
    /// Right margin in millimetres.
    pub right: u8,
    /// Face of running text.
    pub face: String,
    /// Face of titles, tables and the signature.
    pub heading_face: String,
}

/// The widest margin, in millimetres: wider ones leave no room for a table on the paper.
const WIDEST_MARGIN: u8 = 60;

impl Page {
    /// Whether text has room between the margins; else the margin that is too wide, and why.
    fn fitting(&self) -> Result<(), (&'static str, String)> {
        let margins = [("top", self.top), ("bottom", self.bottom), ("left", self.left), ("right", self.right)];
        match margins.into_iter().find(|(_, margin)| *margin > WIDEST_MARGIN) {
            Some((name, margin)) => Err((name, format!("{name} is {margin}, more than {WIDEST_MARGIN}"))),
            None => Ok(()),
        }
    }
}

impl Default for Page {
    fn default() -> Self {
        Self {
            top: 20, bottom: 15, left: 20, right: 20, face: "함초롬바탕".into(), heading_face: "맑은 고딕".into()
        }
    }
}

impl Default for Profile {
    fn default() -> Self {
        Self {
            agency: String::new(),
            department: String::new(),
            sender: String::new(),
            seal: String::new(),
            drafter_title: String::new(),
            drafter: String::new(),
            approvers: Vec::new(),
            cooperators: Vec::new(),
            postcode: String::new(),
            address: String::new(),
            homepage: String::new(),
            phone: String::new(),
            fax: String::new(),
            email: String::new(),
            disclosure: "대국민공개".into(),
            slogan: String::new(),
            logo: String::new(),
            picture: None,
            document_card: false,
            habits: true,
            rules_off: Vec::new(),
            ai_note: true,
            page: Page::default(),
        }
    }
}

impl Profile {
    /// Reads a profile.
    ///
    /// # Errors
    /// Where the text is not TOML, or has a field that no profile has: a misspelt field must not go unnoticed.
    pub fn parse(text: &str) -> Result<Self, ProfileError> {
        let profile: Self = toml::from_str(text).map_err(|error| ProfileError::of(&error))?;
        profile.page.fitting().map_err(|(field, message)| ProfileError {
            what: Unreadable::Value,
            range: place_of(text, field),
            message,
        })?;
        Ok(profile)
    }

    /// Whether it says which agency it is, so that documents carry its signature.
    pub fn is_known(&self) -> bool {
        !self.agency.is_empty() || !self.department.is_empty() || !self.phone.is_empty()
    }

    /// The text of a profile with these values in it. Comments, order and every value that is the same stay as they are.
    ///
    /// # Errors
    /// As [`Profile::parse`], for a text that cannot be read cannot be changed either.
    pub fn written_into(&self, text: &str) -> Result<String, ProfileError> {
        let refused = |message: String| ProfileError { what: Unreadable::Text, range: None, message };
        self.page.fitting().map_err(|(_, message)| ProfileError { what: Unreadable::Value, range: None, message })?;
        let before = Self::parse(text)?;
        let values = |profile: &Self| toml_edit::ser::to_document(profile).map_err(|error| refused(error.to_string()));
        let (old, new) = (values(&before)?, values(self)?);
        let mut document: DocumentMut =
            text.parse().map_err(|error: toml_edit::TomlError| refused(error.to_string()))?;
        for (key, value) in new.iter().filter(|(key, value)| old[*key].to_string() != value.to_string()) {
            match document.get_mut(key).and_then(|item| item.as_value_mut()).zip(value.as_value()) {
                Some((stands, value)) => {
                    let decor = stands.decor().clone();
                    *stands = value.clone();
                    *stands.decor_mut() = decor;
                }
                None => document[key] = value.clone(),
            }
        }
        Ok(document.to_string())
    }
}

/// Why a profile could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the profile cannot be read: {message}")]
pub struct ProfileError {
    /// What is wrong with it.
    pub what: Unreadable,
    /// Where in its text, in bytes.
    pub range: Option<std::ops::Range<usize>>,
    /// What the TOML reader says.
    pub message: String,
}

/// What is wrong with a profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// It is no TOML.
    Text,
    /// It has a field that no profile has.
    Name,
    /// A field has a value that it cannot have.
    Value,
}

impl ProfileError {
    fn of(error: &toml::de::Error) -> Self {
        let message = error.message().to_owned();
        let what = match &message {
            said if said.starts_with("unknown field") => Unreadable::Name,
            said if said.starts_with("invalid ") && said.contains("expected") => Unreadable::Value,
            _ => Unreadable::Text,
        };
        Self { what, range: error.span(), message }
    }

    /// The code that words are put to.
    pub const fn code(&self) -> &'static str {
        match self.what {
            Unreadable::Text => "profile_unreadable",
            Unreadable::Name => "profile_unknown_name",
            Unreadable::Value => "profile_wrong_value",
        }
    }
}

/// Where a field of the page stands in the text of a profile.
fn place_of(text: &str, field: &str) -> Option<std::ops::Range<usize>> {
    let page = text.find("[page]")?;
    let at = page + text[page..].find(&format!("\n{field}"))? + 1;
    Some(at..at + text[at..].lines().next().map_or(0, str::len))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_commented_default_is_the_default() {
        assert_eq!(Profile::parse(DEFAULT_PROFILE), Ok(Profile::default()));
    }

    #[test]
    fn what_cannot_be_is_said_with_its_place() {
        for (text, what, place) in [
            ("department = 3\n", Unreadable::Value, "3"),
            ("[page]\nface = \"가\"\nleft = 150\n", Unreadable::Value, "left = 150"),
            ("[page]\ntop = \"스물\"\n", Unreadable::Value, "\"스물\""),
            ("agency = 가나시\n", Unreadable::Text, "가나시"),
        ] {
            let error = Profile::parse(text).expect_err(text);
            assert_eq!(error.what, what, "{error}");
            let said = &text[error.range.unwrap_or_default()];
            assert!(place.starts_with(said) || said.starts_with(place), "{said} for {place}");
        }
    }

    #[test]
    fn a_misspelt_field_is_said_with_its_place() {
        let text = "agency = \"가나시\"\nphonne = \"1\"\n";
        let error = Profile::parse(text).expect_err("an unknown field");
        assert_eq!(&text[error.range.expect("a place")], "phonne");
    }
}
