//! What the text has said so far: the law and article last cited, and the short names it gave itself.

use std::collections::BTreeMap;

/// Short names that a text gives laws, and the laws: 이하 “영”이라 한다.
pub(crate) type Aliases = BTreeMap<String, String>;

/// The law of a text's own, the last citation, and aliases.
#[derive(Debug, Default)]
pub(super) struct Context {
    /// The law the text itself is part of, if it is part of one.
    pub(super) own: Option<String>,
    /// The law last named.
    pub(super) law: Option<String>,
    /// The article last cited, and its law: a table cited since has another.
    pub(super) article: Option<String>,
    pub(super) article_law: Option<String>,
    /// The paragraph last cited.
    pub(super) paragraph: Option<String>,
    /// The item last cited.
    pub(super) item: Option<String>,
    pub(super) aliases: Aliases,
}

const DECREE: &str = "시행령";
const RULE: &str = "시행규칙";

/// The act a decree or rule belongs to; an act is its own.
pub(super) fn act(law: &str) -> &str {
    [DECREE, RULE].iter().find_map(|ending| law.strip_suffix(ending)).unwrap_or(law).trim_end()
}

impl Context {
    /// The law that words like 같은 법 시행령, 이 법, 영 or an alias mean here.
    pub(super) fn relative(&self, words: &str) -> Option<String> {
        let squeezed: String = words.chars().filter(|c| !c.is_whitespace()).collect();
        if let Some(law) = self.aliases.get(&squeezed) {
            return Some(law.clone());
        }
        let back = ["같은", "동", "위", "해당"].iter().find_map(|word| squeezed.strip_prefix(word));
        if let Some(rest) = back {
            let last = self.law.as_deref().or(self.own.as_deref())?;
            return below(rest, last);
        }
        if let Some(rest) =
            squeezed.strip_prefix('이').filter(|rest| matches!(*rest, "법" | "영" | "규칙" | "규정" | "조례"))
        {
            // 이 법 in a text that is no law means the act it speaks of; 이 규정 may be the text itself.
            return self
                .own
                .clone()
                .or_else(|| self.law.as_deref().filter(|_| rest == "법").map(|law| act(law).to_owned()));
        }
        let family = self.own.as_deref().or(self.law.as_deref()).map(act)?;
        match squeezed.as_str() {
            // A decree of its own has no act that 법 could mean unless it says which.
            "법" => family.ends_with(['법', '률']).then(|| family.to_owned()),
            "영" | DECREE => Some(format!("{family} {DECREE}")),
            "규칙" | RULE => Some(format!("{family} {RULE}")),
            _ => None,
        }
    }
}

/// What 같은 법, 같은 법 시행령 or 같은 규칙 mean after `last` was named.
fn below(rest: &str, last: &str) -> Option<String> {
    match rest {
        "법" | "법률" => Some(act(last).to_owned()),
        "영" | "령" | "규칙" | "규정" | "조례" | "훈령" | "예규" | "고시" => Some(last.to_owned()),
        _ => {
            let ending = rest.strip_prefix("법률").or_else(|| rest.strip_prefix('법')).unwrap_or(rest);
            [DECREE, RULE].contains(&ending).then(|| format!("{} {ending}", act(last)))
        }
    }
}
