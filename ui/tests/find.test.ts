import { expect, test } from 'vitest';
import { wholeDay } from '../src/rooms/find/day';

test('a day is taken however it is written, and only when it is whole', () => {
  for (const typed of ['2025-06-01', '2025. 6. 1.', '2025.6.1', ' 2025 6 1 '])
    expect(wholeDay(typed)).toBe('2025-06-01');
  for (const typed of ['', '2025', '2025-06', '2025-13-01', '2025-02-30', '내일'])
    expect(wholeDay(typed)).toBeUndefined();
});
