//! `fuzz-parsers`: feeds the parsers of the library and the grammar of citations with damaged texts until its time is
//! up (`BISEO_FUZZ_SECONDS`, an hour where it is not set).
//!
//! It begins with sound texts of every kind and cuts, doubles, swaps and mixes them. A text that makes a parser panic or
//! takes it longer than a second is written to `target/fuzz`, and the run fails.

use std::panic::catch_unwind;
use std::path::Path;
use std::time::{Duration, Instant};
use std::{env, fs};

use anyhow::{Context, Result, bail};
use biseo_index::statute::{self, plain, xml};
use biseo_index::{SourceKind, citation, document, template};
use biseo_tests::process;

/// Longest text that is fed, in bytes.
const LONGEST: usize = 20_000;
/// What no parser may take for such a text, on a busy machine.
const SLOW: Duration = Duration::from_secs(1);
/// How often a slow text is tried again.
const AGAIN: usize = 5;
/// Pieces that mean something to one parser or another.
const PIECES: [&str; 40] = [
    "제1조",
    "제2조의3",
    "제1항",
    "제3호의2",
    "가목",
    "부터",
    "까지",
    "및",
    "같은 법",
    "동법 시행령",
    "「",
    "」",
    "(이하 “법”이라 한다)",
    "(목적)",
    "①",
    "㊿",
    "\n",
    "\r\n",
    "---\n",
    "##### ",
    "## 부칙\n",
    "부칙 <제1호,2020.1.1>",
    "[시행 2024. 1. 1.]",
    "[별표 1] ",
    "삭제 <2020.1.1>",
    "<조문단위>",
    "</조문단위>",
    "<![CDATA[",
    "]]>",
    "<!DOCTYPE a [",
    "&amp;",
    "제목: ",
    "- ",
    "{",
    "}}",
    "\u{feff}",
    "\u{0}",
    "９９",
    "제99999999999999999999조",
    "ㅎ",
];

const SEEDS: [&str; 5] = [
    "---\n제목: 우산 대여에 관한 법률\n법령구분: 법률\n소관부처:\n- 우산부\n시행일자: 2024-07-01\n첨부파일:\n- 별표번호: '0001'\n  제목: 대여료\n---\n# 우산 대여에 관한 법률\n## 제1장 총칙 <개정 2024.1.2>\n##### 제1조 (목적)\n이 법은 우산을 나눈다.\n##### 제2조의2 (신청)\n**①** 다음 각 호를 적는다.\n  1\\. 이름\n    가\\. 성\n## 부칙\n부칙 <제1호,2024.1.2>\n제1조(시행일) 공포한 날부터 시행한다.\n",
    "우산 대여에 관한 법률 시행령\n[시행 2024. 7. 1.] [대통령령 제34567호, 2024. 6. 3., 일부개정]\n우산부(대여과), 02-0000-0000\n제1장 총칙\n제1조(목적) 이 영은 필요한 사항을 정한다.\n제2조(신청) ① 신청한다.\n1. 이름\n② 제1조에 따라 답한다.\n부칙 <제34567호, 2024. 6. 3.>\n[별표 1] 대여료(제2조 관련)\n",
    "<?xml version=\"1.0\"?><법령><기본정보><법령명_한글><![CDATA[우산법]]></법령명_한글><법종구분>법률</법종구분><시행일자>20240701</시행일자></기본정보><조문><조문단위><조문번호>1</조문번호><조문여부>조문</조문여부><조문제목>목적</조문제목><조문내용>제1조(목적) 우산.</조문내용><항><항내용>① 하나</항내용></항></조문단위></조문></법령>",
    "1. 관련: 「우산 대여에 관한 법률」 제3조제2항 및 제4항, 제9조와 같은 조 제3항, 동법 시행령 제7조의2제1호가목부터 다목까지(이하 “영”이라 한다) 영 제5조∼제7조\n",
    "---\nname: 우산 요청\nkind: request\nabout: 빌릴 때\nwords: [우산]\n---\n# 제목\n## 빌리기\n우산을 빌린다.\n### 늦은 때\n내용\n",
];

#[expect(clippy::print_stdout, reason = "a run that takes an hour says how it went")]
fn main() -> Result<()> {
    let seconds =
        env::var("BISEO_FUZZ_SECONDS").map_or(Ok(3600), |seconds| seconds.parse()).context("a number of seconds")?;
    let seed = env::var("BISEO_FUZZ_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or_else(|| fastrand::u64(..));
    println!("fuzzing for {seconds} s with BISEO_FUZZ_SEED={seed}");
    let mut random = fastrand::Rng::with_seed(seed);
    let mut corpus: Vec<String> = SEEDS.iter().map(|&seed| seed.to_owned()).collect();
    let begun = Instant::now();
    let mut texts: u64 = 0;
    while begun.elapsed() < Duration::from_secs(seconds) {
        let mut text = corpus[random.usize(..corpus.len())].clone();
        for _ in 0..random.usize(1..6) {
            damage(&mut text, &corpus, &mut random);
        }
        text.truncate(text.floor_char_boundary(LONGEST));
        for (name, parse) in PARSERS {
            let started = Instant::now();
            let survived = catch_unwind(|| parse(&text)).is_ok();
            // A machine that is busy elsewhere makes any text look slow now and then.
            let slow = started.elapsed() > SLOW
                && (0..AGAIN).all(|_| {
                    let again = Instant::now();
                    drop(catch_unwind(|| parse(&text)));
                    again.elapsed() > SLOW
                });
            if !survived || slow {
                let what = if survived { "took too long" } else { "panicked" };
                bail!("{name} {what}: {}", kept(name, &text)?);
            }
        }
        texts += 1;
        // Damaged texts are damaged further, so that odd ones grow odder.
        if texts.is_multiple_of(50) {
            let place = random.usize(SEEDS.len()..SEEDS.len() + 200);
            if place < corpus.len() { corpus[place] = text } else { corpus.push(text) }
        }
    }
    println!("{texts} texts, {} parsers, nothing found", PARSERS.len());
    Ok(())
}

type Parser = fn(&str);

const PARSERS: [(&str, Parser); 6] = [
    ("statute", |text| drop((statute::looks_like(text), statute::parse(text, "우산법", "법률")))),
    ("plain", |text| drop((plain::looks_like(text), plain::parse(text, "우산법")))),
    ("xml", |text| drop((xml::looks_like(text), xml::parse(text)))),
    ("document", |text| drop(document::parse(text, "글", "문서", "글", SourceKind::Document))),
    ("template", |text| drop((template::looks_like(text), template::parse(text, "글")))),
    ("citation", |text| {
        for citation in citation::parse(text) {
            assert_eq!(text[citation.range.clone()], citation.surface, "a citation is what stands in its place");
        }
    }),
];

/// Cuts, doubles, swaps or mixes.
fn damage(text: &mut String, corpus: &[String], random: &mut fastrand::Rng) {
    let at = |text: &str, random: &mut fastrand::Rng| text.floor_char_boundary(random.usize(0..=text.len()));
    let (one, other) = (at(text, random), at(text, random));
    let (start, end) = (one.min(other), one.max(other));
    match random.u8(0..7) {
        0 => text.replace_range(start..end, ""),
        1 => {
            let piece = text[start..end].to_owned();
            text.insert_str(one, &piece);
        }
        2 | 3 => text.insert_str(one, PIECES[random.usize(..PIECES.len())]),
        4 => text.truncate(one),
        5 => {
            let mixed = &corpus[random.usize(..corpus.len())];
            let from = at(mixed, random);
            text.insert_str(one, &mixed[from..]);
        }
        _ => {
            if let Some(c) = text[one..].chars().next() {
                let put = char::from_u32(random.u32(0..0x2_0000)).unwrap_or('\u{fffd}');
                text.replace_range(one..one + c.len_utf8(), put.encode_utf8(&mut [0; 4]));
            }
        }
    }
}

/// Keeps a text that did harm, and says where.
fn kept(name: &str, text: &str) -> Result<String> {
    let folder = process::root().join("target/fuzz");
    fs::create_dir_all(&folder)?;
    let path = folder.join(format!("{name}-{}.txt", text.len()));
    fs::write(&path, text)?;
    Ok(Path::display(&path).to_string())
}
