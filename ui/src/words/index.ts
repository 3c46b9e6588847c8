/** The words on the screen. Both languages have the same keys; a test sees to it. */

import type { Language } from '../ipc/types';
import en from './en.json';
import ko from './ko.json';

export type WordKey = keyof typeof ko;

const TABLES: Record<Language, Record<WordKey, string>> = { ko, en };

/** `{name}` in the words is replaced by the value of that name. */
export function word(language: Language, key: WordKey, values: Record<string, string | number> = {}): string {
  return TABLES[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** Whether a text made at run time is a key of the tables. */
export function isWordKey(key: string): key is WordKey {
  return key in ko;
}
