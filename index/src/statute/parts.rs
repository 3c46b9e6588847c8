//! The parts of a law as they are met, line by line, whatever form it comes in.

use super::{Article, Part, Warning, leading_number, set_ids};
use crate::citation::WHOLE;
use crate::text::plain_line;

/// Number of what stands before the first article of a law: 대한민국헌법 전문.
const PREAMBLE: &str = "전문";
/// Number of the article that holds the addenda without a heading of their own.
const ADDENDA: &str = "부칙";

/// Collects headings, articles, addenda and annexes in the order they are met.
#[derive(Default)]
pub(super) struct Parts {
    preamble: Option<Article>,
    headings: Vec<(usize, String)>,
    open: Option<Article>,
    articles: Vec<Article>,
    addenda: bool,
    annexes: Vec<Article>,
}

impl Parts {
    /// Whether nothing was met yet that belongs to the law.
    pub(super) fn is_empty(&self) -> bool {
        self.articles.is_empty() && self.open.is_none() && self.headings.is_empty()
    }

    /// Whether the main part is over.
    pub(super) fn in_addenda(&self) -> bool {
        self.addenda
    }

    /// Number of the article that is open or was closed last.
    pub(super) fn last_number(&self) -> Option<&str> {
        self.open.as_ref().or(self.articles.last()).map(|article| article.number.as_str())
    }

    /// A heading of a part, chapter or section; level 1 is the outermost.
    pub(super) fn chapter(&mut self, level: usize, text: &str) {
        self.close();
        self.headings.retain(|(outer, _)| *outer < level);
        self.headings.push((level, without_amendment(text).to_owned()));
    }

    /// An article begins.
    pub(super) fn start(&mut self, number: String, title: String) {
        self.close();
        self.open = Some(article(number, title, Part::Main));
        if let Some(open) = &mut self.open {
            open.headings = self.headings.iter().map(|(_, text)| text.clone()).collect();
        }
    }

    /// A line of running text. What comes before the first article is a preamble, or all that the law says.
    pub(super) fn text(&mut self, line: &str) {
        let Some(line) = plain_line(line) else { return };
        if self.addenda && starts_addenda(&line) {
            self.close();
            self.open = Some(article(line, String::new(), Part::Addenda));
            return;
        }
        let article = match &mut self.open {
            Some(open) => open,
            None if self.addenda || !self.articles.is_empty() || line == PREAMBLE => return,
            None => self.preamble.get_or_insert_with(|| article(PREAMBLE.to_owned(), String::new(), Part::Main)),
        };
        if !article.text.is_empty() {
            article.text.push('\n');
        }
        article.text.push_str(&line);
    }

    /// The addenda begin, or the next of them.
    pub(super) fn addenda(&mut self) {
        self.close();
        self.addenda = true;
        self.open = Some(article(ADDENDA.to_owned(), String::new(), Part::Addenda));
    }

    /// A table or form that is attached: its number (별표 1) and title.
    pub(super) fn annex(&mut self, number: &str, title: &str) {
        let title = plain_line(title).unwrap_or_default();
        let mut annex = article(number.to_owned(), title.clone(), Part::Annex);
        annex.deleted = title.starts_with("삭제");
        annex.text = title;
        self.annexes.push(annex);
    }

    fn close(&mut self) {
        let Some(mut article) = self.open.take() else { return };
        if article.part == Part::Addenda && article.number == ADDENDA && article.text.is_empty() {
            return;
        }
        article.deleted = article.part == Part::Main && only_deleted(&article.title, &article.text);
        self.articles.push(article);
    }

    /// Everything that was met, with its ids. A number met twice keeps both texts.
    pub(super) fn finish(mut self, family: &str, stem: &str, warnings: &mut Vec<Warning>) -> Vec<Article> {
        self.close();
        let main = self.articles.iter().filter(|article| article.part == Part::Main);
        let mut seen = std::collections::HashSet::new();
        for article in main {
            if !seen.insert(&article.number) {
                warnings.push(Warning::new("duplicate_article", &article.number));
            }
        }
        if seen.is_empty() {
            match &mut self.preamble {
                Some(all) => all.number = WHOLE.to_owned(),
                None => warnings.push(Warning::new("no_articles", stem)),
            }
        }
        let mut articles = Vec::from_iter(self.preamble);
        articles.append(&mut self.articles);
        articles.append(&mut self.annexes);
        set_ids(&mut articles, family, stem);
        articles
    }
}

fn article(number: String, title: String, part: Part) -> Article {
    Article { id: String::new(), number, title, text: String::new(), deleted: false, headings: Vec::new(), part }
}

/// `부칙 <제15680호,1998.2.24>`: which law the addenda that follow came with.
fn starts_addenda(line: &str) -> bool {
    let rest = line.strip_prefix(ADDENDA).map(str::trim_start);
    rest.is_some_and(|rest| rest.starts_with(['<', '[', '(']) && rest.ends_with(['>', ']', ')']))
}

/// The number of an annex as it is cited, out of its kind, number and branch as archives write them: 별표 1의2.
pub(super) fn annex_number(kind: &str, number: &str, branch: &str) -> String {
    let plain = |text: &str| leading_number(text.trim()).map(|(number, _)| number).filter(|&number| number > 0);
    let kind = match kind.trim() {
        "서식" | "별지" => "별지 서식",
        "" => "별표",
        other => other,
    };
    match (plain(number), plain(branch)) {
        (Some(number), Some(branch)) => format!("{kind} {number}의{branch}"),
        (Some(number), None) => format!("{kind} {number}"),
        _ => kind.to_owned(),
    }
}

/// Whether nothing is left of an article but its number and the note that it was deleted.
fn only_deleted(title: &str, text: &str) -> bool {
    let note = |text: &str| {
        text.trim().strip_prefix("삭제").is_some_and(|rest| {
            let rest = rest.trim();
            rest.is_empty() || ((rest.starts_with('<') || rest.starts_with('[')) && rest.ends_with(['>', ']']))
        })
    };
    // The archive also leaves a bare number where an article was moved away.
    let bare = text.trim().is_empty() && (title.is_empty() || note(title));
    bare || (note(text) && text.trim().lines().count() == 1)
}

/// A heading without its trailing `<개정 …>`.
fn without_amendment(text: &str) -> &str {
    match text.rfind('<') {
        Some(at) if text.ends_with('>') => text[..at].trim_end(),
        _ => text,
    }
}
