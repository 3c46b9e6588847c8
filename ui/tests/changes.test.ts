import { expect, test } from 'vitest';
import { passagesOf } from '../src/rooms/draft/changes';

test('an earlier text shows what went and what came, in its place', () => {
  const text = '1. 관련: 회의\n2. 기한: 금요일';
  const changes = [
    { start: 7, end: 9, replacement: '협의' },
    { start: text.length, end: text.length, replacement: '  끝.' },
  ];
  const passages = passagesOf(text, changes);
  const without = (kind: string) =>
    passages
      .filter((one) => one.kind !== kind)
      .map((one) => one.text)
      .join('');
  expect(without('new')).toBe(text);
  expect(without('gone')).toBe('1. 관련: 협의\n2. 기한: 금요일  끝.');
  expect(passages.map(({ kind }) => kind)).toEqual(['same', 'gone', 'new', 'same', 'new']);
});
