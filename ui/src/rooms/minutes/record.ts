/** A record of a meeting as one list of lines to walk, and the changes a user makes to one of them. */

import type { Minutes } from '../../ipc/types';

export const SECTIONS = ['agenda', 'decisions', 'actions', 'votes', 'postponed', 'key_points'] as const;
export type Section = (typeof SECTIONS)[number];

/** What all items of a record have in common. */
interface Bound {
  utterances: readonly number[];
  /** Absent in records of an earlier version. */
  accepted?: boolean;
}

/** One line of the record. */
export interface Line {
  section: Section;
  /** Place within its section. */
  index: number;
  text: string;
  utterances: readonly number[];
  accepted: boolean;
}

/** The field of an item that holds its words. */
const TEXT_FIELD = {
  agenda: 'title',
  decisions: 'text',
  actions: 'task',
  votes: 'agenda',
  postponed: 'text',
  key_points: 'text',
} as const satisfies Record<Section, string>;

function textOf(section: Section, item: Bound): string {
  const value: unknown = { ...item }[TEXT_FIELD[section] as keyof Bound];
  return typeof value === 'string' ? value : '';
}

/** Agenda items name the first and the last of their utterances; all other lines name each. */
function utterancesOf(section: Section, { utterances }: Bound): number[] {
  const [from, to] = utterances;
  if (section !== 'agenda' || from === undefined || to === undefined) return [...utterances];
  return Array.from({ length: Math.max(to - from + 1, 0) }, (_, step) => from + step);
}

/** A record as the store keeps it; `null` where there is none yet. */
export function readRecord(kept: unknown): Minutes | null {
  if (typeof kept !== 'object' || kept === null) return null;
  const isRecord = SECTIONS.every((section) => section in kept && Array.isArray((kept as Minutes)[section]));
  return isRecord ? (kept as Minutes) : null;
}

export function linesOf(record: Minutes): Line[] {
  return SECTIONS.flatMap((section) =>
    record[section].map((item: Bound, index) => ({
      section,
      index,
      text: textOf(section, item),
      utterances: utterancesOf(section, item),
      accepted: item.accepted === true,
    })),
  );
}

function changeItem(record: Minutes, { section, index }: Line, change: object): Minutes {
  const items = record[section].map((item, at) => (at === index ? { ...item, ...change } : item));
  return { ...record, [section]: items };
}

export function withAccepted(record: Minutes, line: Line, accepted: boolean): Minutes {
  return changeItem(record, line, { accepted });
}

export function withAllAccepted(record: Minutes): Minutes {
  return linesOf(record).reduce((changed, line) => withAccepted(changed, line, true), record);
}

/** The user's own words are accepted words. */
export function replaceText(record: Minutes, line: Line, text: string): Minutes {
  return changeItem(record, line, { [TEXT_FIELD[line.section]]: text, accepted: true });
}

export function setField(record: Minutes, line: Line, field: 'owner' | 'due', value: string): Minutes {
  return changeItem(record, line, { [field]: value === '' ? null : value });
}

/** The statutory fields that are filled by hand where nobody spoke them, and where they stand in the record. */
export const BY_HAND = { '회의 명칭': 'title', 개최기관: 'host' } as const;
export type ByHand = keyof typeof BY_HAND;

export function isByHand(field: string): field is ByHand {
  return Object.hasOwn(BY_HAND, field);
}

/** Fills a statutory field, or leaves it missing where nothing was given. */
export function withField(record: Minutes, field: ByHand, value: string): Minutes {
  if (value === '') return record;
  const missing_fields = record.missing_fields.filter((missing) => missing !== field);
  return { ...record, [BY_HAND[field]]: value, missing_fields };
}

/** A record that was made anew, with what was filled by hand before. */
export function withKept(record: Minutes, before: Minutes | null): Minutes {
  const fields = record.missing_fields.filter(isByHand);
  return fields.reduce((kept, field) => withField(kept, field, before?.[BY_HAND[field]] ?? ''), record);
}

/** Takes a line out and remembers it, so that it does not come back when the record is made anew. */
export function removeLine(record: Minutes, { section, index, text, utterances }: Line): Minutes {
  const dropped = { text, utterances: [...utterances] };
  return {
    ...record,
    [section]: record[section].filter((_, at) => at !== index),
    dropped_items: [...(record.dropped_items ?? []), dropped],
  };
}
