/** An earlier text with what was changed since, as passages to be set one after the other. */

import type { Hunk } from '../../ipc';

export interface TextPassage {
  /** What stands in both texts, only in the earlier one, or only in the present one. */
  kind: 'same' | 'gone' | 'new';
  text: string;
}

export function passagesOf(text: string, changes: readonly Hunk[]): TextPassage[] {
  const passages: TextPassage[] = [];
  let at = 0;
  for (const { start, end, replacement } of changes) {
    passages.push({ kind: 'same', text: text.slice(at, start) });
    passages.push({ kind: 'gone', text: text.slice(start, end) }, { kind: 'new', text: replacement });
    at = end;
  }
  passages.push({ kind: 'same', text: text.slice(at) });
  return passages.filter((passage) => passage.text !== '');
}
