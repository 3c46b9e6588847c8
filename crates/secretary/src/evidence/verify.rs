//! The answer of `verify`: every citation of a text with what the library says about it, and every unsupported fact.

use biseo_index::{
    Library,
    citation::{self, Citation},
};
use jiff::civil::Date;
use serde::Serialize;
use ts_rs::TS;

use super::{Articles, FactKind, Ground, Weak, check, weak};
use crate::{
    desk::Desk,
    fault::Fault,
    text::{Place, Places, Unit},
};

/// What a text cites, and what in it nobody vouches for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct VerifyAnswer {
    /// Every citation.
    pub citations: Vec<VerifiedCitation>,
    /// Every article, table or form that belongs to no law the text names, and was held against nothing.
    pub unattached: Vec<Unattached>,
    /// Every fact that neither the request nor a source carries.
    pub unsupported: Vec<UnsupportedView>,
    /// Every statement that the article cited for it does not carry.
    pub claims: Vec<ClaimView>,
}

/// An article of which the text does not say in which law it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Unattached {
    /// Where.
    #[serde(flatten)]
    pub place: Place,
    /// How it is written.
    pub surface: String,
}

/// A statement that its article does not carry, as it leaves the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ClaimView {
    /// Where.
    #[serde(flatten)]
    pub place: Place,
    /// What is stated.
    pub surface: String,
    /// The article, properly cited.
    pub cited: String,
    /// Its id.
    pub article: String,
    /// In what it does not carry the statement.
    pub reason: String,
    /// The passage of the article that the statement should be read against.
    pub passage: String,
}

/// A citation as it leaves the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct VerifiedCitation {
    /// Where.
    #[serde(flatten)]
    pub place: Place,
    /// How it is written.
    pub surface: String,
    /// The law by its full name.
    pub law: Option<String>,
    /// 법률, 대통령령 …
    pub kind: Option<String>,
    /// 제34조의2.
    pub article: Option<String>,
    /// The number of the 항.
    pub paragraph: Option<String>,
    /// The number of the 호.
    pub item: Option<String>,
    /// The letter of the 목.
    pub subitem: Option<String>,
    /// The last article of a range.
    pub article_to: Option<String>,
    /// The last paragraph of a range.
    pub paragraph_to: Option<String>,
    /// The articles it means.
    pub target_ids: Vec<String>,
    /// Whether a version of the law that is in force today has the article; what one that is not says was not held
    /// against the text.
    pub in_force: bool,
    /// Where none is, the day that the version which has it comes into force.
    #[ts(type = "string | null")]
    pub effective: Option<Date>,
    /// `valid`, `wrong_title`, `no_such_article`, `no_such_law`, `deleted`, `out_of_range` or `not_in_library`.
    #[ts(type = "string | null")]
    pub status: Option<biseo_index::citation::Status>,
}

impl VerifiedCitation {
    /// A citation of a text, in the unit of its reader.
    pub fn of(citation: Citation, places: &Places<'_>) -> Self {
        Self {
            place: places.place(citation.range),
            surface: citation.surface,
            law: citation.law,
            kind: citation.kind,
            article: citation.article,
            paragraph: citation.paragraph,
            item: citation.item,
            subitem: citation.subitem,
            article_to: citation.article_to,
            paragraph_to: citation.paragraph_to,
            target_ids: citation.target_ids,
            in_force: true,
            effective: None,
            status: citation.status,
        }
    }
}

impl VerifiedCitation {
    /// Whether it is an attached table or form, of which the library has the title alone.
    pub fn is_title_only(&self) -> bool {
        self.article.as_deref().is_some_and(|article| article.starts_with("별"))
    }

    /// Whether the text says in brackets which version of the law it means: (법률 제12345호, 2024. 1. 2.), [시행 2024. 1. 2.].
    pub fn names_its_version(&self) -> bool {
        self.surface.split(['(', '[', '<']).skip(1).any(|inside| {
            let inside = inside.split([')', ']', '>']).next().unwrap_or_default();
            inside.contains(|c: char| c.is_ascii_digit())
                && ["호", "시행", "개정", "공포"].iter().any(|sign| inside.contains(sign))
        })
    }

    /// Whether the library knows better.
    pub fn is_wrong(&self) -> bool {
        use biseo_index::citation::Status;
        !self.is_unknown() && self.status != Some(Status::Valid)
    }

    /// Whether the library cannot say.
    pub fn is_unknown(&self) -> bool {
        use biseo_index::citation::Status;
        matches!(self.status, None | Some(Status::NotInLibrary))
    }

    /// What holding it against the library showed, in words.
    pub fn words(&self) -> &'static str {
        use biseo_index::citation::Status;
        match self.status {
            Some(Status::Valid) if self.is_title_only() => "있음 (제목만 확인함: 표와 서식의 내용은 자료실에 없음)",
            Some(Status::WrongTitle) if self.is_title_only() => "제목이 다름",
            Some(Status::NoSuchArticle) if self.is_title_only() => "없는 별표나 서식",
            Some(Status::Valid) => "있음",
            Some(Status::WrongTitle) => "조문 제목이 다름",
            Some(Status::NoSuchArticle) => "없는 조문",
            Some(Status::NoSuchLaw) => "이름을 찾지 못한 법령(없거나, 폐지되었거나, 이름이 다름)",
            Some(Status::Deleted) => "삭제된 조문",
            Some(Status::OutOfRange) => "없는 항이나 호",
            Some(Status::NotInForce) => "그날 시행 중인 판이 없음",
            Some(Status::NotInLibrary) | None => "자료실에 없어 확인하지 못함",
        }
    }
}

/// An unsupported fact as it leaves the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct UnsupportedView {
    /// Where.
    #[serde(flatten)]
    pub place: Place,
    /// How it is written.
    pub surface: String,
    /// What it states: `number`, `date`, `time`, `money`, `person`, `organisation`, `place`, `citation`, `quote`.
    #[serde(rename = "type")]
    #[ts(rename = "type", type = "string")]
    pub kind: &'static str,
}

impl UnsupportedView {
    /// What it states, in Korean.
    pub fn words(&self) -> &'static str {
        FactKind::ALL.into_iter().find(|kind| kind.id() == self.kind).map_or("", FactKind::korean)
    }
}

/// Holds a text against the library, its request and its sources. The agency's own name and department are known.
///
/// # Errors
/// What the library reports.
pub fn verify(
    desk: &Desk,
    text: &str,
    request: &str,
    sources: &[(String, String)],
    today: Date,
) -> Result<VerifyAnswer, Fault> {
    let profile = desk.profile();
    let own = [profile.agency.as_str(), &profile.department, &profile.sender, &profile.address, &profile.phone];
    let ground = Ground::new(request, sources, today, Some(&desk.library)).knowing(&own);
    answer(&desk.library, text, &ground, desk.unit)
}

fn answer(library: &Library, text: &str, ground: &Ground<'_>, unit: Unit) -> Result<VerifyAnswer, Fault> {
    let citations = library.resolve(text)?;
    let places = Places::new(unit, text);
    let articles = Articles::new(library, ground.today());
    let mut claims = Vec::new();
    for at in 0..citations.len() {
        if let Some(Weak { range, gap, cited, article, passage }) = weak(&articles, text, &citations, at)? {
            let (place, surface) = (places.place(range.clone()), text[range].to_owned());
            claims.push(ClaimView { place, surface, cited, article, reason: gap.words().to_owned(), passage });
        }
    }
    let unattached = citation::unattached(text, &citations)
        .into_iter()
        .map(|range| Unattached { surface: text[range.clone()].to_owned(), place: places.place(range) })
        .collect();
    let held = |citation: Citation| {
        let mut verified = VerifiedCitation::of(citation, &places);
        for id in &verified.target_ids {
            if articles.in_force(id)?.is_none() {
                verified.in_force = false;
                verified.effective = library.show(id, None)?.and_then(|view| view.effective);
            }
        }
        Ok(verified)
    };
    let citations = citations.into_iter().map(held).collect::<Result<_, Fault>>()?;
    let unsupported = check(text, ground)
        .into_iter()
        .map(|fact| UnsupportedView {
            surface: text[fact.range.clone()].to_owned(),
            place: places.place(fact.range),
            kind: fact.kind.id(),
        })
        .collect();
    Ok(VerifyAnswer { citations, unattached, unsupported, claims })
}
