/**
 * The looks of the official notation: head fields, citations, the end mark, and how far a line's second row hangs.
 *
 * Only what can be told from one line alone stands here; numbering and the rules are decided in Rust.
 */

export type MarkKind = 'label' | 'subject' | 'citation' | 'end';

export interface Mark {
  kind: MarkKind;
  from: number;
  to: number;
}

const HEAD_LABEL = /^(수신자|수신|\(경유\)|제목|붙임)(?= |$)/;
const SUBJECT = /^(제목)( +)(.+)$/;
const CITATION = /「[^「」\n]+」(?:\s*제\d+조(?:의\d+)?(?:제\d+항)?(?:제\d+호)?(?:[가-하]목)?)?/g;
const END = /끝\.$/;

/** 1. 가. 1) 가) (1) (가) ① ㉮, the marks of reports, and the labels of the head. */
const HANGING =
  /^( *)(?:(?:\d{1,3}\.|[가-힣]\.|\d{1,3}\)|[가-힣]\)|\(\d+\)|\([가-힣]\)|[①-⑳㉮-㉻□○ㅇ※·ㆍ*-])(?= )|수신자|수신|\(경유\)|제목|붙임(?:  \d+\.)?) +/u;

/** The marks of one line; positions count from the start of the line. */
export function marksOf(line: string): Mark[] {
  const marks: Mark[] = [];
  const label = HEAD_LABEL.exec(line);
  if (label) marks.push({ kind: 'label', from: 0, to: label[0].length });
  const subject = SUBJECT.exec(line);
  if (subject) marks.push({ kind: 'subject', from: line.length - (subject[3]?.length ?? 0), to: line.length });
  for (const found of line.matchAll(CITATION)) {
    marks.push({ kind: 'citation', from: found.index, to: found.index + found[0].length });
  }
  const end = END.exec(line);
  if (end) marks.push({ kind: 'end', from: end.index, to: line.length });
  return marks;
}

/** The part of a line that its further rows are set in by: indent, mark and the space after it. */
export function hangOf(line: string): string {
  return HANGING.exec(line)?.[0] ?? /^ */.exec(line)?.[0] ?? '';
}

/** The citation at a position of a line, if there is one. */
export function citationAt(line: string, position: number): string | null {
  const mark = marksOf(line).find(({ kind, from, to }) => kind === 'citation' && from <= position && position <= to);
  return mark ? line.slice(mark.from, mark.to) : null;
}

/** The subject of a document, for a title. */
export function subjectOf(text: string): string {
  return /^제목 +(.+)$/m.exec(text)?.[1]?.trim() ?? '';
}
