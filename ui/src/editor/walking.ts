/** The editor's blanks: boxes in the text, steps from one to the next, and Tab as such a step while a draft is fresh. */

import {
  type EditorState,
  type Extension,
  Prec,
  StateEffect,
  StateField,
  type TransactionSpec,
} from '@codemirror/state';
import { EditorView, keymap, type KeyBinding } from '@codemirror/view';
import { type Blank, findBlanks, nextBlank, previousBlank } from './blanks';

const setWalking = StateEffect.define<boolean>();

/** Whether Tab walks the blanks. It does from the moment a draft is written until Esc, or until none is left. */
const walking = StateField.define<boolean>({
  create: () => false,
  update: (value, transaction) => {
    const asked = transaction.effects.find((effect) => effect.is(setWalking));
    return asked ? asked.value : value;
  },
});

/** The blanks of the text, found once for each change of it. */
export const blanksField = StateField.define<Blank[]>({
  create: (state) => findBlanks(state.doc.toString()),
  update: (blanks, transaction) => (transaction.docChanged ? findBlanks(transaction.newDoc.toString()) : blanks),
});

function choose(blank: Blank): TransactionSpec {
  return { selection: { anchor: blank.from, head: blank.to }, scrollIntoView: true, userEvent: 'select.blank' };
}

/** Selects the next blank (or the one before), so that typing replaces it. */
export function walkBlank(view: EditorView, step: 1 | -1): boolean {
  const { from, to } = view.state.selection.main;
  const blanks = view.state.field(blanksField);
  const blank = step > 0 ? nextBlank(blanks, from, to) : previousBlank(blanks, from);
  if (!blank) return false;
  view.dispatch(choose(blank));
  view.focus();
  return true;
}

/** Starts the walk of a draft that was just written, at its first blank. */
export function startWalking(view: EditorView): void {
  const first = view.state.field(blanksField)[0];
  view.dispatch({ effects: setWalking.of(first !== undefined) }, first ? choose(first) : {});
}

export function isWalking(state: EditorState): boolean {
  return state.field(walking);
}

const whileWalking =
  (act: (view: EditorView) => boolean) =>
  (view: EditorView): boolean =>
    isWalking(view.state) && act(view);

function leave(view: EditorView): boolean {
  view.dispatch({ effects: setWalking.of(false) });
  return true;
}

const keys: KeyBinding[] = [
  {
    key: 'Tab',
    run: whileWalking((view) => walkBlank(view, 1) || leave(view)),
    shift: whileWalking((view) => walkBlank(view, -1) || leave(view)),
  },
  { key: 'Escape', run: whileWalking(leave) },
];

/** A click into a blank takes all of it. */
const clicks = EditorView.domEventHandlers({
  mouseup: (event, view) => {
    const { main } = view.state.selection;
    const blank = view.state.field(blanksField).find(({ from, to }) => from < main.head && main.head < to);
    if (!main.empty || !blank || event.button !== 0) return false;
    view.dispatch(choose(blank));
    return false;
  },
});

export function blanks(): Extension {
  return [walking, blanksField, Prec.high(keymap.of(keys)), clicks];
}
