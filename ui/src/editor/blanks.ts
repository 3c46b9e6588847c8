/** Blanks: facts that a document still lacks, written `⟦제출 기한⟧` in its text. */

export interface Blank {
  from: number;
  to: number;
  label: string;
}

const BLANK = /⟦([^⟦⟧\n]*)⟧/g;

export function findBlanks(text: string): Blank[] {
  return [...text.matchAll(BLANK)].map((found) => ({
    from: found.index,
    to: found.index + found[0].length,
    label: found[1] ?? '',
  }));
}

/** The blank after the cursor; past the last one, the first. */
export function nextBlank(blanks: readonly Blank[], from: number, to = from): Blank | null {
  const after = blanks.find((blank) => blank.from >= from && !(blank.from === from && blank.to === to));
  return after ?? blanks[0] ?? null;
}

/** The blank before the cursor; before the first one, the last. */
export function previousBlank(blanks: readonly Blank[], from: number): Blank | null {
  return blanks.findLast((blank) => blank.to <= from || blank.from < from) ?? blanks.at(-1) ?? null;
}
