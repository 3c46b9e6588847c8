/** The minutes room: meetings, what was said in the open one, and its record. */

import * as ipc from '../../ipc';
import type {
  ExportFormat,
  MeetingChange,
  MeetingRow,
  MeetingSummary,
  Minutes,
  OpenMeeting,
  Utterance,
  Warning,
} from '../../ipc';
import { type SaveState, Shelf } from '../../input/saver';
import { t } from '../../stores/desk.svelte';
import { faults, wordsOf } from '../../stores/faults.svelte';
import { jobs } from '../../stores/jobs.svelte';
import { said } from '../../stores/said.svelte';
import { type Line, linesOf, readRecord, removeLine, replaceText, withAccepted } from './record';

class MinutesRoom {
  rows = $state.raw<MeetingSummary[]>([]);
  meeting = $state.raw<MeetingRow | null>(null);
  utterances = $state.raw<Utterance[]>([]);
  /** What was odd about the transcript. */
  warnings = $state.raw<Warning[]>([]);
  record = $state.raw<Minutes | null>(null);
  selected = $state(0);
  editing = $state(false);
  date = $state('');
  place = $state('');
  saved = $state<SaveState>('saved');
  savedAt = $state<string | null>(null);
  private readonly shelf = new Shelf<MeetingChange>((state) => (this.saved = state));

  lines: Line[] = $derived(this.record ? linesOf(this.record) : []);

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
      notice: null,
      class: meeting.class,
    };
    const record = await jobs.run('job.minutes', (job) =>
      ipc.minutes(meeting.id, options, job, (event) => {
        if (event.type === 'progress') jobs.progress(event.done, event.of);
        if (event.type === 'notice') faults.show(event.fault);
      }),
    );
    if (!record || this.meeting?.id !== meeting.id) return;
    this.record = record;
    this.selected = 0;
    await this.readRows();
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

  accept(): void {
    const { line, record } = this;
    if (!line || !record) return;
    this.change(withAccepted(record, line, !line.accepted));
    this.select(this.selected + 1);
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

  /** Notes the day and the place that the user has written down. */
  noteHeld(): void {
    const held_on = /^\d{4}-\d{2}-\d{2}$/.test(this.date.trim()) ? { held_on: this.date.trim() } : {};
    this.shelf.note({ ...held_on, place: this.place.trim() });
  }

  change(record: Minutes): void {
    this.record = record;
    this.shelf.note({ record });
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
    this.selected = 0;
    this.editing = false;
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
      } catch (reason) {
        faults.show(wordsOf(reason));
        throw reason;
      }
    });
  }
}

export const minutes = new MinutesRoom();
