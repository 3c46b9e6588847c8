import { describe, expect, it } from 'vitest';
import { word } from '../src/words';
import en from '../src/words/en.json';
import ko from '../src/words/ko.json';

const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();

describe('the words', () => {
  it('have the same keys in both languages', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(ko).sort());
  });

  it('leave the same things open in both languages', () => {
    for (const [key, text] of Object.entries(ko)) {
      expect(placeholders(en[key as keyof typeof en]), key).toEqual(placeholders(text));
    }
  });

  it('never shout', () => {
    for (const text of [...Object.values(ko), ...Object.values(en)]) expect(text).not.toMatch(/[!！]/);
  });

  it('are filled in', () => {
    expect(word('ko', 'hint.blanks', { n: 2 })).toBe('빈칸 2');
  });
});
