import { expect, test } from 'vitest';
import { wholeDay } from '../src/rooms/find/day';
import { nameOf, paragraphsOf } from '../src/rooms/find/units';

test('a day is taken however it is written, and only when it is whole', () => {
  for (const typed of ['2025-06-01', '2025. 6. 1.', '2025.6.1', ' 2025 6 1 '])
    expect(wholeDay(typed)).toBe('2025-06-01');
  for (const typed of ['', '2025', '2025-06', '2025-13-01', '2025-02-30', '내일'])
    expect(wholeDay(typed)).toBeUndefined();
});

test('a citation names the paragraph, item and sub-item that were chosen', () => {
  const none = { paragraph: null, item: null, subitem: null };
  expect(nameOf('제27조', none)).toBe('제27조');
  expect(nameOf('제15조', { paragraph: '1', item: '2', subitem: null })).toBe('제15조제1항제2호');
  expect(nameOf('제3조의2', { paragraph: null, item: '2의3', subitem: '가' })).toBe('제3조의2제2호의3가목');
  expect(paragraphsOf('① 가\n1. 나\n② 다\n⑳ 라')).toEqual([1, 2, 20]);
});
