/**
 * The drafting room: the list of drafts, the one that is open, and how it is saved.
 *
 * A draft goes through three phases: what is asked for, the writing of it, and the text. The text lives in the editor;
 * here stands the last one that was noted for saving.
 */

import * as ipc from '../../ipc';
import type { Asked, DataClass, Draft, DraftChange, DraftFull, DraftRow, Finding, Hit } from '../../ipc';
import type { EditorHandle } from '../../editor/editor';
import { composition } from '../../input/composition';
import { Saver, type SaveState } from '../../input/saver';
import { desk } from '../../stores/desk.svelte';
import { faults } from '../../stores/faults.svelte';
import { jobs } from '../../stores/jobs.svelte';

export type Phase = 'request' | 'writing' | 'editor';

/** One slot of the document while it is being written. */
export interface Piece {
  slot: string;
  text: string;
}

const CLASSES: DataClass[] = ['S', 'O', 'C'];
const NOTHING_ASKED: Asked = { instruction: '', attachments: [], basis: [] };
/** The kind by which a text is checked before the desk has said what it is. */
const UNKNOWN_KIND = 'request';

class DraftRoom {
  rows = $state<DraftRow[]>([]);
  phase = $state<Phase>('request');
  id = $state<string | null>(null);
  asked = $state<Asked>(NOTHING_ASKED);
  template = $state<string | null>(null);
  class = $state<DataClass>('S');
  kind = $state(UNKNOWN_KIND);
  result = $state.raw<Draft | null>(null);
  sources = $state.raw<Hit[]>([]);
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
  private creating: Promise<string> | null = null;
  private readonly saver = new Saver<DraftChange>(
    (change) => this.write(change),
    (state) => (this.saved = state),
  );

  async readRows(): Promise<void> {
    this.rows = (await faults.guard(ipc.drafts())) ?? this.rows;
  }

  /** Clears the desk for a new draft. It is kept from the first word on. */
  async begin(basis: string[] = [], instruction = ''): Promise<void> {
    await this.saver.flush();
    this.creating = null;
    this.id = null;
    this.phase = 'request';
    this.asked = { instruction, attachments: [], basis };
    this.template = null;
    this.class = desk.settings?.class ?? 'S';
    this.show({ text: '', cursor: 0, kind: UNKNOWN_KIND, result: null, sources: [] });
    this.savedAt = null;
    if (instruction !== '' || basis.length > 0) this.noteRequest();
  }

  async open(id: string): Promise<void> {
    await this.saver.flush();
    const full = await faults.guard(ipc.draftOpen(id));
    if (full) this.take(full);
  }

  /** Shows a draft as the store has it. */
  take(full: DraftFull): void {
    this.creating = Promise.resolve(full.id);
    this.id = full.id;
    this.asked = full.request;
    this.template = full.template;
    this.class = full.class;
    this.savedAt = full.updated_at;
    this.saved = 'saved';
    this.phase = full.text === '' ? 'request' : 'editor';
    this.show(full);
  }

  async remove(id: string): Promise<void> {
    await this.saver.flush();
    const gone = await faults.guard(ipc.draftDelete(id).then(() => true));
    if (gone && id === this.id) await this.begin();
    await this.readRows();
  }

  /** Has the document written from what was asked. */
  async run(): Promise<void> {
    if (this.asked.instruction.trim() === '' || jobs.current) return;
    this.noteRequest();
    await this.saver.flush();
    const id = this.id;
    if (id === null) return;
    this.phase = 'writing';
    this.pieces = [];
    this.sources = [];
    const request = { id, ...$state.snapshot(this.asked), template: this.template, class: this.class };
    const result = await jobs.run('job.draft', (job) => ipc.draft(request, job, (event) => this.hear(event)));
    composition.later(() => this.settle(id, result));
  }

  /** From the text back to what was asked, and from there to the text again. */
  askAgain(): void {
    if (this.phase === 'editor') this.phase = 'request';
    else if (this.phase === 'request' && this.text !== '') this.phase = 'editor';
  }

  setClass(next: DataClass): void {
    this.class = next;
    this.saver.note({ class: next });
  }

  nextClass(): void {
    this.setClass(CLASSES[(CLASSES.indexOf(this.class) + 1) % CLASSES.length] ?? 'S');
  }

  setTemplate(stem: string | null): void {
    this.template = stem;
    this.saver.note({ template: stem });
  }

  noteRequest(): void {
    this.saver.note({ request: $state.snapshot(this.asked) });
  }

  noteText(text: string): void {
    this.text = text;
    this.blanks = this.editor?.blankLabels() ?? this.blanks;
    this.saver.note({ text, cursor: this.cursor });
  }

  flush(): Promise<void> {
    return this.saver.flush();
  }

  private hear(event: ipc.DraftEvent): void {
    if (event.type === 'sources') this.sources = event.hits;
    else if (event.type === 'progress') jobs.progress(event.done, event.of);
    else if (event.type === 'notice') faults.show(event.fault);
    else this.addPiece(event);
  }

  private addPiece({ slot, text }: Piece): void {
    const last = this.pieces.at(-1);
    if (last?.slot === slot) last.text += text;
    else this.pieces.push({ slot, text });
  }

  /** Ends the writing: with a document, or back at the request where it failed or was stopped. */
  private settle(id: string, result: Draft | undefined): void {
    if (id !== this.id) return;
    if (!result) {
      this.phase = this.text === '' ? 'request' : 'editor';
      return;
    }
    this.phase = 'editor';
    this.show({ text: result.text, cursor: 0, kind: result.kind, result, sources: this.sources });
    this.fresh = true;
    this.saver.note({ text: result.text, cursor: 0 });
    void this.readRows();
  }

  private show({ text, cursor, kind, result, sources }: Pick<DraftFull, 'text' | 'cursor' | 'kind' | 'result' | 'sources'>) {
    this.text = text;
    this.cursor = cursor;
    this.kind = kind;
    this.result = result;
    this.sources = sources;
    this.findings = [];
    this.blanks = [];
    this.fresh = false;
    this.edition += 1;
  }

  private async write(change: DraftChange): Promise<void> {
    try {
      const id = await this.ensureId();
      const { saved_at } = await ipc.draftSave(id, change);
      this.savedAt = saved_at;
    } catch (reason) {
      await faults.guard(Promise.reject(reason));
      throw reason;
    }
  }

  /** A draft gets its place in the store with its first save. */
  private ensureId(): Promise<string> {
    this.creating ??= ipc.draftNew().then(
      ({ id }) => {
        this.id = id;
        void this.readRows();
        return id;
      },
      (reason: unknown) => {
        this.creating = null;
        throw reason;
      },
    );
    return this.creating;
  }
}

export const draft = new DraftRoom();
