import { describe, expect, it, test } from 'vitest';
import type { Minutes } from '../src/ipc/types';
import {
  linesOf,
  readRecord,
  removeLine,
  replaceText,
  setField,
  withAccepted,
  withAllAccepted,
  withField,
  withKept,
} from '../src/rooms/minutes/record';
import { readOutcome } from '../src/rooms/draft/outcome';
import { partsOf } from '../src/rooms/find/marks';
import { day, offset, when } from '../src/stores/format';

const minutes: Minutes = {
  title: '11월 넷째 주 주간업무회의',
  date: '2026-11-23',
  place: null,
  host: null,
  chair: '박국장',
  attendees: ['박국장', '김과장', '이주무관', '최팀장'].map((name) => ({
    name,
    title: null,
    label: name,
    invited: false,
  })),
  agenda: [
    { n: 1, title: '민원실 점심시간 운영', utterances: [2, 8], accepted: false },
    { n: 2, title: '연말 자료 정리', utterances: [9, 11], accepted: false },
  ],
  decisions: [{ text: '12월 1일부터 점심시간에도 민원실을 연다.', utterances: [6], accepted: false }],
  actions: [
    {
      task: '점심시간 교대 근무표 작성',
      owner: '이주무관',
      due: '2026-11-27',
      due_spoken: '이번 주 금요일까지',
      utterances: [7, 8],
      accepted: false,
      done: false,
    },
    {
      task: '보존 기간이 끝난 문서 목록 정리',
      owner: null,
      due: null,
      due_spoken: null,
      utterances: [11],
      accepted: false,
      done: false,
    },
  ],
  votes: [],
  postponed: [{ text: '보존 기간이 끝난 문서의 폐기', utterances: [10, 11], accepted: false }],
  key_points: [
    {
      agenda: 1,
      speaker: '김과장',
      text: '점심시간 방문 민원이 하루 평균 40명으로 늘었다.',
      dissent: false,
      utterances: [2],
      accepted: false,
    },
  ],
  missing_fields: ['개최기관', '일시·장소', '표결 내용'],
  duty: [],
  utterances: [],
  text: '',
  model: 'builtin',
  warnings: [],
  dropped: 0,
  dropped_items: [],
  failed: [],
};

const lines = linesOf(minutes);
const lineOf = (text: string) => {
  const line = lines.find((one) => one.text === text);
  if (!line) throw new Error(`no line ${text}`);
  return line;
};

describe('a record', () => {
  it('is one list of lines, each with the utterances that carry it', () => {
    expect(lines.map(({ section }) => section)).toEqual([
      'agenda',
      'agenda',
      'decisions',
      'actions',
      'actions',
      'postponed',
      'key_points',
    ]);
    expect(lineOf('민원실 점심시간 운영').utterances).toEqual([2, 3, 4, 5, 6, 7, 8]);
    expect(lineOf('점심시간 교대 근무표 작성').utterances).toEqual([7, 8]);
  });

  it('holds suggestions until they are accepted', () => {
    const line = lineOf('점심시간 교대 근무표 작성');
    expect(line.accepted).toBe(false);
    expect(linesOf(withAccepted(minutes, line, true)).filter(({ accepted }) => accepted)).toHaveLength(1);
  });

  it('is accepted as a whole at one stroke', () => {
    expect(linesOf(withAllAccepted(minutes)).every(({ accepted }) => accepted)).toBe(true);
  });

  it('takes the words of the user as accepted', () => {
    const changed = replaceText(minutes, lineOf('보존 기간이 끝난 문서의 폐기'), '문서 폐기 심의');
    expect(linesOf(changed).find(({ text }) => text === '문서 폐기 심의')?.accepted).toBe(true);
    expect(linesOf(minutes).some(({ text }) => text === '문서 폐기 심의')).toBe(false);
  });

  it('loses only the line that is dropped', () => {
    const changed = removeLine(minutes, lineOf('연말 자료 정리'));
    expect(linesOf(changed)).toHaveLength(lines.length - 1);
    expect(changed.dropped_items.map(({ text }) => text)).toEqual(['연말 자료 정리']);
  });

  it('leaves an owner open where the user empties the box', () => {
    const line = lineOf('점심시간 교대 근무표 작성');
    expect(setField(minutes, line, 'owner', '').actions[0]?.owner).toBeNull();
  });
});

describe('what the store keeps', () => {
  it('is read as a record only where all its sections are there', () => {
    expect(readRecord(null)).toBeNull();
    expect(readRecord({ agenda: [] })).toBeNull();
    expect(readRecord(JSON.parse(JSON.stringify(minutes)))).toEqual(minutes);
  });

  it('is read as an outcome even where an older version left lists out', () => {
    expect(readOutcome(null)).toBeNull();
    expect(readOutcome({ text: 3 })).toBeNull();
    expect(readOutcome({ text: '제목  가', model: 'a' })).toMatchObject({
      text: '제목  가',
      model: 'a',
      findings: [],
      sources: [],
    });
  });
});

describe('marks in a snippet', () => {
  it('cut the text without losing a letter', () => {
    expect(partsOf('담당 부서는 민원을', [[7, 9]])).toEqual([
      { text: '담당 부서는 ', marked: false },
      { text: '민원', marked: true },
      { text: '을', marked: false },
    ]);
  });

  it('may be wrong without breaking the line', () => {
    const text = '민원';
    expect(
      partsOf(text, [
        [1, 9],
        [0, 1],
        [0, 1],
      ])
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });
});

describe('days and times', () => {
  it('are written as officials write them', () => {
    expect(day('2026-12-04')).toBe('2026. 12. 4.');
    expect(when('2026-11-20T07:11:00Z', '2026-11-23')).toBe('11. 20.');
    expect(offset(63)).toBe('1:03');
    expect(offset(3723)).toBe('1:02:03');
  });
});

test('a statutory field that is filled by hand is no longer missing, also when the record is made anew', () => {
  const bare: Minutes = { ...minutes, title: null, missing_fields: ['회의 명칭', '개최기관'] };
  const filled = withField(bare, '회의 명칭', '주간업무회의');
  expect([filled.title, filled.missing_fields]).toEqual(['주간업무회의', ['개최기관']]);
  expect(withField(bare, '회의 명칭', '')).toBe(bare);
  expect(withKept(bare, filled)).toEqual(filled);
  expect(withKept(minutes, filled).title).toBe(minutes.title);
});
