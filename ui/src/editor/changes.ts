/** Proposed changes in the editor: what goes struck out, what comes beside it, to accept or reject one by one. */

import { type EditorState, type Extension, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';
import { TEST_IDS } from '../testids';

/** A change at its place in the text. */
export interface Change {
  from: number;
  to: number;
  insert: string;
}

const setChanges = StateEffect.define<Change[]>();

class Coming extends WidgetType {
  constructor(private readonly text: string) {
    super();
  }

  override eq(other: Coming): boolean {
    return other.text === this.text;
  }

  toDOM(): HTMLElement {
    const dom = document.createElement('ins');
    dom.className = 'biseo-coming';
    dom.dataset['testid'] = TEST_IDS.change;
    dom.textContent = this.text;
    return dom;
  }
}

const field = StateField.define<Change[]>({
  create: () => [],
  update: (changes, transaction) => {
    const set = transaction.effects.findLast((effect) => effect.is(setChanges));
    if (set) return set.value;
    if (!transaction.docChanged) return changes;
    // What is typed over a proposal takes it away.
    const touched = ({ from, to }: Change) => transaction.changes.touchesRange(from, to) === 'cover';
    return changes
      .filter((change) => !touched(change))
      .map((change) => ({
        from: transaction.changes.mapPos(change.from, 1),
        to: transaction.changes.mapPos(change.to, -1),
        insert: change.insert,
      }))
      .filter(({ from, to }) => from <= to);
  },
  provide: (self) => EditorView.decorations.from(self, draw),
});

function draw(changes: readonly Change[]): DecorationSet {
  const ranges = changes.flatMap(({ from, to, insert }) => [
    ...(from < to ? [Decoration.mark({ class: 'biseo-going' }).range(from, to)] : []),
    ...(insert === '' ? [] : [Decoration.widget({ widget: new Coming(insert), side: 1 }).range(to)]),
  ]);
  return Decoration.set(ranges, true);
}

/** The change at the cursor, or the first behind it. */
function current(state: EditorState): Change | undefined {
  const changes = state.field(field);
  const { head } = state.selection.main;
  return changes.find(({ to }) => to >= head) ?? changes[0];
}

function goTo(view: EditorView, change: Change | undefined): void {
  if (change) view.dispatch({ selection: { anchor: change.from }, scrollIntoView: true });
}

export function showChanges(view: EditorView, changes: Change[]): void {
  view.dispatch({ effects: setChanges.of(changes) });
  goTo(view, changes[0]);
  view.focus();
}

export function openChanges(view: EditorView): number {
  return view.state.field(field).length;
}

/** Takes a change, or all of them, into the text, or puts it away, and goes on to the next. */
export function settle(view: EditorView, accept: boolean, all: boolean): boolean {
  const changes = view.state.field(field);
  const one = current(view.state);
  const chosen = all ? changes : one ? [one] : [];
  if (chosen.length === 0) return false;
  const made = view.state.changes(accept ? chosen : []);
  const left = changes
    .filter((change) => !chosen.includes(change))
    .map(({ from, to, insert }) => ({ from: made.mapPos(from, 1), to: made.mapPos(to, -1), insert }));
  view.dispatch({ changes: made, effects: setChanges.of(left), userEvent: 'input.rewrite' });
  goTo(view, left.find(({ from }) => from >= view.state.selection.main.head) ?? left[0]);
  return true;
}

export function changes(): Extension {
  return field;
}
