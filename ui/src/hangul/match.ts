/**
 * How well a text answers what was typed into a short list such as the palette: as it stands, by the keys pressed
 * (half a syllable, or the wrong layout), or by initial consonants.
 */

import { initialsOf, isInitials } from './jamo';
import { keystrokes, keystrokesOf } from './layout';

/** Better matches have higher numbers; 0 is no match. */
export enum Fit {
  None = 0,
  Initials = 1,
  Inside = 2,
  WordStart = 3,
  Start = 4,
  Whole = 5,
}

const squeeze = (text: string) => text.normalize('NFC').replace(/[\s·ㆍ,.()「」]/g, '');

export function fit(text: string, typed: string): Fit {
  const wanted = squeeze(typed);
  if (wanted === '') return Fit.None;
  const whole = squeeze(text);
  const strokes = [...whole].map(keystrokesOf);
  const keys = keystrokes(wanted);
  if (strokes.join('') === keys) return Fit.Whole;
  if (startsAt(strokes, 0, keys)) return Fit.Start;
  if (wordStarts(text).some((at) => startsAt(strokes, at, keys))) return Fit.WordStart;
  if (strokes.some((_, at) => startsAt(strokes, at, keys))) return Fit.Inside;
  return isInitials(wanted) && initialsOf(whole).includes(wanted) ? Fit.Initials : Fit.None;
}

function startsAt(strokes: string[], at: number, keys: string): boolean {
  return strokes.slice(at).join('').startsWith(keys);
}

/** Where words begin, counted in characters of the squeezed text. */
function wordStarts(text: string): number[] {
  let at = 0;
  return text.split(/\s+/).map((word) => {
    const start = at;
    at += [...squeeze(word)].length;
    return start;
  });
}

/** The entries that answer, best first; entries that answer equally well keep their order. */
export function rank<T>(entries: readonly T[], typed: string, textsOf: (entry: T) => string[]): T[] {
  return entries
    .map((entry) => ({ entry, score: Math.max(...textsOf(entry).map((text) => fit(text, typed))) }))
    .filter(({ score }) => score > Fit.None)
    .sort((a, b) => b.score - a.score)
    .map(({ entry }) => entry);
}
