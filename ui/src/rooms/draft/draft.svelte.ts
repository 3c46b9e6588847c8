/**
 * The drafting room: the list of drafts, the one that is open, and how it is saved.
 *
 * A draft goes through three phases: what is asked for, the writing of it, and the text. The text lives in the editor;
 * here stands the last one that was noted for saving.
 */

import * as ipc from '../../ipc';
import type { DataClass, Draft, DraftChange, DraftRow, DraftSummary, Finding, Hit, Outgoing } from '../../ipc';
import type { EditorHandle } from '../../editor/editor';
import { subjectOf } from '../../editor/notation';
import { composition } from '../../input/composition';
import { type SaveState, Shelf } from '../../input/saver';
import { desk, t } from '../../stores/desk.svelte';
import { faults, wordsOf } from '../../stores/faults.svelte';
import { jobs } from '../../stores/jobs.svelte';
import { type Outcome, readOutcome } from './outcome';

export type Phase = 'request' | 'writing' | 'editor';

/** One slot of the document while it is being written. */
export interface Piece {
  slot: string;
  text: string;
}

const CLASSES: DataClass[] = ['S', 'O', 'C'];
/** The kind by which a text is checked before the desk has said what it is. */
const UNKNOWN_KIND = 'request';

class DraftRoom {
  rows = $state.raw<DraftSummary[]>([]);
  phase = $state<Phase>('request');
  id = $state<number | null>(null);
  /** What is asked for, the material under it, and the articles it should stand on. */
  request = $state('');
  material = $state('');
  basis = $state.raw<string[]>([]);
  /** Statements that nothing carried and the official vouched for. */
  confirmed = $state.raw<string[]>([]);
  template = $state<string | null>(null);
  class = $state<DataClass>('S');
  kind = $state(UNKNOWN_KIND);
  result = $state.raw<Outcome | null>(null);
  sources = $state.raw<Hit[]>([]);
  /** What would be sent for the request, last time that was asked. */
  outgoing = $state.raw<Outgoing | null>(null);
  pieces = $state<Piece[]>([]);
  findings = $state.raw<Finding[]>([]);
  blanks = $state.raw<string[]>([]);
  saved = $state<SaveState>('saved');
  savedAt = $state<string | null>(null);
  /** The text the editor starts from; it is drawn anew whenever `edition` changes. */
  text = $state.raw('');
  edition = $state(0);
  cursor = 0;
  fresh = false;
  editor: EditorHandle | null = null;
  private opened = 0;
  private readonly shelf = new Shelf<DraftChange>((state) => (this.saved = state));

  constructor() {
    this.keepAs(null);
  }

  async readRows(): Promise<void> {
    this.rows = (await faults.guard(ipc.drafts())) ?? this.rows;
  }

  /** Clears the desk for a new draft. It is kept from the first word on. */
  async begin(basis: string[] = []): Promise<void> {
    await this.shelf.flush();
    this.id = null;
    this.keepAs(null);
    this.phase = 'request';
    this.request = '';
    this.material = '';
    this.basis = basis;
    this.confirmed = [];
    this.template = null;
    this.class = desk.settings?.class ?? 'S';
    this.show('', 0, null);
    this.savedAt = null;
  }

  async open(id: number): Promise<void> {
    await this.shelf.flush();
    const row = await faults.guard(ipc.draftOpen(id));
    if (row) this.take(row);
  }

  /** Shows a draft as the store has it. */
  take(row: DraftRow): void {
    this.id = row.id;
    this.keepAs(row.id);
    this.request = row.request;
    this.material = row.material;
    this.basis = row.basis;
    this.confirmed = row.confirmed;
    this.template = row.template;
    this.class = row.class;
    this.savedAt = row.changed;
    this.phase = row.text === '' ? 'request' : 'editor';
    this.show(row.text, row.cursor, readOutcome(row.outcome));
    this.kind = row.kind ?? this.kind;
  }

  async remove(id: number): Promise<void> {
    await this.shelf.flush();
    const gone = await faults.guard(ipc.draftDelete(id).then(() => true));
    if (gone && id === this.id) await this.begin();
    await this.readRows();
  }

  /** Has the document written from what was asked. */
  async run(): Promise<void> {
    if (this.request.trim() === '' || jobs.current) return;
    this.noteRequest();
    await this.shelf.flush();
    const id = this.id;
    if (id === null) return;
    this.phase = 'writing';
    this.pieces = [];
    this.sources = [];
    const request = { id, ...this.asked() };
    const result = await jobs.run('job.draft', (job) => ipc.draft(request, job, (event) => this.hear(id, event)));
    composition.later(() => this.settle(id, result));
  }

  /** Reads what would leave the machine if the document were written now. */
  async readOutgoing(): Promise<void> {
    this.outgoing = (await faults.guard(ipc.draftOutgoing(this.asked()))) ?? null;
  }

  private asked(): ipc.DraftRequest {
    const attachments = this.material.trim() === '' ? [] : [{ name: t('draft.material'), text: this.material }];
    const { request, template, basis } = this;
    return { instruction: request, attachments, template, basis, class: this.class };
  }

  /** From the text back to what was asked, and from there to the text again. */
  askAgain(): void {
    if (this.phase === 'editor') this.phase = 'request';
    else if (this.phase === 'request' && this.text !== '') this.phase = 'editor';
  }

  setClass(next: DataClass): void {
    this.class = next;
    this.shelf.note({ class: next });
  }

  nextClass(): void {
    this.setClass(CLASSES[(CLASSES.indexOf(this.class) + 1) % CLASSES.length] ?? 'S');
  }

  setTemplate(stem: string | null): void {
    this.template = stem;
    this.shelf.note({ template: stem ?? '' });
  }

  noteRequest(): void {
    const title = this.text === '' ? { title: this.request.trim().split('\n')[0] ?? '' } : {};
    this.shelf.note({ request: this.request, material: this.material, basis: this.basis, ...title });
  }

  noteText(text: string): void {
    this.text = text;
    this.blanks = this.editor?.blankLabels() ?? this.blanks;
    this.shelf.note({ text, title: subjectOf(text), cursor: this.cursor });
  }

  /** Lets the document rest on an article: its citation goes where the document says so. */
  async restOn(article: string): Promise<void> {
    if (this.id === null || !this.editor) return;
    await this.flush();
    const text = await faults.guard(ipc.draftRestOn(this.id, this.editor.text(), article));
    if (text === undefined) return;
    if (!this.basis.includes(article)) this.basis = [...this.basis, article];
    composition.later(() => this.editor?.replaceAll(text));
  }

  /** Takes the official's word for a statement that nothing carries. */
  confirm(surface: string): void {
    if (this.confirmed.includes(surface)) return;
    this.confirmed = [...this.confirmed, surface];
    this.shelf.note({ confirmed: this.confirmed });
  }

  flush(): Promise<void> {
    return this.shelf.flush();
  }

  private hear(id: number, event: ipc.DraftEvent): void {
    if (event.type === 'progress') jobs.progress(event.done, event.of);
    else if (event.type === 'notice') faults.show(event.fault);
    else if (id !== this.id) return;
    else if (event.type === 'sources') this.sources = event.hits;
    else this.addPiece(event);
  }

  private addPiece({ slot, text }: Piece): void {
    const last = this.pieces.at(-1);
    if (last?.slot === slot) last.text += text;
    else this.pieces.push({ slot, text });
  }

  /** Ends the writing: with a document, or back at the request where it failed or was stopped. */
  private settle(id: number, result: Draft | undefined): void {
    if (id !== this.id) return;
    if (!result) {
      this.phase = this.text === '' ? 'request' : 'editor';
      return;
    }
    this.phase = 'editor';
    this.show(result.text, 0, { ...result, sources: this.sources });
    this.fresh = true;
    void this.readRows();
  }

  private show(text: string, cursor: number, result: Outcome | null): void {
    this.text = text;
    this.cursor = cursor;
    this.kind = result?.kind ?? UNKNOWN_KIND;
    this.result = result;
    this.sources = result?.sources ?? [];
    this.findings = [];
    this.blanks = [];
    this.fresh = false;
    this.edition += 1;
  }

  /** Sends changes to one draft from now on; a new one gets its place in the store with its first change. */
  private keepAs(known: number | null): void {
    const turn = ++this.opened;
    let id = known;
    this.shelf.open(async (change) => {
      try {
        id ??= await this.create(turn);
        const summary = await ipc.draftSave(id, change);
        if (id === this.id) this.savedAt = summary.changed;
        this.rows = this.rows.map((row) => (row.id === id ? summary : row));
      } catch (reason) {
        faults.show(wordsOf(reason));
        throw reason;
      }
    });
  }

  private async create(turn: number): Promise<number> {
    const { id } = await ipc.draftNew();
    if (turn === this.opened) this.id = id;
    void this.readRows();
    return id;
  }
}

export const draft = new DraftRoom();
