/**
 * Items of the official notation by level: 1. 가. 1) 가) (1) (가), two spaces deeper each (rule 2 of the enforcement rules).
 *
 * Moving an item takes the items under it along and changes the marks around it, so all marks of the list are written
 * anew. The rules in Rust have the last word; this only keeps the text right while it is typed.
 */

const SYLLABLES = [...'가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허'];

const LEVELS: { pattern: RegExp; write: (n: number) => string }[] = [
  { pattern: /^\d+\.$/, write: (n) => `${n}.` },
  { pattern: /^[가-힣]\.$/, write: (n) => `${syllable(n)}.` },
  { pattern: /^\d+\)$/, write: (n) => `${n})` },
  { pattern: /^[가-힣]\)$/, write: (n) => `${syllable(n)})` },
  { pattern: /^\(\d+\)$/, write: (n) => `(${n})` },
  { pattern: /^\([가-힣]\)$/, write: (n) => `(${syllable(n)})` },
];

const ITEM = /^( *)(\d{1,3}\.|[가-힣]\.|\d{1,3}\)|[가-힣]\)|\(\d{1,3}\)|\([가-힣]\)) (.*)$/;
const INDENT = '  ';

function syllable(n: number): string {
  return SYLLABLES[n - 1] ?? String(n);
}

interface Item {
  level: number;
  text: string;
}

function readItem(line: string): Item | null {
  const found = ITEM.exec(line);
  if (!found) return null;
  const level = LEVELS.findIndex(({ pattern }) => pattern.test(found[2] ?? ''));
  return { level, text: found[3] ?? '' };
}

function writeItem({ level, text }: Item, n: number): string {
  return `${INDENT.repeat(level)}${LEVELS[level]?.write(n) ?? ''} ${text}`;
}

/** The lines with one item a level deeper or higher and all marks in order; `null` where that cannot be. */
export function changeLevel(lines: readonly string[], index: number, step: 1 | -1): string[] | null {
  const items = lines.map(readItem);
  const item = items[index];
  if (!item) return null;
  const before = items.slice(0, index).findLast((other) => other !== null);
  const level = item.level + step;
  if (level < 0 || level >= LEVELS.length || (step > 0 && (!before || level > before.level + 1))) return null;
  for (const at of [index, ...belowOf(items, index)]) {
    const moved = items[at];
    if (!moved || moved.level + step >= LEVELS.length) return null;
    items[at] = { ...moved, level: moved.level + step };
  }
  return renumber(lines, items);
}

/** Where the items stand that belong to an item. */
function belowOf(items: readonly (Item | null)[], index: number): number[] {
  const top = items[index]?.level ?? 0;
  const rest = items.slice(index + 1).findIndex((item) => item !== null && item.level <= top);
  const end = rest < 0 ? items.length : index + 1 + rest;
  return items.flatMap((item, at) => (at > index && at < end && item ? [at] : []));
}

function renumber(lines: readonly string[], items: readonly (Item | null)[]): string[] {
  const counters: number[] = [];
  return lines.map((line, at) => {
    const item = items[at];
    if (!item) return line;
    counters.length = Math.min(counters.length, item.level + 1);
    const n = (counters[item.level] ?? 0) + 1;
    counters[item.level] = n;
    return writeItem(item, n);
  });
}
