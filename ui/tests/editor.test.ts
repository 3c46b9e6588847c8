import { describe, expect, it } from 'vitest';
import { findBlanks, nextBlank, previousBlank } from '../src/editor/blanks';
import { onward, type Placed } from '../src/editor/findings';
import { changeLevel } from '../src/editor/levels';
import { citationAt, hangOf, marksOf, subjectOf } from '../src/editor/notation';

const DOCUMENT = `수신  각 부서장
(경유)
제목  자료 제출 요청

1. 관련: 「한빛시 민원 조례」 제12조의2제1항
2. 아래와 같이 요청합니다.
  가. 기한: ⟦제출 기한⟧
  나. 담당: ⟦담당자⟧(⟦전화⟧)
붙임  서식 1부.  끝.`;

describe('blanks', () => {
  const blanks = findBlanks(DOCUMENT);

  it('are found with their labels', () => {
    expect(blanks.map(({ label }) => label)).toEqual(['제출 기한', '담당자', '전화']);
    for (const { from, to } of blanks) expect(DOCUMENT.slice(from, to)).toMatch(/^⟦.+⟧$/);
  });

  it('are counted in UTF-16, behind a character of two units as well', () => {
    expect(findBlanks('𠀋 ⟦기한⟧')).toEqual([{ from: 3, to: 7, label: '기한' }]);
  });

  it('do not reach over a line end or into one another', () => {
    expect(findBlanks('⟦가\n나⟧ ⟦다⟦라⟧')).toEqual([{ from: 8, to: 11, label: '라' }]);
  });

  it('are walked forward and round', () => {
    const seen: string[] = [];
    let at = { from: 0, to: 0 };
    for (let step = 0; step < 4; step += 1) {
      const blank = nextBlank(blanks, at.from, at.to);
      if (!blank) break;
      seen.push(blank.label);
      at = blank;
    }
    expect(seen).toEqual(['제출 기한', '담당자', '전화', '제출 기한']);
  });

  it('are walked backward and round', () => {
    const [first, second] = blanks;
    expect(previousBlank(blanks, second?.from ?? 0)?.label).toBe('제출 기한');
    expect(previousBlank(blanks, first?.from ?? 0)?.label).toBe('전화');
  });

  it('may all be filled', () => {
    expect(nextBlank([], 3)).toBeNull();
    expect(previousBlank([], 3)).toBeNull();
  });
});

describe('findings', () => {
  const placed: Placed[] = [
    [0, 'BODY-02'],
    [7, 'REQUEST-UNUSED'],
    [7, 'REQUEST-UNUSED'],
    [7, 'END-01'],
  ].map(([from, rule], at) => ({
    from: Number(from),
    to: Number(from) + 1,
    finding: {
      rule: String(rule),
      grade: 'A',
      basis: '',
      message: `${at}`,
      start: Number(from),
      end: Number(from) + 1,
      fix: null,
      passage: null,
    },
  }));

  it('in one place are walked one by one, and round', () => {
    let chosen = null;
    const seen: string[] = [];
    for (let press = 0; press < 5; press += 1) {
      const next = onward(placed, chosen, chosen ? 7 : 3, 1);
      chosen = next?.finding ?? null;
      seen.push(chosen?.message ?? '');
    }
    expect(seen).toEqual(['1', '2', '3', '0', '1']);
    expect(onward(placed, placed[1]?.finding ?? null, 7, -1)?.finding.message).toBe('0');
    expect(onward([], null, 0, 1)).toBeUndefined();
  });
});

describe('the notation', () => {
  const kinds = (line: string) => marksOf(line).map(({ kind, from, to }) => [kind, line.slice(from, to)]);

  it('sets off the head', () => {
    expect(kinds('수신  각 부서장')).toEqual([['label', '수신']]);
    expect(kinds('(경유)')).toEqual([['label', '(경유)']]);
    expect(kinds('제목  자료 제출 요청')).toEqual([
      ['label', '제목'],
      ['subject', '자료 제출 요청'],
    ]);
  });

  it('sets off citations down to the paragraph, and the end', () => {
    expect(kinds('1. 관련: 「한빛시 민원 조례」 제12조의2제1항')).toEqual([
      ['citation', '「한빛시 민원 조례」 제12조의2제1항'],
    ]);
    expect(kinds('붙임  서식 1부.  끝.')).toEqual([
      ['label', '붙임'],
      ['end', '끝.'],
    ]);
  });

  it('leaves words alone that only begin like a head field', () => {
    expect(kinds('수신자에게 알립니다.')).toEqual([]);
  });

  it.each([
    ['수신  각 부서장', '수신  '],
    ['1. 관련', '1. '],
    ['  가. 기한', '  가. '],
    ['    1) 하나', '    1) '],
    ['□ 추진 배경', '□ '],
    [' ㅇ 현황', ' ㅇ '],
    ['붙임  1. 계획 1부.', '붙임  1. '],
    ['평범한 문장입니다.', ''],
    ['2026. 12. 4.(금)', ''],
  ])('rows of %j hang under what follows %j', (line, hang) => {
    expect(hangOf(line)).toBe(hang);
  });

  it('knows the citation under the cursor', () => {
    const line = '「한빛시 민원 조례」 제12조에 따라';
    expect(citationAt(line, 3)).toBe('「한빛시 민원 조례」 제12조');
    expect(citationAt(line, line.length)).toBeNull();
  });

  it('knows the subject', () => {
    expect(subjectOf(DOCUMENT)).toBe('자료 제출 요청');
    expect(subjectOf('본문만')).toBe('');
  });
});

describe('an item that changes its level', () => {
  const lines = ['제목  요청', '1. 하나', '2. 둘', '  가. 둘의 가', '3. 셋'];

  it('goes deeper and the others close ranks', () => {
    expect(changeLevel(lines, 4, 1)).toEqual(['제목  요청', '1. 하나', '2. 둘', '  가. 둘의 가', '  나. 셋']);
  });

  it('comes back', () => {
    expect(changeLevel(lines, 3, -1)).toEqual(['제목  요청', '1. 하나', '2. 둘', '3. 둘의 가', '4. 셋']);
  });

  it('takes the items under it along', () => {
    expect(changeLevel(lines, 2, 1)).toEqual(['제목  요청', '1. 하나', '  가. 둘', '    1) 둘의 가', '2. 셋']);
  });

  it('never leaves out a level, and the first item stays', () => {
    expect(changeLevel(lines, 1, 1)).toBeNull();
    expect(changeLevel(lines, 3, 1)).toBeNull();
    expect(changeLevel(lines, 1, -1)).toBeNull();
    expect(changeLevel(lines, 0, 1)).toBeNull();
  });
});
