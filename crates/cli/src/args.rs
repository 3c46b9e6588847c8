//! What the command line takes. Names are a contract: scripts depend on them.

use std::{ffi::OsString, io::IsTerminal, path::PathBuf};

use biseo_secretary::{class::DataClass, fetch::Service, minutes::Paper, search::SourceKind};
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum, error::ErrorKind};
use jiff::civil::Date;

use crate::usage;

/// 공무원의 책상 위 비서: 규정을 찾고, 공문을 짓고, 회의를 기록합니다.
#[derive(Debug, Parser)]
#[command(name = "biseo-cli", version, propagate_version = true, disable_help_subcommand = true)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) common: Common,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What every command takes.
#[derive(Debug, Clone, Args)]
pub(crate) struct Common {
    /// 문서함 폴더 (기본: 사용자 데이터 폴더의 biseo)
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) desk: Option<PathBuf>,
    /// 한국어 사전 폴더 (기본: 프로그램 옆의 dictionary)
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) dictionary: Option<PathBuf>,
    /// 결과를 JSON으로 출력
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// 한 줄에 요청 하나씩 담은 JSONL 파일을 차례로 처리
    #[arg(long, global = true, value_name = "FILE.jsonl")]
    pub(crate) batch: Option<PathBuf>,
    /// 상대 날짜의 기준이 되는 오늘 (기본: 시스템 날짜)
    #[arg(long, global = true, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(crate) today: Option<Date>,
    /// 자료 등급: C 기밀, S 민감, O 공개 (기본: S)
    #[arg(long, global = true, value_name = "C|S|O", value_parser = class)]
    pub(crate) class: Option<DataClass>,
    /// 쓸 모델의 이름, 또는 builtin (기본: 문서함의 설정)
    #[arg(long, global = true, value_name = "NAME")]
    pub(crate) model: Option<String>,
}

fn class(letter: &str) -> Result<DataClass, &'static str> {
    match letter {
        "C" | "S" | "O" => Ok(DataClass::from_letter(letter)),
        _ => Err("C, S, O 가운데 하나여야 합니다"),
    }
}

fn day(text: &str) -> Result<Date, &'static str> {
    text.parse().map_err(|_| "있는 날짜를 2026-01-31처럼 적어 주십시오")
}

fn kind(word: &str) -> Result<SourceKind, &'static str> {
    let by_id = SourceKind::ALL.into_iter().find(|kind| kind.id() == word);
    by_id.or_else(|| SourceKind::named(word)).ok_or(
        "statute(법령), rule(규칙: 훈령·예규·고시·조례), guide(지침), template(서식), document(문서) 가운데 하나여야 합니다",
    )
}

fn limit(text: &str) -> Result<u32, &'static str> {
    text.parse().ok().filter(|limit| (1..=200).contains(limit)).ok_or("1에서 200까지의 수여야 합니다")
}

fn service(name: &str) -> Result<Service, &'static str> {
    serde_json::from_value(name.into()).map_err(|_| "law, directive, ordinance 가운데 하나여야 합니다")
}

fn paper(name: &str) -> Result<Paper, &'static str> {
    serde_json::from_value(name.into()).map_err(|_| "record, result, gist, notice 가운데 하나여야 합니다")
}

impl Cli {
    /// Reads the command line. Wrong usage is said, and ends the program with status 2.
    pub(crate) fn read() -> Self {
        // -국외 is a word that is not wanted, and no option.
        let word = |given: OsString| match given.to_str() {
            Some(text)
                if text
                    .strip_prefix('-')
                    .is_some_and(|rest| !rest.is_empty() && !rest.starts_with(|c: char| c.is_ascii())) =>
            {
                format!(" {text}").into()
            }
            _ => given,
        };
        let read = usage::korean(Self::command()).try_get_matches_from(std::env::args_os().map(word));
        let cli = read.and_then(|matches| Self::from_arg_matches(&matches)).unwrap_or_else(|error| wrong(&error));
        // clap itself would only see a batch that is named after the command.
        if cli.common.batch.is_none() && cli.command.has_no_subject() {
            refuse("무엇을 할지 없습니다. 찾는 말이나 파일을 적거나 --batch FILE.jsonl을 쓰십시오.");
        }
        cli
    }
}

/// Help and version are asked for in the way of errors.
fn wrong(error: &clap::Error) -> ! {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            error.exit()
        }
        _ => refuse(&usage::said(error)),
    }
}

#[expect(clippy::print_stderr, reason = "this is where wrong usage is said")]
fn refuse(said: &str) -> ! {
    eprintln!("{said}");
    std::process::exit(2)
}

impl Command {
    /// Whether the command lacks what only a batch may leave out.
    fn has_no_subject(&self) -> bool {
        match self {
            Self::Complete { prefix } => prefix.is_none(),
            Self::Read { file } => file.is_none(),
            Self::Search(what) => what.query.is_none(),
            Self::Minutes(what) => what.file.is_none() && std::io::stdin().is_terminal(),
            Self::Verify(what) => what.file.is_none(),
            Self::Check(what) => what.file.is_none(),
            _ => false,
        }
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// 법령과 문서를 찾을 수 있게 넣거나, 무엇이 들어 있는지 보기
    #[command(subcommand)]
    Library(Library),
    /// 규정, 서식, 문서 찾기
    Search(Search),
    /// 입력 중인 말 이어 쓰기
    #[command(after_help = "--batch 한 줄의 필드: id, prefix")]
    Complete {
        /// 지금까지 입력한 글
        prefix: Option<String>,
    },
    /// 조문, 서식, 지침 하나를 앞뒤 조문과 함께 보기
    #[command(after_help = "--batch 한 줄의 필드: id, article, as_of")]
    Show {
        /// 검색 결과의 id나 조문의 이름 (민원처리법 제27조)
        #[arg(required_unless_present = "batch")]
        id: Option<String>,
        /// 이 날에 시행 중이던 조문
        #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
        as_of: Option<Date>,
    },
    /// 지시문이나 메모로 공문 짓기
    Draft(Draft),
    /// 회의 전사로 회의록 만들기
    Minutes(Minutes),
    /// 공문의 형식과 표기 점검
    Check(Check),
    /// 인용한 조문과, 요청이나 자료에 없는 사실 확인하기
    Verify(Verify),
    /// 개인정보 찾아 가리기
    #[command(after_help = "--batch 한 줄의 필드: id, text")]
    Mask {
        /// 가릴 글 (없으면 표준 입력)
        text: Option<String>,
    },
    /// 문서를 Markdown으로 읽기
    #[command(after_help = "--batch 한 줄의 필드: id, path")]
    Read {
        /// 읽을 파일 (`-`이면 표준 입력)
        file: Option<PathBuf>,
    },
    /// 공문 표기의 글을 문서 파일로 쓰기
    Export(Export),
    /// 한글 서식(HWPX)의 칸을 보거나 채우기
    Fill(Fill),
    /// 이 문서함에서 쓰는 모델
    #[command(subcommand)]
    Model(Model),
    /// 답을 아는 문제로 이 문서함의 성적 재기
    Eval(Eval),
    /// 어느 모델에 무엇을 언제 물었는지, 기록이 온전한지 보기
    Audit,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Library {
    /// 파일과 폴더 넣기
    Add {
        /// 넣을 파일과 폴더
        #[arg(required = true)]
        paths: Vec<PathBuf>,
    },
    /// 들어 있는 것 보기
    Status {
        /// 제목이나 파일 이름의 일부
        query: Option<String>,
    },
    /// 자료를 자료실에서 빼기 (파일은 그대로 둡니다)
    Remove {
        /// 뺄 자료의 제목, 조문의 id, 또는 넣었던 파일이나 폴더
        #[arg(required = true)]
        names: Vec<String>,
    },
    /// 국가법령정보에서 법령을 받아 넣기
    Fetch {
        /// 받을 법령 이름의 일부. 없으면 들어 있는 법령의 새 판을 받는다
        query: Option<String>,
        /// 받을 종류: law 법령, directive 행정규칙, ordinance 자치법규. 없으면 모두
        #[arg(long, value_name = "KIND", num_args = 1.., value_parser = service)]
        of: Vec<Service>,
    },
    /// 고른 자료를 뜻으로도 찾게 하기: 임베딩 모델이 아직 읽지 않은 것을 읽는다
    Meaning {
        /// 읽을 모델의 이름(`model add`로 더한 것)
        #[arg(long, value_name = "NAME", conflicts_with = "off")]
        model: Option<String>,
        /// 통째로 읽을 자료의 종류: statute 법령, rule 규칙, guide 지침, template 서식, document 문서
        #[arg(long, value_name = "KIND", num_args = 1.., value_parser = kind, conflicts_with = "off")]
        kind: Vec<SourceKind>,
        /// 그 밖에 읽을 자료: 제목의 일부
        #[arg(long, value_name = "TITLE", num_args = 1.., conflicts_with = "off")]
        title: Vec<String>,
        /// 낱말로만 찾기
        #[arg(long)]
        off: bool,
    },
    /// 법령을 받아올 곳과 인증키를 보거나 바꾸기
    Site {
        /// 인증키(OC)가 든 파일
        #[arg(long, value_name = "FILE")]
        key_file: Option<PathBuf>,
        /// Open API 주소
        #[arg(long, value_name = "URL")]
        address: Option<String>,
        /// 거쳐 갈 프록시. 빈 글이면 없앤다
        #[arg(long, value_name = "URL")]
        proxy: Option<String>,
        /// 기관 인증기관의 인증서(PEM). 빈 글이면 없앤다
        #[arg(long, value_name = "FILE")]
        ca_file: Option<PathBuf>,
    },
}

#[derive(Debug, Args)]
#[command(after_help = "--batch 한 줄의 필드: id, query, limit, as_of, kinds, issuer, exclude")]
pub(crate) struct Search {
    /// 찾는 말
    pub(crate) query: Option<String>,
    /// 결과 수
    #[arg(long, default_value_t = 10, value_parser = limit)]
    pub(crate) limit: u32,
    /// 이 날에 시행 중인 법령에서 찾기
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(crate) as_of: Option<Date>,
    /// 찾을 종류: statute 법령(시행규칙까지), rule 규칙(훈령·예규·고시·조례), guide 지침, template 서식, document 문서
    #[arg(long, value_name = "KIND", value_parser = kind)]
    pub(crate) kind: Vec<SourceKind>,
    /// 찾을 자료의 소관 부처나 발행 기관 (이름의 일부)
    #[arg(long, value_name = "NAME")]
    pub(crate) issuer: Option<String>,
    /// 결과에서 뺄 id
    #[arg(long, value_name = "ID", num_args = 1..)]
    pub(crate) exclude: Vec<String>,
}

#[derive(Debug, Args)]
#[command(after_help = "--batch 한 줄의 필드: id, input, attachments")]
pub(crate) struct Draft {
    /// 지시문 (없으면 표준 입력)
    pub(crate) instruction: Option<String>,
    /// 쓸 서식의 이름
    #[arg(long)]
    pub(crate) template: Option<String>,
    /// 참고할 자료 파일
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub(crate) attach: Vec<PathBuf>,
}

#[derive(Debug, Args)]
#[command(after_help = "--batch 한 줄의 필드: id, path, date, place, notice")]
pub(crate) struct Minutes {
    /// 회의 전사 (없거나 `-`이면 표준 입력)
    pub(crate) file: Option<PathBuf>,
    /// 회의한 날
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(crate) date: Option<Date>,
    /// 회의한 곳
    #[arg(long)]
    pub(crate) place: Option<String>,
    /// 회의 개최 알림 등 안내문
    #[arg(long, value_name = "FILE")]
    pub(crate) notice: Option<PathBuf>,
    /// 글로 낼 문서: record 회의록, result 결과보고, gist 발언 요지, notice 할 일 알림 공문 (기본: record)
    #[arg(long, value_name = "NAME", value_parser = paper)]
    pub(crate) paper: Option<Paper>,
}

#[derive(Debug, Args)]
#[command(
    after_help = "--batch 한 줄의 필드: id, text, request, sources([{id, text}]), today, 또는 claim, article(조문의 id)"
)]
pub(crate) struct Verify {
    /// 확인할 문서 (`-`이면 표준 입력)
    pub(crate) file: Option<PathBuf>,
    /// 문서를 쓰게 한 지시문이나 메모 파일
    #[arg(long, value_name = "FILE")]
    pub(crate) request: Option<PathBuf>,
    /// 참고한 자료 파일
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub(crate) sources: Vec<PathBuf>,
}

#[derive(Debug, Args)]
#[command(after_help = "--batch 한 줄의 필드: id, text, kind")]
pub(crate) struct Check {
    /// 점검할 문서
    pub(crate) file: Option<PathBuf>,
    /// 문서 종류나 형식
    #[arg(long, default_value = "notice")]
    pub(crate) kind: String,
    /// 안전하게 고칠 수 있는 것을 고친 글 출력
    #[arg(long)]
    pub(crate) fix: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Export {
    /// 공문 표기의 글
    pub(crate) file: PathBuf,
    /// 쓸 파일: 확장자가 형식을 정합니다 (hwpx, docx, pdf, md, txt)
    #[arg(long, value_name = "OUT")]
    pub(crate) to: PathBuf,
    /// 문서 종류나 형식
    #[arg(long, default_value = "notice")]
    pub(crate) kind: String,
}

#[derive(Debug, Args)]
pub(crate) struct Fill {
    /// 서식 파일 (누름틀과, 이름표 옆의 빈 칸)
    pub(crate) file: PathBuf,
    /// 채울 칸과 내용 (없으면 칸의 이름을 보여 줍니다)
    #[arg(long, value_name = "칸=내용", num_args = 1.., requires = "to", value_parser = assignment)]
    pub(crate) set: Vec<(String, String)>,
    /// 채운 서식을 쓸 파일
    #[arg(long, value_name = "OUT.hwpx", requires = "set")]
    pub(crate) to: Option<PathBuf>,
}

fn assignment(text: &str) -> Result<(String, String), &'static str> {
    let (name, value) = text.split_once('=').ok_or("칸=내용으로 적어 주십시오")?;
    Ok((name.trim().to_owned(), value.to_owned()))
}

#[derive(Debug, Subcommand)]
pub(crate) enum Model {
    /// 쓸 수 있는 모델 보기
    List,
    /// OpenAI 호환 모델 추가
    Add(Endpoint),
    /// 기본으로 쓸 모델 고르기
    Use {
        /// 모델 이름, 또는 builtin
        name: String,
    },
    /// 모델이 대답하는지 보기
    Test {
        /// 모델 이름
        name: String,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Endpoint {
    /// 이 문서함에서 부를 이름
    pub(crate) name: String,
    /// 주소 (예: http://127.0.0.1:8080/v1)
    #[arg(long, value_name = "URL")]
    pub(crate) base_url: String,
    /// 그 주소에서의 모델 이름 (없으면 하나뿐인 모델)
    #[arg(long = "id", value_name = "ID")]
    pub(crate) model_id: String,
    /// 기관 내부의 주소임: 민감(S) 자료를 보내도 됨
    #[arg(long)]
    pub(crate) internal: bool,
    /// 키를 담은 파일 (키는 명령줄에 적지 않습니다)
    #[arg(long, value_name = "FILE")]
    pub(crate) key_file: Option<PathBuf>,
    /// 거쳐 갈 프록시 (예: http://proxy.agency.go.kr:8080)
    #[arg(long, value_name = "URL")]
    pub(crate) proxy: Option<String>,
    /// 이 주소에만 믿을 기관 인증서 파일 (PEM)
    #[arg(long, value_name = "FILE")]
    pub(crate) ca_file: Option<PathBuf>,
    /// 모델이 한 번에 받는 토큰 수
    #[arg(long, default_value_t = 8192)]
    pub(crate) context_tokens: u32,
    /// 동시에 보낼 요청 수
    #[arg(long, default_value_t = 2)]
    pub(crate) concurrency: u32,
}

#[derive(Debug, Args)]
pub(crate) struct Eval {
    /// 무엇을 잴지
    pub(crate) set: EvalSet,
    /// 문제와 채점기가 든 폴더
    pub(crate) folder: PathBuf,
}

/// What can be measured.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum EvalSet {
    /// 검색 순위 (첫 10건의 MRR)
    Search,
    /// 공문 초안
    Draft,
    /// 회의록
    Meeting,
    /// 인용 확인
    Citations,
    /// 근거 없는 사실
    Evidence,
    /// 조문이 뒷받침하는 주장
    Support,
    /// 개인정보
    Pii,
}
