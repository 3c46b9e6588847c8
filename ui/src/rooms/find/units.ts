/** The paragraphs of an article's text, and how the units below an article are named. */

import type { Within } from '../../ipc';

/** An article as a whole. */
export const WHOLE: Within = { paragraph: null, item: null, subitem: null };

const FIRST = '①'.charCodeAt(0);

/** The number of the paragraph that a line opens, where it opens one. */
export function paragraphOf(line: string): number | null {
  return /^[①-⑳]/u.test(line) ? line.charCodeAt(0) - FIRST + 1 : null;
}

export function paragraphsOf(text: string): number[] {
  return text.split('\n').flatMap((line) => paragraphOf(line) ?? []);
}

/** 제27조제1항제2호가목, as it follows the name of the law. */
export function nameOf(article: string, { paragraph, item, subitem }: Within): string {
  const [number, branch] = item?.split('의') ?? [];
  return [
    article,
    paragraph === null ? '' : `제${paragraph}항`,
    number === undefined ? '' : `제${number}호${branch === undefined ? '' : `의${branch}`}`,
    subitem === null ? '' : `${subitem}목`,
  ].join('');
}
