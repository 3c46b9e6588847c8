/**
 * The two-set Hangul keyboard (두벌식, KS X 5002) seen as Latin keys, and back.
 *
 * Two texts that were typed with the same keys have the same keystrokes, whichever layout was on and however far the last
 * syllable had come: 회읠, 회의ㄹ and `ghldmlf` are one.
 */

import { FINAL, INITIAL, MEDIAL, TWO_KEYS, putTogether, takeApart } from './jamo';

const LETTERS = 'ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡㅃㅉㄸㄲㅆㅒㅖ';
const LATIN = 'qwertyuiopasdfghjklzxcvbnmQWERTOP';

const TO_LATIN = new Map([...LETTERS].map((letter, index) => [letter, LATIN.charAt(index)]));
const TO_LETTER = new Map([...LATIN].map((key, index) => [key, LETTERS.charAt(index)]));
const JOINED = new Map(Object.entries(TWO_KEYS).map(([letter, pair]) => [pair, letter]));

function lettersOf(character: string): string[] {
  const parts = takeApart(character) ?? [character];
  return parts.flatMap((letter) => [...(TWO_KEYS[letter] ?? letter)]);
}

/** The Latin keys that type a character. Shift is left out, so that ㅆ and ㅅ, T and t are the same key. */
export function keystrokesOf(character: string): string {
  return lettersOf(character)
    .map((letter) => (TO_LATIN.get(letter) ?? letter).toLowerCase())
    .join('');
}

/** The Latin keys that type a text. */
export function keystrokes(text: string): string {
  return [...text].map(keystrokesOf).join('');
}

/** What Latin keys would have written with the Hangul layout on: `ghldmlfhr` -> 회의록. */
export function toHangul(keys: string): string {
  const typist = new Typist();
  for (const key of keys) typist.press(TO_LETTER.get(key) ?? TO_LETTER.get(key.toLowerCase()) ?? key);
  return typist.finish();
}

/** Whether a text looks like Hangul typed with the Latin layout on: letters only, and all of it makes syllables. */
export function looksMistyped(text: string): boolean {
  if (!/^[a-zA-Z]{3,}$/.test(text)) return false;
  return [...toHangul(text)].every((character) => takeApart(character) !== null);
}

/** Joins letters into syllables in the way an input method does. */
class Typist {
  private done = '';
  private initial = '';
  private medial = '';
  private final = '';

  press(letter: string): void {
    if (MEDIAL.includes(letter)) this.vowel(letter);
    else if (INITIAL.includes(letter)) this.consonant(letter);
    else {
      this.finish();
      this.done += letter;
    }
  }

  finish(): string {
    this.done +=
      this.initial && this.medial ? putTogether(this.initial, this.medial, this.final) : this.initial + this.medial;
    this.initial = this.medial = this.final = '';
    return this.done;
  }

  private consonant(letter: string): void {
    if (!this.initial || !this.medial) {
      this.finish();
      this.initial = letter;
      return;
    }
    const joined = this.final ? JOINED.get(this.final + letter) : letter;
    if (joined !== undefined && FINAL.includes(joined)) this.final = joined;
    else {
      this.finish();
      this.initial = letter;
    }
  }

  private vowel(letter: string): void {
    if (this.final) {
      const [stays, moves] = this.splitFinal();
      this.final = stays;
      this.finish();
      this.initial = moves;
      this.medial = letter;
      return;
    }
    const joined = this.medial ? JOINED.get(this.medial + letter) : letter;
    if (joined === undefined) this.finish();
    this.medial = joined ?? letter;
  }

  /** A vowel takes the last consonant with it: 갑 + ㅏ -> 가바, 값 + ㅏ -> 갑사. */
  private splitFinal(): [string, string] {
    const pair = TWO_KEYS[this.final];
    return pair ? [pair.charAt(0), pair.charAt(1)] : ['', this.final];
  }
}
