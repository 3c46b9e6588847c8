/** The palette: everything that can be done or opened, in one list, by a few letters. */

import { actionIds, actions, canRun, titleOf } from '../actions';
import { rank } from '../hangul/match';
import * as ipc from '../ipc';
import type { CompleteItem } from '../ipc';
import { keys } from '../keys/dispatch.svelte';
import { draft } from '../rooms/draft/draft.svelte';
import { review } from '../rooms/draft/review.svelte';
import { find } from '../rooms/find/find.svelte';
import { WHOLE } from '../rooms/find/units';
import { desk, t } from '../stores/desk.svelte';
import { faults } from '../stores/faults.svelte';
import { focusPane, type PaletteMode, view } from '../stores/view.svelte';
import { readRecent, rememberRecent } from './recent';

type CompletionKind = CompleteItem['kind'];
export type EntryKind = 'action' | CompletionKind;

export interface Entry {
  id: string;
  kind: EntryKind;
  title: string;
  keys: string;
  run: () => unknown;
}

const SHOWN = 40;
const WAYS = ['polish', 'shorten', 'lengthen', 'itemise', 'narrate', 'plain', 'polite', 'translate'] as const;

class Palette {
  typed = $state('');
  selected = $state(0);
  private found = $state.raw<CompleteItem[]>([]);
  private recent = $state.raw<string[]>([]);
  private asked = 0;

  entries: Entry[] = $derived.by(() => this.list(view.paletteMode));

  begin(): void {
    this.typed = '';
    this.selected = 0;
    this.found = [];
    this.recent = readRecent();
  }

  type(typed: string): void {
    this.typed = typed;
    this.selected = 0;
    void this.look(typed.trim());
  }

  move(step: number): void {
    const count = this.entries.length;
    if (count > 0) this.selected = (this.selected + step + count) % count;
  }

  /** The words of the selected entry, for Tab. */
  completion(): string | null {
    return this.entries[this.selected]?.title ?? null;
  }

  choose(entry: Entry | undefined = this.entries[this.selected]): void {
    if (!entry) return;
    if (view.paletteMode === 'all') rememberRecent(entry.id);
    view.close();
    entry.run();
  }

  private async look(prefix: string): Promise<void> {
    const turn = ++this.asked;
    const answer = prefix === '' ? { items: [] } : await faults.guard(ipc.complete(prefix));
    if (turn === this.asked && answer) this.found = answer.items;
  }

  private list(mode: PaletteMode): Entry[] {
    const fixed = {
      all: [...this.actions(), ...this.drafts(), ...this.templates()],
      template: this.templates(),
      cite: this.proposals(),
      rewrite: this.ways(),
    }[mode];
    const laws = mode === 'template' || mode === 'rewrite' ? [] : this.laws(mode);
    if (this.typed.trim() === '') return (mode === 'all' ? this.usedFirst(fixed) : fixed).slice(0, SHOWN);
    const ranked = rank(fixed, this.typed, (entry) => [entry.title]);
    const known = new Set(ranked.map(({ id }) => id));
    if (mode === 'rewrite') return [...ranked, this.wish(this.typed.trim())];
    return [...ranked, ...laws.filter(({ id }) => !known.has(id))].slice(0, SHOWN);
  }

  /** What was used last, then what this room is for, then the rest. */
  private usedFirst(entries: Entry[]): Entry[] {
    const place = ({ id }: Entry) => {
      const used = this.recent.indexOf(id);
      if (used >= 0) return used;
      return this.recent.length + (id.startsWith(`${view.room}.`) ? 0 : 1);
    };
    return [...entries].sort((a, b) => place(a) - place(b));
  }

  private actions(): Entry[] {
    return actionIds
      .filter((id) => id !== 'app.stop' && id !== 'palette.open' && canRun(id))
      .map((id) => ({ id, kind: 'action', title: t(titleOf(id)), keys: keys(id), run: () => actions[id].run() }));
  }

  private drafts(): Entry[] {
    return draft.rows.map((row) => ({
      id: `draft:${row.id}`,
      kind: 'draft',
      title: row.title || t('draft.untitled'),
      keys: '',
      run: () => openDraft(row.id),
    }));
  }

  /** The articles that the writer proposes as a basis, best first: choosing one lets the document rest on it. */
  private proposals(): Entry[] {
    return (draft.result?.bases ?? []).map(({ id, citation, title }) => ({
      id,
      kind: 'article',
      title: title ? `${citation} (${title})` : citation,
      keys: '',
      run: () => draft.restOn(id),
    }));
  }

  /** The ways in which a selection can be rewritten. */
  private ways(): Entry[] {
    return WAYS.map((way) => ({
      id: `rewrite:${way}`,
      kind: 'action',
      title: t(`rewrite.${way}`),
      keys: '',
      run: () => review.rewrite(way),
    }));
  }

  /** What is typed, as an instruction for the rewriting. */
  private wish(typed: string): Entry {
    const run = () => review.rewrite('free', typed);
    return { id: 'rewrite:free', kind: 'action', title: t('rewrite.free', { wish: typed }), keys: '', run };
  }

  private templates(): Entry[] {
    return desk.templates.map(({ stem, name }) => ({
      id: `template:${stem}`,
      kind: 'template',
      title: name,
      keys: '',
      run: () => useTemplate(stem),
    }));
  }

  private laws(mode: PaletteMode): Entry[] {
    const wanted: readonly CompletionKind[] = mode === 'all' ? ['law', 'article', 'guide'] : ['article'];
    return this.found.flatMap(({ id, kind, text }) => {
      const known = wanted.find((one) => one === kind);
      if (known === undefined) return [];
      const run = () => (mode === 'cite' ? insertCitation(id) : openLaw(id, known, text));
      return [{ id, kind: known, title: text, keys: '', run }];
    });
  }
}

async function openDraft(id: number): Promise<void> {
  await draft.open(id);
  view.go('draft');
}

async function useTemplate(stem: string): Promise<void> {
  if (view.room !== 'draft' || draft.phase !== 'request') await draft.begin();
  draft.setTemplate(stem);
  view.go('draft');
  setTimeout(() => focusPane('work'));
}

async function insertCitation(id: string): Promise<void> {
  const citation = await faults.guard(ipc.cite(id, WHOLE));
  if (citation) draft.editor?.insert(citation);
}

async function openLaw(id: string, kind: CompletionKind, text: string): Promise<void> {
  view.go('find');
  find.query = text;
  await find.ask(false);
  if (kind === 'article') await find.open(id);
}

export const palette = new Palette();
