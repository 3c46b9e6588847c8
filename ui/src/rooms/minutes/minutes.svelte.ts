/** The minutes room: meetings, what was said in the open one, and its record. */

import * as ipc from '../../ipc';
import type { ExportFormat, Meeting, MeetingRow, Minutes } from '../../ipc';
import { Saver, type SaveState } from '../../input/saver';
import { desk, t } from '../../stores/desk.svelte';
import { faults } from '../../stores/faults.svelte';
import { jobs } from '../../stores/jobs.svelte';
import { said } from '../../stores/said.svelte';
import { type Line, linesOf, removeLine, replaceText, withAccepted } from './record';

class MinutesRoom {
  rows = $state.raw<MeetingRow[]>([]);
  meeting = $state.raw<Meeting | null>(null);
  record = $state.raw<Minutes | null>(null);
  selected = $state(0);
  editing = $state(false);
  /** The utterance the user stands on, where the way goes from what was said to the record. */
  utterance = $state<number | null>(null);
  date = $state('');
  place = $state('');
  saved = $state<SaveState>('saved');
  savedAt = $state<string | null>(null);
  private readonly saver = new Saver<{ record: Minutes }>(
    ({ record }) => this.write(record),
    (state) => (this.saved = state),
  );

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
    await this.saver.flush();
    this.show(null);
  }

  async open(id: string): Promise<void> {
    await this.saver.flush();
    const meeting = await faults.guard(ipc.meetingOpen(id));
    if (meeting) this.show(meeting);
  }

  async add(from: { path: string } | { text: string }): Promise<void> {
    const meeting = await faults.guard(ipc.meetingAdd(from));
    if (!meeting) return;
    this.show(meeting);
    meeting.warnings.forEach((warning) => faults.show(warning));
    await this.readRows();
  }

  async pick(): Promise<void> {
    const path = await faults.guard(ipc.transcriptPick());
    if (path) await this.add({ path });
  }

  async run(): Promise<void> {
    const meeting = this.meeting;
    if (!meeting || jobs.current) return;
    const options = {
      date: this.date.trim() || null,
      place: this.place.trim() || null,
      notice: null,
      class: desk.settings?.class ?? 'S',
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

  change(record: Minutes): void {
    this.record = record;
    this.saver.note({ record });
  }

  flush(): Promise<void> {
    return this.saver.flush();
  }

  /** The record is saved as it changes; this says so to those who press Ctrl+S. */
  async saveNow(): Promise<void> {
    await this.saver.flush();
    if (this.saved === 'saved') said.say(t('minutes.saved'));
  }

  async export(format: ExportFormat, path: string | null): Promise<boolean> {
    if (!this.meeting) return false;
    await this.saver.flush();
    const done = await faults.guard(ipc.exportAs({ kind: 'meeting', id: this.meeting.id }, format, path));
    if (done) said.say(t('export.done', { path: done.path }));
    return done !== undefined;
  }

  private show(meeting: Meeting | null): void {
    this.meeting = meeting;
    this.record = meeting?.record ?? null;
    this.selected = 0;
    this.utterance = null;
    this.editing = false;
    this.date = meeting?.record?.date ?? '';
    this.place = meeting?.record?.place ?? '';
    this.savedAt = null;
  }

  private async write(record: Minutes): Promise<void> {
    if (!this.meeting) return;
    try {
      this.savedAt = (await ipc.meetingSave(this.meeting.id, record)).saved_at;
    } catch (reason) {
      await faults.guard(Promise.reject(reason));
      throw reason;
    }
  }
}

export const minutes = new MinutesRoom();
