/** The minutes room: meetings, what was said in the open one, and its record. */

import * as ipc from '../../ipc';
import type {
  ExportFormat,
  Correction,
  MeetingChange,
  MeetingRow,
  MeetingSummary,
  Minutes,
  OpenMeeting,
  Paper,
  Utterance,
  Warning,
} from '../../ipc';
import { type SaveState, Shelf } from '../../input/saver';
import { t } from '../../stores/desk.svelte';
import { faults, wordsOf } from '../../stores/faults.svelte';
import { jobs } from '../../stores/jobs.svelte';
import { said } from '../../stores/said.svelte';
import {
  type Line,
  linesOf,
  readRecord,
  removeLine,
  replaceText,
  withAccepted,
  withAllAccepted,
  withKept,
} from './record';
import { tasks } from './tasks.svelte';

/** What of an utterance is being corrected. */
export type Correcting = 'words' | 'speaker';
/** Whose name is corrected: everything of that speaker, one utterance, or what they say from there on. */
export type Reach = 'everywhere' | 'here' | 'onward';

/** How many changes of a record can be taken back. */
const UNDO = 100;

class MinutesRoom {
  rows = $state.raw<MeetingSummary[]>([]);
  meeting = $state.raw<MeetingRow | null>(null);
  utterances = $state.raw<Utterance[]>([]);
  /** What was odd about the transcript. */
  warnings = $state.raw<Warning[]>([]);
  record = $state.raw<Minutes | null>(null);
  selected = $state(0);
  editing = $state(false);
  /** The utterance the keyboard was on last, and what of it is being corrected. */
  heard = $state<number | null>(null);
  correcting = $state<Correcting | null>(null);
  date = $state('');
  place = $state('');
  notice = $state('');
  saved = $state<SaveState>('saved');
  savedAt = $state<string | null>(null);
  /** The record as it was before each change by hand, the last at the end. */
  private earlier = $state.raw<Minutes[]>([]);
  private readonly shelf = new Shelf<MeetingChange>((state) => (this.saved = state));

  lines: Line[] = $derived(this.record ? linesOf(this.record) : []);

  /** How many lines of the record nobody has accepted yet. */
  get unaccepted(): number {
    return this.lines.filter((line) => !line.accepted).length;
  }

  get line(): Line | null {
    return this.lines[this.selected] ?? null;
  }

  /** The utterances that carry the selected line of the record. */
  get lit(): ReadonlySet<number> {
    return new Set(this.line?.utterances ?? []);
  }

  async readRows(): Promise<void> {
    this.rows = (await faults.guard(ipc.meetings())) ?? this.rows;
  }

  async begin(): Promise<void> {
    await this.shelf.flush();
    this.show(null);
  }

  async open(id: number): Promise<void> {
    await this.shelf.flush();
    const open = await faults.guard(ipc.meetingOpen(id));
    if (open) this.show(open);
  }

  async add(from: { path: string } | { text: string }): Promise<void> {
    await this.shelf.flush();
    const open = await faults.guard(ipc.meetingAdd(from));
    if (!open) return;
    this.show(open);
    await this.readRows();
  }

  async run(): Promise<void> {
    const meeting = this.meeting;
    if (!meeting || jobs.current) return;
    await this.shelf.flush();
    const options = {
      date: this.date.trim() || null,
      place: this.place.trim() || null,
      class: meeting.class,
    };
    const record = await jobs.run('job.minutes', (job) =>
      ipc.minutes(meeting.id, options, job, (event) => {
        if (event.type === 'progress') jobs.progress(event.done, event.of);
        if (event.type === 'notice') faults.show(event.fault);
      }),
    );
    if (!record || this.meeting?.id !== meeting.id) return;
    const kept = withKept(record, this.record);
    this.record = record;
    if (kept !== record) this.change(kept);
    this.earlier = [];
    this.selected = 0;
    await Promise.all([this.readRows(), tasks.read()]);
  }

  /** Begins to correct the utterance the keyboard was on last. */
  correct(what: Correcting): void {
    this.heard ??= this.utterances[0]?.id ?? null;
    this.correcting = what;
  }

  /** Corrects the words of the utterance. */
  reword(text: string): Promise<void> {
    return this.send(this.heard === null ? null : { what: 'reword', utterance: this.heard, text });
  }

  /** Gives what was said to another speaker, who may be one that is known or a new one. */
  rename(speaker: string, reach: Reach): Promise<void> {
    const from = this.utterances.find(({ id }) => id === this.heard);
    if (!from) return this.send(null);
    const theirs = this.utterances.filter((one) => one.speaker === from.speaker && one.id >= from.id);
    const utterances = reach === 'here' ? [from.id] : theirs.map(({ id }) => id);
    const everywhere: Correction = { what: 'rename', from: from.speaker, to: speaker };
    return this.send(reach === 'everywhere' ? everywhere : { what: 'assign', utterances, speaker });
  }

  private async send(correction: Correction | null): Promise<void> {
    this.correcting = null;
    const { meeting } = this;
    if (!meeting || !correction) return;
    await this.shelf.flush();
    const open = await faults.guard(ipc.meetingCorrect(meeting.id, correction));
    if (!open || this.meeting?.id !== meeting.id) return;
    const { selected } = this;
    this.meeting = open.meeting;
    this.utterances = open.utterances;
    this.record = readRecord(open.meeting.record);
    this.earlier = [];
    this.select(selected);
    await tasks.read();
  }

  /** Begins a draft with a paper made of the record; gives its id. */
  async paper(which: Paper): Promise<number | undefined> {
    if (!this.meeting) return undefined;
    await this.shelf.flush();
    return faults.guard(ipc.meetingPaper(this.meeting.id, which));
  }

  select(index: number): void {
    this.selected = Math.min(Math.max(index, 0), Math.max(this.lines.length - 1, 0));
    this.editing = false;
  }

  /** The first line of the record that an utterance carries. */
  selectByUtterance(id: number): boolean {
    const index = this.lines.findIndex((line) => line.utterances.includes(id));
    if (index >= 0) this.select(index);
    return index >= 0;
  }

  /** Accepts the line, or takes that back. In the record the next line follows; whoever reads what was said stays. */
  accept(goOn: boolean): void {
    const { line, record } = this;
    if (!line || !record) return;
    this.change(withAccepted(record, line, !line.accepted));
    if (goOn) this.select(this.selected + 1);
  }

  acceptAll(): void {
    if (this.record) this.change(withAllAccepted(this.record));
  }

  drop(): void {
    const { line, record } = this;
    if (!line || !record) return;
    this.change(removeLine(record, line));
    this.select(this.selected);
    said.say(t('minutes.dropped', { text: line.text }));
  }

  edit(text: string): void {
    const { line, record } = this;
    this.editing = false;
    if (line && record && text.trim() !== '' && text !== line.text) this.change(replaceText(record, line, text.trim()));
  }

  /** Notes the day, the place and the notice that the user has written down. */
  noteHeld(): void {
    const held_on = /^\d{4}-\d{2}-\d{2}$/.test(this.date.trim()) ? { held_on: this.date.trim() } : {};
    this.shelf.note({ ...held_on, place: this.place.trim(), notice: this.notice.trim() });
  }

  change(record: Minutes): void {
    if (this.record) this.earlier = [...this.earlier, this.record].slice(-UNDO);
    this.record = record;
    this.shelf.note({ record });
  }

  get canUndo(): boolean {
    return this.earlier.length > 0;
  }

  /** Takes back the last change that was made to the record by hand. */
  undo(): void {
    const record = this.earlier.at(-1);
    if (!record) return;
    this.earlier = this.earlier.slice(0, -1);
    this.record = record;
    this.shelf.note({ record });
    this.select(this.selected);
    said.say(t('minutes.undone'));
  }

  /** Shows in the open record what was marked in the list of tasks. */
  noteDone(meeting: number, place: number, done: boolean): void {
    if (this.meeting?.id !== meeting || !this.record) return;
    const actions = this.record.actions.map((action, at) => (at === place ? { ...action, done } : action));
    this.record = { ...this.record, actions };
    this.earlier = [];
  }

  flush(): Promise<void> {
    return this.shelf.flush();
  }

  /** The record is saved as it changes; this says so to those who press Ctrl+S. */
  async saveNow(): Promise<void> {
    await this.shelf.flush();
    if (this.saved === 'saved') said.say(t('minutes.saved'));
  }

  async export(format: ExportFormat, path: string | null): Promise<boolean> {
    if (!this.meeting) return false;
    await this.shelf.flush();
    const done = await faults.guard(ipc.exportAs({ kind: 'meeting', id: this.meeting.id }, format, path));
    if (done) said.wrote(done.path, t('export.done', { path: done.path }));
    return done !== undefined;
  }

  private show(open: OpenMeeting | null): void {
    this.meeting = open?.meeting ?? null;
    this.utterances = open?.utterances ?? [];
    this.warnings = open?.warnings ?? [];
    this.record = readRecord(open?.meeting.record);
    this.earlier = [];
    this.selected = 0;
    this.editing = false;
    this.heard = null;
    this.correcting = null;
    this.notice = open?.meeting.notice ?? '';
    this.date = open?.meeting.held_on ?? this.record?.date ?? '';
    this.place = open?.meeting.place ?? this.record?.place ?? '';
    this.savedAt = null;
    if (open) this.keepAs(open.meeting.id);
  }

  /** Sends changes to this meeting from now on. */
  private keepAs(id: number): void {
    this.shelf.open(async (change) => {
      try {
        const summary = await ipc.meetingSave(id, change);
        if (id === this.meeting?.id) this.savedAt = summary.changed;
        this.rows = this.rows.map((row) => (row.id === id ? summary : row));
        if (change.record) await tasks.read();
      } catch (reason) {
        faults.show(wordsOf(reason));
        throw reason;
      }
    });
  }
}

export const minutes = new MinutesRoom();
