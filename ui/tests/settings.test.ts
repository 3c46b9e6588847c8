import { expect, test } from 'vitest';
import { peopleText, readPeople } from '../src/rooms/settings/people';

test('the people of an approval line are read from one line and written back', () => {
  const people = readPeople('팀장 이두리,  과장 전결 박서이 , 전산 사무관 최넷, 국장');
  expect(people).toEqual([
    { title: '팀장', delegation: '', name: '이두리' },
    { title: '과장', delegation: '전결', name: '박서이' },
    { title: '전산 사무관', delegation: '', name: '최넷' },
    { title: '국장', delegation: '', name: '' },
  ]);
  expect(readPeople(peopleText(people))).toEqual(people);
  expect(readPeople(' , ')).toEqual([]);
});
