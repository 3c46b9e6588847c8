/** The people of an approval line as one line of text: 팀장 이두리, 과장 전결 박서이. */

import type { Approver } from '../../ipc';

/** Who decides in another's place says so between title and name (시행규칙 제7조제2항, 제3항). */
const DELEGATIONS = ['전결', '대결'];

export function peopleText(people: readonly Approver[]): string {
  return people
    .map(({ title, delegation, name }) => [title, delegation, name].filter((part) => part !== '').join(' '))
    .join(', ');
}

/** Reads the line; of one word alone nobody knows whether it is a name, so it stands as the title. */
export function readPeople(text: string): Approver[] {
  return text
    .split(/[,，\n]/)
    .map((person) => person.trim().split(/\s+/).filter(Boolean))
    .filter((words) => words.length > 0)
    .map((words) => {
      const delegation = words.find((word) => DELEGATIONS.includes(word)) ?? '';
      const rest = words.filter((word) => word !== delegation);
      const name = rest.length > 1 ? (rest.pop() ?? '') : '';
      return { title: rest.join(' '), delegation, name };
    });
}
