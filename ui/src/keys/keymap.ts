/**
 * Which keys do what: the defaults in `keymap.json`, changed by the user's own lines.
 *
 * A line of the user takes the place of the defaults of its action and wins over a default on the same keys. A bad line
 * is left out and reported; the rest stays.
 */

import defaults from './keymap.json';
import { chordId, isBindable, parseChord } from './chord';

export interface Binding {
  /** As written, and as shown in the help. */
  keys: string;
  chord: string;
  action: string;
  /** Where it holds: `draft` also holds in `draft.editor`. Absent: everywhere. */
  in?: string;
}

export type Reason = 'shape' | 'keys' | 'reserved' | 'action' | 'taken';

export interface Rejected {
  /** Number of the line, from one. */
  line: number;
  text: string;
  reason: Reason;
}

export interface Keymap {
  bindings: Binding[];
  rejected: Rejected[];
}

interface Line {
  keys: string;
  action: string;
  in?: string;
}

function isLine(value: unknown): value is Line {
  if (typeof value !== 'object' || value === null) return false;
  const line = value as Record<string, unknown>;
  return (
    typeof line.keys === 'string' &&
    typeof line.action === 'string' &&
    (line.in === undefined || typeof line.in === 'string')
  );
}

/** Whether two places of validity have a moment in common. */
function overlap(a: string | undefined, b: string | undefined): boolean {
  return holdsIn(a, b ?? '') || holdsIn(b, a ?? '') || a === undefined || b === undefined;
}

/** Whether a binding that is valid in `place` is valid where the user is. */
export function holdsIn(place: string | undefined, here: string): boolean {
  return place === undefined || here === place || here.startsWith(`${place}.`);
}

function judge(value: unknown, knows: (action: string) => boolean, others: Binding[]): Binding | Reason {
  if (!isLine(value)) return 'shape';
  if (!knows(value.action)) return 'action';
  const parsed = parseChord(value.keys);
  if (parsed === null) return 'keys';
  if (!isBindable(parsed)) return 'reserved';
  const chord = chordId(parsed);
  if (others.some((other) => other.chord === chord && overlap(other.in, value.in))) return 'taken';
  return { keys: value.keys, chord, action: value.action, ...(value.in !== undefined && { in: value.in }) };
}

function read(lines: readonly unknown[], knows: (action: string) => boolean): Keymap {
  const keymap: Keymap = { bindings: [], rejected: [] };
  lines.forEach((value, index) => {
    if (isLine(value) && value.keys === '' && knows(value.action)) return;
    const outcome = judge(value, knows, keymap.bindings);
    if (typeof outcome === 'string') {
      keymap.rejected.push({ line: index + 1, text: JSON.stringify(value) ?? '', reason: outcome });
    } else {
      keymap.bindings.push(outcome);
    }
  });
  return keymap;
}

/** The keymap in force. `user` is whatever stood in the user's file. */
export function buildKeymap(
  user: readonly unknown[],
  knows: (action: string) => boolean,
  base: readonly unknown[] = defaults,
): Keymap {
  const own = read(user, knows);
  const silenced = user.filter(isLine).filter((line) => line.keys === '');
  const isChanged = (binding: Binding) =>
    [...own.bindings, ...silenced].some((line) => line.action === binding.action && overlap(line.in, binding.in));
  const isOverruled = (binding: Binding) =>
    own.bindings.some((line) => line.chord === binding.chord && overlap(line.in, binding.in));
  const kept = read(base, knows);
  return {
    bindings: [...own.bindings, ...kept.bindings.filter((binding) => !isChanged(binding) && !isOverruled(binding))],
    rejected: [...own.rejected, ...kept.rejected],
  };
}

/** The binding for a chord where the user is; the closest place wins. */
export function lookUp(keymap: Keymap, chord: string, here: string): Binding | null {
  const found = keymap.bindings.filter((binding) => binding.chord === chord && holdsIn(binding.in, here));
  found.sort((a, b) => (b.in?.length ?? 0) - (a.in?.length ?? 0));
  return found[0] ?? null;
}

/** The keys of an action as text, those that hold here first. */
export function keysOf(keymap: Keymap, action: string, here = ''): string | null {
  const all = keymap.bindings.filter((binding) => binding.action === action);
  return (all.find((binding) => holdsIn(binding.in, here)) ?? all[0])?.keys ?? null;
}
