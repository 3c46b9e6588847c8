/**
 * One combination of keys, such as `Ctrl+Shift+C`.
 *
 * Keys are told apart by `KeyboardEvent.code`, the place on the keyboard: under a Hangul layout `key` is a jamo, and the
 * same place must do the same thing in both.
 */

export interface Chord {
  ctrl: boolean;
  alt: boolean;
  shift: boolean;
  code: string;
}

/** What an input method reports for a key that it keeps for itself. */
const KEPT_BY_INPUT_METHOD = 229;

const MODIFIERS = new Set(['Ctrl', 'Alt', 'Shift']);

const SIGNS: Record<string, string> = {
  ',': 'Comma',
  '.': 'Period',
  '/': 'Slash',
  ';': 'Semicolon',
  "'": 'Quote',
  '[': 'BracketLeft',
  ']': 'BracketRight',
  '\\': 'Backslash',
  '-': 'Minus',
  '=': 'Equal',
  '`': 'Backquote',
};

const NAMED = new Set([
  ...['Escape', 'Enter', 'Tab', 'Space', 'Backspace', 'Delete', 'Insert', 'Home', 'End', 'PageUp', 'PageDown'],
  ...['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'],
  ...Array.from({ length: 12 }, (_, n) => `F${n + 1}`),
]);

/** Keys that act without a modifier and write nothing into a text. */
const BARE = /^(F\d+|Escape)$/;

function codeOf(name: string): string | null {
  if (/^[A-Z]$/.test(name)) return `Key${name}`;
  if (/^[0-9]$/.test(name)) return `Digit${name}`;
  return SIGNS[name] ?? (NAMED.has(name) ? name : null);
}

/** Reads `Ctrl+Shift+C`; `null` where a part is unknown, a modifier stands twice or the key itself is missing. */
export function parseChord(text: string): Chord | null {
  const parts = text.split('+');
  const code = codeOf(parts.pop() ?? '');
  if (code === null || new Set(parts).size < parts.length || parts.some((part) => !MODIFIERS.has(part))) return null;
  return { ctrl: parts.includes('Ctrl'), alt: parts.includes('Alt'), shift: parts.includes('Shift'), code };
}

/** Whether a chord may be bound: it writes no letter, and it is none that switches languages or opens a system menu. */
export function isBindable(chord: Chord): boolean {
  if (chord.code === 'Space') return false;
  return chord.ctrl || chord.alt || BARE.test(chord.code);
}

/** The same chord always gives the same text. */
export function chordId({ ctrl, alt, shift, code }: Chord): string {
  return [ctrl && 'Ctrl', alt && 'Alt', shift && 'Shift', code].filter(Boolean).join('+');
}

/** The parts of a `KeyboardEvent` that decide. */
export type KeyStroke = Pick<
  KeyboardEvent,
  'code' | 'keyCode' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey' | 'isComposing'
>;

/** Whether a key belongs to a syllable that is being composed. The first of them comes with `isComposing` false. */
export function isComposingKey(event: Pick<KeyStroke, 'isComposing' | 'keyCode'>): boolean {
  return event.isComposing || event.keyCode === KEPT_BY_INPUT_METHOD;
}

/** The chord a key event stands for, or `null` for keys of an input method and of the system. */
export function chordOf(event: KeyStroke): Chord | null {
  if (isComposingKey(event) || event.metaKey) return null;
  const code = event.code === 'NumpadEnter' ? 'Enter' : event.code;
  return { ctrl: event.ctrlKey, alt: event.altKey, shift: event.shiftKey, code };
}
