/** Findings in the editor: a quiet underline that follows the text, the reason where the cursor stands, and the fix. */

import { type EditorState, type Extension, Prec, RangeSet, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, keymap, showTooltip, type Tooltip } from '@codemirror/view';
import type { Finding } from '../ipc';
import { TEST_IDS } from '../testids';

const setFindings = StateEffect.define<Finding[]>();
/** The finding that the cursor was put on: several may stand in one place. */
const setCurrent = StateEffect.define<Finding>();
const closeCard = StateEffect.define<null>();

export interface Placed {
  from: number;
  to: number;
  finding: Finding;
}

function mark(finding: Finding): Decoration {
  return Decoration.mark({
    class: `biseo-finding biseo-finding-${finding.grade}`,
    attributes: { 'data-testid': TEST_IDS.finding, title: finding.message },
    finding,
  });
}

function place(findings: readonly Finding[], length: number): DecorationSet {
  const ranges = findings
    .filter(({ start, end }) => start < end && end <= length)
    .map((finding) => mark(finding).range(finding.start, finding.end));
  return RangeSet.of(ranges, true);
}

const field = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (marks, transaction) => {
    const fresh = transaction.effects.findLast((effect) => effect.is(setFindings));
    if (fresh) return place(fresh.value, transaction.newDoc.length);
    return marks.map(transaction.changes);
  },
  provide: (self) => EditorView.decorations.from(self),
});

/** The finding that was walked to last, until the cursor goes elsewhere. */
const current = StateField.define<Finding | null>({
  create: () => null,
  update: (finding, transaction) => {
    const chosen = transaction.effects.find((effect) => effect.is(setCurrent));
    if (chosen) return chosen.value as Finding;
    return transaction.selection ? null : finding;
  },
});

/** The findings where they stand now, in the order of the text. */
function placedFindings(state: EditorState): Placed[] {
  const placed: Placed[] = [];
  const cursor = state.field(field).iter();
  for (; cursor.value; cursor.next()) {
    placed.push({ from: cursor.from, to: cursor.to, finding: (cursor.value.spec as { finding: Finding }).finding });
  }
  return placed;
}

function findingAtCursor(state: EditorState): Placed | undefined {
  const { from, to } = state.selection.main;
  const here = placedFindings(state).filter((placed) => placed.from <= from && to <= placed.to);
  const chosen = state.field(current);
  return here.find(({ finding }) => chosen !== null && same(finding, chosen)) ?? here[0];
}

/** A finding with the words it stands on. */
export interface PlacedFinding {
  finding: Finding;
  surface: string;
}

export function placedAtCursor({ state }: EditorView): PlacedFinding | null {
  const placed = findingAtCursor(state);
  return placed ? { finding: placed.finding, surface: state.sliceDoc(placed.from, placed.to) } : null;
}

export function showFindings(view: EditorView, findings: Finding[]): void {
  view.dispatch({ effects: setFindings.of(findings) });
}

/**
 * The finding after (or before) the one that was chosen, or after the cursor where none is, round the ends of the text.
 * Several in one place are walked one by one.
 */
export function onward(
  placed: readonly Placed[],
  chosen: Finding | null,
  cursor: number,
  step: 1 | -1,
): Placed | undefined {
  const at = chosen === null ? -1 : placed.findIndex(({ finding }) => same(finding, chosen));
  const near = step > 0 ? placed.find(({ from }) => from > cursor) : placed.findLast(({ from }) => from < cursor);
  return (at >= 0 ? placed[at + step] : near) ?? placed.at(step > 0 ? 0 : -1);
}

/** Moves to the next finding, or the one before, round the ends of the text. */
export function walkFinding(view: EditorView, step: 1 | -1): boolean {
  const { state } = view;
  const target = onward(placedFindings(state), state.field(current), state.selection.main.from, step);
  if (!target) return false;
  goTo(view, target);
  return true;
}

/** Puts the cursor on one finding, as from the list beside the text. */
export function goToFinding(view: EditorView, finding: Finding): void {
  const target = placedFindings(view.state).find((one) => one.finding === finding || same(one.finding, finding));
  if (target) goTo(view, target);
}

function same(a: Finding, b: Finding): boolean {
  return a.rule === b.rule && a.start === b.start && a.end === b.end && a.message === b.message;
}

function goTo(view: EditorView, { from, finding }: Placed): void {
  view.dispatch({ selection: { anchor: from }, effects: setCurrent.of(finding), scrollIntoView: true });
  view.focus();
}

/** Puts the proposed words in the place of what was found, at the cursor. */
export function fixFinding(view: EditorView): boolean {
  const placed = findingAtCursor(view.state);
  const fix = placed?.finding.fix;
  if (!placed || !fix) return false;
  const shift = placed.from - placed.finding.start;
  const change = { from: fix.start + shift, to: fix.end + shift, insert: fix.replacement };
  if (change.to > view.state.doc.length) return false;
  view.dispatch({ changes: change, userEvent: 'input.fix' });
  return true;
}

/**
 * Holds the line of the finding at the cursor out of its rule by a comment that is never printed, and selects the reason
 * that is still to be given.
 */
export function silenceFinding(view: EditorView, reason: string): boolean {
  const placed = findingAtCursor(view.state);
  if (!placed) return false;
  const { rule } = placed.finding;
  const line = view.state.doc.lineAt(placed.from);
  const known = /<!--[^:]*(?=:)/.exec(line.text);
  if (known) {
    view.dispatch({ changes: { from: line.from + known.index + known[0].length, insert: ` ${rule}` } });
    return true;
  }
  const opening = ` <!-- ${rule}: `;
  const anchor = line.to + opening.length;
  view.dispatch({
    changes: { from: line.to, insert: `${opening}${reason} -->` },
    selection: { anchor, head: anchor + reason.length },
    userEvent: 'input.silence',
  });
  return true;
}

/** What the little card at the cursor says. */
export interface FindingWords {
  basis: (finding: Finding) => string;
  fix: (finding: Finding) => string;
}

function card(words: FindingWords, { from, finding }: Placed): Tooltip {
  return {
    pos: from,
    above: true,
    create: () => {
      const dom = document.createElement('div');
      dom.className = 'biseo-card';
      dom.setAttribute('role', 'status');
      const lines: [string, string][] = [
        ['message', finding.message],
        ['fix', finding.fix ? words.fix(finding) : ''],
        ['basis', words.basis(finding)],
      ];
      for (const [name, text] of lines.filter(([, text]) => text !== '')) {
        const line = dom.appendChild(document.createElement('p'));
        line.className = `biseo-card-${name}`;
        line.textContent = text;
      }
      return { dom };
    },
  };
}

export function findings(words: FindingWords): Extension {
  const tooltip = (state: EditorState) => {
    const placed = findingAtCursor(state);
    return placed ? card(words, placed) : null;
  };
  const cards = StateField.define<Tooltip | null>({
    create: () => null,
    update: (shown, transaction) => {
      if (transaction.effects.some((e) => e.is(closeCard))) return null;
      const moved =
        transaction.docChanged || transaction.selection || transaction.effects.some((e) => e.is(setFindings));
      return moved ? tooltip(transaction.state) : shown;
    },
    provide: (self) => showTooltip.from(self),
  });
  const close = (view: EditorView) => {
    if (view.state.field(cards) === null) return false;
    view.dispatch({ effects: closeCard.of(null) });
    return true;
  };
  return [field, current, cards, Prec.highest(keymap.of([{ key: 'Escape', run: close }]))];
}
