import { describe, expect, it } from 'vitest';
import { initialsOf, putTogether, takeApart } from '../src/hangul/jamo';
import { keystrokes, looksMistyped, toHangul } from '../src/hangul/layout';
import { fit, Fit, rank } from '../src/hangul/match';

const TITLES = ['회의록 만들기', '회의 개최 알림', '민원 처리에 관한 규칙', 'Export the document', '설정 열기'];
const find = (typed: string) => rank(TITLES, typed, (title) => [title]);

describe('syllables', () => {
  it('come apart and together again, all 11,172 of them', () => {
    for (let code = 0xac00; code <= 0xd7a3; code += 1) {
      const syllable = String.fromCodePoint(code);
      const parts = takeApart(syllable);
      expect(parts && putTogether(...parts)).toBe(syllable);
    }
  });

  it('give their initial consonants', () => {
    expect(initialsOf('회의록 2026')).toBe('ㅎㅇㄹ 2026');
  });
});

describe('the wrong layout', () => {
  it.each([
    ['ghldmlfhr', '회의록'],
    ['alsdnjs cjfl', '민원 처리'],
    ['rkqt', '값'],
    ['rkqtdl', '값이'],
    ['ekfrdl', '닭이'],
    ['dkssud', '안녕'],
    ['Qhrdma', '뽁음'],
    ['rhksfl', '관리'],
    ['dnjf', '월'],
  ])('%s is read as %s', (keys, text) => {
    expect(toHangul(keys)).toBe(text);
  });

  it('gives back the keys of every syllable that is typed without Shift', () => {
    for (let code = 0xac00; code <= 0xd7a3; code += 7) {
      const syllable = String.fromCodePoint(code);
      const needsShift = /[ㅃㅉㄸㄲㅆㅒㅖ]/.test((takeApart(syllable) ?? []).join(''));
      if (!needsShift) expect(toHangul(keystrokes(syllable))).toBe(syllable);
    }
  });

  it('is suspected only where all letters make syllables', () => {
    expect(looksMistyped('alsdnjs')).toBe(true);
    expect(looksMistyped('hwpx')).toBe(false);
    expect(looksMistyped('민원')).toBe(false);
  });
});

describe('the palette finds', () => {
  it('by initial consonants', () => {
    expect(find('ㅎㅇㄹ')).toEqual(['회의록 만들기']);
    expect(find('ㅁㅇㅊㄹ')).toEqual(['민원 처리에 관한 규칙']);
  });

  it('while a syllable is half typed, whichever way the input method has joined it', () => {
    for (const typed of ['회', '회ㅇ', '회으', '회의', '회의ㄹ', '회읠', '회의로', '회의록']) {
      expect(find(typed), typed).toContain('회의록 만들기');
    }
    expect(find('회읠')).toEqual(['회의록 만들기']);
  });

  it('by keys typed in the wrong layout, both ways', () => {
    expect(find('ghldmlfhr')).toEqual(['회의록 만들기']);
    expect(find('ㄷ테ㅐㄱㅅ')).toEqual(['Export the document']);
    expect(find('tjfwjd')).toEqual(['설정 열기']);
  });

  it('without regard to spaces', () => {
    expect(find('민원처리에관한')).toEqual(['민원 처리에 관한 규칙']);
  });

  it('the closest first', () => {
    expect(fit('회의', '회의')).toBe(Fit.Whole);
    expect(fit('회의록', '회의')).toBe(Fit.Start);
    expect(fit('다음 회의', '회의')).toBe(Fit.WordStart);
    expect(fit('주간회의', '회의')).toBe(Fit.Inside);
    expect(fit('주간회의', 'ㅎㅇ')).toBe(Fit.Initials);
    expect(fit('주간회의', '민원')).toBe(Fit.None);
  });
});
