/** Hangul syllables apart and together, by the arithmetic of the Unicode standard (section 3.12). */

const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
const FINALS = 28;
const MEDIALS_AND_FINALS = 21 * FINALS;

export const INITIAL = [...'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'];
export const MEDIAL = [...'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ'];
export const FINAL = ['', ...'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ'];

/** Letters that are typed with two keys. */
export const TWO_KEYS: Record<string, string> = {
  ...{ ㅘ: 'ㅗㅏ', ㅙ: 'ㅗㅐ', ㅚ: 'ㅗㅣ', ㅝ: 'ㅜㅓ', ㅞ: 'ㅜㅔ', ㅟ: 'ㅜㅣ', ㅢ: 'ㅡㅣ' },
  ...{ ㄳ: 'ㄱㅅ', ㄵ: 'ㄴㅈ', ㄶ: 'ㄴㅎ', ㄺ: 'ㄹㄱ', ㄻ: 'ㄹㅁ', ㄼ: 'ㄹㅂ' },
  ...{ ㄽ: 'ㄹㅅ', ㄾ: 'ㄹㅌ', ㄿ: 'ㄹㅍ', ㅀ: 'ㄹㅎ', ㅄ: 'ㅂㅅ' },
};

/** Initial, medial and final of a syllable (the final may be empty); `null` for any other character. */
export function takeApart(character: string): [string, string, string] | null {
  const code = character.codePointAt(0) ?? 0;
  if (code < FIRST_SYLLABLE || code > LAST_SYLLABLE) return null;
  const index = code - FIRST_SYLLABLE;
  const initial = INITIAL[Math.floor(index / MEDIALS_AND_FINALS)];
  const medial = MEDIAL[Math.floor((index % MEDIALS_AND_FINALS) / FINALS)];
  const final = FINAL[index % FINALS];
  return initial === undefined || medial === undefined || final === undefined ? null : [initial, medial, final];
}

/** The syllable of the three letters. */
export function putTogether(initial: string, medial: string, final = ''): string {
  const index = INITIAL.indexOf(initial) * MEDIALS_AND_FINALS + MEDIAL.indexOf(medial) * FINALS + FINAL.indexOf(final);
  return String.fromCodePoint(FIRST_SYLLABLE + index);
}

/** 회의록 -> ㅎㅇㄹ. What is not a syllable stays. */
export function initialsOf(text: string): string {
  return [...text].map((character) => takeApart(character)?.[0] ?? character).join('');
}

/** Whether a text is made of initial consonants alone, as in ㅎㅇㄹ. */
export function isInitials(text: string): boolean {
  return text.length > 0 && [...text].every((character) => INITIAL.includes(character));
}
