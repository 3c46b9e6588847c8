//! 결문: who sends a document, who approved it, and how to reach them (시행규칙 제4조제6항).

use crate::{
    Approver, Document, Form, Profile,
    notation::{self, INTERNAL},
};

/// The signature in its parts, which text and paper lay out in their own ways.
pub(super) struct Signature {
    /// 발신 명의; empty in internal documents, which are not sent (영 제13조제3항).
    pub(super) sender: String,
    /// What stands beside it in place of the seal; empty where it is sealed.
    pub(super) seal: String,
    /// The 수신자 line.
    pub(super) recipients: String,
    /// 기안자, 검토자, 결재권자: lowest first.
    pub(super) approvals: Vec<String>,
    /// Who of them decides.
    decider: Option<usize>,
    /// 협조자.
    pub(super) cooperators: Vec<String>,
    /// 시행·접수, address, phone, disclosure.
    pub(super) lines: Vec<String>,
}

impl Signature {
    pub(super) fn new(document: &Document, profile: &Profile) -> Self {
        // Whatever its form, a document that is approved inside is sent to nobody.
        let sent =
            matches!(document.kind.form(), Form::Gian | Form::PublicNotice) && document.head.recipient != INTERNAL;
        let own = document.meta.sender.as_str();
        let (name, typed) = notation::unsealed(own);
        let sender = if own.is_empty() { profile.sender.as_str() } else { name };
        let usual = own.is_empty() || name == profile.sender;
        let reached = matches!(document.kind.form(), Form::Gian | Form::Internal);
        let mut approvals = vec![person(&profile.drafter_title, "", &profile.drafter)];
        approvals.extend(profile.approvers.iter().map(approver));
        approvals.retain(|person| !person.is_empty());
        let delegated = |word: &str| approvals.iter().position(|person| person.contains(&format!("  {word}  ")));
        let decider =
            delegated("대결").or(delegated("전결")).or(approvals.len().checked_sub(1).filter(|last| *last > 0));
        let unsealed = sent && document.kind.may_go_unsealed() && usual && !sender.is_empty();
        let seal = match typed {
            "" if unsealed => profile.seal.as_str(),
            typed => typed,
        };
        Self {
            seal: if sent { seal.to_owned() } else { String::new() },
            sender: if sent { sender.to_owned() } else { String::new() },
            recipients: document.recipients.join(", "),
            approvals,
            decider,
            cooperators: profile.cooperators.iter().map(approver).filter(|person| !person.is_empty()).collect(),
            lines: if reached { reach(document, profile) } else { Vec::new() },
        }
    }

    /// 기안자, 검토자, 결재권자, with room for a day in front of the name of whoever decides.
    pub(super) fn people_with_day(&self, day: &str) -> Vec<String> {
        let mut people = self.approvals.clone();
        if let Some(decider) = self.decider.and_then(|at| people.get_mut(at))
            && let Some(at) = decider.rfind("  ")
        {
            decider.insert_str(at, day);
        }
        people
    }

    /// The parts as lines of text.
    fn text(&self) -> String {
        let mut lines = Vec::new();
        if !self.sender.is_empty() {
            let seal = if self.seal.is_empty() { String::new() } else { format!("  {}", self.seal) };
            lines.push(format!("{}{seal}", self.sender));
        }
        if !self.recipients.is_empty() {
            lines.push(format!("수신자  {}", self.recipients));
        }
        if !self.approvals.is_empty() {
            lines.push(self.approvals.join("    "));
        }
        if !self.cooperators.is_empty() {
            lines.push(format!("협조자  {}", self.cooperators.join("    ")));
        }
        lines.extend(self.lines.iter().cloned());
        lines.join("\n")
    }
}

/// The signature of a document as text; empty for forms that have none.
pub fn signature(document: &Document, profile: &Profile) -> String {
    match document.kind.form() {
        Form::Gian | Form::Internal | Form::Brief => Signature::new(document, profile).text(),
        Form::PublicNotice => Signature::new(document, profile).sender,
        Form::Report | Form::Press | Form::Minutes => String::new(),
    }
}

fn approver(approver: &Approver) -> String {
    person(&approver.title, &approver.delegation, &approver.name)
}

fn person(title: &str, delegation: &str, name: &str) -> String {
    [title, delegation, name].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ")
}

/// Room for the number and the day under which a document is received.
const RECEIVED: &str = "접수               (              )";

/// Registration and how to reach the office. Parts that the profile leaves empty are left out, not printed as holes.
fn reach(document: &Document, profile: &Profile) -> Vec<String> {
    let labelled = |label: &str, value: &str| (!value.is_empty()).then(|| format!("{label}{value}"));
    let joined = |parts: &[Option<String>]| parts.iter().flatten().cloned().collect::<Vec<_>>().join("  /  ");
    // Whoever receives it writes behind 접수.
    let registration = match document.meta.registration.as_str() {
        "" if profile.department.is_empty() => String::new(),
        "" => format!("시행  {}-             (            .   .   . )     {RECEIVED}", profile.department),
        given => format!("시행  {given}     {RECEIVED}"),
    };
    let own = document.meta.disclosure.as_str();
    let disclosure = if own.is_empty() { profile.disclosure.as_str() } else { own };
    let address = [labelled("우 ", &profile.postcode), labelled("", &profile.address)].into_iter().flatten();
    let address = address.collect::<Vec<_>>().join("  ");
    let lines = [
        registration,
        joined(&[labelled("", &address), labelled("", &profile.homepage)]),
        joined(&[
            labelled("전화번호 ", &profile.phone),
            labelled("팩스번호 ", &profile.fax),
            labelled("", &profile.email),
            labelled("", disclosure),
        ]),
    ];
    // A desk that has not been told who it is says nothing rather than 대국민공개 alone.
    let known = profile.is_known() || !own.is_empty();
    lines.into_iter().filter(|line| known && !line.is_empty()).collect()
}
