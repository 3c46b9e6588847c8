/** A chord as it is written in the keymap, the way back from `parseChord`. */

import { type Chord, parseChord } from './chord';

const WRITTEN: Record<string, string> = {
  ...{ Comma: ',', Period: '.', Slash: '/', Semicolon: ';', Quote: "'", BracketLeft: '[', BracketRight: ']' },
  ...{ Backslash: '\\', Minus: '-', Equal: '=', Backquote: '`' },
};

/** `null` where the key has no name in the keymap. */
export function spell(chord: Chord): string | null {
  const key = WRITTEN[chord.code] ?? chord.code.replace(/^(Key|Digit)/, '');
  const modifiers = [chord.ctrl && 'Ctrl', chord.alt && 'Alt', chord.shift && 'Shift'].filter(Boolean);
  const text = [...modifiers, key].join('+');
  return parseChord(text) === null ? null : text;
}
