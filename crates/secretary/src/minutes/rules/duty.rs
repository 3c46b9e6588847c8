//! Whether the law wants a 회의록 of this meeting (공공기록물 관리에 관한 법률 시행령 제18조제1항).
//!
//! Name and attendees only give grounds to think so; the official decides. Where there are grounds, it must also be asked
//! whether the meeting is one of those for which the archives have ordered a verbatim or sound record (같은 항 후단).

use crate::minutes::record::{Attendee, Duty};

/// Names of bodies that statutes and ordinances set up, at the end of a word of the meeting's name.
const BODIES: &[&str] = &["위원회", "심의회", "협의회", "이사회", "평의회"];
/// Posts that head a local government or an office of education.
const LOCAL_HEADS: &[&str] = &["시장", "군수", "구청장", "도지사", "교육감", "교육장"];
/// Posts that stand for such a head and are none.
const DEPUTIES: &[&str] = &["부시장", "부군수", "부구청장", "부지사", "부교육감"];
/// Posts of a vice minister or above.
const MINISTERS: &[&str] = &["장관", "차관", "국무총리", "대통령"];
/// Posts that head a public body or a university.
const PUBLIC_HEADS: &[&str] = &["이사장", "총장", "학장", "공단 사장", "공사 사장"];
/// Directors who must meet for a meeting to count by itself.
const DIRECTORS: usize = 3;

/// The grounds on which a record of the meeting may be owed.
pub(super) fn find(title: Option<&str>, attendees: &[Attendee]) -> Vec<Duty> {
    let posts: Vec<&str> = attendees.iter().filter_map(|attendee| attendee.title.as_deref()).collect();
    let holds = |wanted: &[&str]| posts.iter().any(|post| wanted.iter().any(|wanted| bare(post).ends_with(wanted)));
    let body =
        title.is_some_and(|title| title.split_whitespace().any(|word| BODIES.iter().any(|body| word.ends_with(body))));
    let local = posts.iter().any(|post| {
        let post = bare(post);
        LOCAL_HEADS.iter().any(|head| post.ends_with(head)) && !DEPUTIES.iter().any(|deputy| post.ends_with(deputy))
    });
    let directors =
        posts.iter().filter(|post| bare(post).ends_with("국장") && !bare(post).ends_with("사무국장")).count();
    [
        (Duty::StatutoryBody, body),
        (Duty::LocalHead, local),
        (Duty::ViceMinister, holds(MINISTERS) && !holds(&["차관보"])),
        (Duty::PublicHead, holds(PUBLIC_HEADS)),
        (Duty::Directors, directors >= DIRECTORS),
    ]
    .into_iter()
    .filter(|(_, owed)| *owed)
    .map(|(duty, _)| duty)
    .collect()
}

/// A post without what stands in brackets behind it.
fn bare(post: &str) -> &str {
    post.split('(').next().unwrap_or(post).trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn present(posts: &[&str]) -> Vec<Attendee> {
        posts.iter().map(|post| Attendee { title: Some((*post).to_owned()), ..Attendee::default() }).collect()
    }

    #[test]
    fn name_and_posts_give_the_grounds() {
        let grounds = |title: &str, posts: &[&str]| find(Some(title), &present(posts));
        assert_eq!(grounds("제5회 도시계획위원회", &["위원장(부시장)", "위원"]), [Duty::StatutoryBody]);
        assert_eq!(grounds("주간업무회의", &["군수", "부군수"]), [Duty::LocalHead]);
        assert_eq!(grounds("현안 점검 회의", &["복지국장", "환경국장", "안전국장"]), [Duty::Directors]);
        assert_eq!(grounds("총무과 주간회의", &["총무과장", "부군수"]), []);
    }
}
