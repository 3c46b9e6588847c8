//! From the way somebody is spoken of ("도로과장님", "백 주무관", "간사") to the person.

use super::{People, Person, names};

/// What a mention comes down to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::minutes) enum Named {
    /// A participant.
    Person(usize),
    /// A department, as spoken.
    Unit(String),
    /// A post that no known participant holds, as spoken.
    Post(String),
}

impl People {
    /// Who holds a post, written with or without a family name in front. `likely` are tried first, in order, where
    /// several hold it.
    pub(in crate::minutes) fn by_post(&self, surname: Option<&str>, post: &str, likely: &[usize]) -> Named {
        let holders = |exact: bool| -> Vec<usize> {
            let fits = |title: &str| if exact { is_post(title, post) } else { title_ends(title, post) };
            (0..self.list.len())
                .filter(|&person| self.list[person].title.as_deref().is_some_and(fits))
                .filter(|&person| {
                    let name = self.list[person].name.as_deref();
                    surname.is_none_or(|surname| name.is_some_and(|name| names::surname(name) == surname))
                })
                .collect()
        };
        let mut candidates = holders(true);
        if candidates.is_empty() {
            candidates = holders(false);
        }
        if let Some(surname) = surname.filter(|_| candidates.is_empty()) {
            // "진 과장님" where nobody told the posts: the family name tells, as long as one participant bears it.
            candidates = (0..self.list.len())
                .filter(|&person| {
                    let Person { label, name, title, .. } = &self.list[person];
                    // A post learnt from the talk may be another's; one in the transcript's label is theirs.
                    let labelled = title.as_ref().is_some_and(|title| label.contains(title.as_str()));
                    !labelled && name.as_deref().is_some_and(|name| names::surname(name) == surname)
                })
                .collect();
        }
        let likely = likely.iter().copied().find(|person| candidates.contains(person));
        match (likely, candidates.as_slice()) {
            (Some(person), _) | (None, &[person]) => Named::Person(person),
            _ => Named::Post(surname.map_or_else(|| post.to_owned(), |surname| format!("{surname} {post}"))),
        }
    }

    /// Who bears a name.
    pub(in crate::minutes) fn by_name(&self, name: &str) -> Option<usize> {
        self.list.iter().position(|person| person.name.as_deref() == Some(name))
    }

    /// The family name is one of a participant's who holds this post.
    pub(in crate::minutes) fn has_surname(&self, surname: &str) -> bool {
        self.list.iter().filter_map(|person| person.name.as_deref()).any(|name| names::surname(name) == surname)
    }
}

/// "도시계획과장(간사)" is a 도시계획과장 and a 간사.
fn is_post(title: &str, post: &str) -> bool {
    let squeezed: String = post.chars().filter(|c| !c.is_whitespace()).collect();
    title.split(['(', ')', '/', '·']).any(|part| part.chars().filter(|c| !c.is_whitespace()).eq(squeezed.chars()))
}

/// "악취 전문 자문위원" is a 자문위원, "자원순환과장" a 과장.
fn title_ends(title: &str, post: &str) -> bool {
    title.split(['(', ')']).any(|part| part.trim_end().ends_with(post))
        || post.ends_with(title) && title.chars().count() > 2
}
