//! The YAML at the head of a statute's file.

use jiff::civil::Date;
use serde::Deserialize;

use super::parts::annex_number;
use crate::source::Warning;

/// Longest front matter that is parsed, in bytes; the archive's longest (with its list of attached forms) has 200 kB.
const MAX_BYTES: usize = 4 << 20;

/// What the front matter says that a search can use.
#[derive(Debug, Default)]
pub(super) struct FrontMatter {
    pub(super) title: Option<String>,
    pub(super) law_kind: Option<String>,
    pub(super) issuer: String,
    pub(super) promulgated: Option<Date>,
    pub(super) effective: Option<Date>,
    pub(super) status: String,
    /// Number and title of each attached table and form.
    pub(super) annexes: Vec<(String, String)>,
}

/// The fields as they are written. Everything is optional: an archive changes its fields without asking.
#[derive(Deserialize)]
struct Fields {
    #[serde(rename = "제목", default)]
    title: Option<String>,
    #[serde(rename = "법령구분", default)]
    law_kind: Option<String>,
    #[serde(rename = "소관부처", default)]
    issuers: Issuers,
    #[serde(rename = "공포일자", default)]
    promulgated: Option<String>,
    #[serde(rename = "시행일자", default)]
    effective: Option<String>,
    #[serde(rename = "상태", default)]
    status: Option<String>,
    #[serde(rename = "첨부파일", default)]
    annexes: Option<Vec<Annex>>,
}

#[derive(Deserialize)]
struct Annex {
    #[serde(rename = "별표번호", default)]
    number: String,
    #[serde(rename = "별표가지번호", default)]
    branch: String,
    #[serde(rename = "별표구분", default)]
    kind: String,
    #[serde(rename = "제목", default)]
    title: String,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Issuers {
    Many(Vec<String>),
    One(Option<String>),
}

impl Default for Issuers {
    fn default() -> Self {
        Self::One(None)
    }
}

/// Splits the front matter off; what cannot be read is warned about, and the body is read all the same.
pub(super) fn split<'a>(markdown: &'a str, warnings: &mut Vec<Warning>) -> (FrontMatter, &'a str) {
    let Some((yaml, body)) = crate::text::split_front_matter(markdown) else {
        if let Some(at) = markdown.find("\n#").filter(|_| markdown.starts_with("---")) {
            warnings.push(Warning::new("front_matter", "---"));
            return (FrontMatter::default(), &markdown[at + 1..]);
        }
        return (FrontMatter::default(), markdown);
    };
    if yaml.len() > MAX_BYTES {
        warnings.push(Warning::new("front_matter", "too long"));
        return (FrontMatter::default(), body);
    }
    match serde_saphyr::from_str::<Fields>(yaml) {
        Ok(fields) => (read(fields, warnings), body),
        Err(error) => {
            warnings.push(Warning::new("front_matter", error.to_string()));
            (FrontMatter::default(), body)
        }
    }
}

fn read(fields: Fields, warnings: &mut Vec<Warning>) -> FrontMatter {
    let mut date = |written: Option<String>| -> Option<Date> {
        let written = written.filter(|text| !text.is_empty())?;
        let parsed = written.parse().ok();
        if parsed.is_none() {
            warnings.push(Warning::new("odd_date", written));
        }
        parsed
    };
    let issuer = match fields.issuers {
        Issuers::Many(names) => names.join(", "),
        Issuers::One(name) => name.unwrap_or_default(),
    };
    let annex = |annex: Annex| (annex_number(&annex.kind, &annex.number, &annex.branch), annex.title);
    FrontMatter {
        annexes: fields.annexes.unwrap_or_default().into_iter().map(annex).collect(),
        promulgated: date(fields.promulgated),
        effective: date(fields.effective),
        title: fields.title.filter(|title| !title.trim().is_empty()).map(|title| title.trim().to_owned()),
        law_kind: fields.law_kind.filter(|kind| !kind.is_empty()),
        issuer,
        status: fields.status.unwrap_or_default(),
    }
}
