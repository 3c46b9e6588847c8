/** The document editor: CodeMirror, which knows Hangul input, with what the official notation needs on top. */

import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { EditorState, type Extension, Prec } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import type { Finding } from '../ipc';
import { type Change, changes, openChanges, settle, showChanges } from './changes';
import {
  findings,
  type FindingWords,
  fixFinding,
  goToFinding,
  type PlacedFinding,
  placedAtCursor,
  showFindings,
  silenceFinding,
  walkFinding,
} from './findings';
import { changeLevel } from './levels';
import { citationAt } from './notation';
import { paper } from './paper';
import { blanks, blanksField, isWalking, startWalking, walkBlank } from './walking';

export interface EditorOptions {
  parent: HTMLElement;
  text: string;
  cursor: number;
  label: string;
  testId: string;
  words: FindingWords;
  onChange: (text: string) => void;
  onCursor: (cursor: number) => void;
}

/** What the rest of the page may ask of the editor. */
export interface EditorHandle {
  text: () => string;
  focus: () => void;
  /** Selects the first blank of a fresh draft; Tab then walks them until Esc. */
  startWalking: () => void;
  walkBlank: (step: 1 | -1) => boolean;
  blankLabels: () => string[];
  showFindings: (findings: Finding[]) => void;
  walkFinding: (step: 1 | -1) => boolean;
  goToFinding: (finding: Finding) => void;
  fixFinding: () => boolean;
  silenceFinding: (reason: string) => boolean;
  /** The finding under the cursor, and the words it stands on now. */
  finding: () => PlacedFinding | null;
  /** What is selected, or the line of the cursor where nothing is. */
  passage: () => { from: number; text: string };
  showChanges: (changes: Change[]) => void;
  /** How many proposed changes are neither accepted nor rejected. */
  openChanges: () => number;
  settleChange: (accept: boolean, all: boolean) => boolean;
  /** Puts another text in the place of all, changing only where the two differ. */
  replaceAll: (text: string) => void;
  /** The citation under the cursor. */
  citation: () => string | null;
  insert: (text: string) => void;
  destroy: () => void;
}

function shiftItem(view: EditorView, step: 1 | -1): boolean {
  const { doc, selection } = view.state;
  const line = doc.lineAt(selection.main.head);
  const lines = doc.toString().split('\n');
  const changed = changeLevel(lines, line.number - 1, step);
  if (!changed) return true;
  const changes = lines.flatMap((before, at) => {
    const { from, to } = doc.line(at + 1);
    const after = changed[at] ?? before;
    return after === before ? [] : [{ from, to, insert: after }];
  });
  const inLine = (changed[line.number - 1]?.length ?? line.length) - (line.to - selection.main.head);
  const at = changes.reduce(
    (sum, { from, to, insert }) => (from < line.from ? sum + insert.length - (to - from) : sum),
    line.from,
  );
  view.dispatch({ changes, selection: { anchor: at + Math.max(inLine, 0) }, userEvent: 'input.level' });
  return true;
}

function extensions(options: EditorOptions): Extension {
  return [
    history(),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': options.label, spellcheck: 'false', 'data-first': '' }),
    EditorView.editorAttributes.of({ 'data-testid': options.testId }),
    blanks(),
    findings(options.words),
    changes(),
    paper(),
    Prec.default(keymap.of([{ key: 'Tab', run: (v) => shiftItem(v, 1), shift: (v) => shiftItem(v, -1) }])),
    keymap.of([...historyKeymap, ...defaultKeymap]),
    // Left alone, Esc would let the next Tab leave the text; F6 does that.
    Prec.lowest(keymap.of([{ key: 'Escape', run: () => true }])),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) options.onChange(update.state.doc.toString());
      if (update.selectionSet) options.onCursor(update.state.selection.main.head);
    }),
  ];
}

function insert(view: EditorView, text: string): void {
  view.dispatch(view.state.replaceSelection(text), { scrollIntoView: true, userEvent: 'input' });
  view.focus();
}

function passage({ state }: EditorView): { from: number; text: string } {
  const { from, to, empty } = state.selection.main;
  if (!empty) return { from, text: state.sliceDoc(from, to) };
  const line = state.doc.lineAt(from);
  return { from: line.from, text: line.text };
}

function replaceAll(view: EditorView, text: string): void {
  const before = view.state.doc.toString();
  let from = 0;
  while (from < before.length && before[from] === text[from]) from += 1;
  let same = 0;
  const most = Math.min(before.length, text.length) - from;
  while (same < most && before.at(-1 - same) === text.at(-1 - same)) same += 1;
  const changes = { from, to: before.length - same, insert: text.slice(from, text.length - same) };
  const selection = { anchor: from + changes.insert.length };
  view.dispatch({ changes, selection, scrollIntoView: true, userEvent: 'input' });
  if (isWalking(view.state)) startWalking(view);
  view.focus();
}

function citationUnderCursor({ state }: EditorView): string | null {
  const { head } = state.selection.main;
  const line = state.doc.lineAt(head);
  return citationAt(line.text, head - line.from);
}

export function openEditor(options: EditorOptions): EditorHandle {
  const cursor = Math.min(options.cursor, options.text.length);
  const state = EditorState.create({
    doc: options.text,
    selection: { anchor: cursor },
    extensions: extensions(options),
  });
  const view = new EditorView({ parent: options.parent, state });
  return {
    text: () => view.state.doc.toString(),
    focus: () => view.focus(),
    startWalking: () => startWalking(view),
    walkBlank: (step) => walkBlank(view, step),
    blankLabels: () => view.state.field(blanksField).map(({ label }) => label),
    showFindings: (list) => showFindings(view, list),
    walkFinding: (step) => walkFinding(view, step),
    goToFinding: (finding) => goToFinding(view, finding),
    fixFinding: () => fixFinding(view),
    silenceFinding: (reason) => silenceFinding(view, reason),
    finding: () => placedAtCursor(view),
    passage: () => passage(view),
    showChanges: (list) => showChanges(view, list),
    openChanges: () => openChanges(view),
    settleChange: (accept, all) => settle(view, accept, all),
    replaceAll: (text) => replaceAll(view, text),
    citation: () => citationUnderCursor(view),
    insert: (text) => insert(view, text),
    destroy: () => view.destroy(),
  };
}
